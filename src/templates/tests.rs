use super::*;

struct Facts;

impl SiteFacts for Facts {
    fn url_of(&self, id: &str, _: Option<&str>, language: &str) -> Option<String> {
        (id == "plan").then(|| format!("/{language}/plan/"))
    }
    fn summary_of(&self, _: &str, _: &str) -> Option<Value> {
        None
    }
    fn pages_of(&self, _: &str, _: usize, _: &str) -> Option<Vec<Value>> {
        None
    }
    fn asset_url(&self, path: &str) -> Option<Value> {
        (path == "a.css").then(|| Value::from("/a.1.css"))
    }
    fn inline_asset(&self, path: &str) -> Option<Value> {
        (path == "icons/boat.svg").then(|| html_value("<svg></svg>"))
    }
    fn translate(&self, key: &str, args: &[(&str, Arg)], _: &str) -> Option<String> {
        (key == "pages").then(|| format!("{args:?}"))
    }
    fn plain_string(&self, key: &str, _: &str) -> Option<Value> {
        (key == "home").then(|| Value::from("Home"))
    }
    fn data(&self, _: &str) -> Option<Value> {
        None
    }
    fn picture_sizes(&self) -> &str {
        "100vw"
    }

    fn pack(&self, language: &str) -> &'static dyn Pack {
        crate::lang::pack(language)
    }
    fn typeset(&self, text: &str, language: &str, quotes: bool) -> String {
        let mut html = String::new();
        self.pack(language).typography().push(text, quotes, &mut html);
        html
    }
    fn absolute(&self, path: &str) -> String {
        format!("https://example.org{path}")
    }
    fn original(&self) -> &str {
        "vi"
    }
}

fn load(files: &[(&str, bool, &str)]) -> (Templates, Diagnostics, Sources) {
    let mut sources = Sources::default();
    let texts: Vec<_> = files
        .iter()
        .map(|(name, is_theme, text)| {
            let source = sources.add(*name, *text);
            ((*name).to_owned(), TemplateText { source, is_theme: *is_theme })
        })
        .collect();
    let (mut templates, diagnostics) = Templates::load(&texts, &sources);
    templates.connect(Arc::new(Facts));
    (templates, diagnostics, sources)
}

fn render(text: &str) -> Result<String, Box<Diagnostic>> {
    let (templates, diagnostics, _) = load(&[("a.html", true, text)]);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let mut context = Context::new();
    context.insert("lang", "vi");
    context.insert("name", "A & B");
    templates.render("a.html", &context, "content/a.vi.md")
}

