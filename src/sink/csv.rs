//! CSV (*CSV Files as an External Data Source*), which has no double quotation marks and at most ten properties.
//!
//! Properties without an event and aliases have files of their own, since each row of a file with an `Event` column must
//! have an event.

use std::borrow::Cow;

use super::kind::{FileSink, Form, Lines, Misfit, Misfits, NO_TIME, Sink};
use crate::event::{Event, EventKind};
use crate::mapping::{EventRule, Mapping};
use crate::message;
use crate::message::Message;

/// The most property columns (*CSV Files as an External Data Source*, the page of 2013).
const PROPERTIES_MAX: usize = 10;

/// Writes `Identity,Timestamp,Event,Prop:NAME`.
pub(super) struct Csv;

impl Sink for Csv {
    fn id(&self) -> &'static str {
        "csv"
    }

    fn label(&self) -> Message {
        message!("sink-csv")
    }

    fn about(&self) -> Message {
        message!("sink-csv-about", most = PROPERTIES_MAX)
    }

    fn form(&self) -> Form {
        Form::Folder(&Self)
    }
}

impl FileSink for Csv {
    fn ending(&self) -> &'static str {
        "csv"
    }

    fn holds(&self) -> Message {
        message!("sink-csv-holds")
    }

    fn lines(&self, mapping: &Mapping) -> Box<dyn Lines> {
        let mut properties: Vec<Cow<'_, str>> = Vec::new();
        for name in mapping.rules.iter().flat_map(EventRule::property_names) {
            if !properties.contains(&name) {
                properties.push(name);
            }
        }
        let properties = properties.into_iter().take(PROPERTIES_MAX).map(Cow::into_owned).collect();
        Box::new(Rows { properties })
    }
}

struct Rows {
    /// The property columns.
    properties: Vec<String>,
}

impl Lines for Rows {
    fn series(&self, kind: EventKind) -> &'static str {
        match kind {
            EventKind::Event => "events",
            EventKind::Set => "properties",
            EventKind::Alias => "aliases",
        }
    }

    fn titles(&self, kind: EventKind, line: &mut String, misfits: &mut Misfits) {
        *line += match kind {
            EventKind::Event => "Identity,Timestamp,Event",
            EventKind::Set => "Identity,Timestamp",
            EventKind::Alias => "Identity,Alias,Timestamp",
        };
        if kind != EventKind::Alias {
            for name in &self.properties {
                line.push(',');
                cell(&format!("Prop:{name}"), line, misfits);
            }
        }
        line.push('\n');
    }

    fn line(&self, event: &Event<'_>, line: &mut String, misfits: &mut Misfits) {
        cell(&event.person, line, misfits);
        let time = event.time.map_or(NO_TIME, |time| time.0);
        if event.kind == EventKind::Alias {
            line.push(',');
            cell(&event.name, line, misfits);
            *line += &format!(",{time}\n");
            return;
        }
        *line += &format!(",{time}");
        if event.kind == EventKind::Event {
            line.push(',');
            cell(&event.name, line, misfits);
        }
        for name in &self.properties {
            line.push(',');
            if let Some(property) = event.properties.iter().find(|property| property.name == *name) {
                cell(&property.value, line, misfits);
            }
        }
        let has_column = |name: &str| self.properties.iter().any(|known| known == name);
        let left_out = event.properties.iter().filter(|property| !has_column(&property.name)).count() as u64;
        if left_out > 0 {
            *misfits.entry(Misfit::TooManyProperties).or_default() += left_out;
        }
        line.push('\n');
    }
}

/// A cell: between single quotation marks where it has a comma, which double within it.
fn cell(text: &str, line: &mut String, misfits: &mut Misfits) {
    let quoted = text.contains(',') || text.starts_with('\'');
    if quoted {
        line.push('\'');
    }
    for letter in text.chars() {
        match letter {
            '"' => {
                *misfits.entry(Misfit::DoubleQuote).or_default() += 1;
                *line += if quoted { "''" } else { "'" };
            }
            '\r' | '\n' => {
                *misfits.entry(Misfit::LineBreak).or_default() += 1;
                line.push(' ');
            }
            '\'' if quoted => *line += "''",
            letter => line.push(letter),
        }
    }
    if quoted {
        line.push('\'');
    }
}
