//! The texts of an `.xlsx`, in its cells and those that cells share: of letters, or of parts in several fonts, with how they
//! are read aloud, which is no part of them.

use std::borrow::Cow;
use std::io::{self, Read};

use quick_xml::escape::unescape;

use super::xml::{Pieces, Tag, attribute, name};

/// The texts that cells share, by their numbers.
#[derive(Default)]
pub(super) struct SharedTexts {
    all: String,
    ends: Vec<usize>,
}

impl SharedTexts {
    /// Reads all of them.
    ///
    /// # Errors
    /// When they can't be read to their end.
    pub(super) fn read(part: impl Read) -> io::Result<Self> {
        let (mut pieces, mut texts, mut scratch) = (Pieces::new(part), Self::default(), String::new());
        let is_list = |tag: &[u8]| name(tag) == b"sst";
        loop {
            match next(&mut pieces)?.tag {
                Tag::Begin(tag) if is_list(tag) => break,
                Tag::Whole(tag) if is_list(tag) => return pieces.finish().map(|()| texts),
                _ => {}
            }
        }
        loop {
            match next(&mut pieces)?.tag {
                Tag::Begin(tag) if name(tag) == b"si" => read(&mut pieces, b"si", &mut scratch, &mut texts.all)?,
                Tag::Whole(tag) if name(tag) == b"si" => {}
                Tag::End(b"sst") => return pieces.finish().map(|()| texts),
                _ => continue,
            }
            texts.ends.push(texts.all.len());
        }
    }

    /// The text of this number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let begin = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.all.get(begin..*self.ends.get(number)?)
    }
}

/// The next piece, which must be there.
pub(super) fn next<R: Read>(pieces: &mut Pieces<R>) -> io::Result<super::xml::Piece<'_>> {
    pieces.next()?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

/// Appends the text of an element, up to its end.
///
/// # Errors
/// When it can't be read.
pub(super) fn read(
    pieces: &mut Pieces<impl Read>,
    element: &[u8],
    scratch: &mut String,
    out: &mut String,
) -> io::Result<()> {
    let mut read_aloud = false;
    loop {
        match next(pieces)?.tag {
            Tag::Begin(tag) if name(tag) == b"t" && !read_aloud => {
                let spaced = attribute(tag, "xml:space") == Some(b"preserve");
                scratch.clear();
                plain(pieces, b"t", true, scratch)?;
                let ends: &[char] = if spaced { &[] } else { &[' ', '\t', '\r', '\n'] };
                push_unescaped(scratch.trim_matches(ends), out);
            }
            Tag::Begin(tag) if name(tag) == b"rPh" => read_aloud = true,
            Tag::End(b"rPh") => read_aloud = false,
            Tag::End(name) if name == element => return Ok(()),
            _ => {}
        }
    }
}

/// Appends what stands in an element, up to its end, and what stands in it verbatim where that counts.
///
/// # Errors
/// When it can't be read, or is no text.
pub(super) fn plain(
    pieces: &mut Pieces<impl Read>,
    element: &[u8],
    verbatim: bool,
    out: &mut String,
) -> io::Result<()> {
    loop {
        let piece = next(pieces)?;
        push_meant(piece.text, out)?;
        match piece.tag {
            Tag::Verbatim(text) if verbatim => out.push_str(&with_line_ends(utf8(text)?)),
            Tag::End(name) if name == element => return Ok(()),
            _ => {}
        }
    }
}

/// Appends a text of XML as it is meant.
fn push_meant(text: &[u8], out: &mut String) -> io::Result<()> {
    let written = utf8(text)?;
    if memchr::memchr2(b'&', b'\r', text).is_none() {
        out.push_str(written);
        return Ok(());
    }
    out.push_str(&unescape(&with_line_ends(written)).map_err(|_| io::ErrorKind::InvalidData)?);
    Ok(())
}

/// XML has one kind of line ends.
fn with_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

pub(super) fn utf8(text: &[u8]) -> io::Result<&str> {
    std::str::from_utf8(text).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Appends a text in which letters that XML can't have stand as `_x000D_`, several of them where one does not fit.
pub(super) fn push_unescaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, mut behind)) = rest.split_once("_x") {
        let mut units = Vec::new();
        while let Some(unit) = unit(behind) {
            units.push(unit);
            let after = &behind[5..];
            let Some(further) = after.strip_prefix("_x").filter(|further| self::unit(further).is_some()) else {
                behind = after;
                break;
            };
            behind = further;
        }
        out.push_str(before);
        if units.is_empty() {
            // Another may begin with what is none.
            out.push_str("_x");
        }
        out.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
        rest = behind;
    }
    out.push_str(rest);
}

/// The number of a letter such as `000D_`.
fn unit(text: &str) -> Option<u16> {
    let bytes = text.as_bytes().get(..5)?;
    let digits = bytes.strip_suffix(b"_").filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
