//! An import of before, held against a raw export that the person names: what is there, what is missing, and the rows of
//! what is missing as a file. It may take minutes, so all of it is done in the background.

use std::path::PathBuf;
use std::sync::Arc;

use super::database::Passwords;
use super::task::{Beside, Task};
use crate::error::Error;
use crate::ledger::Import;
use crate::message;
use crate::message::Message;
use crate::pipeline::{PassProgress, Pipeline};
use crate::plan::Plan;
use crate::text::{Face, MISSING_WORDS, case_sentence, comparison_lines};
use crate::workflow;
use crate::workflow::reconcile::{Comparison, Export, compare};
use crate::workflow::record;

/// So many of those that are missing or different are named.
const CASES: u64 = 20;

/// The comparison that is under way or was made last.
#[derive(Default)]
pub struct Comparing {
    task: Task<Compared>,
    writing: Task<Message>,
    /// The import that it is about.
    of: Option<i64>,
    compared: Option<Arc<Compared>>,
}

/// What came of it.
pub struct Compared {
    comparison: Comparison,
    export: Export,
    /// What there is to say, the sentence that says most first.
    pub lines: Vec<String>,
    /// The first of those that are missing or different.
    pub cases: Vec<String>,
    /// How many more there are.
    pub more: u64,
}

impl Compared {
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
    /// Compares an import with these files.
    pub fn compare(
        &mut self,
        (import, plan): (Import, Plan),
        files: Vec<PathBuf>,
        passwords: Passwords,
        beside: &Beside,
    ) {
        (self.of, self.compared) = (Some(import.id), None);
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
                        cases.push(case_sentence(case));
                    }
                    Ok(())
                })?;
            }
            let lines = comparison_lines(&comparison, &import, Face::Window);
            let more = all - cases.len() as u64;
            Ok(Compared { comparison, export, lines, cases, more })
        });
    }

    /// Writes the rows of what is missing, to be sent again.
    pub fn write_missing(&mut self, path: PathBuf, beside: &Beside) {
        let Some(compared) = self.compared.clone() else { return };
        self.writing.start("save", &beside.wake, move |_| {
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

    /// Puts it away, also one that is under way.
    pub fn close(&mut self) {
        self.task.cancel();
        (self.of, self.compared) = (None, None);
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
        self.writing.take()
    }
}
