//! Opening a source, which may wait for a disk, a server or the keychain: what was named, pasted, or kept in a plan.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::database::Passwords;
use super::source::Opened;
use super::task::{Beside, Task};
use crate::clock;
use crate::error::Error;
use crate::pipeline::PassProgress;
use crate::plan::Plan;
use crate::source::{self, Answers, Source};
use crate::store;
use crate::workflow::sample;

/// The source that is being opened, or nothing.
#[derive(Default)]
pub struct Opening(Task<Opened>);

impl Opening {
    /// Whether one is being opened.
    pub fn is_running(&self) -> bool {
        self.0.is_running()
    }

    /// How much of it was looked at, where all of it has to be before there is a table.
    pub fn progress(&self) -> Option<f32> {
        self.0.progress().and_then(PassProgress::part)
    }

    /// What was opened, once it is there.
    pub fn take(&mut self) -> Option<Result<Opened, Error>> {
        self.0.take()
    }

    /// Ends it; what is opened is not wanted.
    pub fn cancel(&mut self) {
        self.0.cancel();
    }

    /// Opens the source with these answers.
    pub fn read(&mut self, answers: Answers, passwords: Passwords, beside: &Beside) {
        self.open(beside, move |_| Ok(passwords.fill_in(answers)));
    }

    /// Opens several files as one table: files, folders and patterns.
    pub fn together(&mut self, named: Vec<String>, beside: &Beside) {
        self.open(beside, move |_| Ok(source::named_together(&named)?));
    }

    /// Opens what was pasted, which becomes a file first, so that the run can read it again.
    pub fn paste(&mut self, text: String, beside: &Beside) {
        self.open(beside, move |data| {
            let kept = store::keep(&store::data_folder(data)?, &pasted_name(), text.as_bytes())?;
            Ok(source::named(&kept.to_string_lossy())?)
        });
    }

    /// Opens the sample.
    pub fn sample(&mut self, beside: &Beside) {
        self.open(beside, |data| Ok(sample::answers(data)?));
    }

    fn open(&mut self, beside: &Beside, find: impl FnOnce(Option<&Path>) -> Result<Answers, Error> + Send + 'static) {
        let data = beside.data.clone();
        self.0.start("open", &beside.wake, move |context| Opened::new(context.open(&find(data.as_deref())?)?));
    }

    /// Opens the plan of this file: for the source that is `open`, else for the one that it was made for.
    pub fn saved_plan(&mut self, path: PathBuf, open: Option<Arc<dyn Source>>, passwords: Passwords, beside: &Beside) {
        self.0.start("open", &beside.wake, move |context| {
            let plan = passwords.ready(Plan::load(&path)?)?;
            let source = match open {
                Some(source) => source,
                None => context.open(&plan.source)?,
            };
            Ok(Opened::new(source)?.with_plan(plan))
        });
    }

    /// Opens files as one table, with the settings of a plan that is kept in another.
    pub fn with_plan(&mut self, path: PathBuf, tables: Vec<String>, passwords: Passwords, beside: &Beside) {
        self.0.start("open", &beside.wake, move |context| {
            let mut plan = passwords.ready(Plan::load(&path)?)?;
            let first = tables.first().cloned().unwrap_or_default();
            plan.source = plan.source.at(&first, if tables.len() > 1 { tables } else { Vec::new() });
            Ok(Opened::new(context.open(&plan.source)?)?.with_plan(plan))
        });
    }

    /// Opens a plan's source with the plan's settings.
    pub fn plan(&mut self, plan: Plan, passwords: Passwords, beside: &Beside) {
        self.0.start("open", &beside.wake, move |context| {
            let plan = passwords.ready(plan)?;
            Ok(Opened::new(context.open(&plan.source)?)?.with_plan(plan))
        });
    }
}

/// What cells that are pasted now are called: each paste has a file of its own, since an import of an earlier one may
/// still be gone on with.
fn pasted_name() -> String {
    clock::now().with_timezone(&chrono::Local).format("pasted-%Y-%m-%d-%H%M%S.csv").to_string()
}
