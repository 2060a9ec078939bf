//! Tests of where records come from.

mod csv;
mod field;
mod json;
mod memory;
mod mysql;
mod named;
mod packed;
mod postgres;
mod record;
mod related;
mod served;
mod several;
mod sheet;
mod sqlite;
mod xlsx;

use backfill::source::Guess;
use backfill::text::word;

/// Why something was found out as it was; blank where it was answered.
fn because(guess: &Guess) -> String {
    guess.why.as_ref().map(word).unwrap_or_default()
}
