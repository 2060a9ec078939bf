//! Files that went wrong in the field: what they are read as, and what is said before anything is sent. What is right
//! comes from the files' own story, and from IANA's time zone database.

use backfill::check::Grade;
use backfill::mapping::Tidy;
use backfill::source::ReadingVersion;

use super::{Case, fix, offered, rows, told};

/// Each person with the second of their event, as they are sent.
fn sent(case: &Case) -> Vec<(String, i64)> {
    let events = case.events();
    events.iter().map(|event| (event.person.to_string(), event.time.expect("a time").0)).collect()
}

fn seconds(case: &Case) -> Vec<i64> {
    sent(case).into_iter().map(|(_, second)| second).collect()
}

/// Each property that is sent, with its value.
fn properties(case: &Case) -> Vec<(String, String)> {
    let events = case.events();
    let all = events.iter().flat_map(|event| &event.properties);
    all.map(|property| (property.name.to_string(), property.value.to_string())).collect()
}

const VISITED: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "email" }
time = { column = "at", format = "year-first" }
event = { from = "fixed", name = "Visited" }
"#;

fn visits(times: &[&str]) -> Case {
    let mut table = "email,at\n".to_owned();
    for (row, time) in times.iter().enumerate() {
        table += &format!("p{row}@example.com,{time}\n");
    }
    Case::new(&table, VISITED)
}

#[test]
fn an_hour_behind_a_date_is_no_offset() {
    let case = visits(&["2019-03-05-08", "2019-03-05-14", "2019-03-06-09"]);
    assert_eq!(seconds(&case), [1_551_772_800, 1_551_794_400, 1_551_862_800]);
    assert_eq!(seconds(&visits(&["2019-03-05-08-30", "2019/03/05-08-30-15"])), [1_551_774_600, 1_551_774_615]);
}

#[test]
fn what_may_be_an_hour_or_an_offset_behind_a_date_is_unreadable_and_said() {
    for text in [
        "2019-03-05-0800",
        "2019-03-05-08:00",
        "2019-03-05 -08",
        "2019-03-05 -0800",
        "2019-03-05+08",
        "2019-03-05 +8",
        "2019-03-05-24",
        "2019-03-05-08-60",
        "5 March 2019 -08",
    ] {
        let finding = visits(&[text]).finding("unreadable-time");
        assert_eq!((finding.grade(), finding.count), (Grade::MustFix, 1), "{text}");
    }
    // A date alone takes an offset as `Z`, `+hh:mm`, `+hhmm`, or in letters, and a time any. 2019-03-05 12:00 UTC is
    // 1551787200.
    for (text, second) in [
        ("2019-03-05Z", 1_551_787_200),
        ("2019-03-05+02:00", 1_551_780_000),
        ("2019-03-05 +0200", 1_551_780_000),
        ("2019-03-05 PST", 1_551_816_000),
        ("2019-03-05 12:00-08", 1_551_816_000),
        ("2019-03-05 12:00 -0800", 1_551_816_000),
    ] {
        assert_eq!(seconds(&visits(&[text])), [second], "{text}");
    }
}

#[test]
fn an_older_plan_reads_times_as_it_always_did() {
    // Noon at an offset of eight hours to the west, as the first reading took it.
    let case = visits(&["2019-03-05-08", "2013-06-05 12:00:00 MSK"]).read_as(ReadingVersion::FIRST);
    assert_eq!(seconds(&case), [1_551_816_000, 1_370_422_800]);
    let case = visits(&["2010-01-15 12:00:00 VET"]).read_as(ReadingVersion::FIRST);
    assert_eq!(case.finding("unreadable-time").count, 1);
}

