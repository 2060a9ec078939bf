//! Joins the rooms' errors: the exit code, and the sentence that a person reads.
