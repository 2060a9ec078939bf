//! What happened: the same for every row, taken from a column with a small table of values, or by a rule.

use eframe::egui::{Label, Ui, vec2};

use super::field::{columns_menu, confirm, invite, state};
use super::{Asked, PageState, View, conditions, put};
use crate::event::EventKind;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::column_field::{Chip, ColumnField, Invitation};
use crate::gui::widgets::sheet::{Field, Sheet};
use crate::gui::widgets::{Button, Link, Share, disclosure, segments, tick};
use crate::mapping::profile::ColumnProfile;
use crate::mapping::suggest::nicer_name;
use crate::mapping::{Condition, EventName, EventRule, NameCase, Others, Part, Renamed, Slot, Test};
use crate::session::draft::{PartKey, set_value};
use crate::text::{word, written};
use crate::tr;

/// Values that are shown in a table; a column with more is no column of names.
const MOST_VALUES: usize = 60;

pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    rule: &EventRule,
    memory: &mut PageState,
    asked: &mut Asked,
) {
    match &rule.event {
        Some(EventName::Column { column, values, others, .. }) => {
            from_column(ui, view, index, rule.kind, Some(column), memory, asked);
            let at = Slot { rule: index, part: Part::Event };
            super::look_up::line(ui, view, at, rule, column, asked);
            // The table is one of the column's own values.
            if rule.kind == EventKind::Event && rule.lookup(Part::Event).is_none() {
                table(ui, view, index, column, values, *others, memory, asked);
            }
        }
        None if rule.kind == EventKind::Alias => from_column(ui, view, index, rule.kind, None, memory, asked),
        Some(EventName::Rule { cases, otherwise }) => {
            by_rule(ui, view, index, cases, otherwise.as_deref(), memory, asked);
        }
        Some(EventName::Fixed { name }) => fixed(ui, view, index, name, memory, asked),
        None => fixed(ui, view, index, "", memory, asked),
    }
}

/// The three ways to say what happened.
fn ways(ui: &mut Ui, index: usize, now: usize, asked: &mut Asked) {
    let ways = [tr!("match-naming-fixed"), tr!("match-naming-column"), tr!("match-naming-rule")];
    let picked = segments(ui, tr!("match-naming"), &ways, now);
    let what = match picked {
        Some(0) => Some(EventName::Fixed { name: String::new() }),
        Some(1) => {
            Some(EventName::Column { column: String::new(), lookup: None, values: Vec::new(), others: Others::AsFound })
        }
        Some(2) => Some(EventName::Rule { cases: Vec::new(), otherwise: None }),
        _ => None,
    };
    if let Some(what) = what {
        asked.change(move |settings| {
            if let Some(rule) = settings.mapping.rules.get_mut(index) {
                rule.event = Some(what);
            }
        });
    }
}

fn fixed(ui: &mut Ui, view: &View<'_>, index: usize, name: &str, memory: &mut PageState, asked: &mut Asked) {
    let palette = Palette::of(ui);
    let at = Slot { rule: index, part: Part::Event };
    let invited = invite(ui, memory, |how, title| tr!("match-invite-name", how = how, column = title));
    let state = state(view, index, &PartKey::Event, !name.is_empty());
    let reason = view.reason(index, Part::Event).map_or_else(String::new, |reason| word(&reason.why));
    let typed = &mut memory.typed;
    let shown = ColumnField {
        name: tr!("what"),
        hint: tr!("match-what-hint"),
        state,
        chips: &[],
        note: Runs::new().weak(
            palette,
            text::SMALL,
            if name.is_empty() || reason.is_empty() { tr!("match-name-fixed") } else { &reason },
        ),
        second: Runs::new(),
        invitation: invited.as_deref().map_or(Invitation::None, Invitation::Takes),
    }
    .show_with(
        ui,
        vec2(176.0, 28.0),
        |ui| {
            typed.show(ui, &format!("what {index}"), name, tr!("match-event-name"), |field| {
                field.small().hint(tr!("match-event-name-hint")).width(176.0)
            })
        },
        |ui| confirm(ui, state, tr!("what")),
    );
    if shown.right {
        asked.change(move |settings| settings.confirm(index, PartKey::Event));
    }
    let pressed = shown.pressed();
    if let Some(typed) = shown.lead.flatten() {
        asked.becomes(view, |settings| settings.name_event(index, typed.trim(), &view.source.known()));
    }
    if let Some(column) = shown.dropped.or_else(|| memory.picked.take_if(|_| pressed)) {
        put(view, at, column, memory, asked);
    }
    ways(ui, index, 0, asked);
}

