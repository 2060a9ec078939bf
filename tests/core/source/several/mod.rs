//! Several files as one table: how columns are joined, in which order files stand, what is said of differences, and what is
//! refused.

mod archives;
mod choice;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use backfill::error::Error;
use backfill::pipeline::fingerprint;
use backfill::source::{self, Answers, Record, Records, Source, SourceError};
use backfill::text::{notice_sentence, warning_sentence, word};

use crate::support::folder::Folder;
use crate::support::workbook::{rows, xlsx};

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn named(names: &[&Path]) -> Result<Answers, SourceError> {
    source::named_together(&names.iter().map(|name| text(name)).collect::<Vec<_>>())
}

fn sentence(error: SourceError) -> String {
    Error::from(error).sentence()
}

#[track_caller]
fn open(answers: &Answers) -> Arc<dyn Source> {
    source::open(answers).unwrap_or_else(|error| panic!("{answers:?}: {}", sentence(error)))
}

/// The files that fit a pattern in a folder.
#[track_caller]
fn like(folder: &Folder, pattern: &str) -> Arc<dyn Source> {
    open(&named(&[&folder.at(pattern)]).unwrap_or_else(|error| panic!("{pattern}: {}", sentence(error))))
}

#[track_caller]
fn refused(names: &[&Path]) -> String {
    sentence(named(names).and_then(|answers| source::open(&answers)).err().expect("it is refused"))
}

fn titles(source: &dyn Source) -> String {
    source.columns().iter().map(|column| column.title.as_str()).collect::<Vec<_>>().join("|")
}

/// A row as `row file:line cells`.
fn shown(record: &Record) -> String {
    let cells = record.cells().collect::<Vec<_>>().join("|");
    let file = record.file.map_or("", |file| file.text());
    format!("{} {file}:{} {cells}", record.row, record.line.unwrap_or_default())
}

fn read_on(records: &mut dyn Records) -> Result<Vec<String>, SourceError> {
    let (mut read, mut record) = (Vec::new(), Record::default());
    while records.read(&mut record)? {
        read.push(shown(&record));
    }
    Ok(read)
}

#[track_caller]
fn read(source: &dyn Source) -> Vec<String> {
    let mut records = source.records().expect("it can be read");
    let read = read_on(records.as_mut()).unwrap_or_else(|error| panic!("{}", sentence(error)));
    let progress = records.progress();
    assert_eq!(Some(progress.done), progress.total, "all of it is done");
    read
}

fn said(source: &dyn Source) -> Vec<String> {
    source.notices().iter().map(notice_sentence).collect()
}

const JANUARY: &str = "id,who,total\n1,ada,10\n2,lee,20\n";
const FEBRUARY: &str = "id,who,total\n3,kim,30\n";

#[test]
fn files_stand_in_the_natural_order_of_their_names_whatever_the_order_in_which_they_are_named() {
    let folder = Folder::new();
    for (name, id) in [("orders-10.csv", "10"), ("orders-2.csv", "2"), ("Orders-1.csv", "1"), ("orders-02b.csv", "3")] {
        folder.write(name, format!("id,who\n{id},ada\n"));
    }
    let paths = ["orders-10.csv", "orders-2.csv", "Orders-1.csv", "orders-02b.csv"].map(|name| folder.at(name));
    let expected =
        ["1 Orders-1.csv:2 1|ada", "2 orders-2.csv:2 2|ada", "3 orders-02b.csv:2 3|ada", "4 orders-10.csv:2 10|ada"];
    let [a, b, c, d] = &paths;
    for order in [[a, b, c, d], [d, c, b, a], [b, d, a, c]] {
        assert_eq!(read(open(&named(&order.map(|path| path.as_path())).expect("they are there")).as_ref()), expected);
    }
    assert_eq!(read(open(&named(&[folder.path()]).expect("a folder")).as_ref()), expected);
}

