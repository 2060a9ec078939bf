//! What went wrong while something else went on: it gathers, and does not vanish.

use eframe::egui::Ui;

use super::{Card, Finding, FindingPress, disclosure, findings, told};
use crate::gui::theme::text;
use crate::gui::theme::{Palette, text::Runs};
use crate::tr;

/// Shows what has gathered, the newest first, all but the first few folded away; tells which was pressed.
pub fn tray(ui: &mut Ui, title: &str, gathered: &[Finding<'_>]) -> Option<(usize, FindingPress)> {
    const FIRST: usize = 3;
    if gathered.is_empty() {
        return None;
    }
    Card::new()
        .padding(0)
        .show(ui, |ui| {
            eframe::egui::Frame::new()
                .inner_margin(eframe::egui::Margin { left: 16, right: 16, top: 12, bottom: 0 })
                .show(ui, |ui| {
                    told::heading(ui, Runs::new().plain(Palette::of(ui), text::STRONG, title), 2);
                });
            let (first, rest) = gathered.split_at(gathered.len().min(FIRST));
            let mut pressed = findings(ui, first);
            if !rest.is_empty() {
                let more = tr!("more", count = rest.len());
                let pressed_below = eframe::egui::Frame::new()
                    .inner_margin(eframe::egui::Margin { left: 16, right: 0, top: 0, bottom: 4 })
                    .show(ui, |ui| disclosure(ui, title, &more, "", |ui| findings(ui, rest)).flatten())
                    .inner;
                pressed = pressed.or(pressed_below.map(|(index, press)| (index + FIRST, press)));
            }
            pressed
        })
        .inner
}
