//! What a check says, as data. The sentence is made where all sentences are made, so that a check holds its words and
//! need not know how a number or a day is written.

use crate::event::Timestamp;
use crate::mapping::Tidy;

/// Words with gaps, and what goes into them.
///
/// | Gap | What it becomes |
/// |---|---|
/// | `{name}` | the argument of that name |
/// | `{name:3}` | the first three of a list, and how many more there are |
/// | `{name\|one\|many}` | the number, and the words for one or for any other number |
/// | `{name?case=words\|words}` | the words of the case that the argument is; the last are for all others |
///
/// Gaps may stand in such words too. An argument that is not there is the case without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words, with gaps.
    pub text: &'static str,
    /// What goes into the gaps.
    pub args: Args,
}

/// What goes into gaps, each by its name.
pub type Args = Vec<(&'static str, Arg)>;

/// What goes into a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// How many. As a case it is its digits.
    Number(u64),
    /// A name, or which of several cases it is.
    Text(String),
    /// The day of this moment, UTC.
    Day(Timestamp),
    /// Several things, of which the first few are named. As a case it is how many they are.
    List(Vec<Words>),
    /// What is done to identities. As a case it is how many they are.
    Tidies(Vec<Tidy>),
}

impl Arg {
    /// Texts as they stand in the source, in quotes.
    pub(super) fn quoted(texts: &[String]) -> Self {
        let quoted = |text: &String| Words { text: "\"{text}\"", args: vec![("text", text.as_str().into())] };
        Self::List(texts.iter().map(quoted).collect())
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

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

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
