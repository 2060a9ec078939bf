//! Whether the rows of a source were imported before: the same ones, under whatever name, perhaps with others behind.

use super::Error;
use super::earlier_reading::EarlierImports;
use super::resume::plan_of;
use crate::ledger::{Import, ImportState, Ledger};
use crate::pipeline::Stop;
use crate::pipeline::files::FilePrints;
use crate::pipeline::fingerprint::{Fingerprint, longest_beginning};
use crate::plan::Plan;
use crate::source::Source;

/// The latest import of a source's rows, or of the first of them, and its plan. A source with titles that no import had
/// is not read for it.
///
/// # Errors
/// When the ledger or the source cannot be read.
pub fn imported_before(ledger: &Ledger, source: &dyn Source, stop: &Stop) -> Result<Option<(Import, Plan)>, Error> {
    let mut imports = ledger.imports()?;
    imports.retain(|import| {
        let sent = import.fingerprint.rows > 0 && !import.product.is_practice();
        sent && import.outcomes.sent > 0 && import.state != ImportState::Replaced
    });
    if let Some(import) = known(source, &imports, stop)? {
        return Ok(Some((import.clone(), plan_of(import)?)));
    }
    for earlier in EarlierImports::among(&imports, source.answers().reading).read(source)? {
        if let Some(import) = known(earlier.as_ref(), &imports, stop)? {
            return Ok(Some((import.clone(), plan_of(import)?)));
        }
    }
    Ok(None)
}

/// The latest of these imports, which stand in the order of the ledger, that had the rows of a source.
fn known<'i>(source: &dyn Source, imports: &'i [Import], stop: &Stop) -> Result<Option<&'i Import>, Error> {
    let alike = || imports.iter().filter(|import| import.fingerprint.has_titles_of(source.columns()));
    let known: Vec<Fingerprint> = alike().map(|import| import.fingerprint).collect();
    let found = longest_beginning(source, &known, stop)?;
    // The latest stands first.
    match found {
        Some(found) => Ok(alike().find(|import| import.fingerprint == found)),
        None => among_files(source, imports, stop),
    }
}

/// The latest of these imports of which all files are among those of a source: other files may stand before and between
/// them.
fn among_files<'i>(source: &dyn Source, imports: &'i [Import], stop: &Stop) -> Result<Option<&'i Import>, Error> {
    let files = |import: &Import| import.bookmark.as_ref().and_then(FilePrints::of);
    let perhaps = |import: &Import| import.fingerprint.has_titles_of(source.columns()) || files(import).is_some();
    if source.answers().each.is_empty() || !imports.iter().any(perhaps) {
        return Ok(None);
    }
    let now = FilePrints::read(source, stop)?;
    let is_known = |import: &&Import| match files(import) {
        Some(files) => now.contain(&files),
        None => now.contain_file(&import.fingerprint),
    };
    Ok(imports.iter().find(is_known))
}
