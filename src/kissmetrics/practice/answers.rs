//! Answers what the Query API is asked, as its pages describe it, about what a practice tracker holds; and gives a raw
//! export of it, as the dumps that were seen are written.
//!
//! No type here is shared with whoever asks: both go by the pages alone.

use axum::http::{HeaderMap, Method, StatusCode, header::AUTHORIZATION};
use chrono::DateTime;
use serde_json::{Value, json};

use super::intake::Intake;
use super::totals::Total;
use crate::kissmetrics::rules::FIRST_DAY;

/// The one product that there is, as it is numbered and called.
const PRODUCT: u64 = 1;
const NAME: &str = "Practice";
const ZONE: &str = "UTC";

/// How many entries a page has, unless other is asked.
const PAGE: usize = 50;

/// The beginning of every path of the Query API.
pub(super) const VERSION: &str = "/v3/";

/// What is asked.
pub(super) struct Asked<'a> {
    pub method: &'a Method,
    /// Behind [`VERSION`].
    pub path: &'a str,
    pub query: &'a str,
    pub headers: &'a HeaderMap,
    pub body: &'a [u8],
    pub now: i64,
}

/// Answers it: the status and the JSON.
pub(super) fn answer(intake: &mut Intake, asked: &Asked<'_>) -> (StatusCode, Value) {
    let authorized = asked.headers.get(AUTHORIZATION).is_some_and(|value| value.as_bytes().starts_with(b"Basic "));
    if !authorized || intake.manner().refuses {
        return wrong(StatusCode::UNAUTHORIZED);
    }
    let is_changed = intake.manner().changed_beta;
    let parts: Vec<&str> = asked.path.split('/').collect();
    let own = |id: &str| id.parse() == Ok(PRODUCT);
    match (asked.method, parts.as_slice()) {
        (&Method::GET, ["products"]) => {
            let product = json!({ "id": PRODUCT, "account_id": 1, "name": NAME, "timezone": ZONE });
            found(is_changed, "data", &page(vec![product], asked.query))
        }
        (&Method::GET, ["products", id, kind @ ("events" | "properties")]) if own(id) => {
            let totals = intake.totals(*kind == "events", asked.now);
            let entries = totals.iter().enumerate().map(|(at, total)| name_entry(at, total)).collect();
            // The page for properties shows this key too.
            found(is_changed, "events", &page(entries, asked.query))
        }
        (&Method::POST, ["queries"]) => begin(intake, asked.body),
        (&Method::GET, ["queries", id]) => {
            match id.rsplit('-').next().and_then(|number| usize::from_str_radix(number, 16).ok()) {
                Some(number) => search(intake, number, id, is_changed),
                None => wrong(StatusCode::NOT_FOUND),
            }
        }
        _ => wrong(StatusCode::NOT_FOUND),
    }
}

fn found(is_changed: bool, key: &str, entries: &[Value]) -> (StatusCode, Value) {
    let answer = if is_changed { json!({ "items": { "list": entries } }) } else { json!({ key: entries }) };
    (StatusCode::OK, answer)
}

fn wrong(status: StatusCode) -> (StatusCode, Value) {
    (status, json!({ "status": status.as_u16(), "messages": [status.canonical_reason()] }))
}

fn page(entries: Vec<Value>, query: &str) -> Vec<Value> {
    let asked = |wanted: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(name, _)| name == wanted).and_then(|(_, value)| value.parse().ok())
    };
    let (offset, limit) = (asked("offset").unwrap_or(0), asked("limit").unwrap_or(PAGE).min(PAGE));
    entries.into_iter().skip(offset).take(limit).collect()
}

fn name_entry(at: usize, total: &Total) -> Value {
    let moment = |seconds: i64| DateTime::from_timestamp(seconds, 0).map(|time| time.to_rfc3339());
    json!({
        "id": at + 1,
        "product_id": PRODUCT,
        "name": total.name,
        "visible": true,
        "total": total.total,
        "first_used_at": moment(total.used.0),
        "last_used_at": moment(total.used.1),
        "first_sent_at": moment(total.sent.0),
        "last_sent_at": moment(total.sent.1),
    })
}

fn begin(intake: &mut Intake, body: &[u8]) -> (StatusCode, Value) {
    let query: Value = serde_json::from_slice(body).unwrap_or_default();
    let params = &query["query_params"];
    let identity = params["identity"].as_str().filter(|_| params["type"] == "identity");
    match identity.filter(|_| query["query_type"] == "people_search" && query["product_id"] == PRODUCT) {
        Some(identity) => {
            let number = intake.search(identity.to_owned());
            (StatusCode::OK, json!({ "id": format!("00000000-0000-4000-8000-{number:012x}") }))
        }
        None => wrong(StatusCode::UNPROCESSABLE_ENTITY),
    }
}

fn search(intake: &Intake, number: usize, id: &str, is_changed: bool) -> (StatusCode, Value) {
    let Some(identity) = intake.searched(number) else { return wrong(StatusCode::NOT_FOUND) };
    let people: Vec<Value> =
        intake.held().person(identity).iter().map(|person| json!({ "identities": person.identities })).collect();
    let answer = match is_changed {
        true => json!({ "uuid": id, "outcome": { "found": people.len() } }),
        false => json!({ "id": id, "status": "completed", "results": people }),
    };
    (StatusCode::OK, answer)
}

/// All that is held, as lines of JSON in which what is no ASCII stands in octal.
pub(super) fn export(intake: &Intake) -> String {
    let mut out = String::new();
    for (person, other) in intake.aliased() {
        line(&mut out, &[("_p", person), ("_p2", other)], FIRST_DAY);
    }
    for (person, event) in intake.held().came() {
        let name = event.name.map(|name| ("_n", name));
        let fields: Vec<(&str, &str)> =
            [("_p", person)].into_iter().chain(name).chain(event.properties.iter().copied()).collect();
        line(&mut out, &fields, event.time.0);
    }
    out
}

fn line(out: &mut String, fields: &[(&str, &str)], time: i64) {
    out.push('{');
    for (name, value) in fields {
        octal(name, out);
        out.push(':');
        octal(value, out);
        out.push(',');
    }
    out.push_str(&format!("\"_t\":{time}}}\n"));
}

fn octal(text: &str, out: &mut String) {
    out.push('"');
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
            0x20..=0x7E => out.push(char::from(byte)),
            other => out.push_str(&format!("\\{other:03o}")),
        }
    }
    out.push('"');
}
