//! Many processes, of which each turns some rows into events or decides about some people: together they write what `save`
//! writes over the whole, and count what `check` counts.

mod bad_input;
mod fixtures;
mod passed;
mod shared;
mod split;
mod table;
