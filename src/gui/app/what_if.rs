//! A change that would move many events is looked at before it is made.

use std::sync::Arc;

use super::App;
use crate::check::whole::{How, compare};
use crate::gui::action::Action;
use crate::gui::state::check::CheckState;
use crate::gui::state::draft::Change;
use crate::gui::state::task::Task;
use crate::gui::state::what_if::WhatIf;
use crate::workflow::check::check;

impl App {
    /// Checks the whole source under a change that is not made yet. Where there is nothing to hold it against, the
    /// change is made.
    pub(super) fn what_if(&mut self, title: String, change: Change) {
        let (CheckState::Known(_), Some(source), false) = (&self.checked, &self.source, self.checking.is_running())
        else {
            return self.act(Action::Change(change));
        };
        // The change can only be made once, so it is tried on its own copy when it is decided; here the choices are
        // changed and taken back.
        let before = self.draft.clone();
        self.draft.change(change);
        let after = std::mem::replace(&mut self.draft, before).settings().clone();
        let (source, mapping) = (Arc::clone(&source.source), after.mapping.clone());
        let lookups = after.used_lookups();
        let mut working = Task::default();
        working.start("what if", &self.wake, move |context| {
            let (stop, progress) = (&context.stop, &context.progress);
            Ok(check(source, mapping, &lookups, How::default(), stop, progress, &mut context.ticker)?.1)
        });
        let change: Change = Box::new(move |settings| *settings = after);
        self.what_if = Some(WhatIf { title, change, working, moves: None });
    }

    /// Receives what the change would move.
    pub(super) fn receive_what_if(&mut self) {
        if let Some(what_if) = &mut self.what_if
            && let Some(after) = what_if.working.take()
            && let CheckState::Known(found) = &self.checked
        {
            what_if.moves = Some(after.map(|after| compare(&found.1, &after)));
        }
    }
}
