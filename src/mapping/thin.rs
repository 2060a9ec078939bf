//! At most one event per person and name in a while.
