//! What a language writes for dates, numbers and amounts in running text: tables, and nothing else.

/// How a language writes figures. All words are in lower case.
#[derive(Debug)]
pub struct Figures {
    /// The sign between groups of three digits.
    pub group: char,
    /// The sign before decimals.
    pub decimal: char,
    /// Words before the number of a day.
    pub day: &'static [&'static str],
    /// Words before the number of a month.
    pub month: &'static [&'static str],
    /// Words before the number of a year.
    pub year: &'static [&'static str],
    /// Words for a quarter of a year, before its number or behind its ordinal.
    pub quarter: &'static [&'static str],
    /// What is said for the sign %.
    pub percent: &'static [&'static str],
    /// Words behind a number that multiply it, with the power of ten.
    pub magnitudes: &'static [(&'static str, u8)],
    /// Names of currencies, before or behind a number.
    pub currencies: &'static [&'static str],
    /// Small numbers in words.
    pub numbers: &'static [(&'static str, NumberWord)],
}

/// What a word for a number does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// A number that may as well be written as a figure.
    Sure(u32),
    /// A word that often means something else, such as *one*.
    Unsure(u32),
    /// A place in an order, such as *third*.
    Ordinal(u32),
    /// A number to which the one behind it is added, such as *twenty*.
    Tens(u32),
    /// What makes tens of the number before it, such as *mươi*.
    TimesTen,
}
