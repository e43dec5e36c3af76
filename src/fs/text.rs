//! Bytes of a text file to text.

use std::borrow::Cow;

use crate::text::normal::nfc;

/// Text files larger than this are refused: 8 MiB, some four million Vietnamese letters.
pub const MAX_TEXT_BYTES: u64 = 8 * 1024 * 1024;

/// A text as read.
pub(super) struct Decoded {
    /// NFC, without a byte-order mark, with `\n` line ends.
    pub(super) text: String,
    /// Whether it had to be brought to NFC.
    pub(super) was_not_nfc: bool,
}

/// Decodes UTF-8. A byte-order mark and Windows line ends are accepted. `Err` is the offset of the first bad byte.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, usize> {
    let text = String::from_utf8(bytes).map_err(|e| e.utf8_error().valid_up_to())?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let normal = match nfc(&text) {
        Cow::Borrowed(_) => None,
        Cow::Owned(normal) => Some(normal),
    };
    let was_not_nfc = normal.is_some();
    Ok(Decoded { text: normal.unwrap_or(text), was_not_nfc })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn word_and_windows_leave_no_traces() {
        let decoded = decode("\u{feff}một\r\nhai\rba".into()).expect("text");
        assert_eq!(decoded.text, "một\nhai\nba");
        assert!(!decoded.was_not_nfc);
        let decoded = decode("e\u{302}\u{301}".into()).expect("text");
        assert_eq!(decoded.text, "ế");
        assert!(decoded.was_not_nfc);
        assert_eq!(decode(b"abc\xe9".to_vec()).err(), Some(3));
    }
}
