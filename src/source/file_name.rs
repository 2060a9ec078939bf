//! The name of a file, small enough to go with every row.

use std::collections::HashMap;
use std::fmt;
use std::num::NonZeroU32;
use std::sync::{Mutex, OnceLock, PoisonError};

/// What a person calls a file that is one of several, such as *orders-2024-02.csv*. Rows, places and warnings carry it,
/// millions of them, so each name is kept once and for as long as the program runs: there are as many as there are files.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileName(NonZeroU32);

#[derive(Default)]
struct Names {
    all: Vec<&'static str>,
    places: HashMap<&'static str, NonZeroU32>,
}

fn names() -> &'static Mutex<Names> {
    static NAMES: OnceLock<Mutex<Names>> = OnceLock::new();
    NAMES.get_or_init(Mutex::default)
}

impl FileName {
    /// The one that is written so.
    pub fn of(name: &str) -> Self {
        let mut names = names().lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = names.places.get(name) {
            return Self(*place);
        }
        let kept: &'static str = Box::leak(name.into());
        names.all.push(kept);
        let place = u32::try_from(names.all.len()).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MAX);
        names.places.insert(kept, place);
        Self(place)
    }

    /// As it is written.
    pub fn text(self) -> &'static str {
        let names = names().lock().unwrap_or_else(PoisonError::into_inner);
        names.all.get(self.0.get() as usize - 1).copied().unwrap_or_default()
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text())
    }
}

impl fmt::Debug for FileName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text(), out)
    }
}
