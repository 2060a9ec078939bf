//! What was imported lately, for the first page: how each import stands, and the one to go on with.

use super::{earlier, format};
use crate::gui::widgets::Tone;
use crate::ledger::{Import, ImportState};
use crate::session::view::WindowView;

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
    let how = match import.state {
        ImportState::Stopped => "was stopped",
        ImportState::Failed => "could not go on",
        _ => "was interrupted",
    };
    let question = format!("An import of {} {how} at {}. Go on?", import.source, so_far(import));
    let about = format!("To {}, begun on {}.", import.product.name, earlier::date(import.started));
    Some((import.id, question, about))
}

fn told(import: &Import) -> Told {
    let (product, events) = (&import.product.name, import.outcomes.sent.saturating_sub(import.earlier));
    let (note, tag) = match import.state {
        ImportState::Interrupted => (format!("at {}", so_far(import)), Some((Tone::Warn, "Interrupted"))),
        ImportState::Stopped => (format!("at {}", so_far(import)), Some((Tone::Warn, "Stopped"))),
        ImportState::Failed => (format!("at {}", so_far(import)), Some((Tone::Bad, "Could not go on"))),
        ImportState::Running => (format!("to {product}"), Some((Tone::Note, "Being sent"))),
        ImportState::Complete | ImportState::Replaced => {
            let events = format::counted(events, "event", "events");
            (format!("{events} to {product}, {}", earlier::date(import.started)), None)
        }
    };
    Told { id: import.id, name: import.source.clone(), note, tag }
}

/// "41,200 of 120,000".
pub(in crate::gui::pages) fn so_far(import: &Import) -> String {
    format!("{} of {}", format::number(import.outcomes.sent), format::number(import.wanted()))
}
