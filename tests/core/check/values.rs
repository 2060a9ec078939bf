//! Findings about values.
