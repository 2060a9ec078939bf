//! A field that takes a column: by dropping one on it, by a press while one is picked, by its own menu.

use std::sync::Arc;

use eframe::egui::{
    CursorIcon, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::column_card::Carried;
use super::{paint, place};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{BUTTON_RADIUS, GRID, Palette, SLOT_RADIUS};
use crate::tr;

/// A field that takes a column.
#[derive(Clone, Debug)]
#[must_use = "show it"]
pub struct ColumnField<'a> {
    /// Its name: *Who*.
    pub name: &'a str,
    /// What the name means: *the person*.
    pub hint: &'a str,
    /// How sure it is.
    pub state: FieldState,
    /// The columns in it, and what opens its menu.
    pub chips: &'a [Chip<'a>],
    /// What becomes of it, such as the first value as it will be sent.
    pub note: Runs,
    /// Why it was guessed, or what is to be checked.
    pub second: Runs,
    /// What the column that is picked or carried would do here.
    pub invitation: Invitation<'a>,
}

/// How sure a [`ColumnField`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldState {
    /// Nothing is in it.
    Empty,
    /// What is in it was guessed, and a person should look at it.
    Guess,
    /// What is in it was guessed and needs no look: nobody is asked.
    Sure,
    /// What is in it was confirmed.
    Set,
}

/// What the column that is picked or carried would do in a [`ColumnField`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Invitation<'a> {
    /// No column is picked or carried.
    #[default]
    None,
    /// It would be taken; said while it is over the field: *Drop to add plan as a detail*, or *Press to …* for one that
    /// is picked.
    Takes(&'a str),
}

/// A column in a [`ColumnField`], or what opens its menu.
#[derive(Clone, Copy, Debug)]
pub struct Chip<'a> {
    /// What is read.
    pub text: &'a str,
    /// What a screen reader hears.
    pub name: &'a str,
    /// Whether it stands for a column, rather than for choosing one.
    pub filled: bool,
}

/// What became of a [`ColumnField`].
#[derive(Debug)]
pub struct FieldShown<L, R> {
    /// The field as a whole.
    pub response: Response,
    /// The column that was dropped on it.
    pub dropped: Option<String>,
    /// Each of [`ColumnField::chips`], to hang a menu on.
    pub chips: Vec<Response>,
    /// What the widget in front gave.
    pub lead: Option<L>,
    /// What the widgets at the right gave.
    pub right: R,
}

impl<L, R> FieldShown<L, R> {
    /// Whether the field itself was pressed, by pointer or keyboard.
    pub fn pressed(&self) -> bool {
        self.response.clicked()
    }
}

const PADDING: f32 = 9.0;
const SIDE: f32 = 13.0;
const LABELS: f32 = 128.0;
const GAP: f32 = 12.0;
const LEAST: f32 = 56.0;
const CHIP: f32 = 28.0;
const CHEVRON: f32 = 12.0;
const CHIP_SIDE: f32 = 9.0;
/// Text that goes on over several lines has at least this width, in points.
const COMFORTABLE: f32 = 320.0;

