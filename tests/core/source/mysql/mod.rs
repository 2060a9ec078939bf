//! MySQL as a source, held against a real MariaDB.

mod address;
mod breaks;
mod catalog;
mod complete;
mod connecting;
mod hostile;
mod locks;
mod memory;
mod query;
mod read_only;
mod reading;
mod sentences;
mod tunnel;
mod types;

use super::served::{failure, numbers, open, problem, proxy, read, rows, titles};
