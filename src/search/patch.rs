//! A batch of which a few pages have changed: what was gathered of the others is taken over, byte for byte.
//!
//! In: the batch as an earlier run gathered it, and what is gathered of the changed pages. Out: what gathering all of
//! its pages would give.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::gather::{Gathered, Word, push_number};
use crate::memo::Key;

#[cfg(test)]
mod tests;

/// Of how many pages one may have changed for the others to be taken over.
const SHARE: usize = 4;
/// How far the pages of a batch may have moved. A page that comes from far away leaves no room for those between.
const NEAR: usize = 64;

/// For every page of a batch its number in the earlier one if its words are the same. The numbers only grow, so that
/// the order of pages stays. None if too many pages have changed for this to be of use.
pub(super) fn aligned(earlier: &[Option<Key>], pages: &[Option<Key>]) -> Option<Vec<Option<u32>>> {
    let numbers = earlier.iter().zip(0_u32..).filter_map(|(key, number)| Some(((*key)?, number)));
    let numbers: FxHashMap<Key, u32> = numbers.collect();
    let mut next = 0;
    let mut of = |page: &Option<Key>| {
        let number = *numbers.get(page.as_ref()?)?;
        let is_near = (next..=next + NEAR).contains(&(number as usize));
        next = if is_near { number as usize + 1 } else { next };
        is_near.then_some(number)
    };
    let aligned: Vec<Option<u32>> = pages.iter().map(&mut of).collect();
    let changed = aligned.iter().zip(pages).filter(|(number, page)| number.is_none() && page.is_some()).count();
    (changed * SHARE <= pages.len()).then_some(aligned)
}

/// Puts the pages that `aligned` names together with the others, which `new` has under the numbers that they have now.
/// None if the earlier batch is not what it should be.
pub(super) fn patched(earlier: &Gathered, aligned: &[Option<u32>], new: &Gathered) -> Option<Gathered> {
    let mut now: Vec<Option<u32>> = vec![None; earlier.titles.len()];
    for (number, page) in aligned.iter().zip(0..).filter_map(|(number, page)| Some(((*number)?, page))) {
        *now.get_mut(number as usize)? = Some(page);
    }
    let counts = |earlier: &[u32], new: &[u32]| {
        let count = |(page, number): (usize, &Option<u32>)| match number {
            Some(number) => earlier.get(*number as usize).copied(),
            None => new.get(page).copied(),
        };
        aligned.iter().enumerate().map(count).collect::<Option<Vec<u32>>>()
    };
    let (titles, lengths) = (counts(&earlier.titles, &new.titles)?, counts(&earlier.lengths, &new.lengths)?);
    let mut words = Vec::with_capacity(earlier.words.len() + new.words.len());
    // Distances may grow by a byte; asked for at once, for growing is moving.
    let mut places = Vec::with_capacity(earlier.size() + new.size());
    let (mut left, mut right) = (earlier.words.iter().peekable(), new.words.iter().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => (&a.key, &a.form).cmp(&(&b.key, &b.form)),
        };
        let old = left.next_if(|_| order.is_le());
        let added = right.next_if(|_| order.is_ge());
        let Some(word) = old.or(added) else { break };
        let mut writer = Writer::new(&mut places);
        join(Pages::of(earlier, old), Pages::of(new, added), &now, &mut writer)?;
        words.extend(writer.done(word));
    }
    Some(Gathered::of(words, titles, lengths, places))
}

/// Writes the pages of a word one after another: those of before that there still are, under the number that they have
/// `now`, and those that were added.
fn join(mut old: Pages<'_>, mut added: Pages<'_>, now: &[Option<u32>], out: &mut Writer<'_>) -> Option<()> {
    let mut waiting = added.next();
    while let Some((number, bytes)) = old.next() {
        let Some(page) = *now.get(number as usize)? else { continue };
        while let Some((before, bytes)) = waiting.filter(|(before, _)| *before < page) {
            out.page(before, bytes);
            waiting = added.next();
        }
        out.page(page, bytes);
    }
    while let Some((page, bytes)) = waiting {
        out.page(page, bytes);
        waiting = added.next();
    }
    (old.are_whole() && added.are_whole()).then_some(())
}

/// The pages of a word, with the bytes of each but for its distance from the one before.
struct Pages<'g> {
    bytes: &'g [u8],
    /// How many are left.
    left: u32,
    page: u32,
    last: u32,
    is_first: bool,
}

impl<'g> Pages<'g> {
    /// Without a word there are none.
    fn of(gathered: &'g Gathered, word: Option<&Word>) -> Pages<'g> {
        let bytes = word.map_or(&[][..], |word| gathered.places_of(word));
        let (left, page, last) = word.map_or((0, 0, 0), |word| (word.pages, word.first, word.last));
        Pages { bytes, left, page, last, is_first: true }
    }

    /// The next page; none at the end, or where the bytes are not what they should be.
    fn next(&mut self) -> Option<(u32, &'g [u8])> {
        let left = self.left.checked_sub(1)?;
        if !std::mem::take(&mut self.is_first) {
            self.page = self.page.checked_add(number(&mut self.bytes)?)?;
        }
        let whole = self.bytes;
        for _ in 0..number(&mut self.bytes)? {
            let end = self.bytes.iter().position(|byte| *byte < 0x80)?;
            self.bytes = &self.bytes[end + 1..];
        }
        self.left = left;
        Some((self.page, &whole[..whole.len() - self.bytes.len()]))
    }

    /// Whether all have been read, and nothing is left over.
    fn are_whole(&self) -> bool {
        self.left == 0 && self.bytes.is_empty() && self.page == self.last
    }
}

/// Reads what [`push_number`] wrote.
fn number(bytes: &mut &[u8]) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if *byte < 0x80 {
            return Some(number);
        }
    }
}

/// Writes the pages of a word.
struct Writer<'p> {
    places: &'p mut Vec<u8>,
    start: usize,
    first: u32,
    last: u32,
    pages: u32,
}

impl<'p> Writer<'p> {
    fn new(places: &'p mut Vec<u8>) -> Writer<'p> {
        Writer { start: places.len(), places, first: 0, last: 0, pages: 0 }
    }

    fn page(&mut self, page: u32, bytes: &[u8]) {
        if self.pages == 0 {
            self.first = page;
        } else {
            push_number(page - self.last, self.places);
        }
        self.places.extend_from_slice(bytes);
        self.last = page;
        self.pages += 1;
    }

    /// The word as it is now; none if no page has it any more.
    fn done(self, word: &Word) -> Option<Word> {
        let offset = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (start, end) = (offset(self.start), offset(self.places.len()));
        let (first, last, pages) = (self.first, self.last, self.pages);
        (pages > 0).then(|| Word { key: word.key.clone(), form: word.form.clone(), first, last, pages, start, end })
    }
}
