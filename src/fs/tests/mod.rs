use std::path::Path;

use super::*;

mod folders;
mod previous;
mod random;
mod survey;

fn build(target: &Path, files: &[(&str, &str)]) -> Committed {
    let folder = OutputFolder::open(target, None).unwrap();
    for (path, text) in files {
        folder.put(path, text.as_bytes()).unwrap();
    }
    commit(folder)
}

fn commit(folder: OutputFolder) -> Committed {
    let (report, old_site) = folder.commit().unwrap();
    old_site.put_away();
    report
}

fn text(target: &Path, path: &str) -> String {
    fs::read_to_string(target.join(path)).unwrap()
}

#[test]
fn only_what_differs_is_written_and_what_is_gone_is_removed() {
    let temp = tempfile::tempdir().unwrap();
    let target = temp.path().join("output");
    let report = build(&target, &[("a.html", "A"), ("b/c.html", "C")]);
    assert_eq!(report, Committed { written: 2, same: 0, removed: 0 });
    let before = fs::metadata(target.join("a.html")).unwrap().modified().unwrap();
    let report = build(&target, &[("a.html", "A"), ("b/d.html", "D")]);
    assert_eq!(report, Committed { written: 1, same: 1, removed: 1 });
    assert_eq!(fs::metadata(target.join("a.html")).unwrap().modified().unwrap(), before);
    assert!(!target.join("b/c.html").exists());
    let report = build(&target, &[("a.html", "A"), ("b/d.html", "D")]);
    assert_eq!(report, Committed { written: 0, same: 2, removed: 0 });
    assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 2, "the output folder and its lock");
}

#[test]
fn somebody_elses_files_are_kept_and_their_folders_refused() {
    let temp = tempfile::tempdir().unwrap();
    let target = temp.path().join("output");
    build(&target, &[("a.html", "A")]);
    fs::write(target.join("CNAME"), "example.org").unwrap();
    build(&target, &[("a.html", "B")]);
    assert_eq!((text(&target, "CNAME"), text(&target, "a.html")), ("example.org".into(), "B".into()));

    let other = temp.path().join("photos");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("me.jpg"), "x").unwrap();
    assert!(matches!(OutputFolder::open(&other, None), Err(OpenProblem::Foreign)));
    assert_eq!(text(&other, "me.jpg"), "x");
}

#[test]
fn a_file_changed_by_hand_is_mended() {
    let temp = tempfile::tempdir().unwrap();
    let target = temp.path().join("output");
    build(&target, &[("a.html", "AA")]);
    std::thread::sleep(std::time::Duration::from_millis(20));
    fs::write(target.join("a.html"), "XX").unwrap();
    assert_eq!(build(&target, &[("a.html", "AA")]).written, 1);
    assert_eq!(text(&target, "a.html"), "AA");
}

#[test]
fn a_build_that_stops_halfway_changes_nothing() {
    let temp = tempfile::tempdir().unwrap();
    let target = temp.path().join("output");
    build(&target, &[("a.html", "A")]);
    let folder = OutputFolder::open(&target, None).unwrap();
    folder.put("a.html", b"half").unwrap();
    // As a killed process leaves it: the lock is gone, the staging folder stays.
    drop(folder);
    assert_eq!(text(&target, "a.html"), "A");
    assert_eq!(build(&target, &[("a.html", "A")]), Committed { written: 0, same: 1, removed: 0 });
}

#[test]
fn a_build_killed_between_two_renames_is_put_right() {
    let temp = tempfile::tempdir().unwrap();
    let target = temp.path().join("output");
    build(&target, &[("a.html", "A")]);
    fs::rename(&target, temp.path().join(".output.songngu-old")).unwrap();
    assert_eq!(build(&target, &[("a.html", "A")]).same, 1);
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let temp = tempfile::tempdir().unwrap();
    let target = temp.path().join("output");
    let first = OutputFolder::open(&target, None).unwrap();
    assert!(matches!(OutputFolder::open(&target, None), Err(OpenProblem::Busy)));
    first.discard();
}

#[test]
fn absolute_paths_need_not_exist() {
    let temp = tempfile::tempdir().unwrap();
    let real = temp.path().canonicalize().unwrap();
    assert_eq!(absolute(&temp.path().join("x/../y/z")), real.join("y/z"));
}
