//! What is found out about several tables together: what they are called, how they are read, and what differs.

use std::collections::BTreeMap;
use std::path::Path;

use super::pattern::is_pattern;
use super::table::{Table, given};
use super::{FILE, wanted};
use crate::message;
use crate::message::Message;
use crate::source::file::file_name;
use crate::source::notice::Difference;
use crate::source::packed::INSIDE;
use crate::source::{Answers, Each, Field, FieldKind, Group, Guess, SourceKind, SourceNotice};

/// How many differences are told.
const TOLD: usize = 8;

/// "3 files: Comma-separated, UTF-8, titles in row 1".
pub(super) fn reading(ways: &Ways, tables: &[Table], within_one: bool) -> Message {
    let count = tables.len();
    let all =
        if within_one { message!("reading-tables", count = count) } else { message!("reading-files", count = count) };
    match ways.usual(tables) {
        Some(usual) => message!("reading-of-several", all = all, usual = usual),
        None => all,
    }
}

/// What it is called: the pattern, what all names have in common, or the folder.
pub(super) fn name_of(answers: &Answers, tables: &[Table]) -> String {
    if let [chosen] = answers.several.as_slice()
        && is_pattern(chosen)
    {
        return file_name(Path::new(chosen));
    }
    let names: Vec<String> = tables.iter().map(|table| file_name(Path::new(&table.name))).collect();
    let Some((first, others)) = names.split_first() else { return String::new() };
    let (stem, ending) = first.rsplit_once('.').unwrap_or((first, ""));
    let alike = |other: &String| {
        other.chars().zip(stem.chars()).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
    };
    let common = others.iter().map(alike).min().unwrap_or(stem.len());
    // Of a number that all names begin alike nothing is said.
    let common = stem[..common].trim_end_matches(|letter: char| letter.is_ascii_digit());
    let whole = answers.several.first().map(String::as_str).or(answers.get(FILE)).unwrap_or_default();
    match (others.len(), common.trim()) {
        (0, _) => first.clone(),
        (_, "") if answers.several.len() > 1 => format!("{first} + {}", others.len()),
        (_, "") => file_name(&std::path::absolute(whole).unwrap_or_else(|_| whole.into())),
        (_, common) if ending.is_empty() => format!("{common}*"),
        (_, common) => format!("{common}*.{ending}"),
    }
}

/// In which ways the tables are read.
pub(super) struct Ways {
    /// Each way, with the places of the tables that are read so; the most usual first.
    ways: Vec<Vec<usize>>,
}

impl Ways {
    pub(super) fn of(kind: &SourceKind, tables: &[Table]) -> Self {
        let reading: Vec<&str> =
            kind.fields.iter().filter(|field| field.group == Group::Reading).map(|field| field.id).collect();
        let mut ways: Vec<(Vec<Option<&str>>, Vec<usize>)> = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            let way = reading.iter().map(|field| table.source.answers().get(field)).collect();
            match ways.iter_mut().find(|(known, _)| *known == way) {
                Some((_, places)) => places.push(at),
                None => ways.push((way, vec![at])),
            }
        }
        // Of ways that are as usual the first stays the first.
        ways.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
        Self { ways: ways.into_iter().map(|(_, places)| places).collect() }
    }

    fn usual(&self, tables: &[Table]) -> Option<Message> {
        let first = self.ways.first()?.first()?;
        Some(tables.get(*first)?.source.manner())
    }

    pub(super) fn differences(&self, tables: &[Table]) -> Vec<Difference> {
        let usual = self.usual(tables);
        let others = self.ways.iter().skip(1).filter_map(|places| {
            let reading = tables.get(*places.first()?)?.source.manner();
            let files = places.iter().filter_map(|at| tables.get(*at)).map(|table| table.name.clone()).collect();
            (usual.as_ref() != Some(&reading)).then_some(Difference::ReadOtherwise { files, reading })
        });
        others.collect()
    }
}

pub(super) fn notices(tables: &[Table], mut differences: Vec<Difference>, more: Vec<Difference>) -> Vec<SourceNotice> {
    if differences.len() > TOLD {
        let count = differences.len() - TOLD;
        differences.truncate(TOLD);
        differences.push(Difference::More { count });
    }
    let mut notices: Vec<SourceNotice> = more.into_iter().chain(differences).map(SourceNotice::Differs).collect();
    for table in tables {
        for notice in table.source.notices() {
            match notice {
                // It is of the plan and so of all of them.
                SourceNotice::EarlierReading if notices.contains(notice) => {}
                SourceNotice::EarlierReading => notices.push(notice.clone()),
                _ => notices.push(SourceNotice::Of { file: table.name.clone(), notice: Box::new(notice.clone()) }),
            }
        }
    }
    notices
}

/// How each of them is read, those together that are read alike; without what was said about all of them, and without which
/// table of an archive it is, unless somebody chose one: one that is added to it later is read too.
pub(super) fn each(kind: &SourceKind, answers: &Answers, tables: &[Table]) -> Vec<Each> {
    let mut each: Vec<Each> = Vec::new();
    for table in tables {
        let mut values: BTreeMap<String, String> = table.source.answers().values.clone();
        let is_own = |field: &Field| {
            matches!(field.kind, FieldKind::File) || wanted(kind, answers).is_some_and(|(held, _)| held.id == field.id)
        };
        kind.fields.iter().filter(|field| is_own(field)).for_each(|field| drop(values.remove(field.id)));
        values.retain(|field, _| answers.get(field).is_none());
        if given(answers, &table.name, &table.place).get(INSIDE.id).is_none() {
            values.remove(INSIDE.id);
        }
        match each.iter_mut().find(|each| each.values == values) {
            Some(each) => each.names.push(table.name.clone()),
            None => each.push(Each { names: vec![table.name.clone()], values }),
        }
    }
    each
}

/// What was found out about all of them, and where that is not the same for each.
pub(super) fn guesses(kind: &SourceKind, answers: &Answers, tables: &[Table]) -> Vec<Guess> {
    let of = |table: &Table, id: &str| table.source.guesses().iter().find(|guess| guess.field == id).cloned();
    let held = wanted(kind, answers).map(|(held, pattern)| Guess {
        field: held.id,
        answer: pattern.to_owned(),
        label: pattern.into(),
        why: None,
        chosen: true,
    });
    let reading = kind.fields.iter().filter(|field| field.group == Group::Reading).filter_map(|field| {
        let first = tables.first().and_then(|table| of(table, field.id))?;
        let same = |table: &Table| of(table, field.id).is_some_and(|guess| guess.answer == first.answer);
        let why = first.why.clone().filter(|_| tables.len() == 1);
        Some(if tables.iter().all(same) {
            Guess { why, ..first }
        } else {
            Guess { answer: String::new(), label: message!("reading-in-each").into(), why, ..first }
        })
    });
    held.into_iter().chain(reading).collect()
}
