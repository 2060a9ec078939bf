//! An import as the ledger keeps it.

use chrono::{DateTime, Utc};
use rusqlite::{Row, Transaction, params};

use super::delivery::{self, Delivery};
use super::product::{Product, product_of};
use super::{done_from_blob, done_to_blob, seal, unexpected, unsigned};
use crate::clock;
use crate::pipeline::Outcomes;
use crate::pipeline::bookmark::Bookmark;
use crate::pipeline::fingerprint::Fingerprint;
use crate::pipeline::range_set::RangeSet;

/// An import that is to begin.
#[derive(Clone, Debug)]
pub struct NewImport<'a> {
    /// What the source is called.
    pub source: &'a str,
    /// The plan's text, without secrets, with whole paths.
    pub plan: &'a str,
    /// Of the whole source, from the check.
    pub fingerprint: Fingerprint,
    /// What the check counted.
    pub checked: Outcomes,
    /// How often events are not sent, by reason.
    pub not_sent: Vec<(String, u64)>,
    /// The names of the events that are to be sent.
    pub names: Vec<String>,
    /// Send no event beyond this many, counted from the first of the source.
    pub limit: Option<u64>,
    /// What earlier imports sent already, which is passed over.
    pub earlier: RangeSet,
    /// Up to where the source was read, from the check.
    pub bookmark: Option<Bookmark>,
    /// The version of reading that the plan names: how cells come of what stands in the source.
    pub reading: u32,
    /// Where its parts go, where it goes by a bucket.
    pub delivery: Option<Delivery>,
}

/// The version of reading of every import that was recorded before versions were.
pub const FIRST_READING: u32 = 1;

/// An import as the ledger knows it.
#[derive(Clone, Debug)]
pub struct Import {
    /// Its number.
    pub id: i64,
    /// Where it went.
    pub product: Product,
    /// What the source is called.
    pub source: String,
    /// The plan's text.
    pub plan: String,
    /// Of the whole source when it began.
    pub fingerprint: Fingerprint,
    /// What became of everything, as far as it is known. What may have been under way when a process died counts as
    /// sent without an answer.
    pub outcomes: Outcomes,
    /// Of the events sent, those that earlier imports had sent already.
    pub earlier: u64,
    /// Which events were sent.
    pub done: RangeSet,
    /// Send no event beyond this many, counted from the first of the source.
    pub limit: Option<u64>,
    /// How often events are not sent, by reason.
    pub not_sent: Vec<(String, u64)>,
    /// The ledger has lost what it held of the latest that was sent, so that more may have been sent than it knows of.
    /// Going on sends that again the same.
    pub is_behind: bool,
    /// Up to where the source was read when it was checked. What is behind it is new once this import is complete.
    pub bookmark: Option<Bookmark>,
    /// The version of reading by which its source was read.
    pub reading: u32,
    /// Where its parts go; `None` where its events go one by one.
    pub delivery: Option<Delivery>,
    /// How it stands.
    pub state: ImportState,
    /// When it began, by this computer's clock.
    pub started: DateTime<Utc>,
    /// When something last happened, by this computer's clock.
    pub changed: DateTime<Utc>,
}

impl Import {
    /// Whether it can go on.
    pub fn has_work_left(&self) -> bool {
        !self.product.is_practice()
            && matches!(self.state, ImportState::Interrupted | ImportState::Stopped | ImportState::Failed)
    }

    /// How many events it is to hand over in all.
    pub fn wanted(&self) -> u64 {
        self.outcomes.to_send().min(self.limit.unwrap_or(u64::MAX))
    }

    /// The number of the first event that it does not send, in the order of its source.
    pub fn wanted_end(&self) -> u64 {
        self.limit.unwrap_or(u64::MAX)
    }

    /// Whether all events of its source were sent.
    pub fn is_whole(&self) -> bool {
        !self.product.is_practice()
            && self.state == ImportState::Complete
            && self.outcomes.sent >= self.outcomes.to_send()
    }
}

/// What was sent of the events of an import that goes on, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentSince {
    /// Which it sent itself. It may be more than it has noted by number: what was found in a file that it was writing as it
    /// broke off.
    pub own: RangeSet,
    /// Which it or others sent.
    pub all: RangeSet,
}

impl SentSince {
    /// What is not to be sent any more.
    pub fn done_of(&self, import: &Import) -> RangeSet {
        let mut done = self.own_of(import);
        done.insert_below(import.wanted_end(), &self.all);
        done
    }

    /// How many of the events that were left of it others have sent.
    pub fn by_others(&self, import: &Import) -> u64 {
        self.done_of(import).len() - self.own_of(import).len()
    }

    /// How many more it sent itself than it has noted by number.
    pub fn found(&self, import: &Import) -> u64 {
        self.own_of(import).len() - import.done.len()
    }

    fn own_of(&self, import: &Import) -> RangeSet {
        let mut own = import.done.clone();
        own.insert_below(import.wanted_end(), &self.own);
        own
    }
}

/// How an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// A process is at it.
    Running,
    /// A process was at it and is gone without a word.
    Interrupted,
    /// The person stopped it.
    Stopped,
    /// It could not go on.
    Failed,
    /// All that it was to hand over was sent.
    Complete,
    /// Another import of the same plan took its place, since its source had changed.
    Replaced,
}

