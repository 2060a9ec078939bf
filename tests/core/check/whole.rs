//! A check of a whole source: what stands beside its findings, what moves from one to the next, and what is written of
//! what would not be sent.

use backfill::check::whole::{Moves, compare};
use backfill::mapping::SameSecond;
use backfill::pipeline::range_set::RangeSet;
use backfill::sink::reports;
use backfill::text::{FILE_WORDS, finding_note, finding_sentence, moves_sentence};

use crate::check::shrinkage::sent;
use crate::check::{Case, SIGNED_UP, WITH_VALUE, fix};

/// 21:30, 22:30 and 23:30 on 5 May 2020, 00:30 on 1 January 2009, and two by the minute.
const EVENING: &str = "person,when\n\
    ada,2020-05-05 21:30:00\n\
    bob,2020-05-05 22:30:00\n\
    cy,2020-05-05 23:30:00\n\
    dee,2009-01-01 00:30:00\n\
    eve,2020-03-29 02:30:00\n\
    eve,2020-03-29 03:30:00\n";

#[test]
fn another_zone_says_what_moves_before_it_is_accepted() {
    let case = Case::new(EVENING, SIGNED_UP);
    let before = case.check();
    let after = Case::new(EVENING, &SIGNED_UP.replace("\"UTC\"", "\"Europe/Paris\"")).check();
    // From UTC to Paris, times go one hour back in winter and two in summer: only the one at half past midnight changes
    // its day, and falls before 2009; the hour that Paris left out reads as the next one and clashes.
    let moves = compare(&before, &after);
    let expected = Moves { days: Some(1), clashes: 1, before_2009: 1, to_send: -1, kept: -2, people: -1, must_fix: 0 };
    assert_eq!(moves, expected);
    let sentence = "1 event moves to another day, 1 fewer event is sent, 1 more event shares a second with \
                    another, 1 falls before 2009, 1 fewer person.";
    assert_eq!(moves_sentence(&moves), sentence);
    assert!(compare(&before, &before).is_nothing());
    assert_eq!(
        moves_sentence(&compare(&before, &before)),
        "No event moves to another day, and as many are sent as before."
    );
}

#[test]
fn when_other_events_are_made_their_days_are_not_compared() {
    let table = "person,when\nada,2020-05-05\nada,2020-05-05\n,2020-05-05\n";
    let case = Case::new(table, SIGNED_UP);
    let before = case.check();
    let fix = case.finding("blank-person").fixes[0].clone();
    let case = case.fixed(&fix);
    assert_eq!(compare(&before, &case.check()), Moves { days: Some(0), must_fix: -1, ..Moves::default() });
    let without = SIGNED_UP.to_owned() + "only = [{ column = \"person\", test = \"is-not\", values = [\"ada\"] }]\n";
    let moves = compare(&before, &Case::new(table, &without).check());
    assert_eq!((moves.days, moves.to_send, moves.clashes), (None, -2, -1));
}

#[test]
fn a_sentence_puts_the_number_first_and_an_example_from_their_own_data_beside_it() {
    let table = "person,when,value\nnina@example.com,2020-05-05 10:05,a\nnina@example.com,2020-05-05 10:05,b\n";
    let finding = Case::new(table, WITH_VALUE).finding("same-second");
    assert_eq!(
        finding_sentence(&finding),
        "1 event has the same person, name and second as an earlier one, and Kissmetrics keeps one of each. They look \
         like the lines of one order."
    );
    assert_eq!(finding_note(&finding), "nina@example.com: Signed Up, 2020-05-05 10:05 (line 3)");
    let finding = Case::new("person,when\n,2020-05-05\n,2020-05-06\n", SIGNED_UP).finding("blank-person");
    assert_eq!(finding_sentence(&finding), "2 rows have no person: \"person\" is blank.");
}

