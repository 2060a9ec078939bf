//! XML, piece by piece: each a tag, and the text before it. A sheet has millions of them, so that none is copied, nothing is
//! looked at that nobody asks for, and only what is wanted of it has to be sound.

use std::io::{self, Read};

/// How much is read at once, in bytes.
const PIECE: usize = 64 * 1024;

/// The longest piece, in bytes. A cell has 32 thousand letters, each of which may be written with ten.
const LONGEST: usize = 16 * 1024 * 1024;

/// Reads XML from its beginning.
pub(super) struct Pieces<R> {
    from: R,
    bytes: Vec<u8>,
    /// Where what was not looked at begins.
    at: usize,
}

/// A tag, and the text between it and the tag before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'p> {
    pub(super) text: &'p [u8],
    pub(super) tag: Tag<'p>,
}

/// A tag without its brackets.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tag<'p> {
    /// Begins an element.
    Begin(&'p [u8]),
    /// Is an element with nothing in it.
    Whole(&'p [u8]),
    /// Ends the element of this name, without what stands before its colon.
    End(&'p [u8]),
    /// Text in which nothing has a meaning.
    Verbatim(&'p [u8]),
    /// A comment, or what is meant for programs.
    Other,
}

impl<R: Read> Pieces<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, bytes: Vec::with_capacity(2 * PIECE), at: 0 }
    }

    /// The next piece; `None` at the end, where perhaps not all of a tag is there.
    ///
    /// # Errors
    /// When it can't be read.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        let (open, length) = loop {
            let rest = &self.bytes[self.at..];
            if let Some(found) = found(rest) {
                break found;
            }
            if rest.len() > LONGEST {
                return Err(io::ErrorKind::InvalidData.into());
            }
            if !self.more()? {
                return Ok(None);
            }
        };
        let begin = self.at;
        self.at += open + 1 + length + 1;
        let tag = &self.bytes[begin + open + 1..self.at - 1];
        Ok(Some(Piece { text: &self.bytes[begin..begin + open], tag: Tag::of(tag) }))
    }

    /// Passes over the rest of an element.
    ///
    /// # Errors
    /// When it can't be read, or is not there.
    pub(super) fn skip(&mut self, element: &[u8]) -> io::Result<()> {
        loop {
            match self.next()?.ok_or(io::ErrorKind::UnexpectedEof)?.tag {
                Tag::End(name) if name == element => return Ok(()),
                _ => {}
            }
        }
    }

    /// Passes over all that is left: only at the end it is known whether what was read is what was packed.
    ///
    /// # Errors
    /// When it can't be read.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        while self.next()?.is_some() {}
        Ok(())
    }

    /// Reads on; `false` at the end. What was looked at is let go of.
    fn more(&mut self) -> io::Result<bool> {
        self.bytes.drain(..self.at);
        self.at = 0;
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

/// Where the first tag opens, and how long it is between its brackets; `None` where not all of it is there.
fn found(bytes: &[u8]) -> Option<(usize, usize)> {
    let open = memchr::memchr(b'<', bytes)?;
    let tag = &bytes[open + 1..];
    let behind = |begin: &[u8], end: &[u8]| {
        Some(begin.len() + memchr::memmem::find(tag.get(begin.len()..)?, end)? + end.len() - 1)
    };
    let length = match tag {
        [b'!', b'-', ..] => behind(b"!--", b"-->")?,
        [b'!', b'[', ..] => behind(b"![CDATA[", b"]]>")?,
        [b'!'] => return None,
        [b'?', ..] => behind(b"?", b"?>")?,
        _ => {
            let mut length = memchr::memchr(b'>', tag)?;
            while within_quotes(&tag[..length]) {
                length += 1 + memchr::memchr(b'>', &tag[length + 1..])?;
            }
            length
        }
    };
    Some((open, length))
}

/// Whether what follows stands between quotation marks.
fn within_quotes(tag: &[u8]) -> bool {
    if matches!(tag.first(), Some(b'/' | b'!')) {
        return false;
    }
    if memchr::memchr(b'\'', tag).is_none() {
        return memchr::memchr_iter(b'"', tag).count() % 2 == 1;
    }
    let toggled = |open: Option<u8>, byte: &u8| match (open, byte) {
        (None, b'"' | b'\'') => Some(*byte),
        (Some(open), byte) if open == *byte => None,
        _ => open,
    };
    tag.iter().fold(None, toggled).is_some()
}

impl<'p> Tag<'p> {
    fn of(tag: &'p [u8]) -> Self {
        match tag {
            [b'/', name @ ..] => Self::End(local(name.trim_ascii_end())),
            [b'!', b'[', text @ ..] => Self::Verbatim(
                text.strip_prefix(b"CDATA[").and_then(|text| text.strip_suffix(b"]]")).unwrap_or_default(),
            ),
            [b'?' | b'!', ..] => Self::Other,
            [begin @ .., b'/'] => Self::Whole(begin),
            begin => Self::Begin(begin),
        }
    }
}

/// The name of an element by the tag that begins it, whatever stands before its colon.
pub(super) fn name(tag: &[u8]) -> &[u8] {
    local(&tag[..name_length(tag)])
}

fn name_length(tag: &[u8]) -> usize {
    tag.iter().position(u8::is_ascii_whitespace).unwrap_or(tag.len())
}

fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

/// The attributes that stand in the tag, each with its whole name and its value as it is written, up to what is none.
pub(super) fn attributes(tag: &[u8]) -> Attributes<'_> {
    Attributes { rest: &tag[name_length(tag)..] }
}

/// Attributes, one after the other.
pub(super) struct Attributes<'t> {
    rest: &'t [u8],
}

impl Attributes<'_> {
    /// Fails where something is left that is no attribute, so that others behind it were not seen.
    ///
    /// # Errors
    /// With that.
    pub(super) fn end(&self) -> io::Result<()> {
        if self.rest.trim_ascii().is_empty() { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}

impl<'t> Iterator for Attributes<'t> {
    type Item = (&'t [u8], &'t [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let equals = self.rest.iter().position(|byte| *byte == b'=')?;
        let (name, value) = (self.rest[..equals].trim_ascii(), self.rest[equals + 1..].trim_ascii_start());
        let (quote, value) = value.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
        let end = value.iter().position(|byte| byte == quote)?;
        self.rest = &value[end + 1..];
        Some((name, &value[..end]))
    }
}

/// The value of one attribute.
pub(super) fn attribute<'t>(tag: &'t [u8], wanted: &str) -> Option<&'t [u8]> {
    attributes(tag).find(|(name, _)| *name == wanted.as_bytes()).map(|(_, value)| value)
}
