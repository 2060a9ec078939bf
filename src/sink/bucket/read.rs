//! The reading half: writes the events that are not in the bucket yet as lines, and cuts them into parts and these into
//! pieces of which each is a request.

use std::ops::ControlFlow;

use tokio::sync::mpsc::Sender;

use crate::pipeline::encode::Encoder;
use crate::pipeline::fingerprint::EventFingerprint;
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::walk::{Item, Pipeline, RowEnd, Visitor, Walk};
use crate::pipeline::{Error, Outcomes, PassProgress, Stop};
use crate::sink::json::Json;
use crate::sink::kind::{FileSink, Lines, Misfits};
use crate::sink::kissmetrics::progress::Sent;
use crate::source::Record;

/// A piece of a part.
#[derive(Default)]
pub(super) struct Piece {
    /// The lines; a line may begin in one piece and end in the next.
    pub bytes: Vec<u8>,
    /// The number and the fingerprint of each event that ends in it.
    pub events: Vec<(u64, EventFingerprint)>,
    /// One of them, for a person to look at.
    pub shown: Option<Sent>,
    /// The part ends with it.
    pub ends: bool,
}

impl Piece {
    /// Bytes in one, but for the last of a part: all servers take pieces of 5 MiB and more, some only of one size.
    pub const SIZE: usize = 8 * 1024 * 1024;
}

/// What the reading half gives.
pub(super) enum Feed {
    /// A piece.
    Piece(Piece),
    /// The walk has ended.
    End(Result<Walk, Error>),
}

/// What is to be read.
pub(super) struct Order {
    pub pipeline: Pipeline,
    /// The most events in a part.
    pub most: u64,
    /// No event beyond this many, counted from the first of the source.
    pub limit: Option<u64>,
    /// What is there already, or was sent in another way.
    pub skip: RangeSet,
}

/// The reading half.
pub(super) fn read(order: &Order, stop: &Stop, pieces: &Sender<Feed>) -> Result<Walk, Error> {
    let mut parts = Parts {
        encoder: Encoder::new(""),
        lines: Json.lines(order.pipeline.mapping()),
        limit: order.limit.unwrap_or(u64::MAX),
        most: order.most.max(1),
        skip: &order.skip,
        stop,
        pieces,
        piece: Piece::default(),
        in_part: 0,
        line: String::new(),
        misfits: Misfits::new(),
    };
    let walk = order.pipeline.walk(stop, &PassProgress::default(), &mut parts);
    // What a walk that broke off has left is no part.
    if walk.is_ok() && !stop.requested() && parts.in_part > 0 {
        parts.end_part();
    }
    walk
}

struct Parts<'p> {
    encoder: Encoder<'p>,
    lines: Box<dyn Lines>,
    limit: u64,
    most: u64,
    skip: &'p RangeSet,
    stop: &'p Stop,
    pieces: &'p Sender<Feed>,
    piece: Piece,
    /// Events in the part at hand.
    in_part: u64,
    line: String,
    misfits: Misfits,
}

impl Parts<'_> {
    fn end_part(&mut self) {
        self.piece.ends = true;
        self.in_part = 0;
        let piece = std::mem::take(&mut self.piece);
        self.give(piece);
    }

    fn give(&self, piece: Piece) {
        if self.pieces.blocking_send(Feed::Piece(piece)).is_err() {
            // Nobody writes any more.
            self.stop.request();
        }
    }
}

impl Visitor for Parts<'_> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), Error> {
        let Some((number, made)) = item.sent() else { return Ok(()) };
        if number >= self.limit || self.skip.contains(number) {
            return Ok(());
        }
        // The part before is given only now, for the last one is given by the end of the walk.
        if self.in_part >= self.most {
            self.end_part();
        }
        let (_, print) = self.encoder.encode(record, &made.event);
        self.line.clear();
        self.lines.line(&made.event, &mut self.line, &mut self.misfits);
        let mut rest = self.line.as_bytes();
        while self.piece.bytes.len() + rest.len() > Piece::SIZE {
            let (first, after) = rest.split_at(Piece::SIZE - self.piece.bytes.len());
            self.piece.bytes.extend_from_slice(first);
            rest = after;
            let piece = std::mem::take(&mut self.piece);
            self.give(piece);
        }
        self.piece.bytes.extend_from_slice(rest);
        self.piece.events.push((number, print));
        self.piece.shown.get_or_insert_with(|| Sent::of(&made.event));
        self.in_part += 1;
        Ok(())
    }

    fn row(&mut self, _record: &Record, _end: RowEnd, outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        Ok(if outcomes.pending >= self.limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    }
}
