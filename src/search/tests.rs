use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use flate2::read::GzDecoder;

use super::*;
use crate::testing::{SETTINGS, site_of};

/// What an index says of a key: for every form the pages and the places on each.
type Found = BTreeMap<String, Vec<(u32, Vec<u32>)>>;

/// Reads the parts of the first language, as a browser does.
fn read(files: &[OutputFile]) -> BTreeMap<String, Found> {
    let index = files.iter().find(|f| f.path == "assets/search/index.json").expect("the list of parts");
    let index: serde_json::Value = serde_json::from_slice(&index.bytes).expect("JSON");
    let mut all = BTreeMap::new();
    for name in index["languages"][0]["parts"].as_array().expect("a list") {
        let path = format!("{PARTS}/{}", name.as_str().expect("a name"));
        let part = files.iter().find(|f| f.path == path).expect("a part");
        let mut bytes = Vec::new();
        GzDecoder::new(part.bytes.as_slice()).read_to_end(&mut bytes).expect("gzip");
        let mut at = 0;
        while at < bytes.len() {
            let _ = number(&bytes, &mut at);
            let key = text(&bytes, &mut at);
            let found: &mut Found = all.entry(key).or_default();
            for _ in 0..number(&bytes, &mut at) {
                let form = text(&bytes, &mut at);
                let pages = number(&bytes, &mut at);
                let _ = number(&bytes, &mut at);
                let mut page = 0;
                for _ in 0..pages {
                    page += number(&bytes, &mut at);
                    let mut place = 0;
                    let places = (0..number(&bytes, &mut at)).map(|_| {
                        place += number(&bytes, &mut at);
                        place
                    });
                    found.entry(form.clone()).or_default().push((page, places.collect()));
                }
            }
        }
    }
    all
}

fn number(bytes: &[u8], at: &mut usize) -> u32 {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        value |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            return value;
        }
    }
}

fn text(bytes: &[u8], at: &mut usize) -> String {
    let length = number(bytes, at) as usize;
    *at += length;
    String::from_utf8(bytes[*at - length..*at].to_vec()).expect("UTF-8")
}

/// Keeps what lies in the slots as the disk does.
#[derive(Default)]
pub(super) struct OnDisk {
    pub(super) bytes: Mutex<BTreeMap<Key, Vec<u8>>>,
    used: AtomicUsize,
    /// How many batches and lists were put.
    pub(super) put: AtomicUsize,
    pub(super) left: AtomicUsize,
}

impl Known for OnDisk {
    fn common(&self) -> Ingredients {
        Ingredients::new("test")
    }

    fn get(&self, slot: Key) -> Option<Kept> {
        let bytes = self.bytes.lock().expect("a lock").get(&slot).cloned()?;
        self.used.fetch_add(1, Ordering::Relaxed);
        Kept::from_bytes(bytes)
    }

    fn put(&self, slot: Key, kept: &Kept) {
        self.put.fetch_add(1, Ordering::Relaxed);
        self.bytes.lock().expect("a lock").insert(slot, kept.to_bytes().expect("bytes"));
    }

    fn leave(&self, slot: Key) {
        assert!(self.bytes.lock().expect("a lock").contains_key(&slot), "only what was put is left");
        self.left.fetch_add(1, Ordering::Relaxed);
    }
}

const HOME: (&str, &str) = ("_index.vi.md", "+++\ntitle = \"Đầu\"\n+++\n\nĐầu.\n");
const SEARCH_PAGE: (&str, &str) = ("search.vi.md", "+++\ntitle = \"Tìm\"\nkind = \"search\"\n+++\n\nTìm.\n");

#[test]
fn words_are_found_by_key_form_page_and_place() {
    let site = site_of(
        SETTINGS,
        &[
            HOME,
            ("a.vi.md", "+++\ntitle = \"Hòa bình\"\n+++\n\nĐường hoà, hoa.\n"),
            SEARCH_PAGE,
            ("z.vi.md", "+++\ntitle = \"Khác\"\n+++\n\nHoa 161/QĐ-TTg.\n"),
        ],
    );
    let of = |id: &str| u32::try_from(site.find(id).expect("a page").index()).expect("a small number");
    let (a, z) = (of("a"), of("z"));
    let found = read(&files(&site, &OnDisk::default(), &|_| false));
    let hoa = &found["hoa"];
    // The title has places 0 and 1; the text begins behind a gap.
    assert_eq!(hoa["hoa1"], [(a, vec![0, 11])]);
    assert_eq!(hoa["hoa"], [(a, vec![12]), (z, vec![9])]);
    assert_eq!(found["duong"]["đương1"], [(a, vec![10])]);
    assert_eq!(found["161/qd-ttg"]["161/qd-ttg"], [(z, vec![10])]);
    assert!(!found.contains_key("tim"), "the page that searches is not found by itself");
}

#[test]
fn without_a_page_that_searches_there_is_no_index() {
    let site = site_of(SETTINGS, &[HOME, ("a.vi.md", "+++\ntitle = \"A\"\n+++\n\nA.\n")]);
    assert!(files(&site, &OnDisk::default(), &|_| false).is_empty());
}

