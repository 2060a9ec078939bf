//! Tests of everything but the window, in one binary; the modules mirror the rooms of `src/`.

#[path = "../support/mod.rs"]
mod support;

mod allowance;
mod architecture;
mod arrival;
mod begin;
mod check;
mod clock;
mod doctor;
mod fuzz;
mod hand_over;
mod kissmetrics;
mod ledger;
mod mapping;
mod notices;
mod packaging;
mod pipeline;
mod plan;
mod reconcile;
mod schedule;
mod sink;
mod source;
mod store;
mod text;
