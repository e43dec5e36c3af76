//! The site before the present one, kept beside the output: when it is kept, what is in it, and that nothing of it is
//! ever seen again.

use std::path::Path;

use super::super::tree::Tree;
use super::*;
use crate::fs::previous::LARGE;

/// A folder for an output and what lies beside it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    fn previous(&self) -> PathBuf {
        self.folder.path().join(".output.songngu-previous")
    }

    /// Builds a site of `count` files and these.
    fn build(&self, count: usize, files: &[(&str, &str)]) -> Committed {
        let folder = OutputFolder::open(&self.output(), None).unwrap();
        for n in 0..count {
            folder.put(&format!("pages/p{n}/index.html"), b"page").unwrap();
        }
        for (path, text) in files {
            folder.put(path, text.as_bytes()).unwrap();
        }
        commit(folder)
    }

    /// What is published besides the many pages and the marker.
    fn published(&self) -> Vec<String> {
        others(&self.output())
    }
}

fn others(folder: &Path) -> Vec<String> {
    let files = Tree::read(folder).files.into_iter().map(|f| f.path.into_string().unwrap());
    files.filter(|path| !path.starts_with("pages/") && path != ".songngu").collect()
}

#[test]
fn a_large_site_is_kept_if_most_of_it_stays() {
    let desk = Desk::new();
    desk.build(LARGE - 1, &[]);
    desk.build(LARGE - 2, &[("x", "1")]);
    assert!(!desk.previous().exists(), "a small site");
    desk.build(LARGE, &[("x", "1")]);
    assert_eq!(others(&desk.previous()), [".gitignore", "CACHEDIR.TAG", "x"]);
    assert_eq!(desk.build(LARGE, &[("x", "2")]), Committed { written: 1, same: LARGE, removed: 0 });
    assert_eq!(text(&desk.previous(), "x"), "1");

    assert_eq!(desk.build(LARGE, &[("x", "2")]).written, 0);
    assert_eq!(text(&desk.previous(), "x"), "1", "a build in which nothing differs leaves it");
    OutputFolder::open(&desk.output(), None).unwrap().discard();
    assert!(desk.previous().exists());

    desk.build(2, &[]);
    assert!(!desk.previous().exists(), "a site that became small");
    assert_eq!(desk.published(), [""; 0]);
}

#[test]
fn a_site_that_changed_altogether_is_not_kept() {
    let desk = Desk::new();
    desk.build(LARGE, &[]);
    desk.build(LARGE, &[("x", "1")]);
    let folder = OutputFolder::open(&desk.output(), None).unwrap();
    for n in 0..LARGE {
        folder.put(&format!("pages/p{n}/index.html"), b"other").unwrap();
    }
    assert_eq!(commit(folder), Committed { written: LARGE, same: 0, removed: 1 });
    assert!(!desk.previous().exists());
    assert_eq!(text(&desk.output(), "pages/p7/index.html"), "other");
}

#[cfg(unix)]
#[test]
fn what_stays_takes_no_room_of_its_own() {
    use std::os::unix::fs::MetadataExt;
    let desk = Desk::new();
    for edition in ["1", "2", "3", "4"] {
        desk.build(LARGE, &[("x", edition)]);
    }
    let number = |folder: PathBuf, path: &str| fs::metadata(folder.join(path)).unwrap().ino();
    let path = "pages/p7/index.html";
    assert_eq!(number(desk.output(), path), number(desk.previous(), path));
    assert_ne!(number(desk.output(), "x"), number(desk.previous(), "x"));
    assert_eq!((text(&desk.output(), "x"), text(&desk.previous(), "x")), ("4".into(), "3".into()));
}

#[test]
fn a_strangers_file_stays_until_it_is_deleted() {
    let desk = Desk::new();
    desk.build(LARGE, &[("x", "1")]);
    fs::write(desk.output().join("CNAME"), "example.org").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", desk.output().join("link")).unwrap();
    let strangers: &[&str] = if cfg!(unix) { &["CNAME", "link", "x"] } else { &["CNAME", "x"] };
    for edition in ["2", "3", "4"] {
        desk.build(LARGE, &[("x", edition)]);
        assert_eq!(desk.published(), strangers);
        assert_eq!(others(&desk.previous()), [".gitignore", "CACHEDIR.TAG", "x"]);
    }
    #[cfg(unix)]
    assert_eq!(fs::read_link(desk.output().join("link")).unwrap(), Path::new("nowhere"));
    fs::remove_file(desk.output().join("CNAME")).unwrap();
    for edition in ["5", "6"] {
        desk.build(LARGE, &[("x", edition)]);
        assert_eq!(desk.published(), &strangers[1..]);
    }
}

#[test]
fn what_somebody_did_to_it_is_never_published() {
    let desk = Desk::new();
    for edition in ["1", "2"] {
        desk.build(LARGE, &[("x", edition), ("deep/er/z", "z")]);
    }
    // Changed as most editors do, so that the file of the output is another one.
    fs::remove_file(desk.previous().join("pages/p0/index.html")).unwrap();
    fs::write(desk.previous().join("pages/p0/index.html"), "evil").unwrap();
    fs::remove_dir_all(desk.previous().join("pages/p1")).unwrap();
    fs::remove_dir_all(desk.previous().join("deep")).unwrap();
    fs::write(desk.previous().join("deep"), "a file where a folder was").unwrap();
    fs::create_dir_all(desk.previous().join("empty/er")).unwrap();
    fs::write(desk.previous().join("pages/new.html"), "new").unwrap();
    let report = desk.build(LARGE, &[("x", "3"), ("deep/er/z", "z")]);
    assert_eq!(report, Committed { written: 1, same: LARGE + 1, removed: 0 });
    assert_eq!(desk.published(), ["deep/er/z", "x"]);
    assert_eq!(
        (text(&desk.output(), "pages/p0/index.html"), text(&desk.output(), "deep/er/z")),
        ("page".into(), "z".into())
    );
    assert_eq!(fs::read_dir(desk.output().join("pages")).unwrap().count(), LARGE);
    assert!(!desk.output().join("empty").exists());
}

#[test]
fn a_file_mended_once_stays_mended() {
    let desk = Desk::new();
    for edition in ["1", "2"] {
        desk.build(LARGE, &[("x", edition)]);
    }
    std::thread::sleep(std::time::Duration::from_millis(20));
    // Both folders hold this file, as one.
    fs::write(desk.output().join("pages/p0/index.html"), "evil").unwrap();
    assert_eq!(desk.build(LARGE, &[("x", "2")]).written, 1);
    for edition in ["3", "4", "5"] {
        assert_eq!(desk.build(LARGE, &[("x", edition)]).written, 1);
        assert_eq!(text(&desk.output(), "pages/p0/index.html"), "page");
    }
}

#[test]
fn it_goes_with_the_output() {
    let desk = Desk::new();
    for edition in ["1", "2"] {
        desk.build(LARGE, &[("x", edition)]);
    }
    fs::remove_dir_all(desk.output()).unwrap();
    assert_eq!(desk.build(LARGE, &[("x", "3")]).written, LARGE + 1);
    assert!(!desk.previous().exists());
    assert_eq!(text(&desk.output(), "x"), "3");
}
