//! What a person reads when a database cannot be read.

use super::failure;
use crate::support::free_address;
use crate::support::mariadb::MariaDb;
use backfill::error::Error;
use backfill::source::{Answers, SourceNotice};
use backfill::text::notice_sentence;

fn sentence(answers: &Answers) -> String {
    Error::from(failure(answers)).sentence()
}

#[test]
fn the_servers_own_words_stand_beneath_ours() {
    let database = MariaDb::shared().database();
    let words = sentence(&database.query("SELECT 1").with("password", "hidden"));
    let (ours, theirs) = words.split_once('\n').unwrap();
    assert_eq!(
        ours,
        "The server refused this user name or password. Check both; \"reader\" may also be allowed only \
         from other computers, or only with encryption."
    );
    assert!(theirs.starts_with("(The server said: Access denied for user 'reader'@") && theirs.ends_with("(1045))"));
    assert!(!words.contains("hidden"));
}

#[test]
fn each_problem_says_what_to_do() {
    let database = MariaDb::shared().database();
    let port = free_address().port();
    for (answers, words) in [
        (database.query("SELECT 1").with("port", port.to_string()), "Check the port"),
        (database.query("SELECT 1").with("host", "no-such-host.invalid"), "Check the name"),
        (database.query("SELECT 1").with("database", "test_nowhere"), "Choose one from the list"),
        (database.query("SELECT * FROM mysql.user"), "Ask the administrator for the right to read it"),
        (
            database.query("SELECT 1").with("tls", "required"),
            "If a file of certificates to trust came with the address, fill it in",
        ),
        (database.query("SELECT 1; DROP TABLE t"), "Leave only the SELECT"),
        (database.query("DELETE FROM t"), "begin with SELECT or WITH"),
        (database.query("SELECT 1 FROM DUAL WHERE FALSE"), "Choose another table"),
        (database.table("nowhere"), "There is no table \"nowhere\""),
    ] {
        let sentence = sentence(&answers);
        assert!(sentence.contains(words), "{sentence}");
    }
}

#[test]
fn a_pasted_address_is_never_repeated() {
    let words = sentence(&Answers::new("mysql").with("address", "mysql:/ada:hidden@host"));
    assert!(!words.contains("hidden") && words.contains("mysql://user:password@host:3306/database"), "{words}");
}

#[test]
fn what_makes_a_calmer_user_stands_in_two_lines() {
    let note = SourceNotice::CouldWrite {
        privileges: vec!["INSERT".to_owned(), "UPDATE".to_owned()],
        statements: ["CREATE USER one;".to_owned(), "GRANT two;".to_owned()],
    };
    let words = notice_sentence(&note);
    assert!(words.contains("(INSERT and UPDATE)") && words.ends_with("\nCREATE USER one;\nGRANT two;"), "{words}");
}
