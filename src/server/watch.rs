//! Hearing of changes on the disk.
//!
//! In: the folders and files that a site is made of. Out: a call each time something in them has changed and the disk
//! has come to rest. What changed does not matter: the site is read again. Folders may come and go.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// So long nothing must happen before a change counts as finished: editors save in several steps.
const REST: Duration = Duration::from_millis(25);
/// So long a change may last before it is looked at all the same.
const LONGEST: Duration = Duration::from_millis(300);
/// How often a disk that cannot tell of changes is looked through.
const POLL: Duration = Duration::from_millis(500);

/// What is watched.
#[derive(Debug, Clone)]
pub struct Watch {
    /// The site's folder; of what lies in it directly, only the named files and folders count.
    pub root: PathBuf,
    /// The folders in it, with all that they hold.
    pub folders: Vec<String>,
    /// The files in it.
    pub files: Vec<String>,
    /// Whether the disk is looked through again and again, for network drives, which tell nothing.
    pub poll: bool,
}

/// What is being watched. Changes are kept from the beginning on, also while nobody follows them yet.
pub struct Watching {
    what: Watch,
    watcher: Box<dyn Watcher + Send>,
    events: Receiver<notify::Result<Event>>,
    watched: Vec<PathBuf>,
}

impl Watching {
    /// Begins to watch.
    ///
    /// # Errors
    ///
    /// Fails if the system lets nothing be watched.
    pub fn begin(what: Watch) -> notify::Result<Watching> {
        let (sender, events) = channel();
        let tell = move |event: notify::Result<Event>| {
            // Nobody listens any more only when the process is ending.
            let _ = sender.send(event);
        };
        let mut watcher: Box<dyn Watcher + Send> = if what.poll {
            // Times are compared by the second, in which one may well save twice.
            let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
            Box::new(PollWatcher::new(tell, config)?)
        } else {
            Box::new(RecommendedWatcher::new(tell, Config::default())?)
        };
        watcher.watch(&what.root, RecursiveMode::NonRecursive)?;
        let mut watched = Vec::new();
        attend(watcher.as_mut(), &what, &mut watched);
        Ok(Watching { what, watcher, events, watched })
    }

    /// Calls `changed` after every change, until the process ends.
    pub fn follow(mut self, mut changed: impl FnMut()) {
        while let Ok(first) = self.events.recv() {
            let seen = Seen::of(&self.what, &first).and(settle(&self.what, &self.events));
            if seen.lost {
                forget(self.watcher.as_mut(), &mut self.watched);
            }
            if seen.counts {
                attend(self.watcher.as_mut(), &self.what, &mut self.watched);
                changed();
            }
        }
    }
}

/// What some events come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Seen {
    /// Whether the site may have changed.
    counts: bool,
    /// Whether the system could not tell all that happened.
    lost: bool,
}

impl Seen {
    /// Reading is an event too; and where some were lost, anything may have happened.
    fn of(what: &Watch, event: &notify::Result<Event>) -> Seen {
        let Ok(event) = event else { return Seen { counts: true, lost: true } };
        if event.need_rescan() {
            return Seen { counts: true, lost: true };
        }
        let is_change = !matches!(event.kind, EventKind::Access(_));
        Seen { counts: is_change && event.paths.iter().any(|path| concerns(what, path)), lost: false }
    }

    fn and(self, other: Seen) -> Seen {
        Seen { counts: self.counts | other.counts, lost: self.lost | other.lost }
    }
}

