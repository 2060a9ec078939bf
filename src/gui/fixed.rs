//! What was fixed on Preview: it stays where it was found, with the way back, so that nothing moves under the pointer.

use super::app::App;
use super::draft::Settings;
use crate::check::{Finding, Fix};

/// Something that was found and fixed.
pub(super) struct Fixed {
    /// Its place among what was found, when it was fixed.
    pub(super) at: usize,
    /// What was found.
    pub(super) finding: Finding,
    fix: Fix,
    /// The choices before it was fixed.
    before: Settings,
}

impl App {
    /// Fixes what was found at a place of the list.
    pub(super) fn fix(&mut self, at: usize, finding: Finding, fix: Fix) {
        let before = self.draft.settings().clone();
        self.draft.change(|settings| fix.apply(&mut settings.mapping));
        if *self.draft.settings() != before {
            self.fixed.push(Fixed { at, finding, fix, before });
            self.recheck();
        }
    }

    /// Takes back what was fixed, and nothing of what was fixed since.
    pub(super) fn undo_fix(&mut self, index: usize) {
        if index >= self.fixed.len() {
            return;
        }
        let mut settings = self.fixed.remove(index).before;
        for later in &mut self.fixed[index..] {
            later.before = settings.clone();
            later.fix.apply(&mut settings.mapping);
        }
        self.draft.change(|now| *now = settings);
        self.recheck();
    }

    /// The choices were changed otherwise: what was fixed and is taken back by that is fixed no more.
    pub(super) fn forget_fixed(&mut self, all: bool) {
        if all {
            self.fixed.clear();
        }
        while self.fixed.last().is_some_and(|last| last.before == *self.draft.settings()) {
            self.fixed.pop();
        }
    }
}
