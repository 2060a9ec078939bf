//! The foot of a page: the way back on the left, the deed on the right, and what stands in its way.

use eframe::egui::{Rect, Stroke, Ui, Widget, pos2, vec2};

use super::{Button, Tag, Tone, place};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};

/// The foot of a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Footer<'a> {
    /// The way back: *Back*, *Choose another*.
    pub back: Option<&'a str>,
    /// A line on the left, where there is no way back.
    pub aside: &'a str,
    /// A line beside the deed.
    pub note: &'a str,
    /// What is missing before the deed can be done, or should be known before it is.
    pub reason: Option<(Tone, &'a str)>,
    /// Another deed.
    pub other: Option<&'a str>,
    /// The deed.
    pub deed: Option<&'a str>,
}

/// What was pressed in a [`Footer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FooterPress {
    /// [`Footer::back`].
    Back,
    /// [`Footer::other`].
    Other,
    /// [`Footer::deed`].
    Deed,
}

/// The height of a footer, in points.
pub const HEIGHT: f32 = 72.0;
const GAP: f32 = 12.0;

impl Footer<'_> {
    /// Shows it over all of `ui`, its ends `side` points from the edges.
    pub fn show(&self, ui: &mut Ui, side: f32) -> Option<FooterPress> {
        let palette = Palette::of(ui);
        let whole = ui.max_rect();
        ui.painter().rect_filled(whole, 0.0, palette.surface);
        ui.painter().hline(whole.x_range(), whole.top() + 0.5, Stroke::new(1.0, palette.line));
        let mut room = Rect::from_min_max(whole.min + vec2(side, 1.0), whole.max - vec2(side, 0.0));
        let mut pressed = None;
        if let Some(back) = self.back {
            let button = Button::normal(back);
            if take_left(ui, &mut room, button.size(ui).x, button).clicked() {
                pressed = Some(FooterPress::Back);
            }
        }
        // What stands on the right is placed from the edge inwards, but made from left to right, as it is read.
        let deed = self.deed.map(|text| (Button::main(text), take_right(&mut room, Button::main(text).size(ui).x)));
        let other =
            self.other.map(|text| (Button::normal(text), take_right(&mut room, Button::normal(text).size(ui).x)));
        let reason = self.reason.map(|(tone, text)| {
            let tag = Tag::new(tone, text);
            let width = tag.size(ui).x.min(room.width());
            (tag, take_right(&mut room, width))
        });
        line(ui, room, self.aside, Side::Left);
        line(ui, room, self.note, Side::Right);
        if let Some((tag, rect)) = reason {
            place::at(ui, rect, tag);
        }
        if let Some((button, rect)) = other
            && place::at(ui, rect, button).clicked()
        {
            pressed = Some(FooterPress::Other);
        }
        if let Some((button, rect)) = deed
            && place::at(ui, rect, button).clicked()
        {
            pressed = Some(FooterPress::Deed);
        }
        pressed
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

fn line(ui: &mut Ui, room: Rect, text: &str, side: Side) {
    if text.is_empty() || room.width() < 80.0 {
        return;
    }
    let palette = Palette::of(ui);
    let galley = text::SMALL.lines(ui, text, palette.weak, room.width());
    let size = galley.size();
    let left = if side == Side::Left { room.left() } else { room.right() - size.x };
    let rect = Rect::from_min_size(pos2(left, room.center().y - size.y / 2.0), size);
    let text = Runs::new().weak(palette, text::SMALL, text);
    place::inside(ui, Rect::from_min_max(rect.min, rect.max + vec2(1.0, 0.0)), |ui| ui.label(text));
}

fn take_left(ui: &mut Ui, room: &mut Rect, width: f32, widget: impl Widget) -> eframe::egui::Response {
    let rect = Rect::from_min_max(room.min, pos2(room.left() + width, room.bottom()));
    room.min.x = rect.right() + GAP;
    place::at(ui, rect, widget)
}

fn take_right(room: &mut Rect, width: f32) -> Rect {
    let rect = Rect::from_min_max(pos2(room.right() - width, room.top()), room.max);
    room.max.x = rect.left() - GAP;
    rect
}
