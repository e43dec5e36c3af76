//! Running a program and looking at what it takes.

use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a finished run took and said.
pub(crate) struct Finished {
    pub(crate) seconds: f64,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs to the end.
pub(crate) fn run(command: &mut Command) -> io::Result<Finished> {
    let start = Instant::now();
    let output = command.stdin(Stdio::null()).output()?;
    let seconds = start.elapsed().as_secs_f64();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() {
        return Ok(Finished { seconds, stdout: String::from_utf8_lossy(&output.stdout).into_owned(), stderr });
    }
    Err(io::Error::other(stderr.chars().take(2000).collect::<String>()))
}

/// The most memory that a run held at once, in MiB, where the system tells: a high-water mark, looked at until the
/// process ends, in a run of its own because looking takes time.
pub(crate) fn peak(command: &mut Command) -> io::Result<Option<f64>> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let mut most = None;
    while child.try_wait()?.is_none() {
        most = peak_so_far(child.id()).or(most);
        std::thread::sleep(Duration::from_micros(500));
    }
    Ok(most)
}

/// The high-water mark of a running process in MiB.
pub(crate) fn peak_so_far(process: u32) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let kilobytes: f64 =
        text.lines().find_map(|l| l.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok())?;
    Some(kilobytes / 1024.0)
}

/// What the machine has, as far as it matters here.
pub(crate) fn machine() -> String {
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes: Option<f64> =
        memory.lines().find_map(|l| l.strip_prefix("MemTotal:")?.split_whitespace().next()?.parse().ok());
    let memory = kilobytes.map_or_else(String::new, |k| format!(", {:.0} GiB of memory", k / 1024.0 / 1024.0));
    let system = std::env::consts::OS;
    format!("{} processors{memory}, {system}", rayon::current_num_threads())
}

/// Several figures of one thing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    least: f64,
    most: f64,
}

impl Spread {
    pub(crate) fn of(mut figures: Vec<f64>) -> Spread {
        figures.sort_by(f64::total_cmp);
        let at = |n: usize| figures.get(n).copied().unwrap_or_default();
        Spread { median: at(figures.len() / 2), least: at(0), most: at(figures.len().saturating_sub(1)) }
    }

    /// Ratios of figures that were taken in turn.
    pub(crate) fn of_ratios(figures: &[f64], to: &[f64]) -> Spread {
        Spread::of(figures.iter().zip(to).map(|(a, b)| a / b).collect())
    }

    pub(crate) fn in_seconds(&self) -> String {
        format!("{:.3} ({:.3}-{:.3})", self.median, self.least, self.most)
    }

    pub(crate) fn plain(&self) -> String {
        let digits = if self.median < 10.0 { 2 } else { 0 };
        format!("{:.digits$} ({:.digits$}-{:.digits$})", self.median, self.least, self.most)
    }
}
