//! How each kind of cell is painted.

use std::sync::Arc;

use eframe::egui::{CursorIcon, Galley, Id, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Cell, SIDE};
use crate::gui::theme::Palette;
use crate::gui::theme::text;
use crate::gui::widgets::{Tag, paint, place};
use crate::tr;

/// A column never asks for more than this, in points; it can be dragged wider.
pub(super) const MOST: f32 = 240.0;

/// A cell's text, laid out on one line of `width`.
pub(super) fn lay_out(ui: &Ui, cell: &Cell<'_>, width: f32) -> Arc<Galley> {
    let palette = Palette::of(ui);
    match cell {
        Cell::Empty => text::BODY.one_line(ui, "", palette.text, width),
        Cell::Text(text) => text::BODY.one_line(ui, text, palette.text, width),
        Cell::Strong(text) => text::STRONG.one_line(ui, text, palette.text, width),
        Cell::Weak(text) | Cell::Over(text) => text::BODY.one_line(ui, text, palette.weak, width),
        Cell::Mono(text) => text::MONO.one_line(ui, text, palette.text, width),
        Cell::Blank => text::BODY.one_line(ui, tr!("blank"), palette.weak, width),
        Cell::Runs(runs) => runs.clone().one_line(ui, width),
        Cell::Tag(_, text) => text::SMALL_MEDIUM.one_line(ui, text, palette.text, width),
        Cell::Link(text) => text::SMALL.one_line(ui, text, palette.accent, width),
    }
}

/// The width that a cell would like, in points.
pub(super) fn wanted(ui: &Ui, cell: &Cell<'_>) -> f32 {
    let inner = match cell {
        Cell::Tag(tone, text) => Tag::new(*tone, text).size(ui).x,
        // It has the room of its neighbors.
        Cell::Over(_) => 0.0,
        // What is longer than a column may be is not laid out to its end just to be cut.
        other => lay_out(ui, other, MOST).size().x,
    };
    inner + 2.0 * SIDE
}

/// Paints a cell, and tells whether it is a link that was pressed.
pub(super) fn paint(ui: &mut Ui, id: Id, rect: Rect, cell: &Cell<'_>, right: bool, row: &Response) -> bool {
    let inner = rect.shrink2(vec2(SIDE, 0.0));
    if matches!(cell, Cell::Empty) || inner.width() <= 0.0 {
        return false;
    }
    if let Cell::Tag(tone, text) = cell {
        place::at(ui, inner, Tag::new(*tone, text));
        return false;
    }
    let galley = lay_out(ui, cell, inner.width());
    let x = if right { inner.right() - galley.size().x } else { inner.left() };
    let at = pos2(x, inner.center().y - galley.size().y / 2.0);
    let taken = Rect::from_min_size(at, galley.size());
    let elided = galley.elided;
    ui.painter().galley(at, galley, Palette::of(ui).text);
    if elided && row.hover_pos().is_some_and(|pos| rect.contains(pos)) {
        row.clone().on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(480.0);
            ui.label(text::SMALL.rich(cell.as_str()));
        });
    }
    matches!(cell, Cell::Link(_)) && link(ui, id, taken, cell.as_str())
}

fn link(ui: &Ui, id: Id, rect: Rect, name: &str) -> bool {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    if response.hovered() {
        ui.painter().hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(1.0, palette.accent));
    }
    if response.has_focus() {
        paint::focus_ring(ui.painter(), rect, 2, palette);
    }
    response.clicked()
}
