//! When two names, or two identities, are the same to the tracker.

/// A name as the tracker tells names apart: `,` and `:` are spaces, case does not count (*Technical Notes*), nor do
/// spaces at the ends. The last is nowhere stated; taking two names for one at worst foretells a loss that is none.
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    fold_name_into(name, &mut folded);
    folded
}

/// An identity as the tracker tells people apart: `,` and `:` are spaces (the oldest copy of *API Specifications*
/// says so of `_p` too). Case counts: nothing is said of it, and matching is by exact text (*Identities*).
pub fn fold_identity(identity: &str) -> String {
    let mut folded = String::with_capacity(identity.len());
    fold_identity_into(identity, &mut folded);
    folded
}

/// A name as Kissmetrics shows it: `,` and `:` are spaces, and none are left at the ends.
pub fn clean_name(name: &str) -> String {
    name.chars().map(space_out).collect::<String>().trim().to_owned()
}

/// [`fold_name`] at the end of a text that is used again.
pub(super) fn fold_name_into(name: &str, out: &mut String) {
    let name = name.trim_matches(|c: char| space_out(c).is_whitespace());
    if name.is_ascii() {
        out.extend(name.chars().map(|c| space_out(c).to_ascii_lowercase()));
    } else {
        out.extend(name.chars().flat_map(|c| space_out(c).to_lowercase()));
    }
}

/// Whether an identity is what [`fold_identity`] makes of it.
pub(super) fn is_folded_identity(identity: &str) -> bool {
    memchr::memchr2(b',', b':', identity.as_bytes()).is_none()
}

/// [`fold_identity`] at the end of a text that is used again.
pub(super) fn fold_identity_into(identity: &str, out: &mut String) {
    out.extend(identity.chars().map(space_out));
}

const fn space_out(c: char) -> char {
    match c {
        ',' | ':' => ' ',
        other => other,
    }
}
