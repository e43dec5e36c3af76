use super::*;
use crate::config::LanguageId;
use crate::testing::{EN, FILES, SETTINGS, VI, page, site, site_of};

fn of(site: &Site, id: &str, language: usize) -> Metadata {
    of_page(site, page(site, id, language))
}

fn links(metadata: &Metadata) -> Vec<(&str, &str)> {
    metadata.alternates.iter().map(|a| (a.hreflang.as_str(), a.url.as_str())).collect()
}

fn main_node(metadata: &Metadata) -> &Json {
    &metadata.json_ld["@graph"][0]
}

fn values<'m>(metadata: &'m Metadata, name: &str) -> Vec<&'m str> {
    let graph = metadata.open_graph.iter().map(|p| (p.property, p.content.as_str()));
    let core = metadata.dublin_core.iter().map(|n| (n.name, n.content.as_str()));
    graph.chain(core).filter(|(n, _)| *n == name).map(|(_, content)| content).collect()
}

#[test]
fn alternates_are_mutual_and_name_real_translations_only() {
    let site = site();
    let (vi, en) = (of(&site, "about", VI), of(&site, "about", EN));
    let expected = [
        ("vi", "https://example.org/gioi-thieu/"),
        ("en", "https://example.org/en/about/"),
        ("x-default", "https://example.org/gioi-thieu/"),
    ];
    assert_eq!(links(&vi), expected);
    assert_eq!(vi.alternates, en.alternates);
    assert_eq!(vi.canonical, expected[0].1);
    assert_eq!(en.canonical, expected[1].1);
    for id in site.page_ids() {
        let metadata = of_page(&site, id);
        let own = site.absolute(site.page(id).url.as_str());
        let has_own = metadata.alternates.iter().any(|a| a.url == own);
        assert_eq!(has_own, !metadata.alternates.is_empty(), "every set of links names the page itself: {own}");
    }
}

#[test]
fn a_fallback_page_points_at_the_original_and_stays_out() {
    let site = site();
    let (own, fallback) = (of(&site, "news/b", VI), of(&site, "news/b", EN));
    assert_eq!(fallback.canonical, own.canonical);
    assert_eq!((fallback.noindex, own.noindex), (true, false));
    assert_eq!((links(&fallback), links(&own)), (vec![], vec![]), "one text, no choice");
    assert_eq!(values(&fallback, "DC.language"), ["vi"]);
    assert_eq!(values(&fallback, "og:locale"), ["vi_VN"]);
    assert_eq!(main_node(&fallback)["@id"], own.canonical.as_str());
    assert_eq!(main_node(&fallback)["inLanguage"], "vi");
}

#[test]
fn documents_are_legislation_and_their_versions_know_each_other() {
    let site = site();
    let (vi, en) = (of(&site, "plan/179", VI), of(&site, "plan/179", EN));
    let (original, translation) = (main_node(&vi), main_node(&en));
    assert_eq!(original["@type"], "Legislation");
    assert_eq!(original["legislationIdentifier"], "179/KH-UBND");
    assert_eq!(original["legislationDate"], "2017-06-15");
    assert_eq!(original["workTranslation"][0]["@id"], translation["@id"]);
    assert_eq!(translation["translationOfWork"]["@id"], original["@id"]);
    assert_eq!(translation["legislationType"], "Plan");
    assert_eq!(translation["legislationPassedBy"]["name"], "The Committee");
    assert_eq!(
        translation["legislationIdentifier"], "179/KH-UBND",
        "what a translation does not say, the original says"
    );
    let keys: Vec<&String> = original.as_object().into_iter().flat_map(|o| o.keys()).collect();
    assert!(keys.iter().all(|k| !k.contains("Force") && !k.contains("LegalValue")), "{keys:?}");
    assert_eq!(values(&vi, "DC.creator"), ["Ủy ban tỉnh"]);
    assert_eq!(values(&vi, "DC.date"), ["2017-06-15"]);
    assert_eq!(values(&vi, "DC.source"), ["https://gazette.example/1", "Sách"]);
    assert_eq!(values(&vi, "DC.identifier").len(), 2);
}

