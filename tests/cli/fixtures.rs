//! Every folder of `tests/fixtures` is a case: a new case is a new folder, and its name in [`CASES`].
//!
//! | File | What it holds |
//! |---|---|
//! | `plan.toml` | the plan; the files that it reads lie beside it |
//! | `requests.txt` | what must be sent, in the order of the rows: path and query as they stand in a GET, with the key `KEY` |
//! | `not-sent.txt` | row and reason of each event that is made and not sent, and of each row that makes none; absent when there is none |

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::{Outcome, Program};

/// In the shape of a real key.
const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// Each of them, so that one that is gone, or that nobody named, is noticed.
const CASES: [&str; 26] = [
    "amplitude-export",
    "bigcommerce-orders",
    "billing",
    "billing-looked-up",
    "cancellations",
    "cancellations-zero-dates",
    "chargebee-subscriptions",
    "clock-changes",
    "hubspot-contacts",
    "identifiers",
    "kissmetrics-raw-export",
    "klaviyo-profiles",
    "long-values",
    "mixpanel-export",
    "people-only",
    "posthog-export",
    "problems",
    "recurly-invoices",
    "rules",
    "segment-calls",
    "shop-export",
    "signups",
    "visits",
    "visits-in-any-order",
    "wide-users",
    "woocommerce-orders",
];

struct Case {
    name: String,
    /// A copy, so that no run can change another's input.
    folder: Folder,
    requests: Vec<String>,
    not_sent: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn cases() -> impl Iterator<Item = Case> {
    CASES.iter().map(|name| case(&root().join(name)))
}

fn case(path: &Path) -> Case {
    let lines = |name: &str| -> Vec<String> {
        fs::read_to_string(path.join(name)).unwrap_or_default().lines().map(str::to_owned).collect()
    };
    for needed in ["plan.toml", "requests.txt"] {
        assert!(path.join(needed).is_file(), "{} has no {needed}", path.display());
    }
    Case {
        name: path.file_name().expect("a fixture has a name").to_string_lossy().into_owned(),
        folder: Folder::copy_of(path),
        requests: lines("requests.txt"),
        not_sent: lines("not-sent.txt"),
    }
}

/// Runs `check` on every case, and prints which it is at.
fn each_case(check: impl Fn(&Case)) {
    for case in cases() {
        println!("case {}", case.name);
        check(&case);
    }
}

fn number(object: &Value, name: &str) -> u64 {
    object[name].as_u64().unwrap_or_else(|| panic!("no number {name:?} in {object}"))
}

/// The counters must add up, whatever happened.
fn adds_up(counters: &Value) {
    let sum = |names: &[&str]| names.iter().map(|name| number(counters, name)).sum::<u64>();
    assert_eq!(number(counters, "rows"), sum(&["used", "skipped", "rejected"]), "{counters}");
    let fates = ["merged", "withheld", "sent", "unconfirmed", "pending"];
    assert_eq!(number(counters, "made"), sum(&fates), "{counters}");
}

/// The object that a command ends with.
fn last(outcome: &Outcome) -> Value {
    outcome.json().pop().unwrap_or_else(|| panic!("nothing was printed: {}", outcome.stderr))
}

/// What a preview says of an event that is not sent or of a row without one: row and reason.
fn reason(object: &Value) -> String {
    let reason = ["skipped", "rejected"].iter().find_map(|field| object[*field].as_str());
    format!("{} {}", number(object, "row"), reason.unwrap_or_else(|| panic!("no reason in {object}")))
}

#[test]
fn every_folder_of_fixtures_is_a_case_and_every_case_is_a_folder() {
    let listed = fs::read_dir(root()).expect("the fixtures can be listed");
    let mut folders: Vec<String> = listed
        .map(|entry| entry.expect("the fixtures can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    assert_eq!(folders, CASES);
}

#[test]
fn each_case_is_previewed_as_exactly_the_expected_requests() {
    each_case(|case| {
        let program = Program::new();
        let outcome = program.run(case.folder.path(), ["preview", "plan.toml", "--json"]).expect_code(0);
        let (sent, not_sent): (Vec<Value>, Vec<Value>) =
            outcome.json().into_iter().partition(|object| object.get("request").is_some());
        let requests: Vec<&str> = sent.iter().filter_map(|object| object["request"].as_str()).collect();
        assert_eq!(requests, case.requests, "{}", case.name);
        assert_eq!(not_sent.iter().map(reason).collect::<Vec<_>>(), case.not_sent, "{}", case.name);
    });
}

#[test]
fn each_case_is_checked_as_what_it_will_send() {
    each_case(|case| {
        let outcome = Program::new().run(case.folder.path(), ["check", "plan.toml", "--json"]);
        let counters = last(&outcome);
        adds_up(&counters);
        let to_send = number(&counters, "made") - number(&counters, "merged") - number(&counters, "withheld");
        assert_eq!(to_send as usize, case.requests.len(), "{}", case.name);
        assert_eq!(number(&counters, "sent"), 0, "{}: checking sends nothing", case.name);
    });
}

#[test]
fn each_case_is_sent_as_exactly_the_expected_requests() {
    each_case(|case| {
        let nginx = Nginx::start();
        let outcome = Program::new()
            .run_with(
                case.folder.path(),
                ["run", "plan.toml", "--leave-out-problems", "--tracker", &nginx.url(), "--yes", "--json"],
                &[("KISSMETRICS_API_KEY", KEY)],
            )
            .expect_code(0);
        let counters = last(&outcome);
        adds_up(&counters);
        assert_eq!(number(&counters, "sent") as usize, case.requests.len(), "{}", case.name);

        // Many are under way at once, so the order in which they arrive is nobody's promise.
        let mut arrived: Vec<String> = nginx.finish().iter().map(|line| as_target(line)).collect();
        let mut expected: Vec<String> =
            case.requests.iter().map(|line| line.replace("_k=KEY", &format!("_k={KEY}"))).collect();
        arrived.sort();
        expected.sort();
        assert_eq!(arrived, expected, "{}", case.name);
    });
}

/// A line of the server's log in the form of `requests.txt`, where a form that was posted stands as if it had been a GET.
fn as_target(line: &str) -> String {
    let line = line.replacen(" HTTP/1.1", "", 1);
    match line.strip_prefix("POST ") {
        Some(posted) => posted.replacen(' ', "?", 1),
        None => line.trim_start_matches("GET ").to_owned(),
    }
}
