//! The check of the whole source: begun anew with each change of the settings.

use std::sync::{Arc, PoisonError};

use super::App;
use crate::check::whole::{Checked, How};
use crate::gui::state::check::CheckState;
use crate::workflow::check::check;

impl App {
    /// Works out again what the whole source comes to; an older answer disappears.
    pub(super) fn recheck(&mut self) {
        self.checking.cancel();
        self.seen = None;
        self.files.forget();
        let Some(source) = &self.source else { return };
        if self.view().incomplete().is_some() {
            self.checked = CheckState::Unknown;
            return;
        }
        let (source, mapping) = (Arc::clone(&source.source), self.draft.mapping().clone());
        let lookups = self.draft.settings().used_lookups();
        let so_far = Arc::clone(&self.checking.so_far);
        self.checking.task.start("check", &self.wake, move |context| {
            let (stop, progress) = (&context.stop, &context.progress);
            let mut tell = |found: Checked| {
                *so_far.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(found));
            };
            let how = How { so_far: Some(&mut tell), ..How::default() };
            Ok(check(source, mapping, &lookups, how, stop, progress, &mut context.ticker)?)
        });
    }

    /// Receives what the check found.
    pub(super) fn receive_checked(&mut self) {
        if let Some(checked) = self.checking.take() {
            self.checked = checked;
            if let CheckState::Known(_) = self.checked {
                self.find_new_names();
                self.compare_with_then();
            }
            self.checks += 1;
        }
    }
}
