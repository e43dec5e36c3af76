//! The program `songngu`.

fn main() {}
