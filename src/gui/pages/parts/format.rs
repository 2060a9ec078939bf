//! Numbers, times and lists as people read them.

use chrono::DateTime;

use crate::check::RowAt;
use crate::event::Timestamp;
use crate::gui::widgets::Head;
use crate::mapping::Mapping;
use crate::mapping::timestamp::Zone;
use crate::message::Arg;
use crate::text::written;
use crate::tr;

/// "12,390".
pub(in crate::gui::pages) fn number(number: u64) -> String {
    written(number)
}

/// The zone in which times are shown: the one in which they are written, UTC where they say their own.
pub(in crate::gui::pages) fn zone(mapping: &Mapping) -> Zone {
    mapping.zone.as_deref().and_then(|name| Zone::named(name).ok()).unwrap_or(Zone::UTC)
}

/// "3 Jan 2016, 09:12:00".
pub(in crate::gui::pages) fn moment(time: Timestamp, zone: Zone) -> String {
    let utc = DateTime::from_timestamp(time.0, 0);
    utc.map_or_else(|| time.to_string(), |utc| written(Arg::Second(utc.with_timezone(&zone.0).naive_local())))
}

/// "8,541 Signed Up, 3,849 Canceled and 3 more".
pub(in crate::gui::pages) fn names(names: &[(String, u64)], most: usize) -> String {
    let name = |(name, count): &(String, u64)| tr!("parts-name", count = *count, name = name);
    let shown = names.iter().take(most).map(name).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => shown,
        rest => tr!("list-and-more", shown = shown, rest = rest),
    }
}

/// The head of the column that says where rows stand.
pub(in crate::gui::pages) fn place_head<'a>(
    rows: impl Iterator<Item = RowAt> + Clone,
    line: &'a str,
    row: &'a str,
) -> Head<'a> {
    if rows.clone().any(|at| at.file.is_some()) {
        Head::new(tr!("line-and-file")).points(176.0)
    } else if rows.clone().any(|at| at.line.is_some()) {
        Head::new(line).points(72.0)
    } else {
        Head::new(row).points(72.0)
    }
}

/// Where a row stands: a name and no count, so without separators.
pub(in crate::gui::pages) fn place(at: RowAt) -> String {
    let line = at.line.unwrap_or(at.row);
    at.file.map_or_else(|| line.to_string(), |file| tr!("line-in-file", line = line.to_string(), file = file.text()))
}
