//! Where events go: to Kissmetrics one by one, or into files, for who would rather look at them first or may not send.
//!
//! A [`Sink`] says what it is called, what a person says before events go there, and how it writes them. Adding one is
//! a file and a line in [`SINKS`]: the command line and the window offer what stands there.

mod csv;
pub mod files;
mod json;
pub mod kissmetrics;

use std::fmt;

use files::FileSink;

/// A place that events go to.
pub trait Sink: Sync {
    /// What is typed for it, as in `--as json`.
    fn id(&self) -> &'static str;

    /// What a person reads.
    fn label(&self) -> &'static str;

    /// What to know before choosing it, in a sentence or two.
    fn about(&self) -> String;

    /// What a person says before events go there; how they get there follows from it.
    fn form(&self) -> Form;
}

/// What a person says before events go to a sink.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Which product. The events are sent there one by one, in a run that is recorded ([`kissmetrics::run`]).
    Product,
    /// Which folder, and how many events a file holds at most. They are written there by [`files::save`].
    Folder(&'static dyn FileSink),
}

/// Every sink there is, in the order in which they are offered.
pub const SINKS: &[&dyn Sink] = &[&kissmetrics::Kissmetrics, &json::Json, &csv::Csv];

/// The files that are written where nobody chose others.
pub const USUAL_FILES: &dyn FileSink = &json::Json;

/// The sinks that take a product's events one by one.
pub fn product_sinks() -> impl Iterator<Item = &'static dyn Sink> {
    SINKS.iter().copied().filter(|sink| matches!(sink.form(), Form::Product))
}

/// The sinks that are files.
pub fn file_sinks() -> impl Iterator<Item = &'static dyn FileSink> {
    SINKS.iter().filter_map(|sink| match sink.form() {
        Form::Folder(sink) => Some(sink),
        Form::Product => None,
    })
}

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
