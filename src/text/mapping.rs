//! Sentences about mappings, and about rows that make no event.

use super::Face;
use crate::mapping::apply::{MappingError, Miss, Reason};
use crate::mapping::{Dictionary, Lookup, Part, Slot};
use crate::message::Arg;
use crate::tr;

/// So many columns of a source are named, to choose from.
const KNOWN: usize = 20;

/// So many columns are named that are not there.
const MISSING: usize = 10;

pub(super) fn sentence(error: &MappingError, face: Face) -> String {
    match error {
        MappingError::NoRules => tr!("mapping-no-rules", face = face),
        MappingError::Undecided { slot } => undecided_sentence(*slot, face),
        MappingError::MissingColumns { titles, known } => tr!(
            "mapping-missing-columns",
            count = titles.len(),
            titles = Arg::quoted(titles, MISSING),
            known = Arg::quoted(known, KNOWN),
        ),
        MappingError::UnknownLookup { name, known } if known.is_empty() => tr!("mapping-unknown-lookup", name = name),
        MappingError::UnknownLookup { name, known } => {
            tr!("mapping-unknown-lookup-known", name = name, known = Arg::quoted(known, MISSING))
        }
        MappingError::RepeatedLookup { name } => tr!("mapping-repeated-lookup", name = name),
        MappingError::MissingLookupColumns { lookup, titles, known } => tr!(
            "mapping-missing-lookup-columns",
            count = titles.len(),
            lookup = lookup,
            titles = Arg::quoted(titles, MISSING),
            known = Arg::quoted(known, KNOWN),
        ),
        MappingError::LookupTooLarge { lookup } => tr!("mapping-lookup-too-large", lookup = lookup),
        MappingError::NoFormat { column } => tr!("mapping-no-format", column = column),
        MappingError::NoZone { column } => tr!("mapping-no-zone", column = column),
        MappingError::UnknownZone { name, near } if near.is_empty() => tr!("mapping-unknown-zone", name = name),
        MappingError::UnknownZone { name, near } => {
            tr!("mapping-unknown-zone-near", name = name, near = Arg::choice(near))
        }
        MappingError::BadDate { text } => tr!("mapping-bad-date", text = text),
        MappingError::BlankName { slot } => blank_name_sentence(*slot),
        MappingError::RepeatedDetail { name } => tr!("mapping-repeated-detail", name = name),
        MappingError::NotANumber { column, value } => tr!("mapping-not-a-number", column = column, value = value),
        MappingError::NoWindow => tr!("mapping-no-window").to_owned(),
    }
}

fn undecided_sentence(Slot { rule, part }: Slot, face: Face) -> String {
    let event = rule + 1;
    match part {
        Part::Person => tr!("mapping-no-person", event = event, face = face),
        Part::Time => tr!("mapping-no-time", event = event, face = face),
        Part::Event => tr!("mapping-no-event", event = event, face = face),
        Part::Property(index) => tr!("mapping-no-detail", detail = index + 1, event = event),
    }
}

fn blank_name_sentence(Slot { rule, part }: Slot) -> String {
    let event = rule + 1;
    match part {
        Part::Person => tr!("mapping-blank-person", event = event),
        Part::Time => tr!("mapping-blank-time", event = event),
        Part::Event => tr!("mapping-blank-event", event = event),
        Part::Property(index) => tr!("mapping-blank-detail", detail = index + 1, event = event),
    }
}

/// What was read to look things up in, and what of it does not count: "users: 3 rows repeat an earlier "id", 2
/// of them with another "login". The first row counts."
/// `None` where each key stands once.
pub fn repeated_keys_sentence(lookup: &Lookup, dictionary: &Dictionary) -> Option<String> {
    let Lookup { source, by, take, .. } = lookup;
    match (dictionary.repeated(), dictionary.different()) {
        (0, _) => None,
        (n, 0) => Some(tr!("lookup-repeats-same", lookup = source, count = n, by = by, take = take)),
        (n, different) => {
            Some(tr!("lookup-repeats", lookup = source, count = n, by = by, different = different, take = take))
        }
    }
}

/// Why a row makes no event, in words with the column and the value.
pub fn miss_sentence(miss: &Miss<'_>) -> String {
    let Miss { reason, column, value, lookup, .. } = *miss;
    let (blank, looked_up) = (value.is_empty(), !lookup.is_empty());
    match reason {
        Reason::BlankTime if blank => tr!("miss-blank-time", column = column),
        Reason::BlankTime => tr!("miss-no-time", column = column, value = value),
        Reason::NotMatching if blank => tr!("miss-blank-not-matching", column = column),
        Reason::NotMatching => tr!("miss-not-matching", column = column, value = value),
        Reason::ValueLeftOut => tr!("miss-value-left-out", column = column, value = value),
        Reason::NoDetails => tr!("miss-no-details", value = value),
        Reason::LeftOut if blank && looked_up => tr!("miss-lookup-blank-left-out", column = column, lookup = lookup),
        Reason::LeftOut if looked_up => tr!("miss-lookup-left-out", column = column, value = value, lookup = lookup),
        Reason::LeftOut if blank => tr!("miss-blank-left-out", column = column),
        Reason::LeftOut => tr!("miss-left-out", column = column, value = value),
        Reason::BlankPerson if looked_up => tr!("miss-lookup-blank-person", column = column, lookup = lookup),
        Reason::BlankPerson => tr!("miss-blank-person", column = column),
        Reason::NotFound => tr!("miss-not-found", column = column, value = value, lookup = lookup),
        Reason::NameNotFound => tr!("miss-name-not-found", column = column, value = value, lookup = lookup),
        Reason::BlankName if looked_up => tr!("miss-lookup-blank-name", column = column, lookup = lookup),
        Reason::BlankName => tr!("miss-blank-name", column = column),
        Reason::NoZone => tr!("miss-no-zone", column = column, value = value),
        Reason::UnknownZone => tr!("miss-unknown-zone", column = column, value = value),
        Reason::UnreadableTime => tr!("miss-unreadable-time", column = column, value = value),
        Reason::UnreadableRecord => tr!("miss-unreadable-record").to_owned(),
    }
}
