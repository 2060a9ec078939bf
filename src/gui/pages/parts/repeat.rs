//! Imports that repeat by themselves: the offer to have one do so, and those that do.

use chrono::Local;
use eframe::egui::{Ui, vec2};

use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Button, Card, Field, heading};
use crate::ledger::Import;
use crate::message::Arg;
use crate::schedule::At;
use crate::session::action::Action;
use crate::session::repeating::RepeatAction;
use crate::session::view::WindowView;
use crate::text::{schedule_words, unattended_words};
use crate::tr;
use crate::workflow::schedules::Repeats;

/// What was typed where an import is offered to repeat.
pub(in crate::gui::pages) struct OfferState {
    at: String,
}

impl Default for OfferState {
    fn default() -> Self {
        Self { at: At::default().to_string() }
    }
}

/// Whether an import may repeat: all of it was sent, to a product.
pub(in crate::gui::pages) fn may_repeat(import: &Import) -> bool {
    import.is_whole()
}

/// Offers to have an import repeat every day; says when it does already.
pub(in crate::gui::pages) fn offer(
    ui: &mut Ui,
    window: &WindowView<'_>,
    import: &Import,
    state: &mut OfferState,
) -> Option<Action> {
    let palette = Palette::of(ui);
    let is_it = |repeats: &&Repeats| repeats.imports.contains(&import.id) && !repeats.schedule.unfinished;
    if let Some(repeats) = window.repeating.all().iter().find(is_it) {
        let when = schedule_words(&repeats.schedule);
        ui.label(Runs::new().weak(palette, text::BODY, &tr!("repeat-is", product = &import.product.name, when = when)));
        return None;
    }
    ui.label(Runs::new().weak(palette, text::BODY, tr!("repeat-about")));
    let at: Result<At, _> = state.at.parse();
    let mut action = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.label(Runs::new().plain(palette, text::BODY, tr!("repeat-at")));
        ui.add(Field::bare(tr!("repeat-at"), &mut state.at).small().width(72.0));
        let button = Button::normal(tr!("repeat-every-day")).small();
        // What repeats finds its key in the keychain, where it may only be on its way to.
        let ready = !window.repeating.is_changing() && !window.products.is_keeping_key();
        if ui.add_enabled(at.is_ok() && ready, button).clicked() {
            action = at.ok().map(|at| Action::Repeat(RepeatAction::EveryDay(import.id, at)));
        }
    });
    if at.is_err() {
        ui.label(Runs::new().plain(palette, text::SMALL, tr!("repeat-no-time")));
    }
    action
}

/// Those that repeat, each with what came of it last; nothing where none does.
pub(in crate::gui::pages) fn list(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let all = window.repeating.all();
    if all.is_empty() {
        return None;
    }
    let palette = Palette::of(ui);
    let mut action = None;
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("repeat-title")), 2);
        for repeats in all {
            let Repeats { schedule, product, last, .. } = repeats;
            let product = product.as_ref().map_or_else(String::new, |product| product.name.clone());
            ui.horizontal_wrapped(|ui| {
                let when = schedule_words(schedule);
                let source = &schedule.source;
                let says = match schedule.unfinished {
                    false => tr!("repeat-line", source = source, product = product, when = when),
                    true => tr!("repeat-unfinished", source = source, product = product),
                };
                ui.label(Runs::new().plain(palette, text::BODY, &says));
                let stop = tr!("repeat-stop-name", source = &schedule.source);
                if ui.add(Button::normal(tr!("repeat-stop")).small().name(&stop)).clicked() {
                    action = Some(Action::Repeat(RepeatAction::Stop(schedule.id)));
                }
            });
            let last = last.as_ref().map_or_else(
                || tr!("repeat-never").to_owned(),
                |last| {
                    let when = Arg::Minute(last.started.with_timezone(&Local).naive_local());
                    tr!("repeat-last", when = when, outcome = unattended_words(last))
                },
            );
            ui.label(Runs::new().weak(palette, text::SMALL, &last));
        }
    });
    action
}
