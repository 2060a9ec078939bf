//! The same events as files that Kissmetrics takes by hand, for who would rather look at them first or may not send.
//!
//! What a file cannot hold is counted and never silently changed.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::kind::{FileSink, Lines, Misfits};
use crate::event::EventKind;
use crate::pipeline::walk::{Item, Pipeline, Visitor, Walk};
use crate::pipeline::{Error, PassProgress, Stop};
use crate::source::Record;
use crate::store::{Part, Reader, StoreError};

/// What was written.
#[derive(Debug)]
pub struct Saved {
    /// The files, in the order in which they were begun.
    pub files: Vec<PathBuf>,
    /// Events in them.
    pub events: u64,
    /// How often something did not fit.
    pub misfits: Misfits,
    /// The walk over the source.
    pub walk: Walk,
}

/// Writes every event that would be sent into files of at most `part` events in a folder, which is made. A file gets
/// its name only once it is whole, so that a stop leaves none that it has cut; and their names sort in the order in which they are to be uploaded. Where files of an
/// earlier save of the same name lie, nothing is written unless they are to be `replaced`: all of them, so that what is
/// uploaded is of one save.
///
/// # Errors
/// When the source cannot be read, a file cannot be written, or files of an earlier save would be replaced.
pub fn save(
    pipeline: &Pipeline,
    sink: &dyn FileSink,
    folder: &Path,
    part: u64,
    replaced: bool,
    stop: &Stop,
    progress: &PassProgress,
) -> Result<Saved, Error> {
    std::fs::create_dir_all(folder).map_err(|source| StoreError::Write { path: Some(folder.to_owned()), source })?;
    let stem = Path::new(pipeline.source().name()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let lines = sink.lines(pipeline.mapping());
    let before = earlier_files(folder, &stem, &*lines, sink.ending());
    if let Some(first) = before.first().filter(|_| !replaced) {
        return Err(StoreError::AlreadySaved { first: first.clone(), files: before.len() }.into());
    }
    let mut upload = Upload {
        lines,
        ending: sink.ending(),
        folder,
        stem,
        part: part.max(1),
        open: BTreeMap::new(),
        files: Vec::new(),
        events: 0,
        misfits: Misfits::new(),
        line: String::new(),
    };
    let walk = pipeline.walk(stop, progress, &mut upload)?;
    for (_, file) in std::mem::take(&mut upload.open) {
        if walk.complete {
            file.file.finish()?;
        } else {
            // Cut short, it would look like the last of them.
            upload.events -= file.events;
            upload.files.retain(|path| *path != file.path);
        }
    }
    let Upload { files, events, misfits, .. } = upload;
    // Where none was finished, none has taken the place of an earlier one.
    let replaces = walk.complete || !files.is_empty();
    for left in before.into_iter().filter(|left| replaces && !files.contains(left)) {
        std::fs::remove_file(&left).map_err(|source| StoreError::Write { path: Some(left), source })?;
    }
    Ok(Saved { files, events, misfits, walk })
}

/// The files in a folder that have names as a save of this name gives them, in their order.
fn earlier_files(folder: &Path, stem: &str, lines: &dyn Lines, ending: &str) -> Vec<PathBuf> {
    let is_series = |named: &str| {
        [EventKind::Event, EventKind::Set, EventKind::Alias].into_iter().any(|kind| lines.series(kind) == named)
    };
    let is_one = |path: &Path| {
        let name = path.file_name()?.to_str()?.strip_prefix(stem)?.strip_prefix('-')?;
        let (series, number) = name.strip_suffix(ending)?.strip_suffix('.')?.rsplit_once('-')?;
        Some(is_series(series) && number.len() >= 4 && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let there = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = there.filter(|path| is_one(path) == Some(true)).collect();
    files.sort();
    files
}

struct Upload<'u> {
    lines: Box<dyn Lines>,
    ending: &'static str,
    folder: &'u Path,
    stem: String,
    part: u64,
    /// The file at hand of each series.
    open: BTreeMap<&'static str, Numbered>,
    files: Vec<PathBuf>,
    events: u64,
    misfits: Misfits,
    line: String,
}

impl Visitor for Upload<'_> {
    fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), Error> {
        let Some((_, made)) = item.sent() else { return Ok(()) };
        let series = self.lines.series(made.event.kind);
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
            self.line.clear();
            self.lines.line(&made.event, &mut self.line, &mut self.misfits);
            file.write(&self.line)?;
            file.events += 1;
            self.events += 1;
        }
        Ok(())
    }
}

impl Upload<'_> {
    fn begin(&mut self, series: &str, kind: EventKind, number: u64) -> Result<Numbered, Error> {
        let path = self.folder.join(format!("{}-{series}-{number:04}.{}", self.stem, self.ending));
        let file = Part::begin(&path, Reader::Usual)?;
        let mut part = Numbered { file, path: path.clone(), number, events: 0 };
        self.line.clear();
        self.lines.titles(kind, &mut self.line, &mut self.misfits);
        part.write(&self.line)?;
        self.files.push(path);
        Ok(part)
    }
}

/// A file that is being written.
struct Numbered {
    file: Part,
    path: PathBuf,
    number: u64,
    events: u64,
}

impl Numbered {
    fn write(&mut self, text: &str) -> Result<(), StoreError> {
        self.file.write_all(text.as_bytes()).map_err(|source| self.file.failed(source))
    }
}
