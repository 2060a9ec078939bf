//! How letters are stored.
//!
//! The first bytes rarely tell: an export may hold its first `é` at row 50,000. So a file of ordinary size is looked at
//! whole, and a large one in places all over it; a pass still says when it meets what is no letter.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::message;
use crate::message::Message;
use crate::source::file::read_error;
use crate::source::packed::Input;
use crate::source::{Choice, ReadingVersion, SourceError};

/// Up to this size, in bytes, a file is looked at whole.
const WHOLE: u64 = 8 * 1024 * 1024;
/// In how many places a larger one is looked at, and how many bytes at each.
const PLACES: u64 = 48;
const PLACE: u64 = 128 * 1024;
/// How much text with other than plain letters is weighed, in bytes.
const WEIGHED: usize = 512 * 1024;

/// Every answer to how letters are stored. The ids are labels of the WHATWG Encoding Standard.
pub const ENCODINGS: &[Choice] = &[
    Choice { id: "auto", label: "setting-auto" },
    Choice { id: "utf-8", label: "encoding-utf-8" },
    Choice { id: "utf-16le", label: "encoding-utf-16le" },
    Choice { id: "utf-16be", label: "encoding-utf-16be" },
    Choice { id: "windows-1252", label: "encoding-windows-1252" },
    Choice { id: "iso-8859-15", label: "encoding-iso-8859-15" },
    Choice { id: "macintosh", label: "encoding-macintosh" },
    Choice { id: "windows-1250", label: "encoding-windows-1250" },
    Choice { id: "iso-8859-2", label: "encoding-iso-8859-2" },
    Choice { id: "windows-1251", label: "encoding-windows-1251" },
    Choice { id: "koi8-r", label: "encoding-koi8-r" },
    Choice { id: "koi8-u", label: "encoding-koi8-u" },
    Choice { id: "iso-8859-5", label: "encoding-iso-8859-5" },
    Choice { id: "ibm866", label: "encoding-ibm866" },
    Choice { id: "x-mac-cyrillic", label: "encoding-x-mac-cyrillic" },
    Choice { id: "windows-1253", label: "encoding-windows-1253" },
    Choice { id: "iso-8859-7", label: "encoding-iso-8859-7" },
    Choice { id: "windows-1254", label: "encoding-windows-1254" },
    Choice { id: "windows-1257", label: "encoding-windows-1257" },
    Choice { id: "iso-8859-4", label: "encoding-iso-8859-4" },
    Choice { id: "iso-8859-13", label: "encoding-iso-8859-13" },
    Choice { id: "windows-1255", label: "encoding-windows-1255" },
    Choice { id: "iso-8859-8", label: "encoding-iso-8859-8" },
    Choice { id: "iso-8859-8-i", label: "encoding-iso-8859-8-i" },
    Choice { id: "windows-1256", label: "encoding-windows-1256" },
    Choice { id: "iso-8859-6", label: "encoding-iso-8859-6" },
    Choice { id: "windows-1258", label: "encoding-windows-1258" },
    Choice { id: "windows-874", label: "encoding-windows-874" },
    Choice { id: "iso-8859-3", label: "encoding-iso-8859-3" },
    Choice { id: "iso-8859-10", label: "encoding-iso-8859-10" },
    Choice { id: "iso-8859-14", label: "encoding-iso-8859-14" },
    Choice { id: "iso-8859-16", label: "encoding-iso-8859-16" },
    Choice { id: "shift_jis", label: "encoding-shift-jis" },
    Choice { id: "euc-jp", label: "encoding-euc-jp" },
    Choice { id: "iso-2022-jp", label: "encoding-iso-2022-jp" },
    Choice { id: "gbk", label: "encoding-gbk" },
    Choice { id: "gb18030", label: "encoding-gb18030" },
    Choice { id: "big5", label: "encoding-big5" },
    Choice { id: "euc-kr", label: "encoding-euc-kr" },
];

