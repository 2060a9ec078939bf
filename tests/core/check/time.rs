//! Findings about when it was, and about what shares a second.

use std::collections::BTreeMap;

use backfill::check::Grade;
use backfill::source::ReadingVersion;
use chrono::{DateTime, Datelike as _, Timelike as _};

use super::{Case, SIGNED_UP, WITH_VALUE, fix, offered, rows, told};

/// Other people at these times, in UTC.
fn times(times: &[&str]) -> Case {
    in_zone("UTC", times)
}

fn in_zone(zone: &str, times: &[&str]) -> Case {
    let mut table = "person,when\n".to_owned();
    for (at, time) in times.iter().enumerate() {
        table += &format!("p{at}@example.com,{time}\n");
    }
    Case::new(&table, &SIGNED_UP.replace("\"UTC\"", &format!("\"{zone}\"")))
}

#[test]
fn times_that_cannot_be_read_must_be_fixed_and_can_be_left_out() {
    let case = times(&["2020-05-05 10:00:01", "soon", "2020-02-30"]);
    let finding = case.finding("unreadable-time");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 2, vec![2, 3]));
    assert_eq!(told(&finding), "column: when, milliseconds: 0");
    assert_eq!(finding.examples[0].text, "soon");
    assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    // A blank time did not happen.
    assert_eq!(times(&["2020-05-05 10:00:01", "", "NULL"]).ids(), [""; 0]);
}

#[test]
fn milliseconds_taken_for_seconds_are_recognised_and_fixed() {
    let table = "person,when\na@example.com,1588672801000\nb@example.com,1588672802000\n";
    let case = Case::new(table, &SIGNED_UP.replace("year-first", "unix-seconds"));
    let finding = case.finding("unreadable-time");
    assert_eq!(told(&finding), "column: when, milliseconds: 2");
    assert_eq!(offered(&finding)[0], "Read \"when\" as milliseconds since 1970");
    let fixed = case.fixed(&finding.fixes[0]);
    assert_eq!((fixed.ids(), fixed.check().summary.kept()), (vec![], 2));
}

#[test]
fn what_is_from_before_2009_will_be_lost_and_the_likely_cause_is_told() {
    let of = |time: &str| times(&[time, "2020-05-05 10:00:01"]).finding("before-2009");
    for (time, cause) in [
        ("1970-01-01 00:00:00", "cause: zero"),
        ("1969-12-31 23:00:00", "cause: zero"),
        ("1899-12-30", "cause: spreadsheet"),
        ("1900-01-00 00:00:01".replace("01-00", "01-01").as_str(), "cause: spreadsheet"),
        ("1904-01-01", "cause: spreadsheet"),
        ("0026-01-05", "cause: short-year"),
        ("2008-12-31 23:59:59", ""),
    ] {
        let finding = of(time);
        assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WillBeLost, 1, vec![1]), "{time}");
        assert_eq!(
            told(&finding),
            format!("explained: {}, causes: [{cause}]", if cause.is_empty() { "no" } else { "yes" }),
            "{time}"
        );
    }
    assert_eq!(times(&["2009-01-01 00:00:00"]).ids(), [""; 0]);
    let case = times(&["1970-01-01", "2020-05-05 10:00:01"]);
    let fixed = case.finding("before-2009").fixes[0].clone();
    let fixed = case.fixed(&fixed);
    assert_eq!((fixed.ids(), fixed.check().outcomes.skipped), (vec![], 1));
}

#[test]
fn a_history_that_passes_by_1970_is_old_and_nothing_else() {
    let year = |year: u32| format!("{year}-01-01 10:00:00");
    let (before, after): (Vec<String>, Vec<String>) =
        ((1950..1970).map(year).collect(), (1971..1990).map(year).collect());
    let all = [before, vec!["1970-01-01 10:00:00".to_owned()], after].concat();
    let finding = times(&all.iter().map(String::as_str).collect::<Vec<_>>()).finding("before-2009");
    assert_eq!((told(&finding), finding.count), ("explained: no, causes: []".to_owned(), 40));
}

#[test]
fn what_has_not_happened_yet_must_be_fixed() {
    let case = times(&["2020-05-05 10:00:01", "2027-01-01 00:00:00", "2062-01-01"]);
    let finding = case.finding("future");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 2, vec![2, 3]));
    // 2062-01-01 12:00 UTC
    assert_eq!(told(&finding), "column: when, latest: 1 January 2062");
    assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    assert_eq!(times(&["2026-11-24 13:00:00"]).ids(), [""; 0], "an hour ahead is another clock");
}

