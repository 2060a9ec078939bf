//! A first guess at the mapping, each part with its reason and how sure it is.
//!
//! What is imported cannot be taken back, so a guess is called sure only when the values themselves bear it out and
//! nothing in the table speaks against it. Known exports are recognised by a few titles that stand together nowhere
//! else (`exports`). Nothing here reads a file: all that is known are titles, profiles and the source's name.

mod analytics;
mod contacts;
mod currencies;
mod draft;
mod event;
mod exports;
mod lookup;
mod meaning;
mod nicer;
mod offers;
mod person;
mod properties;
mod shops;
mod table;
mod time;
mod title;
mod verbs;
mod zones;

use super::profile::ColumnProfile;
use super::timestamp::TimeFormat;
use super::{EventName, EventRule, Mapping, Part, Pick, Renamed, Slot};
use crate::message::Message;
use crate::source::Column;

pub use lookup::{LookupGuess, look_up, suggest_lookup};
pub use nicer::nicer_name;
pub use title::name_of;

use table::Table;

/// A mapping to begin with, and why it is what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggested {
    /// One rule, filled as far as anything could be guessed. The zone is named only where the titles name it.
    pub mapping: Mapping,
    /// For who, when and what, and for each detail: how sure the guess is, or that there is none.
    pub reasons: Vec<Reason>,
    /// Further events that the same rows may make.
    pub more: Vec<Offer>,
    /// Columns that nothing uses, and why.
    pub left_out: Vec<LeftOut>,
    /// The zone in which the times seem to be written; for the person to confirm.
    pub zone: Option<ZoneHint>,
    /// What a person may send instead of names of events that are taken from a column. None is taken unasked.
    pub nicer: Vec<Renamed>,
    /// The program whose export this is, such as "Shopify orders".
    pub export: Option<Message>,
}

impl Suggested {
    /// The reason for a field.
    pub fn reason(&self, part: Part) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.slot == Slot { rule: 0, part })
    }
}

/// Why a field was filled as it was, or was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The field.
    pub slot: Slot,
    /// How sure the guess is.
    pub grade: Grade,
    /// Why, with what the data says: "98% of the values look like e-mail addresses".
    pub why: Message,
}

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Titles and values agree, and nothing speaks against it.
    Sure,
    /// It is likely, or there is something that only a person can know.
    PleaseCheck,
    /// Nothing was found.
    NoMatch,
}

/// A further event that the same rows may make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The rule to add.
    pub rule: EventRule,
    /// The column that it is about: the one with the date, or with the amount.
    pub column: String,
    /// Why it is offered: "canceled_at is a date that 31% of the rows have".
    pub why: Message,
}

impl Offer {
    /// Whether one of these rules makes an event of the same column already, whatever else was said of it since.
    pub fn is_in(&self, rules: &[EventRule]) -> bool {
        let offered = self.rule.time.as_ref().map(|when| &when.column);
        rules.iter().any(|rule| {
            let same_time = rule.time.as_ref().map(|when| &when.column) == offered;
            let about_its_date = offered == Some(&self.column);
            let has_detail = || rule.properties.iter().any(|detail| detail.column() == Some(&self.column));
            rule.kind == self.rule.kind
                && same_time
                && (about_its_date || rule.event == self.rule.event || {
                    has_detail() && matches!(rule.event, Some(super::EventName::Fixed { .. }))
                })
        })
    }
}

/// A column that nothing uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its title.
    pub column: String,
    /// Why.
    pub why: Message,
}

/// A zone that a column of the source speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneHint {
    /// Its IANA name.
    pub name: &'static str,
    /// Why.
    pub why: Message,
}

/// A guess with its grade and reason.
struct Guess<T> {
    value: Option<T>,
    grade: Grade,
    why: Message,
}

impl<T> Guess<T> {
    fn of(value: T, grade: Grade, why: Message) -> Self {
        Self { value: Some(value), grade, why }
    }

    fn none(why: Message) -> Self {
        Self { value: None, grade: Grade::NoMatch, why }
    }

    fn reason(&self, part: Part) -> Reason {
        Reason { slot: Slot { rule: 0, part }, grade: self.grade, why: self.why.clone() }
    }
}

/// Guesses a mapping from the titles, what is known of each column, and the source's name.
pub fn suggest(columns: &[Column], profiles: &[ColumnProfile], source_name: &str) -> Suggested {
    suggest_for(columns, profiles, source_name, None)
}