/// The answer that names an encoding.
pub(in crate::source) fn encoding_id(encoding: &'static Encoding) -> &'static str {
    let named = |id: &str| Encoding::for_label(id.as_bytes()) == Some(encoding);
    ENCODINGS.iter().map(|choice| choice.id).find(|id| named(id)).unwrap_or("windows-1252")
}

/// What an encoding is called in every language.
pub(in crate::source) fn encoding_name(encoding: &'static Encoding) -> String {
    let id = encoding_id(encoding);
    match id.split_once('-') {
        Some(("utf", bits)) => format!("UTF-{}", bits.trim_end_matches(char::is_alphabetic)),
        Some(("windows", page)) => format!("Windows-{page}"),
        Some(("iso", part)) => format!("ISO {}", part.to_uppercase()),
        _ if id.contains("mac") => "Macintosh".to_owned(),
        _ => encoding.name().to_owned(),
    }
}

/// An encoding and why.
pub(in crate::source) struct Found {
    pub encoding: &'static Encoding,
    pub why: Message,
}

/// Finds out how the letters of a file are stored.
///
/// # Errors
/// What the system said when reading failed.
pub(in crate::source) fn find(head: &[u8], input: &Input, version: ReadingVersion) -> Result<Found, SourceError> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        let why = message!("because-mark", name = encoding_name(encoding));
        return Ok(Found { encoding, why });
    }
    if let Some(encoding) = utf16_without_mark(head) {
        let why = message!("because-every-second-byte");
        return Ok(Found { encoding, why });
    }
    let failed = |error| read_error(&input.path, None, error);
    let mut weigh = Weigh::new();
    let whole = match input.is_packed() {
        // It can't be looked at in places, and letters that show its encoding may stand at its end alone.
        true => input.read_all(&mut |bytes| weigh.take(bytes)).map(|()| true).map_err(failed)?,
        false => read_places(&input.path, input.stamp.length, head, &mut weigh).map_err(failed)?,
    };
    // By chance alone, hardly any letters of another encoding look like proper UTF-8.
    let proper_for_one = if version.is_first() { 4 } else { 2 };
    Ok(weigh.decide(whole, head, proper_for_one))
}

/// Looks at a file in places all over it, or at all of one that is not large; gives whether that was all.
fn read_places(path: &Path, length: u64, head: &[u8], weigh: &mut Weigh) -> io::Result<bool> {
    let mut file = File::open(path)?;
    if length <= WHOLE {
        read_into(&mut file, length, weigh)?;
        return Ok(true);
    }
    weigh.take(head);
    for place in 1..=PLACES {
        weigh.jump();
        file.seek(SeekFrom::Start((length - PLACE) / PLACES * place))?;
        read_into(&mut file, PLACE, weigh)?;
    }
    weigh.jump();
    Ok(false)
}