#[test]
fn hours_that_were_skipped_or_came_twice_are_worth_a_look() {
    let case = in_zone("Europe/Berlin", &["2020-03-29 02:30:00", "2020-10-25 02:30:00", "2020-05-05 10:00:01"]);
    let skipped = case.finding("skipped-hour");
    assert_eq!((skipped.grade(), skipped.count, rows(&skipped)), (Grade::WorthALook, 1, vec![1]));
    let twice = case.finding("double-hour");
    assert_eq!((twice.count, rows(&twice)), (1, vec![2]));
    let fixed = case.fixed(&skipped.fixes[1]).fixed(&twice.fixes[0]);
    assert_eq!((fixed.ids(), fixed.check().outcomes.skipped), (vec![], 2));
    let case = in_zone("Europe/Berlin", &["2020-03-29 02:30:00", "2020-10-25 02:30:00"]);
    assert_eq!(case.fixed(&skipped.fixes[0]).ids(), [""; 0], "in UTC each hour comes once");
    assert_eq!(in_zone("Europe/Berlin", &["2020-03-29 01:59:59", "2020-10-25 03:00:00"]).ids(), [""; 0]);
}

fn on_days(clock: &str, days: usize) -> Vec<String> {
    (0..days).map(|day| format!("2020-{:02}-{:02} {clock}", day / 28 + 1, day % 28 + 1)).collect()
}

fn refs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

#[test]
fn times_that_are_all_midnight_are_worth_a_look() {
    for zone in ["UTC", "Asia/Kolkata", "America/New_York"] {
        let finding = in_zone(zone, &refs(&on_days("00:00:00", 12))).finding("all-at-midnight");
        assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 12));
    }
    let mut nearly = on_days("00:00:00", 12);
    nearly[5] = "2020-01-06 00:00:01".to_owned();
    assert!(!times(&refs(&nearly)).ids().contains(&"all-at-midnight"));
    // A date alone says of itself that it has no time of day.
    assert!(!times(&refs(&on_days("", 12))).ids().contains(&"all-at-midnight"));
}

#[test]
fn times_at_night_that_another_zone_puts_by_day_are_worth_a_look() {
    // 04:10 in Los Angeles is night; had a server written it in UTC, it was 20:10 there in winter.
    let case = in_zone("America/Los_Angeles", &refs(&on_days("04:10:05", 60)));
    let finding = case.finding("at-night");
    let shares = "zone: America/Los_Angeles, share: 100, other: UTC, other_share: 0, written: yes";
    assert_eq!(told(&finding), shares);
    assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 60));
    assert_eq!(offered(&finding), ["Read the times as UTC"]);
    // Times in UTC may well be a server's; by whose clock they are by day is told, and nothing is changed.
    let finding = times(&refs(&on_days("04:10:05", 60))).finding("at-night");
    let shares = "zone: UTC, share: 100, other: America/Los_Angeles, other_share: 0, written: no";
    assert_eq!(told(&finding), shares);
    for zone in ["UTC", "America/Los_Angeles"] {
        assert_eq!(in_zone(zone, &refs(&on_days("14:10:05", 60))).ids(), [""; 0]);
    }
}

#[test]
fn the_charts_show_the_clocks_of_several_zones_and_the_plans_own_first() {
    let checked = in_zone("Asia/Tokyo", &["2020-05-05 10:00:01", "2020-05-05 10:30:00", "2020-05-10"]).check();
    let chart = &checked.charts[0];
    assert_eq!((chart.zone, chart.hours[10], chart.timed()), ("Asia/Tokyo", 2, 2));
    // 5 May 2020 was a Tuesday, the 10th a Sunday.
    assert_eq!(chart.weekdays, [0, 2, 0, 0, 0, 0, 1]);
    let utc = checked.charts.iter().find(|chart| chart.zone == "UTC").expect("UTC is among them");
    assert_eq!(utc.hours[1], 2);
    assert!(checked.charts.len() >= 4);
}