impl ColumnField<'_> {
    /// Shows it as wide as there is room, with widgets at its right.
    pub fn show<R>(self, ui: &mut Ui, right: impl FnOnce(&mut Ui) -> R) -> FieldShown<(), R> {
        self.show_with(ui, Vec2::ZERO, |_| {}, right)
    }

    /// Shows it with a widget of `lead_size` before its chips, such as a field for a name, and widgets at its right.
    pub fn show_with<L, R>(
        self,
        ui: &mut Ui,
        lead_size: Vec2,
        lead: impl FnOnce(&mut Ui) -> L,
        right: impl FnOnce(&mut Ui) -> R,
    ) -> FieldShown<L, R> {
        let start = ui.cursor().min;
        let width = ui.available_width();
        let builder = UiBuilder::new().max_rect(Rect::from_min_size(start, vec2(width, LEAST))).id_salt(self.name);
        let shown = ui.scope_builder(builder, |ui| {
            // The width of what stands at the right is known from the pass before.
            let known = ui.scope_id().with("right");
            let right_width: f32 = ui.data(|data| data.get_temp(known)).unwrap_or(0.0);
            let over = self.over(ui);
            let layout = self.lay_out(ui, width, right_width, lead_size, over);
            let rect = Rect::from_min_size(start, vec2(width, layout.height));
            let response = ui.interact(rect, ui.scope_id().with("field"), Sense::click());
            self.paint_outline(ui, rect, &response, over);
            self.paint_labels(ui, rect);

            let origin = rect.min + vec2(layout.left, (layout.height - layout.content.y) / 2.0);
            let given = (lead_size != Vec2::ZERO)
                .then(|| place::inside(ui, Rect::from_min_size(origin + layout.lead, lead_size), lead).0);
            let mut chips = Vec::with_capacity(self.chips.len());
            for (chip, at) in self.chips.iter().zip(&layout.chips) {
                chips.push(show_chip(ui, chip, Rect::from_min_size(origin + at.pos, at.size)));
            }
            for (galley, at) in layout.notes {
                ui.painter().galley(origin + at, galley, Palette::of(ui).text);
            }

            // Wider than known, so that nothing in it is cut while its width is still being found.
            let corner = pos2(rect.right() - SIDE - right_width, rect.top() + PADDING);
            let right_rect = Rect::from_min_size(corner, vec2(right_width.max(width), layout.right_height));
            let row = eframe::egui::Layout::left_to_right(eframe::egui::Align::Center);
            let (right_given, taken) = place::with(ui, UiBuilder::new().max_rect(right_rect).layout(row), right);
            let needed = taken.width().ceil();
            if needed != right_width {
                ui.data_mut(|data| data.insert_temp(known, needed));
                ui.ctx().request_discard("a field found the width of its right end");
            }
            self.describe(ui, &response);
            let dropped = self.dropped(&response);
            ui.advance_cursor_after_rect(rect);
            FieldShown { response, dropped, chips, lead: given, right: right_given }
        });
        shown.inner
    }

    /// Whether a carried column is over the field, or the keyboard or the pointer is at it while one is picked: the
    /// response of the last pass knows.
    fn over(&self, ui: &Ui) -> bool {
        let Some(response) = ui.read_response(ui.scope_id().with("field")) else { return false };
        match self.invitation {
            Invitation::None => false,
            _ if Carried::now(ui.ctx()).is_some() => response.contains_pointer(),
            _ => response.hovered() || response.has_focus(),
        }
    }

    fn dropped(&self, response: &Response) -> Option<String> {
        response.dnd_release_payload::<Carried>().map(|carried| carried.0.clone())
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let state = match self.state {
                FieldState::Empty => tr!("blank"),
                FieldState::Guess => tr!("please-check"),
                FieldState::Sure => tr!("sure"),
                FieldState::Set => tr!("widgets-field-confirmed"),
            };
            let columns = self.chips.iter().filter(|chip| chip.filled).map(|chip| chip.text);
            let mut told: Vec<&str> = std::iter::once(self.hint).chain(columns).collect();
            told.extend([state, self.note.as_str(), self.second.as_str()]);
            if let Invitation::Takes(text) = self.invitation {
                told.push(text);
            }
            told.retain(|part| !part.is_empty());
            node.set_description(told.join("; "));
        });
    }

    fn paint_outline(&self, ui: &Ui, rect: Rect, response: &Response, over: bool) {
        let palette = Palette::of(ui);
        let painter = ui.painter();
        let thick = |color| Stroke::new(1.5, color);
        let (fill, stroke, dashed) = match (self.invitation, self.state) {
            (Invitation::Takes(_), _) if over || response.hovered() => {
                (palette.accent_soft, thick(palette.accent), false)
            }
            (Invitation::Takes(_), FieldState::Set | FieldState::Sure) => {
                (palette.surface, Stroke::new(1.0, palette.accent), false)
            }
            (Invitation::Takes(_), _) => (palette.surface, Stroke::new(1.0, palette.accent), true),
            (_, FieldState::Set | FieldState::Sure) => (palette.surface, Stroke::new(1.0, palette.line_strong), false),
            (_, FieldState::Guess | FieldState::Empty) => {
                (palette.surface, Stroke::new(1.0, palette.line_strong), true)
            }
        };
        painter.rect(rect, SLOT_RADIUS, fill, if dashed { Stroke::NONE } else { stroke }, StrokeKind::Inside);
        if dashed {
            paint::dashed_rect(painter, rect, SLOT_RADIUS.into(), stroke);
        }
        if response.has_focus() {
            paint::focus_ring(painter, rect, SLOT_RADIUS, palette);
        }
    }

    fn paint_labels(&self, ui: &Ui, rect: Rect) {
        let palette = Palette::of(ui);
        let at = pos2(rect.left() + SIDE, rect.top() + PADDING);
        let name = text::STRONG.one_line(ui, self.name, palette.text, LABELS);
        ui.painter().galley(at, name, palette.text);
        let hint = text::SMALL.one_line(ui, self.hint, palette.weak, LABELS);
        ui.painter().galley(at + vec2(0.0, text::STRONG.line()), hint, palette.weak);
    }
}

