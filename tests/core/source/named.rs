//! What is typed, dropped or chosen, and which kind of source takes it.

use backfill::error::Error;
use backfill::source::mysql::DatabaseProblem;
use backfill::source::{self, Answers, SourceError};

use crate::support::folder::Folder;

fn named(text: &str) -> (String, Vec<(String, String)>) {
    let answers = source::named(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    (answers.kind, answers.values.into_iter().collect())
}

fn one(kind: &str, field: &str, value: &str) -> (String, Vec<(String, String)>) {
    (kind.to_owned(), vec![(field.to_owned(), value.to_owned())])
}

#[test]
fn a_path_is_a_file_and_an_address_a_server() {
    assert_eq!(named("users.csv"), one("csv", "file", "users.csv"));
    assert_eq!(named("old stuff/users"), one("csv", "file", "old stuff/users"));
    assert_eq!(
        named("mysql://ada@shop.example.com/shop"),
        one("mysql", "address", "mysql://ada@shop.example.com/shop")
    );
    assert_eq!(named("postgresql://ada@db/shop"), one("postgres", "address", "postgresql://ada@db/shop"));
    assert!(source::named("mysql://ada@shop.example.com/shop").is_ok_and(|answers| answers.is_of_server()));
    assert!(source::named("users.csv").is_ok_and(|answers| !answers.is_of_server()));
}

#[test]
fn an_address_that_is_not_understood_is_refused_unless_a_file_is_called_so() {
    for address in ["oracle://ada:secret@db/shop", "ada:secret@db"] {
        let refused = source::named(address);
        assert!(
            matches!(refused, Err(SourceError::Database { problem: DatabaseProblem::BadAddress, .. })),
            "{address}: {refused:?}"
        );
    }
    // Windows has no such names.
    if cfg!(not(windows)) {
        let folder = Folder::new();
        let path = folder.write("ada:secret@db", "a,b\n1,2\n");
        assert_eq!(named(&path.to_string_lossy()), one("csv", "file", &path.to_string_lossy()));
    }
}

#[test]
fn beside_a_file_another_file_is_named_and_never_an_address_with_its_password() {
    let folder = Folder::new();
    let path = folder.write("users.csv", "id,login\n1,ada\n");
    let users = source::open(&Answers::new("csv").with("file", path.to_string_lossy())).expect("it opens");
    let beside = source::named_beside(users.as_ref(), "plans.csv").expect("a file");
    assert_eq!(beside, Answers::new("csv").with("file", "plans.csv"));
    let refused = source::named_beside(users.as_ref(), "mysql://ada:secret@db/shop").expect_err("an address");
    let sentence = Error::from(refused).sentence();
    assert!(sentence.contains("a file, or a table of the same database") && !sentence.contains("secret"), "{sentence}");
}
