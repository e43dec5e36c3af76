//! The last line of a report: how many problems there are.

use std::collections::BTreeSet;

use crate::diag::{Diagnostics, Level};
use crate::lang::pack;
use crate::message::{Arg, Catalogue};

/// Says how many problems of each level there are, and in how many files: `2 errors and 1 warning in 2 files`.
pub fn summary(diagnostics: &Diagnostics, catalogue: &Catalogue) -> String {
    let say = |key: &str, args: &[(&str, Arg)]| catalogue.format(key, None, args).unwrap_or_else(|| key.to_owned());
    // Equal problems are reported, and so counted, once.
    let all = diagnostics.sorted();
    let mut counts = Vec::new();
    for (level, key) in [(Level::Error, "count-error"), (Level::Warning, "count-warning"), (Level::Note, "count-note")]
    {
        let count = all.iter().filter(|d| d.level == level).count();
        if count > 0 {
            counts.push(say(key, &[("count", number(count))]));
        }
    }
    if counts.is_empty() {
        return say("summary-none", &[]);
    }
    let files: BTreeSet<_> =
        all.iter().map(|d| (d.span.map(|s| s.source), &d.path)).filter(|(s, p)| s.is_some() || p.is_some()).collect();
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    let counts = pack(catalogue.tag()).list(&counts);
    say("summary", &[("counts", counts.into()), ("count", number(files.len()))])
}

fn number(count: usize) -> Arg {
    Arg::from(u32::try_from(count).unwrap_or(u32::MAX))
}
