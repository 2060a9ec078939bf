//! Expected instants were computed by hand or with `date -u`.

use backfill::event::Timestamp;
use backfill::mapping::timestamp::{
    ClockNote, Inference, Moment, TimeFormat, TimeGuess, TimeProblem, TimeReader, Verdict, Zone,
};
use backfill::source::ReadingVersion;
use backfill::text::word;
use proptest::prelude::*;

use TimeFormat::{DayFirst, ExcelDays, ExcelDays1904, MonthFirst, UnixMilliseconds, UnixSeconds, YearFirst};

/// 2024-01-05 10:11:12 UTC.
const INSTANT: i64 = 1_704_449_472;
/// 2024-01-05 12:00:00 UTC.
const NOON: i64 = 1_704_456_000;

fn reader(format: TimeFormat, zone: &str) -> TimeReader {
    TimeReader::new(format, Zone::named(zone).expect("the zone exists"))
}

fn read(format: TimeFormat, zone: &str, text: &str) -> Result<Moment, TimeProblem> {
    reader(format, zone).read(text)
}

fn assert_reads(format: TimeFormat, zone: &str, text: &str, seconds: i64) {
    let moment = read(format, zone, text);
    assert_eq!(moment.map(|moment| moment.at), Ok(Timestamp(seconds)), "{text:?} as {format:?} in {zone}");
}

fn assert_unreadable(format: TimeFormat, text: &str) {
    assert_eq!(read(format, "UTC", text), Err(TimeProblem::Unreadable), "{text:?} as {format:?}");
}

#[test]
fn iso_8601_and_its_relatives_are_read() {
    for text in [
        "2024-01-05T10:11:12Z",
        "2024-01-05t10:11:12z",
        "2024-01-05 10:11:12",
        "2024-01-05T10:11:12",
        "2024-01-05 10:11:12 UTC",
        "2024-01-05 10:11:12 GMT",
        "2024-01-05 10:11:12 Z",
        "2024-01-05T10:11:12.999Z",
        "2024-01-05T10:11:12,999+00:00",
        "2024-01-05 10:11:12.123456789",
        "2024-01-05 12:11:12 +0200",
        "2024-01-05 12:11:12+02",
        "2024-01-05T12:11:12+02:00",
        "2024-01-05 05:11:12 -0500",
        "2024-01-05 05:11:12 \u{2212}05:00",
        "2024-01-05 15:41:12 +05:30",
        "2024/01/05 10:11:12",
        "2024/1/5 10:11:12",
        "2024.01.05 10:11:12",
        "20240105T101112Z",
        "20240105T101112",
        "20240105 10:11:12",
        "20240105101112",
        "  2024-01-05 10:11:12  ",
        "\u{a0}2024-01-05\u{a0}10:11:12\u{a0}",
        "\u{feff}2024-01-05 10:11:12",
    ] {
        assert_reads(YearFirst, "UTC", text, INSTANT);
    }
}

#[test]
fn a_time_without_seconds_is_on_the_minute() {
    assert_reads(YearFirst, "UTC", "2026-10-01 15:00", 1_790_866_800);
    assert_reads(YearFirst, "UTC", "20240105T1011Z", INSTANT - 12);
}

#[test]
fn day_and_month_are_taken_as_the_format_says() {
    // 2024-05-01 10:11:00 UTC and 2024-01-05 10:11:00 UTC.
    for text in
        ["1/5/2024 10:11", "01/05/2024 10:11", "1.5.2024 10:11", "01-05-2024 10:11", "1. 5. 2024 10.11", "1/5/24 10:11"]
    {
        assert_reads(DayFirst, "UTC", text, 1_714_558_260);
        assert_reads(MonthFirst, "UTC", text, 1_704_449_460);
        assert_unreadable(YearFirst, text);
    }
}

#[test]
fn a_date_with_the_year_in_front_or_a_month_by_name_is_read_in_every_calendar_format() {
    for format in [YearFirst, DayFirst, MonthFirst] {
        for text in ["2024-01-05 10:11:12", "5 Jan 2024 10:11:12", "Jan 5, 2024 10:11:12", "20240105T101112"] {
            assert_reads(format, "UTC", text, INSTANT);
        }
    }
}

