//! Input that was broken at random: nothing may panic, hang or be believed. Each target runs for two seconds, or for as
//! many as `BACKFILL_FUZZ` says: `BACKFILL_FUZZ=600 tests/run --test core fuzz`. What fails is told as small as it gets.

mod answers;
mod csv;
mod ledger;
mod packets;
mod plan;
mod queries;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseResult, TestError, TestRunner};

/// Tries cases of a kind until the time is over.
#[track_caller]
fn fuzz<S: Strategy>(strategy: &S, each: impl Fn(S::Value) -> TestCaseResult) {
    let seconds = std::env::var("BACKFILL_FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    let (begun, time) = (Instant::now(), Duration::from_secs(seconds));
    let mut cases = 0_u64;
    while begun.elapsed() < time {
        const AT_ONCE: u32 = 16;
        let config = Config { cases: AT_ONCE, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() };
        match TestRunner::new(config).run(strategy, &each) {
            Ok(()) => cases += u64::from(AT_ONCE),
            Err(TestError::Fail(why, case)) => panic!("after {cases} cases: {why}\n{case:#?}"),
            Err(TestError::Abort(why)) => panic!("after {cases} cases: {why}"),
        }
    }
    println!("{cases} cases in {:?}", begun.elapsed());
}

/// One thing that is done to bytes; places are parts of the whole, so that they mean something after others were done.
#[derive(Clone, Debug)]
enum Damage {
    Flip(f64, u8),
    Cut(f64, f64),
    Repeat(f64, f64, usize),
    Put(f64, Vec<u8>),
    End(f64),
}

/// Bytes that were broken in a few places, perhaps with words that mean something where they stand.
fn damaged(whole: Vec<Vec<u8>>, words: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let part = || 0.0..1.0_f64;
    let word = prop_oneof![
        3 => prop::sample::select(words.to_vec()).prop_map(|word| word.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..6),
    ];
    let damage = prop_oneof![
        3 => (part(), 1..=255_u8).prop_map(|(at, bits)| Damage::Flip(at, bits)),
        2 => (part(), 0.0..0.2_f64).prop_map(|(at, length)| Damage::Cut(at, length)),
        1 => (part(), 0.0..0.2_f64, 1..20_usize).prop_map(|(at, length, times)| Damage::Repeat(at, length, times)),
        4 => (part(), word).prop_map(|(at, word)| Damage::Put(at, word)),
        1 => part().prop_map(Damage::End),
    ];
    (prop::sample::select(whole), prop::collection::vec(damage, 0..6)).prop_map(|(mut bytes, damages)| {
        damages.iter().for_each(|damage| apply(damage, &mut bytes));
        bytes
    })
}

fn apply(damage: &Damage, bytes: &mut Vec<u8>) {
    let place = |part: f64| (part * bytes.len() as f64) as usize;
    let range = |at: f64, length: f64| place(at)..place((at + length).min(1.0));
    match damage {
        Damage::Flip(at, bits) => {
            let at = place(*at);
            bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= bits);
        }
        Damage::Cut(at, length) => drop(bytes.drain(range(*at, *length))),
        Damage::Repeat(at, length, times) => {
            let range = range(*at, *length);
            let (behind, again) = (range.end, bytes[range].repeat(*times));
            bytes.splice(behind..behind, again);
        }
        Damage::Put(at, word) => {
            let at = place(*at);
            bytes.splice(at..at, word.iter().copied());
        }
        Damage::End(at) => bytes.truncate(place(*at)),
    }
}
