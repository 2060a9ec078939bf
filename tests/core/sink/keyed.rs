//! What stands in a line between processes is the event that was written, whatever its texts hold.

use std::borrow::Cow;

use backfill::event::{Event, EventKind, Property, Timestamp};
use backfill::kissmetrics::rules::{fold_identity, is_reserved};
use backfill::sink::keyed::{Origin, read, read_event, write, write_event};
use proptest::prelude::*;

/// Texts as cells hold them, with what lines and JSON are made of.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{1,12}",
        "\\PC{1,6}",
        Just("tab\there".to_owned()),
        Just("line\nend\r".to_owned()),
        Just("\u{2028}\u{85}\u{feff}\u{1f}".to_owned()),
        Just("\\\"{}[],:".to_owned()),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,20})?",
        "0[0-9]{1,3}|1e5|-|\\+1|1\\.|\\.5|-0",
    ]
}

fn event() -> impl Strategy<Value = Event<'static>> {
    let kind = prop_oneof![Just(EventKind::Event), Just(EventKind::Set), Just(EventKind::Alias)];
    let name = text().prop_filter("a plan has none of these", |name| !is_reserved(name.trim()));
    let properties = proptest::collection::vec((name, text()), 0..5);
    (kind, text(), text(), 1_230_768_000..4_000_000_000_i64, properties).prop_map(|(kind, person, name, time, all)| {
        let property = |(name, value)| Property { name: Cow::Owned(name), value: Cow::Owned(value) };
        Event {
            kind,
            person: person.into(),
            name: if kind == EventKind::Set { Cow::Borrowed("") } else { name.into() },
            time: (kind != EventKind::Alias).then_some(Timestamp(time)),
            properties: all.into_iter().map(property).collect(),
        }
    })
}

proptest! {
    #[test]
    fn an_event_that_was_written_is_read_as_it_was(
        event in event(),
        part in any::<u32>(),
        row in any::<i64>(),
        rule in any::<u32>(),
    ) {
        let origin = Origin { part, row, rule };
        let (mut line, mut alone) = (String::new(), String::new());
        write(&event, origin, &mut line);
        write_event(&event, &mut alone);
        let line = line.strip_suffix('\n').expect("a line has an end");
        prop_assert!(!line.contains('\n'), "it is one line");
        let keyed = read(line).expect("a line");
        prop_assert_eq!(keyed.origin, origin);
        let key: String = serde_json::from_str(keyed.key).expect("a text");
        prop_assert_eq!(key, fold_identity(&event.person));
        prop_assert_eq!(format!("{}\n", keyed.event), alone);
        prop_assert_eq!(read_event(keyed.event).expect("an event"), event);
    }

    #[test]
    fn what_is_no_event_is_none(text in "\\PC{0,40}") {
        let _ = read(&text);
        let _ = read_event(&text);
    }
}

#[test]
fn half_an_event_is_none() {
    let whole = r#"{"_p":"a","_t":1451779200,"_n":"Signed Up","n":1}"#;
    assert!(read_event(whole).is_some());
    for length in 0..whole.len() {
        assert!(read_event(&whole[..length]).is_none(), "{}", &whole[..length]);
    }
    for other in [
        r#"{"_t":1,"_p":"a"}"#,
        r#"{"_p":1,"_n":"x"}"#,
        r#"{"_p":"a","_t":"x"}"#,
        r#"{"_p":"a","_t":1,"n":null}"#,
        "[]",
    ] {
        assert!(read_event(other).is_none(), "{other}");
    }
}
