//! The parts of an `.xlsx` or an `.xlsb`, which is an archive of them, and the elements of those that are XML.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::source::SourceError;
use crate::source::packed::{Entry, Stream, entries, unpacked};

/// A part that is read from its beginning.
pub(super) type Part = BufReader<Stream>;

/// A workbook as an archive.
pub(super) struct Parts {
    path: PathBuf,
    entries: Vec<Entry>,
}

/// What a part says of another.
pub(super) struct Relation {
    pub(super) id: String,
    /// What the other is for it, an address that ends with the name of it.
    pub(super) kind: String,
    /// What the other is called.
    pub(super) target: String,
}

impl Parts {
    /// Opens a file.
    ///
    /// # Errors
    /// When it is no archive, or a damaged one.
    pub(super) fn of(path: &Path) -> Result<Self, SourceError> {
        let mut entries = entries(path)?;
        // Some programs tell folders from each other as Windows does.
        entries.iter_mut().for_each(|entry| entry.name = entry.name.replace('\\', "/"));
        Ok(Self { path: path.to_owned(), entries })
    }

    /// The part that is the workbook itself, by how it is called at its end.
    pub(super) fn book(&self, called: &str) -> Option<String> {
        self.called(&format!("xl/{called}")).or_else(|| self.find(|name| name.ends_with(called)))
    }

    /// What a part says of others.
    pub(super) fn relations(&self, part: &str) -> Option<Vec<Relation>> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let within = |name: &str| match (name.strip_prefix('/'), folder) {
            (Some(whole), _) => whole.to_owned(),
            (None, "") => name.to_owned(),
            (None, folder) => format!("{folder}/{name}"),
        };
        let mut relations = Vec::new();
        each_element(self.read(&self.called(&within(&format!("_rels/{file}.rels")))?)?, |element| {
            if element.local_name().as_ref() == "Relationship"
                && let Some(id) = value(element, "Id")
            {
                let kind = value(element, "Type").unwrap_or_default();
                let target = within(&value(element, "Target").unwrap_or_default());
                relations.push(Relation { id, kind, target });
            }
        })?;
        Some(relations)
    }

    /// The part of this name, whatever its case.
    pub(super) fn called(&self, wanted: &str) -> Option<String> {
        self.find(|name| name.eq_ignore_ascii_case(wanted))
    }

    /// The first part whose name, in small letters, is so.
    fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<String> {
        let mut names = self.entries.iter().map(|entry| &entry.name);
        names.find(|name| is_it(&name.to_ascii_lowercase())).cloned()
    }

    /// Reads a part; `None` where it is packed in a way that no workbook is.
    pub(super) fn read(&self, part: &str) -> Option<Part> {
        let entry = self.entries.iter().find(|entry| entry.name == part)?;
        Some(BufReader::new(unpacked(&self.path, entry).ok()?))
    }
}

/// Hands `each` the beginnings of all elements; `None` where they can't be read to the end.
pub(super) fn each_element(text: impl BufRead, mut each: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let mut reader = Reader::from_reader(text);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) | Event::Empty(element) => each(&element),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

/// An attribute, whatever stands before its name.
pub(super) fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
