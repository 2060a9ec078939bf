//! Writes down what may be sent and what was, in batches: what was answered and what may leave next are one write.

use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OptionalExtension, params};
use tokio::sync::oneshot;

use super::claims::{Claim, Claims};
use super::delivery::{self, PartSent};
use super::error::{Failure, failure};
use super::lock::Lock;
use super::presence::Presence;
use super::{Import, ImportState, allowance, connect, done_to_blob, schema, seal, system};
use crate::clock;
use crate::pipeline::Outcomes;
use crate::pipeline::fingerprint::EventFingerprint;
use crate::pipeline::range_set::RangeSet;

/// What the writer is told.
#[derive(Debug)]
pub(super) enum Message {
    Claim(Claim),
    NeverLeft(Vec<EventFingerprint>),
    NothingLeft,
    Sent { number: u64, print: EventFingerprint },
    Upload { number: u64, upload: String, noted: oneshot::Sender<()> },
    Part(PartSent),
    Flush,
    End { state: ImportState, outcomes: Outcomes },
}

/// Writes the record of one import. It holds the product's lock.
pub(super) struct Writer {
    connection: Connection,
    presence: Presence,
    lock: Lock,
    import: i64,
    done: RangeSet,
    claims: Claims,
    /// The number of the next write about the product.
    writes: u64,
    /// Fingerprints that are not written yet.
    fingerprints: Vec<u8>,
    /// Parts that are complete and not written yet.
    parts: Vec<PartSent>,
    /// What was begun at a server and is not written yet, and who waits for that.
    upload: Option<(u64, String, oneshot::Sender<()>)>,
    /// When the oldest of what is not written came.
    oldest: Option<Instant>,
    /// All that came is to be written at once.
    flush: bool,
    checkpointed: Instant,
}

impl Writer {
    /// The longest that something waits to be written.
    const PAUSE: Duration = Duration::from_millis(100);
    /// How long what is written may stand in the journal alone.
    const CHECKPOINT: Duration = Duration::from_secs(3);

    /// Goes on with the record of an import, whose number of writes is `writes`.
    pub fn start(ledger: &Path, lock: Lock, import: &Import, writes: u64) -> Result<Self, Failure> {
        let connection = connect(ledger)?;
        let left_over = connection.query_row("SELECT prints FROM claim WHERE import = ?1", [import.id], |row| {
            Ok(Claims::left_over(row.get_ref(0)?.as_blob()?))
        });
        let claims = left_over.optional().map_err(failure)?.unwrap_or_default();
        // Whatever happens from here on, the ledger's own file says that the import was begun.
        schema::checkpoint(&connection)?;
        let mut writer = Self {
            presence: Presence::of(ledger, &connection),
            connection,
            lock,
            import: import.id,
            done: import.done.clone(),
            claims,
            writes,
            fingerprints: Vec::new(),
            parts: Vec::new(),
            upload: None,
            oldest: None,
            flush: false,
            checkpointed: Instant::now(),
        };
        writer.note()?;
        Ok(writer)
    }

    /// The import's number.
    pub fn import(&self) -> i64 {
        self.import
    }

    /// Writes until there is nobody left to tell it anything.
    pub fn run(mut self, messages: &mpsc::Receiver<Message>) -> Result<(), Failure> {
        loop {
            let message = match self.oldest {
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(oldest) => messages.recv_timeout(Self::PAUSE.saturating_sub(oldest.elapsed())),
            };
            let mut next = match message {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return self.write(None),
            };
            // What has come meanwhile is written together.
            while let Some(message) = next {
                if let Message::End { state, outcomes } = message {
                    return self.write(Some((state, outcomes)));
                }
                self.take(message);
                next = messages.try_recv().ok();
            }
            if self.flush || self.claims.are_due() || self.oldest.is_some_and(|oldest| oldest.elapsed() >= Self::PAUSE)
            {
                self.write(None)?;
            }
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Claim(claim) => self.claims.wait(claim),
            Message::NeverLeft(fingerprints) => self.claims.never_left(&fingerprints),
            Message::NothingLeft => {
                self.claims.nothing_left();
                self.flush = true;
            }
            Message::Sent { number, print } => self.sent(number, &print),
            Message::Part(part) => {
                part.events.iter().for_each(|(number, print)| self.sent(*number, print));
                self.parts.push(part);
                self.flush = true;
            }
            Message::Upload { number, upload, noted } => {
                self.upload = Some((number, upload, noted));
                self.flush = true;
            }
            Message::Flush | Message::End { .. } => self.flush = true,
        }
    }

    fn sent(&mut self, number: u64, print: &EventFingerprint) {
        self.done.insert(number);
        self.fingerprints.extend_from_slice(print.bytes());
        self.claims.answered(print);
        self.oldest.get_or_insert_with(Instant::now);
    }

