//! The four numbers, each with its rows; and that what is expected is what the practice tracker then holds.

use std::borrow::Cow;

use backfill::event::Event;
use backfill::kissmetrics::rules::{Held, Loss};
use backfill::mapping::apply::Reason;
use backfill::pipeline::walk::{Item, Visitor};
use backfill::pipeline::{Disposition, Error, PassProgress, Pipeline, Stop};
use backfill::source::Record;
use backfill::text::lost_words;
use proptest::prelude::*;

use super::{Case, SIGNED_UP, rows};

/// Feeds everything that would be sent to what the tracker holds.
#[derive(Default)]
struct Receive(Held);

impl Visitor for Receive {
    fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), Error> {
        if let Some((_, made)) = item.sent() {
            self.0.receive(&made.event);
        }
        Ok(())
    }
}

fn held(pipeline: &Pipeline) -> Held {
    let mut receive = Receive::default();
    pipeline.walk(&Stop::default(), &PassProgress::default(), &mut receive).expect("the table can be read");
    receive.0
}

/// 1,000 rows, one person and minute each, but: rows 11 to 17 are from before 2009, rows 101 to 112 repeat rows 201 to
/// 212 to the second, and rows 301 to 303 have no person.
fn thousand() -> String {
    let mut table = "person,when\n".to_owned();
    for row in 1..=1_000 {
        let twin = if (101..=112).contains(&row) { row + 100 } else { row };
        let person = if (301..=303).contains(&row) { String::new() } else { format!("p{twin}@example.com") };
        let year = if (11..=17).contains(&row) { 2008 } else { 2020 };
        let (hour, minute) = (twin / 60, twin % 60);
        table += &format!("{person},{year}-03-04 {hour:02}:{minute:02}:07\n");
    }
    table
}

#[test]
fn the_four_numbers_are_exact_and_each_has_its_rows() {
    let case = Case::new(&thousand(), SIGNED_UP);
    let checked = case.check();
    let numbers = [checked.outcomes.rows, checked.outcomes.made, checked.outcomes.to_send(), checked.summary.kept()];
    assert_eq!(numbers, [1_000, 997, 990, 978]);
    let of_group = |group| -> Vec<u64> { checked.groups[&group].rows.iter().map(|row| row.row).collect() };
    assert_eq!(of_group(Disposition::Missed(Reason::BlankPerson)), [301, 302, 303]);
    assert_eq!(of_group(Disposition::Withheld(Loss::Before2009)), (11..=17).collect::<Vec<_>>());
    assert_eq!(rows(&case.finding("blank-person")), [301, 302, 303]);
    assert_eq!(rows(&case.finding("before-2009")), (11..=17).collect::<Vec<_>>());
    // The first of the two is kept, so the later row is the one that is lost.
    assert_eq!(rows(&case.finding("same-second")), (201..=212).collect::<Vec<_>>());
    assert_eq!(case.ids(), ["blank-person", "before-2009", "same-second"]);
}

/// Each row signs somebody up and upgrades them: rows 1 and 2 are the same sign-up and two upgrades, and row 3 is the
/// upgrade of row 2 again, with another plan.
#[test]
fn of_a_row_with_several_events_the_one_that_is_lost_is_told() {
    let table = "person,when,upgraded,plan\n\
        ada@example.com,2020-03-04 01:00:07,2020-03-05 01:00:07,Pro\n\
        ada@example.com,2020-03-04 01:00:07,2020-03-06 01:00:07,Max\n\
        ada@example.com,2020-03-07 01:00:07,2020-03-06 01:00:07,Team\n";
    let upgraded = r#"
[[rules]]
person = { column = "person" }
time = { column = "upgraded", format = "year-first" }
event = { from = "fixed", name = "Upgraded" }
properties = [{ from = "column", name = "Plan", column = "plan" }]
"#;
    let case = Case::new(table, &format!("{SIGNED_UP}{upgraded}"));
    let checked = case.check();
    let lost = |row, rule| checked.lost(row, rule).map(lost_words);
    assert_eq!(checked.summary.kept(), 4);
    assert_eq!(case.finding("same-second").events, [(2, 0), (3, 1)]);
    assert_eq!(
        [lost(1, 0), lost(1, 1), lost(2, 0), lost(2, 1), lost(3, 0), lost(3, 1)],
        [None, None, Some("will be lost"), None, None, Some("will be lost")]
    );
}

#[test]
fn the_tracker_holds_what_was_foretold() {
    let case = Case::new(&thousand(), SIGNED_UP);
    assert_eq!(held(&case.pipeline()).events(), 978);
}

