//! One thing that each row becomes, as a card with its fields.

use std::borrow::Cow;

use eframe::egui::{Ui, vec2};

use super::field::{FieldLook, field, first_value, state};
use super::{Asked, PageState, View, conditions, details, look_up, names};
use crate::event::EventKind;
use crate::gui::pages::parts::format;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::column_field::FieldState;
use crate::gui::widgets::{Button, Card, Link, Tag, Tone, heading};
use crate::mapping::suggest::Grade;
use crate::mapping::timestamp::{TimeGuess, TimeReader};
use crate::mapping::{EventName, EventRule, EventTime, Part, Slot, TimeFormat};
use crate::pipeline::preview::PreviewKind;
use crate::session::check::CheckState;
use crate::session::draft::PartKey;
use crate::text::word;
use crate::tr;
use crate::workflow::edit;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, index: usize, memory: &mut PageState, asked: &mut Asked) {
    let Some(rule) = view.settings.mapping.rules.get(index) else { return };
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 10.0);
        title(ui, view, index, rule, asked);
        who(ui, view, index, rule, memory, asked);
        if rule.kind != EventKind::Alias {
            when(ui, view, index, rule, memory, asked);
        }
        if rule.kind != EventKind::Set {
            names::show(ui, view, index, rule, memory, asked);
        }
        if rule.kind != EventKind::Alias {
            details::show(ui, view, index, rule, memory, asked);
        }
        conditions::show(ui, view, index, rule, memory, asked);
    });
}

fn title(ui: &mut Ui, view: &View<'_>, index: usize, rule: &EventRule, asked: &mut Asked) {
    let palette = Palette::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 6.0);
        let name = match rule.kind {
            EventKind::Event => tr!("match-event-title", number = index + 1),
            EventKind::Set => tr!("match-details-title", number = index + 1),
            EventKind::Alias => tr!("match-identities-title", number = index + 1),
        };
        heading(ui, Runs::new().plain(palette, text::STRONG, &name), 2);
        if let Some(EventName::Fixed { name }) = &rule.event
            && rule.kind == EventKind::Event
        {
            ui.add(Tag::new(Tone::Accent, name));
            if let Some(made) = made(view, name) {
                ui.label(Runs::new().weak(palette, text::SMALL, &made));
            }
        }
        let remove = tr!("match-remove-named", name = name);
        if view.settings.mapping.rules.len() > 1 && ui.add(Link::small(tr!("match-remove")).name(&remove)).clicked() {
            asked.change(move |settings| settings.remove_rule(index));
        }
    });
}

/// "12,407 from 12,418 rows", once all rows were checked.
fn made(view: &View<'_>, name: &str) -> Option<String> {
    let outcomes = view.window.counts()?;
    let (_, count) = view.window.names()?.iter().find(|(known, _)| known == name)?;
    Some(tr!("match-made", count = *count, rows = outcomes.rows))
}

fn who(ui: &mut Ui, view: &View<'_>, index: usize, rule: &EventRule, memory: &mut PageState, asked: &mut Asked) {
    let palette = Palette::of(ui);
    let slot_at = Slot { rule: index, part: Part::Person };
    let column = rule.person.as_ref().map(|who| who.column.as_str());
    let first = column.map(|title| person(view, index, rule, title)).unwrap_or_default();
    let reason = view.reason(index, Part::Person).map(|reason| word(&reason.why));
    let state = state(view, index, &PartKey::Person, column.is_some());
    let note = Runs::new().weak(palette, text::SMALL, &first);
    let look = FieldLook {
        name: tr!("who"),
        hint: tr!("match-who-hint"),
        state,
        column,
        note,
        second: reason.as_deref(),
        key: PartKey::Person,
    };
    field(ui, view, slot_at, look, memory, asked);
    look_up::line(ui, view, slot_at, rule, column.unwrap_or_default(), asked);
    other_person(ui, view, index, rule, asked);
}

/// The first person as it is sent: after what is looked up, which only the check knows.
fn person<'a>(view: &View<'a>, index: usize, rule: &EventRule, column: &str) -> Cow<'a, str> {
    let told = match view.window.setup.checked() {
        CheckState::Known(found) if !view.window.setup.checking().is_running() => {
            found.1.first.iter().flat_map(|row| &row.items).find_map(|item| match &item.kind {
                PreviewKind::Event { event, .. } if item.rule == index => Some(event.person.as_ref()),
                _ => None,
            })
        }
        _ => None,
    };
    match told {
        Some(person) => person.into(),
        None if rule.lookup(Part::Person).is_some() => String::new().into(),
        None => first_value(view, column).unwrap_or_default().into(),
    }
}

/// A row is about one person: an event that names it otherwise than the first says so, with the way back.
fn other_person(ui: &mut Ui, view: &View<'_>, index: usize, rule: &EventRule, asked: &mut Asked) {
    let Some(first) = view.settings.mapping.rules.first() else { return };
    let named = rule.person.is_some() && first.person.is_some();
    if !named || (&rule.person, &rule.tidy) == (&first.person, &first.tidy) || rule.kind == EventKind::Alias {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        ui.add(Tag::new(Tone::Warn, tr!("match-other-person")));
        let name = tr!("match-same-person-of", number = index + 1);
        if ui.add(Link::small(tr!("match-same-person")).name(&name)).clicked() {
            asked.change(move |settings| settings.same_person(index));
        }
    });
}

