//! Nothing is ever written to somebody's database, and nobody else is kept waiting.
//!
//! Three locks, each enough by itself for what it covers: a statement that does more than read is refused here,
//! before it leaves; the session and its transaction are read only, so the server refuses what got past; and the
//! server prepares each statement by itself, so that there is never a second one behind it. What only locks is
//! stopped by the first alone, so that it cuts a statement exactly as the server does ([`sql`]). None of them reaches
//! into a stored function that somebody else gave rights of its own. A user who could write is told so
//! ([`could_write`]), with what makes one who cannot.

use super::sql::{self, Dialect, TokenKind};
pub use crate::source::server::Refusal;
use crate::source::server::sql::{Meaning, meaning, without_comments};

/// What each session begins with. The order matters: nothing of ours runs before the session is read only.
///
/// `time_zone`: a TIMESTAMP then comes in UTC. The two timeouts are the server's patience with us: an import that
/// is paused must not lose its place. `sql_select_limit` may be set for a whole server and would cut a table short.
pub(super) const SESSION: [&str; 3] = [
    "SET SESSION TRANSACTION READ ONLY",
    "SET NAMES utf8mb4",
    "SET SESSION time_zone = '+00:00', autocommit = 1, net_write_timeout = 28800, wait_timeout = 28800, \
     sql_select_limit = 18446744073709551615",
];

/// Should a function that a query calls lock rows all the same, it waits no longer than this for others, in seconds.
pub(super) const LOCK_WAIT: &str = "SET SESSION innodb_lock_wait_timeout = 5";

/// Makes the session read quotes as [`check`] does, also should the server's setting change between two connections.
/// `None` for what is no list of modes.
pub(super) fn set_mode(mode: &str) -> Option<String> {
    let is_list = mode.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ','));
    is_list.then(|| format!("SET SESSION sql_mode = '{mode}'"))
}

/// Functions that change something or lock, though they stand in a `SELECT`: sequences, MySQL's and MariaDB's "Locking
/// Functions", and those of MySQL's locking service and version tokens.
const WRITING_FUNCTIONS: [&str; 11] = [
    "NEXTVAL",
    "SETVAL",
    "GET_LOCK",
    "RELEASE_LOCK",
    "RELEASE_ALL_LOCKS",
    "SERVICE_GET_READ_LOCKS",
    "SERVICE_GET_WRITE_LOCKS",
    "SERVICE_RELEASE_LOCKS",
    "VERSION_TOKENS_LOCK_SHARED",
    "VERSION_TOKENS_LOCK_EXCLUSIVE",
    "VERSION_TOKENS_UNLOCK",
];

/// Reserved words that cannot stand in a statement that only reads. `INTO` writes to files and variables, `LOCK`
/// is `LOCK IN SHARE MODE`, and a `WITH` may lead an `UPDATE` or a `DELETE`.
const WRITING_WORDS: [&str; 4] = ["INTO", "UPDATE", "DELETE", "LOCK"];

/// Checks that a statement is one and only reads; gives it back without its comments and its last semicolon, so
/// that it can stand inside another.
///
/// # Errors
/// Why it is refused.
pub fn check(statement: &str, dialect: Dialect) -> Result<String, Refusal> {
    if statement.contains('\0') {
        return Err(Refusal::NulCharacter);
    }
    let all = sql::tokens(statement, dialect).map_err(|sql::Unclosed| Refusal::Unclosed)?;
    if all.iter().any(|token| token.kind == TokenKind::Executable) {
        return Err(Refusal::ExecutableComment);
    }
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
        if next == "("
            && matches!(token.kind, TokenKind::Word | TokenKind::Quoted)
            && let Some(function) = writing_function(&token.unquoted())
        {
            return Err(Refusal::Writes { word: function.to_owned() });
        }
        if token.kind != TokenKind::Word || *is_name {
            continue;
        }
        let word = token.text.to_ascii_uppercase();
        let writes = WRITING_WORDS.contains(&word.as_str())
            || (matches!(word.as_str(), "INSERT" | "REPLACE") && next != "(")
            || (word == "NEXT" && next.eq_ignore_ascii_case("VALUE"))
            || (word == "FOR" && next.eq_ignore_ascii_case("SHARE"));
        if writes {
            return Err(Refusal::Writes { word });
        }
    }
    Ok(())
}

/// The function that changes something or locks which this name calls, behind the name of a schema too
/// (`mariadb_schema.GET_LOCK`).
fn writing_function(name: &str) -> Option<&'static str> {
    WRITING_FUNCTIONS.iter().find(|function| function.eq_ignore_ascii_case(name)).copied()
}

/// Privileges with which nothing can be changed. Any other one can.
const READING_PRIVILEGES: [&str; 12] = [
    "USAGE",
    "SELECT",
    "SHOW VIEW",
    "SHOW DATABASES",
    "PROCESS",
    "REPLICATION CLIENT",
    "REPLICATION SLAVE",
    "BINLOG MONITOR",
    "SLAVE MONITOR",
    "REPLICA MONITOR",
    "REFERENCES",
    "SHOW_ROUTINE",
];

/// What the rows of `SHOW GRANTS` let the user do beside reading, in the server's words and order.
pub fn could_write(grants: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for grant in grants {
        for privilege in privileges(grant) {
            let known = READING_PRIVILEGES.iter().any(|reading| reading.eq_ignore_ascii_case(&privilege));
            if !known && !found.contains(&privilege) {
                found.push(privilege);
            }
        }
    }
    found
}

/// What one row of `SHOW GRANTS` grants: `SELECT` and `INSERT` of "GRANT SELECT, INSERT (a, b) ON …". A row that
/// gives a role has no `ON` and grants nothing by itself.
fn privileges(grant: &str) -> Vec<String> {
    let Ok(tokens) = sql::tokens(grant, Dialect::default()) else { return Vec::new() };
    let mut words = tokens.iter().skip_while(|token| !token.text.eq_ignore_ascii_case("GRANT")).skip(1);
    let (mut found, mut privilege, mut depth) = (Vec::new(), String::new(), 0_u32);
    for token in &mut words {
        match (token.kind, token.text) {
            (_, "(") => depth += 1,
            (_, ")") => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            (_, ",") => found.push(std::mem::take(&mut privilege)),
            (TokenKind::Quoted, _) => return Vec::new(),
            (TokenKind::Word, word) if word.eq_ignore_ascii_case("ON") => {
                found.push(privilege);
                return found.into_iter().filter(|privilege| !privilege.is_empty()).collect();
            }
            (TokenKind::Word, word) => {
                if !privilege.is_empty() {
                    privilege.push(' ');
                }
                privilege.push_str(word);
            }
            _ => {}
        }
    }
    Vec::new()
}

/// The two statements that make a user who can only read, for an administrator to run.
pub fn make_reader(database: &str) -> [String; 2] {
    [
        "CREATE USER 'backfill'@'%' IDENTIFIED BY 'choose a password';".to_owned(),
        format!("GRANT SELECT ON {}.* TO 'backfill'@'%';", sql::name(database)),
    ]
}
