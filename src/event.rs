//! What leaves: an event, its person, its time and its details. No I/O here, and no rules.
//!
//! Everything borrows from the record it was made of, so that a row of a large file becomes an event without
//! copying its cells.

use std::borrow::Cow;
use std::fmt;

/// When something happened: whole Unix seconds, UTC, the only time that the tracker takes (`_t`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What kind of thing is sent; each has a path of its own at the tracker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// Somebody did something (`/e`).
    #[default]
    Event,
    /// Something is true of somebody, without an event (`/s`).
    Set,
    /// Two identities are one person (`/a`). Cannot be undone.
    Alias,
}

/// One detail: a name and the text that is sent for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property<'a> {
    /// The name as the plan gives it.
    pub name: Cow<'a, str>,
    /// The value as it is sent; never blank.
    pub value: Cow<'a, str>,
}

/// One thing to hand to the tracker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<'a> {
    /// Which of the tracker's paths it takes.
    pub kind: EventKind,
    /// The identity (`_p`); never blank.
    pub person: Cow<'a, str>,
    /// The event's name (`_n`); the second identity for [`EventKind::Alias`], empty for [`EventKind::Set`].
    pub name: Cow<'a, str>,
    /// When it happened; `None` only for [`EventKind::Alias`], which has no time.
    pub time: Option<Timestamp>,
    /// Details in the plan's order.
    pub properties: Vec<Property<'a>>,
}

impl Event<'_> {
    /// Copies the event with its text, for what outlives the record.
    pub fn into_owned(self) -> Event<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Event {
            kind: self.kind,
            person: own(self.person),
            name: own(self.name),
            time: self.time,
            properties: self
                .properties
                .into_iter()
                .map(|p| Property { name: own(p.name), value: own(p.value) })
                .collect(),
        }
    }
}
