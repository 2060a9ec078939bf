//! The two halves of a run: one reads and makes requests, the other keeps as many under way as the tracker bears.
//!
//! What is sent again is sent byte for byte the same, for the tracker keeps one of two identical events and both of
//! two different ones. Nothing leaves before the record holds that it may have left.

mod queue;
mod read;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::sync::mpsc::{Receiver, UnboundedReceiver};
use tokio::sync::oneshot;

use super::SendError;
use super::pace::{Ceiling, Failure, Pace, Verdict};
use super::patience::Patience;
use super::progress::SendProgress;
use super::state::{Command, State};
use crate::kissmetrics::client::{Answer, Client, Trouble};
use crate::ledger::Recorder;
use crate::pipeline::walk::Walk;
use crate::pipeline::{Error, Ticker, Wake};
use queue::{Outgoing, Queue};
pub(super) use read::{Feed, read};

/// How the sending half ended.
pub(super) enum Ended {
    /// Everything that was read was sent.
    Read(Result<Walk, Error>),
    /// The person stopped it.
    Stopped,
    /// It cannot go on.
    Failed(SendError),
}

/// The sending half.
pub(super) struct Sending<'s> {
    pub client: Client,
    pub ceiling: Ceiling,
    pub patience: Patience,
    pub asks: VecDeque<u64>,
    pub record: Option<&'s Recorder>,
    pub progress: &'s SendProgress,
    pub wake: &'s Wake,
    pub tell: &'s dyn Fn(State),
}

