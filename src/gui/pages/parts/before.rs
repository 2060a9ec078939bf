//! What is said beside rows that were imported before, as soon as they are open.

use eframe::egui::Ui;

use super::{earlier, format, recent};
use crate::gui::widgets::{Callout, Tone};
use crate::ledger::{Import, ImportState};
use crate::session::action::Action;
use crate::session::returning::ReturnAction;
use crate::session::view::WindowView;

/// Says it, where there is something to say, and offers to go on or to make the same choices.
pub(in crate::gui::pages) fn show(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let found = window.setup.before().found()?;
    let import = &found.import;
    let (rows, all) = window.source.as_ref()?.rows();
    let new = rows.saturating_sub(import.fingerprint.rows);
    // Until all rows were counted nobody knows how many are new.
    let new = all.then_some(new);
    if import.has_work_left() && new.is_none_or(|new| new == 0) {
        let title =
            format!("An import of these rows to {} is not whole: {}", import.product.name, recent::so_far(import));
        let callout = Callout::new(Tone::Warn, &title).text("Go on with it, and nothing is sent twice.").deed("Go on");
        return callout.show(ui).then(|| Action::Return(ReturnAction::To(import.id)));
    }
    let title = sentence(import, new);
    let mut callout = Callout::new(Tone::Note, &title);
    if new != Some(0) {
        callout = callout.text("With the same settings only what is new is sent, and nothing is duplicated.");
    }
    let settings = window.draft.settings();
    if (&settings.mapping, &settings.lookups) != (&found.plan.mapping, &found.plan.lookups) {
        callout = callout.deed("Use the same settings");
    }
    callout.show(ui).then(|| Action::Return(ReturnAction::TakeSettings))
}

/// "The first 12,000 rows went to Shop EU on 4 March 2026; 380 are new."
fn sentence(import: &Import, new: Option<u64>) -> String {
    let rows = format::counted(import.fingerprint.rows, "row", "rows");
    let to = &import.product.name;
    let went = match import.state {
        ImportState::Running => format!("are on their way to {to} right now"),
        _ if import.has_work_left() => format!("went in part to {to} on {}", earlier::date(import.started)),
        _ => format!("went to {to} on {}", earlier::date(import.started)),
    };
    match new {
        None => format!("The first {rows} {went}."),
        Some(0) => format!("These {rows} {went}; none is new."),
        Some(new) => format!("The first {rows} {went}; {}.", format::counted(new, "is new", "are new")),
    }
}
