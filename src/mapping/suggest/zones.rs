//! The column in which each row says its time zone, and the zone that all of them speak for.

use super::ZoneHint;
use super::table::{Candidate, Table};
use crate::mapping::timestamp::{Zone, says_zone};
use crate::mapping::wording::share;
use crate::message;
use crate::message::Arg;

/// Zones that the letters of a clock stand for, where an export is known to write them so.
const ZONES: &[(&[&str], &str)] = &[
    (&["pst", "pdt"], "America/Los_Angeles"),
    (&["mst", "mdt"], "America/Denver"),
    (&["cst", "cdt"], "America/Chicago"),
    (&["est", "edt"], "America/New_York"),
    (&["cet", "cest", "mez", "mesz"], "Europe/Berlin"),
    (&["eet", "eest"], "Europe/Helsinki"),
    (&["gmt", "bst"], "Europe/London"),
    (&["aest", "aedt"], "Australia/Sydney"),
    (&["jst"], "Asia/Tokyo"),
    (&["ist"], "Asia/Kolkata"),
    (&["msk", "msd"], "Europe/Moscow"),
    (&["utc"], "UTC"),
];

/// Titles of columns with zones.
const ZONE_TITLES: &[&str] = &[
    "time zone",
    "timezone",
    "tz",
    "zone",
    "time offset",
    "utc offset",
    "gmt offset",
    "timezone offset",
    "time zone offset",
    "tz offset",
    "offset",
    "zeitzone",
    "fuseau horaire",
    "zona horaria",
    "fuso orario",
    "fuso horario",
    "tijdzone",
];

/// The column beside the times in which each row says its zone, if every value is one: an offset, letters, an IANA name.
/// Letters that several places use are ones where the column's others tell which place is meant.
pub(super) fn zone_column<'t, 'a>(table: &'t Table<'a>) -> Option<&'t Candidate<'a>> {
    let column = table.named(ZONE_TITLES)?;
    let own = zone_hint(table).and_then(|hint| Zone::named(hint.name).ok());
    let values = &column.profile.values;
    (!values.is_empty() && values.iter().all(|value| says_zone(&value.text, own))).then_some(column)
}

/// The zone that a column with nothing but zones speaks for.
pub(super) fn zone_hint(table: &Table) -> Option<ZoneHint> {
    let column = table.named(ZONE_TITLES)?;
    let values = &column.profile.values;
    let fits = |letters: &[&str], name: &str| {
        let known =
            |text: &str| letters.iter().any(|zone| zone.eq_ignore_ascii_case(text)) || text.eq_ignore_ascii_case(name);
        values.iter().filter(|value| known(&value.text)).map(|value| value.count).sum::<u64>()
    };
    let (name, count) =
        ZONES.iter().map(|(letters, name)| (*name, fits(letters, name))).max_by_key(|(_, count)| *count)?;
    let seen: Vec<&str> = values.iter().take(3).map(|value| value.text.as_str()).collect();
    (count * 2 > column.profile.filled).then(|| ZoneHint {
        name,
        why: message!(
            "guess-zone-says",
            column = column.title,
            zones = Arg::quoted(&seen, 3),
            share = share(count, column.profile.filled),
        ),
    })
}
