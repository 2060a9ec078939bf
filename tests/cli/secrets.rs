//! The key is where it must be, in the requests, and nowhere else.

use std::path::Path;

use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::Program;
use crate::support::secrets::files_holding;

const KEY: &str = "5ec2e7000111222333444555666777888999aaab";

fn billing() -> Folder {
    Folder::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/billing"))
}

#[test]
fn after_a_run_the_key_is_in_no_file_and_no_output() {
    let folder = billing();
    let (program, nginx) = (Program::new(), Nginx::start());
    let environment = [("KISSMETRICS_API_KEY", KEY)];
    let run = |tracker: &str, code: i32| {
        let arguments = ["run", "plan.toml", "--yes", "--tracker", tracker];
        program.run_with(folder.path(), arguments, &environment).expect_code(code)
    };
    let outcomes = [run(&nginx.url(), 0), run("http://example.com", 1)];
    let history = program.run(folder.path(), ["history", "--json"]).expect_code(0);

    let requests = nginx.finish();
    assert_eq!(requests.len(), 6, "{requests:?}");
    assert!(requests.iter().all(|request| request.contains(KEY)), "{requests:?}");
    for outcome in outcomes.iter().chain([&history]) {
        assert!(!outcome.stdout.contains(KEY) && !outcome.stderr.contains(KEY), "{outcome:?}");
    }
    assert!(program.data().join(backfill::ledger::FILE).exists(), "the ledger was searched too");
    for searched in [folder.path(), program.home()] {
        let found = files_holding(searched, KEY);
        assert!(found.is_empty(), "the key stands in {found:?}");
    }
}

#[cfg(unix)]
#[test]
fn while_it_runs_the_key_is_in_no_command_line() {
    use std::process::Stdio;
    use std::sync::Mutex;
    use std::sync::mpsc::channel;

    use crate::support::program::finish;
    use crate::support::secrets::command_lines;
    use crate::support::tracker::{Behaviour, Misbehaving};
    use crate::support::wait;

    let (folder, program) = (billing(), Program::new());
    // Nothing is answered before the system was asked, so that it still runs.
    let (asks, asked) = channel();
    let (answers, waits) = channel::<()>();
    let waits = Mutex::new(waits);
    let tracker = Misbehaving::start(move |_, _| {
        let _ = asks.send(());
        let _ = waits.lock().map(|waits| waits.recv());
        Behaviour::Answer
    });
    let mut command = program.command();
    command.args(["run", "plan.toml", "--yes", "--pace", "gentle", "--tracker", &tracker.address()]);
    command.env("KISSMETRICS_API_KEY", KEY).current_dir(folder.path());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().expect("the built program can be started");
    asked.recv_timeout(wait::LIMIT).expect("it sends");
    let listed = command_lines(child.id());
    drop(answers);
    assert!(listed.contains("plan.toml"), "{listed}");
    assert!(!listed.contains(KEY), "{listed}");
    let outcome = finish(child).expect_code(0);
    assert!(!outcome.stdout.contains(KEY) && !outcome.stderr.contains(KEY), "{outcome:?}");
}
