//! Tests of the built program in a real window, on a screen of their own: seen through what a screen reader is told,
//! moved by a real pointer and a real keyboard.

#[path = "../support/mod.rs"]
mod support;

mod app;
mod practice;
mod screen;
mod widget;

mod arrival;
mod bulk;
mod fault;
mod import;
mod opening;
#[cfg(target_os = "linux")]
mod package;
mod record;
mod remembering;
#[cfg(target_os = "linux")]
mod repeating;
mod start;
mod stories;
