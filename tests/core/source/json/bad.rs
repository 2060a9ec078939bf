//! Bad input: each has its sentence, and no line of it stops the job.

use backfill::error::Error;
use backfill::source::{self, Oddity, Record};

use super::{File, odd, sentences};

#[test]
fn a_bad_line_is_left_out_and_said_with_its_line() {
    let text = "{\"a\":1}\nnot JSON\n{\"a\":2,}\n\n[1,2]\n\"text\"\n{\"a\":3}{\"a\":4}\n{'a':5}\n{\"a\":6}\n";
    let (titles, rows, warnings) = File::new(text).read();
    assert_eq!(titles, "a");
    assert_eq!(rows, ["1: 1", "9: 6"]);
    assert_eq!(odd(&warnings), [(Oddity::NoObject, 6, &[2, 3, 5, 6, 7][..]), (Oddity::BlankLine, 1, &[4])]);
    assert_eq!(
        sentences(&warnings)[0],
        "6 records aren't JSON objects that can be read, and are left out (lines 2, 3, 5, 6, 7, …)."
    );
}

#[test]
fn what_cannot_be_read_is_kept_as_it_stands_for_the_list_of_what_is_not_sent() {
    let every = |name: &str, text: &str| super::read_every(File::named(name, text).open().as_ref()).1;
    assert_eq!(
        every("events.jsonl", "{\"a\":1}\r\nnot JSON\r\n\r\n{\"a\":2,}\r\n{\"a\":3}\r\n{\"a\":4"),
        ["2: not JSON", "4: {\"a\":2,}", "6: {\"a\":4"]
    );
    assert_eq!(every("list.json", "[{\"a\":1},{\"a\":2,},7,{\"a\":3}]"), ["1: {\"a\":2,}", "1: 7"]);
    // A list that is not closed lost nothing that could be shown.
    assert_eq!(every("list.json", "[{\"a\":1},\n{\"a\":2}"), [] as [&str; 0]);
    let long = format!("{{\"a\":\"{}", "x".repeat(17 << 20));
    let kept = every("events.jsonl", &format!("{{\"a\":1}}\n{long}\n{{\"a\":2}}\n"));
    assert_eq!(kept.len(), 1);
    let beginning = kept[0].strip_prefix("2: ").and_then(|text| text.strip_suffix('…')).expect("it is cut");
    assert!(long.starts_with(beginning) && (500..5_000).contains(&beginning.len()), "{}", beginning.len());
}

#[test]
fn a_bad_line_adds_no_column() {
    let (titles, rows, warnings) = File::new("{\"a\":1}\n{\"b\":2,\"c\n{\"d\":3}\n").read();
    assert_eq!(titles, "a|d");
    assert_eq!(rows, ["1: 1", "3: |3"]);
    assert_eq!(odd(&warnings), [(Oddity::NoObject, 1, &[2][..])]);
}

#[test]
fn a_torn_last_line_is_said() {
    for torn in ["{\"a\":2,\"b\":\"tex", "{\"a\":2", "{", "{\"a\":tr"] {
        let (titles, rows, warnings) = File::new(format!("{{\"a\":1}}\n{torn}")).read();
        assert_eq!((titles.as_str(), rows.as_slice()), ("a", &["1: 1".to_owned()][..]), "{torn}");
        assert_eq!(odd(&warnings), [(Oddity::CutOff, 1, &[2][..])], "{torn}");
        assert_eq!(
            sentences(&warnings),
            [
                "the file ends in the middle of a record or list, so some of it may be missing; the incomplete record is left \
              out. Export or copy it again (line 2)."
            ]
        );
    }
    let (_, rows, warnings) = File::new("{\"a\":1}\n{\"a\":2}").read();
    assert_eq!((rows.len(), warnings.len()), (2, 0), "a last line without an end is whole");
}

#[test]
fn a_list_that_is_not_closed_is_said() {
    for (torn, rows, line) in
        [("[{\"a\":1},\n{\"a\":2}", 2, 2), ("[{\"a\":1},\n{\"a\":2},\n", 2, 3), ("[\n{\"a\":1},{\"a\":", 1, 2)]
    {
        let (_, read, warnings) = File::named("list.json", torn).read();
        assert_eq!(read.len(), rows, "{torn}");
        let said: Vec<_> = odd(&warnings).into_iter().map(|(oddity, _, lines)| (oddity, lines[0])).collect();
        assert_eq!(said, [(Oddity::CutOff, line)], "{torn}");
    }
}

