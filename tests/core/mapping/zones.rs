//! Time zones are found as people name them.

use backfill::mapping::timestamp::{Zone, ZoneList};
use backfill::text::word;
use chrono::{DateTime, Utc};

/// 24 January 2026, 12:00 UTC: winter in the north.
fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_769_256_000, 0).expect("a moment")
}

fn found(typed: &str) -> Vec<&'static str> {
    let zones = ZoneList::new(now());
    zones.find(typed).into_iter().map(|index| zones.names()[index]).collect()
}

#[test]
fn each_way_to_name_a_zone_finds_it_first() {
    for (typed, first) in [
        ("new york", "America/New_York"),
        ("New York City", "America/New_York"),
        ("Eastern", "America/New_York"),
        ("EST", "America/New_York"),
        ("pacific time", "America/Los_Angeles"),
        ("san francisco", "America/Los_Angeles"),
        ("Germany", "Europe/Berlin"),
        ("deutschland", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("CET", "Europe/Berlin"),
        ("cest", "Europe/Berlin"),
        ("MEZ", "Europe/Berlin"),
        ("UK", "Europe/London"),
        ("BST", "Europe/London"),
        ("india", "Asia/Kolkata"),
        ("Mumbai", "Asia/Kolkata"),
        ("IST", "Asia/Kolkata"),
        ("japan", "Asia/Tokyo"),
        ("jst", "Asia/Tokyo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Brazil", "America/Sao_Paulo"),
        ("sydney", "Australia/Sydney"),
        ("New Zealand", "Pacific/Auckland"),
        ("UTC", "UTC"),
        ("zulu", "UTC"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("america/argentina/buenos", "America/Argentina/Buenos_Aires"),
    ] {
        assert_eq!(found(typed).first(), Some(&first), "{typed}");
    }
}

#[test]
fn an_offset_finds_the_zone_that_always_has_it_and_the_places_that_have_it_in_winter_or_summer() {
    for (typed, fixed, place) in [
        ("+1", "Etc/GMT-1", "Europe/Berlin"),
        ("UTC+01:00", "Etc/GMT-1", "Africa/Lagos"),
        ("gmt +2", "Etc/GMT-2", "Europe/Berlin"),
        ("-0500", "Etc/GMT+5", "America/New_York"),
        ("-4", "Etc/GMT+4", "America/New_York"),
    ] {
        let found = found(typed);
        assert_eq!(found.first(), Some(&fixed), "{typed}");
        assert!(found.contains(&place), "{typed}: {found:?}");
    }
    assert_eq!(found("+5:30").first(), Some(&"Asia/Kolkata"));
    assert_eq!(found("+0").first(), Some(&"UTC"));
    for nowhere in ["+15", "+1:75", "+", "nowhere at all"] {
        assert_eq!(found(nowhere), [""; 0], "{nowhere}");
    }
}

#[test]
fn each_is_shown_with_its_country_and_its_clock_now() {
    let zones = ZoneList::new(now());
    let note = |name: &str| {
        let index = zones.names().iter().position(|known| *known == name).expect("it is a zone");
        word(&zones.choice(index, now()).note)
    };
    assert_eq!(note("Europe/Berlin"), "Germany, 13:00 now, UTC+1");
    assert_eq!(note("America/New_York"), "United States, 07:00 now, UTC-5");
    assert_eq!(note("Asia/Kolkata"), "India, 17:30 now, UTC+5:30");
    assert_eq!(note("UTC"), "12:00 now, UTC");
    assert_eq!(note("Etc/GMT+3"), "the same all year, 09:00 now, UTC-3");
}

#[test]
fn every_name_that_is_offered_is_a_zone_and_nothing_typed_offers_the_places() {
    let zones = ZoneList::new(now());
    for name in zones.names() {
        assert_eq!(Zone::named(name).map(Zone::name).as_deref(), Ok(*name));
    }
    assert_eq!(found(" "), Zone::names());
}
