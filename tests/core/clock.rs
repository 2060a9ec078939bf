use std::time::{Duration, SystemTime, UNIX_EPOCH};

use backfill::clock::moment;
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
