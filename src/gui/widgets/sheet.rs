//! A few lines of fields under shared titles, all in line: what is edited line by line. Where there is little room each
//! line goes over several, still in line with the others. (Rows of data, as many as there are, are a
//! [`super::Table`].)

use eframe::egui::{Align, Layout, Rect, Role, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::columns::{Share, share_out};
use super::{place, told};
use crate::gui::theme::text;
use crate::gui::theme::{GRID, Palette};

/// A column of a [`Sheet`].
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its title.
    pub title: &'a str,
    /// How wide it is where a line is one line.
    pub wide: Share,
    /// Which line it stands on, counted from 0, and how wide it is there, where a line goes over several.
    pub narrow: (usize, Share),
}

/// Lines of fields.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it"]
pub struct Sheet<'a> {
    name: &'a str,
    fields: &'a [Field<'a>],
    from: f32,
}

/// The height of a line, in points.
const LINE: f32 = 32.0;
const TITLES: f32 = 22.0;
const GAP: f32 = 12.0;

impl<'a> Sheet<'a> {
    /// Lines of these fields, each on one line where there are at least `from` points of room; `name` is what a screen
    /// reader hears of the whole.
    pub const fn new(name: &'a str, fields: &'a [Field<'a>], from: f32) -> Self {
        Self { name, fields, from }
    }

    /// Shows `rows` lines as wide as there is room; `draw` fills a field by line and column.
    pub fn show(self, ui: &mut Ui, rows: usize, mut draw: impl FnMut(&mut Ui, usize, usize)) {
        let (start, width) = (ui.cursor().min, ui.available_width());
        let wide = width >= self.from;
        let (places, lines) = self.places(width, wide);
        let row_height = LINE * lines as f32 + if wide { 0.0 } else { GRID };
        let titles = if wide { TITLES } else { 0.0 };
        let rect = Rect::from_min_size(start, vec2(width, titles + row_height * rows as f32));
        let mut whole = told::group(ui, rect, Role::Table, self.name);
        let ui_inside = &mut whole;
        if wide {
            self.show_titles(ui_inside, Rect::from_min_size(start, vec2(width, TITLES)), &places);
        }
        for row in 0..rows {
            let top = start.y + titles + row as f32 * row_height;
            let at = Rect::from_min_size(pos2(start.x, top), vec2(width, row_height));
            if wide || row > 0 {
                let line = Stroke::new(1.0, Palette::of(ui_inside).line);
                ui_inside.painter().hline(at.x_range(), at.top().round() - 0.5, line);
            }
            let mut line = told::group(ui_inside, at, Role::Row, "");
            for (column, place) in places.iter().enumerate() {
                let cell = place.translate(at.min.to_vec2()).translate(vec2(0.0, if wide { 0.0 } else { GRID / 2.0 }));
                let builder = UiBuilder::new()
                    .max_rect(cell)
                    .layout(Layout::left_to_right(Align::Center))
                    .id_salt((self.name, row, column))
                    .accessibility_role(Role::Cell);
                place::with(&mut line, builder, |ui| {
                    told::stands_at(ui, cell);
                    ui.spacing_mut().item_spacing.x = GRID;
                    draw(ui, row, column);
                });
            }
        }
        ui.advance_cursor_after_rect(rect);
    }

    /// Where each field of a line stands, from the line's corner, and over how many lines they go.
    fn places(&self, width: f32, wide: bool) -> (Vec<Rect>, usize) {
        let line_of = |field: &Field<'_>| if wide { 0 } else { field.narrow.0 };
        let lines = self.fields.iter().map(|field| line_of(field) + 1).max().unwrap_or(1);
        let mut places = vec![Rect::NOTHING; self.fields.len()];
        for line in 0..lines {
            let on: Vec<usize> = (0..self.fields.len()).filter(|index| line_of(&self.fields[*index]) == line).collect();
            let share = |index: &usize| if wide { self.fields[*index].wide } else { self.fields[*index].narrow.1 };
            let shares: Vec<Share> = on.iter().map(share).collect();
            let widths = share_out(&shares, width - GAP * on.len().saturating_sub(1) as f32);
            let mut left = 0.0;
            for (index, width) in on.into_iter().zip(widths) {
                places[index] = Rect::from_min_size(pos2(left, line as f32 * LINE), vec2(width, LINE));
                left += width + GAP;
            }
        }
        (places, lines)
    }

    fn show_titles(&self, ui: &mut Ui, rect: Rect, places: &[Rect]) {
        let palette = Palette::of(ui);
        let line = told::group(ui, rect, Role::Row, "");
        for (index, (field, place)) in self.fields.iter().zip(places).enumerate() {
            let at = Rect::from_x_y_ranges(place.x_range(), 0.0..=TITLES).translate(rect.min.to_vec2());
            let title = text::SMALL_MEDIUM.one_line(ui, field.title, palette.weak, at.width());
            line.painter().galley(at.min, title, palette.weak);
            if !field.title.is_empty() {
                let id = line.unique_id().with(index);
                let response = line.interact(at, id, eframe::egui::Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, field.title));
            }
        }
    }
}
