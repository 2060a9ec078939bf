//! Spacing, joining and keeping the first of what has the same person, name and second.

use backfill::mapping::SameSecond;
use backfill::mapping::timestamp::Zone;
use backfill::pipeline::Disposition;
use proptest::prelude::*;

use crate::check::shrinkage::sent;
use crate::check::{Case, SIGNED_UP, WITH_VALUE};

/// 5 May 2020, 12:00 UTC: what a date alone is read as.
const NOON: i64 = 1_588_680_000;

fn spaced(rules: &str, zone: &str) -> String {
    format!("{}same_second = \"space\"\n", rules.replace("\"UTC\"", &format!("\"{zone}\"")))
}

/// Person, time and value of each row.
fn table(rows: &[(&str, &str, &str)]) -> String {
    let line = |(person, time, value): &(&str, &str, &str)| format!("{person},{time},{value}\n");
    "person,when,value\n".to_owned() + &rows.iter().map(line).collect::<String>()
}

/// Person and second of everything sent, in the order of the source.
fn seconds(case: &Case) -> Vec<(String, i64)> {
    let part = |event: &String| {
        let mut parts = event.split('|');
        let person = parts.next().unwrap_or_default().to_owned();
        (person, parts.nth(1).and_then(|second| second.parse().ok()).expect("an event has a time"))
    };
    sent(&case.pipeline()).iter().map(part).collect()
}

fn only(case: &Case) -> Vec<i64> {
    seconds(case).into_iter().map(|(_, second)| second).collect()
}

#[test]
fn events_of_one_second_go_one_second_apart_in_the_order_of_the_source() {
    let rows = [("nina", "2020-05-05", "a"), ("nina", "2020-05-05", "b"), ("nina", "2020-05-05", "c")];
    let case = Case::new(&table(&rows), &spaced(WITH_VALUE, "UTC"));
    let expected = ["a", "b", "c"].iter().zip(NOON..).map(|(v, at)| format!("nina|Signed Up|{at}|Value={v}"));
    assert_eq!(sent(&case.pipeline()), expected.collect::<Vec<_>>());
}

#[test]
fn spacing_goes_around_what_the_person_did_in_the_next_second() {
    let rows = [
        ("nina", "2020-05-05 12:00:00", "a"),
        ("nina", "2020-05-05 12:00:01", "b"),
        ("zoe", "2020-05-05 12:00:02", "c"),
        ("nina", "2020-05-05 12:00:00", "d"),
    ];
    let case = Case::new(&table(&rows), &spaced(SIGNED_UP, "UTC"));
    assert_eq!(only(&case), [NOON, NOON + 1, NOON + 2, NOON + 2]);
}

#[test]
fn at_the_end_of_a_day_spacing_goes_backwards() {
    // 23:59:59 in Berlin is 21:59:59 UTC, ten hours after noon less a second.
    let last = NOON + 10 * 3_600 - 1;
    let rows =
        [("nina", "2020-05-05 23:59:58", ""), ("nina", "2020-05-05 23:59:59", ""), ("nina", "2020-05-05 23:59:59", "")];
    let case = Case::new(&table(&rows), &spaced(SIGNED_UP, "Europe/Berlin"));
    assert_eq!(only(&case), [last - 1, last, last - 2]);
    // In New York that second is in the middle of a day.
    let rows = [("nina", "2020-05-05T23:59:59+02:00", ""), ("nina", "2020-05-05T23:59:59+02:00", "")];
    let case = Case::new(&table(&rows), &spaced(SIGNED_UP, "America/New_York"));
    assert_eq!(only(&case), [last, last + 1]);
}

#[test]
fn what_has_another_name_and_other_details_stays() {
    let rules = spaced(SIGNED_UP, "UTC")
        + "[[rules]]\nperson = { column = \"person\" }\ntime = { column = \"when\", format = \"year-first\" }\n\
           event = { from = \"fixed\", name = \"Billed\" }\nsame_second = \"space\"\n\
           properties = [{ from = \"column\", name = \"Amount\", column = \"value\" }]\n";
    let case = Case::new(&table(&[("nina", "2020-05-05", "10")]), &rules);
    assert_eq!(only(&case), [NOON, NOON]);
    let shared = rules.replace(
        "name = \"Signed Up\" }",
        "name = \"Signed Up\" }\nproperties = [{ from = \"column\", name = \"amount\", column = \"person\" }]",
    );
    let case = Case::new(&table(&[("nina", "2020-05-05", "10")]), &shared);
    assert_eq!(only(&case), [NOON, NOON + 1], "a detail of the one would be lost to the other");
}

