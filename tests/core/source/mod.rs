//! Tests of where records come from.

mod csv;
mod field;
mod json;
mod mysql;
mod named;
mod packed;
mod record;
mod related;
mod sheet;
mod sqlite;
