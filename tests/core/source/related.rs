//! Where more is known about the values of a column.

use std::io::Write as _;

use backfill::source::{self, Answers};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::folder::Folder;
use crate::support::mariadb::MariaDb;
use crate::support::workbook::{archive, rows, xlsx};

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

#[test]
fn files_of_every_kind_lie_beside_a_file_of_every_kind() {
    let folder = Folder::new();
    let packed = |text: &str| {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text.as_bytes()).expect("it is packed");
        packed.finish().expect("it is packed")
    };
    folder.write("users.csv", "id,login\n1,ada\n2,lee\n");
    folder.write("events.jsonl", "{\"id\":1,\"plan_id\":7,\"user_id\":1}\n");
    folder.write("plans.jsonl.gz", packed("{\"id\":7,\"name\":\"Gold\"}\n"));
    folder.write("shop.xlsx", xlsx(&[("Orders", rows(&["id|user_id", "1|1"]))]));
    folder.write("months.zip", archive(&[("january.csv", "id,login\n1,ada\n")]));
    folder.write("pictures.zip", archive(&[("cat.png", "none")]));
    folder.write("source.tar.gz", packed("none"));
    folder.write("notes.pdf", "none");
    folder.write(".hidden.csv", "id\n1\n");
    folder.write("letter", "none");
    let all = ["events.jsonl", "months.zip", "plans.jsonl.gz", "shop.xlsx", "users.csv"];
    for file in all {
        let path = folder.at(file).to_string_lossy().into_owned();
        let source = source::open(&source::named(&path).expect("it is claimed")).expect("it can be opened");
        let neighbors = source.neighbors().expect("the folder is there");
        let names: Vec<&str> = neighbors.iter().map(|other| other.name.as_str()).collect();
        assert_eq!(names, all.into_iter().filter(|other| *other != file).collect::<Vec<_>>(), "beside {file}");
        for other in &neighbors {
            let there = source.beside(&other.answers).expect("it can be opened");
            assert_eq!(there.columns()[0].title, "id", "{} beside {file}", other.name);
            // As somebody would name it.
            let named = source::named_beside(source.as_ref(), &other.named).expect("it is claimed");
            assert_eq!(named, other.answers, "{} beside {file}", other.name);
        }
    }
    let of = |file: &str| source::named(&folder.at(file).to_string_lossy()).expect("it is claimed");
    let told = |column: &str, file: &str| (column.to_owned(), folder.at(file).to_string_lossy().into_owned(), false);
    assert_eq!(related(&of("events.jsonl")), [told("plan_id", "plans.jsonl.gz"), told("user_id", "users.csv")]);
    assert_eq!(related(&of("shop.xlsx")), [told("user_id", "users.csv")]);
    // One that ends as it does comes first.
    folder.write("users.jsonl", "{\"id\":1}\n");
    assert_eq!(related(&of("events.jsonl"))[1], told("user_id", "users.jsonl"));
}
