//! The languages that Backfill speaks, and the one that is spoken.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// A language, whose catalogue is the folder of its id in `assets/text`.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// As in BCP 47, and the name of its folder.
    pub id: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// Whose way of writing numbers, dates and lists it follows, as in BCP 47.
    pub region: &'static str,
    /// Each sentence is put in brackets and made a third longer, to see what is cut off and what is in no catalogue.
    pub stretched: bool,
}

impl Language {
    const fn new(id: &'static str, name: &'static str, region: &'static str) -> Self {
        Self { id, name, region, stretched: false }
    }
}

/// All languages; another one is a folder and a line here. The first is the one that has every sentence.
pub static LANGUAGES: &[Language] = &[Language::new("en", "English", "en-GB"), Language::new("de", "Deutsch", "de-DE")];

/// English in brackets and a third longer: shows where a longer language would be cut off, and what no catalogue says.
pub static STRETCHED: Language = Language { id: "en", name: "Stretched", region: "en-GB", stretched: true };

/// What stands for [`STRETCHED`] among the numbers of languages.
const STRETCHED_NUMBER: usize = usize::MAX;

/// The language of the program, by its place in [`LANGUAGES`].
static SPOKEN: AtomicUsize = AtomicUsize::new(0);

/// Whether the language was named for this start.
static TOLD: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// The language of this thread, where it is not the program's.
    static SPOKEN_HERE: Cell<Option<usize>> = const { Cell::new(None) };
}

/// The language that is spoken on this thread.
pub fn spoken() -> &'static Language {
    let number = SPOKEN_HERE.get().unwrap_or_else(|| SPOKEN.load(Ordering::Relaxed));
    LANGUAGES.get(number).unwrap_or(&STRETCHED)
}

/// Speaks this language from now on.
pub fn speak(language: &'static Language) {
    SPOKEN.store(number(language), Ordering::Relaxed);
}

/// Speaks the language that the person named for this start, whatever was chosen another day.
pub fn speak_as_told(language: &'static Language) {
    TOLD.store(true, Ordering::Relaxed);
    speak(language);
}

/// Whether the language was named for this start.
pub fn is_told() -> bool {
    TOLD.load(Ordering::Relaxed)
}

/// Does something in a language that need not be the program's: what other programs read is always in English, and
/// work on another thread speaks as the one that started it.
pub fn speaking<R>(language: &'static Language, what: impl FnOnce() -> R) -> R {
    let _back = Back(SPOKEN_HERE.replace(Some(number(language))));
    what()
}

/// Does something in English, for what other programs read.
pub fn in_english<R>(what: impl FnOnce() -> R) -> R {
    speaking(&LANGUAGES[0], what)
}

/// Gives the thread its language back, also when what was done panicked.
struct Back(Option<usize>);

impl Drop for Back {
    fn drop(&mut self) {
        SPOKEN_HERE.set(self.0);
    }
}

fn number(language: &Language) -> usize {
    LANGUAGES.iter().position(|known| known == language).unwrap_or(STRETCHED_NUMBER)
}

/// The language that somebody means who names it so: `de`, `de-AT`, `de_DE.UTF-8`.
pub fn named(name: &str) -> Option<&'static Language> {
    let id = name.split(['-', '_', '.', '@']).next().unwrap_or(name);
    LANGUAGES.iter().find(|language| language.id.eq_ignore_ascii_case(id))
}

/// The language that the system is set to, where Backfill speaks it, else English.
pub fn of_system() -> &'static Language {
    sys_locale::get_locales().find_map(|name| named(&name)).unwrap_or(&LANGUAGES[0])
}
