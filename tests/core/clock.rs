use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use backfill::clock::{Watch, moment};
use chrono::Local;

#[test]
fn a_clock_that_stands_anywhere_gives_a_moment_and_never_ends_the_program() {
    let second = Duration::from_secs(1);
    let said = |time: SystemTime| moment(time).to_rfc3339();
    assert_eq!(said(UNIX_EPOCH), "1970-01-01T00:00:00+00:00");
    assert_eq!(said(UNIX_EPOCH + second * 1_254_355_200), "2009-10-01T00:00:00+00:00");
    assert_eq!(said(UNIX_EPOCH - second), "1969-12-31T23:59:59+00:00");
    assert_eq!(said(UNIX_EPOCH - second / 2), "1969-12-31T23:59:59+00:00");
    // As far as a computer's clock can be set, and beyond.
    for shift in (0..63).map(|bits| Duration::from_secs(1 << bits)).chain([Duration::from_secs(i64::MAX as u64)]) {
        for time in [UNIX_EPOCH.checked_add(shift), UNIX_EPOCH.checked_sub(shift)].into_iter().flatten() {
            let moment = moment(time);
            assert!((1..=9999).contains(&chrono::Datelike::year(&moment)), "{moment}");
            // What is shown and what the ledger keeps.
            assert!(!moment.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string().is_empty());
            assert_eq!(chrono::DateTime::from_timestamp(moment.timestamp(), 0), Some(moment));
        }
    }
}

#[test]
fn a_clock_that_was_put_forward_says_of_no_earlier_moment_how_long_ago_it_was() {
    let (minute, at, start) =
        (Duration::from_secs(60), Instant::now(), UNIX_EPOCH + Duration::from_secs(1_500_000_000));
    let mut watch = Watch::start(start, at);
    // An hour has passed, by one as by the other, and then a little more or less of it.
    assert_eq!(watch.look(start + 60 * minute, at + 60 * minute), None);
    assert_eq!(watch.look(start + 70 * minute, at + 69 * minute), None);
    assert_eq!(watch.look(start + 79 * minute, at + 79 * minute), None);
    // Half an hour that nobody has lived through.
    let jumped = start + 114 * minute;
    assert_eq!(watch.look(jumped, at + 84 * minute), Some(moment(jumped)));
    assert_eq!(watch.look(jumped + minute, at + 85 * minute), Some(moment(jumped)));
    // Put back again, it must not be doubted until that time comes.
    let back = start + 87 * minute;
    assert_eq!(watch.look(back, at + 87 * minute), Some(moment(back)));
    assert_eq!(watch.look(back + 60 * minute, at + 147 * minute), Some(moment(back)));
}
