//! Type: three sizes, three weights and one monospaced face, each with its line height. Text is never given a size
//! or a weight anywhere else.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align, Color32, FontFamily, FontId, Galley, RichText, Ui, WidgetText};

use super::{Palette, fonts};

/// A way to set text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    size: f32,
    line: f32,
    face: Face,
    /// Extra room between letters, in points: large type is set tighter.
    tracking: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Face {
    Regular,
    Medium,
    Semibold,
    Mono,
}

/// The title of a page, and numbers that stand alone.
pub const TITLE: Type = Type { size: 22.0, line: 30.0, face: Face::Semibold, tracking: -0.2 };
/// Text.
pub const BODY: Type = Type { size: 14.0, line: 20.0, face: Face::Regular, tracking: 0.0 };
/// Text on what can be pressed.
pub const MEDIUM: Type = Type { size: 14.0, line: 20.0, face: Face::Medium, tracking: 0.0 };
/// The title of a card, and what matters in a sentence.
pub const STRONG: Type = Type { size: 14.0, line: 20.0, face: Face::Semibold, tracking: 0.0 };
/// Text that explains.
pub const SMALL: Type = Type { size: 12.0, line: 18.0, face: Face::Regular, tracking: 0.0 };
/// Small text on what can be pressed, tags, and the titles of a table.
pub const SMALL_MEDIUM: Type = Type { size: 12.0, line: 18.0, face: Face::Medium, tracking: 0.0 };
/// What matters in small text.
pub const SMALL_STRONG: Type = Type { size: 12.0, line: 18.0, face: Face::Semibold, tracking: 0.0 };
/// Data: numbers, dates, codes, requests.
pub const MONO: Type = Type { size: 12.0, line: 18.0, face: Face::Mono, tracking: 0.0 };

impl Type {
    /// The height of one line, in points.
    pub const fn line(self) -> f32 {
        self.line
    }

    /// The font.
    pub fn font(self) -> FontId {
        let family = match self.face {
            Face::Regular => FontFamily::Proportional,
            Face::Medium => fonts::medium(),
            Face::Semibold => fonts::semibold(),
            Face::Mono => FontFamily::Monospace,
        };
        FontId::new(self.size, family)
    }

    /// Text set this way, for egui's own widgets.
    pub fn rich(self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(self.font()).line_height(Some(self.line))
    }

    fn format(self, color: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font(),
            color,
            line_height: Some(self.line),
            extra_letter_spacing: self.tracking,
            valign: Align::Center,
            ..TextFormat::default()
        }
    }

    /// Text laid out to be painted: on one line, cut with an ellipsis at `width`.
    pub fn one_line(self, ui: &Ui, text: &str, color: Color32, width: f32) -> Arc<Galley> {
        Runs::new().run(self, text, color).one_line(ui, width)
    }

    /// Text laid out to be painted, on as many lines of `width` as it needs.
    pub fn lines(self, ui: &Ui, text: &str, color: Color32, width: f32) -> Arc<Galley> {
        Runs::new().run(self, text, color).lines(ui, width)
    }
}

// Control characters that no sentence has. In somebody's data they would only make text bold.
const BEGIN: char = '\u{2}';
const END: char = '\u{3}';

/// Text for a gap in a sentence, which stands out there once it is set by [`Runs::sentence`].
pub fn strong(text: &str) -> String {
    format!("{BEGIN}{text}{END}")
}

/// Text of several kinds in one paragraph.
#[derive(Clone, Debug, Default)]
pub struct Runs(LayoutJob);

impl Runs {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// More text.
    #[must_use]
    pub fn run(mut self, kind: Type, text: &str, color: Color32) -> Self {
        self.0.append(text, 0.0, kind.format(color));
        self
    }

    /// More text, in the colour of text.
    #[must_use]
    pub fn plain(self, palette: &Palette, kind: Type, text: &str) -> Self {
        self.run(kind, text, palette.text)
    }

    /// More text, in the colour of what explains.
    #[must_use]
    pub fn weak(self, palette: &Palette, kind: Type, text: &str) -> Self {
        self.run(kind, text, palette.weak)
    }

    /// A sentence, of which what was marked as [`strong`] stands out.
    #[must_use]
    pub fn sentence(mut self, palette: &Palette, sentence: &str) -> Self {
        for part in sentence.split(END).filter(|part| !part.is_empty()) {
            let (before, strong) = part.split_once(BEGIN).unwrap_or((part, ""));
            self = self.plain(palette, BODY, before);
            if !strong.is_empty() {
                self = self.plain(palette, STRONG, strong);
            }
        }
        self
    }

    /// The characters, without their looks.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.text.is_empty()
    }

    /// Laid out on one line, cut with an ellipsis at `width`.
    pub fn one_line(mut self, ui: &Ui, width: f32) -> Arc<Galley> {
        self.0.wrap = TextWrapping::truncate_at_width(width.max(0.0));
        self.0.break_on_newline = false;
        ui.fonts_mut(|fonts| fonts.layout_job(self.0))
    }

    /// Laid out on as many lines of `width` as it needs.
    pub fn lines(mut self, ui: &Ui, width: f32) -> Arc<Galley> {
        self.0.wrap.max_width = width.max(0.0);
        ui.fonts_mut(|fonts| fonts.layout_job(self.0))
    }
}

impl From<Runs> for WidgetText {
    fn from(runs: Runs) -> Self {
        Self::from(runs.0)
    }
}
