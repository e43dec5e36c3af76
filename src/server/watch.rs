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
            let any = counts(&self.what, &first) | settle(&self.what, &self.events);
            if any {
                attend(self.watcher.as_mut(), &self.what, &mut self.watched);
                changed();
            }
        }
    }
}

/// Waits until nothing happens any more; says whether anything that happened counts.
#[expect(clippy::disallowed_methods, reason = "waiting is about time")]
fn settle(what: &Watch, events: &Receiver<notify::Result<Event>>) -> bool {
    let begin = Instant::now();
    let mut any = false;
    while begin.elapsed() < LONGEST {
        match events.recv_timeout(REST) {
            Ok(event) => any |= counts(what, &event),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    any
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

/// Whether an event may change the site. Reading is an event too; and where some were lost, anything may have happened.
fn counts(what: &Watch, event: &notify::Result<Event>) -> bool {
    let Ok(event) = event else { return true };
    if event.need_rescan() {
        return true;
    }
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| concerns(what, path))
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
