//! Bytes of a text file to text.

use std::borrow::Cow;
use std::sync::Arc;

use crate::text::normal::nfc;

/// Text files larger than this are refused: 8 MiB, some four million Vietnamese letters.
pub const MAX_TEXT_BYTES: u64 = 8 * 1024 * 1024;

/// A text as read.
pub(super) struct Decoded {
    /// NFC, without a byte-order mark, with `\n` line ends.
    pub(super) text: Arc<str>,
    /// Whether it had to be brought to NFC.
    pub(super) was_not_nfc: bool,
}

/// Decodes UTF-8. A byte-order mark and Windows line ends are accepted. `Err` is the offset of the first bad byte.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, usize> {
    let text = simdutf8::compat::from_utf8(bytes).map_err(|e| e.valid_up_to())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let has_returns = text.contains('\r');
    let text =
        if has_returns { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) };
    let normal = nfc(&text);
    let was_not_nfc = matches!(normal, Cow::Owned(_));
    Ok(Decoded { text: normal.into(), was_not_nfc })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn word_and_windows_leave_no_traces() {
        let decoded = decode("\u{feff}một\r\nhai\rba".as_bytes()).expect("text");
        assert_eq!(&*decoded.text, "một\nhai\nba");
        assert!(!decoded.was_not_nfc);
        let decoded = decode("e\u{302}\u{301}".as_bytes()).expect("text");
        assert_eq!(&*decoded.text, "ế");
        assert!(decoded.was_not_nfc);
        assert_eq!(decode(b"abc\xe9").err(), Some(3));
    }
}
