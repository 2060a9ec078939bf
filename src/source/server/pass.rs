//! One pass over a table or a query: a thread of its own keeps the server's rows coming while earlier ones are being
//! used, and goes on where it was when the connection breaks.
//!
//! Rows travel in pages of bounded size, and few pages exist, so memory does not grow with the table. How rows are had
//! from a server is its kind's ([`Reads`]).

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, TrySendError, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::new::{Growing, compare, tells};
use super::problem::may_come_back;
use super::{DatabaseProblem, plain};
use crate::source::{Progress, Record, Records, SourceError, tells_new_rows};

/// Pages that wait to be used. With the one in use and the one being filled, that is all there are.
const WAITING: usize = 2;

/// A page is passed on when it has this much text, in bytes.
const PAGE_BYTES: usize = 256 * 1024;

/// A page is passed on when it has this many rows.
const PAGE_ROWS: usize = 4096;

/// A page that held more than this gives its memory back, in bytes.
const PAGE_KEEPS: usize = 4 * PAGE_BYTES;

/// How long after the first break each next attempt waits; a server that is started again needs its time.
const PAUSES: [Duration; 9] = [
    Duration::from_millis(100),
    Duration::from_millis(300),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
    Duration::from_secs(15),
    Duration::from_secs(30),
    Duration::from_secs(60),
];

/// Rows asked for at first: enough for a preview, and gone in a moment when it is closed.
pub(in crate::source) const FIRST_RANGE: u64 = 1_000;

/// The most rows asked for at once.
const LARGEST_RANGE: u64 = 50_000;

/// About how much text is asked for at once, in bytes. A statement is then done soon, however slowly its rows are
/// used, and does not hold the server up: what they do not fit into waits here.
const RANGE_BYTES: u64 = 16 * 1024 * 1024;

/// The most text that waits here, in bytes. A few rows may have more.
const HELD_BYTES: usize = 32 * 1024 * 1024;

/// The next number of rows to ask for, when `rows` of them had `bytes` of text.
pub(in crate::source) fn next_range(limit: u64, rows: u64, bytes: u64) -> u64 {
    let fitting = RANGE_BYTES.checked_div(bytes.checked_div(rows).unwrap_or(0).max(1)).unwrap_or(LARGEST_RANGE);
    (limit * 4).min(fitting).clamp(16, LARGEST_RANGE)
}

/// Does what may be done once more when the connection breaks, on a new one each time.
///
/// # Errors
/// When it fails otherwise, or does not come back.
pub(in crate::source) fn persist(mut work: impl FnMut() -> Result<(), SourceError>) -> Result<(), SourceError> {
    let mut pauses = PAUSES.iter();
    while let Err(error) = work() {
        let pause = pauses.next().filter(|_| may_come_back(&error)).ok_or(error)?;
        thread::sleep(*pause);
    }
    Ok(())
}

/// Reads the rows of one pass, on the thread.
pub(in crate::source) trait Reads: Send {
    /// Reads what one statement gives, on the connection that there is or a new one; whether there may be more.
    fn statement(&mut self, feed: &mut Feed) -> Result<bool, Stop>;

    /// Whether reading could go on behind the last row, should the connection break here.
    fn can_go_on(&self) -> bool;
}

/// Why reading stops before the end.
pub(in crate::source) enum Stop {
    /// Nobody wants the rows any more.
    Unwanted,
    /// There may be more, and they cannot be had.
    Failed(SourceError),
}

/// Some rows: all their text, and where each cell ends.
#[derive(Debug, Default)]
pub(in crate::source) struct Page {
    text: String,
    ends: Vec<usize>,
    rows: usize,
}

