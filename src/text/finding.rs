//! Sentences about what a check found, and about what fixes it.

use super::{several, word};
use crate::check::whole::Moves;
use crate::check::{Example, Finding, Fix, Grade, RowAt};
use crate::mapping::Mapping;
use crate::message::Message;
use crate::{message, tr};

/// How grave a finding is, in words.
pub fn grade_words(grade: Grade) -> &'static str {
    match grade {
        Grade::MustFix => tr!("check-must-fix"),
        Grade::WillBeLost => tr!("check-will-be-lost"),
        Grade::WorthALook => tr!("check-worth-a-look"),
    }
}

/// What the tracker will not keep of an event, in the fewest words.
pub fn lost_words(finding: &Finding) -> &'static str {
    tr!(finding.kind.lost)
}

/// What was found, the number first.
pub fn finding_sentence(finding: &Finding) -> String {
    word(&finding.says)
}

/// An example or two from the person's own data, with their rows.
pub fn finding_note(finding: &Finding) -> String {
    let words = |example: &Example| {
        let what = example_message(example, finding.kind.pairs);
        match example.at.row {
            0 => word(&what),
            _ => tr!("check-example-at", example = what, place = places_words(&[example.at])),
        }
    };
    finding.examples.iter().map(words).collect::<Vec<_>>().join("; ")
}

fn example_message(example: &Example, pairs: bool) -> Message {
    match &example.with {
        _ if example.text.is_empty() => message!("blank"),
        Some(with) if pairs => message!("check-example-pair", text = &example.text, with = with),
        Some(with) if !with.is_empty() => message!("check-example-with", text = &example.text, with = with),
        _ => message!("quoted", text = &example.text),
    }
}

/// The first few of several rows, as a person finds them: by their lines in a file, by their numbers where there are no
/// lines: "line 3", "lines 3, 9, 12, …".
pub fn places_words(rows: &[RowAt]) -> String {
    const SHOWN: usize = 5;
    let in_files: Option<Vec<_>> =
        rows.iter().take(SHOWN).map(|at| Some((at.file?, at.line.unwrap_or(at.row)))).collect();
    if let Some(lines) = in_files.filter(|lines| !lines.is_empty()) {
        let places = several::lines_words(lines);
        return if rows.len() > SHOWN { tr!("check-places-and-more", places = places) } else { places };
    }
    // The number of a line is a name and no count: editors and spreadsheets show it without separators.
    let place = |at: &RowAt| at.line.unwrap_or(at.row).to_string();
    let shown = rows.iter().take(SHOWN).map(place).collect::<Vec<_>>().join(", ");
    let places = if rows.len() > SHOWN { tr!("check-places-and-more", places = shown) } else { shown };
    match rows.iter().any(|at| at.line.is_some()) {
        true => tr!("check-lines", count = rows.len(), places = places),
        false => tr!("check-rows", count = rows.len(), places = places),
    }
}

/// What moves when a choice changes: "3,201 events move to another day, 14 more events share a second with another, 2 fall before 2009."
pub fn moves_sentence(moves: &Moves) -> String {
    if moves.is_nothing() {
        return tr!("moves-nothing").to_owned();
    }
    let part = |n: i64, more: fn(u64) -> String, fewer: fn(u64) -> String| match n {
        0 => None,
        n if n > 0 => Some(more(n.unsigned_abs())),
        n => Some(fewer(n.unsigned_abs())),
    };
    let parts = [
        moves.days.filter(|&days| days > 0).map(|n| tr!("moves-days", count = n)),
        part(moves.to_send, |n| tr!("moves-more-events", count = n), |n| tr!("moves-fewer-events", count = n)),
        part(moves.clashes, |n| tr!("moves-more-clashes", count = n), |n| tr!("moves-fewer-clashes", count = n)),
        part(moves.before_2009, |n| tr!("moves-before-2009", count = n), |n| tr!("moves-after-2009", count = n)),
        part(moves.people, |n| tr!("moves-more-people", count = n), |n| tr!("moves-fewer-people", count = n)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return tr!("moves-same-events").to_owned();
    }
    tr!("moves-all", parts = parts.join(", "))
}

/// What a button says that fixes a finding.
pub fn fix_words(fix: &Fix) -> String {
    word(&fix.message())
}

/// What is asked before a fix is done to a plan, where what it would move is shown first.
pub fn fix_question(fix: &Fix, mapping: &Mapping) -> Option<String> {
    fix.question(mapping).as_ref().map(word)
}
