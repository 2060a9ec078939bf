//! The request of an event and its fingerprint, made once and in one way: what is sent must be what is looked for later.

use super::fingerprint::{self, EventFingerprint};
use crate::event::Event;
use crate::kissmetrics::request;
use crate::source::Record;

/// Encodes the events of a walk one after the other. A key may stand in each request, so that there is no way to print
/// one.
pub struct Encoder<'k> {
    key: &'k str,
    target: String,
    /// The row at hand and its hash, which all of its events share.
    row: Option<(u64, u64)>,
}

impl<'k> Encoder<'k> {
    /// With this key in each request. It is no part of a fingerprint, so it can be blank where nothing is sent.
    pub fn new(key: &'k str) -> Self {
        Self { key, target: String::new(), row: None }
    }

    /// The request of an event that was made of this record, and its fingerprint.
    pub fn encode(&mut self, record: &Record, event: &Event<'_>) -> (&str, EventFingerprint) {
        request::write_target(event, self.key, &mut self.target);
        let hash = match self.row {
            Some((row, hash)) if row == record.row => hash,
            _ => fingerprint::row(record),
        };
        self.row = Some((record.row, hash));
        (&self.target, EventFingerprint::new(hash, fingerprint::request(&self.target)))
    }
}
