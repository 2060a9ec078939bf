//! Findings about when it was, and about what shares a second.
