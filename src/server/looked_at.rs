//! Which pages browsers look at, so that these are renewed first.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The pages that are open, and the one that was asked for last.
#[derive(Debug, Clone, Default)]
pub(super) struct LookedAt(Arc<Mutex<Pages>>);

#[derive(Debug, Default)]
struct Pages {
    /// How many browsers have a page open, by its path.
    open: BTreeMap<String, usize>,
    last: Option<String>,
}

/// A page that is open until this is dropped.
#[derive(Debug)]
pub(super) struct Open {
    all: LookedAt,
    path: String,
}

impl LookedAt {
    pub(super) fn paths(&self) -> Vec<String> {
        self.with(|pages| {
            let last = pages.last.iter().filter(|path| !pages.open.contains_key(*path));
            last.chain(pages.open.keys()).cloned().collect()
        })
    }

    /// Notes that a page was asked for.
    pub(super) fn ask(&self, path: &str) {
        self.with(|pages| pages.last = Some(path.to_owned()));
    }

    /// Notes that a browser has a page open.
    pub(super) fn open(&self, path: String) -> Open {
        self.with(|pages| *pages.open.entry(path.clone()).or_default() += 1);
        Open { all: self.clone(), path }
    }

    fn with<T>(&self, look: impl FnOnce(&mut Pages) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.all.with(|pages| {
            if let Some(count) = pages.open.get_mut(&self.path) {
                *count -= 1;
                if *count == 0 {
                    pages.open.remove(&self.path);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_looked_at_until_they_are_closed() {
        let all = LookedAt::default();
        let (one, two) = (all.open("a".to_owned()), all.open("a".to_owned()));
        all.ask("b");
        assert_eq!(all.paths(), ["b", "a"]);
        drop(one);
        assert_eq!(all.paths(), ["b", "a"]);
        drop(two);
        all.ask("c");
        assert_eq!(all.paths(), ["c"]);
    }
}
