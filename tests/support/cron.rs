//! Debian's own cron, which sees a spool and a `/run` that only the test has, and what a table for it says.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::folder::Folder;
use super::program::{KillOnDrop, Outcome, finish};
use super::wait;

/// Cron looks once a minute.
pub const TWO_LOOKS: Duration = Duration::from_secs(150);

/// What stands before a program to start it as the one who may mount: cron's spool can be no other without that.
fn as_root() -> &'static [&'static str] {
    let id = Command::new("id").arg("-u").output().expect("id can be run");
    if id.stdout == b"0\n" { &[] } else { &["sudo", "--non-interactive"] }
}

fn command(words: &[&str]) -> Command {
    let words = [as_root(), words].concat();
    let (program, arguments) = words.split_first().expect("there is a program");
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// The daemon, in a namespace of its own. It tells that a table has changed by whole seconds, so that it only begins to look
/// once there is one.
pub struct Cron {
    /// The number of its process, which may stand below the one that was started.
    process: String,
    spool: Folder,
    _started: KillOnDrop,
}

impl Drop for Cron {
    fn drop(&mut self) {
        let _ = command(&["kill", &self.process]).status();
    }
}

impl Cron {
    /// One that does not look yet.
    pub fn start() -> Self {
        let script = "mkdir -m 1730 \"$0/crontabs\" && chgrp crontab \"$0/crontabs\" \
            && mount --bind \"$0\" /var/spool/cron && mount -t tmpfs tmpfs /run && echo $$ >\"$0/process\" \
            && until test -e \"$0/go\"; do sleep 0.1; done && exec cron -f";
        let spool = Folder::new();
        let mut unshare = command(&["unshare", "--mount", "sh", "-c", script]);
        unshare.arg(spool.path()).stdin(Stdio::null());
        let started = KillOnDrop(unshare.spawn().expect("unshare can be run (tests/run installs cron)"));
        let told = || fs::read_to_string(spool.at("process")).ok()?.strip_suffix('\n').map(str::to_owned);
        Self { process: wait::until("cron's place", told), spool, _started: started }
    }

    fn beside_words<'a>(&'a self, program: &'a str) -> [&'a str; 5] {
        ["nsenter", "--target", &self.process, "--mount", program]
    }

    /// Runs a program beside it.
    pub fn beside(&self, program: &str) -> Command {
        command(&self.beside_words(program))
    }

    /// Has programs that look for `crontab` in this folder first, and then elsewhere, find the one that this daemon reads.
    pub fn offer_in(&self, folder: &Folder) {
        let words = [as_root(), &self.beside_words("crontab")].concat().join(" ");
        folder.write_program("crontab", &format!("#!/bin/sh\nPATH=${{PATH#*:}}\nexec {words} \"$@\"\n"));
    }

    /// The daemon begins to look.
    pub fn go(&self) {
        self.spool.write("go", "");
    }

    /// Sets the whole table.
    pub fn set_table(&self, table: &str) {
        let mut crontab = self.beside("sh");
        let status = crontab.args(["-c", "printf '%s' \"$0\" | crontab -", table]).status().expect("sh can be run");
        assert!(status.success(), "crontab takes a table");
    }

    /// The whole table.
    pub fn table(&self) -> String {
        let listed = self.beside("crontab").arg("-l").output().expect("crontab can be run");
        String::from_utf8(listed.stdout).expect("a table is text")
    }
}

/// Runs the first line of a table that is due by the clock as cron would: by a shell, with nothing around it but what is
/// given, which only this person has. The outcome is told as JSON.
pub fn fire(table: &str, home: &Path, before: &[&str], environment: &[(&str, &str)]) -> Outcome {
    let line = table.lines().find(|line| !line.starts_with('@')).expect("there is a line");
    let command = line.splitn(6, ' ').nth(5).expect("five fields and a command").replace("\\%", "%");
    let command = command.replace("'schedule'", "'--json' 'schedule'");
    let words = [before, &["/bin/sh", "-c", &command]].concat();
    let (program, arguments) = words.split_first().expect("there is a program");
    let mut shell = Command::new(program);
    shell.args(arguments).env_clear().env("HOME", home).env("PATH", "/usr/bin:/bin").envs(environment.iter().copied());
    shell.current_dir(home).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    finish(shell.spawn().expect("there is a shell"))
}
