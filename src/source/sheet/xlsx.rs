//! An `.xlsx` that is open: which sheets it has, and what the cells of all of them refer to.

use std::io::{self, Read as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::cell::{Cell, Named};
use super::cells::{self, Referred};
use super::formats;
use super::letters::SharedTexts;
use super::marks::Marks;
use super::met::{guarded, is_macro_sheet};
use super::parts::{Part, Parts, each_element, value};
use super::problem::{self, SheetProblem};
use crate::message;
use crate::source::file::read_error;
use crate::source::{ReadingVersion, SourceError};

/// A workbook that is open.
pub(super) struct Book {
    path: PathBuf,
    parts: Parts,
    sheets: Vec<(Named, String)>,
    referred: Referred,
}

impl Book {
    /// Opens a file that is one.
    ///
    /// # Errors
    /// When it is damaged.
    pub(super) fn open(path: &Path, version: ReadingVersion) -> Result<Self, SourceError> {
        let parts = Parts::of(path)?;
        let nonsense = || damaged(path, io::ErrorKind::InvalidData.into());
        let book = parts.book("workbook.xml").ok_or_else(nonsense)?;
        let relations = parts.relations(&book).ok_or_else(nonsense)?;
        // What is listed is there. Earlier programs looked for it by its usual name.
        let beside = |kind: &str| -> Result<Option<String>, SourceError> {
            let listed = relations.iter().find(|relation| relation.kind.rsplit('/').next() == Some(kind));
            let there = listed.map(|relation| parts.called(&relation.target).ok_or_else(nonsense)).transpose()?;
            Ok(there.filter(|_| version.reads_rows_alone()).or_else(|| {
                let file = book.rsplit('/').next().unwrap_or_default();
                parts.called(&book.replace(file, &format!("{kind}.xml")))
            }))
        };
        let mut referred = Referred { keeps_digits: version.reads_rows_alone(), ..Referred::default() };
        if let Some(texts) = beside("sharedStrings")? {
            let texts = parts.read(&texts).ok_or_else(nonsense)?;
            referred.texts = SharedTexts::read(texts.into_inner()).map_err(|error| damaged(path, error))?;
        }
        if let Some(styles) = beside("styles")? {
            let mut part = Vec::new();
            let read = parts.read(&styles).ok_or_else(nonsense)?.into_inner().read_to_end(&mut part);
            read.map_err(|error| damaged(path, error))?;
            referred.formats = guarded(path, || formats::of(&part))?;
        }
        let mut listed = Vec::new();
        each_element(parts.read(&book).ok_or_else(nonsense)?, |element| match element.local_name().as_ref() {
            "sheet" => {
                let hidden = value(element, "state").is_some_and(|state| state != "visible");
                listed.push((value(element, "name"), hidden, value(element, "id")));
            }
            "workbookPr" => {
                if let Some(from_1904) = value(element, "date1904") {
                    referred.from_1904 = matches!(from_1904.as_str(), "1" | "true");
                }
            }
            _ => {}
        })
        .ok_or_else(nonsense)?;
        let mut sheets = Vec::new();
        for (name, hidden, id) in listed {
            // Without a name nobody could choose it.
            let named = Named { name: name.ok_or_else(nonsense)?, hidden };
            let relation = relations.iter().find(|relation| Some(&relation.id) == id.as_ref()).ok_or_else(nonsense)?;
            match relation.kind.rsplit('/').next() {
                Some("worksheet") => sheets.push((named, relation.target.clone())),
                // They have no cells.
                Some("chartsheet" | "dialogsheet") => {}
                _ if is_macro_sheet(&relation.target) => {
                    return Err(problem::error(path, SheetProblem::MacroSheets));
                }
                _ => return Err(nonsense()),
            }
        }
        Ok(Self { path: path.to_owned(), parts, sheets, referred })
    }

    /// Its sheets with cells, in their order.
    pub(super) fn sheets(&self) -> Vec<Named> {
        self.sheets.iter().map(|(named, _)| named.clone()).collect()
    }

    /// Whether days are counted from 1904.
    pub(super) fn counts_from_1904(&self) -> bool {
        self.referred.from_1904
    }

    /// About how many rows a sheet has.
    ///
    /// # Errors
    /// When it is damaged.
    pub(super) fn extent(&self, sheet: &str) -> Result<u64, SourceError> {
        cells::extent(self.part(sheet)?.into_inner()).map_err(|error| damaged(&self.path, error))
    }

    /// Hands `each` the cells of a sheet, and gives what is said beside them.
    ///
    /// # Errors
    /// When it is damaged.
    pub(super) fn walk(
        &self,
        sheet: &str,
        each: &mut dyn FnMut(Cell<'_>) -> ControlFlow<()>,
    ) -> Result<Marks, SourceError> {
        let part = self.part(sheet)?.into_inner();
        cells::walk(part, &self.referred, each).map_err(|error| damaged(&self.path, error))
    }

    fn part(&self, sheet: &str) -> Result<Part, SourceError> {
        let found = self.sheets.iter().find(|(named, _)| named.name == sheet);
        let part = found.and_then(|(_, part)| self.parts.read(&self.parts.called(part)?));
        part.ok_or_else(|| damaged(&self.path, io::ErrorKind::InvalidData.into()))
    }
}

/// What was met in reading a part.
fn damaged(path: &Path, error: io::Error) -> SourceError {
    let met = match error.kind() {
        io::ErrorKind::InvalidData => message!("damaged-nonsense"),
        io::ErrorKind::UnexpectedEof => message!("damaged-ended-early"),
        _ => return read_error(path, None, error),
    };
    problem::error(path, SheetProblem::Damaged { met: met.into() })
}
