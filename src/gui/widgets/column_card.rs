//! A column of the source as a card: dragged onto a field, or picked by click or keyboard.

use std::sync::Arc;

use eframe::egui::{
    Context, CursorIcon, DragAndDrop, Id, LayerId, Order, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo, epaint::TextShape, pos2, style::ScrollAnimation, vec2,
};

use super::paint;
use super::tag::TAG_HEIGHT;
use crate::gui::theme::text;
use crate::gui::theme::{Palette, SLOT_RADIUS};
use crate::tr;

/// What is carried while a card is dragged: the column's title, which is its name in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried(pub String);

impl Carried {
    /// The column that is being dragged, if any.
    pub fn now(ctx: &Context) -> Option<Arc<Self>> {
        DragAndDrop::payload(ctx)
    }
}

/// A column as a card.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it"]
pub struct ColumnCard<'a> {
    /// The column's title.
    pub title: &'a str,
    /// What kind of values it has: *date and time*.
    pub kind: &'a str,
    /// A few of its values.
    pub samples: &'a str,
    /// How full it is and how many different values it has.
    pub fullness: &'a str,
    /// What is made of it.
    pub state: CardState<'a>,
}

/// What is made of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardState<'a> {
    /// Nothing yet.
    Free,
    /// It is picked, and the next field that is pressed takes it.
    Picked,
    /// Some field has it: *Who*.
    Used(&'a str),
}

const PADDING: f32 = 11.0;
const SIDE: f32 = 13.0;
const GHOST_WIDTH: f32 = 264.0;
const GHOST_ANGLE: f32 = -0.021;

