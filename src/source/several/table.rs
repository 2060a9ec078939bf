//! A table of its own that is one of several.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::source::{Answers, Source};

/// A table that was opened, and where.
pub(super) struct Table {
    /// What a person calls it, unlike any other.
    pub(super) name: String,
    /// Its file, as it was chosen.
    pub(super) path: PathBuf,
    pub(super) place: Place,
    pub(super) source: Arc<dyn Source>,
    /// Its part of the bytes of all files.
    pub(super) weight: u64,
}

/// Where a table is, by which it is known again whatever others there are: its name has only as much of this as tells it
/// from them.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Where its file is.
    file: PathBuf,
    /// Which of the tables that the file holds; blank where it is all of it.
    held: String,
}

impl Place {
    pub(super) fn new(file: &Path, held: &str) -> Self {
        // With a slash before it, it would take the place of the path that it is joined to.
        Self { file: file.to_owned(), held: held.trim_start_matches(['/', '\\']).to_owned() }
    }

    /// Whether a table here may have had this name once, be it that its file held no other then.
    pub(super) fn may_be_called(&self, name: &str) -> bool {
        self.file.ends_with(name) || !self.held.is_empty() && self.file.join(&self.held).ends_with(name)
    }
}

/// How one of them is read: as was found out before, but for what was said about all of them.
pub(super) fn given(answers: &Answers, name: &str, place: &Place) -> Answers {
    let known = |is_it: &dyn Fn(&str) -> bool| {
        answers.each.iter().find(|each| each.names.iter().any(|known| is_it(known))).map(|each| each.values.clone())
    };
    // Where there were others then, more was said of where it is. A shorter name may be of any that are here now.
    let longer = |known: &str| known.len() > name.len() && place.may_be_called(known);
    let mut values = known(&|known| known == name).or_else(|| known(&longer)).unwrap_or_default();
    values.extend(answers.values.clone());
    Answers { kind: answers.kind.clone(), values, ..Answers::default() }.read_as(answers.reading)
}
