//! Which kinds of characters a text has, found out in one pass for whoever asks about it in several ways. Runs over
//! every person and every value.

use wide::u8x16;

/// Bytes that are looked at together.
const LANES: usize = 16;

/// Where each of some bytes stands in a text: a set of bits for each, the first place in the lowest bit; `None` for a text that
/// is too short or too long for that.
#[inline]
pub(crate) fn places<const N: usize>(text: &[u8], bytes: [u8; N]) -> Option<[u64; N]> {
    let last = text.last_chunk::<LANES>().filter(|_| text.len() <= u64::BITS as usize)?;
    let wanted = bytes.map(u8x16::splat);
    let mut places = [0; N];
    let mut look = |lanes: &[u8; LANES], at: usize| {
        let lanes = u8x16::new(*lanes);
        let found = wanted.map(|wanted| u64::from(lanes.simd_eq(wanted).to_bitmask()) << at);
        places.iter_mut().zip(found).for_each(|(places, found)| *places |= found);
    };
    look(last, text.len() - LANES);
    text.as_chunks::<LANES>().0.iter().enumerate().for_each(|(at, chunk)| look(chunk, at * LANES));
    Some(places)
}

/// A set of kinds of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Characters(u16);

impl Characters {
    pub const DIGIT: Self = Self(1);
    pub const SMALL: Self = Self(1 << 1);
    pub const CAPITAL: Self = Self(1 << 2);
    pub const AT: Self = Self(1 << 3);
    pub const POINT: Self = Self(1 << 4);
    pub const COMMA: Self = Self(1 << 5);
    pub const COLON: Self = Self(1 << 6);
    pub const SLASH: Self = Self(1 << 7);
    pub const HYPHEN: Self = Self(1 << 8);
    pub const APOSTROPHE: Self = Self(1 << 9);
    pub const SPACE: Self = Self(1 << 10);
    /// `;`, `<`, `>`, `(`, `)` and the quotation mark.
    pub const BRACKET: Self = Self(1 << 11);
    /// Any other that is seen and takes one byte.
    pub const SIGN: Self = Self(1 << 12);
    /// What is not seen and takes one byte: a tab, a line end.
    pub const CONTROL: Self = Self(1 << 13);
    /// What takes several bytes.
    pub const WIDE: Self = Self(1 << 14);

    /// What the top of a domain may be of.
    const TOP: Self = Self::DIGIT.or(Self::SMALL).or(Self::CAPITAL).or(Self::HYPHEN).or(Self::WIDE);

    const OF_BYTE: [Self; 256] = {
        let mut kinds = [Self::WIDE; 256];
        let mut byte = 0;
        while byte < 128 {
            kinds[byte] = match byte as u8 {
                b'0'..=b'9' => Self::DIGIT,
                b'a'..=b'z' => Self::SMALL,
                b'A'..=b'Z' => Self::CAPITAL,
                b'@' => Self::AT,
                b'.' => Self::POINT,
                b',' => Self::COMMA,
                b':' => Self::COLON,
                b'/' => Self::SLASH,
                b'-' => Self::HYPHEN,
                b'\'' => Self::APOSTROPHE,
                b' ' => Self::SPACE,
                b';' | b'<' | b'>' | b'(' | b')' | b'"' => Self::BRACKET,
                b'!'..=b'~' => Self::SIGN,
                _ => Self::CONTROL,
            };
            byte += 1;
        }
        kinds
    };

    /// Those of a text.
    #[inline]
    pub fn of(text: &str) -> Self {
        text.bytes().fold(Self::default(), |kinds, byte| kinds.or(Self::OF_BYTE[usize::from(byte)]))
    }

    /// Both sets as one.
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of these is among them.
    #[inline]
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Whether there are none but these.
    #[inline]
    pub const fn only(self, these: Self) -> bool {
        self.0 & !these.0 == 0
    }

    /// Whether a text of these looks like an e-mail address: one `@`, something before it, a dotted name behind it, no
    /// space.
    pub fn are_email(self, text: &str) -> bool {
        const NEVER: Characters = Characters::BRACKET.or(Characters::SPACE).or(Characters::COMMA);
        if !self.has(Self::AT) || self.has(NEVER) || self.has(Self::CONTROL) && text.contains('\t') {
            return false;
        }
        // Most addresses have only these. Where the one `@` stands before the last point, all behind that may be in a top then.
        const USUAL: Characters = Characters::TOP.or(Characters::AT).or(Characters::POINT);
        let bytes = text.as_bytes();
        let is_top = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-' || *byte >= 0x80;
        if let Some([signs, points]) = places(bytes, [b'@', b'.']) {
            let Some(point) = points.checked_ilog2().map(|point| point as usize) else { return false };
            let (at, top) = (signs.trailing_zeros() as usize, &bytes[point + 1..]);
            let is_dotted = signs.is_power_of_two() && at > 0 && at + 1 < point && top.len() >= 2;
            return is_dotted && (self.only(USUAL) || top.iter().all(is_top));
        }
        // From the end, where the top of the domain, its point and the sign are soon found.
        let top = bytes.iter().rev().take_while(|byte| is_top(byte)).count();
        let Some((b'.', above)) = bytes[..bytes.len() - top].split_last() else { return false };
        let Some(at) = above.iter().rposition(|byte| *byte == b'@') else { return false };
        top >= 2 && at > 0 && at + 1 < above.len() && above[..at].iter().all(|byte| *byte != b'@')
    }
}