#[test]
fn letters_of_a_place_are_read_by_the_clocks_of_that_place() {
    let case = visits(&["2010-01-15 12:00:00 MSK", "2013-06-05 12:00:00 MSK", "2016-06-05 12:00:00 MSK"]);
    assert_eq!(seconds(&case), [1_263_546_000, 1_370_419_200, 1_465_117_200]);
    // By hand from IANA's tables: Caracas was UTC-4:30 from 9 December 2007 to 1 May 2016; Istanbul has been UTC+3 since
    // 7 September 2016; Yekaterinburg was UTC+6 from 27 March 2011 to 26 October 2014; Karachi was UTC+6 in the summer of
    // 2009; Almaty has been UTC+5 since 1 March 2024.
    for (text, second) in [
        ("2010-01-15 12:00:00 VET", 1_263_573_000),
        ("2018-01-15 12:00:00 VET", 1_516_032_000),
        ("2018-01-15 12:00:00 TRT", 1_516_006_800),
        ("2013-06-05 12:00:00 YEKT", 1_370_412_000),
        ("2016-06-05 12:00:00 YEKT", 1_465_110_000),
        ("2009-07-15 12:00:00 PKST", 1_247_637_600),
        ("2023-07-15 12:00:00 ALMT", 1_689_400_800),
        ("2024-07-15 12:00:00 ALMT", 1_721_026_800),
    ] {
        assert_eq!(seconds(&visits(&[text])), [second], "{text}");
    }
}

const PAID: &str = r#"
[[rules]]
person = { column = "email" }
time = { column = "Date", time_column = "Time", zone_column = "TimeZone", format = "month-first" }
event = { from = "fixed", name = "Billed" }
"#;

/// Payments at this time of day in this zone; the plan names a zone or none.
fn payments(times: &[(&str, &str, &str)], zone: Option<&str>) -> Case {
    let mut table = "Date,Time,TimeZone,email\n".to_owned();
    for (row, (date, time, zone)) in times.iter().enumerate() {
        table += &format!("{date},{time},{zone},p{row}@example.com\n");
    }
    let zone = zone.map_or(String::new(), |zone| format!("zone = \"{zone}\"\n"));
    Case::new(&table, &(zone + PAID))
}

#[test]
fn a_zone_in_a_column_beside_tells_the_two_hours_apart_that_a_clock_shows_twice() {
    let times = [
        ("07/15/2019", "12:00:00", "PDT"),
        ("11/03/2019", "01:30:00", "PDT"),
        ("11/03/2019", "01:30:00", "PST"),
        ("12/15/2019", "12:00:00", "PST"),
    ];
    let right = [1_563_217_200, 1_572_769_800, 1_572_773_400, 1_576_440_000];
    assert_eq!(seconds(&payments(&times, None)), right);
    assert_eq!(seconds(&payments(&times, Some("Asia/Tokyo"))), right, "the rows' own zone counts before the plan's");
    assert!(!payments(&times, None).ids().contains(&"double-hour"));
}

#[test]
fn zones_in_a_column_are_letters_offsets_and_names() {
    // 2019-07-15 12:00 UTC is 1563192000.
    for (zone, hours) in [
        ("America/Los_Angeles", 7),
        ("america/los_angeles", 7),
        ("-07:00", 7),
        ("-0700", 7),
        ("-7", 7),
        ("UTC-7", 7),
        ("GMT-07:00", 7),
        ("Z", 0),
        ("Europe/Berlin", -2),
        ("+02:00", -2),
        ("MSK", -3),
    ] {
        let case = payments(&[("07/15/2019", "12:00:00", zone)], None);
        assert_eq!(seconds(&case), [1_563_192_000 + hours * 3_600], "{zone}");
    }
    // Letters that several places use mean what they mean in the plan's own zone, summer and winter.
    for (own, zone, hours) in [
        ("America/Chicago", "CDT", 5),
        ("America/Chicago", "CST", 6),
        ("Asia/Shanghai", "CST", -8),
        ("Europe/London", "BST", -1),
        ("Asia/Kolkata", "IST", -5),
    ] {
        let half = if zone == "IST" { -1_800 } else { 0 };
        let case = payments(&[("07/15/2019", "12:00:00", zone)], Some(own));
        assert_eq!(seconds(&case), [1_563_192_000 + hours * 3_600 + half], "{zone} in {own}");
    }
}

