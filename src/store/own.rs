//! The folder of Backfill's own files. What is in it is for nobody but its owner: the names of sources and databases,
//! tables that were pasted, fingerprints of what was sent.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::StoreError;

/// Where the entries of files in the making are, in this folder.
pub(super) const REGISTER: &str = "unfinished";

/// The folder in it of what is written down when Backfill itself fails.
pub(super) const REPORTS: &str = "reports";

/// How the names of our own files begin, and what stands beside them (journals, locks, files in the making).
const OURS: [&str; 10] = [
    "ledger.",
    "connections.toml",
    "pasted-",
    "query-pace.",
    SETTINGS,
    "users-export.csv",
    "schedules",
    "window.",
    REGISTER,
    REPORTS,
];

/// How the names of plans begin that a command line names which the person copied.
pub const SETTINGS: &str = "settings-";

/// How the name of a file begins that is only written to see whether it can be.
const TRIED: &str = "window.tried-";

/// The folder for Backfill's own files: the given one, else the system's usual place; made when it is not there. Nobody
/// else may look into it from then on.
///
/// # Errors
/// When there is no such place, or it cannot be made.
pub fn data_folder(given: Option<&Path>) -> Result<PathBuf, StoreError> {
    let folder = place(given)?;
    let made = make_private_folder(&folder);
    made.map_err(|source| StoreError::Write { path: Some(folder.clone()), source })?;
    tighten(&folder, given.is_none());
    Ok(folder)
}

/// Backfill's own folder, where it may not be there yet.
///
/// # Errors
/// When the system names no such place.
pub(super) fn place(given: Option<&Path>) -> Result<PathBuf, StoreError> {
    match given {
        Some(folder) => Ok(folder.to_owned()),
        None => directories::ProjectDirs::from("", "", "backfill")
            .map(|dirs| dirs.data_dir().to_owned())
            .ok_or(StoreError::NoHome),
    }
}

/// The folder for Backfill's own files, as [`data_folder`] has it, once it is sure that it can be written to.
///
/// # Errors
/// As [`data_folder`], or when nothing can be written there.
pub fn try_folder(given: Option<&Path>) -> Result<PathBuf, StoreError> {
    let folder = data_folder(given)?;
    let tried = folder.join(format!("{TRIED}{}", std::process::id()));
    super::write_own(&tried, b"tried")?;
    let _ = fs::remove_file(tried);
    Ok(folder)
}

/// How much room is left on the disk of a folder, in bytes; `None` where the system does not tell. Where there is no such
/// folder yet, the one counts that it would be made in.
pub fn free_room(folder: &Path) -> Option<u64> {
    folder.ancestors().find_map(|there| fs4::available_space(there).ok())
}

/// Whether others than its owner may do anything with a folder.
#[cfg(unix)]
pub fn is_open_to_others(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(folder).is_ok_and(|about| about.mode() & 0o077 != 0)
}

/// On Windows the folder of a program's own files is its owner's already.
#[cfg(not(unix))]
pub fn is_open_to_others(_folder: &Path) -> bool {
    false
}

/// Opens a file for writing, made when it is not there, for nobody but its owner.
///
/// On Windows the folder of a program's own files is its owner's already.
pub fn private_file(path: &Path) -> io::Result<File> {
    private().create(true).open(path)
}

/// Makes a file for nobody but its owner when it is not there. One that is there is not even opened: where locks are
/// those of POSIX, as SQLite's are, closing it would give back all that this process has on it.
pub fn make_private_file(path: &Path) -> io::Result<()> {
    match private().create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder, and those above it that are missing, for nobody but their owner.
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Takes away what an earlier Backfill let others see. A folder that somebody named may hold other things too: those, and
/// the folder, are left as they are. What is not ours to change stays as it is.
fn tighten(folder: &Path, usual: bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut only_ours = true;
    for entry in entries.flatten() {
        let ours = usual || entry.file_name().to_str().is_some_and(|name| OURS.iter().any(|our| name.starts_with(our)));
        only_ours &= ours;
        match entry.file_type() {
            Ok(kind) if ours && kind.is_file() => restrict(&entry.path(), 0o600),
            Ok(kind) if ours && kind.is_dir() => restrict(&entry.path(), 0o700),
            _ => {}
        }
    }
    if only_ours {
        restrict(folder, 0o700);
    }
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let Ok(about) = fs::symlink_metadata(path) else { return };
    if about.mode() & 0o077 != 0 {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
    }
}

/// On Windows the folder of a program's own files is its owner's already, and so is all that is made in it.
#[cfg(not(unix))]
fn restrict(_path: &Path, _mode: u32) {}
