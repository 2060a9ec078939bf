//! Findings about who it was.

use backfill::check::Grade;
use backfill::text::finding_sentence;

use super::{Case, SIGNED_UP, offered, rows, told};

/// A table of people, one event a day each.
fn people(people: &[&str]) -> Case {
    let mut table = "person,when\n".to_owned();
    for (at, person) in people.iter().enumerate() {
        table += &format!("\"{person}\",2020-{:02}-{:02} 10:{:02}:01\n", at / 28 % 12 + 1, at % 28 + 1, at % 60);
    }
    Case::new(&table, SIGNED_UP)
}

fn many(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("p{at}@example.com")).collect()
}

fn with<'a>(others: &'a [String], more: &[&'a str]) -> Vec<&'a str> {
    others.iter().map(String::as_str).chain(more.iter().copied()).collect()
}

#[test]
fn a_clean_file_has_no_findings() {
    let all = many(200);
    assert_eq!(people(&with(&all, &[])).ids(), [""; 0]);
}

#[test]
fn rows_without_a_person_must_be_fixed_and_can_be_left_out() {
    let case = people(&["ada@example.com", " ", "bob@example.com"]);
    let finding = case.finding("blank-person");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 1, vec![2]));
    assert_eq!(finding.rows[0].line, Some(3));
    assert!(case.check().must_fix());
    let fixed = case.fixed(&finding.fixes[0]);
    assert_eq!(fixed.ids(), [""; 0]);
    assert_eq!(fixed.check().outcomes.skipped, 1);
}

#[test]
fn words_for_nobody_must_be_fixed_and_can_be_left_out() {
    for word in
        ["null", "None", "n/a", "undefined", "Unknown", "guest", "anonymous", "0", "-", "#N/A", "none@example.com"]
    {
        let case = people(&["ada@example.com", word, "bob@example.com"]);
        let finding = case.finding("placeholder-person");
        assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 1, vec![2]), "{word}");
        assert_eq!(offered(&finding), [format!("Leave out \"{word}\"")]);
        let fixed = case.fixed(&finding.fixes[0]);
        assert!(!fixed.ids().contains(&"placeholder-person"), "{word}");
        assert_eq!(fixed.check().outcomes.made, 2);
    }
    let near = people(&["nulls@example.com", "guesthouse", "10", "anonymous.coward@example.com"]);
    assert!(!near.ids().contains(&"placeholder-person"));
}

#[test]
fn nought_among_people_who_are_numbered_from_it_is_only_worth_a_look() {
    let case = people(&["0", "1", "1", "2", "3"]);
    let finding = case.finding("person-nought");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WorthALook, 1, vec![1]));
    assert_eq!(offered(&finding), ["Leave out \"0\""]);
    assert!(!case.ids().contains(&"placeholder-person"));
    for nobody in [&["0", "1", "3", "4"][..], &["0", "0", "1", "2"], &["0", "1", "2", "null"]] {
        let finding = people(nobody).finding("placeholder-person");
        assert_eq!(finding.grade(), Grade::MustFix, "{nobody:?}");
    }
}

#[test]
fn one_identity_with_an_outlier_share_is_worth_a_look() {
    let others = many(100);
    let case = people(&with(&others, &["shop@example.com"; 40]));
    let finding = case.finding("one-person");
    assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 40));
    assert_eq!(told(&finding), "person: shop@example.com, of: 140, everyone: no");
    assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    // Somebody who is merely keen.
    assert_eq!(people(&with(&others, &["keen@example.com"; 15])).ids(), [""; 0]);
    // Two people who share everything evenly.
    let two: Vec<&str> = (0..100).map(|at| if at % 2 == 0 { "a@example.com" } else { "b@example.com" }).collect();
    assert_eq!(people(&two).ids(), [""; 0]);
}

#[test]
fn a_file_with_one_person_alone_is_worth_a_look_since_it_may_be_right() {
    let finding = people(&["shop@example.com"; 60]).finding("one-person");
    assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 60));
    assert_eq!(people(&["ada@example.com"; 20]).ids(), [""; 0]);
}

#[test]
fn addresses_among_numbers_are_worth_a_look() {
    let finding = people(&["ada@example.com", "bob@example.com", "101", "102", "103"]).finding("mixed-people");
    assert_eq!(told(&finding), "emails: 2, numbers: 3");
    assert_eq!((finding.count, rows(&finding)), (2, vec![1, 2]));
    let case = people(&["ada@example.com", "bob@example.com", "101", "102", "103"]);
    assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    assert_eq!(people(&["101", "102", "103"]).ids(), [""; 0]);
    assert_eq!(people(&["ada@example.com", "bob"]).ids(), [""; 0]);
}

#[test]
fn spellings_of_one_person_are_worth_a_look_and_can_be_made_one() {
    for (one, other) in [
        ("ada@example.com", "Ada@Example.com"),
        ("ada lovelace", "adalovelace"),
        ("1234", "1234.0"),
        ("'7210448301122", "7210448301122"),
    ] {
        for pair in [[one, other], [other, one]] {
            let case = people(&[pair[0], "zoe", pair[1], pair[1]]);
            let finding = case.finding("person-variants");
            assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 1), "{pair:?}");
            assert_eq!(rows(&finding), [3, 4]);
            let example = &finding.examples[0];
            assert_eq!((example.text.as_str(), example.with.as_deref()), (pair[1], Some(pair[0])));
            let fixed = case.fixed(&finding.fixes[0]);
            assert_eq!(fixed.check().summary.people(), 2, "{pair:?}");
            assert_eq!(fixed.ids(), [""; 0]);
        }
    }
    assert_eq!(people(&["ada1", "ada2", "1234.5", "12345"]).ids(), [""; 0]);
}

