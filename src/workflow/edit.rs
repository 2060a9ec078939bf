//! Changes to the settings, the same from the window and from the command line. Only this puts a column into a field.
//!
//! What is put there is the column with what is known of it: how its times are written, whether its cells are money,
//! what the guess said of it. So a column that is dropped on a field and the flag that names it give the same plan.

use super::known::Known;
use crate::check::rename_event;
use crate::event::EventKind;
use crate::kissmetrics::rules::fold_name;
use crate::mapping::suggest::{self, name_of};
use crate::mapping::timestamp::Zone;
use crate::mapping::{
    EventName, EventRule, EventTime, Lookup, Mapping, Others, Part, Pick, PropertyRule, Renamed, Slot, TimeFormat,
};
use crate::plan::SecondSource;

/// What to do with a column that is put into a field that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The new column takes the place of the old one.
    Replace,
    /// Both are used, where the field can: a date and a time, or two properties.
    UseBoth,
}

/// The column in a field, where it is one column.
pub fn column_in(mapping: &Mapping, slot: Slot) -> Option<&str> {
    let rule = mapping.rules.get(slot.rule)?;
    match slot.part {
        Part::Person => rule.person.as_ref().map(|pick| pick.column.as_str()),
        Part::Time => rule.time.as_ref().map(|when| when.column.as_str()),
        Part::Event => match &rule.event {
            Some(EventName::Column { column, .. }) => Some(column),
            _ => None,
        },
        Part::Property(index) => rule.properties.get(index).and_then(PropertyRule::column),
    }
}

/// Takes an event's person from a column. What the first event says holds for all that named the person as it did: a row
/// is about one person, unless somebody says otherwise of another event.
pub fn take_person(mapping: &mut Mapping, at: usize, column: &str) {
    let Some(was) = mapping.rules.get(at).map(|rule| rule.person.clone()) else { return };
    for (index, other) in mapping.rules.iter_mut().enumerate() {
        if index == at || at == 0 && other.person == was && other.kind != EventKind::Alias {
            other.person = Some(Pick::of(column));
        }
    }
}

/// Names an event's person as the first event does.
pub fn same_person(mapping: &mut Mapping, at: usize) {
    let Some((person, tidy)) = mapping.rules.first().map(|first| (first.person.clone(), first.tidy.clone())) else {
        return;
    };
    if let Some(rule) = mapping.rules.get_mut(at) {
        (rule.person, rule.tidy) = (person, tidy);
    }
}

/// Adds an event of the same row. Its person is the one of the first event, however that is named by now.
pub fn add_event(mapping: &mut Mapping, rule: EventRule) {
    mapping.rules.push(rule);
    same_person(mapping, mapping.rules.len() - 1);
}

/// Adds an event that was offered. A property that is what names the first event is sent as that is by now.
pub fn take_offer(mapping: &mut Mapping, mut rule: EventRule) {
    let first = mapping.rules.first().and_then(|rule| rule.event.as_ref());
    if let Some(EventName::Column { column: named_by, values: now, .. }) = first {
        for property in &mut rule.properties {
            if let PropertyRule::Column { column, values, .. } = property
                && column == named_by
            {
                values.clone_from(now);
            }
        }
    }
    add_event(mapping, rule);
}

/// Empties a field.
pub fn clear(mapping: &mut Mapping, slot: Slot) {
    let Some(rule) = mapping.rules.get_mut(slot.rule) else { return };
    match slot.part {
        Part::Person => rule.person = None,
        Part::Time => (rule.time, rule.on) = (None, None),
        Part::Event => rule.event = None,
        Part::Property(index) if index < rule.properties.len() => drop(rule.properties.remove(index)),
        Part::Property(_) => {}
    }
}

/// Takes an event's time from a column, read as the column shows. The column that is there already stays as it is read;
/// another one goes with the column of zones that was there, where its times need one.
pub fn take_time(rule: &mut EventRule, column: &str, taken: Taken, known: &Known<'_>) {
    rule.on = None;
    match (&mut rule.time, taken) {
        (Some(when), Taken::UseBoth) if when.column != column => when.time_column = Some(column.to_owned()),
        (Some(when), _) if when.column == column => when.format = when.format.or(known.time_format(column)),
        (when, _) => {
            let needs_zone = known.profile(column).is_none_or(|profile| profile.times.needs_zone());
            let beside = when.take().and_then(|when| when.zone_column);
            let zone_column = beside.filter(|zones| needs_zone && zones != column);
            *when = Some(EventTime { zone_column, ..EventTime::of(column, known.time_format(column)) });
        }
    }
}

/// Reads an event's times in this way, whatever their column shows.
pub fn read_times_as(rule: &mut EventRule, format: TimeFormat) {
    if let Some(when) = &mut rule.time {
        when.format = Some(format);
    }
}

/// Takes the zone of an event's times from a column beside them.
pub fn take_zone(rule: &mut EventRule, column: &str) {
    if let Some(when) = &mut rule.time {
        when.zone_column = Some(column.to_owned());
    }
}

/// Reads times that say no zone in this one. A name of no zone is kept as it was typed, to be refused in words.
pub fn read_in_zone(mapping: &mut Mapping, name: &str) {
    mapping.zone = Some(Zone::named(name).map_or_else(|_| name.to_owned(), |zone| zone.name().to_owned()));
}

/// A column with times that say no zone, where the settings name none either.
pub fn time_without_zone(mapping: &Mapping, known: &Known<'_>) -> Option<String> {
    if mapping.zone.is_some() {
        return None;
    }
    let needs_zone = |when: &&EventTime| {
        // A column of zones says it, row by row.
        let is_said = when.zone_column.is_some() || when.format.is_some_and(TimeFormat::is_unix);
        !is_said && known.profile(&when.column).is_some_and(|profile| profile.times.needs_zone())
    };
    let mut times = mapping.rules.iter().filter_map(|rule| rule.time.as_ref());
    times.find(needs_zone).map(|when| when.column.clone())
}

