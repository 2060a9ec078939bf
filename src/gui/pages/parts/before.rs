//! What is said beside rows that were imported before, as soon as they are open.

use eframe::egui::Ui;

use super::earlier;
use crate::gui::widgets::{Callout, Tone};
use crate::ledger::{Import, ImportState};
use crate::session::action::Action;
use crate::session::returning::ReturnAction;
use crate::session::view::WindowView;
use crate::tr;

/// Says it, where there is something to say, and offers to go on or to make the same choices.
pub(in crate::gui::pages) fn show(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let found = window.setup.before().found()?;
    let import = &found.import;
    let (rows, all) = window.source.as_ref()?.rows();
    let new = rows.saturating_sub(import.fingerprint.rows);
    // Until all rows were counted nobody knows how many are new.
    let new = all.then_some(new);
    if import.has_work_left() && new.is_none_or(|new| new == 0) {
        let (sent, wanted) = (import.outcomes.sent, import.wanted());
        let product = import.product.name.as_str();
        let title = tr!("before-not-whole", product = product, sent = sent, wanted = wanted);
        let callout = Callout::new(Tone::Warn, &title).text(tr!("before-not-whole-about")).deed(tr!("go-on"));
        return callout.show(ui).then(|| Action::Return(ReturnAction::To(import.id)));
    }
    let title = sentence(import, new);
    let mut callout = Callout::new(Tone::Note, &title);
    if new != Some(0) {
        callout = callout.text(tr!("before-same-about"));
    }
    let settings = window.draft.settings();
    if (&settings.mapping, &settings.lookups) != (&found.plan.mapping, &found.plan.lookups) {
        callout = callout.deed(tr!("before-same"));
    }
    callout.show(ui).then(|| Action::Return(ReturnAction::TakeSettings))
}

/// "The first 12,000 rows went to Shop EU on 4 March 2026; 380 are new."
fn sentence(import: &Import, new: Option<u64>) -> String {
    let (rows, product) = (import.fingerprint.rows, import.product.name.as_str());
    let state = match import.state {
        ImportState::Running => "running",
        _ if import.has_work_left() => "partly",
        _ => "wholly",
    };
    let day = earlier::day(import.started);
    if import.state == ImportState::Complete && !import.is_whole() {
        // Somebody wanted only the first few events of it.
        let (sent, all) = (import.outcomes.sent, import.outcomes.to_send());
        return tr!("before-limited", sent = sent, all = all, product = product, day = day);
    }
    match new {
        None => tr!("before-first", state = state, rows = rows, product = product, day = day),
        Some(0) => tr!("before-none-new", state = state, rows = rows, product = product, day = day),
        Some(new) => {
            let new = tr!("before-new", count = new);
            tr!("before-some-new", state = state, rows = rows, product = product, day = day, new = new)
        }
    }
}
