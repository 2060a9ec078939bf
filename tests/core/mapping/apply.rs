//! What a record becomes under a mapping: the four stories' rows, and every way in which a row makes no event.

use backfill::event::EventKind;
use backfill::mapping::apply::{Mapper, MappingError, Outcome, Reason};
use backfill::mapping::{
    Condition, EventName, EventRule, EventTime, Mapping, NameCase, Others, Part, Pick, PropertyRule, Renamed, Slot,
    Test, TimeFormat, Treatment,
};
use backfill::source::{Column, ReadingVersion, Record};

fn columns(titles: &[&str]) -> Vec<Column> {
    titles.iter().map(|title| Column { title: (*title).to_owned() }).collect()
}

fn record(cells: &[&str]) -> Record {
    let mut record = Record::default();
    cells.iter().for_each(|cell| record.push(cell));
    record
}

fn pick(column: &str) -> Option<Pick> {
    Some(Pick::of(column))
}

fn when(column: &str) -> Option<EventTime> {
    Some(EventTime::of(column, Some(TimeFormat::YearFirst)))
}

fn fixed(name: &str) -> Option<EventName> {
    Some(EventName::Fixed { name: name.to_owned() })
}

fn renamed(found: &str, sent: Option<&str>) -> Renamed {
    Renamed { found: found.to_owned(), sent: sent.map(str::to_owned) }
}

fn signup() -> EventRule {
    EventRule { person: pick("login"), time: when("created_at"), event: fixed("Signed Up"), ..EventRule::default() }
}

fn utc(rules: Vec<EventRule>) -> Mapping {
    Mapping { zone: Some("UTC".to_owned()), rules, ..Mapping::default() }
}

/// What the rules make of one row: `person name time property=value …`, or the reason and the column.
fn made(mapping: &Mapping, titles: &[&str], cells: &[&str]) -> Vec<String> {
    let mapper = Mapper::new(mapping, &columns(titles)).expect("the mapping fits");
    let record = record(cells);
    let mut all = Vec::new();
    mapper.apply(&record, |_, outcome| {
        all.push(match outcome {
            Outcome::Missed(miss) => format!("{} {}", miss.reason.id(), miss.column),
            Outcome::Made(made) => {
                let event = made.event;
                let time = event.time.map_or("-".to_owned(), |time| time.to_string());
                let mut text = format!("{}|{}|{time}", event.person, event.name);
                for property in &event.properties {
                    text += &format!("|{}={}", property.name, property.value);
                }
                text
            }
        });
    });
    all
}

const USERS: [&str; 4] = ["id", "login", "created_at", "plan"];

#[test]
fn one_row_makes_one_event() {
    let row = ["1", "your@user.com", "2009-10-01 00:00:00", ""];
    assert_eq!(made(&utc(vec![signup()]), &USERS, &row), ["your@user.com|Signed Up|1254355200"]);
}

#[test]
fn the_person_is_trimmed_and_otherwise_left_alone() {
    let row = ["1", "\u{a0} 007 ", "2009-10-01", ""];
    // A date without a time of day becomes noon.
    assert_eq!(made(&utc(vec![signup()]), &USERS, &row), ["007|Signed Up|1254398400"]);
}

#[test]
fn a_blank_or_zero_date_did_not_happen_and_needs_no_person() {
    for date in ["", "  ", "0000-00-00 00:00:00", "NULL"] {
        assert_eq!(made(&utc(vec![signup()]), &USERS, &["1", "", date, ""]), ["blank-time created_at"], "{date:?}");
    }
}

#[test]
fn a_row_without_a_person_is_a_problem() {
    assert_eq!(made(&utc(vec![signup()]), &USERS, &["1", " ", "2009-10-01", ""]), ["blank-person login"]);
    assert!(!Reason::BlankPerson.on_purpose());
}

#[test]
fn a_time_that_cannot_be_read_is_a_problem_and_never_now() {
    let row = ["1", "a@example.com", "soon", ""];
    assert_eq!(made(&utc(vec![signup()]), &USERS, &row), ["unreadable-time created_at"]);
    assert!(!Reason::UnreadableTime.on_purpose());
}

