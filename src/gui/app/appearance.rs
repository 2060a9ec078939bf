//! The look that a person chose: read when the window opens, kept when it changes.

use super::App;
use crate::gui::state::appearance::{Kept, Look, place};
use crate::gui::state::message::Message;
use crate::store;

impl App {
    /// Light, dark, or as the desktop has it.
    pub fn look(&self) -> Look {
        self.appearance.look
    }

    /// Reads what was chosen another day.
    pub(super) fn recall_look(&mut self) {
        let data = self.data.clone();
        self.appearance.reading.start("look", &self.wake, move |_| {
            // A file that nobody can read, or that says something else, is as good as none.
            Ok(place(data.as_deref())
                .ok()
                .and_then(|path| std::fs::read_to_string(path).ok())
                .map_or(Look::default(), |text| toml::from_str::<Kept>(&text).unwrap_or_default().look))
        });
    }

    /// Shows the window so from now on, also another day.
    pub(super) fn choose_look(&mut self, look: Look) {
        self.appearance.reading.cancel();
        (self.appearance.look, self.appearance.news) = (look, true);
        let data = self.data.clone();
        self.appearance.keeping.start("look", &self.wake, move |_| {
            let text = toml::to_string(&Kept { look }).unwrap_or_default();
            Ok(store::write_whole(&place(data.as_deref())?, text.as_bytes())?)
        });
    }

    pub(super) fn receive_look(&mut self) {
        if let Some(Ok(look)) = self.appearance.reading.take() {
            (self.appearance.news, self.appearance.look) = (look != self.appearance.look, look);
        }
        if let Some(Err(error)) = self.appearance.keeping.take() {
            self.message = Some(Message::Failed(error.sentence()));
        }
    }

    /// The look, where it was chosen since the last time.
    pub(in crate::gui) fn new_look(&mut self) -> Option<Look> {
        std::mem::take(&mut self.appearance.news).then_some(self.appearance.look)
    }
}
