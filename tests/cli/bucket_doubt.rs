//! What a process leaves in doubt that ends while it completes a file of a bucket, and what others send before that import
//! goes on: nothing counts as sent that is not there, and nothing comes to be there in two ways.

use std::path::Path;

use crate::bucket::{BUCKET, PLACE, lines_of, run, saved, start, written};
use crate::shop::{KEY, Shop, count, history};
use crate::support::nginx::Nginx;
use crate::support::program::{Program, finish, signal};
use crate::support::s3::{Held, Holding, S3};
use crate::support::tracker::{Behaviour, Misbehaving};
use crate::support::wait;

/// The arguments of an import into six files.
const ARGUMENTS: [&str; 9] = ["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes", "--part", "100"];

/// 700 orders, which are 600 events.
fn shop() -> Shop {
    Shop::new(700)
}

/// Imports into files of a hundred, is held up at this request, and is killed then. The server is there by the address
/// that is given.
fn killed_at(program: &Program, folder: &Path, s3: &S3, beginning: &str, how: Held) -> String {
    let holding = Holding::before(s3.address(), beginning, how);
    let mut child = start(program, folder, &holding.url(), &ARGUMENTS);
    wait::until("the request", || holding.has_held().then_some(()));
    child.kill().expect("our child can be killed");
    child.wait().expect("our child has ended");
    assert_eq!(history(program, folder)[0]["state"], "interrupted");
    holding.url()
}

/// Sends the first hundred to a tracker, so that it is known by which product it goes.
fn sent_hundred(program: &Program, folder: &Path, tracker: &str) {
    let arguments = ["run", "plan.toml", "--yes", "--product", "Shop", "--tracker", tracker, "--limit", "100"];
    run(program, folder, "", &arguments).expect_code(0);
}

/// What completes the third file.
const COMPLETES_THIRD: &str = "POST /shop-events/eu/plan.0003.json?uploadId=";

/// What writes the third file.
const WRITES_THIRD: &str = "PUT /shop-events/eu/plan.0003.json?";

/// Tries the plan with another product in the same bucket.
fn tried(program: &Program, folder: &Path, url: &str) {
    let mut trial = program.command();
    trial.args(["run", "plan.toml", "--to", "s3://shop-events/test", "--product", "Trial", "--test", "--yes"]);
    trial.args(["--part", "100"]).current_dir(folder).env("KISSMETRICS_API_KEY", KEY.replace('0', "f"));
    trial.env("AWS_ACCESS_KEY_ID", "AKIATEST").env("AWS_SECRET_ACCESS_KEY", "secret").env("AWS_ENDPOINT_URL", url);
    let status = trial.stdin(std::process::Stdio::null()).status();
    assert!(status.expect("it can be run").success());
}

/// The files of the place, one behind the other.
fn of_place(s3: &S3) -> Vec<u8> {
    let keys = s3.keys(BUCKET).into_iter().filter(|key| key.starts_with("eu/"));
    keys.flat_map(|key| s3.get(BUCKET, &key)).collect()
}

#[test]
fn what_was_taken_of_a_trial_is_not_taken_for_a_file_that_was_never_completed() {
    for rule_took_it_back in [false, true] {
        let (shop, s3, program) = (shop(), S3::with_bucket(BUCKET), Program::new());
        let folder = shop.folder.path();
        let url = killed_at(&program, folder, &s3, COMPLETES_THIRD, Held::Before);
        // The same lines, by the same name, taken since the import began.
        tried(&program, folder, &url);
        s3.take(BUCKET, "test/plan.0003.json");
        if rule_took_it_back {
            s3.take_back_uploads(BUCKET);
        }
        run(&program, folder, &url, &["resume", "1", "--yes"]).expect_code(0);
        assert!(of_place(&s3) == saved(&program, folder), "the third file is missing ({rule_took_it_back})");
        assert_eq!(s3.uploads(BUCKET), 0);
    }
}

#[test]
fn what_was_completed_and_taken_is_found_beside_what_was_taken_of_a_trial() {
    for waits in [false, true] {
        let (shop, s3, program) = (shop(), S3::with_bucket(BUCKET), Program::new());
        let folder = shop.folder.path();
        let url = killed_at(&program, folder, &s3, COMPLETES_THIRD, Held::After);
        tried(&program, folder, &url);
        s3.take(BUCKET, "eu/plan.0003.json");
        // What still lies where it was written is not what was taken.
        if !waits {
            s3.take_on(BUCKET, "test/plan.0003.json", "2026/11/29");
        }
        run(&program, folder, &url, &["resume", "1", "--yes"]).expect_code(0);
        let files: Vec<String> = s3.keys(BUCKET).into_iter().filter(|key| key.starts_with("eu/")).collect();
        assert_eq!(files.len(), 5, "the third was written twice: {files:?}");
        assert_eq!(history(&program, folder).iter().map(|import| count(import, "sent")).min(), Some(600));
    }
}

