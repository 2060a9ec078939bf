//! Findings about names.
