//! Which files a choice stands for: files, folders and patterns become a list. The same files make the same list, with the
//! same names in the same order, however they were chosen and wherever the folder is in which all of them are.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::path::{Component, Path, PathBuf};

use super::order::natural;
use super::pattern::{fits, is_pattern};
use super::problem::{SeveralProblem, error};
use crate::source::file::{about, file_name, is_plan, read_error};
use crate::source::{NewRows, Reach, SOURCES, SourceError};

/// The most files that are read as one table.
pub(super) const MOST_FILES: usize = 10_000;

/// A file that is one of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// As it was chosen.
    pub(super) path: PathBuf,
    /// Where it is, however it was chosen; the name of a link stays.
    pub(super) whole: PathBuf,
    /// What a person calls it, unlike any other.
    pub(super) name: String,
    /// It was named itself, and is not only in a folder or fits a pattern.
    pub(super) named: bool,
}

impl Found {
    /// A file at this path.
    pub(super) fn at(path: PathBuf, named: bool) -> Self {
        let name = file_name(&path);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let whole = match (fs::canonicalize(folder), path.file_name()) {
            (Ok(folder), Some(own)) => folder.join(own),
            _ => std::path::absolute(&path).unwrap_or_else(|_| path.clone()),
        };
        Self { path, whole, name, named }
    }
}

/// Whether what somebody named stands for several files.
pub(super) fn is_of_several(named: &str) -> bool {
    let path = Path::new(named);
    path.is_dir() || (is_pattern(named) && !named.contains("://") && fs::symlink_metadata(path).is_err())
}

/// The files that a choice stands for just now; none where that can't be told.
pub(in crate::source) fn paths(chosen: &[String]) -> impl Iterator<Item = PathBuf> + use<> {
    let found = if chosen.is_empty() { Vec::new() } else { files(chosen).unwrap_or_default() };
    found.into_iter().map(|found| found.path)
}

/// The files that are chosen, in the natural order of their names, each once.
///
/// # Errors
/// When a file is not there, its name is no text, a folder or a pattern has none, or there are too many.
pub(super) fn files(chosen: &[String]) -> Result<Vec<Found>, SourceError> {
    let mut found: Vec<Found> = Vec::new();
    for named in chosen {
        let path = Path::new(named);
        let (paths, named_itself) = if path.is_dir() {
            (in_folder(path)?, false)
        } else if is_of_several(named) {
            (fitting(named)?, false)
        } else {
            about(path)?;
            (vec![path.to_owned()], true)
        };
        // A name that is no text can't be kept in a plan.
        if let Some(path) = paths.iter().find(|path| path.to_str().is_none()) {
            return Err(error(SeveralProblem::NameIsNoText { path: path.clone() }));
        }
        found.extend(paths.into_iter().map(|path| Found::at(path, named_itself)));
        if found.len() > MOST_FILES {
            return Err(error(SeveralProblem::TooMany { chosen: named.clone(), most: MOST_FILES }));
        }
    }
    let mut found = each_once(found);
    tell_apart(&mut found);
    found.sort_by(|one, other| natural(&one.name, &other.name));
    Ok(found)
}

/// Each file once, and a link only where the file itself is not chosen. What was named itself in one place was named.
fn each_once(found: Vec<Found>) -> Vec<Found> {
    let mut found: Vec<(PathBuf, Found)> = found
        .into_iter()
        .map(|found| (fs::canonicalize(&found.path).unwrap_or_else(|_| found.whole.clone()), found))
        .collect();
    found.sort_by_cached_key(|(real, found)| (*real != found.whole, found.whole.clone(), found.path.clone()));
    let mut once: BTreeMap<PathBuf, Found> = BTreeMap::new();
    for (real, found) in found {
        let named = found.named;
        once.entry(real).or_insert(found).named |= named;
    }
    once.into_values().collect()
}

