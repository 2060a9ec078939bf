//! The parts of an `.xlsx` or an `.xlsb`, which is an archive of them, and the elements of those that are XML.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::source::packed::{Entry, Stream, entries, unpacked};

/// A part that is read from its beginning.
pub(super) type Part = BufReader<Stream>;

/// A workbook as an archive.
pub(super) struct Parts {
    path: PathBuf,
    entries: Vec<Entry>,
}

impl Parts {
    /// Opens a file; `None` where it is no archive.
    pub(super) fn open(path: &Path) -> Option<Self> {
        Some(Self { path: path.to_owned(), entries: entries(path).ok()? })
    }

    /// The first part whose name, in small letters, is so.
    pub(super) fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<String> {
        let mut names = self.entries.iter().map(|entry| &entry.name);
        names.find(|name| is_it(&name.to_ascii_lowercase())).cloned()
    }

    /// The part that a book calls by this name of its own.
    pub(super) fn target(&self, book: &str, id: &str) -> Option<String> {
        let (folder, file) = book.rsplit_once('/').unwrap_or(("", book));
        let within = |name: &str| match (name.strip_prefix('/'), folder) {
            (Some(whole), _) => whole.to_owned(),
            (None, "") => name.to_owned(),
            (None, folder) => format!("{folder}/{name}"),
        };
        let relations = self.called(&within(&format!("_rels/{file}.rels")))?;
        let mut target = None;
        each_element(self.read(&relations)?, |element| {
            if element.local_name().as_ref() == "Relationship" && value(element, "Id").as_deref() == Some(id) {
                target = value(element, "Target");
            }
        })?;
        self.called(&within(&target?))
    }

    /// The part of this name, whatever its case.
    fn called(&self, wanted: &str) -> Option<String> {
        self.find(|name| name.eq_ignore_ascii_case(wanted))
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
