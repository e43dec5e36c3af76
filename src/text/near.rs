//! "Did you mean …?"

/// The candidate nearest to `word`, if one is near enough to be a slip of it: at most a third of its letters
/// differ (Damerau–Levenshtein), case ignored. Ties go to the first candidate.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let lower = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|c| *c != word)
        .map(|c| (strsim::osa_distance(&lower, &c.to_lowercase()), c))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, c)| c)
}

/// Whether one letter more, less, other, or two exchanged make one word of the other; equal words are.
pub fn is_one_apart(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 4 && strsim::osa_distance(a, b) <= 1
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let fields = ["title", "description", "slug", "date"];
        assert_eq!(nearest("titel", fields), Some("title"));
        assert_eq!(nearest("Description", fields), Some("description"));
        assert_eq!(nearest("colour", fields), None);
        assert_eq!(nearest("dat", fields), Some("date"));
    }
}
