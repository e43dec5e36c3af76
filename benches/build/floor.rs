//! The least that any generator of the same pages has to do: read every text, parse the Markdown, write HTML. No
//! links, lists, templates, feeds or checks. How close a generator comes to it can be compared across machines.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use walkdir::WalkDir;

/// As much as a plain theme puts around a page.
const SHELL: usize = 3072;

/// Builds every `.md` file below `content` into a folder of its own below `output`.
pub(crate) fn build(content: &Path, output: &Path) -> io::Result<()> {
    let files: Vec<PathBuf> = WalkDir::new(content)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .collect();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    files.par_iter().try_for_each(|path| {
        let text = fs::read_to_string(path)?;
        let mut page = String::with_capacity(text.len() * 2 + SHELL);
        html::push_html(&mut page, Parser::new_ext(body(&text), options));
        page.extend(std::iter::repeat_n('x', SHELL));
        let folder = output.join(path.strip_prefix(content).unwrap_or(path).with_extension(""));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), page)
    })
}

fn body(text: &str) -> &str {
    const FENCE: &str = "\n+++\n";
    text.find(FENCE).map_or(text, |at| &text[at + FENCE.len()..])
}
