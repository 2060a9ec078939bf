//! Cron itself starts what repeats.

use super::schedule::{Job, KEY};
use crate::support::cron::{Cron, TWO_LOOKS};
use crate::support::wait;

#[test]
fn cron_starts_it_every_minute_and_only_what_is_new_is_sent() {
    let mut job = Job::sent(3);
    let cron = Cron::start();
    // What cron starts has no environment but this; a person's key is in the keychain.
    cron.set_table(&format!("KISSMETRICS_API_KEY={KEY}\n"));
    let plan = job.folder.at("plan.toml");
    let add =
        ["schedule", "add", plan.to_str().expect("text"), "--product", "Shop", "--by", "cron", "--every", "minute"];
    let mut program = cron.beside(env!("CARGO_BIN_EXE_backfill"));
    program.arg("--data").arg(job.program.data()).args(add).env("KISSMETRICS_API_KEY", KEY);
    let added = program.output().expect("the program can be run");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    cron.go();
    job.arrived();
    job.append("new,2016-02-01 10:00:00,Signed Up\n");
    wait::within(TWO_LOOKS, "cron to send what is new", || (job.tracker.received().len() > 3).then_some(()));
    // Another time nothing is new.
    let last = || job.run(&["--json", "schedule", "list"]).json().pop().expect("one")["last"]["ending"].clone();
    wait::within(TWO_LOOKS, "cron to start it once more", || (last() == "nothing-new").then_some(()));
    assert_eq!(job.arrived(), 1);
}
