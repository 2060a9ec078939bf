//! The catalogue: held against the code that uses it, and each language against the first.

mod calls;
mod catalogue;
mod faces;
mod files;
mod formats;
mod lasts;
mod literals;
mod system_words;
mod tables;
