//! The gaps in a check's words, and what they are filled with.

use backfill::check::{Arg, Args, Finding, Grade, Kind, Words};
use backfill::event::Timestamp;
use backfill::text::finding_sentence;

static MADE_UP: Kind = Kind {
    id: "made-up",
    grade: Grade::WorthALook,
    words: "{count|row {of?=|of {of} }is|rows are} late{why?night= at night|day= by day|} \
            ({rows?0=none|{rows}}{last?=|, {last:2}}) since {since}.",
    lost: "late",
    pairs: false,
    missed: None,
    withheld: None,
};

fn sentence(count: u64, args: Args) -> String {
    let (rows, events, examples, fixes) = Default::default();
    finding_sentence(&Finding { kind: &MADE_UP, args, count, rows, events, examples, fixes })
}

#[test]
fn gaps_are_filled_by_number_case_and_name() {
    let since = || ("since", Arg::Day(Timestamp(1_588_672_801)));
    let rows = |numbers: &[u64]| {
        let row = |number: &u64| Words { text: "row {number}", args: vec![("number", (*number).into())] };
        ("rows", Arg::List(numbers.iter().map(row).collect()))
    };
    let one = vec![("of", "Ada {why}".into()), ("why", "day".into()), rows(&[]), since()];
    assert_eq!(sentence(1, one), "1 row of Ada {why} is late by day (none) since 5 May 2020.");
    let many = vec![("why", "other".into()), rows(&[1, 2, 3, 4, 5, 6_000]), since()];
    assert_eq!(sentence(1_200, many), "1,200 rows are late (row 1, row 2, row 3, row 4 and 2 more) since 5 May 2020.");
    let last = |numbers| ("last", rows(numbers).1);
    let named = vec![rows(&[]), last(&[1, 2, 3]), since()];
    assert_eq!(sentence(2, named), "2 rows are late (none, row 1, row 2 and 1 more) since 5 May 2020.");
    assert_eq!(sentence(1, vec![rows(&[7, 8]), since()]), "1 row is late (row 7 and row 8) since 5 May 2020.");
}
