//! Builds in any order, with whatever people and killed processes do to the folders in between: what is published is
//! always one site, whole, with the files of others and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::super::{carry, marker, places::Places, tree::Tree};
use super::*;

/// What a site may consist of. Some paths are files in one site and folders in another.
const PATHS: [&str; 12] = [
    "a",
    "a/b",
    "a/b/c",
    "a/d",
    "b",
    "b/x/y",
    "c.html",
    "d/e/f.html",
    "d/g.html",
    "e/index.html",
    ".gitignore",
    "CACHEDIR.TAG",
];
/// Where others may put files.
const FOREIGN: [&str; 6] = ["CNAME", "d/note", "z/y/x", "c.html", ".gitignore", "CACHEDIR.TAG"];

/// Something that happens.
#[derive(Debug, Clone)]
enum Event {
    /// The next site has this file, with this text, or has it no longer.
    Edit(usize, Option<u8>),
    /// A build; with this way of being killed, if it is one that is.
    Build(Option<u8>),
    /// A build that gives up.
    Discard,
    /// Somebody puts a file into the output, or deletes it.
    Stranger(usize, Option<u8>),
    /// Somebody writes into a file of the output, puts another in its place, or deletes it.
    Tamper(usize, u8),
    /// Somebody does that to the previous folder.
    Meddle(usize, u8),
    /// Somebody deletes the previous folder, or the output.
    Delete(bool),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => (0..PATHS.len(), prop::option::weighted(0.8, 0..3_u8)).prop_map(|(at, text)| Event::Edit(at, text)),
        6 => prop::option::weighted(0.4, 0..9_u8).prop_map(Event::Build),
        1 => Just(Event::Discard),
        2 => (0..FOREIGN.len(), prop::option::of(0..3_u8)).prop_map(|(at, text)| Event::Stranger(at, text)),
        2 => (0..PATHS.len(), 0..3_u8).prop_map(|(at, how)| Event::Tamper(at, how)),
        2 => (0..PATHS.len(), 0..4_u8).prop_map(|(at, how)| Event::Meddle(at, how)),
        1 => (0..8_u8).prop_map(|n| Event::Delete(n == 0)),
    ]
}

type Site = BTreeMap<&'static str, String>;

/// The folders on the disk, and what should be in them.
struct World {
    folder: tempfile::TempDir,
    at_once: bool,
    /// What the next build makes.
    next: Site,
    /// What the last one made.
    made: Option<Site>,
    foreign: Site,
    /// Files of the output that are not as the last build left them.
    tampered: BTreeSet<&'static str>,
    /// How long to wait before anything happens, so that what folders looked like can be relied on.
    pause: Duration,
    /// Whether the output is looked at before it is opened.
    surveys: bool,
}

/// Whether two paths cannot be in one site, for one would be a folder of the other.
fn clash(a: &str, b: &str) -> bool {
    let within = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.starts_with('/'));
    within(a, b) || within(b, a)
}

impl World {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn target(&self) -> PathBuf {
        self.path("output")
    }

    fn beside(&self, what: &str) -> PathBuf {
        self.path(&format!(".output.songngu-{what}"))
    }

    fn open(&self) -> OutputFolder {
        let mut folder = OutputFolder::open(&self.target(), self.survey(&self.sizes())).unwrap();
        (folder.large, folder.at_once) = (1, self.at_once);
        folder
    }

    /// The files of the site that stands, with their sizes.
    fn sizes(&self) -> Sizes {
        self.made.iter().flatten().map(|(path, text)| ((*path).to_owned(), text.len() as u64)).collect()
    }

    /// Begins to look at the output, if there is one and this life is one of those that do so.
    fn survey(&self, files: &Sizes) -> Option<Survey> {
        let marker = marker::read(&self.target()).unwrap().filter(|_| self.surveys)?.name;
        Some(Survey::of(Places::of(&self.target()), &marker, files).expect("a system that says enough"))
    }

