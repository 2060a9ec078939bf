//! What the window knows, one file a concern. Nothing here draws, and nothing here knows the app: it is told what to do,
//! works beside the window, and says what came of it.

pub mod appearance;
pub mod before;
pub mod check;
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
pub mod what_if;
