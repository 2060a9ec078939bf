//! `backfill plan --look-up`: the second story from two more files, typed on the command line.

use std::path::Path;

use crate::support::folder::Folder;
use crate::support::program::Program;

fn story() -> Folder {
    Folder::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/billing-looked-up"))
}

const GIVEN: [&str; 13] = [
    "plan",
    "billing.csv",
    "--person",
    "user_id",
    "--event-column",
    "type",
    "--property",
    "plan_id=Plan Name",
    "--zone",
    "UTC",
    "--overwrite",
    "-o",
    "made.toml",
];

#[test]
fn people_and_plans_are_looked_up_as_it_was_typed() {
    let folder = story();
    let program = Program::new();
    let look_ups = ["--look-up", "USER_ID=users.csv:ID:login", "--look-up", "plan_id=plans.csv:id:name"];
    program.run(folder.path(), GIVEN.into_iter().chain(look_ups)).expect_code(0);
    let preview = program.run(folder.path(), ["preview", "made.toml"]).expect_code(0);
    assert_eq!(
        preview.stdout.lines().collect::<Vec<_>>(),
        [
            "row 1: /e?_k=KEY&_p=your%40user.com&_n=signup&_t=1254355200&_d=1&Plan%20Name=Premium",
            "row 2: rejected, \"23\" from \"user_id\" is not in users, so there is no person",
            "row 3: rejected, \"15\" from \"user_id\" is not in users, so there is no person",
        ]
    );
}

#[test]
fn which_columns_go_with_each_other_is_guessed_with_a_reason() {
    let folder = story();
    let program = Program::new();
    let look_ups = ["--look-up", "user_id=users.csv", "--look-up", "plan_id=plans.csv"];
    let made = program.run(folder.path(), GIVEN.into_iter().chain(look_ups)).expect_code(0);
    assert!(made.stderr.contains("user_id matches id there, which is unique; login is"), "{}", made.stderr);
    let plan = std::fs::read_to_string(folder.at("made.toml")).expect("the plan was written");
    assert!(plan.contains("take = \"login\"") && plan.contains("take = \"name\""), "{plan}");
    assert!(plan.contains("file = \"users.csv\""), "{plan}");
}

#[test]
fn a_file_beside_it_is_offered_where_a_title_says_so() {
    let folder = story();
    let program = Program::new();
    let made = program.run(folder.path(), GIVEN).expect_code(0).stderr;
    assert!(made.contains("\"user_id\" seems to refer to users.csv."), "{made}");
    assert!(made.contains("--look-up \"plan_id=plans.csv\""), "{made}");
    let looked_up = ["--look-up", "user_id=users.csv:id:login"];
    let made = program.run(folder.path(), GIVEN.into_iter().chain(looked_up)).expect_code(0).stderr;
    assert!(!made.contains("\"user_id\" seems to refer"), "{made}");
}

#[test]
fn what_does_not_fit_is_said() {
    let folder = story();
    let refused = |look_up: &str, code| {
        Program::new().run(folder.path(), GIVEN.into_iter().chain(["--look-up", look_up])).expect_code(code).stderr
    };
    assert!(refused("user_id", 2).contains("COLUMN=FILE:BY:TAKE"));
    assert!(refused("amount=users.csv:id:login", 1).contains("nothing is taken from it"));
    assert!(refused("user_id=users.csv:key:mail", 1).contains("\"key\" and \"mail\" are needed"));
    assert!(refused("type=users.csv", 1).contains("Which column of users matches \"type\""));
    assert!(refused("user_id=nobody.csv:id:login", 1).contains("nobody.csv"));
}