#[test]
fn months_by_name_are_read_in_seven_languages() {
    for text in [
        "Jan 5, 2024",
        "January 5, 2024",
        "JANUARY 5 2024",
        "Jan. 5th, 2024",
        "5 January 2024",
        "5th January 2024",
        "5th of January, 2024",
        "5-Jan-24",
        "05-JAN-2024",
        "5 Jan '24",
        "2024-Jan-05",
        "Fri, 5 Jan 2024",
        "Friday, January 5, 2024",
        "5. Januar 2024",
        "Fr., 5. Jan. 2024",
        "5. Jänner 2024",
        "5 janvier 2024",
        "5 janv. 2024",
        "ven. 5 janv. 2024",
        "5 de enero de 2024",
        "5 ene 2024",
        "viernes, 5 de enero de 2024",
        "5 gennaio 2024",
        "venerdì 5 gennaio 2024",
        "5 de janeiro de 2024",
        "sexta-feira, 5 de janeiro de 2024",
        "5 januari 2024",
        "vrijdag 5 januari 2024",
    ] {
        assert_reads(DayFirst, "UTC", text, NOON);
    }
    // 2024-03-05, 2024-08-05, 2024-12-05 at noon.
    for text in ["5. März 2024", "5 mars 2024", "5 de março de 2024", "5 mrt 2024", "mar. 5 mars 2024", "Mar 5, 2024"]
    {
        assert_reads(DayFirst, "UTC", text, NOON + 60 * 86_400);
    }
    for text in ["5 août 2024", "5 agosto 2024", "5 aug 2024"] {
        assert_reads(DayFirst, "UTC", text, NOON + 213 * 86_400);
    }
    for text in ["5. Dez. 2024", "5 décembre 2024", "5 dic 2024", "Dec 5, 2024"] {
        assert_reads(DayFirst, "UTC", text, NOON + 335 * 86_400);
    }
}

#[test]
fn times_of_machines_with_words_are_read() {
    for text in [
        "Tue, 5 Jan 2024 10:11:12 +0000",
        "Fri, 05 Jan 2024 10:11:12 GMT",
        "Fri Jan  5 10:11:12 2024",
        "Fri Jan 05 10:11:12 UTC 2024",
        "Fri Jan 05 11:11:12 +0100 2024",
        "Fri Jan 05 2024 11:11:12 GMT+0100 (Central European Standard Time)",
        "05/Jan/2024:10:11:12 +0000",
        "Jan 5, 2024, 10:11:12 AM",
        "Jan 5, 2024 at 10:11:12\u{202f}AM",
        "January 5, 2024 10:11:12 a.m. UTC",
    ] {
        assert_reads(DayFirst, "UTC", text, INSTANT);
    }
}

#[test]
fn twelve_hour_clocks_are_read() {
    let midnight = 1_704_412_800;
    for (text, seconds) in [
        ("1/5/2024 12:00 AM", 0),
        ("1/5/2024 12:30 am", 1_800),
        ("1/5/2024 1:05 AM", 3_900),
        ("1/5/2024 11:59:59 a.m.", 43_199),
        ("1/5/2024 12:00 PM", 43_200),
        ("1/5/2024 12:01pm", 43_260),
        ("1/5/2024 3 PM", 54_000),
        ("1/5/2024 11:59:59 p. m.", 86_399),
    ] {
        assert_reads(MonthFirst, "UTC", text, midnight + seconds);
    }
    for text in ["1/5/2024 13:00 PM", "1/5/2024 0:30 AM", "1/5/2024 10:11 XM", "1/5/2024 10"] {
        assert_unreadable(MonthFirst, text);
    }
}

#[test]
fn abbreviated_zones_are_read_where_they_mean_one_offset() {
    for (zone, hours) in [
        ("PST", -8),
        ("PDT", -7),
        ("EST", -5),
        ("EDT", -4),
        ("CET", 1),
        ("CEST", 2),
        ("GMT", 0),
        ("UTC", 0),
        ("AEST", 10),
    ] {
        assert_reads(MonthFirst, "Asia/Tokyo", &format!("01/05/2024 10:11:12 {zone}"), INSTANT - hours * 3_600);
    }
    for zone in ["CST", "IST", "BST", "XYZ", "Europe"] {
        assert_unreadable(MonthFirst, &format!("01/05/2024 10:11:12 {zone}"));
    }
}

#[test]
fn a_zone_in_the_text_wins_over_the_zone_of_the_plan() {
    assert_reads(YearFirst, "America/New_York", "2024-01-05 12:11:12 +0200", INSTANT);
    assert_reads(YearFirst, "America/New_York", "2024-01-05 05:11:12", INSTANT);
}

#[test]
fn a_date_alone_is_noon_in_the_zone() {
    for (zone, seconds) in [("UTC", NOON), ("Europe/Berlin", NOON - 3_600), ("America/New_York", NOON + 5 * 3_600)] {
        for text in ["2024-01-05", "20240105", "5 Jan 2024", "05/01/2024"] {
            let moment = read(DayFirst, zone, text).expect("it is a date");
            assert_eq!((moment.at, moment.date_only), (Timestamp(seconds), true), "{text} in {zone}");
        }
    }
    let midnight = read(YearFirst, "UTC", "2024-01-05 00:00:00").expect("it is a time");
    assert_eq!((midnight.at, midnight.date_only), (Timestamp(NOON - 43_200), false));
    assert_reads(YearFirst, "UTC", "2024-01-05+02:00", NOON - 7_200);
}

