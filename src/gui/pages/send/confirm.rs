//! The last question before anything goes to a live product. The keyboard begins at the answer that does no harm, so
//! that Enter alone, however often, sends nothing.

use eframe::egui::Ui;

use crate::gui::pages::parts::format;
use crate::gui::widgets::{Answer, Dialog};
use crate::session::action::Action;
use crate::session::send::SendState;
use crate::session::view::WindowView;

/// Asks, where the deed was pressed and nothing else said that a live product is meant.
pub fn ask(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    if !window.send.asked || window.send.is_under_way() {
        return None;
    }
    let events = window.counts().map_or(0, |outcomes| outcomes.to_send());
    let counted = format::counted(events - window.send.earlier.done(events), "event", "events");
    let title = format!("Send {counted} to \"{}\"?", window.send.chosen_product());
    let deed = format!("Send {counted} now");
    let dialog = Dialog::new(&title, "Not yet", &deed).text("This is a live product. This can't be undone.");
    dialog.show(ui.ctx(), |_| {}).map(|answer| match answer {
        Answer::Deed => Action::Send,
        _ => Action::Destination(Box::new(|send: &mut SendState| send.asked = false)),
    })
}
