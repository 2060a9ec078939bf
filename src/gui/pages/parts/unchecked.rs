//! What stands where a page would show what all rows come to, while nobody knows it: why, and what can be done about it.

use eframe::egui::Ui;

use crate::gui::widgets::{Callout, Tone};
use crate::session::action::{Action, WizardPage};
use crate::session::check::CheckState;
use crate::session::view::WindowView;
use crate::tr;

/// Says what the settings lack and leads to where they are made, or why the check failed and offers to try again.
pub(in crate::gui::pages) fn unchecked(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    if let Some(why) = window.incomplete() {
        let back = Callout::new(Tone::Warn, &why).deed(tr!("match-title")).show(ui);
        return back.then_some(Action::Go(WizardPage::Match));
    }
    let CheckState::Failed(error) = window.setup.checked() else {
        Callout::new(Tone::Note, tr!("session-still-checking")).show(ui);
        return None;
    };
    let again = Callout::new(Tone::Bad, &error.sentence()).deed(tr!("try-again")).show(ui);
    again.then_some(Action::TryAgain)
}
