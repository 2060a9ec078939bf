//! Text that is being typed. It becomes a change when the field is left, so that undo takes back a word and not a
//! letter.

use std::collections::HashMap;

use eframe::egui::Ui;

use crate::gui::widgets::Field;

/// What is being typed, by field.
#[derive(Default)]
pub(super) struct Typed(HashMap<String, String>);

impl Typed {
    /// Shows a field called `name` for `now`; gives what was typed, once the field is left and it is something else.
    /// `key` tells this field from all others.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        key: &str,
        now: &str,
        name: &str,
        look: impl for<'f> FnOnce(Field<'f>) -> Field<'f>,
    ) -> Option<String> {
        let text = self.0.entry(key.to_owned()).or_insert_with(|| now.to_owned());
        let response = ui.add(look(Field::bare(name, text)));
        let typed = text.clone();
        // A response has no focus while the window has none, and what is half typed must survive a look elsewhere.
        if ui.memory(|memory| memory.has_focus(response.id)) {
            return None;
        }
        self.0.remove(key);
        // Whatever took the keyboard away, what was typed is meant.
        (typed != now).then_some(typed)
    }
}
