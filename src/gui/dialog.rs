//! The system's file chooser. It may take minutes, so that it runs beside the window; where a system has none, a path
//! can be typed on the page.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A file to read.
    Table,
    /// Where to write a file, and what it would be called.
    Place {
        /// The name that is proposed.
        name: &'static str,
    },
}

/// Asks the person for a file; `None` when nothing was chosen. A test puts its own in place of [`system`].
pub type Chooser = fn(Ask) -> Chosen;

/// The answer, when it comes.
pub type Chosen = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// The system's own chooser. Must be called on the thread of the window, as macOS wants it.
pub fn system(ask: Ask) -> Chosen {
    let dialog = rfd::AsyncFileDialog::new();
    match ask {
        Ask::Table => {
            let dialog = dialog.set_title("Choose a file").add_filter("Tables as text", &["csv", "tsv", "txt", "tab"]);
            let chosen = dialog.add_filter("All files", &["*"]).pick_file();
            Box::pin(async move { chosen.await.map(|file| file.path().to_owned()) })
        }
        Ask::Place { name } => {
            let chosen = dialog.set_title("Save").set_file_name(name).save_file();
            Box::pin(async move { chosen.await.map(|file| file.path().to_owned()) })
        }
    }
}
