//! Citing a clause of an official document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Division;

/// A number on the way to a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseStep {
    /// The division, if the text names it: *Article* of `Article 3.`.
    pub division: Option<Division>,
    /// The number or letter as the text shows it.
    pub shown: String,
}

/// What a citation is made of; what is not known is left out.
#[derive(Debug, Clone, Copy)]
pub struct Citation<'a> {
    /// The way to the clause, the outermost number first.
    pub clause: &'a [ClauseStep],
    /// Plan, decision, …
    pub kind: Option<&'a str>,
    /// Number and symbol.
    pub number: Option<&'a str>,
    /// The day of issue.
    pub issued: Option<Date>,
    /// Who issued it.
    pub issuer: Option<&'a str>,
    /// The title of the page, for a document without a number.
    pub title: &'a str,
}

/// The numbers alone: `II.3.c`.
pub(super) fn plain(clause: &[ClauseStep]) -> String {
    clause.iter().map(|step| step.shown.as_str()).collect::<Vec<_>>().join(".")
}

/// The division of every number below an article, where a bare number is a clause and a letter a point (Decree
/// 34/2016/NĐ-CP, article 62); `None` if the document has no articles here.
pub(super) fn divisions(clause: &[ClauseStep]) -> Option<Vec<(Division, &str)>> {
    let has_article = clause.iter().any(|step| step.division.is_some());
    let division = |step: &ClauseStep| {
        step.division.unwrap_or(if step.shown.starts_with(|c: char| c.is_ascii_digit()) {
            Division::Clause
        } else {
            Division::Point
        })
    };
    let is_roman = |step: &ClauseStep| step.division.is_none() && step.shown.chars().all(|c| "IVXLC".contains(c));
    // Roman numbers beside articles have no name that is sure.
    (has_article && !clause.iter().any(is_roman))
        .then(|| clause.iter().map(|step| (division(step), step.shown.as_str())).collect())
}