fn plans() -> impl Strategy<Value = String> {
    let second = prop::option::of(prop::sample::select(vec!["space", "join", "keep-first"]));
    let thin = prop::option::of(1..4_u32);
    (second, thin, any::<bool>(), any::<bool>()).prop_map(|(second, thin, column, two)| {
        let second = second.map_or(String::new(), |how| format!("same_second = \"{how}\"\n"));
        let thin = thin.map_or(String::new(), |minutes| format!("thin = {{ minutes = {minutes} }}\n"));
        let what =
            if column { "{ from = \"column\", column = \"what\" }" } else { "{ from = \"fixed\", name = \"A\" }" };
        let mut plan = format!(
            "zone = \"Europe/Berlin\"\n[[rules]]\nperson = {{ column = \"person\" }}\ntime = {{ column = \"when\", format \
             = \"year-first\" }}\nevent = {what}\n{second}{thin}properties = [{{ from = \"column\", name = \"V\", column = \
             \"value\" }}]\n"
        );
        if two {
            plan += "[[rules]]\nperson = { column = \"person\" }\ntime = { column = \"when\", format = \"year-first\" }\n\
                     event = { from = \"fixed\", name = \"B\" }\nsame_second = \"space\"\n\
                     properties = [{ from = \"column\", name = \"V\", column = \"what\" }]\n";
        }
        plan
    })
}

fn tables() -> impl Strategy<Value = String> {
    let person = prop::sample::select(vec!["a", "b", "A,", "a ", "null", ""]);
    let what = prop::sample::select(vec!["x", "X", "y:", "y ", ""]);
    let when = prop::sample::select(vec![
        "2008-12-31 23:59:59",
        "2009-01-01 00:59:59",
        "2009-01-01 01:00:00",
        "2020-05-05 10:00:00",
        "2020-05-05 10:00:01",
        "2020-05-05 10:01:00",
        "2020-05-05 23:59:59",
        "2020-05-05",
        "soon",
        "",
    ]);
    let row = (person, what, when, 0..3_u8);
    prop::collection::vec(row, 1..60).prop_map(|rows| {
        let line =
            |(person, what, when, value): (&str, &str, &str, u8)| format!("\"{person}\",\"{what}\",{when},{value}\n");
        "person,what,when,value\n".to_owned() + &rows.into_iter().map(line).collect::<String>()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// What is said before sending is what is held after it, whatever the plan and the rows.
    #[test]
    fn what_is_foretold_is_what_is_held(plan in plans(), table in tables()) {
        let case = Case::new(&table, &plan);
        let checked = case.check();
        let held = held(&case.pipeline());
        prop_assert_eq!(checked.summary.kept(), held.events(), "{}\n{}", plan, table);
        prop_assert_eq!(checked.outcomes.to_send(), checked.summary.events());
        prop_assert_eq!(checked.summary.tally(), held.tally());
    }

    /// A rule that spaces or joins leaves no two of its events in one second, unless a day is full.
    #[test]
    fn after_spacing_nothing_is_one_with_another(table in tables()) {
        let plan = SIGNED_UP.to_owned() + "same_second = \"space\"\n";
        let checked = Case::new(&table, &plan).check();
        prop_assert_eq!(checked.summary.kept(), checked.summary.events(), "{}", table);
    }
}

/// What leaves, as text: person, name, second and details.
pub fn sent(pipeline: &Pipeline) -> Vec<String> {
    struct Say(Vec<String>);
    impl Visitor for Say {
        fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), Error> {
            if let Some((_, made)) = item.sent() {
                self.0.push(say(&made.event));
            }
            Ok(())
        }
    }
    let mut said = Say(Vec::new());
    pipeline.walk(&Stop::default(), &PassProgress::default(), &mut said).expect("the table can be read");
    said.0
}

fn say(event: &Event<'_>) -> String {
    let mut text = Cow::Borrowed(event.person.as_ref()).into_owned();
    text += &format!("|{}|{}", event.name, event.time.map_or(0, |time| time.0));
    for property in &event.properties {
        text += &format!("|{}={}", property.name, property.value);
    }
    text
}

#[test]
fn what_did_not_happen_is_counted_in_events_and_in_rows() {
    let table = "person,when,left\nada,2020-01-01,\nben,,\ncleo,2020-01-03,2020-02-03\n";
    let rules = format!(
        "{}\n[[rules]]\nperson = {{ column = \"person\" }}\ntime = {{ column = \"left\", format = \"year-first\" }}\n\
         event = {{ from = \"fixed\", name = \"Left\" }}\n",
        super::SIGNED_UP
    );
    let checked = super::Case::new(table, &rules).check();
    let sample = &checked.groups[&Disposition::Missed(Reason::BlankTime)];
    // Ben neither came nor left: two events of one row.
    assert_eq!((sample.count, sample.in_rows, sample.rows.len()), (3, 2, 2));
}
