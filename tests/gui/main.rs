//! The window, by what a person sees and a screen reader hears.

mod gallery;
mod harness;
