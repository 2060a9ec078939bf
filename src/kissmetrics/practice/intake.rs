//! A request becomes an event again, as the tracker reads it, and is held or not.

use std::borrow::Cow;

use super::manner::{Manner, Purpose, Spoiled};
use super::totals::{Total, Totals};
use crate::event::{Event, EventKind, Property, Timestamp};
use crate::kissmetrics::rules::{EventOutcome, Held, PropertyOutcome, Verdict, is_reserved};

/// Why a request comes to nothing, beside the [rules](crate::kissmetrics::rules) about events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// Its path is none of the tracker's.
    UnknownPath,
    /// It has no key (`_k`).
    NoKey,
    /// Its body does not end, or is far too long.
    Unreadable,
    /// This practice tracker has no more room.
    NoRoom,
    /// This practice tracker was told to drop some.
    OnPurpose,
}

impl Ignored {
    /// Each of them.
    pub const ALL: [Self; 5] = [Self::UnknownPath, Self::NoKey, Self::Unreadable, Self::NoRoom, Self::OnPurpose];

    /// Its name in reports, in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::UnknownPath => "unknown-path",
            Self::NoKey => "no-key",
            Self::Unreadable => "unreadable",
            Self::NoRoom => "no-room",
            Self::OnPurpose => "on-purpose",
        }
    }
}

/// Something that was sent and is not held just so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What became of it, in kebab-case: `merged`, or why it was dropped or its property was not kept.
    pub why: &'static str,
    /// Whose it was.
    pub person: String,
    /// The event's name.
    pub event: String,
    /// When it happened.
    pub time: Option<i64>,
    /// The property, if it is one that was not kept.
    pub property: Option<(String, String)>,
}

/// What was received, and what is held of it.
#[derive(Default)]
pub struct Intake {
    held: Held,
    requests: u64,
    events: u64,
    sets: u64,
    aliases: u64,
    dated_now: u64,
    ignored: [u64; Ignored::ALL.len()],
    examples: Vec<Example>,
    room: Room,
    manner: Manner,
    event_totals: Totals,
    property_totals: Totals,
    dropped: Vec<Spoiled>,
    altered: Vec<Spoiled>,
    aliased: Vec<(String, String)>,
    searched: Vec<String>,
}

/// How much may be held, in bytes: some ten million events with a few properties.
struct Room(usize);

impl Default for Room {
    fn default() -> Self {
        Self(3_000_000_000)
    }
}

impl Intake {
    /// How many examples are kept for each reason.
    const EXAMPLES: usize = 20;
    /// How many requests there are between two looks at how much room is left.
    const LOOK_EVERY: u64 = 1024;

    /// One that holds no more than about so many bytes.
    pub fn with_room(bytes: usize) -> Self {
        Self { room: Room(bytes), ..Self::default() }
    }

    /// Takes a request: its path, its query and its form, of which either may be blank. `now` is the time of its
    /// arrival in Unix seconds, which counts where the request does not say another.
    pub fn receive(&mut self, path: &str, query: &[u8], form: &[u8], now: i64) {
        self.requests += 1;
        let kind = match path {
            "/e" => EventKind::Event,
            "/s" => EventKind::Set,
            "/a" => EventKind::Alias,
            _ => return self.count_ignored(Ignored::UnknownPath),
        };
        let mut parameters = Parameters::default();
        for (name, value) in form_urlencoded::parse(query).chain(form_urlencoded::parse(form)) {
            parameters.take(name, value);
        }
        if parameters.key.is_none_or(|key| key.is_empty()) {
            return self.count_ignored(Ignored::NoKey);
        }
        let bytes = || self.held.bytes() + self.event_totals.bytes() + self.property_totals.bytes();
        if self.requests.is_multiple_of(Self::LOOK_EVERY) && bytes() > self.room.0 {
            // From now on, since what is full stays full.
            self.room = Room(0);
        }
        if self.room.0 == 0 {
            return self.count_ignored(Ignored::NoRoom);
        }
        match kind {
            EventKind::Event => self.events += 1,
            EventKind::Set => self.sets += 1,
            EventKind::Alias => self.aliases += 1,
        }
        let time = match (kind, parameters.dated.as_deref(), parameters.time.as_deref().map(str::parse)) {
            (EventKind::Alias, ..) => None,
            (_, Some("1"), Some(Ok(time))) => Some(Timestamp(time)),
            _ => {
                self.dated_now += 1;
                Some(Timestamp(now))
            }
        };
        let mut event = Event {
            kind,
            person: parameters.person.unwrap_or_default(),
            name: if kind == EventKind::Set { Cow::default() } else { parameters.name.unwrap_or_default() },
            time,
            properties: parameters.properties,
        };
        if kind == EventKind::Event && self.spoil(&mut event) {
            self.events -= 1;
            return self.count_ignored(Ignored::OnPurpose);
        }
        let verdict = self.held.receive(&event);
        let is_kept = verdict.event == EventOutcome::Kept;
        let time = event.time.map_or(now, |time| time.0);
        let lag = self.manner.lag;
        match kind {
            EventKind::Event if is_kept => self.event_totals.add(&event.name, time, now, lag),
            EventKind::Alias if is_kept => self.aliased.push((event.person.to_string(), event.name.to_string())),
            _ => {}
        }
        if is_kept && kind != EventKind::Alias {
            event.properties.iter().for_each(|property| self.property_totals.add(&property.name, time, now, lag));
        }
        if verdict.event != EventOutcome::Kept || !verdict.properties.is_empty() {
            note(&mut self.examples, &event, verdict);
        }
    }

