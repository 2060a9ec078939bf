//! Find and replace: what stands in a column is read as something else. The plan changes, the file does not.

use eframe::egui::{ScrollArea, Ui, vec2};

use super::{Asked, View};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::{Answer, Button, Choice, Dialog, Field, Link};
use crate::mapping::Replacement;
use crate::mapping::profile::ColumnProfile;
use crate::session::draft::Settings;
use crate::tr;

/// Values that are offered to be replaced; more are found by typing.
const OFFERED: usize = 8;

/// What is typed and chosen in the dialog, while it is open.
#[derive(Default)]
pub(super) struct PageState(Option<Typing>);

#[derive(Default)]
struct Typing {
    column: usize,
    found: String,
    with: String,
}

/// The way to the dialog, and what is replaced already, each with its way back.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, memory: &mut PageState, asked: &mut Asked) {
    let palette = Palette::of(ui);
    for replacement in &view.settings.mapping.replace {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            ui.label(Runs::new().weak(palette, text::SMALL, &words(replacement)));
            let name = tr!("match-replace-undo-named", found = shown(&replacement.found));
            if ui.add(Link::small(tr!("match-replace-undo")).name(&name)).clicked() {
                let replacement = replacement.clone();
                asked.change(move |settings| settings.mapping.replace.retain(|known| *known != replacement));
            }
        });
    }
    if ui.add(Button::quiet(tr!("match-replace-open")).small()).clicked() {
        memory.0 = Some(Typing::default());
    }
}

/// "In plan, n/a is read as blank."
fn words(replacement: &Replacement) -> String {
    let Replacement { column, found, with } = replacement;
    tr!("match-replaced", column = column, found = shown(found), with = shown(with))
}

fn shown(value: &str) -> String {
    match value {
        "" => tr!("blank").to_owned(),
        value => tr!("quoted", text = value),
    }
}

/// The dialog, while it is open.
pub(super) fn dialog(ui: &mut Ui, view: &View<'_>, memory: &mut PageState, asked: &mut Asked) {
    let Some(typing) = &mut memory.0 else { return };
    let dialog = Dialog::new(tr!("match-replace"), tr!("match-replace-keep"), tr!("match-replace-do"));
    let answer = dialog.text(tr!("match-replace-why")).show(ui.ctx(), |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        let columns = view.source.columns().len();
        let picked = Choice::new(tr!("column"), view.title(typing.column)).show(ui, columns, |at| Item {
            text: view.title(at),
            note: "",
            chosen: at == typing.column,
        });
        if let Some(column) = picked {
            typing.column = column;
            typing.found.clear();
        }
        let profile = view.source.profiles().get(typing.column);
        let help = profile.map_or_else(String::new, |profile| cells(profile, &typing.found));
        ui.add(Field::new(tr!("match-replace-find"), &mut typing.found).hint(tr!("blank")).help(&help));
        if let Some(found) = profile.and_then(|profile| offered(ui, profile, &typing.found)) {
            typing.found = found;
        }
        ui.add(Field::new(tr!("match-replace-with-field"), &mut typing.with).hint(tr!("blank")));
    });
    match answer {
        Some(Answer::Deed) => {
            let column = view.title(typing.column).to_owned();
            let (found, with) = (typing.found.trim().to_owned(), typing.with.trim().to_owned());
            memory.0 = None;
            asked.change(move |settings| replace(settings, Replacement { column, found, with }));
        }
        Some(Answer::Safe | Answer::Other) => memory.0 = None,
        None => {}
    }
}

/// A later choice about the same cells takes the place of an earlier one.
fn replace(settings: &mut Settings, new: Replacement) {
    let replace = &mut settings.mapping.replace;
    replace.retain(|known| known.column != new.column || known.found != new.found);
    if new.found != new.with {
        replace.push(new);
    }
}

/// How many cells hold exactly this, as far as that is known.
fn cells(profile: &ColumnProfile, found: &str) -> String {
    let found = found.trim();
    if found.is_empty() {
        return tr!("match-replace-cells-blank", count = profile.blank);
    }
    match profile.values.iter().find(|value| value.text == found) {
        Some(value) => tr!("match-replace-cells", count = value.count),
        None if !profile.values.is_empty() => tr!("match-replace-no-cell").to_owned(),
        None => tr!("match-replace-case").to_owned(),
    }
}

/// Values that contain what is typed, to be picked.
fn offered(ui: &mut Ui, profile: &ColumnProfile, typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let fits = |text: &str| text.to_lowercase().contains(&typed) && text.to_lowercase() != typed;
    let fitting: Vec<_> = profile.values.iter().filter(|value| fits(&value.text)).take(OFFERED).collect();
    if fitting.is_empty() {
        return None;
    }
    let mut picked = None;
    ScrollArea::vertical().id_salt("values").max_height(96.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            for value in fitting {
                let label = tr!("match-replace-value", value = &value.text, count = value.count);
                if ui.add(Button::normal(&label).small()).clicked() {
                    picked = Some(value.text.clone());
                }
            }
        });
    });
    picked
}