#[test]
fn a_zone_in_a_column_that_nobody_knows_is_said_and_a_blank_one_is_the_plans() {
    for zone in ["CST", "XYZ", "-420", "somewhere"] {
        let finding = payments(&[("07/15/2019", "12:00:00", zone)], None).finding("unknown-zone");
        assert_eq!((finding.grade(), finding.count), (Grade::MustFix, 1), "{zone}");
        assert_eq!(finding.examples[0].text, zone);
    }
    let case = payments(&[("07/15/2019", "12:00:00", "")], Some("Europe/Berlin"));
    assert_eq!(seconds(&case), [1_563_184_800]);
    assert_eq!(payments(&[("07/15/2019", "12:00:00", "")], None).events(), []);
}

const WITH_TOTAL: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "email" }
time = { column = "order_date", format = "year-first" }
event = { from = "fixed", name = "Purchased" }
properties = [{ from = "column", name = "Total", column = "total" }]
"#;

const IN_CELL: &str = "email,order_date,total\nada@example.com,2019-03-05 10:00:00,$10.00\n\
                       bela@example.com,2019-03-06 10:00:00,€25.50\ncy@example.com,2019-03-07 10:00:00,\"¥3,000\"\n\
                       dora@example.com,2019-03-08 10:00:00,\"$1,250.00\"\n";

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn several_currencies_in_one_column_are_said_and_can_be_sent_apart_alone_or_as_they_are() {
    for money in [false, true] {
        let rules = if money {
            WITH_TOTAL.replace("\"total\" }", "\"total\", treat = \"money-point\" }")
        } else {
            WITH_TOTAL.into()
        };
        let case = || Case::new(IN_CELL, &rules);
        let finding = case().finding("several-currencies");
        assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WorthALook, 4, vec![1, 2, 3, 4]));
        let currencies = "[$; EUR; ¥]";
        assert_eq!(told(&finding), format!("detail: Total, of: 3, currencies: {currencies}"));
        assert!(!case().ids().contains(&"money-as-text"), "plain numbers under one name would be added up");
        let apart = case().fixed(&fix(&finding, "Send each currency as its own detail ($, EUR and ¥)"));
        let expected = [("Total $", "10.00"), ("Total EUR", "25.50"), ("Total ¥", "3000"), ("Total $", "1250.00")];
        assert_eq!(properties(&apart), owned(&expected));
        let only = case().fixed(&fix(&finding, "Send only the amounts in $"));
        assert_eq!(properties(&only), owned(&[("Total", "10.00"), ("Total", "1250.00")]));
        assert_eq!(only.events().len(), 4, "the events are sent all the same");
        let left = case().fixed(&fix(&finding, "Send \"total\" as it is"));
        let expected = [("Total", "$10.00"), ("Total", "€25.50"), ("Total", "¥3,000"), ("Total", "$1,250.00")];
        assert_eq!(properties(&left), owned(&expected));
        for fixed in [apart, only, left] {
            assert!(!fixed.ids().contains(&"several-currencies"), "{money}");
            assert!(!fixed.ids().contains(&"money-as-text"), "{money}");
        }
    }
}

#[test]
fn currencies_in_a_column_beside_are_said_too() {
    let table = "email,order_date,total,currency\na@example.com,2019-03-05 10:00:00,10.00,USD\n\
                 b@example.com,2019-03-06 10:00:00,25.50,eur\nc@example.com,2019-03-07 10:00:00,3000,\n";
    let rules = WITH_TOTAL.to_owned() + "currencies = [{ amounts = \"total\", beside = \"currency\" }]\n";
    let case = || Case::new(table, &rules);
    let finding = case().finding("several-currencies");
    assert_eq!((finding.count, rows(&finding)), (2, vec![1, 2]));
    let together = fix(&finding, "Leave them under one name");
    let apart = case().fixed(&finding.fixes[0]);
    assert_eq!(properties(&apart), owned(&[("Total USD", "10.00"), ("Total EUR", "25.50"), ("Total", "3000")]));
    assert!(!case().fixed(&together).ids().contains(&"several-currencies"));
}

