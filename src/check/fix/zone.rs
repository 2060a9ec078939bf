//! Reads the times in another zone.

use super::{Change, Fix};
use crate::mapping::Mapping;
use crate::message;
use crate::message::Message;

/// The times are read in this zone.
#[derive(Debug, PartialEq)]
struct ReadInZone {
    zone: String,
}

impl Change for ReadInZone {
    fn apply(&self, mapping: &mut Mapping) {
        mapping.zone = Some(self.zone.clone());
    }

    fn message(&self) -> Message {
        message!("fix-zone", zone = &self.zone)
    }

    /// Another zone moves every event.
    fn question(&self, mapping: &Mapping) -> Option<Message> {
        Some(match &mapping.zone {
            Some(own) => message!("fix-zone-question", zone = &self.zone, own = own),
            None => message!("fix-zone-question-none", zone = &self.zone),
        })
    }
}

/// Reads the times in this zone.
pub(in crate::check) fn read_in_zone(zone: &str) -> Fix {
    Fix::new(ReadInZone { zone: zone.to_owned() })
}
