//! How long whole builds and previews take, by the program itself as users run it, beside the least that the work needs.
//!
//! `cargo bench --bench build -- pairs=100,1000,5000 search=off,on runs=5 serve=on peers=on keep=FOLDER`
//!
//! All is printed as tables in Markdown. The output goes to memory where the system has such a file system, so that the
//! disk is not what is measured. Hugo and Zola are run on the same texts where they are found on the PATH.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes files, looks at the clock, prints"
)]

mod corpus;
mod floor;
mod ground;
mod peers;
mod run;
mod search;
mod serve;
mod words;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ground::Ground;
use run::Spread;

/// How this program calls itself to do the floor's work in a process of its own.
const FLOOR: &str = "floor";
/// The smallest site is a handful of pages: what it takes is what starting takes.
const SMALLEST: usize = 5;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let result = match arguments.as_slice() {
        [what, content, output] if what == FLOOR => floor::build(Path::new(content), Path::new(output)),
        _ => Wanted::read(&arguments).and_then(|wanted| bench(&wanted)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("the benchmark failed: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What is to be measured.
struct Wanted {
    pairs: Vec<usize>,
    /// With a search page, without, or one after the other.
    search: Vec<bool>,
    runs: usize,
    serve: bool,
    peers: bool,
    keep: Option<PathBuf>,
}

impl Wanted {
    fn read(arguments: &[String]) -> io::Result<Wanted> {
        let mut wanted =
            Wanted { pairs: vec![100, 1000], search: vec![false, true], runs: 5, serve: true, peers: true, keep: None };
        let number = |text: &str| match text.parse() {
            Ok(number) if number > 0 => Ok(number),
            _ => Err(io::Error::other(format!("{text} is no number above 0"))),
        };
        let switch = |text: &str| match text {
            "on" => Ok(true),
            "off" => Ok(false),
            _ => Err(io::Error::other(format!("{text} is neither on nor off"))),
        };
        for argument in arguments {
            match argument.split_once('=') {
                Some(("pairs", list)) => wanted.pairs = list.split(',').map(number).collect::<Result<_, _>>()?,
                Some(("search", list)) => wanted.search = list.split(',').map(switch).collect::<Result<_, _>>()?,
                Some(("runs", count)) => wanted.runs = number(count)?,
                Some(("serve", text)) => wanted.serve = switch(text)?,
                Some(("peers", text)) => wanted.peers = switch(text)?,
                Some(("keep", folder)) => wanted.keep = Some(PathBuf::from(folder)),
                _ => {
                    let known = "pairs=100,1000 search=off,on runs=5 serve=on|off peers=on|off keep=FOLDER";
                    return Err(io::Error::other(format!("{argument} is not understood; there are {known}")));
                }
            }
        }
        Ok(wanted)
    }
}

fn bench(wanted: &Wanted) -> io::Result<()> {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    println!("songngu {}, {}", env!("CARGO_PKG_VERSION"), run::machine());
    println!("medians of {} runs, with the least and the most; output below {}\n", wanted.runs, place.display());
    start_up(&place, wanted)?;
    let mut growth = Vec::new();
    for &search in &wanted.search {
        for &pairs in &wanted.pairs {
            let ground = Ground::new(&place, pairs, search)?;
            let cold = measure(&ground, wanted)?;
            growth.push((search, 2 * pairs, cold));
            if let Some(folder) = &wanted.keep {
                fs::create_dir_all(folder)?;
                let kept = folder.join(format!("pairs-{pairs}-search-{}", switch_name(search)));
                copy(&ground.site(), &kept)?;
            }
        }
    }
    println!("### Growth\n\n| pages | search page | ms a page | to 2,000 pages |\n| --: | --- | --: | --: |");
    for (search, pages, cold) in &growth {
        let a_page = |cold: &Spread, pages: usize| cold.median * 1000.0 / pages as f64;
        let base = growth.iter().find(|(s, p, _)| s == search && *p == 2000);
        let ratio =
            base.map_or_else(|| "-".to_owned(), |b| format!("{:.2}", a_page(cold, *pages) / a_page(&b.2, 2000)));
        println!("| {pages} | {} | {:.3} | {ratio} |", switch_name(*search), a_page(cold, *pages));
    }
    io::stdout().flush()
}

/// What it takes to start and make a site of a few pages; far below what a person notices, so it is run more often.
fn start_up(place: &Path, wanted: &Wanted) -> io::Result<()> {
    let ground = Ground::new(place, SMALLEST, false)?;
    let mut times = Vec::new();
    for _ in 0..wanted.runs.max(15) {
        ground.clear()?;
        times.push(run::run(&mut ground.ours())?.seconds);
    }
    let times = Spread::of(times);
    println!("### Start\n\nA site of {} pages, built cold: {} s.\n", 2 * SMALLEST, times.in_seconds());
    Ok(())
}

/// Measures one corpus and prints its tables; gives the time of a cold build.
fn measure(ground: &Ground, wanted: &Wanted) -> io::Result<Spread> {
    println!("### {} pages, search page {}\n", 2 * ground.pairs, switch_name(ground.search));
    let builds = ground.builds(wanted.runs)?;
    println!("| what | s | to the floor | ms a page | peak MiB | files written |");
    println!("| --- | --: | --: | --: | --: | --: |");
    for row in &builds.rows {
        let pages = 2 * ground.pairs;
        println!(
            "| {} | {} | {} | {:.3} | {} | {} |",
            row.what,
            row.seconds.in_seconds(),
            row.to_floor,
            row.seconds.median * 1000.0 / pages as f64,
            row.peak.map_or_else(|| "-".to_owned(), |p| format!("{p:.0}")),
            row.written.as_deref().unwrap_or("-"),
        );
    }
    if wanted.peers {
        for row in peers::measure(ground, wanted.runs)? {
            let ratio = row.to_ours.median;
            println!(
                "| {} | {} | {} | {:.3} | {} | {} |",
                row.what,
                row.seconds.in_seconds(),
                row.to_floor.plain(),
                row.seconds.median * 1000.0 / (2 * ground.pairs) as f64,
                row.peak.map_or_else(|| "-".to_owned(), |p| format!("{p:.0}")),
                format_args!("{} in all; {ratio:.1} times as long as ours", row.files),
            );
        }
    }
    println!("\nWhere the time of a cold build goes, in ms (with `render/`: all threads together):\n");
    println!("| step | ms |\n| --- | --: |");
    for (name, spread) in &builds.phases {
        println!("| {name} | {} |", spread.plain());
    }
    if ground.search {
        search::measure(ground, wanted.runs)?;
    }
    if wanted.serve {
        println!("\nUnder `serve`, in ms:\n");
        println!("| edit | rebuild, as printed | until the page is served | until the whole site is |");
        println!("| --- | --: | --: | --: |");
        let preview = serve::measure(ground, wanted.runs)?;
        for row in &preview.rows {
            println!("| {} | {} | {} | {} |", row.what, row.printed.plain(), row.page.plain(), row.whole.plain());
        }
        let peak = preview.peak.map_or_else(|| "-".to_owned(), |p| format!("{p:.0}"));
        println!("\nReady after {:.2} s; peak memory {peak} MiB.", preview.ready);
    }
    println!();
    io::stdout().flush()?;
    Ok(builds.rows.into_iter().find(|row| row.what == ground::COLD).map(|row| row.seconds).unwrap_or_default())
}

fn switch_name(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