fn from_column(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    kind: EventKind,
    column: Option<&String>,
    memory: &mut PageState,
    asked: &mut Asked,
) {
    let palette = Palette::of(ui);
    let at = Slot { rule: index, part: Part::Event };
    let column = column.map(String::as_str).filter(|column| !column.is_empty());
    let joins = kind == EventKind::Alias;
    let (name, hint) = match joins {
        true => (tr!("match-same-as"), tr!("match-same-as-hint")),
        false => (tr!("what"), tr!("match-what-hint")),
    };
    let invited = invite(ui, memory, |how, title| tr!("match-invite-take", how = how, column = title));
    let state = state(view, index, &PartKey::Event, column.is_some());
    let chip_name = tr!("match-column-for", field = name);
    let chip = Chip { text: column.unwrap_or(tr!("match-choose-column")), name: &chip_name, filled: column.is_some() };
    let shown = ColumnField {
        name,
        hint,
        state,
        chips: &[chip],
        note: Runs::new().weak(palette, text::SMALL, tr!("match-name-from-column")),
        second: Runs::new(),
        invitation: invited.as_deref().map_or(Invitation::None, Invitation::Takes),
    }
    .show(ui, |ui| confirm(ui, state, name));
    if shown.right {
        asked.change(move |settings| settings.confirm(index, PartKey::Event));
    }
    let pressed = shown.pressed();
    let from_menu = shown.chips.first().and_then(|chip| columns_menu(chip, name, view, column));
    if let Some(column) = shown.dropped.or(from_menu).or_else(|| memory.picked.take_if(|_| pressed)) {
        put(view, at, column, memory, asked);
    } else if pressed && let Some(chip) = shown.chips.first() {
        crate::gui::widgets::menu::open(chip);
    }
    if !joins {
        ways(ui, index, 1, asked);
    }
}

/// Each value: as found, how often, as sent.
#[allow(clippy::too_many_arguments, reason = "a table is drawn from all of these")]
fn table(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    column: &str,
    values: &[Renamed],
    others: Others,
    memory: &mut PageState,
    asked: &mut Asked,
) {
    let palette = Palette::of(ui);
    let Some(profile) = view.index(column).and_then(|at| view.source.profiles().get(at)) else { return };
    if profile.values.is_empty() {
        let many = tr!("match-too-many-names", column = column, count = profile.different.count);
        ui.label(Runs::new().weak(palette, text::SMALL, &many));
        return;
    }
    let title = tr!("match-values", count = profile.values.len(), column = column);
    nicer(ui, index, profile, values, asked);
    disclosure(ui, "values", &title, tr!("match-values-note"), |ui| {
        let shown = profile.values.len().min(MOST_VALUES);
        Sheet::new(tr!("match-values-table"), &value_fields(), 420.0).show(ui, shown, |ui, row, field| {
            let value = &profile.values[row];
            let sent = match values.iter().find(|renamed| renamed.found == value.text) {
                Some(renamed) => renamed.sent.as_deref(),
                None if others == Others::LeaveOut => None,
                None => Some(value.text.as_str()),
            };
            match (field, sent) {
                (0, _) => drop(ui.add(Label::new(Runs::new().plain(palette, text::BODY, &value.text)).truncate())),
                (1, _) => drop(ui.label(Runs::new().plain(palette, text::BODY, &written(value.count)))),
                (2, Some(sent)) => {
                    let found = value.text.clone();
                    let (key, name) = (format!("value {index} {found}"), tr!("match-value-sent-as", value = &found));
                    let width = ui.available_width();
                    let typed = memory.typed.show(ui, &key, sent, &name, |field| field.small().width(width));
                    if let Some(typed) = typed {
                        asked.change(move |settings| settings.rename_value(index, &found, Some(typed.trim())));
                    }
                }
                (2, None) => drop(ui.label(Runs::new().weak(palette, text::BODY, tr!("left-out")))),
                _ => {
                    let mut sending = sent.is_some();
                    if tick(ui, &mut sending, &tr!("match-value-send-named", value = &value.text)) {
                        send_value(asked, index, value.text.clone(), sending);
                    }
                }
            }
        });
        let mut only = others == Others::LeaveOut;
        if tick(ui, &mut only, tr!("match-values-only-these")) {
            asked.change(move |settings| {
                let what = settings.mapping.rules.get_mut(index).and_then(|rule| rule.event.as_mut());
                if let Some(EventName::Column { others, .. }) = what {
                    *others = if only { Others::LeaveOut } else { Others::AsFound };
                }
            });
        }
    });
}

