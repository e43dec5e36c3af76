//! An output folder so large that the site before is kept beside it, and builds that are killed while they change it:
//! the tests' own program, run again, for a whole build would be killed in other places nearly every time.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "a test makes files, and has to know how long something takes")]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use songngu::fs::OutputFolder;

use crate::sandbox::{Tree, assert_same, tree};

const PAGES: u32 = 1000;
const KILLS: u32 = 60;

/// The files of an edition. A few change, come and go; one path is a file in some and a folder in others.
fn files(edition: u32) -> Tree {
    let pages = (0..PAGES).map(|n| (format!("pages/p{n}/index.html"), "page".to_owned()));
    let changing = (0..5).map(|n| (format!("changing/c{n}/index.html"), format!("edition {edition}")));
    let moving = if edition.is_multiple_of(2) { "moving" } else { "moving/index.html" };
    let passing = format!("passing/e{edition}/index.html");
    let others = [moving.to_owned(), passing].map(|path| (path, "here".to_owned()));
    pages.chain(changing).chain(others).map(|(path, text)| (path, text.into_bytes())).collect()
}

fn build(target: &Path, edition: u32) {
    let folder = OutputFolder::open(target, None).expect("a folder of ours");
    for (path, bytes) in files(edition) {
        folder.put(&path, &bytes).expect("a written file");
    }
    folder.commit().expect("a new site").1.put_away();
}

/// Everything that is published, but for the marker.
fn published(target: &Path) -> Tree {
    let mut published = tree(target);
    published.remove(".songngu");
    published
}

/// What should be: an edition, and what strangers put beside it.
fn wanted(edition: u32, strangers: &[&str]) -> Tree {
    files(edition).into_iter().chain(strangers.iter().map(|path| ((*path).to_owned(), b"mine".to_vec()))).collect()
}

/// The build that is killed, when the test below starts it in a folder with such a file. Elsewhere there is nothing for
/// it to do.
#[test]
fn victim() {
    if let Ok(edition) = fs::read_to_string("edition-to-be-killed") {
        build(Path::new("output"), edition.parse().expect("a number"));
    }
}

/// Starts the victim, and waits until it has opened the folder.
fn start(folder: &Path, edition: u32) -> Child {
    fs::write(folder.join("edition-to-be-killed"), edition.to_string()).expect("a written file");
    let mut command = Command::new(std::env::current_exe().expect("the tests' program"));
    command.args(["--exact", "killed_commit::victim"]).current_dir(folder);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the tests' program");
    let staging = folder.join(".output.songngu-new");
    // Where the one before left its staging folder, nothing shows; the kill comes somewhat early then.
    while !staging.exists() && child.try_wait().expect("a state").is_none() {
        std::thread::sleep(Duration::from_micros(100));
    }
    child
}

#[test]
fn a_commit_that_is_killed_leaves_one_site_or_the_other() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let target = temp.path().join("output");
    let mut edition = 1;
    build(&target, edition);
    let mut took = Duration::MAX;
    for _ in 0..3 {
        edition += 1;
        let mut child = start(temp.path(), edition);
        let begin = Instant::now();
        assert!(child.wait().expect("an end").success());
        took = took.min(begin.elapsed());
    }
    assert!(temp.path().join(".output.songngu-previous").exists(), "the site before is kept");
    assert_same(&published(&target), &wanted(edition, &[]), "builds that were not killed");

    let mut strangers: &[&str] = &[];
    // A fixed seed, so that a failure comes again, as far as times do.
    let mut state: u64 = 0x5eed;
    let (mut kept, mut renewed) = (0, 0);
    for turn in 0..KILLS {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let part = f64::from(u32::try_from(state >> 40).expect("24 bits")) / f64::from(1_u32 << 24);
        let mut child = start(temp.path(), edition + 1);
        std::thread::sleep(took.mul_f64(part * 1.8));
        let _ = child.kill();
        child.wait().expect("an end");
        let after = published(&target);
        if after == wanted(edition, strangers) {
            kept += 1;
        } else {
            edition += 1;
            assert_same(&after, &wanted(edition, strangers), &format!("kill {turn}: neither the old site nor the new"));
            renewed += 1;
        }
        // Every other time the next victim finds what this one left.
        if turn.is_multiple_of(2) {
            edition += 2;
            build(&target, edition);
            assert_same(&published(&target), &wanted(edition, strangers), &format!("kill {turn}: the next build"));
            assert!(!temp.path().join(".output.songngu-new").exists(), "kill {turn}");
            // What a stranger deletes does not come back, whatever was left lying about before.
            if strangers.is_empty() {
                strangers = &["CNAME", "pages/p1/note"];
                strangers.iter().for_each(|path| fs::write(target.join(path), "mine").expect("a written file"));
            } else {
                strangers.iter().for_each(|path| fs::remove_file(target.join(path)).expect("a removed file"));
                strangers = &[];
            }
        }
    }
    println!("of {KILLS} kills {kept} came before the exchange, {renewed} after it");
    assert!(kept > 0, "no kill came in time: {renewed} came after the exchange");
}
