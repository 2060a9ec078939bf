//! The pace against trackers that only exist on paper: time is a number, and no test waits.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Duration;

use backfill::sink::kissmetrics::pace::{Ceiling, Failure, LONGEST_ASKED_WAIT, Pace, Verdict};

const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// What becomes of a request on paper.
type Fate = Result<(), (Failure, Option<Duration>)>;

/// One that was asked and will be answered.
type Answer = (Duration, Fate);

/// A sender with its pace, and a tracker that says for a request's start, with so many others under way, how long it
/// takes and what comes of it.
struct Simulation<T> {
    tracker: T,
    pace: Pace,
    now: Duration,
    waits_until: Duration,
    paused: bool,
    /// End, start and a number that tells fates apart.
    under_way: BinaryHeap<Reverse<(Duration, Duration, usize)>>,
    fates: Vec<Fate>,
    /// When requests were started.
    started: Vec<Duration>,
    /// When good answers came.
    accepted: Vec<Duration>,
    /// The limit after each answer.
    limits: Vec<(Duration, usize)>,
    waits: Vec<(Duration, Duration)>,
}

impl<T: FnMut(Duration, usize) -> Answer> Simulation<T> {
    fn new(ceiling: Ceiling, tracker: T) -> Self {
        Self {
            tracker,
            pace: Pace::new(ceiling),
            now: Duration::ZERO,
            waits_until: Duration::ZERO,
            paused: false,
            under_way: BinaryHeap::new(),
            fates: Vec::new(),
            started: Vec::new(),
            accepted: Vec::new(),
            limits: Vec::new(),
            waits: Vec::new(),
        }
    }

    fn run_until(&mut self, end: Duration) {
        while self.now < end {
            while !self.paused && self.now >= self.waits_until && self.under_way.len() < self.pace.limit() {
                let (took, fate) = (self.tracker)(self.now, self.under_way.len() + 1);
                self.under_way.push(Reverse((self.now + took, self.now, self.fates.len())));
                self.fates.push(fate);
                self.started.push(self.now);
            }
            let waits = self.now < self.waits_until;
            match self.under_way.peek() {
                Some(Reverse((at, ..))) if !waits || *at <= self.waits_until => self.answer(),
                _ if waits => self.now = self.waits_until,
                _ => return,
            }
        }
    }

    fn answer(&mut self) {
        let Some(Reverse((at, start, number))) = self.under_way.pop() else { return };
        self.now = at;
        match self.fates[number] {
            Ok(()) => {
                self.accepted.push(at);
                self.pace.accepted(at - start);
            }
            Err((failure, retry_after)) => match self.pace.failed(at, failure, retry_after) {
                Verdict::GoOn => {}
                Verdict::Wait(wait) => {
                    self.waits.push((at, wait));
                    self.waits_until = at + wait;
                }
                Verdict::Pause => self.paused = true,
            },
        }
        self.limits.push((at, self.pace.limit()));
    }

    /// Good answers in a second.
    fn rate(&self, from: Duration, to: Duration) -> f64 {
        let count = self.accepted.iter().filter(|&&at| at >= from && at < to).count();
        count as f64 / (to - from).as_secs_f64()
    }

    /// The lowest and the highest limit in a while.
    fn limits(&self, from: Duration, to: Duration) -> (usize, usize) {
        let within = || self.limits.iter().filter(|(at, _)| *at >= from && *at < to).map(|&(_, limit)| limit);
        (within().min().expect("answers"), within().max().expect("answers"))
    }
}

/// So many requests are worked on at once, each for so long; the others wait for their turn.
fn queue(workers: usize, work: Duration) -> impl FnMut(Duration, usize) -> Answer {
    let mut free_at = BinaryHeap::from(vec![Reverse(Duration::ZERO); workers]);
    move |now, _| {
        let Reverse(free) = free_at.pop().expect("a worker");
        let end = free.max(now) + work;
        free_at.push(Reverse(end));
        (end - now, Ok(()))
    }
}

/// Numbers without a pattern (Knuth's linear congruential generator), the same for the same seed.
fn scattered(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    }
}

/// Every so many-th request fails.
fn every(number: usize, failure: Failure) -> impl FnMut() -> Fate {
    let mut count = 0;
    move || {
        count += 1;
        if count % number == 0 { Err((failure, None)) } else { Ok(()) }
    }
}