    fn write(&mut self, end: Option<(ImportState, Outcomes)>) -> Result<(), Failure> {
        let granted = match end {
            // Whoever ends sends no more.
            Some((state, _)) => {
                if state == ImportState::Complete {
                    self.claims.clear();
                }
                Vec::new()
            }
            None => self.claims.take_in(),
        };
        let claims = self.claims.bytes();
        self.flush = false;
        let nothing = self.fingerprints.is_empty() && self.parts.is_empty() && self.upload.is_none();
        if nothing && claims.is_none() && end.is_none() {
            return Ok(());
        }
        self.transaction(claims, end)?;
        self.note()?;
        self.fingerprints.clear();
        self.parts.clear();
        self.oldest = None;
        if !self.presence.holds() {
            return Err(Failure::Gone);
        }
        granted.into_iter().chain(self.upload.take().map(|(.., noted)| noted)).for_each(tell);
        if end.is_some() || self.checkpointed.elapsed() >= Self::CHECKPOINT {
            schema::checkpoint(&self.connection)?;
            self.checkpointed = Instant::now();
        }
        Ok(())
    }

    /// The ledger holds all that was written up to now.
    fn note(&mut self) -> Result<(), Failure> {
        self.lock.note(self.import, self.writes).map_err(system)
    }

    fn transaction(&mut self, claims: Option<Vec<u8>>, end: Option<(ImportState, Outcomes)>) -> Result<(), Failure> {
        self.writes += 1;
        let (import, writes, done, fingerprints) = (self.import, self.writes, &self.done, &self.fingerprints);
        let (parts, upload) = (&self.parts, &self.upload);
        let connection = &mut self.connection;
        let write = || {
            let transaction = connection.transaction()?;
            let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| transaction.prepare_cached(sql)?.execute(values);
            let count = (fingerprints.len() / EventFingerprint::SIZE) as i64;
            // A state only moves forward: what was set to an end, or forgotten, is not written to.
            let there = run(
                "UPDATE import SET done = ?2, handed_over = ?3, changed = ?4, printed = printed + ?5
                 WHERE id = ?1 AND state = 'running'",
                params![import, done_to_blob(done), done.len().cast_signed(), clock::now().timestamp(), count],
            )?;
            if there != 1 {
                return Ok(false);
            }
            if !fingerprints.is_empty() {
                run("INSERT INTO print (import, prints) VALUES (?1, ?2)", params![import, fingerprints])?;
                let sealed = format!("UPDATE print SET seal = {} WHERE id = ?1", seal::PRINT);
                run(&sealed, params![transaction.last_insert_rowid()])?;
            }
            if count > 0 {
                run(
                    "INSERT INTO sent_in (import, first, last, events) VALUES (?1, ?2, ?2, ?3)
                     ON CONFLICT DO UPDATE SET events = events + excluded.events",
                    params![import, allowance::month(clock::now()), count],
                )?;
            }
            for part in parts {
                delivery::insert_part(&transaction, import, &part.delivered(clock::now()))?;
            }
            if let Some((number, upload, _)) = upload {
                delivery::insert_upload(&transaction, import, *number, upload)?;
            }
            match claims {
                Some(bytes) if bytes.is_empty() => {
                    run("DELETE FROM claim WHERE import = ?1", params![import])?;
                }
                Some(bytes) => {
                    run(
                        "INSERT OR REPLACE INTO claim (import, prints, seal) VALUES (?1, ?2, x'')",
                        params![import, bytes],
                    )?;
                    run(&format!("UPDATE claim SET seal = {} WHERE import = ?1", seal::CLAIM), params![import])?;
                }
                None => {}
            }
            if let Some((state, outcomes)) = end {
                // All that an import of which something was lost may have sent is sent once it is complete.
                run(
                    "UPDATE import SET state = ?2, unknown = ?3, behind = behind AND ?2 <> 'complete' WHERE id = ?1",
                    params![import, state.id(), outcomes.unconfirmed.cast_signed()],
                )?;
            }
            run(&format!("UPDATE import SET record_seal = {} WHERE id = ?1", seal::RECORD), params![import])?;
            run(
                "UPDATE product SET writes = ?2 WHERE id = (SELECT product FROM import WHERE id = ?1)",
                params![import, writes.cast_signed()],
            )?;
            transaction.commit()?;
            Ok(true)
        };
        match write() {
            Ok(true) => Ok(()),
            Ok(false) => Err(Failure::Gone),
            Err(error) => Err(failure(error)),
        }
    }
}

/// Whoever no longer waits sends no more.
fn tell(granted: oneshot::Sender<()>) {
    let _ = granted.send(());
}
