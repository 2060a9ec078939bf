//! A database server of a test binary's own, by a script that sets it up, starts and stops it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use super::folder::Folder;

/// A server that we started.
#[derive(Debug)]
pub struct Own {
    script: &'static str,
    name: &'static str,
    folder: Folder,
    /// How to reach it, as lines of `NAME=value`.
    words: String,
    /// Stops the server when the pipe to it closes, which happens even to a process that is killed.
    _watch: Child,
    _pipe: ChildStdin,
}

impl Own {
    /// Starts one in a folder of its own.
    pub fn start(script: &'static str, name: &'static str) -> Self {
        let folder = Folder::new();
        let inner = folder.at(name);
        let (watch, pipe) = watch(script, &inner);
        let output = Command::new(script).arg("start").arg(&inner).output().expect("bash can be run");
        let words = String::from_utf8_lossy(&output.stdout).into_owned();
        let reason = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "no {name} can be started (tests/run installs it): {reason}");
        Self { script, name, folder, words, _watch: watch, _pipe: pipe }
    }

    /// What it was said to be called.
    pub fn value(&self, name: &str) -> String {
        let line = self.words.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        line.unwrap_or_else(|| panic!("{name} is not in {:?}", self.words)).to_owned()
    }

    /// The port of the address of this name.
    pub fn port(&self, name: &str) -> u16 {
        port_of(&self.value(name))
    }

    /// What stands in a file of its folder.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Starts it again, at the same port.
    pub fn again(&self) {
        let status = Command::new(self.script).arg("again").arg(self.folder()).status().expect("bash can be run");
        assert!(status.success(), "the server starts again");
    }

    fn folder(&self) -> PathBuf {
        self.folder.at(self.name)
    }
}

/// The port that an address ends with.
pub fn port_of(address: &str) -> u16 {
    address.rsplit_once(':').and_then(|(_, port)| port.parse().ok()).expect("an address ends with its port")
}

/// A shell that waits for its input to end, then stops the server. It is deaf to what ends the tests from a keyboard.
fn watch(script: &str, folder: &Path) -> (Child, ChildStdin) {
    let mut child = Command::new("sh")
        .args(["-c", "trap '' INT TERM HUP; cat >/dev/null; \"$0\" stop \"$1\"; rm -rf \"${1%/*}\"", script])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("sh can be run");
    let pipe = child.stdin.take().expect("its input is a pipe");
    (child, pipe)
}

impl Drop for Own {
    fn drop(&mut self) {
        // The folder must not go while the server still writes into it.
        let _ = Command::new(self.script).arg("stop").arg(self.folder()).status();
    }
}
