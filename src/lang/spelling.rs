//! What a language says of the spelling of a word.

/// Where a tone mark stands that two customs put over different letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Custom {
    /// Over the first vowel, as in most official texts: `hòa`.
    #[default]
    Old,
    /// Over the second: `hoà`.
    New,
    /// Either, as the writer likes.
    Either,
}

/// Which of two letters stands for one sound where both are in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IOrY {
    /// Whichever the site uses more often, word by word.
    #[default]
    Usual,
    /// `lí`, `kĩ`, `mĩ`.
    I,
    /// `lý`, `kỹ`, `mỹ`, as most official texts write.
    Y,
}

/// What a language says of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It may be written so, or is of a kind that has no spelling: an abbreviation, a number, a letter of a list.
    Good,
    /// Its letters are those of other languages.
    Foreign,
    /// It may be written so, but not by the custom asked for; as that custom writes it.
    Custom(String),
    /// It cannot be written so; the right spelling, if there is only one.
    Wrong(Option<String>),
}
