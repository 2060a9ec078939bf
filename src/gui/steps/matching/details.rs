//! Details: which columns go along, and under which names.

use eframe::egui::{Ui, vec2};

use super::rule::{columns_menu, first_value, invite};
use super::{Asked, Memory, View, look_up, put};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::slot::{Chip, Invitation, SlotState};
use crate::gui::widgets::{Choice, Link, slot};
use crate::mapping::profile::ColumnProfile;
use crate::mapping::value::MoneyVerdict;
use crate::mapping::{EventRule, Part, PropertyRule, Slot, Treatment};

const TREATMENTS: [(Treatment, &str); 3] = [
    (Treatment::AsIs, "as it is"),
    (Treatment::MoneyPoint, "money, 1,234.50"),
    (Treatment::MoneyComma, "money, 1.234,50"),
];

/// What is to be done to a column's cells, when the whole column shows it.
pub(super) fn treatment(profile: &ColumnProfile) -> Treatment {
    match profile.money.verdict {
        MoneyVerdict::Clear(treatment) => treatment,
        _ => Treatment::AsIs,
    }
}

pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    rule: &EventRule,
    memory: &mut Memory,
    asked: &mut Asked,
) {
    let at = Slot { rule: index, part: Part::Detail(rule.details.len()) };
    let invited = invite(ui, view, memory, |title| format!("add {title} as a detail"));
    let state = if rule.details.is_empty() { SlotState::Empty } else { SlotState::Set };
    let palette = Palette::of(ui);
    let note = match rule.details.len() {
        0 => "what else is known, such as the plan or the amount",
        _ => "sent along with each",
    };
    let shown = slot::Slot {
        name: "Details",
        hint: "optional",
        state,
        chips: &[Chip { text: "Add a column", name: "Column for Details", filled: false }],
        note: Runs::new().weak(palette, text::SMALL, note),
        second: Runs::new(),
        invitation: invited.as_deref().map_or(Invitation::None, Invitation::Takes),
    }
    .show(ui, |ui| ui.add(Link::small("Add a fixed value")).clicked());
    let pressed = shown.pressed();
    let from_menu = shown.chips.first().and_then(|chip| columns_menu(chip, "Details", view, None));
    if let Some(column) = shown.dropped.or(from_menu).or(memory.picked.filter(|_| pressed)) {
        put(view, at, column, memory, asked);
    } else if pressed && let Some(chip) = shown.chips.first() {
        crate::gui::widgets::menu::open(chip);
    }
    if shown.right {
        edit_details(asked, index, |details| {
            let name = (1..).map(|n| format!("Detail {n}")).find(|name| details.iter().all(|d| d.name() != name));
            details.push(PropertyRule::Constant { name: name.unwrap_or_default(), value: String::new() });
        });
    }
    for (place, detail) in rule.details.iter().enumerate() {
        ui.push_id(("detail", place), |ui| one(ui, view, index, place, detail, memory, asked));
    }
}

fn one(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    place: usize,
    detail: &PropertyRule,
    memory: &mut Memory,
    asked: &mut Asked,
) {
    let palette = Palette::of(ui);
    let at = Slot { rule: index, part: Part::Detail(place) };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 6.0);
        let name =
            memory.typed.show(ui, &format!("detail {index} {place}"), detail.name(), "The detail's name", |field| {
                field.small().hint("Plan Name").width(168.0)
            });
        if let Some(typed) = name {
            edit_detail(asked, index, place, move |detail| match detail {
                PropertyRule::Column { name, .. } | PropertyRule::Constant { name, .. } => {
                    typed.trim().clone_into(name)
                }
            });
        }
        match detail {
            PropertyRule::Column { column, lookup: Some(lookup), .. } => {
                ui.label(Runs::new().weak(palette, text::SMALL, &look_up::words(column, lookup)));
                let name = format!("Take {column} itself");
                if ui.add(Link::small(&name)).clicked() {
                    asked.change(move |choices| choices.look_up(at, None));
                }
            }
            PropertyRule::Column { column, treat, .. } => {
                let sample = first_value(view, column).unwrap_or("blank");
                let sent = treat.apply(sample).into_text();
                let shown = if sent == sample { sample.to_owned() } else { format!("{sample} is sent as {sent}") };
                ui.label(Runs::new().plain(palette, text::MEDIUM, column).weak(
                    palette,
                    text::SMALL,
                    &format!("  {shown}"),
                ));
                if look_up::link(ui, column) {
                    look_up::begin(view, at, column, asked);
                }
                let now = TREATMENTS.iter().find(|(known, _)| known == treat).map_or("", |(_, says)| says);
                let picked =
                    Choice::bare("How it is sent", now).small().width(150.0).show(ui, TREATMENTS.len(), |at| Item {
                        text: TREATMENTS[at].1,
                        note: "",
                        chosen: TREATMENTS[at].0 == *treat,
                    });
                if let Some((wanted, _)) = picked.and_then(|at| TREATMENTS.get(at)) {
                    edit_detail(asked, index, place, move |detail| {
                        if let PropertyRule::Column { treat, .. } = detail {
                            *treat = *wanted;
                        }
                    });
                }
            }
            PropertyRule::Constant { value, .. } => {
                let typed =
                    memory.typed.show(ui, &format!("constant {index} {place}"), value, "The detail's value", |field| {
                        field.small().hint("import").width(168.0)
                    });
                if let Some(typed) = typed {
                    edit_detail(asked, index, place, move |detail| {
                        if let PropertyRule::Constant { value, .. } = detail {
                            typed.trim().clone_into(value);
                        }
                    });
                }
            }
        }
        if ui.add(Link::small("Remove").name(&format!("Remove {}", detail.name()))).clicked() {
            asked.change(move |choices| choices.clear(Slot { rule: index, part: Part::Detail(place) }));
        }
    });
}

fn edit_detail(asked: &mut Asked, index: usize, place: usize, edit: impl FnOnce(&mut PropertyRule) + 'static) {
    edit_details(asked, index, move |details| {
        if let Some(detail) = details.get_mut(place) {
            edit(detail);
        }
    });
}

fn edit_details(asked: &mut Asked, index: usize, edit: impl FnOnce(&mut Vec<PropertyRule>) + 'static) {
    asked.change(move |choices| {
        if let Some(rule) = choices.mapping.rules.get_mut(index) {
            edit(&mut rule.details);
        }
    });
}
