//! Where records begin and end, in a window over a text of any length.

use std::io::{self, Read};
use std::ops::Range;

use encoding_rs::Encoding;
use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::mend::mended;
use super::object::end_of_text;
use crate::source::text::{Flaws, TextDecoder};

/// The longest record that is read, in bytes of UTF-8.
pub(super) const LONGEST: usize = 16 * 1024 * 1024;

/// How records follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// One in each line, so that what is wrong with one concerns no other.
    Lines,
    /// One behind the other, in a list or not, over as many lines as they take.
    List,
}

/// What stands next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// What should be a record, in the window.
    Record(Range<usize>),
    /// The same, and the file ends within it.
    Torn(Range<usize>),
    /// A line with nothing on it.
    Blank(Range<usize>),
    /// A part of something that is too long for a record.
    TooLong {
        /// In the window.
        range: Range<usize>,
        /// It ends with its line, and may be passed by.
        skipped: bool,
    },
    /// Nothing; `open` says that a list was not closed.
    End { open: bool },
}

/// A pass over the records of a text.
pub(super) struct Frames {
    decoder: TextDecoder,
    encoding: &'static Encoding,
    framing: Framing,
    /// The byte that ends a line: in a file with neither but returns, these.
    line_end: u8,
    /// The line at which the window begins, counted from 1.
    pub(super) line: u64,
    /// A list was opened and not closed yet.
    open: bool,
    /// By how much the line at hand is indented, if nothing but that stands before the window on it.
    indent: Option<usize>,
    /// What is too long goes on.
    skipping: bool,
}

/// What stands between the records of a list.
fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b'[' | b']' | 0x1E)
}

impl Frames {
    pub(super) fn new(
        stream: Box<dyn Read + Send>,
        encoding: &'static Encoding,
        framing: Framing,
        line_end: u8,
    ) -> Self {
        let decoder = TextDecoder::new(stream, encoding);
        Self { decoder, encoding, framing, line_end, line: 1, open: false, indent: Some(0), skipping: false }
    }

    pub(super) fn framing(&self) -> Framing {
        self.framing
    }

    pub(super) fn window(&self) -> &str {
        self.decoder.window()
    }

    pub(super) fn ended(&self) -> bool {
        self.decoder.ended()
    }

    /// Finds what stands next; the window must then be moved behind it.
    ///
    /// # Errors
    /// What the system said when reading failed.
    pub(super) fn next(&mut self) -> io::Result<Frame> {
        match self.framing {
            Framing::Lines => self.next_line(),
            Framing::List => self.next_of_list(),
        }
    }

    /// Moves the window; gives which flaws stood there.
    pub(super) fn consume(&mut self, length: usize) -> Flaws {
        let passed = &self.decoder.window().as_bytes()[..length];
        self.line += memchr::memchr_iter(self.line_end, passed).count() as u64;
        let (before, tail) = match memchr::memrchr(self.line_end, passed) {
            Some(end) => (Some(0), &passed[end + 1..]),
            None => (self.indent, passed),
        };
        let is_indent = tail.iter().all(|byte| matches!(byte, b' ' | b'\t'));
        self.indent = before.filter(|_| is_indent).map(|before| before + tail.len());
        self.decoder.consume(length)
    }

    fn next_line(&mut self) -> io::Result<Frame> {
        let mut looked = 0;
        loop {
            let window = self.decoder.window();
            let end = memchr::memchr(self.line_end, &window.as_bytes()[looked..]);
            let frame = match end.map(|end| looked + end) {
                _ if window.is_empty() && self.decoder.ended() => return Ok(Frame::End { open: false }),
                Some(end) if self.skipping => {
                    self.skipping = false;
                    Frame::TooLong { range: 0..end + 1, skipped: true }
                }
                // However much of it was read at once.
                Some(end) if end > LONGEST => Frame::TooLong { range: 0..end + 1, skipped: true },
                Some(end) if window[..end].trim_ascii().is_empty() => Frame::Blank(0..end + 1),
                Some(end) => Frame::Record(0..end + 1),
                None if window.len() > LONGEST => {
                    self.skipping = true;
                    Frame::TooLong { range: 0..window.len(), skipped: true }
                }
                None if !self.decoder.ended() => {
                    looked = window.len();
                    self.decoder.more()?;
                    continue;
                }
                None if self.skipping => Frame::TooLong { range: 0..window.len(), skipped: true },
                // Some programs end what they wrote so.
                None if window.trim_ascii().is_empty() || window == "\x1A" => Frame::Blank(0..window.len()),
                None => Frame::Torn(0..window.len()),
            };
            return Ok(frame);
        }
    }