#[test]
fn a_broken_record_of_a_list_takes_no_other_with_it() {
    let pretty = "[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": \"broken\n  },\n  {\n    \"a\": {\n      \"b\": 2\n    }\n  },\n  {\n    \
                  \"a\": 3,\n  },\n  {\n    \"a\": 4\n  }\n]\n";
    let (titles, rows, warnings) = File::named("list.json", pretty).read();
    assert_eq!(titles, "a|a.b");
    assert_eq!(rows, ["2: 1", "8: |2", "16: 4"]);
    assert_eq!(odd(&warnings), [(Oddity::NoObject, 2, &[5, 13][..]), (Oddity::SingleValue, 2, &[2, 16])]);
    let one_line = "[{\"a\":1},{\"a\":2,},7,{\"a\":3}]";
    let (_, rows, warnings) = File::named("list.json", one_line).read();
    assert_eq!(rows, ["1: 1", "1: 3"]);
    assert_eq!(odd(&warnings), [(Oddity::NoObject, 2, &[1, 1][..])]);
}

#[test]
fn what_python_writes_for_no_number_reads_as_blank_and_is_said() {
    let text = "{\"a\": NaN, \"b\": [1, -Infinity], \"c\": \"NaN, Infinity\"}\n{\"a\": Infinity}\n{\"a\": nan}\n";
    let (_, rows, warnings) = File::new(text).read();
    assert_eq!(rows, ["1: |[1,null]|NaN, Infinity", "2: "]);
    assert_eq!(
        odd(&warnings),
        [(Oddity::NoObject, 1, &[3][..]), (Oddity::NoNumber, 2, &[1, 2]), (Oddity::List, 1, &[1])]
    );
    assert_eq!(
        sentences(&warnings)[1],
        "2 records have NaN or Infinity, which isn't a number and reads as blank (lines 1, 2)."
    );
}

#[test]
fn octal_escapes_of_kissmetrics_are_undone_and_said() {
    let text = r#"{"_p":"andr\303\251@example.com","_n":"caf\303\251 \"\342\202\254\" \\303","_t":1351187280,"a\303\251":"\042\012"}
{"_p":"\303","_n":"x","_t":1}
{"_p":"\9","_n":"y","_t":1}
"#;
    let (titles, rows, warnings) = File::new(text).read();
    assert_eq!(titles, "_p|_n|_t|aé");
    assert_eq!(rows, ["1: andré@example.com|café \"€\" \\303|1351187280|\"\n", "2: \u{FFFD}|x|1"]);
    assert_eq!(
        odd(&warnings),
        [(Oddity::NoObject, 1, &[3][..]), (Oddity::BadLetters, 1, &[2]), (Oddity::OctalEscape, 2, &[1, 2])]
    );
}

