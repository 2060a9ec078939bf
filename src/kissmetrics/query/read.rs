//! What an answer says, read leniently: what is not known is passed over, what is missing is told, and a number may stand
//! in quotes.

use serde_json::{Map, Value};

use super::error::{Expected, QueryError};

/// A product of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadProduct {
    /// Its number at Kissmetrics.
    pub id: u64,
    /// What the account calls it.
    pub name: String,
    /// Its time zone, as `US/Pacific`; `None` where the answer says none.
    pub zone: Option<String>,
}

/// A name of events or properties that a product knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// As it stands there.
    pub name: String,
    /// How often it was counted; `None` where the answer does not say it in a number.
    pub total: Option<u64>,
}

/// What was listed, and how much of it could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// What could be read.
    pub all: Vec<T>,
    /// Entries that could not.
    pub unread: u64,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { all: Vec::new(), unread: 0 }
    }
}

/// Whether somebody is known to a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Something was found.
    Yes,
    /// The search ended and found nobody.
    No,
    /// The search ended, and what it says is described nowhere and not understood.
    Unclear,
    /// The search did not come to its end while somebody waited.
    Unfinished,
}

/// The entries of a page: a list under one of these keys, or the answer itself.
pub(super) fn entries<'v>(answer: &'v Value, keys: &[&str], expected: Expected) -> Result<&'v [Value], QueryError> {
    let list = match answer {
        Value::Array(list) => Some(list),
        Value::Object(object) => keys.iter().find_map(|key| object.get(*key)?.as_array()),
        _ => None,
    };
    list.map(Vec::as_slice).ok_or(QueryError::Changed { expected })
}

/// Adds what can be read of a page.
pub(super) fn take<T>(listed: &mut Listed<T>, page: &[Value], read: fn(&Map<String, Value>) -> Option<T>) {
    for entry in page {
        match entry.as_object().and_then(read) {
            Some(entry) => listed.all.push(entry),
            None => listed.unread += 1,
        }
    }
}

pub(super) fn product(entry: &Map<String, Value>) -> Option<ReadProduct> {
    let zone = entry.get("timezone").and_then(Value::as_str).filter(|zone| !zone.is_empty());
    Some(ReadProduct { id: number(entry.get("id")?)?, name: text(entry, "name")?, zone: zone.map(str::to_owned) })
}

pub(super) fn name(entry: &Map<String, Value>) -> Option<KnownName> {
    Some(KnownName { name: text(entry, "name")?, total: entry.get("total").and_then(number) })
}

fn text(entry: &Map<String, Value>, key: &str) -> Option<String> {
    entry.get(key)?.as_str().map(str::to_owned)
}

/// A count, which may stand in quotes or have a point with nothing behind it.
fn number(value: &Value) -> Option<u64> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    text.strip_suffix(".0").unwrap_or(&text).parse().ok()
}

/// The number of a search that was begun.
pub(super) fn search(answer: &Value) -> Result<String, QueryError> {
    let id = answer.get("id").and_then(|id| match id {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    });
    // It becomes a part of the next address.
    let is_plain = |id: &String| {
        !id.is_empty() && id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    id.filter(is_plain).ok_or(QueryError::Changed { expected: Expected::Search })
}

/// How a search stands.
pub(super) enum Search {
    /// It is not done.
    UnderWay,
    /// It has found this.
    Done(Known),
}

/// Reads how a search stands. What it answers is described nowhere; the states are those of an export, which is.
pub(super) fn found(answer: &Value) -> Result<Search, QueryError> {
    let state = ["status", "state"].iter().find_map(|key| answer.get(*key)?.as_str()).map(str::to_ascii_lowercase);
    match state.as_deref() {
        Some("unstarted" | "started" | "pending" | "queued" | "running" | "processing") => {
            return Ok(Search::UnderWay);
        }
        Some(state @ ("error" | "cancelled" | "canceled" | "failed")) => {
            return Err(QueryError::SearchFailed { state: state.to_owned() });
        }
        _ => {}
    }
    const DONE: [&str; 6] = ["completed", "complete", "done", "finished", "succeeded", "success"];
    let is_done = state.as_deref().is_some_and(|state| DONE.contains(&state));
    let result = ["results", "result", "people", "data"].iter().find_map(|key| answer.get(*key));
    let known = match result {
        // Without a word about how it stands, nothing found may mean nothing yet.
        None if state.is_none() => return Err(QueryError::Changed { expected: Expected::Found }),
        None => Known::Unclear,
        Some(Value::Null) if state.is_none() => return Ok(Search::UnderWay),
        Some(result) => match is_anybody(result) {
            // A state that nobody knows may be one in which nothing is found yet.
            Known::No if !is_done => Known::Unclear,
            known => known,
        },
    };
    Ok(Search::Done(known))
}

fn is_anybody(result: &Value) -> Known {
    let some = |is: bool| if is { Known::Yes } else { Known::No };
    match result {
        Value::Null => Known::No,
        Value::Array(people) => some(!people.is_empty()),
        Value::Object(object) => {
            let within = ["people", "results", "data"].iter().find_map(|key| object.get(*key)?.as_array());
            let count = ["total", "count"].iter().find_map(|key| number(object.get(*key)?));
            match (within, count) {
                (Some(people), _) => some(!people.is_empty()),
                (None, Some(count)) => some(count > 0),
                (None, None) => Known::Unclear,
            }
        }
        _ => Known::Unclear,
    }
}
