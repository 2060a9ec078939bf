//! What was found on Preview is fixed, and fixes are taken back.

use super::App;
use crate::check::{Finding, Fix};
use crate::gui::state::fixed::Fixed;

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
