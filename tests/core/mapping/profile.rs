use backfill::mapping::TimeFormat;
use backfill::mapping::Treatment;
use backfill::mapping::profile::{ColumnKind, ColumnProfile, Different, MOST_VALUES, Profiles};
use backfill::mapping::timestamp::Verdict;
use backfill::mapping::value::MoneyVerdict;
use backfill::source::Record;
use backfill::text::word;
use proptest::prelude::*;

fn record(cells: &[&str]) -> Record {
    let mut record = Record::default();
    cells.iter().for_each(|cell| record.push(cell));
    record
}

fn profile<'a>(cells: impl IntoIterator<Item = &'a str>) -> ColumnProfile {
    let mut profiles = Profiles::new(1);
    cells.into_iter().for_each(|cell| profiles.add(&record(&[cell])));
    profiles.finish().remove(0)
}

fn label(cells: &[&str]) -> String {
    word(&profile(cells.iter().copied()).kind.label())
}

fn exactly(count: u64) -> Different {
    Different { count, exact: true }
}

#[test]
fn each_kind_of_column_has_a_plain_label() {
    assert_eq!(label(&["ada@example.com", "jo.park+news@mail.example.co.uk"]), "e-mail");
    assert_eq!(label(&["03/01/2016 09:12", "19/07/2018 16:20"]), "date and time");
    assert_eq!(label(&["2016-01-03", "2018-07-19"]), "date");
    assert_eq!(label(&["Free", "Premium", "Team", "Free"]), "3 values");
    assert_eq!(label(&["Free", "Free"]), "1 value");
    assert_eq!(label(&["1.284,50 €", "0,00 €", "612,00 €"]), "money");
    assert_eq!(label(&["100", "150"]), "number");
    assert_eq!(label(&["1.5", "1,234.50"]), "number");
    assert_eq!(label(&["yes", "no", "Yes"]), "yes or no");
    assert_eq!(label(&["https://example.com/a", "http://example.com/b"]), "web address");
    assert_eq!(label(&["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174001"]), "identifier");
    assert_eq!(label(&["Ada Lovelace", "Jo Park"]), "text");
    assert_eq!(label(&["", "  ", "\u{a0}"]), "blank");
    assert_eq!(label(&[]), "blank");
}

#[test]
fn a_few_odd_cells_do_not_change_the_kind() {
    let mut cells = vec!["ada@example.com"; 98];
    cells.extend(["guest", "-"]);
    let profile = profile(cells);
    assert_eq!(profile.kind, ColumnKind::Email);
    assert_eq!((profile.kinds.emails, profile.kinds.texts), (98, 2));
}

#[test]
fn what_only_looks_like_an_e_mail_address_is_none() {
    for cell in [
        "@handle",
        "ada@example",
        "ada@.com",
        "@example.com",
        "a b@example.com",
        "a@b@example.com",
        "Ada <ada@example.com>",
    ] {
        assert_eq!(profile([cell]).kinds.emails, 0, "{cell}");
    }
}

#[test]
fn cells_are_counted_trimmed() {
    let profile = profile(["Free", " Free ", "\u{a0}Free", "", "   ", "Team"]);
    assert_eq!((profile.filled, profile.blank, profile.rows()), (4, 2, 6));
    assert_eq!(profile.different, exactly(2));
    let values: Vec<_> = profile.values.iter().map(|value| (value.text.as_str(), value.count)).collect();
    assert_eq!(values, [("Free", 3), ("Team", 1)]);
}

#[test]
fn equally_frequent_values_stand_in_the_order_of_the_file() {
    let profile = profile(["b", "c", "a", "c", "b"]);
    let values: Vec<_> = profile.values.iter().map(|value| value.text.as_str()).collect();
    assert_eq!(values, ["b", "c", "a"]);
    assert_eq!(profile.samples, ["b", "c", "a"]);
}

#[test]
fn a_column_of_many_values_keeps_no_table_and_still_knows_them() {
    let cells: Vec<String> = (0..5_000).map(|i| format!("user{}@example.com", i % 2_500)).collect();
    let profile = profile(cells.iter().map(String::as_str));
    assert!(profile.values.is_empty());
    assert_eq!(profile.different, exactly(2_500));
    assert_eq!(profile.kinds.emails, 5_000);
    assert_eq!(profile.samples, ["user0@example.com", "user1@example.com", "user2@example.com"]);
    assert!(!profile.is_unique());
}

#[test]
fn values_are_kept_up_to_their_limit() {
    let cells: Vec<String> = (0..MOST_VALUES).map(|i| format!("v{i}")).collect();
    assert_eq!(profile(cells.iter().map(String::as_str)).values.len(), MOST_VALUES);
    assert!(profile(cells.iter().map(String::as_str).chain(["one more"])).values.is_empty());
}

#[test]
fn very_many_different_values_are_estimated_within_a_few_percent() {
    let cells: Vec<String> = (0..300_000).map(|i| i.to_string()).collect();
    let profile = profile(cells.iter().map(String::as_str));
    assert!(!profile.different.exact);
    assert!((285_000..315_000).contains(&profile.different.count), "{}", profile.different.count);
    assert!(profile.is_unique());
}