impl ImportState {
    /// The name in the ledger and in `--json`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Interrupted => "interrupted",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
            Self::Complete => "complete",
            Self::Replaced => "replaced",
        }
    }

    fn from_id(id: &str) -> Option<Self> {
        [Self::Running, Self::Stopped, Self::Failed, Self::Complete, Self::Replaced].into_iter().find(|s| s.id() == id)
    }
}

/// What [`import_of`] reads.
const COLUMNS: &str = "import.id, source, plan, titles, source_rows, content, event_limit, earlier, done, rows, used,
    left_out, rejected, rejections, made, folded, withheld, handed_over, unknown, state, started, changed, product.id,
    product.name, product.kind, product.address, product.confirmed, bookmark, again, reading, import.behind";

/// The query for imports; whether all that is kept of one is as it was written stands in the last column.
pub(super) fn query(which: &str) -> String {
    let (import, record, product) = (seal::IMPORT, seal::RECORD, seal::PRODUCT);
    format!(
        "SELECT {COLUMNS}, import.seal IS {import} AND record_seal IS {record} AND product.seal IS {product}
         FROM import JOIN product ON product.id = import.product {which}"
    )
}

/// Notes an import that begins; its number.
pub(super) fn insert(transaction: &Transaction<'_>, product: &Product, new: &NewImport<'_>) -> rusqlite::Result<i64> {
    let (print, counts, now) = (&new.fingerprint, &new.checked, clock::now().timestamp());
    transaction.execute(
        "INSERT INTO import (product, source, plan, titles, source_rows, content, event_limit, earlier, done, rows,
            used, left_out, rejected, rejections, made, folded, withheld, handed_over, unknown, state, started, changed,
            bookmark, again, reading)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?8, 0, ?18, ?19, ?19,
            ?20, ?21, ?22)",
        params![
            product.id,
            new.source,
            new.plan,
            print.titles.cast_signed(),
            print.rows.cast_signed(),
            print.content.cast_signed(),
            new.limit.map(u64::cast_signed),
            new.earlier.len().cast_signed(),
            done_to_blob(&new.earlier),
            counts.rows.cast_signed(),
            counts.used.cast_signed(),
            counts.skipped.cast_signed(),
            counts.rejected.cast_signed(),
            counts.rejections.cast_signed(),
            counts.made.cast_signed(),
            counts.merged.cast_signed(),
            counts.withheld.cast_signed(),
            ImportState::Running.id(),
            now,
            new.bookmark.as_ref().map(|bookmark| &bookmark.since),
            new.bookmark.as_ref().map_or("", |bookmark| &bookmark.again),
            new.reading,
        ],
    )?;
    let id = transaction.last_insert_rowid();
    for (reason, count) in &new.not_sent {
        transaction.execute(
            "INSERT INTO not_sent (import, reason, count) VALUES (?1, ?2, ?3)",
            params![id, reason, count.cast_signed()],
        )?;
    }
    let mut note = transaction.prepare("INSERT OR IGNORE INTO event_name (import, name) VALUES (?1, ?2)")?;
    for name in &new.names {
        note.execute(params![id, name])?;
    }
    let sealed = format!("UPDATE import SET seal = {}, record_seal = {} WHERE id = ?1", seal::IMPORT, seal::RECORD);
    transaction.execute(&sealed, [id])?;
    if let Some(delivery) = &new.delivery {
        delivery::insert(transaction, id, delivery)?;
    }
    Ok(id)
}

/// An import from the columns of [`COLUMNS`].
pub(super) fn import_of(row: &Row<'_>) -> rusqlite::Result<Import> {
    let count = |index| unsigned(row, index);
    let (made, merged, withheld) = (count(14)?, count(15)?, count(16)?);
    let (sent, unconfirmed) = (count(17)?, count(18)?);
    let outcomes = Outcomes {
        rows: count(9)?,
        used: count(10)?,
        skipped: count(11)?,
        rejected: count(12)?,
        rejections: count(13)?,
        made,
        merged,
        withheld,
        sent,
        unconfirmed,
        pending: made.saturating_sub(merged + withheld + sent + unconfirmed),
    };
    let state: String = row.get(19)?;
    let state = ImportState::from_id(&state).ok_or_else(|| unexpected(19))?;
    let is_sealed: bool = row.get(31)?;
    if !is_sealed {
        return Err(unexpected(31));
    }
    let time = |index| DateTime::from_timestamp(row.get(index)?, 0).ok_or_else(|| unexpected(index));
    Ok(Import {
        id: row.get(0)?,
        source: row.get(1)?,
        plan: row.get(2)?,
        fingerprint: Fingerprint { titles: count(3)?, rows: count(4)?, content: count(5)? },
        limit: row.get::<_, Option<i64>>(6)?.map(i64::cast_unsigned),
        earlier: count(7)?,
        done: done_from_blob(row.get_ref(8)?.as_blob()?),
        outcomes,
        not_sent: Vec::new(),
        bookmark: match row.get(27)? {
            Some(since) => Some(Bookmark { since, again: row.get(28)? }),
            None => None,
        },
        reading: row.get(29)?,
        delivery: None,
        is_behind: row.get(30)?,
        state,
        started: time(20)?,
        changed: time(21)?,
        product: product_of(row, 22)?,
    })
}

/// A reason by the name that it has today: what is merged was called folded by earlier versions.
pub(super) fn reason(name: String) -> String {
    if name == "folded" { "merged".to_owned() } else { name }
}
