//! Sentences about what a check found, and about what fixes it.

use indicatif::HumanCount;

use super::words::filled;
use crate::check::whole::Moves;
use crate::check::{Arg, Finding, Fix, Grade, RowAt, Words};
use crate::mapping::Mapping;

/// How grave a finding is, in words.
pub fn grade_words(grade: Grade) -> &'static str {
    match grade {
        Grade::MustFix => "Must fix",
        Grade::WillBeLost => "Will be lost",
        Grade::WorthALook => "Worth a look",
    }
}

/// What the tracker will not keep of an event, in the fewest words.
pub fn lost_words(finding: &Finding) -> &'static str {
    finding.kind.lost
}

/// What was found, the number first.
pub fn finding_sentence(finding: &Finding) -> String {
    let count = ("count", Arg::Number(finding.count));
    filled(finding.kind.words, &finding.args.iter().cloned().chain([count]).collect())
}

/// An example or two from the person's own data, with their rows.
pub fn finding_note(finding: &Finding) -> String {
    let words = |example: &crate::check::Example| {
        let mut text = match (finding.kind.pairs, &example.with) {
            _ if example.text.is_empty() => "blank".to_owned(),
            (true, Some(with)) => format!("\"{}\" and \"{with}\"", example.text),
            (false, Some(with)) if !with.is_empty() => format!("{}: {with}", example.text),
            _ => format!("\"{}\"", example.text),
        };
        if example.at.row > 0 {
            text += &format!(" ({})", place_words(example.at));
        }
        text
    };
    finding.examples.iter().map(words).collect::<Vec<_>>().join("; ")
}

/// Where a row is, as a person finds it: by its line in a file, by its number where there are no lines.
fn place_words(at: RowAt) -> String {
    places_words(&[at])
}

/// The first few of several rows: "line 3", "lines 3, 9, 12, …".
pub fn places_words(rows: &[RowAt]) -> String {
    const SHOWN: usize = 5;
    let word = if rows.iter().any(|at| at.line.is_some()) { "line" } else { "row" };
    // The number of a line is a name and no count: editors and spreadsheets show it without separators.
    let place = |at: &RowAt| at.line.unwrap_or(at.row).to_string();
    let shown = rows.iter().take(SHOWN).map(place).collect::<Vec<_>>().join(", ");
    let more = if rows.len() > SHOWN { ", …" } else { "" };
    format!("{word}{} {shown}{more}", if rows.len() == 1 { "" } else { "s" })
}

/// What moves when a choice changes: "3,201 events change day, 14 new clashes, 2 fall before 2009."
pub fn moves_sentence(moves: &Moves) -> String {
    if moves.is_nothing() {
        return "Nothing moves.".to_owned();
    }
    let part = |n: i64, more: fn(u64) -> String, fewer: fn(u64) -> String| match n {
        0 => None,
        n if n > 0 => Some(more(n.unsigned_abs())),
        n => Some(fewer(n.unsigned_abs())),
    };
    let mut parts: Vec<String> = Vec::new();
    parts.extend(moves.days.filter(|&days| days > 0).map(|n| counted(n, "event changes day", "events change day")));
    parts.extend(part(
        moves.to_send,
        |n| counted(n, "event more is sent", "events more are sent"),
        |n| counted(n, "event fewer is sent", "events fewer are sent"),
    ));
    parts.extend(part(
        moves.clashes,
        |n| counted(n, "new clash", "new clashes"),
        |n| counted(n, "clash fewer", "clashes fewer"),
    ));
    parts.extend(part(
        moves.before_2009,
        |n| counted(n, "falls before 2009", "fall before 2009"),
        |n| counted(n, "is no longer before 2009", "are no longer before 2009"),
    ));
    parts.extend(part(
        moves.people,
        |n| counted(n, "person more", "people more"),
        |n| counted(n, "person fewer", "people fewer"),
    ));
    if parts.is_empty() {
        return "The same events are sent.".to_owned();
    }
    parts.join(", ") + "."
}

/// What a button says that fixes a finding.
pub fn fix_words(fix: &Fix) -> String {
    sentence(&fix.words())
}

/// What is asked before a fix is done to a plan, where what it would move is shown first.
pub fn fix_question(fix: &Fix, mapping: &Mapping) -> Option<String> {
    fix.question(mapping).as_ref().map(sentence)
}

fn sentence(words: &Words) -> String {
    filled(words.text, &words.args)
}

/// "1 row", "12,418 rows".
fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", HumanCount(n), if n == 1 { one } else { many })
}
