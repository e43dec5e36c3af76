//! The writers' guide: a site of its own, which shows what it explains.

use std::collections::BTreeSet;
use std::process::Stdio;

use songngu::diag::Level;

use crate::sandbox::{Sandbox, told};

const LANGUAGES: [&str; 2] = ["vi", "en"];

/// Every component of the theme.
const COMPONENTS: [&str; 11] =
    ["notice", "quote", "cards", "facts", "timeline", "compare", "citation", "download", "figure", "gallery", "chart"];

#[test]
fn the_guide_is_built_without_a_warning() {
    let outcome = Sandbox::copy_of("docs/guide").try_build();
    let worse = outcome.diagnostics.sorted().into_iter().filter(|d| d.level > Level::Note).count();
    assert_eq!(worse, 0, "{}", told(&outcome.diagnostics));
}

#[test]
fn every_component_is_shown_with_its_source() {
    let sandbox = Sandbox::copy_of("docs/guide");
    for language in LANGUAGES {
        let text = sandbox.read(&format!("content/writing/components.{language}.md"));
        let mut shown = BTreeSet::new();
        for fence in ["````", "`````"] {
            let open = format!("\n{fence}markdown\n");
            for (at, _) in text.match_indices(&open) {
                let rest = &text[at + open.len()..];
                let (source, after) = rest.split_once(&format!("\n{fence}\n")).expect("a closed example");
                assert!(after.starts_with(&format!("\n{source}\n")), "{language}: not shown as written:\n{source}");
                let name = source.trim_start_matches('`').trim_start_matches('{');
                shown.insert(name.split(['}', ' ']).next().unwrap_or("").to_owned());
            }
        }
        assert_eq!(shown, COMPONENTS.map(str::to_owned).into(), "{language}");
    }
}

#[test]
fn every_option_of_the_program_is_in_the_guide() {
    let sandbox = Sandbox::copy_of("docs/guide");
    let pages = LANGUAGES.map(|language| {
        ["reference/commands", "translation/current", "translation/exchange"]
            .map(|page| sandbox.read(&format!("content/{page}.{language}.md")))
            .concat()
    });
    let commands: [&[&str]; 8] = [
        &["build"],
        &["serve"],
        &["check"],
        &["convert"],
        &["translation", "status"],
        &["translation", "accept"],
        &["translation", "export"],
        &["translation", "import"],
    ];
    let mut missing = BTreeSet::new();
    for command in commands {
        let mut program = sandbox.program(command);
        let help = program.arg("--help").stdout(Stdio::piped()).output().expect("the program runs").stdout;
        let help = String::from_utf8(help).expect("text");
        let words = help.lines().flat_map(|line| line.split_whitespace().take_while(|word| word.starts_with('-')));
        let options: BTreeSet<&str> = words.map(|word| word.trim_end_matches(',')).collect();
        assert!(options.contains("--root"), "{command:?}: {help}");
        for option in options.iter().filter(|o| o.starts_with("--") && !["--help", "--version"].contains(o)) {
            for (page, language) in pages.iter().zip(LANGUAGES) {
                if !page.contains(option) {
                    missing.insert(format!("{language}: {command:?} {option}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
