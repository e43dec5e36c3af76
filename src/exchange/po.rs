//! Writing a catalogue of GNU gettext.
//!
//! Our own few lines, because comments, flags and places have to be kept and found again, which the libraries do not.

use super::Export;
use super::segments::{self, Page};
use super::tokens::plain;
use super::xliff::hashes;

/// Writes the catalogue; a message's context is the page's id and the segment's, with this between them.
pub(super) const BETWEEN: char = '#';

pub(super) fn write(what: &Export<'_>, pages: &[Page]) -> Vec<u8> {
    let config = &what.site.config;
    let tag = &config.language(what.language).tag;
    let mut out = String::new();
    out.push_str(
        "# <1>…</1> and <2/> stand for marks such as bold type, links and line breaks. Keep every one of them.\n",
    );
    out.push_str("# <1>…</1> và <2/> thay cho dấu định dạng như chữ đậm, liên kết, xuống dòng. Xin giữ đủ tất cả.\n");
    out.push_str("msgid \"\"\nmsgstr \"\"\n");
    let fields = [
        ("Project-Id-Version", "songngu".to_owned()),
        ("PO-Revision-Date", format!("{} 00:00+0000", what.site.build_date)),
        ("Last-Translator", config.publisher_name(what.language).to_owned()),
        ("Language-Team", tag.clone()),
        ("Language", tag.replace('-', "_")),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Type", "text/plain; charset=UTF-8".to_owned()),
        ("Content-Transfer-Encoding", "8bit".to_owned()),
    ];
    for (name, value) in fields {
        out.push_str(&format!("{}\n", quoted(&format!("{name}: {value}\n"))));
    }
    for page in pages {
        let languages = [what.site.texts[page.original_text.index()].name.language, what.language];
        for item in &page.items {
            let Some(original) = &item.original else { continue };
            out.push('\n');
            for (from, to) in segments::terms(what.site, &segments::words(&original.tokens), languages) {
                out.push_str(&format!("#. {} = {}\n", from.replace('\n', " "), to.replace('\n', " ")));
            }
            out.push_str(&format!("#. songngu {}\n#: {}\n", hashes(item), page.original.replace(' ', "%20")));
            if what.state(page, item) == "needs-review-translation" {
                out.push_str("#, fuzzy\n");
            }
            out.push_str(&format!("msgctxt {}\n", quoted(&format!("{}{BETWEEN}{}", page.id, item.id))));
            out.push_str(&format!("msgid {}\n", quoted(&plain(&original.tokens))));
            let target = item.translation.as_ref().map_or_else(String::new, |side| plain(&side.tokens));
            out.push_str(&format!("msgstr {}\n", quoted(&target)));
        }
    }
    out.into_bytes()
}

/// A string as catalogues hold it.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
