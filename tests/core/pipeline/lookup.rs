//! What is looked up in second sources: from files and from a database alike, and what is not there is said.

use std::path::{Path, PathBuf};

use backfill::check::Grade;
use backfill::check::whole::{Checked, check};
use backfill::error::Error;
use backfill::pipeline::preview::{PreviewKind, preview};
use backfill::pipeline::{Disposition, PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::{Plan, SecondSource};
use backfill::source::Answers;
use backfill::text::{finding_sentence, miss_sentence, repeated_keys_sentence};

use crate::support::folder::Folder;
use crate::support::mariadb::MariaDb;

const STORY: &str = "tests/fixtures/billing-looked-up";

fn story() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(STORY)
}

/// One rule over `orders.csv`, whose person, name and detail can be looked up in `people.csv`.
const PLAN: &str = r#"
version = 1
[source]
kind = "csv"
file = "orders.csv"
[mapping]
zone = "UTC"
[[mapping.rules]]
who = { column = "user", lookup = { in = "people", by = "id", take = "login" } }
when = { column = "at", format = "year-first" }
what = { from = "column", column = "kind", lookup = { in = "kinds", by = "kind", take = "name" } }
details = [
    { from = "column", name = "City", column = "user", lookup = { in = "people", by = "id", take = "city" } },
    { from = "column", name = "Town", column = "town", lookup = { in = "towns", by = "id", take = "name" } },
]
[[lookups]]
name = "people"
kind = "csv"
file = "people.csv"
[[lookups]]
name = "kinds"
kind = "csv"
file = "kinds.csv"
[[lookups]]
name = "towns"
kind = "csv"
file = "towns.csv"
"#;

const ORDERS: &str = "user,at,kind,town\n\
    1,2020-05-05 10:00:01,b,1\n\
    2,2020-05-05 10:00:02,b,7\n\
    3,2020-05-05 10:00:03,b,1\n\
    ,2020-05-05 10:00:04,b,1\n\
    1,2020-05-05 10:00:05,x,1\n\
    4,2020-05-05 10:00:06,b,1\n";

const PEOPLE: &str = "id,login,city\n1,ada,Bonn\n2,bob,\n4,,Kiel\n1,ada,Bonn\n1,eve,Rome\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("orders.csv", ORDERS);
    folder.write("people.csv", PEOPLE);
    folder.write("kinds.csv", "kind,name\nb,Bought\nr,Returned\n");
    folder.write("towns.csv", "id,name\n1,Ulm\n2,Jena\n");
    folder.write("plan.toml", PLAN);
    folder
}

fn open(plan: &Plan) -> Result<Pipeline, String> {
    Pipeline::open(plan, &Stop::default(), &PassProgress::default()).map_err(|error| Error::from(error).sentence())
}

fn load(folder: &Folder) -> Plan {
    Plan::load(&folder.at("plan.toml")).unwrap_or_else(|error| panic!("{}", Error::from(error).sentence()))
}

/// Each request that would be sent, and the sentence for each row and rule that makes none.
fn become_of(pipeline: &Pipeline) -> (Vec<String>, Vec<String>) {
    let (mut requests, mut sentences) = (Vec::new(), Vec::new());
    preview(pipeline, "KEY", None, &Stop::default(), &mut |row| {
        for item in row.items {
            match item.kind {
                PreviewKind::Event { request, .. } if item.disposition == Disposition::Send => requests.push(request),
                PreviewKind::Event { .. } => {}
                PreviewKind::Missed(miss) => sentences.push(miss_sentence(&miss.as_miss())),
            }
        }
        Ok(())
    })
    .expect("it can be read");
    (requests, sentences)
}

fn checked(pipeline: &Pipeline) -> Checked {
    let mut ticker = Ticker::new(std::sync::Arc::new(|| {}));
    check(pipeline, &Stop::default(), &PassProgress::default(), &mut ticker).expect("it can be read")
}

