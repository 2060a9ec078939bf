//! What the product was handed of these rows before: said on Send, before the deed can be done.

use chrono::{DateTime, Local, Utc};
use eframe::egui::{Response, Ui};

use super::format;
use crate::gui::widgets::{Callout, Card, Tone, tick};
use crate::session::action::Action;
use crate::session::send::{EarlierImport, FormPart, Found, SendState};
use crate::session::view::WindowView;
use crate::text::{maybe_sentence, reread_sentence};

const DOUBLES: &str = "They come from rows that were sent before, and have another time, person, name or detail now: \
                       perhaps another time zone or another name was chosen. Kissmetrics keeps both, and that can't be undone. Go back to the earlier settings, or confirm that you mean it.";

const MAYBE: &str = "They come from rows that were sent before, or were about to be when an import broke off, and have another \
                     time, person, name or detail now. Kissmetrics keeps both, and that can't be undone. Go back to the earlier settings, go on with the import that broke off, or confirm that you mean it.";

const BEHIND: &str = "A file of it was deleted or damaged, or an older copy was put in its place. With other settings than \
                      before, what was sent last would be duplicated permanently. Bring the lost file back, or go on with \
                      the import that broke off, which sends the same again and does no harm.";

/// Shows it, where there is something to say; the person may say that doubles are meant.
pub(in crate::gui::pages) fn show(
    ui: &mut Ui,
    window: &WindowView<'_>,
    point_out: impl FnOnce(FormPart, &Response),
) -> Option<Action> {
    let (found, product) = (window.send.earlier.found()?, window.send.product());
    let events = window.counts().map_or(0, |outcomes| outcomes.to_send());
    let prior = &found.prior.events;
    if !prior.done.is_empty() {
        let title = already_title(found, events, &product);
        let new = format::counted(events.saturating_sub(prior.done.len()), "is new", "are new");
        Callout::new(Tone::Note, &title)
            .text(&format!("{} They are not sent again; {new}.", by(&found.imports)))
            .show(ui);
    }
    if prior.maybe > 0 {
        Callout::new(Tone::Note, &maybe_sentence(prior.maybe)).show(ui);
    }
    if !found.prior.may_double() {
        return None;
    }
    let mut meant = window.send.earlier.doubles_meant;
    let card = Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        let doubles = prior.doubles + prior.maybe_doubles;
        let doubles = format::counted(doubles, "event", "events");
        let (title, text, deed) = match (prior.doubles, prior.maybe_doubles) {
            (0, 0) => (
                format!("The record of what {product} was sent has lost its latest part"),
                BEHIND,
                "Send anyway: what was sent last may be duplicated".to_owned(),
            ),
            (_, 0) => (
                format!("{doubles} would be duplicated permanently in {product}"),
                DOUBLES,
                format!("Send them anyway: {doubles} will be duplicated"),
            ),
            _ => (
                format!("{doubles} would or may be duplicated permanently in {product}"),
                MAYBE,
                format!("Send them anyway: up to {doubles} will be duplicated"),
            ),
        };
        let reread = if prior.reread > 0 { format!(" {}", reread_sentence(prior.reread)) } else { String::new() };
        Callout::new(Tone::Warn, &title).text(&format!("{text}{reread}")).show(ui);
        tick(ui, &mut meant, &deed);
    });
    point_out(FormPart::Doubles, &card.response);
    (meant != window.send.earlier.doubles_meant)
        .then(|| Action::Destination(Box::new(move |send: &mut SendState| send.earlier.doubles_meant = meant)))
}

fn already_title(found: &Found, events: u64, product: &str) -> String {
    let done = found.prior.events.done.len();
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
pub(in crate::gui::pages) fn date(time: DateTime<Utc>) -> String {
    time.with_timezone(&Local).format("%-d %B %Y").to_string()
}
