//! Spreadsheets: one sheet of a workbook (`.xlsx`, `.xlsm`, `.xlsb`, `.xls`, `.ods`). The only folder that names the crates
//! calamine, zip and quick-xml.
//!
//! A file is known by what stands in it (`format`); the sheets of an `.xlsx` are read here (`xlsx`, `cells`), all others by
//! calamine (`workbook`). A look at its sheets (`look`) finds the likely one and its titles; a
//! `pass` gives the rows of it (`rows`), whose cells become text in one place (`text`, `dates`), and says what the sheet says
//! beside its cells (`marks`).

mod binary;
mod cell;
mod cells;
mod compound;
mod dates;
mod extents;
mod format;
mod formats;
mod letters;
mod look;
mod marks;
mod met;
mod old;
mod opendocument;
mod parts;
mod pass;
mod problem;
mod rows;
mod text;
mod workbook;
mod xlsx;
mod xml;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use format::Format;
use look::Held;
use pass::{Pass, Reading};
use workbook::Workbook;

use super::beside;
use super::file::{Stamp, about, file_name};
use super::related::referred;
use super::table::{
    FoundTitles, MOST_TITLE_ROWS, columns, find_titles, title_cells, title_rows_below, title_rows_why, totals,
};
use super::{
    Answers, Choice, Column, Field, FieldKind, Group, Guess, Holding, Neighbor, NewRows, Reach, ReadingVersion, Record,
    Records, Related, Source, SourceError, SourceKind, SourceNotice, as_it_was_read, reading_of,
};
use crate::message;
use crate::message::{Arg, Message};

/// The entry in [`super::SOURCES`].
pub const KIND: SourceKind = SourceKind {
    id: "sheet",
    label: "source-sheet",
    files: Some("source-sheet-files"),
    endings: &["xlsx", "xlsm", "xlsb", "xls", "ods"],
    reach: Reach::File,
    new_rows: NewRows::AtTheEnd,
    claim,
    fields: &[
        Field {
            id: "file",
            label: "setting-file",
            help: None,
            kind: FieldKind::File,
            required: true,
            group: Group::Place,
        },
        Field {
            id: "sheet",
            label: "setting-sheet",
            help: None,
            kind: FieldKind::Held,
            required: false,
            group: Group::What,
        },
        Field {
            id: "titles",
            label: "setting-titles",
            help: Some("setting-titles-help"),
            kind: FieldKind::ChoiceOrNumber(TITLES),
            required: false,
            group: Group::Reading,
        },
        Field {
            id: "title-rows",
            label: "setting-title-rows",
            help: None,
            kind: FieldKind::Choice(TITLE_ROWS),
            required: false,
            group: Group::Reading,
        },
        Field {
            id: "totals",
            label: "setting-totals",
            help: None,
            kind: FieldKind::Choice(TOTALS),
            required: false,
            group: Group::Reading,
        },
    ],
    open,
    piped: None,
};

/// The answer that leaves a guess to us.
const AUTO: &str = "auto";

/// Answers to which row holds the titles, beside its number.
const TITLES: &[Choice] =
    &[Choice { id: AUTO, label: "setting-auto" }, Choice { id: "none", label: "setting-titles-none" }];

/// Answers to how many rows the titles take.
const TITLE_ROWS: &[Choice] = &[
    Choice { id: AUTO, label: "setting-auto" },
    Choice { id: "1", label: "setting-title-rows-1" },
    Choice { id: "2", label: "setting-title-rows-2" },
    Choice { id: "3", label: "setting-title-rows-3" },
];

/// Answers to what happens with totals at the end.
const TOTALS: &[Choice] = &[
    Choice { id: AUTO, label: "setting-auto" },
    Choice { id: "keep", label: "setting-totals-keep" },
    Choice { id: "leave-out", label: "setting-totals-leave-out" },
];

