//! Looks for a secret wherever it must not be.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The files under a folder that hold this text, in whatever form they are otherwise.
pub fn files_holding(folder: &Path, text: &str) -> Vec<PathBuf> {
    assert!(folder.is_dir(), "{} is no folder", folder.display());
    holding(folder, text)
}

fn holding(folder: &Path, text: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in there(fs::read_dir(folder)).into_iter().flatten() {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            found.extend(holding(&path, text));
        } else if path.is_file() && there(fs::read(&path)).is_some_and(|bytes| holds(&bytes, text)) {
            found.push(path);
        }
    }
    found
}

/// What was read, unless the program that is watched has removed it meanwhile.
fn there<T>(read: io::Result<T>) -> Option<T> {
    match read {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        read => Some(read.expect("it can be read")),
    }
}

/// Whether bytes hold a text as ASCII, or as UTF-16, which is what Windows writes in its own files.
fn holds(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_in = |part: &[u8]| bytes.windows(part.len()).any(|there| there == part);
    is_in(text.as_bytes()) || is_in(&wide)
}

/// How the system lists a running program and the programs that it has started: with all their arguments.
#[cfg(unix)]
pub fn command_lines(process: u32) -> String {
    let list = std::process::Command::new("ps").args(["-A", "-ww", "-o", "pid=,ppid=,args="]).output();
    let list = String::from_utf8_lossy(&list.expect("ps is there").stdout).into_owned();
    let id = process.to_string();
    let is_ours = |line: &&str| line.split_whitespace().take(2).any(|number| number == id);
    list.lines().filter(is_ours).collect::<Vec<_>>().join("\n")
}
