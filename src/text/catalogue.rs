//! The catalogue: every sentence that a person reads, from `assets/text`, one folder a language and one file a room.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{OnceLock, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

use super::formats::Formats;
use super::language::{LANGUAGES, Language, STRETCHED, spoken};
use crate::message::{Arg, Message};

static TEXT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/text");

/// The sentences of a language, and how it writes what goes into them.
pub(super) struct Catalogue {
    language: &'static Language,
    bundle: FluentBundle<FluentResource>,
    /// How numbers, days and lists are written.
    pub(super) formats: Formats,
    /// Sentences without gaps, made once. Whoever draws them needs no copy.
    plain: RwLock<HashMap<&'static str, &'static str>>,
}

/// The catalogue of the language that is spoken here.
pub(super) fn catalogue() -> &'static Catalogue {
    Catalogue::of(spoken())
}

impl Catalogue {
    fn of(language: &'static Language) -> &'static Self {
        static ALL: OnceLock<Vec<OnceLock<Catalogue>>> = OnceLock::new();
        let all = ALL.get_or_init(|| (0..=LANGUAGES.len()).map(|_| OnceLock::new()).collect());
        let place = LANGUAGES.iter().position(|known| known == language).unwrap_or(LANGUAGES.len());
        all[place].get_or_init(|| Self::load(LANGUAGES.get(place).unwrap_or(&STRETCHED)))
    }

    fn load(language: &'static Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.id.parse().unwrap_or_default()]);
        // Marks around what is filled in would be letters that nobody sees in names, paths and files.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(of_value));
        let builtins = bundle.add_builtins();
        debug_assert!(builtins.is_ok(), "{builtins:?}");
        for file in TEXT.get_dir(language.id).into_iter().flat_map(Dir::files) {
            // The files are part of the program, and a test parses each of them; what can be read of a broken one is.
            let resource = FluentResource::try_new(file.contents_utf8().unwrap_or_default().to_owned());
            let resource = resource.unwrap_or_else(|(resource, _)| resource);
            let added = bundle.add_resource(resource);
            debug_assert!(added.is_ok(), "{}: {added:?}", file.path().display());
        }
        Self { language, bundle, formats: Formats::of(language), plain: RwLock::default() }
    }

    /// A sentence without gaps.
    pub(super) fn plain(&self, key: &'static str) -> &'static str {
        let kept = self.plain.read().ok().and_then(|plain| plain.get(key).copied());
        kept.unwrap_or_else(|| {
            let words: &'static str = Box::leak(self.word(&Message { key, args: Vec::new() }).into_boxed_str());
            // Sentences are few, and each is kept once in each language.
            self.plain.write().map_or(words, |mut plain| plain.entry(key).or_insert(words))
        })
    }

    /// A sentence with its gaps filled. One that this language lacks is said in English.
    pub(super) fn word(&self, message: &Message) -> String {
        let words = self.filled(message);
        if self.language.stretched { stretched(&words) } else { words }
    }

    fn filled(&self, message: &Message) -> String {
        let Some(pattern) = self.bundle.get_message(message.key).and_then(|found| found.value()) else {
            let english = Self::of(&LANGUAGES[0]);
            debug_assert!(!std::ptr::eq(english, self), "the catalogue has no {:?}", message.key);
            return if std::ptr::eq(english, self) { message.key.to_owned() } else { english.filled(message) };
        };
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, arg) in &message.args {
            args.set(*name, self.value(arg));
        }
        let mut errors: Vec<FluentError> = Vec::new();
        let words = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{:?} with {:?}: {errors:?}", message.key, message.args);
        words
    }

    fn value<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            other => FluentValue::String(Cow::Owned(self.written(other))),
        }
    }

    /// What goes into a gap, as the language writes it.
    pub(super) fn written(&self, arg: &Arg) -> String {
        match arg {
            Arg::Number(number) => self.formats.number(*number),
            Arg::Text(text) => text.clone(),
            Arg::Day(day) => self.formats.day(*day),
            Arg::Minute(moment) => self.formats.minute(*moment),
            Arg::Second(moment) => self.formats.second(*moment),
            Arg::Message(message) => self.word(message),
            Arg::Choice(all) => {
                let all: Vec<String> = all.iter().map(|one| self.written(one)).collect();
                self.formats.choice(&all)
            }
            Arg::List(all, most) => {
                let shown: Vec<String> = all.iter().take(*most).map(|one| self.written(one)).collect();
                match all.len().saturating_sub(shown.len()) {
                    0 => self.formats.list(&shown),
                    rest => self.word(&crate::message!("list-and-more", shown = shown.join(", "), rest = rest)),
                }
            }
        }
    }
}

/// Writes a number in a sentence; anything else is left to Fluent. `NUMBER($line, useGrouping: "false")` keeps the digits
/// together, as the number of a line is a name and no count.
fn of_value<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    // Only whole numbers that are not negative are put into sentences.
    let whole = number.value as u64;
    Some(if number.options.use_grouping { catalogue().formats.number(whole) } else { whole.to_string() })
}

/// In brackets and a third longer.
fn stretched(words: &str) -> String {
    let longer = words.chars().count().div_ceil(3);
    let more: String = "one two three four five six seven ".chars().cycle().take(longer).collect();
    format!("[{words} {}]", more.trim_end())
}
