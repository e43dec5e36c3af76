//! A corpus, the places around it, and builds in a process of their own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::run::{Finished, Spread, peak, run};
use super::{FLOOR, corpus};

/// The build into an empty folder, with nothing remembered.
pub(crate) const COLD: &str = "cold build";

/// A corpus and the places around it; it goes away with the value.
pub(crate) struct Ground {
    pub(crate) folder: PathBuf,
    pub(crate) pairs: usize,
    pub(crate) search: bool,
}

/// One line of the table.
pub(crate) struct Row {
    pub(crate) what: &'static str,
    pub(crate) seconds: Spread,
    pub(crate) to_floor: String,
    pub(crate) peak: Option<f64>,
    /// What the program said of the files that it wrote.
    pub(crate) written: Option<String>,
}

/// What builds took.
pub(crate) struct Builds {
    pub(crate) rows: Vec<Row>,
    /// The steps of cold builds, in milliseconds.
    pub(crate) phases: Vec<(String, Spread)>,
}

impl Ground {
    /// Writes the corpus and builds it once: the first build makes the list of published addresses, which every later
    /// one reads.
    pub(crate) fn new(place: &Path, pairs: usize, search: bool) -> io::Result<Ground> {
        let name = format!("songngu-bench-{}-{pairs}-{search}", std::process::id());
        let ground = Ground { folder: place.join(name), pairs, search };
        corpus::write(&ground.site(), pairs, search)?;
        run(&mut ground.ours())?;
        Ok(ground)
    }

    /// The site's folder.
    pub(crate) fn site(&self) -> PathBuf {
        self.folder.join("site")
    }

    /// Runs the floor and ours in turn.
    pub(crate) fn builds(&self, runs: usize) -> io::Result<Builds> {
        let page = self.site().join(corpus::edited());
        let (mut floors, mut colds, mut sames, mut agains) = (vec![], vec![], vec![], vec![]);
        let (mut firsts, mut edits) = (vec![], vec![]);
        let (mut phases, mut written) = (Vec::new(), [None, None, None, None]);
        for turn in 0..runs {
            self.clear()?;
            floors.push(run(&mut self.floor()?)?.seconds);
            let cold = run(&mut self.ours())?;
            note_phases(&mut phases, &cold.stdout);
            let same = run(&mut self.ours())?;
            let text = fs::read_to_string(&page)?;
            let edited = |edit: usize| -> io::Result<Finished> {
                fs::write(&page, format!("{text}\nLần sửa thứ {turn}.{edit}.\n"))?;
                run(&mut self.ours())
            };
            // The first edit finds nothing of an earlier one, the second not all that the others find.
            let (first, _, edit) = (edited(1)?, edited(2)?, edited(3)?);
            fs::write(&page, &text)?;
            remove(&self.folder.join("output"))?;
            agains.push(run(&mut self.ours())?.seconds);
            for (run, (times, said)) in [&cold, &same, &first, &edit]
                .into_iter()
                .zip([&mut colds, &mut sames, &mut firsts, &mut edits].into_iter().zip(&mut written))
            {
                times.push(run.seconds);
                *said = files_written(&run.stderr);
            }
        }
        self.clear()?;
        let peaks = [peak(&mut self.floor()?)?, peak(&mut self.ours())?, peak(&mut self.ours())?];
        let [cold, same, first, edit] = written;
        let row = |what, times: &[f64], peak, written| Row {
            what,
            seconds: Spread::of(times.to_vec()),
            to_floor: Spread::of_ratios(times, &floors).plain(),
            peak,
            written,
        };
        let rows = vec![
            row("floor", &floors, peaks[0], None),
            row(COLD, &colds, peaks[1], cold),
            row("the same, earlier results kept", &agains, None, None),
            row("nothing changed", &sames, peaks[2], same),
            row("one page's text edited, for the first time", &firsts, None, first),
            row("one page's text edited, again", &edits, None, edit),
        ];
        let phases = phases.into_iter().map(|(name, times)| (name, Spread::of(times))).collect();
        Ok(Builds { rows, phases })
    }

    /// The program itself.
    pub(crate) fn ours(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_songngu"));
        command.arg("--root").arg(self.site()).args(["--lang", "en", "build", "--timings", "--output"]);
        command.arg(self.folder.join("output"));
        command
    }

    pub(crate) fn floor(&self) -> io::Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(FLOOR).arg(self.site().join("content")).arg(self.folder.join("floor"));
        Ok(command)
    }

    /// Removes what was built and what is remembered; the list of published addresses stays.
    pub(crate) fn clear(&self) -> io::Result<()> {
        for name in ["output", "floor", "site/.songngu"] {
            remove(&self.folder.join(name))?;
        }
        Ok(())
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        // What cannot be removed now lies in the folder for temporary files.
        let _ = remove(&self.folder);
    }
}

/// Removes a folder if it is there.
pub(crate) fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

/// Adds the steps of one run to those of the others.
fn note_phases(all: &mut Vec<(String, Vec<f64>)>, said: &str) {
    for (name, took) in said.lines().filter_map(|line| line.strip_suffix(" ms")?.split_once('\t')) {
        let Ok(took) = took.parse() else { continue };
        match all.iter_mut().find(|(n, _)| n == name) {
            Some((_, times)) => times.push(took),
            None => all.push((name.to_owned(), vec![took])),
        }
    }
}

/// The figure that stands before "written" in what the program says.
fn files_written(said: &str) -> Option<String> {
    let before = said.split(" written").next().filter(|before| before.len() < said.len())?;
    before.rsplit(|c: char| !c.is_ascii_digit() && c != ',').find(|part| !part.is_empty()).map(str::to_owned)
}
