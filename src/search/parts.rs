//! From places to the bytes of parts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;

use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

use super::gather::{Form, Merged, Run, push_number};

/// A part of an index.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// The first key in it.
    pub(super) first: String,
    /// Its records.
    pub(super) bytes: Vec<u8>,
}

/// Cuts an index into parts of about `limit` bytes. A key that alone is larger gets several records, each for a run
/// of pages.
pub(super) fn cut(merged: &Merged<'_>, limit: usize) -> Vec<Part> {
    let records: Vec<(&str, Vec<u8>)> = merged
        .par_iter()
        .flat_map_iter(|(key, forms)| split(forms, limit).into_iter().map(move |forms| (*key, record(key, &forms))))
        .collect();
    let mut parts: Vec<Part> = Vec::new();
    for (key, record) in records {
        match parts.last_mut() {
            Some(part) if part.bytes.len() + record.len() <= limit => part.bytes.extend(record),
            _ => parts.push(Part { first: key.to_owned(), bytes: record }),
        }
    }
    parts
}

/// The forms of a key, in as many groups as its size asks for; each group has the places of a run of batches.
fn split<'f>(forms: &'f [Form<'f>], limit: usize) -> Vec<Cow<'f, [Form<'f>]>> {
    let size: usize = forms.iter().flat_map(|form| &form.runs).map(|run| run.bytes.len()).sum();
    if size <= limit {
        return vec![Cow::Borrowed(forms)];
    }
    let mut by_first: BTreeMap<u32, Vec<(&str, Run<'_>)>> = BTreeMap::new();
    for (form, run) in forms.iter().flat_map(|form| form.runs.iter().map(|run| (form.form, *run))) {
        by_first.entry(run.first).or_default().push((form, run));
    }
    let mut groups: Vec<BTreeMap<&str, Vec<Run<'_>>>> = vec![BTreeMap::new()];
    let mut size = 0;
    for (form, run) in by_first.into_values().flatten() {
        if size > limit {
            groups.push(BTreeMap::new());
            size = 0;
        }
        size += run.bytes.len();
        if let Some(group) = groups.last_mut() {
            group.entry(form).or_default().push(run);
        }
    }
    let form = |(form, runs)| Form { form, runs };
    groups.into_iter().map(|group| Cow::Owned(group.into_iter().map(form).collect())).collect()
}

fn record(key: &str, forms: &[Form<'_>]) -> Vec<u8> {
    let places: usize = forms.iter().flat_map(|form| &form.runs).map(|run| run.bytes.len() + 5).sum();
    let mut body = Vec::with_capacity(places + 32);
    push_text(key, &mut body);
    push_length(forms.len(), &mut body);
    let mut places = Vec::new();
    for Form { form, runs } in forms {
        places.clear();
        let mut before = 0;
        for run in runs {
            push_number(run.first - before, &mut places);
            places.extend_from_slice(run.bytes);
            before = run.last;
        }
        push_text(form, &mut body);
        push_number(runs.iter().map(|run| run.pages).sum(), &mut body);
        push_length(places.len(), &mut body);
        body.extend_from_slice(&places);
    }
    let mut record = Vec::with_capacity(body.len() + 4);
    push_length(body.len(), &mut record);
    record.extend(body);
    record
}

fn push_text(text: &str, out: &mut Vec<u8>) {
    push_length(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

fn push_length(length: usize, out: &mut Vec<u8>) {
    push_number(u32::try_from(length).unwrap_or(u32::MAX), out);
}

/// The bytes with gzip, without a name or time, so that the same bytes always become the same.
pub(super) fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::new(3));
    // Memory takes everything.
    let _ = gzip.write_all(bytes);
    gzip.finish().unwrap_or_default()
}