impl ColumnCard<'_> {
    fn height(&self) -> f32 {
        let fullness = if self.fullness.is_empty() { 0.0 } else { text::SMALL.line() + 2.0 };
        2.0 * PADDING + TAG_HEIGHT + 2.0 + text::SMALL.line() + fullness
    }

    /// Shows it as wide as there is room. Clicked, it is picked; dragged, it is [`Carried`].
    pub fn show(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let size = vec2(ui.available_width(), self.height());
        let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        if response.drag_started() {
            DragAndDrop::set_payload(ui.ctx(), Carried(self.title.to_owned()));
        }
        let picked = self.state == CardState::Picked;
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), picked, self.title));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(self.described()));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if ui.is_rect_visible(rect) {
            let carried = Carried::now(ui.ctx()).is_some_and(|carried| carried.0 == self.title);
            self.paint_outline(ui.painter(), palette, rect, &response, carried);
            let mut painter = ui.painter().clone();
            if carried {
                // Where the card came from stays open, and what is legible is at the pointer.
                painter.multiply_opacity(0.5);
            }
            self.paint_text(ui, &painter, rect, true);
        }
        let response = response.on_hover_and_drag_cursor(CursorIcon::Grab);
        if response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        response
    }

    fn described(&self) -> String {
        let mut told = [self.kind, self.samples, self.fullness].map(str::to_owned).to_vec();
        if let CardState::Used(field) = self.state {
            told.push(tr!("widgets-card-used", field = field));
        }
        told.retain(|part| !part.is_empty());
        told.join("; ")
    }

    fn paint_outline(&self, painter: &Painter, palette: &Palette, rect: Rect, response: &Response, carried: bool) {
        let (fill, stroke) = match self.state {
            _ if carried => (palette.bg, Stroke::NONE),
            CardState::Picked => (palette.accent_soft, Stroke::new(2.0, palette.accent)),
            _ if response.hovered() => (palette.surface, Stroke::new(1.0, palette.weak)),
            CardState::Free => (palette.surface, Stroke::new(1.0, palette.line_strong)),
            CardState::Used(_) => (palette.bg, Stroke::new(1.0, palette.line)),
        };
        painter.rect(rect, SLOT_RADIUS, fill, stroke, StrokeKind::Inside);
        if carried {
            paint::dashed_rect(painter, rect, SLOT_RADIUS.into(), Stroke::new(1.0, palette.line_strong));
        }
        if response.has_focus() {
            paint::focus_ring(painter, rect, SLOT_RADIUS, palette);
        }
    }

    fn paint_text(&self, ui: &Ui, painter: &Painter, rect: Rect, whole: bool) {
        let palette = Palette::of(ui);
        let inner = rect.shrink2(vec2(SIDE, PADDING));
        let used = match self.state {
            CardState::Used(field) if whole => Some(text::SMALL_MEDIUM.one_line(ui, field, palette.accent, 96.0)),
            _ => None,
        };
        let mut right = inner.right();
        if let Some(used) = used {
            let at = pos2(right - used.size().x, inner.top() + (TAG_HEIGHT - used.size().y) / 2.0);
            paint::check(painter, at + vec2(-9.0, 9.0), 8.0, Stroke::new(1.5, palette.accent));
            right = at.x - 20.0;
            painter.galley(at, used, palette.accent);
        }
        let kind = text::SMALL_MEDIUM.one_line(ui, self.kind, palette.weak, inner.width() * 0.6);
        let kind_room = if self.kind.is_empty() { 0.0 } else { kind.size().x + 16.0 };
        let title_color = if matches!(self.state, CardState::Used(_)) { palette.weak } else { palette.text };
        let title = text::STRONG.one_line(ui, self.title, title_color, right - inner.left() - kind_room - 8.0);
        let title_width = title.size().x;
        painter.galley(pos2(inner.left(), inner.top() + 1.0), title, title_color);
        if !self.kind.is_empty() {
            let corner = pos2(inner.left() + title_width + 8.0, inner.top());
            let tag = Rect::from_min_size(corner, vec2(kind_room, TAG_HEIGHT));
            painter.rect_filled(tag, TAG_HEIGHT / 2.0, palette.sunken);
            painter.galley(pos2(tag.left() + 8.0, tag.center().y - kind.size().y / 2.0), kind, palette.weak);
        }
        let samples = text::SMALL.one_line(ui, self.samples, palette.weak, inner.width());
        let mut top = inner.top() + TAG_HEIGHT + 2.0;
        painter.galley(pos2(inner.left(), top), samples, palette.weak);
        if whole && !self.fullness.is_empty() {
            top += text::SMALL.line() + 2.0;
            let fullness = text::SMALL.one_line(ui, self.fullness, palette.weak, inner.width());
            painter.galley(pos2(inner.left(), top), fullness, palette.weak);
        }
    }

    /// Paints the card at the pointer, lifted and slightly turned. It takes no part in what the pointer hits.
    pub fn ghost(&self, ui: &Ui) {
        let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
        let palette = Palette::of(ui);
        let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("carried column")));
        // Below the pointer, so that it does not hide what the field under it says.
        let size = vec2(GHOST_WIDTH, 2.0 * PADDING + TAG_HEIGHT + 2.0 + text::SMALL.line());
        let rect = Rect::from_min_size(pointer + vec2(-16.0, 8.0), size);
        let outline = Stroke::new(1.0, palette.accent);
        paint::lifted_rect(&painter, rect, SLOT_RADIUS, outline, palette.surface, palette, GHOST_ANGLE);
        self.paint_turned(ui, &painter, rect, palette);
    }

    fn paint_turned(&self, ui: &Ui, painter: &Painter, rect: Rect, palette: &Palette) {
        let turn = eframe::egui::emath::Rot2::from_angle(GHOST_ANGLE);
        let turned = |at: Pos2| rect.center() + turn * (at - rect.center());
        let put = |at: Pos2, galley, color| {
            painter.add(Shape::Text(TextShape::new(turned(at), galley, color).with_angle(GHOST_ANGLE)));
        };
        let inner = rect.shrink2(vec2(SIDE, PADDING));
        let kind = text::SMALL_MEDIUM.one_line(ui, self.kind, palette.weak, inner.width() * 0.6);
        let kind_room = if self.kind.is_empty() { 0.0 } else { kind.size().x + 16.0 };
        let title = text::STRONG.one_line(ui, self.title, palette.text, inner.width() - kind_room - 8.0);
        let title_width = title.size().x;
        put(pos2(inner.left(), inner.top() + 1.0), title, palette.text);
        if !self.kind.is_empty() {
            let corner = pos2(inner.left() + title_width + 8.0, inner.top());
            let tag = Rect::from_min_size(corner, vec2(kind_room, TAG_HEIGHT));
            let shape = eframe::egui::epaint::RectShape::filled(tag, TAG_HEIGHT / 2.0, palette.sunken);
            painter.add(shape.with_angle_and_pivot(GHOST_ANGLE, rect.center()));
            put(pos2(tag.left() + 8.0, tag.center().y - kind.size().y / 2.0), kind, palette.weak);
        }
        let samples = text::SMALL.one_line(ui, self.samples, palette.weak, inner.width());
        put(pos2(inner.left(), inner.top() + TAG_HEIGHT + 2.0), samples, palette.weak);
    }
}

/// Scrolls what surrounds `ui` while a column is carried near the upper or lower edge of what is `seen` of it.
pub fn scroll_while_carrying(ui: &Ui, seen: Rect) {
    const EDGE: f32 = 40.0;
    let Some(pointer) = ui.ctx().pointer_interact_pos().filter(|_| Carried::now(ui.ctx()).is_some()) else { return };
    if !seen.x_range().contains(pointer.x) {
        return;
    }
    // However long a frame takes, no field is passed by unseen.
    let speed = ui.input(|input| input.stable_dt).min(0.05) * 600.0;
    let delta = if pointer.y < seen.top() + EDGE {
        speed
    } else if pointer.y > seen.bottom() - EDGE {
        -speed
    } else {
        return;
    };
    // At once: what is animated goes on when the pointer has left the edge.
    ui.scroll_with_delta_animation(vec2(0.0, delta), ScrollAnimation::none());
    ui.ctx().request_repaint();
}
