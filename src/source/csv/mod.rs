//! Delimited text of any size.
//!
//! Opening looks at a file in a few places (`sniff`) and pins what was found, so that each later pass reads
//! the same rows; a pass (`pass`) holds one row at a time.

pub mod dialect;

mod escape;
mod formula;
mod joins;
mod pass;
mod piped;
mod quick;
mod sniff;
mod split;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::Encoding;

use super::beside::{neighbors, related};
use super::file::{about, read_error};
use super::packed::{INSIDE, Input, names};
use super::related::{Neighbor, Related};
pub use super::table::MOST_COLUMNS;
pub use super::text::ENCODINGS;
use super::text::{encoding_id, encoding_name, glanced};
use super::{
    Answers, Choice, Column, Field, FieldKind, Group, Guess, Holding, NewRows, Reach, ReadingVersion, Record, Records,
    Source, SourceError, SourceKind, SourceNotice, as_it_was_read, reading_of, table,
};
use crate::message;
use crate::message::{Arg, Message};
use dialect::{
    ESCAPES, FORMULAS, QUOTES, SEPARATORS, SPACES, escape_id, quote_id, quote_of, separator_id, separator_of,
};
use pass::Layout;
use pass::Pass;
use sniff::{Given, Reasons, Seen, Sniffed, is_json, is_workbook, sniff};

/// The answer that leaves a guess to us, everywhere.
const AUTO: &str = "auto";

/// The entry in [`super::SOURCES`].
pub const KIND: SourceKind = SourceKind {
    id: "csv",
    label: "source-csv",
    files: Some("source-csv-files"),
    endings: &["csv", "tsv", "txt", "tab", "gz", "zst", "zip"],
    reach: Reach::File,
    new_rows: NewRows::AtTheEnd,
    claim: |text| Ok(Some(Answers::new(KIND.id).with("file", text))),
    fields: &[
        Field {
            id: "file",
            label: "setting-file",
            help: None,
            kind: FieldKind::File,
            required: true,
            group: Group::Place,
        },
        INSIDE,
        Field {
            id: "separator",
            label: "setting-separator",
            help: None,
            kind: FieldKind::Choice(SEPARATORS),
            required: false,
            group: Group::Reading,
        },
        Field {
            id: "encoding",
            label: "setting-encoding",
            help: Some("setting-encoding-help"),
            kind: FieldKind::Choice(ENCODINGS),
            required: false,
            group: Group::Reading,
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
            id: "row-names",
            label: "setting-row-names",
            help: None,
            kind: FieldKind::Choice(ROW_NAMES),
            required: false,
            group: Group::Reading,
        },
        Field {
            id: "quote",
            label: "setting-quote",
            help: None,
            kind: FieldKind::Choice(QUOTES),
            required: false,
            group: Group::Reading,
        },
        Field {
            id: "escape",
            label: "setting-escape",
            help: None,
            kind: FieldKind::Choice(ESCAPES),
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
        Field {
            id: "spaces",
            label: "setting-spaces",
            help: None,
            kind: FieldKind::Choice(SPACES),
            required: false,
            group: Group::Reading,
        },
        Field {
            id: "formulas",
            label: "setting-formulas",
            help: None,
            kind: FieldKind::Choice(FORMULAS),
            required: false,
            group: Group::Reading,
        },
    ],
    open,
    piped: Some(piped::open),
};

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

/// Answers to where the titles begin. Without an answer they begin above the first column: moving them is never done
/// unasked.
const ROW_NAMES: &[Choice] =
    &[Choice { id: "none", label: "setting-row-names-none" }, Choice { id: "first", label: "setting-row-names-first" }];

/// Answers to what happens with totals at the end.
const TOTALS: &[Choice] = &[
    Choice { id: AUTO, label: "setting-auto" },
    Choice { id: "keep", label: "setting-totals-keep" },
    Choice { id: "leave-out", label: "setting-totals-leave-out" },
];

/// A file that was looked at and can be read.
struct Csv {
    input: Input,
    name: String,
    layout: Layout,
    columns: Vec<Column>,
    answers: Answers,
    guesses: Vec<Guess>,
    notices: Vec<SourceNotice>,
    seen: Seen,
    related: Vec<Related>,
}

fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let path: Arc<Path> = PathBuf::from(answers.get("file").unwrap_or_default()).into();
    let given = given(answers)?;
    refuse_workbook(&path)?;
    let input = Input::of(path, answers.get(INSIDE.id), answers.reading, &|head| !is_json(&glanced(head)))?;
    let path = Arc::clone(&input.path);
    let Sniffed { mut layout, why, seen } = sniff(&input, given)?;
    let usual = std::mem::take(&mut layout.width);
    let titles = layout.titles;
    let (mut pass, found) = Pass::begin(input.clone(), layout.clone())?;
    if let (Some(line), true) = (titles, found.is_empty()) {
        return Err(SourceError::BadAnswer {
            field: "titles",
            value: line.to_string(),
            allowed: message!("allowed-row-of-file").into(),
        });
    }
    let mut first = Record::default();
    if !pass.read(&mut first)? {
        let path = path.to_path_buf();
        return Err(if titles.is_some() { SourceError::TitlesOnly { path } } else { SourceError::Empty { path } });
    }
    let named = found.iter().map(Record::len).max().map_or(0, |len| len + usize::from(layout.row_names));
    layout.named = named;
    layout.width = if usual > 0 { named.max(usual) } else { named.max(first.len()) };
    if layout.width > MOST_COLUMNS {
        return Err(SourceError::TooManyColumns {
            path: path.to_path_buf(),
            columns: layout.width,
            limit: MOST_COLUMNS,
        });
    }
    let columns = table::columns(&found, layout.width, layout.row_names);
    let name = input.name();
    let guesses = input.guess().into_iter().chain(guesses(&layout, &why, answers)).collect::<Vec<_>>();
    let answers =
        guesses.iter().fold(answers.clone(), |answers, guess| answers.with(guess.field, guess.answer.clone()));
    let related = related(&path, &columns);
    let notices = notices(&layout, &seen);
    Ok(Arc::new(Csv { input, name, layout, columns, answers, guesses, notices, seen, related }))
}

