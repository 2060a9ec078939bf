//! Where events go: to Kissmetrics one by one, into a bucket that it reads, or into files, for who would rather look at them first or may not send.
//!
//! A [`Sink`] says what it is called, what a person says before events go there, and how it writes them. Adding one is
//! a file and a line in [`SINKS`]: the command line and the window offer what stands there.

pub mod bucket;
mod csv;
pub mod files;
mod json;
pub mod keyed;
mod kind;
pub mod kissmetrics;
pub mod reports;
mod table;

pub use kind::{FileSink, Form, Lines, Misfit, Misfits, Sink};

/// Every sink there is, in the order in which they are offered.
pub const SINKS: &[&dyn Sink] = &[&kissmetrics::Kissmetrics, &bucket::Bucket, &json::Json, &csv::Csv];

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
        Form::Product | Form::Bucket => None,
    })
}
