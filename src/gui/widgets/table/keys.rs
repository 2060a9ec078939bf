//! Moving through a table by keyboard. One row at a time can have the keyboard, so that the table is one stop of the
//! Tab key; arrows, pages and ends move from there and scroll to where they lead.

use eframe::egui::{FocusDirection, Id, Key, Modifiers, Ui, Vec2, vec2};

/// How far one press of an arrow scrolls to the side, in points.
const SIDEWAYS: f32 = 80.0;

/// Where the keyboard and the scroll bars of a table stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Position {
    /// The row that has the keyboard, or gets it when Tab comes to the table.
    pub row: usize,
    /// How far the rows are scrolled, in points.
    pub scrolled: Vec2,
}

/// What a row is known by, to egui and to a screen reader.
pub(super) fn row_id(table: Id, row: usize) -> Id {
    table.with(("row", row))
}

impl Position {
    /// Where they stood in the last frame.
    pub fn of(ui: &Ui, table: Id, rows: usize) -> Self {
        let kept: Self = ui.data(|data| data.get_temp(table.with("position"))).unwrap_or_default();
        Self { row: kept.row.min(rows.saturating_sub(1)), ..kept }
    }

    /// Remembers where they stand.
    pub fn keep(self, ui: &Ui, table: Id) {
        ui.data_mut(|data| data.insert_temp(table.with("position"), self));
    }

    /// Follows the keys that were pressed while a row has the keyboard, in a table of `rows` rows of which `page` are
    /// seen at once. Gives how far to scroll where something moved; `span` tells where a row begins and ends, in
    /// points from the first row.
    pub fn follow_keys(
        &mut self,
        ui: &Ui,
        table: Id,
        rows: usize,
        seen: Vec2,
        page: usize,
        span: impl Fn(usize) -> (f32, f32),
    ) -> Option<Vec2> {
        if rows == 0 || !ui.memory(|memory| memory.has_focus(row_id(table, self.row))) {
            return None;
        }
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let (page_down, page_up) = (pressed(Key::PageDown), pressed(Key::PageUp));
        let (home, end) = (pressed(Key::Home), pressed(Key::End));
        let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
        if down + up + page_down + page_up + home + end + right + left == 0 {
            return None;
        }
        let last = rows - 1;
        let row = match (home, end) {
            (1.., _) => 0,
            (_, 1..) => last,
            _ => (self.row + down + page_down * page).min(last).saturating_sub(up + page_up * page),
        };
        self.row = row;
        ui.memory_mut(|memory| {
            // An arrow would else look for something to the side of the row as well.
            memory.move_focus(FocusDirection::None);
            memory.request_focus(row_id(table, row));
        });
        let (top, bottom) = span(row);
        let down = self.scrolled.y.max(bottom - seen.y).min(top);
        let side = self.scrolled.x + SIDEWAYS * (right as f32 - left as f32);
        self.scrolled = vec2(side.max(0.0), down.max(0.0));
        Some(self.scrolled)
    }
}
