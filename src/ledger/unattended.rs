//! Runs that nobody watched: when each was, what came of it, and why where nothing was sent.

use chrono::{DateTime, Utc};
use rusqlite::{Row, params};

use super::{Ledger, LedgerError, unexpected, unsigned};

/// A run that nobody watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnattendedRun {
    /// The number of its schedule.
    pub schedule: u32,
    /// The product's number.
    pub product: i64,
    /// When it began, by this computer's clock.
    pub started: DateTime<Utc>,
    /// When it ended, by this computer's clock.
    pub ended: DateTime<Utc>,
    /// How.
    pub ending: Ending,
    /// Why, as it was told then; empty where all went as it should.
    pub why: String,
    /// How many events were new.
    pub events: u64,
    /// How many people these belong to.
    pub people: u64,
    /// The import, where one began.
    pub import: Option<i64>,
}

/// How a run that nobody watched ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All that was new was sent.
    Sent,
    /// Nothing was new.
    NothingNew,
    /// Something was not as before, so that nothing was sent.
    Guarded,
    /// It was stopped before all was sent.
    Stopped,
    /// It failed.
    Failed,
    /// An earlier one still went on, for unusually long, so that it was left out.
    LeftOut,
}

impl Ending {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Sent, Self::NothingNew, Self::Guarded, Self::Stopped, Self::Failed, Self::LeftOut];

    /// The name in the ledger and in `--json`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::NothingNew => "nothing-new",
            Self::Guarded => "guarded",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
            Self::LeftOut => "left-out",
        }
    }
}

/// So many runs of a schedule are kept in which an import began, and so many in which none did; the oldest go first.
const KEPT: u32 = 500;

impl Ledger {
    /// Notes a run that nobody watched, once it has ended, and forgets those of long ago.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn note_unattended(&self, run: &UnattendedRun) -> Result<(), LedgerError> {
        let noted = self.connection.execute(
            "INSERT INTO unattended (schedule, product, started, ended, ending, why, events, people, import)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                run.schedule,
                run.product,
                run.started.timestamp(),
                run.ended.timestamp(),
                run.ending.id(),
                run.why,
                run.events.cast_signed(),
                run.people.cast_signed(),
                run.import,
            ],
        );
        let trimmed = noted.and_then(|_| {
            self.connection.execute(
                "DELETE FROM unattended WHERE schedule = ?1 AND (import IS NULL) = ?2 AND id NOT IN
                 (SELECT id FROM unattended WHERE schedule = ?1 AND (import IS NULL) = ?2 ORDER BY id DESC LIMIT ?3)",
                params![run.schedule, run.import.is_none(), KEPT],
            )
        });
        trimmed.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// The runs of a schedule that nobody watched, the latest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn unattended(&self, schedule: u32) -> Result<Vec<UnattendedRun>, LedgerError> {
        self.latest_unattended(schedule, u32::MAX)
    }

    /// The last of them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn last_unattended(&self, schedule: u32) -> Result<Option<UnattendedRun>, LedgerError> {
        Ok(self.latest_unattended(schedule, 1)?.pop())
    }

    fn latest_unattended(&self, schedule: u32, most: u32) -> Result<Vec<UnattendedRun>, LedgerError> {
        let read = || {
            let mut statement = self.connection.prepare(
                "SELECT schedule, product, started, ended, ending, why, events, people, import FROM unattended
                 WHERE schedule = ?1 ORDER BY id DESC LIMIT ?2",
            )?;
            statement.query_map([schedule, most], run_of)?.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    /// Forgets the runs of a schedule, whose number is free again.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn forget_unattended(&self, schedule: u32) -> Result<(), LedgerError> {
        let gone = self.connection.execute("DELETE FROM unattended WHERE schedule = ?1", [schedule]);
        gone.map(|_| ()).map_err(|error| self.failed(error))
    }
}

fn run_of(row: &Row<'_>) -> rusqlite::Result<UnattendedRun> {
    let time = |index| DateTime::from_timestamp(row.get(index)?, 0).ok_or_else(|| unexpected(index));
    let ending: String = row.get(4)?;
    Ok(UnattendedRun {
        schedule: row.get(0)?,
        product: row.get(1)?,
        started: time(2)?,
        ended: time(3)?,
        ending: Ending::ALL.into_iter().find(|known| known.id() == ending).ok_or_else(|| unexpected(4))?,
        why: row.get(5)?,
        events: unsigned(row, 6)?,
        people: unsigned(row, 7)?,
        import: row.get(8)?,
    })
}