#[test]
fn columns_are_joined_by_their_titles_and_what_differs_is_said() {
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    folder.write("orders-2.csv", "who,id,total\nkim,3,30\n");
    folder.write("orders-3.csv", "id,WHO \n4,max\n");
    folder.write("orders-4.csv", "id,who,total,coupon\n5,eve,50,SPRING\n");
    let source = like(&folder, "orders-*.csv");
    assert_eq!(titles(source.as_ref()), "id|who|total|coupon");
    assert_eq!(
        read(source.as_ref()),
        [
            "1 orders-1.csv:2 1|ada|10|",
            "2 orders-1.csv:3 2|lee|20|",
            "3 orders-2.csv:2 3|kim|30|",
            "4 orders-3.csv:2 4|max||",
            "5 orders-4.csv:2 5|eve|50|SPRING",
        ]
    );
    let said = said(source.as_ref()).join("\n");
    for (what, file) in [("total", "orders-3.csv"), ("coupon", "orders-4.csv"), ("order", "orders-2.csv")] {
        assert!(said.lines().any(|line| line.contains(what) && line.contains(file)), "{what}: {said}");
    }
    assert_eq!(said.lines().count(), 3, "{said}");
    let reading = word(&source.reading());
    assert!(reading.starts_with("4 files"), "{reading}");
}

#[test]
fn each_file_is_read_in_its_own_way_and_a_plan_remembers_it() {
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode("id;who;total\n3;J\u{f6}rg;1,5\n4;Zo\u{eb};2,5\n");
    folder.write("orders-2.csv", &windows);
    folder.write("orders-3.csv", "sep=;\nid;who;total\n5;kim;50\nid;who;total\n6;max;60\n");
    let source = like(&folder, "orders-*.csv");
    let expected = [
        "1 orders-1.csv:2 1|ada|10",
        "2 orders-1.csv:3 2|lee|20",
        "3 orders-2.csv:2 3|J\u{f6}rg|1,5",
        "4 orders-2.csv:3 4|Zo\u{eb}|2,5",
        "5 orders-3.csv:3 5|kim|50",
        "6 orders-3.csv:5 6|max|60",
    ];
    assert_eq!(read(source.as_ref()), expected);
    let mut records = source.records().expect("it can be read");
    read_on(records.as_mut()).expect("it can be read");
    let warned: Vec<String> = records.warnings().iter().map(warning_sentence).collect();
    assert!(
        warned.iter().any(|warned| warned.contains("repeats the titles") && warned.contains("orders-3.csv line 4")),
        "{warned:?}"
    );
    let told = said(source.as_ref()).join("\n");
    assert!(told.contains("orders-2.csv") && told.contains("Semicolon"), "{told}");
    // What was found out is read again from a plan, also where it would be found otherwise.
    let kept = source.answers().clone();
    let text = toml::to_string(&kept).expect("it is text");
    let again: Answers = toml::from_str(&text).expect("it is what was written");
    assert_eq!(again, Answers { reading: again.reading, ..kept });
    assert_eq!(read(open(&again).as_ref()), expected);
    assert_eq!(open(&again).answers(), &again, "and it stays so");
    // What is said about all of them goes for each.
    let all = open(&again.with("encoding", "windows-1252"));
    let encoding = all.guesses().iter().find(|guess| guess.field == "encoding").expect("it is known");
    assert!(encoding.chosen && encoding.answer == "windows-1252", "{encoding:?}");
    assert_eq!(read(all.as_ref()), expected);
}

#[test]
fn a_row_has_the_hash_that_it_has_where_its_file_is_read_alone() {
    let folder = Folder::new();
    let first = folder.write("orders-1.csv", JANUARY);
    folder.write("orders-2.csv", "coupon,who,id\nX,kim,3\n,max,4\n");
    let second = folder.at("orders-2.csv");
    let hashes = |source: &dyn Source| {
        let (mut records, mut record, mut hashes) = (source.records().expect("read"), Record::default(), Vec::new());
        while records.read(&mut record).expect("read") {
            hashes.push(fingerprint::row(&record));
        }
        hashes
    };
    let alone = |path: &Path| hashes(open(&Answers::new("csv").with("file", text(path))).as_ref());
    let together = hashes(like(&folder, "orders-*.csv").as_ref());
    assert_eq!(together, [alone(&first), alone(&second)].concat());
}

#[test]
fn cells_that_are_too_many_stay_behind_the_columns_of_all() {
    let folder = Folder::new();
    folder.write("orders-1.csv", "id,who\n1,ada\n2,lee,more,and more\n3\n");
    folder.write("orders-2.csv", "who,id,total\nkim,4,40\n");
    let read = read(like(&folder, "orders-*.csv").as_ref());
    assert_eq!(
        read,
        [
            "1 orders-1.csv:2 1|ada|",
            "2 orders-1.csv:3 2|lee||more|and more",
            "3 orders-1.csv:4 3||",
            "4 orders-2.csv:2 4|kim|40",
        ]
    );
}

