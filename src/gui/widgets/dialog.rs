//! A question that must be answered before anything else.

use eframe::egui::{Align, Context, Frame, Id, Layout, Margin, Modal, Role, Stroke, Ui, vec2};

use super::{Button, told};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{CARD_RADIUS, Palette};

/// A question over the page.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it"]
pub struct Dialog<'a> {
    title: &'a str,
    text: &'a str,
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
    /// A question with a safe answer, which has the keyboard at first, and a deed.
    pub const fn new(title: &'a str, safe: &'a str, deed: &'a str) -> Self {
        Self { title, text: "", safe, other: None, deed, firm: false }
    }

    /// What it is about.
    pub const fn text(mut self, text: &'a str) -> Self {
        self.text = text;
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
        let shown =
            Modal::new(id).frame(frame).backdrop_color(eframe::egui::Color32::from_black_alpha(0x60)).show(ctx, |ui| {
                ui.set_width(width - 48.0);
                ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                ui.ctx().accesskit_node_builder(ui.scope_id(), |node| {
                    node.set_role(Role::Dialog);
                    node.set_label(self.title);
                });
                told::heading(ui, Runs::new().plain(palette, text::STRONG, self.title), 2);
                if !self.text.is_empty() {
                    ui.label(Runs::new().weak(palette, text::BODY, self.text));
                }
                draw(ui);
                ui.add_space(8.0);
                self.answers(ui)
            });
        if shown.inner.is_none() && !self.firm && shown.should_close() { Some(Answer::Safe) } else { shown.inner }
    }

    fn answers(&self, ui: &mut Ui) -> Option<Answer> {
        let mut answer = None;
        let wide: f32 =
            [Some(self.safe), self.other].into_iter().flatten().map(|t| Button::normal(t).size(ui).x + 8.0).sum();
        let wide = wide + Button::main(self.deed).size(ui).x;
        let row = wide <= ui.available_width();
        let space = if row { ui.available_width() - wide } else { 0.0 };
        let layout = if row { Layout::left_to_right(Align::Center) } else { Layout::top_down(Align::Min) };
        ui.with_layout(layout, |ui| {
            ui.add_space(space);
            let safe = ui.add(Button::normal(self.safe));
            // The keyboard must be somewhere in the dialog, and first where it does no harm.
            if ui.memory(|memory| memory.focused()).is_none() {
                safe.request_focus();
            }
            if safe.clicked() {
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
