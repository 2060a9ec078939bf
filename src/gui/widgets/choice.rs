//! One of several, where they would not all fit on the page.

use eframe::egui::{
    CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::field::{WIDEST, label_above};
use super::menu::{self, Item};
use super::paint;
use crate::gui::theme::text;
use crate::gui::theme::{BUTTON_RADIUS, Palette};

/// One of several.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it"]
pub struct Choice<'a> {
    label: &'a str,
    bare: bool,
    chosen: &'a str,
    width: Option<f32>,
    small: bool,
}

impl<'a> Choice<'a> {
    /// A choice with its label above; `chosen` is what is chosen now, in words.
    pub const fn new(label: &'a str, chosen: &'a str) -> Self {
        Self { label, bare: false, chosen, width: None, small: false }
    }

    /// A choice without a label, where what stands around it says what it is; a screen reader hears `name`.
    pub const fn bare(name: &'a str, chosen: &'a str) -> Self {
        Self { label: name, bare: true, chosen, width: None, small: false }
    }

    /// So wide, in points; else as wide as there is room, and no wider than can be taken in.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Small, for cards and rows.
    pub const fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Shows it, and tells which of `count` items was chosen anew.
    pub fn show<'b>(self, ui: &mut Ui, count: usize, item: impl Fn(usize) -> Item<'b>) -> Option<usize> {
        if self.bare {
            let (opener, label) = (self.button(ui), self.label);
            return menu::menu(&opener, label, count, item);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let above = label_above(ui, self.label);
            let (opener, label) = (self.button(ui), self.label);
            if above.clicked() {
                opener.request_focus();
            }
            menu::menu(&opener, label, count, item)
        })
        .inner
    }

    /// Shows it without a label as a list of which several are chosen; tells which was pressed.
    pub fn show_several<'b>(self, ui: &mut Ui, count: usize, item: impl Fn(usize) -> Item<'b>) -> Option<usize> {
        let opener = self.button(ui);
        menu::several(&opener, self.label, count, item)
    }

    /// Shows its button, to hang a menu on.
    pub fn button(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let width = self.width.unwrap_or(WIDEST).min(ui.available_width());
        let height = if self.small { 28.0 } else { 36.0 };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.label);
            info.current_text_value = Some(self.chosen.to_owned());
            info
        });
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            let open = menu::is_open(&response);
            let fill = if response.hovered() || open { palette.sunken } else { palette.surface };
            let line = Stroke::new(1.0, palette.line_strong);
            painter.rect(rect, CornerRadius::same(BUTTON_RADIUS), fill, line, StrokeKind::Inside);
            if response.has_focus() {
                paint::focus_ring(painter, rect, BUTTON_RADIUS, palette);
            }
            let inner = Rect::from_min_max(rect.min + vec2(12.0, 0.0), rect.max - vec2(32.0, 0.0));
            let text = text::BODY.one_line(ui, self.chosen, palette.text, inner.width());
            painter.galley(pos2(inner.left(), inner.center().y - text.size().y / 2.0), text, palette.text);
            let center = pos2(rect.right() - 18.0, rect.center().y);
            paint::chevron(painter, center, 8.0, if open { 1.0 } else { 0.0 }, Stroke::new(1.5, palette.weak));
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}
