//! Repeats the simulation by which the costs were chosen: a translation loses, gains and merges blocks, and lengths
//! vary; how many of the original's blocks find the right one (or rightly none)?

use super::*;

/// Numbers that look random and are the same in every run (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    /// Nearly normal, of mean 0 and deviation 1: the sum of twelve even ones.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.below(10_000) as f64 / 10_000.0).sum::<f64>() - 6.0
    }
}

/// A line of the translation, and which lines of the original it stands for.
#[derive(Clone)]
struct Line {
    text: String,
    of: Vec<usize>,
}

/// The plan's own lines, without the writers' ids: every line is a unit.
fn lines(page: &str) -> Vec<String> {
    let text = body(page);
    let (from, to) = (text.find("**").expect("the title"), text.rfind("\n```{notice").expect("the end"));
    let lines = text[from..to].lines().filter(|l| !l.is_empty());
    lines.map(|l| l.split(" {#").next().unwrap_or(l).replace("\\[", "(").replace("\\]", ")")).collect()
}

/// Makes a text longer or shorter by repeating or dropping words at its end.
fn stretch(text: &str, factor: f64) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let wanted = ((words.len() as f64 * factor).round() as usize).max(words.len().min(4));
    words.iter().chain(words.iter().skip(3).cycle()).take(wanted).copied().collect::<Vec<_>>().join(" ")
}

/// Changes a translation as §5.2 of the study of Vietnamese does: 0–3 lines lost, 0–2 gained; and merges some.
fn change(translation: &[String], dice: &mut Dice, merge: bool) -> Vec<Line> {
    let mut lines: Vec<Line> =
        translation.iter().enumerate().map(|(i, t)| Line { text: t.clone(), of: vec![i] }).collect();
    for line in &mut lines {
        if !line.text.starts_with('#') {
            line.text = stretch(&line.text, (0.15 * dice.normal()).exp());
        }
    }
    for _ in 0..dice.below(4) {
        lines.remove(dice.below(lines.len()));
    }
    if merge {
        // Two neighbouring points or paragraphs become one.
        let plain = |line: &Line| !line.text.starts_with(['#', '-', '*']);
        let places: Vec<usize> = (1..lines.len()).filter(|i| plain(&lines[i - 1]) && plain(&lines[*i])).collect();
        if let Some(at) = places.get(dice.below(places.len().max(1))).copied() {
            let second = lines.remove(at);
            lines[at - 1].text = format!("{} {}", lines[at - 1].text, second.text);
            lines[at - 1].of.extend(second.of);
        }
    }
    for _ in 0..dice.below(3) {
        let words = translation[dice.below(translation.len())].trim_start_matches(['#', '-', '*', ' ']).to_owned();
        let words = words.split_once(") ").map_or(words.clone(), |(_, rest)| rest.to_owned());
        let note = format!("Note: {}", stretch(&words.replace(". ", " "), (0.5 * dice.normal()).exp()));
        lines.insert(dice.below(lines.len() + 1), Line { text: note, of: Vec::new() });
    }
    lines
}

/// The share of the original's blocks that are right, and of texts that are wholly right.
fn measure(kind: TextKind, merge: bool, runs: u64) -> (f64, f64) {
    let (original, translation) = (lines(PLAN_VI), lines(PLAN_EN));
    assert_eq!(original.len(), translation.len());
    let doc = parse(&original.join("\n\n"), vi());
    let a = units(&doc, vi(), kind);
    assert_eq!(a.len(), original.len());
    let (mut right, mut whole) = (0, 0);
    for run in 0..runs {
        let changed = change(&translation, &mut Dice(run), merge);
        let text = changed.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join("\n\n");
        let doc = parse(&text, en());
        let b = units(&doc, en(), kind);
        assert_eq!(b.len(), changed.len());
        let mut found = vec![None; a.len()];
        for row in align(&a, &b, Options::default()).rows {
            if let Row::Both(i, j) = row {
                found[i] = Some(j);
            }
        }
        let is_right = |(i, found): (usize, &Option<usize>)| match found {
            Some(j) => changed[*j].of.contains(&i),
            // Of two that were merged, one may be left over.
            None => changed.iter().all(|l| !l.of.contains(&i) || l.of.len() > 1),
        };
        let good = found.iter().enumerate().filter(|pair| is_right(*pair)).count();
        right += good;
        whole += usize::from(good == a.len());
    }
    (right as f64 / (a.len() as f64 * runs as f64), whole as f64 / runs as f64)
}

#[test]
fn changed_translations_are_still_understood() {
    for (kind, merge) in
        [(TextKind::Page, false), (TextKind::Page, true), (TextKind::Document, false), (TextKind::Document, true)]
    {
        let (blocks, texts) = measure(kind, merge, 300);
        println!("{kind:?}, merge {merge}: blocks {:.2} %, texts {:.1} %", blocks * 100.0, texts * 100.0);
        assert!(blocks >= 0.99, "{kind:?} merge {merge}: {blocks}");
    }
}
