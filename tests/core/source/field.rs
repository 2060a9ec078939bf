//! What a source asks, and what may be answered.

use backfill::source::{self, Answers, Choice, Field, FieldKind, Group, NewRows, Reach, SourceError, SourceKind};
use backfill::text::written;

const KIND: SourceKind = SourceKind {
    id: "table",
    label: "A table",
    files: None,
    endings: &[],
    reach: Reach::File,
    new_rows: NewRows::AtTheEnd,
    claim: |_| Ok(None),
    fields: &[
        Field { id: "name", label: "Name", help: None, kind: FieldKind::Text, required: true, group: Group::Place },
        Field { id: "port", label: "Port", help: None, kind: FieldKind::Number, required: false, group: Group::Place },
        Field {
            id: "mode",
            label: "Mode",
            help: None,
            kind: FieldKind::Choice(&[Choice { id: "a", label: "A" }, Choice { id: "b", label: "B" }]),
            required: false,
            group: Group::Reading,
        },
        Field {
            id: "row",
            label: "Row",
            help: None,
            kind: FieldKind::ChoiceOrNumber(&[Choice { id: "auto", label: "Find out" }]),
            required: false,
            group: Group::Reading,
        },
        Field {
            id: "password",
            label: "Password",
            help: None,
            kind: FieldKind::Secret,
            required: false,
            group: Group::Place,
        },
    ],
    open: |_| Err(SourceError::UnknownKind { kind: "table".to_owned() }),
    piped: None,
};

fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().fold(Answers::new("table"), |answers, (field, value)| answers.with(field, *value))
}

#[test]
fn what_fits_is_taken() {
    for pairs in [
        &[("name", "users")][..],
        &[("name", "users"), ("port", "3306"), ("mode", "b"), ("row", "12"), ("password", "x")],
        &[("name", "users"), ("row", "auto"), ("port", ""), ("mode", "")],
    ] {
        assert!(answers(pairs).check(&KIND).is_ok(), "{pairs:?}");
    }
}

#[test]
fn what_does_not_fit_is_named() {
    for (field, value, told) in [
        ("port", "many", "a whole number"),
        ("port", "-1", "a whole number"),
        ("mode", "c", "a, b"),
        ("row", "first", "auto, or a whole number"),
    ] {
        match answers(&[("name", "users"), (field, value)]).check(&KIND) {
            Err(SourceError::BadAnswer { field: found, value: kept, allowed }) => {
                assert_eq!((found, kept.as_str(), written(allowed).as_str()), (field, value, told));
            }
            other => panic!("{field} = {value}: {other:?}"),
        }
    }
}

#[test]
fn a_blank_answer_is_none() {
    let error = answers(&[("name", "")]).check(&KIND);
    assert!(matches!(error, Err(SourceError::MissingAnswer { field: "name", label: "Name" })));
}

#[test]
fn an_answer_that_nothing_asks_for_is_named_with_what_is_asked() {
    match answers(&[("name", "users"), ("delimiter", ";")]).check(&KIND) {
        Err(SourceError::UnknownAnswer { field, known, .. }) => {
            assert_eq!(field, "delimiter");
            assert_eq!(known, ["name", "port", "mode", "row", "password"]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn secrets_are_left_out_of_what_is_saved() {
    let saved = answers(&[("name", "users"), ("password", "hunter2")]).without_secrets(&KIND);
    assert_eq!(saved, answers(&[("name", "users")]));
}

#[test]
fn a_kind_of_source_that_does_not_exist_is_named() {
    match source::open(&Answers::new("fax")) {
        Err(SourceError::UnknownKind { kind }) => assert_eq!(kind, "fax"),
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("it opened"),
    }
}

#[test]
fn the_first_of_choices_is_the_default_and_ids_are_unique() {
    for kind in source::SOURCES {
        for field in kind.fields {
            if let FieldKind::Choice(settings) | FieldKind::ChoiceOrNumber(settings) = &field.kind {
                let mut ids: Vec<_> = settings.iter().map(|choice| choice.id).collect();
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(ids.len(), settings.len(), "{} of {}", field.id, kind.id);
                assert!(!settings.is_empty());
            }
        }
    }
}
