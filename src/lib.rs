//! Backfill brings a company's past into Kissmetrics.
//!
//! One sentence holds the house together: a [`source`] gives records, a [`mapping`] turns records into [`event`]s that
//! [`kissmetrics`] has rules for, a [`pipeline`] walks them, [`check`]s say what will become of them, the [`ledger`]
//! remembers what was sent, a [`sink`] takes them, and a [`workflow`] is what a person does with all of it, from the
//! window (`gui`, which shows a `session`) or from the command line ([`cli`]). A [`plan`] keeps what was chosen, and
//! the [`store`] is Backfill's own folder, a [`schedule`] has an import repeat by itself. What any of them has to say is data, a [`message`](mod@message) or an [`error`], which
//! [`text`] puts into words. The modules read in that order, and a room uses only the rooms before it; a
//! test reads this tree and fails when one does not.
//!
//! What is peculiar to the problem: the tracker answers 200 to everything, silently keeps one of two events
//! with the same person, name and second, drops what is before 2009 and can delete nothing. So every check
//! happens here, over the whole source, before anything is sent, and the same plan over the same source
//! gives the same requests, byte for byte.
//!
//! Where to look first: why a row was skipped is a [`Reason`](mapping::apply::Reason), decided in
//! `mapping/apply/read.rs` and worded in `text/mapping.rs`; why an event is not sent is a
//! [`Disposition`](pipeline::Disposition), decided in `pipeline/decide.rs`; what the tracker would do with it is in
//! [`kissmetrics::rules`]; what is said about a whole source is one file of [`check`] each.

pub mod clock;

pub mod child;

pub mod event;

pub mod message;

pub mod source;

pub mod store;

pub mod mapping;

pub mod plan;

pub mod kissmetrics;

pub mod pipeline;

pub mod check;

pub mod ledger;

pub mod schedule;

pub mod sink;

pub mod workflow;

pub mod notification;

pub mod error;

pub mod text;

pub mod cli;

#[cfg(feature = "window")]
pub mod session;

#[cfg(feature = "window")]
pub mod gui;
