//! Rows of data: as many as there are, drawn only where they are seen, both down and across.

mod keys;
mod measure;
mod paint_cell;

use std::borrow::Cow;
use std::ops::Range;

use eframe::egui::accesskit::Action;
use eframe::egui::{
    CornerRadius, CursorIcon, Id, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::{Tone, paint, place, told};
use crate::gui::theme::text::Runs;
use crate::gui::theme::{CARD_RADIUS, Palette};
use crate::tr;
use keys::{Position, row_id};
use measure::Widths;

/// A column of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Its title.
    pub title: &'a str,
    /// What explains the title, such as the time zone.
    pub note: &'a str,
    /// How wide it is.
    pub width: Width,
    /// Whether it holds numbers that are compared, which end on one line at the right.
    pub right: bool,
}

impl<'a> Head<'a> {
    /// A column as wide as what is in it, up to a limit.
    pub const fn new(title: &'a str) -> Self {
        Self { title, note: "", width: Width::Fit, right: false }
    }

    /// What explains the title.
    pub const fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// So wide, in points.
    pub const fn points(mut self, points: f32) -> Self {
        self.width = Width::Points(points);
        self
    }

    /// Holds numbers that are compared.
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }
}

/// How wide a column of a [`Table`] is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// So many points.
    Points(f32),
    /// As wide as its title and the first rows need, up to a limit; what room is left is shared out.
    Fit,
}

/// What stands in a cell.
#[derive(Clone, Debug)]
pub enum Cell<'a> {
    /// Nothing, as there is nothing to say.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// What matters.
    Strong(Cow<'a, str>),
    /// What explains.
    Weak(Cow<'a, str>),
    /// What explains, over the empty cells at its right too.
    Over(Cow<'a, str>),
    /// Data: numbers, dates, codes.
    Mono(Cow<'a, str>),
    /// A blank cell of the source, said as such.
    Blank,
    /// Text of several kinds.
    Runs(Runs),
    /// A state.
    Tag(Tone, Cow<'a, str>),
    /// What can be opened; pressing it is told by row and column.
    Link(Cow<'a, str>),
}

impl Cell<'_> {
    /// What is read, without its looks.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::Blank => tr!("blank"),
            Self::Text(text) | Self::Strong(text) | Self::Weak(text) | Self::Over(text) => text,
            Self::Mono(text) | Self::Link(text) => text,
            Self::Tag(_, text) => text,
            Self::Runs(runs) => runs.as_str(),
        }
    }
}

/// A table.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it"]
pub struct Table<'a> {
    id: &'a str,
    name: &'a str,
    heads: &'a [Head<'a>],
    rows: usize,
    pressable: bool,
    fits: bool,
    grows: bool,
    unfolded: Option<usize>,
}

/// What was pressed in a [`Table`], and what was unfolded.
#[derive(Clone, Debug)]
pub struct TableShown<R> {
    /// The row that was pressed.
    pub row: Option<usize>,
    /// The [`Cell::Link`] that was pressed, by row and column.
    pub link: Option<(usize, usize)>,
    /// What the unfolded row gave, where it was seen.
    pub unfolded: Option<R>,
    /// The rows that were seen.
    pub seen: Range<usize>,
}

/// The height of a row, in points.
pub const ROW: f32 = 35.0;
const SIDE: f32 = 12.0;

