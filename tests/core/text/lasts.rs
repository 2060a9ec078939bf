//! How long something takes, in words.

use std::time::Duration;

use backfill::text::{about, lasts, word};

#[test]
fn what_takes_long_is_said_in_the_unit_that_a_person_would_take() {
    for (seconds, words) in [
        (0, "0 seconds"),
        (1, "1 second"),
        (89, "89 seconds"),
        (90, "2 minutes"),
        (149, "2 minutes"),
        (150, "3 minutes"),
        (5_399, "90 minutes"),
        (5_400, "2 hours"),
        (129_599, "36 hours"),
        (129_600, "2 days"),
        (86_400 * 1_200, "1,200 days"),
    ] {
        assert_eq!(word(&lasts(Duration::from_secs(seconds))), words, "{seconds} s");
    }
    assert_eq!(word(&lasts(Duration::from_millis(1_400))), "1 second");
    assert_eq!(word(&lasts(Duration::MAX)).split(' ').next_back(), Some("days"));
}

#[test]
fn what_is_still_to_come_is_said_no_more_exactly_than_it_is_known() {
    for (seconds, words) in [
        (0, "a few seconds"),
        (4, "a few seconds"),
        (5, "about 5 seconds"),
        (6, "about 10 seconds"),
        (89, "about 85 seconds"),
        (90, "about 2 minutes"),
        (5_400, "about 2 hours"),
        (86_400 * 3, "about 3 days"),
    ] {
        assert_eq!(word(&about(Duration::from_secs(seconds))), words, "{seconds} s");
    }
}
