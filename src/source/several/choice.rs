//! Which files a choice stands for: files, folders and patterns become a list, always in the same order.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::order::natural;
use super::pattern::{fits, is_pattern};
use super::problem::{SeveralProblem, error};
use crate::source::file::{about, read_error};
use crate::source::{NewRows, Reach, SOURCES, SourceError};

/// The most files that are read as one table.
pub(super) const MOST_FILES: usize = 10_000;

/// A file that is one of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// What a person calls it, unlike any other.
    pub(super) name: String,
    /// It was named itself, and is not only in a folder or fits a pattern.
    pub(super) named: bool,
}

/// Whether what somebody named stands for several files.
pub(super) fn is_of_several(named: &str) -> bool {
    let path = Path::new(named);
    path.is_dir() || (is_pattern(named) && !named.contains("://") && fs::symlink_metadata(path).is_err())
}

/// The files that are chosen, in the natural order of their names, each once.
///
/// # Errors
/// When a file is not there, a folder or a pattern has none, or there are too many.
pub(super) fn files(chosen: &[String]) -> Result<Vec<Found>, SourceError> {
    let mut found: Vec<Found> = Vec::new();
    for named in chosen {
        let path = Path::new(named);
        if path.is_dir() {
            found.extend(in_folder(path)?);
        } else if is_of_several(named) {
            found.extend(fitting(named)?);
        } else {
            about(path)?;
            found.push(Found { path: path.to_owned(), name: file_name(path), named: true });
        }
        if found.len() > MOST_FILES {
            return Err(error(SeveralProblem::TooMany { chosen: named.clone(), most: MOST_FILES }));
        }
    }
    // Who was named itself stays so where a pattern stands for it too.
    found.sort_by_key(|found| !found.named);
    let mut known = HashSet::new();
    found.retain(|found| known.insert(fs::canonicalize(&found.path).unwrap_or_else(|_| found.path.clone())));
    tell_apart(&mut found);
    found.sort_by(|one, other| natural(&one.name, &other.name));
    Ok(found)
}

/// The files of a folder in which a table may be, by their endings.
fn in_folder(folder: &Path) -> Result<Vec<Found>, SourceError> {
    let names = names(folder)?;
    let is_one = |name: &&String| {
        let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        !is_hidden(name) && ending.is_some_and(|ending| endings().any(|known| known == ending))
    };
    let found: Vec<Found> = names
        .iter()
        .filter(is_one)
        .map(|name| Found { path: folder.join(name), name: name.clone(), named: false })
        .filter(|found| found.path.is_file())
        .collect();
    if found.is_empty() {
        let (folder, is_empty) = (folder.to_owned(), names.is_empty());
        return Err(error(SeveralProblem::NothingInFolder { folder, is_empty }));
    }
    Ok(found)
}

/// How files are called at their end that can be one of several.
fn endings() -> impl Iterator<Item = &'static str> {
    let kinds = SOURCES.iter().filter(|kind| matches!(kind.reach, Reach::File) && kind.new_rows == NewRows::AtTheEnd);
    kinds.flat_map(|kind| kind.endings).copied()
}

/// The files that fit a pattern, in whatever part of the path it stands.
fn fitting(pattern: &str) -> Result<Vec<Found>, SourceError> {
    // What was found so far, each with its name from the first part on that is a pattern.
    let mut found = vec![(PathBuf::new(), String::new())];
    let parts: Vec<Component<'_>> = Path::new(pattern).components().collect();
    for part in &parts {
        let text = part.as_os_str().to_string_lossy();
        let mut next = Vec::new();
        for (path, name) in found {
            let longer = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}/{part}") };
            if matches!(part, Component::Normal(_)) && is_pattern(&text) {
                let folder = if path.as_os_str().is_empty() { Path::new(".") } else { &path };
                if !path.as_os_str().is_empty() && !path.is_dir() {
                    continue;
                }
                let fit = |name: &String| fits(&text, name) && (text.starts_with('.') || !is_hidden(name));
                next.extend(names(folder)?.into_iter().filter(fit).map(|part| (path.join(&part), longer(&part))));
            } else {
                let name = if name.is_empty() { String::new() } else { longer(&text) };
                let path = path.join(part);
                if name.is_empty() || path.exists() {
                    next.push((path, name));
                }
            }
        }
        found = next;
        if found.len() > MOST_FILES {
            return Err(error(SeveralProblem::TooMany { chosen: pattern.to_owned(), most: MOST_FILES }));
        }
    }
    let only_folders = !found.is_empty() && found.iter().all(|(path, _)| path.is_dir());
    // A plan often has the name of what it is for.
    let is_plan = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    found.retain(|(path, _)| path.is_file() && !is_plan(path));
    if found.is_empty() {
        return Err(error(SeveralProblem::NothingFits { pattern: pattern.to_owned(), only_folders }));
    }
    Ok(found.into_iter().map(|(path, name)| Found { path, name, named: false }).collect())
}

/// What lies in a folder, by name.
fn names(folder: &Path) -> Result<Vec<String>, SourceError> {
    let failed = |error| read_error(folder, None, error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        // A name that is no text can't be kept in a plan.
        names.extend(entry.map_err(failed)?.file_name().into_string());
    }
    Ok(names)
}

/// Whether a system or a program keeps a file for itself, such as the mark of a workbook that is open.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$")
}

/// What the file is called.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Adds the folders to names that several files have, until each has its own.
fn tell_apart(found: &mut [Found]) {
    let longest = found.iter().map(|found| found.path.components().count()).max().unwrap_or_default();
    for _ in 0..longest {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        found.iter().for_each(|found| *times.entry(found.name.clone()).or_default() += 1);
        let unclear = found.iter_mut().filter(|found| times[&found.name] > 1);
        let mut longer = 0;
        for found in unclear {
            let parts: Vec<&OsStr> = found.path.iter().collect();
            let shown = found.name.split('/').count();
            if let Some(folder) = parts.len().checked_sub(shown + 1).and_then(|at| parts.get(at)) {
                found.name = format!("{}/{}", folder.to_string_lossy(), found.name);
                longer += 1;
            }
        }
        if longer == 0 {
            break;
        }
    }
}