/// The files of a folder in which a table may be, by their endings.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, SourceError> {
    let names = names(folder)?;
    let is_one = |name: &&OsString| {
        let name = name.to_string_lossy();
        let ending = Path::new(name.as_ref()).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        !is_hidden(&name) && ending.is_some_and(|ending| endings().any(|known| known == ending))
    };
    let mut found = Vec::new();
    for name in names.iter().filter(is_one) {
        let path = folder.join(name);
        if is_file(&path)? {
            found.push(path);
        }
    }
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
fn fitting(pattern: &str) -> Result<Vec<PathBuf>, SourceError> {
    let mut found = vec![PathBuf::new()];
    // Whether a part was met that is a pattern.
    let mut behind = false;
    for part in Path::new(pattern).components() {
        let text = part.as_os_str().to_string_lossy();
        let is_own = matches!(part, Component::Normal(_)) && is_pattern(&text);
        let fit = |name: &OsString| {
            let name = name.to_string_lossy();
            fits(&text, &name) && (text.starts_with('.') || !is_hidden(&name))
        };
        let mut next = Vec::new();
        for path in found {
            if !is_own {
                let path = path.join(part);
                if !behind || what_is(&path)?.is_some() {
                    next.push(path);
                }
                continue;
            }
            let folder = if path.as_os_str().is_empty() { Path::new(".") } else { &path };
            if what_is(folder)?.is_some_and(|about| about.is_dir()) {
                next.extend(names(folder)?.iter().filter(|name| fit(name)).map(|name| path.join(name)));
            }
        }
        (found, behind) = (next, behind || is_own);
        if found.len() > MOST_FILES {
            return Err(error(SeveralProblem::TooMany { chosen: pattern.to_owned(), most: MOST_FILES }));
        }
    }
    let mut files = Vec::new();
    let mut only_folders = !found.is_empty();
    for path in found {
        if is_file(&path)? {
            only_folders = false;
            // A plan often has the name of what it is for.
            files.extend((!is_plan(&path)).then_some(path));
        }
    }
    if files.is_empty() {
        return Err(error(SeveralProblem::NothingFits { pattern: pattern.to_owned(), only_folders }));
    }
    Ok(files)
}

/// What lies in a folder, by name, always in the same order.
fn names(folder: &Path) -> Result<Vec<OsString>, SourceError> {
    let failed = |error| read_error(folder, None, error);
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut names = entries.map(|entry| Ok(entry.map_err(failed)?.file_name())).collect::<Result<Vec<_>, _>>()?;
    names.sort_unstable();
    Ok(names)
}

/// What the system says is at a path, if anything.
fn what_is(path: &Path) -> Result<Option<Metadata>, SourceError> {
    match fs::metadata(path).map_err(|error| read_error(path, None, error)) {
        Err(SourceError::NotFound { .. }) => Ok(None),
        found => found.map(Some),
    }
}

/// Whether a file is there that can be read; a folder is none. What nobody can tell is an error: passed over, its rows
/// would be missed by nobody.
fn is_file(path: &Path) -> Result<bool, SourceError> {
    match about(path) {
        Err(SourceError::IsFolder { .. }) => Ok(false),
        other => other.map(|_| true),
    }
}

/// Whether a system or a program keeps a file for itself, such as the mark of a workbook that is open.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$")
}

/// Adds the folders to names that several files have, until each has its own. What the folder is called in which all of
/// them are is no part of them.
fn tell_apart(found: &mut [Found]) {
    let Some((first, others)) = found.split_first() else { return };
    let mut above = first.whole.parent().map_or(0, |folder| folder.components().count());
    for other in others {
        let same = first.whole.components().zip(other.whole.components()).take_while(|(one, other)| one == other);
        above = above.min(same.count());
    }
    let parts: Vec<Vec<String>> = found
        .iter()
        .map(|found| found.whole.iter().skip(above).map(|part| part.to_string_lossy().into_owned()).collect())
        .collect();
    let mut shown = vec![1; found.len()];
    loop {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for ((found, parts), shown) in found.iter_mut().zip(&parts).zip(&shown) {
            found.name = parts[parts.len().saturating_sub(*shown)..].join("/");
            *times.entry(found.name.clone()).or_default() += 1;
        }
        let mut is_longer = false;
        for ((found, parts), shown) in found.iter().zip(&parts).zip(&mut shown) {
            if times[&found.name] > 1 && *shown < parts.len() {
                *shown += 1;
                is_longer = true;
            }
        }
        if !is_longer {
            break;
        }
    }
}
