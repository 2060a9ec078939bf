//! Whole imports, record and all, while the world breaks: every event arrives, none differently, the counters add up.
//! The tracker is one that misbehaves on a seed, so that a failure can be repeated.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use crate::shop::{Shop, assert_adds_up, count, history, run, size, start};
use crate::support::program::{Program, finish};
use crate::support::tracker::{Behaviour, Faults, Misbehaving};
use crate::support::wait;

/// Resets, faults of the tracker's own, answers that never come, halves of answers, and in the middle an outage. As
/// large as one likes with `BACKFILL_ORDERS=116667 BACKFILL_OUTAGE=30`.
#[test]
fn under_faults_and_through_an_outage_everything_arrives_and_nothing_differently() {
    let (orders, outage) = (size("BACKFILL_ORDERS", 1_400), Duration::from_secs(size("BACKFILL_OUTAGE", 3)));
    let faults = Faults { resets: 0.01, busy: 0.01, hangs: 0.01, half_answers: 0.005 };
    let (shop, tracker, program) = (Shop::new(orders), Misbehaving::faulty(11, faults), Program::new());
    let (folder, url, expected) = (shop.folder.path(), tracker.address(), shop.requests());

    let mut child = start(&program, folder, &["--json", "run", "plan.toml", "--yes", "--tracker", &url]);
    wait::until("some to arrive", || (tracker.received().len() > 300).then_some(()));
    tracker.go_down();
    let down = Instant::now();
    while down.elapsed() < outage {
        assert!(child.try_wait().expect("our child").is_none(), "it gave up: {:?}", finish(child));
        std::thread::sleep(Duration::from_millis(50));
    }
    tracker.come_back();
    while child.try_wait().expect("our child").is_none() {
        std::thread::sleep(Duration::from_millis(50));
    }
    let outcome = finish(child).expect_code(0);
    let done = &outcome.json()[0];
    assert_adds_up(done);
    assert_eq!(count(done, "sent"), expected.len() as u64);
    assert_adds_up(&history(&program, folder)[0]);

    let received = tracker.received();
    let distinct: BTreeSet<String> = received.iter().filter(|request| request.whole).map(|r| r.line.clone()).collect();
    assert_eq!(distinct, expected, "something is missing, or arrived differently");
    let mut good = BTreeMap::<&str, u64>::new();
    for request in received.iter().filter(|request| request.behaviour == Behaviour::Answer) {
        *good.entry(&request.line).or_default() += 1;
    }
    // An answer that was cut off by the outage was none.
    let again = good.values().filter(|times| **times > 1).count();
    assert!(again <= 64, "{again} requests that were answered came again");
    println!("{} events, {} requests, {again} answered ones came again", expected.len(), received.len());
}

#[test]
fn what_is_not_a_tracker_stops_the_command_and_its_last_object_says_why() {
    let (shop, program) = (Shop::new(60), Program::new());
    let tracker = Misbehaving::always(Behaviour::page("<html><title>Sign in</title></html>"));
    let arguments = ["--json", "run", "plan.toml", "--yes", "--tracker", &tracker.address()];
    let outcome = run(&program, shop.folder.path(), &arguments).expect_code(4);
    let stopped = &outcome.json()[0];
    assert_adds_up(stopped);
    assert_eq!(count(stopped, "sent"), 0);
    let why = stopped["error"].as_str().expect("why it stopped");
    assert!(why.starts_with("What answers is not a tracker"), "{why}");
    assert_eq!(outcome.stderr.matches("What answers is not a tracker").count(), 1, "{}", outcome.stderr);
}

#[test]
fn a_file_that_is_made_anew_under_a_run_ends_it_in_words_and_the_record_holds_what_was_sent() {
    let (shop, program) = (Shop::new(100_000), Program::new());
    let tracker = Misbehaving::always(Behaviour::Delay(Duration::from_millis(5)));
    let (folder, url) = (shop.folder.path(), tracker.address());
    let child = start(&program, folder, &["--json", "run", "plan.toml", "--yes", "--tracker", &url]);
    wait::until("the first to arrive", || (tracker.received().len() > 100).then_some(()));
    shop.folder.write("orders.csv", "who,when,amount\nsomebody@example.com,2016-01-01 00:00:00,1.00\n");
    let outcome = finish(child).expect_code(1);
    let ended = &outcome.json()[0];
    assert_adds_up(ended);
    assert_eq!(ended["end"], "failed");
    assert!(outcome.stderr.contains("changed"), "{}", outcome.stderr);
    assert_eq!(count(ended, "sent"), tracker.received().len() as u64);
    assert_eq!(count(&history(&program, folder)[0], "sent"), tracker.received().len() as u64);

    // Going on would send what is in the file now in the place of what was there.
    let resumed = run(&program, folder, &["resume", "--yes", "--tracker", &url]).expect_code(1);
    assert!(
        resumed.stderr.contains("the number of rows went from 100,000 to 1, and the first ones differ."),
        "{}",
        resumed.stderr
    );
    let expected = shop.requests();
    let arrived: BTreeSet<String> = tracker.received().into_iter().map(|request| request.line).collect();
    let others: Vec<&String> = arrived.difference(&expected).collect();
    assert!(others.is_empty(), "what stood in neither file was sent, or what stands in the new one: {others:?}");
}
