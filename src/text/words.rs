//! Makes sentences of what checks say: fills the gaps of [`Words`](crate::check::Words).

use indicatif::HumanCount;

use super::list;
use super::summary::day;
use crate::check::{Arg, Args, Words};
use crate::mapping::Tidy;

/// So many things of a list are named; the others are counted.
const NAMED: usize = 4;

/// The words, with their gaps filled.
pub(super) fn filled(mut words: &str, args: &Args) -> String {
    let mut text = String::new();
    while let Some((before, gap, behind)) = next_gap(words) {
        text += before;
        text += &in_gap(gap, args);
        words = behind;
    }
    text + words
}

/// What stands before the first gap, in it, and behind it.
fn next_gap(words: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = words.split_once('{')?;
    let mut depth = 1;
    let end = rest.find(|letter| {
        depth += nesting(letter);
        depth == 0
    })?;
    Some((before, &rest[..end], &rest[end + 1..]))
}

fn in_gap(gap: &str, args: &Args) -> String {
    let (name, how) = gap.split_at(gap.find(['|', '?', ':']).unwrap_or(gap.len()));
    let arg = args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg);
    match (how.chars().next(), arg) {
        (Some('?'), arg) => {
            let (case, ways) = (arg.map(case).unwrap_or_default(), ways(how));
            let mut cases = ways.iter().filter_map(|way| way.split_once('='));
            let words = cases.find(|(of, _)| *of == case).map(|(_, words)| words);
            filled(words.or(ways.last().copied()).unwrap_or_default(), args)
        }
        (Some(':'), Some(Arg::List(all))) => named(all, how[1..].parse().unwrap_or(NAMED)),
        (Some(_), Some(Arg::Number(n))) => {
            let words = ways(how).get(usize::from(*n != 1)).copied().unwrap_or_default();
            format!("{} {}", HumanCount(*n), filled(words, args))
        }
        (_, arg) => {
            debug_assert!(arg.is_some(), "a check says nothing of {name}");
            arg.map(shown).unwrap_or_default()
        }
    }
}

/// The words among which a gap chooses, without those of gaps that stand in them.
fn ways(how: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = how[1..].split(|letter| {
        depth += nesting(letter);
        depth == 0 && letter == '|'
    });
    parts.collect()
}

/// How much deeper gaps are nested behind a letter.
fn nesting(letter: char) -> i32 {
    i32::from(letter == '{') - i32::from(letter == '}')
}

fn shown(arg: &Arg) -> String {
    match arg {
        Arg::Number(n) => HumanCount(*n).to_string(),
        Arg::Text(text) => text.clone(),
        Arg::Day(time) => day(*time),
        Arg::List(all) => named(all, NAMED),
        Arg::Tidies(how) => list(&how.iter().copied().map(tidy_words).collect::<Vec<_>>(), Tidy::ALL.len()),
    }
}

fn named(all: &[Words], most: usize) -> String {
    list(&all.iter().map(|one| filled(one.text, &one.args)).collect::<Vec<_>>(), most)
}

fn tidy_words(how: Tidy) -> &'static str {
    match how {
        Tidy::NoUnseen => "no letters that can't be seen",
        Tidy::Composed => "accents in one way",
        Tidy::NoApostrophe => "no apostrophe in front",
        Tidy::NoDecimals => "no .0 at the end",
        Tidy::NoGroups => "no separators in numbers",
        Tidy::NoSpaces => "no spaces",
        Tidy::LowerCase => "small letters",
    }
}

fn case(arg: &Arg) -> String {
    match arg {
        Arg::Number(n) => n.to_string(),
        Arg::List(all) => all.len().to_string(),
        Arg::Tidies(how) => how.len().to_string(),
        Arg::Text(_) | Arg::Day(_) => shown(arg),
    }
}