#[test]
fn a_short_row_reads_as_blank_at_its_end() {
    assert_eq!(made(&utc(vec![signup()]), &USERS, &["1", "a@example.com"]), ["blank-time created_at"]);
}

#[test]
fn names_come_from_a_column_by_a_table_of_values() {
    let rule = |others| EventRule {
        event: Some(EventName::Column {
            lookup: None,
            column: "type".to_owned(),
            values: vec![renamed("signup", Some("Signed Up")), renamed("test", None)],
            others,
        }),
        time: when("at"),
        person: pick("user"),
        ..EventRule::default()
    };
    let titles = ["user", "type", "at"];
    let row = |kind: &'static str| ["7", kind, "2009-10-01 00:00:00"];
    let keep = utc(vec![rule(Others::AsFound)]);
    assert_eq!(made(&keep, &titles, &row(" signup ")), ["7|Signed Up|1254355200"]);
    assert_eq!(made(&keep, &titles, &row("upgrade")), ["7|upgrade|1254355200"]);
    assert_eq!(made(&keep, &titles, &row("test")), ["value-left-out type"]);
    assert_eq!(made(&keep, &titles, &row("")), ["blank-name type"]);
    let only = utc(vec![rule(Others::LeaveOut)]);
    assert_eq!(made(&only, &titles, &row("upgrade")), ["value-left-out type"]);
    assert_eq!(made(&only, &titles, &row("")), ["blank-name type"]);
}

#[test]
fn names_come_from_the_first_case_that_holds() {
    let case = |test, value: &str, name: &str| NameCase {
        condition: Condition { column: "amount".to_owned(), test, values: vec![value.to_owned()] },
        name: name.to_owned(),
    };
    let rule = |otherwise: Option<&str>| EventRule {
        event: Some(EventName::Rule {
            cases: vec![case(Test::Below, "0", "Refunded"), case(Test::Above, "0", "Billed")],
            otherwise: otherwise.map(str::to_owned),
        }),
        time: when("at"),
        person: pick("user"),
        ..EventRule::default()
    };
    let titles = ["user", "amount", "at"];
    let row = |amount: &'static str| ["7", amount, "2009-10-01 00:00:00"];
    let strict = utc(vec![rule(None)]);
    assert_eq!(made(&strict, &titles, &row("-3.5")), ["7|Refunded|1254355200"]);
    assert_eq!(made(&strict, &titles, &row("3")), ["7|Billed|1254355200"]);
    assert_eq!(made(&strict, &titles, &row("0")), ["not-matching amount"]);
    assert_eq!(made(&utc(vec![rule(Some("Free"))]), &titles, &row("0")), ["7|Free|1254355200"]);
}

#[test]
fn every_kind_of_condition_holds_when_it_says() {
    let holds = |test, values: &[&str], cell: &str| {
        let only = Condition {
            column: "plan".to_owned(),
            test,
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        };
        let mapping = utc(vec![EventRule { only: vec![only], ..signup() }]);
        let row = made(&mapping, &USERS, &["1", "a", "2009-10-01", cell]);
        row[0] != "not-matching plan"
    };
    assert!(holds(Test::Is, &["Pro", "Team"], " Team ") && !holds(Test::Is, &["Pro"], "pro"));
    assert!(holds(Test::IsNot, &["Pro"], "") && !holds(Test::IsNot, &["Pro"], "Pro"));
    assert!(holds(Test::Contains, &["ea"], "Team") && !holds(Test::Contains, &["x"], "Team"));
    assert!(holds(Test::Blank, &[], " ") && !holds(Test::Blank, &[], "0"));
    assert!(holds(Test::Filled, &[], "0") && !holds(Test::Filled, &[], " "));
    assert!(holds(Test::Above, &["1.5"], "1.6") && !holds(Test::Above, &["1.5"], "1.5"));
    assert!(!holds(Test::Above, &["1"], "many"), "text is above nothing");
    assert!(holds(Test::Below, &["0"], "-0.1") && !holds(Test::Below, &["0"], ""));
}

