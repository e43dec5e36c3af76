//! The same inputs give the same bytes, whatever the number of threads, the folder and the order of the files.

use songngu::fs::ListingOrder;
use songngu::pipeline::Options;

use crate::sandbox::{Sandbox, Tree, assert_same};

/// Builds this repository's own site with some number of threads.
fn build(sandbox: &Sandbox, options: &Options, threads: usize) -> Tree {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| sandbox.build_with(options));
    sandbox.read_output()
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let one = Sandbox::copy_of(".");
    let first = build(&one, &one.options(), 1);
    assert!(first.contains_key(".songngu"), "no marker");

    let again = build(&one, &one.options(), 2);
    assert_same(&first, &again, "a second build into the same folder");

    let two = Sandbox::copy_of(".");
    let elsewhere = build(&two, &two.options(), 2);
    assert_same(&first, &elsewhere, "two threads, another folder");

    let three = Sandbox::copy_of(".");
    let reversed = Options { order: ListingOrder::Reversed, ..three.options() };
    let reversed = build(&three, &reversed, 2);
    assert_same(&first, &reversed, "files read in the other order");
}
