//! What the tracker does with what it is sent: every limit and silent rule, in one place, with its source and how
//! sure it is. The check before sending and the practice tracker both ask here, so that what the one foretells is
//! what the other holds. Nothing here does any I/O, and nothing else in the house knows a rule of the tracker's.
//!
//! Where Kissmetrics' older and newer documents disagree, the rule that keeps less counts: whoever heeds it loses
//! nothing under either.

mod dedup;
mod digest;
mod fingerprint_table;
mod fold;
mod held;
mod interner;
mod joined;
mod looks;
mod names;
mod table;
mod verdict;

pub use dedup::{Admission, DedupIndex, Registry, identity_print, person_print};
pub use digest::{Digest, Digests, is_kept_alone};
pub use fold::{clean_name, fold_identity, fold_name};
pub use held::{Held, HeldEvent, HeldPerson};
pub use table::{RULES, Rule, Sure};
pub use verdict::{EventOutcome, Loss, PropertyOutcome, Tally, Verdict, are_kept, dropped, is_lost};

/// The first second that is stored: 1 January 2009, 00:00 UTC (*Import Existing Data*). Unix seconds.
pub const FIRST_DAY: i64 = 1_230_768_000;

/// The longest name of an event or a property, in characters (*API Specifications*, *Technical Notes*).
pub const NAME_MAX: usize = 255;

/// The longest identity, in characters (*API Specifications*).
pub const IDENTITY_MAX: usize = 255;

/// The longest value of a property, in characters (*Technical Notes*; an older copy says 8 KB "in theory").
pub const VALUE_MAX: usize = 512;

/// How many different names of events a product can have, and as many of properties (*Technical Notes*).
pub const NAMES_MAX: usize = 65_535;

/// From about this many names the product's site becomes slow (*Too Many Unique Event Names*).
pub const NAMES_SLOW: usize = 1_000;

/// How many instances of each event and each property of a person reports look at (an older copy of *Technical
/// Notes* only; nothing is dropped for it here, a check may say it).
pub const INSTANCES_SOFT: usize = 1_000;

/// The names that are parameters of the tracker's own: the five of a request (*API Specifications*) and the second
/// identity of its JSON files (*Data Export*). A property of such a name would take the place of the parameter.
pub const RESERVED: [&str; 6] = ["_k", "_p", "_n", "_t", "_d", "_p2"];

/// Names of events and properties that Kissmetrics itself records (*JavaScript Library*, *Channel Definitions*,
/// *People, Events, Properties*), so that an import does not mix into them by accident.
pub const PLATFORM_NAMES: [&str; 23] = [
    "Ad Campaign Hit",
    "Browser",
    "Campaign Content",
    "Campaign Medium",
    "Campaign Name",
    "Campaign Source",
    "Campaign Terms",
    "Channel",
    "Channel: Origin",
    "Continent",
    "Customer ID",
    "Device Type",
    "KM Returning Property",
    "Origin",
    "Page View",
    "Referrer",
    "Returning",
    "Search Engine",
    "Search Engine Hit",
    "Search Terms",
    "URL",
    "Viewed URL",
    "Visited Site",
];

/// Whether a property's name is one of [`RESERVED`]. Names ignore case at the tracker, so this does too.
pub fn is_reserved(name: &str) -> bool {
    looks_reserved(name) && RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(name))
}

/// Whether a name starts as the tracker's own parameters do. No document forbids it; a rename is prudent.
pub fn looks_reserved(name: &str) -> bool {
    name.starts_with('_')
}

/// Whether Kissmetrics itself records under this name; see [`PLATFORM_NAMES`].
pub fn is_platform_name(name: &str) -> bool {
    let folded = fold_name(name);
    PLATFORM_NAMES.iter().any(|own| fold_name(own) == folded)
}

/// A value as far as it is stored: its first [`VALUE_MAX`] characters.
pub fn cut_value(value: &str) -> &str {
    if value.len() <= VALUE_MAX {
        return value;
    }
    value.char_indices().nth(VALUE_MAX).map_or(value, |(end, _)| &value[..end])
}

/// Whether a text has more characters than a limit; most are so short that their bytes need no counting.
fn is_longer(text: &str, limit: usize) -> bool {
    text.len() > limit && text.chars().nth(limit).is_some()
}
