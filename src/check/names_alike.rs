//! Names that the tracker takes for one, and names that may have been meant to be one (*How to Name and Structure Your
//! Data*: the same deed under two names is two events).

use super::fix::rename_event;
use super::summary::NameCount;
use super::{Check, CheckContext, Example, Finding, Grade, Kind, RowAt, Whole};
use crate::kissmetrics::rules::fold_name;
use crate::mapping::PropertyRule;
use crate::message;
use crate::message::Message;

static NAMES_JOINED: Kind = Kind::new("names-joined", Grade::WorthALook).pairs();

static NAMES_ALIKE: Kind = Kind::new("names-alike", Grade::WorthALook).pairs();

/// Whose names they are.
#[derive(Clone, Copy, PartialEq)]
enum NameOf {
    Event,
    Detail,
}

impl NameOf {
    fn id(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Detail => "detail",
        }
    }
}

/// With more names than this they are no longer compared each with each; that there are so many is told elsewhere.
const MOST: usize = 1_000;

/// A word must be so long for a difference of one letter to look like a slip.
const LONG_WORD: usize = 7;

const EXAMPLES: usize = 2;

/// Renamings that are offered.
const MENDS: usize = 5;

#[derive(Clone)]
struct NamesAlike;

pub(super) fn start(_setting: &CheckContext) -> Box<dyn Check> {
    Box::new(NamesAlike)
}

/// A name, how often it comes and where first.
struct Name {
    text: String,
    folded: String,
    stem: String,
    count: u64,
    at: Option<RowAt>,
}

impl Name {
    fn new(text: &str, count: u64, at: Option<RowAt>) -> Self {
        Self { text: text.to_owned(), folded: fold_name(text), stem: stem(text), count, at }
    }

    fn is_joined_with(&self, other: &Self) -> bool {
        self.folded == other.folded
    }

    fn is_like(&self, other: &Self) -> bool {
        self.folded != other.folded && (self.stem == other.stem || is_slip(&self.folded, &other.folded))
    }
}

impl Check for NamesAlike {
    fn append(&mut self, later: Self) {
        let NamesAlike = later;
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let events = || whole.summary.name_counts();
        let mut names: Vec<Name> = Vec::new();
        if events().nth(MOST).is_none() {
            names =
                events().map(|(name, NameCount { count, first, .. })| Name::new(name, count, Some(first))).collect();
        }
        // The most frequent is the one that the others are renamed to.
        names.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        let mut findings = compare(NameOf::Event, &names, whole.context);
        let mut details: Vec<Name> = Vec::new();
        for name in whole.context.mapping.rules.iter().flat_map(|rule| &rule.properties).map(PropertyRule::name) {
            if !details.iter().any(|known| known.text == name.trim()) {
                details.push(Name::new(name.trim(), 1, None));
            }
        }
        findings.extend(compare(NameOf::Detail, &details, whole.context));
        findings
    }
}

fn compare(of: NameOf, names: &[Name], context: &CheckContext) -> Vec<Finding> {
    let joined = pairs(names, Name::is_joined_with);
    let alike = pairs(names, Name::is_like);
    let says_joined = message!("check-names-joined", count = joined.len(), of = of.id());
    let says_alike = message!("check-names-alike", count = alike.len(), of = of.id());
    [(&NAMES_JOINED, says_joined, joined), (&NAMES_ALIKE, says_alike, alike)]
        .into_iter()
        .filter_map(|(kind, says, pairs)| finding(of, kind, says, &pairs, context))
        .collect()
}

/// Each name with the first before it for which `holds`.
fn pairs(names: &[Name], holds: impl Fn(&Name, &Name) -> bool) -> Vec<(&Name, &Name)> {
    let first = |(at, name)| Some((names.get(..at)?.iter().find(|other| holds(other, name))?, name));
    names.iter().enumerate().filter_map(first).collect()
}

fn finding(
    of: NameOf,
    kind: &'static Kind,
    says: Message,
    pairs: &[(&Name, &Name)],
    context: &CheckContext,
) -> Option<Finding> {
    let fix = |(kept, other): &(&Name, &Name)| rename_event(&other.text, kept.text.clone());
    (!pairs.is_empty()).then(|| Finding {
        kind,
        says,
        count: pairs.len() as u64,
        rows: pairs.iter().filter_map(|(_, other)| other.at).take(super::MOST_ROWS).collect(),
        events: Vec::new(),
        examples: pairs
            .iter()
            .take(EXAMPLES)
            .map(|(kept, other)| Example {
                at: other.at.unwrap_or_default(),
                text: other.text.clone(),
                with: Some(kept.text.clone()),
            })
            .collect(),
        // Two details of one rule cannot have one name, so joining those is for the person to do.
        fixes: match of {
            NameOf::Event => {
                let others = pairs.iter().map(|(_, other)| other.text.clone()).collect();
                pairs.iter().take(MENDS).map(fix).chain(context.leave_out_names(others)).collect()
            }
            NameOf::Detail => Vec::new(),
        },
    })
}

/// What is left of a name when spaces, signs and the endings of words do not count.
pub fn stem(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.split(|letter: char| !letter.is_alphanumeric()).map(word_stem).collect()
}

fn word_stem(word: &str) -> String {
    let cut = ["ing", "ed", "es", "s", "e"].iter().find_map(|ending| word.strip_suffix(ending));
    let stem = cut.filter(|stem| stem.chars().count() >= 3).unwrap_or(word);
    // "logged" and "log" differ by a doubled letter.
    let mut letters: Vec<char> = stem.chars().collect();
    if cut.is_some()
        && let [.., before, last] = letters.as_slice()
        && before == last
        && !matches!(last, 'l' | 's' | 'e' | 'o')
    {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// Whether two names differ by one letter of one long word.
fn is_slip(one: &str, other: &str) -> bool {
    let (mut ones, mut others) = (one.split_whitespace(), other.split_whitespace());
    let mut slips = 0;
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return slips == 1,
            (Some(one), Some(other)) if one == other => {}
            (Some(one), Some(other)) if is_long(one) && is_long(other) && differ_by_one(one, other) => slips += 1,
            _ => return false,
        }
    }
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= LONG_WORD && word.chars().all(char::is_alphabetic)
}

/// One letter changed, added, missing, or two neighbours swapped.
fn differ_by_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let room = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..one.len() - end], &other[start..other.len() - end]);
    match (one, other) {
        ([_], [_]) | ([_], []) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}