impl Sending<'_> {
    /// How long a stop waits for the answers that are still to come.
    const LAST_ANSWERS: Duration = Duration::from_secs(2);
    /// How long it then takes in answers that have come already: a computer that slept has not waited for them.
    const LAST_LOOK: Duration = Duration::from_millis(100);

    pub async fn run(
        self,
        feed: Receiver<Feed>,
        commands: UnboundedReceiver<Command>,
        broken: Option<oneshot::Receiver<()>>,
    ) -> Ended {
        let mut asks = self.asks.clone();
        let mut queue = Queue::new(self.record, asks.pop_front());
        let ended = self.send_all(&mut queue, asks, feed, commands, broken).await;
        if let Some(record) = self.record {
            record.never_left(queue.never_left());
        }
        ended
    }

    async fn send_all(
        &self,
        queue: &mut Queue<'_>,
        mut asks: VecDeque<u64>,
        mut feed: Receiver<Feed>,
        mut commands: UnboundedReceiver<Command>,
        mut broken: Option<oneshot::Receiver<()>>,
    ) -> Ended {
        let started = Instant::now();
        let mut pace = Pace::new(self.ceiling);
        let mut under_way = FuturesUnordered::new();
        let mut state = State::Sending;
        let mut stopping: Option<Instant> = None;
        let mut looks_once_more = true;
        // Whether somebody is left who could say something; a channel that is closed would be heard again and again.
        let mut held = true;
        let mut ticker = Ticker::new(self.wake.clone());
        let mut answered = false;
        // The beginning, or the last answer.
        let mut since = started;
        // Under way for the first time, so that nothing is known of it yet.
        let mut fresh = 0;
        let mut latest = None;
        loop {
            let now = Instant::now();
            if let State::Waiting { until, .. } = state
                && until <= now
            {
                self.change(&mut state, State::Sending);
            }
            let end = self.patience.end(since, answered);
            if let (State::Waiting { trouble, .. }, Patience::Each(_)) = (&state, self.patience)
                && stopping.is_none()
                && end.is_some_and(|end| end <= now)
            {
                // What is still under way may have arrived: nobody knows.
                self.progress.set_under_way(0);
                self.progress.became_unconfirmed(fresh);
                return Ended::Failed(SendError::Tracker { trouble: trouble.clone() });
            }
            let free = state == State::Sending && stopping.is_none();
            while free && under_way.len() < pace.limit() {
                let Some(outgoing) = queue.next() else { break };
                fresh += u64::from(!outgoing.unconfirmed);
                under_way.push(self.send(outgoing));
            }
            self.progress.set_under_way(under_way.len() as u64);
            ticker.tick();
            if under_way.is_empty() {
                if stopping.is_some() {
                    return Ended::Stopped;
                }
                if queue.is_empty()
                    && let Some(end) = queue.end.take()
                {
                    return Ended::Read(end);
                }
                if state == State::Sending
                    && queue.must_ask()
                    && let Some(sent) = latest.take()
                {
                    self.change(&mut state, State::Asking(sent));
                }
            }
            let wake_at = match (&state, stopping) {
                (_, Some(until)) => Some(until),
                (State::Waiting { until, .. }, None) if matches!(self.patience, Patience::Each(_)) => {
                    Some(end.map_or(*until, |end| end.min(*until)))
                }
                (State::Waiting { until, .. }, None) => Some(*until),
                _ => None,
            };
            tokio::select! {
                biased;
                command = commands.recv(), if held => match command {
                    // Nothing is sent while a person is asked; a pause would only hide the question.
                    Some(Command::Pause) if matches!(state, State::Asking(_)) => {}
                    Some(Command::Pause) if stopping.is_none() => self.change(&mut state, State::Paused),
                    Some(Command::Resume) if stopping.is_none() => {
                        if matches!(state, State::Asking(_)) {
                            queue.allowed = asks.pop_front();
                        }
                        pace.forgive();
                        self.change(&mut state, State::Sending);
                    }
                    Some(Command::Pause | Command::Resume) => {}
                    Some(Command::Stop) => {
                        stopping.get_or_insert(now + Self::LAST_ANSWERS);
                    }
                    None => {
                        held = false;
                        stopping.get_or_insert(now + Self::LAST_ANSWERS);
                    }
                },
                // Both come first, since each comes seldom and lets many answers follow without a gap.
                more = feed.recv(), if queue.wants_more() => queue.feed(more),
                () = queue.leave(), if queue.waits_for_leave() => {}
                Some((mut outgoing, answer, sent)) = under_way.next() => {
                    // Asking the clock costs, and once is enough.
                    let now = Instant::now();
                    fresh -= u64::from(!outgoing.unconfirmed);
                    let Some((trouble, failure, retry_after)) = self.note(answer, &mut outgoing) else {
                        (answered, since) = (true, now);
                        pace.accepted(now - sent);
                        self.progress.accepted(outgoing.number(), outgoing.shown(), outgoing.unconfirmed, now);
                        if let Some(record) = self.record {
                            record.sent(outgoing.number(), outgoing.print());
                        }
                        if queue.allowed.is_some() {
                            latest = outgoing.shown().cloned().or(latest);
                        }
                        continue;
                    };
                    queue.again.push_back(outgoing);
                    if let Trouble::Certificate(_) = trouble {
                        return Ended::Failed(SendError::Tracker { trouble });
                    }
                    if self.patience.end(since, answered).is_some_and(|end| end <= now) {
                        return Ended::Failed(SendError::Tracker { trouble });
                    }
                    match pace.failed(now - started, failure, retry_after) {
                        Verdict::GoOn => {}
                        // A pause ends only when the person says so.
                        Verdict::Wait(pause) if matches!(state, State::Sending | State::Waiting { .. }) => {
                            self.change(&mut state, State::Waiting { trouble, until: now + pause });
                        }
                        Verdict::Pause => self.change(&mut state, State::Odd(trouble)),
                        Verdict::Wait(_) => {}
                    }
                }
                () = gone(&mut broken), if broken.is_some() => {
                    // What could not be recorded must not be sent. The recorder says why.
                    broken = None;
                    stopping.get_or_insert(now + Self::LAST_ANSWERS);
                }
                () = until(wake_at), if wake_at.is_some() => {
                    let now = Instant::now();
                    if stopping.is_some_and(|until| until <= now) && std::mem::take(&mut looks_once_more) {
                        stopping = Some(now + Self::LAST_LOOK);
                    } else if stopping.is_some_and(|until| until <= now) {
                        // What is still under way may have arrived: nobody knows.
                        self.progress.set_under_way(0);
                        self.progress.became_unconfirmed(fresh);
                        return Ended::Stopped;
                    }
                }
            }
        }
    }

    /// Sends an event; gives what was answered, and when it was sent.
    async fn send(&self, outgoing: Outgoing) -> (Outgoing, Answer, Instant) {
        let sent = Instant::now();
        let answer = self.client.send_to(outgoing.address(), outgoing.target()).await;
        (outgoing, answer, sent)
    }

    /// What is wrong, and what that means for the event; `None` when it was sent.
    fn note(&self, answer: Answer, outgoing: &mut Outgoing) -> Option<(Trouble, Failure, Option<Duration>)> {
        let (trouble, failure, arrived, after) = match answer {
            Answer::Accepted => return None,
            Answer::Odd(odd) => (Trouble::Odd(odd), Failure::Odd, true, None),
            // Asked too much, the tracker has not taken it; with a fault of its own, nobody knows.
            Answer::Busy { status: 429, after } => (Trouble::Busy(429), Failure::TooMuch, false, after),
            Answer::Busy { status, after } => (Trouble::Busy(status), Failure::Fault, true, after),
            Answer::Unknown { why } => (Trouble::NoAnswer(why), Failure::NoAnswer, true, None),
            Answer::NotSent { why } => (Trouble::NotReached(why), Failure::NotReached, false, None),
            Answer::Certificate { why } => (Trouble::Certificate(why), Failure::NotReached, false, None),
        };
        if arrived && !outgoing.unconfirmed {
            outgoing.unconfirmed = true;
            self.progress.became_unconfirmed(1);
        }
        Some((trouble, failure, after))
    }

    fn change(&self, state: &mut State, to: State) {
        if *state != to {
            self.progress.restart();
            *state = to.clone();
            (self.tell)(to);
        }
    }
}

/// Ends when the ledger can no longer be written.
async fn gone(broken: &mut Option<oneshot::Receiver<()>>) {
    match broken {
        Some(receiver) => {
            if receiver.await.is_err() {
                // The writer has ended in order.
                *broken = None;
                std::future::pending().await
            }
        }
        None => std::future::pending().await,
    }
}

async fn until(instant: Option<Instant>) {
    match instant {
        Some(instant) => tokio::time::sleep_until(instant.into()).await,
        None => std::future::pending().await,
    }
}
