//! What a person asks of a run by a bucket while it waits for answers, and how long it asks again by itself.

use std::pin::pin;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::oneshot;

use crate::kissmetrics::client::Trouble;
use crate::message;
use crate::message::Arg;
use crate::pipeline::{Ticker, Wake};
use crate::sink::bucket::{BucketError, Reason, Refusal};
use crate::sink::kissmetrics::SendError;
use crate::sink::kissmetrics::progress::SendProgress;
use crate::sink::kissmetrics::run::{Course, State};
use crate::sink::kissmetrics::state::Command;

/// Why a run does not go on.
pub(super) enum Halt {
    /// The person stopped it, or the record can no longer be written, which the recorder says.
    Stopped,
    /// It cannot go on.
    Failed(SendError),
}

/// Hears the person while something is waited for.
pub(super) struct Control<'c> {
    commands: UnboundedReceiver<Command>,
    /// Somebody is left who could say something.
    held: bool,
    broken: Option<oneshot::Receiver<()>>,
    stopping: Option<Instant>,
    state: State,
    tell: &'c dyn Fn(State),
    progress: &'c SendProgress,
    ticker: Ticker,
    patience: Option<Duration>,
    started: Instant,
    /// The server has answered once.
    answered: bool,
}

impl<'c> Control<'c> {
    /// How long a stop waits for the answer that is still to come.
    const LAST_ANSWER: Duration = Duration::from_secs(2);
    /// The longest wait before something is asked again.
    const LONGEST: Duration = Duration::from_secs(60);

    pub fn new(course: Course<'c>, patience: Option<Duration>) -> Self {
        let wake: &Wake = course.wake;
        Self {
            commands: course.commands,
            held: true,
            broken: course.broken,
            stopping: None,
            state: State::Sending,
            tell: course.tell,
            progress: course.progress,
            ticker: Ticker::new(wake.clone()),
            patience,
            started: Instant::now(),
            answered: false,
        }
    }

    /// Waits while the person has paused the run.
    pub async fn ready(&mut self) -> Result<(), Halt> {
        self.ticker.tick();
        loop {
            while let Ok(command) = self.commands.try_recv() {
                self.hear(Some(command));
            }
            if self.stopping.is_some() {
                return Err(Halt::Stopped);
            }
            if self.state != State::Paused {
                return Ok(());
            }
            let command = self.commands.recv().await;
            self.hear(command);
        }
    }

    /// Brings this to its end, while the person is heard. A stop gives it a moment.
    pub async fn drive<T>(&mut self, work: impl Future<Output = T>) -> Result<T, Halt> {
        let mut work = pin!(work);
        loop {
            let until = self.stopping;
            tokio::select! {
                biased;
                done = &mut work => return Ok(done),
                command = self.commands.recv(), if self.held => self.hear(command),
                () = gone(&mut self.broken), if self.broken.is_some() => {
                    // What could not be recorded must not be written. The recorder says why.
                    self.broken = None;
                    self.stop();
                }
                () = reached(until), if until.is_some() => return Err(Halt::Stopped),
            }
        }
    }

    /// Asks the server until it answers. What may pass is waited for.
    pub async fn ask<T, F>(&mut self, mut question: impl FnMut() -> F) -> Result<T, Halt>
    where
        F: Future<Output = Result<T, Refusal>>,
    {
        let mut pause = Duration::from_secs(1);
        loop {
            self.ready().await?;
            match self.drive(question()).await? {
                Err(refusal) if refusal.reason.may_pass() => self.wait(refusal, &mut pause).await?,
                answer => {
                    self.answered = true;
                    // A pause that came meanwhile is the person's.
                    if matches!(self.state, State::Waiting { .. }) {
                        self.change(State::Sending);
                    }
                    return answer.map_err(failed);
                }
            }
        }
    }

    /// Waits before something is asked again, each time for longer.
    pub async fn wait(&mut self, refusal: Refusal, pause: &mut Duration) -> Result<(), Halt> {
        let out_of_patience = self.patience.is_some_and(|patience| self.started.elapsed() >= patience);
        if !self.answered && out_of_patience {
            return Err(failed(refusal));
        }
        let until = Instant::now() + *pause;
        *pause = (*pause * 2).min(Self::LONGEST);
        if self.state != State::Paused {
            self.change(State::Waiting { trouble: trouble(&refusal), until });
        }
        // Whoever goes on from a pause of the run's own need not wait.
        while Instant::now() < until && matches!(self.state, State::Waiting { .. }) && self.stopping.is_none() {
            tokio::select! {
                command = self.commands.recv(), if self.held => self.hear(command),
                () = reached(Some(until)) => {}
            }
        }
        self.ready().await
    }

    fn hear(&mut self, command: Option<Command>) {
        match command {
            Some(Command::Pause) => self.change(State::Paused),
            Some(Command::Resume) => self.change(State::Sending),
            Some(Command::Stop) => self.stop(),
            None => {
                self.held = false;
                self.stop();
            }
        }
    }

    fn stop(&mut self) {
        self.stopping.get_or_insert(Instant::now() + Self::LAST_ANSWER);
    }

    fn change(&mut self, state: State) {
        if self.state != state {
            self.progress.restart();
            self.state = state.clone();
            (self.tell)(state);
        }
    }
}

/// A server refuses for good.
pub(super) fn failed(refusal: Refusal) -> Halt {
    Halt::Failed(SendError::Bucket(BucketError::Refused(refusal)))
}

/// What is told while it is waited.
fn trouble(refusal: &Refusal) -> Trouble {
    let why: Arg = match &refusal.reason {
        Reason::NotReached(why) => why.clone(),
        Reason::Busy(status) => message!("bucket-busy", status = u32::from(*status)).into(),
        _ => message!("why-no-reply").into(),
    };
    Trouble::Bucket(why)
}

/// Ends when the ledger can no longer be written.
async fn gone(broken: &mut Option<oneshot::Receiver<()>>) {
    let heard = match broken {
        Some(receiver) => receiver.await.is_ok(),
        None => false,
    };
    if !heard {
        // The writer has ended in order.
        *broken = None;
        std::future::pending().await
    }
}

async fn reached(instant: Option<Instant>) {
    match instant {
        Some(instant) => tokio::time::sleep_until(instant.into()).await,
        None => std::future::pending().await,
    }
}
