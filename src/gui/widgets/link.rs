//! Words in a sentence that can be pressed.

use eframe::egui::{CursorIcon, Response, Role, Sense, Stroke, Ui, Widget, WidgetInfo};

use super::paint;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Type};

/// A link: it opens rows, a list, a place to change something; never a deed.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct Link<'a> {
    text: &'a str,
    name: Option<&'a str>,
    kind: Type,
}

impl<'a> Link<'a> {
    /// A link in text.
    pub const fn new(text: &'a str) -> Self {
        Self { text, name: None, kind: text::BODY }
    }

    /// A link in small text.
    pub const fn small(text: &'a str) -> Self {
        Self { text, name: None, kind: text::SMALL }
    }

    /// What a screen reader hears, where the text alone does not say it.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }
}

impl Widget for Link<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let galley = self.kind.one_line(ui, self.text, palette.accent, ui.available_width());
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
        let name = self.name.unwrap_or(self.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name));
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            painter.galley(rect.min, galley, palette.accent);
            if response.hovered() {
                painter.hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(1.0, palette.accent));
            }
            if response.has_focus() {
                paint::focus_ring(painter, rect, 2, palette);
            }
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}
