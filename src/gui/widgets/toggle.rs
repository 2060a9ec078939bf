//! Yes or no, and one of a few that all fit on the page.

use eframe::egui::{CursorIcon, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

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

/// The least height of a segment, and the room between its words and its sides, in points.
const SEGMENT: f32 = 28.0;
const BESIDE_WORDS: f32 = 12.0;
/// The room around all segments, in points.
const RIM: f32 = 2.0;

/// How high segments are that stand side by side, in points.
pub const SEGMENTS: f32 = SEGMENT + 2.0 * RIM;

/// One of a few, side by side, and below each other where there is no room for that; tells which was chosen anew. `name`
/// is what a screen reader hears of the whole.
pub fn segments(ui: &mut Ui, name: &str, options: &[&str], chosen: usize) -> Option<usize> {
    let palette = Palette::of(ui);
    let room = ui.max_rect().width() - 2.0 * RIM;
    let texts: Vec<_> = options
        .iter()
        .map(|option| text::SMALL_MEDIUM.lines(ui, option, palette.text, room - 2.0 * BESIDE_WORDS))
        .collect();
    let (cells, size) = placed(texts.iter().map(|text| text.size()), room);
    let (id, rect) = ui.allocate_space(size + Vec2::splat(2.0 * RIM));
    let ui = &mut told::group(ui, rect, Role::RadioGroup, name);
    ui.painter().rect_filled(rect, BUTTON_RADIUS, palette.sunken);
    let mut picked = None;
    for (index, ((option, text), cell)) in options.iter().zip(texts).zip(cells).enumerate() {
        let cell = cell.translate(rect.min.to_vec2() + Vec2::splat(RIM));
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

/// Where segments for words of these sizes stand in so much room, from nought, and how large all of them are.
fn placed(words: impl Iterator<Item = Vec2>, room: f32) -> (Vec<Rect>, Vec2) {
    let (mut cells, mut row, mut at) = (Vec::new(), 0.0_f32, Pos2::ZERO);
    for words in words {
        let size = vec2(words.x + 2.0 * BESIDE_WORDS, SEGMENT.max(words.y + 8.0));
        if at.x > 0.0 && at.x + size.x > room {
            at = pos2(0.0, at.y + row);
            row = 0.0;
        }
        cells.push(Rect::from_min_size(at, size));
        at.x += size.x;
        row = row.max(size.y);
    }
    let whole = cells.iter().fold(Rect::from_min_size(Pos2::ZERO, Vec2::ZERO), |whole, cell| whole.union(*cell));
    (cells, whole.size())
}