#[test]
fn what_was_gathered_before_gives_the_same_index() {
    let of = |text: &str| site_of(SETTINGS, &[HOME, SEARCH_PAGE, ("a.vi.md", text)]);
    let bytes = |files: Vec<OutputFile>| files.into_iter().map(|f| (f.path, f.bytes)).collect::<Vec<_>>();
    let kept = OnDisk::default();
    let first = of("+++\ntitle = \"Hòa bình\"\n+++\n\nĐường hoà, hoa 161/QĐ-TTg.\n");
    let fresh = bytes(files(&first, &kept, &|_| false));
    assert_eq!(kept.used.load(Ordering::Relaxed), 0);
    assert_eq!(bytes(files(&first, &kept, &|_| false)), fresh);
    let used = kept.used.load(Ordering::Relaxed);
    assert!(used > 0);
    let other = of("+++\ntitle = \"Hòa bình\"\n+++\n\nĐường hoà.\n");
    assert_ne!(bytes(files(&other, &kept, &|_| false)), fresh);
    assert_eq!(bytes(files(&other, &OnDisk::default(), &|_| false)), bytes(files(&other, &kept, &|_| false)));
    for kept in kept.bytes.lock().expect("a lock").values() {
        assert_eq!(Kept::from_bytes(kept.clone()).and_then(|kept| kept.to_bytes()).as_ref(), Some(kept));
        for end in 0..kept.len() {
            // Whatever is cut off is nothing, or has every place that its words name.
            let _ = Kept::from_bytes(kept[..end].to_vec());
        }
    }
}

#[test]
fn a_language_whose_words_and_files_stayed_is_not_read_again() {
    let of = |english: &str| {
        let page = ("a.vi.md", "+++\ntitle = \"Hòa bình\"\n+++\n\nĐường hoà.\n");
        let english = format!("+++\ntitle = \"Peace\"\n+++\n\n{english}\n");
        site_of(SETTINGS, &[HOME, SEARCH_PAGE, page, ("a.en.md", &english)])
    };
    let kept = OnDisk::default();
    let (first, other) = (of("The road."), of("The roads."));
    let before: BTreeMap<String, Vec<u8>> =
        files(&first, &kept, &|_| false).into_iter().map(|f| (f.path, f.bytes)).collect();
    kept.put.store(0, Ordering::Relaxed);
    let taken = Mutex::new(BTreeMap::new());
    let keep = |paths: &[String]| {
        let found: Option<Vec<_>> = paths.iter().map(|path| before.get_key_value(path)).collect();
        let is_kept = found.is_some();
        let found = found.into_iter().flatten().map(|(path, bytes)| (path.clone(), bytes.clone()));
        taken.lock().expect("a lock").extend(found);
        is_kept
    };
    let mut all: BTreeMap<String, Vec<u8>> =
        files(&other, &kept, &keep).into_iter().map(|f| (f.path, f.bytes)).collect();
    assert_eq!(kept.left.load(Ordering::Relaxed), 1, "the batch of the one language");
    assert_eq!(kept.put.load(Ordering::Relaxed), 2, "the batch and the list of the other");
    all.extend(taken.into_inner().expect("a lock"));
    let clean = files(&other, &OnDisk::default(), &|_| false);
    assert_eq!(all, clean.into_iter().map(|f| (f.path, f.bytes)).collect());
}

#[test]
fn an_index_is_cut_and_put_together_again() {
    let batch = |words: &[(&str, u32)]| {
        let mut gatherer = Gatherer::new(crate::lang::pack("vi"));
        for page in 0..3 {
            gatherer.begin(page);
            for (word, times) in words {
                gatherer.line(&format!("{word} ").repeat(*times as usize));
            }
            gatherer.end();
        }
        gatherer.done()
    };
    let batches = vec![batch(&[("và", 40), ("an", 1)]), batch(&[("và", 40), ("bè", 2)])];
    let batches = batches.into_iter().map(Arc::new).collect::<Vec<_>>();
    let merged = gather::merge(&batches, 3);
    let parts = |limit| parts::cut(&merged, limit);
    assert_eq!(parts(1 << 20).len(), 1);
    let cut = parts(100);
    for part in cut.iter().chain(&parts(1 << 20)) {
        assert_eq!(part.bytes().len(), part.bytes().capacity(), "what it will be is known beforehand");
    }
    // A word that is everywhere has a record for each run of pages, one behind the other.
    let firsts: Vec<&str> = cut.iter().map(|part| part.first()).collect();
    assert_eq!(firsts, ["an", "va", "va"]);
    assert!(firsts.is_sorted());
}

#[test]
fn the_script_that_reads_it_is_small() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut gzip, include_bytes!("../../themes/nuoc/assets/search.js")).expect("memory");
    let size = gzip.finish().expect("memory").len();
    assert!(size <= 8 * 1024, "{size} bytes");
}
