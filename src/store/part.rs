//! Files in the making: under another name until they are whole, so that a crash or a full disk leaves what was there
//! before, and swept up at the next start when a process was killed over one.
//!
//! A folder of our own holds an entry for each, with its path, locked by the process that writes it. The lock goes with
//! the process, however that ends; what an entry names that nobody holds is nobody's any more.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{StoreError, own};

/// What the name of a file in the making ends with.
const ENDING: &str = ".part";

/// Where this process enters what it writes. Nowhere, until [`sweep`] was asked to.
static OPEN: OnceLock<PathBuf> = OnceLock::new();

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Nobody but its owner: it is one of Backfill's own.
    Owner,
    /// Whoever the system lets: the person asked for it.
    Usual,
}

/// Removes files that a killed process left unfinished, and enters those of this process from now on. `data` is the
/// folder for Backfill's own files, else the system's usual place. What cannot be removed is left.
pub fn sweep(data: Option<&Path>) {
    let Ok(folder) = own::place(data) else { return };
    let register = OPEN.get_or_init(|| folder.join(own::REGISTER));
    for entry in fs::read_dir(register).into_iter().flatten().flatten() {
        remove_left(&entry.path());
    }
    // It stays while there are others in it.
    let _ = fs::remove_dir(register);
}

/// Removes what an entry names and the entry itself, unless somebody holds it.
fn remove_left(entry: &Path) {
    let Ok(mut file) = File::options().read(true).write(true).open(entry) else { return };
    if file.try_lock().is_err() {
        return;
    }
    let mut path = String::new();
    let read = file.read_to_string(&mut path);
    let path = Path::new(&path);
    let ours = read.is_ok() && path.is_absolute() && path.to_string_lossy().ends_with(ENDING);
    let left = fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    if ours && left && fs::remove_file(path).is_err() {
        // Perhaps its disk is not there today.
        return;
    }
    let _ = fs::remove_file(entry);
}

/// A file that is being written.
#[derive(Debug)]
pub(crate) struct Part {
    path: PathBuf,
    unfinished: PathBuf,
    file: Option<BufWriter<File>>,
    _entry: Option<Entry>,
}

impl Part {
    /// Begins one that will be at `path`.
    ///
    /// # Errors
    /// When it cannot be made there.
    pub fn begin(path: &Path, reader: Reader) -> Result<Self, StoreError> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(ENDING);
        let unfinished = path.with_file_name(name);
        let entry = Entry::new(&unfinished);
        let made = match reader {
            Reader::Owner => own::private_file(&unfinished).and_then(|file| file.set_len(0).map(|()| file)),
            Reader::Usual => File::create(&unfinished),
        };
        match made {
            Ok(file) => Ok(Self { path: path.to_owned(), unfinished, file: Some(BufWriter::new(file)), _entry: entry }),
            Err(source) => Err(StoreError::Write { path: Some(path.to_owned()), source }),
        }
    }

    /// Gives it its name, now that it is whole.
    ///
    /// # Errors
    /// When it cannot be written; what was there before stays.
    pub fn finish(mut self) -> Result<(), StoreError> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let file = file.into_inner().map_err(io::IntoInnerError::into_error);
        let whole = file.and_then(|file| file.sync_all()).and_then(|()| fs::rename(&self.unfinished, &self.path));
        whole.map_err(|source| {
            // What is half written must not stay; if even that fails, the first failure is the one to tell.
            let _ = fs::remove_file(&self.unfinished);
            self.failed(source)
        })
    }

    /// The error for what went wrong with it.
    pub fn failed(&self, source: io::Error) -> StoreError {
        StoreError::Write { path: Some(self.path.clone()), source }
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(bytes.len()), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // It was given up midway.
            let _ = fs::remove_file(&self.unfinished);
        }
    }
}

/// Says where a file in the making is, for as long as it is one.
#[derive(Debug)]
struct Entry {
    path: PathBuf,
    /// Locked.
    _file: File,
}

impl Entry {
    /// Where there is no place for it, the file is written all the same.
    fn new(unfinished: &Path) -> Option<Self> {
        /// Tells the entries of one process apart.
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let register = OPEN.get()?;
        own::make_private_folder(register).ok()?;
        let name = format!("{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let path = register.join(name);
        let mut file = own::private_file(&path).ok()?;
        file.lock().ok()?;
        let text = std::path::absolute(unfinished).ok()?.to_str()?.to_owned();
        file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(text.as_bytes())).ok()?;
        Some(Self { path, _file: file })
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        // It stays while there are others in it.
        let _ = self.path.parent().map(fs::remove_dir);
    }
}
