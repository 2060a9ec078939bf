//! A field of a card: how sure it is, what a column would do in it, and the menu of columns.

use eframe::egui::Ui;

use super::{Asked, PageState, View, put};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::column_field::{Chip, ColumnField, FieldState, Invitation};
use crate::gui::widgets::menu::{Item, menu};
use crate::gui::widgets::{Button, Carried, Tag, Tone};
use crate::mapping::suggest::Grade;
use crate::mapping::{Part, Slot};
use crate::session::draft::PartKey;
use crate::tr;

/// What the column that is picked or carried would do in a field: `words` says it of how the field would get it,
/// `drop` or `press`, and of the column.
pub(super) fn invite(ui: &Ui, memory: &PageState, words: impl Fn(&str, &str) -> String) -> Option<String> {
    if let Some(carried) = Carried::now(ui.ctx()) {
        return Some(words("drop", &carried.0));
    }
    memory.picked.as_deref().map(|column| words("press", column))
}

/// The first value of a column that is not blank.
pub(super) fn first_value<'a>(view: &View<'a>, title: &str) -> Option<&'a str> {
    let at = view.index(title)?;
    view.source.profiles().get(at)?.samples.first().map(String::as_str)
}

/// How sure a field is.
pub(super) fn state(view: &View<'_>, rule: usize, key: &PartKey, filled: bool) -> FieldState {
    match (filled, view.settings.is_confirmed(rule, key)) {
        (false, _) => FieldState::Empty,
        (true, true) => FieldState::Set,
        (true, false) if is_sure(view, rule, key) => FieldState::Sure,
        (true, false) => FieldState::Guess,
    }
}

/// Whether the guess in a field needs nobody's look: it was called sure, or the field is as in the first event, which
/// is where it is asked about.
fn is_sure(view: &View<'_>, rule: usize, key: &PartKey) -> bool {
    let part = match key {
        PartKey::Person => Part::Person,
        PartKey::Time => Part::Time,
        PartKey::Event => Part::Event,
        _ => return false,
    };
    let column = |rule| view.settings.column_in(Slot { rule, part });
    if rule > 0 {
        return part == Part::Person && column(rule) == column(0);
    }
    view.reason(rule, part).is_some_and(|reason| reason.grade == Grade::Sure)
}

/// Says how sure a field is, and asks for a look only where it needs one; whether it was confirmed.
pub(super) fn confirm(ui: &mut Ui, state: FieldState, name: &str) -> bool {
    let (tone, says) = match state {
        FieldState::Set => (Tone::Good, tr!("match-state-confirmed")),
        FieldState::Sure => (Tone::Plain, tr!("match-state-sure")),
        FieldState::Guess => (Tone::Warn, tr!("match-state-check")),
        FieldState::Empty => (Tone::Warn, tr!("match-state-missing")),
    };
    ui.add(Tag::new(tone, says));
    let name = tr!("match-confirm-field", field = name);
    state == FieldState::Guess && ui.add(Button::normal(tr!("match-confirm")).small().name(&name)).clicked()
}

/// What a field for one column shows.
pub(super) struct FieldLook<'a> {
    pub name: &'a str,
    pub hint: &'a str,
    pub state: FieldState,
    pub column: Option<&'a str>,
    pub note: Runs,
    pub second: Option<&'a str>,
    pub key: PartKey,
}

/// A field that takes one column.
pub(super) fn field(
    ui: &mut Ui,
    view: &View<'_>,
    at: Slot,
    look: FieldLook<'_>,
    memory: &mut PageState,
    asked: &mut Asked,
) {
    let palette = Palette::of(ui);
    let FieldLook { name, hint, state, column, note, second, key } = look;
    let invited = invite(ui, memory, |how, title| match column {
        Some(there) if there != title => tr!("match-invite-replace", how = how, column = title, there = there),
        _ => tr!("match-invite-use", how = how, column = title, field = name),
    });
    let chip_name = tr!("match-column-for", field = name);
    let chip = Chip { text: column.unwrap_or(tr!("match-choose-column")), name: &chip_name, filled: column.is_some() };
    let shown = ColumnField {
        name,
        hint,
        state,
        chips: &[chip],
        note,
        second: Runs::new().weak(palette, text::SMALL, second.unwrap_or_default()),
        invitation: invited.as_deref().map_or(Invitation::None, Invitation::Takes),
    }
    .show(ui, |ui| confirm(ui, state, name));
    if shown.right {
        asked.change(move |settings| settings.confirm(at.rule, key));
    }
    let pressed = shown.pressed();
    let from_menu = shown.chips.first().and_then(|chip| columns_menu(chip, name, view, column));
    let taken = shown.dropped.or(from_menu).or_else(|| memory.picked.take_if(|_| pressed));
    match taken {
        Some(column) => put(view, at, column, memory, asked),
        None if pressed => {
            if let Some(chip) = shown.chips.first() {
                crate::gui::widgets::menu::open(chip);
            }
        }
        None => {}
    }
}

/// The field's own menu: every column.
pub(super) fn columns_menu(
    opener: &eframe::egui::Response,
    name: &str,
    view: &View<'_>,
    chosen: Option<&str>,
) -> Option<String> {
    let kinds: Vec<String> = if crate::gui::widgets::menu::is_open(opener) {
        view.source.profiles().iter().map(|profile| crate::text::word(&profile.kind.label())).collect()
    } else {
        Vec::new()
    };
    menu(opener, &tr!("match-columns-for", field = name), view.source.columns().len(), |index| Item {
        text: view.title(index),
        note: kinds.get(index).map_or("", String::as_str),
        chosen: chosen == Some(view.title(index)),
    })
    .map(|index| view.title(index).to_owned())
}
