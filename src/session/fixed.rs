//! What was fixed on Preview: it stays where it was found, with the way back, so that nothing moves under the pointer.

use super::draft::{Draft, Settings};
use crate::check::{Finding, Fix};

/// Something that was found and fixed.
pub struct Fixed {
    /// Its place among what was found, when it was fixed.
    pub at: usize,
    /// What was found.
    pub finding: Finding,
    fix: Fix,
    /// The choices before it was fixed.
    before: Settings,
}

/// What was fixed, in order.
#[derive(Default)]
pub struct Fixes(Vec<Fixed>);

impl Fixes {
    /// Each of them.
    pub fn all(&self) -> &[Fixed] {
        &self.0
    }

    /// Fixes what was found at a place of the list; whether that changed anything.
    pub fn fix(&mut self, draft: &mut Draft, at: usize, finding: Finding, fix: Fix) -> bool {
        let before = draft.settings().clone();
        draft.change(|settings| fix.apply(&mut settings.mapping));
        let changed = *draft.settings() != before;
        if changed {
            self.0.push(Fixed { at, finding, fix, before });
        }
        changed
    }

    /// Takes back what was fixed, and nothing of what was fixed since; whether there was something.
    pub fn undo(&mut self, draft: &mut Draft, index: usize) -> bool {
        if index >= self.0.len() {
            return false;
        }
        let mut settings = self.0.remove(index).before;
        for later in &mut self.0[index..] {
            later.before = settings.clone();
            later.fix.apply(&mut settings.mapping);
        }
        draft.change(|now| *now = settings);
        true
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The settings were changed otherwise: what was fixed and is taken back by that is fixed no more.
    pub fn forget_undone(&mut self, draft: &Draft) {
        while self.0.last().is_some_and(|last| last.before == *draft.settings()) {
            self.0.pop();
        }
    }
}