impl Page {
    /// Adds a cell.
    pub(in crate::source) fn cell(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// Empties the page and keeps its memory, within reason.
    fn clear(&mut self) {
        self.text.clear();
        self.text.shrink_to(PAGE_KEEPS);
        self.ends.clear();
        self.rows = 0;
    }
}

/// What the thread says.
#[derive(Debug)]
enum Message {
    /// More rows.
    Page(Page),
    /// There are no more.
    End,
    /// There may be more, and they cannot be had.
    Failed(SourceError),
}

/// What a pass takes its rows from, as the thread sees it.
pub(in crate::source) struct Feed {
    pages: SyncSender<Message>,
    spare: Receiver<Page>,
    page: Page,
    /// Full pages that nobody has had room for, and how much text they have.
    held: VecDeque<Page>,
    held_bytes: usize,
    /// Whether pages are held rather than waited for.
    holds: bool,
    /// Empty pages, with their memory.
    empty: Vec<Page>,
    /// Rows since the connection was made.
    fresh: u64,
    /// The rows of the last value, by what is in them, and how many of each.
    equals: HashMap<u64, u32>,
    /// Of these, the ones that come once more after a break.
    repeated: HashMap<u64, u32>,
}

impl Feed {
    /// Takes a row; how much text it had. Where rows may come once more after a break, `same` says whether this one has
    /// the value of the last one, by which reading goes on then.
    ///
    /// # Errors
    /// When nobody wants it any more.
    pub(in crate::source) fn take(&mut self, same: Option<bool>, write: impl FnOnce(&mut Page)) -> Result<u64, Stop> {
        let (text, cells) = (self.page.text.len(), self.page.ends.len());
        write(&mut self.page);
        let length = self.page.text.len() - text;
        if same.is_some_and(|same| self.came_before(same, text, cells)) {
            self.page.text.truncate(text);
            self.page.ends.truncate(cells);
        } else {
            self.page.rows += 1;
            self.fresh += 1;
        }
        if self.page.text.len() >= PAGE_BYTES || self.page.rows >= PAGE_ROWS {
            self.pass_on()?;
        }
        Ok(u64::try_from(length).unwrap_or(u64::MAX))
    }

    /// Whether this row, which begins at `text` and `cells` of the page, is one that was passed on before the
    /// connection broke. Only rows of the last value can be, and equal rows are as good as one another.
    fn came_before(&mut self, same: bool, text: usize, cells: usize) -> bool {
        if !same {
            self.equals.clear();
            self.repeated.clear();
        }
        let mut hasher = DefaultHasher::new();
        self.page.text[text..].hash(&mut hasher);
        for end in &self.page.ends[cells..] {
            (end - text).hash(&mut hasher);
        }
        let row = hasher.finish();
        if let Some(left) = self.repeated.get_mut(&row).filter(|left| **left > 0) {
            *left -= 1;
            return true;
        }
        *self.equals.entry(row).or_default() += 1;
        false
    }

    /// Says whether the statement that comes now is soon done if only its rows are taken, so that what it keeps from
    /// others at the server is not kept for as long as somebody takes to use them, or pauses.
    pub(in crate::source) fn hold(&mut self, holds: bool) {
        self.holds = holds;
    }

    /// Hands the page over and takes an empty one.
    fn pass_on(&mut self) -> Result<(), Stop> {
        self.empty.extend(self.spare.try_iter());
        self.empty.truncate(WAITING);
        let mut empty = self.empty.pop().unwrap_or_default();
        empty.clear();
        let full = std::mem::replace(&mut self.page, empty);
        self.held_bytes += full.text.len();
        self.held.push_back(full);
        let holds = self.holds && self.held_bytes <= HELD_BYTES;
        self.hand_over(!holds)
    }

    /// Hands over the pages that were held, as far as there is room for them; all of them where that is waited for.
    fn hand_over(&mut self, wait: bool) -> Result<(), Stop> {
        while let Some(page) = self.held.pop_front() {
            let bytes = page.text.len();
            let message = Message::Page(page);
            let sent = if wait {
                self.pages.send(message).map_err(|gone| TrySendError::Disconnected(gone.0))
            } else {
                self.pages.try_send(message)
            };
            match sent {
                Ok(()) => self.held_bytes -= bytes,
                Err(TrySendError::Full(Message::Page(page))) => {
                    self.held.push_front(page);
                    return Ok(());
                }
                Err(_) => return Err(Stop::Unwanted),
            }
        }
        Ok(())
    }

    /// Waits, unless the rows are no longer wanted.
    fn pause(&self, pause: Duration) -> Result<(), Stop> {
        let until = Instant::now() + pause;
        loop {
            match self.spare.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => return Err(Stop::Unwanted),
            }
        }
    }

    /// Reads to the end, or until it fails or nobody listens.
    fn run(mut self, reads: impl Reads) {
        let message = match self.read(reads) {
            Ok(()) => Message::End,
            Err(Stop::Unwanted) => return,
            Err(Stop::Failed(error)) => Message::Failed(error),
        };
        self.holds = false;
        let passed_on = if self.page.rows == 0 { self.hand_over(true) } else { self.pass_on() };
        if passed_on.is_ok() {
            // Nobody may be listening any more.
            let _ = self.pages.send(message);
        }
    }

    fn read(&mut self, mut reads: impl Reads) -> Result<(), Stop> {
        let mut pauses = PAUSES.iter();
        loop {
            match reads.statement(self) {
                Ok(true) => {
                    pauses = PAUSES.iter();
                    self.hand_over(true)?;
                }
                Ok(false) => return Ok(()),
                Err(Stop::Failed(error)) if may_come_back(&error) && reads.can_go_on() => {
                    if self.fresh > 0 {
                        pauses = PAUSES.iter();
                    }
                    let Some(pause) = pauses.next() else { return Err(Stop::Failed(error)) };
                    self.pause(*pause)?;
                    self.fresh = 0;
                    self.repeated = self.equals.clone();
                }
                Err(stop) => return Err(stop),
            }
        }
    }
}

