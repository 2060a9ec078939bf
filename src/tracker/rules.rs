//! What the tracker does with what it is sent: every limit and silent rule, in one place.

/// The names that are parameters of the tracker's own: the five of a request (*API Specifications*) and the second
/// identity of its JSON files (*Data Export*). A property of such a name would take the place of the parameter.
pub const RESERVED: [&str; 6] = ["_k", "_p", "_n", "_t", "_d", "_p2"];

/// Whether a property's name is one of [`RESERVED`]. Names ignore case at the tracker, so this does too.
pub fn is_reserved(name: &str) -> bool {
    RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(name))
}
