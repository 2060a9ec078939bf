//! What the product was handed of these rows before: said on Send, before the deed can be done.

use chrono::{DateTime, Local, NaiveDate, Utc};
use eframe::egui::{Response, Ui};

use crate::gui::widgets::{Callout, Card, Tone, tick};
use crate::session::action::Action;
use crate::session::send::{EarlierImport, FormPart, SendState};
use crate::session::view::WindowView;
use crate::text::{Face, displaced_sentence, maybe_sentence, reread_sentence};
use crate::tr;

/// Shows it, where there is something to say; the person may say that doubles are meant.
pub(in crate::gui::pages) fn show(
    ui: &mut Ui,
    window: &WindowView<'_>,
    point_out: impl FnOnce(FormPart, &Response),
) -> Option<Action> {
    let Some(found) = window.send.earlier.found() else { return failed(ui, window) };
    let product = window.send.product();
    let events = window.counts().map_or(0, |outcomes| outcomes.to_send());
    let prior = &found.prior.events;
    if !prior.done.is_empty() {
        let done = prior.done.len();
        let title = match done >= events {
            true => tr!("earlier-all", events = events, product = product.as_str()),
            false => tr!("earlier-some", done = done, events = events, product = product.as_str()),
        };
        let new = events.saturating_sub(done);
        let text = tr!("earlier-not-again", imports = by(&found.imports), new = new);
        Callout::new(Tone::Note, &title).text(&text).show(ui);
    }
    if let again @ 1.. = prior.sent_again() {
        Callout::new(Tone::Note, &maybe_sentence(again)).show(ui);
    }
    doubles(ui, window, point_out)
}

/// Shows what would be there twice; the person may say that this is meant.
pub(in crate::gui::pages) fn doubles(
    ui: &mut Ui,
    window: &WindowView<'_>,
    point_out: impl FnOnce(FormPart, &Response),
) -> Option<Action> {
    let Some(found) = window.send.earlier.found() else { return failed(ui, window) };
    let product = window.send.product();
    let prior = &found.prior.events;
    if !found.prior.may_double() {
        return None;
    }
    let mut meant = window.send.earlier.doubles_meant;
    let card = Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        let (count, product) = (prior.may_double(), product.as_str());
        let (title, text, deed) = match (prior.doubles + prior.displaced, prior.maybe_doubles) {
            (0, 0) => (
                tr!("earlier-behind", product = product),
                tr!("earlier-behind-about"),
                tr!("earlier-behind-meant").to_owned(),
            ),
            (_, 0) => (
                tr!("earlier-doubles", count = count, product = product),
                tr!("earlier-doubles-about"),
                tr!("earlier-doubles-meant", count = count),
            ),
            _ => (
                tr!("earlier-maybe", count = count, product = product),
                tr!("earlier-maybe-about"),
                tr!("earlier-maybe-meant", count = count),
            ),
        };
        let text = (count == 0 || count > prior.displaced).then(|| text.to_owned());
        let reread = (prior.reread > 0).then(|| reread_sentence(prior.reread));
        let displaced = (prior.displaced > 0).then(|| displaced_sentence(prior.displaced, Face::Window));
        let text = [text, reread, displaced].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Callout::new(Tone::Warn, &title).text(&text).show(ui);
        tick(ui, &mut meant, &deed);
    });
    point_out(FormPart::Doubles, &card.response);
    (meant != window.send.earlier.doubles_meant)
        .then(|| Action::Destination(Box::new(move |send: &mut SendState| send.earlier.doubles_meant = meant)))
}

/// Why it could not be found, and the way to look once more.
fn failed(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let why = window.send.earlier.failed()?.sentence();
    Callout::new(Tone::Bad, &why).deed(tr!("try-again")).show(ui).then_some(Action::TryAgain)
}

/// "12,000 on 4 March 2026 from orders.csv, 20 on 1 March 2026 from old.csv".
fn by(imports: &[EarlierImport]) -> String {
    const MOST: usize = 3;
    let mut parts: Vec<String> = imports
        .iter()
        .take(MOST)
        .map(|import| {
            let (day, source) = (day(import.started), import.source.as_str());
            tr!("earlier-import", count = import.events, day = day, source = source)
        })
        .collect();
    let rest: u64 = imports.iter().skip(MOST).map(|import| import.events).sum();
    if rest > 0 {
        parts.push(tr!("earlier-rest", count = rest));
    }
    parts.join(", ")
}

/// The day by this computer's own clock.
pub(in crate::gui::pages) fn day(time: DateTime<Utc>) -> NaiveDate {
    time.with_timezone(&Local).date_naive()
}
