//! What was imported lately, for the first page: how each import stands, and the one to go on with.

use super::earlier;
use crate::gui::widgets::Tone;
use crate::ledger::{Import, ImportState};
use crate::session::view::WindowView;
use crate::tr;

/// So many are shown; the history has all of them.
const SHOWN: usize = 3;

/// An import in a few words.
pub(in crate::gui::pages) struct Told {
    pub id: i64,
    pub name: String,
    pub note: String,
    pub tag: Option<(Tone, &'static str)>,
}

/// The latest imports.
pub(in crate::gui::pages) fn latest(window: &WindowView<'_>) -> Vec<Told> {
    window.history.standing().take(SHOWN).map(told).collect()
}

/// The import that a person is asked to go on with: its number, the question, and what is known beside.
pub(in crate::gui::pages) fn unfinished(window: &WindowView<'_>) -> Option<(i64, String, String)> {
    let import = window.history.unfinished()?;
    let (source, sent, wanted) = (import.source.as_str(), import.outcomes.sent, import.wanted());
    let question = match import.state {
        ImportState::Stopped => tr!("recent-question-stopped", source = source, sent = sent, wanted = wanted),
        ImportState::Failed => tr!("recent-question-failed", source = source, sent = sent, wanted = wanted),
        _ => tr!("recent-question-interrupted", source = source, sent = sent, wanted = wanted),
    };
    let product = import.product.name.as_str();
    let about = tr!("recent-question-about", product = product, day = earlier::day(import.started));
    Some((import.id, question, about))
}

fn told(import: &Import) -> Told {
    let (product, sent) = (import.product.name.as_str(), import.outcomes.sent);
    let (note, tag) = match import.state {
        ImportState::Interrupted | ImportState::Stopped | ImportState::Failed => {
            (tr!("recent-at", sent = sent, wanted = import.wanted()), Some(state_tag(import.state)))
        }
        ImportState::Running => (tr!("recent-to", product = product), Some(state_tag(import.state))),
        ImportState::Complete | ImportState::Replaced => {
            let (events, day) = (sent.saturating_sub(import.earlier), earlier::day(import.started));
            (tr!("recent-sent", count = events, product = product, day = day), None)
        }
    };
    Told { id: import.id, name: import.source.clone(), note, tag }
}

/// How an import stands, as a state.
pub(in crate::gui::pages) fn state_tag(state: ImportState) -> (Tone, &'static str) {
    match state {
        ImportState::Running => (Tone::Note, tr!("import-running")),
        ImportState::Interrupted => (Tone::Warn, tr!("import-interrupted")),
        ImportState::Stopped => (Tone::Warn, tr!("import-stopped")),
        ImportState::Failed => (Tone::Bad, tr!("import-failed")),
        ImportState::Complete => (Tone::Good, tr!("import-complete")),
        ImportState::Replaced => (Tone::Plain, tr!("import-replaced")),
    }
}
