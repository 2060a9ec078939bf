//! Two runs at the same time, by real processes: what one sends the other must not send differently, and an import only
//! moves forward. What arrived is read from the log of a server that is not ours.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::Duration;

use crate::shop::{Shop, count, history, run, size, start};
use crate::support::nginx::Nginx;
use crate::support::program::{Outcome, Program, finish};
use crate::support::wait;

/// The plan of the same orders in another time zone, beside the shop's own.
pub fn plan_in_berlin(shop: &Shop) {
    shop.plan("Europe/Berlin");
    fs::rename(shop.folder.at("plan.toml"), shop.folder.at("berlin.toml")).expect("it can be renamed");
    shop.plan("UTC");
}

/// Fails when one person has two different events.
#[track_caller]
pub fn assert_no_second_copies(lines: &[String]) {
    let mut copies = BTreeMap::<&str, BTreeSet<&str>>::new();
    for line in lines {
        let person = line.split('&').find(|part| part.starts_with("_p=")).expect("each event has a person");
        copies.entry(person).or_default().insert(line);
    }
    let twice = copies.values().filter(|copies| copies.len() > 1).count();
    assert_eq!(twice, 0, "{twice} people have two different events");
}

fn refused(outcome: &Outcome) -> bool {
    let why = ["is sending to", "has sent to", "were sent to", "may have been sent to"];
    outcome.code != Some(0) && why.iter().any(|why| outcome.stderr.contains(why))
}

/// As many starts as one likes with `BACKFILL_RACES=50`.
#[test]
fn of_two_runs_with_different_settings_that_start_together_one_sends_and_the_other_says_why_not() {
    let races = size("BACKFILL_RACES", 4);
    for race in 0..races {
        let (shop, nginx, program) = (Shop::new(2_000), Nginx::start(), Program::new());
        plan_in_berlin(&shop);
        let (folder, url) = (shop.folder.path(), nginx.url());
        let run = |plan| start(&program, folder, &["run", plan, "--yes", "--tracker", &url]);
        let first = run("plan.toml");
        std::thread::sleep(Duration::from_millis(30 + 45 * race / races));
        let second = run("berlin.toml");
        let (first, second) = (finish(first), finish(second));
        assert_no_second_copies(&nginx.finish());
        let done = [&first, &second].iter().filter(|outcome| outcome.code == Some(0)).count();
        let why_not = [&first, &second].iter().filter(|outcome| refused(outcome)).count();
        assert_eq!((done, why_not), (1, 1), "{first:?} {second:?}");
    }
}

#[test]
fn killed_in_its_first_moment_a_run_is_known_to_one_with_other_settings() {
    for pause in [0, 2, 5, 10, 20] {
        let (shop, nginx, program) = (Shop::new(14_000), Nginx::start(), Program::new());
        plan_in_berlin(&shop);
        let (folder, url) = (shop.folder.path(), nginx.url());
        let mut child = start(&program, folder, &["run", "plan.toml", "--yes", "--tracker", &url]);
        wait::until("the first to arrive", || (nginx.lines() > 0).then_some(()));
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().expect("our child can be killed");
        child.wait().expect("our child has ended");

        let other = run(&program, folder, &["run", "berlin.toml", "--yes", "--tracker", &url]).expect_code(3);
        assert!(other.stderr.contains("permanently"), "{}", other.stderr);
        // The same again is no second copy.
        let same = run(&program, folder, &["--json", "run", "plan.toml", "--yes", "--tracker", &url]).expect_code(0);
        assert_eq!(count(&same.json()[0], "sent"), shop.requests().len() as u64);
        let lines = nginx.finish();
        assert_no_second_copies(&lines);
        assert_eq!(lines.into_iter().collect::<BTreeSet<_>>(), shop.requests());
    }
}

#[test]
fn a_record_that_is_deleted_under_a_run_stops_it() {
    let (shop, nginx, program) = (Shop::new(14_000), Nginx::start(), Program::new());
    let (folder, url) = (shop.folder.path(), nginx.url());
    let child = start(&program, folder, &["run", "plan.toml", "--yes", "--pace", "gentle", "--tracker", &url]);
    wait::until("events to arrive", || (nginx.lines() > 100).then_some(()));
    fs::remove_dir_all(program.data()).expect("a folder can be deleted");
    let outcome = finish(child).expect_code(1);
    assert!(outcome.stderr.contains("was deleted"), "{}", outcome.stderr);
    assert!(nginx.lines() < shop.requests().len() as u64, "everything was sent without a record");
}

/// A person at a terminal, who answers when asked. The terminal is made by `script`, of which other systems have others.
#[cfg(target_os = "linux")]
mod at_the_prompt {
    use std::io::{Read, Write};
    use std::process::{Command, Stdio};
    use std::sync::{Arc, Mutex};
    use std::thread::JoinHandle;

    use super::*;
    use crate::shop::KEY;
    use crate::support::program::KillOnDrop;

    struct Asked {
        child: KillOnDrop,
        said: Arc<Mutex<String>>,
        listener: Option<JoinHandle<()>>,
    }