    /// Does with an event what is to be done on purpose; whether it is dropped.
    fn spoil(&mut self, event: &mut Event<'_>) -> bool {
        // Those that were dropped are no longer among the others.
        let purpose = self.manner.purpose(self.events + self.dropped.len() as u64);
        let spoiled = Spoiled {
            person: event.person.to_string(),
            event: event.name.to_string(),
            time: event.time.map_or(0, |time| time.0),
        };
        match (purpose, event.properties.first_mut()) {
            (Some(Purpose::Drop), _) => {
                self.dropped.push(spoiled);
                true
            }
            (Some(Purpose::Alter), Some(property)) => {
                property.value = format!("{} (altered)", property.value).into();
                self.altered.push(spoiled);
                false
            }
            _ => false,
        }
    }

    /// Behaves in this manner from now on.
    pub fn behave(&mut self, manner: Manner) {
        self.manner = manner;
    }

    /// How it behaves.
    pub(super) fn manner(&self) -> &Manner {
        &self.manner
    }

    /// The events that were dropped on purpose, in the order in which they came.
    pub fn dropped(&self) -> &[Spoiled] {
        &self.dropped
    }

    /// The events that were altered on purpose, as they came.
    pub fn altered(&self) -> &[Spoiled] {
        &self.altered
    }

    /// The identities that were said to be one person, in the order in which they came.
    pub(super) fn aliased(&self) -> &[(String, String)] {
        &self.aliased
    }

    /// How often each name is told to have been kept at a moment: of events, or of properties.
    pub(super) fn totals(&mut self, events: bool, now: i64) -> &[Total] {
        let totals = if events { &mut self.event_totals } else { &mut self.property_totals };
        totals.told(now, self.manner.lag)
    }

    /// Begins a search for somebody; its number.
    pub(super) fn search(&mut self, identity: String) -> usize {
        self.searched.push(identity);
        self.searched.len() - 1
    }

    /// Whom the search of this number is for.
    pub(super) fn searched(&self, number: usize) -> Option<&str> {
        self.searched.get(number).map(String::as_str)
    }

    /// Counts a request that could not be read.
    pub fn ignore(&mut self, why: Ignored) {
        self.requests += 1;
        self.count_ignored(why);
    }

    /// What is held.
    pub fn held(&self) -> &Held {
        &self.held
    }

    /// How many requests came.
    pub fn requests(&self) -> u64 {
        self.requests
    }

    /// How many of them were for `/e`, `/s` and `/a`, in this order, and were not ignored.
    pub fn by_path(&self) -> [u64; 3] {
        [self.events, self.sets, self.aliases]
    }

    /// How many had no time that counts (`_t` and `_d=1`), and were dated at their arrival.
    pub fn dated_now(&self) -> u64 {
        self.dated_now
    }

    /// How many requests were ignored for this reason.
    pub fn ignored(&self, why: Ignored) -> u64 {
        self.ignored[why as usize]
    }

    /// What is not held just as it was sent: the first few for each reason.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    fn count_ignored(&mut self, why: Ignored) {
        self.ignored[why as usize] += 1;
    }
}

/// Keeps an example of each thing that was not held just as it was sent, while there are few.
fn note(examples: &mut Vec<Example>, event: &Event<'_>, verdict: &Verdict) {
    let mut add = |why: &'static str, property: Option<&Property<'_>>| {
        if examples.iter().filter(|example| example.why == why).count() < Intake::EXAMPLES {
            examples.push(Example {
                why,
                person: event.person.to_string(),
                event: event.name.to_string(),
                time: event.time.map(|time| time.0),
                property: property.map(|property| (property.name.to_string(), property.value.to_string())),
            });
        }
    };
    match verdict.event {
        EventOutcome::Kept => {}
        EventOutcome::Merged => add("merged", None),
        EventOutcome::Lost(loss) => add(loss.id(), None),
    }
    for &(index, outcome) in &verdict.properties {
        if outcome != PropertyOutcome::Same {
            add(outcome.id(), event.properties.get(index));
        }
    }
}

/// A request's parameters by their meaning. Where one comes twice, the first counts.
#[derive(Default)]
struct Parameters<'r> {
    key: Option<Cow<'r, str>>,
    person: Option<Cow<'r, str>>,
    name: Option<Cow<'r, str>>,
    time: Option<Cow<'r, str>>,
    dated: Option<Cow<'r, str>>,
    properties: Vec<Property<'r>>,
}

impl<'r> Parameters<'r> {
    fn take(&mut self, name: Cow<'r, str>, value: Cow<'r, str>) {
        let place = match &*name {
            "_k" => &mut self.key,
            "_p" => &mut self.person,
            "_n" => &mut self.name,
            "_t" => &mut self.time,
            "_d" => &mut self.dated,
            other => {
                if !is_reserved(other) {
                    self.properties.push(Property { name, value });
                }
                return;
            }
        };
        place.get_or_insert(value);
    }
}