/// Names an event by a column. What the guess says of its values, such as which stand for nothing, is taken too.
pub fn name_by(mapping: &mut Mapping, at: usize, column: &str, known: &Known<'_>) {
    let name = match known.guess(None).event {
        Some(guessed @ EventName::Column { .. }) if is_of(&guessed, column) => guessed,
        _ => EventName::Column { column: column.to_owned(), lookup: None, values: Vec::new(), others: Others::AsFound },
    };
    name_event(mapping, at, name, known);
}

/// Names an event. What goes along depends on what happened: the properties of the first event that nobody has touched are
/// guessed again.
pub fn name_event(mapping: &mut Mapping, at: usize, name: EventName, known: &Known<'_>) {
    let Some(rule) = mapping.rules.get_mut(at) else { return };
    if at == 0 && rule.kind == EventKind::Event {
        let before = known.guess(rule.event.as_ref());
        if (&rule.properties, &rule.currencies) == (&before.properties, &before.currencies) {
            let now = known.guess(Some(&name));
            (rule.properties, rule.currencies) = (now.properties, now.currencies);
        }
    }
    rule.event = Some(name);
}

fn is_of(name: &EventName, title: &str) -> bool {
    matches!(name, EventName::Column { column, .. } if column == title)
}

/// Sets what is sent for a value of the column that names an event.
pub fn rename_value(rule: &mut EventRule, found: &str, sent: Option<&str>) {
    if let Some(EventName::Column { values, .. }) = &mut rule.event {
        set_value(values, found, sent);
    }
}

/// Sends events of one name under another, however they are named.
pub fn rename_events(mapping: &mut Mapping, from: &str, to: &str) {
    rename_event(from, to.to_owned()).apply(mapping);
}

/// Sends properties of one name under another; not those of an event that has one of that name, since of one name an event
/// has one property.
pub fn rename_properties(mapping: &mut Mapping, from: &str, to: &str) {
    for rule in &mut mapping.rules {
        let is_taken = |other: &PropertyRule| other.name() != from && fold_name(other.name()) == fold_name(to);
        if rule.properties.iter().any(is_taken) {
            continue;
        }
        for property in rule.properties.iter_mut().filter(|property| property.name() == from) {
            let (PropertyRule::Column { name, .. } | PropertyRule::Constant { name, .. }) = property;
            to.clone_into(name);
        }
    }
}

/// Sets a line of a value table. What is sent as found needs no line.
pub fn set_value(values: &mut Vec<Renamed>, found: &str, sent: Option<&str>) {
    values.retain(|renamed| renamed.found != found);
    if sent != Some(found) {
        values.push(Renamed { found: found.to_owned(), sent: sent.map(str::to_owned) });
    }
}

/// Sends a column as a property: under the name that the guess has for it, as money where the whole column is. `at` is the
/// place among the properties; one beyond the last adds it. Gives the name.
pub fn take_property(
    rule: &mut EventRule,
    at: usize,
    column: &str,
    name: Option<&str>,
    taken: Taken,
    known: &Known<'_>,
) -> String {
    let (guessed, values) = match guessed(rule, column, known) {
        Some(PropertyRule::Column { name, values, .. }) => (name, values),
        _ => (name_of(column), Vec::new()),
    };
    let name = name.map_or(guessed, str::to_owned);
    let is_there = |other: &PropertyRule| other.name() == name && other.column() == Some(column);
    if !rule.properties.iter().any(is_there) {
        let (name, column, treat) = (name.clone(), column.to_owned(), known.treatment(column));
        let property = PropertyRule::Column { name, column, lookup: None, treat, values };
        match rule.properties.get_mut(at).filter(|_| taken == Taken::Replace) {
            Some(there) => *there = property,
            None => rule.properties.push(property),
        }
    }
    name
}

/// What the guess says of a column as a property of this event.
fn guessed(rule: &EventRule, column: &str, known: &Known<'_>) -> Option<PropertyRule> {
    known.guess(rule.event.as_ref()).properties.into_iter().find(|detail| detail.column() == Some(column))
}

/// Takes what a second source says of a field's cells, or the cells again: `with` is the source, the column that it is
/// looked up by, and the one that is taken. Whoever stands in the same column in another event is the same person, and is
/// looked up too.
pub fn look_up(
    mapping: &mut Mapping,
    seconds: &mut Vec<SecondSource>,
    slot: Slot,
    with: Option<(SecondSource, String, String)>,
) {
    let lookup = with.map(|(second, by, take)| {
        let lookup = Lookup { source: second.name.clone(), by, take, tidy: Vec::new() };
        if seconds.iter().all(|known| known.name != second.name) {
            seconds.push(second);
        }
        lookup
    });
    let column = column_in(mapping, slot).map(str::to_owned);
    let same = |rule: &EventRule| rule.person.as_ref().map(|pick| &pick.column) == column.as_ref();
    for (index, rule) in mapping.rules.iter_mut().enumerate() {
        if index == slot.rule || slot.part == Part::Person && same(rule) {
            suggest::look_up(rule, slot.part, lookup.clone());
        }
    }
}

/// The second sources in which something is looked up.
pub fn used_lookups(mapping: &Mapping, seconds: &[SecondSource]) -> Vec<SecondSource> {
    let used = mapping.lookups();
    seconds.iter().filter(|second| used.iter().any(|lookup| lookup.source == second.name)).cloned().collect()
}