/// An amount is as large as it is, however it is written, and by the mark by which it is sent.
#[test]
fn amounts_are_compared_as_what_they_are_and_were_not_before() {
    let holds = |reading, treat, test, cell: &str| {
        let only = Condition { column: "plan".to_owned(), test, values: vec!["20".to_owned()] };
        let properties = vec![PropertyRule::Column {
            name: "Amount".to_owned(),
            column: "plan".to_owned(),
            lookup: None,
            treat,
            values: Vec::new(),
        }];
        let mapping = Mapping { reading, ..utc(vec![EventRule { only: vec![only], properties, ..signup() }]) };
        let row = made(&mapping, &USERS, &["1", "a", "2009-10-01", cell]);
        row[0] != "not-matching plan"
    };
    let now = ReadingVersion::NOW;
    for large in ["1,500.00", "$1,500.00", "25,00", "1.500,00 €", "21"] {
        assert!(holds(now, Treatment::AsIs, Test::Above, large), "{large}");
    }
    for small in ["-1,200.00", "(12.00)", "-$5.00", "12,50"] {
        assert!(holds(now, Treatment::AsIs, Test::Below, small), "{small}");
    }
    // A thousand and more with a point for decimals, and less than two with a comma.
    assert!(
        holds(now, Treatment::MoneyPoint, Test::Above, "1,500") && holds(now, Treatment::AsIs, Test::Above, "1,500")
    );
    assert!(holds(now, Treatment::MoneyComma, Test::Below, "1,500"));
    // What is sent as 1500 is as much where it is compared.
    assert!(holds(now, Treatment::MoneyComma, Test::Above, "1.500"));
    assert!(
        holds(now, Treatment::MoneyPoint, Test::Below, "1.500") && holds(now, Treatment::AsIs, Test::Below, "1.500")
    );
    for none in ["", "many", "12 pieces"] {
        assert!(!holds(now, Treatment::AsIs, Test::Above, none) && !holds(now, Treatment::AsIs, Test::Below, none));
    }
    assert!(!holds(ReadingVersion::THIRD, Treatment::AsIs, Test::Above, "1,500.00"));
}

/// Each rule compares by the mark by which it sends; one that doesn't send the column, as another one does.
#[test]
fn amounts_are_compared_as_the_rule_sends_them_and_else_as_another_does() {
    let amount = |treat| PropertyRule::Column {
        name: "Amount".to_owned(),
        column: "plan".to_owned(),
        lookup: None,
        treat,
        values: Vec::new(),
    };
    let only = || vec![Condition { column: "plan".to_owned(), test: Test::Above, values: vec!["20".to_owned()] }];
    let with = |properties| EventRule { only: only(), properties, ..signup() };
    let rules =
        vec![with(vec![amount(Treatment::MoneyPoint)]), with(vec![amount(Treatment::MoneyComma)]), with(Vec::new())];
    let passed = |rules: Vec<EventRule>| -> Vec<bool> {
        let made = made(&utc(rules), &USERS, &["1", "a", "2009-10-01", "1.500"]);
        made.iter().map(|made| made != "not-matching plan").collect()
    };
    assert_eq!(passed(rules.clone()), [false, true, false]);
    assert_eq!(passed(rules.into_iter().skip(1).collect()), [true, true]);
}

