//! The same events as files that Kissmetrics takes by hand, for who would rather look at them first or may not send.
//!
//! Two forms: one JSON object per line (*JSON Files as an External Data Source*), which holds everything, and CSV
//! (*CSV Files as an External Data Source*), which has no double quotation marks and at most ten properties. What a
//! file cannot hold is counted and never silently changed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::event::{Event, EventKind};
use crate::import::files::{Part, Reader};
use crate::import::pipeline::{Fate, Pipeline, Visitor, Walk};
use crate::import::{Error, PassProgress, Stop};
use crate::mapping::EventRule;
use crate::source::Record;

/// The form of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One object per line: `_p`, `_t`, `_n` and the properties.
    JsonLines,
    /// `Identity,Timestamp,Event,Prop:NAME`; files of their own for properties without an event and for aliases,
    /// since each row of a file with an `Event` column must have an event.
    Csv,
}

/// The most property columns of a CSV file (*CSV Files as an External Data Source*, the page of 2013).
pub const CSV_PROPERTIES_MAX: usize = 10;

/// The time of what has none: the earliest that is kept, as in the documented sample of an alias file.
const NO_TIME: i64 = 1_230_768_000;

/// What a file cannot hold as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misfit {
    /// A property beyond [`CSV_PROPERTIES_MAX`], which is left out.
    TooManyProperties,
    /// A double quotation mark, which became a single one.
    DoubleQuote,
    /// A line break, which became a space.
    LineBreak,
}

impl Misfit {
    /// The name in `--json`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::TooManyProperties => "too-many-properties",
            Self::DoubleQuote => "double-quote",
            Self::LineBreak => "line-break",
        }
    }
}

/// What was written.
#[derive(Debug)]
pub struct Saved {
    /// The files, in the order in which they were begun.
    pub files: Vec<PathBuf>,
    /// Events in them.
    pub events: u64,
    /// How often something did not fit.
    pub misfits: BTreeMap<Misfit, u64>,
    /// The walk over the source.
    pub walk: Walk,
}

/// Writes every event that would be sent into files of at most `part` events in a folder, which is made. A file gets
/// its name only once it is whole, and their names sort in the order in which they are to be uploaded.
///
/// # Errors
/// When the source cannot be read or a file cannot be written.
pub fn save(
    pipeline: &Pipeline,
    form: Form,
    folder: &Path,
    part: u64,
    stop: &Stop,
    progress: &PassProgress,
) -> Result<Saved, Error> {
    std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: Some(folder.to_owned()), source })?;
    let mut properties: Vec<Cow<'_, str>> = Vec::new();
    for name in pipeline.mapping().rules.iter().flat_map(EventRule::property_names) {
        if !properties.contains(&name) {
            properties.push(name);
        }
    }
    let stem = Path::new(pipeline.source().name()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut upload = Upload {
        form,
        folder,
        stem,
        part: part.max(1),
        properties: properties.iter().take(CSV_PROPERTIES_MAX).map(|name| name.to_string()).collect(),
        open: BTreeMap::new(),
        files: Vec::new(),
        events: 0,
        misfits: BTreeMap::new(),
        line: String::new(),
    };
    let walk = pipeline.walk(stop, progress, &mut upload)?;
    for (_, file) in std::mem::take(&mut upload.open) {
        file.file.finish()?;
    }
    let Upload { files, events, misfits, .. } = upload;
    Ok(Saved { files, events, misfits, walk })
}

struct Upload<'u> {
    form: Form,
    folder: &'u Path,
    stem: String,
    part: u64,
    /// The CSV file's property columns.
    properties: Vec<String>,
    /// The file at hand of each series.
    open: BTreeMap<&'static str, Numbered>,
    files: Vec<PathBuf>,
    events: u64,
    misfits: BTreeMap<Misfit, u64>,
    line: String,
}

impl Visitor for Upload<'_> {
    fn item(&mut self, _record: &Record, _rule: usize, fate: Fate<'_>) -> Result<(), Error> {
        let Fate::Send(made) = fate else { return Ok(()) };
        self.line.clear();
        match self.form {
            Form::JsonLines => json_line(&made.event, &mut self.line),
            Form::Csv => self.csv_line(&made.event),
        }
        let series = match (self.form, made.event.kind) {
            (Form::JsonLines, _) | (_, EventKind::Event) => "events",
            (Form::Csv, EventKind::Set) => "properties",
            (Form::Csv, EventKind::Alias) => "aliases",
        };
        let number = match self.open.get(series) {
            Some(file) if file.events < self.part => None,
            Some(file) => Some(file.number + 1),
            None => Some(1),
        };
        if let Some(number) = number {
            if let Some(full) = self.open.remove(series) {
                full.file.finish()?;
            }
            let file = self.begin(series, made.event.kind, number)?;
            self.open.insert(series, file);
        }
        if let Some(file) = self.open.get_mut(series) {
            file.write(&self.line)?;
            file.events += 1;
            self.events += 1;
        }
        Ok(())
    }
}

