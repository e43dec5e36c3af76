//! From places to the bytes of parts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;

use flate2::{Compression, GzBuilder};

use super::gather::{Form, Merged, Run, length_of, push_number};

/// A record: a key and its forms.
type Record<'m> = (&'m str, Cow<'m, [Form<'m>]>);

/// A part of an index, as what it will be made of: all of them as bytes would be as much again as what was gathered.
#[derive(Debug)]
pub(super) struct Part<'m> {
    records: Vec<Record<'m>>,
    /// How many bytes they will be.
    size: usize,
}

impl Part<'_> {
    /// The first key in it.
    pub(super) fn first(&self) -> &str {
        self.records.first().map_or("", |(key, _)| key)
    }

    /// Its records as bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.size);
        for (key, forms) in &self.records {
            push_length(size_of_body(key, forms), &mut bytes);
            push_body(key, forms, &mut bytes);
        }
        bytes
    }
}

/// Cuts an index into parts of about `limit` bytes. A key that alone is larger gets several records, each for a run
/// of pages.
pub(super) fn cut<'m>(merged: &'m Merged<'_>, limit: usize) -> Vec<Part<'m>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (key, forms) in merged {
        for forms in split(forms, limit) {
            let body = size_of_body(key, &forms);
            let size = length_of(length(body)) + body;
            match parts.last_mut() {
                Some(part) if part.size + size <= limit => {
                    part.records.push((key, forms));
                    part.size += size;
                }
                _ => parts.push(Part { records: vec![(key, forms)], size }),
            }
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

/// The bytes of a record but for its length.
fn push_body(key: &str, forms: &[Form<'_>], out: &mut Vec<u8>) {
    push_text(key, out);
    push_length(forms.len(), out);
    for form in forms {
        push_text(form.form, out);
        push_number(pages(form), out);
        push_length(size_of_places(form), out);
        let mut before = 0;
        for run in &form.runs {
            push_number(run.first - before, out);
            out.extend_from_slice(run.bytes);
            before = run.last;
        }
    }
}

/// How many bytes [`push_body`] adds.
fn size_of_body(key: &str, forms: &[Form<'_>]) -> usize {
    let size = |form: &Form<'_>| {
        let places = size_of_places(form);
        size_of_text(form.form) + length_of(pages(form)) + length_of(length(places)) + places
    };
    size_of_text(key) + length_of(length(forms.len())) + forms.iter().map(size).sum::<usize>()
}

fn size_of_places(form: &Form<'_>) -> usize {
    let mut before = 0;
    let size = |run: &Run<'_>| {
        let distance = run.first - before;
        before = run.last;
        length_of(distance) + run.bytes.len()
    };
    form.runs.iter().map(size).sum()
}

fn size_of_text(text: &str) -> usize {
    length_of(length(text.len())) + text.len()
}

fn pages(form: &Form<'_>) -> u32 {
    form.runs.iter().map(|run| run.pages).sum()
}

fn push_text(text: &str, out: &mut Vec<u8>) {
    push_length(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

fn push_length(size: usize, out: &mut Vec<u8>) {
    push_number(length(size), out);
}

fn length(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// The bytes with gzip, without a name or time, so that the same bytes always become the same.
pub(super) fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::new(3));
    // Memory takes everything.
    let _ = gzip.write_all(bytes);
    gzip.finish().unwrap_or_default()
}
