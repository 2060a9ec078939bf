//! Sentences about what a check found, and about what fixes it.

use indicatif::HumanCount;

use super::list;
use super::summary::day;
use super::words::filled;
use crate::check::whole::Moves;
use crate::check::{Arg, Finding, Fix, Grade, RowAt};
use crate::event::Timestamp;
use crate::mapping::{LeaveOut, Pick, Replacement, SameSecond, SendAmounts, Tidy, TimeFormat, Treatment};

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
    match fix {
        Fix::LeaveOut { what, .. } => match what {
            LeaveOut::After { second } => format!("Leave out what is after {}", day(Timestamp(*second))),
            LeaveOut::Before { second } => format!("Leave out what is before {}", day(Timestamp(*second))),
            LeaveOut::OtherPerson => "Leave the events of the other person out".to_owned(),
            _ => "Leave these rows out".to_owned(),
        },
        Fix::LeaveOutValues { values, .. } => format!("Leave out {}", list(&quoted(values), 3)),
        Fix::LeaveOutNames { names, .. } => format!("Leave out {}", list(&quoted(names), 3)),
        Fix::LeaveOutColumn { column } => format!("Leave the column \"{column}\" out"),
        Fix::LeaveOutDetail { name } => format!("Leave \"{name}\" out"),
        Fix::Replace(replacements) => replace_words(replacements),
        Fix::Tidy { how, .. } => format!("Write people in one way: {}", tidy_words(how)),
        Fix::TidyLookup { lookup, how, .. } => format!("Look up in {lookup} with {}", tidy_words(how)),
        Fix::Currencies { column, send, treat } => match send {
            SendAmounts::Apart(currencies) => {
                format!("Send each currency as a detail of its own ({})", list(currencies, 4))
            }
            SendAmounts::Only(currency) => format!("Send only the amounts in {currency}"),
            SendAmounts::Together | SendAmounts::Undecided if *treat == Some(Treatment::AsIs) => {
                format!("Send \"{column}\" as it is")
            }
            SendAmounts::Together | SendAmounts::Undecided => "Leave them under one name".to_owned(),
        },
        Fix::SamePerson { who, .. } => format!("Take the person from {} in each event", person_words(who)),
        Fix::Zone { name } => format!("Read the times as {name}"),
        Fix::Format { column, format } => format!("Read \"{column}\" as {}", format_words(*format)),
        Fix::SameSecond { how, .. } => match how {
            SameSecond::Space => "Space them one second apart".to_owned(),
            SameSecond::Join => "Join them into one".to_owned(),
            SameSecond::KeepFirst => "Keep the first".to_owned(),
        },
        Fix::RenameEvent { from, to } | Fix::RenameDetail { from, to } => format!("Send \"{from}\" as \"{to}\""),
        Fix::OneName { name, .. } => format!("Use one name, \"{name}\""),
        Fix::Treat { column, how } => match how {
            Treatment::AsIs => format!("Send \"{column}\" as it is"),
            Treatment::MoneyPoint => format!("Send \"{column}\" as plain numbers (1,234.50 is 1234.50)"),
            Treatment::MoneyComma => format!("Send \"{column}\" as plain numbers (1.234,50 is 1234.50)"),
        },
        Fix::DateOn { on, .. } => format!("Date them {on}, so that anything newer counts"),
    }
}

/// Where a person is taken from: "\"login\"", or "\"login\" of users, looked up by \"user_id\"".
fn person_words(pick: &Pick) -> String {
    match &pick.lookup {
        None => format!("\"{}\"", pick.column),
        Some(lookup) => format!("\"{}\" of {}, looked up by \"{}\"", lookup.take, lookup.source, pick.column),
    }
}

fn replace_words(replacements: &[Replacement]) -> String {
    let found: Vec<String> = replacements.iter().map(|replacement| replacement.found.clone()).collect();
    match replacements {
        [one] if !one.with.is_empty() => format!("Read \"{}\" as \"{}\"", one.found, one.with),
        _ if replacements.iter().all(|replacement| replacement.with.is_empty()) => {
            format!("Read {} as blank", list(&quoted(&found), 3))
        }
        _ => format!("Replace {}", list(&quoted(&found), 3)),
    }
}

fn tidy_words(how: &[Tidy]) -> String {
    let word = |how: &Tidy| match how {
        Tidy::NoUnseen => "no letters that can't be seen",
        Tidy::Composed => "accents in one way",
        Tidy::NoApostrophe => "no apostrophe in front",
        Tidy::NoDecimals => "no .0 at the end",
        Tidy::NoGroups => "no separators in numbers",
        Tidy::NoSpaces => "no spaces",
        Tidy::LowerCase => "small letters",
    };
    list(&how.iter().map(word).collect::<Vec<_>>(), Tidy::ALL.len())
}

fn format_words(format: TimeFormat) -> &'static str {
    format.label()
}

/// "1 row", "12,418 rows".
fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", HumanCount(n), if n == 1 { one } else { many })
}

fn quoted(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| format!("\"{text}\"")).collect()
}
