//! Tests of where records come from.

mod csv;
mod mysql;
