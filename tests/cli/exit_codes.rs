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

#[test]
fn what_must_be_fixed_keeps_a_run_from_sending_unless_its_rows_are_left_out() {
    let nginx = Nginx::start();
    let url = nginx.url();
    let bad = folder("login,created_at\na@example.com,2016-01-03\nguest,2016-01-04\n,2016-01-05\nb@example.com,soon\n");
    let program = Program::new();
    let run = |more: &[&str]| {
        let arguments = [&["--json", "run", "plan.toml", "--yes", "--tracker", &url][..], more].concat();
        program.run_with(bad.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)])
    };
    let refused = run(&[]).expect_code(3);
    for words in ["no person", "\"guest\"", "can't be read", "--leave-out-problems"] {
        assert!(refused.stderr.contains(words), "{words}: {}", refused.stderr);
    }
    let sent = run(&["--leave-out-problems"]).expect_code(0);
    let counts = sent.json().pop().expect("it ends with its counts");
    let counts = ["sent", "skipped", "rejected"].map(|count| counts[count].as_u64());
    assert_eq!(counts, [Some(1), Some(3), Some(0)]);
    assert_eq!(nginx.finish().len(), 1, "nothing was sent before");
    let history = program.run(bad.path(), ["--json", "history"]).expect_code(0).json();
    assert_eq!(history.len(), 1, "what is refused is no import");
    let plan = history[0]["plan"].as_str().unwrap_or_default();
    assert!(plan.contains("blank-person") && plan.contains("unreadable-time") && plan.contains("guest"), "{plan}");
    // The plan in the file is the person's own.
    run(&[]).expect_code(3);
}

#[test]
fn what_no_leaving_out_helps_against_is_refused_all_the_same() {
    let nginx = Nginx::start();
    let rows: String = (0..30).map(|at| format!("p{at}@example.com,2016-01-03,order {at}\n")).collect();
    let names = folder(&format!("login,created_at,order\n{rows}"));
    names.write(
        "plan.toml",
        PLAN.replace(
            "what = { from = \"fixed\", name = \"Signed Up\" }",
            "what = { from = \"column\", column = \"order\" }",
        ),
    );
    let url = nginx.url();
    let arguments = ["run", "plan.toml", "--yes", "--leave-out-problems", "--tracker", &url];
    let refused = Program::new().run_with(names.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(3);
    assert!(refused.stderr.contains("30 event names"), "{}", refused.stderr);
    assert_eq!(nginx.finish(), [""; 0]);
}

#[test]
fn a_key_stays_one_product_whatever_name_is_typed_and_changes_its_label_only_where_asked() {
    let nginx = Nginx::start();
    let (url, good, program) = (nginx.url(), good(), Program::new());
    let run = |more: &[&str]| {
        let arguments = [&["run", "plan.toml", "--yes", "--tracker", &url][..], more].concat();
        program.run_with(good.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)])
    };
    let products = |more: &[&str]| {
        let outcome = program.run(good.path(), [&["--json", "products"][..], more].concat()).expect_code(0);
        let labels = outcome.json().into_iter().map(|product| format!("{} {}", product["product"], product["kind"]));
        labels.collect::<Vec<_>>().join(", ")
    };
    run(&["--product", "Shop EU"]).expect_code(0);
    products(&["Shop EU", "--kind", "live"]);
    for other in [&["--product", "Trial"][..], &["--product", "Shop EU", "--test"], &["--product", "Trial", "--test"]] {
        let refused = run(other).expect_code(1);
        assert!(refused.stderr.contains("\"Shop EU\" (live)"), "{}", refused.stderr);
        assert_eq!(products(&[]), "\"Shop EU\" \"live\"");
    }
    assert_eq!(products(&["Shop EU", "--rename", "Trial", "--kind", "test"]), "\"Trial\" \"test\"");
    run(&["--product", "Trial", "--test"]).expect_code(0);
}
