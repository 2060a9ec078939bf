//! What holds for every JSON: what it means is what is read, whatever stands around it, and what is damaged reads the same
//! each time.

use backfill::source::{Oddity, ParseWarning, Record};
use backfill::text::word;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::File;

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z\"\\\\\n\t éß🙂,:\\[\\]{}]{0,8}".prop_map(Value::from),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-d\"\\\\é]{1,2}", inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn record() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::vec(("[a-d]{1,2}", value()), 0..5).prop_map(|members| members.into_iter().collect())
}

/// The cells that a record has by their paths, found in another way.
fn cells(path: &str, object: &Map<String, Value>, out: &mut Vec<(String, String)>) {
    for (key, value) in object {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match value {
            Value::Object(object) => cells(&path, object, out),
            Value::Null => {}
            Value::String(text) => out.push((path, in_one_writing(text))),
            other => out.push((path, in_one_writing(&other.to_string()))),
        }
    }
    out.retain(|(_, cell)| !cell.is_empty());
    out.sort();
}

/// A cell, with a list in one writing.
fn in_one_writing(cell: &str) -> String {
    serde_json::from_str::<Vec<Value>>(cell).map_or_else(|_| cell.to_owned(), |list| json!(list).to_string())
}

/// What was read, as [`cells`] tells it.
fn read(text: &str) -> Vec<Vec<(String, String)>> {
    let file = File::named("list.json", text);
    let source = file.open();
    let mut records = source.records().expect("it can be read");
    let (mut record, mut all) = (Record::default(), Vec::new());
    while records.read(&mut record).expect("it can be read") {
        let columns = source.columns().iter().map(|column| column.title.clone());
        let mut cells: Vec<_> = columns.zip(record.cells().map(in_one_writing)).collect();
        cells.retain(|(_, cell)| !cell.is_empty());
        cells.sort();
        all.push(cells);
    }
    let lost = |warning: &ParseWarning| matches!(warning.oddity, Oddity::NoObject | Oddity::CutOff);
    assert!(!records.warnings().iter().any(lost), "{:?}", records.warnings());
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read(mut records in prop::collection::vec(record(), 1..6), escaped in any::<bool>()) {
        // One object with a list of others would be no record.
        records.push(json!({"z": 0}).as_object().cloned().unwrap_or_default());
        let expected: Vec<_> = records.iter().map(|record| { let mut all = Vec::new(); cells("", record, &mut all); all }).collect();
        let plain = |record: &Map<String, Value>| {
            let text = serde_json::to_string(record).expect("JSON");
            if !escaped {
                return text;
            }
            let mut units = [0; 2];
            let escape = |letter: char| match letter.is_ascii() {
                true => letter.to_string(),
                false => letter.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
            };
            text.chars().map(escape).collect()
        };
        let lines: String = records.iter().map(|record| plain(record) + "\n").collect();
        prop_assert_eq!(&read(&lines), &expected);
        prop_assert_eq!(&read(&serde_json::to_string(&json!(records)).expect("JSON")), &expected);
        prop_assert_eq!(&read(&serde_json::to_string_pretty(&json!(records)).expect("JSON")), &expected);
    }

    /// Whatever is changed in a file, it is refused in words, or reads the same each time, each line being a row, blank or
    /// said to be none.
    #[test]
    fn what_is_damaged_reads_the_same_each_time_and_loses_no_line_in_silence(
        records in prop::collection::vec(record(), 1..6),
        changes in prop::collection::vec((0.0..1.0_f64, prop::sample::select(b"{}[]\",:\\0a \xC3\xFF".to_vec())), 0..4),
        keep in 0.3..1.0_f64,
        pretty in any::<bool>(),
    ) {
        let line = |record| serde_json::to_string(record).expect("JSON") + "\n";
        let text = if pretty { serde_json::to_string_pretty(&json!(records)).expect("JSON") } else { records.iter().map(line).collect() };
        let mut bytes = text.into_bytes();
        bytes.truncate((keep * bytes.len() as f64) as usize + 1);
        for (at, with) in changes {
            let at = (at * bytes.len() as f64) as usize;
            bytes[at] = with;
        }
        let file = File::named("events.jsonl", &bytes);
        let answers = backfill::source::named(&file.path.to_string_lossy()).expect("it is claimed");
        let source = match backfill::source::open(&answers) {
            Ok(source) => source,
            Err(error) => {
                prop_assert!(backfill::error::Error::from(error).sentence().ends_with('.'));
                return Ok(());
            }
        };
        if answers.kind != "json" {
            return Ok(());
        }
        let (rows, warnings) = super::read(source.as_ref());
        prop_assert_eq!(&super::read(source.as_ref()), &(rows.clone(), warnings.clone()));
        prop_assert_eq!(&super::read(super::open(&answers).as_ref()), &(rows.clone(), warnings.clone()));
        if word(&source.reading()).starts_with("JSON, a record in each line") {
            let counted = [Oddity::NoObject, Oddity::CutOff, Oddity::BlankLine];
            let said: u64 = warnings.iter().filter(|warning| counted.contains(&warning.oddity)).map(|warning| warning.count).sum();
            let lines = bytes.split_inclusive(|byte| *byte == b'\n').count() as u64;
            prop_assert_eq!(rows.len() as u64 + said, lines);
        }
    }
}
