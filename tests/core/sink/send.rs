//! Whole runs against a tracker that misbehaves: nothing is lost, and nothing is sent in two ways.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use backfill::check::whole::check;
use backfill::event::Timestamp;
use backfill::kissmetrics::client::{ApiKey, Client, Destination, Patience, Trouble};
use backfill::mapping::{EventName, EventRule, EventTime, Mapping, Pick, PropertyRule, TimeFormat};
use backfill::pipeline::range_set::RangeSet;
use backfill::pipeline::{PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::Plan;
use backfill::sink::kissmetrics::SendError;
use backfill::sink::kissmetrics::pace::Ceiling;
use backfill::sink::kissmetrics::run::{self, End, Handle, Job, Report, State, Update};
use backfill::source::Answers;

use crate::support::folder::Folder;
use crate::support::tracker::{Behaviour, Faults, Misbehaving, Received};
use crate::support::wait;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// A source of so many rows, each an event.
struct Source {
    _folder: Folder,
    pipeline: Pipeline,
    rows: usize,
}

fn source(rows: usize) -> Source {
    let folder = Folder::new();
    let mut text = String::from("person,at,city\n");
    for row in 0..rows {
        writeln!(text, "person+{row}@example.com,{},Ōsaka & co {}", 1_254_355_200 + row, row % 7).expect("a string");
    }
    let file = folder.write("rows.csv", text);
    let column = |column: &str| Pick::of(column);
    let rule = EventRule {
        person: Some(column("person")),
        time: Some(EventTime::of("at", Some(TimeFormat::UnixSeconds))),
        event: Some(EventName::Fixed { name: "Signed Up".to_owned() }),
        properties: vec![PropertyRule::Column {
            lookup: None,
            name: "City".to_owned(),
            column: "city".to_owned(),
            treat: Default::default(),
            values: Vec::new(),
        }],
        ..EventRule::default()
    };
    let mapping = Mapping { zone: Some("UTC".to_owned()), rules: vec![rule], ..Mapping::default() };
    let plan = Plan::new(Answers::new("csv").with("file", file.to_string_lossy()), mapping);
    let pipeline = Pipeline::open(&plan, &Stop::default(), &PassProgress::default()).expect("a plan that fits");
    Source { _folder: folder, pipeline, rows }
}

impl Source {
    /// What the tracker must have received, as the specification writes requests.
    fn expected(&self) -> BTreeSet<String> {
        let request = |row| {
            format!(
                "/e?_k={KEY}&_p=person%2B{row}%40example.com&_n=Signed%20Up&_t={}&_d=1&City=%C5%8Csaka%20%26%20co%20{}",
                1_254_355_200 + row,
                row % 7
            )
        };
        (0..self.rows).map(request).collect()
    }

    fn run(&self, tracker: &Misbehaving) -> Handle {
        self.run_asking(tracker, &[])
    }

    fn run_asking(&self, tracker: &Misbehaving, asks: &[u64]) -> Handle {
        self.run_with(tracker, asks, run::Patience::Endless)
    }

    fn run_with(&self, tracker: &Misbehaving, asks: &[u64], waits: run::Patience) -> Handle {
        let checked =
            check(&self.pipeline, &Stop::default(), &PassProgress::default(), &mut Ticker::new(Arc::new(|| {})));
        let destination = Destination::parse(&tracker.address()).expect("its own address");
        let patience = Patience { connect: Duration::from_secs(5), answer: Duration::from_secs(6) };
        let job = Job {
            pipeline: self.pipeline.clone(),
            client: Client::with_patience(&destination, Ceiling::Normal.most(), patience).expect("a client"),
            key: ApiKey::new(KEY).expect("a key"),
            ceiling: Ceiling::Normal,
            checked: checked.expect("a file that can be read").outcomes,
            limit: None,
            done: RangeSet::default(),
            record: None,
            asks: asks.to_vec(),
            patience: waits,
        };
        run::start(job, Arc::new(|| {})).expect("threads")
    }
}

/// How a run ends, and every state that it was in.
fn end(handle: &Handle) -> (Report, Vec<State>) {
    let mut states = Vec::new();
    loop {
        match handle.wait().expect("an end before the thread goes") {
            Update::State(state) => states.push(state),
            Update::Finished(report) => return (report, states),
        }
    }
}

/// Waits until the run is in a state that `is` the one.
fn reach(handle: &Handle, what: &str, is: impl Fn(&State) -> bool) {
    wait::until(what, || match handle.update() {
        Some(Update::State(state)) if is(&state) => Some(()),
        Some(Update::Finished(report)) => panic!("it has ended: {report:?}"),
        _ => None,
    });
}

fn targets(received: &[Received]) -> BTreeSet<String> {
    received.iter().filter(|request| request.whole).map(Received::target).collect()
}

fn assert_all_arrived(source: &Source, tracker: &Misbehaving, report: &Report) {
    assert!(matches!(report.end, End::Complete), "{report:?}");
    assert!(report.outcomes.adds_up(), "{:?}", report.outcomes);
    assert_eq!(report.outcomes.sent, source.rows as u64);
    assert_eq!((report.outcomes.unconfirmed, report.outcomes.pending), (0, 0));
    assert_eq!(targets(&tracker.received()), source.expected());
    let answered: BTreeSet<String> = tracker
        .received()
        .iter()
        .filter(|request| matches!(request.behaviour, Behaviour::Answer | Behaviour::Delay(_)))
        .map(Received::target)
        .collect();
    assert_eq!(answered, source.expected(), "each was answered once at least");
}

#[test]
fn a_tracker_that_behaves_gets_each_request_once() {
    let (source, tracker) = (source(3_000), Misbehaving::well());
    let (report, states) = end(&source.run(&tracker));
    assert_all_arrived(&source, &tracker, &report);
    assert_eq!(tracker.received().len(), 3_000);
    assert_eq!(states, []);
    assert!(tracker.most_under_way() <= 32);
}

#[test]
fn under_a_schedule_of_faults_nothing_is_lost_and_every_repeat_is_the_same_to_the_byte() {
    for seed in [1, 2, 3] {
        let faults = Faults { resets: 0.02, busy: 0.01, hangs: 0.002, half_answers: 0.01 };
        let (source, tracker) = (source(1_000), Misbehaving::faulty(seed, faults));
        let (report, _) = end(&source.run(&tracker));
        assert_all_arrived(&source, &tracker, &report);
        // What came again came because it was not answered.
        let mut good: BTreeMap<String, u32> = BTreeMap::new();
        for request in tracker.received().iter().filter(|request| request.behaviour == Behaviour::Answer) {
            *good.entry(request.target()).or_default() += 1;
        }
        assert!(good.values().all(|&times| times == 1), "seed {seed}: an answered request was sent again");
        assert!(tracker.received().len() > 1_000, "seed {seed}: no fault took place");
    }
}

#[test]
fn a_tracker_that_goes_down_is_waited_for_and_the_run_goes_on_by_itself() {
    let source = source(2_000);
    let tracker = Misbehaving::always(Behaviour::Delay(Duration::from_millis(20)));
    let handle = source.run(&tracker);
    wait::until("the first answers", || (handle.progress().sent() > 100).then_some(()));
    tracker.go_down();
    reach(&handle, "the run to wait", |state| matches!(state, State::Waiting { .. }));
    tracker.come_back();
    let (report, _) = end(&handle);
    assert_all_arrived(&source, &tracker, &report);
}

#[test]
fn a_tracker_that_takes_nothing_any_more_ends_a_run_that_waits_only_for_so_long() {
    let later = Behaviour::busy(429, Some("86400"));
    let gone: [(&str, Option<Behaviour>); 2] =
        [("it asks to come back another day", Some(later)), ("it is down", None)];
    for (what, behaviour) in gone {
        let source = source(3_000);
        let count = AtomicU64::new(0);
        let tracker = Misbehaving::start(move |_, _| match &behaviour {
            Some(busy) if count.fetch_add(1, Ordering::Relaxed) >= 300 => busy.clone(),
            _ => Behaviour::Delay(Duration::from_millis(20)),
        });
        let handle = source.run_with(&tracker, &[], run::Patience::Each(Duration::from_millis(1_500)));
        wait::until("events to arrive", || (tracker.received().len() > 200).then_some(()));
        if what == "it is down" {
            tracker.go_down();
        }
        let (report, _) = end(&handle);
        assert!(matches!(report.end, End::Failed(SendError::Tracker { .. })), "{what}: {report:?}");
        assert!(report.outcomes.adds_up() && report.outcomes.sent > 0, "{what}: {:?}", report.outcomes);
        assert!(report.took < Duration::from_secs(30), "{what}: {:?}", report.took);
    }
}

#[test]
fn a_log_in_page_pauses_the_run_until_somebody_has_looked() {
    let source = source(500);
    let logged_in = Arc::new(AtomicBool::new(false));
    let tracker = Misbehaving::start({
        let logged_in = logged_in.clone();
        move |_, _| match logged_in.load(Ordering::SeqCst) {
            true => Behaviour::Answer,
            false => Behaviour::page("<title>Guest network: please log in</title>"),
        }
    });
    let handle = source.run(&tracker);
    let odd = |state: &State| matches!(state, State::Odd(Trouble::Odd(odd)) if odd.content_type.as_deref().is_some_and(|kind| kind.contains("text/html")));
    reach(&handle, "the run to pause", odd);
    assert!(tracker.received().len() <= 32, "{} requests", tracker.received().len());
    assert_eq!(handle.progress().sent(), 0);
    logged_in.store(true, Ordering::SeqCst);
    handle.resume();
    let (report, _) = end(&handle);
    assert_all_arrived(&source, &tracker, &report);
}

#[test]
fn a_run_that_has_paused_by_itself_stays_so_whatever_else_comes_back() {
    let source = source(500);
    // Three pages pause it; the fourth request is still under way then, and comes back asking for a short wait.
    let tracker = Misbehaving::start(|line, _| match line.contains("person%2B3%40") {
        true => Behaviour::Later(Duration::from_millis(300), Box::new(Behaviour::busy(429, Some("1")))),
        false => Behaviour::page("<title>Guest network: please log in</title>"),
    });
    let handle = source.run(&tracker);
    reach(&handle, "the run to pause", |state| matches!(state, State::Odd(_)));
    wait::until("the last answer", || (handle.progress().under_way() == 0).then_some(()));
    handle.stop();
    let (report, states) = end(&handle);
    assert!(!states.iter().any(|state| matches!(state, State::Sending | State::Waiting { .. })), "{states:?}");
    assert!(report.outcomes.adds_up(), "{:?}", report.outcomes);
}

#[test]
fn what_the_tracker_asks_for_is_waited_for() {
    let source = source(50);
    let tracker = Misbehaving::start(|line, attempt| match (line.contains("person%2B7%40"), attempt) {
        (true, 0) => Behaviour::busy(429, Some("1")),
        _ => Behaviour::Answer,
    });
    let handle = source.run(&tracker);
    let (report, states) = end(&handle);
    assert_all_arrived(&source, &tracker, &report);
    let waited = states.iter().any(|state| matches!(state, State::Waiting { trouble: Trouble::Busy(429), .. }));
    assert!(waited, "{states:?}");
    assert!(report.took >= Duration::from_secs(1), "{:?}", report.took);
}

#[test]
fn a_stop_keeps_what_was_sent_and_says_what_was_not() {
    let source = source(5_000);
    let tracker = Misbehaving::always(Behaviour::Delay(Duration::from_millis(5)));
    let handle = source.run(&tracker);
    wait::until("the first answers", || (handle.progress().sent() > 100).then_some(()));
    handle.stop();
    let (report, _) = end(&handle);
    assert!(matches!(report.end, End::Stopped), "{report:?}");
    let outcomes = &report.outcomes;
    assert!(outcomes.adds_up() && outcomes.pending > 0, "{outcomes:?}");
    assert_eq!(outcomes.sent + outcomes.unconfirmed, tracker.received().len() as u64);
    assert_eq!(report.done.len(), outcomes.sent);
    assert!(targets(&tracker.received()).is_subset(&source.expected()));
}

#[test]
fn a_run_that_nobody_holds_any_more_ends() {
    let source = source(2_000);
    let tracker = Misbehaving::always(Behaviour::Delay(Duration::from_millis(50)));
    let handle = source.run(&tracker);
    wait::until("some requests", || (!tracker.received().is_empty()).then_some(()));
    let progress = Arc::clone(handle.progress());
    drop(handle);
    // The thread that sends holds the numbers too, for as long as it lives.
    wait::until("the end of the run", || (Arc::strong_count(&progress) == 1).then_some(()));
    assert!(tracker.received().len() < 2_000);
}

#[test]
fn the_first_five_are_looked_at_and_a_no_sends_nothing_more() {
    let (source, tracker) = (source(300), Misbehaving::well());
    let handle = source.run_asking(&tracker, &run::FIRST_FEW);
    let asked = wait::until("the question", || match handle.update() {
        Some(Update::State(State::Asking(sent))) => Some(sent),
        _ => None,
    });
    let person = asked.person.strip_prefix("person+").and_then(|rest| rest.strip_suffix("@example.com"));
    let row: i64 = person.and_then(|row| row.parse().ok()).unwrap_or_else(|| panic!("{asked:?}"));
    assert!((0..5).contains(&row), "{asked:?} is not one of the first five");
    assert_eq!((asked.name.as_str(), asked.time), ("Signed Up", Some(Timestamp(1_254_355_200 + row))));
    handle.stop();
    let (report, _) = end(&handle);
    assert!(matches!(report.end, End::Stopped), "{report:?}");
    assert_eq!((report.outcomes.sent, report.outcomes.pending), (5, 295));
    assert_eq!(tracker.received().len(), 5);
}

#[test]
fn each_yes_sends_more_a_hundred_and_then_all() {
    let (source, tracker) = (source(300), Misbehaving::well());
    let handle = source.run_asking(&tracker, &run::FIRST_FEW);
    for received in [5, 105] {
        reach(&handle, "the question", |state| matches!(state, State::Asking(_)));
        assert_eq!(tracker.received().len(), received);
        // A pause hides no question.
        handle.pause();
        handle.resume();
    }
    let (report, _) = end(&handle);
    assert_all_arrived(&source, &tracker, &report);
}
