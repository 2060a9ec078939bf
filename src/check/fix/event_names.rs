//! Sends events of one name under another, or not at all.

use super::{Change, Fix, picked};
use crate::event::EventKind;
use crate::mapping::{EventName, Mapping, Others, Renamed};
use crate::message;
use crate::message::{Arg, Message};

/// Events that would have one of these names are left out.
#[derive(Debug, PartialEq)]
struct LeaveNamesOut {
    rules: Vec<usize>,
    names: Vec<String>,
}

impl Change for LeaveNamesOut {
    fn apply(&self, mapping: &mut Mapping) {
        for rule in picked(mapping, &self.rules) {
            for name in &self.names {
                rename(&mut rule.event, name, None);
            }
        }
    }

    fn message(&self) -> Message {
        message!("fix-leave-values-out", values = Arg::quoted(&self.names, 3))
    }

    fn leaves_rows_out(&self) -> bool {
        true
    }
}

/// Events of one name are sent under another.
#[derive(Debug, PartialEq)]
struct RenameEvent {
    from: String,
    to: String,
}

impl Change for RenameEvent {
    fn apply(&self, mapping: &mut Mapping) {
        // What names an alias is another identity, and no event.
        for rule in mapping.rules.iter_mut().filter(|rule| rule.kind == EventKind::Event) {
            rename(&mut rule.event, &self.from, Some(&self.to));
        }
    }

    fn message(&self) -> Message {
        message!("fix-send-as", from = &self.from, to = &self.to)
    }
}

/// Leaves events out that would have one of these names by these rules.
pub(in crate::check) fn leave_names_out(rules: Vec<usize>, names: Vec<String>) -> Fix {
    Fix::new(LeaveNamesOut { rules, names })
}

/// Sends events of one name under another.
pub fn rename_event(from: &str, to: String) -> Fix {
    Fix::new(RenameEvent { from: from.to_owned(), to })
}

/// Sends another name, or none, where this one would be sent.
fn rename(what: &mut Option<EventName>, from: &str, to: Option<&str>) {
    match what {
        Some(EventName::Fixed { name }) if name.trim() == from => {
            if let Some(to) = to {
                *name = to.to_owned();
            }
        }
        Some(EventName::Column { values, others, .. }) => {
            let mut known = false;
            for line in values.iter_mut() {
                known |= line.found.trim() == from;
                if line.sent.as_deref().map(str::trim) == Some(from) {
                    line.sent = to.map(str::to_owned);
                }
            }
            // What the table does not hold is sent as it is found, or not at all.
            if !known && *others == Others::AsFound {
                values.push(Renamed { found: from.to_owned(), sent: to.map(str::to_owned) });
            }
        }
        Some(EventName::Rule { cases, otherwise }) => match to {
            Some(to) => {
                for name in cases.iter_mut().map(|case| &mut case.name).chain(otherwise) {
                    if name.trim() == from {
                        *name = to.to_owned();
                    }
                }
            }
            None if otherwise.as_deref().map(str::trim) == Some(from) => *otherwise = None,
            None => {}
        },
        _ => {}
    }
}
