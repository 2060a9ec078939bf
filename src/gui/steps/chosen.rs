//! PAGE

use eframe::egui::Ui;

use super::Foot;
use crate::gui::app::{Action, App};
use crate::gui::widgets::{FooterPress, Room};

/// What the page remembers.
#[derive(Default)]
pub struct Memory {}

/// Its foot.
pub fn foot(_app: &App) -> Foot {
    Foot::default()
}

/// What its foot does.
pub fn press(_app: &App, _press: FooterPress) -> Option<Action> {
    None
}

/// The page.
pub fn show(_ui: &mut Ui, _room: Room, _app: &App, _memory: &mut super::Memory) -> Option<Action> {
    None
}