#[test]
fn news_has_dates_a_picture_and_a_publisher() {
    let site = site();
    let news = of(&site, "news/a", VI);
    let node = main_node(&news);
    assert_eq!(node["@type"], "NewsArticle");
    assert_eq!(node["headline"], "Tin A < B & C");
    assert_eq!((&node["datePublished"], &node["dateModified"]), (&"2020-01-02".into(), &"2020-03-04".into()));
    assert_eq!(node["publisher"]["name"], "Ủy ban");
    assert_eq!(values(&news, "og:type"), ["article"]);
    assert_eq!(values(&news, "article:modified_time"), ["2020-03-04T00:00:00+07:00"]);
    assert_eq!(values(&news, "og:image:width"), ["1200"]);
    assert_eq!(values(&news, "og:image:alt"), ["Ảnh"]);
    assert_eq!(values(&news, "DC.subject"), ["Văn hóa"]);
    assert!(values(&news, "og:image")[0].starts_with("https://example.org/media/a-"));
    assert_eq!(values(&news, "og:locale:alternate"), ["en_GB"]);
}

#[test]
fn every_page_has_the_path_to_it() {
    let site = site();
    let path = |id: &str, language| -> Vec<(u64, String)> {
        let graph = of(&site, id, language).json_ld["@graph"].as_array().cloned().unwrap_or_default();
        let list = graph.iter().find(|n| n["@type"] == "BreadcrumbList").expect("breadcrumbs");
        let items = list["itemListElement"].as_array().expect("a list");
        items.iter().map(|i| (i["position"].as_u64().unwrap(), i["item"].as_str().unwrap().to_owned())).collect()
    };
    let base = "https://example.org";
    let expected = [(1, "/en/"), (2, "/en/news/"), (3, "/en/news/news-a/")].map(|(n, u)| (n, format!("{base}{u}")));
    assert_eq!(path("news/a", EN), expected);
    assert_eq!(path("_index", VI), [(1, format!("{base}/"))]);
}

#[test]
fn the_home_page_is_the_site_and_its_publisher() {
    let site = site();
    let home = of(&site, "_index", EN);
    assert_eq!(main_node(&home)["@type"], "WebSite");
    assert_eq!(main_node(&home)["name"], "Portal");
    let organization = &home.json_ld["@graph"][1];
    assert_eq!(organization["@type"], "Organization");
    assert_eq!(organization["@id"], main_node(&home)["publisher"]["@id"]);
    assert_eq!(main_node(&of(&site, "about", VI))["@type"], "WebPage");
}

#[test]
fn text_cannot_end_the_script() {
    let site = site();
    let json = of(&site, "news/a", VI).json_ld;
    let script = script_json(&json);
    assert!(!script.contains('<'));
    assert_eq!(serde_json::from_str::<Json>(&script).expect("JSON"), json);
}

#[test]
fn a_term_is_there_in_the_languages_of_its_pages() {
    let site = site();
    let list = |term: usize, language: usize| {
        let taxonomy = &site.taxonomies[0];
        let (term, language) = (&taxonomy.terms[term], LanguageId::new(language));
        let list = ListPage {
            language,
            url: &term.urls[language.index()],
            versions: Versions::of_term(&site, term),
            title: term.name.get(language),
            description: None,
            parents: vec![(taxonomy.name.get(language), &taxonomy.urls[language.index()])],
        };
        of_list(&site, &list)
    };
    let (culture, quiet) = (0, 1);
    assert_eq!(links(&list(culture, EN)).len(), 3);
    assert_eq!(list(culture, EN).alternates, list(culture, VI).alternates);
    assert!(list(quiet, EN).noindex);
    assert_eq!(list(quiet, EN).canonical, list(quiet, VI).canonical);
    assert_eq!(list(quiet, VI).alternates, []);
}

#[test]
fn without_a_publisher_the_site_stands_in() {
    let settings = SETTINGS.replace(
        "[publisher]\nname = { vi = \"Ủy ban\", en = \"Committee\" }\nurl = \"https://committee.example\"\n",
        "",
    );
    assert_ne!(settings, SETTINGS);
    let site = site_of(&settings, FILES);
    assert_eq!(values(&of(&site, "about", EN), "DC.publisher"), ["Portal"]);
}