#[test]
fn a_file_that_comes_joins_in_and_one_that_comes_while_the_others_are_read_is_refused() {
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    let answers = named(&[&folder.at("orders-*.csv")]).expect("there is one");
    let source = open(&answers);
    let kept = source.answers().clone();
    let mut records = source.records().expect("it can be read");
    assert!(records.read(&mut Record::default()).expect("a row"));
    folder.write("orders-2.csv", FEBRUARY);
    let came = sentence(read_on(records.as_mut()).expect_err("it is refused"));
    assert!(came.contains("orders-2.csv appeared while"), "{came}");
    assert!(sentence(source.records().err().expect("it is refused")).contains("orders-2.csv appeared while"));
    assert_eq!(read(open(&kept).as_ref()).len(), 3, "opened again it joins in");
}

#[test]
fn a_file_that_vanishes_or_changes_while_others_are_read_is_refused() {
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    let second = folder.write("orders-2.csv", FEBRUARY);
    let answers = named(&[folder.path()]).expect("a folder");
    let source = open(&answers);
    let mut records = source.records().expect("it can be read");
    assert!(records.read(&mut Record::default()).expect("a row"));
    std::fs::remove_file(&second).expect("it can be removed");
    let gone = sentence(read_on(records.as_mut()).expect_err("it is refused"));
    assert!(gone.contains("orders-2.csv was there") && gone.contains("is gone"), "{gone}");
    assert!(sentence(source.records().err().expect("it is refused")).contains("is gone"));
    // One that was read to its end is held against what it was too.
    folder.write("orders-2.csv", FEBRUARY);
    let source = open(&answers);
    let mut records = source.records().expect("it can be read");
    for _ in 0..3 {
        assert!(records.read(&mut Record::default()).expect("a row"));
    }
    folder.write("orders-1.csv", "id,who,total\n1,ada,10\n2,lee,20\n9,new,90\n");
    let changed = sentence(read_on(records.as_mut()).expect_err("it is refused"));
    assert!(changed.contains("orders-1.csv has changed"), "{changed}");
}

#[test]
fn what_is_no_table_together_gets_its_sentence() {
    let folder = Folder::new();
    let orders = folder.write("orders.csv", JANUARY);
    let none = refused(&[&folder.at("nothing-*.csv")]);
    assert!(none.contains("nothing-*.csv") && none.starts_with("No file"), "{none}");
    std::fs::create_dir(folder.at("empty")).expect("a folder");
    let empty = refused(&[&folder.at("empty")]);
    assert!(empty.contains("empty folder"), "{empty}");
    std::fs::create_dir_all(folder.at("outer/inner")).expect("folders");
    folder.write("outer/notes.md", "no table");
    let outer = refused(&[&folder.at("outer")]);
    assert!(outer.contains("folder without any file"), "{outer}");
    let only = refused(&[&folder.at("oute*")]);
    assert!(only.starts_with("Only folders"), "{only}");
    let json = folder.write("events.jsonl", "{\"id\":1}\n{\"id\":2}\n");
    let kinds = refused(&[&orders, &json]);
    assert!(
        kinds.contains("events.jsonl") && kinds.contains("orders.csv") && kinds.contains("different kinds"),
        "{kinds}"
    );
    let other = folder.write("plans.csv", "plan,price\nGold,10\n");
    let table = refused(&[&orders, &other]);
    assert!(table.contains("plans.csv") && table.contains("another table"), "{table}");
    let missing = refused(&[&orders, &folder.at("gone.csv")]);
    assert!(missing.contains("gone.csv") && missing.contains("no file"), "{missing}");
    let database = folder.at("shop.db");
    rusqlite::Connection::open(&database)
        .and_then(|it| it.execute_batch("CREATE TABLE orders (id INTEGER PRIMARY KEY, who TEXT)"))
        .expect("a database");
    let database = refused(&[&orders, &database]);
    assert!(database.contains("shop.db") && database.contains("by itself"), "{database}");
}

