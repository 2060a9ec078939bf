//! A SELECT of one's own, also one that was written for Kissmetrics' own integration, with what could be typed next.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Id, TextEdit, Ui, vec2};

use super::PageState;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Button, Card, Field, heading};
use crate::session::action::Action;
use crate::source::server::{Completions, Shown};
use crate::text::word;
use crate::tr;

/// The query and what it is completed to.
#[derive(Default)]
pub(super) struct Query {
    pub(super) text: String,
    /// Where the cursor was last, in letters.
    cursor: usize,
}

/// The card.
pub(super) fn show(ui: &mut Ui, connected: &Shown, memory: &mut PageState) -> Option<Action> {
    let palette = Palette::of(ui);
    let query = &mut memory.query;
    let mut action = None;
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("connect-query")), 2);
        ui.label(Runs::new().weak(palette, text::BODY, tr!("connect-query-about")));
        let field = Field::bare(tr!("connect-query-field"), &mut query.text).mono().lines(4);
        let field = field.hint("SELECT login, created_at FROM users");
        let edit = ui.add(field).id;
        offers(ui, connected, query, edit);
        if ui.add(Button::normal(tr!("connect-query-read")).small()).clicked() && !query.text.trim().is_empty() {
            action = Some(Action::Read(connected.answers.clone().with("query", query.text.trim())));
        }
    });
    action
}

/// What could be typed next, as buttons below: by the pointer, or with Tab and Enter, which come there next.
fn offers(ui: &mut Ui, connected: &Shown, query: &mut Query, edit: Id) {
    let state = TextEdit::load_state(ui.ctx(), edit);
    if let Some(range) = state.and_then(|state| state.cursor.char_range()) {
        query.cursor = range.primary.index.into();
    }
    let palette = Palette::of(ui);
    let cursor = query.text.char_indices().nth(query.cursor).map_or(query.text.len(), |(at, _)| at);
    let Some(server) = connected.answers.server() else { return };
    let Completions { replace, offers } = (server.complete)(&query.text, cursor, &connected.known);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        // So high that nothing below moves when they come and go.
        ui.set_min_height(28.0);
        if offers.is_empty() {
            ui.label(Runs::new().weak(palette, text::SMALL, tr!("connect-query-hint")));
        }
        for offer in &offers {
            let name = format!("{}, {}", offer.text, word(&offer.note));
            if ui.add(Button::quiet(&offer.text).small().name(&name)).clicked() {
                query.text.replace_range(replace.clone(), &offer.text);
                let end = query.text[..replace.start].chars().count() + offer.text.chars().count();
                query.cursor = end;
                go_on_at(ui, edit, end);
            }
        }
    });
}

/// Puts the cursor behind so many letters, and the keyboard back into the query.
fn go_on_at(ui: &Ui, edit: Id, letters: usize) {
    let mut state = TextEdit::load_state(ui.ctx(), edit).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(letters))));
    state.store(ui.ctx(), edit);
    ui.memory_mut(|memory| memory.request_focus(edit));
}
