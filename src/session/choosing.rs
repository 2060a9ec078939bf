//! How a person is asked for a file, and how one is shown to them: whoever shows the session brings both.

use std::borrow::Cow;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A file to read.
    Table,
    /// Where to write a file, and what it would be called.
    Place {
        /// The name that is proposed.
        name: Cow<'static, str>,
    },
    /// A folder to write files into.
    Folder,
}

/// Asks the person for a file; `None` when nothing was chosen.
pub type Chooser = fn(Ask) -> Chosen;

/// The answer, when it comes.
pub type Chosen = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// Shows a file in the program that the system opens such files with.
pub type Opener = fn(&Path) -> std::io::Result<()>;
