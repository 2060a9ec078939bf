//! Archives as several files, and among them.

use std::io::{Cursor, Write};

use backfill::source::{self, Answers, Each};
use backfill::text::word;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{FEBRUARY, JANUARY, like, open, read, sentence, text};
use crate::support::folder::Folder;

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(content.as_bytes()).expect("a file");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn the_tables_of_an_archive_are_read_as_one() {
    let folder = Folder::new();
    let path =
        folder.write("months.zip", zip(&[("orders-2.csv", FEBRUARY), ("orders-1.csv", JANUARY), ("x.csv", FEBRUARY)]));
    let one = Answers::new("csv").with("file", text(&path));
    let expected = ["1 orders-1.csv:2 1|ada|10", "2 orders-1.csv:3 2|lee|20", "3 orders-2.csv:2 3|kim|30"];
    assert_eq!(read(open(&one.clone().with("inside", "orders-*")).as_ref()), expected);
    let all = open(&one.clone().with("inside", source::ALL_TABLES));
    assert_eq!(read(all.as_ref()).len(), 4);
    assert_eq!(all.holds().len(), 3, "one of them can still be chosen");
    let reading = word(&all.reading());
    assert!(reading.starts_with("3 tables"), "{reading}");
    let none = sentence(source::open(&one.with("inside", "users-*")).err().expect("there is none"));
    assert!(none.contains("users-*") && none.contains("orders-1.csv"), "{none}");
}

#[test]
fn of_an_archive_among_files_every_table_is_read() {
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    folder
        .write("orders-2.zip", zip(&[("march.csv", "id,who,total\n4,max,40\n5,eve,50\n"), ("february.csv", FEBRUARY)]));
    folder.write("orders-3.zip", zip(&[("april.csv", "id,who,total\n6,fay,60\n")]));
    let source = like(&folder, "orders-*");
    let expected = [
        "1 orders-1.csv:2 1|ada|10",
        "2 orders-1.csv:3 2|lee|20",
        "3 orders-2.zip/february.csv:2 3|kim|30",
        "4 orders-2.zip/march.csv:2 4|max|40",
        "5 orders-2.zip/march.csv:3 5|eve|50",
        "6 orders-3.zip:2 6|fay|60",
    ];
    assert_eq!(read(source.as_ref()), expected);
    assert_eq!(read(open(source.answers()).as_ref()), expected, "also from its plan");
}

/// The rows of these files, read by what a plan keeps of them, which is then read again as such.
fn from_plan(answers: &Answers) -> (String, Answers) {
    let kept = toml::to_string(answers).expect("it is text");
    let again = toml::from_str::<Answers>(&kept).expect("it is what was written").read_as(answers.reading);
    (kept, again)
}

#[test]
fn a_table_that_is_added_to_an_archive_joins_in_also_where_the_archive_had_one_alone() {
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    folder.write("orders-2.zip", zip(&[("february.csv", FEBRUARY)]));
    folder.write("orders-3.zip", zip(&[("a.csv", "id,who\n4,max\n"), ("b.csv", "id,who\n5,eve\n")]));
    let source = like(&folder, "orders-*");
    let (kept, plan) = from_plan(source.answers());
    assert!(!kept.contains("inside"), "which tables there are is no choice of anybody's: {kept}");
    assert_eq!(read(open(&plan).as_ref()), read(source.as_ref()));
    let march = "id;who;total\n6;fay;60\n";
    folder.write("orders-2.zip", zip(&[("february.csv", FEBRUARY), ("march.csv", march)]));
    let three = [("a.csv", "id,who\n4,max\n"), ("b.csv", "id,who\n5,eve\n"), ("c.csv", "id,who\n7,gus\n")];
    folder.write("orders-3.zip", zip(&three));
    let expected = [
        "1 orders-1.csv:2 1|ada|10",
        "2 orders-1.csv:3 2|lee|20",
        "3 orders-2.zip/february.csv:2 3|kim|30",
        "4 orders-2.zip/march.csv:2 6|fay|60",
        "5 orders-3.zip/a.csv:2 4|max|",
        "6 orders-3.zip/b.csv:2 5|eve|",
        "7 orders-3.zip/c.csv:2 7|gus|",
    ];
    assert_eq!(read(open(&plan).as_ref()), expected);
}

#[test]
fn the_table_that_a_person_chose_of_one_archive_stays_chosen() {
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    folder.write("orders-2.zip", zip(&[("february.csv", FEBRUARY), ("users.csv", "login,plan\nada,Gold\n")]));
    let inside = [("inside".to_owned(), "february.csv".to_owned())].into();
    let each = vec![Each { names: vec!["orders-2.zip".to_owned()], values: inside }];
    let chosen =
        Answers { kind: "csv".to_owned(), several: vec![text(&folder.at("orders-*"))], each, ..Answers::default() };
    let source = open(&chosen);
    let expected = ["1 orders-1.csv:2 1|ada|10", "2 orders-1.csv:3 2|lee|20", "3 orders-2.zip:2 3|kim|30"];
    assert_eq!(read(source.as_ref()), expected);
    let (_, plan) = from_plan(source.answers());
    assert_eq!(read(open(&plan).as_ref()), expected, "and a plan keeps it");
}

#[test]
fn a_table_with_a_star_in_its_name_is_that_one_and_rows_that_were_left_out_come_back_as_they_were() {
    let folder = Folder::new();
    let left_out = "id,who,Row,Reason\n1,'=ada,2,\"the date is blank\"\n";
    let files = [("left*.csv", left_out), ("left-1.csv", "id,who,Row,Reason\n2,lee,3,no\n"), ("long.csv", JANUARY)];
    let path = folder.write("left.zip", zip(&files));
    let one = Answers::new("csv").with("file", text(&path)).with("inside", "left*.csv");
    assert_eq!(read(open(&one).as_ref()), ["1 :2 1|=ada|2|the date is blank"]);
    // Among several files it is that one too.
    folder.write("more.zip", zip(&[("left*.csv", "id,who\n3,kim\n"), ("left-2.csv", "id,who\n4,max\n")]));
    let several = vec![text(&path), text(&folder.at("more.zip"))];
    let answers = Answers { kind: "csv".to_owned(), several, ..Answers::default() }.with("inside", "left*.csv");
    let read = read(open(&answers).as_ref());
    assert_eq!(read, ["1 left.zip/left*.csv:2 1|=ada|2|the date is blank", "2 more.zip/left*.csv:2 3|kim||"]);
}