/// A workbook is packed as archives are, and is none of a table.
fn refuse_workbook(path: &Path) -> Result<(), SourceError> {
    about(path)?;
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(64 * 1024).read_to_end(&mut head));
    read.map_err(|error| read_error(path, None, error))?;
    // Bytes that are packed may happen to be those of a workbook's names.
    let is_one = match names(path).filter(|_| head.starts_with(b"PK")) {
        Some(names) => {
            let has = |wanted: &str| names.iter().any(|name| name == wanted);
            let inside = |folder: &str| names.iter().any(|name| name.starts_with(folder));
            inside("xl/") || inside("Index/Tables/") || (has("mimetype") && has("content.xml"))
        }
        None => is_workbook(&head),
    };
    if is_one { Err(SourceError::Workbook { path: path.to_owned() }) } else { Ok(()) }
}

/// What the person decided; the rest is to be guessed.
fn given(answers: &Answers) -> Result<Given, SourceError> {
    let answer = |field: &str| answers.get(field).filter(|answer| *answer != AUTO);
    let titles = match answer("titles") {
        None => None,
        Some("none") => Some(None),
        Some(number) => match number.parse::<u64>() {
            Ok(line) if line > 0 => Some(Some(line)),
            _ => {
                return Err(SourceError::BadAnswer {
                    field: "titles",
                    value: number.to_owned(),
                    allowed: message!("allowed-row").into(),
                });
            }
        },
    };
    Ok(Given {
        encoding: answer("encoding").and_then(|label| Encoding::for_label(label.as_bytes())),
        separator: answer("separator").map(separator_of),
        quote: answer("quote").map(quote_of),
        backslash: answer("escape").map(|escape| escape == "backslash"),
        titles,
        title_rows: match answers.reading.is_first() {
            true => Some(answer("title-rows").and_then(|rows| rows.parse().ok()).unwrap_or(1)),
            false => answer("title-rows").and_then(|rows| rows.parse().ok()),
        },
        row_names: answer("row-names") == Some("first"),
        drop_totals: answer("totals").map(|totals| totals == "leave-out"),
        spaced: answer("spaces").map(|spaces| spaces == "drop"),
        formulas: answer("formulas").map(|formulas| formulas == "text"),
        version: answers.reading,
    })
}

