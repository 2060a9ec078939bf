//! Cards side by side, all as high as the highest; one below the other where there is no room.

use eframe::egui::{Id, Rect, Shape, Stroke, StrokeKind, Ui, UiBuilder, epaint::RectShape, pos2, vec2};

use super::place;
use crate::gui::theme::{CARD_RADIUS, GRID, Palette};

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// So many points.
    Points(f32),
    /// So many parts of what is left.
    Parts(f32),
}

/// A row of cards.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it"]
pub struct Cards<'a> {
    id: &'a str,
    widths: &'a [Share],
    padding: f32,
    least: f32,
    stacked: bool,
}

/// What a card may do with the height that its row has and it does not need.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    bottom: f32,
    taken: f32,
}

impl Stretch {
    /// The height, in points, of something that fills its card, is at least `least` high and leaves `below` free.
    pub fn fill(&mut self, ui: &Ui, least: f32, below: f32) -> f32 {
        self.fill_to(ui, least, f32::INFINITY, below)
    }

    /// The same, but of something that is at most `most` high.
    pub fn fill_to(&mut self, ui: &Ui, least: f32, most: f32, below: f32) -> f32 {
        let height = (self.bottom - below - ui.cursor().top()).min(most).max(least);
        self.taken += height - least;
        height
    }

    /// Moves what comes next, `height` points high, to the bottom of the card.
    pub fn push_down(&mut self, ui: &mut Ui, height: f32) {
        let space = self.fill(ui, 0.0, height + ui.spacing().item_spacing.y);
        ui.advance_cursor_after_rect(Rect::from_min_size(ui.cursor().min, vec2(0.0, space)));
    }
}

impl<'a> Cards<'a> {
    /// A row of cards of these widths.
    pub const fn new(id: &'a str, widths: &'a [Share]) -> Self {
        Self { id, widths, padding: 16.0, least: 0.0, stacked: false }
    }

    /// Another padding than 16 points.
    pub const fn padding(mut self, points: f32) -> Self {
        self.padding = points;
        self
    }

    /// At least so high, in points.
    pub const fn at_least(mut self, height: f32) -> Self {
        self.least = height;
        self
    }

    /// One below the other.
    pub const fn stacked(mut self, stacked: bool) -> Self {
        self.stacked = stacked;
        self
    }

    /// Shows them, each filled by `draw`.
    pub fn show(self, ui: &mut Ui, mut draw: impl FnMut(&mut Ui, usize, &mut Stretch)) {
        let gap = 16.0;
        if self.stacked {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = gap;
                for index in 0..self.widths.len() {
                    let width = ui.available_width();
                    let id = ui.scope_id().with((self.id, index));
                    let start = ui.cursor().min;
                    let height = row(ui, id, 0.0, self.padding, start, &[width], gap, |ui, _, stretch| {
                        draw(ui, index, stretch);
                    });
                    ui.advance_cursor_after_rect(Rect::from_min_size(start, vec2(width, height)));
                }
            });
            return;
        }
        let start = ui.cursor().min;
        let available = ui.available_width();
        let widths = share_out(self.widths, available - gap * (self.widths.len().saturating_sub(1)) as f32);
        let id = ui.scope_id().with(self.id);
        let height = row(ui, id, self.least, self.padding, start, &widths, gap, &mut draw);
        ui.advance_cursor_after_rect(Rect::from_min_size(start, vec2(available, height)));
    }
}

pub(super) fn share_out(widths: &[Share], available: f32) -> Vec<f32> {
    let (mut points, mut parts) = (0.0, 0.0);
    for share in widths {
        match share {
            Share::Points(width) => points += width,
            Share::Parts(part) => parts += part,
        }
    }
    let part = if parts > 0.0 { ((available - points) / parts).max(0.0) } else { 0.0 };
    widths
        .iter()
        .map(|share| match share {
            Share::Points(width) => *width,
            Share::Parts(parts) => parts * part,
        })
        .collect()
}

/// The height of the row is only known once all cards are drawn; what stretches uses the height of the last pass, and
/// a pass whose height turned out different is drawn again before anybody sees it.
#[allow(clippy::too_many_arguments, reason = "the geometry of a row is all of these")]
fn row(
    ui: &mut Ui,
    id: Id,
    least: f32,
    padding: f32,
    start: eframe::egui::Pos2,
    widths: &[f32],
    gap: f32,
    mut draw: impl FnMut(&mut Ui, usize, &mut Stretch),
) -> f32 {
    let palette = Palette::of(ui);
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let around = 2.0 * (padding + 1.0);
    let mut left = start.x;
    let mut height = least;
    let mut frames = Vec::with_capacity(widths.len());
    for (index, &width) in widths.iter().enumerate() {
        let frame = ui.painter().add(Shape::Noop);
        let outer = Rect::from_min_size(pos2(left, start.y), vec2(width, known.unwrap_or(least)));
        let inner = Rect::from_min_max(outer.min, pos2(outer.right(), outer.bottom().max(outer.top() + around)))
            .shrink(padding + 1.0);
        let mut stretch = Stretch { bottom: inner.bottom(), taken: 0.0 };
        let builder = UiBuilder::new().max_rect(inner).id_salt((id, index));
        let ((), taken) = place::with(ui, builder, |ui| {
            ui.spacing_mut().item_spacing = vec2(GRID, GRID);
            ui.set_width(inner.width());
            draw(ui, index, &mut stretch);
        });
        height = height.max(taken.height() - stretch.taken + around);
        frames.push((frame, left, width));
        left += width + gap;
    }
    height = height.ceil();
    if known != Some(height) {
        ui.data_mut(|data| data.insert_temp(id, height));
        ui.ctx().request_discard("a row of cards found its height");
    }
    for (frame, left, width) in frames {
        let rect = Rect::from_min_size(pos2(left, start.y), vec2(width, height));
        let line = Stroke::new(1.0, palette.line);
        ui.painter().set(frame, RectShape::new(rect, CARD_RADIUS, palette.surface, line, StrokeKind::Inside));
    }
    height
}
