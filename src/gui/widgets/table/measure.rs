//! How wide columns are. They are measured once, over the first rows, and then stand still: nothing moves while one
//! scrolls. Where what the rows hold changes they may grow. The person may drag their edges.

use std::hash::{Hash as _, Hasher as _};
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{CursorIcon, Galley, Id, Rect, Sense, Stroke, Ui, pos2};

use super::paint_cell::{self, MOST};
use super::{Cell, Head, SIDE, Table, Width};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};

const LEAST: f32 = 56.0;
/// The least width of a column of text that gives way, in points.
const LEAST_TEXT: f32 = 96.0;
/// So many rows are measured.
const SAMPLE: usize = 24;
/// So many columns are measured; the others get a middling width, or thousands of them would hold up the first frame.
const MEASURED_COLUMNS: usize = 60;

#[derive(Clone)]
struct Kept {
    of: u64,
    wanted: Arc<Vec<f32>>,
    /// Somebody has dragged an edge: their widths stand.
    dragged: bool,
}

/// Where each column stands.
pub(super) struct Widths {
    /// `ends[i]` is where column `i` ends, in points from the first.
    ends: Vec<f32>,
    wanted: Arc<Vec<f32>>,
}

impl Widths {
    pub(super) fn of<'b>(
        ui: &Ui,
        id: Id,
        table: &Table<'_>,
        available: f32,
        cell: &impl Fn(usize, usize) -> Cell<'b>,
    ) -> Self {
        let (heads, rows) = (table.heads, table.rows);
        let of = fingerprint(heads, rows > 0);
        let kept: Option<Kept> = ui.data(|data| data.get_temp(id.with("widths")));
        let kept = kept.filter(|kept| kept.of == of);
        let is_measured = kept.as_ref().is_some_and(|kept| kept.dragged || !table.grows);
        let Kept { wanted, dragged, .. } = kept.clone().filter(|_| is_measured).unwrap_or_else(|| {
            let mut wanted = measure(ui, heads, rows, cell);
            for (wanted, known) in wanted.iter_mut().zip(kept.iter().flat_map(|kept| &*kept.wanted)) {
                *wanted = wanted.max(*known);
            }
            let kept = Kept { of, wanted: Arc::new(wanted), dragged: false };
            ui.data_mut(|data| data.insert_temp(id.with("widths"), kept.clone()));
            kept
        });
        // What room is left goes to the columns that hold text, by what they have, so that the table fills its card;
        // what is missing comes from the widest of them, so that a short text beside a long one, such as a time, stays
        // whole.
        let total: f32 = wanted.iter().sum();
        let fit = |head: &Head<'_>| head.width == Width::Fit;
        let texts = || heads.iter().zip(&*wanted).filter(|(head, _)| fit(head)).map(|(_, width)| *width);
        let elastic: f32 = texts().sum();
        let spare = (available - total).max(0.0);
        let most = if table.fits && !dragged { level(texts().collect(), total - available) } else { f32::INFINITY };
        let mut end = 0.0;
        let ends = heads
            .iter()
            .zip(&*wanted)
            .map(|(head, width)| {
                let extra = if fit(head) && elastic > 0.0 { spare * width / elastic } else { 0.0 };
                end += if fit(head) { width.min(most) + extra } else { *width };
                end
            })
            .collect();
        Self { ends, wanted }
    }

    pub(super) fn total(&self) -> f32 {
        self.ends.last().copied().unwrap_or(0.0)
    }

    /// Where a column begins and how wide it is.
    pub(super) fn column(&self, index: usize) -> (f32, f32) {
        let begin = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0.0);
        let end = self.ends.get(index).copied().unwrap_or(begin);
        (begin, end - begin)
    }

    /// The columns between `from` and `to`, in points from the first.
    pub(super) fn seen(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.ends.partition_point(|end| *end <= from);
        let last = self.ends.partition_point(|end| *end < to);
        first..(last + 1).min(self.ends.len())
    }
}

