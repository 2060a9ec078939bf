//! What a room has to say, as data: which sentence of the catalogue, and what goes into its gaps.
//!
//! Rooms below [`text`](crate::text) make a [`Message`] where a person must be told something that no enum of theirs
//! says; they know neither the words nor the language. `text` words it.

use chrono::{NaiveDate, NaiveDateTime};

/// A sentence of the catalogue and what goes into it, made by [`message!`](crate::message!).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sentence's key in the catalogue.
    pub key: &'static str,
    /// What goes into its gaps, each by its name.
    pub args: Vec<(&'static str, Arg)>,
}

/// What goes into a gap of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// How many; grouped as the language does it, and what plurals are chosen by.
    Number(u64),
    /// A name, a text from a person's own data, or the name of a case that a sentence chooses by.
    Text(String),
    /// A day: *3 January 2016*.
    Day(NaiveDate),
    /// A day in few letters and the minute: *3 Jan 2016, 09:12*.
    Minute(NaiveDateTime),
    /// A day in few letters and the second: *3 Jan 2016, 09:12:00*.
    Second(NaiveDateTime),
    /// Several things, of which at most so many are named; the others are counted.
    List(Vec<Arg>, usize),
    /// Several things of which one is meant, or will do.
    Choice(Vec<Arg>),
    /// Another sentence, or a part of one.
    Message(Message),
}

impl Arg {
    /// Texts as they stand in the source, in quotes, of which at most so many are named.
    pub fn quoted<S: AsRef<str>>(texts: &[S], most: usize) -> Self {
        let quoted = |text: &S| Self::Message(crate::message!("quoted", text = text.as_ref()));
        Self::List(texts.iter().map(quoted).collect(), most)
    }

    /// Things that need no quotes, of which at most so many are named.
    pub fn list<A: Into<Arg>>(all: impl IntoIterator<Item = A>, most: usize) -> Self {
        Self::List(all.into_iter().map(Into::into).collect(), most)
    }

    /// Things of which one is meant, or will do.
    pub fn choice<A: Into<Arg>>(all: impl IntoIterator<Item = A>) -> Self {
        Self::Choice(all.into_iter().map(Into::into).collect())
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

/// As a case it is `yes` or `no`.
impl From<bool> for Arg {
    fn from(yes: bool) -> Self {
        Self::from(if yes { "yes" } else { "no" })
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<char> for Arg {
    fn from(letter: char) -> Self {
        Self::Text(letter.to_string())
    }
}

impl From<std::path::Display<'_>> for Arg {
    fn from(path: std::path::Display<'_>) -> Self {
        Self::Text(path.to_string())
    }
}

impl From<std::borrow::Cow<'_, str>> for Arg {
    fn from(text: std::borrow::Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// Makes a [`Message`](crate::message::Message): `message!("rows-read", count = rows, file = name)`.
///
/// A test reads these calls and holds them against the catalogue, so the key is always written out, except where all
/// keys of a table are made of its ids.
#[macro_export]
macro_rules! message {
    ($key:expr $(, $name:ident = $arg:expr)* $(,)?) => {
        $crate::message::Message {
            key: $key,
            args: vec![$((stringify!($name), $crate::message::Arg::from($arg))),*],
        }
    };
}
