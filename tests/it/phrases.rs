//! Phrases of the other language: marked where a reader reads them, and nowhere else.

use songngu::pipeline::{self, Mode};

use crate::sandbox::{Sandbox, text};

const BODY: &str = "\
## The [cầu Mỹ Thuận]{lang=vi} and Tiền Giang

They sing Đờn ca tài tử (see <https://a.example/Đờn-ca-tài>, `Mỹ Tho là`) in *Mỹ Tho*. {#p}

```text
Tiền Giang quê hương
```

[Bến Tre](https://a.example/Tiền-Giang-xanh \"Bến Tre\"), decision 161/QĐ-TTg, *[Homo sapiens]{lang=la}*.
";

fn site() -> Sandbox {
    let sandbox = Sandbox::small();
    sandbox.page("song", "vi", "Bài", "");
    sandbox.write("content/song.en.md", &format!("+++\ntitle = \"Song\"\n+++\n\n{BODY}"));
    sandbox
}

#[test]
fn phrases_have_their_language_and_everything_else_stays() {
    let tree = site().build();
    let page = text(&tree, "en/song/index.html");
    for wanted in [
        "The <span lang=\"vi\">cầu Mỹ Thuận</span> and <span lang=\"vi\">Tiền Giang</span>",
        "sing <span lang=\"vi\">Đờn ca tài tử</span> (see",
        "<em><span lang=\"vi\">Mỹ Tho</span></em>",
        "<em><span lang=\"la\">Homo sapiens</span></em>",
        "><span lang=\"vi\">Bến Tre</span>",
        "<code>Mỹ Tho là</code>",
        "Tiền Giang quê hương\n",
        "<span class=\"nowrap\">161/QĐ-TTg</span>",
        // Addresses are made of words.
        "id=\"the-cau-my-thuan-and-tien-giang\"",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
    assert_eq!(page.matches("<span lang=\"vi\"").count(), 5, "{page}");
    assert!(!page.contains("{lang="), "{page}");
}

#[test]
fn sites_may_do_without() {
    let sandbox = site();
    let settings = sandbox.read("site.toml");
    sandbox.write("site.toml", &format!("{settings}\n[markdown]\nphrases = false\n"));
    let tree = sandbox.build();
    let page = text(&tree, "en/song/index.html");
    // What the writer marks stays marked.
    assert_eq!(page.matches("<span lang=\"vi\"").count(), 1, "{page}");
    assert!(page.contains("<span lang=\"la\">Homo sapiens</span>"), "{page}");
}

#[test]
fn what_is_marked_was_not_left_untranslated() {
    let sandbox = Sandbox::small();
    let words = "cùng nhau hát bài dạ cổ hoài lang";
    sandbox.write("content/song.vi.md", &format!("+++\ntitle = \"Bài\"\n+++\n\nĐêm ấy mọi người {words}.\n"));
    for (phrase, count) in [(words.to_owned(), 1), (format!("[{words}]{{lang=vi}}"), 0)] {
        let body = format!("+++\ntitle = \"Song\"\n+++\n\nThat night all {phrase}.\n");
        sandbox.write("content/song.en.md", &body);
        let outcome = pipeline::build(&sandbox.options(), Mode::Check).expect("the disk works");
        let found = outcome.diagnostics.sorted().into_iter().filter(|d| d.code.name() == "untranslated-text");
        assert_eq!(found.count(), count, "{phrase}");
    }
}

/// What the templates set as running text is marked too, and set as the settings say.
#[test]
fn titles_are_set_as_the_text_is() {
    let sandbox = Sandbox::small();
    sandbox.page("song", "vi", "Bài", "");
    sandbox.write("content/song.en.md", "+++\ntitle = \"Songs of \\\"Tiền Giang\\\" & Co\"\n+++\n\nText.\n");
    sandbox.write("templates/page.html", "<title>{{ page.title }}</title><h1>{{ page.title | typeset }}</h1>");
    let page = |settings: &str| {
        let before = sandbox.read("site.toml");
        sandbox.write("site.toml", &format!("{before}{settings}"));
        let page = text(&sandbox.build(), "en/songs-of-tien-giang-co/index.html").trim().to_owned();
        sandbox.write("site.toml", &before);
        page
    };
    let title = "<title>Songs of &quot;Tiền Giang&quot; &amp; Co</title>";
    for (settings, heading) in [
        ("", "<h1>Songs of “<span lang=\"vi\">Tiền Giang</span>” &amp; Co</h1>"),
        ("\n[markdown]\nphrases = false\n", "<h1>Songs of “Tiền Giang” &amp; Co</h1>"),
        ("\n[markdown]\nphrases = false\ntypography = false\n", "<h1>Songs of \"Tiền Giang\" &amp; Co</h1>"),
    ] {
        assert_eq!(page(settings), format!("{title}{heading}"));
    }
}
