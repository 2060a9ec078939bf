//! `backfill practice`: a tracker for others to send to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{ChildStdout, Stdio};

use serde_json::Value;

use crate::support::program::{KillOnDrop, Program};

/// A practice tracker that the built program runs.
pub struct Practice {
    _process: KillOnDrop,
    /// Held open, so that it can go on writing.
    _stdout: BufReader<ChildStdout>,
    pub address: String,
}

impl Practice {
    /// Starts one on a free port.
    pub fn start(program: &Program) -> Self {
        Self::start_with(program, &[])
    }

    /// Starts one that behaves otherwise.
    pub fn start_with(program: &Program, more: &[&str]) -> Self {
        let mut child = program
            .command()
            .args(["practice", "--json"])
            .args(more)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the built program can be started");
        let mut stdout = BufReader::new(child.stdout.take().expect("its standard output is a pipe"));
        let process = KillOnDrop(child);
        let mut line = String::new();
        stdout.read_line(&mut line).expect("it says where it listens");
        let said: Value = serde_json::from_str(&line).expect("a JSON object");
        let address = said["address"].as_str().expect("an address").to_owned();
        Self { _process: process, _stdout: stdout, address }
    }

    /// What it holds.
    pub fn held(&self) -> Value {
        let body = self.get("/held");
        serde_json::from_str(&body).unwrap_or_else(|error| panic!("{body:?} is no JSON: {error}"))
    }

    /// What it answers.
    pub fn get(&self, path: &str) -> String {
        let host = self.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host).expect("the practice tracker listens");
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers and closes");
        answer.split_once("\r\n\r\n").expect("a body").1.to_owned()
    }
}

fn send(program: &Program, practice: &Practice, more: &[&str]) {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/visits");
    let arguments = [&["run", "plan.toml", "--yes", "--tracker", &practice.address], more].concat();
    let key = "0123456789abcdef0123456789abcdef01234567";
    program.run_with(&case, arguments, &[("KISSMETRICS_API_KEY", key)]).expect_code(0);
}

#[test]
fn what_a_run_sends_is_held_and_an_identical_second_run_changes_nothing() {
    let program = Program::new();
    let practice = Practice::start(&program);
    send(&program, &practice, &[]);
    let held = practice.held();
    assert_eq!(held["people"], 3, "{held}");
    assert_eq!(held["events"], 4, "{held}");
    assert_eq!(
        held["event_names"],
        serde_json::json!([
            { "name": "Canceled", "count": 1 },
            { "name": "Downgraded", "count": 1 },
            { "name": "Viewed Dashboard", "count": 2 },
        ])
    );

    send(&program, &practice, &[]);
    let held = practice.held();
    assert_eq!(held["requests"], 4, "what was handed over is not sent again: {held}");

    send(&program, &practice, &["--again"]);
    let held = practice.held();
    assert_eq!(held["requests"], 8, "{held}");
    assert_eq!(held["events"], 4, "{held}");
}
