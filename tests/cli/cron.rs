//! Cron itself starts what repeats: Debian's own daemon, which sees a spool and a `/run` that only the test has.

use std::fs;
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

/// The daemon, in a namespace of its own. It tells that a table has changed by whole seconds, so that it only begins to look
/// once there is one.
struct Cron {
    /// The number of its process, which may stand below the one that was started.
    process: String,
    _started: KillOnDrop,
}

impl Drop for Cron {
    fn drop(&mut self) {
        let _ = as_root("kill").arg(&self.process).status();
    }
}

impl Cron {
    fn start(spool: &Path) -> Self {
        let script = "mkdir -m 1730 \"$0/crontabs\" && chgrp crontab \"$0/crontabs\" \
            && mount --bind \"$0\" /var/spool/cron && mount -t tmpfs tmpfs /run && echo $$ >\"$0/process\" \
            && until test -e \"$0/go\"; do sleep 0.1; done && exec cron -f";
        let mut unshare = as_root("unshare");
        unshare.args(["--mount", "sh", "-c", script]).arg(spool).stdin(Stdio::null());
        let started = KillOnDrop(unshare.spawn().expect("unshare can be run (tests/run installs cron)"));
        let told = || fs::read_to_string(spool.join("process")).ok()?.strip_suffix('\n').map(str::to_owned);
        Self { process: wait::until("cron's place", told), _started: started }
    }

    /// Runs a program beside it.
    fn beside(&self, program: &str) -> Command {
        let mut command = as_root("nsenter");
        command.args(["--target", &self.process, "--mount", "--", program]);
        command
    }

    /// The daemon begins to look.
    fn go(&self, spool: &Path) {
        fs::write(spool.join("go"), "").expect("the spool is the test's own");
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
    cron.go(spool.path());
    job.arrived();
    job.append("new,2016-02-01 10:00:00,Signed Up\n");
    wait::within(TWO_LOOKS, "cron to send what is new", || (job.tracker.received().len() > 3).then_some(()));
    // Another time nothing is new.
    let last = || job.run(&["--json", "schedule", "list"]).json().pop().expect("one")["last"]["ending"].clone();
    wait::within(TWO_LOOKS, "cron to start it once more", || (last() == "nothing-new").then_some(()));
    assert_eq!(job.arrived(), 1);
}
