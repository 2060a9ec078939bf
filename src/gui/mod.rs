//! The window: the same core as the command line, for people who drag and drop.
//!
//! `theme` holds the looks and `widgets` what pages are made of; both know nothing of imports.

pub mod steps;
pub mod theme;
pub mod widgets;
