use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::memo::Ingredients;
use crate::search::gather::Gatherer;

/// A page's words, a line each; none for a page that is not in the index.
type Page = Option<Vec<String>>;

/// What happens to a page at a place.
#[derive(Debug, Clone)]
enum Edit {
    Write(usize, Page),
    Add(usize, Page),
    Remove(usize),
    Move(usize, usize),
}

fn page() -> impl Strategy<Value = Page> {
    // Few words, so that most are on several pages; some more than once on a page, some on one page only.
    let word = prop_oneof![3 => "[a-d]", 1 => "hòa|hoà|hoa|Hoa", 1 => "1/[a-c]-[a-z]", 1 => "[a-z]{3}"];
    let line = vec(word, 0..40).prop_map(|words| words.join(" "));
    prop::option::weighted(0.9, vec(line, 1..4))
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = 0..60_usize;
    prop_oneof![
        3 => (at.clone(), page()).prop_map(|(at, page)| Edit::Write(at, page)),
        1 => (at.clone(), page()).prop_map(|(at, page)| Edit::Add(at, page)),
        1 => at.clone().prop_map(Edit::Remove),
        1 => (at.clone(), at).prop_map(|(from, to)| Edit::Move(from, to)),
    ]
}

fn edited(pages: &[Page], edits: &[Edit]) -> Vec<Page> {
    let mut pages = pages.to_vec();
    for edit in edits {
        let count = pages.len();
        match edit {
            Edit::Write(at, page) if count > 0 => pages[at % count].clone_from(page),
            Edit::Add(at, page) => pages.insert(at % (count + 1), page.clone()),
            Edit::Remove(at) if count > 0 => drop(pages.remove(at % count)),
            Edit::Move(from, to) if count > 0 => {
                let page = pages.remove(from % count);
                pages.insert(to % count, page);
            }
            _ => {}
        }
    }
    pages
}

fn keys(pages: &[Page]) -> Vec<Option<Key>> {
    let key = |lines: &Vec<String>| lines.iter().fold(Ingredients::new("t"), |all, l| all.with(l.as_bytes())).key();
    pages.iter().map(|page| page.as_ref().map(key)).collect()
}

fn gathered(pages: &[Page], is_wanted: impl Fn(usize) -> bool) -> Gathered {
    let mut gatherer = Gatherer::new(crate::lang::pack("vi"));
    for (at, page) in pages.iter().enumerate() {
        let Some(lines) = page.as_ref().filter(|_| is_wanted(at)) else {
            gatherer.skip();
            continue;
        };
        gatherer.begin(at);
        for (line, text) in lines.iter().enumerate() {
            gatherer.line(text);
            if line == 0 {
                gatherer.end_title();
            }
        }
        gatherer.end();
    }
    gatherer.done().with_pages(keys(pages))
}

fn bytes(gathered: &Gathered) -> Vec<u8> {
    gathered.add_bytes(Vec::new()).expect("bytes")
}

/// The batch after edits, from the one before; none if too much has changed.
fn after(earlier: &Gathered, pages: &[Page]) -> Option<Gathered> {
    let aligned = aligned(&earlier.pages, &keys(pages))?;
    patched(earlier, &aligned, &gathered(pages, |at| aligned[at].is_none())).map(|all| all.with_pages(keys(pages)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_patched_batch_is_the_batch_gathered_anew(pages in vec(page(), 0..60), edits in vec(edit(), 0..5)) {
        let now = edited(&pages, &edits);
        // As a later run finds it, which reads it from the disk.
        let earlier = Gathered::from_bytes(bytes(&gathered(&pages, |_| true)), 0).expect("the batch");
        if let Some(patched) = after(&earlier, &now) {
            prop_assert_eq!(bytes(&patched), bytes(&gathered(&now, |_| true)));
        }
    }

    #[test]
    fn a_batch_of_other_bytes_is_patched_or_is_none(
        pages in vec(page(), 1..20),
        edits in vec(edit(), 0..3),
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut damaged = bytes(&gathered(&pages, |_| true));
        for (at, byte) in damage {
            let at = at.index(damaged.len());
            damaged[at] = byte;
        }
        if let Some(earlier) = Gathered::from_bytes(damaged, 0) {
            // Whether it is noticed is the matter of the sum over the file; no more than that may come of it.
            let _ = after(&earlier, &edited(&pages, &edits));
        }
    }
}

fn numbered(count: u8) -> Vec<Page> {
    (0..count).map(|page| Some(vec![format!("trang {page}"), "chung".to_owned()])).collect()
}

#[test]
fn pages_that_moved_along_are_found() {
    let pages = numbered(40);
    let earlier = keys(&pages);
    let whole: Vec<Option<u32>> = (0..40).map(Some).collect();
    assert_eq!(aligned(&earlier, &earlier), Some(whole.clone()));
    // The batch before has one page more: all move by one, and the last one goes to the next batch.
    let mut moved = earlier.clone();
    moved.insert(0, keys(&[Some(vec!["mới".to_owned()])])[0]);
    moved.pop();
    let expected: Vec<Option<u32>> = std::iter::once(None).chain((0..39).map(Some)).collect();
    assert_eq!(aligned(&earlier, &moved), Some(expected));
    let mut removed = earlier.clone();
    removed.remove(7);
    assert_eq!(aligned(&earlier, &removed), Some((0..7).chain(8..40).map(Some).collect()));
    // One that lost its words is no work.
    let mut out = earlier.clone();
    out[3] = None;
    assert_eq!(aligned(&earlier, &out), Some(whole.into_iter().map(|page| page.filter(|p| *p != 3)).collect()));
}

#[test]
fn where_too_much_has_changed_nothing_is_taken_over() {
    let pages = numbered(40);
    let change = |count: usize| {
        let mut now = pages.clone();
        now.iter_mut().take(count).for_each(|page| *page = Some(vec!["khác".to_owned()]));
        aligned(&keys(&pages), &keys(&now))
    };
    assert!(change(10).is_some());
    assert!(change(11).is_none());
    // The last page in front of all others does not hide them.
    let mut turned = numbered(100);
    turned.rotate_right(1);
    let aligned = aligned(&keys(&numbered(100)), &keys(&turned)).expect("an alignment");
    assert_eq!(aligned.iter().flatten().count(), 99);
}

#[test]
fn a_batch_that_contradicts_itself_is_none() {
    let pages = numbered(8);
    let same: Vec<Option<u32>> = (0..8).map(Some).collect();
    let new = gathered(&pages, |_| false);
    let of = |change: fn(&mut Gathered)| {
        let mut earlier = gathered(&pages, |_| true);
        change(&mut earlier);
        patched(&earlier, &same, &new).is_some()
    };
    assert!(of(|_| {}));
    assert!(!of(|earlier| earlier.words[0].pages += 1), "more pages than there are");
    assert!(!of(|earlier| earlier.words[0].pages -= 1), "pages left over");
    assert!(!of(|earlier| earlier.words[0].first += 1), "another first page");
    assert!(!of(|earlier| earlier.words[0].first = 99), "a page that the batch has not");
    assert!(!of(|earlier| earlier.titles.truncate(7)), "pages without a title");
}