#[test]
fn a_folder_gives_the_files_that_a_table_may_be_in_and_passes_over_what_was_left_out_before() {
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    folder.write("orders-2.csv", "id,who,total\n");
    folder.write(".hidden.csv", FEBRUARY);
    folder.write("notes.md", "no table");
    folder.write("plan.toml", "version = 2");
    folder.write("not-sent.csv", "id,who,total,Row,Reason\n2,lee,20,2,\"the date is blank\"\n");
    let source = open(&named(&[folder.path()]).expect("a folder"));
    assert_eq!(read(source.as_ref()), ["1 orders-1.csv:2 1|ada|10", "2 orders-1.csv:3 2|lee|20"]);
    let said = said(source.as_ref()).join("\n");
    assert!(said.contains("orders-2.csv has no rows"), "{said}");
    assert!(said.contains("not-sent.csv holds rows that were left out"), "{said}");
    // Named itself it is meant.
    let both = open(&named(&[&folder.at("orders-1.csv"), &folder.at("not-sent.csv")]).expect("both are there"));
    assert_eq!(read(both.as_ref()).len(), 3);
}

#[test]
fn a_file_is_read_once_however_often_it_is_chosen_and_names_that_are_alike_are_told_apart() {
    let folder = Folder::new();
    for year in ["2024", "2025"] {
        std::fs::create_dir(folder.at(year)).expect("a folder");
        folder.write(&format!("{year}/orders.csv"), format!("id,who\n{year},ada\n"));
    }
    let source = like(&folder, "20*/orders.csv");
    let expected = ["1 2024/orders.csv:2 2024|ada", "2 2025/orders.csv:2 2025|ada"];
    assert_eq!(read(source.as_ref()), expected);
    let (one, two) = (folder.at("2024/orders.csv"), folder.at("2025/orders.csv"));
    let source = open(&named(&[&two, &one, &two, &folder.at("2024"), &folder.at("2025")]).expect("they are there"));
    assert_eq!(read(source.as_ref()), expected);
    // A name with a star in it is that file where there is one.
    if cfg!(unix) {
        let star = folder.write("orders-*.csv", JANUARY);
        folder.write("orders-2.csv", FEBRUARY);
        assert_eq!(read(open(&named(&[&star]).expect("it is there")).as_ref()).len(), 2);
    }
}

#[test]
fn packed_files_workbooks_and_json_lines_are_joined_as_text_is() {
    let folder = Folder::new();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(FEBRUARY.as_bytes()).expect("it is packed");
    folder.write("text-1.csv", JANUARY);
    folder.write("text-2.csv.gz", packed.finish().expect("it is packed"));
    let expected = ["1 text-1.csv:2 1|ada|10", "2 text-1.csv:3 2|lee|20", "3 text-2.csv.gz:2 3|kim|30"];
    assert_eq!(read(like(&folder, "text-*").as_ref()), expected);

    folder.write("lines-1.jsonl", "{\"id\":1,\"who\":\"ada\"}\n{\"id\":2,\"who\":\"lee\",\"total\":20}\n");
    folder.write("lines-2.jsonl", "{\"total\":30,\"id\":3}\n");
    let lines = like(&folder, "lines-*");
    assert_eq!(titles(lines.as_ref()), "id|who|total");
    let expected = ["1 lines-1.jsonl:1 1|ada|", "2 lines-1.jsonl:2 2|lee|20", "3 lines-2.jsonl:1 3||30"];
    assert_eq!(read(lines.as_ref()), expected);

    folder.write("book-1.xlsx", xlsx(&[("Orders", rows(&["id|who", "1|ada", "2|lee"]))]));
    folder.write("book-2.xlsx", xlsx(&[("Orders", rows(&["who|id", "kim|3"]))]));
    let expected = ["1 book-1.xlsx:2 1|ada", "2 book-1.xlsx:3 2|lee", "3 book-2.xlsx:2 3|kim"];
    assert_eq!(read(like(&folder, "book-*").as_ref()), expected);

    let year = xlsx(&[
        ("2024-02", rows(&["id|who", "3|kim"])),
        ("2024-01", rows(&["id|who", "1|ada"])),
        ("Notes", rows(&["a|b", "x|y"])),
    ]);
    let path = folder.write("year.xlsx", year);
    let sheets = open(&Answers::new("sheet").with("file", text(&path)).with("sheet", "2024-*"));
    assert_eq!(read(sheets.as_ref()), ["1 2024-01:2 1|ada", "2 2024-02:2 3|kim"]);
}
