//! What a plan keeps of how its source is read, and what becomes of the file of an earlier version.

use std::path::Path;

use backfill::mapping::Mapping;
use backfill::plan::Plan;
use backfill::plan::PlanError;
use backfill::source::{Answers, ReadingVersion};

use crate::support::folder::Folder;

fn parse(text: &str) -> Result<Plan, PlanError> {
    Plan::parse(text, Path::new("plan.toml"))
}

/// A plan of the first version of reading, and of the second of the file.
const FIRST: &str = "version = 2\n\n[source]\nkind = \"csv\"\nfile = \"users.csv\"\n\n[mapping]\nrules = []\n\n\
                     [[lookups]]\nname = \"plans\"\nkind = \"csv\"\nfile = \"plans.csv\"\n";

#[test]
fn a_plan_that_names_no_version_of_reading_is_read_by_the_rules_of_the_first_and_stays_as_it_was_written() {
    let plan = parse(FIRST).expect("a plan");
    assert_eq!(plan.reading(), ReadingVersion::FIRST);
    assert_eq!(plan.source.reading, ReadingVersion::FIRST);
    assert_eq!(plan.lookups[0].answers.reading, ReadingVersion::FIRST);
    assert_eq!(plan.mapping.reading, ReadingVersion::FIRST);
    assert_eq!(plan.to_text(), FIRST);
}

#[test]
fn a_new_plan_names_its_version_of_reading_and_is_read_by_it_again() {
    let plan = Plan::new(Answers::new("csv").with("file", "users.csv"), Mapping::default());
    let text = plan.to_text();
    assert!(text.contains(&format!("reading = {}", ReadingVersion::NOW.number())), "{text}");
    assert_eq!(parse(&text).expect("a plan"), plan);
}

#[test]
fn a_plan_for_a_source_of_an_earlier_version_is_of_that_version_too() {
    let source = Answers::new("csv").with("file", "users.csv").read_as(ReadingVersion::FIRST);
    let plan = Plan::new(source, Mapping::default());
    assert!(!plan.to_text().contains("reading"), "{}", plan.to_text());
    assert_eq!(plan.mapping.reading, ReadingVersion::FIRST);
}

#[test]
fn a_version_of_reading_that_is_not_known_is_refused() {
    for number in [0, ReadingVersion::NOW.number() + 1] {
        let text = FIRST.replacen("version = 2\n", &format!("version = 2\nreading = {number}\n"), 1);
        assert!(matches!(parse(&text), Err(PlanError::Reading { found, .. }) if found == number), "{number}");
    }
}

/// All that is called otherwise since version 2, and what keeps its name: the condition of a case, and a column.
const OLD: &str = r#"version = 1

[source]
kind = "csv"
file = "users.csv"

[mapping]

[[mapping.rules]]
who = { column = "who" }
when = { column = "time", format = "year-first" }
details = [{ from = "column", name = "event", column = "details" }]

[mapping.rules.what]
from = "rule"

[[mapping.rules.what.cases]]
when = { column = "what", test = "filled" }
name = "Seen"

[[mapping.rules]]
kind = "alias"
who = { column = "id" }
what = { from = "column", column = "who" }
"#;

const NEW: &str = r#"version = 2

[source]
kind = "csv"
file = "users.csv"

[mapping]

[[mapping.rules]]
person = { column = "who" }
time = { column = "time", format = "year-first" }
properties = [{ from = "column", name = "event", column = "details" }]

[mapping.rules.event]
from = "rule"

[[mapping.rules.event.cases]]
when = { column = "what", test = "filled" }
name = "Seen"

[[mapping.rules]]
kind = "alias"
person = { column = "id" }
event = { from = "column", column = "who" }
"#;

#[test]
fn a_plan_of_version_1_is_the_same_as_one_of_version_2_and_is_saved_as_that() {
    let (old, new) = (parse(OLD).expect("a plan"), parse(NEW).expect("a plan"));
    assert_eq!(old, new);
    assert_eq!(old.to_text(), new.to_text());
    assert!(old.to_text().starts_with("version = 2\n"), "{}", old.to_text());
    assert_eq!(parse(&old.to_text()).expect("a plan"), old);
    // Rules may also stand within the mapping.
    let within = |version, person| {
        let rules = format!("mapping = {{ rules = [{{ {person} = {{ column = \"login\" }} }}] }}");
        parse(&format!("version = {version}\nsource = {{ kind = \"csv\", file = \"users.csv\" }}\n{rules}\n"))
    };
    assert_eq!(within(1, "who").expect("a plan"), within(2, "person").expect("a plan"));
}

