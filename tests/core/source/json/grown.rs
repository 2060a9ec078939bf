//! A file that grows at its end: what was there before stays what it was, also where new lines have new keys.

use std::sync::Arc;

use backfill::mapping::{EventName, EventRule, EventTime, Mapping, Pick, TimeFormat};
use backfill::pipeline::fingerprint::{self, Change, Fingerprint};
use backfill::pipeline::walk::Pipeline;
use backfill::pipeline::{PassProgress, Stop};
use backfill::source::{Record, Source};

use super::File;

fn pipeline(source: &Arc<dyn Source>) -> Pipeline {
    let rule = EventRule {
        person: Some(Pick::of("a")),
        time: Some(EventTime::of("a", Some(TimeFormat::UnixSeconds))),
        event: Some(EventName::Fixed { name: "Seen".to_owned() }),
        ..EventRule::default()
    };
    let mapping = Mapping { zone: Some("UTC".to_owned()), rules: vec![rule], ..Mapping::default() };
    Pipeline::new(Arc::clone(source), mapping, &Stop::default(), &PassProgress::default()).expect("it can be read")
}

fn of(source: &Arc<dyn Source>) -> Fingerprint {
    fingerprint::of(&pipeline(source), &Stop::default(), &PassProgress::default()).expect("it can be read")
}

/// How a file differs from one with this text, once it has that one.
fn change(before: &str, after: &str) -> Option<Change> {
    let file = File::new(before);
    let was = of(&file.open());
    file.folder.write("events.jsonl", after);
    let source = file.open();
    let change = fingerprint::change(&pipeline(&source), &was, &of(&source), &Stop::default()).expect("it can be read");
    let known = fingerprint::longest_beginning(source.as_ref(), &[was], &Stop::default()).expect("it can be read");
    let same = matches!(change, None | Some(Change::Grown { .. }));
    assert_eq!(known, same.then_some(was), "{after}");
    change
}

const BEFORE: &str = "{\"a\":1,\"b\":null}\n{\"b\":{\"c\":2}}\n";

#[test]
fn lines_that_came_behind_are_all_that_is_new() {
    assert_eq!(change(BEFORE, BEFORE), None);
    let grown = Some(Change::Grown { was: 2, added: 1 });
    assert_eq!(change(BEFORE, &format!("{BEFORE}{{\"a\":3}}\n")), grown);
    assert_eq!(change(BEFORE, &format!("{BEFORE}{{\"a\":3,\"new\":{{\"x\":1}},\"b\":{{\"d\":1}}}}\n")), grown);
    let torn = format!("{BEFORE}{{\"a\":3,\"ne");
    assert_eq!(change(&torn, &format!("{torn}w\":1}}\n")), grown);
}

#[test]
fn what_has_changed_before_is_no_growth() {
    let rows = Some(Change::Rows { was: 2, now: 3 });
    assert_eq!(change(BEFORE, "{\"a\":1,\"b\":null}\n{\"b\":{\"c\":3}}\n{\"a\":3}\n"), rows);
    assert_eq!(change(BEFORE, "{\"new\":1,\"a\":1,\"b\":null}\n{\"b\":{\"c\":2}}\n{\"a\":3}\n"), Some(Change::Columns));
    assert_eq!(change(BEFORE, "{\"a\":1,\"b\":null}\n{\"b\":{\"c\":2},\"new\":1}\n{\"a\":3}\n"), Some(Change::Columns));
}

/// The hash of the last record of a file.
fn last(text: &str) -> u64 {
    let file = File::new(text);
    let source = file.open();
    let (mut records, mut record, mut hash) = (source.records().expect("it can be read"), Record::default(), None);
    while records.read(&mut record).expect("it can be read") {
        hash = Some(fingerprint::row(&record));
    }
    hash.expect("a record")
}

#[test]
fn a_record_is_known_again_whatever_stands_above_it_and_in_whatever_order_its_keys_are() {
    let record = "{\"p\":\"c\",\"t\":3,\"in\":{\"ref\":\"ad\"}}\n";
    let known = last(record);
    assert_eq!(known, last(&format!("{{\"p\":\"a\",\"t\":1,\"plan\":\"pro\",\"in\":{{\"x\":1}}}}\n{record}")));
    assert_eq!(known, last("{\"in\":{\"ref\":\"ad\"},\"none\":null,\"t\":3,\"p\":\"c\"}\n"));
    for other in [
        "{\"p\":\"c\",\"t\":3,\"in\":{\"plan\":\"ad\"}}\n",
        "{\"p\":\"c\",\"t\":3,\"ref\":\"ad\"}\n",
        "{\"p\":\"3\",\"t\":\"c\",\"in\":{\"ref\":\"ad\"}}\n",
        "{\"p\":\"c\",\"t\":3}\n",
    ] {
        assert_ne!(known, last(other), "{other}");
    }
}