    impl Asked {
        /// Starts the program at a terminal of its own, and waits until it asks.
        fn start(program: &Program, shop: &Shop, arguments: &[&str]) -> Self {
            let plain = program.command();
            let words = std::iter::once(plain.get_program()).chain(plain.get_args());
            let words = words.map(|word| word.to_string_lossy().into_owned());
            let line: Vec<String> = words.chain(arguments.iter().map(|word| (*word).to_owned())).collect();
            let mut command = Command::new("script");
            command.args(["--quiet", "--return", "--flush", "--command", &line.join(" "), "/dev/null"]);
            command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", program.home());
            command.env("KISSMETRICS_API_KEY", KEY).current_dir(shop.folder.path());
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
            let mut child = command.spawn().expect("script can be run");
            let said = Arc::new(Mutex::new(String::new()));
            let (mut stdout, heard) = (child.stdout.take().expect("it is piped"), said.clone());
            let listener = std::thread::spawn(move || {
                let mut bytes = [0; 4096];
                while let Ok(length @ 1..) = stdout.read(&mut bytes) {
                    heard.lock().expect("nobody panics").push_str(&String::from_utf8_lossy(&bytes[..length]));
                }
            });
            let asked = Self { child: KillOnDrop(child), said, listener: Some(listener) };
            wait::until("the question", || asked.said().contains("Type yes").then_some(()));
            asked
        }

        fn said(&self) -> String {
            self.said.lock().expect("nobody panics").clone()
        }

        /// Says yes, and waits for the end: its exit code and all that it said.
        fn yes(&mut self) -> (Option<i32>, String) {
            let child = &mut self.child.0;
            child.stdin.as_mut().expect("it is piped").write_all(b"yes\n").expect("somebody listens");
            let status = wait::until("the program to end", || child.try_wait().expect("our child"));
            if let Some(listener) = self.listener.take() {
                listener.join().expect("it hears all");
            }
            (status.code(), self.said())
        }
    }

    #[test]
    fn of_two_that_were_asked_the_second_yes_sends_nothing() {
        let (shop, nginx, program) = (Shop::new(2_000), Nginx::start(), Program::new());
        plan_in_berlin(&shop);
        let url = nginx.url();
        let mut first = Asked::start(&program, &shop, &["run", "plan.toml", "--tracker", &url]);
        let mut second = Asked::start(&program, &shop, &["run", "berlin.toml", "--tracker", &url]);
        assert_eq!(first.yes().0, Some(0));
        let (code, said) = second.yes();
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("has sent to") && said.contains("Nothing was sent"), "{said}");
        assert_eq!(nginx.finish().into_iter().collect::<BTreeSet<_>>(), shop.requests());
    }

    /// An import of which a part was sent when its process was killed.
    fn killed(program: &Program, shop: &Shop, nginx: &Nginx) {
        let url = nginx.url();
        let arguments = ["run", "plan.toml", "--yes", "--pace", "gentle", "--tracker", &url];
        let mut child = start(program, shop.folder.path(), &arguments);
        wait::until("events to arrive", || (nginx.lines() > 1_000).then_some(()));
        child.kill().expect("our child can be killed");
        child.wait().expect("our child has ended");
    }

    #[test]
    fn an_import_that_was_completed_while_another_waited_is_not_gone_on_with() {
        let (shop, nginx, program) = (Shop::new(14_000), Nginx::start(), Program::new());
        killed(&program, &shop, &nginx);
        let mut first = Asked::start(&program, &shop, &["resume"]);
        let mut second = Asked::start(&program, &shop, &["resume"]);
        assert_eq!(first.yes().0, Some(0));
        let sent = nginx.all_lines();
        let (code, said) = second.yes();
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("Import 1 is complete"), "{said}");
        assert_eq!(nginx.all_lines(), sent, "it was sent again");
        assert_eq!(history(&program, shop.folder.path())[0]["state"], "complete");
        assert_eq!(nginx.finish().into_iter().collect::<BTreeSet<_>>(), shop.requests());
    }

    #[test]
    fn an_import_that_went_further_while_another_waited_is_shown_anew_before_it_goes_on() {
        let (shop, nginx, program) = (Shop::new(14_000), Nginx::start(), Program::new());
        killed(&program, &shop, &nginx);
        let mut waiting = Asked::start(&program, &shop, &["resume"]);
        let before = nginx.all_lines();
        let url = nginx.url();
        let more = ["resume", "--yes", "--pace", "gentle", "--tracker", &url];
        let mut other = start(&program, shop.folder.path(), &more);
        wait::until("more to arrive", || (nginx.lines() > before + 1_000).then_some(()));
        other.kill().expect("our child can be killed");
        other.wait().expect("our child has ended");
        let (code, said) = waiting.yes();
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("meanwhile"), "{said}");
        run(&program, shop.folder.path(), &["resume", "--yes", "--tracker", &url]).expect_code(0);
        assert_eq!(nginx.finish().into_iter().collect::<BTreeSet<_>>(), shop.requests());
    }

    #[test]
    fn an_import_that_was_replaced_or_forgotten_while_another_waited_is_not_gone_on_with() {
        let (shop, nginx, program) = (Shop::new(14_000), Nginx::start(), Program::new());
        let folder = shop.folder.path();
        killed(&program, &shop, &nginx);
        let mut first = Asked::start(&program, &shop, &["resume"]);
        let mut second = Asked::start(&program, &shop, &["resume"]);
        shop.write(0..14_070);
        run(&program, folder, &["resume", "--yes", "--only-new", "--tracker", &nginx.url()]).expect_code(0);
        let sent = nginx.all_lines();
        let (code, said) = first.yes();
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("a later import of the same source replaced it"), "{said}");
        let states: Vec<_> = history(&program, folder).iter().map(|import| import["state"].clone()).collect();
        assert_eq!(states, ["complete", "replaced"]);

        run(&program, folder, &["history", "--forget", "1"]).expect_code(0);
        let (code, said) = second.yes();
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("There is no import 1"), "{said}");
        assert_eq!(nginx.all_lines(), sent, "something was sent");
        assert_eq!(history(&program, folder).len(), 1);
    }
}
