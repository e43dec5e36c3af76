//! What the search index costs: the same site built cold with a page that searches and without one, and how much a
//! reader's browser may have to fetch.

use std::fs;
use std::io;
use std::path::Path;

use super::{Ground, median, peak, run};

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

impl Ground {
    /// Prints the lines of the index for one size.
    pub(super) fn search(&self, runs: usize) -> io::Result<()> {
        let site = self.folder.join("site");
        let (mut without, mut with) = (vec![], vec![]);
        for _ in 0..runs {
            for (is_there, times) in [(false, &mut without), (true, &mut with)] {
                set(&site, is_there)?;
                self.clear()?;
                times.push(run(&mut self.ours())?);
            }
        }
        self.clear()?;
        let peak_with = peak(&mut self.ours())?;
        let (parts, bytes, largest) = sizes(&self.folder.join("output/assets/search/parts"))?;
        let list = fs::metadata(self.folder.join("output/assets/search/index.json"))?.len();
        set(&site, false)?;
        self.clear()?;
        let peak_without = peak(&mut self.ours())?;
        let (without, with) = (median(&mut without).as_secs_f64(), median(&mut with).as_secs_f64());
        let pages = 2 * self.pairs;
        println!("{pages:<10} without search  {without:<10.3} peak {} MiB", shown(peak_without));
        let share = 100.0 * (with - without) / without;
        println!("{pages:<10} with search     {with:<10.3} peak {} MiB, {share:+.0} % of the time", shown(peak_with));
        println!(
            "{pages:<10} index           {parts} parts, {bytes} bytes, the largest {largest}; list of parts {list}"
        );
        Ok(())
    }
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