#[test]
fn people_names_and_details_are_looked_up_and_what_is_not_there_is_said() {
    let folder = folder();
    let pipeline = open(&load(&folder)).expect("the plan fits");
    let (requests, sentences) = become_of(&pipeline);
    assert_eq!(
        requests,
        [
            "/e?_k=KEY&_p=ada&_n=Bought&_t=1588672801&_d=1&City=Bonn&Town=Ulm",
            "/e?_k=KEY&_p=bob&_n=Bought&_t=1588672802&_d=1",
        ]
    );
    assert_eq!(
        sentences,
        [
            "\"3\" from \"user\" is not in people, so there is no person",
            "\"user\" is blank, so there is no person",
            "\"x\" from \"kind\" is not in kinds, so the event has no name",
            "\"login\" in people is blank, so there is no person",
        ]
    );
}

#[test]
fn what_is_not_found_is_a_finding_with_a_count_and_examples() {
    let folder = folder();
    let findings = checked(&open(&load(&folder)).expect("the plan fits")).findings;
    let told = |id: &str| {
        let finding = findings.iter().find(|finding| finding.id() == id).unwrap_or_else(|| panic!("no {id}"));
        let rows: Vec<u64> = finding.rows.iter().map(|at| at.row).collect();
        let examples: Vec<&str> = finding.examples.iter().map(|example| example.text.as_str()).collect();
        (finding.grade(), finding_sentence(finding), rows, examples.join(" "))
    };
    let person = "1 row has no matching person: \"user\" is not in people.".to_owned();
    assert_eq!(told("lookup-not-found"), (Grade::MustFix, person, vec![3], "3".to_owned()));
    let name = "1 row has no event name: \"kind\" is not in kinds.".to_owned();
    assert_eq!(told("name-lookup-not-found"), (Grade::MustFix, name, vec![5], "x".to_owned()));
    let detail = "1 event is sent without \"Town\": \"town\" is not in towns.".to_owned();
    assert_eq!(told("detail-lookup-not-found"), (Grade::WorthALook, detail, vec![2], "7".to_owned()));
}

#[test]
fn rows_that_are_not_found_can_be_left_out_by_choice() {
    let folder = folder();
    let mut plan = load(&folder);
    let findings = checked(&open(&plan).expect("the plan fits")).findings;
    for finding in findings.iter().filter(|finding| finding.id().ends_with("lookup-not-found")) {
        if finding.grade() == Grade::MustFix {
            finding.fixes[0].apply(&mut plan.mapping);
        }
    }
    let outcomes = checked(&open(&plan).expect("the plan fits")).outcomes;
    assert_eq!((outcomes.used, outcomes.skipped, outcomes.rejected), (2, 2, 2));
    let again = Plan::parse(&plan.to_text(), Path::new("again.toml")).expect("what was chosen is kept");
    assert_eq!(again.mapping, plan.mapping);
}

#[test]
fn keys_that_come_again_are_counted_for_each_dictionary() {
    let pipeline = open(&load(&folder())).expect("the plan fits");
    let told: Vec<String> =
        pipeline.dictionaries().iter().filter_map(|(lookup, words)| repeated_keys_sentence(lookup, words)).collect();
    assert_eq!(
        told,
        [
            "people: 2 rows repeat an earlier \"id\", 1 of them with another \"login\". The first row \
             counts.",
            "people: 2 rows repeat an earlier \"id\", 1 of them with another \"city\". The first row \
             counts.",
        ]
    );
}

