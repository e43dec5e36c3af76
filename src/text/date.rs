//! Dates: complete ones, and ones of which only the year or month is known.

use jiff::civil::Date;

/// A date of which the day, or month and day, may be unknown. Ordered by time, the vaguer first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
}

/// The part if it is exactly `len` ASCII digits.
fn digits(part: &str, len: usize) -> Option<&str> {
    (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then_some(part)
}

impl PartialDate {
    /// Reads `2017`, `2017-06` or `2017-06-15`; nothing else, and only days that exist.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let mut parts = text.split('-');
        let year: i16 = digits(parts.next()?, 4)?.parse().ok()?;
        let month = parts.next().map(|m| digits(m, 2)?.parse::<i8>().ok().filter(|m| (1..=12).contains(m)));
        let day = parts.next().map(|d| digits(d, 2)?.parse::<i8>().ok());
        if parts.next().is_some() {
            return None;
        }
        let date = match (month, day) {
            (None, _) => PartialDate { year, month: None, day: None },
            (Some(month), None) => PartialDate { year, month: Some(month?), day: None },
            (Some(month), Some(day)) => Date::new(year, month?, day?).ok()?.into(),
        };
        Some(date)
    }

    /// The machine form, `2017-06`.
    pub fn iso(self) -> String {
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{:04}-{m:02}-{d:02}", self.year),
            (Some(m), None) => format!("{:04}-{m:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// The complete date, if it is one.
    pub fn complete(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        PartialDate { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

/// Reads a complete date in the form `2017-06-15`; only days that exist.
pub fn parse_date(text: &str) -> Option<Date> {
    PartialDate::parse(text)?.complete()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_are_read_strictly() {
        let iso = |text: &str| PartialDate::parse(text).map(PartialDate::iso);
        for good in ["1679", "2017-06", "2017-06-15", "2024-02-29"] {
            assert_eq!(iso(good).as_deref(), Some(good));
        }
        for bad in ["", "17", "2017-6", "2017-13", "2017-02-29", "2017-06-15-1", "2017-06-31", "abcd", "+017"] {
            assert_eq!(iso(bad), None, "{bad}");
        }
    }
}
