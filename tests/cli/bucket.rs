//! Imports by a bucket: whatever happens, its files hold together what `save` writes, none twice and none missing, and
//! what went one way does not go the other way too. The server is not ours.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::resume::Random;
use crate::shop::{KEY, Shop, assert_adds_up, count, history, size};
use crate::support::nginx::Nginx;
use crate::support::program::{Outcome, Program, finish};
use crate::support::s3::{Breaking, S3};
use crate::support::wait;

/// The bucket that tests write to.
pub const BUCKET: &str = "shop-events";

/// The place in it.
pub const PLACE: &str = "s3://shop-events/eu";

/// A secret that must never be seen.
pub const SECRET: &str = "bucketsecret0123456789";

/// Starts the program with the bucket's keys and server.
pub fn start(program: &Program, folder: &Path, server: &str, arguments: &[&str]) -> Child {
    let mut command = program.command();
    command.args(arguments).current_dir(folder).env("KISSMETRICS_API_KEY", KEY);
    command.env("AWS_ACCESS_KEY_ID", "AKIATEST").env("AWS_SECRET_ACCESS_KEY", SECRET).env("AWS_ENDPOINT_URL", server);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the built program can be started")
}

/// Runs it until it ends.
pub fn run(program: &Program, folder: &Path, server: &str, arguments: &[&str]) -> Outcome {
    finish(start(program, folder, server, arguments))
}

/// The files of the place, by their names, wherever they lie, one behind the other; and how many there are.
pub fn written(s3: &S3) -> (Vec<u8>, usize) {
    let mut files: Vec<(String, String)> = s3
        .keys(BUCKET)
        .into_iter()
        .map(|key| (key.rsplit('/').next().expect("a key has a name").to_owned(), key))
        .collect();
    files.sort();
    let names: Vec<&String> = files.iter().map(|(name, _)| name).collect();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "a file lies in two places: {files:?}");
    (files.iter().flat_map(|(_, key)| s3.get(BUCKET, key)).collect(), files.len())
}

/// What `save` writes of the plan.
pub fn saved(program: &Program, folder: &Path) -> Vec<u8> {
    let saved = run(program, folder, "", &["--json", "save", "plan.toml", "saved"]).expect_code(0);
    let files = saved.json()[0]["files"].as_array().expect("files are listed").clone();
    files.iter().flat_map(|file| fs::read(folder.join(file.as_str().expect("a path"))).expect("a file")).collect()
}

#[test]
fn killed_at_any_moment_the_files_of_a_bucket_hold_what_save_writes() {
    let (kills, orders) = (size("BACKFILL_KILLS", 6), size("BACKFILL_ORDERS", 14_000));
    let part = size("BACKFILL_PART", 250);
    let (shop, s3, program) = (Shop::new(orders), S3::with_bucket(BUCKET), Program::new());
    let (folder, url, part) = (shop.folder.path(), s3.url(), part.to_string());
    let expected = saved(&program, folder);
    let parts = (orders - orders / 7).div_ceil(part.parse().expect("a number"));
    let mut random = Random(11);
    let mut arguments = vec!["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes", "--part", &part];
    let mut killed = 0;
    for kill in 0..kills {
        let there = s3.keys(BUCKET).len() as u64;
        let border = there + random.below(2 * (parts - there) / (kills - kill + 1) + 1);
        let pause = Duration::from_millis(random.below(25));
        let mut child = start(&program, folder, &url, &arguments);
        let ended = wait::until("files to come", || match child.try_wait().expect("our child") {
            Some(_) => Some(true),
            None => (s3.keys(BUCKET).len() as u64 >= border).then_some(false),
        });
        if ended {
            // The last kill may come too late.
            finish(child).expect_code(0);
            break;
        }
        std::thread::sleep(pause);
        child.kill().expect("our child can be killed");
        child.wait().expect("our child has ended");
        let Some(import) = history(&program, folder).first().cloned() else { continue };
        assert_adds_up(&import);
        if import["state"] == "complete" {
            break;
        }
        killed += 1;
        assert_eq!(import["state"], "interrupted", "{import}");
        let lines = written(&s3).0.iter().filter(|byte| **byte == b'\n').count() as u64;
        assert!(
            count(&import, "sent") <= lines,
            "the ledger claims {} of {lines} that are there",
            count(&import, "sent")
        );
        arguments = vec!["resume", "--yes"];
        // Kissmetrics takes files meanwhile, also one that was completed just now.
        let waiting: Vec<String> = s3.keys(BUCKET).into_iter().filter(|key| key.starts_with("eu/")).collect();
        if kill % 2 == 0 {
            waiting
                .first()
                .into_iter()
                .chain(waiting.last().filter(|last| Some(*last) != waiting.first()))
                .for_each(|key| s3.take(BUCKET, key));
        }
    }
    assert!(killed > kills / 2, "it was killed only {killed} times in the middle");
    if history(&program, folder)[0]["state"] != "complete" {
        run(&program, folder, &url, &["resume", "--yes"]).expect_code(0);
    }
    let import = history(&program, folder).remove(0);
    assert_adds_up(&import);
    assert_eq!(import["state"], "complete");
    let (lines, files) = written(&s3);
    assert_eq!(files as u64, parts);
    assert!(lines == expected, "the files hold {} bytes, and save wrote {}", lines.len(), expected.len());
    assert_eq!(s3.uploads(BUCKET), 0, "something was begun and left");
    println!("{killed} kills, {} bytes in {files} files", lines.len());
}

