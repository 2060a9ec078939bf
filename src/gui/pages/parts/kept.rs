//! What a page draws is worked out again only when what it comes from has changed.

use crate::text::{Language, spoken};

/// Something that was worked out, with what it was worked out from.
#[derive(Debug)]
pub(in crate::gui::pages) struct Kept<K, V>(Option<(K, &'static Language, V)>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// What was made of `key`; made now, where it, or the language, is another one than the last time.
    pub fn get(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let language = spoken();
        if self.0.as_ref().is_some_and(|(known, worded, _)| *known != key || *worded != language) {
            self.0 = None;
        }
        &mut self.0.get_or_insert_with(|| (key, language, make())).2
    }
}
