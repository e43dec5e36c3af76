//! What files look like from outside: names, sizes, times. Enough to see that nothing has changed.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::facts::Facts;

/// A change so soon after another one may leave the time as it was: the clocks of file systems tick, most of them
/// every few thousandths of a second, those of old ones (FAT) every other second. In nanoseconds.
const TICK: u64 = 20_000_000;
const SLOW_TICK: u64 = 2_100_000_000;

/// A file as it looks from outside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Seen {
    /// The path below the site's root.
    pub(super) path: String,
    /// The size in bytes.
    pub(super) size: u64,
    /// When it was last changed, in nanoseconds since 1970; none if the system does not say.
    changed: Option<u64>,
}

impl Seen {
    pub(super) fn new(path: String, meta: &Metadata) -> Seen {
        Seen { path, size: meta.len(), changed: meta.modified().ok().and_then(nanoseconds) }
    }

    pub(super) fn of(path: String, facts: &Facts) -> Seen {
        Seen { path, size: facts.size, changed: facts.modified.and_then(nanoseconds) }
    }

    pub(super) fn unknown(path: String) -> Seen {
        Seen { path, size: 0, changed: None }
    }

    /// Whether any later change would show in the time.
    fn is_settled(&self, now: u64) -> bool {
        let tick = |changed: u64| if changed.is_multiple_of(1_000_000_000) { SLOW_TICK } else { TICK };
        self.changed.is_some_and(|changed| changed.saturating_add(tick(changed)) <= now)
    }
}

/// All files of a site as they looked at one moment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Census {
    files: Vec<Seen>,
    /// When they were looked at, in nanoseconds since 1970.
    taken: u64,
    /// Files that the program itself has written since, which were looked at again.
    own: Vec<String>,
}

impl Census {
    /// Takes stock; none if the system does not say when files were changed.
    pub(super) fn new(mut files: Vec<Seen>) -> Option<Census> {
        files.sort_unstable();
        let is_known = files.iter().all(|file| file.changed.is_some());
        is_known.then(|| Some(Census { files, taken: nanoseconds(SystemTime::now())?, own: Vec::new() })).flatten()
    }

    /// Looks at one file again, which the program itself has written since.
    pub fn renew(&mut self, root: &Path, path: &str) {
        self.files.retain(|file| file.path != path);
        if let Ok(meta) = std::fs::metadata(root.join(path)) {
            self.files.push(Seen::new(path.to_owned(), &meta));
        }
        self.files.sort_unstable();
        self.own.push(path.to_owned());
    }

    /// The paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }

    /// Whether there is a file at this path.
    pub fn has(&self, path: &str) -> bool {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok()
    }

    /// The files that are new, gone, or look different now, and those that could have changed without its showing.
    pub fn changed_in(&self, now: &Census) -> BTreeSet<String> {
        let mut changed = BTreeSet::new();
        let (mut old, mut new) = (self.files.iter().peekable(), now.files.iter().peekable());
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return changed,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(old), Some(new)) => old.path.cmp(&new.path),
            };
            let before = old.next_if(|_| order.is_le());
            let after = new.next_if(|_| order.is_ge());
            let is_same = before == after && before.is_some_and(|file| file.is_settled(self.taken));
            changed.extend(before.or(after).filter(|_| !is_same).map(|file| file.path.clone()));
        }
    }

    /// Whether the files look as they do now, and none could have changed since without its showing.
    pub fn still_holds(&self, now: &Census) -> bool {
        self.files == now.files
            && self.files.iter().all(|file| file.is_settled(self.taken) || self.own.contains(&file.path))
    }
}

fn nanoseconds(time: SystemTime) -> Option<u64> {
    u64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_nanos()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn census(changed: u64, taken: u64) -> Census {
        let file = Seen { path: "a".to_owned(), size: 1, changed: Some(changed) };
        Census { files: vec![file], taken, own: Vec::new() }
    }

    #[test]
    fn what_may_have_changed_unseen_is_not_trusted() {
        let now = census(5_000_000_123, 9_000_000_000);
        assert!(census(5_000_000_123, 6_000_000_000).still_holds(&now));
        assert!(!census(5_000_000_123, 5_000_000_200).still_holds(&now), "the clock had not ticked");
        assert!(!census(5_000_000_124, 6_000_000_000).still_holds(&now));
        let whole = census(5_000_000_000, 9_000_000_000);
        assert!(!census(5_000_000_000, 6_000_000_000).still_holds(&whole), "times of whole seconds");
        assert!(census(5_000_000_000, 8_000_000_000).still_holds(&whole));
        let changed = |old: &Census| old.changed_in(&now).into_iter().collect::<Vec<_>>();
        assert_eq!(changed(&census(5_000_000_123, 6_000_000_000)), [""; 0]);
        assert_eq!(changed(&census(5_000_000_123, 5_000_000_200)), ["a"]);
        assert_eq!(changed(&census(5_000_000_124, 6_000_000_000)), ["a"]);
        let none = Census { files: Vec::new(), ..now.clone() };
        assert_eq!((changed(&none), none.changed_in(&none).len()), (vec!["a".to_owned()], 0));
        assert_eq!(now.changed_in(&none).len(), 1);
    }
}