fn when(ui: &mut Ui, view: &View<'_>, index: usize, rule: &EventRule, memory: &mut PageState, asked: &mut Asked) {
    let palette = Palette::of(ui);
    let slot_at = Slot { rule: index, part: Part::Time };
    let when = rule.time.as_ref();
    let column = when.map(|when| when.column.as_str());
    let guess =
        column.and_then(|title| view.index(title)).and_then(|at| view.source.profiles().get(at)).map(|p| &p.times);
    let format = when.and_then(|when| when.format);
    let note = match (column, format) {
        (Some(title), Some(format)) => {
            let beside = |of: fn(&EventTime) -> Option<&str>| when.and_then(of);
            let (time, zone) = (beside(|when| when.time_column.as_deref()), beside(|when| when.zone_column.as_deref()));
            read_first(view, title, (time, zone), format)
        }
        (Some(_), None) => tr!("match-which-first").to_owned(),
        (None, _) => String::new(),
    };
    // What makes it doubtful is more than how the values look.
    let doubt = view.reason(index, Part::Time).filter(|reason| reason.grade != Grade::Sure);
    let evidence =
        doubt.map(|reason| reason.why.clone()).or_else(|| guess.map(TimeGuess::evidence)).map(|why| word(&why));
    let state = if format.is_none() && column.is_some() {
        FieldState::Guess
    } else {
        state(view, index, &PartKey::Time, column.is_some())
    };
    let note = Runs::new().plain(palette, text::SMALL, &note);
    let look = FieldLook {
        name: tr!("when"),
        hint: tr!("match-when-hint"),
        state,
        column,
        note,
        second: evidence.as_deref(),
        key: PartKey::Time,
    };
    field(ui, view, slot_at, look, memory, asked);
    if let Some(guess) = guess
        && column.is_some()
    {
        readings(ui, view, index, guess, format, asked);
    }
    if let Some(time) = when.and_then(|when| when.time_column.as_deref()) {
        ui.horizontal(|ui| {
            ui.label(Runs::new().weak(palette, text::SMALL, &tr!("match-time-from", column = time)));
            if ui.add(Link::small(tr!("match-time-leave-out"))).clicked() {
                asked.change(move |settings| {
                    if let Some(when) = settings.mapping.rules.get_mut(index).and_then(|rule| rule.time.as_mut()) {
                        when.time_column = None;
                    }
                });
            }
        });
    }
    if let Some(zone) = when.and_then(|when| when.zone_column.as_deref()) {
        ui.horizontal(|ui| {
            ui.label(Runs::new().weak(palette, text::SMALL, &tr!("match-zone-from", column = zone)));
            let link = Link::small(tr!("match-zone-leave-out")).name(tr!("match-zone-leave-out-named"));
            if ui.add(link).clicked() {
                asked.change(move |settings| {
                    if let Some(when) = settings.mapping.rules.get_mut(index).and_then(|rule| rule.time.as_mut()) {
                        when.zone_column = None;
                    }
                });
            }
        });
    }
}

/// Where a column can be read in several ways, each with its first value read so; the person decides.
fn readings(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    guess: &TimeGuess,
    format: Option<TimeFormat>,
    asked: &mut Asked,
) {
    let readings = guess.readings();
    if readings.len() < 2 {
        return;
    }
    let palette = Palette::of(ui);
    let Some(column) = view.settings.column_in(Slot { rule: index, part: Part::Time }) else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let would_be = tr!("match-would-be", value = first_value(view, column).unwrap_or_default());
        ui.label(Runs::new().plain(palette, text::SMALL, &would_be));
        for reading in readings {
            let moment = read_first(view, column, (None, None), reading);
            let text = tr!("match-reading", reading = reading.label(), moment = moment);
            let button = if format == Some(reading) { Button::main(&text) } else { Button::normal(&text) };
            if ui.add(button.small()).clicked() {
                asked.change(move |settings| {
                    if let Some(rule) = settings.mapping.rules.get_mut(index) {
                        edit::read_times_as(rule, reading);
                    }
                    settings.confirm(index, PartKey::Time);
                });
            }
        }
    });
}

/// The first value of a column, read: "3 Jan 2016, 09:12:00 in Europe/Berlin".
/// The time of day and the zone may stand in columns beside.
fn read_first(
    view: &View<'_>,
    title: &str,
    (time, zone_column): (Option<&str>, Option<&str>),
    format: TimeFormat,
) -> String {
    let zone = format::zone(&view.settings.mapping);
    let reader = TimeReader::new(format, zone);
    let (time, zones) = (time.and_then(|title| view.index(title)), zone_column.and_then(|title| view.index(title)));
    let read = view.index(title).and_then(|at| {
        view.source.head.iter().find_map(|record| {
            let cell = |at: usize| record.cell(at).trim();
            reader.read_apart(cell(at), time.map(cell), zones.map(cell)).ok()
        })
    });
    let Some(read) = read else { return tr!("match-no-moment").to_owned() };
    let moment = format::moment(read.at, zone);
    match format.is_unix() || view.settings.mapping.zone.is_some() {
        true => tr!("match-moment-in", moment = moment, zone = zone.name()),
        false => moment,
    }
}
