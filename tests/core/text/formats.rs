//! Numbers, days, lists and languages, as people write them. The expectations are the Unicode consortium's (CLDR).

use backfill::message::Arg;
use backfill::text::{self, LANGUAGES, STRETCHED};
use chrono::{Datelike, Days, NaiveDate};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2016, 1, 3).expect("it is a day")
}

fn written(arg: impl Into<Arg>) -> String {
    text::in_english(|| text::written(arg))
}

#[test]
fn numbers_are_grouped_by_thousands() {
    for (number, shown) in [(0, "0"), (999, "999"), (1_082, "1,082"), (12_390_001, "12,390,001")] {
        assert_eq!(written(number as u64), shown);
    }
    assert_eq!(written(u64::MAX), "18,446,744,073,709,551,615");
}

#[test]
fn days_and_moments_name_the_month() {
    let moment = day().and_hms_opt(9, 2, 5).expect("it is a time");
    assert_eq!(written(day()), "3 January 2016");
    assert_eq!(written(Arg::Minute(moment)), "3 Jan 2016, 09:02");
    assert_eq!(written(Arg::Second(moment)), "3 Jan 2016, 09:02:05");
}

#[test]
fn months_and_days_of_the_week_stand_by_themselves_in_full_and_in_few_letters() {
    for day in (0..366).map(|days| day() + Days::new(days)) {
        // What chrono calls them is English, too.
        let named = |format: &str| day.format(format).to_string();
        let (long, short) = text::in_english(|| (text::month(day, false), text::month(day, true)));
        assert_eq!(long, named("%B %Y"));
        // September has four letters in some Englishes.
        assert!(short.starts_with(&named("%b")) && short.ends_with(&named(" %Y")) && short.len() <= 9, "{short}");
        let weekday = |short| text::in_english(|| text::weekday(day.weekday(), short));
        assert_eq!((weekday(false), weekday(true)), (named("%A"), named("%a")));
    }
}

#[test]
fn a_list_names_the_first_few_and_counts_the_others() {
    let list = |all: &[&str], most| written(Arg::list(all.iter().copied(), most));
    assert_eq!(list(&[], 3), "");
    assert_eq!(list(&["a"], 3), "a");
    assert_eq!(list(&["a", "b"], 3), "a and b");
    assert_eq!(list(&["a", "b", "c"], 3), "a, b and c");
    assert_eq!(list(&["a", "b", "c", "d", "e"], 3), "a, b, c and 2 more");
    assert_eq!(written(Arg::quoted(&["one \" two", "three"], 3)), "\"one \" two\" and \"three\"");
}

#[test]
fn a_language_is_known_by_what_systems_call_it() {
    for name in ["en", "EN", "en-US", "en_GB.UTF-8"] {
        assert_eq!(text::named(name).map(|language| language.id), Some("en"), "{name}");
    }
    for name in ["", "C", "POSIX", "xx-YY", "english"] {
        assert_eq!(text::named(name), None, "{name}");
    }
}

#[test]
fn another_language_is_spoken_only_while_it_is_asked_for() {
    let plain = text::spoken();
    let stretched = text::speaking(&STRETCHED, || {
        assert_eq!(text::in_english(text::spoken), &LANGUAGES[0]);
        text::word(&backfill::message!("quoted", text = "name"))
    });
    assert_eq!(stretched, "[\"name\" on]");
    let panicked = std::panic::catch_unwind(|| text::speaking(&STRETCHED, || panic!("on purpose")));
    assert!(panicked.is_err());
    assert_eq!(text::spoken(), plain);
}

#[test]
fn a_choice_has_or_before_its_last_in_each_language() {
    let choice = |all: &[&str]| text::written(Arg::choice(all.iter().copied()));
    for (language, two, three) in [("en", "a or b", "a, b or c"), ("de", "a oder b", "a, b oder c")] {
        let language = text::named(language).expect("it is spoken");
        text::speaking(language, || {
            assert_eq!(choice(&[]), "");
            assert_eq!(choice(&["a"]), "a");
            assert_eq!((choice(&["a", "b"]).as_str(), choice(&["a", "b", "c"]).as_str()), (two, three));
        });
    }
}
