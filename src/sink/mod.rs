//! Where events go: files that Kissmetrics takes by hand.

pub mod files;
