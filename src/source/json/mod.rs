//! JSON: objects one in each line (`.jsonl`, `.ndjson`), or in a list (`.json`).
//!
//! A first pass finds all keys (`look`, `keys`), since a key may be met first in the last record, and every column is there
//! before anything is matched. Each `pass` finds where records begin and end (`frames`) and takes each apart (`object`),
//! after mending what some programs write and is no JSON (`mend`). A pass holds one record at a time.

mod around;
mod frames;
mod keys;
mod look;
mod mend;
mod object;
mod pass;
mod piped;
mod problem;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::Encoding;

use super::beside::{neighbors, related};
use super::file::about;
use super::packed::{INSIDE, Input};
use super::text::{ENCODINGS, encoding_id, encoding_name};
use super::{
    Answers, Choice, Column, Field, FieldKind, Group, Guess, Holding, Neighbor, NewRows, Reach, Records, Related,
    Source, SourceError, SourceKind, reading_of,
};
use crate::message;
use crate::message::Message;
use frames::Framing;
use look::{ENDINGS, Look, is_json, is_own, look};
use pass::Pass;

/// The entry in [`super::SOURCES`].
pub const KIND: SourceKind = SourceKind {
    id: "json",
    label: "source-json",
    files: Some("source-json-files"),
    endings: ENDINGS,
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
        INSIDE,
        Field {
            id: "encoding",
            label: "setting-encoding",
            help: Some("setting-encoding-help"),
            kind: FieldKind::Choice(ENCODINGS),
            required: false,
            group: Group::Reading,
        },
        Field {
            id: "nested",
            label: "setting-nested",
            help: None,
            kind: FieldKind::Choice(NESTED),
            required: false,
            group: Group::Reading,
        },
    ],
    open,
    piped: Some(piped::open),
};

/// The answer that leaves a guess to us.
const AUTO: &str = "auto";

/// Answers to what becomes of objects within objects. Without an answer they become columns.
const NESTED: &[Choice] =
    &[Choice { id: "columns", label: "setting-nested-columns" }, Choice { id: "json", label: "setting-nested-json" }];

fn claim(text: &str) -> Result<Option<Answers>, SourceError> {
    // Looking into a device or a pipe would wait for whoever writes to it.
    let path = Path::new(text);
    let is_one = about(path).is_ok() && is_json(path).unwrap_or(false);
    Ok(is_one.then(|| Answers::new(KIND.id).with("file", text)))
}

/// A file that was looked at and can be read.
struct Json {
    input: Input,
    name: String,
    look: Look,
    columns: Vec<Column>,
    answers: Answers,
    guesses: Vec<Guess>,
    related: Vec<Related>,
}

fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let path: Arc<Path> = PathBuf::from(answers.get("file").unwrap_or_default()).into();
    let input = Input::of(path, answers.get(INSIDE.id), answers.reading, &is_own)?;
    let given = answers.get("encoding").filter(|answer| *answer != AUTO);
    let encoding = given.and_then(|label| Encoding::for_label(label.as_bytes()));
    let look = look(&input, encoding, answers.get("nested") != Some("json"))?;
    let name = input.name();
    let guesses: Vec<Guess> = input.guess().into_iter().chain(guesses(&look, answers)).collect();
    let answers =
        guesses.iter().fold(answers.clone(), |answers, guess| answers.with(guess.field, guess.answer.clone()));
    let columns = look.keys.titled();
    let related = related(&input.path, &columns);
    Ok(Arc::new(Json { input, name, columns, look, answers, guesses, related }))
}

fn guesses(look: &Look, answers: &Answers) -> Vec<Guess> {
    let guess = |field: &'static str, settings: &[Choice], answer: &str, why: Option<Message>| {
        let chosen = answers.get(field).is_some_and(|given| given != AUTO);
        let label = settings.iter().find(|choice| choice.id == answer);
        Guess {
            field,
            answer: answer.to_owned(),
            label: label.map_or_else(|| answer.into(), |choice| message!(choice.label).into()),
            why: why.filter(|_| !chosen),
            chosen,
        }
    };
    let nested = if look.layout.nested { "columns" } else { "json" };
    vec![
        guess("encoding", ENCODINGS, encoding_id(look.layout.encoding), look.why.clone()),
        guess("nested", NESTED, nested, Some(message!("because-nested"))),
    ]
}

impl Source for Json {
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
        let framing = match self.look.layout.framing {
            Framing::Lines => message!("reading-json-lines"),
            Framing::List => message!("reading-json-list"),
        };
        let encoding = message!("reading-encoding", name = encoding_name(self.look.layout.encoding));
        let kept = (!self.look.layout.nested).then(|| message!("reading-kept-as-json"));
        reading_of(framing, std::iter::once(encoding).chain(kept))
    }

    fn holds(&self) -> &[Holding] {
        self.input.holds()
    }

    fn guesses(&self) -> &[Guess] {
        &self.guesses
    }

    fn related(&self) -> &[Related] {
        &self.related
    }

    fn neighbors(&self) -> Result<Vec<Neighbor>, SourceError> {
        neighbors(&self.input.path)
    }

    fn paths(&self) -> Vec<Vec<String>> {
        self.look.keys.paths()
    }

    fn rows(&self) -> Option<u64> {
        Some(self.look.rows)
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        let Look { layout, keys, .. } = &self.look;
        Ok(Box::new(Pass::begin(self.input.clone(), layout, Some(keys))?))
    }
}
