//! Text that a screen reader treats as more than text: headings, and what is said at once.

use eframe::egui::accesskit::Live;
use eframe::egui::{Response, Role, Ui};

use crate::gui::theme::text::Runs;

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
