//! Events on their way from one process to another: each with its person, as the tracker tells people apart, and its place
//! in the source, so that whoever sorts such lines as bytes has a person's events together and in order.
//!
//! A line is five fields with tabs between them: the folded identity as JSON text, the part and the row of the source, the
//! number of the plan's rule, and the event as files of JSON have it.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::de::{Deserialize, Deserializer as _, MapAccess, Visitor};
use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::json::Json;
use super::kind::{Lines, Misfits};
use crate::event::{Event, EventKind, Property, Timestamp};
use crate::kissmetrics::rules::fold_identity;

/// Where an event comes from. In this order a source's events are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Which part of the source, where its parts are read apart.
    pub part: u32,
    /// The row, in whatever numbers rise with the rows.
    pub row: i64,
    /// The plan's rule that made it.
    pub rule: u32,
}

/// An event's line, taken apart but for the event itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyed<'l> {
    /// Tells people apart: the folded identity, as it stands in the line.
    pub key: &'l str,
    /// Where it comes from.
    pub origin: Origin,
    /// The event as it stands in the line.
    pub event: &'l str,
}

/// Adds an event's line, with its end.
pub fn write(event: &Event<'_>, origin: Origin, line: &mut String) {
    // A text always has a JSON form, and a line takes whatever is written to it.
    *line += &serde_json::to_string(&fold_identity(&event.person)).unwrap_or_default();
    let Origin { part, row, rule } = origin;
    let _ = write!(line, "\t{part}\t{row}\t{rule}\t");
    write_event(event, line);
}

/// Adds an event as it stands in files, with the end of its line.
pub fn write_event(event: &Event<'_>, line: &mut String) {
    Json.line(event, line, &mut Misfits::new());
}

/// Takes a line apart, which comes without its end; `None` where it is none.
pub fn read(line: &str) -> Option<Keyed<'_>> {
    let mut fields = line.splitn(5, '\t');
    let key = fields.next().filter(|key| key.len() > 2 && key.starts_with('"') && key.ends_with('"'))?;
    let (part, row, rule) = (fields.next()?, fields.next()?, fields.next()?);
    let origin = Origin { part: part.parse().ok()?, row: row.parse().ok()?, rule: rule.parse().ok()? };
    let event = fields.next().filter(|event| event.starts_with('{') && event.ends_with('}'))?;
    Some(Keyed { key, origin, event })
}

/// The event of a line; `None` where it is none.
pub fn read_event(text: &str) -> Option<Event<'_>> {
    let mut json = Deserializer::from_str(text);
    let event = json.deserialize_map(EventVisitor).ok()??;
    json.end().ok()?;
    Some(event)
}

struct EventVisitor;

impl<'t> Visitor<'t> for EventVisitor {
    type Value = Option<Event<'t>>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("event")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut next = || map.next_entry::<Text<'t>, &'t RawValue>();
        let Some((Text(person), who)) = next()? else { return Ok(None) };
        let Some((Text(time), when)) = next()? else { return Ok(None) };
        let (Some(whose), Ok(second)) = (value_of(who), when.get().parse()) else { return Ok(None) };
        if person != "_p" || time != "_t" {
            return Ok(None);
        }
        let mut event = Event {
            kind: EventKind::Set,
            person: whose,
            name: Cow::Borrowed(""),
            time: Some(Timestamp(second)),
            properties: Vec::new(),
        };
        let mut is_first = true;
        while let Some((Text(name), value)) = next()? {
            let Some(value) = value_of(value) else { return Ok(None) };
            match &*name {
                "_n" if is_first => (event.kind, event.name) = (EventKind::Event, value),
                "_p2" if is_first => (event.kind, event.name, event.time) = (EventKind::Alias, value, None),
                _ => event.properties.push(Property { name, value }),
            }
            is_first = false;
        }
        Ok(Some(event))
    }
}

/// What a value says: a text, or the digits of a number; `None` of anything else.
fn value_of(value: &RawValue) -> Option<Cow<'_, str>> {
    let text = value.get();
    match text.as_bytes() {
        [b'"', ..] => {
            let Text(text) = serde_json::from_str(text).ok()?;
            Some(text)
        }
        [b'-' | b'0'..=b'9', ..] => Some(Cow::Borrowed(text)),
        _ => None,
    }
}

/// A text, which is only copied where it has escapes.
struct Text<'t>(Cow<'t, str>);

impl<'t> Deserialize<'t> for Text<'t> {
    fn deserialize<D: serde::Deserializer<'t>>(json: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'t> Visitor<'t> for TextVisitor {
            type Value = Text<'t>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("text")
            }

            fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        json.deserialize_str(TextVisitor)
    }
}