#[test]
fn what_went_to_the_tracker_does_not_go_by_the_bucket_and_the_other_way_round() {
    let (shop, s3, nginx, program) = (Shop::new(700), S3::with_bucket(BUCKET), Nginx::start(), Program::new());
    let (folder, url, tracker) = (shop.folder.path(), s3.url(), nginx.url());
    let by_tracker = ["run", "plan.toml", "--yes", "--product", "Shop", "--tracker", &tracker, "--limit", "100"];
    run(&program, folder, &url, &by_tracker).expect_code(0);
    nginx.assert_lines(100);

    let by_bucket = ["--json", "run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes", "--limit", "400"];
    let outcome = run(&program, folder, &url, &by_bucket).expect_code(0);
    assert!(outcome.stderr.contains("100 of these events went to \"Shop\""), "{}", outcome.stderr);
    assert_eq!((count(&outcome.json()[0], "earlier"), count(&outcome.json()[0], "sent")), (100, 400));
    let expected: Vec<u8> = lines_of(&saved(&program, folder), 100, 400);
    assert!(written(&s3).0 == expected, "the events from 100 to 400 are in the bucket");

    // The rest goes one by one, and then there is nothing left for the bucket.
    run(&program, folder, &url, &["run", "plan.toml", "--yes", "--product", "Shop", "--tracker", &tracker])
        .expect_code(0);
    nginx.assert_lines(300);
    run(&program, folder, &url, &["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"]).expect_code(0);
    assert_eq!(written(&s3), (expected, 1));

    // What comes out differently goes nowhere.
    shop.plan("Europe/Berlin");
    run(&program, folder, &url, &["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"]).expect_code(3);
    assert_eq!(s3.keys(BUCKET).len(), 1);
}

pub fn lines_of(text: &[u8], from: usize, to: usize) -> Vec<u8> {
    text.split_inclusive(|byte| *byte == b'\n').skip(from).take(to - from).flatten().copied().collect()
}

#[test]
fn later_imports_count_on_so_that_all_files_are_in_order() {
    let (shop, s3, program) = (Shop::new(70), S3::with_bucket(BUCKET), Program::new());
    let (folder, url) = (shop.folder.path(), s3.url());
    let arguments = ["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes", "--part", "25"];
    run(&program, folder, &url, &arguments).expect_code(0);
    shop.write(0..140);
    run(&program, folder, &url, &arguments).expect_code(0);
    let names: Vec<String> = s3.keys(BUCKET);
    let expected: Vec<String> = (1..=6).map(|number| format!("eu/plan.000{number}.json")).collect();
    assert_eq!(names, expected);
    assert!(written(&s3).0 == saved(&program, folder));
    // Another name begins anew.
    shop.write(0..154);
    let other = [&arguments[..], &["--name", "more.json"]].concat();
    run(&program, folder, &url, &other).expect_code(0);
    assert!(s3.keys(BUCKET).contains(&"eu/more.0001.json".to_owned()), "{:?}", s3.keys(BUCKET));
}

