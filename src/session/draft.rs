//! The half-made plan: what a person has chosen so far, with undo and redo. No drawing here.
//!
//! Each change goes through [`Draft::change`], so that each can be taken back. What is guessed and not yet
//! confirmed is told apart from what is confirmed; touching a field confirms it.

use std::collections::BTreeSet;

use crate::event::EventKind;
use crate::mapping::{EventName, EventRule, Mapping, Part, Slot};
use crate::message::Message;
use crate::plan::SecondSource;
use crate::workflow::edit;
pub use crate::workflow::edit::{Taken, set_value};
use crate::workflow::known::Known;

/// What can be undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What rows become.
    pub mapping: Mapping,
    /// Where things are looked up.
    pub lookups: Vec<SecondSource>,
    /// Fields that the person confirmed or filled.
    pub confirmed: BTreeSet<(usize, PartKey)>,
    /// Offers that were declined, by why they were made.
    pub declined: Vec<Message>,
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// An event's.
    Event,
    /// A property's.
    Property,
}

/// A [`Part`] for looking up; details are confirmed by their column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKey {
    /// [`Part::Person`].
    Person,
    /// [`Part::Time`].
    Time,
    /// [`Part::Event`].
    Event,
    /// A property, by its name.
    Property(String),
    /// The time zone; asked once, so it stands at rule 0.
    Zone,
}

/// Choices with their history.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    now: Settings,
    past: Vec<Settings>,
    future: Vec<Settings>,
}

impl Draft {
    /// Steps that can be taken back.
    const DEPTH: usize = 200;

    /// Starts from a guess; nothing to undo yet.
    pub fn start(mapping: Mapping) -> Self {
        Self { now: Settings { mapping, ..Settings::default() }, ..Self::default() }
    }

    /// The choices as they stand.
    pub fn settings(&self) -> &Settings {
        &self.now
    }

    /// What rows become.
    pub fn mapping(&self) -> &Mapping {
        &self.now.mapping
    }

    /// Whether the person has changed or confirmed anything.
    pub fn touched(&self) -> bool {
        !self.past.is_empty()
    }

    /// Changes the choices; nothing is remembered when nothing changed.
    pub fn change(&mut self, change: impl FnOnce(&mut Settings)) {
        let before = self.now.clone();
        change(&mut self.now);
        if self.now != before {
            self.past.push(before);
            if self.past.len() > Self::DEPTH {
                self.past.remove(0);
            }
            self.future.clear();
        }
    }

    /// Whether the last change was this one, so that undoing takes just this back.
    pub fn is_last(&self, change: impl FnOnce(&mut Settings)) -> bool {
        let Some(mut settings) = self.past.last().cloned() else { return false };
        change(&mut settings);
        settings == self.now
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes back the last change.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, before));
        }
    }

    /// Makes the change again that was taken back last.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, after));
        }
    }
}

impl Settings {
    /// Whether the person confirmed this field.
    pub fn is_confirmed(&self, rule: usize, part: &PartKey) -> bool {
        self.confirmed.contains(&(rule, part.clone()))
    }

    /// The person says that the guess is right.
    pub fn confirm(&mut self, rule: usize, part: PartKey) {
        self.confirmed.insert((rule, part));
    }

    /// The column in a field, where it is one column.
    pub fn column_in(&self, slot: Slot) -> Option<&str> {
        edit::column_in(&self.mapping, slot)
    }

    /// Puts a column into a field, with what is known of it. For details the index is where to put it; one beyond the
    /// last adds it.
    pub fn assign(&mut self, slot: Slot, column: &str, taken: Taken, known: &Known<'_>) {
        let Some(rule) = self.mapping.rules.get_mut(slot.rule) else { return };
        let key = match slot.part {
            Part::Person => {
                edit::take_person(&mut self.mapping, slot.rule, column);
                PartKey::Person
            }
            Part::Time => {
                edit::take_time(rule, column, taken, known);
                PartKey::Time
            }
            Part::Event => {
                edit::name_by(&mut self.mapping, slot.rule, column, known);
                PartKey::Event
            }
            Part::Property(at) => PartKey::Property(edit::take_property(rule, at, column, None, taken, known)),
        };
        self.confirm(slot.rule, key);
    }

