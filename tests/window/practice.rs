//! A tracker beside the window, which answers like the real one and tells what it holds.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Stdio;

use crate::support::program::{KillOnDrop, Program};

/// A practice tracker of its own, as `backfill practice` starts it.
pub struct Practice {
    /// Where it is.
    pub address: String,
    // Dropped before its home.
    _process: KillOnDrop,
    _program: Program,
}

impl Practice {
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// One that misbehaves as it is told to.
    pub fn start_with(manner: &[&str]) -> Self {
        let program = Program::new();
        let mut command = program.command();
        command.arg("practice").args(manner).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the built program can be started");
        let stdout = child.stdout.take().expect("its standard output is a pipe");
        let process = KillOnDrop(child);
        let found = BufReader::new(stdout).lines().map_while(Result::ok).find_map(|line| {
            let at = line.find("http://127.0.0.1:")?;
            line[at..].split_whitespace().next().map(|word| word.trim_end_matches(['/', '.', ',']).to_owned())
        });
        Self { address: found.expect("it says its address"), _process: process, _program: program }
    }

    /// What it holds, as it says itself.
    pub fn held(&self) -> serde_json::Value {
        let answer = self.get("/held");
        let json = answer.find('{').zip(answer.rfind('}')).map_or("", |(from, to)| &answer[from..=to]);
        serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {answer}"))
    }

    /// What it answers to a path, without its head.
    pub fn get(&self, path: &str) -> String {
        let host = self.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host).expect("the practice tracker listens");
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n").expect("it takes requests");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers in text");
        answer.split_once("\r\n\r\n").map_or("", |(_, body)| body).to_owned()
    }
}