#[test]
fn octal_escapes_that_are_no_utf_8_are_read_in_the_encoding_that_is_chosen() {
    let file = File::new(r#"{"name":"Frigid\231","city":"Orl\303\251ans"}"#);
    let (_, rows, warnings) = file.read();
    assert_eq!(rows, ["1: Frigid\u{FFFD}|Orléans"]);
    assert!(sentences(&warnings)[0].contains("try another text encoding"), "{warnings:?}");
    let source = super::open(&file.answers().with("encoding", "windows-1252"));
    let (rows, warnings) = super::read(source.as_ref());
    assert_eq!(rows, ["1: Frigid™|Orléans"]);
    assert_eq!(odd(&warnings), [(Oddity::OctalEscape, 1, &[1][..])]);
}

#[test]
fn letters_are_read_in_whatever_encoding_and_what_is_none_is_said() {
    let text = "{\"näme\":\"Jürgen\"}\r\n{\"näme\":\"Łódź\"}\r\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let stored = [
        text.as_bytes().to_vec(),
        with_mark(b"\xEF\xBB\xBF", text.as_bytes().to_vec()),
        with_mark(b"\xFF\xFE", utf16(u16::to_le_bytes)),
        with_mark(b"\xFE\xFF", utf16(u16::to_be_bytes)),
    ];
    for bytes in stored {
        let (titles, rows, warnings) = File::new(&bytes).read();
        assert_eq!((titles.as_str(), rows), ("näme", vec!["1: Jürgen".to_owned(), "2: Łódź".to_owned()]), "{bytes:?}");
        assert_eq!(warnings, []);
    }
    let plain = "{\"name\":\"Jurgen\",\"n\":1}\r\n".repeat(9);
    let unmarked: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(File::new(unmarked).read().1.len(), 9);
    let (_, rows, warnings) = File::new("{\"a\":\"é\"}\n{\"a\":\"è\"}\n{\"a\":\"ü\"}\n{\"a\":\"x".as_bytes()).read();
    assert_eq!((rows.len(), warnings.len()), (3, 1));
    let (_, rows, warnings) =
        File::new(b"{\"a\":\"\xC3\xA9\"}\n{\"a\":\"\xC3\xA9\"}\n{\"a\":\"\xC3\"}\n{\"a\":\"ok\"}\n").read();
    assert_eq!(rows, ["1: é", "2: é", "3: \u{FFFD}", "4: ok"]);
    assert_eq!(odd(&warnings), [(Oddity::BadLetters, 1, &[3][..])]);
}

#[test]
fn a_file_without_records_is_refused() {
    for text in ["[]", "{", "{\"a\":1,\n", "[{\"a\":"] {
        let file = File::named("none.json", text);
        if text == "[]" || text == "{" {
            assert_eq!(
                file.refused(),
                "FILE is JSON without records: each record must be an object, such as {\"email\": \"ada@example.com\"}, one in \
                 each line or all in one list. Export it again, or choose another file.",
                "{text}"
            );
        } else {
            assert!(file.refused().contains("JSON without records"), "{text}");
        }
    }
}

#[test]
fn one_object_around_all_records_is_refused_with_the_key_of_their_list() {
    let text = "{\"total\": 2, \"events\": [{\"a\": 1, \"b\": 2}, {\"a\": 2, \"b\": 3}]}";
    assert_eq!(
        File::named("all.json", text).refused(),
        "FILE is one JSON object, whose records seem to be in its list \"events\". Save that list as a file of its own and \
         choose that."
    );
    // One event with what was bought is a record.
    let one = "{\"event\": \"Order Completed\", \"user\": \"ada@example.com\", \"time\": \"2026-01-05T10:00:00Z\", \"items\": [{\"a\": 1}, {\"a\": 2}]}";
    assert_eq!(File::named("one.json", one).read().1.len(), 1);
}

#[test]
fn one_object_around_many_records_is_refused_too() {
    let said = "FILE is one JSON object, whose records seem to be in its list \"features\".";
    for (records, space) in [(20_000, ""), (20_000, "\n  "), (1_000_000, ""), (1_000_000, "\n")] {
        let record = format!("{{\"id\":12345,\"ok\":true}},{space}");
        let text = format!(
            "{{\"type\":\"all\",{space}\"meta\":{{\"n\":[1]}},{space}\"features\":[{}{{}}]}}",
            record.repeat(records)
        );
        let sentence = File::named("all.json", text).refused();
        assert!(sentence.starts_with(said), "{records} {space:?}: {sentence}");
    }
}

#[test]
fn keys_that_are_data_are_refused_unless_they_are_kept_as_json() {
    let people: Vec<String> = (0..17_000).map(|at| format!("\"user{at}\":{at}")).collect();
    let text = format!("{{\"day\":1,\"people\":{{{}}}}}\n{{\"day\":2}}\n", people.join(","));
    let file = File::new(text);
    let sentence = file.refused();
    assert!(sentence.starts_with("FILE has more than 16,384 different keys"), "{sentence}");
    assert!(sentence.contains("Under \"Nested objects\", choose \"Kept as JSON\""), "{sentence}");
    let source = source::open(&file.answers().with("nested", "json")).expect("it is a table then");
    assert_eq!(source.columns().len(), 2);
}