#[test]
fn the_charts_show_each_hour_around_changes_of_the_clocks() {
    const HOUR: i64 = 3_600;
    // From 1 January 2014 on, every second hour of two years.
    let hours: Vec<i64> = (0..8_766).map(|at| 1_388_534_400 + 2 * at * HOUR).collect();
    let table: String = hours.iter().map(|at| format!("p{at}@example.com,{at}\n")).collect();
    let rules = SIGNED_UP.replace("year-first", "unix-seconds");
    // Lord Howe's clocks change by half an hour, Samoa's and Troll's at other times of the year than ours.
    for zone in ["Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Antarctica/Troll", "Africa/Casablanca"] {
        let rules = rules.replace("\"UTC\"", &format!("\"{zone}\""));
        let checked = Case::new(&format!("person,when\n{table}"), &rules).check();
        assert_eq!(checked.charts[0].zone, zone);
        for chart in &checked.charts {
            let zone: chrono_tz::Tz = chart.zone.parse().expect("a zone");
            let (mut of_day, mut of_week, mut months) = ([0; 24], [0; 7], BTreeMap::new());
            for hour in &hours {
                let middle = DateTime::from_timestamp(hour + HOUR / 2, 0).expect("it is in range").with_timezone(&zone);
                of_day[middle.hour() as usize] += 1;
                of_week[middle.weekday().num_days_from_monday() as usize] += 1;
                *months.entry((middle.year(), middle.month())).or_default() += 1;
            }
            assert_eq!((chart.hours, chart.weekdays, &chart.months), (of_day, of_week, &months), "{zone}");
        }
    }
}

/// One person's rows: the time and a value.
fn rows_of(lines: &[(&str, &str)]) -> Case {
    let mut table = "person,when,value\n".to_owned();
    for (time, value) in lines {
        table += &format!("nina@example.com,{time},{value}\n");
    }
    Case::new(&table, WITH_VALUE)
}

#[test]
fn events_of_one_second_will_be_lost_and_why_is_told() {
    for (why, lines) in [
        ("date-only", [("2020-05-05", "a"), ("2020-05-05", "b"), ("2020-05-06", "c")]),
        ("date-only", [("2020-05-05 00:00", "a"), ("2020-05-05 00:00:00", "b"), ("2020-05-06 10:00:07", "c")]),
        ("minutes", [("2020-05-05 10:05", "a"), ("2020-05-05 10:06", "c"), ("2020-05-05 10:05", "b")]),
        ("lines", [("2020-05-05 10:05:07", "a"), ("2020-05-05 10:05:07", "b"), ("2020-05-05 10:05:08", "c")]),
        ("all-copies", [("2020-05-05 10:05:07", "a"), ("2020-05-05 10:05:07", "a"), ("2020-05-05 10:05:08", "c")]),
        ("unknown", [("2020-05-05 10:05:07", "a"), ("2020-05-05 10:05:08", "c"), ("2020-05-05 10:05:07", "b")]),
    ] {
        let case = rows_of(&lines);
        let finding = case.finding("same-second");
        assert_eq!((finding.grade(), finding.count), (Grade::WillBeLost, 1), "{why}");
        let copies = u64::from(why == "all-copies");
        assert_eq!(told(&finding), format!("why: {why}, copies: {copies}"));
        assert_eq!(finding.examples[0].text, "nina@example.com");
        let checked = case.check();
        assert_eq!((checked.summary.kept(), checked.summary.events()), (2, 3));
    }
    let near = rows_of(&[("2020-05-05 10:05:07", "a"), ("2020-05-05 10:05:08", "a")]);
    assert_eq!(near.ids(), [""; 0]);
}

#[test]
fn events_without_details_are_not_said_to_say_the_same_in_every_detail() {
    for (why, lines) in [
        ("minutes", [("2020-05-05 10:00", "a"), ("2020-05-05 11:00", "b"), ("2020-05-05 10:00", "c")]),
        ("unknown", [("2020-05-05 10:00:07", "a"), ("2020-05-05 10:00:08", "b"), ("2020-05-05 10:00:07", "c")]),
    ] {
        let rows: String = lines.iter().map(|(time, value)| format!("nina@example.com,{time},{value}\n")).collect();
        let finding = Case::new(&format!("person,when,value\n{rows}"), SIGNED_UP).finding("same-second");
        assert_eq!(told(&finding), format!("why: {why}, copies: 0"));
        assert_eq!(offered(&finding)[0], "Space them one second apart", "nobody knows that they are copies");
    }
}

