//! What the doctor says of a clock and of a keychain, which no test can set or lock.

use backfill::store::keychain::{Keychain, KeychainError};
use backfill::text::{Face, doctor_sentence, word};
use backfill::workflow::doctor::{Finding, Health, clock, keychain};
use chrono::{DateTime, Utc};

use crate::support::keychain::{InMemory, Missing};

fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

fn words(finding: &Finding) -> (Health, String, String) {
    let advice = finding.advice.as_ref().map(word).unwrap_or_default();
    (finding.health, doctor_sentence(&finding.said, Face::Commands), advice)
}

#[test]
fn a_clock_that_cannot_be_right_is_told_and_only_such_a_one() {
    let newest = Some(time("2026-05-06T07:08:09Z"));
    for (now, newest, says) in [
        ("1969-12-31T23:59:59Z", None, "before 1970"),
        ("1969-12-31T23:59:59Z", newest, "before 1970"),
        ("2026-05-06T07:08:08Z", newest, "The clock is behind"),
        ("2001-01-01T00:00:00Z", newest, "The clock is behind"),
        ("2029-05-07T00:00:00Z", newest, "Perhaps the clock is ahead"),
    ] {
        let (health, said, advice) = words(&clock(time(now), newest));
        assert!(health == Health::Lacking && said.contains(says) && advice.contains("set the clock"), "{now}: {said}");
    }
    for (now, newest) in
        [("1970-01-01T00:00:00Z", None), ("2026-05-06T07:08:09Z", newest), ("2029-05-04T00:00:00Z", newest)]
    {
        let (health, said, advice) = words(&clock(time(now), newest));
        assert!(health == Health::Good && advice.is_empty(), "{now}: {said}");
    }
}

/// A keychain that lets nobody in.
struct Locked;

impl Keychain for Locked {
    fn available(&self) -> Result<(), KeychainError> {
        Ok(())
    }

    fn get(&self, _: &str) -> Result<Option<String>, KeychainError> {
        Err(KeychainError::Refused { why: "it is locked".to_owned() })
    }

    fn keep(&self, _: &str, _: &str) -> Result<(), KeychainError> {
        Err(KeychainError::Unreadable)
    }

    fn forget(&self, _: &str) -> Result<(), KeychainError> {
        Err(KeychainError::Unreadable)
    }
}

#[test]
fn a_keychain_that_is_there_missing_or_locked_is_told() {
    for (found, health, says, advises) in [
        (keychain(&InMemory::default()), Health::Good, "can keep API keys", ""),
        (keychain(&Missing), Health::Lacking, "no keychain", "gnome-keyring"),
        (keychain(&Locked), Health::Lacking, "it is locked", "Unlock"),
    ] {
        let words = words(&found);
        assert!(words.0 == health && words.1.contains(says) && words.2.contains(advises), "{words:?}");
    }
}
