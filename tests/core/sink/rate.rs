//! How fast events are sent, and how long the rest takes.

use std::time::Duration;

use backfill::sink::kissmetrics::rate::Rate;

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

/// Notes a counter every tenth of a second while it grows by `rate` a second.
fn run(rate: &mut Rate, from: f64, to: f64, count: &mut f64, per_second: f64) {
    let mut now = from;
    while now < to {
        now += 0.1;
        *count += per_second * 0.1;
        rate.note(seconds(now), *count as u64);
    }
}

#[test]
fn nothing_is_said_before_anything_moves() {
    let mut rate = Rate::default();
    assert_eq!(rate.left(100), None);
    rate.restart(seconds(0.0), 0);
    rate.note(seconds(5.0), 0);
    assert_eq!(rate.left(100), None);
}

#[test]
fn a_steady_pace_gives_the_time_left() {
    let (mut rate, mut count) = (Rate::default(), 0.0);
    run(&mut rate, 0.0, 30.0, &mut count, 50.0);
    let left = rate.left(5_000).expect("it moves").as_secs_f64();
    assert!((95.0..105.0).contains(&left), "{left}");
}

#[test]
fn after_a_change_of_pace_the_estimate_follows_within_its_window() {
    let (mut rate, mut count) = (Rate::default(), 0.0);
    run(&mut rate, 0.0, 60.0, &mut count, 100.0);
    run(&mut rate, 60.0, 81.0, &mut count, 10.0);
    let left = rate.left(1_000).expect("it moves").as_secs_f64();
    assert!((80.0..120.0).contains(&left), "{left}");
}

#[test]
fn a_pause_does_not_count_as_slowness() {
    let (mut rate, mut count) = (Rate::default(), 0.0);
    run(&mut rate, 0.0, 10.0, &mut count, 100.0);
    rate.restart(seconds(3_600.0), count as u64);
    run(&mut rate, 3_600.0, 3_602.0, &mut count, 100.0);
    let per_second = rate.per_second().expect("it moves");
    assert!((90.0..110.0).contains(&per_second), "{per_second}");
}

#[test]
fn the_drawn_history_stays_small_however_long_it_runs() {
    let (mut rate, mut count) = (Rate::default(), 0.0);
    run(&mut rate, 0.0, 7_200.0, &mut count, 20.0);
    let history = rate.history();
    assert!(history.len() <= 241, "{}", history.len());
    assert!(history.last().is_some_and(|(at, _)| at.as_secs_f64() > 7_000.0), "the end is still drawn");
    assert!(history.windows(2).all(|pair| pair[0].0 < pair[1].0), "in order");
}
