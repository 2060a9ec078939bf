//! The run: reads, maps and sends, and tells what became of each event.
//!
//! [`start`] gives a [`Handle`] whose methods are the person's words: pause, go on, stop. A thread reads and maps,
//! another sends; numbers are atomics in [`SendProgress`], changes of state come through [`Handle::update`].
//! Dropping the handle stops the run. What was sent stays sent.

use std::sync::Arc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use tokio::sync::{mpsc as commands, oneshot};

use super::SendError;
use super::pace::Ceiling;
pub use super::patience::Patience;
use super::progress::SendProgress;
use super::send;
use super::state::Command;
pub use super::state::State;
use crate::kissmetrics::client::{ApiKey, Client};
use crate::ledger::{ImportState, Recorder};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::walk::Walk;
use crate::pipeline::{Error, Outcomes, Pipeline, Stop, Wake};

/// Five, then a hundred, then all. The tracker answers a wrong key as it answers the right one, so that only a person
/// who looks can tell.
pub const FIRST_FEW: [u64; 2] = [5, 100];

/// What is needed to run.
pub struct Job {
    /// Makes the events.
    pub pipeline: Pipeline,
    /// Takes them.
    pub client: Client,
    /// Whose they are.
    pub key: ApiKey,
    /// How hard the tracker may be pressed.
    pub ceiling: Ceiling,
    /// What the check of the whole source counted. The run must come to the same.
    pub checked: Outcomes,
    /// Send no event beyond this many, counted from the first of the source.
    pub limit: Option<u64>,
    /// What was sent before.
    pub done: RangeSet,
    /// Writes down what was sent; `None` where nobody will ask, as after practice.
    pub record: Option<Recorder>,
    /// After so many events of this run, each time, it waits until a person has seen them at the tracker.
    /// [`FIRST_FEW`] for a product that was never seen to take any, else none.
    pub asks: Vec<u64>,
    /// How long it waits for a tracker that takes nothing, before it gives up.
    pub patience: Patience,
}

/// What a run tells.
#[derive(Debug)]
pub enum Update {
    /// It is in another state.
    State(State),
    /// It has ended.
    Finished(Report),
}

/// How a run ended.
#[derive(Debug)]
pub struct Report {
    /// What became of everything; adds up, whatever the end.
    pub outcomes: Outcomes,
    /// Why it ended.
    pub end: End,
    /// Which events were sent.
    pub done: RangeSet,
    /// From the start to the end.
    pub took: Duration,
}

/// Why a run ended.
#[derive(Debug)]
pub enum End {
    /// Everything that was asked for was sent.
    Complete,
    /// The person stopped it.
    Stopped,
    /// It cannot go on.
    Failed(SendError),
}

impl End {
    fn state(&self) -> ImportState {
        match self {
            Self::Complete => ImportState::Complete,
            Self::Stopped => ImportState::Stopped,
            Self::Failed(_) => ImportState::Failed,
        }
    }
}

/// A run that is under way.
pub struct Handle {
    commands: commands::UnboundedSender<Command>,
    updates: mpsc::Receiver<Update>,
    progress: Arc<SendProgress>,
    reading: Stop,
}

impl Handle {
    /// Sends no more until [`Handle::resume`]; takes effect when what is under way was answered.
    pub fn pause(&self) {
        self.command(Command::Pause);
    }

    /// Goes on, also from a pause of the run's own and from a question.
    pub fn resume(&self) {
        self.command(Command::Resume);
    }

    /// Ends the run. What was sent stays sent.
    pub fn stop(&self) {
        self.command(Command::Stop);
    }

    /// The next thing that the run tells, if there is one.
    pub fn update(&self) -> Option<Update> {
        self.updates.try_recv().ok()
    }

    /// The next thing that the run tells, waiting for it; `None` after the end.
    pub fn wait(&self) -> Option<Update> {
        self.updates.recv().ok()
    }

    /// The numbers.
    pub fn progress(&self) -> &Arc<SendProgress> {
        &self.progress
    }

    /// Ends the run from elsewhere, as from a signal; more than once does no harm.
    pub fn stopper(&self) -> impl Fn() + Send + Sync + 'static {
        let commands = self.commands.clone();
        move || {
            // A run that has ended needs no command.
            let _ = commands.send(Command::Stop);
        }
    }

    fn command(&self, command: Command) {
        // A run that has ended needs no command.
        let _ = self.commands.send(command);
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.reading.request();
        self.stop();
    }
}

/// Starts a run on threads of its own. `wake` is called at most ten times a second, and after each update.
///
/// # Errors
/// When the system gives no thread.
pub fn start(mut job: Job, wake: Wake) -> Result<Handle, Error> {
    let progress = SendProgress::new(job.checked.to_send(), &job.done);
    let (checked, record) = (job.checked, job.record.take());
    launch(progress, checked, record, wake, move |course| send_all(job, course))
}

