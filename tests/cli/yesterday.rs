//! A ledger of an earlier Backfill is gone on with: what was sent is recognized, what was not is sent as it would have
//! been then, and what would come out differently is refused.

use std::collections::BTreeSet;
use std::fs;

use backfill::plan::Plan;

use crate::shop::{Shop, assert_adds_up, count, history, run};
use crate::support::earlier::Earlier;
use crate::support::nginx::Nginx;
use crate::support::program::Program;

fn begin() -> (Earlier, Nginx, Program) {
    let (nginx, program) = (Nginx::start(), Program::new());
    let earlier = Earlier::at(&nginx.url());
    earlier.give_ledger_to(&program.data());
    (earlier, nginx, program)
}

#[test]
fn its_imports_are_listed_as_they_were_left() {
    let (earlier, _nginx, program) = begin();
    let imports = history(&program, earlier.folder.path());
    imports.iter().for_each(|import| assert_adds_up(import));
    let told = imports.iter().map(|import| (import["state"].as_str().unwrap_or_default(), count(import, "sent")));
    let told: Vec<_> = told.collect();
    assert_eq!((told[1], told[2]), (("complete", 11), ("complete", 614)));
    // Of the third the ledger holds less than arrived.
    assert!(told[0].0 == "interrupted" && told[0].1 > 0 && told[0].1 < 1_301, "{:?}", told[0]);
}

#[test]
fn what_it_sent_is_not_sent_again_nor_differently() {
    let (earlier, nginx, program) = begin();
    let (folder, url) = (earlier.folder.path(), nginx.url());
    // Of those that were sent then, two belong to "guest" and one to "#REF!", which are left out now.
    for (plan, events) in [("users-export", 612), ("members", 10)] {
        let file = format!("{plan}.toml");
        let leave = "--leave-out-problems";
        let same = run(&program, folder, &["--json", "run", &file, "--yes", leave, "--tracker", &url]).expect_code(0);
        assert!(same.stderr.contains(&format!("{events} of these events went to")), "{}", same.stderr);
        assert_eq!(count(&same.json()[0], "earlier"), events);
    }
    for (plan, zone) in [("users-export", "zone = \"Europe/Berlin\""), ("orders", "zone = \"UTC\"")] {
        let text = fs::read_to_string(folder.join(format!("{plan}.toml"))).expect("it is text");
        assert!(text.contains(zone), "{plan} has another zone");
        earlier.folder.write("other.toml", text.replace(zone, "zone = \"Asia/Tokyo\""));
        let arguments = ["run", "other.toml", "--yes", "--leave-out-problems", "--tracker", &url];
        let other = run(&program, folder, &arguments).expect_code(3);
        assert!(other.stderr.contains("permanently"), "{}", other.stderr);
    }
    nginx.assert_lines(0);
}

#[test]
fn its_interrupted_import_goes_on_to_the_end_with_the_same_requests() {
    let (earlier, nginx, program) = begin();
    let last = run(&program, earlier.folder.path(), &["--json", "resume", "--yes", "--tracker", &nginx.url()])
        .expect_code(0)
        .json();
    assert_adds_up(&last[0]);
    assert_eq!(count(&last[0], "sent"), 2_572);
    let sent: BTreeSet<String> = nginx.finish().into_iter().collect();
    let then = earlier.arrived().into_iter().filter(|request| request.contains("_n=Bought"));
    let all: BTreeSet<String> = then.map(|request| format!("GET {request} HTTP/1.1")).chain(sent).collect();
    assert_eq!(all, Shop::requests_of(3_000));
    assert_eq!(history(&program, earlier.folder.path())[0]["state"], "complete");
}

#[test]
fn its_plans_are_known_when_they_are_saved_in_the_words_of_today() {
    let (earlier, nginx, program) = begin();
    let (folder, url) = (earlier.folder.path(), nginx.url());
    for plan in ["users-export", "members", "orders"] {
        let path = earlier.folder.at(&format!("{plan}.toml"));
        let then = Plan::load(&path).expect("it is a plan");
        then.save(&path).expect("it can be written");
        let text = fs::read_to_string(&path).expect("it is text");
        assert!(text.contains("version = 2\n") && text.contains("person") && !text.contains("details"), "{text}");
        assert_eq!(Plan::load(&path).expect("it is a plan"), then);
    }
    let run_plan = |plan: &str, new: &[&str]| {
        let arguments = [&["--json", "run", plan, "--yes", "--leave-out-problems", "--tracker", &url], new].concat();
        run(&program, folder, &arguments).expect_code(0)
    };
    // What was begun under the words of then goes on, and is known under those of today.
    run(&program, folder, &["resume", "--yes", "--tracker", &url]).expect_code(0);
    let sent = nginx.all_lines();
    for new in [&[][..], &["--new"]] {
        for (plan, events) in [("users-export.toml", 612), ("members.toml", 10), ("orders.toml", 2_572)] {
            let said = run_plan(plan, new);
            assert_eq!(count(&said.json()[0], "earlier"), events, "{plan} {new:?}: {}", said.stderr);
            // That it was sent whole is known by its plan.
            assert!(!said.stderr.contains("Anything not sent yet counts as new"), "{plan}: {}", said.stderr);
        }
    }
    nginx.assert_lines(sent);
}
