use super::{html_of, problems, read};

/// Reads a text that is meant to hurt; the time limit only catches what is not linear.
fn survive(text: &str) -> usize {
    let (doc, _) = read(text, true);
    html_of(&doc).len()
}

#[test]
fn deep_nesting_is_cut_and_reported_once() {
    let deep = ">".repeat(200);
    let found = problems(&deep, false);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("nesting-too-deep"), "{found:?}");
    let mut notices = String::from("x\n");
    for level in 0..20 {
        let fence = "`".repeat(level + 3);
        notices = format!("{fence}{{notice}}\n{notices}{fence}\n");
    }
    let found = problems(&notices, false);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("nesting-too-deep «{notice}»"), "{found:?}");
}

#[test]
fn long_runs_of_marks_are_survived() {
    let many = |piece: &str, bytes: usize| piece.repeat(bytes / piece.len());
    survive(&many(">", 100_000));
    survive(&many("[", 50_000));
    survive(&many("*a ", 1_000_000));
    survive(&many("**a *b ", 200_000));
    survive(&many("![", 50_000));
    survive(&many("[^a", 50_000));
    survive(&many("[^a]", 50_000));
    survive(&many("- ", 50_000));
    survive(&many("<b>", 50_000));
    survive(&many("`a", 100_000));
    survive(&many("a\n: ", 100_000));
    survive(&many("{#a} ", 100_000));
    survive(&many("- [ ] a\n", 200_000));
    survive(&many("## a\n", 100_000));
    survive(&many("```{notice}\n```\n", 100_000));
    survive(&format!("```{{notice}}\n{}\n```\n\n[^a]: b\n", many("[^a][^b]", 100_000)));
    survive(&many("|", 50_000));
    survive(&format!("{}\n{}", many("|a", 20_000), many("|-", 20_000)));
    survive(&many("<!--", 50_000));
    survive(&many("[a](", 50_000));
}