/// What the thread of a run is given beside its job.
pub(in crate::sink) struct Course<'c> {
    /// What the person asks of it.
    pub commands: commands::UnboundedReceiver<Command>,
    /// What must hold an event before it leaves; `None` where nobody will ask.
    pub record: Option<&'c Recorder>,
    /// Resolves when the record can no longer be written.
    pub broken: Option<oneshot::Receiver<()>>,
    /// Its numbers.
    pub progress: &'c Arc<SendProgress>,
    /// Wakes whoever watches.
    pub wake: &'c Wake,
    /// Ends the reading.
    pub reading: &'c Stop,
    /// What the check counted.
    pub checked: Outcomes,
    /// Tells that it is in another state.
    pub tell: &'c dyn Fn(State),
}

/// Starts a run of whatever kind on a thread of its own, which does this work. Whatever it comes to, and also where it
/// panics, the record is brought to its end and the report is told.
///
/// # Errors
/// When the system gives no thread.
pub(in crate::sink) fn launch(
    progress: SendProgress,
    checked: Outcomes,
    record: Option<Recorder>,
    wake: Wake,
    work: impl FnOnce(Course<'_>) -> End + Send + 'static,
) -> Result<Handle, Error> {
    let (command_sender, command_receiver) = commands::unbounded_channel();
    let (update_sender, update_receiver) = mpsc::channel();
    let progress = Arc::new(progress);
    let reading = Stop::default();
    let worker = Worker {
        updates: update_sender,
        wake,
        progress: progress.clone(),
        reading: reading.clone(),
        checked,
        started: Instant::now(),
    };
    spawn("import", move || worker.run(record, command_receiver, work))?;
    Ok(Handle { commands: command_sender, updates: update_receiver, progress, reading })
}

pub(in crate::sink) fn spawn(
    name: &str,
    work: impl FnOnce() + Send + 'static,
) -> Result<std::thread::JoinHandle<()>, Error> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map_err(|source| Error::System { source })
}

/// The thread of a run.
struct Worker {
    updates: mpsc::Sender<Update>,
    wake: Wake,
    progress: Arc<SendProgress>,
    reading: Stop,
    checked: Outcomes,
    started: Instant,
}

impl Worker {
    fn run(
        self,
        mut record: Option<Recorder>,
        commands: commands::UnboundedReceiver<Command>,
        work: impl FnOnce(Course<'_>) -> End,
    ) {
        let (updates, wake) = (self.updates.clone(), self.wake.clone());
        let broken = record.as_mut().and_then(Recorder::failed);
        let writer = record.as_ref();
        let tell = move |state| {
            if let Some(record) = writer {
                record.flush();
            }
            // A window that was closed hears nothing, and the run ends by its dropped handle.
            let _ = updates.send(Update::State(state));
            wake();
        };
        let course = Course {
            commands,
            record: writer,
            broken,
            progress: &self.progress,
            wake: &self.wake,
            reading: &self.reading,
            checked: self.checked,
            tell: &tell,
        };
        // A panic is a bug, and still the person must hear that the run has ended and what was sent.
        let sent = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(course)));
        let mut end = sent.unwrap_or_else(|_| End::Failed(Error::Panicked.into()));
        self.reading.request();
        let outcomes = self.progress.outcomes(&self.checked);
        if let Some(record) = record
            && let Err(error) = record.finish(end.state(), outcomes)
        {
            end = End::Failed(error.into());
        }
        let done = self.progress.done();
        let report = Report { outcomes, end, done, took: self.started.elapsed() };
        let _ = self.updates.send(Update::Finished(report));
        (self.wake)();
    }
}

/// Sends the events of a job one by one.
fn send_all(job: Job, course: Course<'_>) -> End {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(source) => return End::Failed(Error::System { source }.into()),
    };
    let (batches, receiver) = tokio::sync::mpsc::channel(4);
    let (pipeline, key, limit, skip, stop) =
        (job.pipeline, job.key.clone(), job.limit, job.done, course.reading.clone());
    let asked = job.asks.iter().sum();
    let client = job.client.clone();
    let reader = spawn("import-read", move || {
        let walk = send::read(&pipeline, (&client, &key), (limit, asked), &skip, &stop, &batches);
        // A sender that has ended needs no end.
        let _ = batches.blocking_send(send::Feed::End(walk));
    });
    if let Err(error) = reader {
        return End::Failed(error.into());
    }
    let sending = send::Sending {
        client: job.client,
        ceiling: job.ceiling,
        patience: job.patience,
        asks: job.asks.into(),
        record: course.record,
        progress: course.progress,
        wake: course.wake,
        tell: course.tell,
    };
    match runtime.block_on(sending.run(receiver, course.commands, course.broken)) {
        send::Ended::Read(walk) => verdict(walk, limit, &course.checked),
        send::Ended::Stopped => End::Stopped,
        send::Ended::Failed(error) => End::Failed(error),
    }
}

/// The walk of a run must have come to what the check came to; else something changed in between, and what was checked
/// is not what was sent.
pub(in crate::sink) fn verdict(walk: Result<Walk, Error>, limit: Option<u64>, checked: &Outcomes) -> End {
    match walk {
        Err(error) => End::Failed(error.into()),
        Ok(walk) if walk.complete && walk.outcomes != *checked => End::Failed(SendError::CameOutDifferent),
        Ok(walk) if walk.complete || limit.is_some() => End::Complete,
        Ok(_) => End::Stopped,
    }
}