fn claim(text: &str) -> Result<Option<Answers>, SourceError> {
    // A device or a pipe is none, and looking into it would wait for whoever writes to it.
    let is_file = about(Path::new(text)).is_ok();
    let is_one = is_file && Format::of(Path::new(text)).is_ok_and(|format| format.is_some());
    Ok(is_one.then(|| Answers::new(KIND.id).with("file", text)))
}

/// A sheet that was looked at and can be read.
struct Sheet {
    name: String,
    answers: Answers,
    columns: Vec<Column>,
    reading: Arc<Reading>,
    title_rows: u64,
    /// Whether there are totals to be left out, as far as that is known.
    totals: bool,
    /// Whether other rows may have a say in what a row is, before rows stood for themselves.
    others_count: bool,
    holds: Vec<Holding>,
    guesses: Vec<Guess>,
    related: Vec<Related>,
}

impl Source for Sheet {
    fn name(&self) -> &str {
        &self.name
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn answers(&self) -> &Answers {
        &self.answers
    }

    fn reading(&self) -> Message {
        let Reading { path, sheet, .. } = &*self.reading;
        reading_of(message!("reading-sheet", sheet = sheet, file = file_name(path)), [self.manner()])
    }

    fn manner(&self) -> Message {
        let titles = match (self.reading.titles, self.title_rows) {
            (0, _) => message!("reading-no-titles"),
            (last, 1) => message!("reading-titles", line = last, moved = false),
            (last, rows) => {
                message!("reading-titles-in-rows", first = last + 1 - rows, last = last, moved = false)
            }
        };
        reading_of(titles, self.totals.then(|| message!("reading-totals")))
    }

    fn guesses(&self) -> &[Guess] {
        &self.guesses
    }

    fn notices(&self) -> &[SourceNotice] {
        if self.reading.version.reads_rows_alone() { &[] } else { &[SourceNotice::EarlierReading] }
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        Ok(Box::new(Pass::start(&self.reading)?))
    }

    fn related(&self) -> &[Related] {
        &self.related
    }

    fn neighbors(&self) -> Result<Vec<Neighbor>, SourceError> {
        let others = self.holds.iter().filter(|held| held.name != self.reading.sheet);
        let neighbor = |held: &Holding| Neighbor {
            name: held.name.clone(),
            named: held.name.clone(),
            answers: Answers::new(KIND.id).with("sheet", held.name.as_str()),
            rows: held.rows,
        };
        // A workbook has its sheets for others, and may have none.
        Ok(others.map(neighbor).chain(beside::neighbors(&self.reading.path)?).collect())
    }

    fn holds(&self) -> &[Holding] {
        &self.holds
    }

    fn table_beside(&self, name: &str) -> Option<Answers> {
        Some(Answers::new(KIND.id).with("sheet", name))
    }

    fn rows(&self) -> Option<u64> {
        Some(self.reading.rows)
    }

    fn read_before(&self, way: &Answers) -> Result<Option<Arc<dyn Source>>, SourceError> {
        if way.kind != KIND.id {
            return Ok(None);
        }
        let (file, sheet) = (self.reading.path.to_string_lossy(), self.reading.sheet.as_str());
        as_it_was_read(&way.clone().with("file", file).with("sheet", sheet))
    }

    fn read_alone(&self) -> Result<Option<Arc<dyn Source>>, SourceError> {
        match self.reading.version.reads_rows_alone() || !self.others_count {
            true => Ok(None),
            false => as_it_was_read(&self.answers.clone().read_as(ReadingVersion::THIRD)),
        }
    }

    fn beside(&self, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        let mut there = answers.clone().read_as(self.answers.reading);
        if let (true, None, Some(file)) = (there.kind == KIND.id, there.get("file"), self.answers.get("file")) {
            there = there.with("file", file);
        }
        super::open(&there)
    }
}

fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let path: PathBuf =
        answers.get("file").ok_or(SourceError::MissingAnswer { field: "file", label: "setting-file" })?.into();
    let given = given(answers)?;
    let stamp = Stamp::of(&path)?;
    let mut workbook = Workbook::open(&path, answers.reading)?;
    let held = look::sheets(&mut workbook, &path)?;
    let (chosen, why) = look::choose(&held, answers.get("sheet"), &path)?;
    let first = look::first_rows(&mut workbook, &path, chosen, given.titles.flatten())?;
    let found = titles(&first, &given, answers)?;
    let last = found.line.map_or(0, |line| line + found.rows as u64 - 1);
    let are_all = chosen.whole && first.len() as u64 >= chosen.rows;
    let above = first.iter().filter(|record| record.line <= Some(last)).count() as u64;
    let (named, rows): (Vec<Record>, Vec<Record>) = first
        .into_iter()
        .filter(|record| found.line.is_none_or(|line| record.line >= Some(line)))
        .partition(|record| record.line <= Some(last));
    if rows.is_empty() {
        return Err(if named.is_empty() { SourceError::Empty { path } } else { SourceError::TitlesOnly { path } });
    }
    let longest = named.iter().chain(&rows).map(Record::len).max().unwrap_or_default();
    // What stands above the titles may be wider than the table.
    let width = if are_all { longest } else { longest.max(chosen.longest) };
    let columns = columns(&named, width, false);
    let (drop_totals, totals_why) = drop_totals(&given, chosen, width);
    let titles_again = match given.totals {
        Totals::Rows => Vec::new(),
        _ => named.iter().map(title_cells).collect(),
    };
    let reading = Reading {
        stamp,
        sheet: chosen.sheet.name.clone(),
        left: chosen.left,
        timed: chosen.timed.clone(),
        width,
        named: named.iter().map(Record::len).max().unwrap_or_default(),
        version: answers.reading,
        titles: last,
        titles_again,
        drop_totals,
        rows: chosen.rows.saturating_sub(above),
        path: path.clone(),
    };
    let unknown_formats = !workbook.is_xlsx() && !reading.timed.is_empty();
    let others_count = reading.width > reading.named || chosen.left != chosen.begins || unknown_formats;
    let totals = drop_totals && (!matches!(given.totals, Totals::Unknown) || chosen.whole);
    let of_totals = (!matches!(given.totals, Totals::Rows)).then_some((drop_totals, totals_why));
    let guesses = guesses(chosen, why, &found, of_totals, answers);
    let answers =
        guesses.iter().fold(answers.clone(), |answers, guess| answers.with(guess.field, guess.answer.clone()));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = if held.len() == 1 { file_name(&path) } else { format!("{stem}.{}", reading.sheet) };
    let mut related = related(&columns, &held, &reading.sheet);
    let in_it: Vec<usize> = related.iter().map(|found| found.column).collect();
    related.extend(beside::related(&path, &columns).into_iter().filter(|found| !in_it.contains(&found.column)));
    Ok(Arc::new(Sheet {
        name,
        answers,
        columns,
        title_rows: found.rows as u64,
        totals,
        others_count,
        reading: Arc::new(reading),
        holds: held.iter().map(Held::holding).collect(),
        guesses,
        related,
    }))
}