impl<'a> Table<'a> {
    /// A table of so many rows. Widths are kept under `id`; `name` is what a screen reader hears of the whole.
    pub const fn new(id: &'a str, name: &'a str, heads: &'a [Head<'a>], rows: usize) -> Self {
        Self { id, name, heads, rows, pressable: false, fits: false, grows: false, unfolded: None }
    }

    /// Rows can be pressed.
    pub const fn pressable(mut self) -> Self {
        self.pressable = true;
        self
    }

    /// Columns of text give way until the table is no wider than its place, as far as they can still be read.
    pub const fn fits(mut self) -> Self {
        self.fits = true;
        self
    }

    /// What the rows hold changes while one looks at them: a column that comes to need more room is given it.
    pub const fn grows(mut self) -> Self {
        self.grows = true;
        self
    }

    /// This row is unfolded.
    pub const fn unfolded(mut self, row: Option<usize>) -> Self {
        self.unfolded = row;
        self
    }

    /// The height that it needs to show all its rows, in points, without what is unfolded.
    pub fn whole_height(rows: usize) -> f32 {
        (rows + 1) as f32 * ROW
    }

    /// Shows it `height` points high, for a [`super::Card`] without padding. `cell` is asked only for what is seen;
    /// `unfold` draws below the row that is unfolded.
    pub fn show<'b, R>(
        self,
        ui: &mut Ui,
        height: f32,
        cell: impl Fn(usize, usize) -> Cell<'b>,
        unfold: impl FnOnce(&mut Ui) -> R,
    ) -> TableShown<R> {
        let id = ui.scope_id().with(("table", self.id));
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let mut inside = told::group(ui, rect, Role::Table, self.name);
        ui.ctx().accesskit_node_builder(inside.unique_id(), |node| {
            node.set_row_count(self.rows + 1);
            node.set_column_count(self.heads.len());
        });
        self.show_in(&mut inside, id, rect, cell, unfold)
    }

    fn show_in<'b, R>(
        self,
        ui: &mut Ui,
        id: Id,
        rect: Rect,
        cell: impl Fn(usize, usize) -> Cell<'b>,
        unfold: impl FnOnce(&mut Ui) -> R,
    ) -> TableShown<R> {
        let (head_rect, body_rect) = rect.split_top_bottom_at_y(rect.top() + ROW);
        // Made first, since it is read first; drawn last, when it is known how far the rows are scrolled.
        let mut titles = told::group(ui, head_rect, Role::Row, tr!("widgets-table-titles"));
        let widths = Widths::of(ui, id, &self, rect.width(), &cell);
        let unfolded_height: f32 = ui.data(|data| data.get_temp(id.with("unfolded"))).unwrap_or(ROW);
        let unfolded = self.unfolded.filter(|row| *row < self.rows).map(|row| (row, unfolded_height));
        let mut at = Position::of(ui, id, self.rows);
        let rows = Rows { id, table: &self, widths: &widths, unfolded, body: body_rect };
        let page = ((body_rect.height() / ROW) as usize).saturating_sub(1).max(1);
        let moved = at.follow_keys(ui, id, self.rows, body_rect.size(), page, |row| {
            let top = rows.top(row);
            (top, top + ROW)
        });

        let (output, _) = place::inside(ui, body_rect, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let mut area = ScrollArea::both().id_salt(("rows", self.id)).auto_shrink(false);
            if let Some(to) = moved {
                area = area.scroll_offset(to);
            }
            area.show_viewport(ui, |ui, seen| rows.show(ui, seen, body_rect.width(), &mut at, &cell, unfold))
        });
        at.scrolled = output.state.clamped_offset();
        at.keep(ui, id);
        self.show_heads(&mut titles, id, head_rect, &widths, at.scrolled.x);
        output.inner
    }

    fn show_heads(&self, ui: &mut Ui, id: Id, rect: Rect, widths: &Widths, scrolled: f32) {
        let palette = Palette::of(ui);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        let painter = ui.painter_at(rect);
        for index in widths.seen(scrolled, scrolled + rect.width()) {
            let Some(head) = self.heads.get(index) else { continue };
            let (left, width) = widths.column(index);
            let cell = Rect::from_min_size(pos2(rect.left() - scrolled + left, rect.top()), vec2(width, rect.height()));
            let text = measure::head_text(ui, head, palette, width - 2.0 * SIDE);
            let x = if head.right { cell.right() - SIDE - text.size().x } else { cell.left() + SIDE };
            let elided = text.elided;
            painter.galley(pos2(x, cell.center().y - text.size().y / 2.0 - 0.5), text, palette.weak);
            let shown = cell.intersect(rect);
            let response = ui.interact(shown, id.with(("head", index)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, head.title));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_column_index(index);
                if !head.note.is_empty() {
                    node.set_description(head.note);
                }
            });
            if elided {
                response.on_hover_text(head.title);
            }
            measure::resize(ui, id, index, widths, cell.right(), rect);
        }
    }
}