#[test]
fn functions_and_filters_answer() {
    let cases = [
        ("{{ url(id='plan') }}", "/vi/plan/"),
        ("{{ '2017-06-15' | date(style='official') }}", "ngày 15 tháng 6 năm 2017"),
        ("{{ '2017-06-15' | date(style='short', lang='en') }}", "15 Jun 2017"),
        ("{{ 1234.5 | number }}", "1.234,5"),
        ("{{ icon(name='boat') }}{{ name }}", "<svg></svg>A &amp; B"),
        ("{{ '/a/' | absolute }}", "https://example.org/a/"),
        ("{{ t(key='pages', n=2) | safe }}", "[(\"n\", Number(2.0))]"),
        ("{{ t(key='home') }}{{ 'home' | t }}{{ 'home' | t(lang='en') }}", "HomeHomeHome"),
        ("{{ asset(path='a.css') }}{{ 'a.css' | asset }}", "/a.1.css/a.1.css"),
        ("{{ svg(path='icons/boat.svg') }}{{ 'icons/boat.svg' | svg }}", "<svg></svg><svg></svg>"),
        ("{{ 'nói \"a\" < b' | typeset }}", "nói “a” &lt; b"),
        ("{{ 'nói \"a\"' | typeset(quotes=false) }}", "nói \"a\""),
        ("{% set x = {\"en\": 'E', \"vi\": 'V'} %}{{ x | pick }}", "V"),
        (
            "{% set x = [{\"n\": 'Điều 12'}, {\"a\": 1}, {\"n\": ['Điều 3', 'A']}, {\"n\": {\"vi\": 'An'}}] %}\
             {% for e in x | in_order(by='n') %}{{ e.n | default(value='-') | safe }};{% endfor %}",
            "{\"vi\": \"An\"};[\"Điều 3\", \"A\"];Điều 12;-;",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(render(text).as_deref(), Ok(expected), "{text}");
    }
    for text in ["'none' | t", "3 | t", "'none.css' | asset", "3 | asset", "'none.svg' | svg", "3 | svg"] {
        assert!(render(&format!("{{{{ {text} }}}}")).is_err(), "{text}");
    }
}

#[test]
fn the_projects_templates_come_before_the_themes() {
    let files =
        [("base.html", true, "theme"), ("page.html", true, "{% include 'base.html' %}"), ("base.html", false, "own")];
    let (templates, _, _) = load(&files);
    let render = |templates: &Templates, name: &str| templates.render(name, &Context::new(), "");
    assert_eq!(render(&templates, "page.html").as_deref(), Ok("own"));
    assert_eq!(render(&templates, "theme/base.html").as_deref(), Ok("theme"));
    // The theme's own is known by that name also where it is the only one.
    let (templates, _, _) = load(&files[..2]);
    assert_eq!(render(&templates, "page.html").as_deref(), Ok("theme"));
    assert!(templates.has("theme/base.html") && !templates.has("theme/none.html"));
    assert_eq!(render(&templates, "theme/base.html").as_deref(), Ok("theme"));
    let mut out = Vec::new();
    templates.render_to("theme/base.html", &Context::new(), "", &mut out).expect("a page");
    assert_eq!(out, b"theme");
}

#[test]
fn a_part_is_rendered_once_for_all_pages_with_the_same_values() {
    let page = "{{ part(name='foot.html', open=page == 'a') }}{{ part(name='foot.html', open=page == 'a') }}";
    let foot = "{{ site.title }}:{{ lang }}:{{ open }}{% if page is defined %} of a page{% endif %};";
    let (templates, diagnostics, _) = load(&[("page.html", true, page), ("foot.html", true, foot)]);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let site = |title: &str| map_value([("title", title.into())]);
    let render = |site: &Value, lang: &str, page: &str| {
        let mut context = Context::new();
        context.insert_value("site", site.clone());
        context.insert("lang", lang);
        context.insert("page", page);
        templates.render("page.html", &context, "")
    };
    let (one, other) = (site("M"), site("N"));
    for (site, lang, page, expected) in [
        (&one, "vi", "a", "M:vi:true;M:vi:true;"),
        (&one, "vi", "b", "M:vi:false;M:vi:false;"),
        (&one, "en", "a", "M:en:true;M:en:true;"),
        (&other, "vi", "a", "N:vi:true;N:vi:true;"),
        (&one, "vi", "a", "M:vi:true;M:vi:true;"),
    ] {
        assert_eq!(render(site, lang, page).as_deref(), Ok(expected));
    }
}

#[test]
fn a_part_of_one_site_is_never_shown_for_another() {
    let page = "{% set site = {\"title\": title} %}{{ part(name='foot.html') }}";
    let (templates, _, _) = load(&[("page.html", true, page), ("foot.html", true, "{{ site.title }}")]);
    for title in ["A", "B", "C", "D"] {
        // The value before is gone, and this one may lie where it lay.
        let mut context = Context::new();
        context.insert("title", title);
        assert_eq!(templates.render("page.html", &context, "").as_deref(), Ok(title));
    }
}

#[test]
fn a_part_that_fails_is_told_of_with_the_reason() {
    let (templates, _, _) =
        load(&[("page.html", true, "a\n{{ part(name='foot.html') }}"), ("foot.html", true, "{{ page.x }}")]);
    let problem = templates.render("page.html", &Context::new(), "").expect_err("a part knows no page");
    assert_eq!(problem.span.map(|s| s.start), Some(5), "{problem:?}");
    assert!(format!("{problem:?}").contains("in the part `foot.html`: "), "{problem:?}");
    assert!(render("{{ part(name='none.html') }}").is_err(), "there is no such template");
    assert!(render("{{ part(name='a.html') }}").is_err(), "a part does not hold itself");
    assert!(render("{{ part(name='a.html', list=[1]) }}").is_err(), "a list is no argument of a part");
}

#[test]
fn failures_have_places() {
    let problem = render("line\n{{ missing.field }}").expect_err("an undefined variable");
    assert_eq!(problem.code, Code::TemplateRender);
    assert_eq!(problem.span.map(|s| s.start), Some(8));
    assert_eq!(render("{{ url(id='nowhere') }}").expect_err("no page").code, Code::TemplateRender);
    let (_, diagnostics, _) = load(&[("a.html", true, "{% if %}"), ("b.html", true, "{{ x"), ("c.html", true, "fine")]);
    let found: Vec<_> = diagnostics.sorted().iter().map(|d| (d.code, d.span.is_some())).collect();
    assert_eq!(found, [(Code::TemplateSyntax, true), (Code::TemplateSyntax, true)]);
    let (_, diagnostics, _) = load(&[("a.html", true, "{{ x | nofilter }}")]);
    assert!(diagnostics.has_errors());
    let (_, diagnostics, _) = load(&[("a.html", true, "{% extends 'none.html' %}")]);
    assert_eq!(diagnostics.sorted()[0].code, Code::TemplateMissing);
}

#[test]
fn a_picture_is_shown_with_what_there_is_to_choose_from() {
    let small = Picture {
        url: "/media/a-400.jpg".to_owned(),
        size: Some((400, 300)),
        alt: "Sông & bờ".to_owned(),
        sources: vec![
            ("image/avif".to_owned(), "/media/a-400.avif 400w".to_owned()),
            ("image/jpeg".to_owned(), "/media/a-400.jpg 400w".to_owned()),
        ],
        colour: Some("#0b5d66".to_owned()),
        ..Picture::default()
    };
    let (templates, _, _) = load(&[("a.html", true, "{{ image | picture(sizes='40em', eager=true) }}")]);
    let mut context = Context::new();
    context.insert_value("image", small.clone().into_value());
    let html = templates.render("a.html", &context, "").expect("a picture");
    assert_eq!(
        html,
        "<span class=\"picture\"><svg width=\"1\" height=\"1\" viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\" \
         aria-hidden=\"true\"><path fill=\"#0b5d66\" d=\"M0 0h1v1H0z\"/></svg><picture><source type=\"image/avif\" \
         srcset=\"/media/a-400.avif 400w\" sizes=\"40em\"><img src=\"/media/a-400.jpg\" srcset=\"/media/a-400.jpg 400w\" \
         sizes=\"40em\" alt=\"Sông &amp; bờ\" width=\"400\" height=\"300\" decoding=\"async\"></picture></span>"
    );
    let mut alone = String::new();
    Picture { sources: Vec::new(), ..small }.write("100vw", &mut alone);
    assert!(alone.starts_with("<img src=\"/media/a-400.jpg\" alt=") && alone.contains("loading=\"lazy\""), "{alone}");
    assert!(render("{{ 'words' | picture }}").is_err(), "only a picture is shown so");
}