impl Upload<'_> {
    fn begin(&mut self, series: &str, kind: EventKind, number: u64) -> Result<Numbered, Error> {
        let ending = if self.form == Form::JsonLines { "json" } else { "csv" };
        let path = self.folder.join(format!("{}-{series}-{number:04}.{ending}", self.stem));
        let mut part = Numbered { file: Part::begin(&path, Reader::Usual)?, number, events: 0 };
        if self.form == Form::Csv {
            part.write(&self.csv_titles(kind))?;
        }
        self.files.push(path);
        Ok(part)
    }

    fn csv_titles(&mut self, kind: EventKind) -> String {
        let mut titles = match kind {
            EventKind::Event => "Identity,Timestamp,Event".to_owned(),
            EventKind::Set => "Identity,Timestamp".to_owned(),
            EventKind::Alias => return "Identity,Alias,Timestamp\n".to_owned(),
        };
        for name in &self.properties {
            titles.push(',');
            csv_cell(&format!("Prop:{name}"), &mut titles, &mut self.misfits);
        }
        titles + "\n"
    }

    fn csv_line(&mut self, event: &Event<'_>) {
        let Self { line, misfits, properties, .. } = self;
        csv_cell(&event.person, line, misfits);
        let time = event.time.map_or(NO_TIME, |time| time.0);
        if event.kind == EventKind::Alias {
            line.push(',');
            csv_cell(&event.name, line, misfits);
            *line += &format!(",{time}\n");
            return;
        }
        *line += &format!(",{time}");
        if event.kind == EventKind::Event {
            line.push(',');
            csv_cell(&event.name, line, misfits);
        }
        for name in properties.iter() {
            line.push(',');
            if let Some(property) = event.properties.iter().find(|property| property.name == *name) {
                csv_cell(&property.value, line, misfits);
            }
        }
        let left_out = event.properties.iter().filter(|property| !properties.iter().any(|name| *name == property.name));
        let left_out = left_out.count() as u64;
        if left_out > 0 {
            *misfits.entry(Misfit::TooManyProperties).or_default() += left_out;
        }
        line.push('\n');
    }
}

/// A cell: between single quotation marks where it has a comma, which double within it.
fn csv_cell(text: &str, line: &mut String, misfits: &mut BTreeMap<Misfit, u64>) {
    let quoted = text.contains(',') || text.starts_with('\'');
    if quoted {
        line.push('\'');
    }
    for letter in text.chars() {
        match letter {
            '"' => {
                *misfits.entry(Misfit::DoubleQuote).or_default() += 1;
                *line += if quoted { "''" } else { "'" };
            }
            '\r' | '\n' => {
                *misfits.entry(Misfit::LineBreak).or_default() += 1;
                line.push(' ');
            }
            '\'' if quoted => *line += "''",
            letter => line.push(letter),
        }
    }
    if quoted {
        line.push('\'');
    }
}

/// An object with `_p`, `_t` and `_n`, then the properties in the plan's order.
fn json_line(event: &Event<'_>, line: &mut String) {
    *line += "{\"_p\":";
    json_text(&event.person, line);
    *line += &format!(",\"_t\":{}", event.time.map_or(NO_TIME, |time| time.0));
    match event.kind {
        EventKind::Event => {
            *line += ",\"_n\":";
            json_text(&event.name, line);
        }
        EventKind::Set => {}
        EventKind::Alias => {
            *line += ",\"_p2\":";
            json_text(&event.name, line);
        }
    }
    for property in &event.properties {
        line.push(',');
        json_text(&property.name, line);
        line.push(':');
        // The tracker takes "123" for the number 123 (*Technical Notes on Events and Properties*).
        if is_plain_number(&property.value) { *line += &property.value } else { json_text(&property.value, line) }
    }
    *line += "}\n";
}

fn json_text(text: &str, line: &mut String) {
    // A text always has a JSON form.
    *line += &serde_json::to_string(text).unwrap_or_default();
}

/// Whether a text is a number as JSON writes it, so that it can stand there digit for digit: `-12.50`, not `007`,
/// which may be a name, nor `1e5`.
fn is_plain_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(digits)
}

/// A file that is being written.
struct Numbered {
    file: Part,
    number: u64,
    events: u64,
}

impl Numbered {
    fn write(&mut self, text: &str) -> Result<(), Error> {
        self.file.write_all(text.as_bytes()).map_err(|source| self.file.failed(source))
    }
}
