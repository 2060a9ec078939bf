//! Cards: what belongs together, on its own surface.

use eframe::egui::{Frame, InnerResponse, Margin, Stroke, Ui};

use super::paint;
use crate::gui::theme::{CARD_RADIUS, Palette};

/// A card, ready to be shown.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it"]
pub struct Card {
    padding: i8,
    border: Border,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Border {
    Hairline,
    Dashed,
    Chosen,
}

impl Default for Card {
    fn default() -> Self {
        Self::new()
    }
}

impl Card {
    /// A card with 16 points of padding.
    pub const fn new() -> Self {
        Self { padding: 16, border: Border::Hairline }
    }

    /// Another padding, in points; 0 for what reaches to the edge, such as a table.
    pub const fn padding(mut self, points: i8) -> Self {
        self.padding = points;
        self
    }

    /// Dashed: offered, not there yet.
    pub const fn dashed(mut self) -> Self {
        self.border = Border::Dashed;
        self
    }

    /// Outlined in the accent: the one that is chosen.
    pub const fn chosen(mut self, chosen: bool) -> Self {
        if chosen {
            self.border = Border::Chosen;
        }
        self
    }

    /// Shows it, as wide as there is room.
    pub fn show<R>(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let palette = Palette::of(ui);
        let line = |width: f32, color| Stroke::new(width, color);
        // The outline counts as padding, whatever its width, so that nothing moves when a card is chosen.
        let (stroke, margin) = match self.border {
            Border::Hairline => (line(1.0, palette.line), self.padding),
            Border::Chosen => (line(2.0, palette.accent), self.padding.saturating_sub(1).max(0)),
            Border::Dashed => (Stroke::NONE, self.padding.saturating_add(1)),
        };
        let shown = Frame::new()
            .fill(palette.surface)
            .stroke(stroke)
            .corner_radius(CARD_RADIUS)
            .inner_margin(Margin::same(margin))
            .show(ui, |ui| {
                ui.take_available_width();
                contents(ui)
            });
        if self.border == Border::Dashed {
            let outline = Stroke::new(1.0, palette.line_strong);
            paint::dashed_rect(ui.painter(), shown.response.rect, CARD_RADIUS.into(), outline);
        }
        shown
    }
}
