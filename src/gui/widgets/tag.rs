//! A word with a shape and a tint: what state something is in.

use eframe::egui::{Color32, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo, vec2};

use super::paint::{self, StateShape};
use crate::gui::theme::Palette;
use crate::gui::theme::text;

/// How something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Well.
    Good,
    /// Wants attention.
    Warn,
    /// Must be fixed.
    Bad,
    /// Worth knowing.
    Note,
    /// Belongs to what is chosen.
    Accent,
}

impl Tone {
    /// The colours of its text and of what lies behind.
    pub const fn colors(self, palette: &Palette) -> (Color32, Color32) {
        match self {
            Self::Plain => (palette.weak, palette.sunken),
            Self::Good => (palette.good, palette.good_soft),
            Self::Warn => (palette.warn, palette.warn_soft),
            Self::Bad => (palette.bad, palette.bad_soft),
            Self::Note => (palette.note, palette.note_soft),
            Self::Accent => (palette.accent, palette.accent_soft),
        }
    }

    /// Its shape; what is plain or merely belongs together has none.
    pub const fn shape(self) -> Option<StateShape> {
        match self {
            Self::Plain | Self::Accent => None,
            Self::Good => Some(StateShape::Circle),
            Self::Warn => Some(StateShape::Triangle),
            Self::Bad => Some(StateShape::Square),
            Self::Note => Some(StateShape::Diamond),
        }
    }
}

/// A tag.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct Tag<'a> {
    text: &'a str,
    tone: Tone,
}

/// The height of a tag, in points.
pub const TAG_HEIGHT: f32 = 22.0;
const PADDING: f32 = 8.0;
const GAP: f32 = 6.0;

impl<'a> Tag<'a> {
    /// A tag of this tone.
    pub const fn new(tone: Tone, text: &'a str) -> Self {
        Self { text, tone }
    }

    /// The size that it takes, in points.
    pub fn size(&self, ui: &Ui) -> Vec2 {
        let text = text::SMALL_MEDIUM.one_line(ui, self.text, Color32::PLACEHOLDER, f32::INFINITY);
        vec2(text.size().x + 2.0 * PADDING + self.shape_room(), TAG_HEIGHT)
    }

    fn shape_room(&self) -> f32 {
        if self.tone.shape().is_some() { 2.0 * paint::SHAPE_HALF + GAP } else { 0.0 }
    }
}

impl Widget for Tag<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let (color, back) = self.tone.colors(palette);
        let around = 2.0 * PADDING + self.shape_room();
        let galley = text::SMALL_MEDIUM.one_line(ui, self.text, color, ui.available_width() - around);
        let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + around, TAG_HEIGHT), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.text));
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            painter.rect_filled(rect, TAG_HEIGHT / 2.0, back);
            let mut left = rect.left() + PADDING;
            if let Some(shape) = self.tone.shape() {
                let center = rect.left_center() + vec2(PADDING + paint::SHAPE_HALF, 0.0);
                paint::state_shape(painter, center, shape, color);
                left += self.shape_room();
            }
            let top = rect.center().y - galley.size().y / 2.0;
            painter.galley(eframe::egui::pos2(left, top), galley, color);
        }
        response
    }
}
