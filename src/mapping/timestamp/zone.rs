//! Time zones by their IANA names, and what a clock on the wall means in them.

use chrono::{DateTime, LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{OffsetName, TZ_VARIANTS, Tz};

use super::ClockNote;

/// The time zone in which times that say none are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(pub Tz);

/// A name that is no time zone's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub struct UnknownZone {
    /// What was asked for.
    pub name: String,
    /// Names that may have been meant, the likeliest first.
    pub near: Vec<&'static str>,
}

/// What people call a zone that has another name in the IANA's list.
const SAID_FOR: &[(&str, &str)] = &[
    ("pst", "America/Los_Angeles"),
    ("pdt", "America/Los_Angeles"),
    ("pacific", "America/Los_Angeles"),
    ("mdt", "America/Denver"),
    ("mountain", "America/Denver"),
    ("cst", "America/Chicago"),
    ("cdt", "America/Chicago"),
    ("central", "America/Chicago"),
    ("edt", "America/New_York"),
    ("eastern", "America/New_York"),
    ("bst", "Europe/London"),
    ("uk", "Europe/London"),
    ("germany", "Europe/Berlin"),
    ("munich", "Europe/Berlin"),
    ("france", "Europe/Paris"),
    ("spain", "Europe/Madrid"),
    ("italy", "Europe/Rome"),
    ("cest", "Europe/Berlin"),
    ("mez", "Europe/Berlin"),
    ("ist", "Asia/Kolkata"),
    ("india", "Asia/Kolkata"),
    ("beijing", "Asia/Shanghai"),
    ("san francisco", "America/Los_Angeles"),
    ("washington", "America/New_York"),
];

impl Zone {
    /// Universal time.
    pub const UTC: Self = Self(Tz::UTC);

    /// The zone of this name, whatever its case.
    ///
    /// # Errors
    /// When there is none; with names that may have been meant.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let wanted = name.trim();
        match TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(wanted)) {
            Some(&zone) => Ok(Self(zone)),
            None => Err(UnknownZone { name: wanted.to_owned(), near: near(wanted) }),
        }
    }

    /// Its name, as it stands in plans.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Names to choose from: UTC, then the places of the world by continent. Old spellings and fixed offsets are
    /// left out; [`Zone::named`] knows them all the same.
    pub fn names() -> Vec<&'static str> {
        const CONTINENTS: [&str; 10] = [
            "Africa/",
            "America/",
            "Antarctica/",
            "Arctic/",
            "Asia/",
            "Atlantic/",
            "Australia/",
            "Europe/",
            "Indian/",
            "Pacific/",
        ];
        let mut places: Vec<&str> = TZ_VARIANTS
            .iter()
            .map(|zone| zone.name())
            .filter(|name| CONTINENTS.iter().any(|continent| name.starts_with(continent)))
            .collect();
        places.sort_unstable();
        places.insert(0, "UTC");
        places
    }

    /// Seconds east of UTC at an instant (Unix seconds).
    pub fn offset_at(self, instant: i64) -> i32 {
        DateTime::from_timestamp(instant, 0)
            .map_or(0, |at| self.0.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc())
    }

    /// The first and the last second of the local day in which an instant lies (all Unix seconds).
    pub fn day(self, instant: i64) -> (i64, i64) {
        const DAY: i64 = 86_400;
        let midnight = (instant + i64::from(self.offset_at(instant))).div_euclid(DAY) * DAY;
        (self.instant(midnight).0, self.instant(midnight + DAY).0 - 1)
    }

    /// The instant at which the wall shows this (seconds since 1970 as if it were UTC). Of two instants the first is
    /// taken; a time that was skipped is read as if the clocks had not been put forward.
    pub(super) fn instant(self, wall: i64) -> (i64, Option<ClockNote>) {
        if self.0 == Tz::UTC {
            return (wall, None);
        }
        let Some(at) = DateTime::from_timestamp(wall, 0).map(|at| at.naive_utc()) else { return (wall, None) };
        match self.0.offset_from_local_datetime(&at) {
            LocalResult::Single(offset) => (wall - i64::from(offset.fix().local_minus_utc()), None),
            LocalResult::Ambiguous(first, second) => {
                let east = first.fix().local_minus_utc().max(second.fix().local_minus_utc());
                (wall - i64::from(east), Some(ClockNote::Twice))
            }
            LocalResult::None => (wall - i64::from(self.offset_before_gap(at)), Some(ClockNote::Skipped)),
        }
    }

    /// Seconds east of UTC that the place itself calls by these letters, around the time that the wall shows: of two that
    /// the wall shows alike, the one of these letters, and in winter what summer's letters mean.
    pub(super) fn offset_called(self, letters: &str, wall: i64) -> Option<i32> {
        const HALF_A_YEAR: i64 = 182 * 86_400;
        [0, HALF_A_YEAR, -HALF_A_YEAR].into_iter().find_map(|away| {
            let at = DateTime::from_timestamp(wall + away, 0)?.naive_utc();
            let found = self.0.offset_from_local_datetime(&at);
            let called = |offset: &<Tz as TimeZone>::Offset| {
                offset.abbreviation().is_some_and(|name| name.eq_ignore_ascii_case(letters))
            };
            let offset = found.earliest().filter(called).or_else(|| found.latest().filter(called))?;
            Some(offset.fix().local_minus_utc())
        })
    }

    /// The offset that was in force before the clocks were put forward over this time.
    fn offset_before_gap(self, at: NaiveDateTime) -> i32 {
        // The longest gap was the day that Samoa left out.
        (1..=25)
            .filter_map(|hours| at.checked_sub_signed(TimeDelta::hours(hours)))
            .find_map(|before| self.0.offset_from_local_datetime(&before).latest())
            .map_or(0, |offset| offset.fix().local_minus_utc())
    }
}

/// Names that may have been meant by one that does not exist: at most five.
fn near(wanted: &str) -> Vec<&'static str> {
    let wanted = wanted.to_lowercase().replace(['_', '-'], " ");
    if let Some(&(_, name)) = SAID_FOR.iter().find(|(said, _)| *said == wanted) {
        return vec![name];
    }
    let mut scored: Vec<(usize, &'static str)> = Zone::names()
        .into_iter()
        .filter_map(|name| {
            let full = name.to_lowercase().replace('_', " ");
            let city = full.rsplit('/').next().unwrap_or(&full);
            let far = edits(&wanted, &full).min(edits(&wanted, city));
            (far * 3 <= wanted.chars().count()).then_some((far, name))
        })
        .collect();
    scored.sort_unstable();
    // Beside a slip of the hand, what is like it from afar is noise.
    let nearest = scored.first().map_or(0, |(far, _)| *far);
    scored.retain(|(far, _)| *far <= nearest + 1);
    scored.into_iter().take(5).map(|(_, name)| name).collect()
}

/// How many letters must be added, removed or changed to make one text of the other (Levenshtein).
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, other) in to.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
