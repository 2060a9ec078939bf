//! A question that must be answered before anything else.

use eframe::egui::{Align, Context, FocusDirection, Frame, Id, Layout, Margin, Modal, Stroke, Ui, vec2};

use super::keyboard::Keyboard;
use super::{Button, told};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{CARD_RADIUS, Palette};

/// A question over the page.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it"]
pub struct Dialog<'a> {
    title: &'a str,
    text: &'a str,
    lines: u8,
    safe: &'a str,
    other: Option<&'a str>,
    deed: &'a str,
    firm: bool,
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The safe one; also Escape and a press beside the dialog.
    Safe,
    /// The other one.
    Other,
    /// The deed.
    Deed,
}

const WIDTH: f32 = 460.0;

impl<'a> Dialog<'a> {
    /// A question with a safe answer and a deed. The keyboard begins at the first thing to be filled in, else at the
    /// question itself, where Enter answers nothing.
    pub const fn new(title: &'a str, safe: &'a str, deed: &'a str) -> Self {
        Self { title, text: "", lines: 1, safe, other: None, deed, firm: false }
    }

    /// What it is about.
    pub const fn text(mut self, text: &'a str) -> Self {
        self.text = text;
        self
    }

    /// Room for so many lines of text from the beginning, where more will be said later: what is to be pressed below
    /// stays where it is.
    pub const fn lines(mut self, lines: u8) -> Self {
        self.lines = lines;
        self
    }

    /// One more answer.
    pub const fn other(mut self, other: &'a str) -> Self {
        self.other = Some(other);
        self
    }

    /// Neither Escape nor a press beside it is an answer, as where somebody goes elsewhere to find it out and comes
    /// back.
    pub const fn firm(mut self) -> Self {
        self.firm = true;
        self
    }

    /// Shows it until it is answered, with what `draw` adds to the question.
    pub fn show(self, ctx: &Context, draw: impl FnOnce(&mut Ui)) -> Option<Answer> {
        let id = Id::unique(("dialog", self.title));
        let palette = Palette::of_theme(ctx.theme());
        let width = WIDTH.min(ctx.content_rect().width() - 32.0);
        let frame = Frame::new()
            .fill(palette.surface)
            .stroke(Stroke::new(1.0, palette.line))
            .corner_radius(CARD_RADIUS)
            .shadow(ctx.global_style().visuals.window_shadow)
            .inner_margin(Margin::same(24));
        let opening = Keyboard::opening(ctx, id);
        let modal = Modal::new(id).frame(frame).backdrop_color(eframe::egui::Color32::from_black_alpha(0x60));
        let modal = modal.area(Modal::default_area(id).accessible_name(self.title));
        let shown = modal.show(ctx, |ui| {
            // What is outside of it cannot be reached, and a screen reader must know.
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_modal();
                node.set_description(self.text);
            });
            // A dialog is laid out once before it is seen.
            let opening = opening && !ui.is_sizing_pass();
            ui.set_width(width - 48.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let title = id.with("title");
            told::focused_heading(ui, Runs::new().plain(palette, text::STRONG, self.title), 2, title);
            if !self.text.is_empty() {
                ui.vertical(|ui| {
                    ui.set_min_height(f32::from(self.lines) * text::BODY.line());
                    ui.label(Runs::new().weak(palette, text::BODY, self.text));
                });
            }
            if opening {
                // Whatever takes the keyboard first gets it.
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
            }
            draw(ui);
            if opening {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
                Keyboard::opened(ctx);
            }
            // The keyboard must be somewhere in the dialog, and first where it does no harm.
            if !ui.is_sizing_pass() && ui.memory(|memory| memory.focused()).is_none() {
                ui.memory_mut(|memory| memory.request_focus(title));
            }
            ui.add_space(8.0);
            self.answers(ui)
        });
        let closed = shown.inner.is_none() && !self.firm && shown.should_close();
        let answer = if closed { Some(Answer::Safe) } else { shown.inner };
        if answer.is_some() {
            Keyboard::closed(ctx);
        }
        answer
    }

    fn answers(&self, ui: &mut Ui) -> Option<Answer> {
        let mut answer = None;
        let wide: f32 =
            [Some(self.safe), self.other].into_iter().flatten().map(|t| Button::normal(t).size(ui).x + 8.0).sum();
        let wide = wide + Button::main(self.deed).size(ui).x;
        let row = wide <= ui.available_width();
        let space = if row { ui.available_width() - wide } else { 0.0 };
        let layout = if row { Layout::left_to_right(Align::Min) } else { Layout::top_down(Align::Min) };
        // A dialog keeps the height that it had, so that what is pressed below stays where it is when less is said above.
        let spare = ui.available_height() - Button::main(self.deed).size(ui).y;
        if row && !ui.is_sizing_pass() {
            ui.add_space(spare.max(0.0));
        }
        ui.with_layout(layout, |ui| {
            ui.add_space(space);
            if ui.add(Button::normal(self.safe)).clicked() {
                answer = Some(Answer::Safe);
            }
            if let Some(other) = self.other
                && ui.add(Button::normal(other)).clicked()
            {
                answer = Some(Answer::Other);
            }
            if ui.add(Button::main(self.deed)).clicked() {
                answer = Some(Answer::Deed);
            }
        });
        answer
    }
}
