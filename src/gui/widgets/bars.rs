//! A bar for each month or day: a swapped month and a spike at midnight are seen at once. The chart is one stop of the
//! Tab key; arrows walk from bar to bar, and each is read out.

mod axes;

use eframe::egui::{FocusDirection, Id, Key, Modifiers, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{paint, told};
use crate::gui::theme::Palette;
use crate::gui::theme::text;
use axes::Axes;

/// One bar.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    /// How much.
    pub count: u64,
    /// Whether it wants attention.
    pub marked: bool,
    /// What it says when it is pointed at or has the keyboard: *March 2016: 123 events*.
    pub label: &'a str,
    /// What stands below it, where there is room: *Mar 2016*; blank where nothing does.
    pub tick: &'a str,
}

/// Shows bars `height` points high, axes included; `name` tells a screen reader what they show.
pub fn bars(ui: &mut Ui, name: &str, bars: &[Bar<'_>], height: f32) {
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let ui = &mut told::group(ui, rect, Role::List, name);
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0);
    if most == 0 {
        return;
    }
    let palette = Palette::of(ui);
    let axes = Axes::of(ui, bars, most, rect);
    axes.paint(ui, bars);
    let at = follow_keys(ui, id, bars.len());
    let mut focused = None;
    for (index, bar) in bars.iter().enumerate() {
        // Nobody but a screen reader needs to know the others one by one.
        if index != at && !ui.ctx().has_accesskit_node(ui.unique_id()) {
            continue;
        }
        let sense = if index == at { Sense::FOCUSABLE } else { Sense::hover() };
        let response = ui.interact(axes.column(index), bar_id(id, index), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, bar.label));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_position_in_set(index + 1);
            node.set_size_of_set(bars.len());
        });
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            focused = Some(index);
        }
    }
    let pointed = ui.interact(axes.plot, id.with("plot"), Sense::hover()).hover_pos().and_then(|at| axes.bar_at(at.x));
    let told = pointed.or(focused);
    for (index, bar) in bars.iter().enumerate().filter(|(_, bar)| bar.count > 0) {
        let color = match (bar.marked, told == Some(index)) {
            (true, _) => palette.warn,
            (false, true) => palette.accent,
            (false, false) => palette.bar,
        };
        ui.painter().rect_filled(axes.bar(index, bar.count), axes.radius(), color);
    }
    ui.painter().hline(axes.plot.x_range(), axes.plot.bottom() - 0.5, Stroke::new(1.0, palette.line_strong));
    if let Some(focused) = focused {
        let column = axes.column(focused).shrink2(vec2(0.0, 3.0)).expand2(vec2(2.0, 0.0));
        paint::focus_ring(ui.painter(), column, 2, palette);
    }
    if let Some(bar) = told.and_then(|index| bars.get(index).map(|bar| (index, bar))) {
        say(ui, &axes, bar.0, bar.1.label);
    }
}

fn bar_id(chart: Id, bar: usize) -> Id {
    chart.with(("bar", bar))
}

/// The bar that has the keyboard, or gets it when Tab comes to the chart.
fn follow_keys(ui: &Ui, chart: Id, bars: usize) -> usize {
    let last = bars.saturating_sub(1);
    let kept = chart.with("at");
    let at = ui.data(|data| data.get_temp::<usize>(kept)).unwrap_or(0).min(last);
    if !ui.memory(|memory| memory.has_focus(bar_id(chart, at))) {
        return at;
    }
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
    let (home, end) = (pressed(Key::Home), pressed(Key::End));
    let to = match (home, end) {
        (1.., _) => 0,
        (_, 1..) => last,
        _ => (at + right).min(last).saturating_sub(left),
    };
    if right + left > 0 || to != at {
        ui.memory_mut(|memory| {
            // An arrow would else look for something beside the chart as well.
            memory.move_focus(FocusDirection::None);
            memory.request_focus(bar_id(chart, to));
        });
        ui.data_mut(|data| data.insert_temp(kept, to));
    }
    to
}

/// What a bar says, above it and inside the chart.
fn say(ui: &Ui, axes: &Axes, index: usize, label: &str) {
    let palette = Palette::of(ui);
    let galley = text::SMALL_MEDIUM.one_line(ui, label, palette.text, axes.plot.width());
    let middle = axes.column(index).center().x - galley.size().x / 2.0;
    let left = middle.min(axes.plot.right() - galley.size().x).max(axes.plot.left());
    let at = pos2(left, axes.plot.top() - galley.size().y);
    let back = Rect::from_min_size(at, galley.size());
    ui.painter().rect_filled(back.expand2(vec2(4.0, 0.0)), 2.0, palette.surface);
    ui.painter().galley(at, galley, palette.text);
}
