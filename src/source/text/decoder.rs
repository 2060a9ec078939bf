//! The letters of a file, whatever they are stored as: a window of text that moves over it.
//!
//! Bytes are decoded as they come, so that nothing behind this knows about encodings. What cannot be a letter becomes
//! U+FFFD, NUL bytes are kept out, and of both it is remembered where they stood.

use std::collections::VecDeque;
use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};
use memchr::{memchr, memchr2};

/// How much is read at once, in bytes.
const CHUNK: usize = 128 * 1024;

/// What was wrong with a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Flaw {
    /// The bytes are no letter of the encoding.
    Unreadable,
    /// It was a NUL.
    Nul,
}

/// A window over the decoded text of a file.
pub(in crate::source) struct TextDecoder {
    input: Box<dyn Read + Send>,
    decoder: Decoder,
    /// The decoder has begun and waits for no rest of a letter.
    between_letters: bool,
    raw: Box<[u8]>,
    text: String,
    start: usize,
    /// Where `text` begins in the whole decoded text.
    base: u64,
    /// Where flaws stand in the whole decoded text; at most one of a kind for each line.
    flaws: VecDeque<(u64, Flaw)>,
    /// Where the last flaw of each kind stands.
    last: [Option<u64>; 2],
    ended: bool,
}

impl TextDecoder {
    /// Begins at the beginning of `input`. A byte order mark of this encoding is no letter.
    pub fn new(input: Box<dyn Read + Send>, encoding: &'static Encoding) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder_with_bom_removal(),
            between_letters: false,
            raw: vec![0; CHUNK].into_boxed_slice(),
            text: String::new(),
            start: 0,
            base: 0,
            flaws: VecDeque::new(),
            last: [None; 2],
            ended: false,
        }
    }

    /// The text that was decoded and not yet consumed.
    #[inline]
    pub fn window(&self) -> &str {
        &self.text[self.start..]
    }

    /// Whether nothing follows the window.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Whether nothing was wrong with any letter of the window.
    #[inline]
    pub fn is_flawless(&self) -> bool {
        self.flaws.is_empty()
    }

    /// Moves the window's beginning by `length` bytes; gives which flaws stood there.
    #[inline]
    pub fn consume(&mut self, length: usize) -> Flaws {
        self.start += length;
        if self.flaws.is_empty() { Flaws::default() } else { self.passed() }
    }

    /// The flaws in front of the window, which are forgotten.
    fn passed(&mut self) -> Flaws {
        let mut passed = Flaws::default();
        let position = self.base + self.start as u64;
        while let Some(&(at, flaw)) = self.flaws.front() {
            // At the very end nothing comes behind it that it could belong to.
            if at >= position && !(self.ended && self.start == self.text.len()) {
                break;
            }
            match flaw {
                Flaw::Unreadable => passed.unreadable = true,
                Flaw::Nul => passed.nul = true,
            }
            self.flaws.pop_front();
        }
        passed
    }

    /// Makes the window longer: to its double at least, so that looking at it again from its beginning costs no more
    /// than in proportion.
    ///
    /// # Errors
    /// What the system said when reading failed.
    pub fn more(&mut self) -> io::Result<()> {
        self.text.drain(..self.start);
        self.base += self.start as u64;
        self.start = 0;
        // One monstrous row must not be paid for in memory to the end.
        if self.text.len() < CHUNK && self.text.capacity() > 32 * CHUNK {
            self.text.shrink_to(4 * CHUNK);
        }
        let enough = self.text.len() * 2 + 1;
        while !self.ended && self.text.len() < enough {
            let count = match self.input.read(&mut self.raw) {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            self.ended = count == 0;
            self.decode(count);
        }
        Ok(())
    }

    fn decode(&mut self, count: usize) {
        let from = self.text.len();
        let mut found = Vec::new();
        let mut at = self.take_over(0, count);
        while at < count || self.ended && !self.between_letters {
            let to = self.end_of_foreign(at, count);
            self.decode_part(at, to, &mut found);
            at = to + self.take_over(to, count);
        }
        if memchr(0, &self.text.as_bytes()[from..]).is_some() {
            found = self.drop_nuls(from, found);
        }
        for (at, flaw) in found {
            self.note(at, flaw);
        }
    }

    /// Takes over what stands among the bytes that were read as it does in the text; gives how many bytes that is. In most
    /// files it is all of them, and finding that out is faster than decoding.
    fn take_over(&mut self, at: usize, count: usize) -> usize {
        let bytes = &self.raw[at..count];
        let is_text = self.between_letters && (self.decoder.encoding() == UTF_8 || bytes.is_ascii());
        let text = match std::str::from_utf8(if is_text { bytes } else { &[] }) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
        };
        self.text.push_str(text);
        text.len()
    }

    /// Where the bytes end that are for the decoder: behind the first that is a letter by itself, if anything is known of
    /// the encoding.
    fn end_of_foreign(&self, at: usize, count: usize) -> usize {
        let ends = self.raw[at..count].iter().position(|byte| self.decoder.encoding() == UTF_8 && byte.is_ascii());
        ends.map_or(count, |ends| at + ends + 1)
    }

    fn decode_part(&mut self, mut at: usize, to: usize, found: &mut Vec<(usize, Flaw)>) {
        loop {
            let rest = &self.raw[at..to];
            let needed = self.decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(CHUNK * 4);
            self.text.reserve(needed.max(16));
            let (result, read) = self.decoder.decode_to_string_without_replacement(rest, &mut self.text, self.ended);
            at += read;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    found.push((self.text.len(), Flaw::Unreadable));
                    self.text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
        let encoding = self.decoder.encoding();
        let is_ascii = |at: usize| self.raw.get(at).is_some_and(u8::is_ascii);
        self.between_letters =
            self.ended || encoding.is_single_byte() || encoding == UTF_8 && to > 0 && is_ascii(to - 1);
    }

    /// Takes the NULs out of the text behind `from`; gives the flaws with those, each where it stands now.
    fn drop_nuls(&mut self, from: usize, found: Vec<(usize, Flaw)>) -> Vec<(usize, Flaw)> {
        let tail = self.text.split_off(from);
        let mut found = found.into_iter().peekable();
        let mut moved = Vec::new();
        let mut start = from;
        for part in tail.split('\0') {
            if start > from {
                moved.push((self.text.len(), Flaw::Nul));
            }
            while let Some((at, flaw)) = found.next_if(|(at, _)| *at < start + part.len()) {
                moved.push((self.text.len() + at - start, flaw));
            }
            self.text.push_str(part);
            start += part.len() + 1;
        }
        moved
    }

    /// Remembers a flaw, unless one of its kind is remembered on the same line.
    fn note(&mut self, at: usize, flaw: Flaw) {
        let position = self.base + at as u64;
        let last = self.last[flaw as usize].replace(position);
        if let Some(last) = last.and_then(|last| last.checked_sub(self.base))
            && memchr2(b'\n', b'\r', &self.text.as_bytes()[last as usize..at]).is_none()
        {
            return;
        }
        self.flaws.push_back((position, flaw));
    }
}

/// Which flaws a stretch of text had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Flaws {
    /// Something that is no letter of the encoding.
    pub unreadable: bool,
    /// A NUL.
    pub nul: bool,
}