    fn happens(&mut self, event: &Event) {
        std::thread::sleep(self.pause);
        match *event {
            Event::Edit(at, Some(text)) => {
                self.next.retain(|path, _| !clash(path, PATHS[at]));
                self.next.insert(PATHS[at], format!("text {text}"));
            }
            Event::Edit(at, None) => drop(self.next.remove(PATHS[at])),
            Event::Build(None) => self.build(),
            Event::Build(Some(how)) => self.build_and_kill(how),
            Event::Discard => {
                let folder = self.open();
                folder.put("c.html", b"never published").unwrap();
                folder.discard();
            }
            Event::Stranger(at, text) => self.stranger(FOREIGN[at], text),
            Event::Tamper(at, how) => {
                let is_made = self.made.as_ref().is_some_and(|made| made.contains_key(PATHS[at]));
                if is_made {
                    self.tampered.insert(PATHS[at]);
                    meddle(&self.target().join(PATHS[at]), how);
                }
            }
            // A folder that is there, or nothing happens.
            Event::Meddle(at, how) if self.beside("previous").exists() => match how {
                // Writing into the file would write into that of the output, which is another event.
                0 => carry::write_with_folders(&self.beside("previous/stray/file"), b"stray").unwrap(),
                how => meddle(&self.beside("previous").join(PATHS[at]), how),
            },
            Event::Meddle(..) => {}
            Event::Delete(false) => drop(fs::remove_dir_all(self.beside("previous"))),
            Event::Delete(true) => {
                let _ = fs::remove_dir_all(self.target());
                self.made = None;
                self.foreign.clear();
                self.tampered.clear();
            }
        }
    }

    fn stranger(&mut self, path: &'static str, text: Option<u8>) {
        let Some(made) = &self.made else { return };
        let full = self.target().join(path);
        if made.contains_key(path) {
            return;
        }
        if let Some(text) = text {
            let text = format!("foreign {text}");
            let _ = fs::remove_file(&full);
            carry::write_with_folders(&full, text.as_bytes()).unwrap();
            self.foreign.insert(path, text);
        } else if self.foreign.remove(path).is_some() {
            fs::remove_file(&full).unwrap();
        }
    }

    /// Builds, and looks at everything afterwards.
    fn build(&mut self) {
        let sizes = self.sizes();
        let out_of_date = self.survey(&sizes);
        let folder = self.open();
        let left = folder.left(&sizes);
        let left: BTreeMap<&str, Left> = left.into_iter().map(|(path, _, file)| (path, file)).collect();
        for (path, text) in &self.next {
            let is_known = self.made.as_ref().is_some_and(|made| made.get(path) == Some(text));
            match left.get(path).filter(|_| is_known) {
                Some(file) => folder.keep(*file),
                None => drop(folder.put(path, text.as_bytes()).unwrap()),
            }
        }
        let report = commit(folder);
        if report.written + report.removed > 0 {
            assert!(out_of_date.is_none_or(|survey| survey.wait(&Places::of(&self.target())).is_none()));
        }
        let made = self.made.replace(self.next.clone()).unwrap_or_default();
        let same = self.next.iter().filter(|(p, text)| made.get(*p) == Some(text) && !self.tampered.contains(*p));
        let same = same.count();
        let removed = made.keys().filter(|path| !self.next.contains_key(*path)).count();
        assert_eq!(report, Committed { written: self.next.len() - same, same, removed });
        self.foreign.retain(|path, _| !self.next.contains_key(path));
        self.tampered.clear();
        self.look();
        if report.written + report.removed > 0 {
            self.look_closely();
        }
    }

    /// The output is what it should be, and nothing is left lying about.
    fn look(&self) {
        let Some(made) = &self.made else { return assert!(!self.target().exists()) };
        let tree = Tree::read(&self.target());
        let text_of = |path: &str| fs::read_to_string(self.target().join(path)).unwrap();
        let files = tree.files.iter().map(|file| file.path.to_str().unwrap()).filter(|path| *path != ".songngu");
        let there: BTreeMap<&str, String> = files.map(|path| (path, text_of(path))).collect();
        let wanted: BTreeMap<&str, String> =
            made.iter().chain(&self.foreign).map(|(path, text)| (*path, text.clone())).collect();
        assert_eq!(there, wanted);
        let listed = marker::read(&self.target()).unwrap().unwrap().files;
        assert!(listed.iter().map(|(path, _)| path.to_str().unwrap()).eq(made.keys().copied()));

        assert!(!self.beside("new").exists() && !self.beside("old").exists());
    }

    /// A commit has just put everything in order: no folder is empty, and the previous site holds nothing of others.
    fn look_closely(&self) {
        let empty = Tree::read(&self.target()).empty;
        assert!(empty.is_empty(), "{empty:?}");
        let Some(marker) = marker::read(&self.beside("previous")).unwrap() else { return };
        let tree = Tree::read(&self.beside("previous"));
        let strays = tree.foreign(&marker.files);
        assert!(strays.iter().all(|path| *path == ".gitignore" || *path == "CACHEDIR.TAG"), "{strays:?}");
    }