#[test]
fn a_line_longer_than_any_record_is_left_out_and_the_next_one_read() {
    let long = "x".repeat(17 * 1024 * 1024);
    let file = File::new(format!("{{\"a\":1}}\n{{\"a\":\"{long}\"}}\n{{\"a\":3}}\n"));
    let (_, rows, warnings) = file.read();
    assert_eq!(rows, ["1: 1", "3: 3"]);
    assert_eq!(odd(&warnings), [(Oddity::NoObject, 1, &[2][..])]);
    let list = File::named("list.json", format!("[{{\"a\":1}},\n{{\"a\":\"{long}\"}}]"));
    assert_eq!(
        list.refused(),
        "The record that begins on line 2 of FILE is longer than 16 MB, or a bracket or quotation mark in it is never closed. \
         Export the file again, or fix that line."
    );
}

#[test]
fn a_file_that_has_changed_since_is_not_read_on() {
    let file = File::new("{\"a\":1}\n{\"a\":2}\n");
    let source = file.open();
    file.folder.write("events.jsonl", "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
    let error = source.records().err().map(|error| Error::from(error).sentence()).unwrap_or_default();
    assert!(error.contains("has changed since it was opened"), "{error}");
}

#[test]
fn a_file_that_changes_while_it_is_read_is_not_read_on() {
    let file = File::new("{\"a\":1}\n".repeat(100_000));
    let source = file.open();
    let mut records = source.records().expect("it can be read");
    let mut record = Record::default();
    assert!(records.read(&mut record).expect("a row"));
    file.folder.write("events.jsonl", "{\"a\":2}\n".repeat(100_001));
    let mut outcome = Ok(true);
    while matches!(outcome, Ok(true)) {
        outcome = records.read(&mut record);
    }
    let sentence = outcome.err().map(|error| Error::from(error).sentence()).unwrap_or_default();
    assert!(sentence.contains("has changed since it was opened"), "{sentence}");
}

#[test]
fn a_bracket_that_is_never_closed_takes_no_other_record_with_it() {
    for more in [1, 50_000] {
        let records: Vec<String> = (1..=more).map(|at| format!("{{\"a\":{at}}}")).collect();
        let text = format!("[\n{{\"a\":[1,\n{}\n]\n", records.join(",\n"));
        let (titles, rows, warnings) = File::named("list.json", text).read();
        assert_eq!((titles.as_str(), rows.len(), rows[0].as_str()), ("a", more, "3: 1"));
        assert_eq!(odd(&warnings), [(Oddity::NoObject, 1, &[2][..])]);
    }
}

#[test]
fn what_stands_within_a_record_that_is_mended_becomes_none_of_its_own() {
    let text = "[\n{\n\"p\": \"a\",\n\"x\": NaN,\n\"items\": [\n{\n\"sku\": 1\n}\n]\n}\n]";
    let (titles, rows, warnings) = File::named("list.json", text).read();
    assert_eq!((titles.as_str(), rows.as_slice()), ("p|x|items", &["2: a||[{\"sku\":1}]".to_owned()][..]));
    assert!(odd(&warnings).iter().any(|(oddity, ..)| *oddity == Oddity::NoNumber), "{warnings:?}");
}

#[test]
fn keys_that_are_new_in_every_record_are_not_remembered_without_end() {
    let lines =
        |value: &str| (0..70_000).map(|at| format!("{{\"a\":1,\"s\":{{\"k{at}\":{value}}}}}\n")).collect::<String>();
    let (titles, rows, _) = File::new(lines("{}")).read();
    assert_eq!((titles.as_str(), rows.len()), ("a", 70_000));
    let sentence = File::new(lines("{\"x\":{}}")).refused();
    assert!(sentence.contains("different keys"), "{sentence}");
}

#[test]
fn letters_that_are_none_are_counted_in_each_record_of_a_line() {
    let record = b"{\"n\":\"\xE9t\xE9\"},".repeat(3_000);
    let text = [b"[".as_slice(), &record, b"{\"n\":\"fine\"}]"].concat();
    let answers = File::named("list.json", text);
    let source = super::open(&answers.answers().with("encoding", "utf-8"));
    let (rows, warnings) = super::read(source.as_ref());
    assert_eq!(rows.len(), 3_001);
    assert_eq!(
        warnings.iter().find(|warning| warning.oddity == Oddity::BadLetters).map(|said| said.count),
        Some(3_000)
    );
}
