//! The half-made plan and its history, without a window.

use backfill::event::EventKind;
use backfill::mapping::{EventName, EventRule, Mapping, Others, Part, Pick, PropertyRule, Renamed, Slot, Treatment};
use backfill::session::draft::{Draft, NameOf, PartKey, Settings, Taken, set_value};
use backfill::workflow::edit;
use backfill::workflow::known::Known;

fn guessed() -> Mapping {
    let rule = EventRule { person: Some(Pick::of("login")), ..EventRule::default() };
    Mapping { rules: vec![rule], ..Mapping::default() }
}

fn put(settings: &mut Settings, part: Part, column: &str, taken: Taken) {
    settings.assign(Slot { rule: 0, part }, column, taken, &Known::default());
}

#[test]
fn a_guess_is_nothing_to_undo() {
    let draft = Draft::start(guessed());
    assert!(!draft.can_undo() && !draft.can_redo() && !draft.touched());
}

#[test]
fn a_change_that_changes_nothing_is_not_remembered() {
    let mut draft = Draft::start(guessed());
    draft.change(|_| {});
    assert!(!draft.can_undo());
}

#[test]
fn undo_and_redo_give_back_exactly_what_was() {
    let mut draft = Draft::start(guessed());
    let before = draft.settings().clone();
    draft.change(|settings| put(settings, Part::Person, "email", Taken::Replace));
    let after = draft.settings().clone();
    draft.undo();
    assert_eq!(draft.settings(), &before);
    draft.redo();
    assert_eq!(draft.settings(), &after);
}

#[test]
fn a_new_change_takes_the_place_of_what_was_undone() {
    let mut draft = Draft::start(guessed());
    draft.change(|settings| put(settings, Part::Person, "email", Taken::Replace));
    draft.undo();
    draft.change(|settings| put(settings, Part::Person, "phone", Taken::Replace));
    assert!(!draft.can_redo());
    draft.redo();
    assert_eq!(draft.settings().column_in(Slot { rule: 0, part: Part::Person }), Some("phone"));
}

#[test]
fn two_hundred_changes_can_be_taken_back() {
    let mut draft = Draft::start(guessed());
    for number in 0..300 {
        draft.change(|settings| put(settings, Part::Person, &format!("column {number}"), Taken::Replace));
    }
    let mut undone = 0;
    while draft.can_undo() {
        draft.undo();
        undone += 1;
    }
    assert_eq!(undone, 200);
    assert_eq!(draft.settings().column_in(Slot { rule: 0, part: Part::Person }), Some("column 99"));
}

#[test]
fn putting_a_column_on_a_field_confirms_it() {
    let mut draft = Draft::start(guessed());
    assert!(!draft.settings().is_confirmed(0, &PartKey::Person));
    draft.change(|settings| put(settings, Part::Person, "login", Taken::Replace));
    assert!(draft.settings().is_confirmed(0, &PartKey::Person));
}

#[test]
fn a_second_column_on_when_is_its_time_of_day_or_takes_its_place() {
    let mut both = Settings { mapping: guessed(), ..Settings::default() };
    put(&mut both, Part::Time, "day", Taken::Replace);
    let mut replaced = both.clone();
    put(&mut both, Part::Time, "clock", Taken::UseBoth);
    put(&mut replaced, Part::Time, "clock", Taken::Replace);
    let columns = |settings: &Settings| {
        let when = settings.mapping.rules[0].time.clone().expect("When has a column");
        (when.column, when.time_column)
    };
    assert_eq!(columns(&both), ("day".to_owned(), Some("clock".to_owned())));
    assert_eq!(columns(&replaced), ("clock".to_owned(), None));
}

#[test]
fn a_time_that_takes_the_place_of_another_keeps_the_column_of_zones() {
    let mut settings = Settings { mapping: guessed(), ..Settings::default() };
    put(&mut settings, Part::Time, "day", Taken::Replace);
    edit::take_zone(&mut settings.mapping.rules[0], "tz");
    put(&mut settings, Part::Time, "clock", Taken::UseBoth);
    let before = settings.mapping.rules[0].time.clone();
    put(&mut settings, Part::Time, "day", Taken::Replace);
    assert_eq!(settings.mapping.rules[0].time, before, "it was there already");
    put(&mut settings, Part::Time, "seen", Taken::Replace);
    let when = settings.mapping.rules[0].time.clone().expect("When has a column");
    assert_eq!((when.column.as_str(), when.time_column, when.zone_column.as_deref()), ("seen", None, Some("tz")));
    put(&mut settings, Part::Time, "tz", Taken::Replace);
    assert_eq!(settings.mapping.rules[0].time.as_ref().and_then(|when| when.zone_column.clone()), None);
}

#[test]
fn two_columns_of_the_same_name_are_both_there_to_be_told_apart() {
    let mut settings = Settings { mapping: guessed(), ..Settings::default() };
    put(&mut settings, Part::Property(0), "plan_name", Taken::UseBoth);
    put(&mut settings, Part::Property(1), "Plan Name", Taken::UseBoth);
    assert_eq!(settings.mapping.rules[0].properties.len(), 2);
}

#[test]
fn a_column_is_a_detail_only_once() {
    let mut settings = Settings { mapping: guessed(), ..Settings::default() };
    put(&mut settings, Part::Property(0), "plan", Taken::UseBoth);
    put(&mut settings, Part::Property(1), "plan", Taken::UseBoth);
    assert_eq!(settings.mapping.rules[0].properties.len(), 1);
}