    /// Makes the disk look as after a build that was killed, in one of the ways that `OutputFolder::open` names.
    fn build_and_kill(&mut self, how: u8) {
        // What was there, file for file.
        let (output, previous) = (self.path("kept-output"), self.path("kept-previous"));
        let had_previous = self.beside("previous").exists();
        clone(&self.target(), &output);
        clone(&self.beside("previous"), &previous);
        let before = (self.made.clone(), self.foreign.clone(), self.tampered.clone());
        self.build();
        // After a first build, and after one in which nothing differed, there is no old site to make a state of.
        let is_whole = output.join(".songngu").exists()
            && fs::read(output.join(".songngu")).unwrap() != fs::read(self.target().join(".songngu")).unwrap();
        if is_whole {
            let _ = fs::remove_dir_all(self.beside("previous"));
            let (target, new) = (self.target(), self.beside("new"));
            // The new site: before the exchange it is somewhere else, and the old one is still the output.
            let put_new = |name: &Path| {
                fs::rename(&target, name).unwrap();
                fs::rename(&output, &target).unwrap();
            };
            match how {
                // Files were put, and the previous folder is as it was, or was going to be completed.
                0 | 1 => {
                    put_new(&new);
                    fs::remove_file(new.join(".songngu")).unwrap();
                    if had_previous {
                        clone(&previous, &self.beside("previous"));
                        if how == 1 && self.beside("previous/.songngu").exists() {
                            fs::remove_file(self.beside("previous/.songngu")).unwrap();
                        }
                    }
                }
                // It was completed, with and without the staging folder.
                2 | 3 => {
                    put_new(&self.beside("previous"));
                    if how == 2 {
                        fs::create_dir_all(new.join("d/e")).unwrap();
                    }
                }
                4 => put_new(&new),
                // The old site was moved aside, and the new one was not yet or was already in its place.
                5 => {
                    fs::rename(&target, &new).unwrap();
                    fs::rename(&output, self.beside("old")).unwrap();
                }
                6 => fs::rename(&output, self.beside("old")).unwrap(),
                // The folders were exchanged; strangers' files were taken out of the old one, or not yet.
                7 => fs::rename(&output, &new).unwrap(),
                _ => {
                    fs::rename(&output, &new).unwrap();
                    for path in before.1.keys().take(1) {
                        fs::remove_file(new.join(path)).unwrap();
                    }
                }
            }
            if how < 6 {
                (self.made, self.foreign, self.tampered) = before;
            }
        }
        let _ = fs::remove_dir_all(output);
        let _ = fs::remove_dir_all(previous);
        // What is published is whole even before the next build, but for what was missing for a moment.
        if self.target().exists() && self.tampered.is_empty() {
            self.look_at_output();
        }
        // Nobody does anything before the next run has put things in order.
        self.open().discard();
        if self.tampered.is_empty() {
            self.look();
        }
    }

    fn look_at_output(&self) {
        for (path, text) in self.made.iter().flatten().chain(&self.foreign) {
            assert_eq!(fs::read_to_string(self.target().join(path)).unwrap(), *text, "{path}");
        }
    }
}

/// Changes a file as people do; one that is not there stays so.
fn meddle(path: &Path, how: u8) {
    if !path.is_file() {
        return;
    }
    if how != 0 {
        fs::remove_file(path).unwrap();
    }
    if how < 2 {
        fs::write(path, "tamper").unwrap();
        // So that it is later than the marker whatever the clock of the file system.
        let later = SystemTime::now() + Duration::from_secs(60);
        fs::File::options().write(true).open(path).unwrap().set_modified(later).unwrap();
    }
}

/// Makes a folder of hard links, if there is one to make it of.
fn clone(from: &Path, to: &Path) {
    for file in Tree::read(from).files {
        carry::keep(&from.join(&file.path), &to.join(&file.path)).unwrap();
    }
}

fn live_through(at_once: bool, surveys: bool, pause: Duration, events: &[Event]) {
    let mut world = World {
        folder: tempfile::tempdir().unwrap(),
        at_once,
        next: Site::new(),
        made: None,
        foreign: Site::new(),
        tampered: BTreeSet::new(),
        pause,
        surveys,
    };
    for event in events {
        world.happens(event);
    }
    world.build();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_output_is_one_whole_site(
        at_once: bool,
        surveys: bool,
        events in prop::collection::vec(event(), 1..40),
    ) {
        live_through(at_once, surveys, Duration::ZERO, &events);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn likewise_if_folders_are_known_from_earlier_builds(
        at_once: bool,
        surveys: bool,
        events in prop::collection::vec(event(), 20..40),
    ) {
        live_through(at_once, surveys, Duration::from_millis(25), &events);
    }
}
