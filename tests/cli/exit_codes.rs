//! How each way to fail ends, and that nothing is sent then.

use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::Program;
use crate::users::{KEY, PLAN};

fn folder(users: &str) -> Folder {
    let folder = Folder::new();
    folder.write("users.csv", users);
    folder.write("plan.toml", PLAN);
    folder
}

fn good() -> Folder {
    folder("login,created_at\na@example.com,2016-01-03\n")
}

#[test]
fn a_check_that_finds_a_problem_ends_with_3_and_one_that_finds_none_with_0() {
    let bad = folder("login,created_at\na@example.com,2016-01-03\n,2016-01-04\n");
    Program::new().run(bad.path(), ["check", "plan.toml"]).expect_code(3);
    Program::new().run(good().path(), ["check", "plan.toml"]).expect_code(0);
}

#[test]
fn wrong_use_ends_with_2_and_says_how_to_get_help() {
    for arguments in [&["nonsense"][..], &["check"], &["run", "plan.toml", "--limit", "many"], &["--json", "--demo"]] {
        let outcome = Program::new().run(good().path(), arguments).expect_code(2);
        assert!(outcome.stdout.is_empty(), "{}", outcome.stdout);
        assert!(outcome.stderr.contains("--help"), "{}", outcome.stderr);
    }
}

#[test]
fn a_plan_that_is_not_there_is_named() {
    let outcome = Program::new().run(good().path(), ["check", "other.toml"]).expect_code(1);
    assert!(outcome.stderr.contains("other.toml"), "{}", outcome.stderr);
}

#[test]
fn a_plan_for_another_file_names_the_columns_that_are_missing() {
    let other = folder("email,signed_up\na@example.com,2016-01-03\n");
    let outcome = Program::new().run(other.path(), ["check", "plan.toml"]).expect_code(1);
    assert!(outcome.stderr.contains("login") && outcome.stderr.contains("created_at"), "{}", outcome.stderr);
}

#[test]
fn with_json_a_failure_is_an_object_too() {
    let outcome = Program::new().run(good().path(), ["check", "other.toml", "--json"]).expect_code(1);
    let objects = outcome.json();
    assert_eq!(objects.len(), 1);
    assert_eq!(objects[0]["error"].as_str(), Some(outcome.stderr.trim_end()));
}

#[test]
fn nothing_is_sent_without_a_key_or_without_somebody_who_agrees() {
    let nginx = Nginx::start();
    let (folder, url) = (good(), nginx.url());
    let run = ["run", "plan.toml", "--tracker", &url];

    let outcome = Program::new().run(folder.path(), run.into_iter().chain(["--yes"])).expect_code(1);
    assert!(outcome.stderr.contains("KISSMETRICS_API_KEY"), "{}", outcome.stderr);

    let outcome = Program::new().run_with(folder.path(), run, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(1);
    assert!(outcome.stderr.contains("--yes"), "{}", outcome.stderr);

    assert_eq!(nginx.finish(), [""; 0]);
}

#[test]
fn plain_http_to_another_machine_is_refused() {
    let environment = [("KISSMETRICS_API_KEY", KEY)];
    let outcome = Program::new()
        .run_with(good().path(), ["run", "plan.toml", "--yes", "--tracker", "http://example.com"], &environment)
        .expect_code(1);
    assert!(outcome.stderr.contains("https://"), "{}", outcome.stderr);
}