#[test]
fn two_digit_years_turn_at_69_as_posix_says() {
    assert_reads(DayFirst, "UTC", "01/01/69 00:00", -31_536_000);
    assert_reads(DayFirst, "UTC", "01/01/99 00:00", 915_148_800);
    assert_reads(DayFirst, "UTC", "01/01/00 00:00", 946_684_800);
    assert_reads(DayFirst, "UTC", "01/01/68 00:00", 3_092_601_600);
    assert_reads(YearFirst, "UTC", "24-01-05", NOON);
    assert_reads(DayFirst, "UTC", "05-01-24", NOON);
    assert_reads(MonthFirst, "UTC", "01-05-24", NOON);
}

#[test]
fn unix_times_are_read_in_their_unit_only() {
    assert_reads(UnixSeconds, "Asia/Tokyo", "1704449472", INSTANT);
    assert_reads(UnixSeconds, "UTC", "1704449472.987", INSTANT);
    assert_reads(UnixMilliseconds, "Asia/Tokyo", "1704449472999", INSTANT);
    for text in ["1704449472999", "17044494720000", "1.70E+09", "-1704449472", "42", "2024-01-05", "1704449472 s"] {
        assert_unreadable(UnixSeconds, text);
    }
    for text in ["1704449472", "1.70445E+12", "1704449472999999"] {
        assert_unreadable(UnixMilliseconds, text);
    }
}

#[test]
fn excel_serials_are_wall_times_to_the_nearest_second() {
    // 45384.34789351852 is 2024-04-02 08:20:58 on the wall.
    let wall = 1_712_046_058;
    assert_reads(ExcelDays, "UTC", "45384.34789351852", wall);
    assert_reads(ExcelDays, "Europe/Berlin", "45384,34789351852", wall - 7_200);
    assert_reads(ExcelDays1904, "UTC", "43922.34789351852", wall);
    assert_reads(ExcelDays, "UTC", "45296", NOON);
    // The last instant of a day rounds up into the next.
    assert_reads(ExcelDays, "UTC", "45295.999999", NOON - 43_200);
    for text in ["60", "2958466", "1704449472", "4.5E+04", "-45296", "2024-01-05"] {
        assert_unreadable(ExcelDays, text);
    }
}

#[test]
fn what_databases_write_for_nothing_is_blank() {
    for text in [
        "",
        "   ",
        "\u{a0}",
        "NULL",
        "null",
        "\\N",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "0000-00-00 00:00:00.000000",
        "00/00/0000",
        "0",
    ] {
        for format in [YearFirst, DayFirst, MonthFirst, UnixSeconds, UnixMilliseconds, ExcelDays] {
            assert_eq!(read(format, "UTC", text), Err(TimeProblem::Blank), "{text:?} as {format:?}");
        }
    }
}

#[test]
fn what_is_no_time_is_unreadable_in_every_format() {
    for text in [
        "soon",
        "yesterday",
        "n/a",
        "2024-01",
        "2024-13-01",
        "2024-02-31",
        "2023-02-29",
        "2024-00-10",
        "2024-01-00",
        "31/02/2024",
        "32/01/2024",
        "2024-01-05 25:00",
        "2024-01-05 24:01",
        "2024-01-05 10:60",
        "2024-01-05 10:11:61",
        "2024-01-05 10:1",
        "2024-01-05T",
        "2024-01-05T10:11:12 extra",
        "2024-01-05T10:11:12+25:00",
        "2024-01-05T10:11:12+02:07",
        "2024-01-05T10:11:12Z+02:00x",
        "05/01/2024-10:15",
        "2024-01-05x",
        "1/5/20245",
        "Foo 5, 2024",
        "Jan 2024",
        "Jan 32, 2024",
        "10:11:12",
        "1.70E+09",
        "ada@example.com",
        "0000-00-00 10:00:00",
        "0000-01-01",
        "99999999999999999999999",
        "é",
        "5é",
        "Jan\u{301} 5",
        "(",
        "-",
    ] {
        for format in [YearFirst, DayFirst, MonthFirst, UnixSeconds, UnixMilliseconds, ExcelDays, ExcelDays1904] {
            assert_unreadable(format, text);
        }
    }
}

#[test]
fn the_end_of_the_day_and_a_leap_second_are_read() {
    assert_reads(YearFirst, "UTC", "2024-01-05 24:00:00", NOON + 43_200);
    assert_reads(YearFirst, "UTC", "2016-12-31T23:59:60Z", 1_483_228_799);
}

