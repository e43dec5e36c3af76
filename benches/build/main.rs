//! How long whole builds take, by the program itself as users run it, beside the least that the work needs.
//!
//! `cargo bench --bench build -- pairs=100,1000,5000 runs=5 keep=FOLDER`; with `search=yes`, what the search index costs
//! besides.
//!
//! The output goes to memory where the system has such a file system, so that the disk is not what is measured.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes files, looks at the clock, prints"
)]

mod corpus;
mod floor;
mod search;
mod words;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// How this program calls itself to do the floor's work in a process of its own.
const FLOOR: &str = "floor";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.as_slice() {
        [what, content, output] if what == FLOOR => floor::build(Path::new(content), Path::new(output)),
        _ => bench(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("the benchmark failed: {error}");
            ExitCode::FAILURE
        }
    }
}

fn bench(arguments: &[String]) -> io::Result<()> {
    let value = |name: &str| arguments.iter().find_map(|a| a.strip_prefix(name)?.strip_prefix('='));
    let pairs = value("pairs").unwrap_or("100,1000");
    let pairs: Vec<usize> = pairs.split(',').map(|n| n.parse().map_err(io::Error::other)).collect::<Result<_, _>>()?;
    let runs: usize = value("runs").unwrap_or("5").parse().map_err(io::Error::other)?;
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    println!("{runs} runs, medians; output below {}; {} processors", place.display(), rayon::current_num_threads());
    println!("pages      what            seconds    to floor   ms a page   peak MiB");
    for pairs in pairs {
        let ground = Ground { folder: place.join(format!("songngu-bench-{}-{pairs}", std::process::id())), pairs };
        let result = ground.measure(runs).and_then(|()| match value("search") {
            Some(_) => ground.search(runs),
            None => Ok(()),
        });
        match value("keep") {
            Some(folder) => fs::rename(&ground.folder, Path::new(folder).join(format!("pairs-{pairs}")))?,
            None => fs::remove_dir_all(&ground.folder)?,
        }
        result?;
    }
    Ok(())
}

/// A corpus and the places around it.
struct Ground {
    folder: PathBuf,
    pairs: usize,
}

impl Ground {
    fn measure(&self, runs: usize) -> io::Result<()> {
        let site = self.folder.join("site");
        corpus::write(&site, self.pairs)?;
        // The first build writes the list of published addresses, which every later one reads.
        run(&mut self.ours())?;
        let (mut floors, mut colds, mut sames, mut edits) = (vec![], vec![], vec![], vec![]);
        for turn in 0..runs {
            self.clear()?;
            floors.push(run(&mut self.floor()?)?);
            colds.push(run(&mut self.ours())?);
            sames.push(run(&mut self.ours())?);
            let page = corpus::edited(&site);
            let text = fs::read_to_string(&page)?;
            fs::write(&page, format!("{text}\nLần sửa thứ {turn}.\n"))?;
            edits.push(run(&mut self.ours())?);
            fs::write(&page, text)?;
        }
        self.clear()?;
        let peaks = [peak(&mut self.floor()?)?, peak(&mut self.ours())?, peak(&mut self.ours())?];
        let floor = median(&mut floors);
        let line = |what: &str, took: Duration, peak: Option<f64>| {
            let seconds = took.as_secs_f64();
            let pages = 2 * self.pairs;
            let peak = peak.map_or_else(|| "-".to_owned(), |p| format!("{p:.0}"));
            println!(
                "{pages:<10} {what:<15} {seconds:<10.3} {:<10.1} {:<11.3} {peak}",
                seconds / floor.as_secs_f64(),
                seconds * 1000.0 / pages as f64
            );
        };
        line("floor", floor, peaks[0]);
        line("cold build", median(&mut colds), peaks[1]);
        line("unchanged", median(&mut sames), peaks[2]);
        line("one body edit", median(&mut edits), None);
        io::stdout().flush()
    }

    /// The program itself.
    fn ours(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_songngu"));
        command.arg("--root").arg(self.folder.join("site")).args(["--quiet", "build", "--output"]);
        command.arg(self.folder.join("output"));
        command
    }

    fn floor(&self) -> io::Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(FLOOR).arg(self.folder.join("site/content")).arg(self.folder.join("floor"));
        Ok(command)
    }

    fn clear(&self) -> io::Result<()> {
        for name in ["output", "floor"] {
            match fs::remove_dir_all(self.folder.join(name)) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Runs to the end; how long it took.
fn run(command: &mut Command) -> io::Result<Duration> {
    let start = Instant::now();
    let output = command.stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    let took = start.elapsed();
    if output.status.success() {
        return Ok(took);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(said.chars().take(2000).collect::<String>()))
}

/// The most memory that a run held at once, in MiB, where the system tells: a high-water mark, looked at until the
/// process ends, in a run of its own because looking takes time.
fn peak(command: &mut Command) -> io::Result<Option<f64>> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait()?.is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let kilobytes =
            text.lines().find_map(|l| l.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<f64>().ok());
        most = kilobytes.map(|k| k / 1024.0).or(most);
        std::thread::sleep(Duration::from_micros(500));
    }
    Ok(most)
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
