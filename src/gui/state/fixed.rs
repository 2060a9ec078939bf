//! What was fixed on Preview: it stays where it was found, with the way back, so that nothing moves under the pointer.

use super::draft::Settings;
use crate::check::{Finding, Fix};

/// Something that was found and fixed.
pub struct Fixed {
    /// Its place among what was found, when it was fixed.
    pub(in crate::gui) at: usize,
    /// What was found.
    pub(in crate::gui) finding: Finding,
    pub(in crate::gui) fix: Fix,
    /// The choices before it was fixed.
    pub(in crate::gui) before: Settings,
}
