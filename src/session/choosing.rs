//! How a person is asked for a file, and how one is shown to them: whoever shows the session brings both.

use std::borrow::Cow;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;

use super::files::Saved;
use super::task::{Beside, Task};
use crate::error::Error;
use crate::pipeline;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A file to read.
    Table,
    /// A file to read, or several as one table.
    Tables,
    /// Where to write a file, and what it would be called.
    Place {
        /// The name that is proposed.
        name: Cow<'static, str>,
    },
    /// A folder to write files into.
    Folder,
}

/// Asks the person for a file, beginning in this folder; none when nothing was chosen, and several only where they may be.
pub type Chooser = fn(Ask, Option<&Path>) -> Chosen;

/// The answer, when it comes.
pub type Chosen = Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;

/// Shows a file in the program that the system opens such files with.
pub type Opener = fn(&Path) -> std::io::Result<()>;

/// What a chosen file is for.
pub enum Purpose {
    /// To be opened.
    Open,
    /// To look something up in.
    LookUp,
    /// To write this to.
    Save(Saved),
    /// To make the settings of this import of before for.
    UseAgain(i64),
    /// To write this about this import of before to.
    SaveOf(Saved, i64),
    /// To compare this import of before with.
    CompareWith(i64),
    /// To write the rows of what is missing in an export to.
    Missing,
    /// The folder for files in place of sending.
    Folder,
}

/// A file that the person is choosing, which may take minutes.
pub struct Choosing {
    chooser: Chooser,
    task: Task<(Purpose, Vec<PathBuf>)>,
}

impl Choosing {
    /// Nothing is being chosen.
    pub fn new(chooser: Chooser) -> Self {
        Self { chooser, task: Task::default() }
    }

    /// Lets the person choose.
    pub fn ask(&mut self, ask: Ask, purpose: Purpose, folder: Option<&Path>, beside: &Beside) {
        let chosen = (self.chooser)(ask, folder);
        self.task.start("dialog", &beside.wake, move |_| {
            let runtime = tokio::runtime::Builder::new_current_thread().build();
            let runtime = runtime.map_err(|source| pipeline::Error::System { source })?;
            Ok((purpose, runtime.block_on(chosen)))
        });
    }

    /// What was chosen, once it is there; no path where the person chose none.
    pub fn take(&mut self) -> Option<Result<(Purpose, Vec<PathBuf>), Error>> {
        self.task.take()
    }
}
