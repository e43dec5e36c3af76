use crate::markdown::{Piece, pieces};

fn show(text: &str, is_row: bool) -> String {
    let all = pieces(text, is_row).into_iter().map(|piece| match piece {
        Piece::Words(words) => words,
        Piece::Open(mark) => format!("‹{mark}"),
        Piece::Close(mark) => format!("{mark}›"),
        Piece::Alone(mark) => format!("‹{mark}›"),
    });
    all.collect::<Vec<_>>().join("·")
}

#[test]
fn marks_are_told_from_words() {
    for (text, wanted) in [
        ("Một hai", "Một hai"),
        ("**Một** *hai* ~~ba~~", "‹**·Một·**›· ·‹*·hai·*›· ·‹~~·ba·~~›"),
        ("_Một_ [hai *ba*](x.md#a \"t\").", "‹_·Một·_›· ·‹[·hai ·‹*·ba·*›·](x.md#a \"t\")›·."),
        (
            "![Ảnh](a.png) `mã` <https://a.vn> chú[^1] và [x][y]",
            "‹![·Ảnh·](a.png)›· ·‹`mã`›· ·‹<https://a.vn>›· chú·‹[^1]›· và ·‹[·x·][y]›",
        ),
        ("1\\. a \\* b &amp; c", "1. a * b & c"),
        ("dòng một\ndòng hai\\\nba", "dòng một\ndòng hai·‹\\\n›·ba"),
        ("2017. Năm - một # hai", "2017. Năm - một # hai"),
        ("[Một]{lang=vi} và *[hai]{lang=la}*.", "‹[·Một·]{lang=vi}›· và ·‹*·‹[·hai·]{lang=la}›·*›·."),
        ("[Một]{lang=} [hai]", "[Một]{lang=} [hai]"),
        ("", ""),
    ] {
        assert_eq!(show(text, false), wanted, "{text}");
    }
    assert_eq!(show("a | **b** | `c|d` \\| e", true), "a·‹ | ›·‹**·b·**›·‹ | ›·‹`c|d`›· | e");
}
