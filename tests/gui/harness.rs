//! Builds windows for tests, and takes their pictures.

use backfill::gui::theme;
use eframe::egui::{Theme, Ui, UiBuilder};
use egui_kittest::{Harness, SnapshotOptions};

use crate::sound::is_sound;

/// The window's two themes, with the names that pictures carry.
pub const THEMES: [(Theme, &str); 2] = [(Theme::Light, "light"), (Theme::Dark, "dark")];

/// A window of this size with this in it.
pub fn window<'a>(theme: Theme, size: [f32; 2], draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    let mut draw = draw;
    builder(theme, size).build_ui(move |ui| on_page(ui, &mut draw))
}

/// A window of this size with this in it, which changes `state`.
pub fn window_with<'a, S>(
    theme: Theme,
    size: [f32; 2],
    state: S,
    draw: impl FnMut(&mut Ui, &mut S) + 'a,
) -> Harness<'a, S> {
    let mut draw = draw;
    builder(theme, size).build_ui_state(move |ui, state| on_page(ui, |ui| draw(ui, state)), state)
}

fn builder<S>(theme: Theme, size: [f32; 2]) -> egui_kittest::HarnessBuilder<S> {
    Harness::builder().with_size(size).with_theme(theme).with_context_setup(theme::install)
}

/// The harness leaves a margin around what it shows; a window does not.
fn on_page(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let whole = ui.content_rect();
    ui.set_clip_rect(whole);
    ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
        ui.painter().rect_filled(whole, 0.0, theme::Palette::of(ui).bg);
        draw(ui);
    });
}

/// Compares the window with the picture of this name, and keeps the picture elsewhere too where a folder for it is
/// named in `BACKFILL_PICTURES`.
#[track_caller]
pub fn picture<S>(harness: &mut Harness<'_, S>, name: &str) {
    look(harness, name);
    let options = SnapshotOptions::new().output_path("tests/gui/snapshots").threshold(1.0).max_failed_pixels(200_usize);
    harness.snapshot_options(name, &options);
}

/// Fails where something is wrong with the window that is wrong with any, see [`is_sound`]; and saves its picture.
#[track_caller]
pub fn look<S>(harness: &mut Harness<'_, S>, name: &str) {
    is_sound(harness, name);
    save(harness, name);
}

/// Looks in both themes, one after the other, at what the window shows.
#[track_caller]
pub fn look_in_both<S>(harness: &mut Harness<'_, S>, name: &str) {
    let before = harness.ctx.options(|options| options.theme_preference);
    for (theme, called) in THEMES {
        harness.ctx.set_theme(theme);
        harness.run_steps(4);
        look(harness, &format!("{name}-{called}"));
    }
    harness.ctx.set_theme(before);
    harness.run_steps(4);
}

/// Saves a picture to look at where `BACKFILL_PICTURES` names a folder.
pub fn save<S>(harness: &mut Harness<'_, S>, name: &str) {
    let Some(folder) = std::env::var_os("BACKFILL_PICTURES") else { return };
    let path = std::path::Path::new(&folder).join(format!("{name}.png"));
    harness.render().expect("the window can be drawn").save(path).expect("the picture can be saved");
}
