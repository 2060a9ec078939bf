//! What a person reads is in their language; what is kept, sent and read by other programs is the same in each.

use std::fs;
use std::path::{Path, PathBuf};

use backfill::text::LANGUAGES;

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};
use crate::support::tracker::Misbehaving;
use crate::users::KEY;

/// A case of `tests/fixtures` and the file that it is about.
const CASES: [(&str, &str); 5] = [
    ("problems", "users.csv"),
    ("signups", "users.csv"),
    ("shop-export", "shop.csv"),
    ("billing-looked-up", "billing.csv"),
    ("mixpanel-export", "events.jsonl"),
];

fn case(name: &str) -> Folder {
    Folder::copy_of(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name))
}

fn said(program: &Program, folder: &Path, arguments: &[&str], language: &str) -> Outcome {
    let environment = [("BACKFILL_LANGUAGE", language), ("KISSMETRICS_API_KEY", KEY)];
    program.run_with(folder, arguments, &environment)
}

#[test]
fn plans_results_for_programs_and_exit_codes_are_the_same_in_each_language() {
    for (name, file) in CASES {
        let folder = case(name);
        let mut first: Option<Vec<(Option<i32>, String)>> = None;
        for language in LANGUAGES {
            let program = Program::new();
            let run = |arguments: &[&str]| {
                let outcome = said(&program, folder.path(), arguments, language.id);
                (outcome.code, outcome.stdout)
            };
            let mut all = vec![
                run(&["plan", file, "-o", "made.toml"]),
                run(&["--json", "check", "plan.toml"]),
                run(&["--json", "check", "made.toml"]),
                run(&["--json", "preview", "plan.toml"]),
                run(&["--json", "check", "missing.toml"]),
                run(&["rows", file]),
                run(&["check", "plan.toml", "--fix", "nonsense"]),
            ];
            // What the text of a check says is in the language, how it ends is not.
            all.last_mut().expect("there are several").1.clear();
            all.push((None, fs::read_to_string(folder.at("made.toml")).unwrap_or_default()));
            let of_first = first.get_or_insert_with(|| all.clone());
            for (at, (own, english)) in all.iter().zip(of_first.iter()).enumerate() {
                assert_eq!(own, english, "{name} in {}, command {at}", language.id);
            }
            fs::remove_file(folder.at("made.toml")).ok();
        }
    }
}

#[test]
fn what_is_sent_is_the_same_in_each_language_and_so_is_what_a_program_is_told() {
    let mut first = None;
    for language in LANGUAGES {
        let (program, folder, tracker) = (Program::new(), case("signups"), Misbehaving::well());
        let url = tracker.address();
        let run = ["--json", "run", "plan.toml", "--yes", "--leave-out-problems", "--tracker", &url];
        let outcome = said(&program, folder.path(), &run, language.id).expect_code(0);
        let mut told = outcome.json();
        // What differs from run to run: where it went, and how long it took.
        for object in told.iter_mut().filter_map(serde_json::Value::as_object_mut) {
            object.retain(|name, _| {
                !["tracker", "product", "seconds", "took", "started", "rate"].contains(&name.as_str())
            });
        }
        let mut sent: Vec<String> = tracker.received().iter().map(|request| request.target()).collect();
        sent.sort();
        assert!(!sent.is_empty());
        let all = (told, sent);
        assert_eq!(&all, first.get_or_insert_with(|| all.clone()), "{}", language.id);
    }
}

#[test]
fn a_person_reads_their_language() {
    let mut all: Vec<String> = Vec::new();
    for language in LANGUAGES {
        let outcome = said(&Program::new(), case("problems").path(), &["check", "plan.toml"], language.id);
        assert!(!all.contains(&outcome.stdout), "{} says the same as another language", language.id);
        all.push(outcome.stdout);
    }
}

#[test]
fn no_line_of_a_preview_begins_with_the_same_word_twice() {
    for language in LANGUAGES {
        let outcome = said(&Program::new(), case("problems").path(), &["preview", "plan.toml"], language.id);
        assert!(!outcome.stdout.is_empty(), "{}", outcome.stderr);
        for line in outcome.stdout.lines() {
            let mut words = line.split_whitespace();
            let (first, second) = (words.next(), words.next());
            assert!(second.is_none() || first != second, "in {}: {line}", language.id);
        }
    }
}

#[test]
fn a_language_that_is_not_spoken_is_refused_with_those_that_are() {
    let outcome = said(&Program::new(), case("signups").path(), &["--language", "xx", "check", "plan.toml"], "en");
    let outcome = outcome.expect_code(2);
    for language in LANGUAGES {
        assert!(outcome.stderr.contains(language.id), "{}", outcome.stderr);
    }
}

#[test]
fn a_language_of_the_environment_that_is_not_spoken_is_refused_too() {
    let outcome = said(&Program::new(), Folder::new().path(), &["history"], "tlh").expect_code(2);
    assert!(outcome.stderr.contains("tlh") && outcome.stderr.contains("possible values: "), "{}", outcome.stderr);
}

#[test]
fn where_the_systems_language_is_not_spoken_english_is() {
    let mut command = Program::new().command();
    command.env_remove("BACKFILL_LANGUAGE").env("LANG", "tlh").env("LC_ALL", "tlh").arg("history");
    let told = command.output().expect("the built program can be started");
    assert_eq!(String::from_utf8_lossy(&told.stderr), "Nothing was sent yet.\n");
}