#[test]
fn with_80_ms_for_each_answer_the_limit_finds_its_height_within_20_seconds() {
    for ceiling in [Ceiling::Gentle, Ceiling::Normal, Ceiling::Fast] {
        let mut simulation = Simulation::new(ceiling, |_, _| (ms(80), Ok(())));
        simulation.run_until(seconds(60));
        assert_eq!(simulation.limits(seconds(20), seconds(60)), (ceiling.most(), ceiling.most()));
        let possible = ceiling.most() as f64 / 0.080;
        let rate = simulation.rate(seconds(20), seconds(60));
        assert!(rate >= 0.95 * possible, "{ceiling:?}: {rate} of {possible} a second");
    }
}

#[test]
fn no_more_requests_are_under_way_than_the_ceiling_allows() {
    for ceiling in [Ceiling::Gentle, Ceiling::Normal, Ceiling::Fast] {
        let mut most = 0;
        let mut simulation = Simulation::new(ceiling, |_, under_way| {
            most = most.max(under_way);
            (ms(10), Ok(()))
        });
        simulation.run_until(seconds(30));
        assert_eq!(most, ceiling.most());
    }
}

#[test]
fn an_answer_that_comes_at_once_is_never_held_back() {
    // As on this computer: the more at once, the longer each takes, since there is one processor for all.
    let mut simulation = Simulation::new(Ceiling::Fast, queue(1, Duration::from_micros(100)));
    simulation.run_until(seconds(5));
    assert_eq!(simulation.limits(seconds(1), seconds(5)), (128, 128));
}

#[test]
fn a_tracker_that_works_on_twenty_at_once_is_kept_busy_and_not_flooded() {
    let mut simulation = Simulation::new(Ceiling::Fast, queue(20, ms(80)));
    simulation.run_until(seconds(300));
    let possible = 20.0 / 0.080;
    let rate = simulation.rate(seconds(20), seconds(300));
    assert!(rate >= 0.95 * possible, "{rate} of {possible} a second");
    let (low, high) = simulation.limits(seconds(20), seconds(300));
    assert!(low >= 20 && high <= 60, "between {low} and {high}");
}

#[test]
fn a_tracker_that_becomes_slower_the_more_it_is_pressed_settles_without_collapse() {
    // It does most with twenty at once, which then take 160 ms, and less with more.
    let took = |under_way: usize| Duration::from_secs_f64(0.080 * (1.0 + (under_way as f64 / 20.0).powi(2)));
    let mut simulation = Simulation::new(Ceiling::Fast, move |_, under_way| (took(under_way), Ok(())));
    simulation.run_until(seconds(300));
    let possible = 20.0 / 0.160;
    let rate = simulation.rate(seconds(20), seconds(300));
    assert!(rate >= 0.85 * possible, "{rate} of {possible} a second");
    let (low, high) = simulation.limits(seconds(20), seconds(300));
    assert!(low >= 8 && high <= 40, "between {low} and {high}");
}

#[test]
fn a_longer_way_that_is_not_of_our_making_does_not_shrink_the_limit_for_long() {
    for (before, after) in [(80, 400), (20, 1_000), (400, 80)] {
        let step = move |now, _| (if now < seconds(30) { ms(before) } else { ms(after) }, Ok(()));
        let mut simulation = Simulation::new(Ceiling::Normal, step);
        simulation.run_until(seconds(200));
        assert_eq!(simulation.limits(seconds(60), seconds(200)), (32, 32), "{before} to {after} ms");
    }
}

#[test]
fn uneven_answers_do_not_shrink_the_limit() {
    // One in five takes six times as long.
    let mut count = 0;
    let mut simulation = Simulation::new(Ceiling::Normal, move |_, _| {
        count += 1;
        (if count % 5 == 0 { ms(480) } else { ms(70 + count % 3 * 10) }, Ok(()))
    });
    simulation.run_until(seconds(60));
    assert_eq!(simulation.limits(seconds(20), seconds(60)), (32, 32));
}

#[test]
fn chance_neither_shrinks_the_limit_nor_floods_a_busy_tracker() {
    for seed in 0..20 {
        let mut random = scattered(seed);
        let mut simulation = Simulation::new(Ceiling::Normal, move |_, _| (ms(40 + random() % 160), Ok(())));
        simulation.run_until(seconds(60));
        let rate = simulation.rate(seconds(20), seconds(60));
        assert!(rate >= 0.95 * 32.0 / 0.1195, "seed {seed}: {rate} a second");

        let mut random = scattered(seed);
        let mut free_at = BinaryHeap::from(vec![Reverse(Duration::ZERO); 20]);
        let mut simulation = Simulation::new(Ceiling::Fast, move |now, _| {
            let Reverse(free) = free_at.pop().expect("a worker");
            let end = free.max(now) + ms(40 + random() % 80);
            free_at.push(Reverse(end));
            (end - now, Ok(()))
        });
        simulation.run_until(seconds(120));
        let rate = simulation.rate(seconds(20), seconds(120));
        assert!(rate >= 0.9 * 20.0 / 0.0795, "seed {seed}: {rate} a second");
        let (low, high) = simulation.limits(seconds(20), seconds(120));
        assert!(low >= 12 && high <= 80, "seed {seed}: between {low} and {high}");
    }
}

