//! `convert`: texts in old encodings become Unicode.

use std::path::{Path, PathBuf};

use super::args::ConvertArgs;
use super::printer::Printer;
use super::{FAILED, FINE, PROBLEMS};
use crate::fs;
use crate::lang::{Decoded, ENCODINGS, decode, decode_as};
use crate::text::normal::nfc;
use crate::text::words::excerpt;

/// The largest file that is read, in bytes.
const LIMIT: u64 = 64 << 20;
/// How much of a line is shown, in characters.
const SHOWN: usize = 70;

/// What was found out about a file.
enum Finding {
    /// It is Unicode already, in the form that it should have.
    Fine,
    /// It is to be written as this text.
    Old(Decoded),
    /// It cannot be converted; the key of a message.
    Not(&'static str),
}

/// Says what encoding each file is in, and writes it as Unicode if asked to, with the original kept beside it.
pub(super) fn convert(own: &ConvertArgs, printer: &Printer) -> u8 {
    if let Some(from) = own.from.as_deref().filter(|from| !ENCODINGS.contains(from)) {
        let known = ENCODINGS.join(", ");
        printer.problem("misuse-encoding", &[("value", from.to_owned()), ("expected", known)]);
        return FAILED;
    }
    let mut code = FINE;
    for path in &own.files {
        let named = ("path", path.display().to_string());
        let Some(bytes) = fs::read_if_small(path, LIMIT) else {
            printer.problem("convert-unreadable", &[named]);
            code = PROBLEMS;
            continue;
        };
        match look(&bytes, own.from.as_deref()) {
            Finding::Fine => printer.problem("convert-fine", &[named]),
            Finding::Not(key) => {
                printer.problem(key, &[named]);
                code = PROBLEMS;
            }
            Finding::Old(decoded) => {
                report(path, &bytes, &decoded, printer);
                if own.write && !write(path, &bytes, &decoded.text, printer) {
                    code = PROBLEMS;
                }
            }
        }
    }
    code
}

fn look(bytes: &[u8], from: Option<&str>) -> Finding {
    let is_wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    // Word files, archives and pictures have zeros early on; texts have none.
    if !is_wide && bytes.contains(&0) {
        return Finding::Not("convert-binary");
    }
    let decoded = match from {
        Some(from) => decode_as(bytes, from),
        None => decode(bytes),
    };
    match decoded {
        Some(decoded) if decoded.text.as_bytes() == bytes => Finding::Fine,
        Some(decoded) => Finding::Old(decoded),
        None => Finding::Not("convert-unknown"),
    }
}

/// Says what a file is in, and shows the first line that changes.
fn report(path: &Path, bytes: &[u8], decoded: &Decoded, printer: &Printer) {
    let before = String::from_utf8_lossy(bytes);
    let changed = before.lines().zip(decoded.text.lines()).find(|(old, new)| old != new);
    let (old, new) = changed.unwrap_or((before.as_ref(), decoded.text.as_str()));
    printer.problem(
        "convert-found",
        &[
            ("path", path.display().to_string()),
            ("encoding", decoded.encoding.to_owned()),
            ("good", decoded.good.to_string()),
            ("words", decoded.words.to_string()),
            ("before", excerpt(old, SHOWN)),
            ("after", excerpt(new, SHOWN)),
        ],
    );
}

/// Writes the text, and the bytes that were there beside it. Nothing is lost: no file is overwritten but this one.
fn write(path: &Path, bytes: &[u8], text: &str, printer: &Printer) -> bool {
    let kept = beside(path);
    let written = fs::write_new(&kept, bytes).and_then(|()| fs::write_atomic(path, nfc(text).as_bytes()));
    match written {
        Ok(()) => {
            let args = [("path", path.display().to_string()), ("kept", kept.display().to_string())];
            printer.problem("convert-written", &args);
            true
        }
        Err(error) => {
            printer.failure(&error.into());
            false
        }
    }
}

/// A name for the original that no file has: `note.original.md.bak`, `note.original-2.md.bak`.
/// The ending keeps it from being taken for a page.
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    let name = |n: u32| match n {
        1 => format!("{stem}.original{ending}.bak"),
        n => format!("{stem}.original-{n}{ending}.bak"),
    };
    let free = (1..).map(|n| path.with_file_name(name(n))).find(|path| !fs::exists(path));
    free.unwrap_or_else(|| path.with_file_name(name(1)))
}
