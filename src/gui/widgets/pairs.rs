//! What is told in two columns: a word, and what stands for it.

use eframe::egui::{Rect, Ui, pos2, vec2};

use super::link::Link;
use super::place;
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{GRID, Palette};

/// One line of [`pairs`].
#[derive(Clone, Debug)]
pub struct Pair<'a> {
    /// The word.
    pub key: &'a str,
    /// What stands for it.
    pub value: Runs,
    /// What can be opened from here.
    pub link: Option<&'a str>,
}

const KEYS: f32 = 176.0;

/// Shows lines of a word and what stands for it; tells whose link was pressed.
pub fn pairs(ui: &mut Ui, pairs: &[Pair<'_>]) -> Option<usize> {
    let palette = Palette::of(ui);
    let mut pressed = None;
    // Below this width the value stands under its word.
    let beside = ui.available_width() >= 400.0;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, GRID);
        for (index, pair) in pairs.iter().enumerate() {
            let start = ui.cursor().min;
            let width = ui.available_width();
            let key = text::BODY.lines(ui, pair.key, palette.weak, if beside { KEYS - 12.0 } else { width });
            let key_height = key.size().y;
            let key_rect = Rect::from_min_size(start, key.size());
            place::inside(ui, key_rect.expand2(vec2(1.0, 0.0)).translate(vec2(1.0, 0.0)), |ui| {
                ui.label(Runs::new().weak(palette, text::BODY, pair.key));
            });
            let at = if beside { start + vec2(KEYS, 0.0) } else { start + vec2(0.0, key_height) };
            let rect = Rect::from_min_max(at, pos2(start.x + width, at.y));
            let (open, taken) = place::inside(ui, rect, |ui| {
                ui.spacing_mut().interact_size.y = text::BODY.line();
                ui.horizontal_wrapped(|ui| {
                    ui.label(pair.value.clone());
                    pair.link.is_some_and(|link| ui.add(Link::new(link)).clicked())
                })
                .inner
            });
            if open {
                pressed = Some(index);
            }
            let bottom = taken.bottom().max(start.y + key_height);
            ui.advance_cursor_after_rect(Rect::from_min_max(start, pos2(start.x + width, bottom)));
        }
    });
    pressed
}
