//! The frame that every page stands in: the rail, the page, its foot. It gives way when there is little room, be the
//! window small or the text large.

use eframe::egui::{Id, Rect, Role, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::footer::{self, Footer, FooterPress};
use super::rail::{self, Rail};
use super::{place, told};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};

/// The frame of a page.
#[derive(Clone, Copy, Debug)]
pub struct Shell<'a> {
    /// The page's name; what is scrolled is remembered under it.
    pub page: &'a str,
    /// The rail.
    pub rail: Rail<'a>,
    /// The foot.
    pub footer: Footer<'a>,
}

/// What was pressed in a [`Shell`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShellPress {
    /// A step of the rail, by index.
    Step(usize),
    /// Something in the footer.
    Foot(FooterPress),
}

/// The room that a page has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The height that is seen without scrolling, in points.
    pub height: f32,
    /// Whether there is so little width that what stands side by side should stand one below the other.
    pub narrow: bool,
}

/// Under this width of the window, in points, the rail shows numbers alone.
const RAIL_FROM: f32 = 760.0;
/// Under this width of the page, in points, cards stand one below the other.
const NARROW_UNDER: f32 = 620.0;
/// A page is never wider than this, in points: longer lines are hard to read.
const WIDEST: f32 = 1440.0;

impl Shell<'_> {
    /// Shows the frame over all of `ui` with the page in it. Its ground is not painted: whoever owns the window clears it
    /// to that color, which costs next to nothing where painting it costs as much as all else together.
    pub fn show<R>(&self, ui: &mut Ui, page: impl FnOnce(&mut Ui, Room) -> R) -> (Option<ShellPress>, R) {
        told::arrive(ui.ctx(), self.page);
        let whole = ui.max_rect();
        let rail_width = if whole.width() >= RAIL_FROM { rail::WIDE } else { rail::NARROW };
        let side = if whole.width() >= RAIL_FROM { 40.0 } else { 16.0 };
        let (rail, rest) = whole.split_left_right_at_x(whole.left() + rail_width);
        // On a low window the foot gives up its air before the page gives up its room.
        let foot_height = if whole.height() >= 480.0 { footer::HEIGHT } else { 52.0 };
        let (body, foot) = rest.split_top_bottom_at_y(rest.bottom() - foot_height);

        let (step, _) = place::with(ui, UiBuilder::new().max_rect(rail).id_salt("rail"), |ui| self.rail.show(ui));
        let main = UiBuilder::new()
            .max_rect(body)
            .id_salt(("page", self.page))
            .accessibility_role(Role::Main)
            .accessibility_label(self.page);
        let (shown, _) = place::with(ui, main, |ui| show_page(ui, self.page, body, side, page));
        let (foot, _) =
            place::with(ui, UiBuilder::new().max_rect(foot).id_salt("foot"), |ui| self.footer.show(ui, side));
        (step.map(ShellPress::Step).or(foot.map(ShellPress::Foot)), shown)
    }
}

/// Whether another page was shown before this one.
fn is_new(ui: &Ui, page: &str) -> bool {
    let shown = Id::unique("the page that is shown");
    let now = Id::unique(page);
    ui.data_mut(|data| {
        let before = data.get_temp::<Id>(shown);
        data.insert_temp(shown, now);
        before != Some(now)
    })
}

fn show_page<R>(ui: &mut Ui, name: &str, body: Rect, side: f32, page: impl FnOnce(&mut Ui, Room) -> R) -> R {
    ui.set_clip_rect(body.intersect(ui.clip_rect()));
    // On a low window the air goes first.
    let (top, bottom) = match (side > 20.0, body.height() >= 700.0) {
        (true, true) => (32.0, 24.0),
        (true, false) => (20.0, 16.0),
        (false, _) => (16.0, 16.0),
    };
    let width = (body.width() - 2.0 * side).min(WIDEST);
    let room = Room { height: body.height() - top - bottom, narrow: width < NARROW_UNDER };
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if is_new(ui, name) {
        // However far it was scrolled another time: a page opens at its top.
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        let start = ui.max_rect().min;
        let inner = Rect::from_min_size(start + vec2(side, top), vec2(width, room.height));
        let (shown, taken) = place::inside(ui, inner, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 20.0;
            page(ui, room)
        });
        let end = pos2(body.right(), taken.bottom() + bottom);
        ui.advance_cursor_after_rect(Rect::from_min_max(start, end));
        shown
    })
    .inner
}

/// The title of a page, what it is about, and what may stand at its right.
pub fn head<R>(ui: &mut Ui, title: &str, about: &str, right: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 4.0);
        let (start, width) = (ui.cursor().min, ui.available_width());
        // The width of what stands at the right is known from the pass before.
        let known = ui.scope_id().with("right-of-title");
        let taken: f32 = ui.data(|data| data.get_temp(known)).unwrap_or(0.0);
        let words = Rect::from_min_size(start, vec2((width - taken).max(120.0), 0.0));
        let ((), words) = place::inside(ui, words, |ui| {
            told::title(ui, Runs::new().plain(palette, text::TITLE, title));
            if !about.is_empty() {
                ui.label(Runs::new().weak(palette, text::BODY, about));
            }
        });
        let row = Rect::from_min_size(start, vec2(width, words.height()));
        let layout = eframe::egui::Layout::right_to_left(eframe::egui::Align::Center);
        let (given, right) = place::with(ui, UiBuilder::new().max_rect(row).layout(layout), right);
        let needed = if right.width() > 0.0 { right.width().ceil() + 16.0 } else { 0.0 };
        if needed != taken {
            ui.data_mut(|data| data.insert_temp(known, needed));
            ui.ctx().request_discard("the title of a page found what stands at its right");
        }
        ui.advance_cursor_after_rect(row.union(right));
        given
    })
    .inner
}
