//! What values were, in three bytes each: enough to tell two of them apart.

use twox_hash::XxHash3_64;

/// Values in a piece of memory.
const PIECE: usize = 1 << 14;

/// A part of a value's hash. The odds that two different values are taken for the same are one in 2²⁴.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag([u8; 3]);

impl Tag {
    pub fn of(value: &str) -> Self {
        let [one, two, three, ..] = XxHash3_64::oneshot(value.as_bytes()).to_le_bytes();
        Self([one, two, three])
    }
}

/// A list that grows without ever being copied.
#[derive(Default)]
pub(super) struct Tags {
    pieces: Vec<Vec<Tag>>,
}

impl Tags {
    /// How many there are.
    fn len(&self) -> usize {
        let last = self.pieces.last().map_or(0, Vec::len);
        self.pieces.len().saturating_sub(1) * PIECE + last
    }

    pub fn get(&self, at: usize) -> Option<Tag> {
        self.pieces.get(at / PIECE)?.get(at % PIECE).copied()
    }

    fn push(&mut self, tag: Tag) {
        match self.pieces.last_mut() {
            Some(piece) if piece.len() < PIECE => piece.push(tag),
            _ => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(tag);
                self.pieces.push(piece);
            }
        }
    }

    /// Adds to a run of `length` from `start`, and says where it begins now: a run that is not the last moves to the end
    /// first. `None` when there are more than can be counted.
    pub fn append(&mut self, start: u32, length: u16, tag: Tag) -> Option<u32> {
        let (end, length) = (self.len(), usize::from(length));
        let mut begins = start as usize;
        if length == 0 || begins + length != end {
            for at in begins..begins + length {
                let tag = self.get(at)?;
                self.push(tag);
            }
            begins = end;
        }
        let begins = u32::try_from(begins).ok()?;
        self.push(tag);
        Some(begins)
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.pieces.iter().map(|piece| piece.capacity() * size_of::<Tag>()).sum()
    }
}
