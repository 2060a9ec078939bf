//! Nothing is ever written to somebody's database.
//!
//! Three locks, each enough by itself for what it covers: a statement that does more than read is refused here,
//! before it leaves; the session and its transaction are read only, so the server refuses what got past; and the
//! server prepares each statement by itself, so that there is never a second one behind it. A user who could
//! write is told so ([`could_write`]), with what makes one who cannot.

use super::sql::{self, Dialect, Token, TokenKind};

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

/// Why a statement is not sent to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing but white space and comments.
    Blank,
    /// It begins with another word than `SELECT` or `WITH`.
    NotSelect {
        /// That word, in capitals.
        word: String,
    },
    /// It would write, lock rows or take a lock.
    Writes {
        /// The word that does, in capitals.
        word: String,
    },
    /// Something follows the first statement.
    TwoStatements,
    /// A comment that the server would carry out (`/*! … */`).
    ExecutableComment,
    /// A quote or a comment is not closed.
    Unclosed,
}

/// Functions that change something, though they stand in a `SELECT`.
const WRITING_FUNCTIONS: [&str; 5] = ["NEXTVAL", "SETVAL", "GET_LOCK", "RELEASE_LOCK", "RELEASE_ALL_LOCKS"];

/// Reserved words that cannot stand in a statement that only reads. `INTO` writes to files and variables, `LOCK`
/// is `LOCK IN SHARE MODE`, and a `WITH` may lead an `UPDATE` or a `DELETE`.
const WRITING_WORDS: [&str; 4] = ["INTO", "UPDATE", "DELETE", "LOCK"];

/// Checks that a statement is one and only reads; gives it back without its comments and its last semicolon, so
/// that it can stand inside another.
///
/// # Errors
/// Why it is refused.
pub fn check(statement: &str, dialect: Dialect) -> Result<String, Refusal> {
    let all = sql::tokens(statement, dialect).map_err(|sql::Unclosed| Refusal::Unclosed)?;
    if all.iter().any(|token| token.kind == TokenKind::Executable) {
        return Err(Refusal::ExecutableComment);
    }
    let mut meaning: Vec<Token<'_>> = all
        .iter()
        .copied()
        .filter(|token| !matches!(token.kind, TokenKind::Space | TokenKind::Comment | TokenKind::Hint))
        .collect();
    while meaning.last().is_some_and(|token| token.text == ";") {
        meaning.pop();
    }
    if meaning.iter().any(|token| token.kind == TokenKind::Symbol && token.text == ";") {
        return Err(Refusal::TwoStatements);
    }
    only_reads(&meaning)?;
    let mut kept = String::with_capacity(statement.len());
    for token in &all {
        let taken_out = token.kind == TokenKind::Comment || token.kind == TokenKind::Symbol && token.text == ";";
        // Two minus signs begin a comment where a space comes to stand behind them.
        if taken_out && kept.ends_with("--") {
            kept.insert(kept.len() - 1, ' ');
        }
        kept.push_str(if taken_out { " " } else { token.text });
    }
    Ok(kept.trim().to_owned())
}

fn only_reads(meaning: &[Token<'_>]) -> Result<(), Refusal> {
    let Some(first) = meaning.iter().find(|token| token.text != "(") else { return Err(Refusal::Blank) };
    let word = first.text.to_ascii_uppercase();
    if !matches!(word.as_str(), "SELECT" | "WITH") {
        return Err(Refusal::NotSelect { word });
    }
    for (place, token) in meaning.iter().enumerate() {
        let is_column = place > 0 && meaning[place - 1].text == ".";
        if token.kind != TokenKind::Word || is_column {
            continue;
        }
        let word = token.text.to_ascii_uppercase();
        let next = meaning.get(place + 1).map_or("", |next| next.text);
        let writes = WRITING_WORDS.contains(&word.as_str())
            || (matches!(word.as_str(), "INSERT" | "REPLACE") && next != "(")
            || (WRITING_FUNCTIONS.contains(&word.as_str()) && next == "(")
            || (word == "NEXT" && next.eq_ignore_ascii_case("VALUE"))
            || (word == "FOR" && next.eq_ignore_ascii_case("SHARE"));
        if writes {
            return Err(Refusal::Writes { word });
        }
    }
    Ok(())
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
