//! `convert` on files of the time before Unicode.
#![expect(clippy::disallowed_methods, reason = "tests make and read files")]

use std::fs;
use std::process::Output;

use crate::sandbox::Sandbox;

/// *Cộng hòa xã hội chủ nghĩa Việt Nam* in TCVN3.
const ABC: &[u8] = b"C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam\r\n";
const MEANT: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam\r\n";

fn run(sandbox: &Sandbox, arguments: &[&str]) -> Output {
    sandbox.program(arguments).current_dir(sandbox.root()).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_old_file_becomes_unicode_and_is_kept() {
    let sandbox = Sandbox::small();
    let file = sandbox.root().join("cu.txt");
    fs::write(&file, ABC).expect("a file");
    let looked = run(&sandbox, &["convert", "cu.txt"]);
    assert_eq!(looked.status.code(), Some(0));
    assert!(said(&looked).contains("tcvn3") && said(&looked).contains(MEANT.trim()), "{}", said(&looked));
    assert_eq!(fs::read(&file).expect("the file"), ABC, "only looked at");

    for kept in ["cu.original.txt.bak", "cu.original-2.txt.bak"] {
        fs::write(&file, ABC).expect("a file");
        let written = run(&sandbox, &["convert", "--write", "cu.txt"]);
        assert_eq!(written.status.code(), Some(0), "{}", said(&written));
        assert_eq!(fs::read_to_string(&file).expect("the file"), MEANT);
        assert_eq!(fs::read(sandbox.root().join(kept)).expect("the original"), ABC);
    }
    let again = run(&sandbox, &["convert", "--write", "cu.txt"]);
    assert!(said(&again).contains("nothing to do"), "{}", said(&again));
}

#[test]
fn what_cannot_be_converted_is_named_and_the_others_are_still_read() {
    let sandbox = Sandbox::small();
    fs::write(sandbox.root().join("a.docx"), b"PK\x03\x04\0\0").expect("a file");
    fs::write(sandbox.root().join("noise.txt"), (0x80..=0xff_u8).cycle().take(400).collect::<Vec<u8>>())
        .expect("a file");
    fs::write(sandbox.root().join("cu.txt"), ABC).expect("a file");
    let output = run(&sandbox, &["convert", "a.docx", "gone.txt", "content", "noise.txt", "cu.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert_eq!(said.matches("no text file").count(), 1, "{said}");
    assert_eq!(said.matches("cannot be read").count(), 2, "{said}");
    assert_eq!(said.matches("none of the encodings").count(), 1, "{said}");
    assert!(said.contains("cu.txt: tcvn3"), "{said}");
    assert_eq!(run(&sandbox, &["convert", "--from", "koi8", "cu.txt"]).status.code(), Some(2));
    let told = run(&sandbox, &["convert", "--from", "vni", "cu.txt"]);
    assert!(String::from_utf8_lossy(&told.stderr).contains("cu.txt: vni"));
}
