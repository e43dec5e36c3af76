//! Other generators on the same texts, where they are found on the PATH, each with a site as a publisher would have it:
//! templates for pages and lists, lists in pages of twenty, topics, feeds, a sitemap, a table of contents, code in
//! colours. They have no search index, no side-by-side editions and no comparison of translations, which ours makes.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;

use super::corpus::{self, Page, put};
use super::ground::{Ground, remove};
use super::run::{Spread, peak, run};
use super::words::{SECTIONS, TOPICS};

/// What another generator took.
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) seconds: Spread,
    pub(crate) to_floor: Spread,
    /// How much longer it takes than ours, taken in turn.
    pub(crate) to_ours: Spread,
    pub(crate) peak: Option<f64>,
    pub(crate) files: usize,
}

/// A generator: its program, how its version is asked for, its site's layout, its build.
struct Peer {
    name: &'static str,
    version: &'static str,
    write: fn(&Path, usize) -> io::Result<()>,
    build: fn(&Path, &Path, &Path) -> Command,
}

const PEERS: &[Peer] = &[
    Peer { name: "hugo", version: "version", write: write_hugo, build: build_hugo },
    Peer { name: "zola", version: "--version", write: write_zola, build: build_zola },
];

/// Runs the floor, ours and each peer in turn.
pub(crate) fn measure(ground: &Ground, runs: usize) -> io::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for peer in PEERS {
        let Some(program) = find(peer.name) else { continue };
        let (site, output) = (ground.folder.join(peer.name), ground.folder.join(format!("{}-output", peer.name)));
        (peer.write)(&site, ground.pairs)?;
        let said = run(Command::new(&program).arg(peer.version))?.stdout;
        let mut words = said.split_whitespace().map(|word| word.trim_start_matches('v'));
        let version = words.find(|word| word.starts_with(|c: char| c.is_ascii_digit())).unwrap_or("");
        let version = version.split(['-', '+']).next().unwrap_or(version);
        let command = || (peer.build)(&program, &site, &output);
        let (mut theirs, mut floors, mut ours) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..runs {
            ground.clear()?;
            remove(&output)?;
            floors.push(run(&mut ground.floor()?)?.seconds);
            ours.push(run(&mut ground.ours())?.seconds);
            theirs.push(run(&mut command())?.seconds);
        }
        let files = count(&output)?;
        remove(&output)?;
        rows.push(Row {
            what: format!("{} {version}, cold build", peer.name),
            to_floor: Spread::of_ratios(&theirs, &floors),
            to_ours: Spread::of_ratios(&theirs, &ours),
            seconds: Spread::of(theirs),
            peak: peak(&mut command())?,
            files,
        });
        remove(&output)?;
        remove(&site)?;
    }
    Ok(rows)
}

fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn count(folder: &Path) -> io::Result<usize> {
    let files = walkdir::WalkDir::new(folder).into_iter();
    files.map(|entry| entry.map(|e| usize::from(e.file_type().is_file())).map_err(io::Error::other)).sum()
}

fn build_hugo(program: &Path, site: &Path, output: &Path) -> Command {
    let mut command = Command::new(program);
    command.args([OsStr::new("--source"), site.as_os_str(), OsStr::new("--destination"), output.as_os_str()]);
    command.args(["--quiet", "--buildFuture"]);
    command
}

fn build_zola(program: &Path, site: &Path, output: &Path) -> Command {
    let mut command = Command::new(program);
    command.args([OsStr::new("--root"), site.as_os_str(), OsStr::new("build"), OsStr::new("--output-dir")]);
    command.arg(output);
    command
}