/// Names as Kissmetrics' guides write them, for values that are sent as they are found: only if somebody wants them.
fn nicer(ui: &mut Ui, index: usize, profile: &ColumnProfile, values: &[Renamed], asked: &mut Asked) {
    let open = profile.values.iter().filter(|value| values.iter().all(|line| line.found != value.text));
    let nicer: Vec<(String, String)> =
        open.filter_map(|value| Some((value.text.clone(), nicer_name(&value.text)?))).collect();
    let Some((found, name)) = nicer.first() else { return };
    let palette = Palette::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let such = tr!("match-nicer", found = found, name = name);
        ui.label(Runs::new().weak(palette, text::SMALL, &such));
        if ui.add(Link::small(tr!("match-nicer-take"))).clicked() {
            let nicer = nicer.clone();
            asked.change(move |settings| {
                for (found, name) in &nicer {
                    settings.rename_value(index, found, Some(name));
                }
            });
        }
    });
}

/// The fields of a value; [`table`] draws them by their place here.
fn value_fields() -> [Field<'static>; 4] {
    [
        Field { title: tr!("match-value-found"), wide: Share::Parts(1.2), narrow: (0, Share::Parts(2.0)) },
        Field { title: tr!("match-value-count"), wide: Share::Points(72.0), narrow: (0, Share::Parts(1.0)) },
        Field { title: tr!("match-value-sent"), wide: Share::Parts(1.2), narrow: (1, Share::Parts(1.0)) },
        Field { title: tr!("match-value-send"), wide: Share::Parts(1.0), narrow: (1, Share::Parts(1.0)) },
    ]
}

/// Sends a value under its own name, or leaves it out.
fn send_value(asked: &mut Asked, index: usize, found: String, sending: bool) {
    asked.change(move |settings| {
        let name = if sending { Some(found.as_str()) } else { None };
        let what = settings.mapping.rules.get_mut(index).and_then(|rule| rule.event.as_mut());
        if let Some(EventName::Column { values, others, .. }) = what {
            if sending && *others == Others::LeaveOut {
                values.retain(|renamed| renamed.found != found);
                values.push(Renamed { found: found.clone(), sent: Some(found.clone()) });
            } else {
                set_value(values, &found, name);
            }
        }
    });
}

/// A name for each case; the first that holds counts.
fn by_rule(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    cases: &[NameCase],
    otherwise: Option<&str>,
    memory: &mut PageState,
    asked: &mut Asked,
) {
    let palette = Palette::of(ui);
    ways(ui, index, 2, asked);
    for (at, case) in cases.iter().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            let key = format!("case {index} {at}");
            let typed = memory.typed.show(ui, &format!("{key} name"), &case.name, tr!("match-case-name"), |field| {
                field.small().hint(tr!("match-case-name-hint")).width(160.0)
            });
            if let Some(name) = typed {
                edit_case(asked, index, at, move |case| name.trim().clone_into(&mut case.name));
            }
            ui.label(Runs::new().weak(palette, text::SMALL, tr!("match-case-when")));
            if let Some(condition) = conditions::edit(ui, view, &key, &case.condition, &mut memory.typed) {
                edit_case(asked, index, at, move |case| case.condition = condition);
            }
            let name = tr!("match-case-remove", number = at + 1);
            if ui.add(Link::small(tr!("match-remove")).name(&name)).clicked() {
                edit_cases(asked, index, move |cases, _| conditions::remove(cases, at));
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        if ui.add(Button::normal(tr!("match-case-add")).small()).clicked() {
            let column = view.title(0).to_owned();
            edit_cases(asked, index, move |cases, _| {
                let when = Condition { column, test: Test::Is, values: Vec::new() };
                cases.push(NameCase { condition: when, name: String::new() });
            });
        }
        ui.label(Runs::new().weak(palette, text::SMALL, tr!("match-case-otherwise")));
        let typed = memory.typed.show(
            ui,
            &format!("otherwise {index}"),
            otherwise.unwrap_or_default(),
            tr!("match-case-otherwise-name"),
            |field| field.small().hint(tr!("match-case-otherwise-hint")).width(160.0),
        );
        if let Some(name) = typed {
            edit_cases(asked, index, move |_, otherwise| {
                *otherwise = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
            });
        }
    });
}

fn edit_case(asked: &mut Asked, index: usize, at: usize, edit: impl FnOnce(&mut NameCase) + 'static) {
    edit_cases(asked, index, move |cases, _| {
        if let Some(case) = cases.get_mut(at) {
            edit(case);
        }
    });
}

fn edit_cases(asked: &mut Asked, index: usize, edit: impl FnOnce(&mut Vec<NameCase>, &mut Option<String>) + 'static) {
    asked.change(move |settings| {
        let what = settings.mapping.rules.get_mut(index).and_then(|rule| rule.event.as_mut());
        if let Some(EventName::Rule { cases, otherwise }) = what {
            edit(cases, otherwise);
        }
        settings.confirm(index, PartKey::Event);
    });
}
