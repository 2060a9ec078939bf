//! The half-made plan: what a person has chosen so far, with undo and redo. No drawing here.
//!
//! Each change goes through [`Draft::change`], so that each can be taken back. What is guessed and not yet
//! confirmed is told apart from what is confirmed; touching a field confirms it.

use std::collections::BTreeSet;

use crate::event::EventKind;
use crate::import::SecondSource;
use crate::mapping::suggest::{self, name_of};
use crate::mapping::{
    EventName, EventRule, Lookup, Mapping, Part, Pick, PropertyRule, Renamed, Slot, TimeFormat, Treatment, When,
};

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

/// What to do with a column dropped on a field that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The new column takes the place of the old one.
    Replace,
    /// Both are used, where the field can: a date and a time, or two details.
    UseBoth,
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
        let rule = self.mapping.rules.get(slot.rule)?;
        match slot.part {
            Part::Who => rule.who.as_ref().map(|pick| pick.column.as_str()),
            Part::When => rule.when.as_ref().map(|when| when.column.as_str()),
            Part::What => match &rule.what {
                Some(EventName::Column { column, .. }) => Some(column),
                _ => None,
            },
            Part::Detail(index) => rule.details.get(index).and_then(PropertyRule::column),
        }
    }

    /// Puts a column into a field; `format` is how its times are written, where that is known, `treat` what is done
    /// to its cells as a detail. For details the index is where to put it; one beyond the last adds it.
    pub fn assign(&mut self, slot: Slot, column: &str, taken: Taken, format: Option<TimeFormat>, treat: Treatment) {
        if slot.part == Part::Who && slot.rule < self.mapping.rules.len() {
            self.name_person(slot.rule, Pick::of(column));
            return self.confirm(slot.rule, PartKey::Who);
        }
        let Some(rule) = self.mapping.rules.get_mut(slot.rule) else { return };
        let key = match slot.part {
            Part::Who => PartKey::Who,
            Part::When => {
                rule.on = None;
                match (&mut rule.when, taken) {
                    (Some(when), Taken::UseBoth) if when.column != column => {
                        when.time_column = Some(column.to_owned());
                    }
                    (when, _) => *when = Some(When::of(column, format)),
                }
                PartKey::When
            }
            Part::What => {
                rule.what = Some(EventName::Column {
                    column: column.to_owned(),
                    lookup: None,
                    values: Vec::new(),
                    others: crate::mapping::Others::AsFound,
                });
                PartKey::What
            }
            Part::Detail(index) => {
                let detail = PropertyRule::Column {
                    name: name_of(column),
                    column: column.to_owned(),
                    lookup: None,
                    treat,
                    values: Vec::new(),
                };
                let key = PartKey::Detail(detail.name().to_owned());
                if rule.details.iter().any(|other| other.name() == detail.name()) {
                    // It is there already.
                } else if index < rule.details.len() && taken == Taken::Replace {
                    rule.details[index] = detail;
                } else {
                    rule.details.push(detail);
                }
                key
            }
        };
        self.confirm(slot.rule, key);
    }

    /// Takes an event's person from here. What the first event says holds for all that named the person as it did: a
    /// row is about one person, unless somebody says otherwise of another event.
    fn name_person(&mut self, rule: usize, who: Pick) {
        let Some(was) = self.mapping.rules.get(rule).map(|rule| rule.who.clone()) else { return };
        for (index, other) in self.mapping.rules.iter_mut().enumerate() {
            if index == rule || rule == 0 && other.who == was && other.kind != EventKind::Alias {
                other.who = Some(who.clone());
            }
        }
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

    /// Takes what a second source says of a field's cells, or the cells again. Whoever stands in the same column in
    /// another rule is the same person, and is looked up too.
    pub fn look_up(&mut self, slot: Slot, with: Option<(SecondSource, String, String)>) {
        let lookup = with.map(|(second, by, take)| {
            let lookup = Lookup { source: second.name.clone(), by, take, tidy: Vec::new() };
            if self.lookups.iter().all(|known| known.name != second.name) {
                self.lookups.push(second);
            }
            lookup
        });
        let column = self.column_in(slot).map(str::to_owned);
        let same = |rule: &EventRule| rule.who.as_ref().map(|pick| &pick.column) == column.as_ref();
        for (index, rule) in self.mapping.rules.iter_mut().enumerate() {
            if index == slot.rule || slot.part == Part::Who && same(rule) {
                suggest::look_up(rule, slot.part, lookup.clone());
            }
        }
        let key = match slot.part {
            Part::Who => PartKey::Who,
            Part::What => PartKey::What,
            Part::When | Part::Detail(_) => return,
        };
        self.confirm(slot.rule, key);
    }

    /// The second sources in which something is looked up.
    pub fn used_lookups(&self) -> Vec<SecondSource> {
        let used = self.mapping.lookups();
        self.lookups.iter().filter(|second| used.iter().any(|lookup| lookup.source == second.name)).cloned().collect()
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
    pub fn name_event(&mut self, rule: usize, name: &str) {
        if let Some(rule) = self.mapping.rules.get_mut(rule) {
            rule.what = Some(EventName::Fixed { name: name.to_owned() });
        }
        self.confirm(rule, PartKey::What);
    }

    /// Sets what is sent for a value of the column that names the event.
    pub fn rename_value(&mut self, rule: usize, found: &str, sent: Option<&str>) {
        let Some(rule) = self.mapping.rules.get_mut(rule) else { return };
        let Some(EventName::Column { values, .. }) = &mut rule.what else { return };
        set_value(values, found, sent);
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

/// Sets a line of a value table. What is sent as found needs no line.
pub fn set_value(values: &mut Vec<Renamed>, found: &str, sent: Option<&str>) {
    values.retain(|renamed| renamed.found != found);
    if sent != Some(found) {
        values.push(Renamed { found: found.to_owned(), sent: sent.map(str::to_owned) });
    }
}
