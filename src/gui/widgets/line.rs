//! A rate over time.

use eframe::egui::epaint::Mesh;
use eframe::egui::{Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::gui::theme::Palette;

/// Draws `values`, the oldest first, as a line over its area, `height` points high; `name` tells a screen reader what
/// it shows. The scale begins at 0 and ends a little above the most.
pub fn line(ui: &mut Ui, name: &str, values: &[f32], height: f32) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let painter = ui.painter_at(rect.expand(1.0));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    let most = values.iter().copied().filter(|value| value.is_finite()).fold(0.0, f32::max);
    if values.len() < 2 || most <= 0.0 {
        return;
    }
    let points = smooth(&place(values, most * 1.2, rect));
    let mut area = Mesh::default();
    for point in &points {
        let first = area.vertices.len() as u32;
        area.colored_vertex(*point, palette.accent_soft);
        area.colored_vertex(pos2(point.x, rect.bottom()), palette.accent_soft);
        if first > 0 {
            area.add_triangle(first - 2, first - 1, first);
            area.add_triangle(first - 1, first, first + 1);
        }
    }
    painter.add(Shape::mesh(area));
    painter.add(Shape::line(points, Stroke::new(2.0, palette.accent)));
}

fn place(values: &[f32], top: f32, rect: Rect) -> Vec<Pos2> {
    let step = rect.width() / (values.len() - 1) as f32;
    let height = |value: f32| if value.is_finite() { rect.height() * (value.max(0.0) / top) } else { 0.0 };
    values.iter().enumerate().map(|(i, v)| pos2(rect.left() + i as f32 * step, rect.bottom() - height(*v))).collect()
}

/// Rounds the corners with cubics that never leave the range of their two ends (Fritsch and Carlson, 1980), so that
/// no peak is drawn that was not measured.
fn smooth(points: &[Pos2]) -> Vec<Pos2> {
    let slopes: Vec<f32> = points.windows(2).map(|p| (p[1].y - p[0].y) / (p[1].x - p[0].x).max(f32::EPSILON)).collect();
    let tangent = |i: usize| match (i.checked_sub(1).and_then(|before| slopes.get(before)), slopes.get(i)) {
        (Some(a), Some(b)) if a * b > 0.0 => 2.0 * a * b / (a + b),
        (Some(_), Some(_)) => 0.0,
        (None, Some(only)) | (Some(only), None) => *only,
        (None, None) => 0.0,
    };
    let mut smoothed = Vec::with_capacity(points.len() * 8);
    for (i, pair) in points.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        let width = to.x - from.x;
        let (out, into) = (tangent(i), tangent(i + 1));
        let steps = (width / 3.0).clamp(1.0, 16.0) as usize;
        for step in 0..steps {
            let t = step as f32 / steps as f32;
            let (t2, t3) = (t * t, t * t * t);
            let y = (2.0 * t3 - 3.0 * t2 + 1.0) * from.y
                + (t3 - 2.0 * t2 + t) * width * out
                + (3.0 * t2 - 2.0 * t3) * to.y
                + (t3 - t2) * width * into;
            smoothed.push(pos2(from.x + t * width, y));
        }
    }
    smoothed.extend(points.last().copied());
    smoothed
}