#[test]
fn a_fault_here_and_there_is_no_reason_to_slow_down() {
    for failure in [Failure::Fault, Failure::NoAnswer, Failure::NotReached] {
        let mut fate = every(33, failure);
        let mut simulation = Simulation::new(Ceiling::Normal, move |_, _| (ms(80), fate()));
        simulation.run_until(seconds(60));
        assert_eq!(simulation.waits, []);
        assert_eq!(simulation.limits(seconds(20), seconds(60)), (32, 32), "{failure:?}");
    }
}

#[test]
fn a_tracker_that_allows_a_hundred_a_second_is_given_most_of_them() {
    let mut allowed: f64 = 0.0;
    let mut last = Duration::ZERO;
    let mut simulation = Simulation::new(Ceiling::Fast, move |now, _| {
        allowed = (allowed + (now - last).as_secs_f64() * 100.0).min(20.0);
        last = now;
        if allowed >= 1.0 {
            allowed -= 1.0;
            (ms(80), Ok(()))
        } else {
            (ms(40), Err((Failure::TooMuch, None)))
        }
    });
    simulation.run_until(seconds(120));
    let rate = simulation.rate(seconds(20), seconds(120));
    assert!(rate >= 75.0, "{rate} a second");
    let refused = simulation.fates.iter().filter(|fate| fate.is_err()).count();
    assert!(refused * 10 < simulation.fates.len(), "{refused} of {} refused", simulation.fates.len());
}

#[test]
fn what_the_tracker_asks_for_is_waited_for_to_the_moment() {
    let mut pace = Pace::new(Ceiling::Normal);
    let asked = |pace: &mut Pace, now, wait| pace.failed(now, Failure::TooMuch, Some(wait));
    assert_eq!(asked(&mut pace, seconds(10), seconds(7)), Verdict::Wait(seconds(7)));
    // Others that were under way come back in the meantime.
    assert_eq!(asked(&mut pace, seconds(12), seconds(2)), Verdict::Wait(seconds(5)));
    assert_eq!(pace.failed(seconds(13), Failure::Fault, None), Verdict::Wait(seconds(4)));
    assert_eq!(asked(&mut pace, seconds(14), seconds(9)), Verdict::Wait(seconds(9)));
    // Nobody is made to wait for days.
    for longer in [seconds(1_000_000), Duration::MAX] {
        let mut pace = Pace::new(Ceiling::Normal);
        assert_eq!(asked(&mut pace, seconds(40), longer), Verdict::Wait(LONGEST_ASKED_WAIT));
    }
    assert_eq!(LONGEST_ASKED_WAIT, seconds(3_600));
}

#[test]
fn what_the_tracker_asks_for_never_shortens_our_own_wait() {
    // Nothing, a date that has passed (which is none either), or less than we would wait ourselves.
    for asked in [ms(0), ms(1), ms(500)] {
        for failure in [Failure::TooMuch, Failure::Fault] {
            let mut simulation =
                Simulation::new(Ceiling::Fast, move |_, _| (Duration::from_micros(70), Err((failure, Some(asked)))));
            simulation.run_until(seconds(20));
            // 1, 2, 4 and 8 s, less a quarter, with a few more that were under way at first.
            let tries = simulation.started.len();
            assert!(tries <= 20, "{tries} requests in 20 s to a tracker that asks for {asked:?} ({failure:?})");
        }
    }
    // What is more than ours is waited for, as often as it is asked.
    let mut simulation = Simulation::new(Ceiling::Normal, |_, _| (ms(1), Err((Failure::TooMuch, Some(seconds(100))))));
    simulation.run_until(seconds(1_000));
    assert!((9..=14).contains(&simulation.started.len()), "{:?}", simulation.started);
}

#[test]
fn while_it_waits_nothing_is_started() {
    let mut count = 0;
    let mut simulation = Simulation::new(Ceiling::Normal, move |_, _| {
        count += 1;
        (ms(80), if count == 500 { Err((Failure::TooMuch, Some(seconds(7)))) } else { Ok(()) })
    });
    simulation.run_until(seconds(20));
    let [(at, wait)] = simulation.waits[..] else { panic!("{:?}", simulation.waits) };
    assert_eq!(wait, seconds(7));
    assert!(!simulation.started.iter().any(|&start| start > at && start < at + wait));
    assert!(simulation.started.iter().any(|&start| start == at + wait));
}