    /// Names an event's person as the first event does.
    pub fn same_person(&mut self, rule: usize) {
        edit::same_person(&mut self.mapping, rule);
    }

    /// Takes what a second source says of a field's cells, or the cells again.
    pub fn look_up(&mut self, slot: Slot, with: Option<(SecondSource, String, String)>) {
        edit::look_up(&mut self.mapping, &mut self.lookups, slot, with);
        let key = match slot.part {
            Part::Person => PartKey::Person,
            Part::Event => PartKey::Event,
            Part::Time | Part::Property(_) => return,
        };
        self.confirm(slot.rule, key);
    }

    /// The second sources in which something is looked up.
    pub fn used_lookups(&self) -> Vec<SecondSource> {
        edit::used_lookups(&self.mapping, &self.lookups)
    }

    /// Takes a plan's choices, which somebody made before and which are none of our guesses.
    pub fn take_plan(&mut self, mapping: Mapping, lookups: Vec<SecondSource>) {
        self.confirmed.clear();
        for (index, rule) in mapping.rules.iter().enumerate() {
            for key in [PartKey::Person, PartKey::Time, PartKey::Event] {
                self.confirm(index, key);
            }
            for detail in &rule.properties {
                self.confirm(index, PartKey::Property(detail.name().to_owned()));
            }
        }
        self.confirm(0, PartKey::Zone);
        (self.mapping, self.lookups) = (mapping, lookups);
    }

    /// Empties a field.
    pub fn clear(&mut self, slot: Slot) {
        edit::clear(&mut self.mapping, slot);
    }

    /// Gives an event the same name in every row.
    pub fn name_event(&mut self, rule: usize, name: &str, known: &Known<'_>) {
        edit::name_event(&mut self.mapping, rule, EventName::Fixed { name: name.to_owned() }, known);
        self.confirm(rule, PartKey::Event);
    }

    /// Sets what is sent for a value of the column that names the event.
    pub fn rename_value(&mut self, rule: usize, found: &str, sent: Option<&str>) {
        if let Some(rule) = self.mapping.rules.get_mut(rule) {
            edit::rename_value(rule, found, sent);
        }
    }

    /// Sends under another name what has this one; whoever says so has seen the name.
    pub fn rename(&mut self, of: NameOf, from: &str, to: &str) {
        let before = self.mapping.clone();
        match of {
            NameOf::Event => edit::rename_events(&mut self.mapping, from, to),
            NameOf::Property => edit::rename_properties(&mut self.mapping, from, to),
        }
        let changed =
            self.mapping.rules.iter().zip(&before.rules).enumerate().filter(|(_, (now, before))| now != before);
        for (at, _) in changed {
            let was = PartKey::Property(from.to_owned());
            let key = match of {
                NameOf::Event => Some(PartKey::Event),
                NameOf::Property => self.confirmed.remove(&(at, was)).then(|| PartKey::Property(to.to_owned())),
            };
            self.confirmed.extend(key.map(|key| (at, key)));
        }
    }

    /// Adds another event from the same row: the person is the same, the rest is open.
    pub fn add_rule(&mut self, kind: EventKind) {
        edit::add_event(&mut self.mapping, EventRule { kind, ..EventRule::default() });
    }

    /// Adds an event that was offered, which says that its date and its name are right.
    pub fn take_offer(&mut self, rule: EventRule) {
        let index = self.mapping.rules.len();
        let dated = rule.time.as_ref().is_some_and(|time| time.format.is_some());
        edit::take_offer(&mut self.mapping, rule);
        self.confirm(index, PartKey::Event);
        if dated {
            self.confirm(index, PartKey::Time);
        }
    }

    /// Takes an event away, and what was confirmed about it.
    pub fn remove_rule(&mut self, index: usize) {
        if index >= self.mapping.rules.len() {
            return;
        }
        self.mapping.rules.remove(index);
        let confirmed = std::mem::take(&mut self.confirmed).into_iter();
        self.confirmed = confirmed
            .filter(|(rule, part)| *rule != index || *part == PartKey::Zone)
            .map(|(rule, part)| (if rule > index { rule - 1 } else { rule }, part))
            .collect();
    }
}

/// A change of the settings.
pub type Change = Box<dyn FnOnce(&mut Settings)>;
