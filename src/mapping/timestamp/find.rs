//! Finds a time zone as people name it: by city, country, abbreviation, or how far it is from UTC.

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone, Utc};
use chrono_tz::{OffsetName, Tz};

use super::Zone;
use super::places::{CITIES, COMMON, COUNTRIES, SPOKEN};
use crate::message;
use crate::message::Message;

/// What a zone is called where it is chosen, and what its clock shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneChoice {
    /// Its IANA name, as it stands in plans.
    pub name: &'static str,
    /// "Germany, 14:05 now, UTC+2".
    pub note: Message,
}

/// How well a zone fits what is typed; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is called exactly so.
    Exact,
    /// A word of one of its names begins so.
    Begins,
    /// It is somewhere in one of its names.
    Within,
}

/// Zones of one offset all year, as they are chosen where no place is known.
const FIXED: [&str; 26] = [
    "Etc/GMT+12",
    "Etc/GMT+11",
    "Etc/GMT+10",
    "Etc/GMT+9",
    "Etc/GMT+8",
    "Etc/GMT+7",
    "Etc/GMT+6",
    "Etc/GMT+5",
    "Etc/GMT+4",
    "Etc/GMT+3",
    "Etc/GMT+2",
    "Etc/GMT+1",
    "Etc/GMT-1",
    "Etc/GMT-2",
    "Etc/GMT-3",
    "Etc/GMT-4",
    "Etc/GMT-5",
    "Etc/GMT-6",
    "Etc/GMT-7",
    "Etc/GMT-8",
    "Etc/GMT-9",
    "Etc/GMT-10",
    "Etc/GMT-11",
    "Etc/GMT-12",
    "Etc/GMT-13",
    "Etc/GMT-14",
];

/// The zones to choose from, and how they are found.
pub struct ZoneList {
    names: Vec<&'static str>,
    /// What each zone is called, in small letters.
    called: Vec<Vec<String>>,
    /// Each zone's offsets in January and in July of this year, in seconds.
    offsets: Vec<[i32; 2]>,
}

impl ZoneList {
    /// The zones, for this moment: offsets and abbreviations are those of its year.
    pub fn new(now: DateTime<Utc>) -> Self {
        let names: Vec<&'static str> = Zone::names().into_iter().chain(FIXED).collect();
        let called = names.iter().map(|name| called(name, now)).collect();
        let offsets =
            names.iter().map(|name| Zone::named(name).map_or([0; 2], |zone| year(zone.0, now).map(|(o, _)| o)));
        Self { offsets: offsets.collect(), called, names }
    }

    /// Every name, those that [`ZoneList::find`] counts.
    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// The zones that fit what is typed, by their place among the names, the likeliest first. All places where nothing
    /// is typed.
    pub fn find(&self, typed: &str) -> Vec<usize> {
        let typed = plain(typed);
        if typed.is_empty() {
            return (0..self.names.len() - FIXED.len()).collect();
        }
        if let Some(offset) = offset_of(&typed) {
            return self.at_offset(offset);
        }
        let fits = self.called.iter().enumerate().filter_map(|(index, called)| {
            let fit = called.iter().filter_map(|name| fit(name, &typed)).min()?;
            Some((fit, self.rank(index), index))
        });
        let mut fits: Vec<_> = fits.collect();
        fits.sort_unstable();
        fits.into_iter().map(|(.., index)| index).collect()
    }