/// Waits until nothing happens any more; says what happened.
#[expect(clippy::disallowed_methods, reason = "waiting is about time")]
fn settle(what: &Watch, events: &Receiver<notify::Result<Event>>) -> Seen {
    let begin = Instant::now();
    let mut seen = Seen::default();
    while begin.elapsed() < LONGEST {
        match events.recv_timeout(REST) {
            Ok(event) => seen = seen.and(Seen::of(what, &event)),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    seen
}

/// Stops watching all folders: among what was lost may be the news of a folder, and nothing in it would ever be heard
/// of. They are watched anew with all that is in them by then.
fn forget(watcher: &mut dyn Watcher, watched: &mut Vec<PathBuf>) {
    for folder in watched.drain(..) {
        // What is gone is forgotten already.
        let _ = watcher.unwatch(&folder);
    }
}

/// Begins to watch the folders that have come, and forgets those that are gone, so that they are seen when they come
/// again.
fn attend(watcher: &mut dyn Watcher, what: &Watch, watched: &mut Vec<PathBuf>) {
    watched.retain(|folder| {
        let is_there = crate::fs::is_folder(folder);
        if !is_there {
            // A folder that is gone may have been forgotten by the system already.
            let _ = watcher.unwatch(folder);
        }
        is_there
    });
    for folder in what.folders.iter().map(|name| what.root.join(name)) {
        let is_new = !watched.contains(&folder) && crate::fs::is_folder(&folder);
        if is_new && watcher.watch(&folder, RecursiveMode::Recursive).is_ok() {
            watched.push(folder);
        }
    }
}

fn concerns(what: &Watch, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(&what.root) else { return true };
    let inside = inside.to_string_lossy().replace('\\', "/");
    inside.is_empty()
        || what.files.contains(&inside)
        || what
            .folders
            .iter()
            .any(|f| inside == *f || inside.strip_prefix(f.as_str()).is_some_and(|r| r.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use notify::WatcherKind;
    use notify::event::{AccessKind, CreateKind, Flag};

    use super::*;

    /// A watcher that writes down what is asked of it.
    #[derive(Debug, Default)]
    struct Asked(Vec<String>);

    impl Watcher for Asked {
        fn new<F: notify::EventHandler>(_: F, _: Config) -> notify::Result<Self> {
            Ok(Asked::default())
        }

        fn watch(&mut self, path: &Path, _: RecursiveMode) -> notify::Result<()> {
            self.0.push(format!("watch {}", path.display()));
            Ok(())
        }

        fn unwatch(&mut self, path: &Path) -> notify::Result<()> {
            self.0.push(format!("unwatch {}", path.display()));
            Ok(())
        }

        fn kind() -> WatcherKind {
            WatcherKind::NullWatcher
        }
    }

    fn what(root: &Path) -> Watch {
        let folders = ["content", "themes"].map(str::to_owned).to_vec();
        Watch { root: root.to_owned(), folders, files: vec!["site.toml".to_owned()], poll: false }
    }

    #[test]
    fn events_count_where_the_site_lies() {
        let what = what(Path::new("/site"));
        let seen = |kind: EventKind, path: &str| Seen::of(&what, &Ok(Event::new(kind).add_path(PathBuf::from(path))));
        let created = EventKind::Create(CreateKind::File);
        let change = Seen { counts: true, lost: false };
        assert_eq!(seen(created, "/site/content/a/b.vi.md"), change);
        assert_eq!(seen(created, "/site/content"), change);
        assert_eq!(seen(created, "/site/site.toml"), change);
        assert_eq!(seen(created, "/site/output/index.html"), Seen::default());
        assert_eq!(seen(created, "/site/content-away/b.vi.md"), Seen::default());
        assert_eq!(seen(EventKind::Access(AccessKind::Read), "/site/content/b.vi.md"), Seen::default());
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test makes a folder")]
    fn where_events_were_lost_all_is_looked_at_and_watched_anew() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let what = what(folder.path());
        let content = folder.path().join("content");
        std::fs::create_dir(&content).expect("a new folder");
        let lost = Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan));
        assert_eq!(Seen::of(&what, &lost), Seen { counts: true, lost: true });
        assert_eq!(Seen::of(&what, &Err(notify::Error::generic("no room"))), Seen { counts: true, lost: true });
        let (mut asked, mut watched) = (Asked::default(), Vec::new());
        attend(&mut asked, &what, &mut watched);
        attend(&mut asked, &what, &mut watched);
        assert_eq!(asked.0, [format!("watch {}", content.display())], "watched once");
        asked.0.clear();
        forget(&mut asked, &mut watched);
        attend(&mut asked, &what, &mut watched);
        assert_eq!(asked.0, ["unwatch", "watch"].map(|word| format!("{word} {}", content.display())));
    }
}
