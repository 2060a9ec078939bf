//! Yes or no, and one of a few that all fit on the page.

use eframe::egui::{CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{paint, told};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{BUTTON_RADIUS, LEAST_TARGET, Palette};

/// A box to tick; tells whether it was changed.
pub fn tick(ui: &mut Ui, ticked: &mut bool, label: &str) -> bool {
    const BOX: f32 = 18.0;
    let palette = Palette::of(ui);
    let text = Runs::new().plain(palette, text::BODY, label).lines(ui, ui.available_width() - BOX - 10.0);
    let size = vec2(text.size().x + BOX + 10.0, text.size().y.max(LEAST_TARGET));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *ticked = !*ticked;
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *ticked, label));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let square =
            Rect::from_center_size(pos2(rect.left() + BOX / 2.0, rect.top() + LEAST_TARGET / 2.0), Vec2::splat(BOX));
        let (fill, line) = match (*ticked, response.hovered()) {
            (true, _) => (palette.accent, palette.accent),
            (false, true) => (palette.sunken, palette.weak),
            (false, false) => (palette.surface, palette.line_strong),
        };
        painter.rect(square, 5.0, fill, Stroke::new(1.5, line), StrokeKind::Inside);
        if *ticked {
            paint::check(painter, square.center(), 10.0, Stroke::new(2.0, palette.on_accent));
        }
        let top = if text.size().y > LEAST_TARGET { rect.top() + 2.0 } else { rect.center().y - text.size().y / 2.0 };
        painter.galley(pos2(rect.left() + BOX + 10.0, top), text, palette.text);
        if response.has_focus() {
            paint::focus_ring(painter, square, 5, palette);
        }
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.clicked()
}

/// One of a few, side by side; tells which was chosen anew. `name` is what a screen reader hears of the whole.
pub fn segments(ui: &mut Ui, name: &str, options: &[&str], chosen: usize) -> Option<usize> {
    let palette = Palette::of(ui);
    let texts: Vec<_> =
        options.iter().map(|option| text::SMALL_MEDIUM.one_line(ui, option, palette.text, f32::INFINITY)).collect();
    let width: f32 = texts.iter().map(|text| text.size().x + 24.0).sum::<f32>() + 4.0;
    let (id, rect) = ui.allocate_space(vec2(width, 32.0));
    let ui = &mut told::group(ui, rect, Role::RadioGroup, name);
    ui.painter().rect_filled(rect, BUTTON_RADIUS, palette.sunken);
    let mut left = rect.left() + 2.0;
    let mut picked = None;
    for (index, (option, text)) in options.iter().zip(texts).enumerate() {
        let cell = Rect::from_min_size(pos2(left, rect.top() + 2.0), vec2(text.size().x + 24.0, 28.0));
        left = cell.right();
        let response = ui.interact(cell, id.with(index), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), index == chosen, option));
        let painter = ui.painter();
        let color = if index == chosen {
            let line = Stroke::new(1.0, palette.line_strong);
            painter.rect(cell, BUTTON_RADIUS - 2, palette.surface, line, StrokeKind::Inside);
            palette.text
        } else if response.hovered() {
            palette.text
        } else {
            palette.weak
        };
        painter.galley_with_override_text_color(cell.center() - text.size() / 2.0, text, color);
        if response.has_focus() {
            paint::focus_ring(painter, cell, BUTTON_RADIUS - 2, palette);
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && index != chosen {
            picked = Some(index);
        }
    }
    picked
}