/// What the person decided; the rest is to be guessed.
struct Given {
    titles: Option<Option<u64>>,
    title_rows: Option<usize>,
    totals: Totals,
}

/// What was decided of rows with totals, and of titles that come again.
#[derive(Clone, Copy)]
enum Totals {
    /// Nothing; titles are left out where they come again.
    Unknown,
    /// Totals are left out, or are not; titles are, where they come again.
    LeaveOut(bool),
    /// Both are rows like others, as they were when nobody asked. The ledger knows rows by their cells, so that a plan of
    /// that time, which has all other answers, is read as it was then.
    Rows,
}

fn given(answers: &Answers) -> Result<Given, SourceError> {
    let answer = |field: &str| answers.get(field).filter(|answer| *answer != AUTO);
    let titles = match answer("titles") {
        None => None,
        Some("none") => Some(None),
        Some(number) => Some(Some(number.parse().ok().filter(|line| *line > 0).ok_or_else(|| bad_titles(number))?)),
    };
    let others = ["sheet", "titles", "title-rows"];
    let totals = match answer("totals") {
        Some(totals) => Totals::LeaveOut(totals == "leave-out"),
        None if answers.get("totals").is_none() && others.into_iter().all(|other| answer(other).is_some()) => {
            Totals::Rows
        }
        None => Totals::Unknown,
    };
    Ok(Given { titles, title_rows: answer("title-rows").and_then(|rows| rows.parse().ok()), totals })
}