#[test]
fn one_currency_in_several_spellings_is_one() {
    let table = "email,order_date,total\na@example.com,2019-03-05 10:00:00,€10.00\n\
                 b@example.com,2019-03-06 10:00:00,25.50 EUR\nc@example.com,2019-03-07 10:00:00,EUR 3\n\
                 d@example.com,2019-03-07 10:00:00,4 euros\n";
    assert!(!Case::new(table, WITH_TOTAL).ids().contains(&"several-currencies"));
}

const ORDERED: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "id" }
time = { column = "at", format = "year-first" }
event = { from = "fixed", name = "Ordered" }
"#;

/// One event of each person, on a day of its own.
fn orders(ids: &[&str]) -> Case {
    let mut table = "id,at\n".to_owned();
    for (row, id) in ids.iter().enumerate() {
        table += &format!("\"{id}\",2019-03-{:02} 10:00:00\n", row + 1);
    }
    Case::new(&table, ORDERED)
}

fn people(case: &Case) -> Vec<String> {
    let mut people: Vec<String> = sent(case).into_iter().map(|(person, _)| person).collect();
    people.sort();
    people.dedup();
    people
}

#[test]
fn numbers_in_threes_are_spellings_of_one_person() {
    let case = orders(&["998", "999", "1,000", "1,024", "1\u{a0}024", "1.024", "1'024", "1024"]);
    let finding = case.finding("person-variants");
    assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 1));
    let fixed = case.fixed(&finding.fixes[0]);
    assert_eq!(people(&fixed), ["1000", "1024", "998", "999"]);
    assert!(!fixed.ids().contains(&"person-variants"));
}

#[test]
fn numbers_in_threes_are_said_where_the_other_spelling_is_not_there() {
    let case = orders(&["998", "999", "1.000", "1.024"]);
    let finding = case.finding("person-groups");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WorthALook, 2, vec![3, 4]));
    assert_eq!(people(&case.fixed(&finding.fixes[0])), ["1000", "1024", "998", "999"]);
    // What is no number in threes.
    assert_eq!(orders(&["1.2.3", "12,34", "0.123", "1,02", "v1.024"]).ids(), [""; 0]);
}

#[test]
fn numbers_with_decimals_are_said_whether_or_not_the_plain_one_is_there() {
    for ids in [&["42.0", "43.0", "42.0"][..], &["42,0", "43,00", "44,000"], &["42.000", "7.000", "1234.000"]] {
        let case = orders(ids);
        let finding = case.finding("person-decimals");
        assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 3), "{ids:?}");
        assert_eq!(offered(&finding), ["Write people the same way: no .0 at the end"]);
        let fixed = case.fixed(&finding.fixes[0]);
        assert!(people(&fixed).iter().all(|person| person.bytes().all(|byte| byte.is_ascii_digit())), "{ids:?}");
        assert_eq!(fixed.ids(), [""; 0]);
    }
    let case = orders(&["42", "42.0", "43"]);
    assert_eq!(case.ids(), ["person-variants"], "it is said once");
    assert_eq!(orders(&["1.5", "2.50", "version 2.0", "4.2.0"]).ids(), [""; 0]);
}

#[test]
fn an_older_plan_takes_a_comma_for_no_decimal_mark() {
    let mut case = orders(&["42,0", "42.0"]);
    case.mapping.rules[0].tidy = vec![Tidy::NoDecimals];
    assert_eq!(people(&case), ["42"]);
    assert_eq!(people(&case.read_as(ReadingVersion::FIRST)), ["42", "42,0"]);
}

