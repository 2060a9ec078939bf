//! Where something is typed.

use eframe::egui::{
    Align2, Color32, CornerRadius, Frame, Label, Margin, Rect, Response, Sense, Stroke, TextEdit, Ui, Vec2, Widget,
    vec2,
};

use super::paint::{self, StateShape};
use super::{Button, place, told};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{BUTTON_RADIUS, FOCUS_WIDTH, Palette};

/// A field for one line, and a choice, are no wider than this where nobody says otherwise, in points: the eye does not
/// find what belongs to a longer one.
pub(super) const WIDEST: f32 = 480.0;

/// Beside a button a field is no narrower than this, in points.
const LEAST: f32 = 120.0;

/// A field that takes a line of text, or several.
#[must_use = "add it to a `Ui`"]
pub struct Field<'a> {
    label: &'a str,
    bare: bool,
    text: &'a mut String,
    hint: &'a str,
    help: &'a str,
    problem: &'a str,
    secret: bool,
    small: bool,
    mono: bool,
    lines: usize,
    width: Option<f32>,
}

impl<'a> Field<'a> {
    /// A field with its label above.
    pub const fn new(label: &'a str, text: &'a mut String) -> Self {
        Self {
            label,
            bare: false,
            text,
            hint: "",
            help: "",
            problem: "",
            secret: false,
            small: false,
            mono: false,
            lines: 1,
            width: None,
        }
    }

    /// A field without a label, where what stands around it says what it is; a screen reader hears `name`.
    pub const fn bare(name: &'a str, text: &'a mut String) -> Self {
        let mut field = Self::new(name, text);
        field.bare = true;
        field
    }

    /// What stands in it while it is blank.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// One line below that helps.
    pub const fn help(mut self, help: &'a str) -> Self {
        self.help = help;
        self
    }

    /// What is wrong with what was typed; takes the place of the help.
    pub const fn problem(mut self, problem: &'a str) -> Self {
        self.problem = problem;
        self
    }

    /// What is typed is not shown.
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Small, for cards and rows.
    pub const fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Takes code, such as a query or a key.
    pub const fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// Takes so many lines.
    pub const fn lines(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }

    /// So wide, in points; else as wide as there is room, and one line no wider than can be taken in.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
}

impl Field<'_> {
    /// Shows it with a small button behind what is typed; whether that was pressed.
    pub fn with_button(self, ui: &mut Ui, button: Button<'_>) -> bool {
        let button = button.small();
        let (gap, room) = (ui.spacing().item_spacing.x, ui.available_width());
        let taken = button.size(ui).x;
        let width = self.width.unwrap_or(WIDEST).min(room - taken - gap).max(LEAST);
        let edit = ui.add(self.width(width)).rect;
        let place = Rect::from_min_size(edit.right_top() + vec2(gap, 0.0), vec2(taken, edit.height()));
        ui.expand_to_include_rect(place);
        place::at(ui, place, button).clicked()
    }
}

impl Widget for Field<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let widest = if self.lines > 1 { f32::INFINITY } else { WIDEST };
        let width = self.width.unwrap_or(widest).min(ui.available_width());
        let (bare, label, help, problem) = (self.bare, self.label, self.help, self.problem);
        if bare {
            return self.edit(ui, width).accessible_name(label);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.set_width(width);
            let above = label_above(ui, label);
            let edit = self.edit(ui, width).labelled_by(above.id);
            if above.clicked() {
                edit.request_focus();
            }
            let below = if problem.is_empty() { help } else { problem };
            if !below.is_empty() {
                let told = if problem.is_empty() { below_text(ui, below) } else { problem_text(ui, below) };
                ui.ctx().accesskit_node_builder(edit.id, |node| {
                    node.set_description(below);
                    if told {
                        node.set_invalid(eframe::egui::accesskit::Invalid::True);
                    }
                });
            }
            edit
        })
        .inner
    }
}

/// The label of what stands below it, which is to have the keyboard when the label is pressed. It is no stop of the Tab key
/// itself.
pub(super) fn label_above(ui: &mut Ui, label: &str) -> Response {
    let label = Label::new(Runs::new().plain(Palette::of(ui), text::MEDIUM, label));
    ui.add(label.sense(Sense::CLICK))
}

fn below_text(ui: &mut Ui, text: &str) -> bool {
    ui.label(Runs::new().weak(Palette::of(ui), text::SMALL, text));
    false
}

fn problem_text(ui: &mut Ui, text: &str) -> bool {
    let palette = Palette::of(ui);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(8.0, text::SMALL.line()), Sense::hover());
        paint::state_shape(ui.painter(), rect.center(), StateShape::Square, palette.bad);
        told::alert(ui, Runs::new().run(text::SMALL, text, palette.bad));
    });
    true
}

impl Field<'_> {
    fn edit(self, ui: &mut Ui, width: f32) -> Response {
        let palette = Palette::of(ui);
        let id = ui.next_auto_id().with("edit");
        let focused = ui.memory(|memory| memory.has_focus(id));
        let (stroke_width, border) = match (focused, self.problem.is_empty()) {
            (true, _) => (FOCUS_WIDTH, palette.accent),
            (false, false) => (FOCUS_WIDTH, palette.bad),
            (false, true) => (1.0, palette.line_strong),
        };
        let (height, kind) = match (self.small, self.mono) {
            (true, false) => (28.0, text::BODY),
            (true, true) => (28.0, text::MONO),
            (false, true) => (36.0, text::MONO),
            (false, false) => (36.0, text::BODY),
        };
        // The outline grows inwards, so that nothing moves when the keyboard comes.
        let row = kind.line();
        let side = if self.small { 10.0 } else { 12.0 } - stroke_width;
        let above = ((height - row) / 2.0 - stroke_width).max(0.0).floor();
        let frame = Frame::new()
            .fill(palette.surface)
            .stroke(Stroke::new(stroke_width, border))
            .corner_radius(CornerRadius::same(BUTTON_RADIUS))
            .inner_margin(Margin::symmetric(side as i8, above as i8));
        let lines = self.lines.max(1);
        let edit = if lines > 1 { TextEdit::multiline(self.text) } else { TextEdit::singleline(self.text) };
        let tall = height + row * (lines - 1) as f32;
        ui.skip_ahead_auto_ids(1);
        ui.add_sized(
            Vec2::new(width, tall),
            edit.id(id)
                .frame(frame)
                .font(kind.font())
                .text_color(palette.text)
                .password(self.secret)
                .desired_rows(lines)
                .min_size(Vec2::new(0.0, tall))
                .align(if lines > 1 { Align2::LEFT_TOP } else { Align2::LEFT_CENTER })
                .desired_width(width)
                .hint_text(hint(self.hint, kind, palette.weak)),
        )
    }
}

fn hint(text: &str, kind: text::Type, color: Color32) -> eframe::egui::RichText {
    kind.rich(text).color(color)
}