/// Every page and section in both languages: `file` names a file from its path without ending and its language, `field`
/// makes the fields of a page.
fn write_texts(
    content: &Path,
    pairs: usize,
    file: fn(&str, usize) -> String,
    fields: fn(&Page, usize) -> String,
    section: &str,
    link: fn(&str, usize) -> String,
) -> io::Result<()> {
    for language in 0..2 {
        let home = ["Cổng thông tin xã", "The commune's portal"][language];
        put(&content.join(file("_index", language)), format!("+++\ntitle = \"{home}\"\n+++\n").as_bytes())?;
        for (folder, vi, en) in SECTIONS {
            let text = format!("+++\ntitle = \"{}\"\n{section}+++\n", [vi, en][language]);
            put(&content.join(file(&format!("{folder}/_index"), language)), text.as_bytes())?;
        }
    }
    (0..pairs).into_par_iter().try_for_each(|index| {
        let page = corpus::page(index, pairs);
        for language in 0..2 {
            let (title, summary, date) = (&page.titles[language], &page.summary[language], &page.date);
            let body = link(&page.body[language], language);
            let fields = fields(&page, language);
            let text = format!(
                "+++\ntitle = \"{title}\"\ndescription = \"{summary}\"\ndate = {date}\n{fields}+++\n\n{body}\n"
            );
            put(&content.join(file(&corpus::name(index), language)), text.as_bytes())?;
        }
        Ok(())
    })
}

/// The names of a page's topics, as a list in TOML.
fn topics(page: &Page, language: usize) -> String {
    let names = page.topics.iter().map(|n| format!("\"{}\"", [TOPICS[*n].0, TOPICS[*n].1][language]));
    format!("topics = [{}]\n", names.collect::<Vec<_>>().join(", "))
}

fn write_hugo(site: &Path, pairs: usize) -> io::Result<()> {
    let file = |path: &str, language: usize| format!("{path}.{}.md", ["vi", "en"][language]);
    // Pictures are files of the whole site, as they are in ours.
    let link = |body: &str, _: usize| body.replace("](../img/", "](/img/");
    write_texts(&site.join("content"), pairs, file, topics, "", link)?;
    corpus::pictures(&site.join("static/img"))?;
    put_all(site, HUGO)
}

fn write_zola(site: &Path, pairs: usize) -> io::Result<()> {
    let file = |path: &str, language: usize| format!("{path}{}.md", ["", ".en"][language]);
    let fields = |page: &Page, language: usize| format!("[taxonomies]\n{}", topics(page, language));
    let link = |body: &str, language: usize| {
        let mut text = body.replace("](../img/", "](/img/").replace("](../", "](@/");
        if language == 1 {
            text = text.replace(".md)", ".en.md)");
        }
        text
    };
    let section = "sort_by = \"date\"\npaginate_by = 20\ngenerate_feeds = true\n";
    write_texts(&site.join("content"), pairs, file, fields, section, link)?;
    corpus::pictures(&site.join("static/img"))?;
    put_all(site, ZOLA)
}

fn put_all(site: &Path, files: &[(&str, &str)]) -> io::Result<()> {
    files.iter().try_for_each(|(path, text)| {
        let full = site.join(path);
        fs::create_dir_all(full.parent().unwrap_or(site))?;
        fs::write(full, text)
    })
}

const HUGO: &[(&str, &str)] = &[
    ("hugo.toml", include_str!("peers/hugo/hugo.toml")),
    ("layouts/_default/baseof.html", include_str!("peers/hugo/baseof.html")),
    ("layouts/_default/single.html", include_str!("peers/hugo/single.html")),
    ("layouts/_default/list.html", include_str!("peers/hugo/list.html")),
    ("layouts/_default/terms.html", include_str!("peers/hugo/terms.html")),
    ("layouts/_default/_markup/render-link.html", include_str!("peers/hugo/render-link.html")),
    ("layouts/404.html", include_str!("peers/hugo/404.html")),
];

const ZOLA: &[(&str, &str)] = &[
    ("config.toml", include_str!("peers/zola/config.toml")),
    ("templates/base.html", include_str!("peers/zola/base.html")),
    ("templates/index.html", include_str!("peers/zola/section.html")),
    ("templates/section.html", include_str!("peers/zola/section.html")),
    ("templates/page.html", include_str!("peers/zola/page.html")),
    ("templates/topics/list.html", include_str!("peers/zola/terms.html")),
    ("templates/topics/single.html", include_str!("peers/zola/term.html")),
    ("templates/404.html", include_str!("peers/zola/404.html")),
];
