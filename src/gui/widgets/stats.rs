//! Numbers that stand alone, each with what it counts and a way to what it left behind.

use eframe::egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::link::Link;
use super::place;
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{CARD_RADIUS, Palette};

/// A number and what it counts.
#[derive(Clone, Copy, Debug)]
pub struct Stat<'a> {
    /// The number, as it is read.
    pub number: &'a str,
    /// What it counts.
    pub label: &'a str,
    /// What can be opened from here: *5 cannot be*.
    pub link: Option<&'a str>,
}

/// The least width of a number's cell, in points.
const LEAST: f32 = 168.0;
const NUMBER_LINE: f32 = 28.0;

/// Shows numbers side by side in a card, and tells whose link was pressed.
pub fn flow(ui: &mut Ui, stats: &[Stat<'_>]) -> Option<usize> {
    show(ui, stats, true)
}

/// Shows numbers side by side without a card, and tells whose link was pressed.
pub fn row(ui: &mut Ui, stats: &[Stat<'_>]) -> Option<usize> {
    show(ui, stats, false)
}

fn show(ui: &mut Ui, stats: &[Stat<'_>], boxed: bool) -> Option<usize> {
    let palette = Palette::of(ui);
    let available = ui.available_width();
    let (least, side, above) = if boxed { (LEAST, 17.0, 12.0) } else { (96.0, 0.0, 0.0) };
    let across = ((available / least) as usize).clamp(1, stats.len().max(1));
    // Three beside one would leave it alone: two and two stand better.
    let across = stats.len().div_ceil(stats.len().div_ceil(across).max(1)).max(1);
    let width = available / across as f32;
    let lines = stats.len().div_ceil(across).max(1);
    // A link that does not fit beside its label goes below it; then all cells have that line.
    let two = stats.iter().any(|stat| !fits(ui, stat, width - 2.0 * side));
    let cell = NUMBER_LINE + text::SMALL.line() * if two { 2.0 } else { 1.0 } + 2.0 * above;
    let border = if boxed { 2.0 } else { 0.0 };
    let (_, rect) = ui.allocate_space(vec2(available, cell * lines as f32 + border));
    if boxed {
        let line = Stroke::new(1.0, palette.line);
        ui.painter().rect(rect, CARD_RADIUS, palette.surface, line, StrokeKind::Inside);
    }
    let mut pressed = None;
    let inner = if boxed { rect.shrink2(vec2(0.0, 1.0)) } else { rect };
    let height = inner.height() / lines as f32;
    for (index, stat) in stats.iter().enumerate() {
        let (line, column) = (index / across, index % across);
        let corner = inner.min + vec2(column as f32 * width, line as f32 * height);
        let cell = Rect::from_min_size(corner, vec2(width, height));
        if boxed {
            let hairline = Stroke::new(1.0, palette.line);
            if column > 0 {
                ui.painter().vline(cell.left().round() + 0.5, cell.y_range(), hairline);
            }
            if line > 0 {
                ui.painter().hline(cell.x_range(), cell.top().round() + 0.5, hairline);
            }
        }
        let room = cell.shrink2(vec2(side, above));
        if place::inside(ui, room, |ui| show_cell(ui, stat)).0 {
            pressed = Some(index);
        }
    }
    pressed
}

fn fits(ui: &Ui, stat: &Stat<'_>, width: f32) -> bool {
    stat.link.is_none_or(|link| {
        let both = format!("{} {link}", stat.label);
        text::SMALL.one_line(ui, &both, Palette::of(ui).weak, f32::INFINITY).size().x <= width
    })
}

fn show_cell(ui: &mut Ui, stat: &Stat<'_>) -> bool {
    let palette = Palette::of(ui);
    let room = ui.max_rect();
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    // Number and label are one thing to a screen reader: "12,418 rows read".
    let number = text::TITLE.one_line(ui, stat.number, palette.text, room.width());
    let label = Runs::new().weak(palette, text::SMALL, stat.label).one_line(ui, room.width());
    let label_at = pos2(room.left(), room.top() + NUMBER_LINE);
    let size = vec2(number.size().x.max(label.size().x), NUMBER_LINE + text::SMALL.line());
    let response = ui.allocate_rect(Rect::from_min_size(room.min, size), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{} {}", stat.number, stat.label)));
    ui.painter().galley(room.min + vec2(0.0, NUMBER_LINE - text::TITLE.line()), number, palette.text);
    let label_width = label.size().x;
    ui.painter().galley(label_at, label, palette.weak);
    let Some(link) = stat.link else { return false };
    let at = if fits(ui, stat, room.width()) {
        label_at + vec2(label_width + 4.0, 0.0)
    } else {
        label_at + vec2(0.0, text::SMALL.line())
    };
    let rect = Rect::from_min_max(at, pos2(room.right().max(at.x), at.y + text::SMALL.line()));
    place::inside(ui, rect, |ui| ui.add(Link::small(link)).clicked()).0
}
