//! A folder of a test's own, gone with it.

use std::fs;
#[cfg(unix)]
use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A new empty folder; dropping it removes it and all that is in it.
#[derive(Debug)]
pub struct Folder(TempDir);

impl Folder {
    /// A new one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    /// A new one with a copy of everything in `original`.
    pub fn copy_of(original: &Path) -> Self {
        let folder = Self::new();
        copy(original, folder.path());
        folder
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Where a file of this name is or would be.
    pub fn at(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Writes a file into it, making folders on the way.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.at(name);
        let parent = path.parent().expect("a file in the folder has a parent");
        fs::create_dir_all(parent).expect("a folder in the folder can be made");
        fs::write(&path, content).expect("a file in the folder can be written");
        path
    }

    /// Writes a script into it that can be run.
    #[cfg(unix)]
    pub fn write_program(&self, name: &str, script: &str) -> PathBuf {
        use std::process::{Command, Stdio};

        let path = self.at(name);
        fs::create_dir_all(path.parent().expect("a file in the folder has a parent")).expect("a folder can be made");
        // Another process writes it: what this one has open to write, a child that another test starts at this moment
        // has too, and what somebody has open to write cannot be run.
        let mut writing = Command::new("sh");
        writing.args(["-c", "cat >\"$0\" && chmod 755 \"$0\""]).arg(&path).stdin(Stdio::piped());
        let mut writing = writing.spawn().expect("sh can be run");
        let mut pipe = writing.stdin.take().expect("a pipe");
        pipe.write_all(script.as_bytes()).expect("it reads");
        drop(pipe);
        assert!(writing.wait().expect("our child").success(), "{} can be written", path.display());
        path
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let entry = entry.expect("a folder can be listed");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("a folder can be made");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a file can be copied");
        }
    }
}
