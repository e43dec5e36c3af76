//! From places to the bytes of parts.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::{Compression, GzBuilder};

use super::gather::{Merged, Places, push_number};

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
pub(super) fn cut(merged: Merged, limit: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (key, forms) in merged {
        for forms in split(forms, limit) {
            let record = record(&key, &forms);
            match parts.last_mut() {
                Some(part) if part.bytes.len() + record.len() <= limit => part.bytes.extend(record),
                _ => parts.push(Part { first: key.clone(), bytes: record }),
            }
        }
    }
    parts
}

type Forms = BTreeMap<String, Vec<Places>>;

/// The forms of a key, in as many groups as its size asks for; each group has the places of a run of batches.
fn split(forms: Forms, limit: usize) -> Vec<Forms> {
    let size: usize = forms.values().flatten().map(|places| places.bytes.len()).sum();
    if size <= limit {
        return vec![forms];
    }
    let mut by_first: BTreeMap<u32, Vec<(String, Places)>> = BTreeMap::new();
    let all = forms.into_iter().flat_map(|(form, batches)| batches.into_iter().map(move |b| (form.clone(), b)));
    for (form, places) in all {
        by_first.entry(places.first).or_default().push((form, places));
    }
    let mut groups = vec![Forms::new()];
    let mut size = 0;
    for (form, places) in by_first.into_values().flatten() {
        if size > limit {
            groups.push(Forms::new());
            size = 0;
        }
        size += places.bytes.len();
        if let Some(group) = groups.last_mut() {
            group.entry(form).or_default().push(places);
        }
    }
    groups
}

fn record(key: &str, forms: &Forms) -> Vec<u8> {
    let mut body = Vec::new();
    push_text(key, &mut body);
    push_length(forms.len(), &mut body);
    for (form, batches) in forms {
        let mut places = Vec::new();
        let mut before = 0;
        for batch in batches {
            push_number(batch.first - before, &mut places);
            places.extend_from_slice(&batch.bytes);
            before = batch.last;
        }
        push_text(form, &mut body);
        push_number(batches.iter().map(|batch| batch.pages).sum(), &mut body);
        push_length(places.len(), &mut body);
        body.extend(places);
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
