//! A line that leads somewhere: what was imported lately, a sample, a table of a database.

use eframe::egui::{CursorIcon, Rect, Response, Role, Sense, Ui, Widget, WidgetInfo, vec2};

use super::{Tag, Tone, paint, place, tag::TAG_HEIGHT};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{BUTTON_RADIUS, GRID, LEAST_TARGET, Palette};
use crate::tr;

/// A line that leads somewhere.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct Entry<'a> {
    /// What it is.
    pub title: &'a str,
    /// What is known of it.
    pub note: &'a str,
    /// What state it is in.
    pub tag: Option<(Tone, &'a str)>,
}

impl Widget for Entry<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let width = ui.available_width();
        let mut runs = Runs::new().plain(palette, text::BODY, self.title);
        if !self.note.is_empty() {
            runs = runs.weak(palette, text::BODY, &format!(" · {}", self.note));
        }
        let galley = runs.lines(ui, width);
        let tag = self.tag.map(|(tone, text)| Tag::new(tone, text));
        // Beside the tag where there is room for all of it, else below.
        let tag_width = tag.map_or(0.0, |tag| tag.size(ui).x + GRID);
        let one_line = galley.rows.len() <= 1 && galley.size().x + tag_width <= width;
        let (beside, above) = match (tag.is_some(), one_line) {
            (false, _) => (0.0, 0.0),
            (true, true) => (tag_width, 1.0),
            (true, false) => (0.0, TAG_HEIGHT + 2.0),
        };
        let size = vec2(width, (galley.size().y + above).max(LEAST_TARGET));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.title));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(match self.tag {
                Some((_, state)) => tr!("widgets-state-and-note", state = state, note = self.note),
                None => self.note.to_owned(),
            });
        });
        let around = rect.expand2(vec2(GRID, 3.0));
        if response.hovered() {
            ui.painter().rect_filled(around, BUTTON_RADIUS, palette.sunken);
        }
        if response.has_focus() {
            paint::focus_ring(ui.painter(), around.shrink(2.0), BUTTON_RADIUS, palette);
        }
        if let Some(tag) = tag {
            place::inside(ui, Rect::from_min_size(rect.min, tag.size(ui)), |ui| ui.add(tag));
        }
        ui.painter().galley(rect.min + vec2(beside, above), galley, palette.text);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}
