//! The rhymes of Vietnamese, which onsets they go with, and where their tone mark stands.

/// Rhymes without a glide, by nucleus. Those of iê are written yê without an onset.
const PLAIN: [&str; 115] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", //
    "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", //
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", //
    "e", "ec", "em", "en", "eng", "eo", "ep", "et", //
    "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", //
    "i", "ich", "im", "in", "inh", "ip", "it", "iu", "ia", //
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", //
    "o", "oc", "oi", "om", "on", "ong", "op", "ot", "ooc", "oong", //
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", //
    "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", //
    "u", "uc", "ui", "um", "un", "ung", "up", "ut", "ua", //
    "uôc", "uôi", "uôm", "uôn", "uông", "uôt", //
    "ư", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ưa", //
    "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
];

/// Rhymes that begin with a glide.
const GLIDE: [&str; 40] = [
    "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", //
    "oăc", "oăm", "oăn", "oăng", "oăt", //
    "oe", "oen", "oeo", "oet", //
    "uân", "uâng", "uât", "uây", //
    "uê", "uêch", "uênh", "uêu", //
    "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt", //
    "uơ",
];

/// Rhymes after qu.
const AFTER_QU: [&str; 48] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", //
    "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", //
    "ân", "âng", "ât", "âu", "ây", //
    "e", "en", "eo", "et", //
    "ê", "ên", "êt", "êch", "ênh", "êu", //
    "i", "it", "inh", //
    "ơ", "ơi", "ơn", "ơt", "ôc", //
    "y", "ych", "ynh", "yt", "yên", "yêt",
];

/// What g and the rhymes of i make together.
const AFTER_GI: [&str; 9] = ["i", "in", "im", "ip", "iêng", "iêt", "iêc", "iêm", "iêp"];

/// Rhymes that only a syllable without an onset has.
const BARE: [&str; 5] = ["yêm", "yên", "yêng", "yêt", "yêu"];

pub(super) fn is_plain(rhyme: &str) -> bool {
    PLAIN.contains(&rhyme)
}

/// Whether g and a rhyme that begins with i make a syllable.
pub(super) fn after_gi(rhyme: &str) -> bool {
    AFTER_GI.contains(&rhyme)
}

/// Whether an onset and a rhyme make a syllable. `gi` has rules of its own.
pub(super) fn fit(onset: &str, rhyme: &str) -> bool {
    if onset == "qu" {
        return AFTER_QU.contains(&rhyme);
    }
    // A few loans (boong, goòng, toong, xoong); after any other onset it is `ong` with an o too many.
    if rhyme == "oong" {
        return ["b", "g", "l", "t", "x"].contains(&onset);
    }
    if rhyme == "y" {
        return ["", "k", "l", "m", "t", "s", "h", "v"].contains(&onset);
    }
    if GLIDE.contains(&rhyme) {
        return glides(onset, rhyme);
    }
    if onset.is_empty() {
        return BARE.contains(&rhyme) || is_plain(rhyme) && !rhyme.starts_with("iê");
    }
    let is_front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    is_plain(rhyme)
        && match onset {
            "c" | "g" | "ng" => !is_front,
            "k" | "gh" | "ngh" => is_front,
            _ => true,
        }
}

/// Lips that close before the vowel leave no room for a glide, but in loans and a few old words.
fn glides(onset: &str, rhyme: &str) -> bool {
    let own: &[&str] = match onset {
        "c" | "k" | "gh" | "ngh" | "ph" | "p" => &[],
        "g" => &["oa", "oai", "oan", "oang", "oăng", "oe"],
        "b" => &["uyt"],
        "m" => &["oay"],
        "v" => &["oan"],
        "n" => &["oa", "oan"],
        "r" => &["oa"],
        "đ" => &["oa", "oai", "oan", "oang", "oanh", "oat", "oac", "oach", "oe"],
        _ => return true,
    };
    own.contains(&rhyme)
}

/// Which letter of the rhyme bears the tone, from 0, where the older custom puts it.
pub(super) fn place(rhyme: &str, onset: &str) -> usize {
    let find = |letters: &[char]| rhyme.chars().position(|c| letters.contains(&c));
    // The vowel with a mark of its own bears the tone; of two, ơ.
    if let Some(at) = find(&['ă', 'â', 'ê', 'ô']).or_else(|| find(&['ơ'])).or_else(|| find(&['ư'])) {
        return at;
    }
    if onset == "qu" || onset == "gi" {
        return 0;
    }
    match rhyme {
        "oa" | "oe" | "uy" => 0,
        "uya" | "ooc" | "oong" => 1,
        _ if GLIDE.contains(&rhyme) => 1,
        _ => 0,
    }
}

/// The same where the newer custom puts it; none if there is but one.
pub(super) fn place_of_new_custom(rhyme: &str, onset: &str) -> Option<usize> {
    (onset != "qu" && matches!(rhyme, "oa" | "oe" | "uy")).then_some(1)
}

/// All onsets and rhymes, to count what is permitted.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    PLAIN.into_iter().chain(GLIDE).chain(AFTER_QU).chain(AFTER_GI).chain(BARE).chain(["y"])
}
