//! The window, by what a person sees and a screen reader hears.

mod choose;
mod gallery;
mod harness;
mod theme;
