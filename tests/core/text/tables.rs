//! What stands in tables by its key has words.

use std::collections::BTreeSet;

use backfill::kissmetrics::rules::RULES;
use backfill::sink::{SINKS, file_sinks};
use backfill::source::{Choice, FieldKind, SOURCES};

use super::catalogue::{Source, sources};
use super::files::sentences;
use super::literals::Literal;

#[test]
fn every_kind_of_source_and_each_of_its_settings_has_words() {
    let mut keys: Vec<&str> = Vec::new();
    for kind in SOURCES {
        keys.push(kind.label);
        keys.extend(kind.files);
        for field in kind.fields {
            keys.push(field.label);
            keys.extend(field.help);
            let choices: &[Choice] = match field.kind {
                FieldKind::Choice(choices) | FieldKind::ChoiceOrNumber(choices) => choices,
                _ => &[],
            };
            keys.extend(choices.iter().map(|choice| choice.label));
        }
    }
    assert!(keys.len() > SOURCES.len() * 2, "{keys:?}");
    have_words(keys);
}

#[test]
fn every_rule_of_kissmetrics_has_words() {
    have_words(RULES.iter().map(|rule| rule.says));
}

#[test]
fn every_place_that_events_go_to_has_words() {
    have_words(SINKS.iter().flat_map(|sink| [sink.label().key, sink.about().key]));
    have_words(file_sinks().flat_map(|sink| [sink.label().key, sink.about().key, sink.holds().key]));
}

/// Keys that stand in tables of files that nobody outside sees, and what stands before each.
const HIDDEN: &[(&str, &str)] = &[
    // What of an event is lost, by what a check finds.
    ("check/", ".lost("),
    ("check/finding.rs", "lost:"),
    // What a file is, by how it begins.
    ("source/csv/sniff/format.rs", "\","),
];

#[test]
fn every_kind_of_finding_and_of_file_has_words() {
    let sources = sources();
    for (place, before) in HIDDEN {
        let keys =
            sources.iter().filter(|source| source.file.starts_with(place)).flat_map(|source| behind(source, before));
        have_words(keys);
    }
}

/// The texts of a file that stand behind this; behind `",` those that stand in a pair with bytes.
fn behind<'s>(source: &'s Source, before: &str) -> Vec<&'s str> {
    let of_bytes = |at: usize| {
        let bytes = at.checked_sub(1).and_then(|before| source.literals.get(before))?;
        let between = source.code[bytes.at..source.literals[at].at].trim();
        Some(source.code[..bytes.at].ends_with("(b") && between == ",")
    };
    let follows = |at: usize, literal: &Literal| match before {
        "\"," => of_bytes(at).unwrap_or_default(),
        _ => source.code[..literal.at].trim_end().ends_with(before),
    };
    let found = source.literals.iter().enumerate().filter(|(at, literal)| follows(*at, literal));
    found.map(|(_, literal)| literal.text.as_str()).collect()
}

/// The calls whose key is not written out take it from a table, and each of these is held above.
const BY_TABLE: &[(&str, usize)] = &[
    ("gui/pages/choose.rs", 1),
    ("gui/pages/chosen.rs", 7),
    ("gui/pages/connect.rs", 5),
    ("kissmetrics/practice/page.rs", 1),
    ("source/csv/mod.rs", 1),
    ("source/csv/sniff/format.rs", 1),
    ("source/json/mod.rs", 1),
    ("source/several/problem.rs", 3),
    ("source/sheet/mod.rs", 1),
    ("text/finding.rs", 1),
    // The macro itself.
    ("text/mod.rs", 1),
    ("text/source.rs", 2),
];

#[test]
fn no_other_call_takes_its_key_from_a_table() {
    let found: Vec<(String, usize)> = sources()
        .into_iter()
        .map(|source| (source.file, source.calls.iter().filter(|call| call.key.is_none()).count()))
        .filter(|(_, calls)| *calls > 0)
        .collect();
    let found: BTreeSet<(&str, usize)> = found.iter().map(|(file, calls)| (file.as_str(), *calls)).collect();
    assert_eq!(found, BY_TABLE.iter().copied().collect());
}

fn have_words<'k>(keys: impl IntoIterator<Item = &'k str>) {
    let english = sentences("en");
    let keys: BTreeSet<&str> = keys.into_iter().collect();
    assert!(!keys.is_empty(), "no key was found");
    let without: Vec<&&str> = keys.iter().filter(|key| !english.contains_key(**key)).collect();
    assert!(without.is_empty(), "no file of assets/text/en has {without:?}");
}