const LEFT_OUT: &str = "id,person,when,value\n\
    1,ada,2020-05-05,=SUM(A1)\n\
    2,,2020-05-06,-5 EUR\n\
    3,bob,soon,'quoted\n\
    4,+4930123,never,'=x\n\
    5,cy,2008-01-01,-12.5\n";

#[test]
fn what_would_not_be_sent_is_written_with_all_its_columns_and_comes_back_unchanged() {
    let case = Case::new(LEFT_OUT, WITH_VALUE);
    let path = case.folder().at("left out.csv");
    let checked = case.check();
    let done = RangeSet::first(checked.outcomes.to_send());
    let rows =
        reports::not_sent(&case.pipeline(), None, &done, FILE_WORDS, &path).expect("the folder can be written to");
    assert_eq!(rows, 4);
    let text = std::fs::read_to_string(&path).expect("it was written");
    let expected = [
        "\u{feff}id,person,when,value,Row,Reason",
        "2,,2020-05-06,'-5 EUR,2,\"\"\"person\"\" is blank, so there is no person\"",
        "3,bob,soon,'quoted,3,\"\"\"when\"\" says \"\"soon\"\", which can't be read as a time\"",
        "4,'+4930123,never,''=x,4,\"\"\"when\"\" says \"\"never\"\", which can't be read as a time\"",
        "5,cy,2008-01-01,-12.5,5,\"1 January 2008 is before 2009, which Kissmetrics drops\"",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), expected);

    // A person fixes it in a spreadsheet and drops it back on the window: only those rows are sent.
    let fixed = text.replace("soon", "2020-05-07").replace("never", "2020-05-08").replace("2,,", "2,dee,");
    let again = Case::new(&fixed, WITH_VALUE);
    assert_eq!(
        sent(&again.pipeline()),
        [
            "dee|Signed Up|1588766400|Value=-5 EUR",
            "bob|Signed Up|1588852800|Value='quoted",
            "+4930123|Signed Up|1588939200|Value='=x",
        ]
    );
}

#[test]
fn a_table_with_other_titles_keeps_its_apostrophes() {
    let case = Case::new("person,when,value\nada,2020-05-05,'=x\n", WITH_VALUE);
    assert_eq!(sent(&case.pipeline()), ["ada|Signed Up|1588680000|Value='=x"]);
}

#[test]
fn a_fix_changes_the_plan_and_can_be_done_twice() {
    let table = "person,when,value\nnina,2020-05-05,a\nnina,2020-05-05,b\nnull,2020-05-05,c\n";
    let case = Case::new(table, WITH_VALUE);
    for finding in case.check().findings {
        for fix in &finding.fixes {
            let mut once = case.mapping.clone();
            fix.apply(&mut once);
            assert_ne!(once, case.mapping, "{fix:?}");
            let mut twice = once.clone();
            fix.apply(&mut twice);
            assert_eq!(once, twice, "{fix:?}");
        }
    }
    let space = fix(&case.finding("same-second"), "Space them one second apart");
    assert_eq!(case.fixed(&space).mapping.rules[0].same_second, Some(SameSecond::Space));
}

#[test]
fn of_many_days_each_that_moves_is_counted() {
    // Three blocks of days: many of one, one by one, and many again. Half past eleven in the evening is the next day in
    // Paris.
    let mut table = "person,when\n".to_owned();
    let mut late = 0;
    for row in 0..15_000 {
        let is_late = row % 7 == 0;
        late += u64::from(is_late);
        let day = if (5_000..10_000).contains(&row) { 1 + row % 28 } else { 5 };
        let hour = if is_late { "23:30" } else { "12:00" };
        table.push_str(&format!("p{row},2020-01-{day:02} {hour}:00\n"));
    }
    let utc = SIGNED_UP.replace("\"UTC\"", "\"Etc/GMT+1\"");
    let before = Case::new(&table, SIGNED_UP).check();
    let moves = compare(&before, &Case::new(&table, &utc).check());
    assert_eq!(moves, Moves { days: Some(late), ..Moves::default() });
    assert_eq!(compare(&before, &before).days, Some(0));
}