/// A row that ends where the table ends must not stick out of the corners of its card.
fn bottom_corners(row: Rect, table: Rect) -> CornerRadius {
    let radius = if row.bottom() >= table.bottom() - 1.0 { CARD_RADIUS - 1 } else { 0 };
    CornerRadius { sw: radius, se: radius, ..CornerRadius::ZERO }
}

/// The rows that are seen, and what is needed to draw them.
struct Rows<'t, 'a> {
    id: Id,
    table: &'t Table<'a>,
    widths: &'t Widths,
    unfolded: Option<(usize, f32)>,
    /// Where rows are seen, in points of the window.
    body: Rect,
}

impl Rows<'_, '_> {
    /// Where a row begins, in points from the first.
    fn top(&self, row: usize) -> f32 {
        let unfolded = self.unfolded.map_or(0.0, |(at, height)| if row > at { height } else { 0.0 });
        row as f32 * ROW + unfolded
    }

    /// The first row that reaches below `y`.
    fn at(&self, y: f32) -> usize {
        let plain = (y / ROW).max(0.0) as usize;
        match self.unfolded {
            Some((at, height)) if plain > at => (((y - height) / ROW).max(0.0) as usize).max(at),
            _ => plain,
        }
    }

    fn show<'b, R>(
        &self,
        ui: &mut Ui,
        seen: Rect,
        width: f32,
        position: &mut Position,
        cell: &impl Fn(usize, usize) -> Cell<'b>,
        unfold: impl FnOnce(&mut Ui) -> R,
    ) -> TableShown<R> {
        let rows = self.table.rows;
        let origin = ui.max_rect().min;
        let total = vec2(self.widths.total().max(width), self.top(rows));
        ui.set_min_size(total);
        let range = self.at(seen.top()).min(rows)..(self.at(seen.bottom()) + 1).min(rows);
        let focused = rows > 0 && ui.memory(|memory| memory.has_focus(row_id(self.id, position.row)));
        if !focused && !range.contains(&position.row) {
            // Tab comes to a row that is seen whole, where there is one.
            let whole = range.clone().find(|row| self.top(*row) >= seen.top());
            position.row = whole.unwrap_or(range.start).min(rows.saturating_sub(1));
        }
        let mut shown = TableShown { row: None, link: None, unfolded: None, seen: range.clone() };
        let mut unfold = Some(unfold);
        // The row that has the keyboard keeps it while it is scrolled out of sight.
        let beyond = (focused && !range.contains(&position.row)).then_some(position.row);
        for row in range.chain(beyond) {
            let top = origin.y + self.top(row);
            let rect = Rect::from_min_size(pos2(origin.x, top), vec2(total.x, ROW));
            let below = self
                .unfolded
                .filter(|(at, _)| *at == row)
                .map(|(_, height)| Rect::from_min_size(pos2(origin.x, rect.bottom()), vec2(total.x, height)));
            self.show_row(ui, row, rect, below, seen, position, cell, &mut shown);
            if let (Some(below), Some(unfold)) = (below, unfold.take_if(|_| below.is_some())) {
                shown.unfolded = Some(self.show_unfolded(ui, below, seen, unfold));
            }
        }
        shown
    }

    /// The part of a row that is seen; all of it where none is.
    fn seen_part(&self, row: Rect) -> Rect {
        let part = row.intersect(self.body);
        if part.is_positive() { part } else { Rect::from_x_y_ranges(self.body.x_range(), row.y_range()) }
    }

    #[allow(clippy::too_many_arguments, reason = "what a row is drawn from is all of these")]
    fn show_row<'b, R>(
        &self,
        ui: &mut Ui,
        row: usize,
        rect: Rect,
        below: Option<Rect>,
        seen: Rect,
        position: &mut Position,
        cell: &impl Fn(usize, usize) -> Cell<'b>,
        shown: &mut TableShown<R>,
    ) {
        let palette = Palette::of(ui);
        let click = if self.table.pressable { Sense::CLICK } else { Sense::hover() };
        let sense = if row == position.row { click | Sense::FOCUSABLE } else { click };
        let visible = self.seen_part(rect);
        let response = ui.interact(visible, row_id(self.id, row), sense);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Row);
            node.set_row_index(row + 1);
            node.add_action(Action::Focus);
        });
        if ui.input(|input| input.has_accesskit_action_request(response.id, Action::Focus)) {
            position.row = row;
            response.request_focus();
        }
        let back = match below {
            Some(_) => Some(palette.accent_soft),
            None if self.table.pressable && response.hovered() => Some(palette.sunken),
            None => None,
        };
        if let Some(back) = back {
            let filled = below.map_or(rect, |below| rect.union(below));
            ui.painter().rect_filled(filled, bottom_corners(filled, ui.clip_rect()), back);
        }
        let builder = UiBuilder::new().max_rect(rect).id_salt(("cells", row)).accessibility_parent(response.id);
        let mut cells = ui.new_child(builder);
        let columns = self.widths.seen(seen.left(), seen.right());
        let mut told = String::new();
        let mut covered = 0;
        for index in columns.clone() {
            let (left, mut width) = self.widths.column(index);
            let content = cell(row, index);
            if !told.is_empty() {
                told.push_str(", ");
            }
            told.push_str(content.as_str());
            if index < covered {
                continue;
            }
            if matches!(content, Cell::Over(_)) {
                let taken = (index + 1..columns.end).find(|next| !matches!(cell(row, *next), Cell::Empty));
                covered = taken.unwrap_or(columns.end);
                let (begin, last) = self.widths.column(covered - 1);
                width = begin + last - left;
            }
            let at = Rect::from_min_size(pos2(rect.left() + left, rect.top()), vec2(width, ROW - 1.0));
            let right = self.table.heads.get(index).is_some_and(|head| head.right);
            if paint_cell::paint(&mut cells, self.id.with((row, index)), at, &content, right, &response) {
                shown.link = Some((row, index));
            }
            self.describe_cell(&cells, (row, index), at, &content);
        }
        if row + 1 < self.table.rows || below.is_some() {
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        }
        if response.clicked() {
            position.row = row;
        }
        self.finish_row(ui, row, visible, told, &response, shown);
    }

    /// A cell as a screen reader knows it; nobody else needs it.
    fn describe_cell(&self, cells: &Ui, (row, column): (usize, usize), at: Rect, content: &Cell<'_>) {
        if !cells.ctx().has_accesskit_node(row_id(self.id, row)) {
            return;
        }
        let response = cells.interact(self.seen_part(at), self.id.with(("cell", row, column)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, content.as_str()));
        cells.ctx().accesskit_node_builder(response.id, |node| {
            node.set_row_index(row + 1);
            node.set_column_index(column);
        });
    }

    fn finish_row<R>(
        &self,
        ui: &Ui,
        row: usize,
        visible: Rect,
        told: String,
        response: &Response,
        shown: &mut TableShown<R>,
    ) {
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &told));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            paint::focus_ring(ui.painter(), visible.shrink(4.0), 4, Palette::of(ui));
        }
        if !self.table.pressable {
            return;
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        if response.clicked() {
            shown.row = Some(row);
        }
    }

    fn show_unfolded<R>(&self, ui: &mut Ui, rect: Rect, seen: Rect, unfold: impl FnOnce(&mut Ui) -> R) -> R {
        let (left, _) = self.widths.column(1.min(self.table.heads.len().saturating_sub(1)));
        // It stays in sight while the cells above it are scrolled.
        let from = pos2(rect.left() + seen.left() + left + SIDE, rect.top() + 6.0);
        let inner = Rect::from_min_max(from, pos2(rect.left() + seen.right() - SIDE, rect.bottom()));
        let (given, taken) = place::with(ui, UiBuilder::new().max_rect(inner).id_salt("unfolded"), unfold);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, Palette::of(ui).line));
        let needed = (taken.height() + 16.0).ceil();
        if needed != rect.height() {
            ui.data_mut(|data| data.insert_temp(self.id.with("unfolded"), needed));
            ui.ctx().request_discard("an unfolded row found its height");
        }
        given
    }
}