struct Placed {
    pos: Vec2,
    size: Vec2,
}

/// Where everything in the middle of a slot stands, from the middle's left top.
struct Arranged {
    left: f32,
    height: f32,
    /// What the right end may take: all of the height, or that of the labels where the middle stands below them.
    right_height: f32,
    content: Vec2,
    lead: Vec2,
    chips: Vec<Placed>,
    notes: Vec<(Arc<Galley>, Vec2)>,
}

impl ColumnField<'_> {
    fn lay_out(&self, ui: &Ui, width: f32, right: f32, lead: Vec2, over: bool) -> Arranged {
        // Where there is little room the middle goes below the labels.
        let below = width < 420.0;
        let left = if below { SIDE } else { SIDE + LABELS + GAP };
        let top = if below { text::STRONG.line() + text::SMALL.line() + GRID } else { 0.0 };
        let right = if right > 0.0 && !below { right + GAP } else { 0.0 };
        let room = (width - left - right - SIDE).max(80.0);
        let mut flow = Flow { room, pos: vec2(0.0, top), line: 0.0 };
        let lead_at = if lead == Vec2::ZERO { Vec2::ZERO } else { flow.put(lead) };
        let chips: Vec<Placed> = self
            .chips
            .iter()
            .map(|chip| {
                let size = chip_size(ui, chip, room);
                Placed { pos: flow.put(size), size }
            })
            .collect();
        let notes = self.lay_out_notes(ui, over);
        // One chip has its note beside it, where it is not squeezed there; else, and for several, it stands below.
        let left_over = room - flow.pos.x;
        let longest = notes.iter().map(|note| note.clone().lines(ui, f32::INFINITY).size().x).fold(0.0, f32::max);
        let beside = self.chips.len() <= 1 && (longest <= left_over || left_over >= COMFORTABLE);
        let note_width = if beside { room - flow.pos.x } else { room };
        let galleys: Vec<Arc<Galley>> = notes.into_iter().map(|runs| runs.lines(ui, note_width)).collect();
        let note_height: f32 = galleys.iter().map(|galley| galley.size().y).sum();
        let flow_height = flow.bottom();
        let (note_left, mut note_top, bottom) = if galleys.is_empty() {
            (0.0, 0.0, flow_height)
        } else if beside {
            let line = flow.line.max(note_height);
            (flow.pos.x, flow.pos.y + (line - note_height) / 2.0, flow.pos.y + line)
        } else {
            let gap = if flow_height > top { 4.0 } else { 0.0 };
            (0.0, flow_height + gap, flow_height + gap + note_height)
        };
        // A chip beside a note of two lines stands in the middle of it.
        let lower = if beside { ((note_height - flow.line) / 2.0).max(0.0) } else { 0.0 };
        let notes = galleys
            .into_iter()
            .map(|galley| {
                let at = vec2(note_left, note_top);
                note_top += galley.size().y;
                (galley, at)
            })
            .collect();
        let content = vec2(room, bottom);
        let height = (content.y + 2.0 * PADDING).max(LEAST);
        let chips = chips.into_iter().map(|chip| Placed { pos: chip.pos + vec2(0.0, lower), ..chip }).collect();
        let right_height = if below { text::STRONG.line() + text::SMALL.line() } else { height - 2.0 * PADDING };
        Arranged { left, height, right_height, content, lead: lead_at + vec2(0.0, lower), chips, notes }
    }

    fn lay_out_notes(&self, ui: &Ui, over: bool) -> Vec<Runs> {
        let palette = Palette::of(ui);
        match self.invitation {
            Invitation::Takes(text) if over => vec![Runs::new().run(text::SMALL_STRONG, text, palette.accent)],
            _ => [&self.note, &self.second].into_iter().filter(|runs| !runs.is_empty()).cloned().collect(),
        }
    }
}

