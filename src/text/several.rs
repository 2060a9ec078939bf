//! Sentences about several files that are read as one table.

use crate::message::{Arg, Message};
use crate::source::{Difference, FileName};
use crate::tr;

/// How many files, and how many titles, are named.
const FILES: usize = 3;
const TITLES: usize = 5;

/// What differs among the files.
pub(super) fn difference_sentence(difference: &Difference) -> String {
    let named = |files: &[String]| Arg::list(files, FILES);
    match difference {
        Difference::Missing { columns, files } => tr!(
            "files-lack-columns",
            files = named(files),
            count = files.len(),
            columns = Arg::quoted(columns, TITLES),
            titles = columns.len()
        ),
        Difference::New { columns, files } => tr!(
            "files-alone-have-columns",
            files = named(files),
            count = files.len(),
            columns = Arg::quoted(columns, TITLES),
            titles = columns.len()
        ),
        Difference::OtherOrder { files } => tr!("files-other-order", files = named(files)),
        Difference::ReadOtherwise { files, reading } => {
            tr!("files-read-otherwise", files = named(files), count = files.len(), reading = reading.clone())
        }
        Difference::NoRows { files } => tr!("files-without-rows", files = named(files), count = files.len()),
        Difference::LeftOutRows { files } => tr!("files-of-rows-left-out", files = named(files), count = files.len()),
        Difference::More { count } => tr!("files-differ-more", count = *count),
    }
}

/// What is worth knowing about one of the files.
pub(super) fn of_file(file: &str, sentence: String) -> String {
    tr!("file-and-sentence", file = file, sentence = sentence)
}

/// What is odd about rows, with the first of their lines; `more` says that there are others.
pub(super) fn warning_words(what: Message, lines: impl IntoIterator<Item = (FileName, u64)>, more: bool) -> String {
    match more {
        true => tr!("warning-first-in-files", what = what, places = lines_words(lines)),
        false => tr!("warning-in-files", what = what, places = lines_words(lines)),
    }
}

/// "orders-01.csv line 3; orders-02.csv lines 7, 9": lines, each with its file; those of a file stand together.
pub(super) fn lines_words(lines: impl IntoIterator<Item = (FileName, u64)>) -> String {
    let mut files: Vec<(FileName, Vec<u64>)> = Vec::new();
    for (file, line) in lines {
        match files.iter_mut().find(|(known, _)| *known == file) {
            Some((_, lines)) => lines.push(line),
            None => files.push((file, vec![line])),
        }
    }
    let words = |(file, lines): &(FileName, Vec<u64>)| {
        // The number of a line is a name and no count: editors and spreadsheets show it without separators.
        let shown = lines.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        tr!("file-and-lines", file = file.text(), count = lines.len(), lines = shown)
    };
    files.iter().map(words).collect::<Vec<_>>().join("; ")
}
