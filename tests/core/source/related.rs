//! Where more is known about the values of a column.

use backfill::source::{self, Answers};

use crate::support::folder::Folder;
use crate::support::mariadb::MariaDb;

/// Each column that refers to something, and to what.
fn related(answers: &Answers) -> Vec<(String, String, bool)> {
    let source = source::open(answers).expect("it can be opened");
    let title = |place: usize| source.columns()[place].title.clone();
    source.related().iter().map(|found| (title(found.column), found.named.clone(), found.declared)).collect()
}

#[test]
fn a_foreign_key_says_so_and_else_the_titles() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE people (id INT PRIMARY KEY);
         CREATE TABLE companies (id INT PRIMARY KEY);
         CREATE TABLE bills (id INT PRIMARY KEY, payer INT, company_id INT, bill_id INT, day_id INT,
                             FOREIGN KEY (payer) REFERENCES people (id));
         INSERT INTO bills VALUES (1, NULL, 7, 1, 1)",
    );
    let told = |column: &str, named: &str, declared| (column.to_owned(), named.to_owned(), declared);
    let by_name = told("company_id", "companies", false);
    // A table does not refer to itself by its own number, nor to one that is not there.
    assert_eq!(related(&database.table("bills")), [told("payer", "people", true), by_name.clone()]);
    assert_eq!(related(&database.query("SELECT company_id FROM bills")), [by_name]);
}

#[test]
fn a_file_that_lies_beside_it_is_found_by_its_name() {
    let folder = Folder::new();
    folder.write("users.csv", "id,login\n1,ada\n");
    folder.write("plan.csv", "id,name\n1,Gold\n");
    folder.write("users.txt", "not of this kind");
    folder.write("orders.csv", "order_id,user_id,planId,PLAN ID,paid,_id\n1,1,1,1,1,1\n");
    let answers = Answers::new("csv").with("file", folder.at("orders.csv").to_string_lossy());
    let told = |column: &str, file: &str| (column.to_owned(), folder.at(file).to_string_lossy().into_owned(), false);
    assert_eq!(
        related(&answers),
        [told("user_id", "users.csv"), told("planId", "plan.csv"), told("PLAN ID", "plan.csv")]
    );
}
