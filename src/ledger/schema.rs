//! The ledger's tables, and how an older ledger becomes one of today.
//!
//! A version is a step in [`STEPS`]; a step that was ever released is never changed, only followed by another.

use rusqlite::{Connection, TransactionBehavior};

use super::error::{Failure, failure};

/// What makes version n+1 of version n.
const STEPS: &[&str] = &[
    "
    CREATE TABLE product (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        address TEXT NOT NULL,
        key_print BLOB NOT NULL,
        confirmed INTEGER NOT NULL DEFAULT 0,
        UNIQUE (address, key_print)
    ) STRICT;
    CREATE TABLE import (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        product INTEGER NOT NULL REFERENCES product (id),
        source TEXT NOT NULL,
        plan TEXT NOT NULL,
        titles INTEGER NOT NULL,
        source_rows INTEGER NOT NULL,
        content INTEGER NOT NULL,
        event_limit INTEGER,
        earlier INTEGER NOT NULL,
        done BLOB NOT NULL,
        rows INTEGER NOT NULL,
        used INTEGER NOT NULL,
        left_out INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        rejections INTEGER NOT NULL,
        made INTEGER NOT NULL,
        folded INTEGER NOT NULL,
        withheld INTEGER NOT NULL,
        handed_over INTEGER NOT NULL,
        unknown INTEGER NOT NULL,
        state TEXT NOT NULL,
        started INTEGER NOT NULL,
        changed INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX import_by_product ON import (product);
    CREATE TABLE not_sent (
        import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        reason TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (import, reason)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE print (
        id INTEGER PRIMARY KEY,
        import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        prints BLOB NOT NULL
    ) STRICT;
    CREATE INDEX print_by_import ON print (import);
",
    "
    ALTER TABLE import ADD COLUMN bookmark TEXT;
    ALTER TABLE import ADD COLUMN again TEXT NOT NULL DEFAULT '';
",
    "
    CREATE TABLE event_name (
        import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        PRIMARY KEY (import, name)
    ) STRICT, WITHOUT ROWID;
",
    "
    ALTER TABLE import ADD COLUMN reading INTEGER NOT NULL DEFAULT 1;
",
    "
    ALTER TABLE product ADD COLUMN writes INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE product ADD COLUMN seal BLOB;
    ALTER TABLE import ADD COLUMN printed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN behind INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN seal BLOB;
    ALTER TABLE import ADD COLUMN record_seal BLOB;
    ALTER TABLE print ADD COLUMN seal BLOB;
    CREATE TABLE claim (
        import INTEGER PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
        prints BLOB NOT NULL,
        seal BLOB NOT NULL
    ) STRICT;
    UPDATE import SET printed = (SELECT coalesce(sum(length(prints)), 0) / 10 FROM print WHERE import = import.id);
    UPDATE product SET seal = seal(id, address, key_print);
    UPDATE import SET
        seal = seal(id, product, source, plan, titles, source_rows, content, event_limit, earlier, rows, used, left_out,
            rejected, rejections, made, folded, withheld, bookmark, again, reading, started),
        record_seal = seal(id, done, handed_over, printed, unknown, state);
    UPDATE print SET seal = seal(import, prints);
",
    "
    CREATE TABLE reading (
        product INTEGER PRIMARY KEY REFERENCES product (id) ON DELETE CASCADE,
        host TEXT NOT NULL,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        zone TEXT
    ) STRICT;
    CREATE TABLE seen_total (
        product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        total INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (product, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE total (
        import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        sent INTEGER NOT NULL,
        expected INTEGER NOT NULL,
        before INTEGER,
        still INTEGER NOT NULL,
        now INTEGER,
        looked INTEGER,
        PRIMARY KEY (import, name)
    ) STRICT, WITHOUT ROWID;
",
    "
    CREATE TABLE unattended (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        schedule INTEGER NOT NULL,
        product INTEGER NOT NULL,
        started INTEGER NOT NULL,
        ended INTEGER NOT NULL,
        ending TEXT NOT NULL,
        why TEXT NOT NULL,
        events INTEGER NOT NULL,
        people INTEGER NOT NULL,
        import INTEGER
    ) STRICT;
    CREATE INDEX unattended_by_schedule ON unattended (schedule);
",
    "
    ALTER TABLE seen_total ADD COLUMN last INTEGER NOT NULL DEFAULT 0;
    UPDATE seen_total SET last = at;
    ALTER TABLE product ADD COLUMN monthly INTEGER;
",
    "
    CREATE TABLE delivery (
        import INTEGER PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
        place TEXT NOT NULL,
        endpoint TEXT NOT NULL,
        region TEXT NOT NULL,
        name TEXT NOT NULL,
        first INTEGER NOT NULL,
        most INTEGER NOT NULL,
        granted INTEGER NOT NULL,
        planned INTEGER NOT NULL,
        seal BLOB
    ) STRICT;
    CREATE INDEX delivery_by_place ON delivery (place, endpoint);
    CREATE TABLE part (
        import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        events INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        digest BLOB NOT NULL,
        completed INTEGER NOT NULL,
        seal BLOB,
        PRIMARY KEY (import, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE upload (
        import INTEGER PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        id TEXT NOT NULL
    ) STRICT;
",
    "
    ALTER TABLE product ADD COLUMN behind INTEGER NOT NULL DEFAULT 0;
",
    // Of what was sent before, no more is known than that it was between these days.
    "
    CREATE TABLE sent_in (
        import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        events INTEGER NOT NULL,
        PRIMARY KEY (import, first, last)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO sent_in SELECT id, min(began, ended), max(began, ended), handed_over - earlier FROM (
        SELECT id, handed_over, earlier, coalesce(strftime('%Y-%m-01', started, 'unixepoch'), '1970-01-01') AS began,
            coalesce(strftime('%Y-%m-01', changed, 'unixepoch'), '1970-01-01') AS ended
        FROM import WHERE handed_over > earlier);
",
];

/// Tells a ledger from any other database.
const APPLICATION: i32 = 0x4261_636b;

/// Makes the tables, or those that are still missing.
///
/// `used` says that imports were begun by this ledger: then it must have tables, and one without has lost them.
///
/// # Errors
/// When the database is not ours, is of a newer Backfill, has lost what it held, or cannot be written.
pub(super) fn migrate(connection: &mut Connection, used: impl FnOnce() -> bool) -> Result<(), Failure> {
    // As it is at one moment: another process may be making the tables, and begin an import before the next line.
    let version = version(&*connection.transaction().map_err(failure)?)?;
    if version == STEPS.len() {
        return Ok(());
    }
    if version == 0 && used() && self::version(&*connection.transaction().map_err(failure)?)? == 0 {
        return Err(Failure::Emptied);
    }
    // Two processes may come here at once; the second finds nothing left to do.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure)?;
    let from = self::version(&transaction)?;
    for step in STEPS.iter().skip(from) {
        transaction.execute_batch(step).map_err(failure)?;
    }
    transaction.pragma_update(None, "user_version", STEPS.len() as i64).map_err(failure)?;
    transaction.pragma_update(None, "application_id", APPLICATION).map_err(failure)?;
    transaction.commit().map_err(failure)?;
    checkpoint(connection)
}

/// Brings what stands in the journal into the ledger's own file, as far as nobody reads there just now.
pub(super) fn checkpoint(connection: &Connection) -> Result<(), Failure> {
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).map_err(failure)
}

fn version(connection: &Connection) -> Result<usize, Failure> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).map_err(failure);
    let (version, application) = (number("user_version")?, number("application_id")?);
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0)).map_err(failure)?;
    let ours = if tables == 0 { version == 0 } else { application == i64::from(APPLICATION) };
    if !ours {
        return Err(Failure::Damaged);
    }
    match usize::try_from(version) {
        Ok(version) if version <= STEPS.len() => Ok(version),
        _ => Err(Failure::Newer { found: version }),
    }
}
