//! More events that the same rows may make: each further date that says when something happened, and what was paid.

use super::Offer;
use super::meaning::{Meaning, meaning};
use super::properties::billing_amount;
use super::table::{Candidate, Table};
use super::time::zone_beside;
use super::verbs::{deed_of_title, name_of_title};
use crate::mapping::value::MoneyVerdict;
use crate::mapping::wording::share;
use crate::mapping::{EventName, EventRule, EventTime, PropertyRule, Treatment};
use crate::message;

/// Further events by dates that the rule does not use yet.
pub(super) fn by_dates(table: &Table, rule: &EventRule) -> Vec<Offer> {
    let used = |column: &Candidate| {
        rule.time
            .as_ref()
            .is_some_and(|when| when.column == column.title || when.time_column.as_deref() == Some(column.title))
    };
    let is_offered = |column: &&Candidate| {
        let meaning = meaning(&column.words);
        // That a row was made is an event only where it has a name, such as a registration.
        let is_deed = match meaning {
            Meaning::Deed | Meaning::Happened | Meaning::Unknown => true,
            Meaning::Made => deed_of_title(&column.words).is_some(),
            _ => false,
        };
        is_deed && column.holds_times() && column.profile.dated() > 0 && !column.is_constant() && !used(column)
    };
    table.columns.iter().filter(is_offered).map(|column| by_date(table, column, rule)).collect()
}

fn by_date(table: &Table, column: &Candidate, rule: &EventRule) -> Offer {
    let profile = column.profile;
    let zone_column = zone_beside(table, column).map(|zones| zones.title.to_owned());
    let when = EventTime { zone_column, ..EventTime::of(column.title, column.format()) };
    let why = if profile.dated() == profile.rows() {
        message!("offer-date", column = column.title)
    } else {
        message!("offer-date-share", column = column.title, share = share(profile.dated(), profile.rows()))
    };
    Offer {
        rule: EventRule {
            person: rule.person.clone(),
            time: Some(when),
            event: Some(EventName::Fixed { name: name_of_title(&column.words) }),
            only: rule.only.clone(),
            ..EventRule::default()
        },
        column: column.title.to_owned(),
        why,
    }
}

/// Where a column names what happened and another holds what was paid: an event for the payment, with the first
/// event's name as its description (Import Existing Data).
pub(super) fn by_amount(table: &Table, rule: &EventRule) -> Option<Offer> {
    let Some(EventName::Column { column: named_by, lookup, values, .. }) = &rule.event else { return None };
    let amount = billing_amount(table)?;
    let treat = match amount.profile.money.verdict {
        MoneyVerdict::Clear(treatment) => treatment,
        _ => Treatment::AsIs,
    };
    let details = vec![
        PropertyRule::Column {
            name: "Billing Amount".to_owned(),
            column: amount.title.to_owned(),
            lookup: None,
            treat,
            values: Vec::new(),
        },
        PropertyRule::Column {
            name: "Billing Description".to_owned(),
            column: named_by.clone(),
            lookup: lookup.clone(),
            treat: Treatment::AsIs,
            values: values.clone(),
        },
    ];
    Some(Offer {
        rule: EventRule {
            person: rule.person.clone(),
            time: rule.time.clone(),
            event: Some(EventName::Fixed { name: "Billed".to_owned() }),
            properties: details,
            only: rule.only.clone(),
            ..EventRule::default()
        },
        column: amount.title.to_owned(),
        why: message!("offer-amount", column = amount.title),
    })
}
