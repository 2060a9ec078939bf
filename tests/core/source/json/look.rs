//! What is JSON, and how its records follow each other.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use backfill::source::{self, Progress, SourceError};
use backfill::text::word;

use super::{File, titles};

fn kind(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let file = File::named(name, bytes);
    source::named(&file.path.to_string_lossy()).expect("it is claimed").kind
}

#[test]
fn json_is_known_by_what_stands_in_it_and_not_by_its_name() {
    for text in ["{\"a\":1}\n", " \n [ {\"a\":1}]", "{}\n{\"a\":1}", "\u{FEFF}{\"a\":1}", "[\n\n{ }]"] {
        assert_eq!(kind("export.csv", text), "json", "{text}");
    }
    let utf16: Vec<u8> = "{\"a\":1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(kind("export.txt", utf16), "json");
    assert_eq!(kind("events.jsonl", "torn\":1}\n{\"a\":1}\n"), "json");
    for (name, text) in [
        ("export.csv", "torn\":1}\n{\"a\":1}\n"),
        ("users.json", "login,plan\nada@example.com,Gold\n"),
        ("users.csv", "{id},{login}\n1,ada\n"),
        ("users.csv", "[id],[login]\n1,ada\n"),
        ("none.json", ""),
        ("none.json", "null\n"),
    ] {
        assert_eq!(kind(name, text), "csv", "{text}");
    }
    assert_eq!(source::named("/no/such/events.jsonl").expect("it is claimed").kind, "csv");
}

#[test]
fn records_follow_each_other_in_lines_or_in_a_list() {
    let lines = "JSON, a record in each line, UTF-8";
    let list = "JSON, a list of records, UTF-8";
    for (text, reading, expected) in [
        ("{\"a\":1}\n{\"a\":2}\n", lines, ["1: 1", "2: 2"]),
        ("{\"a\":1}\r\n{\"a\":2}\r\n", lines, ["1: 1", "2: 2"]),
        ("{\"a\":1}\r{\"a\":2}\r", lines, ["1: 1", "2: 2"]),
        ("{ \"a\" : 1 } \n\t{\"a\":2} ", lines, ["1: 1", "2: 2"]),
        ("[{\"a\":1},{\"a\":2}]", list, ["1: 1", "1: 2"]),
        ("[{\"a\":1}\n,{\"a\":2}\n]\n", list, ["1: 1", "2: 2"]),
        ("[\r\n  {\r\n    \"a\": 1\r\n  },\r\n  {\r\n    \"a\": 2\r\n  }\r\n]\r\n", list, ["2: 1", "5: 2"]),
        ("[\r  {\r    \"a\": 1\r  },\r  {\r    \"a\": 2\r  }\r]\r", list, ["2: 1", "5: 2"]),
        ("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n", list, ["1: 1", "4: 2"]),
        ("{\"a\":1}{\"a\":2}", list, ["1: 1", "1: 2"]),
        ("{\"a\":1},\n{\"a\":2},\n", list, ["1: 1", "2: 2"]),
        ("[{\"a\":1}]\n[{\"a\":2}]\n", list, ["1: 1", "2: 2"]),
        ("\u{1E}{\"a\":1}\n\u{1E}{\"a\":2}\n", list, ["1: 1", "2: 2"]),
    ] {
        let file = File::new(text);
        let source = file.open();
        assert_eq!(word(&source.reading()), reading, "{text:?}");
        assert_eq!(titles(source.as_ref()), "a", "{text:?}");
        let (rows, warnings) = super::read(source.as_ref());
        assert_eq!(rows, expected, "{text:?}");
        assert_eq!(warnings, [], "{text:?}");
    }
}

#[test]
fn a_key_of_the_last_record_is_a_column_from_the_beginning() {
    let mut text = "{\"a\":1,\"b\":{\"c\":2}}\n".repeat(50_000);
    text += "{\"a\":1,\"b\":{\"d\":3},\"late\":4}\n";
    let source = File::new(text).open();
    assert_eq!(titles(source.as_ref()), "a|b.c|b.d|late");
    assert_eq!(source.rows(), Some(50_001));
}

#[test]
fn what_was_opened_opens_again_as_the_same() {
    let file = File::new("{\"a\":1}\n{\"a\":2}\n");
    let before = file.open();
    let answered: Vec<(&str, &str)> =
        before.answers().values.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect();
    assert_eq!(answered[..2], [("encoding", "utf-8"), ("file", &*file.path.to_string_lossy())]);
    assert_eq!(answered[2..], [("nested", "columns")]);
    let again = super::open(before.answers());
    assert!(again.guesses().iter().all(|guess| guess.chosen && guess.why.is_none()));
    assert_eq!(super::read(again.as_ref()), super::read(before.as_ref()));
}

#[test]
fn whoever_watches_is_told_how_far_the_look_at_all_of_a_file_has_come() {
    let text = "{\"a\":1,\"b\":\"text\"}\n".repeat(100_000);
    let file = File::new(&text);
    let told = Rc::new(RefCell::new(Vec::new()));
    let hears = Rc::clone(&told);
    let watcher = move |progress: Progress, rows: u64| hears.borrow_mut().push((progress, rows));
    let source = source::open_watched(&file.answers(), || true, watcher).expect("it can be opened");
    assert_eq!(source.rows(), Some(100_000));
    let all = told.take();
    assert!(all.len() > 100, "{}", all.len());
    assert!(all.is_sorted_by_key(|(progress, rows)| (progress.done, *rows)));
    assert!(all.iter().all(|(progress, rows)| progress.total == Some(text.len() as u64) && *rows <= 100_000));
    let (last, rows) = all.last().expect("it is told");
    assert!(last.done > text.len() as u64 / 2 && *rows > 90_000, "{last:?}, {rows} rows");
    // What is opened by somebody else is nobody's business.
    file.open();
    assert!(told.take().is_empty());
}

#[test]
fn a_look_that_nobody_waits_for_any_more_reads_no_further() {
    let text = "{\"a\":1,\"b\":\"text\"}\n".repeat(100_000);
    let file = File::new(&text);
    let seen = Rc::new(Cell::new(0));
    let (sees, counts) = (Rc::clone(&seen), Rc::clone(&seen));
    let told = move |_: Progress, rows: u64| sees.set(rows);
    let opened = source::open_watched(&file.answers(), move || counts.get() < 1_000, told);
    assert!(matches!(opened, Err(SourceError::GivenUp)));
    assert!((1_000..2_000).contains(&seen.get()), "{}", seen.get());
}