fn read_into(file: &mut impl Read, length: u64, weigh: &mut Weigh) -> io::Result<()> {
    let mut rest = file.take(length);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match rest.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(count) => weigh.take(&buffer[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Text in UTF-16 has a zero in one half of most units, since separators, digits and line ends are plain letters.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let units = head.len() / 2;
    if units < 4 {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Other alphabets still have plain separators and line ends.
    let plain = |low: usize| {
        head.chunks_exact(2)
            .filter(|unit| unit[1 - low] == 0 && matches!(unit[low], b'\n' | b'\r' | b',' | b';' | b'\t'))
            .count()
    };
    let enough = |zeros: usize, other: usize| zeros * 20 >= units && other * 20 <= zeros;
    if enough(odd, even) && plain(0) > 0 {
        Some(UTF_16LE)
    } else if enough(even, odd) && plain(1) > 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encodings in which most letters of a text are plain and that are met in tables.
const LATIN: [&Encoding; 6] = [
    WINDOWS_1252,
    encoding_rs::WINDOWS_1250,
    encoding_rs::ISO_8859_2,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1257,
    encoding_rs::WINDOWS_1258,
];

/// The words in which there are letters that are not plain, apart from all else. A column of amounts is hundreds of
/// times the same lone byte, and the detector, made for prose, takes it for a word of some language (the euro sign of
/// Windows-1252 for a Cyrillic А).
struct Words {
    /// Weighs the mixed ones.
    detector: EncodingDetector,
    /// With plain letters beside them, as in "Löfgren".
    mixed: u64,
    /// Of two letters or more and none of them plain, as in "Москва".
    pure: u64,
}

impl Words {
    fn take(&mut self, bytes: &[u8]) {
        for word in bytes.split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic()) {
            let start = word.iter().position(|byte| !is_mark(*byte)).unwrap_or(word.len());
            let end = word.iter().rposition(|byte| !is_mark(*byte)).map_or(start, |last| last + 1);
            let word = &word[start..end];
            let plain = word.iter().filter(|byte| byte.is_ascii()).count();
            if plain == word.len() || word.len() < 2 {
                continue;
            }
            if plain == 0 {
                self.pure += 1;
            } else {
                self.mixed += 1;
                self.detector.feed(word, false);
                self.detector.feed(b" ", false);
            }
        }
    }

    /// Whether the alphabet is Latin.
    fn are_latin(&self) -> bool {
        self.mixed >= self.pure * 4
    }
}

/// Whether a byte stands for a mark or a sign, and for no letter, in nearly all encodings of Windows and ISO.
fn is_mark(byte: u8) -> bool {
    matches!(
        byte,
        0x82 | 0x84 | 0x85 | 0x8B | 0x91..=0x97 | 0x99 | 0x9B | 0xA0 | 0xA9 | 0xAB | 0xAE | 0xB0 | 0xB1 | 0xB7 | 0xBB
    )
}

/// Weighs UTF-8 against everything else.
struct Weigh {
    detector: EncodingDetector,
    words: Words,
    weighed: usize,
    /// Letters beyond the plain ones that are proper UTF-8.
    proper: u64,
    /// Bytes that are not.
    improper: u64,
    escapes: bool,
    rest: Vec<u8>,
    /// The bytes to come may begin within a letter.
    torn: bool,
}

impl Weigh {
    fn new() -> Self {
        Self {
            detector: EncodingDetector::new(Iso2022JpDetection::Allow),
            words: Words { detector: EncodingDetector::new(Iso2022JpDetection::Deny), mixed: 0, pure: 0 },
            weighed: 0,
            proper: 0,
            improper: 0,
            escapes: false,
            rest: Vec::new(),
            torn: false,
        }
    }

    /// What comes next is not what follows in the file.
    fn jump(&mut self) {
        // A letter that was cut through tells nothing.
        self.rest.clear();
        self.torn = true;
    }

    fn take(&mut self, bytes: &[u8]) {
        let plain = self.rest.is_empty() && bytes.is_ascii();
        let escape = memchr::memchr(0x1B, bytes).is_some();
        self.escapes |= escape;
        if (!plain || escape) && self.weighed < WEIGHED {
            self.weighed += bytes.len();
            self.detector.feed(bytes, false);
            self.words.take(bytes);
        }
        if plain {
            return;
        }
        let mut joined = std::mem::take(&mut self.rest);
        joined.extend_from_slice(bytes);
        let mut text = joined.as_slice();
        if std::mem::take(&mut self.torn) {
            let continued = text.iter().take(3).take_while(|byte| **byte & 0xC0 == 0x80).count();
            text = &text[continued..];
        }
        loop {
            let (valid, error) = match std::str::from_utf8(text) {
                Ok(_) => (text.len(), None),
                Err(error) => (error.valid_up_to(), Some(error.error_len())),
            };
            self.proper += text[..valid].iter().filter(|byte| **byte >= 0xC0).count() as u64;
            match error {
                None => return,
                Some(None) => {
                    self.rest = text[valid..].to_vec();
                    return;
                }
                Some(Some(length)) => {
                    self.improper += 1;
                    text = &text[valid + length..];
                }
            }
        }
    }

    /// Decides. It is UTF-8 if there are `proper_for_one` proper letters for each that is not.
    fn decide(mut self, whole: bool, head: &[u8], proper_for_one: u64) -> Found {
        self.improper += u64::from(!self.rest.is_empty());
        self.detector.feed(b"", true);
        self.words.detector.feed(b"", true);
        if self.improper == 0 && self.escapes {
            let guess = self.detector.guess(None, Utf8Detection::Allow);
            if guess == encoding_rs::ISO_2022_JP {
                return Found { encoding: guess, why: message!("because-japanese") };
            }
        }
        if self.improper == 0 {
            let why = match self.proper {
                0 => message!("because-plain-letters", whole = whole),
                count => message!("because-letters", count = count, whole = whole),
            };
            return Found { encoding: UTF_8, why };
        }
        if self.proper >= self.improper * proper_for_one {
            let why = message!("because-most-letters", proper = self.proper, improper = self.improper, whole = whole);
            return Found { encoding: UTF_8, why };
        }
        let only_returns = memchr::memchr(b'\n', head).is_none() && memchr::memchr(b'\r', head).is_some();
        if only_returns {
            let why = message!("because-macintosh");
            return Found { encoding: encoding_rs::MACINTOSH, why };
        }
        let encoding = self.among_older();
        let why = message!("because-looks-like", name = encoding_name(encoding));
        Found { encoding, why }
    }

    /// The encoding of before UTF-8 that fits best; if in doubt, the commonest.
    fn among_older(&self) -> &'static Encoding {
        let guess = self.detector.guess(None, Utf8Detection::Deny);
        if guess.is_single_byte() && self.words.are_latin() {
            let guess = self.words.detector.guess(None, Utf8Detection::Deny);
            return if LATIN.contains(&guess) { guess } else { WINDOWS_1252 };
        }
        let known = ENCODINGS.iter().any(|choice| Encoding::for_label(choice.id.as_bytes()) == Some(guess));
        if known { guess } else { WINDOWS_1252 }
    }
}
