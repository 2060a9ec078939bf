//! Nothing is ever written to somebody's database, and nobody else is kept waiting.
//!
//! Three locks, each enough by itself for what it covers: a statement that does more than read is refused here, before it
//! leaves; the transaction that it runs in is read only, so the server refuses what got past; and the server prepares each
//! statement by itself, so that there is never a second one behind it. What changes something else than tables (locks,
//! other sessions, files) is stopped by the first alone, so that it cuts a statement exactly as the server does
//! ([`sql`]). A user who could write is told so, with what makes one who cannot.

use super::sql::{self, TokenKind};
pub use crate::source::server::Refusal;
use crate::source::server::sql::{Meaning, meaning, without_comments};

/// Functions that change something or lock, though they stand in a `SELECT` ("System Administration Functions", "Sequence
/// Manipulation Functions", "Large Objects", `dblink`), as their names begin.
const WRITING_FUNCTIONS: [&str; 26] = [
    "nextval",
    "setval",
    "pg_advisory_",
    "pg_try_advisory_",
    "pg_cancel_backend",
    "pg_terminate_backend",
    "pg_reload_conf",
    "pg_rotate_logfile",
    "pg_notify",
    "pg_switch_wal",
    "pg_create_restore_point",
    "pg_start_backup",
    "pg_stop_backup",
    "pg_backup_",
    "pg_wal_replay_",
    "pg_promote",
    "pg_create_",
    "pg_drop_",
    "pg_replication_",
    "pg_logical_",
    "pg_import_system_collations",
    "pg_file_",
    "pg_stat_reset",
    "lo_",
    "dblink",
    "set_config",
];

/// Words that begin a statement that writes where they stand in parentheses or behind them: what `WITH` may hold and
/// lead.
const WRITING_STATEMENTS: [&str; 4] = ["INSERT", "UPDATE", "DELETE", "MERGE"];

/// What lets rows be locked, behind `FOR`.
const LOCKING_WORDS: [&str; 4] = ["UPDATE", "SHARE", "NO", "KEY"];

/// Checks that a statement is one and only reads; gives it back without its comments and its last semicolon, so
/// that it can stand inside another.
///
/// # Errors
/// Why it is refused.
pub fn check(statement: &str) -> Result<String, Refusal> {
    if statement.contains('\0') {
        return Err(Refusal::NulCharacter);
    }
    let all = sql::tokens(statement).map_err(|sql::Unclosed| Refusal::Unclosed)?;
    only_reads(&meaning(&all)?)?;
    Ok(without_comments(statement, &all))
}

fn only_reads(meaning: &[Meaning<'_>]) -> Result<(), Refusal> {
    let Some(first) = meaning.iter().find(|piece| piece.token.text != "(") else { return Err(Refusal::Blank) };
    let word = first.token.text.to_ascii_uppercase();
    if !matches!(word.as_str(), "SELECT" | "WITH") {
        return Err(Refusal::NotSelect { word });
    }
    for (place, Meaning { token, is_name }) in meaning.iter().enumerate() {
        let next = meaning.get(place + 1).map_or("", |next| next.token.text);
        let before = place.checked_sub(1).and_then(|place| meaning.get(place)).map_or("", |before| before.token.text);
        if next == "("
            && matches!(token.kind, TokenKind::Word | TokenKind::Quoted)
            && let Some(function) = writing_function(&token.unquoted())
        {
            return Err(Refusal::Writes { word: function });
        }
        // A name whose letters are written as numbers (`U&"\006e…"`).
        if token.text == "&" && before.eq_ignore_ascii_case("u") && next.starts_with('"') {
            return Err(Refusal::Writes { word: "U&".to_owned() });
        }
        if token.kind != TokenKind::Word || *is_name {
            continue;
        }
        let word = token.text.to_ascii_uppercase();
        let writes = word == "INTO"
            || (WRITING_STATEMENTS.contains(&word.as_str()) && matches!(before, "(" | ")"))
            || (word == "FOR" && LOCKING_WORDS.iter().any(|locking| next.eq_ignore_ascii_case(locking)));
        if writes {
            let word = if word == "FOR" { format!("FOR {}", next.to_ascii_uppercase()) } else { word };
            return Err(Refusal::Writes { word });
        }
    }
    Ok(())
}

/// The function that changes something or locks which this name calls, behind the name of a schema too.
fn writing_function(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let writes = WRITING_FUNCTIONS.iter().any(|function| match function.strip_suffix('_') {
        Some(_) => name.starts_with(function),
        None => name == *function || (*function == "dblink" && name.starts_with(function)),
    });
    writes.then_some(name)
}

/// The two statements that make a user who can only read, for an administrator to run.
pub fn make_reader(database: &str, knows_readers: bool) -> [String; 2] {
    let make = "CREATE ROLE backfill LOGIN PASSWORD 'choose a password';".to_owned();
    let grant = match knows_readers {
        true => "GRANT pg_read_all_data TO backfill;".to_owned(),
        false => format!(
            "GRANT CONNECT ON DATABASE {} TO backfill; GRANT USAGE ON SCHEMA public TO backfill; \
             GRANT SELECT ON ALL TABLES IN SCHEMA public TO backfill;",
            sql::name(database)
        ),
    };
    [make, grant]
}
