//! What the product was handed of these rows before: said on Send, before the deed can be done.

use chrono::{DateTime, Local, Utc};
use eframe::egui::Ui;

use super::format;
use crate::gui::app::{Action, App};
use crate::gui::send::{EarlierImport, Found, SendState};
use crate::gui::widgets::{Callout, Card, Tone, tick};

/// Shows it, where there is something to say; the person may say that doubles are meant.
pub(super) fn show(ui: &mut Ui, app: &App) -> Option<Action> {
    let (found, product) = (app.send.earlier.found()?, app.send.product());
    let events = app.counts().map_or(0, |outcomes| outcomes.to_send());
    let already = &found.already;
    if !already.done.is_empty() {
        let title = already_title(found, events, &product);
        let new = format::counted(events.saturating_sub(already.done.len()), "is new", "are new");
        Callout::new(Tone::Note, &title)
            .text(&format!("{} They are not sent again; {new}.", by(&found.imports)))
            .show(ui);
    }
    if already.doubles == 0 {
        return None;
    }
    let doubles = format::counted(already.doubles, "event", "events");
    let mut meant = app.send.earlier.doubles_meant;
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        Callout::new(Tone::Warn, &format!("{doubles} would be in {product} twice for ever"))
            .text(
                "They come from rows that were handed over before, and have another time, person, name or detail now: \
                 perhaps another time zone or another name was chosen. Kissmetrics keeps both, and nothing takes them \
                 back. Go back to the choices of before, or say that this is meant.",
            )
            .show(ui);
        tick(ui, &mut meant, &format!("Send them all the same: {doubles} will be there twice"));
    });
    (meant != app.send.earlier.doubles_meant)
        .then(|| Action::Destination(Box::new(move |send: &mut SendState| send.earlier.doubles_meant = meant)))
}

fn already_title(found: &Found, events: u64, product: &str) -> String {
    let done = found.already.done.len();
    if done >= events {
        return format!("All of these {} went to {product} already", format::counted(events, "event", "events"));
    }
    format!(
        "{} of these {} went to {product} already",
        format::number(done),
        format::counted(events, "event", "events")
    )
}

/// "12,000 on 4 March 2026 from orders.csv, 20 on 1 March 2026 from old.csv."
fn by(imports: &[EarlierImport]) -> String {
    const MOST: usize = 3;
    let mut parts: Vec<String> = imports
        .iter()
        .take(MOST)
        .map(|import| format!("{} on {} from {}", format::number(import.events), date(import.started), import.source))
        .collect();
    let rest: u64 = imports.iter().skip(MOST).map(|import| import.events).sum();
    if rest > 0 {
        parts.push(format!("{} before", format::number(rest)));
    }
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join(", ")) }
}

/// A day by this computer's own clock: "4 March 2026".
pub(super) fn date(time: DateTime<Utc>) -> String {
    time.with_timezone(&Local).format("%-d %B %Y").to_string()
}
