//! The system's file chooser. It may take minutes, so that it runs beside the window; where a system has none, a path
//! can be typed on the page.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::child;
use crate::session::choosing::{Ask, Chosen};
use crate::source::{PLAN_ENDINGS, SOURCES};
use crate::tr;

/// How the files that can be read are usually called at their end.
fn endings() -> Vec<&'static str> {
    SOURCES.iter().flat_map(|kind| kind.endings).copied().collect()
}

/// The system's own chooser. Must be called on the thread of the window, as macOS wants it.
pub fn system(ask: Ask, folder: Option<&Path>) -> Chosen {
    let dialog = rfd::AsyncFileDialog::new();
    let dialog = match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    };
    match ask {
        Ask::Table | Ask::Tables => {
            let title = if ask == Ask::Tables { tr!("dialog-files") } else { tr!("dialog-file") };
            let dialog = dialog.set_title(title).add_filter(tr!("dialog-tables"), &endings());
            let dialog = dialog.add_filter(tr!("dialog-settings"), &PLAN_ENDINGS);
            let dialog = dialog.add_filter(tr!("dialog-all-files"), &["*"]);
            if ask == Ask::Tables {
                let chosen = dialog.pick_files();
                return Box::pin(async move { chosen.await.into_iter().flatten().map(path).collect() });
            }
            let chosen = dialog.pick_file();
            Box::pin(async move { chosen.await.map(path).into_iter().collect() })
        }
        Ask::Place { name } => {
            let chosen = dialog.set_title(tr!("dialog-save")).set_file_name(name).save_file();
            Box::pin(async move { chosen.await.map(path).into_iter().collect() })
        }
        Ask::Folder => {
            let chosen = dialog.set_title(tr!("dialog-folder")).pick_folder();
            Box::pin(async move { chosen.await.map(path).into_iter().collect() })
        }
    }
}

fn path(chosen: rfd::FileHandle) -> PathBuf {
    chosen.path().to_owned()
}

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
    let mut child = child::command(program).arg(path).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn()?;
    // What is not waited for stays in the system's list of processes; some of these programs end only with the window
    // that they open.
    let wait = move || drop(child.wait());
    std::thread::Builder::new().name("show-file".to_owned()).spawn(wait).map(drop)
}
