//! What a ZIP archive holds. It is only listed here, by the zip crate; each file is unpacked by its place, so that what
//! unpacks it needs to hold on to nothing else.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use zip::{CompressionMethod, ZipArchive};

use super::INSIDE;
use super::problem::{self, PackedProblem};
use crate::source::file::read_error;
use crate::source::{SOURCES, SourceError};

/// How files with tables in them are called at their end besides.
const TABLES: [&str; 3] = ["dat", "psv", "log"];

/// How files are called at their end that are packed themselves.
const PACKED: [&str; 10] = ["zip", "gz", "zst", "tar", "tgz", "7z", "rar", "xz", "bz2", "z"];

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) struct Entry {
    pub(in crate::source) name: String,
    /// Where it begins in the archive, and how long it is there.
    pub(super) start: u64,
    pub(super) packed: u64,
    /// How long it is.
    pub(super) size: u64,
    pub(super) checksum: u32,
    pub(super) deflated: bool,
    encrypted: bool,
    known_method: bool,
}

impl Entry {
    /// Whether it can be unpacked here.
    ///
    /// # Errors
    /// When it can't be.
    pub(super) fn can_be_read(&self, path: &Path) -> Result<(), SourceError> {
        let name = self.name.clone();
        match (self.encrypted, self.known_method) {
            (true, _) => Err(problem::error(path, PackedProblem::Password { name })),
            (_, false) => Err(problem::error(path, PackedProblem::Method { name })),
            _ => Ok(()),
        }
    }
}

/// The files of an archive in which a table may be, in its order: those that are called so, or where there are none, those
/// whose names have no ending.
///
/// # Errors
/// When it is damaged, or there are none.
pub(super) fn tables(path: &Path) -> Result<Vec<Entry>, SourceError> {
    let entries = entries(path)?;
    let ending = |entry: &Entry| Path::new(&entry.name).extension().map(|e| e.to_string_lossy().to_lowercase());
    let is_one =
        |entry: &Entry, endings: &[&str]| ending(entry).is_some_and(|ending| endings.contains(&ending.as_str()));
    let own = SOURCES.iter().filter(|kind| kind.fields.iter().any(|field| field.id == INSIDE.id));
    let endings: Vec<&str> = own.flat_map(|kind| kind.endings).copied().chain(TABLES).collect();
    let is_table = |entry: &&Entry| is_one(entry, &endings) && !is_one(entry, &PACKED);
    let tables: Vec<Entry> = entries.iter().filter(is_table).cloned().collect();
    if !tables.is_empty() {
        return Ok(tables);
    }
    let unnamed: Vec<Entry> = entries.iter().filter(|entry| ending(entry).is_none()).cloned().collect();
    if !unnamed.is_empty() {
        return Ok(unnamed);
    }
    Err(problem::error(
        path,
        match entries.iter().find(|entry| is_one(entry, &PACKED)) {
            Some(packed) => PackedProblem::Archives { name: packed.name.clone() },
            None => PackedProblem::NoTable { holds: entries.into_iter().map(|entry| entry.name).collect() },
        },
    ))
}

/// What the files in an archive are called; `None` where it is none that can be opened.
pub(in crate::source) fn names(path: &Path) -> Option<Vec<String>> {
    let archive = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
    let names = archive.file_names().filter_map(|name| name.ok().map(|name| name.to_string()));
    Some(names.collect())
}

/// All files of an archive in which something is.
///
/// # Errors
/// When it is damaged, or none.
pub(in crate::source) fn entries(path: &Path) -> Result<Vec<Entry>, SourceError> {
    let damaged =
        |error: zip::result::ZipError| problem::error(path, PackedProblem::Damaged { met: error.to_string().into() });
    let file = File::open(path).map_err(|error| read_error(path, None, error))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
    let mut entries = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(damaged)?;
        let name = file.name().map_err(damaged)?.into_owned();
        // What a Mac or a file manager puts beside files is none of anybody's.
        let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        if file.is_dir() || hidden || file.size() == 0 {
            continue;
        }
        let method = file.compression();
        entries.push(Entry {
            start: file.data_start().ok_or_else(|| damaged(zip::result::ZipError::FileNotFound))?,
            packed: file.compressed_size(),
            size: file.size(),
            checksum: file.crc32(),
            deflated: method == CompressionMethod::Deflated,
            encrypted: file.encrypted(),
            known_method: matches!(method, CompressionMethod::Deflated | CompressionMethod::Stored),
            name,
        });
    }
    Ok(entries)
}