#[test]
fn all_that_stands_for_nobody_must_be_fixed() {
    let nobody = [
        "null",
        "undefined",
        "[object Object]",
        "NaN",
        "(not set)",
        "id",
        "#REF!",
        "None",
        "00000000-0000-0000-0000-000000000000",
    ];
    let all: Vec<&str> = ["ada@example.com"].into_iter().chain(nobody).chain(["bela@example.com"]).collect();
    let finding = orders(&all).finding("placeholder-person");
    assert_eq!((finding.grade(), finding.count), (Grade::MustFix, 9));
    assert_eq!(rows(&finding), (2..=10).collect::<Vec<u64>>());
    for word in [
        "#N/A",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#SPILL!",
        "#BEZUG!",
        "#¡REF!",
        "#NOM?",
        "#NV",
        "Err:502",
        "#####",
        "ID",
        "[null]",
        "<nil>",
        "(none)",
        "not_authenticated",
        "\\N",
        "{{ email }}",
        "${user_id}",
        "*|EMAIL|*",
        "%EMAIL%",
        "[object Undefined]",
        "0000000000",
        "guest user",
        "no-reply@example.com",
    ] {
        assert_eq!(orders(&["ada@example.com", word]).finding("placeholder-person").count, 1, "{word}");
    }
    for person in ["#1", "#ada", "#C0FFEE", "Errol", "{7}", "[ada]", "$ada", "%20", "id7", "#winner!", "100000000"] {
        let ids = orders(&["ada@example.com", person]).ids();
        assert!(!ids.contains(&"placeholder-person"), "{person}");
    }
}

#[test]
fn letters_that_nobody_sees_make_spellings_of_one_person() {
    let case = || {
        orders(&[
            "j\u{fc}rgen@m\u{fc}nchen.example",
            "ju\u{308}rgen@mu\u{308}nchen.example",
            "bela@example.com",
            "bela@example.com\u{200b}",
            "bela@example.com\u{a0}",
            "\u{200e}bela@example.com",
        ])
    };
    assert_eq!(people(&case()).len(), 5, "white space at the ends goes without a word");
    let finding = case().finding("person-variants");
    assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 2));
    let fixed = case().fixed(&finding.fixes[0]);
    assert_eq!(people(&fixed), ["bela@example.com", "j\u{fc}rgen@m\u{fc}nchen.example"]);
    assert_eq!(fixed.ids(), [""; 0]);
    for unseen in
        ["\u{ad}", "\u{feff}", "\u{200d}", "\u{2060}", "\u{202e}", "\u{2066}", "\u{61c}", "\u{fe0f}", "\u{7f}"]
    {
        let case = orders(&[&format!("be{unseen}la@example.com"), "bela@example.com", "ada@example.com"]);
        let finding = case.finding("person-variants");
        assert_eq!(offered(&finding), ["Write people the same way: no invisible characters"], "{unseen:?}");
        assert_eq!(people(&case.fixed(&finding.fixes[0])), ["ada@example.com", "bela@example.com"]);
    }
}

#[test]
fn what_is_looked_up_with_a_decimal_is_offered_without_it() {
    let rules = ORDERED.replace(
        "person = { column = \"id\" }",
        "person = { column = \"id\", lookup = { in = \"users\", by = \"id\", take = \"login\" } }",
    );
    let case = Case::new("id,at\n42.0,2019-03-05 10:00:00\n43,2019-03-06 10:00:00\n44.0,2019-03-07 10:00:00\n", &rules)
        .looking_up("users", "id,login\n42,ada@example.com\n43,bela@example.com\n");
    let finding = case.finding("lookup-not-found");
    assert_eq!((finding.grade(), finding.count), (Grade::MustFix, 2));
    assert_eq!(offered(&finding)[0], "Look up in users with no .0 at the end");
    let fixed = case.fixed(&finding.fixes[0]);
    assert_eq!(people(&fixed), ["ada@example.com", "bela@example.com"]);
    let left = fixed.finding("lookup-not-found");
    assert_eq!((left.count, left.fixes.len()), (1, 1), "there is no 44, with a decimal or without");
}

#[test]
fn an_amount_that_is_treated_as_money_keeps_its_currency_out_of_sight_only() {
    let table =
        "email,order_date,total\na@example.com,2019-03-05 10:00:00,$10.00\nb@example.com,2019-03-06 10:00:00,$5\n";
    let rules = WITH_TOTAL.replace("\"total\" }", "\"total\", treat = \"money-point\" }");
    let case = Case::new(table, &rules);
    assert_eq!(properties(&case), owned(&[("Total", "10.00"), ("Total", "5")]));
    assert_eq!(case.ids(), [""; 0]);
}
