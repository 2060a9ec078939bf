//! What the tests of all kinds of servers do alike.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use backfill::source::{self, Answers, DatabaseProblem, Record, Source, SourceError};

/// Opens a source that can be opened.
#[track_caller]
pub fn open(answers: &Answers) -> Arc<dyn Source> {
    source::open(answers).unwrap_or_else(|error| panic!("{answers:?}: {error}"))
}

/// All rows, each as its cells.
#[track_caller]
pub fn rows(source: &dyn Source) -> Vec<Vec<String>> {
    let mut records = source.records().unwrap_or_else(|error| panic!("{error}"));
    let mut record = Record::default();
    let mut rows = Vec::new();
    while records.read(&mut record).unwrap_or_else(|error| panic!("{error}")) {
        rows.push(record.cells().map(str::to_owned).collect());
    }
    rows
}

/// The titles.
pub fn titles(source: &dyn Source) -> Vec<&str> {
    source.columns().iter().map(|column| column.title.as_str()).collect()
}

/// Why a source cannot be opened or read.
#[track_caller]
pub fn failure(answers: &Answers) -> SourceError {
    let source = match source::open(answers) {
        Ok(source) => source,
        Err(error) => return error,
    };
    let mut records = match source.records() {
        Ok(records) => records,
        Err(error) => return error,
    };
    let mut record = Record::default();
    loop {
        match records.read(&mut record) {
            Ok(true) => {}
            Ok(false) => panic!("{answers:?} can be read"),
            Err(error) => return error,
        }
    }
}

/// What is wrong with the database of a source.
#[track_caller]
pub fn problem(answers: &Answers) -> DatabaseProblem {
    match failure(answers) {
        SourceError::Database { problem, .. } => problem,
        error => panic!("{error}"),
    }
}

/// Leads from a free port of `host` to `port` of this machine.
pub fn proxy(host: &str, port: u16) -> u16 {
    Way::from(host, port).port
}

/// A way to a port of this machine that breaks when it is told to.
pub struct Way {
    /// The port at which it begins.
    pub port: u16,
    open: Arc<Mutex<Vec<TcpStream>>>,
    breaks: Arc<AtomicUsize>,
    broken: Arc<AtomicUsize>,
}

impl Way {
    /// From a free port of `host` to `port` of this machine.
    pub fn from(host: &str, port: u16) -> Self {
        fn pass(mut from: TcpStream, mut to: TcpStream) {
            let _ = std::io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
        }
        let listener = TcpListener::bind((host, 0)).unwrap();
        let own = listener.local_addr().unwrap().port();
        let way = Self { port: own, open: Arc::default(), breaks: Arc::default(), broken: Arc::default() };
        let (open, breaks, broken) = (Arc::clone(&way.open), Arc::clone(&way.breaks), Arc::clone(&way.broken));
        thread::spawn(move || {
            for mut from in listener.incoming().map_while(Result::ok) {
                let mut to = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
                let back = (to.try_clone().unwrap(), from.try_clone().unwrap());
                thread::spawn(move || pass(back.0, back.1));
                if breaks.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
                    let mut said = [0; 4096];
                    let first = from.read(&mut said).unwrap_or(0);
                    let _ = to.write_all(&said[..first]);
                    let _ = from.read(&mut said);
                    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
                    broken.fetch_add(1, Ordering::SeqCst);
                    continue;
                }
                open.lock().unwrap().push(from.try_clone().unwrap());
                thread::spawn(move || pass(from, to));
            }
        });
        way
    }

    /// Ends every connection, and so many of the next ones after the first that is said.
    pub fn cut(&self, next: usize) {
        self.breaks.store(next, Ordering::SeqCst);
        for stream in self.open.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// How many were ended after the first that was said.
    pub fn broken(&self) -> usize {
        self.broken.load(Ordering::SeqCst)
    }
}

/// Reads to the end, calling `midway` once this many rows were read; the first cell of each row.
pub fn read(answers: &Answers, rows: usize, midway: impl FnOnce()) -> Result<Vec<String>, SourceError> {
    let source = open(answers);
    let mut records = source.records()?;
    let mut record = Record::default();
    let mut found = Vec::new();
    let mut midway = Some(midway);
    while records.read(&mut record)? {
        found.push(record.cell(0).to_owned());
        if found.len() == rows
            && let Some(midway) = midway.take()
        {
            midway();
        }
    }
    Ok(found)
}

/// The numbers from 1, as texts.
pub fn numbers(until: u32) -> Vec<String> {
    (1..=until).map(|number| number.to_string()).collect()
}
