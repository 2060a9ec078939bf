//! Files in place of sending: which form, how large, where, and what came of it.

use std::time::Duration;

use eframe::egui::{Ui, vec2};

use super::PageState;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Button, Callout, Card, Field, Progress, Tone, disclosure, heading, segments, tick};
use crate::session::action::Action;
use crate::session::files::FilesAction;
use crate::session::view::WindowView;
use crate::sink::file_sinks;
use crate::sink::files::Saved;
use crate::text::{misfit_sentence, word};
use crate::tr;

/// So many files are told without unfolding.
const TOLD: usize = 3;

/// The card of the choices, and of what was written; what was asked for.
pub(super) fn show(ui: &mut Ui, window: &WindowView<'_>, memory: &mut PageState) -> Option<Action> {
    let mut form = window.files.form.clone();
    let mut action = None;
    let palette = Palette::of(ui);
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 16.0);
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("send-files")), 2);
        let names: Vec<String> = file_sinks().map(|sink| word(&sink.label())).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let at = file_sinks().position(|sink| sink == form.form).unwrap_or_default();
        if let Some(picked) = segments(ui, tr!("send-files-form"), &names, at) {
            form.form = file_sinks().nth(picked).unwrap_or(form.form);
        }
        ui.label(Runs::new().weak(palette, text::BODY, &word(&form.form.about())));
        ui.add(Field::new(tr!("send-files-part"), &mut form.part).width(320.0).help(tr!("send-files-part-help")));
        let folder = Field::new(tr!("send-files-folder"), &mut form.folder).mono().hint(tr!("send-files-folder-hint"));
        if folder.with_button(ui, Button::normal(tr!("choose-folder"))) {
            action = Some(Action::Files(FilesAction::ChooseFolder));
        }
        if window.files.may_overwrite() {
            tick(ui, &mut form.overwrite, tr!("send-files-overwrite"));
        }
        if let Some(progress) = window.files.progress() {
            let rows = tr!("send-files-so-far", count = progress.rows());
            ui.add(Progress::new(progress.part().unwrap_or(0.0), &rows));
            // Its numbers change without a word from the worker.
            ui.ctx().request_repaint_after(Duration::from_millis(100));
            if ui.add(Button::normal(tr!("send-files-stop")).small()).clicked() {
                action = Some(Action::Files(FilesAction::Stop));
            }
        }
        let was_saved = std::mem::replace(&mut memory.saved, window.files.saved().is_some());
        if let Some(saved) = window.files.saved() {
            let shown = ui.scope(|ui| result(ui, saved)).response;
            if !was_saved {
                // The button was pressed at the foot of the page, and what came of it may be below what is seen.
                shown.scroll_to_me(None);
            }
        }
    });
    let changed = form != window.files.form;
    action.or_else(|| changed.then(|| Action::Files(FilesAction::Form(form))))
}

fn result(ui: &mut Ui, saved: &Saved) {
    let palette = Palette::of(ui);
    let title = tr!("send-files-saved", events = saved.events, files = saved.files.len());
    if saved.walk.complete {
        Callout::new(Tone::Good, &title).text(tr!("send-files-next")).show(ui);
    } else {
        Callout::new(Tone::Warn, &title).text(tr!("send-files-stopped")).show(ui);
    }
    for (misfit, times) in &saved.misfits {
        Callout::new(Tone::Note, &misfit_sentence(*misfit, *times)).show(ui);
    }
    let (first, rest) = saved.files.split_at(saved.files.len().min(TOLD));
    let list = |ui: &mut Ui, files: &[std::path::PathBuf]| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for file in files {
            ui.label(Runs::new().plain(palette, text::MONO, &file.display().to_string()));
        }
    };
    ui.scope(|ui| list(ui, first));
    if !rest.is_empty() {
        disclosure(ui, "more-files", &tr!("more", count = rest.len()), "", |ui| list(ui, rest));
    }
}