#[test]
fn each_fix_of_the_same_second_leaves_no_loss_behind() {
    let lines = [("2020-05-05", "a"), ("2020-05-05", "b"), ("2020-05-05", "b")];
    for (how, kept) in [("Space them one second apart", 3), ("Join them into one", 1), ("Keep the first", 1)] {
        let case = rows_of(&lines);
        let finding = case.finding("same-second");
        let fixed = case.fixed(&fix(&finding, how));
        assert_eq!((fixed.ids(), fixed.check().summary.kept()), (vec![], kept), "{how}");
    }
}

const TWO_RULES: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "person" }
time = { column = "when", format = "year-first" }
event = { from = "fixed", name = "Signed Up" }
properties = [{ from = "column", name = "Plan", column = "value" }]
[[rules]]
person = { column = "person" }
time = { column = "when", format = "year-first" }
event = { from = "fixed", name = "Billed" }
properties = [{ from = "column", name = "plan", column = "other" }]
"#;

#[test]
fn values_of_one_second_will_be_lost_also_across_events_and_spacing_keeps_them() {
    let case = Case::new("person,when,value,other\na@example.com,2020-05-05 10:00:01,Pro,Free\n", TWO_RULES);
    let finding = case.finding("overwritten-values");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WillBeLost, 1, vec![1]));
    assert_eq!(told(&finding), "detail: plan");
    let fixed = case.fixed(&finding.fixes[0]);
    assert!(!fixed.ids().contains(&"overwritten-values"));
    assert_eq!(fixed.check().summary.tally().properties, 2);
    let same = Case::new("person,when,value,other\na@example.com,2020-05-05 10:00:01,Pro,Pro\n", TWO_RULES);
    assert!(!same.ids().contains(&"overwritten-values"), "equal values lose nothing");
}

/// Joined, equal amounts would count once, and others would be no numbers any more.
#[test]
fn events_with_amounts_are_not_offered_to_be_joined() {
    let offers = |lines: &[(&str, &str)]| offered(&rows_of(lines).finding("same-second"));
    assert!(offers(&[("2020-05-05", "a"), ("2020-05-05", "b")]).contains(&"Join them into one".to_owned()));
    for amounts in [["10.00", "10.00"], ["10.00", "20.00"], ["$10.00", "$20.00"]] {
        let offers = offers(&amounts.map(|amount| ("2020-05-05", amount)));
        assert!(!offers.contains(&"Join them into one".to_owned()), "{offers:?}");
        assert!(offers.contains(&"Space them one second apart".to_owned()), "{offers:?}");
    }
}

/// A detail that comes under a name for each currency overwrites others of the second, and so do those behind it.
#[test]
fn events_are_spaced_where_currencies_are_told_apart_too() {
    let table = "person,when,what,total,status\n\
                 a@example.com,2020-05-05 10:00:00,Ordered,10.00 EUR,new\n\
                 a@example.com,2020-05-05 10:00:00,Paid,20.00 USD,paid\n";
    let plan = r#"
zone = "UTC"
[[rules]]
person = { column = "person" }
time = { column = "when", format = "year-first" }
event = { from = "column", column = "what" }
properties = [
    { from = "column", name = "Total", column = "total", treat = "money-point" },
    { from = "column", name = "Status", column = "status" },
]
currencies = [{ amounts = "total", send = { apart = ["EUR", "USD"] } }]
same_second = "space"
"#;
    let seconds = |case: Case| {
        let times: Vec<i64> = case.events().iter().map(|event| event.time.expect("a time").0).collect();
        times[1] - times[0]
    };
    assert_eq!(seconds(Case::new(table, plan)), 1);
    assert_eq!(seconds(Case::new(table, plan).read_as(ReadingVersion::THIRD)), 0);
    assert!(!Case::new(table, plan).ids().contains(&"overwritten-values"));
}

/// Most times can be read, and would not be in the way that is offered for the others.
#[test]
fn milliseconds_are_offered_only_where_no_time_can_be_read() {
    let seconds = "person,when\na,1577872800\nb,1577872801\nc,1577872802000\n";
    let plan = SIGNED_UP.replace("year-first", "unix-seconds");
    let finding = Case::new(seconds, &plan).finding("unreadable-time");
    assert_eq!(offered(&finding), ["Leave these rows out"]);
    let all = "person,when\na,1577872800000\nb,1577872802000\n";
    assert_eq!(offered(&Case::new(all, &plan).finding("unreadable-time")).len(), 2);
}
