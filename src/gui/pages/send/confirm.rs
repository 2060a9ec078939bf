//! The last question before anything goes to a live product. The keyboard begins at the answer that does no harm, so
//! that Enter alone, however often, sends nothing.

use eframe::egui::Ui;

use crate::gui::widgets::{Answer, Dialog};
use crate::session::action::Action;
use crate::session::send::SendState;
use crate::session::view::WindowView;
use crate::tr;

/// Asks, where the deed was pressed and nothing else said that a live product is meant.
pub fn ask(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    if !window.asks_to_send() {
        return None;
    }
    let events = window.counts().map_or(0, |outcomes| outcomes.to_send());
    let new = events - window.send.earlier.done(events);
    let title = tr!("send-confirm", count = new, product = window.send.chosen_product());
    let deed = tr!("send-confirm-now", count = new);
    let dialog = Dialog::new(&title, tr!("send-confirm-not-yet"), &deed).text(tr!("send-confirm-why"));
    dialog.show(ui.ctx(), |_| {}).map(|answer| match answer {
        Answer::Deed => Action::Send,
        _ => Action::Destination(Box::new(|send: &mut SendState| send.asked = None)),
    })
}
