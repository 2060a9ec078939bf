//! What is guessed about a table, and how sure it may be.

mod adversarial;
mod exports;
mod stories;

use backfill::mapping::profile::Profiles;
use backfill::mapping::suggest::{Grade, Suggested, suggest};
use backfill::mapping::{EventName, EventRule, Part, PropertyRule, TimeFormat};
use backfill::source::{Column, Record};
use backfill::text::word;

/// A guess about a table of which the titles and each row are one line, cells apart by `|`.
fn guess(source_name: &str, titles: &str, rows: &[&str]) -> Suggested {
    let columns: Vec<Column> = titles.split('|').map(|title| Column { title: title.to_owned() }).collect();
    let mut profiles = Profiles::new(columns.len());
    for row in rows {
        let mut record = Record::default();
        row.split('|').for_each(|cell| record.push(cell));
        profiles.add(&record);
    }
    suggest(&columns, &profiles.finish(), source_name)
}

/// As [`guess`], the rows made by a function of their number.
fn guess_rows(source_name: &str, titles: &str, rows: usize, row: impl Fn(usize) -> String) -> Suggested {
    let rows: Vec<String> = (0..rows).map(row).collect();
    guess(source_name, titles, &rows.iter().map(String::as_str).collect::<Vec<_>>())
}

fn rule(suggested: &Suggested) -> &EventRule {
    &suggested.mapping.rules[0]
}

fn who(suggested: &Suggested) -> Option<&str> {
    rule(suggested).person.as_ref().map(|who| who.column.as_str())
}

fn when(suggested: &Suggested) -> Option<(&str, Option<TimeFormat>)> {
    rule(suggested).time.as_ref().map(|when| (when.column.as_str(), when.format))
}

fn fixed_name(suggested: &Suggested) -> Option<&str> {
    name_of(rule(suggested))
}

fn name_of(rule: &EventRule) -> Option<&str> {
    match &rule.event {
        Some(EventName::Fixed { name }) => Some(name),
        _ => None,
    }
}

/// The values of the column that names the event, with the names that are sent.
fn names(suggested: &Suggested) -> Vec<(&str, Option<&str>)> {
    match &rule(suggested).event {
        Some(EventName::Column { values, .. }) => {
            values.iter().map(|value| (value.found.as_str(), value.sent.as_deref())).collect()
        }
        _ => Vec::new(),
    }
}

/// The values of the column that names the event that have nicer names, with those.
fn nicer(suggested: &Suggested) -> Vec<(&str, &str)> {
    suggested.nicer.iter().map(|line| (line.found.as_str(), line.sent.as_deref().unwrap_or_default())).collect()
}

fn details(rule: &EventRule) -> Vec<(&str, Option<&str>)> {
    rule.properties.iter().map(|detail| (detail.name(), detail.column())).collect()
}

fn treatment(rule: &EventRule, name: &str) -> Option<backfill::mapping::Treatment> {
    rule.properties.iter().find_map(|detail| match detail {
        PropertyRule::Column { name: found, treat, .. } if found == name => Some(*treat),
        _ => None,
    })
}

fn grade(suggested: &Suggested, part: Part) -> Grade {
    suggested.reason(part).expect("each part has a reason").grade
}

fn text(suggested: &Suggested, part: Part) -> String {
    word(&suggested.reason(part).expect("each part has a reason").why)
}

/// What a person calls the export that a table was taken for.
fn export(suggested: &Suggested) -> Option<String> {
    suggested.export.as_ref().map(word)
}

fn assert_says(suggested: &Suggested, part: Part, expected: &str) {
    let text = text(suggested, part);
    assert!(text.contains(expected), "{text:?} does not say {expected:?}");
}
