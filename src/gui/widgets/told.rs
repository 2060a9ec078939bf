//! Text that a screen reader treats as more than text: headings, and what is said at once.

use eframe::egui::accesskit::{self, Live};
use eframe::egui::{Context, Id, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::gui::theme::text::Runs;

/// Tells a screen reader where the group that `ui` draws stands, in points of the window.
pub fn stands_at(ui: &Ui, rect: Rect) {
    let [x0, y0, x1, y1] = [rect.min.x, rect.min.y, rect.max.x, rect.max.y].map(f64::from);
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_bounds(accesskit::Rect { x0, y0, x1, y1 }));
}

/// What draws the parts of a group, so that a screen reader finds them in it.
pub fn group(ui: &mut Ui, rect: Rect, role: Role, name: &str) -> Ui {
    let mut builder = UiBuilder::new().max_rect(rect).accessibility_role(role);
    if !name.is_empty() {
        builder = builder.accessibility_label(name);
    }
    let group = ui.new_child(builder);
    ui.skip_ahead_auto_ids(1);
    stands_at(&group, rect);
    group
}

/// Where it is remembered which page was shown last, and whether its title still waits for the keyboard.
fn arrival() -> Id {
    Id::unique("arrival at a page")
}

#[derive(Clone, Default)]
struct Arrival {
    page: String,
    title_waits: bool,
}

/// Says which page is shown. The title of a page that is new gets the keyboard, so that it is the next thing that is
/// read, and what Tab comes to is what follows it.
pub fn arrive(ctx: &Context, page: &str) {
    ctx.data_mut(|data| {
        let known: &mut Arrival = data.get_temp_mut_or_default(arrival());
        if known.page != page {
            *known = Arrival { page: page.to_owned(), title_waits: true };
        }
    });
}

/// The title of the page gets the keyboard once more, where what had it is gone.
pub fn title_again(ctx: &Context) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Arrival>(arrival()).title_waits = true);
    ctx.request_repaint();
}

/// The title of the page. It takes the keyboard when the page is new, and is no stop of the Tab key otherwise.
pub fn title(ui: &mut Ui, runs: Runs) -> Response {
    let id = Id::unique("title of the page");
    let waits = ui.data(|data| data.get_temp::<Arrival>(arrival())).is_some_and(|arrival| arrival.title_waits);
    let takes = waits && ui.memory(|memory| memory.top_modal_layer().is_none());
    if takes {
        ui.memory_mut(|memory| memory.request_focus(id));
        ui.data_mut(|data| data.get_temp_mut_or_default::<Arrival>(arrival()).title_waits = false);
    }
    focused_heading(ui, runs, 1, id)
}

/// A heading that can be given the keyboard by its `id`, and is a stop of the Tab key only while it has it.
pub fn focused_heading(ui: &mut Ui, runs: Runs, level: usize, id: Id) -> Response {
    let told = runs.as_str().to_owned();
    let galley = runs.lines(ui, ui.available_width());
    let (_, rect) = ui.allocate_space(galley.size());
    let sense = if ui.memory(|memory| memory.has_focus(id)) { Sense::FOCUSABLE } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &told));
    ui.ctx().accesskit_node_builder(id, |node| node.set_level(level));
    let color = galley.job.sections.first().map_or(ui.visuals().text_color(), |section| section.format.color);
    ui.painter().galley(rect.min, galley, color);
    response
}

/// What happened, for a screen reader alone: there where eyes see it anyway. It is said again whenever it changes.
pub fn announce(ui: &mut Ui, text: &str) {
    let (rect, _) = ui.allocate_exact_size(Vec2::ZERO, Sense::hover());
    let response = ui.interact(Rect::from_min_size(rect.min, Vec2::splat(1.0)), ui.next_auto_id(), Sense::hover());
    ui.skip_ahead_auto_ids(1);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(text);
    });
}

/// A heading; level 1 is the page's title, 2 a card's.
pub fn heading(ui: &mut Ui, runs: Runs, level: usize) -> Response {
    let told = runs.as_str().to_owned();
    let response = ui.label(runs);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        node.clear_value();
        node.set_label(told);
    });
    response
}

/// A message that is read out as soon as it appears.
pub fn alert(ui: &mut Ui, runs: Runs) -> Response {
    let told = runs.as_str().to_owned();
    let response = ui.label(runs);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Alert);
        node.set_live(Live::Assertive);
        node.clear_value();
        node.set_label(told);
    });
    response
}

/// What changes while one looks on, read out when nothing else is.
pub fn status(ui: &mut Ui, runs: Runs) -> Response {
    let told = runs.as_str().to_owned();
    let response = ui.label(runs);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.clear_value();
        node.set_label(told);
    });
    response
}