/// Puts boxes from left to right, and on the next line when the room ends.
struct Flow {
    room: f32,
    pos: Vec2,
    line: f32,
}

impl Flow {
    fn put(&mut self, size: Vec2) -> Vec2 {
        if self.pos.x > 0.0 && self.pos.x + size.x > self.room {
            self.pos = vec2(0.0, self.pos.y + self.line + GRID);
            self.line = 0.0;
        }
        let at = self.pos;
        self.line = self.line.max(size.y);
        self.pos.x += size.x + if size.x > 0.0 { GAP } else { 0.0 };
        at
    }

    fn bottom(&self) -> f32 {
        self.pos.y + self.line
    }
}

fn chip_size(ui: &Ui, chip: &Chip<'_>, room: f32) -> Vec2 {
    let around = 2.0 * CHIP_SIDE + CHEVRON;
    let kind = if chip.filled { text::MEDIUM } else { text::SMALL_MEDIUM };
    let text = kind.one_line(ui, chip.text, Palette::of(ui).text, room - around);
    vec2(text.size().x + around, CHIP)
}

fn show_chip(ui: &mut Ui, chip: &Chip<'_>, rect: Rect) -> Response {
    let palette = Palette::of(ui);
    let id = ui.next_auto_id().with("chip");
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), chip.name);
        info.current_text_value = Some(chip.text.to_owned());
        info
    });
    if ui.is_rect_visible(rect) {
        let hovered = response.hovered() || super::menu::is_open(&response);
        let (fill, stroke, kind) = if chip.filled {
            let fill = if hovered { palette.line } else { palette.sunken };
            (fill, Stroke::NONE, text::MEDIUM)
        } else {
            let fill = if hovered { palette.sunken } else { palette.surface };
            (fill, Stroke::new(1.0, palette.line_strong), text::SMALL_MEDIUM)
        };
        let painter = ui.painter();
        painter.rect(rect, BUTTON_RADIUS, fill, stroke, StrokeKind::Inside);
        if response.has_focus() {
            paint::focus_ring(painter, rect, BUTTON_RADIUS, palette);
        }
        let text = kind.one_line(ui, chip.text, palette.text, rect.width() - 2.0 * CHIP_SIDE - CHEVRON);
        painter.galley(pos2(rect.left() + CHIP_SIDE, rect.center().y - text.size().y / 2.0), text, palette.text);
        let center = pos2(rect.right() - CHIP_SIDE - 3.0, rect.center().y);
        paint::chevron(painter, center, 7.0, 0.0, Stroke::new(1.5, palette.weak));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
