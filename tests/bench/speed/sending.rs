//! Handing over, beside a bare loop of reqwest that sends the same requests to the same server.

use std::sync::Arc;
use std::time::{Duration, Instant};

use backfill::check::whole::check;
use backfill::kissmetrics::client::{ApiKey, Client, Destination};
use backfill::kissmetrics::request::write_target;
use backfill::pipeline::range_set::RangeSet;
use backfill::pipeline::walk::{Item, Pipeline, Visitor};
use backfill::pipeline::{Error, Outcomes, PassProgress, Stop, Ticker};
use backfill::sink::kissmetrics::pace::Ceiling;
use backfill::sink::kissmetrics::run::{self, End, Job, Patience, Update};
use backfill::source::Record;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use crate::measure::{Line, Lines, median};
use crate::{Setting, checking, server};

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

const HERE: &str = "Hand over on this computer, from the file on";
const FAR: &str = "Hand over, each answered after 80 ms";

pub fn measure(setting: &Setting, lines: &mut Lines) {
    if !lines.want(HERE) && !lines.want(FAR) {
        return;
    }
    let pipeline = checking::pipeline(&setting.beginning);
    let outcomes = check(&pipeline, &Stop::default(), &PassProgress::default(), &mut Ticker::new(Arc::new(|| {})))
        .expect("a table that can be read")
        .outcomes;
    if lines.want(HERE) {
        here(setting, &pipeline, outcomes, lines);
    }
    if lines.want(FAR) {
        delayed(setting, &pipeline, outcomes, lines);
    }
}

/// With a tracker that answers at once.
fn here(setting: &Setting, pipeline: &Pipeline, outcomes: Outcomes, lines: &mut Lines) {
    let requests = requests(pipeline);
    let server = server::start(None);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // A slow moment of the computer hits only one of the two; what is as short as such a moment is measured more often.
    for _ in 0..setting.turns * 3 {
        theirs.push(rate(requests.len(), bare_loop(&server, &requests, Ceiling::Normal.most())));
        ours.push(rate(requests.len(), hand_over(&server, pipeline, outcomes, requests.len(), Ceiling::Normal)));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    lines.add(Line {
        what: format!("{HERE}, {} events", requests.len()),
        ours: per_second(ours),
        beside: format!("reqwest's loop, as many under way: {}", per_second(theirs)),
        ratio: format!("{:.2}", ours / theirs),
        goal: "0.9",
    });
}

/// With a tracker as far away as the real one.
fn delayed(setting: &Setting, pipeline: &Pipeline, outcomes: Outcomes, lines: &mut Lines) {
    const DELAY: Duration = Duration::from_millis(80);
    let ceiling = Ceiling::Fast;
    let server = server::start(Some(DELAY));
    let in_earnest = setting.turns > 1;
    // Enough for the time that it takes to find the pace to be no part of it, which is a minute.
    let events = (setting.few as usize).min(if in_earnest { 100_000 } else { 400 });
    let ours = rate(events, hand_over(&server, pipeline, outcomes, events, ceiling));
    let most = ceiling.most() as f64 / DELAY.as_secs_f64();
    lines.add(Line {
        what: format!("{FAR}, {events} events"),
        ours: per_second(ours),
        beside: format!("{} under way / delay: {}", ceiling.most(), per_second(most)),
        ratio: format!("{:.2}", ours / most),
        goal: "0.95",
    });
}

/// What the plan sends.
fn requests(pipeline: &Pipeline) -> Vec<String> {
    struct Collect(Vec<String>);
    impl Visitor for Collect {
        fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), Error> {
            if let Some((_, made)) = item.sent() {
                let mut target = String::new();
                write_target(&made.event, KEY, &mut target);
                self.0.push(target);
            }
            Ok(())
        }
    }
    let mut collect = Collect(Vec::new());
    pipeline.walk(&Stop::default(), &PassProgress::default(), &mut collect).expect("a table that can be read");
    collect.0
}

fn hand_over(server: &str, pipeline: &Pipeline, checked: Outcomes, events: usize, ceiling: Ceiling) -> Duration {
    let job = Job {
        pipeline: pipeline.clone(),
        client: Client::new(&Destination::parse(server).expect("an address"), ceiling.most()).expect("a client"),
        key: ApiKey::new(KEY).expect("a key"),
        ceiling,
        checked,
        limit: Some(events as u64),
        done: RangeSet::default(),
        record: None,
        asks: Vec::new(),
        patience: Patience::Endless,
    };
    let started = Instant::now();
    let handle = run::start(job, Arc::new(|| {})).expect("threads");
    while let Some(update) = handle.wait() {
        if let Update::Finished(report) = update {
            assert!(matches!(report.end, End::Complete), "{:?}", report.end);
            assert_eq!(report.outcomes.sent, events as u64);
        }
    }
    started.elapsed()
}

fn bare_loop(server: &str, requests: &[String], under_way: usize) -> Duration {
    // As the client does; the second time of a process it is there already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = reqwest::Client::builder().http1_only().no_proxy().tls_certs_only([]).build().expect("a client");
    let started = Instant::now();
    runtime.block_on(async {
        let mut requests = requests.iter();
        let mut answers = FuturesUnordered::new();
        loop {
            while answers.len() < under_way
                && let Some(target) = requests.next()
            {
                let request = client.get(format!("{server}{target}"));
                answers.push(async { request.send().await?.error_for_status()?.bytes().await });
            }
            match answers.next().await {
                Some(answer) => assert!(!answer.expect("an answer").is_empty()),
                None => break,
            }
        }
    });
    started.elapsed()
}

fn rate(events: usize, took: Duration) -> f64 {
    events as f64 / took.as_secs_f64()
}

fn per_second(rate: f64) -> String {
    format!("{rate:.0} a second")
}
