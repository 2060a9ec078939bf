//! What an `.xlsx` or an `.xlsb` says of a sheet beside its cells: which rows are hidden, which cells are merged, and which
//! formulas have no result. The calamine crate does not tell these, or only by reading the sheet once more, so that they are
//! looked for here.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::RangeInclusive;
use std::path::Path;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::binary::{self, Met};
use super::format::Format;

/// What is said of rows, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Rows with cells that are hidden, in their order.
    pub(super) hidden: Vec<u64>,
    /// Rows with a formula whose result was never stored with it, in their order.
    pub(super) no_result: Vec<u64>,
    /// The rows of each group of merged cells.
    pub(super) merged: Vec<RangeInclusive<u64>>,
}

impl Marks {
    /// Looks through a sheet; nothing is found where it is kept in another way than these, or so that it can't be read.
    /// Its cells were read by then, so that what is damaged was said.
    pub(super) fn of(path: &Path, sheet: &str) -> Self {
        let mut marks = Self::default();
        // What was found before it can't be read on is worth saying.
        _ = match Format::of(path) {
            Ok(Some(Format::Xlsx)) => marks.look(path, sheet),
            Ok(Some(Format::Binary)) => binary::look(path, sheet, &mut |met| match met {
                Met::Hidden(line) => marks.hidden.push(line),
                Met::Merged(lines) => marks.merged.push(lines),
                Met::Cell(..) => {}
            }),
            _ => None,
        };
        marks
    }

    fn look(&mut self, path: &Path, sheet: &str) -> Option<()> {
        let mut archive = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
        let part = part_of(&mut archive, sheet)?;
        let mut hidden = None;
        let mut line = 0;
        // The row of the formula at hand, while no result of it was met.
        let mut formula = None;
        let read = each_element(BufReader::new(archive.by_name(&part).ok()?), |element| {
            match element.local_name().as_ref() {
                "row" => {
                    self.no_result.extend(formula.take());
                    line = value(element, "r").and_then(|number| number.parse().ok()).unwrap_or(line + 1);
                    let is_hidden = value(element, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true");
                    hidden = is_hidden.then_some(line);
                }
                // A row is worth a word only where something may stand in it.
                "c" => {
                    self.hidden.extend(hidden.take());
                    self.no_result.extend(formula.take());
                }
                "f" => formula = Some(line).filter(|line| self.no_result.last() != Some(line)),
                "v" | "is" => formula = None,
                "mergeCell" => self.merged.extend(value(element, "ref").and_then(|cells| lines(&cells))),
                _ => {}
            }
        });
        self.no_result.extend(formula);
        read
    }
}

/// The rows of cells such as `B3:C4`.
fn lines(cells: &str) -> Option<RangeInclusive<u64>> {
    let line = |cell: &str| cell.trim_start_matches(|letter: char| !letter.is_ascii_digit()).parse().ok();
    let (first, last) = cells.split_once(':')?;
    Some(line(first)?..=line(last)?)
}

/// The part of the archive that holds a sheet.
fn part_of(archive: &mut ZipArchive<BufReader<File>>, sheet: &str) -> Option<String> {
    let mut names = archive.file_names().flatten();
    let book = names.find(|name| name.to_ascii_lowercase().ends_with("workbook.xml"))?.into_owned();
    drop(names);
    let mut id = None;
    each_element(BufReader::new(archive.by_name(&book).ok()?), |element| {
        if element.local_name().as_ref() == "sheet" && value(element, "name").as_deref() == Some(sheet) {
            id = value(element, "id");
        }
    })?;
    target(archive, &book, &id?)
}

/// The part of this name, whatever its case.
pub(super) fn find(archive: &ZipArchive<BufReader<File>>, wanted: &str) -> Option<String> {
    let mut names = archive.file_names().flatten();
    names.find(|name| name.eq_ignore_ascii_case(wanted)).map(|name| name.into_owned())
}

/// The part that a book calls by this name of its own.
pub(super) fn target(archive: &mut ZipArchive<BufReader<File>>, book: &str, id: &str) -> Option<String> {
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", book));
    let within = |name: &str| match (name.strip_prefix('/'), folder) {
        (Some(whole), _) => whole.to_owned(),
        (None, "") => name.to_owned(),
        (None, folder) => format!("{folder}/{name}"),
    };
    let relations = find(archive, &within(&format!("_rels/{file}.rels")))?;
    let mut target = None;
    each_element(BufReader::new(archive.by_name(&relations).ok()?), |element| {
        if element.local_name().as_ref() == "Relationship" && value(element, "Id").as_deref() == Some(id) {
            target = value(element, "Target");
        }
    })?;
    find(archive, &within(&target?))
}

/// Hands `each` the beginnings of all elements; `None` where they can't be read to the end.
fn each_element(text: impl BufRead, mut each: impl FnMut(&BytesStart<'_>)) -> Option<()> {
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
fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
