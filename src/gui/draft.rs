//! The half-made plan: what a person has chosen so far, with undo and redo. No drawing here.
//!
//! Each change goes through [`Draft::change`], so that each can be taken back. What is guessed and not yet
//! confirmed is told apart from what is confirmed; touching a field confirms it.

use std::collections::BTreeSet;

use crate::event::EventKind;
use crate::mapping::{EventName, EventRule, Mapping, Part, PropertyRule, Slot};
use crate::plan::SecondSource;
use crate::workflow::edit;
pub use crate::workflow::edit::{Taken, set_value};
use crate::workflow::known::Known;

/// What can be undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What rows become.
    pub mapping: Mapping,
    /// Where things are looked up.
    pub lookups: Vec<SecondSource>,
    /// Fields that the person confirmed or filled.
    pub confirmed: BTreeSet<(usize, PartKey)>,
    /// Offers that were declined, by their text.
    pub declined: BTreeSet<String>,
}

/// A [`Part`] for looking up; details are confirmed by their column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKey {
    /// [`Part::Who`].
    Who,
    /// [`Part::When`].
    When,
    /// [`Part::What`].
    What,
    /// A detail, by its name.
    Detail(String),
    /// The time zone; asked once, so it stands at rule 0.
    Zone,
}

/// Choices with their history.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    now: Choices,
    past: Vec<Choices>,
    future: Vec<Choices>,
}

impl Draft {
    /// Steps that can be taken back.
    const DEPTH: usize = 200;

    /// Starts from a guess; nothing to undo yet.
    pub fn start(mapping: Mapping) -> Self {
        Self { now: Choices { mapping, ..Choices::default() }, ..Self::default() }
    }

    /// The choices as they stand.
    pub fn choices(&self) -> &Choices {
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
    pub fn change(&mut self, change: impl FnOnce(&mut Choices)) {
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

impl Choices {
    /// Whether the person confirmed this field.
    pub fn is_confirmed(&self, rule: usize, part: &PartKey) -> bool {
        self.confirmed.contains(&(rule, part.clone()))
    }

    /// The person says that the guess is right.
    pub fn confirm(&mut self, rule: usize, part: PartKey) {
        self.confirmed.insert((rule, part));
    }

    /// The columns that some field uses, each once.
    pub fn used_columns(&self) -> Vec<&str> {
        crate::mapping::apply::named_columns(&self.mapping)
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
            Part::Who => {
                edit::take_person(&mut self.mapping, slot.rule, column);
                PartKey::Who
            }
            Part::When => {
                edit::take_time(rule, column, taken, known);
                PartKey::When
            }
            Part::What => {
                edit::name_by(&mut self.mapping, slot.rule, column, known);
                PartKey::What
            }
            Part::Detail(at) => PartKey::Detail(edit::take_property(rule, at, column, None, taken, known)),
        };
        self.confirm(slot.rule, key);
    }

    /// Names an event's person as the first event does.
    pub fn same_person(&mut self, rule: usize) {
        let Some((who, tidy)) = self.mapping.rules.first().map(|first| (first.who.clone(), first.tidy.clone())) else {
            return;
        };
        if let Some(rule) = self.mapping.rules.get_mut(rule) {
            (rule.who, rule.tidy) = (who, tidy);
        }
    }

    /// Takes what a second source says of a field's cells, or the cells again.
    pub fn look_up(&mut self, slot: Slot, with: Option<(SecondSource, String, String)>) {
        edit::look_up(&mut self.mapping, &mut self.lookups, slot, with);
        let key = match slot.part {
            Part::Who => PartKey::Who,
            Part::What => PartKey::What,
            Part::When | Part::Detail(_) => return,
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
            for key in [PartKey::Who, PartKey::When, PartKey::What] {
                self.confirm(index, key);
            }
            for detail in &rule.details {
                self.confirm(index, PartKey::Detail(detail.name().to_owned()));
            }
        }
        self.confirm(0, PartKey::Zone);
        (self.mapping, self.lookups) = (mapping, lookups);
    }

    /// Empties a field.
    pub fn clear(&mut self, slot: Slot) {
        let Some(rule) = self.mapping.rules.get_mut(slot.rule) else { return };
        match slot.part {
            Part::Who => rule.who = None,
            Part::When => (rule.when, rule.on) = (None, None),
            Part::What => rule.what = None,
            Part::Detail(index) if index < rule.details.len() => drop(rule.details.remove(index)),
            Part::Detail(_) => {}
        }
    }

    /// Gives an event the same name in every row.
    pub fn name_event(&mut self, rule: usize, name: &str, known: &Known<'_>) {
        edit::name_event(&mut self.mapping, rule, EventName::Fixed { name: name.to_owned() }, known);
        self.confirm(rule, PartKey::What);
    }

    /// Sets what is sent for a value of the column that names the event.
    pub fn rename_value(&mut self, rule: usize, found: &str, sent: Option<&str>) {
        if let Some(rule) = self.mapping.rules.get_mut(rule) {
            edit::rename_value(rule, found, sent);
        }
    }

    /// Adds another event from the same row: the person is the same, the rest is open.
    pub fn add_rule(&mut self, kind: EventKind) {
        self.add(EventRule { kind, ..EventRule::default() });
    }

    /// Adds an event that is filled in; the person is the one of the first event, however that is named by now.
    pub fn add(&mut self, rule: EventRule) {
        self.mapping.rules.push(rule);
        self.same_person(self.mapping.rules.len() - 1);
    }

    /// Adds an event that was offered, which says that its date and its name are right. A detail that is what names the
    /// first event is sent as that is by now.
    pub fn take_offer(&mut self, mut rule: EventRule) {
        let first = self.mapping.rules.first().and_then(|rule| rule.what.as_ref());
        if let Some(EventName::Column { column: named_by, values: now, .. }) = first {
            for detail in &mut rule.details {
                if let PropertyRule::Column { column, values, .. } = detail
                    && column == named_by
                {
                    values.clone_from(now);
                }
            }
        }
        let index = self.mapping.rules.len();
        let dated = rule.when.as_ref().is_some_and(|when| when.format.is_some());
        self.add(rule);
        self.confirm(index, PartKey::What);
        if dated {
            self.confirm(index, PartKey::When);
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
