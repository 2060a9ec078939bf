//! The first command of the README, where there is no screen.

use std::path::Path;

use crate::shop::run;
use crate::support::folder::Folder;
use crate::support::program::Program;

/// What an independent count of the sample gives (see `assets/samples/README.md` for what is amiss in it): two of 616
/// events are from 1970, and three of the rest are there twice.
#[test]
fn without_a_screen_the_demo_sends_the_sample_to_the_practice_tracker_and_prints_what_arrived() {
    let program = Program::new();
    let outcome = program.run(program.home(), ["--demo"]).expect_code(0);
    for said in [
        "480 rows read, 616 events made, 614 to be sent, 611 expected to be kept.",
        "614 of 614 events sent",
        "The practice tracker holds 611 events of 474 people:",
        "474 Signed Up",
        "137 Canceled",
    ] {
        assert!(outcome.stdout.contains(said), "{said:?} is not in\n{}", outcome.stdout);
    }
}

#[test]
fn without_a_screen_the_window_is_refused_in_words() {
    let program = Program::new();
    let outcome = program.run(program.home(), [""; 0]).expect_code(1);
    assert_eq!(
        outcome.stderr,
        "There is no screen for the window. Use the commands instead: backfill --help lists them.\n"
    );
}

/// Under another name and from another place, with a key, and with everything fixed: it stays here.
#[test]
fn the_sample_is_refused_to_a_product_wherever_it_lies() {
    let (program, folder) = (Program::new(), Folder::new());
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    std::fs::copy(samples.join("users-export.csv"), folder.at("mine.csv")).expect("the sample is there");
    let plan = std::fs::read_to_string(samples.join("users-export.toml")).expect("its plan is there");
    folder.write("plan.toml", plan.replace("users-export.csv", "mine.csv"));
    let refused = run(&program, folder.path(), &["run", "plan.toml", "--yes", "--leave-out-problems"]).expect_code(1);
    assert!(refused.stderr.contains("The sample never leaves this computer."), "{}", refused.stderr);
    let history = program.run(folder.path(), ["history"]).expect_code(0);
    assert!(history.stderr.contains("Nothing was sent yet."), "{}", history.stderr);
}
