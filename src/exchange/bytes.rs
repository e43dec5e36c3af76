//! Bytes of files to text, and text back to the bytes of the file that it replaces.

use crate::text::normal::nfc;

/// Reads a file that some program saved: UTF-8 with or without a byte-order mark, or UTF-16 with one. The text is NFC
/// with `\n` line ends. `None` for other encodings.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok()?.to_owned(),
        rest => std::str::from_utf8(rest).ok()?.to_owned(),
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Some(nfc(&text).into_owned())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

/// The bytes of a changed content file: its byte-order mark and line ends stay. `None` if the file is such that
/// writing it would change more than the segments: with line ends of two sorts, or not in NFC.
pub fn encode_like(old: &[u8], before: &str, after: &str) -> Option<Vec<u8>> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let (has_mark, has_returns) = (old.starts_with(MARK), old.contains(&b'\r'));
    let encode = |text: &str| {
        let text = if has_returns { text.replace('\n', "\r\n") } else { text.to_owned() };
        let mut bytes = if has_mark { MARK.to_vec() } else { Vec::new() };
        bytes.extend_from_slice(text.as_bytes());
        bytes
    };
    (encode(before) == old).then(|| encode(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_programs_are_read() {
        let utf16: Vec<u8> = "\u{feff}Điều\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16).as_deref(), Some("Điều\n"));
        assert_eq!(decode("\u{feff}e\u{302}\r".as_bytes()).as_deref(), Some("ê\n"));
        assert_eq!(decode(b"\xff\xfe\x41"), None);
        assert_eq!(decode(b"caf\xe9"), None);
    }

    #[test]
    fn a_changed_file_keeps_its_form() {
        let check = |old: &str, wanted: Option<&str>| {
            let before = decode(old.as_bytes()).expect("text");
            let after = before.replace('a', "b");
            assert_eq!(encode_like(old.as_bytes(), &before, &after).as_deref(), wanted.map(str::as_bytes), "{old:?}");
        };
        check("a\nc\n", Some("b\nc\n"));
        check("\u{feff}a\r\nc\r\n", Some("\u{feff}b\r\nc\r\n"));
        check("a\r\nc\n", None);
        check("a e\u{302}\n", None);
    }
}