/// How wide a column may be so that, where the wider ones are made as wide as that, what is missing is found. It is never
/// less than [`LEAST_TEXT`].
fn level(mut widths: Vec<f32>, missing: f32) -> f32 {
    if missing <= 0.0 {
        return f32::INFINITY;
    }
    widths.sort_by(|a, b| b.total_cmp(a));
    let (mut sum, mut count) = (0.0, 0.0);
    for (at, width) in widths.iter().enumerate() {
        (sum, count) = (sum + width, count + 1.0);
        let level = (sum - missing) / count;
        if widths.get(at + 1).is_none_or(|next| *next <= level) {
            return level.max(LEAST_TEXT);
        }
    }
    LEAST_TEXT
}

fn fingerprint(heads: &[Head<'_>], any_rows: bool) -> u64 {
    let mut hasher = std::collections::hash_map::DefaultHasher::new();
    any_rows.hash(&mut hasher);
    for head in heads {
        head.title.hash(&mut hasher);
        head.note.hash(&mut hasher);
    }
    hasher.finish()
}

fn measure<'b>(ui: &Ui, heads: &[Head<'_>], rows: usize, cell: &impl Fn(usize, usize) -> Cell<'b>) -> Vec<f32> {
    let palette = Palette::of(ui);
    let wanted = |index: usize, head: &Head<'_>| match head.width {
        Width::Points(points) => points,
        Width::Fit if index >= MEASURED_COLUMNS => MOST / 2.0,
        Width::Fit => {
            let title = head_text(ui, head, palette, f32::INFINITY).size().x + 2.0 * SIDE;
            (0..rows.min(SAMPLE))
                .map(|row| paint_cell::wanted(ui, &cell(row, index)))
                .fold(title, f32::max)
                .clamp(LEAST, MOST + 2.0 * SIDE)
                .ceil()
        }
    };
    heads.iter().enumerate().map(|(index, head)| wanted(index, head)).collect()
}

pub(super) fn head_text(ui: &Ui, head: &Head<'_>, palette: &Palette, width: f32) -> Arc<Galley> {
    let title = Runs::new().weak(palette, text::SMALL_MEDIUM, head.title);
    let whole =
        if head.note.is_empty() { title } else { title.weak(palette, text::SMALL, &format!(" ({})", head.note)) };
    whole.one_line(ui, width)
}

/// The edge of a column, which can be dragged. It takes no keyboard: a column's text is read whole by a screen reader,
/// and shown whole on hover.
pub(super) fn resize(ui: &Ui, id: Id, index: usize, widths: &Widths, edge: f32, heads: Rect) {
    let handle = Rect::from_x_y_ranges(edge - 4.0..=edge + 4.0, heads.y_range()).intersect(heads);
    let key = id.with(("edge", index));
    let response = ui.interact(handle, key, Sense::DRAG).on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    if response.hovered() || response.dragged() {
        let middle = heads.center().y;
        let line = Stroke::new(2.0, Palette::of(ui).accent);
        ui.painter().line_segment([pos2(edge - 1.0, middle - 8.0), pos2(edge - 1.0, middle + 8.0)], line);
    }
    if response.dragged() && response.drag_delta().x != 0.0 {
        let (_, now) = widths.column(index);
        let mut wanted = (*widths.wanted).clone();
        if let Some(width) = wanted.get_mut(index) {
            *width = (now + response.drag_delta().x).max(LEAST);
        }
        // The columns before it keep what they were given, or they would move under the pointer.
        for (before, width) in wanted.iter_mut().enumerate().take(index) {
            *width = widths.column(before).1;
        }
        ui.data_mut(|data| {
            if let Some(kept) = data.get_temp::<Kept>(id.with("widths")) {
                data.insert_temp(id.with("widths"), Kept { wanted: Arc::new(wanted), dragged: true, ..kept });
            }
        });
    }
}
