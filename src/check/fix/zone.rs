//! Reads the times in another zone.

use super::{Change, Fix};
use crate::check::Words;
use crate::mapping::Mapping;

/// The times are read in this zone.
#[derive(Debug, PartialEq)]
struct ReadInZone {
    zone: String,
}

impl Change for ReadInZone {
    fn apply(&self, mapping: &mut Mapping) {
        mapping.zone = Some(self.zone.clone());
    }

    fn words(&self) -> Words {
        Words { text: "Read the times as {zone}", args: vec![("zone", self.zone.as_str().into())] }
    }

    /// Another zone moves every event.
    fn question(&self, mapping: &Mapping) -> Option<Words> {
        let own = mapping.zone.as_deref().unwrap_or("none");
        let args = vec![("zone", self.zone.as_str().into()), ("own", own.into())];
        Some(Words { text: "{zone} instead of {own}?", args })
    }
}

/// Reads the times in this zone.
pub(in crate::check) fn read_in_zone(zone: &str) -> Fix {
    Fix::new(ReadInZone { zone: zone.to_owned() })
}
