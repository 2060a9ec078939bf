//! The sending itself, and what became of it.

use backfill::tr;
use std::time::Duration;

use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::ledger::Ledger;
use backfill::plan::Plan;
use backfill::workflow::hand_over::Given;
use eframe::egui::accesskit::Role;

use super::send::many;
use super::wizard::{Wizard, name, role};
use crate::harness::look_in_both;
use crate::support::tracker::{Behaviour, Misbehaving};

pub const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// Sends so many events to this tracker, where a person has seen events of ours before.
fn sending(tracker: &Misbehaving, rows: u32) -> Wizard {
    let mut wizard = Wizard::matching("many.csv", many(rows));
    confirm(&wizard, tracker);
    wizard.say_when_and_what();
    send_known(&mut wizard, rows);
    wizard.see(&tr!("sending-title", product = "Stand-in"));
    wizard
}

/// A person has seen events of ours in this product.
pub fn confirm(wizard: &Wizard, tracker: &Misbehaving) {
    std::fs::create_dir_all(&wizard.data).expect("a folder of ours can be made");
    let ledger = Ledger::open(&wizard.data).expect("there can be a ledger");
    let destination = Destination::parse(&tracker.address()).expect("an address of this machine");
    let key = ApiKey::new(KEY).expect("a key");
    let product = ledger.product(&destination, &key, Some("Stand-in"), None).expect("it can be noted");
    ledger.confirm(&product).expect("it can be confirmed");
}

/// From Match on: all of it to this tracker.
pub fn send(wizard: &mut Wizard, tracker: &Misbehaving, events: u32) {
    choose_product(wizard, tracker);
    wizard.press(&format!("Send {events} events"));
}

/// From Match on: so many events to the product of [`confirm`].
pub fn send_known(wizard: &mut Wizard, events: u32) {
    choose_known(wizard);
    wizard.press(&format!("Send {events} events"));
}

/// From Match on to the page before sending, with the product of [`confirm`] chosen.
pub fn choose_known(wizard: &mut Wizard) {
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.leave_out_problems();
    wizard.press(tr!("continue"));
    wizard.press("Stand-in");
    wizard.fill(tr!("product-key"), KEY);
    wizard.see_gone("Looking up what was sent to this product before");
}

/// From Match on to the page before sending, with this tracker filled in as a new product.
pub fn choose_product(wizard: &mut Wizard, tracker: &Misbehaving) {
    choose_address(wizard, &tracker.address());
}

/// The same with the address of any tracker.
pub fn choose_address(wizard: &mut Wizard, address: &str) {
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.leave_out_problems();
    wizard.press(tr!("continue"));
    fill_in_address(wizard, address);
}

/// On the page before sending: this tracker as a new product.
pub fn fill_in(wizard: &mut Wizard, tracker: &Misbehaving) {
    fill_in_address(wizard, &tracker.address());
}

fn fill_in_address(wizard: &mut Wizard, address: &str) {
    wizard.press(tr!("sink-kissmetrics"));
    wizard.press(tr!("product-purpose-test"));
    wizard.fill(tr!("practice-name"), "Stand-in");
    wizard.fill(tr!("product-key"), KEY);
    wizard.press(tr!("advanced"));
    wizard.fill(tr!("product-address"), address);
    wizard.press(tr!("product-address-meant"));
    wizard.see_gone("Looking up what was sent to this product before");
}

/// The run is still under way when a person has found the button, and ends soon once the tracker
/// [goes on](Misbehaving::go_on).
pub fn slow() -> Misbehaving {
    Misbehaving::held_up(60, Behaviour::Delay(Duration::from_secs(1)))
}

/// A window that sends *many.csv* to the product of [`confirm`], and another one beside it.
pub fn one_sends(tracker: &Misbehaving) -> (Wizard, Wizard) {
    let mut first = Wizard::matching("many.csv", many(900));
    confirm(&first, tracker);
    first.say_when_and_what();
    send_known(&mut first, 900);
    first.until("events to arrive", |_| !tracker.received().is_empty());
    let second = first.beside();
    (first, second)
}

#[test]
fn a_run_pauses_goes_on_and_hands_over_everything() {
    let tracker = slow();
    let mut wizard = sending(&tracker, 600);
    wizard.press(tr!("sending-pause"));
    wizard.see("sent, paused");
    assert!(tracker.received().len() < 600);
    tracker.go_on();
    wizard.press(tr!("go-on"));
    wizard.see(&tr!("result-title", count = 600_u64, product = "Stand-in"));
    assert_eq!(tracker.received().len(), 600);
}

#[test]
fn a_stopped_run_says_what_was_sent_and_what_was_not() {
    let tracker = slow();
    let mut wizard = sending(&tracker, 300);
    // Stopped earlier, nothing would be.
    wizard.until("events to arrive", |_| !tracker.received().is_empty());
    wizard.press(tr!("sending-stop"));
    wizard.see(tr!("result-stopped"));
    wizard.see("What was sent stays sent.");
    let numbers = outcomes(&wizard);
    let number = |label: &str| numbers.iter().find(|(known, _)| known == label).map_or(0, |(_, number)| *number);
    assert_eq!(number("Events sent") + number("No reply"), tracker.received().len() as u64);
    assert_eq!(number("Events sent") + number("Pending") + number("No reply"), 300);
}

