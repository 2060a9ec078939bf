//! One-shot work in the background: open, survey, check.
//!
//! A bare promise would panic in the window when its worker did, and could wake the window before the value is
//! there. A [`Task`] does neither, and a newer one makes an older answer disappear. What is written down must not
//! disappear so: a [`Queue`] does one after another.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use poll_promise::Promise;

use crate::error::Error;
use crate::pipeline::{self, PassProgress, Stop, Ticker, Wake, opening};
use crate::source::{Answers, Source, SourceError};
use crate::store::faults;
use crate::text::{speaking, spoken};

/// What work in the background needs.
#[derive(Clone)]
pub struct Beside {
    /// Wakes the window when there is something new.
    pub wake: Wake,
    /// The folder for Backfill's own files, else the system's usual place.
    pub data: Option<PathBuf>,
}

/// Work that is under way, or nothing.
pub struct Task<T: Send + 'static> {
    running: Option<Running<T>>,
}

struct Running<T: Send + 'static> {
    promise: Promise<Result<T, Error>>,
    stop: Stop,
    progress: Arc<PassProgress>,
}

/// What the work may use: the wish to end early, and where to say how far it is.
pub struct Context {
    /// Set when nobody waits any more.
    pub stop: Stop,
    /// Read by the window when it draws.
    pub progress: Arc<PassProgress>,
    /// Wakes the window, not too often.
    pub ticker: Ticker,
}

impl Context {
    /// Opens a source, and says how far it is where that takes a look at all of it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(&self, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        opening::open(answers, &self.stop, &self.progress, &self.ticker)
    }
}

impl<T: Send + 'static> Default for Task<T> {
    fn default() -> Self {
        Self { running: None }
    }
}

impl<T: Send + 'static> Drop for Running<T> {
    fn drop(&mut self) {
        self.stop.request();
    }
}

impl<T: Send + 'static> Task<T> {
    /// Starts work on a thread of this name, in place of what was under way.
    pub fn start(
        &mut self,
        name: &'static str,
        wake: &Wake,
        work: impl FnOnce(&mut Context) -> Result<T, Error> + Send + 'static,
    ) {
        faults::note(name);
        let (sender, promise) = Promise::new();
        let (stop, progress) = (Stop::default(), Arc::new(PassProgress::default()));
        let mut context = Context { stop: stop.clone(), progress: progress.clone(), ticker: Ticker::new(wake.clone()) };
        let (wake, language) = (wake.clone(), spoken());
        let body = move || {
            let result = catch_unwind(AssertUnwindSafe(|| speaking(language, || work(&mut context))));
            sender.send(result.unwrap_or(Err(pipeline::Error::Panicked.into())));
            // After the value is there, never before: else the window looks, finds nothing and sleeps.
            wake();
        };
        let promise = match std::thread::Builder::new().name(name.to_owned()).spawn(body) {
            Ok(_) => promise,
            Err(source) => Promise::from_ready(Err(pipeline::Error::System { source }.into())),
        };
        self.running = Some(Running { promise, stop, progress });
    }

    /// Ends what is under way; its answer is not wanted.
    pub fn cancel(&mut self) {
        self.running = None;
    }

    /// Whether work is under way.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// How far it is.
    pub fn progress(&self) -> Option<&PassProgress> {
        self.running.as_ref().map(|running| running.progress.as_ref())
    }

    /// The result, once it is there.
    pub fn take(&mut self) -> Option<Result<T, Error>> {
        self.running.as_ref()?.promise.ready()?;
        let mut running = self.running.take()?;
        let promise = std::mem::replace(&mut running.promise, Promise::new().1);
        promise.try_take().ok()
    }
}

/// Work that changes what is kept: each is done, in the order in which it was asked for, and each is answered.
pub struct Queue<T: Send + 'static> {
    task: Task<T>,
    waiting: VecDeque<(&'static str, Wake, Work<T>)>,
}

type Work<T> = Box<dyn FnOnce(&mut Context) -> Result<T, Error> + Send>;

impl<T: Send + 'static> Default for Queue<T> {
    fn default() -> Self {
        Self { task: Task::default(), waiting: VecDeque::new() }
    }
}

impl<T: Send + 'static> Queue<T> {
    /// Does this on a thread of this name, once what was asked for before has been done and taken.
    pub fn add(
        &mut self,
        name: &'static str,
        wake: &Wake,
        work: impl FnOnce(&mut Context) -> Result<T, Error> + Send + 'static,
    ) {
        if self.task.is_running() {
            self.waiting.push_back((name, wake.clone(), Box::new(work)));
        } else {
            self.task.start(name, wake, work);
        }
    }

    /// Whether there is anything left to do or to take.
    pub fn is_running(&self) -> bool {
        self.task.is_running()
    }

    /// The result of the earliest that was not taken, once it is there. The next begins then.
    pub fn take(&mut self) -> Option<Result<T, Error>> {
        let result = self.task.take()?;
        if let Some((name, wake, work)) = self.waiting.pop_front() {
            self.task.start(name, &wake, work);
        }
        Some(result)
    }
}
