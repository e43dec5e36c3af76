//! A number as its digits and a power of ten, so that `1.234 tỷ` and `1,234,000,000,000` are equal.

/// A number that is not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::bilingual) struct Number {
    /// The digits without zeros at either end.
    digits: u128,
    /// The power of ten; 0 for zero.
    exponent: i16,
}

/// So many digits are told apart; numbers that differ only behind them count as equal.
const MOST_DIGITS: usize = 36;

impl Number {
    /// Makes it of digits before and behind the decimal sign.
    pub(super) fn new(whole: impl Iterator<Item = u8>, decimals: &str) -> Number {
        let (mut digits, mut length, mut exponent) = (0_u128, 0, 0_i16);
        let mut push = |digit: u8| {
            let is_kept = length < MOST_DIGITS;
            if is_kept {
                digits = digits * 10 + u128::from(digit.wrapping_sub(b'0') % 10);
                length += usize::from(digits > 0);
            }
            is_kept
        };
        for digit in whole {
            if !push(digit) {
                exponent = exponent.saturating_add(1);
            }
        }
        for digit in decimals.bytes() {
            if push(digit) {
                exponent = exponent.saturating_sub(1);
            }
        }
        Number { digits, exponent }.trimmed()
    }

    /// The number times a power of ten.
    pub(super) fn times_ten_to(self, power: u8) -> Number {
        let exponent = if self.digits == 0 { 0 } else { self.exponent.saturating_add(i16::from(power)) };
        Number { exponent, ..self }
    }

    /// The power of ten by which it is larger than another of the same digits.
    pub(super) fn over(self, other: Number) -> u8 {
        u8::try_from(self.exponent.saturating_sub(other.exponent)).unwrap_or(0)
    }

    fn trimmed(mut self) -> Number {
        if self.digits == 0 {
            return Number { digits: 0, exponent: 0 };
        }
        while self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.exponent = self.exponent.saturating_add(1);
        }
        self
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Number {
        Number { digits: u128::from(number), exponent: 0 }.trimmed()
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_are_equal_however_they_are_written() {
        let number = |whole: &str, decimals: &str| Number::new(whole.bytes(), decimals);
        assert_eq!(number("0012", "50"), number("12", "5"));
        assert_eq!(number("1", "234").times_ten_to(12), number("1234", "").times_ten_to(9));
        assert_eq!(number("0", "00"), Number::from(0));
        assert_eq!(Number::from(1200), number("1200", ""));
        assert_ne!(number("15", ""), number("15000", ""));
        assert_eq!(number(&"9".repeat(400), ""), number(&"9".repeat(400), ""));
    }
}
