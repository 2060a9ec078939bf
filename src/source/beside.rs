//! The files beside a file, of whatever kind, for what is looked up in another one.

use std::path::{Path, PathBuf};

use super::packed::{INSIDE, names};
use super::related::{Neighbor, Related, referred};
use super::{Answers, Column, Reach, SOURCES, SourceError, SourceKind, of_kind};

/// How files are called at their end that hold one that is packed, behind its own ending (`orders.csv.gz`).
const PACKED: [&str; 2] = ["gz", "zst"];

/// How archives are called, which hold files of whatever name.
const ARCHIVE: &str = "zip";

/// The files beside this one that are called as files with a table in them are, by name.
pub(super) fn neighbors(path: &Path) -> Result<Vec<Neighbor>, SourceError> {
    let neighbor = |(name, file): (String, PathBuf)| {
        let answers = answers(&file)?;
        Some(Neighbor { name, named: file.to_string_lossy().into_owned(), answers, rows: None })
    };
    Ok(files(path)?.into_iter().filter_map(neighbor).collect())
}

/// Files beside this one that columns refer to by their titles: `users.csv` for `user_id`. One that ends as this one does
/// comes first.
pub(super) fn related(path: &Path, columns: &[Column]) -> Vec<Related> {
    let referring = columns.iter().enumerate().map(|(column, titled)| (column, referred(&titled.title)));
    let referring: Vec<(usize, Vec<String>)> = referring.filter(|(_, names)| !names.is_empty()).collect();
    if referring.is_empty() {
        return Vec::new();
    }
    // What can't be listed relates to nothing.
    let files = files(path).unwrap_or_default();
    let own = endings(&path.to_string_lossy().to_lowercase()).to_owned();
    let found = |wanted: &str| {
        let called = files.iter().filter(|(name, file)| {
            let name = name.to_lowercase();
            name.strip_suffix(endings(&name)).is_some_and(|stem| stem == wanted) && answers(file).is_some()
        });
        called.min_by_key(|(name, _)| endings(&name.to_lowercase()) != own)
    };
    let beside = |(column, names): (usize, Vec<String>)| {
        let (_, file) = names.iter().find_map(|wanted| found(wanted))?;
        Some(Related { column, named: file.to_string_lossy().into_owned(), declared: false })
    };
    referring.into_iter().filter_map(beside).collect()
}

/// What is not hidden in the folder of a file but the file itself, by name.
fn files(path: &Path) -> Result<Vec<(String, PathBuf)>, SourceError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |source| SourceError::Read { path: folder.to_owned(), line: None, source };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        // As the file itself was named, so that it can be named so too.
        let file = path.with_file_name(entry.map_err(failed)?.file_name());
        let Some(name) = file.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
        let is_other = !name.starts_with('.') && file.file_name() != path.file_name();
        if is_other && may_hold_a_table(&name) && file.is_file() {
            found.push((name, file));
        }
    }
    found.sort();
    Ok(found)
}

/// The ending of a name in small letters, with its point: `.csv`, `.csv.gz`.
fn endings(name: &str) -> &str {
    let point = |name: &str| name.rfind('.').unwrap_or(name.len());
    let last = point(name);
    match PACKED.iter().any(|packed| name[last..].strip_prefix('.') == Some(packed)) {
        true => &name[point(&name[..last])..],
        false => &name[last..],
    }
}

/// The kind of files that are called so; `None` where files of no kind are, and for archives.
fn kind_of(name: &str) -> Option<&'static SourceKind> {
    let name = name.to_lowercase();
    let mut parts = endings(&name).split('.').skip(1);
    let ending = parts.next().filter(|ending| *ending != ARCHIVE && !PACKED.contains(ending))?;
    let is_packed = parts.next().is_some();
    let reads_packed = |kind: &SourceKind| kind.fields.iter().any(|field| field.id == INSIDE.id);
    SOURCES.iter().find(|kind| {
        matches!(kind.reach, Reach::File) && kind.endings.contains(&ending) && (!is_packed || reads_packed(kind))
    })
}

fn may_hold_a_table(name: &str) -> bool {
    kind_of(name).is_some() || name.to_lowercase().ends_with(ARCHIVE)
}

/// What opens a file that may hold a table; `None` for an archive in which there is none.
fn answers(file: &Path) -> Option<Answers> {
    let named = file.to_string_lossy();
    match kind_of(&named) {
        Some(kind) => Some(Answers::new(kind.id).with("file", named)),
        None => {
            let holds_one = names(file)?.iter().any(|name| kind_of(name).is_some());
            of_kind(&named).ok().filter(|_| holds_one)
        }
    }
}
