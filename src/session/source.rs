//! A source that is open in the window: its first rows at once, and what a look at all of it says later.

use std::sync::Arc;

use super::task::Task;
use crate::error::Error;
use crate::mapping::Mapping;
use crate::mapping::profile::{ColumnProfile, Profiles};
use crate::mapping::suggest::{Suggested, suggest};
use crate::message::Message;
use crate::pipeline::survey::{Survey, survey};
use crate::pipeline::{PassProgress, Wake};
use crate::plan::Plan;
use crate::source::{Column, Record, Source};
use crate::store::faults;
use crate::workflow::edit::time_without_zone;
use crate::workflow::known::Known;
use crate::workflow::sample;

/// Rows that are shown, and that the first guess is made from.
const HEAD: u64 = 1_000;

/// Fewer rows are shown of a table so wide that they would take more memory than this, in bytes.
const HEAD_SIZE: usize = 32 * 1024 * 1024;

/// A cell is shown up to here, in bytes; nothing that is read or sent comes from these rows.
const CELL_SHOWN: usize = 2_048;

/// What opening gives: enough to show a table.
pub struct Opened {
    /// What was opened.
    pub source: Arc<dyn Source>,
    /// Its first rows.
    pub head: Vec<Record>,
    /// What the columns are like in these.
    pub head_profiles: Vec<ColumnProfile>,
    /// The plan whose choices are to be made for it, instead of a guess.
    pub plan: Option<Plan>,
    /// What is said about it.
    pub note: Option<Message>,
    is_sample: bool,
}

impl Opened {
    /// Reads the first rows.
    ///
    /// # Errors
    /// When the source cannot be read.
    pub fn new(source: Arc<dyn Source>) -> Result<Self, Error> {
        let mut head = Vec::new();
        let mut records = source.first_records()?;
        let mut record = Record::default();
        let mut profiles = Profiles::new(source.columns().len());
        let mut size = 0;
        while (head.len() as u64) < HEAD && size < HEAD_SIZE && records.read_every(&mut record)? {
            profiles.add(&record);
            if record.broken {
                continue;
            }
            let shown = record.cut(CELL_SHOWN);
            size += shown.size();
            head.push(shown);
        }
        faults::fail_here("open", &head);
        let is_sample = sample::is_sample(source.answers());
        Ok(Self { source, head, head_profiles: profiles.finish(), plan: None, note: None, is_sample })
    }

    /// Adds the plan whose settings are to be made for it.
    #[must_use]
    pub fn with_plan(mut self, plan: Plan) -> Self {
        self.plan = Some(plan);
        self
    }

    /// Adds something to say about it.
    #[must_use]
    pub fn saying(mut self, note: Message) -> Self {
        self.note = Some(note);
        self
    }
}

/// A source that is open.
pub struct OpenSource {
    /// What records are read from.
    pub source: Arc<dyn Source>,
    /// The first rows.
    pub head: Vec<Record>,
    head_profiles: Vec<ColumnProfile>,
    surveying: Task<Survey>,
    /// What all of it is like, once it was seen.
    pub survey: Option<Result<Survey, Error>>,
    /// What was guessed last.
    pub suggested: Suggested,
    /// It is the sample, which never leaves this computer.
    pub is_sample: bool,
}

impl OpenSource {
    /// Starts to look at all of it.
    pub fn start(opened: Opened, suggested: Suggested, wake: &Wake) -> Self {
        let mut surveying = Task::default();
        let source = Arc::clone(&opened.source);
        surveying.start("survey", wake, move |context| {
            Ok(survey(source.as_ref(), None, &context.stop, &context.progress, &mut context.ticker)?)
        });
        Self {
            source: opened.source,
            head: opened.head,
            head_profiles: opened.head_profiles,
            surveying,
            survey: None,
            suggested,
            is_sample: opened.is_sample,
        }
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        self.source.columns()
    }

    /// What the columns are like: of all rows once they were seen, of the first ones until then.
    pub fn profiles(&self) -> &[ColumnProfile] {
        match &self.survey {
            Some(Ok(survey)) => &survey.profiles,
            _ => &self.head_profiles,
        }
    }

    /// Rows counted so far, and whether that is all of them.
    pub fn rows(&self) -> (u64, bool) {
        match &self.survey {
            Some(Ok(survey)) => (survey.rows, survey.complete),
            _ => (self.surveying.progress().map_or(0, PassProgress::rows).max(self.head.len() as u64), false),
        }
    }

    /// How far the look at all of it has come.
    pub fn progress(&self) -> Option<f32> {
        self.surveying.progress().and_then(PassProgress::part)
    }

    /// Takes the survey when it is there; whether it came just now.
    pub fn receive(&mut self) -> bool {
        match self.surveying.take() {
            Some(survey) => {
                self.survey = Some(survey);
                true
            }
            None => false,
        }
    }

    /// A column with times that say no zone, where the choices name none either.
    pub fn column_without_zone(&self, mapping: &Mapping) -> Option<String> {
        time_without_zone(mapping, &self.known())
    }

    /// The columns with their profiles, for suggestions and edits.
    pub fn known(&self) -> Known<'_> {
        Known { columns: self.columns(), profiles: self.profiles(), source_name: self.source.name() }
    }

    /// Guesses again, from all rows.
    pub fn suggest_from_all(&mut self) -> Option<&Suggested> {
        let Some(Ok(survey)) = &self.survey else { return None };
        self.suggested = suggest(self.source.columns(), &survey.profiles, self.source.name());
        Some(&self.suggested)
    }
}