#[test]
fn a_lost_answer_about_a_file_that_is_complete_writes_it_once() {
    let (shop, s3, program) = (shop(), S3::with_bucket(BUCKET), Program::new());
    let folder = shop.folder.path();
    let holding = Holding::before(s3.address(), COMPLETES_THIRD, Held::Lost);
    run(&program, folder, &holding.url(), &ARGUMENTS).expect_code(0);
    assert!(holding.has_held());
    assert!(written(&s3) == (saved(&program, folder), 6));
    assert_eq!(s3.uploads(BUCKET), 0);
}

#[test]
fn what_a_replaced_or_forgotten_import_had_begun_is_taken_back() {
    for end in
        [&["resume", "--yes", "--start-over"][..], &["resume", "--yes", "--only-new"], &["history", "--forget", "1"]]
    {
        let (shop, s3, program) = (shop(), S3::with_bucket(BUCKET), Program::new());
        let (folder, url) = (shop.folder.path(), s3.url());
        killed_at(&program, folder, &s3, WRITES_THIRD, Held::Before);
        assert_eq!(s3.uploads(BUCKET), 1);
        let third = s3.keys(BUCKET);
        assert_eq!(third, ["eu/plan.0001.json", "eu/plan.0002.json"]);
        shop.write(0..770);
        run(&program, folder, &url, end).expect_code(0);
        if end[0] == "history" {
            let arguments = [&ARGUMENTS[..], &["--limit", "50"]].concat();
            third.iter().for_each(|key| s3.remove(BUCKET, key));
            run(&program, folder, &url, &arguments).expect_code(0);
        }
        assert_eq!(s3.uploads(BUCKET), 0, "{end:?}");
    }
}

/// Sends to a tracker that takes its time, and stops in the middle, in order, so that whatever has left is answered.
fn stopped_midway(program: &Program, folder: &Path, tracker: &Misbehaving) {
    let address = tracker.address();
    let arguments = ["run", "plan.toml", "--tracker", &address, "--product", "Shop", "--yes"];
    let child = start(program, folder, "", &arguments);
    wait::until("events to arrive", || (tracker.received().len() > 20).then_some(()));
    signal(&child, "-TERM");
    finish(child).expect_code(4);
    tracker.go_on();
}

/// A tracker that takes its time: in all that a stop waits for the last answers, few are sent beyond the first.
fn slow() -> Misbehaving {
    Misbehaving::held_up(40, Behaviour::Delay(std::time::Duration::from_millis(500)))
}

#[test]
fn an_import_by_the_tracker_goes_on_without_what_went_by_a_bucket_meanwhile() {
    let (shop, s3, program) = (Shop::new(1_400), S3::with_bucket(BUCKET), Program::new());
    let (folder, url) = (shop.folder.path(), s3.url());
    let tracker = slow();
    let (address, product) = (tracker.address(), ["--product", "Shop", "--yes"]);
    stopped_midway(&program, folder, &tracker);
    let before = tracker.received().len();
    let by_bucket = [&["--json", "run", "plan.toml", "--to", PLACE, "--limit", "900"][..], &product].concat();
    let outcome = run(&program, folder, &url, &by_bucket).expect_code(0);
    let earlier = count(&outcome.json()[0], "earlier") as usize;
    assert!(written(&s3).0 == lines_of(&saved(&program, folder), earlier, 900), "the rest up to 900 is in the bucket");

    let outcome = run(&program, folder, &url, &["resume", "--yes", "--tracker", &address]).expect_code(0);
    assert_eq!(tracker.received().len() - before, 300, "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("of the events that were left went to \"Shop\" by another import"),
        "{}",
        outcome.stderr
    );
    let imports = history(&program, folder);
    assert!(imports.iter().all(|import| import["state"] == "complete"), "{imports:?}");
    assert_eq!((count(&imports[1], "sent"), count(&imports[1], "earlier")), (1_200, 900 - earlier as u64));
}

#[test]
fn an_import_by_a_bucket_goes_on_without_what_the_tracker_was_sent_meanwhile() {
    let (shop, s3, nginx, program) = (shop(), S3::with_bucket(BUCKET), Nginx::start(), Program::new());
    let (folder, url, tracker) = (shop.folder.path(), s3.url(), nginx.url());
    sent_hundred(&program, folder, &tracker);
    // While a file is written nothing of it can be there.
    killed_at(&program, folder, &s3, WRITES_THIRD, Held::Before);
    let expected = saved(&program, folder);
    let by_tracker = ["run", "plan.toml", "--yes", "--product", "Shop", "--tracker", &tracker];
    run(&program, folder, &url, &[&by_tracker[..], &["--limit", "450"]].concat()).expect_code(0);
    nginx.assert_lines(250);
    run(&program, folder, &url, &["resume", "2", "--yes"]).expect_code(0);
    assert!(of_place(&s3) == [lines_of(&expected, 100, 300), lines_of(&expected, 450, 600)].concat());
    let import = history(&program, folder).remove(1);
    assert_eq!((&import["state"], count(&import, "sent"), count(&import, "earlier")), (&"complete".into(), 600, 250));
    assert_eq!(s3.uploads(BUCKET), 0);
}

