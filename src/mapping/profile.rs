//! What is known of a column once all of it was seen.
