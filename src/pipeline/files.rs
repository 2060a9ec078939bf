//! Several files that are read as one table, as each was when it was read: what tells files that came since from those that
//! were there, whatever their order and whichever are there.

use std::collections::HashMap;

use super::bookmark::Bookmark;
use super::fingerprint::{Change, Fingerprint, row};
use super::{Error, Stop};
use crate::source::{FileName, Record, Source};

/// What the rows of each file come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilePrints(Vec<FilePrint>);

/// What the rows of a file come to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FilePrint {
    name: String,
    /// All rows, in their order; nothing about titles, which the rows of a file don't depend on.
    rows: Fingerprint,
}

/// What has become of files since then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Nothing: all files that there are were there.
    Nothing,
    /// Files came, or have grown at their ends.
    Some,
    /// A file was changed otherwise.
    Changed {
        /// Its name.
        file: String,
        /// How.
        change: Change,
    },
}

impl FilePrints {
    /// Adds the next row of a file, given its hash. The rows of a file must come one behind the other.
    pub fn add(&mut self, file: FileName, row: u64) {
        let name = file.text();
        if self.0.last().is_none_or(|last| last.name != name) {
            self.0.push(FilePrint { name: name.to_owned(), rows: Fingerprint::default() });
        }
        if let Some(last) = self.0.last_mut() {
            last.rows.add(row);
        }
    }

    /// Of a source as it is now; of what was read of it when it is stopped.
    ///
    /// # Errors
    /// When the source can't be read.
    pub fn read(source: &dyn Source, stop: &Stop) -> Result<Self, Error> {
        let mut now = Self::default();
        each_row(source, stop, |file, row| now.add(file, row))?;
        Ok(now)
    }

    /// Whether these files are all among them, whatever they are called.
    pub fn contain(&self, others: &Self) -> bool {
        others.0.iter().all(|other| self.contain_file(&other.rows))
    }

    /// Whether a file with these rows is among them.
    pub fn contain_file(&self, rows: &Fingerprint) -> bool {
        self.0.iter().any(|print| (print.rows.rows, print.rows.content) == (rows.rows, rows.content))
    }

    /// As it is kept with an import; `None` of one file, which needs none.
    pub fn bookmark(&self) -> Option<Bookmark> {
        let line = |print: &FilePrint| {
            let name = serde_json::Value::from(print.name.as_str());
            format!("{} {:016x} {name}", print.rows.rows, print.rows.content)
        };
        let lines: Vec<String> = self.0.iter().map(line).collect();
        (!lines.is_empty()).then(|| Bookmark { since: lines.join("\n"), again: String::new() })
    }

    /// From what was kept; `None` where that is of no files.
    pub fn of(bookmark: &Bookmark) -> Option<Self> {
        let print = |line: &str| {
            let (rows, rest) = line.split_once(' ')?;
            let (content, name) = rest.split_once(' ')?;
            let (rows, content) = (rows.parse().ok()?, u64::from_str_radix(content, 16).ok()?);
            Some(FilePrint { name: serde_json::from_str(name).ok()?, rows: Fingerprint { titles: 0, rows, content } })
        };
        bookmark.since.lines().map(print).collect::<Option<Vec<_>>>().map(Self)
    }

    /// What has become of these files, by reading what a source has now. A file that is gone took nothing with it that was
    /// not sent; one that has another name is the same.
    ///
    /// # Errors
    /// When the source can't be read.
    pub fn news(&self, source: &dyn Source, stop: &Stop) -> Result<News, Error> {
        let mut now = Self::default();
        // What the first rows of a file come to, as many as it had.
        let mut beginnings: HashMap<&str, Fingerprint> = HashMap::new();
        each_row(source, stop, |file, row| {
            now.add(file, row);
            if let (Some(print), Some(was)) = (now.0.last(), self.named(file.text()))
                && print.rows.rows == was.rows.rows
            {
                beginnings.insert(&was.name, print.rows);
            }
        })?;
        let mut news = News::Nothing;
        for print in now.0.iter().filter(|print| !self.contain_file(&print.rows)) {
            // Where what it was has another name now, it is another file.
            if let Some(was) = self.named(&print.name).filter(|was| !now.contain_file(&was.rows))
                && beginnings.get(print.name.as_str()) != Some(&was.rows)
            {
                let change = Change::Rows { was: was.rows.rows, now: print.rows.rows };
                return Ok(News::Changed { file: print.name.clone(), change });
            }
            news = News::Some;
        }
        Ok(news)
    }

    fn named(&self, name: &str) -> Option<&FilePrint> {
        self.0.iter().find(|print| print.name == name)
    }
}

/// Gives the file and the hash of each row of several files.
fn each_row(source: &dyn Source, stop: &Stop, mut give: impl FnMut(FileName, u64)) -> Result<(), Error> {
    let (mut records, mut record) = (source.records()?, Record::default());
    while !stop.requested() && records.read(&mut record)? {
        if let Some(file) = record.file {
            give(file, row(&record));
        }
    }
    Ok(())
}