#[test]
fn what_may_be_in_a_file_goes_no_other_way_until_the_bucket_was_asked() {
    for how in [Held::Before, Held::After] {
        let (shop, s3, nginx, program) = (shop(), S3::with_bucket(BUCKET), Nginx::start(), Program::new());
        let (folder, url, tracker) = (shop.folder.path(), s3.url(), nginx.url());
        sent_hundred(&program, folder, &tracker);
        killed_at(&program, folder, &s3, COMPLETES_THIRD, how);
        let expected = lines_of(&saved(&program, folder), 100, 600);
        let by_tracker = ["run", "plan.toml", "--yes", "--product", "Shop", "--tracker", &tracker];
        let refused = run(&program, folder, &url, &by_tracker).expect_code(3);
        let said = "Import 2 broke off while it was writing s3://shop-events/eu/plan.0003.json. If that file is in the bucket, 100 of these events are in it";
        assert!(refused.stderr.contains(said), "{}", refused.stderr);
        assert!(!refused.stderr.contains("which does no harm"), "{}", refused.stderr);
        nginx.assert_lines(100);
        // Somebody may mean it, and then the import cannot go on as it was cut.
        run(&program, folder, &url, &[&by_tracker[..], &["--again", "--limit", "450"]].concat()).expect_code(0);
        let refused = run(&program, folder, &url, &["resume", "2", "--yes"]).expect_code(3);
        assert!(refused.stderr.contains("150 of the events that are left of import 2 were sent"), "{}", refused.stderr);
        assert_eq!(s3.keys(BUCKET).len(), 2 + usize::from(how == Held::After));
        run(&program, folder, &url, &["resume", "2", "--yes", "--again"]).expect_code(0);
        assert!(written(&s3) == (expected, 5), "all that was left is there, cut as before");
    }
}

#[test]
fn a_new_import_into_the_bucket_finds_out_what_was_in_doubt() {
    for how in [Held::Before, Held::After] {
        let (shop, s3, program) = (shop(), S3::with_bucket(BUCKET), Program::new());
        let (folder, url) = (shop.folder.path(), s3.url());
        killed_at(&program, folder, &s3, COMPLETES_THIRD, how);
        // Its source has grown, so that it cannot go on as it was.
        shop.write(0..770);
        let mut outcome = run(&program, folder, &url, &["resume", "--yes", "--only-new"]);
        if how == Held::After {
            // The file is there, which is news.
            let outcome_of_look = outcome.expect_code(1);
            assert!(outcome_of_look.stderr.contains("look again at what is new"), "{}", outcome_of_look.stderr);
            outcome = run(&program, folder, &url, &["resume", "--yes", "--only-new"]);
        }
        outcome.expect_code(0);
        assert!(written(&s3).0 == saved(&program, folder), "{how:?}");
        assert_eq!(s3.uploads(BUCKET), 0);
    }
}

#[test]
fn what_may_be_in_a_file_is_sent_in_place_of_a_changed_import_only_where_that_is_said() {
    let (shop, s3, program) = (shop(), S3::with_bucket(BUCKET), Program::new());
    let (folder, tracker) = (shop.folder.path(), slow());
    stopped_midway(&program, folder, &tracker);
    let before = tracker.received().len();
    let url = killed_at(&program, folder, &s3, COMPLETES_THIRD, Held::Before);
    // What is to go to the tracker has changed, and it can't look into the bucket.
    shop.write(0..770);
    let address = tracker.address();
    let resume = ["resume", "1", "--yes", "--only-new", "--tracker", &address];
    let refused = run(&program, folder, &url, &resume).expect_code(3);
    assert!(refused.stderr.contains("or add --again to send them in any case"), "{}", refused.stderr);
    assert_eq!(tracker.received().len(), before);
    run(&program, folder, &url, &[&resume[..], &["--again"]].concat()).expect_code(0);
    // Two files of a hundred are in the bucket, and what was sent already is not sent again.
    assert_eq!(tracker.received().len(), 660 - 200);
}

#[test]
fn what_an_import_completed_itself_is_not_said_to_be_of_another_once_a_second_one_has_found_out() {
    let (shop, s3, program) = (shop(), S3::with_bucket(BUCKET), Program::new());
    let folder = shop.folder.path();
    let url = killed_at(&program, folder, &s3, COMPLETES_THIRD, Held::After);
    let found_out = run(&program, folder, &url, &ARGUMENTS).expect_code(1);
    assert!(found_out.stderr.contains("look again at what is new"), "{}", found_out.stderr);
    let gone_on = run(&program, folder, &url, &["resume", "1", "--yes"]).expect_code(0);
    assert!(!gone_on.stderr.contains("by another import"), "{}", gone_on.stderr);
    // 200 were noted and 300 are left.
    assert!(gone_on.stderr.contains("100 more of its events were found in the bucket"), "{}", gone_on.stderr);
    assert!(written(&s3) == (saved(&program, folder), 6));
    let import = history(&program, folder).remove(0);
    assert_eq!((&import["state"], count(&import, "sent"), count(&import, "earlier")), (&"complete".into(), 600, 0));
}
