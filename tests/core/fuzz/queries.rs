//! Queries that a person may write: what we let through, a server with all rights and no lock of ours does not write, lock
//! or keep anything by. Held against the server itself, in each way in which it reads quotes.

use backfill::source::mysql::read_only::check;
use backfill::source::mysql::sql::{Dialect, TokenKind, tokens};
use mysql::prelude::Queryable;
use proptest::prelude::*;

use super::{damaged, fuzz};
use crate::support::mariadb::MariaDb;

const WORDS: &[&str] = &[
    " ",
    "\n",
    "'",
    "\"",
    "`",
    "\\",
    ";",
    "--",
    "-- ",
    "#",
    "/*",
    "*/",
    "/*!",
    "/*M!",
    "/*+",
    "(",
    ")",
    ",",
    ".",
    "0.",
    "1e5",
    "0x",
    "b'",
    "@",
    "@@",
    ":=",
    " LOCK IN SHARE MODE",
    " FOR UPDATE",
    " FOR SHARE",
    "INTO ",
    " INTO @kept",
    "GET_LOCK('fuzz', 0)",
    "`GET_LOCK`('fuzz', 0)",
    "SELECT ",
    "WITH a AS (SELECT 1) ",
    "UNION ",
    " FROM t",
    "DELETE FROM t",
    "UPDATE t SET id = 9",
    " PROCEDURE ANALYSE()",
    "INSERT INTO t VALUES (7)",
    "\u{a0}",
    "\0",
    "é",
    "''",
    "\"\"",
    "``",
];

const STATEMENTS: [&str; 6] = [
    "SELECT id FROM t WHERE id > 0.LOCK IN SHARE MODE",
    "SELECT id, 'it''s \\' here', \"a \\\" b\" FROM t -- the end",
    "WITH a AS (SELECT id FROM t) SELECT /*+ hint */ * FROM a",
    "SELECT `id` FROM `t` /* why */ WHERE id IN (1, 2) ORDER BY 1 LIMIT 3",
    "(SELECT 1) UNION (SELECT id FROM t)",
    "SELECT 1 INTO @kept",
];

#[test]
fn what_is_let_through_changes_locks_and_keeps_nothing_on_a_real_server() {
    let modes = ["", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES"];
    let statements = STATEMENTS.iter().map(|statement| statement.as_bytes().to_vec()).collect();
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1), (2), (3)");
    let database = std::cell::RefCell::new(database);
    fuzz(&(damaged(statements, WORDS), prop::sample::select(modes.to_vec())), |(bytes, mode)| {
        let statement = String::from_utf8_lossy(&bytes);
        let dialect = Dialect::of_mode(mode);
        let Ok(passed) = check(&statement, dialect) else { return Ok(()) };
        // What passed once is what it was taken for.
        let pieces = tokens(&passed, dialect).expect("it was cut before");
        prop_assert!(pieces.iter().all(|token| !matches!(token.kind, TokenKind::Comment | TokenKind::Executable)));
        prop_assert_eq!(check(&passed, dialect), Ok(passed.clone()));

        let mut database = database.borrow_mut();
        let conn = database.conn();
        conn.exec_drop("SET SESSION sql_mode = ?", (mode,)).expect("it is a mode");
        conn.query_drop("SET @kept = NULL").expect("a variable");
        conn.query_drop("START TRANSACTION").expect("a transaction");
        // Most of them the server does not understand, which is as good.
        let _ = conn.exec_drop(passed.as_str(), ());
        let locked: Option<u64> = conn
            .query_first(
                "SELECT trx_rows_locked + trx_tables_locked FROM information_schema.innodb_trx
                 WHERE trx_mysql_thread_id = CONNECTION_ID()",
            )
            .expect("an administrator may look");
        let kept: Option<(u64, u64)> =
            conn.query_first("SELECT @kept IS NOT NULL, IS_USED_LOCK('fuzz') IS NOT NULL").expect("an answer");
        let rows: Vec<u64> = conn.query("SELECT id FROM t ORDER BY id").expect("the table is there");
        conn.query_drop("ROLLBACK").expect("a transaction");
        prop_assert_eq!((locked.unwrap_or(0), kept, rows), (0, Some((0, 0)), vec![1, 2, 3]), "{} ({})", passed, mode);
        Ok(())
    });
}
