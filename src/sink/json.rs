//! One JSON object per line (*JSON Files as an External Data Source*), which holds everything.

use super::kind::{FileSink, Form, Lines, Misfits, NO_TIME, Sink};
use crate::event::{Event, EventKind};
use crate::mapping::Mapping;
use crate::message;
use crate::message::Message;

/// Writes `_p`, `_t`, `_n` and the properties.
pub(super) struct Json;

impl Sink for Json {
    fn id(&self) -> &'static str {
        "json"
    }

    fn label(&self) -> Message {
        message!("sink-json")
    }

    fn about(&self) -> Message {
        message!("sink-json-about")
    }

    fn form(&self) -> Form {
        Form::Folder(&Self)
    }
}

impl FileSink for Json {
    fn ending(&self) -> &'static str {
        "json"
    }

    fn holds(&self) -> Message {
        message!("sink-json-holds")
    }

    fn lines(&self, _mapping: &Mapping) -> Box<dyn Lines> {
        Box::new(Self)
    }
}

impl Lines for Json {
    fn series(&self, _kind: EventKind) -> &'static str {
        "events"
    }

    /// An object with `_p`, `_t` and `_n`, then the properties in the plan's order.
    fn line(&self, event: &Event<'_>, line: &mut String, _misfits: &mut Misfits) {
        *line += "{\"_p\":";
        json_text(&event.person, line);
        *line += &format!(",\"_t\":{}", event.time.map_or(NO_TIME, |time| time.0));
        match event.kind {
            EventKind::Event => {
                *line += ",\"_n\":";
                json_text(&event.name, line);
            }
            EventKind::Set => {}
            EventKind::Alias => {
                *line += ",\"_p2\":";
                json_text(&event.name, line);
            }
        }
        for property in &event.properties {
            line.push(',');
            json_text(&property.name, line);
            line.push(':');
            // The tracker takes "123" for the number 123 (*Technical Notes on Events and Properties*).
            if is_plain_number(&property.value) { *line += &property.value } else { json_text(&property.value, line) }
        }
        *line += "}\n";
    }
}

fn json_text(text: &str, line: &mut String) {
    // A text always has a JSON form.
    *line += &serde_json::to_string(text).unwrap_or_default();
}

/// Whether a text is a number as JSON writes it, so that it can stand there digit for digit: `-12.50`, not `007`,
/// which may be a name, nor `1e5`.
fn is_plain_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(digits)
}