#[test]
fn leap_days_exist_in_leap_years_only() {
    assert_reads(YearFirst, "UTC", "2024-02-29 00:00", 1_709_164_800);
    assert_reads(YearFirst, "UTC", "2000-02-29 00:00", 951_782_400);
    assert_unreadable(YearFirst, "2100-02-29 00:00");
}

#[test]
fn a_skipped_time_is_read_as_if_the_clocks_had_not_been_put_forward() {
    // In Berlin 02:30 did not exist on 31 March 2024; 01:30 UTC is 03:30 there.
    let moment = read(YearFirst, "Europe/Berlin", "2024-03-31 02:30:00").expect("it is a time");
    assert_eq!((moment.at, moment.note), (Timestamp(1_711_848_600), Some(ClockNote::Skipped)));
    // Samoa left out 30 December 2011 when it crossed the date line: noon of it, 10 hours behind UTC.
    let moment = read(YearFirst, "Pacific/Apia", "2011-12-30 12:00:00").expect("it is a time");
    assert_eq!((moment.at, moment.note), (Timestamp(1_325_282_400), Some(ClockNote::Skipped)));
}

#[test]
fn of_a_time_that_came_twice_the_first_is_taken() {
    // In New York 01:30 came twice on 3 November 2024, first in summer time.
    let moment = read(YearFirst, "America/New_York", "2024-11-03 01:30:00").expect("it is a time");
    assert_eq!((moment.at, moment.note), (Timestamp(1_730_611_800), Some(ClockNote::Twice)));
    let told = read(YearFirst, "America/New_York", "2024-11-03 01:30:00 EST").expect("it is a time");
    assert_eq!((told.at, told.note), (Timestamp(1_730_615_400), None));
}

#[test]
fn a_date_and_a_time_column_make_one_time() {
    let paypal = reader(MonthFirst, "UTC");
    assert_eq!(paypal.read_split("01/05/2024", "02:11:12 PST").map(|m| m.at), Ok(Timestamp(INSTANT)));
    assert_eq!(paypal.read_split("01/05/2024", "10:11:12").map(|m| m.at), Ok(Timestamp(INSTANT)));
    assert_eq!(paypal.read_split("1/5/2024 0:00", "10:11:12 AM").map(|m| m.at), Ok(Timestamp(INSTANT)));
    let noon = paypal.read_split("01/05/2024", " ").expect("the date alone is a time");
    assert_eq!((noon.at, noon.date_only), (Timestamp(NOON), true));
    assert_eq!(paypal.read_split("", "10:11:12"), Err(TimeProblem::Blank));
    assert_eq!(paypal.read_split("01/05/2024", "later"), Err(TimeProblem::Unreadable));
    assert_eq!(paypal.read_split("01/05/2024", "25:00"), Err(TimeProblem::Unreadable));
    assert_eq!(paypal.read_split("1/5/2024 10:11", "10:11:12"), Err(TimeProblem::Unreadable));
    let excel = reader(ExcelDays, "UTC");
    assert_eq!(excel.read_split("45296", "0.5").map(|m| (m.at, m.date_only)), Ok((Timestamp(NOON), false)));
    assert_eq!(excel.read_split("45296", "0.375").map(|m| m.at), Ok(Timestamp(NOON - 10_800)));
    assert_eq!(excel.read_split("45296", "9.25").map(|m| m.at), Ok(Timestamp(NOON - 9_300)));
    // A quarter of a day, or 25 minutes past midnight: nothing is sent by a guess.
    assert_eq!(excel.read_split("45296", "0.25"), Err(TimeProblem::Unreadable));
    let second = excel.read_as(ReadingVersion::new(2).expect("a version"));
    assert_eq!(second.read_split("45296", "0.25").map(|m| m.at), Ok(Timestamp(NOON - 41_700)));
    assert_eq!(excel.read_split("45296", "0").map(|m| m.at), Ok(Timestamp(NOON - 43_200)));
    assert_eq!(excel.read_split("45296", "10:11:12").map(|m| m.at), Ok(Timestamp(INSTANT)));
}

#[test]
fn zones_are_found_whatever_their_case() {
    assert_eq!(Zone::named(" europe/BERLIN ").map(Zone::name), Ok("Europe/Berlin"));
    assert_eq!(Zone::named("utc").map(|zone| zone.offset_at(INSTANT)), Ok(0));
    assert_eq!(Zone::named("Europe/Berlin").map(|zone| zone.offset_at(INSTANT)), Ok(3_600));
}

