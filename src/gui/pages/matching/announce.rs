//! Tells a screen reader what was matched, however it was done: dragged, pressed, typed or taken back. Eyes see it in
//! the field.

use eframe::egui::Ui;

use super::View;
use crate::gui::widgets::announce;
use crate::mapping::{EventName, EventRule};
use crate::tr;

/// What was matched when it was last looked at, and what was said then.
#[derive(Default)]
pub(super) struct PageState {
    fields: Option<Vec<(String, String)>>,
    picked: Option<String>,
    said: String,
}

/// Says what changed since the last frame.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, picked: Option<&str>, memory: &mut PageState) {
    let rules = &view.settings.mapping.rules;
    let fields: Vec<_> = rules.iter().enumerate().flat_map(|(index, rule)| fields(index, rules.len(), rule)).collect();
    if let Some(before) = &memory.fields
        && *before != fields
    {
        memory.said = changes(before, &fields);
    } else if picked != memory.picked.as_deref()
        && let Some(column) = picked
    {
        memory.said = tr!("match-told-picked", column = column);
    }
    memory.fields = Some(fields);
    memory.picked = picked.map(str::to_owned);
    announce(ui, &memory.said);
}

/// The fields of an event and what is in each: a column, a name, or nothing.
fn fields(index: usize, rules: usize, rule: &EventRule) -> Vec<(String, String)> {
    let what = match &rule.event {
        Some(EventName::Fixed { name }) => name.clone(),
        Some(EventName::Column { column, .. }) => column.clone(),
        Some(EventName::Rule { .. }) => tr!("match-told-by-rule").to_owned(),
        None => String::new(),
    };
    let details: Vec<&str> = rule.properties.iter().map(|detail| detail.column().unwrap_or(detail.name())).collect();
    let looked_up = |column: &str, looked_up: bool| {
        if looked_up { tr!("match-told-looked-up", column = column) } else { column.into() }
    };
    let who = rule.person.as_ref().map_or_else(String::new, |who| looked_up(&who.column, who.lookup.is_some()));
    let when = rule.time.as_ref().map_or_else(String::new, |when| match &when.time_column {
        Some(time) => tr!("match-told-date-and-time", date = &when.column, time = time),
        None => when.column.clone(),
    });
    let held = [(tr!("who"), who), (tr!("when"), when), (tr!("what"), what), (tr!("details"), details.join(", "))];
    let named = |field: &str| match rules {
        0 | 1 => field.to_owned(),
        _ => tr!("match-told-field-of", number = index + 1, field = field),
    };
    held.map(|(field, held)| (named(field), held)).into()
}

/// What is different, in words: "Who is now login."
fn changes(before: &[(String, String)], now: &[(String, String)]) -> String {
    if before.len() > now.len() {
        return tr!("match-told-removed").to_owned();
    }
    if before.len() < now.len() {
        return tr!("match-told-added").to_owned();
    }
    let changed = before.iter().zip(now).filter(|(before, now)| before.1 != now.1);
    let said = changed.map(|(_, (field, held))| match held.as_str() {
        "" => tr!("match-told-blank", field = field),
        held => tr!("match-told-now", field = field, held = held),
    });
    said.collect::<Vec<_>>().join(" ")
}
