//! The only place that writes on the terminal, and what makes text fit for one.
//!
//! What a cell, a title, a product's name or a server says stands in nearly every sentence. A terminal obeys what stands
//! between its escape characters: it would move up and write over what was said before a question. So nothing is written
//! here but what a person can see.

use crate::error::Error;
use crate::pipeline;
use std::borrow::Cow;
use std::io::{self, Write};

/// Says a sentence on standard error, on one line whatever stands in it.
pub(super) fn say_line(text: &str) {
    write(&format!("{}\n", one_line(text)));
}

/// Says what may have several lines, as an error in the words of a server, on standard error. All lines but the first
/// are set in, so that none of them passes for another sentence of ours.
pub(super) fn say_lines(text: &str) {
    let lines: Vec<Cow<'_, str>> = text.lines().map(one_line).collect();
    write(&format!("{}\n", lines.join("\n  ")));
}

/// Asks on standard error and waits for a line. What is asked stays on one line.
pub(super) fn ask(question: &str) -> io::Result<String> {
    write(&one_line(question));
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    Ok(line)
}

/// Where nobody reads standard error any more, there is nobody to tell.
fn write(text: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// A text on one line, with what a terminal would obey or hide written out: `\u{1b}`, `\n`.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    written_out(text, is_obeyed)
}

/// A text that may have lines and tabs of its own, as a plan.
pub(super) fn document(text: &str) -> Cow<'_, str> {
    written_out(text, |letter| is_obeyed(letter) && !matches!(letter, '\n' | '\t'))
}

/// JSON in which what a terminal would obey stands as JSON writes it. What it means is the same.
pub(super) fn json(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_obeyed(letter) {
            // Those below U+0020 never stand there bare, and all others are of the first 65,536.
            out.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            out.push(letter);
        }
    }
    out.into()
}

fn written_out(text: &str, out_of_place: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&out_of_place) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if out_of_place(letter) { out.extend(letter.escape_debug()) } else { out.push(letter) }
    }
    out.into()
}

/// Whether a terminal does something other than to show it: control characters (C0, DEL and C1, so escape sequences in
/// both spellings), separators of lines, and marks that turn the direction of what follows (Unicode's *bidi* controls).
fn is_obeyed(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// Asks a question that only a whole yes answers.
pub(super) fn typed_yes(question: &str) -> Result<bool, Error> {
    let line = ask(question).map_err(|source| pipeline::Error::System { source })?;
    Ok(line.trim().eq_ignore_ascii_case("yes"))
}
