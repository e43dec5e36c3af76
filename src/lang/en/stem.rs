//! English words without their inflection: plurals, possessives, and the forms of verbs.
//!
//! What derives one word from another (*sustainable*, *sustainability*) is left alone: those are two words to a
//! glossary. The result is no word, only a key: `reduce`, `reduces`, `reducing` and `reduced` have `reduc`.

/// Cuts the inflection off a word in lower case.
pub(super) fn cut(word: &mut String) {
    for ending in ["'s", "’s", "'", "’"] {
        if word.ends_with(ending) {
            word.truncate(word.len() - ending.len());
            break;
        }
    }
    if !word.is_ascii() || word.len() < 4 {
        return;
    }
    plural(word);
    for ending in ["ing", "ed"] {
        let stem = word.len().saturating_sub(ending.len());
        // What is left of *ring* or *need* is no word: it has no vowel before its end, or is too short.
        if stem >= 3 && word.ends_with(ending) && word[..stem - 1].contains(['a', 'e', 'i', 'o', 'u', 'y']) {
            word.truncate(stem);
            undouble(word);
            break;
        }
    }
    if word.len() > 3 && word.ends_with('e') {
        word.pop();
    }
    if word.len() > 2 && word.ends_with('y') {
        word.pop();
        word.push('i');
    }
}

fn plural(word: &mut String) {
    let kept = ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    if word.ends_with('s') && !kept {
        word.pop();
        let is_hissed = ["she", "che", "xe", "sse", "zze"].iter().any(|ending| word.ends_with(ending));
        if word.ends_with("ie") && word.len() > 4 || is_hissed {
            word.pop();
        }
    }
    // `ies` has left an i, which is what a final y becomes too.
}

/// `planned` → `plan`; but `pressing` keeps its ss.
fn undouble(word: &mut String) {
    let bytes = word.as_bytes();
    if let [.., a, b] = bytes
        && a == b
        && !b"aeioulsz".contains(b)
    {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn inflected_forms_of_a_word_have_one_key() {
        for group in [
            &["reduce", "reduces", "reducing", "reduced"][..],
            &["community", "communities", "community's"],
            &["monitor", "monitors", "monitored", "monitoring"],
            &["plan", "plans", "planned", "planning", "plan’s"],
            &["scheme", "schemes"],
            &["process", "processes", "processed"],
            &["box", "boxes"],
            &["people", "people's", "people’s"],
        ] {
            let keys: Vec<String> = group
                .iter()
                .map(|word| {
                    let mut key = (*word).to_owned();
                    cut(&mut key);
                    key
                })
                .collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{group:?} {keys:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in
            [("sustainable", "sustainability"), ("ring", "r"), ("need", "ne"), ("basis", "basi"), ("asean", "as")]
        {
            let (mut x, mut y) = (a.to_owned(), b.to_owned());
            cut(&mut x);
            cut(&mut y);
            assert_ne!(x, y, "{a} {b}");
        }
    }
}