fn guesses(layout: &Layout, why: &Reasons, answers: &Answers) -> Vec<Guess> {
    let dialect = &layout.dialect;
    let titles = layout.titles.map_or_else(|| "none".to_owned(), |line| line.to_string());
    let totals = if layout.drop_totals { "leave-out" } else { "keep" };
    let label = |settings: &[Choice], id: &str| {
        settings.iter().find(|choice| choice.id == id).map(|choice| message!(choice.label))
    };
    let chosen = |field: &str| answers.get(field).is_some_and(|given| given != AUTO);
    let guess = |field: &'static str, answer: &str, label: Option<Message>, why: &Option<Message>| Guess {
        field,
        answer: answer.to_owned(),
        label: label.map_or_else(|| answer.into(), Arg::from),
        why: why.clone().filter(|_| !chosen(field)),
        chosen: chosen(field),
    };
    let separator = separator_id(dialect.separator);
    let encoding = encoding_id(layout.encoding);
    let quote = quote_id(dialect.quote);
    let escape = escape_id(dialect.backslash);
    let titles_label = layout.titles.map(|line| message!("setting-titles-row", line = line));
    let titles_label = titles_label.or_else(|| label(TITLES, "none"));
    let mut guesses = vec![
        guess("separator", separator, label(SEPARATORS, separator), &why.separator),
        guess("encoding", encoding, label(ENCODINGS, encoding), &why.encoding),
        guess("titles", &titles, titles_label, &why.titles),
        guess("quote", quote, label(QUOTES, quote), &why.quote),
        guess("escape", escape, label(ESCAPES, escape), &why.escape),
        guess("totals", totals, label(TOTALS, totals), &why.totals),
    ];
    // A plan of the first version stays as it was written.
    if !layout.version.is_first() {
        let rows = layout.title_rows.to_string();
        let names = if layout.row_names { "first" } else { "none" };
        let spaces = if dialect.spaced { "drop" } else { "keep" };
        let formulas = if dialect.formulas { "text" } else { "keep" };
        let names_why = Some(message!("because-row-names"));
        guesses.extend([
            guess("title-rows", &rows, label(TITLE_ROWS, &rows), &why.title_rows),
            guess("row-names", names, label(ROW_NAMES, names), &names_why),
            guess("spaces", spaces, label(SPACES, spaces), &why.spaces),
            guess("formulas", formulas, label(FORMULAS, formulas), &why.formulas),
        ]);
    }
    guesses
}

/// What is worth knowing about how it is read.
fn notices(layout: &Layout, seen: &Seen) -> Vec<SourceNotice> {
    let surplus = seen.surplus.map(|surplus| SourceNotice::FewerTitles {
        titles: surplus.titles,
        cells: surplus.cells,
        move_titles: surplus.row_names && !layout.row_names,
        parted_dates: surplus.parted_dates,
    });
    let above = seen.above.map(|line| SourceNotice::TableAbove { line });
    let earlier = (!layout.version.reads_rows_alone()).then_some(SourceNotice::EarlierReading);
    surplus.into_iter().chain(above).chain(earlier).collect()
}

impl Source for Csv {
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
        reading_of(self.manner(), self.input.reading())
    }

    fn manner(&self) -> Message {
        let separated = message!("reading-separated", by = separator_id(self.layout.dialect.separator));
        let Layout { dialect, titles, title_rows, row_names, drop_totals, .. } = &self.layout;
        let titles = match (titles, *title_rows as u64) {
            (Some(line), 1) => message!("reading-titles", line = *line, moved = *row_names),
            (Some(line), rows) => {
                message!("reading-titles-in-rows", first = *line, last = line + rows - 1, moved = *row_names)
            }
            (None, _) => message!("reading-no-titles"),
        };
        let more = [
            dialect.backslash.then(|| message!("reading-backslashes")),
            dialect.spaced.then(|| message!("reading-spaces")),
            self.seen.formulas.then(|| message!("reading-formulas")),
            drop_totals.then(|| message!("reading-totals")),
        ];
        let encoding = message!("reading-encoding", name = encoding_name(self.layout.encoding));
        reading_of(separated, [encoding, titles].into_iter().chain(more.into_iter().flatten()))
    }

    fn notices(&self) -> &[SourceNotice] {
        &self.notices
    }

    fn holds(&self) -> &[Holding] {
        self.input.holds()
    }

    fn related(&self) -> &[Related] {
        &self.related
    }

    fn neighbors(&self) -> Result<Vec<Neighbor>, SourceError> {
        neighbors(&self.input.path)
    }

    fn guesses(&self) -> &[Guess] {
        &self.guesses
    }

    fn read_before(&self, way: &Answers) -> Result<Option<Arc<dyn Source>>, SourceError> {
        if way.kind != KIND.id {
            return Ok(None);
        }
        as_it_was_read(&way.clone().with("file", self.input.path.to_string_lossy()))
    }

    fn read_alone(&self) -> Result<Option<Arc<dyn Source>>, SourceError> {
        let Layout { version, width, named, .. } = self.layout;
        match version.reads_rows_alone() || width <= named {
            true => Ok(None),
            false => as_it_was_read(&self.answers.clone().read_as(ReadingVersion::THIRD)),
        }
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        let (pass, _) = Pass::begin(self.input.clone(), self.layout.clone())?;
        Ok(Box::new(pass))
    }
}