/// Where the parser stumbles, and what it says.
fn mistake(text: &str) -> (usize, usize, String) {
    match parse(text) {
        Err(PlanError::Syntax { line, column, message, .. }) => (line, column, message),
        other => panic!("{other:?}\n{text}"),
    }
}

#[test]
fn a_name_of_the_other_version_is_unknown_and_told_with_its_place_and_the_names_of_this_one() {
    const NAMES: [(&str, &str); 4] =
        [("who", "person"), ("when", "time"), ("what", "event"), ("details", "properties")];
    let head = |version| format!("version = {version}\n[source]\nkind = \"csv\"\n[mapping]\n[[mapping.rules]]\n");
    for (old, new) in NAMES {
        for (version, wrong, right) in [(1, new, old), (2, old, new)] {
            let (line, column, said) = mistake(&format!("{}on = \"2020-01-01\"\n  {wrong} = 1\n", head(version)));
            assert_eq!((line, column), (7, 3), "{said}");
            assert!(said.starts_with(&format!("unknown field `{wrong}`, expected")), "{said}");
            let expected = said.split_once(", expected").expect("it says what may stand there").1;
            assert!(expected.contains(&format!("`{right}`")) && !expected.contains(&format!("`{wrong}`")), "{said}");
        }
    }
    // Both at once are no exception, whatever stands first.
    for both in [
        "who = { column = \"a\" }\nperson = { column = \"a\" }\n",
        "person = { column = \"a\" }\nwho = { column = \"a\" }\n",
    ] {
        assert!(mistake(&(head(1) + both)).2.starts_with("unknown field `person`"), "{both}");
        assert!(mistake(&(head(2) + both)).2.starts_with("unknown field `who`"), "{both}");
    }
}

#[test]
fn a_word_that_is_another_things_name_is_told_as_it_stands() {
    for (from, to, words) in [
        ("[mapping]\n", "[mapping]\nevent = 1\n", "unknown field `event`, expected one of `zone`"),
        ("kind = \"alias\"", "kind = \"alas\"", "expected one of `event`, `set`, `alias`"),
        ("when = { column = \"what\", test = \"filled\" }\n", "", "missing field `when`"),
    ] {
        let (_, _, said) = mistake(&OLD.replacen(from, to, 1));
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_version_that_is_missing_or_no_number_is_told_before_anything_else() {
    for text in [OLD, NEW] {
        let rest = text.split_once('\n').expect("it has lines").1;
        assert_eq!(mistake(rest).2, "missing field `version`");
        let (line, column, said) = mistake(&format!("version = \"one\"\n{rest}"));
        assert_eq!((line, column), (1, 11), "{said}");
    }
}

#[test]
fn a_version_of_the_file_that_is_not_known_is_refused_whatever_else_stands_there() {
    for number in [0, 3, u32::MAX] {
        let text = NEW.replacen("version = 2\n", &format!("version = {number}\nlater = true\n"), 1);
        assert!(matches!(parse(&text), Err(PlanError::Version { found, .. }) if found == number), "{number}");
    }
}

#[test]
fn a_plan_that_lies_in_the_folder_that_it_reads_reads_it_wherever_both_are() {
    let folder = Folder::new();
    folder.write("exports/orders.csv", "id,who\n1,ada\n");
    let chosen = folder.at("exports").to_string_lossy().into_owned();
    let source = Answers { several: vec![chosen.clone()], ..Answers::new("csv") };
    let path = folder.at("exports/plan.toml");
    Plan::new(source, Mapping::default()).save(&path).expect("it can be written");
    let text = std::fs::read_to_string(&path).expect("a plan");
    assert!(text.contains("files = [\".\"]"), "{text}");
    assert_eq!(Plan::load(&path).expect("a plan").source.several, std::slice::from_ref(&chosen));
    // As it was written before it had a dot.
    folder.write("exports/plan.toml", text.replace("[\".\"]", "[\"\"]"));
    assert_eq!(Plan::load(&path).expect("a plan").source.several, std::slice::from_ref(&chosen));
    let typed = Answers { several: vec![format!("{chosen}/")], ..Answers::new("csv") };
    let whole = Plan::new(typed, Mapping::default()).with_whole_paths();
    assert_eq!(whole.source.several, [chosen], "with a slash at its end it is the same folder");
}
