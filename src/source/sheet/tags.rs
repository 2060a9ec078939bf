//! The tags of a sheet in XML, found without taking all of it apart: what is looked for in them is rare, and a sheet has
//! millions.

use std::io::{self, Read};

/// How much is read at once, in bytes.
const PIECE: usize = 64 * 1024;

/// The longest tag that is looked at, in bytes. Those of a sheet have a few attributes.
const LONGEST: usize = 1024 * 1024;

/// Reads XML from its beginning, tag by tag.
pub(super) struct Tags<R> {
    from: R,
    bytes: Vec<u8>,
    /// Where what was not looked at begins.
    at: usize,
}

impl<R: Read> Tags<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, bytes: Vec::with_capacity(2 * PIECE), at: 0 }
    }

    /// The next tag that begins an element, without its brackets; `None` at the end.
    ///
    /// # Errors
    /// When it can't be read.
    pub(super) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        loop {
            let Some(begin) = self.find(self.at, b"<")? else { return Ok(None) };
            self.at = begin + 1;
            while self.bytes.len() < self.at + 3 && self.more()? {}
            let rest = &self.bytes[self.at..];
            let end: &[u8] = match rest {
                [b'!', b'-', ..] => b"-->",
                [b'!', b'[', ..] => b"]]>",
                _ => b">",
            };
            let ends = !matches!(rest, [b'/' | b'?' | b'!', ..]);
            let Some(mut close) = self.find(self.at, end)? else { return Ok(None) };
            // What stands between quotation marks may be a bracket.
            while ends && memchr::memchr_iter(b'"', &self.bytes[self.at..close]).count() % 2 == 1 {
                let Some(next) = self.find(close + 1, b">")? else { return Ok(None) };
                close = next;
            }
            let begin = std::mem::replace(&mut self.at, close + end.len());
            if ends {
                return Ok(Some(&self.bytes[begin..close]));
            }
        }
    }

    /// Where these bytes stand next, from a place on.
    fn find(&mut self, mut from: usize, wanted: &[u8]) -> io::Result<Option<usize>> {
        loop {
            let rest = &self.bytes[from..];
            let found = match wanted {
                [byte] => memchr::memchr(*byte, rest),
                several => memchr::memmem::find(rest, several),
            };
            if let Some(found) = found {
                return Ok(Some(from + found));
            }
            // They may have begun.
            let kept = self.bytes.len().saturating_sub(wanted.len() - 1).max(from);
            let before = self.at;
            if kept - before > LONGEST || !self.more()? {
                return Ok(None);
            }
            // What was looked at is gone.
            from = kept - (before - self.at);
        }
    }

    /// Reads on; `false` at the end. What is before the place that is looked at is let go of.
    fn more(&mut self) -> io::Result<bool> {
        if self.at > PIECE {
            self.bytes.drain(..self.at);
            self.at = 0;
        }
        let length = self.bytes.len();
        self.bytes.resize(length + PIECE, 0);
        let read = loop {
            match self.from.read(&mut self.bytes[length..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.bytes.truncate(length + read.as_ref().map_or(0, |count| *count));
        Ok(read? > 0)
    }
}

/// The name of an element, whatever stands before its colon.
pub(super) fn name(tag: &[u8]) -> &[u8] {
    let end = tag.iter().position(|byte| matches!(byte, b' ' | b'/' | b'\t' | b'\r' | b'\n')).unwrap_or(tag.len());
    let name = &tag[..end];
    name.iter().position(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

/// The value of an attribute as it is written.
pub(super) fn value<'t>(tag: &'t [u8], wanted: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let equals = memchr::memchr(b'=', rest)?;
        let (before, after) = (rest[..equals].trim_ascii_end(), rest[equals + 1..].trim_ascii_start());
        let (&quote, after) = after.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
        let end = memchr::memchr(quote, after)?;
        let begins = before.len().checked_sub(wanted.len() + 1).map(|at| before[at]);
        if before.ends_with(wanted.as_bytes()) && begins.is_some_and(|byte| byte.is_ascii_whitespace()) {
            return std::str::from_utf8(&after[..end]).ok();
        }
        rest = &after[end + 1..];
    }
}