#[test]
fn an_unknown_zone_offers_what_may_have_been_meant() {
    for (name, meant) in [
        ("Berlin", "Europe/Berlin"),
        ("Europe/Berln", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("PST", "America/Los_Angeles"),
    ] {
        let unknown = Zone::named(name).expect_err("there is no such zone");
        assert_eq!((unknown.name.as_str(), unknown.near.first().copied()), (name, Some(meant)));
    }
    assert_eq!(Zone::named("Qwertzuiop/Nowhere").expect_err("there is no such zone").near, Vec::<&str>::new());
}

#[test]
fn every_zone_to_choose_from_exists_and_utc_comes_first() {
    let names = Zone::names();
    assert_eq!(names[0], "UTC");
    assert!(names.contains(&"America/New_York") && !names.contains(&"US/Eastern"));
    for name in names {
        assert!(Zone::named(name).is_ok(), "{name}");
    }
}

/// The shapes that an instant is written in below, with the formats that read them.
const SHAPES: &[(&str, &[TimeFormat])] = &[
    ("%Y-%m-%d %H:%M:%S", &[YearFirst, DayFirst, MonthFirst]),
    ("%Y-%m-%dT%H:%M:%S", &[YearFirst, DayFirst, MonthFirst]),
    ("%Y/%m/%d %H:%M:%S%.6f", &[YearFirst]),
    ("%Y%m%dT%H%M%S", &[YearFirst, DayFirst]),
    ("%Y%m%d%H%M%S", &[YearFirst, MonthFirst]),
    ("%d/%m/%Y %H:%M:%S", &[DayFirst]),
    ("%-d.%-m.%Y %H:%M:%S", &[DayFirst]),
    ("%d-%m-%Y %I:%M:%S %p", &[DayFirst]),
    ("%m/%d/%Y %H:%M:%S", &[MonthFirst]),
    ("%-m/%-d/%y %-I:%M:%S %p", &[MonthFirst]),
    ("%d/%m/%y %H:%M:%S", &[DayFirst]),
    ("%y-%m-%d %H:%M:%S", &[YearFirst]),
    ("%d %b %Y %H:%M:%S", &[YearFirst, DayFirst, MonthFirst]),
    ("%-d-%b-%y %H:%M:%S", &[DayFirst, MonthFirst]),
    ("%B %-d, %Y %-I:%M:%S %p", &[YearFirst, DayFirst, MonthFirst]),
    ("%a, %d %b %Y %H:%M:%S", &[DayFirst]),
    ("%a %b %e %H:%M:%S %Y", &[MonthFirst]),
];

/// 1 January 2009 to the end of 2037, within which a two-digit year is the right one.
const INSTANTS: std::ops::Range<i64> = 1_230_768_000..2_145_916_800;

proptest! {
    #[test]
    fn any_instant_in_any_shape_and_zone_reads_back(
        seconds in INSTANTS,
        shape in 0..SHAPES.len(),
        zone in proptest::sample::select(Zone::names()),
    ) {
        let zone = Zone::named(zone).expect("the zone exists");
        let at = chrono::DateTime::from_timestamp(seconds, 0).expect("it is in range").with_timezone(&zone.0);
        let (pattern, formats) = SHAPES[shape];
        let text = at.format(pattern).to_string();
        for &format in formats {
            let moment = TimeReader::new(format, zone).read(&text).expect("the shape is understood");
            prop_assert_ne!(moment.note, Some(ClockNote::Skipped));
            // A time that came twice is one of two instants, the other not far behind.
            match moment.note {
                None => prop_assert_eq!(moment.at.0, seconds, "{} in {}", text, zone.name()),
                Some(_) => prop_assert!(moment.at.0 <= seconds && seconds <= moment.at.0 + 86_400),
            }
        }
    }

    #[test]
    fn any_instant_with_an_offset_reads_back_exactly(seconds in INSTANTS, quarters in -48..=56_i32) {
        let offset = chrono::FixedOffset::east_opt(quarters * 900).expect("it is less than a day");
        let at = chrono::DateTime::from_timestamp(seconds, 0).expect("it is in range").with_timezone(&offset);
        for pattern in ["%Y-%m-%dT%H:%M:%S%:z", "%Y-%m-%d %H:%M:%S %z", "%a, %d %b %Y %H:%M:%S %z", "%Y%m%dT%H%M%S%z"] {
            let text = at.format(pattern).to_string();
            let moment = read(YearFirst, "Pacific/Auckland", &text);
            prop_assert_eq!(moment.map(|moment| moment.at.0), Ok(seconds), "{}", text);
        }
    }

    #[test]
    fn any_instant_as_a_number_reads_back(seconds in INSTANTS, part in 0..1_000_i64) {
        assert_reads(UnixSeconds, "UTC", &seconds.to_string(), seconds);
        assert_reads(UnixMilliseconds, "UTC", &(seconds * 1_000 + part).to_string(), seconds);
        let serial = seconds as f64 / 86_400.0 + 25_569.0;
        // A whole day has no time of day in Excel, so it is taken for a date.
        if seconds % 86_400 != 0 {
            assert_reads(ExcelDays, "UTC", &serial.to_string(), seconds);
            assert_reads(ExcelDays1904, "UTC", &(serial - 1462.0).to_string(), seconds);
        }
    }

    /// With a space before it, a text is none of the shapes that are read at a glance.
    #[test]
    fn what_is_read_at_a_glance_is_what_the_general_way_reads(
        text in "[012][0-9]{3}[-/][0-3][0-9]-[0-3][0-9][ T][0-2][0-9]:[0-6][0-9]:[0-6][0-9]",
        other in proptest::option::weighted(0.5, (0..19_usize, "[ -~]")),
    ) {
        let mut text = text;
        if let Some((at, other)) = other {
            text.replace_range(at..=at, &other);
        }
        for format in [YearFirst, DayFirst, MonthFirst, UnixSeconds, ExcelDays] {
            for zone in ["UTC", "Europe/Berlin"] {
                prop_assert_eq!(read(format, zone, &text), read(format, zone, &format!(" {text}")), "{}", text);
            }
            let (without, spaced) = (TimeReader::without_zone(format), format!(" {text}"));
            prop_assert_eq!(without.read(&text), without.read(&spaced), "{}", text);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,24}", other in "\\PC{0,12}") {
        for format in [YearFirst, DayFirst, MonthFirst, UnixSeconds, UnixMilliseconds, ExcelDays, ExcelDays1904] {
            let _ = read(format, "Europe/Berlin", &text);
            let _ = reader(format, "UTC").read_split(&text, &other);
        }
    }

    #[test]
    fn no_text_that_looks_like_a_time_breaks_the_reader(text in "[0-9a-zJFé .,:/+()'TZ-]{0,30}") {
        for format in [YearFirst, DayFirst, UnixSeconds, ExcelDays] {
            let _ = read(format, "Europe/Berlin", &text);
            let _ = reader(format, "UTC").read_split("2024-01-05", &text);
        }
    }
}

fn guess<'a>(cells: impl IntoIterator<Item = &'a str>) -> TimeGuess {
    let mut inference = Inference::default();
    cells.into_iter().for_each(|cell| inference.add(cell));
    inference.finish()
}

