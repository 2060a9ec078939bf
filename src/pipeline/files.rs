//! Several files that are read as one table, as each was when it was read: what tells files that came since from those that
//! were there, whatever their order and whichever are there.

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
        if self.is_next(file) {
            self.0.push(FilePrint { name: file.text().to_owned(), rows: Fingerprint::default() });
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
        let prints = bookmark.since.lines().map(print).collect::<Option<Vec<_>>>()?;
        (!prints.is_empty()).then_some(Self(prints))
    }

    /// What has become of these files, by reading what a source has now. A file that is gone took nothing with it that was
    /// not sent; one that has another name is the same, and so is one of which its name now says more or less of where it is.
    ///
    /// # Errors
    /// When the source can't be read.
    pub fn news(&self, source: &dyn Source, stop: &Stop) -> Result<News, Error> {
        let mut now = Self::default();
        // For each file those of then that it may be, and whether it begins with their rows.
        let mut perhaps: Vec<Vec<(&FilePrint, bool)>> = Vec::new();
        each_row(source, stop, |file, row| {
            if now.is_next(file) {
                perhaps.push(self.called(file, source).map(|was| (was, false)).collect());
            }
            now.add(file, row);
            if let (Some(print), Some(perhaps)) = (now.0.last(), perhaps.last_mut()) {
                perhaps.iter_mut().for_each(|(was, begins)| *begins |= was.rows == print.rows);
            }
        })?;
        // What is there under whatever name was not changed.
        let is_there = |was: &FilePrint| {
            let grown = perhaps.iter().flatten().any(|(other, begins)| *begins && other.name == was.name);
            grown || now.contain_file(&was.rows)
        };
        let mut news = News::Nothing;
        for (print, perhaps) in now.0.iter().zip(&perhaps).filter(|(print, _)| !self.contain_file(&print.rows)) {
            let has_grown = perhaps.iter().any(|(_, begins)| *begins);
            if let (false, Some((was, _))) = (has_grown, perhaps.iter().find(|(was, _)| !is_there(was))) {
                let change = Change::Rows { was: was.rows.rows, now: print.rows.rows };
                return Ok(News::Changed { file: print.name.clone(), change });
            }
            news = News::Some;
        }
        Ok(news)
    }

    /// Whether no row of this file was added, or others behind it.
    fn is_next(&self, file: FileName) -> bool {
        self.0.last().is_none_or(|last| last.name != file.text())
    }

    /// Those that may be a file of a source: the one of its name, else those that had another one for it.
    fn called(&self, file: FileName, source: &dyn Source) -> impl Iterator<Item = &FilePrint> {
        let own = self.0.iter().find(|print| print.name == file.text());
        let others = self.0.iter().filter(move |print| own.is_none() && source.was_called(file, &print.name));
        own.into_iter().chain(others)
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
