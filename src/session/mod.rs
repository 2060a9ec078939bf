//! What a person has under way, whoever shows it: what is open, how it is matched, what the whole of it comes to, where
//! it goes, and what went there before. One file a concern; nothing here draws or knows a toolkit. Each is told what to
//! do, works beside whoever shows it, and says what came of it.

pub mod action;
pub mod app;
pub mod appearance;
pub mod before;
pub mod check;
pub mod choosing;
pub mod database;
pub mod draft;
pub mod files;
pub mod fixed;
pub mod history;
pub mod look_up;
pub mod message;
pub mod page;
pub mod products;
pub mod returning;
pub mod seen;
pub mod send;
pub mod source;
pub mod task;
pub mod view;
pub mod what_if;
