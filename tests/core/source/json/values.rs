//! What cells are made of values.

use backfill::source::Oddity;
use backfill::text::word;

use super::{File, odd, open, read, sentences, titles};

#[test]
fn objects_within_objects_become_columns_where_they_are_met_first() {
    let (titles, rows, warnings) = File::new(
        r#"{"event":"Signed Up","properties":{"plan":"Gold","referrer":{"name":"Ada","paid":true}}}
{"event":"Billed","properties":{"amount":12.50,"plan":"Gold"},"note":"late"}
"#,
    )
    .read();
    assert_eq!(
        titles,
        "event|properties.plan|properties.referrer.name|properties.referrer.paid|properties.amount|note"
    );
    assert_eq!(rows, ["1: Signed Up|Gold|Ada|true", "2: Billed|Gold|||12.50|late"]);
    assert_eq!(warnings, []);
}

#[test]
fn a_number_stays_as_it_is_written() {
    let numbers = ["0.1", "7210448301122", "12345678901234567890123", "1e5", "1.10", "-0", "1E-7", "0", "3.0", "1e999"];
    for number in numbers {
        let (_, rows, _) = File::new(format!("{{\"n\":{number}}}\n{{\"n\": [{number}]}}")).read();
        assert_eq!(rows, [format!("1: {number}"), format!("2: [{number}]")], "{number}");
    }
}

#[test]
fn what_is_neither_text_nor_number_has_a_text_too() {
    let (titles, rows, warnings) =
        File::new(r#"{"yes":true,"no":false,"none":null,"text":"","empty":{},"last":1}"#).read();
    assert_eq!(titles, "yes|no|none|text|last");
    assert_eq!(rows, ["1: true|false|||1"]);
    assert_eq!(warnings, []);
}

#[test]
fn escapes_are_the_letters_that_they_stand_for() {
    let file = File::new(r#"{"a\u00e9":"J\u00fcrgen \"J\"\n\t\\ \/ \ud83d\ude42 ü","b":"\\303"}"#);
    let (titles, rows, warnings) = file.read();
    assert_eq!(titles, "aé|b");
    assert_eq!(rows, ["1: Jürgen \"J\"\n\t\\ / 🙂 ü|\\303"]);
    assert_eq!(warnings, []);
}

#[test]
fn half_a_letter_and_a_nul_are_said() {
    let file = File::new("{\"a\":\"cut \\ud83d\"}\n{\"a\":\"cut \\udE42 off\"}\n{\"a\":\"N\\u0000UL\"}\n");
    let (_, rows, warnings) = file.read();
    assert_eq!(rows, ["1: cut \u{FFFD}", "2: cut \u{FFFD} off", "3: NUL"]);
    assert_eq!(odd(&warnings), [(Oddity::BadLetters, 2, &[1, 2][..]), (Oddity::NulBytes, 1, &[3])]);
}

#[test]
fn a_list_stays_json_without_its_white_space_and_is_said() {
    let (titles, rows, warnings) = File::new(
        "{\"tags\": [\"a b\", \"c \\\" d\" ], \"items\": [ {\"sku\": 1.10},\t{ } ], \"none\": [], \"n\": 1}\n{\"n\": 2}",
    )
    .read();
    assert_eq!(titles, "tags|items|none|n");
    assert_eq!(rows, [r#"1: ["a b","c \" d"]|[{"sku":1.10},{}]|[]|1"#, "2: |||2"]);
    assert_eq!(odd(&warnings), [(Oddity::List, 1, &[1][..])]);
    assert_eq!(sentences(&warnings), ["1 record has a list, which is kept as JSON in one cell (line 1)."]);
}

#[test]
fn what_is_nested_stays_json_where_that_is_chosen() {
    let file = File::new("{\"a\":{\"b\": {\"c\": 1}},\"d\":2}\n{\"a\":{},\"d\":3}\n");
    let source = open(&file.answers().with("nested", "json"));
    assert_eq!(titles(source.as_ref()), "a|d");
    assert_eq!(read(source.as_ref()).0, [r#"1: {"b":{"c":1}}|2"#, "2: |3"]);
    assert_eq!(word(&source.reading()), "JSON, a record in each line, UTF-8, objects within records kept as JSON");
    assert_eq!(open(source.answers()).columns(), source.columns());
}

#[test]
fn a_key_that_stands_twice_has_its_last_value_and_is_said() {
    let file = File::new("{\"a\":1,\"b\":2,\"a\":3}\n{\"a\":4,\"b\":5}\n{\"p\":{\"x\":1},\"p\":{\"y\":2}}\n");
    let (titles, rows, warnings) = file.read();
    assert_eq!(titles, "a|b|p.x|p.y");
    assert_eq!(rows, ["1: 3|2", "2: 4|5", "3: ||1|2"]);
    assert_eq!(odd(&warnings), [(Oddity::RepeatedKey, 1, &[1][..])]);
    assert_eq!(
        sentences(&warnings),
        ["1 record has the same key twice in an object; the last value is read (line 1)."]
    );
}

#[test]
fn a_single_value_where_others_have_an_object_loses_neither() {
    let file =
        File::new("{\"plan\":\"Gold\",\"n\":1}\n{\"plan\":{\"name\":\"Gold\"},\"n\":\"one\"}\n{\"plan\":null}\n");
    let (titles, rows, warnings) = file.read();
    assert_eq!(titles, "plan|n|plan.name");
    assert_eq!(rows, ["1: Gold|1", "2: |one|Gold", "3: "]);
    assert_eq!(odd(&warnings), [(Oddity::SingleValue, 1, &[1][..])]);
}

#[test]
fn keys_with_points_and_blank_keys_have_titles_of_their_own() {
    let (titles, rows, _) = File::new(r#"{"a.b":1,"a":{"b":2},"":3," c\nd ":4}"#).read();
    assert_eq!(titles, "a.b|a.b (2)|Column 3|c d");
    assert_eq!(rows, ["1: 1|2|3|4"]);
}

#[test]
fn a_thousand_levels_stay_json_from_the_seventeenth_on() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(1000), close.repeat(1000));
    let (titles, rows, warnings) =
        File::new(format!("{{\"o\":{},\"l\":{},\"n\":1}}", deep("{\"k\":", "}"), deep("[", "]"))).read();
    let levels = format!("o{}", ".k".repeat(15));
    assert_eq!(titles, format!("{levels}|l|n"));
    let rest = format!("{}1{}", "{\"k\":".repeat(985), "}".repeat(985));
    assert_eq!(rows, [format!("1: {rest}|{}|1", deep("[", "]"))]);
    assert_eq!(odd(&warnings), [(Oddity::Deep, 1, &[1][..]), (Oddity::List, 1, &[1])]);
}