#[test]
fn what_a_plan_looks_up_must_be_there() {
    let folder = folder();
    let refused = |from: &str, to: &str| {
        folder.write("plan.toml", PLAN.replace(from, to));
        open(&load(&folder)).err().expect("it is refused")
    };
    assert_eq!(
        refused("name = \"kinds\"", "name = \"sorts\""),
        "The plan looks something up in \"kinds\", but has no file or table of that name. It has \"people\", \"sorts\" and \
         \"towns\"."
    );
    assert_eq!(
        refused("take = \"login\"", "take = \"email\""),
        "To look things up in people, \"email\" is needed, but it isn't there. Its columns are \"id\", \"login\" and \
         \"city\"."
    );
    assert_eq!(
        refused("name = \"towns\"", "name = \"kinds\""),
        "Two files or tables to look things up in are called \"kinds\". Give one of them another name."
    );
    assert!(refused("people.csv", "nobody.csv").contains("nobody.csv"));
}

#[test]
fn a_lookup_says_nothing_that_is_not_known() {
    let odd = PLAN.replace("take = \"login\"", "take = \"login\", or = \"email\"");
    let refused = Plan::parse(&odd, Path::new("plan.toml")).expect_err("it is refused");
    assert!(Error::from(refused).sentence().contains("or"));
}

#[test]
fn a_saved_plan_moves_with_its_folder_and_keeps_no_password() {
    let folder = folder();
    let mut plan = load(&folder);
    plan.lookups.push(SecondSource {
        name: "accounts".to_owned(),
        answers: Answers::new("mysql").with("table", "accounts").with("password", "hunter2"),
    });
    plan.save(&folder.at("saved.toml")).expect("it can be written");
    let text = std::fs::read_to_string(folder.at("saved.toml")).expect("it was written");
    assert!(text.contains("file = \"people.csv\"") && !text.contains("hunter2"), "{text}");
    assert!(Plan::load(&folder.at("saved.toml")).expect("it is a plan").mapping == plan.mapping);
}

#[test]
fn a_plan_that_looks_nothing_up_is_saved_as_before() {
    let text = include_str!("../../fixtures/billing/plan.toml");
    let text = Plan::parse(text, Path::new("plan.toml")).expect("a fixture is a plan").to_text();
    assert!(!text.contains("lookup"), "{text}");
}

#[test]
fn the_second_story_is_the_same_from_files_and_from_a_database() {
    let files = open(&Plan::load(&story().join("plan.toml")).expect("a fixture is a plan")).expect("the plan fits");
    let expected = std::fs::read_to_string(story().join("requests.txt")).expect("a fixture expects something");
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(become_of(&files).0, expected);

    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE billing (id INT PRIMARY KEY, user_id INT, amount INT, plan_id INT, type VARCHAR(20), \
             created_at DATETIME);
         INSERT INTO billing VALUES (1, 1, 100, 1, 'signup', '2009-10-01 00:00:00'), \
             (2, 23, 100, 1, 'signup', '2009-10-01 13:53:45'), (3, 15, 150, 2, 'upgrade', '2009-10-01 14:29:42');
         CREATE TABLE users (id INT PRIMARY KEY, login VARCHAR(50), created_at DATETIME);
         INSERT INTO users VALUES (1, 'your@user.com', '2009-10-01 00:00:00'), \
             (2, 'test@kissmetrics.com', '2009-10-01 01:00:00');
         CREATE TABLE plans (id INT PRIMARY KEY, name VARCHAR(50));
         INSERT INTO plans VALUES (1, 'Premium'), (2, 'Team')",
    );
    let mut plan = Plan::load(&story().join("plan.toml")).expect("a fixture is a plan");
    plan.source = database.table("billing");
    // No more than the table's name: the rest is as for the source.
    for second in &mut plan.lookups {
        second.answers = Answers::new("mysql").with("table", &second.name);
    }
    let tables = open(&plan).expect("the plan fits");
    assert_eq!(become_of(&tables), become_of(&files));
    assert_eq!(checked(&tables).outcomes, checked(&files).outcomes);

    // A file beside a table is as good.
    plan.lookups[1].answers =
        Answers::new("csv").with("file", story().join("plans.csv").to_string_lossy().into_owned());
    assert_eq!(become_of(&open(&plan).expect("the plan fits")).0, expected);
}
