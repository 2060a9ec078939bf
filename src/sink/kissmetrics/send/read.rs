//! The reading half: makes requests of what is to be sent, in batches.

use std::ops::ControlFlow;

use tokio::sync::mpsc::Sender;

use crate::kissmetrics::client::{ApiKey, Client, Url};
use crate::pipeline::encode::Encoder;
use crate::pipeline::fingerprint::EventFingerprint;
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::walk::{Item, Pipeline, RowEnd, Visitor, Walk};
use crate::pipeline::{Error, Outcomes, PassProgress, Stop};
use crate::sink::kissmetrics::progress::Sent;
use crate::source::Record;

/// Requests for one trip between the threads. The key stands in each, so that there is no way to print one.
#[derive(Default)]
pub(in crate::sink::kissmetrics) struct Batch {
    text: String,
    /// Where each goes, for those that are GETs. Making that out takes a twentieth of all that sending takes, and this thread has
    /// time.
    addresses: Vec<Option<Url>>,
    /// Each event's number, its fingerprint, and where its request ends in `text`.
    pub(super) ends: Vec<(u64, EventFingerprint, usize)>,
    /// Some of the events, for a person to look at, each by its place.
    shown: Vec<(usize, Sent)>,
}

impl Batch {
    const SIZE: usize = 256;

    /// One in so many events can be looked at: a few a second are enough, however slow the tracker is.
    const SHOWN: usize = 16;

    pub(super) fn target(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1].2 };
        &self.text[start..self.ends[index].2]
    }

    /// Where it goes, if it is a GET.
    pub(super) fn address(&self, index: usize) -> Option<Url> {
        self.addresses.get(index).cloned().flatten()
    }

    /// The event, where it is one of those that a person may look at.
    pub(super) fn shown(&self, index: usize) -> Option<&Sent> {
        let at = self.shown.binary_search_by_key(&index, |(place, _)| *place).ok()?;
        self.shown.get(at).map(|(_, sent)| sent)
    }

    /// Which events they are, from this one on.
    pub(super) fn fingerprints(&self, from: usize) -> impl Iterator<Item = EventFingerprint> {
        self.ends[from..].iter().map(|(_, print, _)| *print)
    }
}

/// What the reading half gives.
pub(in crate::sink::kissmetrics) enum Feed {
    /// Requests.
    Batch(Batch),
    /// The walk has ended.
    End(Result<Walk, Error>),
}

/// The reading half: makes the requests that are not in `skip`. Each of the first `asked` events can be looked at, since a
/// person may be asked about it.
pub(in crate::sink::kissmetrics) fn read(
    pipeline: &Pipeline,
    (client, key): (&Client, &ApiKey),
    (limit, asked): (Option<u64>, u64),
    skip: &RangeSet,
    stop: &Stop,
    batches: &Sender<Feed>,
) -> Result<Walk, Error> {
    let mut requests = Requests {
        client,
        encoder: Encoder::new(key.expose()),
        limit: limit.unwrap_or(u64::MAX),
        skip,
        stop,
        batches,
        batch: Batch::default(),
        asked,
    };
    let walk = pipeline.walk(stop, &PassProgress::default(), &mut requests);
    requests.flush();
    walk
}

struct Requests<'r> {
    client: &'r Client,
    encoder: Encoder<'r>,
    limit: u64,
    skip: &'r RangeSet,
    stop: &'r Stop,
    batches: &'r Sender<Feed>,
    batch: Batch,
    /// How many of the next events a person may be asked about.
    asked: u64,
}

impl Requests<'_> {
    fn flush(&mut self) {
        let batch = std::mem::take(&mut self.batch);
        if !batch.ends.is_empty() && self.batches.blocking_send(Feed::Batch(batch)).is_err() {
            // Nobody sends any more.
            self.stop.request();
        }
    }
}

impl Visitor for Requests<'_> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), Error> {
        let Some((number, made)) = item.sent() else { return Ok(()) };
        if number >= self.limit || self.skip.contains(number) {
            return Ok(());
        }
        let (target, print) = self.encoder.encode(record, &made.event);
        self.batch.addresses.push(self.client.address(target));
        self.batch.text.push_str(target);
        let place = self.batch.ends.len();
        self.batch.ends.push((number, print, self.batch.text.len()));
        if self.asked > 0 || place.is_multiple_of(Batch::SHOWN) {
            self.batch.shown.push((place, Sent::of(&made.event)));
            self.asked = self.asked.saturating_sub(1);
        }
        if self.batch.ends.len() >= Batch::SIZE {
            self.flush();
        }
        Ok(())
    }

    fn row(&mut self, _record: &Record, _end: RowEnd, outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        Ok(if outcomes.pending >= self.limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    }
}
