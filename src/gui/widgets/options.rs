//! One of a few that each need a sentence: cards side by side, one of them chosen.

use std::sync::Arc;

use eframe::egui::{CursorIcon, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Tag, Tone, paint, place, tag::TAG_HEIGHT, told};
use crate::gui::theme::text;
use crate::gui::theme::{CARD_RADIUS, GRID, Palette};
use crate::tr;

/// One of [`options`].
#[derive(Clone, Copy, Debug)]
pub struct Choosable<'a> {
    /// Its name.
    pub title: &'a str,
    /// What state it is in.
    pub tag: Option<(Tone, &'a str)>,
    /// What it means to choose it.
    pub note: &'a str,
}

const LEAST: f32 = 200.0;
const PADDING: f32 = 17.0;
const GAP: f32 = 16.0;

/// Shows cards of which one may be chosen; tells which was chosen anew. `name` is what a screen reader hears of the
/// whole.
pub fn options(ui: &mut Ui, name: &str, options: &[Choosable<'_>], chosen: Option<usize>) -> Option<usize> {
    let palette = Palette::of(ui);
    let available = ui.available_width();
    let across = (((available + GAP) / (LEAST + GAP)) as usize).clamp(1, options.len().max(1));
    // Four beside two would leave a hole: two and two stand better.
    let across = options.len().div_ceil(options.len().div_ceil(across).max(1)).max(1);
    let width = (available - GAP * (across - 1) as f32) / across as f32;
    let notes: Vec<Arc<Galley>> =
        options.iter().map(|option| text::SMALL.lines(ui, option.note, palette.weak, width - 2.0 * PADDING)).collect();
    let note_height = notes.iter().map(|note| note.size().y).fold(0.0, f32::max);
    let height = 2.0 * PADDING + TAG_HEIGHT + 4.0 + note_height;
    let lines = options.len().div_ceil(across).max(1) as f32;
    let (id, whole) = ui.allocate_space(vec2(available, lines * height + (lines - 1.0) * GAP));
    let ui = &mut told::group(ui, whole, Role::RadioGroup, name);
    let mut picked = None;
    for (index, (option, note)) in options.iter().zip(notes).enumerate() {
        let (line, column) = ((index / across) as f32, (index % across) as f32);
        let corner = whole.min + vec2(column * (width + GAP), line * (height + GAP));
        let rect = Rect::from_min_size(corner, vec2(width, height));
        let response = ui.interact(rect, id.with(index), Sense::click());
        let on = chosen == Some(index);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, option.title));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(match option.tag {
                Some((_, state)) => tr!("widgets-state-and-note", state = state, note = option.note),
                None => option.note.to_owned(),
            });
        });
        let line = match (on, response.hovered()) {
            (true, _) => Stroke::new(2.0, palette.accent),
            (false, true) => Stroke::new(1.0, palette.weak),
            (false, false) => Stroke::new(1.0, palette.line_strong),
        };
        ui.painter().rect(rect, CARD_RADIUS, palette.surface, line, StrokeKind::Inside);
        if response.has_focus() {
            paint::focus_ring(ui.painter(), rect, CARD_RADIUS, palette);
        }
        let inner = rect.shrink(PADDING);
        let tag = option.tag.map(|(tone, text)| Tag::new(tone, text));
        let tag_width = tag.map_or(0.0, |tag| tag.size(ui).x + GRID);
        let title = text::STRONG.one_line(ui, option.title, palette.text, inner.width() - tag_width);
        let title_width = title.size().x;
        ui.painter().galley(pos2(inner.left(), inner.top() + 1.0), title, palette.text);
        if let Some(tag) = tag {
            let at = Rect::from_min_size(pos2(inner.left() + title_width + GRID, inner.top()), tag.size(ui));
            place::inside(ui, at, |ui| ui.add(tag));
        }
        ui.painter().galley(pos2(inner.left(), inner.top() + TAG_HEIGHT + 4.0), note, palette.weak);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !on {
            picked = Some(index);
        }
    }
    picked
}
