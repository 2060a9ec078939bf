//! What a plan keeps of how its source is read.

use std::path::Path;

use backfill::import::Plan;
use backfill::import::plan::PlanError;
use backfill::mapping::Mapping;
use backfill::source::{Answers, ReadingVersion};

fn parse(text: &str) -> Result<Plan, PlanError> {
    Plan::parse(text, Path::new("plan.toml"))
}

/// A plan of the first version, as it was written before there was another.
const FIRST: &str = "version = 1\n\n[source]\nkind = \"csv\"\nfile = \"users.csv\"\n\n[mapping]\nrules = []\n\n\
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
        let text = FIRST.replacen("version = 1\n", &format!("version = 1\nreading = {number}\n"), 1);
        assert!(matches!(parse(&text), Err(PlanError::Reading { found, .. }) if found == number), "{number}");
    }
}
