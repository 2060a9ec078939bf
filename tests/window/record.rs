//! The record of an import, in a real window whose process is killed in the middle.

use std::collections::BTreeSet;
use std::time::Duration;

use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::ledger::{ImportState, Ledger};
use eframe::egui::accesskit::Role;

use crate::app::App;
use crate::support::tracker::{Behaviour, Misbehaving};
use crate::support::wait;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// So many people signed up, a second apart.
const EVENTS: usize = 400;

fn lines(tracker: &Misbehaving) -> BTreeSet<String> {
    tracker.received().into_iter().map(|received| received.line).collect()
}

#[test]
fn an_import_whose_process_was_killed_is_offered_at_the_next_start_and_hands_over_the_rest() {
    let tracker = Misbehaving::always(Behaviour::Delay(Duration::from_millis(150)));
    let mut app = App::start(&[]);
    // Somebody has seen events of ours in this product before.
    std::fs::create_dir_all(app.data()).expect("its folder can be made");
    let ledger = Ledger::open(&app.data()).expect("a ledger");
    let destination = Destination::parse(&tracker.address()).expect("an address of this machine");
    let key = ApiKey::new(KEY).expect("a key");
    let product = ledger.product(&destination, &key, Some("Stand-in"), None).expect("it can be noted");
    ledger.confirm(&product).expect("it can be confirmed");

    let mut table = "login,created_at\n".to_owned();
    for row in 0..EVENTS {
        table += &format!("p{row}@example.com,2016-01-03 09:{:02}:{:02}\n", row / 60, row % 60);
    }
    let path = app.home().join("users.csv");
    std::fs::write(&path, table).expect("a file in its home can be written");
    app.click("Type a path");
    app.type_text(&path.to_string_lossy());
    app.keys(&["Return"]);
    app.find("All 400 rows were read.");
    app.click("Continue");
    app.click("Time zone");
    app.type_text("UTC");
    app.click_role(Role::MenuItem, "UTC");
    app.click("Continue");
    app.find_saying("All 400 rows were checked.");
    app.click("Continue");
    app.click_role(Role::RadioButton, "Stand-in");
    app.tab_to_one("API key", |widget| widget.label == "API key");
    app.type_text(KEY);
    app.find_saying("What is sent can't be undone.");
    app.click(&format!("Send {EVENTS} events"));
    wait::until("some events to be recorded", || {
        let import = ledger.imports().expect("it can be read").into_iter().next()?;
        (import.outcomes.sent > 40).then_some(())
    });
    app.kill_and_start_again();

    let import = ledger.unfinished().expect("it can be read").expect("it is not whole");
    assert_eq!(import.state, ImportState::Interrupted);
    let done = import.outcomes.sent;
    app.find(&format!("An import of users.csv was interrupted at {done} of {EVENTS}. Go on?"));
    app.picture("interrupted");
    app.click("Go on");
    app.find("Go on with users.csv");
    app.tab_to_one("API key", |widget| widget.label == "API key");
    app.type_text(KEY);
    app.find_saying("What is sent can't be undone.");
    app.click(&format!("Send {} events", EVENTS as u64 - done));
    app.find_saying(&format!("{EVENTS} events were sent to Stand-in"));

    // What was under way at the kill came twice, the same to the byte.
    assert_eq!(lines(&tracker).len(), EVENTS);
    let again = tracker.received().len() - EVENTS;
    println!("killed at {done} recorded; {again} of {EVENTS} came twice, the same");
    let import = ledger.import(import.id).expect("it is there");
    assert_eq!((import.state, import.outcomes.sent), (ImportState::Complete, EVENTS as u64));
    assert!(import.outcomes.adds_up());
}
