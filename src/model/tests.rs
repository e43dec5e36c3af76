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
        site.block_ids[&text].iter().flatten().cloned().collect::<Vec<_>>()
    };
    assert_eq!(ids(VI), ["i", "i.a", "i.b", "i.c"]);
    assert_eq!(ids(EN), ["i", "i.a", "i.c"]);
}
