//! The text of a file, however its letters are stored: which encoding they are in, and a window over what is decoded.

mod decoder;
mod encoding;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

pub(super) use decoder::{Flaws, TextDecoder};
pub use encoding::ENCODINGS;
pub(super) use encoding::{encoding_id, encoding_name, find as find_encoding};

/// The beginning of a file as text, for a look at what it is: in UTF-8 unless the first bytes say otherwise.
pub(super) fn glanced(head: &[u8]) -> String {
    let encoding = match (Encoding::for_bom(head), head) {
        (Some((encoding, _)), _) => encoding,
        (None, [first, 0, ..]) if *first > 0 => UTF_16LE,
        (None, [0, second, ..]) if *second > 0 => UTF_16BE,
        _ => UTF_8,
    };
    encoding.decode_with_bom_removal(head).0.into_owned()
}