    /// The zone of this offset all year first, then the places that have it in winter or in summer.
    fn at_offset(&self, seconds: i32) -> Vec<usize> {
        let mut found: Vec<_> = (0..self.names.len())
            .filter(|index| self.offsets[*index].contains(&seconds))
            .map(|index| {
                let always = self.offsets[index] == [seconds; 2];
                let fixed = FIXED.contains(&self.names[index]) || self.names[index] == Zone::UTC.name();
                (!fixed, self.rank(index), !always, index)
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(.., index)| index).collect()
    }

    /// Zones that many people live in come first among equals.
    fn rank(&self, index: usize) -> usize {
        COMMON.iter().position(|name| *name == self.names[index]).unwrap_or(COMMON.len())
    }

    /// What stands beside a zone where it is chosen: its country, and its clock at this moment.
    pub fn choice(&self, index: usize, now: DateTime<Utc>) -> ZoneChoice {
        let name = self.names.get(index).copied().unwrap_or(Zone::UTC.name());
        let zone = Zone::named(name).unwrap_or(Zone::UTC);
        let offset = zone.offset_at(now.timestamp());
        let clock = now.with_timezone(&zone.0).format("%H:%M").to_string();
        let offset = offset_words(offset);
        let note = match country_of(name) {
            _ if FIXED.contains(&name) => message!("zone-all-year", clock = clock, offset = offset),
            Some(country) => message!("zone-of-country", country = country, clock = clock, offset = offset),
            None => message!("zone-clock", clock = clock, offset = offset),
        };
        ZoneChoice { name, note }
    }
}

/// "UTC+2", "UTC-3:30".
fn offset_words(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs() / 60);
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// Small letters, one space between words, no accents.
fn plain(text: &str) -> String {
    let letters = text.to_lowercase();
    let letters = letters.chars().map(|letter| match letter {
        '_' | '.' | ',' => ' ',
        'á' | 'à' | 'â' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'í' | 'î' => 'i',
        'ó' | 'ô' | 'õ' | 'ø' => 'o',
        'ú' | 'û' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        letter => letter,
    });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fit(name: &str, typed: &str) -> Option<Fit> {
    match name.find(typed) {
        None => None,
        Some(0) if name.len() == typed.len() => Some(Fit::Exact),
        Some(0) => Some(Fit::Begins),
        Some(at) if matches!(name.as_bytes()[at - 1], b' ' | b'/' | b'-') => Some(Fit::Begins),
        // A few letters stand in too many names.
        Some(_) if typed.len() > 3 => Some(Fit::Within),
        Some(_) => None,
    }
}

/// Everything that a zone is called: its name, its city, its countries, its abbreviations.
fn called(name: &str, now: DateTime<Utc>) -> Vec<String> {
    let full = plain(name);
    let city = full.rsplit('/').next().unwrap_or(&full).to_owned();
    let mut called = vec![full, city];
    for table in [COUNTRIES, CITIES, SPOKEN] {
        let known = table.iter().filter(|(_, zones)| zones.split(' ').any(|zone| zone == name));
        called.extend(known.flat_map(|(names, _)| names.split('|')).map(plain));
    }
    if let Ok(zone) = Zone::named(name) {
        called.extend(year(zone.0, now).into_iter().filter_map(|(_, letters)| letters));
    }
    called
}

fn country_of(name: &str) -> Option<&'static str> {
    let (names, _) = COUNTRIES.iter().find(|(_, zones)| zones.split(' ').any(|zone| zone == name))?;
    names.split('|').next()
}

/// A zone's offset and abbreviation in January and in July.
fn year(zone: Tz, now: DateTime<Utc>) -> [(i32, Option<String>); 2] {
    [1, 7].map(|month| {
        let day = NaiveDate::from_ymd_opt(now.year(), month, 15).unwrap_or_default();
        let offset = zone.offset_from_utc_date(&day);
        // Where people have no letters for it, its name is a number.
        let letters = offset.abbreviation().filter(|text| text.starts_with(char::is_alphabetic));
        (offset.fix().local_minus_utc(), letters.map(str::to_lowercase))
    })
}

/// How far east of UTC: "+1", "utc-3:30", "gmt +05:30", in seconds.
fn offset_of(typed: &str) -> Option<i32> {
    let rest = typed.strip_prefix("utc").or_else(|| typed.strip_prefix("gmt")).unwrap_or(typed).trim_start();
    let (sign, rest) = match rest.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let digits = rest.trim();
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    let number = |text: &str| text.parse::<i32>().ok().filter(|number| (0..60).contains(number));
    Some(sign * (number(hours).filter(|hours| *hours <= 14)? * 3_600 + number(minutes)? * 60))
}
