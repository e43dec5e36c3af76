use crate::testing::{EN, FILES, SETTINGS, VI, page, site_of};

/// A document in two languages; the translation lacks clause b.
const PLAN: [(&str, &str); 2] = [
    (
        "deed.vi.md",
        "+++\ntitle = \"Văn bản\"\nkind = \"document\"\n+++\n## I. MỤC ĐÍCH\n\na) Nâng cao đời sống của mọi người dân \
         trong tỉnh.\n\nb) Bảo vệ rừng ngập mặn ven biển từ năm 2016.\n\nc) Xem [điểm a](#i.a) và [tiêu đề](#i-muc-dich).\n",
    ),
    (
        "deed.en.md",
        "+++\ntitle = \"Deed\"\n+++\n## I. PURPOSES\n\na) To improve the lives of all people in the province.\n\n\
         c) See [point a](#i.a) and [the heading](#i-purposes).\n",
    ),
];

#[test]
fn a_clause_has_one_id_in_every_language() {
    let mut files = FILES.to_vec();
    files.extend(PLAN);
    files.sort_unstable();
    let site = site_of(SETTINGS, &files);
    let ids = |language| {
        let text = site.page(page(&site, "deed", language)).text;
        site.block_ids[&text].iter().flatten().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ids(VI), ["i", "i.a", "i.b", "i.c"]);
    assert_eq!(ids(EN), ["i", "i.a", "i.c"]);
}

#[test]
fn paired_blocks_share_an_id_and_others_keep_their_own() {
    use crate::testing::{SETTINGS, site_of};
    let site = site_of(
        SETTINGS,
        &[
            ("_index.vi.md", "+++\ntitle = \"A\"\n+++\n"),
            ("_index.en.md", "+++\ntitle = \"A\"\n+++\n"),
            ("p.vi.md", "+++\ntitle = \"Trang\"\n+++\n## Mục tiêu\n\nMột hai ba.\n\n## ASEAN\n\nBốn năm sáu.\n"),
            (
                "p.en.md",
                "+++\ntitle = \"Page\"\ndescription = \"D\"\n+++\n## Aims\n\nOne two three.\n\n> Only here, and much longer than \
                 what stands around it, so that nobody takes it for another.\n\n## ASEAN\n\nFour five.\n",
            ),
        ],
    );
    let set = site.set(site.find("p").expect("the page"));
    let ids = |n: usize| {
        let ids = &site.block_ids[&set.texts[n].expect("a text")];
        ids.iter().flatten().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(0), "muc-tieu muc-tieu.p1 asean asean.p1");
    assert_eq!(ids(1), "muc-tieu muc-tieu.p1 aims.p2 asean asean.p1");
    let english = set.texts[1].expect("a text");
    let rows: Vec<(bool, bool)> =
        site.pairs[&english].rows().map(|r| (r.original.is_some(), r.translation.is_some())).collect();
    assert_eq!(rows, [(true, true), (true, true), (false, true), (true, true), (true, true)]);
}

#[test]
fn an_id_never_names_two_places_of_a_text() {
    use crate::testing::{SETTINGS, site_of};
    // The English heading *B* has for its own the id that the Vietnamese heading of *A* has.
    let site = site_of(
        SETTINGS,
        &[
            ("_index.vi.md", "+++\ntitle = \"A\"\n+++\n"),
            ("_index.en.md", "+++\ntitle = \"A\"\n+++\n"),
            ("p.vi.md", "+++\ntitle = \"T\"\n+++\n## Ban\n\nMột.\n\n## Cột\n\nHai.\n"),
            ("p.en.md", "+++\ntitle = \"T\"\n+++\n## Col\n\nOne.\n\n## Ban\n\nTwo.\n"),
        ],
    );
    let english = site.set(site.find("p").expect("the page")).texts[1].expect("a text");
    let ids: Vec<&str> = site.block_ids[&english].iter().flatten().collect();
    assert_eq!(ids, ["col", "ban.p1", "cot", "cot.p1"]);
}
