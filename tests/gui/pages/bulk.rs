//! Sending in bulk, into a bucket of a server that is not ours.

use std::sync::Arc;

use eframe::egui::Theme;

use super::wizard::{PEOPLE, Wizard};
use crate::support::folder::Folder;
use crate::support::keychain::{InMemory, Missing, NoBuckets};
use crate::support::s3::S3;
use backfill::store::keychain::Keychain;
use backfill::tr;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

const BUCKET: &str = "shop-events";

/// On Send, with all that is needed for two files in a bucket.
fn in_bulk(s3: &S3) -> Wizard {
    in_bulk_with(s3, Arc::new(Missing))
}

/// The same with a keychain.
fn in_bulk_with(s3: &S3, keychain: Arc<dyn Keychain>) -> Wizard {
    let mut wizard = Wizard::with_keychain(Theme::Light, [1280.0, 800.0], Folder::new(), keychain);
    wizard.drop_file("people.csv", PEOPLE);
    wizard.see(tr!("chosen-about"));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.leave_out_problems();
    wizard.press(tr!("continue"));
    wizard.see(tr!("send-title"));
    wizard.press(tr!("sink-kissmetrics"));
    wizard.press(tr!("product-purpose-test"));
    wizard.fill(tr!("practice-name"), "Shop EU");
    wizard.fill(tr!("product-key"), KEY);
    wizard.press(tr!("send-bulk"));
    wizard.see(tr!("session-no-bucket"));
    wizard.fill(tr!("send-bulk-place"), "shop-events/eu");
    wizard.see("is not a bucket. Write it as s3://bucket");
    wizard.fill(tr!("send-bulk-place"), "s3://shop-events/eu");
    // One of the two alone would be made whole by somebody else's.
    wizard.fill(tr!("send-bulk-id"), "AKIATEST");
    wizard.see("Enter both the access key and its secret, or leave both blank");
    wizard.fill(tr!("send-bulk-secret"), "bucketsecret");
    wizard.see_gone("Enter both the access key and its secret, or leave both blank");
    wizard.press(tr!("send-bulk-advanced"));
    wizard.fill(tr!("send-bulk-endpoint"), &s3.url());
    wizard.fill(tr!("send-bulk-name"), "people*");
    wizard.see("would not find files called \"people*\"");
    wizard.fill(tr!("send-bulk-name"), "people");
    wizard.fill(tr!("send-bulk-part"), "many");
    wizard.see(tr!("session-no-part"));
    wizard.fill(tr!("send-bulk-part"), "2");
    wizard.see("2 files. Kissmetrics looks once an hour");
    wizard
}

#[test]
fn events_go_into_a_bucket_and_what_kissmetrics_has_taken_is_told() {
    let s3 = S3::with_bucket(BUCKET);
    let mut wizard = in_bulk(&s3);
    wizard.press(&tr!("send-bulk-events", count = 3_u64));
    wizard.see(&tr!("result-title", count = 3_u64, product = "Shop EU"));
    assert_eq!(s3.keys(BUCKET), ["eu/people.0001.json", "eu/people.0002.json"]);
    wizard.see("the file name people.json");
    wizard.press(tr!("taken-look"));
    wizard.see("0 of 2 parts taken so far.");
    s3.take(BUCKET, "eu/people.0001.json");
    wizard.press(tr!("taken-look"));
    wizard.see("1 of 2 parts taken, last at ");
}

#[test]
fn what_broke_off_in_a_bucket_goes_on_there() {
    let s3 = S3::with_bucket(BUCKET);
    s3.put(BUCKET, "eu/people.0002.json", b"something else\n");
    let mut wizard = in_bulk(&s3);
    wizard.press(&tr!("send-bulk-events", count = 3_u64));
    wizard.see("s3://shop-events/eu/people.0002.json is there and holds something else");
    s3.remove(BUCKET, "eu/people.0002.json");
    wizard.press(tr!("go-on"));
    wizard.see("s3://shop-events/eu");
    wizard.see(tr!("no-undo"));
    wizard.press(&tr!("send-bulk-events", count = 1_u64));
    wizard.see(&tr!("result-title", count = 3_u64, product = "Shop EU"));
    let lines: Vec<u8> = s3.keys(BUCKET).iter().flat_map(|key| s3.get(BUCKET, key)).collect();
    assert_eq!(lines.iter().filter(|byte| **byte == b'\n').count(), 3);
}

#[test]
fn keys_that_were_kept_open_the_bucket_again_and_a_region_is_not_taken_over() {
    let s3 = S3::with_bucket(BUCKET);
    s3.put(BUCKET, "eu/people.0002.json", b"something else\n");
    let keychain = InMemory::default();
    let mut wizard = in_bulk_with(&s3, Arc::new(keychain.clone()));
    wizard.press(tr!("send-bulk-keep"));
    wizard.press(&tr!("send-bulk-events", count = 3_u64));
    wizard.see("s3://shop-events/eu/people.0002.json is there and holds something else");
    let account = format!("bucket {BUCKET} at {}", s3.url());
    assert!(keychain.accounts().contains(&account), "{:?}", keychain.accounts());
    s3.remove(BUCKET, "eu/people.0002.json");
    let mut wizard = wizard.again_with(Arc::new(keychain));
    wizard.press(tr!("go-on"));
    wizard.see(tr!("no-undo"));
    // What is typed for one import is not meant for the next.
    wizard.fill(tr!("send-bulk-region"), "eu-west-1");
    wizard.press(tr!("resume-not-now"));
    wizard.press(tr!("go-on"));
    wizard.see(tr!("no-undo"));
    assert_eq!(wizard.window.state().view().send.bulk.region, "");
    wizard.fill(tr!("send-bulk-secret"), "half of it");
    wizard.see("Enter both the access key and its secret, or leave both blank");
    wizard.fill(tr!("send-bulk-secret"), "");
    wizard.see(tr!("no-undo"));
    wizard.press(&tr!("send-bulk-events", count = 1_u64));
    wizard.see(&tr!("result-title", count = 3_u64, product = "Shop EU"));
}

#[test]
fn that_keys_were_not_kept_is_said_and_stops_nothing() {
    let s3 = S3::with_bucket(BUCKET);
    let mut wizard = in_bulk_with(&s3, Arc::new(NoBuckets));
    wizard.press(tr!("send-bulk-keep"));
    wizard.press(&tr!("send-bulk-events", count = 3_u64));
    wizard.see("it is full");
    wizard.see(&tr!("result-title", count = 3_u64, product = "Shop EU"));
    assert_eq!(s3.keys(BUCKET).len(), 2);
}
