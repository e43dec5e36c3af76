//! What the search index costs: the same site built cold with a page that searches and without one, and how much a
//! reader's browser may have to fetch.

use std::fs;
use std::io;
use std::path::Path;

use super::ground::Ground;
use super::run::{Spread, peak, run};

/// Adds the page that searches, or takes it away.
fn set(site: &Path, is_there: bool) -> io::Result<()> {
    for (tag, title) in [("vi", "Tìm kiếm"), ("en", "Search")] {
        let file = site.join("content").join(format!("search.{tag}.md"));
        let kind = if tag == "vi" { "kind = \"search\"\n" } else { "" };
        if is_there {
            fs::write(file, format!("+++\ntitle = \"{title}\"\n{kind}+++\n\n{title}.\n"))?;
        } else if file.exists() {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// Prints what the index costs in time, memory and bytes; the two builds are run in turn.
pub(crate) fn measure(ground: &Ground, runs: usize) -> io::Result<()> {
    let site = ground.site();
    let (mut without, mut with) = (vec![], vec![]);
    for _ in 0..runs {
        for (is_there, times) in [(false, &mut without), (true, &mut with)] {
            set(&site, is_there)?;
            ground.clear()?;
            times.push(run(&mut ground.ours())?.seconds);
        }
    }
    ground.clear()?;
    let peak_with = peak(&mut ground.ours())?;
    let (parts, bytes, largest) = sizes(&ground.folder.join("output/assets/search/parts"))?;
    let list = fs::metadata(ground.folder.join("output/assets/search/index.json"))?.len();
    set(&site, false)?;
    ground.clear()?;
    let peak_without = peak(&mut ground.ours())?;
    set(&site, true)?;
    let ratio = Spread::of_ratios(&with, &without);
    println!("\nThe search index, in turn with the same site without it:\n");
    println!("| what | s | peak MiB |\n| --- | --: | --: |");
    println!("| without | {} | {} |", Spread::of(without).in_seconds(), shown(peak_without));
    println!("| with | {} | {} |", Spread::of(with).in_seconds(), shown(peak_with));
    println!("| with, to without | {} | |", ratio.plain());
    println!("\n{parts} parts with {bytes} bytes, the largest {largest}; the list of parts {list}.");
    Ok(())
}

fn shown(peak: Option<f64>) -> String {
    peak.map_or_else(|| "-".to_owned(), |peak| format!("{peak:.0}"))
}

/// How many files a folder has, their bytes, and those of the largest.
fn sizes(folder: &Path) -> io::Result<(usize, u64, u64)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        all.push(entry?.metadata()?.len());
    }
    Ok((all.len(), all.iter().sum(), all.iter().max().copied().unwrap_or(0)))
}
