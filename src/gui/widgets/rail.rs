//! The rail: where one is, what was decided on the way, and the way back.

use eframe::egui::{Color32, CornerRadius, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{paint, place};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{BUTTON_RADIUS, GRID, Palette};
use crate::tr;

/// The rail of a window.
#[derive(Clone, Copy, Debug)]
pub struct Rail<'a> {
    /// The pages, in order.
    pub steps: &'a [Step<'a>],
    /// What stands at the foot: whether anything leaves this computer.
    pub foot: &'a str,
}

/// One page in the rail.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// Its name.
    pub name: &'a str,
    /// What was decided on it; may be blank.
    pub note: &'a str,
    /// Whether it is behind, here or ahead.
    pub state: StepState,
    /// Whether pressing it leads anywhere.
    pub reachable: bool,
}

/// Where a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind.
    Done,
    /// Here.
    Now,
    /// Still to come.
    Ahead,
}

/// The width of a rail with names, in points.
pub const WIDE: f32 = 216.0;
/// The width of a rail with numbers alone, in points.
pub const NARROW: f32 = 56.0;

const CIRCLE: f32 = 20.0;

impl Rail<'_> {
    /// Shows it over all of `ui`, and tells which step was pressed.
    pub fn show(&self, ui: &mut Ui) -> Option<usize> {
        let palette = Palette::of(ui);
        let whole = ui.max_rect();
        let wide = whole.width() >= WIDE;
        ui.painter().rect_filled(whole, 0.0, palette.surface);
        ui.painter().vline(whole.right() - 0.5, whole.y_range(), Stroke::new(1.0, palette.line));

        let side = if wide { 16.0 } else { 8.0 };
        let inner = Rect::from_min_max(whole.min + vec2(side, 24.0), whole.max - vec2(side + 1.0, 24.0));
        let mark = inner.left_top() + vec2(if wide { 12.0 } else { (inner.width() - 20.0) / 2.0 } + 10.0, 10.0);
        paint::mark(ui.painter(), mark, palette);
        if wide {
            let name = text::STRONG.one_line(ui, "Backfill", palette.text, inner.width());
            ui.painter().galley(pos2(mark.x + 18.0, mark.y - name.size().y / 2.0), name, palette.text);
        }

        let foot = if wide { self.foot_rect(ui, inner) } else { Rect::NOTHING };
        let steps =
            Rect::from_min_max(inner.min + vec2(0.0, 44.0), pos2(inner.right(), foot.top().min(inner.bottom())));
        let builder = UiBuilder::new()
            .max_rect(steps)
            .accessibility_role(Role::Navigation)
            .accessibility_label(tr!("widgets-steps"));
        let mut pressed = None;
        place::with(ui, builder, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for (index, step) in self.steps.iter().enumerate() {
                if show_step(ui, step, index + 1, wide) {
                    pressed = Some(index);
                }
            }
        });
        if wide && foot.top() >= steps.top() + 40.0 * self.steps.len() as f32 {
            self.show_foot(ui, foot);
        }
        pressed
    }

    fn foot_rect(&self, ui: &Ui, inner: Rect) -> Rect {
        let galley = text::SMALL.lines(ui, self.foot, Color32::PLACEHOLDER, inner.width() - 24.0);
        Rect::from_min_max(pos2(inner.left(), inner.bottom() - galley.size().y - 24.0), inner.max)
    }

    fn show_foot(&self, ui: &mut Ui, rect: Rect) {
        let palette = Palette::of(ui);
        ui.painter().rect_filled(rect, CornerRadius::same(BUTTON_RADIUS), palette.sunken);
        let text = Runs::new().plain(palette, text::SMALL, self.foot);
        place::inside(ui, rect.shrink(12.0), |ui| ui.label(text));
    }
}

fn show_step(ui: &mut Ui, step: &Step<'_>, number: usize, wide: bool) -> bool {
    let palette = Palette::of(ui);
    let noted = wide && !step.note.is_empty();
    let size = vec2(ui.available_width(), if noted { 52.0 } else { 36.0 });
    let sense = if step.reachable { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let now = step.state == StepState::Now;
    response.widget_info(|| WidgetInfo::selected(Role::Button, step.reachable, now, step.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let state = match step.state {
            StepState::Done => tr!("widgets-step-done"),
            StepState::Now => tr!("widgets-step-now"),
            StepState::Ahead => tr!("widgets-step-ahead"),
        };
        node.set_description(match step.note {
            "" => state.to_owned(),
            note => tr!("widgets-step-noted", state = state, note = note),
        });
    });

    let painter = ui.painter();
    let back = if now {
        palette.accent_soft
    } else if response.hovered() && step.reachable {
        palette.sunken
    } else {
        Color32::TRANSPARENT
    };
    painter.rect_filled(rect, CornerRadius::same(BUTTON_RADIUS), back);
    if response.has_focus() {
        // Inside, since the rail's steps reach to its edge.
        paint::focus_ring(painter, rect.shrink(4.0), BUTTON_RADIUS - 4, palette);
    }
    let left = if wide { 12.0 } else { (rect.width() - CIRCLE) / 2.0 };
    let center = rect.left_top() + vec2(left + CIRCLE / 2.0, GRID + CIRCLE / 2.0);
    let (fill, border, ink) = match step.state {
        StepState::Done => (palette.good_soft, palette.good, palette.good),
        StepState::Now => (palette.accent, palette.accent, palette.on_accent),
        StepState::Ahead => (Color32::TRANSPARENT, palette.line_strong, palette.weak),
    };
    painter.circle(center, CIRCLE / 2.0 - 1.5, fill, Stroke::new(1.5, border));
    if step.state == StepState::Done {
        paint::check(painter, center, 9.0, Stroke::new(1.5, ink));
    } else {
        let digits = text::SMALL_STRONG.one_line(ui, &number.to_string(), ink, CIRCLE);
        painter.galley(center - digits.size() / 2.0, digits, ink);
    }
    if wide {
        let room = rect.width() - left - CIRCLE - 12.0 - GRID;
        let at = rect.left_top() + vec2(left + CIRCLE + 12.0, GRID);
        let (kind, color) = match step.state {
            StepState::Now => (text::STRONG, palette.text),
            StepState::Done => (text::BODY, palette.text),
            StepState::Ahead => (text::BODY, palette.weak),
        };
        painter.galley(at, kind.one_line(ui, step.name, color, room), color);
        if noted {
            let note = text::SMALL.one_line(ui, step.note, palette.weak, room);
            let elided = note.elided;
            painter.galley(at + vec2(0.0, 19.0), note, palette.weak);
            if elided {
                return response.on_hover_text(text::SMALL.rich(step.note)).clicked();
            }
        }
        response.clicked()
    } else {
        response.on_hover_text(text::SMALL.rich(step.name)).clicked()
    }
}
