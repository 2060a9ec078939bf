//! Steps through a text, byte by byte.

use crate::source::ReadingVersion;

/// Where the reading of a text stands.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) reading: ReadingVersion,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, reading: ReadingVersion) -> Self {
        Self { text, at: 0, reading }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(super) fn next_is_digit(&self) -> bool {
        self.peek().is_some_and(|byte| byte.is_ascii_digit())
    }

    /// A run of digits: its value (of the first 19) and its length. Length 0 where there is none.
    #[inline]
    pub(super) fn digits(&mut self) -> (u64, usize) {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut value = 0_u64;
        while let Some(&byte) = bytes.get(self.at) {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            if self.at - start < 19 {
                value = value * 10 + u64::from(digit);
            }
            self.at += 1;
        }
        (value, self.at - start)
    }

    /// A number of one or two digits.
    #[inline]
    pub(super) fn one_or_two(&mut self) -> Option<u32> {
        match self.digits() {
            (value, 1 | 2) => Some(value as u32),
            _ => None,
        }
    }

    /// A number of exactly two digits.
    #[inline]
    pub(super) fn two(&mut self) -> Option<u32> {
        match self.digits() {
            (value, 2) => Some(value as u32),
            _ => None,
        }
    }

    /// Steps over spaces of any kind; whether there was one.
    pub(super) fn spaces(&mut self) -> bool {
        let start = self.at;
        loop {
            match self.peek() {
                Some(b' ' | b'\t') => self.at += 1,
                Some(byte) if byte >= 0x80 => match self.text[self.at..].chars().next() {
                    Some(letter) if letter.is_whitespace() => self.at += letter.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        self.at > start
    }

    /// A run of letters, empty where there is none.
    pub(super) fn word(&mut self) -> &'a str {
        let start = self.at;
        while let Some(byte) = self.peek() {
            if byte.is_ascii_alphabetic() {
                self.at += 1;
            } else if byte < 0x80 {
                break;
            } else {
                match self.text[self.at..].chars().next() {
                    Some(letter) if letter.is_alphabetic() => self.at += letter.len_utf8(),
                    _ => break,
                }
            }
        }
        &self.text[start..self.at]
    }

    /// The digits behind a decimal point or comma: their value (of the first 14) and how many of them count.
    pub(super) fn fraction(&mut self) -> Option<(u64, u8)> {
        let start = self.at;
        let (_, len) = self.digits();
        let kept = len.min(14);
        let digits = self.text[start..start + kept].bytes();
        let value = digits.fold(0_u64, |value, byte| value * 10 + u64::from(byte - b'0'));
        (len > 0).then_some((value, kept as u8))
    }
}