fn bad_titles(given: &str) -> SourceError {
    let allowed = message!("allowed-filled-row").into();
    SourceError::BadAnswer { field: "titles", value: given.to_owned(), allowed }
}

/// The titles that were chosen, or the likely ones.
fn titles(first: &[Record], given: &Given, answers: &Answers) -> Result<FoundTitles, SourceError> {
    let mut found = match given.titles {
        Some(None) => FoundTitles { line: None, rows: 1, why: None },
        Some(Some(line)) => {
            let place = first.iter().position(|record| record.line == Some(line));
            let place = place.ok_or_else(|| bad_titles(&line.to_string()))?;
            let rows = 1 + title_rows_below(first, place, MOST_TITLE_ROWS - 1);
            FoundTitles { line: Some(line), rows, why: None }
        }
        None => find_titles(first, answers.reading),
    };
    found.rows = given.title_rows.unwrap_or(found.rows);
    Ok(found)
}

/// Whether rows of totals at the end are left out, and why.
fn drop_totals(given: &Given, chosen: &Held, width: usize) -> (bool, Option<Message>) {
    match given.totals {
        Totals::LeaveOut(drop) => (drop, None),
        Totals::Rows => (false, None),
        // The end is seen once it is read.
        Totals::Unknown if !chosen.whole => (true, Some(message!("because-end-unseen"))),
        Totals::Unknown if totals::is_total(&chosen.last, width) => (true, Some(totals::why(&chosen.last))),
        Totals::Unknown => (false, Some(message!("because-no-totals"))),
    }
}

fn guesses(
    chosen: &Held,
    why: Option<Message>,
    found: &FoundTitles,
    totals: Option<(bool, Option<Message>)>,
    answers: &Answers,
) -> Vec<Guess> {
    let label = |settings: &[Choice], id: &str| {
        settings.iter().find(|choice| choice.id == id).map(|choice| message!(choice.label))
    };
    let is_chosen = |field: &str| answers.get(field).is_some_and(|given| given != AUTO);
    let guess = |field: &'static str, answer: &str, label: Option<Message>, why: Option<Message>| Guess {
        field,
        answer: answer.to_owned(),
        label: label.map_or_else(|| answer.into(), Arg::from),
        why: why.filter(|_| !is_chosen(field)),
        chosen: is_chosen(field),
    };
    let line = found.line.map_or_else(|| "none".to_owned(), |line| line.to_string());
    let row = found.line.map(|line| message!("setting-titles-row", line = line));
    let count = found.rows.to_string();
    let totals = totals.map(|(drop, why)| {
        let id = if drop { "leave-out" } else { "keep" };
        guess("totals", id, label(TOTALS, id), why)
    });
    let others = [
        guess("sheet", &chosen.sheet.name, None, why),
        guess("titles", &line, row.or_else(|| label(TITLES, "none")), found.why.clone()),
        guess("title-rows", &count, label(TITLE_ROWS, &count), Some(title_rows_why(found.rows))),
    ];
    others.into_iter().chain(totals).collect()
}

/// Sheets that columns refer to by their titles: `users` for `user_id`.
fn related(columns: &[Column], held: &[Held], own: &str) -> Vec<Related> {
    let beside = |(column, title): (usize, &Column)| {
        let names = referred(&title.title);
        let others = held.iter().map(|held| &held.sheet.name).filter(|name| *name != own);
        let named = others.into_iter().find(|name| names.iter().any(|wanted| *wanted == name.to_lowercase()))?;
        Some(Related { column, named: named.clone(), declared: false })
    };
    columns.iter().enumerate().filter_map(beside).collect()
}