#[test]
fn numbers_that_a_spreadsheet_rounded_must_be_fixed() {
    let case = people(&["7.21E+12", "7,21e+12", "ada@example.com"]);
    let finding = case.finding("damaged-person");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 2, vec![1, 2]));
    assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    assert_eq!(people(&["1E5", "E+1", "beefE+12", "A.1E+2"]).ids(), [""; 0]);
}

#[test]
fn an_identity_of_more_than_255_characters_will_be_lost() {
    let (longest, longer) = ("é".repeat(255), "é".repeat(256));
    let case = people(&[&longest, &longer]);
    let finding = case.finding("person-too-long");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WillBeLost, 1, vec![2]));
    assert_eq!(case.check().summary.kept(), 1);
    assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    assert_eq!(people(&[&longest]).ids(), [""; 0]);
}

/// Two events a row, the second of whom is named by another column.
const TWO: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "email" }
time = { column = "joined", format = "year-first" }
event = { from = "fixed", name = "Joined" }
[[rules]]
person = { column = "id" }
time = { column = "left", format = "year-first" }
event = { from = "fixed", name = "Left" }
"#;

/// Rows of whom two left; one of them is named the same in both columns.
const PEOPLE: &str = "id,email,joined,left\n1,ada@example.com,2020-01-01,2020-02-01\n2,ben@example.com,2020-01-02,\n\
                      cleo@example.com,cleo@example.com,2020-01-03,2020-02-03\n4,dan@example.com,2020-01-04,2020-02-04\n";

#[test]
fn events_of_one_row_that_name_different_people_must_be_fixed() {
    let case = Case::new(PEOPLE, TWO);
    let finding = case.finding("row-people");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 2, vec![1, 4]));
    let example = &finding.examples[0];
    assert_eq!((example.text.as_str(), example.with.as_deref()), ("ada@example.com", Some("1")));
    let same = Case::new(PEOPLE, TWO).fixed(&finding.fixes[0]);
    assert_eq!(same.mapping.rules[0].person, same.mapping.rules[1].person);
    assert_eq!(same.ids(), [""; 0]);
    assert_eq!(same.check().summary.people(), 4);
    // The other way leaves out the events of those who are somebody else, and of nobody else.
    let without = case.fixed(&finding.fixes[1]);
    assert!(!without.ids().contains(&"row-people"));
    let checked = without.check();
    assert_eq!((checked.outcomes.made, checked.summary.people()), (5, 4));
}

#[test]
fn people_who_are_joined_by_the_plan_or_spelled_alike_are_no_different_people() {
    let joined = format!(
        "{TWO}\n[[rules]]\nkind = \"alias\"\nperson = {{ column = \"email\" }}\n\
         event = {{ from = \"column\", column = \"id\" }}\n"
    );
    assert!(!Case::new(PEOPLE, &joined).ids().contains(&"row-people"));
    let same = TWO.replace("column = \"id\"", "column = \"email\"");
    assert_eq!(Case::new(PEOPLE, &same).ids(), [""; 0]);
    // One is put into small letters and the other is not.
    let tidied = same.replacen("time =", "tidy = [\"lower-case\"]\ntime =", 1);
    let capitals = PEOPLE.replace("ada@example.com", "Ada@example.com");
    assert_eq!(Case::new(&capitals, &tidied).finding("row-people").count, 1);
}

#[test]
fn a_time_without_a_zone_must_be_fixed_where_the_plan_names_none() {
    let table = "person,when\nada,2022-01-01T10:00:00Z\nben,2022-01-01 10:00:00\ncleo,2022-01-01T12:00:00+02:00\n";
    let case = Case::new(table, &SIGNED_UP.replace("zone = \"UTC\"", ""));
    let finding = case.finding("no-zone");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 1, vec![2]));
    assert_eq!(case.check().outcomes.made, 2);
    assert_eq!(case.fixed(&finding.fixes[0]).check().outcomes.skipped, 1);
    assert!(!Case::new(table, SIGNED_UP).ids().contains(&"no-zone"));
}

/// The zone of each time stands in a column beside it, and one is none.
#[test]
fn a_zone_that_is_none_is_called_so_and_can_be_left_out() {
    let table = "person,when,where\nada,2019-11-03 10:00:00,PST\nben,2019-11-03 10:00:00,XYZ\ncleo,not a day,PST\n";
    let beside = SIGNED_UP.replace("format = \"year-first\"", "format = \"year-first\", zone_column = \"where\"");
    let case = Case::new(table, &beside);
    let finding = case.finding("unknown-zone");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 1, vec![2]));
    assert!(finding_sentence(&finding).contains("\"where\""));
    assert_eq!(rows(&case.finding("unreadable-time")), [3]);
    let fixed = case.fixed(&finding.fixes[0]).check();
    assert_eq!((fixed.outcomes.skipped, fixed.outcomes.rejected), (1, 1));
}
