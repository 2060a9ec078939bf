//! What is pressed: the deed of a page, other deeds, and quiet ones that read like links.

use std::sync::Arc;

use eframe::egui::{
    Color32, CursorIcon, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, vec2,
};

use super::paint;
use crate::gui::theme::text::{self, Type};
use crate::gui::theme::{BUTTON_RADIUS, GRID, LEAST_TARGET, Palette};

/// A button.
#[derive(Clone, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct Button<'a> {
    text: &'a str,
    name: Option<&'a str>,
    kind: Kind,
    small: bool,
    opens: bool,
    width: Option<f32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Main,
    Normal,
    Quiet,
}

impl<'a> Button<'a> {
    const fn of(kind: Kind, text: &'a str) -> Self {
        Self { text, name: None, kind, small: false, opens: false, width: None }
    }

    /// The deed of the page; one at most.
    pub const fn main(text: &'a str) -> Self {
        Self::of(Kind::Main, text)
    }

    /// Any other deed.
    pub const fn normal(text: &'a str) -> Self {
        Self::of(Kind::Normal, text)
    }

    /// A deed beside the point; it reads like a link.
    pub const fn quiet(text: &'a str) -> Self {
        Self::of(Kind::Quiet, text)
    }

    /// Small, for cards and rows.
    pub const fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Marked as opening a list.
    pub const fn opens(mut self) -> Self {
        self.opens = true;
        self
    }

    /// What a screen reader hears, where the text alone does not say it.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Exactly this wide, in points.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    const fn kind_of_text(&self) -> Type {
        match (self.kind, self.small) {
            (_, true) => text::SMALL_MEDIUM,
            (Kind::Main, false) => text::STRONG,
            (_, false) => text::MEDIUM,
        }
    }

    const fn padding(&self) -> f32 {
        match (self.kind, self.small) {
            (Kind::Quiet, _) => GRID,
            (_, true) => 12.0,
            (_, false) => 16.0,
        }
    }

    /// The height, in points.
    pub const fn height(&self) -> f32 {
        if self.small { 28.0 } else { 36.0 }
    }

    fn layout(&self, ui: &Ui, width: f32) -> (Arc<Galley>, Vec2) {
        let chevron = if self.opens { CHEVRON } else { 0.0 };
        // A border of one point belongs to the size, as everywhere.
        let around = 2.0 * (self.padding() + 1.0) + chevron;
        let galley =
            self.kind_of_text().one_line(ui, self.text, Color32::PLACEHOLDER, self.width.unwrap_or(width) - around);
        let width = self.width.unwrap_or(galley.size().x + around).max(LEAST_TARGET);
        (galley, vec2(width, self.height()))
    }

    /// The size that it takes, in points.
    pub fn size(&self, ui: &Ui) -> Vec2 {
        self.layout(ui, f32::INFINITY).1
    }

    fn colors(&self, palette: &Palette, response: &Response) -> (Color32, Color32, Color32) {
        let hovered = response.hovered();
        let pressed = response.is_pointer_button_down_on();
        match self.kind {
            Kind::Main => {
                let toward = if pressed { 0.2 } else { 0.1 };
                let fill = if hovered { palette.accent.lerp_to_gamma(palette.text, toward) } else { palette.accent };
                (fill, fill, palette.on_accent)
            }
            Kind::Normal => {
                let fill = if pressed { palette.line } else { palette.sunken };
                let fill = if hovered { fill } else { palette.surface };
                (fill, palette.line_strong, palette.text)
            }
            Kind::Quiet => {
                let fill = if hovered { palette.accent_soft } else { Color32::TRANSPARENT };
                let border = if pressed { palette.accent } else { Color32::TRANSPARENT };
                (fill, border, palette.accent)
            }
        }
    }
}

/// The room that the mark of [`Button::opens`] takes, in points.
const CHEVRON: f32 = 16.0;

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (galley, size) = self.layout(ui, ui.available_width());
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let name = self.name.unwrap_or(self.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
        if ui.is_rect_visible(rect) {
            let palette = Palette::of(ui);
            let (fill, border, color) = self.colors(palette, &response);
            let painter = ui.painter();
            painter.rect(rect, BUTTON_RADIUS, fill, Stroke::new(1.0, border), StrokeKind::Inside);
            if response.has_focus() {
                paint::focus_ring(painter, rect, BUTTON_RADIUS, palette);
            }
            let chevron = if self.opens { CHEVRON } else { 0.0 };
            let room = Rect::from_min_max(rect.min, rect.max - vec2(chevron, 0.0));
            let at = room.center() - galley.size() / 2.0;
            painter.galley(at, galley, color);
            if self.opens {
                let center = rect.right_center() - vec2(self.padding() + 3.0, 0.0);
                paint::chevron(painter, center, 8.0, 0.0, Stroke::new(1.5, color));
            }
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}
