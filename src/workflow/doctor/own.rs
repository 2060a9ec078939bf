//! Backfill's own folder, the room on its disk, the record of what was sent in it, and the clock that the record goes by.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use super::Finding;
use crate::clock;
use crate::ledger::Ledger;
use crate::message;
use crate::message::Arg;
use crate::store::{self, faults};
use crate::workflow::Error;

/// Less room than this, in bytes, soon is none: what is remembered of ten million events takes half of it.
const ROOM: u64 = 200_000_000;

/// Imports that are further back than this in days are more likely those of a clock that runs ahead.
const LONG_AGO: i64 = 3 * 365;

pub(super) fn examine(data: Option<&Path>) -> Vec<Finding> {
    let folder = match store::try_folder(data) {
        Ok(folder) => folder,
        // Whatever else lies there cannot be told then.
        Err(error) => {
            return std::iter::once(Finding::bad("folder", error))
                .chain(room(data))
                .chain([clock(clock::now(), None)])
                .collect();
        }
    };
    let mut found = vec![match store::is_open_to_others(&folder) {
        false => Finding::good("folder", message!("doctor-folder", path = folder.display())),
        true => Finding::lacking(
            "folder",
            message!("doctor-folder-open", path = folder.display()),
            message!("doctor-folder-close", path = folder.display()),
        ),
    }];
    found.extend(room(Some(&folder)));
    let (ledger, newest) = ledger(&folder);
    found.extend([ledger, clock(clock::now(), newest)]);
    if let Some((count, folder)) = faults::kept(data) {
        found.push(Finding::lacking(
            "reports",
            message!("doctor-reports", count = count, path = folder.display()),
            message!("doctor-reports-send"),
        ));
    }
    found
}

/// How much room is left on the disk of a folder, where the system tells.
fn room(folder: Option<&Path>) -> Option<Finding> {
    const ABOUT: &str = "disk";
    let folder = folder?;
    let free = store::free_room(folder)?;
    let megabytes = free / 1_000_000;
    Some(match free < ROOM {
        false => Finding::good(ABOUT, message!("doctor-disk", free = megabytes)),
        true => Finding::lacking(
            ABOUT,
            message!("doctor-disk-low", free = megabytes, path = folder.display()),
            message!("doctor-disk-make-room"),
        ),
    })
}

/// Whether the record of what was sent is whole, and when it was written to last.
fn ledger(folder: &Path) -> (Finding, Option<DateTime<Utc>>) {
    const ABOUT: &str = "ledger";
    let look = || -> Result<_, Error> {
        let Some(ledger) = Ledger::look(folder)? else { return Ok(None) };
        for product in ledger.products()? {
            ledger.check_health(&product)?;
            if ledger.is_behind(&product)? {
                return Err(Error::RecordBehind { product: product.name });
            }
        }
        Ok(Some(ledger.imports()?))
    };
    match look() {
        Ok(None) => (Finding::good(ABOUT, message!("doctor-ledger-none")), None),
        Ok(Some(imports)) => {
            let newest = imports.iter().map(|import| import.changed).max();
            (Finding::good(ABOUT, message!("doctor-ledger", count = imports.len())), newest)
        }
        Err(error) => (Finding::bad(ABOUT, error), None),
    }
}

/// Whether this computer's clock, which says `now`, can be right, seeing when the record was written to last.
pub fn clock(now: DateTime<Utc>, newest: Option<DateTime<Utc>>) -> Finding {
    const ABOUT: &str = "clock";
    let written = |time: DateTime<Utc>| Arg::Minute(time.with_timezone(&chrono::Local).naive_local());
    let said = match newest {
        _ if now.timestamp() < 0 => message!("doctor-clock-before-1970", now = written(now)),
        Some(newest) if now < newest => {
            message!("doctor-clock-behind", now = written(now), newest = written(newest))
        }
        Some(newest) if now - newest > TimeDelta::days(LONG_AGO) => {
            message!("doctor-clock-ahead", now = written(now), newest = written(newest))
        }
        _ => return Finding::good(ABOUT, message!("doctor-clock", now = written(now))),
    };
    Finding::lacking(ABOUT, said, message!("doctor-clock-set"))
}
