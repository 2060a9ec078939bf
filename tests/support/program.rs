//! The built program, run as a person would run it, with a home of its own.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use super::folder::Folder;
use super::wait;

/// What a run left behind.
#[derive(Debug)]
pub struct Outcome {
    /// The exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// Results.
    pub stdout: String,
    /// Progress and problems.
    pub stderr: String,
}

impl Outcome {
    /// The lines of standard output, each read as JSON.
    pub fn json(&self) -> Vec<serde_json::Value> {
        let read = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line:?} is no JSON: {error}"));
        self.stdout.lines().map(read).collect()
    }

    /// Fails the test, showing everything, unless the program ended with this code.
    #[track_caller]
    pub fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

/// The program with an empty home, which nothing of the machine's own reaches.
#[derive(Debug)]
pub struct Program {
    path: PathBuf,
    home: Folder,
    more: Vec<(&'static str, PathBuf)>,
}

impl Program {
    /// With a new home.
    pub fn new() -> Self {
        Self::installed_at(Path::new(env!("CARGO_BIN_EXE_backfill")))
    }

    /// The same of a program that stands elsewhere.
    pub fn installed_at(path: &Path) -> Self {
        Self { path: path.to_owned(), home: Folder::new(), more: Vec::new() }
    }

    /// With one more environment variable, which names a file.
    #[must_use]
    pub fn with(mut self, name: &'static str, path: PathBuf) -> Self {
        self.more.push((name, path));
        self
    }

    /// A command that is ready for arguments. Its own files go to a folder of the home.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        // What is said is held against English, also where the system speaks another language.
        command.env("BACKFILL_LANGUAGE", "en");
        // Windows programs cannot do without it.
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        for name in ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_RUNTIME_DIR", "TMPDIR"] {
            command.env(name, self.home.path());
        }
        command.envs(self.more.iter().map(|(name, path)| (name, path)));
        command.arg("--data").arg(self.data());
        command
    }

    /// Its home.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where its own files are.
    pub fn data(&self) -> PathBuf {
        self.home.at("data")
    }

    /// Runs it in a folder until it ends.
    pub fn run<I: AsRef<OsStr>>(&self, folder: &Path, arguments: impl IntoIterator<Item = I>) -> Outcome {
        self.run_with(folder, arguments, &[])
    }

    /// The same with additional environment variables.
    pub fn run_with<I: AsRef<OsStr>>(
        &self,
        folder: &Path,
        arguments: impl IntoIterator<Item = I>,
        environment: &[(&str, &str)],
    ) -> Outcome {
        let mut command = self.command();
        command.args(arguments).envs(environment.iter().copied()).current_dir(folder);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        finish(command.spawn().expect("the built program can be started"))
    }
}

impl Program {
    /// Runs it in a folder with this on its standard input.
    pub fn run_fed<I: AsRef<OsStr>>(
        &self,
        folder: &Path,
        arguments: impl IntoIterator<Item = I>,
        input: &[u8],
    ) -> Outcome {
        let mut command = self.command();
        command.args(arguments).current_dir(folder);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the built program can be started");
        let mut pipe = child.stdin.take().expect("its standard input is a pipe");
        let input = input.to_owned();
        // One that has ended reads no more.
        let feeding = thread::spawn(move || _ = pipe.write_all(&input));
        let outcome = finish(child);
        feeding.join().expect("feeding a program does not panic");
        outcome
    }
}

/// A program that stands still as long as this is kept.
#[cfg(unix)]
pub struct Stopped<'c>(&'c Child);

#[cfg(unix)]
impl<'c> Stopped<'c> {
    pub fn new(child: &'c Child) -> Self {
        signal(child, "-STOP");
        Self(child)
    }
}

#[cfg(unix)]
impl Drop for Stopped<'_> {
    fn drop(&mut self) {
        signal(self.0, "-CONT");
    }
}

/// Sends a running program a signal, such as `-TERM`.
pub fn signal(child: &Child, signal: &str) {
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
    assert!(sent.expect("kill can be run").success(), "{signal} does not reach the program");
}

/// Waits for a child to end while reading what it writes. One that does not end is killed, and the test fails.
pub fn finish(mut child: Child) -> Outcome {
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let mut child = KillOnDrop(child);
    let status = wait::until("the program to end", || child.0.try_wait().expect("the program is our child"));
    Outcome {
        code: status.code(),
        stdout: stdout.join().expect("standard output is text"),
        stderr: stderr.join().expect("standard error is text"),
    }
}

fn drain(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut text = String::new();
        if let Some(mut pipe) = pipe {
            pipe.read_to_string(&mut text).expect("what the program writes is UTF-8");
        }
        text
    })
}

/// A process that does not outlive the test.
#[derive(Debug)]
pub struct KillOnDrop(pub Child);

impl Drop for KillOnDrop {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}
