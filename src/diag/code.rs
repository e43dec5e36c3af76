//! Every code a diagnostic can have: one enum, one line each.

use serde::{Deserialize, Serialize};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Not reported (settings only).
    Off,
    /// Worth knowing; nothing is wrong.
    Note,
    /// The site is built, but the writer should look.
    Warning,
    /// The site is not built; the previous one stays.
    Error,
}

impl Level {
    /// The name used in settings and in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }

    /// The level of a name.
    pub fn from_name(name: &str) -> Option<Level> {
        [Level::Off, Level::Note, Level::Warning, Level::Error].into_iter().find(|l| l.name() == name)
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $level:ident;)+) => {
        /// The kind of a problem. Stable: settings and scripts name codes by their text form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the source.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            /// The stable text form.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// The level unless the settings say otherwise.
            pub fn default_level(self) -> Level {
                match self { $(Code::$variant => Level::$level,)+ }
            }

            /// What it means, in one English line (the documentation's table).
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

codes! {
    // Words
    /// A word cannot be written so in its language.
    Misspelt = "misspelt", Warning;
    /// A word stands beside its neighbours nowhere else, while a similar word does.
    DoubtfulWord = "doubtful-word", Note;
    /// A tone mark stands where the site's custom does not put it.
    TonePlacement = "tone-placement", Note;
    /// Words that are neither of the language of their text nor accepted by the site.
    UnknownWords = "unknown-words", Note;
    /// A character that looks like another one, cannot be seen, or is left of another encoding.
    StrayCharacter = "stray-character", Warning;
    /// A habit of typing that a careful editor corrects.
    TypingHabit = "typing-habit", Note;
    /// A sentence is too long to be understood at one reading.
    LongSentence = "long-sentence", Note;
    /// The sentences of a text are long throughout.
    ReadingLevel = "reading-level", Note;
    /// The site writes one thing in two ways, and this is the rarer one.
    MixedStyle = "mixed-style", Note;
    /// A word is written with i where the site writes y, or the other way round.
    IOrY = "i-or-y", Note;
    /// A date in an official document is not in the form prescribed for it.
    OfficialDate = "official-date", Note;
    // Files
    /// A file cannot be read.
    FileUnreadable = "file-unreadable", Error;
    /// A text file is not UTF-8.
    FileNotUtf8 = "file-not-utf8", Error;
    /// A text file is larger than the generator accepts.
    FileTooLarge = "file-too-large", Error;
    /// A text was not in Unicode normalisation form C and was normalised while loading.
    FileNotNfc = "file-not-nfc", Note;
    /// A symbolic link leads out of the folder that is read.
    SymlinkOutside = "symlink-outside", Error;
    /// A file name is not allowed on Windows.
    FileNameWindows = "file-name-windows", Error;
    /// Two file names differ only in case or in Unicode form.
    FileNameCase = "file-name-case", Error;
    /// A content file's name ends in a language that the settings do not declare.
    UnknownLanguageSuffix = "unknown-language-suffix", Error;
    /// A content file's name does not say its language.
    MissingLanguageSuffix = "missing-language-suffix", Error;
    /// The output folder lies inside a folder that is read, or the other way round.
    OutputInsideContent = "output-inside-content", Error;
    /// The output folder holds files and was not made by this program.
    OutputForeign = "output-foreign", Error;
    // Front matter, settings, data
    /// The settings file is missing.
    SettingsMissing = "settings-missing", Error;
    /// A TOML text cannot be parsed.
    TomlSyntax = "toml-syntax", Error;
    /// A YAML text cannot be parsed.
    YamlSyntax = "yaml-syntax", Error;
    /// A JSON or CSV data file cannot be parsed.
    DataSyntax = "data-syntax", Error;
    /// A content file has no front matter.
    FrontMatterMissing = "front-matter-missing", Error;
    /// The front matter is opened and never closed.
    FrontMatterUnclosed = "front-matter-unclosed", Error;
    /// A field that nobody knows.
    UnknownField = "unknown-field", Error;
    /// A field that has to be there is missing.
    MissingField = "missing-field", Error;
    /// A field has a value of the wrong type.
    WrongType = "wrong-type", Error;
    /// A field has a value that is not allowed.
    InvalidValue = "invalid-value", Error;
    /// A date that does not exist or cannot be understood.
    InvalidDate = "invalid-date", Error;
    /// A translation sets a field that belongs to the original and is inherited from it.
    FieldOfOriginal = "field-of-original", Warning;
    /// The file that remembers published addresses is damaged.
    LockDamaged = "lock-damaged", Warning;
    // The site as a whole
    /// Two files of one language claim the same id.
    DuplicateId = "duplicate-id", Error;
    /// Two things claim the same address (also when they differ only in case).
    DuplicateUrl = "duplicate-url", Error;
    /// A page exists in a translation but not in the original language.
    MissingOriginal = "missing-original", Warning;
    /// A page has no translation.
    MissingTranslation = "missing-translation", Warning;
    /// A section folder has no `_index` file.
    MissingSection = "missing-section", Error;
    /// A term that the settings do not declare.
    UnknownTerm = "unknown-term", Warning;
    /// A source id that the register of sources does not have.
    UnknownSource = "unknown-source", Error;
    /// An address that was published is no longer served.
    AddressGone = "address-gone", Warning;
    /// A page is past its review date.
    ReviewDue = "review-due", Warning;
    /// A number in a document that does not fit what stands before it, so that it names no clause.
    UnknownNumbering = "unknown-numbering", Note;
    /// A part of a document that only one of its languages has.
    UnpairedBlock = "unpaired-block", Note;
    /// The glossary has an id or a word of the original twice.
    DuplicateTerm = "duplicate-term", Warning;
    // Two texts of one page
    /// A document number that differs between original and translation.
    ParityReference = "parity-reference", Warning;
    /// A date that differs between original and translation.
    ParityDate = "parity-date", Warning;
    /// An amount or a magnitude that differs between original and translation.
    ParityAmount = "parity-amount", Warning;
    /// A percentage that differs between original and translation.
    ParityPercent = "parity-percent", Warning;
    /// Another number that differs between original and translation.
    ParityNumber = "parity-number", Warning;
    /// A number that is not written as its language writes numbers, so that it can be read as two.
    ParityUnclear = "parity-unclear", Warning;
    /// A list with more items in one language than in the other.
    ParityItems = "parity-items", Warning;
    /// A link that only one of two texts has, or that leads elsewhere.
    ParityLinks = "parity-links", Warning;
    /// More pictures in one language than in the other.
    ParityImages = "parity-images", Warning;
    /// More words emphasised in one language than in the other.
    ParityEmphasis = "parity-emphasis", Note;
    /// Words of a translation that were left in the language of the original.
    UntranslatedText = "untranslated-text", Warning;
    /// A term of the glossary that is translated by none of its words there.
    TermMissing = "term-missing", Warning;
    /// A term that is translated by a word that the glossary rules out.
    TermForbidden = "term-forbidden", Warning;
    // Translations
    /// The original of a block was changed after its translation was checked.
    StaleTranslation = "stale-translation", Warning;
    /// Only punctuation, capitals or spacing of a block's original were changed since.
    StaleMinor = "stale-minor", Note;
    /// Both texts of a block were changed since they were checked against each other.
    TranslationCheck = "translation-check", Warning;
    /// Only the translation of a block was changed since it was checked.
    TranslationChanged = "translation-changed", Note;
    /// Blocks of a translation were never checked against the original.
    TranslationUnchecked = "translation-unchecked", Note;
    /// A page is held back until its translation is current.
    PageHeld = "page-held", Warning;
    /// The record of what translations were checked against is damaged.
    SyncDamaged = "sync-damaged", Warning;
    /// The record of what translations were checked against is of a later version of the program.
    SyncNewer = "sync-newer", Warning;
    /// The record of what translations were checked against belongs to no page.
    SyncOrphan = "sync-orphan", Warning;
    // Exchange with translators
    /// A file from a translator that cannot be read.
    ExchangeDamaged = "exchange-damaged", Error;
    /// A segment of which the original has changed since it was sent.
    ExchangeOutdated = "exchange-outdated", Warning;
    /// A segment of which somebody else has changed the translation since it was sent.
    ExchangeConflict = "exchange-conflict", Warning;
    /// A segment whose marks are not whole, or whose words would become marks.
    ExchangePlaceholder = "exchange-placeholder", Warning;
    /// A page or segment that the site does not have.
    ExchangeUnknown = "exchange-unknown", Warning;
    /// A segment for which the translation has no block yet.
    ExchangeUnplaced = "exchange-unplaced", Warning;
    /// A new translation of which parts are missing.
    ExchangeIncomplete = "exchange-incomplete", Warning;
    // Markdown
    /// A link to a page that does not exist.
    BrokenLink = "broken-link", Error;
    /// A link to an anchor that the page does not have.
    BrokenAnchor = "broken-anchor", Error;
    /// A link to a page that is not published (draft, scheduled, expired).
    LinkUnpublished = "link-unpublished", Error;
    /// A picture or file that does not exist.
    MissingFile = "missing-file", Error;
    /// A picture with more pixels or bytes than the generator accepts.
    PictureTooLarge = "picture-too-large", Error;
    /// A picture that cannot be read.
    PictureDamaged = "picture-damaged", Error;
    /// A picture of a format that is not read.
    PictureFormat = "picture-format", Error;
    /// A drawing that runs something, or fetches something from elsewhere.
    PictureUnsafe = "picture-unsafe", Error;
    /// A picture whose name says another format than it has.
    PictureEnding = "picture-ending", Warning;
    /// A picture that moves; only its first frame is shown.
    PictureMoving = "picture-moving", Warning;
    /// A link that leads out of the content folder.
    LinkOutside = "link-outside", Error;
    /// A link whose address uses a scheme that is not allowed.
    LinkScheme = "link-scheme", Error;
    /// A reference in square brackets that nothing defines.
    UndefinedReference = "undefined-reference", Warning;
    /// A footnote mark without its note.
    UndefinedFootnote = "undefined-footnote", Error;
    /// A footnote that nothing refers to, or that is defined twice.
    UnusedFootnote = "unused-footnote", Warning;
    /// An anchor that stands twice on one page.
    DuplicateAnchor = "duplicate-anchor", Error;
    /// Headings skip a level, or a heading of the first level stands in the text.
    HeadingLevel = "heading-level", Warning;
    /// A picture without a text alternative.
    ImageAltMissing = "image-alt-missing", Error;
    /// A link without words.
    EmptyLink = "empty-link", Warning;
    /// A phrase of another language that is marked in a form that is not understood.
    PhraseMark = "phrase-mark", Warning;
    /// Raw HTML where it is not allowed, or HTML that had to be made harmless.
    RawHtml = "raw-html", Warning;
    /// A component that does not exist or is not allowed.
    UnknownComponent = "unknown-component", Error;
    /// A component's arguments are wrong.
    ComponentArguments = "component-arguments", Error;
    /// A data file does not have what a chart needs.
    ChartData = "chart-data", Error;
    /// A code block names a language that the highlighter does not know.
    UnknownCodeLanguage = "unknown-code-language", Warning;
    /// Blocks are nested deeper than the generator accepts.
    NestingTooDeep = "nesting-too-deep", Error;
    // Theme, templates, strings
    /// The theme does not exist.
    ThemeMissing = "theme-missing", Error;
    /// A template cannot be parsed.
    TemplateSyntax = "template-syntax", Error;
    /// A template that is needed does not exist.
    TemplateMissing = "template-missing", Error;
    /// A template fails on a page.
    TemplateRender = "template-render", Error;
    /// A catalogue of interface strings cannot be parsed.
    CatalogueSyntax = "catalogue-syntax", Error;
    /// A string that a language's catalogue does not have.
    StringMissing = "string-missing", Error;
}

impl Code {
    /// What is said about two texts of one page that differ; writers may say that they mean it.
    pub const OF_PAIRS: &'static [Code] = &[
        Code::UnpairedBlock,
        Code::ParityReference,
        Code::ParityDate,
        Code::ParityAmount,
        Code::ParityPercent,
        Code::ParityNumber,
        Code::ParityUnclear,
        Code::ParityItems,
        Code::ParityLinks,
        Code::ParityImages,
        Code::ParityEmphasis,
        Code::UntranslatedText,
        Code::TermMissing,
        Code::TermForbidden,
    ];

    /// What is said of words, characters and sentences; only `check` looks for it.
    pub const OF_SPELLING: &'static [Code] = &[
        Code::Misspelt,
        Code::DoubtfulWord,
        Code::TonePlacement,
        Code::UnknownWords,
        Code::StrayCharacter,
        Code::TypingHabit,
        Code::LongSentence,
        Code::ReadingLevel,
        Code::MixedStyle,
        Code::IOrY,
        Code::OfficialDate,
    ];

    /// The code of a text form.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|c| c.name() == name)
    }
}
