//! What a sink says of itself, and what one that is files says besides.

use std::collections::BTreeMap;
use std::fmt;

use crate::event::{Event, EventKind};
use crate::mapping::Mapping;
use crate::message::Message;

/// A place that events go to.
pub trait Sink: Sync {
    /// What is typed for it, as in `--as json`.
    fn id(&self) -> &'static str;

    /// What a person reads.
    fn label(&self) -> Message;

    /// What to know before choosing it, in a sentence or two.
    fn about(&self) -> Message;

    /// What a person says before events go there; how they get there follows from it.
    fn form(&self) -> Form;
}

/// What a person says before events go to a sink.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Which product. The events are sent there one by one, in a run that is recorded ([`run`](super::kissmetrics::run)).
    Product,
    /// Which product, and a place in a bucket that its recurring import reads. The events are written there in parts, in a
    /// run that is recorded ([`run`](super::bucket::run)).
    Bucket,
    /// Which folder, and how many events a file holds at most. They are written there by [`save`](super::files::save).
    Folder(&'static dyn FileSink),
}

/// A sink that is files of one form.
pub trait FileSink: Sink {
    /// What the names of the files end with, behind the dot.
    fn ending(&self) -> &'static str;

    /// What they hold and what not, in a few words that stand in one sentence with those of the others.
    fn holds(&self) -> Message;

    /// Writes the events that this mapping makes.
    fn lines(&self, mapping: &Mapping) -> Box<dyn Lines>;
}

/// Writes events as the lines of files. The same event is the same line, whatever was written before it.
pub trait Lines {
    /// The name of the files that hold this kind of event. What has another name has files of its own.
    fn series(&self, kind: EventKind) -> &'static str;

    /// Adds what stands above the lines, in each file.
    fn titles(&self, _kind: EventKind, _line: &mut String, _misfits: &mut Misfits) {}

    /// Adds an event, with the end of its line, and counts what of it does not fit.
    fn line(&self, event: &Event<'_>, line: &mut String, misfits: &mut Misfits);
}

/// What a file cannot hold as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misfit {
    /// A property for which there is no room, which is left out.
    TooManyProperties,
    /// A double quotation mark, which became a single one.
    DoubleQuote,
    /// A line break, which became a space.
    LineBreak,
}

impl Misfit {
    /// The name in `--json`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::TooManyProperties => "too-many-properties",
            Self::DoubleQuote => "double-quote",
            Self::LineBreak => "line-break",
        }
    }
}

/// How often something did not fit.
pub type Misfits = BTreeMap<Misfit, u64>;

/// The time of what has none: the earliest that is kept, as in the documented sample of an alias file.
pub(super) const NO_TIME: i64 = 1_230_768_000;

impl PartialEq for dyn FileSink {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for dyn FileSink {}

impl fmt::Debug for dyn FileSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
