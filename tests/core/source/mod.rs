//! Tests of where records come from.

mod csv;
