//! Exports of tools for analytics, and of what passes events on to them: a record for each event, whose properties are
//! objects within it.
//!
//! What they have and Kissmetrics has not: that two persons are one is an event of its own there, and so are details of a
//! person without an event. Neither is taken over, since an alias can't be undone; what is left out is said.

use super::draft::Draft;
use super::table::Candidate;
use super::title::name_of;
use super::{Grade, ZoneHint};
use crate::mapping::Test;
use crate::message;
use crate::message::Arg;

/// Mixpanel's raw export.
pub(super) fn mixpanel(draft: &mut Draft) {
    draft.who(&["properties distinct id"]);
    draft.when(&["properties time"]);
    draft.doubt_time(&message!("guess-mixpanel-time"));
    name(draft, "event", &["$identify", "$create_alias", "$merge"]);
    let own = ["distinct_id", "time", "token", "ip"];
    properties(draft, "properties.", |name| {
        !name.starts_with(['$', '#']) && !name.starts_with("mp_") && !own.contains(&name)
    });
}

/// Amplitude's raw export.
pub(super) fn amplitude(draft: &mut Draft) {
    draft.who(&["user id"]);
    draft.when(&["event time"]);
    draft.zone = Some(ZoneHint { name: "UTC", why: message!("guess-amplitude-zone") });
    name(draft, "event type", &["$identify", "$groupidentify"]);
    properties(draft, "event_properties.", |name| !name.starts_with('$'));
}

/// PostHog's batch export of events.
pub(super) fn posthog(draft: &mut Draft) {
    draft.who(&["distinct id"]);
    draft.when(&["timestamp"]);
    let no_events =
        ["$identify", "$create_alias", "$merge_dangerously", "$groupidentify", "$set", "$feature_flag_called"];
    name(draft, "event", &no_events);
    let own = ["token", "distinct_id", "time"];
    properties(draft, "properties.", |name| !name.starts_with('$') && !own.contains(&name));
}

/// Segment's archive of raw calls.
pub(super) fn segment(draft: &mut Draft) {
    draft.who(&["user id", "anonymous id"]);
    draft.when(&["timestamp", "original timestamp"]);
    draft.only(&["type"], Test::Is, &["track"]);
    draft.name_by(&["event"], Grade::Sure, message!("guess-segment-event"));
    // Segment itself called it so when it sent to Kissmetrics.
    draft.amount("Billing Amount", &["properties revenue"]);
    properties(draft, "properties.", |name| name != "revenue");
    let traits = named(draft, "traits.", |_| true);
    draft.offer_details(&[("type", Test::Is, &["identify"])], &traits, message!("guess-segment-details"));
}

/// Kissmetrics' own raw export, which is also what it takes as JSON (JSON Files as an External Data Source).
pub(super) fn kissmetrics(draft: &mut Draft) {
    draft.who(&["_p"]);
    draft.when(&["_t"]);
    draft.only(&["_n"], Test::Filled, &[]);
    draft.name_by(&["_n"], Grade::Sure, message!("guess-kissmetrics-event"));
    let columns = draft.table.columns.iter().filter(|column| !column.title.starts_with('_'));
    let own: Vec<(String, &str)> = columns.map(|column| (column.title.to_owned(), column.title)).collect();
    own.iter().for_each(|(name, title)| draft.detail_titled(name, title));
    draft.leave_out("_p2", message!("left-out-alias"));
    if draft.table.columns.iter().any(|column| column.title == "_n" && column.profile.blank > 0) {
        let only: &[(&str, Test, &[&str])] = &[("_n", Test::Blank, &[]), ("_p2", Test::Blank, &[])];
        draft.offer_details(only, &own, message!("guess-kissmetrics-details"));
    }
}

/// Names events by a column, but for those that are none.
fn name(draft: &mut Draft, title: &str, no_events: &[&str]) {
    draft.only(&[title], Test::IsNot, no_events);
    let left_out = Arg::list(no_events.iter().copied(), no_events.len());
    draft.name_by(&[title], Grade::Sure, message!("guess-record-event", count = no_events.len(), left_out = left_out));
}

/// Takes every column under `path` whose key is one of somebody's own as a property.
fn properties(draft: &mut Draft, path: &str, is_own: impl Fn(&str) -> bool) {
    for (name, title) in named(draft, path, is_own) {
        draft.detail_titled(&name, title);
    }
    let lists: Vec<&str> =
        draft.table.columns.iter().filter(|column| holds_json(column)).map(|column| column.title).collect();
    lists.into_iter().for_each(|title| draft.leave_out(title, message!("left-out-lists")));
}

/// The filled columns under `path` whose key is one of somebody's own, each with the name that it gives.
fn named<'t>(draft: &Draft<'t>, path: &str, is_own: impl Fn(&str) -> bool) -> Vec<(String, &'t str)> {
    let mut named: Vec<(String, &str)> = Vec::new();
    for column in &draft.table.columns {
        let Some(key) = column.title.strip_prefix(path).filter(|key| is_own(key)) else { continue };
        if column.profile.filled == 0 || holds_json(column) {
            continue;
        }
        // Two keys may be one name as the guides write it.
        let taken = |name: &str| name.is_empty() || named.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
        let nice = name_of(key);
        let name = [nice.as_str(), key].into_iter().find(|name| !taken(name)).unwrap_or(column.title).to_owned();
        named.push((name, column.title));
    }
    named
}

/// Whether its values are lists, which Kissmetrics shows as a jumble.
fn holds_json(column: &Candidate) -> bool {
    let samples = &column.profile.samples;
    !samples.is_empty() && samples.iter().all(|text| text.starts_with(['[', '{']) && text.ends_with([']', '}']))
}
