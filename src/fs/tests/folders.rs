//! Folders that are known from an earlier look: read again only if something in them came, went or was renamed.
#![cfg(unix)]

use std::path::Path;
use std::time::Duration;

use super::super::folder::{Folder, Look, Name};
use super::super::remembered::Remembered;
use super::*;

/// A folder with some in it.
fn some_folders() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for path in ["a/b/one", "a/two", "c/three", "d/e/f/four"] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    folder
}

/// What is in a folder, so that the clock of the file system has ticked since.
fn known(path: &Path) -> Folder {
    let (folder, has_gaps) = Folder::look(path, None);
    assert!(!has_gaps);
    std::thread::sleep(Duration::from_millis(25));
    folder
}

fn is_in(folder: &Folder, path: &str) -> bool {
    match path.split_once('/') {
        Some((first, rest)) => folder.folders.iter().any(|(name, folder)| *first == **name && is_in(folder, rest)),
        None => folder.files.iter().any(|(name, _)| *path == **name),
    }
}

/// Puts a file into what is known of a folder, to find out whether it is believed.
fn pretend(folder: &mut Folder, path: &str) {
    match path.split_once('/') {
        Some((first, rest)) => {
            let (_, folder) = folder.folders.iter_mut().find(|(name, _)| *first == **name).unwrap();
            pretend(folder, rest);
        }
        None => {
            folder.files.push((Name(path.into()), None));
        }
    }
}

#[test]
fn a_folder_that_looks_as_it_did_is_not_read() {
    let site = some_folders();
    let mut before = known(site.path());
    for path in ["a/b/pretended", "a/pretended", "d/e/f/pretended"] {
        pretend(&mut before, path);
    }
    let (now, _) = Folder::look(site.path(), Some(before.clone()));
    assert!(is_in(&now, "a/b/pretended") && is_in(&now, "a/pretended") && is_in(&now, "d/e/f/pretended"));

    fs::write(site.path().join("a/new"), "").unwrap();
    let (now, _) = Folder::look(site.path(), Some(before));
    assert!(!is_in(&now, "a/pretended") && is_in(&now, "a/new") && is_in(&now, "a/two"));
    assert!(is_in(&now, "a/b/pretended"), "a folder in one that changed has not changed itself");
}

#[test]
fn whatever_happens_to_folders_is_seen() {
    let at = |site: &tempfile::TempDir, path: &str| site.path().join(path);
    let happenings: [fn(&Path) -> std::io::Result<()>; 8] = [
        |site| fs::remove_file(site.join("a/b/one")),
        |site| fs::remove_dir_all(site.join("a")),
        |site| fs::rename(site.join("a"), site.join("z")),
        |site| fs::rename(site.join("a/b"), site.join("c/b")),
        |site| fs::rename(site.join("a"), site.join("x")).and_then(|()| fs::rename(site.join("d"), site.join("a"))),
        |site| fs::remove_dir_all(site.join("d")).and_then(|()| fs::write(site.join("d"), "")),
        |site| {
            fs::rename(site.join("a"), site.join("z"))?;
            std::os::unix::fs::symlink("z", site.join("a"))
        },
        |site| {
            // Somebody sets the time of the folder back, as archives and copying programs do.
            let time = fs::metadata(site.join("a"))?.modified()?;
            fs::write(site.join("a/new"), "")?;
            fs::File::open(site.join("a"))?.set_modified(time)
        },
    ];
    for (number, happens) in happenings.into_iter().enumerate() {
        let site = some_folders();
        let before = known(site.path());
        happens(site.path()).unwrap();
        let (now, has_gaps) = Folder::look(site.path(), Some(before));
        let (wanted, _) = Folder::look(site.path(), None);
        assert_eq!((now, has_gaps), (wanted, false), "happening {number} in {:?}", at(&site, ""));
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one() {
    use std::os::unix::fs::PermissionsExt;
    let site = some_folders();
    let locked = site.path().join("a");
    let allow = |mode| fs::set_permissions(&locked, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o000);
    // Somebody who may read everything finds nothing locked.
    let is_locked = fs::read_dir(&locked).is_err();
    let (known, has_gaps) = Folder::look(site.path(), None);
    let (_, still_has_gaps) = Folder::look(site.path(), Some(known));
    allow(0o755);
    assert_eq!((has_gaps, still_has_gaps), (is_locked, is_locked));
}

#[test]
fn a_change_is_not_missed_because_the_clock_has_not_ticked() {
    let site = some_folders();
    let clock = tempfile::tempdir_in(site.path()).unwrap();
    let now = Look::of(clock.path());
    let mut known = Folder::look(site.path(), None).0;
    pretend(&mut known, "a/pretended");
    known.forget_recent(now);
    assert!(!is_in(&Folder::look(site.path(), Some(known)).0, "a/pretended"));
}

#[test]
fn what_is_written_down_comes_back_whole_or_not_at_all() {
    let site = some_folders();
    let file = site.path().join("remembered");
    let folders = known(site.path());
    let write = || {
        let now = Look::of(tempfile::tempdir_in(site.path()).unwrap().path());
        Remembered { site: Some(folders.clone()), previous: None }.write(&file, now);
    };
    write();
    let read = Remembered::read(&file);
    assert_eq!((read.site.as_ref(), read.previous), (Some(&folders), None));
    let bytes = fs::read(&file).unwrap();
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        fs::write(&file, &damaged[..]).unwrap();
        assert!(Remembered::read(&file).site.is_none(), "byte {at}");
        fs::write(&file, &bytes[..at]).unwrap();
        assert!(Remembered::read(&file).site.is_none(), "cut at {at}");
    }
    fs::remove_file(&file).unwrap();
    assert!(Remembered::read(&file).site.is_none());
}
