//! A bar for each month or day: a swapped month and a spike at midnight are seen at once.

use eframe::egui::{Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::gui::theme::Palette;
use crate::gui::theme::text;

/// One bar.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    /// How much.
    pub count: u64,
    /// Whether it wants attention.
    pub marked: bool,
    /// What is said on hover: *March 2016: 123 events*.
    pub label: &'a str,
}

/// Shows bars `height` points high; `name` tells a screen reader what they show. A bar that was pressed is told.
pub fn bars(ui: &mut Ui, name: &str, bars: &[Bar<'_>], height: f32) -> Option<usize> {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0);
    if most == 0 || bars.is_empty() {
        return None;
    }
    // A few bars are not spread over the whole card: a bar is at most 48 points wide.
    let step = (rect.width() / bars.len() as f32).min(48.0);
    // Whole points, or the gaps between thin bars would drown in the smoothing of their edges.
    let gap = if step >= 2.0 { (step * 0.25).round().clamp(1.0, 4.0) } else { 0.0 };
    let pointed = response.hover_pos().map(|pos| ((pos.x - rect.left()) / step) as usize).filter(|i| *i < bars.len());
    let painter = ui.painter_at(rect);
    for (index, bar) in bars.iter().enumerate().filter(|(_, bar)| bar.count > 0) {
        // What is there is seen, however little it is.
        let bar_height = (rect.height() * (bar.count as f64 / most as f64) as f32).max(2.0);
        let edge = |index: usize| (rect.left() + index as f32 * step).round();
        let (left, right) = (edge(index), (edge(index + 1) - gap).max(edge(index) + 1.0));
        let shape = Rect::from_min_max(pos2(left, rect.bottom() - bar_height), pos2(right, rect.bottom()));
        let color = match (bar.marked, pointed == Some(index)) {
            (true, _) => palette.warn,
            (false, true) => palette.accent,
            (false, false) => palette.bar,
        };
        painter.rect_filled(shape, if step > 8.0 { 2.0 } else { 0.0 }, color);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    let pressed = if response.clicked() { pointed } else { None };
    if let Some(bar) = pointed.and_then(|index| bars.get(index)) {
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(text::SMALL.rich(bar.label));
        });
    }
    pressed
}