#[test]
fn one_value_that_fits_only_one_reading_decides_the_column() {
    let day_first = guess(["01/02/2024", "03/04/2024", "13/04/2024", ""]);
    assert_eq!(day_first.verdict, Verdict::Clear(DayFirst));
    assert_eq!(word(&day_first.evidence()), "day first: 1 of the values can only be read this way");
    assert_eq!((day_first.filled, day_first.blank, day_first.unreadable), (3, 1, 0));
    assert_eq!(guess(["01/02/2024", "03/14/2024"]).verdict, Verdict::Clear(MonthFirst));
}

#[test]
fn the_evidence_counts_the_values_that_can_only_be_read_so() {
    let cells = std::iter::repeat_n("31.01.2016 09:12", 7_204).chain(std::iter::repeat_n("03.01.2016 09:12", 5_214));
    assert_eq!(word(&guess(cells).evidence()), "day first: 7,204 of the values can only be read this way");
}

#[test]
fn a_column_that_fits_both_day_first_and_month_first_is_left_to_the_person() {
    for cells in [["01/02/2024", "12/11/2024"], ["5/5/2024", "6/6/2024"], ["1.2.24 10:00", "2.2.24"]] {
        let both = guess(cells);
        assert_eq!(both.verdict, Verdict::Ambiguous(vec![DayFirst, MonthFirst]));
        assert_eq!(both.format(), None);
    }
    assert_eq!(
        word(&guess(["01/02/2024", "12/11/2024"]).evidence()),
        "day first or month first: every value can be read either way (\"01/02/2024\")"
    );
    // The dates that are settled by themselves do not settle the others.
    assert_eq!(guess(["2024-01-31", "01/02/2024"]).verdict, Verdict::Ambiguous(vec![DayFirst, MonthFirst]));
}

