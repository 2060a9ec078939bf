//! What later starts of the program were given, which this window takes.

use std::sync::mpsc::Receiver;

use crate::workflow::hand_over::Given;

/// Where they come from, and whether the window must be brought before the person.
#[derive(Default)]
pub struct Visitors {
    door: Option<Receiver<Given>>,
    came: bool,
}

impl Visitors {
    /// Takes what comes in here from now on.
    pub fn attend(&mut self, door: Receiver<Given>) {
        self.door = Some(door);
    }

    /// The next that came.
    pub fn next(&mut self) -> Option<Given> {
        let given = self.door.as_ref()?.try_recv().ok()?;
        self.came = true;
        Some(given)
    }

    /// Whether one came since the last time, who waits before the window.
    pub fn came(&mut self) -> bool {
        std::mem::take(&mut self.came)
    }
}
