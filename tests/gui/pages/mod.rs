//! The wizard as a whole, page after page, by what a person sees and does.

mod access;
mod arrival;
mod bulk;
mod cards;
mod choose;
mod chosen;
mod database;
mod files;
mod frame;
mod history;
mod languages;
mod layout;
mod matching;
mod past;
mod pictures;
mod preview;
mod products;
mod record;
mod repeat;
mod resume;
mod secrets;
mod send;
mod sending;
mod several;
mod stories;
mod truths;
pub mod wizard;
