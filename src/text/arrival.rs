//! Sentences about what Kissmetrics knows and counts. They say what was read, and claim no more: a count is of everything
//! that anybody sends.

use super::query_sentence;
use crate::kissmetrics::query::Known;
use crate::ledger::Reading;
use crate::mapping::timestamp::Zone;
use crate::message::Arg;
use crate::tr;
use crate::workflow::arrival::{Moved, NameCheck, NameMoved, SearchedPeople, Standing};

/// How a name of a plan stands at Kissmetrics.
pub fn name_check_sentence(check: &NameCheck) -> String {
    let name = &check.name;
    match &check.standing {
        Standing::There(Some(total)) => tr!("arrival-name-there", name = name, count = *total),
        Standing::There(None) => tr!("arrival-name-there-uncounted", name = name),
        Standing::Spelled(known) => match known.total {
            Some(total) => tr!("arrival-name-spelled", name = name, there = &known.name, count = total),
            None => tr!("arrival-name-spelled-uncounted", name = name, there = &known.name),
        },
        Standing::Alike(known) => match known.total {
            Some(total) => tr!("arrival-name-alike", name = name, there = &known.name, count = total),
            None => tr!("arrival-name-alike-uncounted", name = name, there = &known.name),
        },
        Standing::New => tr!("arrival-name-new", name = name),
    }
}

/// The same beside a button that takes the name over which is there; nowhere else could the question be answered.
pub fn name_offer_sentence(check: &NameCheck) -> String {
    let question = match &check.standing {
        Standing::Spelled(_) => tr!("arrival-name-spelled-use"),
        Standing::Alike(_) => tr!("arrival-name-alike-use"),
        Standing::There(_) | Standing::New => return name_check_sentence(check),
    };
    format!("{} {question}", name_check_sentence(check))
}

/// Which time zone the product has, beside that of a plan.
pub fn zone_sentence(reading: &Reading, zone: Zone) -> String {
    match &reading.zone {
        Some(there) => tr!("arrival-zone", product = &reading.name, there = there, here = zone.name()),
        None => tr!("arrival-zone-untold", product = &reading.name),
    }
}

/// What there is to say beside how names stand.
pub fn compared_lines(unread: u64, reading: &Reading, zone: Zone) -> Vec<String> {
    let mut lines = Vec::new();
    if unread > 0 {
        lines.push(tr!("arrival-unread", count = unread));
    }
    lines.push(zone_sentence(reading, zone));
    lines
}

/// How many of the people who were searched are known.
pub fn people_sentence(searched: &SearchedPeople) -> String {
    let all = searched.found.len() as u64;
    let known = match (searched.known(), searched.unclear()) {
        (0, 0) if all > 0 => tr!("arrival-people-none", all = all).to_owned(),
        (known, 0) => tr!("arrival-people", known = known, all = all),
        (known, unclear) => tr!("arrival-people-unclear", known = known, all = all, unclear = unclear),
    };
    match &searched.ended {
        Some(error) => tr!("arrival-people-ended", known = known, why = query_sentence(error)),
        None => known,
    }
}

/// Whether the person of an event that was just sent is known.
pub fn looked_for_sentence(known: Known) -> &'static str {
    match known {
        Known::Yes => tr!("arrival-look-for-yes"),
        Known::No => tr!("arrival-look-for-no"),
        Known::Unclear => tr!("arrival-look-for-unclear"),
        Known::Unfinished => tr!("arrival-look-for-unfinished"),
    }
}

/// How the total of a name has moved since an import began.
pub fn moved_sentence(name: &NameMoved) -> String {
    let NameMoved { total, moved, is_whole, in_bulk } = name;
    let what = match moved {
        Moved::Untold => tr!("arrival-untold").to_owned(),
        Moved::NotYet { late: false } if *in_bulk => tr!("arrival-not-yet-bulk").to_owned(),
        Moved::NotYet { late: false } => tr!("arrival-not-yet").to_owned(),
        Moved::NotYet { late: true } if *in_bulk => tr!("arrival-not-moved-bulk").to_owned(),
        Moved::NotYet { late: true } => tr!("arrival-not-moved").to_owned(),
        Moved::NoneExpected => tr!("arrival-none-expected").to_owned(),
        Moved::AsExpected if total.expected < total.sent => {
            tr!("arrival-as-expected-merged", count = total.expected, merged = total.sent - total.expected)
        }
        Moved::AsExpected => tr!("arrival-as-expected", count = total.expected),
        Moved::AsSent => tr!("arrival-as-sent", count = total.sent, expected = total.expected),
        Moved::Fewer(fewer) => {
            let by = total.expected.saturating_sub(*fewer);
            tr!("arrival-fewer", count = by, expected = total.expected, fewer = *fewer)
        }
        Moved::More(more) => {
            tr!("arrival-more", count = total.expected + more, expected = total.expected, more = *more)
        }
        Moved::By(by) => tr!("arrival-by", count = *by, expected = total.expected),
        Moved::Fell(by) => tr!("arrival-fell", count = *by),
        Moved::SoFar(by) => tr!("arrival-so-far", count = *by),
    };
    match is_whole {
        true => tr!("arrival-name", name = &total.name, sent = total.sent, what = what),
        // How many of them were sent so far, nobody has counted by name.
        false => tr!("arrival-name-planned", name = &total.name, planned = total.sent, what = what),
    }
}

/// What names that would be new are called, in one sentence, where they are many.
pub fn new_names_sentence(names: &[String]) -> String {
    tr!("arrival-names-new", count = names.len(), names = Arg::quoted(names, 10))
}
