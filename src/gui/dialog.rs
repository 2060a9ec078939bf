//! The system's file chooser. It may take minutes, so that it runs beside the window; where a system has none, a path
//! can be typed on the page.

use std::borrow::Cow;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::{Command, Stdio};

use crate::source::SOURCES;

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

/// How the files that can be read are usually called at their end.
fn endings() -> Vec<&'static str> {
    SOURCES.iter().flat_map(|kind| kind.endings).copied().collect()
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
            let dialog = dialog.set_title("Choose a file").add_filter("Tables", &endings());
            let dialog = dialog.add_filter("Saved choices", &["toml"]);
            let chosen = dialog.add_filter("All files", &["*"]).pick_file();
            Box::pin(async move { chosen.await.map(|file| file.path().to_owned()) })
        }
        Ask::Place { name } => {
            let chosen = dialog.set_title("Save").set_file_name(name).save_file();
            Box::pin(async move { chosen.await.map(|file| file.path().to_owned()) })
        }
        Ask::Folder => {
            let chosen = dialog.set_title("Choose a folder").pick_folder();
            Box::pin(async move { chosen.await.map(|folder| folder.path().to_owned()) })
        }
    }
}

/// Shows a file in the program that the system opens such files with. A test puts its own in place of [`show_file`].
pub type Opener = fn(&Path) -> std::io::Result<()>;

/// Asks the system to show a file.
///
/// # Errors
/// When the system's way of opening files cannot be started.
pub fn show_file(path: &Path) -> std::io::Result<()> {
    let program = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let quiet = Stdio::null;
    let mut child = Command::new(program).arg(path).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn()?;
    // What is not waited for stays in the system's list of processes; some of these programs end only with the window
    // that they open.
    let wait = move || drop(child.wait());
    std::thread::Builder::new().name("show file".to_owned()).spawn(wait).map(drop)
}
