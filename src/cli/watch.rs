//! What the command line shows while it works, on stderr, and what it takes from the environment.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::{say_line, say_lines};
use crate::kissmetrics::client::{ApiKey, Trouble};
use crate::mapping::Dictionaries;
use crate::pipeline::{PassProgress, Stop, Ticker, opening};
use crate::sink::kissmetrics::progress::{PartNumbers, SendProgress};
use crate::sink::kissmetrics::run::State;
use crate::source::{Answers, ParseWarning, Source, SourceError, SourceNotice};
use crate::text::{about, notice_sentence, repeated_keys_sentence, warning_sentence};
use crate::tr;

/// Says on stderr what is worth knowing before the source is read.
pub(super) fn say_notices(notices: &[SourceNotice]) {
    for note in notices {
        say_lines(&notice_sentence(note));
        if let SourceNotice::FewerTitles { move_titles: true, .. } = note {
            say_line(tr!("cli-row-names"));
        }
    }
}

/// Says on stderr what is odd about the source itself.
pub(super) fn say_warnings(warnings: &[ParseWarning]) {
    for warning in warnings {
        say_line(&warning_sentence(warning));
    }
}

/// Says on stderr which keys of the second sources do not count.
pub(super) fn say_repeated_keys(dictionaries: &Dictionaries) {
    for sentence in dictionaries.iter().filter_map(|(lookup, dictionary)| repeated_keys_sentence(lookup, dictionary)) {
        say_line(&sentence);
    }
}

/// The key in `KISSMETRICS_API_KEY`.
pub(super) fn key_from_environment() -> Option<ApiKey> {
    let key = std::env::var("KISSMETRICS_API_KEY").ok()?;
    ApiKey::new(&key)
}

/// A bar for one pass over a source.
pub(super) struct PassBar {
    bar: ProgressBar,
}

impl PassBar {
    pub fn new(what: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(1000), target()).with_message(what);
        with_words(&bar);
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar }
    }

    /// Opens a source, with a bar where that takes a look at all of it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        let bar = Self::new(tr!("cli-reading"));
        let progress = Arc::new(PassProgress::default());
        opening::open(answers, &Stop::default(), &progress, &bar.ticker(&progress))
    }

    /// Draws what `progress` says, when ticked.
    pub fn ticker(&self, progress: &Arc<PassProgress>) -> Ticker {
        let (bar, progress) = (self.bar.clone(), progress.clone());
        Ticker::new(Arc::new(move || {
            bar.set_position((progress.part().unwrap_or(0.0) * 1000.0) as u64);
            bar.set_prefix(tr!("rows", count = progress.rows()));
        }))
    }
}

/// A bar for a run.
pub(super) struct SendBar {
    bar: ProgressBar,
    end: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl SendBar {
    pub fn new(progress: Arc<SendProgress>) -> Self {
        let bar = ProgressBar::with_draw_target(Some(progress.to_send()), target());
        with_words(&bar);
        let end = Arc::new(AtomicBool::new(false));
        let thread = (!bar.is_hidden()).then(|| {
            let (bar, end) = (bar.clone(), end.clone());
            std::thread::spawn(move || {
                while !end.load(Ordering::Relaxed) {
                    bar.set_position(progress.written());
                    bar.set_message(how_far(&progress));
                    let left = progress.time_left().map(|left| tr!("cli-progress-left", left = about(left)));
                    bar.set_prefix(left.unwrap_or_default());
                    std::thread::park_timeout(Duration::from_millis(200));
                }
            })
        });
        Self { bar, end, thread }
    }

    /// Does something while the bar is out of the way.
    pub fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
        self.bar.suspend(work)
    }

    /// Says something above the bar.
    pub fn say(&self, sentence: &str) {
        self.bar.suspend(|| say_line(sentence));
    }
}

impl Drop for SendBar {
    fn drop(&mut self) {
        self.end.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // A bar that could not be drawn is no reason to fail.
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}

/// How far a run has come, in words.
fn how_far(progress: &SendProgress) -> String {
    let sent = tr!("sent-of-all", sent = progress.written(), all = progress.to_send());
    match progress.parts() {
        None => sent,
        Some(PartNumbers { done, all, bytes }) => {
            tr!("cli-bucket-progress", sent = sent, done = done, all = all, megabytes = bytes / 1_000_000)
        }
    }
}

/// Keeps a trouble that lasts from being said again each second.
#[derive(Default)]
pub(super) struct Troubles {
    last: Option<(Trouble, Duration, Instant)>,
}

impl Troubles {
    /// So long after it was said, a trouble is news again.
    const FORGOTTEN: Duration = Duration::from_secs(300);

    /// Whether a state is worth a word: another trouble than the last, or the same with a wait of twice the length.
    pub fn is_news(&mut self, state: &State, now: Instant) -> bool {
        let State::Waiting { trouble, until } = state else { return true };
        let wait = until.saturating_duration_since(now);
        let known = self.last.as_ref().is_some_and(|(said, longest, at)| {
            // Waits are scattered by a quarter, so that twice the last may be a little less.
            said.is_like(trouble) && wait < longest.mul_f64(1.5) && now.duration_since(*at) < Self::FORGOTTEN
        });
        if !known {
            self.last = Some((trouble.clone(), wait, now));
        }
        !known
    }
}

/// What is done stands before the bar, and how far it is behind it.
fn with_words(bar: &ProgressBar) {
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {prefix}") {
        bar.set_style(style);
    }
}

/// Nothing is drawn where stderr is no terminal.
fn target() -> ProgressDrawTarget {
    if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() }
}

impl Drop for PassBar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