#[test]
fn two_digit_years_may_come_first_too() {
    for mark in ["/", "."] {
        let marked = |date: &str| date.replace('-', mark);
        let first = ["22-03-12", "23-03-19", "22-03-24"].map(marked);
        assert_eq!(guess(first.each_ref().map(String::as_str)).verdict, Verdict::Ambiguous(vec![DayFirst, YearFirst]));
        assert_reads(YearFirst, "UTC", &first[0], 1_647_086_400);
        assert_reads(DayFirst, "UTC", &first[0], 1_332_417_600);
        // A plan of before never read it so.
        let second = reader(YearFirst, "UTC").read_as(ReadingVersion::new(2).expect("a version"));
        assert_eq!(second.read(&first[0]), Err(TimeProblem::Unreadable));
    }
    let open = guess(["01-02-03"]);
    assert_eq!(open.verdict, Verdict::Ambiguous(vec![DayFirst, MonthFirst, YearFirst]));
    assert_eq!(open.short_year, 1);
    assert_eq!(guess(["16-01-31", "16-01-01"]).verdict, Verdict::Ambiguous(vec![DayFirst, YearFirst]));
    assert_eq!(guess(["16-01-31", "99-01-01"]).verdict, Verdict::Clear(YearFirst));
    assert_eq!(guess(["31-01-99", "01-02-16"]).verdict, Verdict::Clear(DayFirst));
}

#[test]
fn a_column_whose_values_contradict_each_other_is_said_to_be_mixed() {
    let mixed = guess(["13/01/2024", "14/01/2024", "01/13/2024", "01/02/2024"]);
    assert_eq!(mixed.verdict, Verdict::Mixed(vec![DayFirst, MonthFirst]));
    assert_eq!(
        word(&mixed.evidence()),
        "mixed: 2 values can be read only day first and 1 value can be read only month first"
    );
    assert_eq!(mixed.format(), None);
}

#[test]
fn dates_that_settle_themselves_are_year_first() {
    for cells in
        [["2024-01-05", "2024-12-31 10:11"], ["5 Jan 2024", "Feb 6, 2024"], ["5. Januar 2024", "2024-01-05T10:11Z"]]
    {
        let clear = guess(cells);
        assert_eq!(clear.verdict, Verdict::Clear(YearFirst), "{cells:?}");
        assert_eq!(word(&clear.evidence()), "all 2 dates can be read in one way only");
    }
    // A column with both is read by the format that needs to know what comes first; it reads the others too.
    assert_eq!(guess(["2024-01-31", "31/01/2024"]).verdict, Verdict::Clear(DayFirst));
}

#[test]
fn unreadable_values_are_counted_with_examples_and_do_not_hide_the_format() {
    let some = guess(["2024-01-05", "soon", "2024-13-01", "NULL", "0000-00-00", "2024-01-07", "soon"]);
    assert_eq!(guess(["2024-01-05", "soon", "2024-01-07"]).verdict, Verdict::Clear(YearFirst));
    assert_eq!((some.filled, some.blank, some.unreadable), (5, 2, 3));
    let examples: Vec<_> = some.unreadable_examples.iter().map(|e| (e.row, e.text.as_str())).collect();
    assert_eq!(examples, [(1, "soon"), (2, "2024-13-01")]);
    assert_eq!(
        word(&guess(["2024-01-05", "soon", "2024-01-07"]).evidence()),
        "all 2 dates can be read in one way only; 1 value can't be read (\"soon\")"
    );
}

#[test]
fn text_and_blanks_are_no_times() {
    assert_eq!(word(&guess(["Free", "Premium"]).evidence()), "no value can be read as a date");
    assert_eq!(word(&guess(["", "NULL"]).evidence()), "every cell is blank");
    assert_eq!(word(&guess(["1", "480"]).evidence()), "plain numbers that make no believable dates");
    let few = guess(["2024-01-05", "a", "b", "c"]);
    assert_eq!(few.verdict, Verdict::NotTimes);
    assert_eq!(word(&few.evidence()), "1 of 4 values could be read as a date");
}

#[test]
fn numbers_are_times_only_perhaps() {
    assert_eq!(guess(["1254355200", "1704449472"]).verdict, Verdict::Perhaps(UnixSeconds));
    assert_eq!(guess(["1254355200000", "1704449472123"]).verdict, Verdict::Perhaps(UnixMilliseconds));
    assert_eq!(guess(["45384.34789351852", "45296"]).verdict, Verdict::Perhaps(ExcelDays));
    assert_eq!(guess(["20240105", "20231231"]).verdict, Verdict::Perhaps(YearFirst));
}

#[test]
fn numbers_are_believed_from_1990_to_2039() {
    // 1 January 1990 and the last second of 1989; 31 December 2039 and 1 January 2040.
    assert_eq!(guess(["631152000", "1476640644"]).verdict, Verdict::Perhaps(UnixSeconds));
    assert_eq!(guess(["631151999"]).verdict, Verdict::NotTimes);
    assert_eq!(guess(["2208988799"]).verdict, Verdict::Perhaps(UnixSeconds));
    assert_eq!(guess(["2208988800"]).verdict, Verdict::NotTimes);
    assert_eq!(guess(["19970101", "19980630"]).verdict, Verdict::Perhaps(YearFirst));
    assert_eq!(guess(["19891231"]).verdict, Verdict::NotTimes);
    let evidence = "year first: the 2 values are numbers that would be dates from 1990 to 2039";
    assert_eq!(word(&guess(["19970101", "19980630"]).evidence()), evidence);
}