#[test]
fn joined_events_are_one_with_all_their_details_and_are_counted_as_folded() {
    let rows = [
        ("nina", "2020-05-05", "tea"),
        ("zoe", "2020-05-05", "milk"),
        ("nina", "2020-05-05", "cake"),
        ("nina", "2020-05-05", "tea"),
    ];
    let rules = format!("{WITH_VALUE}same_second = \"join\"\n");
    let case = Case::new(&table(&rows), &rules);
    let expected = [format!("zoe|Signed Up|{NOON}|Value=milk"), format!("nina|Signed Up|{NOON}|Value=tea, cake")];
    assert_eq!(sent(&case.pipeline()), expected);
    let checked = case.check();
    assert_eq!((checked.outcomes.made, checked.outcomes.merged, checked.outcomes.used), (4, 2, 4));
    let group = &checked.groups[&Disposition::SameSecond(SameSecond::Join)];
    assert_eq!(group.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn keeping_the_first_drops_the_others() {
    let rows = [("nina", "2020-05-05", "a"), ("Nina", "2020-05-05", "b"), ("nina", "2020-05-05", "c")];
    let rules = format!("{WITH_VALUE}same_second = \"keep-first\"\n");
    let case = Case::new(&table(&rows), &rules);
    let expected = [format!("nina|Signed Up|{NOON}|Value=a"), format!("Nina|Signed Up|{NOON}|Value=b")];
    assert_eq!(sent(&case.pipeline()), expected);
    let group = &case.check().groups[&Disposition::SameSecond(SameSecond::KeepFirst)];
    assert_eq!(group.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [3]);
}

#[test]
fn what_is_thinned_or_too_old_takes_no_second() {
    let rows = [
        ("nina", "2008-05-05", ""),
        ("nina", "2008-05-05", ""),
        ("nina", "2020-05-05", ""),
        ("nina", "2020-05-05", ""),
    ];
    let rules = spaced(SIGNED_UP, "UTC") + "thin = { minutes = 30 }\n";
    let case = Case::new(&table(&rows), &rules);
    assert_eq!(only(&case), [NOON]);
    assert_eq!((case.check().outcomes.withheld, case.check().outcomes.merged), (2, 1));
}

const PEOPLE: [&str; 3] = ["nina", "zoe", "ada"];

/// Times that crowd: alone, by the minute, and around midnight in Berlin (22:00 UTC in summer).
const TIMES: [&str; 7] = [
    "2020-05-05",
    "2020-05-05 12:00:00",
    "2020-05-05 12:00:01",
    "2020-05-05 23:59:58",
    "2020-05-05 23:59:59",
    "2020-05-06 00:00:00",
    "2009-01-01 01:00:00",
];

fn crowds() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((0..PEOPLE.len(), 0..TIMES.len()), 1..40)
}

fn as_table(rows: &[(usize, usize)]) -> String {
    table(&rows.iter().map(|&(who, when)| (PEOPLE[who], TIMES[when], "")).collect::<Vec<_>>())
}

/// The seconds of one person's events, in their order.
fn of_person(rows: &[(usize, usize)], who: usize) -> Vec<i64> {
    let case = Case::new(&as_table(rows), &spaced(SIGNED_UP, "Europe/Berlin"));
    seconds(&case).into_iter().filter(|(person, _)| person == PEOPLE[who]).map(|(_, second)| second).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Each person alone, all together, all together with the others' rows in another order, and once more: the same.
    #[test]
    fn other_peoples_rows_and_their_order_change_nothing(rows in crowds()) {
        let mut shuffled: Vec<(usize, usize)> = rows.iter().copied().filter(|row| row.0 != 0).rev().collect();
        shuffled.extend(rows.iter().copied().filter(|row| row.0 == 0));
        let alone: Vec<(usize, usize)> = rows.iter().copied().filter(|row| row.0 == 0).collect();
        if alone.is_empty() {
            return Ok(());
        }
        let together = of_person(&rows, 0);
        prop_assert_eq!(&together, &of_person(&rows, 0));
        prop_assert_eq!(&together, &of_person(&shuffled, 0));
        prop_assert_eq!(&together, &of_person(&alone, 0));
    }

    /// No event leaves its day, none comes onto another, and the first of each second stays.
    #[test]
    fn no_time_leaves_its_day_or_comes_onto_another(rows in crowds()) {
        let zone = Zone::named("Europe/Berlin").expect("Berlin is a zone");
        let day = |second: i64| (second + i64::from(zone.offset_at(second))).div_euclid(86_400);
        let before = seconds(&Case::new(&as_table(&rows), &SIGNED_UP.replace("UTC", "Europe/Berlin")));
        let after = seconds(&Case::new(&as_table(&rows), &spaced(SIGNED_UP, "Europe/Berlin")));
        prop_assert_eq!(before.len(), after.len());
        let mut seen = std::collections::HashSet::new();
        for (at, ((person, was), (_, is))) in before.iter().zip(&after).enumerate() {
            prop_assert_eq!(day(*was), day(*is));
            prop_assert!(seen.insert((person, is)), "two of {} at {}", person, is);
            let is_first = !before[..at].contains(&(person.clone(), *was));
            prop_assert!(!is_first || was == is);
        }
    }
}
