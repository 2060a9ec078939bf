//! A look at a file before it is read: whether it is JSON, how its records follow each other, and all its keys.

use std::io::{self, Read};
use std::path::Path;

use encoding_rs::Encoding;
use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::frames::Framing;
use super::keys::Keys;
use super::pass::{Layout, Pass};
use super::problem::{self, JsonProblem};
use crate::message::Message;
use crate::source::file::read_error;
use crate::source::packed::{Input, Stream, beginning};
use crate::source::text::{TextDecoder, find_encoding, glanced};
use crate::source::{ReadingVersion, Records, SourceError, watched};

/// How much of a beginning is looked at, in bytes.
const HEAD: usize = 256 * 1024;

/// After so many records it is told how far the look is.
const TOLD: u64 = 64;

/// How files with JSON in them are called at their end.
pub(super) const ENDINGS: &[&str] = &["jsonl", "ndjson", "json"];

/// Whether a file holds JSON: by what stands in it, or where that is torn, by its name too.
///
/// # Errors
/// When it cannot be read.
pub(super) fn is_json(path: &Path) -> Result<bool, SourceError> {
    let text = glanced(&beginning(path, HEAD as u64)?);
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    // `events.jsonl.gz` says so too.
    let named = || ENDINGS.iter().any(|ending| name.split('.').skip(1).any(|part| part == *ending));
    let begins = |text: &str| begins_as_json(text);
    Ok(begins(&text) || (named() && (text.trim_start().starts_with(['{', '[']) || text.split('\n').any(begins))))
}

/// Whether what begins so is JSON.
pub(super) fn is_own(head: &[u8]) -> bool {
    begins_as_json(&glanced(head))
}

/// `{"`, `{}`, `[{` or `[]` with only white space between: no table begins so.
fn begins_as_json(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{1E}');
    matches!((letters.next(), letters.next()), (Some('{'), Some('"' | '}')) | (Some('['), Some('{')))
}

/// What was found.
pub(super) struct Look {
    pub(super) layout: Layout,
    /// Why it is in that encoding.
    pub(super) why: Option<Message>,
    pub(super) keys: Keys,
    /// How many records there are, those that can't be read among them.
    pub(super) rows: u64,
}

/// Looks at all of a file.
///
/// # Errors
/// When it cannot be read, or holds no records.
pub(super) fn look(input: &Input, given: Option<&'static Encoding>, nested: bool) -> Result<Look, SourceError> {
    let path = &input.path;
    let fail = |error| read_error(path, None, error);
    let mut head = Vec::new();
    input.open()?.take(HEAD as u64).read_to_end(&mut head).map_err(fail)?;
    if head.is_empty() {
        return Err(SourceError::Empty { path: path.to_path_buf() });
    }
    let (encoding, why) = match given {
        Some(encoding) => (encoding, None),
        None => {
            let found = find_encoding(&head, input, ReadingVersion::NOW)?;
            (found.encoding, Some(found.why))
        }
    };
    let text = first_lines(input.open()?, encoding).map_err(fail)?;
    let line_end = if text.contains('\r') && !text.contains('\n') { b'\r' } else { b'\n' };
    let framing = framing(&text);
    let layout = Layout { encoding, framing, line_end, nested };
    let mut pass = Pass::begin(input.clone(), &layout, None)?;
    while pass.next(None)? {
        if pass.rows().is_multiple_of(TOLD) {
            watched::tell(pass.progress(), pass.rows())?;
        }
    }
    let rows = pass.rows();
    match (pass.whole(), pass.around) {
        (0, _) => Err(problem::error(path, JsonProblem::NoObjects)),
        (1, Some(list)) => Err(problem::error(path, JsonProblem::OneObject { list })),
        _ => Ok(Look { layout, why, keys: pass.parser.keys, rows }),
    }
}

/// The beginning as text.
fn first_lines(stream: Stream, encoding: &'static Encoding) -> io::Result<String> {
    let mut decoder = TextDecoder::new(Box::new(stream), encoding);
    while decoder.window().len() < HEAD && !decoder.ended() {
        decoder.more()?;
    }
    Ok(decoder.window().to_owned())
}

/// How records follow each other, by how the first one stands there.
fn framing(text: &str) -> Framing {
    let text = text.trim_start();
    // Some write a mark of their own before each record (RFC 7464).
    if text.starts_with(['[', '\u{1E}']) {
        return Framing::List;
    }
    let mut values = Deserializer::from_str(text).into_iter::<&RawValue>();
    let read = match values.next() {
        Some(Ok(_)) => true,
        // It goes on behind the beginning, whatever lines it takes.
        Some(Err(error)) if error.is_eof() && text.len() >= HEAD / 2 => return Framing::List,
        _ => false,
    };
    let (first, behind) = text.split_at(if read { values.byte_offset() } else { 0 });
    let line = behind.split(['\n', '\r']).next().unwrap_or_default();
    // What can't be read concerns one line only.
    if read && (first.contains(['\n', '\r']) || !line.trim().is_empty()) { Framing::List } else { Framing::Lines }
}
