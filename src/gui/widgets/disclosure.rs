//! What can be unfolded.

use eframe::egui::{CursorIcon, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{BUTTON_RADIUS, Palette};

/// A line that unfolds what `draw` shows; whether it is unfolded is remembered under the title's `id`.
pub fn disclosure<R>(ui: &mut Ui, id: &str, title: &str, note: &str, draw: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let palette = Palette::of(ui);
    let state = ui.scope_id().with((id, "unfolded"));
    let mut open = ui.data(|data| data.get_temp(state)).unwrap_or(false);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    if response.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(state, open));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_expanded(open);
        node.set_description(note);
    });
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let color = if response.hovered() { palette.text } else { palette.weak };
        let center = pos2(rect.left() + 8.0, rect.center().y);
        paint::chevron(painter, center, 8.0, if open { 0.0 } else { -1.0 }, Stroke::new(1.5, color));
        let told = Runs::new().run(text::SMALL_MEDIUM, title, color);
        let told = if note.is_empty() { told } else { told.weak(palette, text::SMALL, &format!("  {note}")) };
        let told = told.one_line(ui, rect.width() - 20.0);
        painter.galley(pos2(rect.left() + 20.0, rect.center().y - told.size().y / 2.0), told, color);
        if response.has_focus() {
            paint::focus_ring(painter, rect.shrink(2.0), BUTTON_RADIUS, palette);
        }
    }
    response.on_hover_cursor(CursorIcon::PointingHand);
    open.then(|| draw(ui))
}
