//! An event becomes a request, byte for byte: the same event and key give the same bytes on every machine and in
//! every run, because an identical re-send is harmless at the tracker and any other is a second copy for ever.
//! Nothing here talks to anybody, knows the time or changes what the plan says.
//!
//! Text goes out as the plan has it, also where the tracker will fold it (`,` and `:` in names, see
//! [`rules`](super::rules)): it folds by itself, and what was sent can then be compared with the plan.

use std::fmt::Write as _;

use super::rules::is_reserved;
use crate::event::{Event, EventKind};

/// The longest URL, in characters and with `https://` and the host, that is sent as a GET. Longer ones go as a POST
/// form, as proxies refuse long addresses; Segment's integration does the same from about here (2,048).
pub const GET_MAX: usize = 2_000;

/// What stands for the part of a key that must not be seen.
pub const MASK: &str = "••••";

/// How a target is put on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape<'a> {
    /// A GET of this path and query.
    Get {
        /// Path and query, `/e?_k=…`.
        target: &'a str,
    },
    /// A POST of this body, as `application/x-www-form-urlencoded`.
    Post {
        /// The path alone, `/e`.
        path: &'a str,
        /// The same bytes that would have been the query.
        body: &'a str,
    },
}

/// The path that a kind of event takes (*API Specifications*).
pub const fn path(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Event => "/e",
        EventKind::Set => "/s",
        EventKind::Alias => "/a",
    }
}

/// Writes the path and query for an event, in place of what `out` held.
///
/// The order is `_k _p _n _t _d`, then the properties in the plan's order; `/s` has no `_n`, `/a` no time. `_d` is
/// always 1: without it the tracker takes the time of arrival for the time of the event (*API Specifications*).
/// A property whose name is blank or one of the tracker's own parameters is not written, for it would take the
/// place of the real one; [`is_reserved`] tells which, so that a check can say so beforehand.
pub fn write_target(event: &Event<'_>, key: &str, out: &mut String) {
    out.clear();
    out.push_str(path(event.kind));
    out.push_str("?_k=");
    encode(key, out);
    out.push_str("&_p=");
    encode(&event.person, out);
    if event.kind != EventKind::Set {
        out.push_str("&_n=");
        encode(&event.name, out);
    }
    if event.kind == EventKind::Alias {
        return;
    }
    if let Some(time) = event.time {
        // Writing to a String cannot fail.
        let _ = write!(out, "&_t={}&_d=1", time.0);
    }
    for property in &event.properties {
        if property.name.is_empty() || is_reserved(&property.name) {
            continue;
        }
        out.push('&');
        encode(&property.name, out);
        out.push('=');
        encode(&property.value, out);
    }
}

/// How a target goes out to a host: as a GET while the whole URL has at most [`GET_MAX`] characters. `base` is the
/// destination without a slash at its end, as `https://trk.kissmetrics.io`.
pub fn shape<'a>(base: &str, target: &'a str) -> Shape<'a> {
    match target.split_once('?') {
        Some((path, body)) if base.len() + target.len() > GET_MAX => Shape::Post { path, body },
        _ => Shape::Get { target },
    }
}

/// A target for showing: of the key only the last four characters are left, and of a short key none.
pub fn masked(target: &str) -> String {
    const START: &str = "_k=";
    let Some(start) = target.find(START).map(|at| at + START.len()) else {
        return target.to_owned();
    };
    let end = target[start..].find('&').map_or(target.len(), |at| start + at);
    format!("{}{MASK}{}{}", &target[..start], tail(&target[start..end]), &target[end..])
}

/// What may be seen of a key: its last four characters, or nothing of one shorter than twelve bytes.
pub fn tail(key: &str) -> &str {
    const SEEN: usize = 4;
    match key.char_indices().rev().nth(SEEN - 1) {
        Some((at, _)) if at >= 2 * SEEN => &key[at..],
        _ => "",
    }
}

/// Adds text to a query: every byte but `A-Z a-z 0-9 - . _ ~` as `%` and two upper-case digits, a space as `%20`.
/// The tracker reads `+` as a space, so that a bare `bob+news@…` would become somebody else (*API Specifications*).
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if is_unreserved(byte) {
            continue;
        }
        if plain < at {
            out.push_str(&text[plain..at]);
        }
        out.push('%');
        out.push(char::from(HEX[usize::from(byte >> 4)]));
        out.push(char::from(HEX[usize::from(byte & 15)]));
        plain = at + 1;
    }
    out.push_str(&text[plain..]);
}

/// The bytes that RFC 3986 leaves as they are.
const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