#[test]
fn what_was_taken_from_another_place_is_no_part_of_this_one() {
    let (shop, s3, program) = (Shop::new(70), S3::with_bucket(BUCKET), Program::new());
    let (folder, url) = (shop.folder.path(), s3.url());
    let trial = ["run", "plan.toml", "--to", "s3://shop-events/test", "--product", "Trial", "--test", "--yes"];
    run(&program, folder, &url, &trial).expect_code(0);
    s3.take(BUCKET, "test/plan.0001.json");

    let mut live = program.command();
    live.args(["run", "plan.toml", "--yes", "--product", "Shop", "--to", PLACE]).current_dir(folder);
    live.env("AWS_ACCESS_KEY_ID", "AKIATEST").env("AWS_SECRET_ACCESS_KEY", SECRET).env("AWS_ENDPOINT_URL", &url);
    live.env("KISSMETRICS_API_KEY", KEY.replace('0', "f")).stdin(Stdio::null());
    assert!(live.status().expect("it can be run").success());
    assert!(s3.get(BUCKET, "eu/plan.0001.json") == saved(&program, folder));
    let look = run(&program, folder, &url, &["bucket"]).expect_code(0).stdout;
    assert!(look.starts_with("0 of 1 part taken so far."), "{look}");
}

#[test]
fn the_numbers_of_an_import_are_kept_for_it_until_it_goes_on() {
    let (shop, s3, program) = (Shop::new(14_000), S3::with_bucket(BUCKET), Program::new());
    let (folder, url) = (shop.folder.path(), s3.url());
    let arguments = ["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes", "--part", "500"];
    let mut child = start(&program, folder, &url, &arguments);
    wait::until("the first file", || (!s3.keys(BUCKET).is_empty()).then_some(()));
    child.kill().expect("our child can be killed");
    child.wait().expect("our child has ended");

    shop.write(14_000..14_070);
    run(&program, folder, &url, &arguments).expect_code(0);
    assert!(s3.keys(BUCKET).contains(&"eu/plan.0025.json".to_owned()), "{:?}", s3.keys(BUCKET));
    shop.write(0..14_000);
    run(&program, folder, &url, &["resume", "1", "--yes"]).expect_code(0);
    let expected: Vec<String> = (1..=25).map(|number| format!("eu/plan.{number:04}.json")).collect();
    assert_eq!(s3.keys(BUCKET), expected);
}

#[test]
fn a_connection_that_breaks_in_the_middle_of_a_file_costs_nothing() {
    let (shop, s3, program) = (Shop::new(14_000), S3::with_bucket(BUCKET), Program::new());
    let folder = shop.folder.path();
    let breaking = Breaking::before(s3.address(), 6, 200_000);
    let arguments = ["--json", "run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"];
    let outcome = run(&program, folder, &breaking.url(), &arguments).expect_code(0);
    assert_eq!(breaking.broken(), 6);
    assert!(outcome.stderr.contains("The bucket's server takes nothing just now"), "{}", outcome.stderr);
    assert!(written(&s3).0 == saved(&program, folder));
    assert_eq!(s3.uploads(BUCKET), 0);
}