#[test]
fn identifiers_prices_and_telephone_numbers_are_no_times() {
    for cells in [
        ["1", "2"],
        ["19.99", "249.00"],
        ["2127891234", "6465550123"],
        ["4006381333931", "9780306406157"],
        ["20240199", "20240250"],
        ["99999", "12345"],
        ["2019", "2020"],
        ["1.70E+09", "1.70E+09"],
    ] {
        assert_eq!(guess(cells).verdict, Verdict::NotTimes, "{cells:?}");
    }
}

#[test]
fn zones_and_dates_alone_are_counted() {
    let some = guess(["2024-01-05", "2024-01-05 10:11 +0200", "2024-01-05T10:11Z", "2024-01-05 10:11"]);
    assert_eq!((some.with_zone, some.date_only), (2, 1));
    assert!(some.needs_zone());
    assert!(!guess(["2024-01-05 10:11 +0200", ""]).needs_zone());
    assert!(!guess(["1254355200"]).needs_zone());
    assert!(guess(["45384.5"]).needs_zone());
}

#[test]
fn a_candidate_knows_what_it_reads_and_its_first_value() {
    let some = guess(["", "01/02/2024", "13/02/2024"]);
    let day_first = some.candidate(DayFirst).expect("it reads some");
    assert_eq!((day_first.fits, day_first.only), (2, 1));
    assert_eq!(day_first.first.as_ref().map(|first| (first.row, first.text.as_str())), Some((1, "01/02/2024")));
    assert_eq!(some.candidate(MonthFirst).map(|month_first| month_first.fits), Some(1));
    assert_eq!(some.candidate(UnixSeconds), None);
}

proptest! {
    #[test]
    fn the_order_in_which_parts_of_a_column_of_times_are_merged_does_not_matter(
        cells in proptest::collection::vec("[0-3]?[0-9]/[01]?[0-9]/20(1[0-9]|24)|soon|x|||2024-01-0[1-9]( 10:11Z)?|170444947[0-9]", 0..30),
        at in 0..30_usize,
    ) {
        let at = at.min(cells.len());
        let whole = guess(cells.iter().map(String::as_str));
        let mut front = Inference::default();
        let mut back = Inference::starting_at(at as u64);
        cells[..at].iter().for_each(|cell| front.add(cell));
        cells[at..].iter().for_each(|cell| back.add(cell));
        let mut reversed = back.clone();
        reversed.merge(&front);
        front.merge(&back);
        prop_assert_eq!(&front.finish(), &whole);
        prop_assert_eq!(&reversed.finish(), &whole);
    }

    #[test]
    fn what_the_whole_column_was_found_to_be_reads_every_value(
        days in proptest::collection::vec((INSTANTS, 0..SHAPES.len()), 1..30), one_shape: bool,
    ) {
        let cells: Vec<String> = days
            .iter()
            .map(|&(seconds, shape)| {
                let shape = if one_shape { days[0].1 } else { shape };
                chrono::DateTime::from_timestamp(seconds, 0).expect("it is in range").format(SHAPES[shape].0).to_string()
            })
            .collect();
        let whole = guess(cells.iter().map(String::as_str));
        if let Some(format) = whole.format() {
            for cell in &cells {
                prop_assert!(read(format, "UTC", cell).is_ok(), "{} as {:?}", cell, format);
            }
        }
        for candidate in &whole.candidates {
            let fits = cells.iter().filter(|cell| read(candidate.format, "UTC", cell).is_ok()).count();
            prop_assert_eq!(candidate.fits, fits as u64, "{:?}", candidate.format);
        }
    }
}

#[test]
fn the_usual_shapes_are_read_strictly_too() {
    for text in [
        "2024-01-05 24:01",
        "2024-01-05 10:60:00",
        "2024-1x-05",
        "20x4-01-05",
        "05/0x/2024",
        "05/01-2024",
        "05/01/20x4 10:11",
        "2024-01-05 1x:11",
        "2024-01-05_10:11",
        "2024-01-05 10:11:1x",
        "2024/01-05",
    ] {
        assert_unreadable(DayFirst, text);
    }
    assert_reads(YearFirst, "UTC", "2024-01-05 23:59:60", NOON + 43_199);
    assert_reads(YearFirst, "UTC", "2024-01-05 24:00", NOON + 43_200);
    assert_reads(DayFirst, "UTC", "05-01-2024T10:11:12", INSTANT);
}
