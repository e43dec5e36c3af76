//! Finished files, before they are anywhere.
//!
//! A worker that finishes a file gives it to a [`Sink`] at once: the staging folder for `build`, memory for `serve`.
//! What stays here is the account of what was given, so that two files for one path are an error and memory does not
//! grow with the bytes of the site.

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path below the output folder, with `/` between its parts.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl OutputFile {
    /// Makes a file.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> OutputFile {
        OutputFile { path: path.into(), bytes: bytes.into() }
    }
}
