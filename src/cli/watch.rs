//! What the command line shows while it works, on stderr, and what it takes from the environment.

use std::io::IsTerminal;
use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::error::remark_sentence;
use crate::import::{PassProgress, Ticker};
use crate::source::Remark;
use crate::tracker::client::ApiKey;

/// Says on stderr what is odd about the source itself.
pub(super) fn say_remarks(remarks: &[Remark]) {
    for remark in remarks {
        eprintln!("{}", remark_sentence(remark));
    }
}

/// The key in `KISSMETRICS_API_KEY`.
pub(super) fn key_from_environment() -> Option<ApiKey> {
    let key = std::env::var("KISSMETRICS_API_KEY").ok()?;
    ApiKey::new(&key)
}

/// A bar for one pass over a source. Nothing is drawn where stderr is no terminal.
pub(super) struct PassBar {
    bar: ProgressBar,
}

impl PassBar {
    pub fn new(what: &'static str) -> Self {
        let target =
            if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(1000), target).with_message(what);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {prefix}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar }
    }

    /// Draws what `progress` says, when ticked.
    pub fn ticker(&self, progress: &Arc<PassProgress>) -> Ticker {
        let (bar, progress) = (self.bar.clone(), progress.clone());
        Ticker::new(Arc::new(move || {
            bar.set_position((progress.part().unwrap_or(0.0) * 1000.0) as u64);
            bar.set_prefix(format!("{} rows", progress.rows()));
        }))
    }
}

impl Drop for PassBar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
