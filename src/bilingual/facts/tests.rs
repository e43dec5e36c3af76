//! What is told in a moment is what a closer look tells.

use proptest::prelude::*;

use super::read::{Notation, read, read_tokens};
use super::tokens::{Class, tokens};
use crate::lang::pack;
use crate::text::normal::is_of_word;

/// Pieces of both languages and of neither, of which texts are made.
const PIECES: &str = "ngày tháng năm mùng quý QUÝ Q hai Hai HAI mươi MƯƠI mười Mười MƯỜI lăm một Một đầu Đầu ĐẦU đôi tư Tư \
                      triệu TRIỆU tỷ Tỷ tỶ đồng Đồng ĐỒNG vnđ phần trăm phần trăm Đồng Tháp Ủy ban ỦY BAN nhân dân \
                      January JANUARY Jan may May MAY june June Dec of the and th st nd quarter quarters Quarter third THIRD \
                      fourth twenty Twenty TWENTY one One two hundred million millions Billion percent per cent dollars \
                      USD us$ http https www HTTP has with which II III IV X C CC CÁC VIỆC VI Vì I m m² km 1 2 12 30 05 \
                      2016 2017 1.234 1,5 1.234,5 161/QĐ-TTg 25/01/2016 6/2017 2016-01-25 10–12 % $ € . , - / ( ) “ ” \
                      … × · ý ß İ ſ K Σ é e\u{301} ٣ 中 \u{a0} \u{200b} \t";

fn text() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = PIECES.split(' ').filter(|piece| !piece.is_empty()).collect();
    let piece = (prop::sample::select(pieces), prop::sample::select(vec![" ", " ", " ", "", "-", ", "]));
    prop::collection::vec(piece, 0..24).prop_map(|all| all.into_iter().flat_map(|(a, b)| [a, b]).collect())
}

proptest! {
    #[test]
    fn no_fact_is_passed_over(text in text()) {
        for tag in ["vi", "en", "lo"] {
            let notation = Notation::of(pack(tag));
            let every_word = tokens(&text, |_| notation.figures.is_some());
            prop_assert_eq!(read(&text, &notation), read_tokens(&text, &every_word, &notation), "{} {}", tag, text);
        }
    }

    #[test]
    fn tokens_are_runs_of_one_class(text in prop_oneof![text(), any::<String>()]) {
        let class = |c: char| match c {
            '0'..='9' => Some(Class::Digits),
            c if is_of_word(c) => Some(Class::Letters),
            c if c.is_whitespace() => None,
            c => Some(Class::Sign(c)),
        };
        let mut wanted: Vec<(usize, usize, Class, bool)> = Vec::new();
        let mut is_apart = true;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            match (class(c), wanted.last_mut()) {
                (None, _) => is_apart = true,
                (Some(class @ (Class::Digits | Class::Letters)), Some(last)) if last.2 == class && !is_apart => last.1 = end,
                (Some(class), _) => wanted.push((at, end, class, std::mem::take(&mut is_apart))),
            }
        }
        let found = tokens(&text, |_| false);
        let found = found.iter().map(|t| (t.start as usize, t.end as usize, t.class, t.is_apart));
        prop_assert_eq!(found.collect::<Vec<_>>(), wanted);
    }
}
