//! A message where it belongs: what failed, where, and what to do.

use eframe::egui::{Frame, Margin, Sense, Ui, vec2};

use super::{Button, Tone};
use super::{paint, told};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{Palette, SLOT_RADIUS};

/// A message.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it"]
pub struct Callout<'a> {
    tone: Tone,
    title: &'a str,
    text: &'a str,
    detail: &'a str,
    deed: Option<&'a str>,
}

impl<'a> Callout<'a> {
    /// A message of this tone; its title is a whole sentence.
    pub const fn new(tone: Tone, title: &'a str) -> Self {
        Self { tone, title, text: "", detail: "", deed: None }
    }

    /// What it means and what to do.
    pub const fn text(mut self, text: &'a str) -> Self {
        self.text = text;
        self
    }

    /// What was said elsewhere, word for word; it can be selected and copied.
    pub const fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    /// What fixes it.
    pub const fn deed(mut self, deed: &'a str) -> Self {
        self.deed = Some(deed);
        self
    }

    /// Shows it, and tells whether its deed was pressed.
    pub fn show(self, ui: &mut Ui) -> bool {
        let palette = Palette::of(ui);
        let (color, back) = self.tone.colors(palette);
        let mut pressed = false;
        let frame = Frame::new().fill(back).corner_radius(SLOT_RADIUS).inner_margin(Margin::symmetric(16, 12));
        let shown = frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 4.0);
            ui.horizontal_top(|ui| {
                if let Some(shape) = self.tone.shape() {
                    let (rect, _) = ui.allocate_exact_size(vec2(10.0, text::BODY.line()), Sense::hover());
                    paint::state_shape(ui.painter(), rect.center(), shape, color);
                }
                let button = self.deed.map(|deed| Button::normal(deed).small());
                let room = button.as_ref().map_or(0.0, |button| button.size(ui).x + 12.0);
                let width = (ui.available_width() - room).max(160.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    let title = Runs::new().run(text::STRONG, self.title, color);
                    if self.tone == Tone::Bad {
                        told::alert(ui, title)
                    } else {
                        told::status(ui, title)
                    };
                    if !self.text.is_empty() {
                        ui.label(Runs::new().plain(palette, text::BODY, self.text));
                    }
                    if !self.detail.is_empty() {
                        let detail = Runs::new().plain(palette, text::MONO, self.detail);
                        ui.add(eframe::egui::Label::new(detail).selectable(true));
                    }
                });
                if let Some(button) = button {
                    pressed = ui.add(button).clicked();
                }
            });
        });
        drop(shown);
        pressed
    }
}
