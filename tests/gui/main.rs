//! The window, by what a person sees and a screen reader hears.

#[path = "../support/mod.rs"]
mod support;

mod access;
mod choose;
mod counting;
#[cfg(target_os = "linux")]
mod desktop;
mod draft;
mod gallery;
mod harness;
mod meanwhile;
mod opening;
mod pages;
mod painted;
mod remembering;
mod same_plan;
mod session;
mod sound;
mod theme;
