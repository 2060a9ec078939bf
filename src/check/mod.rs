//! What will become of the events, said before anything is sent.