#[test]
fn details_keep_the_plans_order_and_blank_ones_are_not_sent() {
    let detail = |name: &str, column: &str, treat, values| PropertyRule::Column {
        lookup: None,
        name: name.to_owned(),
        column: column.to_owned(),
        treat,
        values,
    };
    let rule = EventRule {
        properties: vec![
            detail("Total", "total", Treatment::MoneyPoint, vec![]),
            PropertyRule::Constant { name: "Source".to_owned(), value: "import".to_owned() },
            detail("Plan", "plan", Treatment::AsIs, vec![renamed("p", Some("Pro")), renamed("x", None)]),
            detail("Zip", "id", Treatment::AsIs, vec![]),
        ],
        ..signup()
    };
    let titles = ["id", "login", "created_at", "plan", "total"];
    let with =
        |id, plan, total| made(&utc(vec![rule.clone()]), &titles, &[id, "a", "2009-10-01 00:00:00", plan, total]);
    assert_eq!(with("007", "p", "$1,234.50"), ["a|Signed Up|1254355200|Total=1234.50|Source=import|Plan=Pro|Zip=007"]);
    assert_eq!(with("1E5", "x", ""), ["a|Signed Up|1254355200|Source=import|Zip=1E5"]);
    assert_eq!(with("", "q", "on request"), ["a|Signed Up|1254355200|Total=on request|Source=import|Plan=q"]);
}

#[test]
fn a_rule_that_only_sets_properties_needs_one() {
    let rule = EventRule {
        kind: EventKind::Set,
        event: None,
        properties: vec![PropertyRule::Column {
            lookup: None,
            name: "Plan Name".to_owned(),
            column: "plan".to_owned(),
            treat: Treatment::AsIs,
            values: vec![],
        }],
        ..signup()
    };
    let mapping = utc(vec![rule.clone()]);
    let row = |plan| ["1", "a", "2009-10-01 00:00:00", plan];
    assert_eq!(made(&mapping, &USERS, &row("Pro")), ["a||1254355200|Plan Name=Pro"]);
    assert_eq!(made(&mapping, &USERS, &row("")), ["no-details login"]);
    let nothing = utc(vec![EventRule { properties: vec![], ..rule }]);
    let slot = Slot { rule: 0, part: Part::Property(0) };
    assert_eq!(error(&nothing, &USERS), MappingError::Undecided { slot });
}

#[test]
fn one_date_can_stand_for_every_row() {
    let rule = EventRule { time: None, on: Some("2010-01-01 00:00".to_owned()), ..signup() };
    assert_eq!(made(&utc(vec![rule]), &USERS, &["1", "a", "", ""]), ["a|Signed Up|1262304000"]);
}

#[test]
fn an_alias_has_two_identities_and_no_time() {
    let rule = EventRule {
        kind: EventKind::Alias,
        person: pick("id"),
        time: None,
        event: Some(EventName::Column {
            column: "login".to_owned(),
            lookup: None,
            values: vec![],
            others: Others::AsFound,
        }),
        ..EventRule::default()
    };
    assert_eq!(made(&utc(vec![rule]), &USERS, &["1", "a@example.com", "", ""]), ["1|a@example.com|-"]);
}

#[test]
fn a_row_makes_an_event_for_each_rule() {
    let cancelled = EventRule { time: when("plan"), event: fixed("Canceled"), ..signup() };
    let row = ["1", "a", "2009-10-01 00:00:00", "2009-10-02 00:00:00"];
    let both = utc(vec![signup(), cancelled]);
    assert_eq!(made(&both, &USERS, &row), ["a|Signed Up|1254355200", "a|Canceled|1254441600"]);
}

fn error(mapping: &Mapping, titles: &[&str]) -> MappingError {
    match Mapper::new(mapping, &columns(titles)) {
        Ok(_) => panic!("the mapping was taken"),
        Err(error) => error,
    }
}

#[test]
fn what_is_open_is_named() {
    let slot = |part| MappingError::Undecided { slot: Slot { rule: 0, part } };
    assert_eq!(error(&Mapping::default(), &USERS), MappingError::NoRules);
    assert_eq!(error(&utc(vec![EventRule { person: None, ..signup() }]), &USERS), slot(Part::Person));
    assert_eq!(error(&utc(vec![EventRule { time: None, ..signup() }]), &USERS), slot(Part::Time));
    assert_eq!(error(&utc(vec![EventRule { event: None, ..signup() }]), &USERS), slot(Part::Event));
}

