//! An import of before, held against a raw export that the person names: what is there, what is missing, and the rows of
//! what is missing as a file. It may take minutes, so all of it is done in the background.

use std::path::PathBuf;
use std::sync::Arc;

use super::database::Passwords;
use super::task::{Beside, Queue, Task};
use crate::error::Error;
use crate::event::Event;
use crate::ledger::Import;
use crate::message;
use crate::message::Message;
use crate::pipeline::rows::RowAt;
use crate::pipeline::{PassProgress, Pipeline};
use crate::plan::Plan;
use crate::text::{Face, Language, MISSING_WORDS, case_sentence, comparison_lines, spoken};
use crate::workflow;
use crate::workflow::reconcile::{Absence, Case, Comparison, Export, compare};
use crate::workflow::record;

/// So many of those that are missing or different are named.
const CASES: u64 = 20;

/// The comparison that is under way or was made last.
#[derive(Default)]
pub struct Comparing {
    task: Task<Compared>,
    writing: Queue<Message>,
    /// The import that it is about.
    of: Option<i64>,
    compared: Option<Arc<Compared>>,
    worded: Option<Worded>,
}

/// What came of it.
pub struct Compared {
    comparison: Comparison,
    export: Export,
    import: Import,
    /// The first of those that are missing or different.
    cases: Vec<(RowAt, Event<'static>, Absence)>,
    /// How many more there are.
    pub more: u64,
}

/// What there is to say of it, in the language that was spoken when it was worded.
pub struct Worded {
    language: &'static Language,
    /// The sentence that says most first.
    pub lines: Vec<String>,
    /// The first of those that are missing or different.
    pub cases: Vec<String>,
}

impl Compared {
    fn word(&self) -> Worded {
        let case = |(at, event, what): &(RowAt, Event<'static>, Absence)| {
            case_sentence(&Case { at: *at, event, what: what.clone() })
        };
        Worded {
            language: spoken(),
            lines: comparison_lines(&self.comparison, &self.import, Face::Window),
            cases: self.cases.iter().map(case).collect(),
        }
    }

    /// Whether something is missing of which the rows can be told.
    pub fn has_missing(&self) -> bool {
        matches!(&self.comparison, Comparison::Events(reconciled) if reconciled.all.missing > 0)
    }

    /// Whether everything that was sent is there as it was sent.
    pub fn is_whole(&self) -> bool {
        matches!(&self.comparison, Comparison::Events(reconciled)
            if reconciled.all.missing + reconciled.all.different == 0)
    }
}

impl Comparing {
    /// Whether rows of what is missing are being written.
    pub fn is_writing(&self) -> bool {
        self.writing.is_running()
    }

    /// Compares an import with these files.
    pub fn compare(
        &mut self,
        (import, plan): (Import, Plan),
        files: Vec<PathBuf>,
        passwords: Passwords,
        beside: &Beside,
    ) {
        (self.of, self.compared, self.worded) = (Some(import.id), None, None);
        let data = beside.data.clone();
        self.task.start("compare", &beside.wake, move |context| {
            let files: Vec<String> = files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
            let export = Export::open(&files)?;
            let ledger = record::look(data.as_deref())?;
            let names = ledger.map_or_else(|| Ok(Vec::new()), |ledger| ledger.names_of(&import))?;
            let plan = passwords.ready(plan)?;
            let pipeline = Pipeline::open(&plan, &context.stop, &context.progress).map_err(workflow::Error::from);
            let comparison = compare(&import, names, pipeline, &export, &context.stop, &context.progress)?;
            let (mut cases, mut all) = (Vec::new(), 0);
            if let Comparison::Events(reconciled) = &comparison {
                reconciled.each(&context.stop, &PassProgress::default(), &mut |case| {
                    all += 1;
                    if all <= CASES {
                        cases.push((case.at, case.event.clone().into_owned(), case.what.clone()));
                    }
                    Ok(())
                })?;
            }
            let more = all - cases.len() as u64;
            Ok(Compared { comparison, export, import, cases, more })
        });
    }

    /// Writes the rows of what is missing, to be sent again.
    pub fn write_missing(&mut self, path: PathBuf, beside: &Beside) {
        let Some(compared) = self.compared.clone() else { return };
        self.writing.add("save", &beside.wake, move |_| {
            let Comparison::Events(reconciled) = &compared.comparison else {
                return Ok(message!("reconcile-no-missing-file"));
            };
            let rows = reconciled.write_missing(&compared.export, MISSING_WORDS, &path)?;
            Ok(message!("reconcile-missing-file", count = rows, path = path.display()))
        });
    }

    /// The import that is compared, or was.
    pub fn of(&self) -> Option<i64> {
        self.of
    }

    /// How far it is; `None` when nothing is compared.
    pub fn progress(&self) -> Option<&PassProgress> {
        self.task.progress()
    }

    /// What came of it.
    pub fn compared(&self) -> Option<&Compared> {
        self.compared.as_deref()
    }

    /// What there is to say of it.
    pub fn worded(&self) -> Option<&Worded> {
        self.worded.as_ref()
    }

    /// Puts it away, also one that is under way.
    pub fn close(&mut self) {
        self.task.cancel();
        (self.of, self.compared, self.worded) = (None, None, None);
    }

    /// Receives what came of it; what there is to say of a file that was written, or why something failed.
    pub fn receive(&mut self) -> Option<Result<Message, Error>> {
        match self.task.take() {
            Some(Ok(compared)) => self.compared = Some(Arc::new(compared)),
            Some(Err(error)) => {
                self.of = None;
                return Some(Err(error));
            }
            None => {}
        }
        let is_new = self.worded.as_ref().is_none_or(|worded| worded.language != spoken());
        if let Some(compared) = self.compared.as_ref().filter(|_| is_new) {
            self.worded = Some(compared.word());
        }
        self.writing.take()
    }
}
