//! File names that work everywhere.

/// Why a name does not work on Windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadName {
    /// It holds one of `< > : " | ? * \` or a control character.
    Character(char),
    /// It ends in a space or full stop, which Windows drops.
    Ending,
    /// It is the name of a device, with any ending (`con.md`).
    Reserved,
}

/// Checks one name against Microsoft's rules ("Naming Files, Paths, and Namespaces").
pub(super) fn check(name: &str) -> Result<(), BadName> {
    if let Some(c) = name.chars().find(|c| c.is_control() || r#"<>:"|?*\"#.contains(*c)) {
        return Err(BadName::Character(c));
    }
    if name.ends_with([' ', '.']) {
        return Err(BadName::Ending);
    }
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let is_device = |device: &&str| stem.eq_ignore_ascii_case(device);
    let numbered = |port: &&str| {
        let (name, number) = stem.split_at_checked(port.len()).unwrap_or((stem, ""));
        name.eq_ignore_ascii_case(port) && matches!(number.as_bytes(), [b'1'..=b'9'])
    };
    if ["CON", "PRN", "AUX", "NUL"].iter().any(is_device) || ["COM", "LPT"].iter().any(numbered) {
        return Err(BadName::Reserved);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_refuses() {
        assert_eq!(check("a:b.vi.md"), Err(BadName::Character(':')));
        assert_eq!(check("aux.vi.md"), Err(BadName::Reserved));
        assert_eq!(check("Com3"), Err(BadName::Reserved));
        assert_eq!(check("a."), Err(BadName::Ending));
        for good in ["đường.vi.md", "com.md", "com10", "console.md", ".gitkeep"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }
}