#[test]
fn closing_while_sending_asks_and_can_be_taken_back() {
    let tracker = slow();
    let mut wizard = sending(&tracker, 600);
    wizard.close();
    wizard.see(tr!("closing-title"));
    let sent = &wizard.window.output().viewport_output;
    assert!(sent.values().all(|output| !output.commands.contains(&eframe::egui::ViewportCommand::Close)));
    look_in_both(&mut wizard.window, "dialog-closing");
    wizard.press(tr!("closing-no"));
    wizard.see_gone(tr!("closing-title"));
    tracker.go_on();
    wizard.see(&tr!("result-title", count = 600_u64, product = "Stand-in"));
}

#[test]
fn a_practice_run_that_is_stopped_to_close_the_window_is_found_in_the_history() {
    let mut wizard = Wizard::matching("many.csv", many(50_000));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-all-checked", count = 50_000_u64));
    wizard.press(tr!("continue"));
    wizard.press(&tr!("send-practice", count = 50_000_u64));
    wizard.close();
    wizard.see("Its settings are kept in the history.");
    wizard.press(tr!("closing-stop"));
    wizard.until("the window to close", |wizard| {
        let sent = &wizard.window.output().viewport_output;
        sent.values().any(|output| output.commands.contains(&eframe::egui::ViewportCommand::Close))
    });
    let mut wizard = wizard.again();
    wizard.press(tr!("history-page"));
    wizard.see("many.csv");
}

#[test]
fn the_numbers_of_the_result_add_up() {
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.see(tr!("result-table"));
    let numbers = outcomes(&wizard);
    let number = |label: &str| numbers.iter().find(|(known, _)| known == label).map_or(0, |(_, number)| *number);
    // Of events: 3 sent and 1 from 1970. Of rows: 4 made events, 1 has no date, 2 have a problem.
    assert_eq!((number("Events sent"), number("Would be dropped"), number("Events made")), (3, 1, 4));
    assert_eq!((number("Rows that made events"), number("Rows left out"), number("Rows with a problem")), (4, 1, 2));
    assert_eq!(number("Rows read"), 7);
}

#[test]
fn files_are_saved_where_a_path_is_typed() {
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.see(tr!("result-table"));
    wizard.press(tr!("result-paths"));
    let [sent, not_sent, plan] = ["sent.csv", "not-sent.csv", "plan.toml"].map(|name| wizard.folder.at(name));
    for (label, path) in
        [("The events that were sent", &sent), ("The rows that were not sent", &not_sent), ("These settings", &plan)]
    {
        wizard.fill(label, &path.to_string_lossy());
        wizard.press(&format!("Save: {label}"));
        wizard.until("the file", |_| path.exists());
        // The field says the path too; the message ends with it.
        wizard.see(&format!("in {}.", path.display()));
    }
    let read = |path| std::fs::read_to_string(path).expect("the file was written");
    assert!(read(&sent).contains("ada@example.com"));
    assert!(!read(&sent).contains("nina@example.com"));
    assert!(read(&not_sent).contains("nina@example.com"));
    let plan = Plan::parse(&read(&plan), &plan).expect("the plan can be read again");
    assert_eq!(&plan.mapping, wizard.window.state().draft().mapping());
}

#[test]
fn another_import_starts_from_the_first_page() {
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.press(tr!("result-something-else"));
    wizard.see(tr!("choose-title"));
}

/// The table of outcomes: each label and its number.
fn outcomes(wizard: &Wizard) -> Vec<(String, u64)> {
    let row = |node: egui_kittest::Node<'_>| {
        let name = (role(&node) == Role::Row).then(|| name(&node))?;
        let (label, rest) = LABELS.iter().find_map(|label| Some((*label, name.strip_prefix(*label)?)))?;
        // Cells are told with ", " between them; thousands are grouped by a comma alone.
        let number: String = rest.trim_start_matches(", ").split(", ").next()?.replace(',', "");
        Some((label.to_owned(), number.parse().ok()?))
    };
    wizard.all().filter_map(row).collect()
}

const LABELS: [&str; 10] = [
    "Events sent",
    "No reply",
    "Pending",
    "Merged with others",
    "Would be dropped",
    "Events made",
    "Rows that made events",
    "Rows left out",
    "Rows with a problem",
    "Rows read",
];

#[test]
fn while_events_are_sent_what_a_later_start_was_given_is_refused_with_a_sentence_and_nothing_is_lost() {
    let tracker = slow();
    let mut wizard = sending(&tracker, 600);
    let (sender, door) = std::sync::mpsc::channel();
    wizard.window.state_mut().attend(door);
    let other = wizard.folder.write("other.csv", "login,created_at\nada@example.com,2016-01-03\n");
    let files = vec![other.to_string_lossy().into_owned()];
    sender.send(Given { files, demo: false }).expect("the window takes it");
    wizard.see(tr!("session-under-way"));
    tracker.go_on();
    wizard.see(&tr!("result-title", count = 600_u64, product = "Stand-in"));
    let view = wizard.window.state().view();
    assert_eq!(view.source.map(|source| source.source.name()), Some("many.csv"));
    assert_eq!(view.send.report().map(|report| report.outcomes.sent), Some(600));
}