#[test]
fn fields_of_events_that_are_not_there_take_nothing() {
    let mut settings = Settings { mapping: guessed(), ..Settings::default() };
    let before = settings.clone();
    settings.assign(Slot { rule: 7, part: Part::Person }, "plan", Taken::Replace, &Known::default());
    settings.clear(Slot { rule: 7, part: Part::Time });
    settings.remove_rule(7);
    settings.rename_value(7, "signup", Some("Signed Up"));
    assert_eq!(settings, before);
}

#[test]
fn another_event_is_about_the_same_person() {
    let mut settings = Settings { mapping: guessed(), ..Settings::default() };
    settings.add_rule(EventKind::Event);
    assert_eq!(settings.mapping.rules[1].person, settings.mapping.rules[0].person);
    assert_eq!(settings.mapping.rules[1].event, None);
}

#[test]
fn taking_an_event_away_keeps_what_was_confirmed_of_the_others() {
    let mut settings = Settings { mapping: guessed(), ..Settings::default() };
    settings.add_rule(EventKind::Event);
    settings.add_rule(EventKind::Event);
    settings.confirm(0, PartKey::Zone);
    settings.confirm(0, PartKey::Person);
    settings.confirm(2, PartKey::Time);
    settings.remove_rule(0);
    assert!(settings.is_confirmed(0, &PartKey::Zone));
    assert!(!settings.is_confirmed(0, &PartKey::Person));
    assert!(settings.is_confirmed(1, &PartKey::Time));
}

#[test]
fn a_value_is_sent_as_found_as_another_or_not_at_all() {
    let mut settings = Settings { mapping: guessed(), ..Settings::default() };
    put(&mut settings, Part::Event, "type", Taken::Replace);
    settings.rename_value(0, "signup", Some("Signed Up"));
    settings.rename_value(0, "upgrade", None);
    let values = |settings: &Settings| match settings.mapping.rules[0].event.clone() {
        Some(EventName::Column { values, .. }) => values,
        other => panic!("{other:?} takes no values"),
    };
    let listed: Vec<_> = values(&settings).into_iter().map(|value| (value.found, value.sent)).collect();
    assert_eq!(listed, [("signup".to_owned(), Some("Signed Up".to_owned())), ("upgrade".to_owned(), None)]);
    settings.rename_value(0, "signup", Some("signup"));
    assert_eq!(values(&settings).len(), 1, "what is sent as found needs no line");
}

#[test]
fn a_line_of_a_value_table_is_replaced_and_not_doubled() {
    let mut values = Vec::new();
    set_value(&mut values, "a", Some("A"));
    set_value(&mut values, "a", Some("B"));
    assert_eq!(values.len(), 1);
    assert_eq!(values[0].sent.as_deref(), Some("B"));
}

/// Events named by a column with a table, by one name, and an alias.
fn named() -> Mapping {
    let rule = |kind, event, properties| EventRule {
        kind,
        person: Some(Pick::of("login")),
        event: Some(event),
        properties,
        ..EventRule::default()
    };
    let column =
        |column: &str, values, others| EventName::Column { column: column.to_owned(), lookup: None, values, others };
    let property = |name: &str| PropertyRule::Column {
        name: name.to_owned(),
        column: "plan".to_owned(),
        lookup: None,
        treat: Treatment::AsIs,
        values: Vec::new(),
    };
    let values = vec![Renamed { found: "signup".to_owned(), sent: Some("Signed Up".to_owned()) }];
    Mapping {
        rules: vec![
            rule(EventKind::Event, column("what", values.clone(), Others::AsFound), vec![property("Plan")]),
            rule(EventKind::Event, column("what", Vec::new(), Others::LeaveOut), Vec::new()),
            rule(
                EventKind::Event,
                EventName::Fixed { name: "Signed Up".to_owned() },
                vec![property("Plan"), property("plan")],
            ),
            rule(EventKind::Alias, column("other", Vec::new(), Others::AsFound), Vec::new()),
        ],
        ..Mapping::default()
    }
}

#[test]
fn a_name_is_sent_as_another_wherever_it_comes_from_and_that_can_be_undone() {
    let mut draft = Draft::start(named());
    let before = draft.settings().clone();
    let rename = |settings: &mut Settings| settings.rename(NameOf::Event, "Signed Up", "signed up");
    draft.change(rename);
    assert!(draft.is_last(rename));
    let rules = &draft.mapping().rules;
    let Some(EventName::Column { values, .. }) = &rules[0].event else { panic!("{rules:?}") };
    assert_eq!(values[0].sent.as_deref(), Some("signed up"));
    // What a table leaves out, and who an alias is, is left as it was.
    assert_eq!((&rules[1], &rules[3]), (&before.mapping.rules[1], &before.mapping.rules[3]));
    assert_eq!(rules[2].event, Some(EventName::Fixed { name: "signed up".to_owned() }));
    draft.undo();
    assert_eq!(draft.settings(), &before);
    assert!(!draft.is_last(rename));
}

#[test]
fn a_property_takes_another_name_but_not_one_that_its_event_has() {
    let mut draft = Draft::start(named());
    draft.change(|settings| settings.confirm(0, PartKey::Property("Plan".to_owned())));
    let rename = |settings: &mut Settings| settings.rename(NameOf::Property, "Plan", "plan");
    draft.change(rename);
    let names = |at: usize| -> Vec<String> {
        draft.mapping().rules[at].properties.iter().map(|property| property.name().to_owned()).collect()
    };
    assert_eq!((names(0), names(2)), (vec!["plan".to_owned()], vec!["Plan".to_owned(), "plan".to_owned()]));
    assert!(draft.settings().is_confirmed(0, &PartKey::Property("plan".to_owned())));
    draft.change(|settings| settings.confirm(0, PartKey::Person));
    assert!(!draft.is_last(rename), "something else was changed since");
}