#[test]
fn every_missing_column_is_named() {
    let rule = EventRule { person: pick("email"), ..signup() };
    let known = vec!["id".to_owned(), "plan".to_owned()];
    let titles = vec!["email".to_owned(), "created_at".to_owned()];
    assert_eq!(error(&utc(vec![rule]), &["id", "plan"]), MappingError::MissingColumns { titles, known });
}

#[test]
fn text_without_a_zone_is_never_read_in_a_zone_that_nobody_named() {
    let mapping = Mapping { rules: vec![signup()], ..Mapping::default() };
    let mapper = Mapper::new(&mapping, &columns(&USERS)).expect("times may say their own zone");
    let became = |time: &str| {
        let record = record(&["1", "a", time, ""]);
        let mut became = String::new();
        mapper.apply(&record, |_, outcome| {
            became = match outcome {
                Outcome::Made(made) => made.event.time.map(|time| time.to_string()).unwrap_or_default(),
                Outcome::Missed(miss) => format!("{} {}", miss.reason.id(), miss.value),
            }
        });
        became
    };
    // Each says its own: 1 January 2022, 10:00 UTC.
    assert_eq!(became("2022-01-01T10:00:00Z"), "1641031200");
    assert_eq!(became("2022-01-01 05:00:00 -0500"), "1641031200");
    assert_eq!(became("2022-01-01 10:00:00"), "no-zone 2022-01-01 10:00:00");
    assert_eq!(became("2022-01-01"), "no-zone 2022-01-01");
    assert!(!Reason::NoZone.on_purpose());
}

#[test]
fn a_field_whose_column_nobody_has_chosen_is_open_and_no_missing_column() {
    let open = |rule: EventRule| error(&utc(vec![rule]), &USERS);
    let slot = |part| MappingError::Undecided { slot: Slot { rule: 0, part } };
    let column = |column: &str| EventName::Column {
        column: column.to_owned(),
        lookup: None,
        values: Vec::new(),
        others: Others::AsFound,
    };
    assert_eq!(open(EventRule { event: Some(column("")), ..signup() }), slot(Part::Event));
    assert_eq!(open(EventRule { person: pick(""), ..signup() }), slot(Part::Person));
    assert_eq!(open(EventRule { time: when(""), ..signup() }), slot(Part::Time));
    let condition = Condition { column: String::new(), test: Test::Filled, values: Vec::new() };
    let cases = vec![NameCase { condition, name: "A".to_owned() }];
    let by_rule = EventName::Rule { cases, otherwise: Some("B".to_owned()) };
    assert_eq!(open(EventRule { event: Some(by_rule), ..signup() }), slot(Part::Event));
}

#[test]
fn counts_since_1970_need_no_zone() {
    let unix = Some(EventTime { format: Some(TimeFormat::UnixSeconds), ..when("created_at").expect("a column") });
    let mapping = Mapping { rules: vec![EventRule { time: unix, ..signup() }], ..Mapping::default() };
    assert_eq!(made(&mapping, &USERS, &["1", "a", "1254355200", ""]), ["a|Signed Up|1254355200"]);
}

#[test]
fn a_format_that_was_not_decided_is_never_guessed_while_reading() {
    let open = Some(EventTime { format: None, ..when("created_at").expect("a column") });
    let mapping = utc(vec![EventRule { time: open, ..signup() }]);
    assert_eq!(error(&mapping, &USERS), MappingError::NoFormat { column: "created_at".to_owned() });
}

#[test]
fn names_that_are_blank_or_stand_twice_are_refused() {
    let slot = Slot { rule: 0, part: Part::Event };
    let blank = utc(vec![EventRule { event: fixed("  "), ..signup() }]);
    assert_eq!(error(&blank, &USERS), MappingError::BlankName { slot });
    let constant = |name: &str| PropertyRule::Constant { name: name.to_owned(), value: "1".to_owned() };
    let twice = utc(vec![EventRule { properties: vec![constant("A"), constant(" A ")], ..signup() }]);
    assert_eq!(error(&twice, &USERS), MappingError::RepeatedDetail { name: "A".to_owned() });
}