    fn next_of_list(&mut self) -> io::Result<Frame> {
        loop {
            self.skip_between()?;
            let window = self.decoder.window();
            let all = self.decoder.ended();
            if window.is_empty() || window == "\x1A" {
                return Ok(Frame::End { open: self.open });
            }
            let mut values = Deserializer::from_str(window).into_iter::<&RawValue>();
            match values.next() {
                // A number may go on behind the window.
                Some(Ok(_)) if values.byte_offset() == window.len() && !all && !window.starts_with('{') => {}
                // However much of it was read at once.
                Some(Ok(_)) if values.byte_offset() > LONGEST => {
                    return Ok(Frame::TooLong { range: 0..values.byte_offset(), skipped: false });
                }
                Some(Ok(_)) => return Ok(Frame::Record(0..values.byte_offset())),
                Some(Err(error)) if error.is_eof() && !all && window.len() <= LONGEST => {}
                // A bracket that is never closed must not swallow the records below. What it comes to may not hang on how
                // much was read at once.
                Some(Err(error)) if error.is_eof() => {
                    let seen = &window[..window.floor_char_boundary(LONGEST)];
                    return Ok(match self.line_of_record(seen) {
                        Some(end) => Frame::Record(0..end),
                        None if all && window.len() <= LONGEST => Frame::Torn(0..window.len()),
                        None => Frame::TooLong { range: 0..window.len(), skipped: false },
                    });
                }
                _ => match self.broken() {
                    Some(end) if end > LONGEST => return Ok(Frame::TooLong { range: 0..end, skipped: false }),
                    Some(end) => return Ok(Frame::Record(0..end)),
                    None if all => return Ok(Frame::Torn(0..window.len())),
                    None if window.len() > LONGEST => {
                        return Ok(Frame::TooLong { range: 0..window.len(), skipped: false });
                    }
                    None => {}
                },
            }
            self.decoder.more()?;
        }
    }

    fn skip_between(&mut self) -> io::Result<()> {
        loop {
            let bytes = self.decoder.window().as_bytes();
            let between = bytes.iter().take_while(|byte| is_between(**byte)).count();
            if let Some(bracket) = bytes[..between].iter().rfind(|byte| matches!(byte, b'[' | b']')) {
                self.open = *bracket == b'[';
            }
            let more = between == bytes.len() && !self.decoder.ended();
            self.consume(between);
            if !more {
                return Ok(());
            }
            self.decoder.more()?;
        }
    }

    /// Where what can't be read ends that stands next in a list: at its closing bracket, or where a line begins as its own
    /// does, whichever comes first.
    fn broken(&self) -> Option<usize> {
        let window = self.decoder.window();
        let closed = closing(window);
        if let Some(end) = closed
            && mended(&window[..end], self.encoding).is_some_and(|mended| is_value(&mended.text))
        {
            return Some(end);
        }
        let line = self.line_like_first(&window[..closed.unwrap_or(window.len())]);
        line.or(closed)
    }

    /// The first line that is a record of its own, as far in as the line on which this one begins.
    fn line_of_record(&self, text: &str) -> Option<usize> {
        let own = self.indent?;
        let mut begins = memchr::memchr_iter(self.line_end, text.as_bytes()).map(|end| end + 1);
        begins.find(|begin| {
            let rest = &text[*begin..];
            let line = &rest[..memchr::memchr(self.line_end, rest.as_bytes()).unwrap_or(rest.len())];
            let record = line.trim_start_matches([' ', '\t']);
            let is_whole = record.starts_with('{') && is_value(record.trim_end_matches([' ', '\t', '\r', ',', ']']));
            is_whole && line.len() - record.len() <= own
        })
    }

    /// The first line that begins with a record, as far in as the line on which this one begins.
    fn line_like_first(&self, text: &str) -> Option<usize> {
        let own = self.indent?;
        memchr::memchr_iter(self.line_end, text.as_bytes()).map(|end| end + 1).find(|begin| {
            let line = text[*begin..].trim_start_matches([' ', '\t']);
            // Deeper in, lines begin so within records too.
            line.starts_with('{') && text.len() - begin - line.len() <= own
        })
    }
}

/// Whether this is one value of JSON.
fn is_value(text: &str) -> bool {
    serde_json::from_str::<&RawValue>(text).is_ok()
}

/// Where the value with which this begins is closed, however wrong it is within.
fn closing(text: &str) -> Option<usize> {
    if !text.starts_with('{') {
        return text.bytes().position(|byte| matches!(byte, b',' | b']' | b'\n' | b'\r'));
    }
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => at += end_of_text(&text[at..]) - 1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}
