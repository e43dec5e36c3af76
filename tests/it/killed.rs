//! A build that is killed leaves the old site or the new one, and nothing that the next build does not clear away.

use std::time::Duration;

use crate::sandbox::{Sandbox, Tree, assert_same};

const PAGES: usize = 150;
const KILLS: u64 = 20;

/// Writes all pages anew; every page says which edition it is.
fn edit(sandbox: &Sandbox, edition: usize) {
    for n in 0..PAGES {
        let fields = format!("weight = {}\nslug = \"p{n}\"\ntopics = [\"water\"]", n + 1);
        sandbox.page(&format!("p{n}"), "vi", &format!("Trang {n} lần {edition}"), &fields);
        sandbox.page(&format!("p{n}"), "en", &format!("Page {n} edition {edition}"), &format!("slug = \"p{n}\""));
    }
    // One page comes and goes, so that files are added and removed too.
    if edition.is_multiple_of(2) {
        sandbox.page("even", "vi", "Chẵn", "weight = 900");
        sandbox.page("even", "en", "Even", "");
    } else if edition > 1 {
        sandbox.remove("content/even.vi.md");
        sandbox.remove("content/even.en.md");
    }
}

/// The site without the files of strangers.
fn own(mut tree: Tree) -> Tree {
    tree.retain(|path, _| !path.contains("stranger"));
    tree
}

#[cfg(unix)]
#[test]
fn a_killed_build_leaves_a_whole_site() {
    let sandbox = Sandbox::small();
    edit(&sandbox, 1);
    let mut old = sandbox.build();
    sandbox.write_output("stranger.txt", "mine");
    sandbox.write_output("en/stranger/note.txt", "mine too");
    let took = {
        let mut command = sandbox.command(&[]);
        let start = now();
        assert!(command.status().expect("the program").success());
        start.elapsed()
    };
    // Spread over the whole run and a little beyond; a fixed seed, so that a failure comes again.
    let mut state: u64 = 0x5eed;
    let (mut kept, mut renewed) = (0, 0);
    for turn in 0..KILLS {
        edit(&sandbox, 2 + usize::try_from(turn).expect("a small number"));
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let part = f64::from(u32::try_from(state >> 40).expect("24 bits")) / f64::from(1_u32 << 24);
        let mut build = sandbox.command(&["--threads", "2"]).spawn().expect("the program");
        std::thread::sleep(took.mul_f64(part * 1.1).max(Duration::from_millis(1)));
        // SIGKILL; a build that has ended already is none the worse for it.
        let _ = build.kill();
        build.wait().expect("an end");

        let after = own(sandbox.read_output());
        let fresh = clean(&sandbox);
        if after == old {
            kept += 1;
        } else {
            assert_same(&after, &fresh, &format!("kill {turn}: neither the old site nor the new"));
            renewed += 1;
        }
        let next = sandbox.build();
        assert_eq!(next.get("stranger.txt").map(Vec::as_slice), Some(b"mine".as_slice()), "kill {turn}");
        assert_eq!(next.get("en/stranger/note.txt").map(Vec::as_slice), Some(b"mine too".as_slice()), "kill {turn}");
        assert_same(&own(next), &fresh, &format!("kill {turn}: the next build"));
        let left: Vec<String> =
            sandbox.beside().into_iter().filter(|n| n.ends_with("-new") || n.ends_with("-old")).collect();
        assert!(left.is_empty(), "kill {turn}: {left:?} left lying about");
        old = fresh;
    }
    assert!(kept > 0, "no kill came in time: {renewed} came after the end");
}

/// What a build into an empty folder makes of the same content.
fn clean(sandbox: &Sandbox) -> Tree {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = songngu::pipeline::Options { output: folder.path().join("output"), ..sandbox.options() };
    sandbox.build_with(&options);
    crate::sandbox::tree(&options.output)
}

#[expect(clippy::disallowed_methods, reason = "how long the program takes says when to kill it")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}