#[test]
fn an_outage_is_waited_out_with_few_tries_and_ends_with_it() {
    let down = seconds(60)..seconds(3_660);
    let away = down.clone();
    let mut simulation = Simulation::new(Ceiling::Normal, move |now, _| {
        if away.contains(&now) { (ms(1), Err((Failure::NotReached, None))) } else { (ms(80), Ok(())) }
    });
    simulation.run_until(seconds(4_000));
    let tries = simulation.started.iter().filter(|start| down.contains(start)).count();
    assert!(tries <= 32 + 3_600 / 20, "{tries} tries in an hour");
    let first = simulation.accepted.iter().find(|&&at| at > down.end).expect("it goes on by itself");
    assert!(*first - down.end <= seconds(40), "{first:?}");
    assert_eq!(simulation.limits(seconds(3_720), seconds(4_000)), (32, 32));
}

#[test]
fn each_wait_is_about_twice_as_long_as_the_last_up_to_half_a_minute() {
    let mut pace = Pace::new(Ceiling::Normal);
    let mut now = Duration::ZERO;
    let mut waits = Vec::new();
    while waits.len() < 8 {
        now += ms(10);
        if let Verdict::Wait(wait) = pace.failed(now, Failure::NoAnswer, None) {
            waits.push(wait.as_secs_f64());
            now += wait;
        }
    }
    for (wait, about) in waits.iter().zip([1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]) {
        assert!(*wait >= 0.75 * about && *wait <= 1.25 * about, "{waits:?}");
    }
    pace.accepted(ms(80));
    let again: Vec<Verdict> = (0..3).map(|_| pace.failed(now, Failure::NoAnswer, None)).collect();
    assert!(matches!(again[..], [Verdict::GoOn, Verdict::GoOn, Verdict::Wait(wait)] if wait <= ms(1_250)), "{again:?}");
}

#[test]
fn waits_are_the_same_for_a_seed_and_differ_for_another() {
    let first_wait = |seed| {
        let mut pace = Pace::seeded(Ceiling::Normal, seed);
        (0..3).map(|_| pace.failed(seconds(1), Failure::NotReached, None)).last()
    };
    assert_eq!(first_wait(1), first_wait(1));
    assert_ne!(first_wait(1), first_wait(2));
}

#[test]
fn a_few_odd_answers_in_a_row_pause_and_one_among_many_good_ones_does_not() {
    let mut pace = Pace::new(Ceiling::Normal);
    let odd: Vec<Verdict> = (0..3).map(|_| pace.failed(seconds(1), Failure::Odd, None)).collect();
    assert_eq!(odd, [Verdict::GoOn, Verdict::GoOn, Verdict::Pause]);
    // The person says to go on; it is as at the start.
    pace.forgive();
    assert_eq!(pace.failed(seconds(2), Failure::Odd, None), Verdict::GoOn);

    let mut fate = every(20, Failure::Odd);
    let mut simulation = Simulation::new(Ceiling::Normal, move |_, _| (ms(80), fate()));
    simulation.run_until(seconds(60));
    assert!(!simulation.paused);

    // Every second answer is a captive portal's.
    let mut fate = every(2, Failure::Odd);
    let mut simulation = Simulation::new(Ceiling::Normal, move |_, _| (ms(80), fate()));
    simulation.run_until(seconds(60));
    assert!(simulation.paused);
    assert!(simulation.started.len() < 100, "{} requests", simulation.started.len());
}

#[test]
fn going_on_by_hand_ends_a_wait() {
    let mut pace = Pace::new(Ceiling::Normal);
    assert!(matches!(pace.failed(seconds(1), Failure::TooMuch, Some(seconds(600))), Verdict::Wait(_)));
    pace.forgive();
    assert_eq!(pace.failed(seconds(2), Failure::NoAnswer, None), Verdict::GoOn);
    assert!(pace.limit() >= 1);
}

#[test]
fn how_long_an_import_takes_follows_from_the_ceiling() {
    // 12,800 events, 80 ms each, 8, 32 or 128 at a time.
    assert_eq!(Ceiling::Gentle.takes(12_800), seconds(128));
    assert_eq!(Ceiling::Normal.takes(12_800), seconds(32));
    assert_eq!(Ceiling::Fast.takes(12_800), seconds(8));
    assert_eq!(Ceiling::Fast.takes(0), seconds(0));
}
