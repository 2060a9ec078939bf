//! The wizard as a whole, page after page, by what a person sees and does.

mod choose;
mod chosen;
mod frame;
mod matching;
mod pictures;
mod preview;
mod send;
mod sending;
mod wizard;
