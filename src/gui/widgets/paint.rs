//! StateShape that stand where others put symbols of a font: a font may lack one, a painter never does.

use eframe::egui::epaint::{CornerRadiusF32, RectShape};
use eframe::egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, lerp, pos2, vec2};

use crate::gui::theme::{FOCUS_WIDTH, Palette};

/// The shape that stands for a state beside its word, so that none is told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateShape {
    /// Well.
    Circle,
    /// Wants attention.
    Triangle,
    /// Must be fixed.
    Square,
    /// Worth knowing.
    Diamond,
}

/// Half the width of a state's shape, in points.
pub const SHAPE_HALF: f32 = 4.0;

/// Paints a state's shape, 8 points wide.
pub fn state_shape(painter: &Painter, center: Pos2, shape: StateShape, color: Color32) {
    let half = SHAPE_HALF;
    let around = |points: &[Vec2]| points.iter().map(|p| center + *p * half).collect();
    match shape {
        StateShape::Circle => {
            painter.circle_filled(center, half, color);
        }
        StateShape::Triangle => {
            let points = around(&[vec2(0.0, -1.0), vec2(1.0, 1.0), vec2(-1.0, 1.0)]);
            painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
        }
        StateShape::Square => {
            painter.rect_filled(Rect::from_center_size(center, Vec2::splat(half * 2.0)), 1.0, color);
        }
        StateShape::Diamond => {
            let long = std::f32::consts::SQRT_2;
            let points = around(&[vec2(0.0, -long), vec2(long, 0.0), vec2(0.0, long), vec2(-long, 0.0)]);
            painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
        }
    }
}

/// Paints a check mark in a square of `size` points.
pub fn check(painter: &Painter, center: Pos2, size: f32, stroke: Stroke) {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    painter.add(Shape::line(vec![at(-0.42, 0.02), at(-0.12, 0.32), at(0.42, -0.3)], stroke));
}

/// Paints a cross in a square of `size` points.
pub fn cross(painter: &Painter, center: Pos2, size: f32, stroke: Stroke) {
    let half = size / 2.0;
    painter.line_segment([center - Vec2::splat(half), center + Vec2::splat(half)], stroke);
    painter.line_segment([center + vec2(-half, half), center + vec2(half, -half)], stroke);
}

/// Paints a chevron `size` points wide: down when `turned` is 0, right when it is -1, up when it is 1.
pub fn chevron(painter: &Painter, center: Pos2, size: f32, turned: f32, stroke: Stroke) {
    let angle = match turned {
        t if t <= 0.0 => lerp(0.0..=-std::f32::consts::FRAC_PI_2, -t),
        t => lerp(0.0..=std::f32::consts::PI, t),
    };
    let turn = eframe::egui::emath::Rot2::from_angle(angle);
    let at = |x: f32, y: f32| center + turn * (vec2(x, y) * size);
    painter.add(Shape::line(vec![at(-0.5, -0.25), at(0.0, 0.25), at(0.5, -0.25)], stroke));
}

/// Paints six dots: this can be dragged.
pub fn grip(painter: &Painter, center: Pos2, color: Color32) {
    for x in [-2.0, 2.0] {
        for y in [-4.0, 0.0, 4.0] {
            painter.circle_filled(center + vec2(x, y), 1.0, color);
        }
    }
}

/// Paints a sheet with three lines, 48 by 56 points.
pub fn sheet(painter: &Painter, center: Pos2, color: Color32) {
    let rect = Rect::from_center_size(center, vec2(48.0, 56.0));
    painter.rect_stroke(rect, 6.0, Stroke::new(2.0, color), StrokeKind::Inside);
    for y in [19.0, 27.0, 35.0] {
        let line = Rect::from_min_size(rect.min + vec2(12.0, y - 1.0), vec2(24.0, 2.0));
        painter.rect_filled(line, 0.0, color);
    }
}

/// Paints the program's mark, 20 points wide.
pub fn mark(painter: &Painter, center: Pos2, palette: &Palette) {
    let rect = Rect::from_center_size(center, Vec2::splat(20.0));
    painter.rect_filled(rect, 6.0, palette.accent);
    for (y, width) in [(5.0, 10.0), (9.0, 8.0), (13.0, 6.0)] {
        let bar = Rect::from_min_size(rect.min + vec2(5.0, y), vec2(width, 2.0));
        painter.rect_filled(bar, 0.0, palette.on_accent);
    }
}

/// Paints the outline of what has the keyboard, just outside `rect`.
pub fn focus_ring(painter: &Painter, rect: Rect, radius: u8, palette: &Palette) {
    let ring = rect.expand(FOCUS_WIDTH);
    let stroke = Stroke::new(FOCUS_WIDTH, palette.accent);
    painter.rect_stroke(ring, CornerRadius::same(radius.saturating_add(2)), stroke, StrokeKind::Outside);
}

/// Paints a dashed outline inside `rect`.
pub fn dashed_rect(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke) {
    let inner = rect.shrink(stroke.width / 2.0);
    let path = rounded_path(inner, (radius - stroke.width / 2.0).max(0.0));
    let length: f32 = path.windows(2).map(|p| p[0].distance(p[1])).sum();
    // The period divides the length, so that the last dash meets the first.
    let period = length / (length / 7.0).round().max(1.0);
    painter.extend(Shape::dashed_line(&path, stroke, period * 4.0 / 7.0, period * 3.0 / 7.0));
}

fn rounded_path(rect: Rect, radius: f32) -> Vec<Pos2> {
    const STEPS: usize = 8;
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let inner = rect.shrink(radius);
    let quarter = std::f32::consts::FRAC_PI_2;
    let corners = [
        (inner.right_top(), -quarter),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), quarter),
        (inner.left_top(), 2.0 * quarter),
    ];
    let mut path = vec![pos2(inner.center().x, rect.top())];
    for (center, from) in corners {
        for step in 0..=STEPS {
            let angle = from + quarter * step as f32 / STEPS as f32;
            path.push(center + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    path.extend(path.first().copied());
    path
}

/// Paints a box turned by `angle` about `pivot`, with the shadow of what is lifted off the page.
pub fn lifted_rect(
    painter: &Painter,
    rect: Rect,
    radius: u8,
    stroke: Stroke,
    fill: Color32,
    palette: &Palette,
    angle: f32,
) {
    let pivot = rect.center();
    let blur = 20.0;
    let shadow = RectShape::filled(rect.translate(vec2(0.0, 6.0)), CornerRadius::same(radius), palette.shadow)
        .with_blur_width(blur)
        .with_angle_and_pivot(angle, pivot);
    painter.add(shadow);
    let body = RectShape::new(
        rect,
        CornerRadius::from(CornerRadiusF32::same(radius.into())),
        fill,
        stroke,
        StrokeKind::Inside,
    )
    .with_angle_and_pivot(angle, pivot);
    painter.add(body);
}
