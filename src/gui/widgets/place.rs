//! Drawing at a place of one's own choosing: the surrounding layout does not move.

use eframe::egui::{Align, Layout, Rect, Response, Ui, UiBuilder, Widget};

/// Draws in `rect`, and tells how much of it was taken beside what `draw` gave.
pub fn inside<R>(ui: &mut Ui, rect: Rect, draw: impl FnOnce(&mut Ui) -> R) -> (R, Rect) {
    with(ui, UiBuilder::new().max_rect(rect), draw)
}

/// Draws where `builder` says, and tells how much was taken beside what `draw` gave.
pub fn with<R>(ui: &mut Ui, builder: UiBuilder, draw: impl FnOnce(&mut Ui) -> R) -> (R, Rect) {
    let mut child = ui.new_child(builder);
    // Children that come after must not be given the same identity.
    ui.skip_ahead_auto_ids(1);
    let given = draw(&mut child);
    (given, child.min_rect())
}

/// Puts a widget in the middle of the height of `rect`, at its left.
pub fn at(ui: &mut Ui, rect: Rect, widget: impl Widget) -> Response {
    let layout = Layout::left_to_right(Align::Center);
    with(ui, UiBuilder::new().max_rect(rect).layout(layout), |ui| ui.add(widget)).0
}
