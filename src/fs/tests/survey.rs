//! A look at the output before it is opened: what it saves, and when it counts for nothing.

use std::path::Path;
use std::sync::Arc;

use super::super::marker::{self, MARKER};
use super::super::places::Places;
use super::*;

fn files() -> Sizes {
    ["a.html", "b/c.html", "d.html"].map(|path| (path.to_owned(), 1)).into()
}

fn built() -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().unwrap();
    let target = temp.path().join("output");
    build(&target, &[("a.html", "A"), ("b/c.html", "C"), ("d.html", "D")]);
    (temp, target)
}

fn name(target: &Path) -> String {
    marker::read(target).unwrap().unwrap().name
}

fn begin(target: &Path, files: &Sizes) -> Survey {
    Survey::of(Places::of(target), &name(target), files).unwrap()
}

fn paths(left: &[(&str, u64, Left)]) -> Vec<String> {
    left.iter().map(|(path, ..)| (*path).to_owned()).collect()
}

#[test]
#[cfg(unix)]
fn what_was_seen_counts_if_the_folder_is_the_one_that_was_left() {
    let (_temp, target) = built();
    let files = files();
    // Somebody made one longer since.
    fs::write(target.join("d.html"), "longer").unwrap();
    let surveyed = begin(&target, &files).wait(&Places::of(&target)).unwrap();
    assert_eq!(surveyed.left.1, [true, true, false]);
    let folder = OutputFolder::open(&target, Some(begin(&target, &files))).unwrap();
    // It is not asked again: what comes now is not seen.
    fs::remove_file(target.join("a.html")).unwrap();
    assert_eq!(paths(&folder.left(&files)), ["a.html", "b/c.html"]);
    // Of other files nothing is known.
    let others: Sizes = Arc::from(files.to_vec());
    assert_eq!(paths(&folder.left(&others)), ["b/c.html"]);
    folder.discard();
}

#[test]
#[cfg(unix)]
fn it_counts_for_nothing_after_another_build() {
    let (_temp, target) = built();
    let files = files();
    let survey = begin(&target, &files);
    // The same marker, and yet another one.
    build(&target, &[("a.html", "B"), ("b/c.html", "C"), ("d.html", "D")]);
    build(&target, &[("a.html", "A"), ("b/c.html", "C"), ("d.html", "D")]);
    assert!(survey.wait(&Places::of(&target)).is_none());
    let other = Survey::of(Places::of(&target), "another", &files).unwrap();
    assert!(other.wait(&Places::of(&target)).is_none(), "the marker of another build");
}

#[test]
#[cfg(unix)]
fn what_somebody_puts_there_after_the_look_comes_along() {
    let (_temp, target) = built();
    for (round, kept) in ["once", "twice", "again"].into_iter().enumerate() {
        let files: Sizes = files().iter().filter(|(path, _)| path != "d.html").cloned().collect();
        let mut folder = OutputFolder::open(&target, Some(begin(&target, &files))).unwrap();
        folder.large = 1;
        fs::write(target.join(format!("b/{kept}")), "mine").unwrap();
        folder.left(&files).into_iter().for_each(|(.., left)| folder.keep(left));
        folder.put("d.html", format!("{round}").as_bytes()).unwrap();
        assert_eq!(commit(folder), Committed { written: 1, same: 2, removed: 0 });
        assert_eq!(text(&target, &format!("b/{kept}")), "mine");
        assert_eq!(text(&target, "b/once"), "mine");
    }
}

#[test]
fn few_files_are_not_worth_it_and_a_folder_without_a_marker_has_nothing() {
    let (temp, target) = built();
    assert!(Survey::begin(&target, &name(&target), &files()).is_none());
    assert!(Survey::of(Places::of(&temp.path().join("nowhere")), "any", &files()).is_none());
}

#[test]
fn a_marker_in_another_order_says_the_same() {
    let (_temp, target) = built();
    let text = text(&target, MARKER);
    let (head, lines) = text.split_once('\n').unwrap();
    let mut lines: Vec<&str> = lines.lines().collect();
    lines.reverse();
    fs::write(target.join(MARKER), format!("{head}\n{}\n", lines.join("\n"))).unwrap();
    let report = build(&target, &[("a.html", "A"), ("b/c.html", "C"), ("e.html", "E")]);
    assert_eq!(report, Committed { written: 1, same: 2, removed: 1 });
    assert!(!target.join("d.html").exists());
}
