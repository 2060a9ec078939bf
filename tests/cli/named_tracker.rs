//! An address that stands in a plan gets the key and the past only when the person at hand has named it or was asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::shop::{KEY, Shop, run};
use crate::support::nginx::Nginx;
use crate::support::program::Program;
use crate::support::tracker::{Behaviour, Misbehaving};

/// A shop whose plan came from somebody else, with an address of its own.
fn of_a_stranger(tracker: &str) -> Shop {
    let shop = Shop::new(20);
    let plan = std::fs::read_to_string(shop.folder.at("plan.toml")).expect("a plan");
    shop.folder.write("plan.toml", plan.replacen("version = 1", &format!("version = 1\ntracker = \"{tracker}\""), 1));
    shop
}

#[test]
fn with_yes_an_address_of_the_plan_must_be_named_on_the_command_line() {
    let (nginx, program) = (Nginx::start(), Program::new());
    let url = nginx.url();
    let shop = of_a_stranger(&url);
    let folder = shop.folder.path();
    for arguments in [&["run", "plan.toml", "--yes"][..], &["run", "plan.toml", "--yes", "--new"]] {
        let refused = run(&program, folder, arguments).expect_code(1);
        assert!(refused.stderr.contains(&url) && refused.stderr.contains("--tracker"), "{}", refused.stderr);
        assert!(!refused.stderr.contains(KEY), "{}", refused.stderr);
    }
    assert_eq!(nginx.all_lines(), 0, "something was sent to an address that nobody named");

    run(&program, folder, &["run", "plan.toml", "--yes", "--limit", "5", "--tracker", &url]).expect_code(0);
    nginx.assert_lines(5);
}

#[test]
fn an_import_goes_on_unattended_only_to_an_address_that_is_named() {
    let (program, shop, works) = (Program::new(), Shop::new(200), Arc::new(AtomicBool::new(false)));
    let tracker = Misbehaving::start({
        let works = Arc::clone(&works);
        move |line, _| match works.load(Ordering::SeqCst) || line.contains("buyer%2B1%40") {
            true => Behaviour::Answer,
            false => Behaviour::page("<title>Please log in</title>"),
        }
    });
    let (folder, url) = (shop.folder.path(), tracker.address());
    run(&program, folder, &["run", "plan.toml", "--yes", "--tracker", &url]).expect_code(4);
    works.store(true, Ordering::SeqCst);

    let before = tracker.received().len();
    let refused = run(&program, folder, &["resume", "--yes"]).expect_code(1);
    assert!(refused.stderr.contains(&format!("--tracker {url}")), "{}", refused.stderr);
    let other = run(&program, folder, &["resume", "--yes", "--tracker", "http://127.0.0.1:9"]).expect_code(1);
    assert!(other.stderr.contains(&url) && other.stderr.contains("http://127.0.0.1:9"), "{}", other.stderr);
    assert_eq!(tracker.received().len(), before);

    run(&program, folder, &["resume", "--yes", "--tracker", &url]).expect_code(0);
    assert!(shop.requests().iter().all(|line| tracker.received().iter().any(|request| request.line == *line)));
}

/// A person at a terminal is told whose address it is before anything leaves.
#[cfg(target_os = "linux")]
#[test]
fn at_a_terminal_it_is_said_that_the_address_is_not_kissmetrics() {
    use crate::support::terminal::at_a_terminal;

    let (nginx, program) = (Nginx::start(), Program::new());
    let shop = of_a_stranger(&nginx.url());
    let typed = |typed: &str| {
        at_a_terminal(&program, shop.folder.path(), &["run", "plan.toml"], &[("KISSMETRICS_API_KEY", KEY)], typed)
    };
    let seen = typed("no\n");
    let warning = format!("{} is not Kissmetrics: whoever is there gets the key", nginx.url());
    assert!(seen.contains(&warning), "{seen}");
    nginx.assert_lines(0);
    typed("yes\n");
    nginx.assert_lines(shop.requests().len() as u64);
}
