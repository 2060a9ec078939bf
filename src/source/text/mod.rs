//! The text of a file, however its letters are stored: which encoding they are in, and a window over what is decoded.

mod decoder;
mod encoding;

pub(super) use decoder::{Flaws, TextDecoder};
pub use encoding::ENCODINGS;
pub(super) use encoding::{encoding_id, encoding_name, find as find_encoding};
