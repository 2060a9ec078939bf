//! Sending in bulk, into a bucket of a server that is not ours.

use super::wizard::Wizard;
use crate::support::s3::S3;
use backfill::tr;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

const BUCKET: &str = "shop-events";

/// On Send, with all that is needed for two files in a bucket.
fn in_bulk(s3: &S3) -> Wizard {
    let mut wizard = Wizard::previewing_people();
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
    wizard.fill(tr!("send-bulk-id"), "AKIATEST");
    wizard.fill(tr!("send-bulk-secret"), "bucketsecret");
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
