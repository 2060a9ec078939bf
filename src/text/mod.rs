//! Makes every sentence that a person reads.
//!
//! The rooms' errors, findings and reasons carry data only. Their words stand in the catalogue, `assets/text`: a folder
//! a language, a file a room, in [Fluent](https://projectfluent.org). [`tr!`](crate::tr!) words a sentence by its key,
//! in the language that is [`spoken`]; the files of this folder choose the key and what goes into the gaps, so that
//! window and command line say the same and a word is changed once.

mod allowance;
mod arrival;
mod bucket;
mod catalogue;
mod database;
mod doctor;
mod error;
mod face;
mod finding;
mod formats;
mod language;
mod ledger;
mod look_up;
mod map;
mod mapping;
mod plan;
mod query;
mod reconcile;
mod run;
mod schedule;
mod several;
mod source;
mod summary;

pub use allowance::{allowance_lines, allowance_words};
pub use arrival::{
    compared_lines, looked_for_sentence, moved_sentence, name_check_sentence, name_offer_sentence, new_names_sentence,
    people_sentence, zone_sentence,
};
pub use bucket::{hours_message, permission_sentences, set_up_sentences, standing_sentences};
pub use database::{
    agree_question, certificate_words, exposure_words, notice_sentence, password_question, visible_password_sentence,
};
pub use doctor::doctor_sentence;
pub use error::{send_sentence, workflow_sentence};
pub use face::Face;
pub use finding::{
    finding_note, finding_sentence, fix_question, fix_words, grade_words, lost_words, moves_sentence, places_words,
};
pub use language::{
    LANGUAGES, Language, STRETCHED, in_english, is_told, named, of_system, speak, speak_as_told, speaking, spoken,
};
pub use ledger::{
    begin_message, behind_note, change_sentence, displaced_sentence, maybe_sentence, misfit_sentence, reread_sentence,
};
pub use look_up::{look_words, opened_words, related_words};
pub use mapping::{miss_sentence, repeated_keys_sentence};
pub use query::query_sentence;
pub use reconcile::{MISSING_WORDS, case_sentence, comparison_lines, reach_sentence};
pub use run::{FILE_WORDS, about, lasts, not_sent_sentence, state_sentence};
pub use schedule::{schedule_words, unattended_words};
pub use source::warning_sentence;
pub use summary::{day, day_in, filter_words, group_sentence, not_sent_words, summary_sentence};

use chrono::{NaiveDate, Weekday};

use crate::message::{Arg, Message};

/// The sentence of the catalogue that is written in a language's file under this key, and has no gaps.
pub fn plain(key: &'static str) -> &'static str {
    catalogue::catalogue().plain(key)
}

/// A message in words.
pub fn word(message: &Message) -> String {
    catalogue::catalogue().word(message)
}

/// What could go into a sentence, by itself: a number with its groups, a day, a list.
pub fn written(arg: impl Into<Arg>) -> String {
    catalogue::catalogue().written(&arg.into())
}

/// The month of a day, by itself: `January 2016`, or `Jan 2016` in few letters.
pub fn month(day: NaiveDate, short: bool) -> String {
    catalogue::catalogue().formats.month(day, short)
}

/// A day of the week, by itself: `Monday`, or `Mon` in few letters.
pub fn weekday(weekday: Weekday, short: bool) -> String {
    catalogue::catalogue().formats.weekday(weekday, short)
}

/// Words a sentence of the catalogue: `tr!("continue")` borrows it, `tr!("rows-read", count = rows)` fills its gaps.
///
/// A test reads these calls as it does those of [`message!`](crate::message!).
#[macro_export]
macro_rules! tr {
    ($key:expr) => {
        $crate::text::plain($key)
    };
    ($key:expr, $($args:tt)+) => {
        $crate::text::word(&$crate::message!($key, $($args)+))
    };
}

/// What the system said, without the error number that follows it and the full stop that some systems end with: our
/// sentence has its own.
pub(crate) fn io_words(error: &std::io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or(&text);
    let words = words.strip_suffix('.').unwrap_or(words);
    // It stands within a sentence. Other languages begin nouns with capitals, and the system may speak any of them.
    if spoken().id != "en" {
        return words.to_owned();
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
