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

/// Functions that change something, lock, or run a text as SQL, which nobody looks at before: they may all stand in a
/// `SELECT`, and a transaction that is read only stops few of them. Such a name is a whole one, or with a star the beginning
/// of one. From "System Administration Functions", "Sequence Manipulation Functions", "Server-side Functions" of large
/// objects, "Text Search Functions", "Mapping Tables to XML", and the modules of "Additional Supplied Modules".
const REFUSED_FUNCTIONS: [&str; 56] = [
    "nextval",
    "setval",
    "set_config",
    "pg_notify",
    // Locks, and other sessions.
    "pg_advisory_*",
    "pg_try_advisory_*",
    "pg_cancel_backend",
    "pg_terminate_backend",
    "bt_index_parent_check",
    // The server itself: its settings, logs, files and copies.
    "pg_reload_conf",
    "pg_rotate_logfile*",
    "pg_logfile_rotate",
    "pg_log_*",
    "pg_file_*",
    "pg_start_backup",
    "pg_stop_backup",
    "pg_backup_*",
    "pg_create_*",
    "pg_copy_*",
    "pg_drop_*",
    "pg_sync_*",
    "pg_replication_*",
    "pg_logical_*",
    "pg_switch_wal",
    "pg_wal_replay_*",
    "pg_promote",
    "pg_export_snapshot",
    // What it knows of tables, and how they lie on its disk.
    "pg_import_system_collations",
    "pg_extension_config_dump",
    "pg_stat_reset*",
    "pg_stat_statements_reset",
    "pg_stat_force_next_flush",
    "pg_restore_*",
    "pg_clear_*",
    "pg_nextoid",
    "pg_stop_making_pinned_objects",
    "pg_prewarm",
    "autoprewarm_*",
    "pg_buffercache_evict*",
    "pg_truncate_visibility_map",
    "heap_force_*",
    "brin_summarize_*",
    "brin_desummarize_range",
    "gin_clean_pending_list",
    "binary_upgrade_*",
    // Large objects.
    "lo_*",
    "lowrite",
    // Texts as SQL, here or on another server.
    "query_to_xml*",
    "cursor_to_xml*",
    "ts_stat",
    "ts_rewrite",
    "crosstab*",
    "connectby",
    "xpath_table",
    "dblink*",
    "postgres_fdw_disconnect*",
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
            && let Some(function) = refused_function(&token.unquoted())
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

/// The function of [`REFUSED_FUNCTIONS`] that this name calls, behind the name of a schema too.
fn refused_function(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let is_meant = |function: &&str| match function.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == **function,
    };
    REFUSED_FUNCTIONS.iter().any(is_meant).then_some(name)
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
