//! Where a column's values may be looked up: what stands beside the source, each with how many of the values it has.

use backfill::mapping::Part;
use backfill::pipeline::lookup::{Candidate, KEYS, Look, candidates};
use backfill::pipeline::{PassProgress, Stop};
use backfill::source::{self, Answers};
use backfill::text::look_words;

use crate::support::folder::Folder;
use crate::support::mariadb::MariaDb;

fn beside(answers: &Answers, column: &str) -> Vec<Candidate> {
    let source = source::open(answers).expect("it can be opened");
    let place = source.columns().iter().position(|known| known.title == column).expect("it has the column");
    let mut found = Vec::new();
    let mut tell = |candidate| found.push(candidate);
    candidates(source.as_ref(), place, Part::Person, &Stop::default(), &PassProgress::default(), &mut tell)
        .expect("the neighbors can be listed");
    found
}

fn told(found: &[Candidate]) -> Vec<String> {
    found.iter().map(|candidate| format!("{}: {}", candidate.name, look_words(&candidate.look))).collect()
}

/// Orders of 3,000 customers, of whom 22 are not in the second file.
#[test]
fn each_file_beside_the_source_says_how_many_of_the_values_it_has() {
    let folder = Folder::new();
    let (mut orders, mut customers) = ("Kundennr.;Betrag\n".to_owned(), "Nr;Name;E-Mail\n".to_owned());
    for number in 10_001..=13_000 {
        orders.push_str(&format!("{number};9,99\n"));
    }
    for number in 10_023..=13_500 {
        customers.push_str(&format!("{number};Person {number};p{number}@example.com\n"));
    }
    folder.write("orders.csv", orders);
    folder.write("kunden.csv", customers);
    folder.write("days.tsv", "day\tname\n1\tMonday\n2\tTuesday\n");
    folder.write("notes.md", "10001;10002");
    folder.write("broken.csv", "");
    let answers = Answers::new("csv").with("file", folder.at("orders.csv").to_string_lossy());
    let found = beside(&answers, "Kundennr.");
    assert_eq!(
        told(&found),
        ["broken.csv: can't be read", "days.tsv: none found", "kunden.csv: E-Mail found for 2,978 of 3,000"]
    );
    let Look::Found { by, take, found, of } = &found[2].look else { panic!("{found:?}") };
    assert_eq!((by.as_str(), take.as_deref(), *found, *of), ("Nr", Some("E-Mail"), 2_978, 3_000));
}

#[test]
fn spaces_around_a_value_do_not_matter_and_a_blank_is_no_value() {
    let folder = Folder::new();
    folder.write("orders.csv", "user,paid\n 1 ,5\n,5\n2,5\n1,5\n");
    folder.write("users.csv", "id,login\n1 ,ada@example.com\n 2,bob@example.com\n,nobody@example.com\n");
    let answers = Answers::new("csv").with("file", folder.at("orders.csv").to_string_lossy());
    assert_eq!(told(&beside(&answers, "user")), ["users.csv: login found for 2 of 2"]);
}

#[test]
fn of_very_many_values_the_first_are_looked_for_and_that_is_said() {
    let folder = Folder::new();
    let rows: String = (0..KEYS + 500).map(|number| format!("u{number}\n")).collect();
    folder.write("visits.csv", format!("user\n{rows}"));
    folder.write("users.csv", format!("user\n{rows}"));
    let answers = Answers::new("csv").with("file", folder.at("visits.csv").to_string_lossy());
    assert_eq!(told(&beside(&answers, "user")), ["users.csv: 10,000 of the first 10,000 found in user"]);
}

#[test]
fn the_other_tables_of_a_database_are_looked_through_and_the_one_it_refers_to_comes_first() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE accounts (number INT PRIMARY KEY, email VARCHAR(50));
         INSERT INTO accounts VALUES (501, 'x@example.com'), (900, 'y@example.com');
         CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(50));
         INSERT INTO people VALUES (501, 'ada@example.com'), (502, 'bob@example.com'), (503, 'eve@example.com');
         CREATE TABLE bills (bill INT PRIMARY KEY, payer INT, FOREIGN KEY (payer) REFERENCES people (id));
         INSERT INTO bills VALUES (1, 501), (2, 502), (3, 501), (4, NULL)",
    );
    assert_eq!(
        told(&beside(&database.table("bills"), "payer")),
        ["people: email found for 2 of 2", "accounts: email found for 1 of 2"]
    );
}