#[test]
fn what_kissmetrics_has_taken_is_told() {
    let (shop, s3, program) = (Shop::new(70), S3::with_bucket(BUCKET), Program::new());
    let (folder, url) = (shop.folder.path(), s3.url());
    let none = run(&program, folder, &url, &["bucket"]).expect_code(1);
    assert!(none.stderr.contains("No import was sent by a bucket."), "{}", none.stderr);
    run(&program, folder, &url, &["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes", "--part", "20"])
        .expect_code(0);
    let look = || run(&program, folder, &url, &["bucket"]).expect_code(0).stdout;
    assert!(look().starts_with("0 of 3 parts taken so far.\n3 parts wait."), "{}", look());
    s3.take(BUCKET, "eu/plan.0001.json");
    s3.take(BUCKET, "eu/plan.0002.json");
    assert!(look().starts_with("2 of 3 parts taken, last at "), "{}", look());
    s3.remove(BUCKET, "eu/plan.0003.json");
    assert!(look().contains("1 part lies neither where it was written"), "{}", look());
    let told = run(&program, folder, &url, &["--json", "bucket", "1"]).expect_code(0).json();
    let numbers: Vec<&Value> = ["parts", "written", "taken", "waiting", "missing"].map(|name| &told[0][name]).to_vec();
    assert_eq!(numbers, [3, 3, 2, 0, 1]);
    let policy = run(&program, folder, &url, &["bucket", "--policy", PLACE]).expect_code(0);
    let policy: Value = serde_json::from_str(&policy.stdout).expect("a policy is JSON");
    // The canonical user and what it needs, as *Recurring JSON Import* has them.
    let user = "6acb81d7742ac437833f51ecb2a40c74cd831ce26909e5f72354fa6af42cfb1f";
    let needs: [(&str, &[&str]); 3] = [
        ("arn:aws:s3:::shop-events", &["s3:ListBucket"]),
        ("arn:aws:s3:::shop-events/eu/*", &["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]),
        ("arn:aws:s3:::shop-events/completed_imports/*", &["s3:PutObject"]),
    ];
    for (at, (resource, actions)) in needs.into_iter().enumerate() {
        let statement = &policy["Statement"][at];
        assert_eq!((statement["Resource"].as_str(), statement["Effect"].as_str()), (Some(resource), Some("Allow")));
        assert_eq!(statement["Principal"]["CanonicalUser"], user);
        let allowed = statement["Action"].to_string();
        assert!(actions.iter().all(|action| allowed.contains(action)), "{allowed}");
    }
}

#[test]
fn a_place_belongs_to_one_product() {
    let (shop, s3, nginx, program) = (Shop::new(70), S3::with_bucket(BUCKET), Nginx::start(), Program::new());
    let (folder, url, tracker) = (shop.folder.path(), s3.url(), nginx.url());
    run(&program, folder, &url, &["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"]).expect_code(0);
    let mut other = program.command();
    other.args(["run", "plan.toml", "--yes", "--product", "Shop US", "--tracker", &tracker]).current_dir(folder);
    other.env("KISSMETRICS_API_KEY", KEY.replace('0', "f")).stdin(Stdio::null());
    assert!(other.status().expect("it can be run").success());
    let mut into = program.command();
    into.args(["run", "plan.toml", "--yes", "--again", "--product", "Shop US", "--to", PLACE]).current_dir(folder);
    into.env("AWS_ACCESS_KEY_ID", "AKIATEST").env("AWS_SECRET_ACCESS_KEY", SECRET).env("AWS_ENDPOINT_URL", &url);
    into.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let refused = finish(into.spawn().expect("it can be run")).expect_code(1);
    assert!(refused.stderr.contains("Files in s3://shop-events/eu go to \"Shop\""), "{}", refused.stderr);
    assert_eq!(s3.keys(BUCKET).len(), 1);
}

#[test]
fn the_keys_of_a_bucket_stand_in_no_file_and_in_no_sentence() {
    let (shop, s3, program) = (Shop::new(70), S3::with_bucket(BUCKET), Program::new());
    let (folder, url) = (shop.folder.path(), s3.url());
    let mut said = String::new();
    for (server, place) in [(url.as_str(), PLACE), (url.as_str(), "s3://not-there/eu"), ("http://127.0.0.1:9", PLACE)] {
        let arguments = ["--json", "run", "plan.toml", "--to", place, "--product", "Shop", "--yes", "--again"];
        let outcome = run(&program, folder, server, &arguments);
        said += &(outcome.stdout + &outcome.stderr);
    }
    said += &run(&program, folder, &url, &["--json", "history"]).stdout;
    assert!(!said.contains(SECRET) && !said.contains("AKIATEST"), "{said}");
    let files: Vec<_> = fs::read_dir(program.data()).expect("the program has its own files").collect();
    assert!(files.len() >= 2, "the ledger and its lock were to be looked at");
    for file in files {
        let path = file.expect("a folder can be listed").path();
        let bytes = fs::read(&path).expect("a file can be read");
        for secret in [SECRET, "AKIATEST"] {
            assert!(
                !bytes.windows(secret.len()).any(|at| at == secret.as_bytes()),
                "{secret} is in {}",
                path.display()
            );
        }
    }
}

#[test]
fn what_kissmetrics_must_be_allowed_is_said_and_each_file_is_given_to_it_where_that_is_wanted() {
    let (shop, s3, program) = (Shop::new(70), S3::with_bucket(BUCKET), Program::new());
    let (folder, url) = (shop.folder.path(), s3.url());
    // Its canonical user, as *Recurring JSON Import* has it.
    let user = "6acb81d7742ac437833f51ecb2a40c74cd831ce26909e5f72354fa6af42cfb1f";
    let reads = |key: &str| {
        let grants = String::from_utf8(s3.get(BUCKET, &format!("{key}?acl"))).expect("permissions are text");
        grants.split("<Grant>").any(|grant| grant.contains(user) && grant.contains("<Permission>READ<"))
    };
    let arguments = ["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"];
    let plain = run(&program, folder, &url, &arguments).expect_code(0);
    for said in ["Kissmetrics must be allowed to list the bucket, and to read, upload and delete files in it", user] {
        assert!(plain.stderr.contains(said), "{}", plain.stderr);
    }
    assert!(
        plain.stderr.contains("New buckets have permissions of single files (ACLs) turned off"),
        "{}",
        plain.stderr
    );
    shop.write(0..140);
    run(&program, folder, &url, &[&arguments[..], &["--grant"]].concat()).expect_code(0);
    assert!(reads("eu/plan.0002.json"));
}