/// Guesses a mapping where it is known already how the event is named.
pub fn suggest_for(
    columns: &[Column],
    profiles: &[ColumnProfile],
    source_name: &str,
    name: Option<&EventName>,
) -> Suggested {
    let table = Table::new(columns, profiles, source_name);
    let mut suggested = exports::recognise(&table).unwrap_or_else(|| by_columns(&table, name));
    if let (Some(name), Some(rule)) = (name, suggested.mapping.rules.first_mut()) {
        rule.event = Some(name.clone());
    }
    suggested.nicer = nicer::names(&table, &suggested.mapping);
    suggested.mapping.zone = zone_of_titles(&table, &suggested.mapping);
    suggested
}

/// A guess about a table that no known program made.
fn by_columns(table: &Table, name: Option<&EventName>) -> Suggested {
    let who = person::guess(table);
    let when = time::guess(table);
    let what = event::guess(table, who.value, when.value.as_ref());
    // A name that is given changes what goes with the rows only where nothing could be guessed, or a column gives it.
    let what = match name {
        Some(name @ EventName::Column { .. }) => event::given(table, name),
        Some(name) if what.value.is_none() => event::given(table, name),
        _ => what,
    };
    let mut reasons = vec![who.reason(Part::Person), when.reason(Part::Time), what.reason(Part::Event)];
    let mut rule = EventRule {
        person: who.value.map(|column| Pick::of(column.title)),
        time: when.value.map(|found| found.when),
        event: what.value.as_ref().map(|named| named.name.clone()),
        ..EventRule::default()
    };
    let payment = is_billing(table, &what).then(|| offers::by_amount(table, &rule)).flatten();
    let name_column = what.value.as_ref().and_then(|named| named.column).map(|column| column.title);
    let used: Vec<&str> = [
        rule.person.as_ref().map(|who| who.column.as_str()),
        rule.time.as_ref().map(|when| when.column.as_str()),
        rule.time.as_ref().and_then(|when| when.time_column.as_deref()),
        rule.time.as_ref().and_then(|when| when.zone_column.as_deref()),
        name_column,
    ]
    .into_iter()
    .flatten()
    .collect();
    let about = properties::About { table, used, name: rule.event.as_ref(), amount_apart: payment.is_some() };
    let (details, left_out) = properties::guess(&about);
    for (at, detail) in details.into_iter().enumerate() {
        reasons.push(Reason { slot: Slot { rule: 0, part: Part::Property(at) }, grade: detail.grade, why: detail.why });
        rule.properties.push(detail.rule);
    }
    rule.currencies = currencies::currencies_beside(table, &rule.properties);
    let more = payment.into_iter().chain(offers::by_dates(table, &rule)).collect();
    let zone = zones::zone_hint(table);
    Suggested {
        mapping: Mapping { rules: vec![rule], ..Mapping::default() },
        reasons,
        more,
        left_out,
        zone,
        nicer: Vec::new(),
        export: None,
    }
}

/// Whether the column with the names tells of plans and payments, so that an amount beside it is what was paid.
fn is_billing(table: &Table, what: &Guess<event::Named>) -> bool {
    let Some(event::Named { name: EventName::Column { .. }, column: Some(column) }) = &what.value else { return false };
    const BILLING: [&str; 5] = ["Signed Up", "Upgraded", "Downgraded", "Billed", "Purchased"];
    table.rows_are() == table::RowsAre::Payments
        || column.profile.values.iter().any(|value| BILLING.contains(&verbs::name_of_value(&value.text).as_str()))
}

/// UTC, if every time that says no zone of its own has a title that says UTC.
fn zone_of_titles(table: &Table, mapping: &Mapping) -> Option<String> {
    let mut named = false;
    for when in mapping.rules.iter().filter_map(|rule| rule.time.as_ref()) {
        let column = table.columns.iter().find(|column| column.title == when.column)?;
        let counts_from_an_instant =
            matches!(when.format, Some(TimeFormat::UnixSeconds | TimeFormat::UnixMilliseconds));
        if counts_from_an_instant || !column.profile.times.needs_zone() {
            continue;
        }
        if !column.says_utc() {
            return None;
        }
        named = true;
    }
    named.then(|| "UTC".to_owned())
}
