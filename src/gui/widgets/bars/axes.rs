//! Where a chart's bars stand, and the scales at its left and below it.

use std::sync::Arc;

use eframe::egui::{Galley, Pos2, Rect, Stroke, Ui, pos2};

use super::Bar;
use crate::gui::theme::Palette;
use crate::gui::theme::text;
use crate::text::written;

/// A bar is at most so wide, in points: a few bars are not spread over the whole card.
const WIDEST: f32 = 48.0;
/// Lines of the scale are at least so far from each other, in points.
const LINES_APART: f32 = 28.0;
/// The room between a scale and what it measures, in points.
const GAP: f32 = 8.0;

/// Where the bars of a chart stand.
pub(super) struct Axes {
    /// Where bars are drawn.
    pub plot: Rect,
    step: f32,
    gap: f32,
    count: usize,
    most: u64,
    /// The values of the scale at the left.
    values: Vec<(u64, Arc<Galley>)>,
}

impl Axes {
    /// For bars of which the highest stands for `most`, within `rect`.
    pub fn of(ui: &Ui, bars: &[Bar<'_>], most: u64, rect: Rect) -> Self {
        let line = text::SMALL.line();
        // What a bar says when it is pointed at stands above, the scale of time below.
        let (top, bottom) = (rect.top() + line, rect.bottom() - line - 2.0);
        let palette = Palette::of(ui);
        let number = |value: u64| text::SMALL.one_line(ui, &written(value), palette.weak, f32::INFINITY);
        let values: Vec<_> =
            scale(most, (bottom - top).max(1.0)).into_iter().map(|value| (value, number(value))).collect();
        let numbers = values.iter().map(|(_, galley)| galley.size().x).fold(0.0, f32::max);
        let plot = Rect::from_min_max(pos2(rect.left() + numbers + GAP, top), pos2(rect.right(), bottom.max(top)));
        let step = (plot.width() / bars.len().max(1) as f32).min(WIDEST);
        // Whole points, or the gaps between thin bars would drown in the smoothing of their edges.
        let gap = if step >= 2.0 { (step * 0.25).round().clamp(1.0, 4.0) } else { 0.0 };
        Self { plot, step, gap, count: bars.len(), most, values }
    }

    fn left(&self, index: usize) -> f32 {
        (self.plot.left() + index as f32 * self.step).round()
    }

    fn height(&self, count: u64) -> f32 {
        self.plot.height() * (count as f64 / self.most as f64) as f32
    }

    /// A bar, as high as it counts.
    pub fn bar(&self, index: usize, count: u64) -> Rect {
        // What is there is seen, however little it is.
        let top = self.plot.bottom() - self.height(count).max(2.0);
        Rect::from_min_max(pos2(self.column(index).left(), top), self.column(index).max)
    }

    /// A bar as high as the chart.
    pub fn column(&self, index: usize) -> Rect {
        let left = self.left(index);
        let right = (self.left(index + 1) - self.gap).max(left + 1.0);
        Rect::from_x_y_ranges(left..=right, self.plot.y_range())
    }

    /// The bar at this place.
    pub fn bar_at(&self, x: f32) -> Option<usize> {
        let index = ((x - self.plot.left()) / self.step).max(0.0) as usize;
        (index < self.count).then_some(index)
    }

    /// How round the corners of bars are, in points.
    pub fn radius(&self) -> f32 {
        if self.step > 8.0 { 2.0 } else { 0.0 }
    }

    /// The scales: values at the left with a line each, names below.
    pub fn paint(&self, ui: &Ui, bars: &[Bar<'_>]) {
        let palette = Palette::of(ui);
        for (value, galley) in &self.values {
            let y = self.plot.bottom() - self.height(*value);
            ui.painter().hline(self.plot.x_range(), y.round() - 0.5, Stroke::new(1.0, palette.line));
            let at = pos2(self.plot.left() - GAP - galley.size().x, y - galley.size().y / 2.0);
            ui.painter().galley(at, Arc::clone(galley), palette.weak);
        }
        for (at, galley) in self.names(ui, bars) {
            ui.painter().galley(at, galley, palette.weak);
        }
    }

    /// The names below the bars, as many as there is room for.
    fn names(&self, ui: &Ui, bars: &[Bar<'_>]) -> Vec<(Pos2, Arc<Galley>)> {
        let mut names = Vec::new();
        let mut free = self.plot.left();
        for (index, bar) in bars.iter().enumerate().filter(|(_, bar)| !bar.tick.is_empty()) {
            let galley = text::SMALL.one_line(ui, bar.tick, Palette::of(ui).weak, f32::INFINITY);
            let width = galley.size().x;
            let left = (self.column(index).center().x - width / 2.0).max(self.plot.left());
            if left >= free && left + width <= self.plot.right() + 1.0 {
                names.push((pos2(left, self.plot.bottom() + 2.0), galley));
                free = left + width + GAP;
            }
        }
        names
    }
}

/// Round values from nought up to `most`, no closer to each other than they can be read on `height` points.
fn scale(most: u64, height: f32) -> Vec<u64> {
    let lines = (height / LINES_APART).max(1.0) as u64;
    let least = most.div_ceil(lines).max(1);
    let power = 10_u64.saturating_pow(least.ilog10());
    let round = [1, 2, 5, 10].map(|times| power.saturating_mul(times));
    let step = round.into_iter().find(|step| *step >= least).unwrap_or(least);
    match most / step {
        // A low chart of few still says how much its highest bar stands for.
        0 => vec![0, most],
        steps => (0..=steps).map(|times| times * step).collect(),
    }
}