/// What a pass must know of what it reads.
pub(in crate::source) struct Wanted<K> {
    /// How many cells a row has.
    pub(in crate::source) width: usize,
    /// The column by which new rows are told, and what its values are.
    pub(in crate::source) growing: Option<(usize, K)>,
    /// Where only what is new is read: the value behind which it begins.
    pub(in crate::source) since: Option<String>,
    /// How many rows there are, as well as it is known.
    pub(in crate::source) total: Option<u64>,
}

/// A pass, as the rest of the house sees it. Dropping it ends the reading.
pub(in crate::source) struct Pass<K> {
    wanted: Wanted<K>,
    pages: Receiver<Message>,
    spare: Sender<Page>,
    page: Page,
    next: usize,
    cell: usize,
    done: u64,
    highest: Option<String>,
    ended: bool,
}

impl<K: Growing + Send> Pass<K> {
    /// Starts reading on a thread of its own.
    ///
    /// # Errors
    /// When there can be no thread.
    pub(in crate::source) fn start(wanted: Wanted<K>, reads: impl Reads + 'static) -> Result<Self, SourceError> {
        let (pages, received) = sync_channel(WAITING);
        let (spare, spares) = channel();
        let feed = Feed {
            pages,
            spare: spares,
            page: Page::default(),
            held: VecDeque::new(),
            held_bytes: 0,
            holds: false,
            empty: Vec::new(),
            fresh: 0,
            equals: HashMap::new(),
            repeated: HashMap::new(),
        };
        thread::Builder::new().name("database-reader".to_owned()).spawn(move || feed.run(reads)).map_err(|error| {
            SourceError::Database { problem: DatabaseProblem::Other, server: Some(error.to_string()) }
        })?;
        // Rows that are read once more may all be lower.
        let highest = wanted.since.clone();
        let (page, next, cell, done, ended) = (Page::default(), 0, 0, 0, false);
        Ok(Self { wanted, pages: received, spare, page, next, cell, done, highest, ended })
    }

    /// Takes the next page; whether there is one.
    fn turn(&mut self) -> Result<bool, SourceError> {
        if self.ended {
            return Ok(false);
        }
        match self.pages.recv() {
            Ok(Message::Page(page)) => {
                // The reader is gone when it has read everything; then nobody needs an empty page.
                let _ = self.spare.send(std::mem::replace(&mut self.page, page));
                self.next = 0;
                self.cell = 0;
                Ok(true)
            }
            Ok(Message::End) => {
                self.ended = true;
                // To ask for what is new and get nothing is an answer. A source without rows is a mistake.
                if self.done == 0 && self.wanted.since.is_none() {
                    return Err(plain(DatabaseProblem::NoRows));
                }
                Ok(false)
            }
            Ok(Message::Failed(error)) => {
                self.ended = true;
                Err(error)
            }
            Err(_) => {
                self.ended = true;
                Err(plain(DatabaseProblem::ConnectionLost))
            }
        }
    }

    fn remember_highest(&mut self, record: &Record) {
        let Some((column, kind)) = self.wanted.growing else { return };
        let value = record.cell(column);
        if !tells(kind, value) || !tells_new_rows(value) {
            return;
        }
        if self.highest.as_deref().is_none_or(|highest| compare(kind, value, highest).is_gt()) {
            let highest = self.highest.get_or_insert_default();
            highest.clear();
            highest.push_str(value);
        }
    }
}

impl<K: Growing + Send> Records for Pass<K> {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        record.clear();
        while self.next >= self.page.rows {
            if !self.turn()? {
                return Ok(false);
            }
        }
        let mut start = match self.cell {
            0 => 0,
            cell => self.page.ends[cell - 1],
        };
        let width = self.wanted.width;
        for end in &self.page.ends[self.cell..self.cell + width] {
            record.push(&self.page.text[start..*end]);
            start = *end;
        }
        self.cell += width;
        self.next += 1;
        self.done += 1;
        record.row = self.done;
        self.remember_highest(record);
        Ok(true)
    }

    fn progress(&self) -> Progress {
        // An estimate may turn out too low.
        Progress { done: self.done, total: self.wanted.total.map(|total| total.max(self.done)) }
    }

    fn bookmark(&self) -> Option<&str> {
        self.highest.as_deref()
    }
}
