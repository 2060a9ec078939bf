//! Cron itself starts what repeats: Debian's own daemon, which sees a spool and a `/run` that only the test has.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::schedule::{Job, KEY};
use crate::support::folder::Folder;
use crate::support::program::KillOnDrop;
use crate::support::wait;

/// Cron looks once a minute.
const TWO_LOOKS: Duration = Duration::from_secs(150);

/// A program as the one who may mount: cron's spool can be no other without that.
fn as_root(program: &str) -> Command {
    let id = Command::new("id").arg("-u").output().expect("id can be run");
    if id.stdout == b"0\n" {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["--non-interactive", program]);
    command
}

/// The daemon, in a namespace of its own.
struct Cron {
    daemon: KillOnDrop,
}

impl Cron {
    fn start(spool: &Path) -> Self {
        let script = "mkdir -m 1730 \"$0/crontabs\" && chgrp crontab \"$0/crontabs\" \
            && mount --bind \"$0\" /var/spool/cron && mount -t tmpfs tmpfs /run && touch \"$0/ready\" && exec cron -f";
        let mut unshare = as_root("unshare");
        unshare.args(["--mount", "sh", "-c", script]).arg(spool).stdin(Stdio::null());
        let daemon = KillOnDrop(unshare.spawn().expect("unshare can be run (tests/run installs cron)"));
        wait::until("cron to start", || spool.join("ready").exists().then_some(()));
        Self { daemon }
    }

    /// Runs a program beside it.
    fn beside(&self, program: &str) -> Command {
        let mut command = as_root("nsenter");
        command.args(["--target", &self.daemon.0.id().to_string(), "--mount", "--", program]);
        command
    }

    /// Sets the whole table.
    fn set_table(&self, table: &str) {
        let mut crontab = self.beside("sh");
        let status = crontab.args(["-c", "printf '%s' \"$0\" | crontab -", table]).status().expect("sh can be run");
        assert!(status.success(), "crontab takes a table");
    }
}

#[test]
fn cron_starts_it_every_minute_and_only_what_is_new_is_sent() {
    let mut job = Job::sent(3);
    let spool = Folder::new();
    let cron = Cron::start(spool.path());
    // What cron starts has no environment but this; a person's key is in the keychain.
    cron.set_table(&format!("KISSMETRICS_API_KEY={KEY}\n"));
    let plan = job.folder.at("plan.toml");
    let add =
        ["schedule", "add", plan.to_str().expect("text"), "--product", "Shop", "--by", "cron", "--every", "minute"];
    let mut program = cron.beside(env!("CARGO_BIN_EXE_backfill"));
    program.arg("--data").arg(job.program.data()).args(add).env("KISSMETRICS_API_KEY", KEY);
    let added = program.output().expect("the program can be run");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    job.arrived();
    job.append("new,2016-02-01 10:00:00,Signed Up\n");
    wait::within(TWO_LOOKS, "cron to send what is new", || (job.tracker.received().len() > 3).then_some(()));
    // Another time nothing is new.
    let last = || job.run(&["--json", "schedule", "list"]).json().pop().expect("one")["last"]["ending"].clone();
    wait::within(TWO_LOOKS, "cron to start it once more", || (last() == "nothing-new").then_some(()));
    assert_eq!(job.arrived(), 1);
}
