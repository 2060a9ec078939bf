//! An import by a bucket, in a real window whose process is killed in the middle, again and again.

use std::path::PathBuf;
use std::process::Stdio;

use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::ledger::{Ledger, ProductKind};
use eframe::egui::accesskit::Role;

use crate::app::App;
use crate::screen::Screen;
use crate::support::program::Program;
use crate::support::s3::S3;
use crate::support::wait;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

const BUCKET: &str = "shop-events";

/// How large it is, which can be set, as in `BACKFILL_KILLS=10 BACKFILL_EVENTS=1000000 BACKFILL_PART=20000`.
fn size(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// So many as sentences have them.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let places = digits.len();
    let with_commas = digits.chars().enumerate().flat_map(|(at, digit)| {
        let comma = (at > 0 && (places - at).is_multiple_of(3)).then_some(',');
        comma.into_iter().chain([digit])
    });
    with_commas.collect()
}

#[test]
fn killed_again_and_again_an_import_in_bulk_goes_on_until_the_bucket_holds_what_save_writes() {
    let (kills, events) = (size("BACKFILL_KILLS", 2), size("BACKFILL_EVENTS", 8_000));
    let part = size("BACKFILL_PART", 100);
    let s3 = S3::with_bucket(BUCKET);
    let program = Program::new()
        .with("AWS_ACCESS_KEY_ID", PathBuf::from("AKIATEST"))
        .with("AWS_SECRET_ACCESS_KEY", PathBuf::from("bucketsecret"));
    let mut app = App::start_on(Screen::new(1280, 800), program, &[]);
    std::fs::create_dir_all(app.data()).expect("its folder can be made");
    let ledger = Ledger::open(&app.data()).expect("a ledger");
    let key = ApiKey::new(KEY).expect("a key");
    let product = ledger.product(&Destination::kissmetrics(), &key, Some("Shop EU"), Some(ProductKind::Test));
    product.expect("it can be noted");

    let mut table = "login,created_at\n".to_owned();
    for row in 0..events {
        let (day, second) = (row / 86_400, row % 86_400);
        let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
        table += &format!("p{row}@example.com,2016-01-{:02} {hours:02}:{minutes:02}:{seconds:02}\n", day + 1);
    }
    std::fs::write(app.home().join("users.csv"), table).expect("a file in its home can be written");
    app.click("Type a path");
    app.type_text(&app.home().join("users.csv").to_string_lossy());
    app.keys(&["Return"]);
    app.find(&format!("All {} rows were read.", grouped(events)));
    app.click("Continue");
    app.click("Time zone");
    app.type_text("UTC");
    app.click_role(Role::MenuItem, "UTC");
    app.click("Continue");
    app.find_saying(&format!("All {} rows were checked.", grouped(events)));
    app.click("Continue");
    app.click_role(Role::RadioButton, "Shop EU");
    app.tab_to_one("API key", |widget| widget.label == "API key");
    app.type_text(KEY);
    app.tab_to_one("the choice of bulk", |widget| widget.label == "Send in bulk…");
    app.keys(&["space"]);
    app.tab_to_one("the bucket", |widget| widget.label == "Bucket");
    app.type_text("s3://shop-events/eu");
    app.tab_to_one("more settings", |widget| widget.label == "Files and server");
    app.keys(&["Return"]);
    app.tab_to_one("events in a file", |widget| widget.label == "Events in a file, at most");
    app.keys(&["ctrl+a"]);
    app.type_text(&part.to_string());
    app.tab_to_one("the server", |widget| widget.label == "Another server than Amazon's");
    app.type_text(&s3.url());
    app.picture("bulk");
    app.find_saying("What is sent can't be undone.");
    app.click(&format!("Write {} events into the bucket", grouped(events)));

    let parts = events.div_ceil(part);
    for kill in 1..=kills {
        let border = parts * kill / (kills + 1);
        wait::until("files to come", || (s3.keys(BUCKET).len() as u64 >= border).then_some(()));
        if kill == 1 {
            app.picture("bulk-under-way");
        }
        app.kill_and_start_again();
        let import = ledger.unfinished().expect("it can be read").expect("it is not whole");
        let (done, left) = (import.outcomes.sent, events - import.outcomes.sent);
        app.find_saying(&format!(
            "An import of users.csv was interrupted at {} of {}.",
            grouped(done),
            grouped(events)
        ));
        app.click("Go on");
        app.find("Go on with users.csv");
        app.tab_to_one("API key", |widget| widget.label == "API key");
        app.type_text(KEY);
        app.find_saying("What is sent can't be undone.");
        app.click(&format!("Write {} events into the bucket", grouped(left)));
        println!("killed at {done} of {events}");
    }
    app.find_saying(&format!("{} events were sent to Shop EU", grouped(events)));
    app.picture("bulk-result");

    let import = ledger.imports().expect("it can be read").remove(0);
    std::fs::write(app.home().join("plan.toml"), &import.plan).expect("a file in its home can be written");
    let whole = events.to_string();
    let mut save = app.command();
    save.args(["save", "plan.toml", "saved", "--part", &whole]).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(save.status().expect("the program can be run").success());
    let saved = std::fs::read(app.home().join("saved/users-events-0001.json")).expect("what was saved can be read");
    let written: Vec<u8> = s3.keys(BUCKET).iter().flat_map(|key| s3.get(BUCKET, key)).collect();
    assert!(written == saved, "{} bytes are in the bucket, and save wrote {}", written.len(), saved.len());
    assert_eq!((s3.keys(BUCKET).len() as u64, s3.uploads(BUCKET)), (parts, 0));
}
