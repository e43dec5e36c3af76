//! A look at the output folder before it is opened, beside other work.
//!
//! A build after an edit reads and puts together, for which one processor is enough most of the time. Meanwhile another
//! one asks what the tens of thousands of files and folders of the output look like. What it saw counts only if the
//! folder is still the one that the last build left when it is opened, with other builds kept out.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Instant, SystemTime};

use rayon::prelude::*;

use super::Error;
use super::facts::Above;
use super::folder::Look;
use super::marker::{self, MARKER, Marker};
use super::places::Places;
use super::previous::{LARGE, Previous};
use super::remembered::Remembered;
use super::tree::Tree;

/// Files with their sizes in bytes.
pub type Sizes = Arc<[(String, u64)]>;

/// A look at an output folder, while it is being taken.
#[derive(Debug)]
pub struct Survey(Receiver<Option<Surveyed>>);

/// What was seen.
#[derive(Debug)]
pub(super) struct Surveyed {
    markers: Markers,
    /// A moment before the look.
    pub(super) begun: Instant,
    /// The marker of the site that is published.
    pub(super) marker: Marker,
    /// Of these files, whether each is as the last build left it.
    pub(super) left: (Sizes, Vec<bool>),
    /// All files and folders.
    pub(super) seen: Seen,
}

/// How the markers of both sites looked. Every build writes a new one.
#[derive(Debug, PartialEq, Eq)]
struct Markers {
    site: Look,
    previous: Option<Look>,
}

/// What was found in the folder of the published site and, if it was looked for, in that of the site before it.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) site: Tree,
    pub(super) previous: Option<Previous>,
}

impl Survey {
    /// Begins to look at the output folder at `path`, where the build whose marker is called `marker` left these files.
    /// None if there are few, which are seen sooner than a thread is begun, or if the system does not say enough about
    /// files.
    pub fn begin(path: &Path, marker: &str, files: &Sizes) -> Option<Survey> {
        (files.len() >= LARGE).then(|| Survey::of(Places::of(path), marker, files)).flatten()
    }

    pub(super) fn of(places: Places, marker: &str, files: &Sizes) -> Option<Survey> {
        let markers = Markers::now(&places)?;
        // Before anything is looked at.
        let begun = Instant::now();
        let (sender, receiver) = channel();
        let (marker, files) = (marker.to_owned(), Arc::clone(files));
        // A thread of its own: one of those that build would not turn to anything else before all is seen.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().ok()?;
        pool.spawn(move || {
            // Nobody waits any more if the build found an error.
            let _ = sender.send(look(&places, &marker, files, markers, begun));
        });
        Some(Survey(receiver))
    }

    /// Waits for what is seen. None if it is no longer, or never was, the folder of that build.
    pub(super) fn wait(self, places: &Places) -> Option<Surveyed> {
        let surveyed = self.0.recv().ok()??;
        (Markers::now(places)? == surveyed.markers).then_some(surveyed)
    }
}

impl Markers {
    fn now(places: &Places) -> Option<Markers> {
        let site = Look::of_file(&places.target.join(MARKER))?;
        Some(Markers { site, previous: Look::of_file(&places.previous.join(MARKER)) })
    }
}

impl Seen {
    /// Looks at the folder of the published site and, if asked to, at that of the site before it.
    pub(super) fn look(places: &Places, with_previous: bool) -> Result<Seen, Error> {
        let known = Remembered::read(&places.folders);
        let (site, previous) = rayon::join(
            || Tree::read_again(&places.target, known.site),
            || if with_previous { Previous::find(&places.previous, known.previous) } else { Ok(None) },
        );
        Ok(Seen { site, previous: previous? })
    }
}

fn look(places: &Places, marker: &str, files: Sizes, markers: Markers, begun: Instant) -> Option<Surveyed> {
    let marker = marker::read(&places.target).ok()?.filter(|now| now.name == marker)?;
    let left = left(&places.target, &files, marker.written);
    let seen = Seen::look(places, true).ok()?;
    Some(Surveyed { markers, begun, marker, left: (files, left), seen })
}

/// Of these files of a folder, whether each has this size and has not changed since `marked`. They are not read.
pub(super) fn left(folder: &Path, files: &[(String, u64)], marked: SystemTime) -> Vec<bool> {
    let above = Above::new(folder);
    files.par_iter().map(|file| is_as_left(&above, file, marked)).collect()
}

/// The same, whether all have.
pub(super) fn all_left(folder: &Path, files: &[(String, u64)], marked: SystemTime) -> bool {
    let above = Above::new(folder);
    files.par_iter().all(|file| is_as_left(&above, file, marked))
}

fn is_as_left(above: &Above<'_>, (path, size): &(String, u64), marked: SystemTime) -> bool {
    above.facts(Path::new(path)).is_some_and(|facts| {
        facts.is_file && facts.size == *size && facts.modified.is_some_and(|changed| changed <= marked)
    })
}