#[test]
fn no_estimate_is_higher_than_there_are_values() {
    for salt in 0..8 {
        let cells: Vec<String> = (0..100_000).map(|i| format!("{salt}-{i}")).collect();
        let profile = profile(cells.iter().map(String::as_str));
        assert!(!profile.different.exact);
        assert!(profile.different.count <= profile.filled, "{}", profile.different.count);
    }
}

#[test]
fn a_table_of_many_columns_remembers_less_of_each() {
    let mut profiles = Profiles::new(5_000);
    for row in 0..2_000 {
        profiles.add(&record(&[&row.to_string()]));
    }
    let first = profiles.finish().remove(0).different;
    assert!(!first.exact);
    assert!((1_900..2_100).contains(&first.count), "{}", first.count);
}

#[test]
fn the_longest_value_is_measured_in_letters() {
    assert_eq!(profile(["äöü", "abcd", "é"]).longest, 4);
    assert_eq!(profile(["x".repeat(1_000).as_str(), "y"]).longest, 1_000);
}

#[test]
fn the_whole_column_decides_how_times_and_money_are_written() {
    let mut cells: Vec<String> =
        (0..1_000).map(|i| format!("0{}/0{}/2024 10:{:02}", i % 9 + 1, i % 7 + 1, i % 60)).collect();
    let open = profile(cells.iter().map(String::as_str));
    assert_eq!(open.times.verdict, Verdict::Ambiguous(vec![TimeFormat::DayFirst, TimeFormat::MonthFirst]));
    assert_eq!(open.kind, ColumnKind::DateAndTime);
    cells.push("31/01/2024 10:00".to_owned());
    let decided = profile(cells.iter().map(String::as_str));
    assert_eq!(decided.times.verdict, Verdict::Clear(TimeFormat::DayFirst));
    assert_eq!(profile(["$1,234", "$5.50"]).money.verdict, MoneyVerdict::Clear(Treatment::MoneyPoint));
    assert_eq!(profile(["1", "23", "15"]).money.verdict, MoneyVerdict::PlainNumbers);
}

#[test]
fn what_a_database_writes_for_nothing_is_no_date() {
    let profile = profile(["2009-10-01 00:00:00", "NULL", "0000-00-00 00:00:00", "", "\\N", "2009-10-02 00:00:00"]);
    assert_eq!((profile.dated(), profile.times.blank, profile.rows()), (2, 4, 6));
    assert_eq!(profile.kind, ColumnKind::DateAndTime);
}

#[test]
fn short_and_long_records_are_taken_as_they_are() {
    let mut profiles = Profiles::new(2);
    profiles.add(&record(&["a"]));
    profiles.add(&record(&["b", "c", "surplus"]));
    let found = profiles.finish();
    assert_eq!((found[0].filled, found[1].filled, found[1].blank), (2, 1, 1));
}

/// Cells of every kind, few or many different ones.
fn cells() -> impl Strategy<Value = Vec<String>> {
    let cell = prop_oneof![
        4 => (0..400_u32).prop_map(|i| format!("user{i}@example.com")),
        2 => (0..400_u32).prop_map(|i| format!("{}/{}/2024", i % 31 + 1, i % 12 + 1)),
        1 => (0..400_u32).prop_map(|i| format!("${i}.50")),
        1 => (0..400_u32).prop_map(|i| i.to_string()),
        1 => Just(String::new()),
        1 => Just("NULL".to_owned()),
        1 => "[ -~]{0,12}",
        1 => (190..230_usize).prop_map(|len| "x".repeat(len)),
    ];
    proptest::collection::vec(cell, 0..600)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_in_which_parts_are_merged_does_not_matter(cells in cells(), cuts in (0..600_usize, 0..600_usize)) {
        let whole = profile(cells.iter().map(String::as_str));
        let (a, b) = (cuts.0.min(cells.len()), cuts.1.min(cells.len()));
        let (a, b) = (a.min(b), a.max(b));
        let part = |from: usize, to: usize| {
            let mut profiles = Profiles::starting_at(1, from as u64);
            cells[from..to].iter().for_each(|cell| profiles.add(&record(&[cell])));
            profiles
        };
        let parts = [part(0, a), part(a, b), part(b, cells.len())];
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
            let mut merged = parts[order[0]].clone();
            merged.merge(&parts[order[1]]);
            merged.merge(&parts[order[2]]);
            prop_assert_eq!(&merged.finish()[0], &whole);
        }
    }

    #[test]
    fn every_cell_is_counted_once(cells in cells()) {
        let profile = profile(cells.iter().map(String::as_str));
        let kinds = profile.kinds;
        let sum = kinds.emails + kinds.whole_numbers + kinds.decimals + kinds.money + kinds.times + kinds.urls
            + kinds.uuids + kinds.yes_or_no + kinds.texts;
        prop_assert_eq!(sum, profile.filled);
        prop_assert_eq!(profile.rows(), cells.len() as u64);
        prop_assert_eq!(profile.times.filled + profile.times.blank, profile.rows());
        prop_assert_eq!(profile.money.amounts + profile.money.others, profile.filled);
        let different: std::collections::HashSet<&str> =
            cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        prop_assert_eq!(profile.different, exactly(different.len() as u64));
    }
}
