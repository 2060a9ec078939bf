//! How long something takes, in words.

use std::time::Duration;

use backfill::text::{lasts, word};

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
