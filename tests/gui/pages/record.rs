//! The record of a run: what is asked before the rest is sent, what is kept, and what stands in the way.

use backfill::tr;
use std::path::Path;

use backfill::ledger::{FILE, Import, ImportState, Ledger, NewImport};
use backfill::pipeline::range_set::RangeSet;
use backfill::plan::Plan;
use eframe::egui::ViewportCommand;

use super::send::many;
use super::sending::{KEY, choose_known, confirm, fill_in, one_sends, send, send_known, slow};
use super::wizard::Wizard;
use crate::harness::look_in_both;
use crate::support::tracker::{Behaviour, Misbehaving};
use crate::support::wait;

/// A window with so many rows matched, for a product that nobody has looked at yet.
fn matched(rows: u32) -> Wizard {
    let mut wizard = Wizard::matching("many.csv", many(rows));
    wizard.say_when_and_what();
    wizard
}

fn imports(wizard: &Wizard) -> Vec<Import> {
    let ledger = Ledger::open(&wizard.data).expect("the ledger can be read");
    ledger.imports().expect("the ledger can be read")
}

/// Waits until no import is running any more, and gives the latest.
fn ended(wizard: &Wizard) -> Import {
    wait::until("the import to end", || {
        let import = imports(wizard).into_iter().next()?;
        (import.state != ImportState::Running).then_some(import)
    })
}

#[test]
fn after_five_events_the_person_is_asked_and_no_leads_to_no_further_request() {
    let tracker = Misbehaving::well();
    let mut wizard = matched(300);
    send(&mut wizard, &tracker, 300);
    wizard.see(tr!("sending-look"));
    wizard.see(&tr!("sending-look-why", count = 5_u64, product = "Stand-in"));
    // The last of five who joined on one day; which answer came last is not said.
    wizard.until("somebody to look for", |wizard| {
        (0..5).any(|p| wizard.says(&format!("Do you see p{p}@example.com, Joined, 3 January 2016?")))
    });
    assert_eq!(tracker.received().len(), 5);
    look_in_both(&mut wizard.window, "dialog-first-few");
    wizard.press(tr!("sending-look-no"));
    wizard.see(tr!("result-doubted"));
    let import = ended(&wizard);
    assert_eq!(tracker.received().len(), 5);
    assert_eq!((import.state, import.outcomes.sent, import.wanted()), (ImportState::Stopped, 5, 300));
    assert!(!import.product.confirmed);
}

#[test]
fn what_was_doubted_does_not_keep_the_name_from_the_right_key() {
    let tracker = Misbehaving::well();
    let mut wizard = matched(300);
    send(&mut wizard, &tracker, 300);
    wizard.press(tr!("sending-look-no"));
    wizard.see(tr!("result-doubted"));
    wizard.press(tr!("back"));
    // The page moves when the products are known.
    wizard.see("Stand-in (key ••••4567)");
    wizard.fill(tr!("product-key"), &KEY.replace('0', "f"));
    wizard.see("First 5 events, then");
    wizard.press(&tr!("send-events", count = 300_u64));
    wizard.see(tr!("sending-look"));
    let products = Ledger::open(&wizard.data).expect("a ledger").products().expect("it can be read");
    let names: Vec<&str> = products.iter().map(|product| product.name.as_str()).collect();
    assert_eq!(names, ["Stand-in", "Stand-in (key ••••4567)"]);
}

#[test]
fn after_yes_a_hundred_more_then_all_and_the_product_is_not_asked_about_again() {
    let tracker = Misbehaving::well();
    let mut wizard = matched(110);
    send(&mut wizard, &tracker, 110);
    wizard.see(&tr!("sending-look-why", count = 5_u64, product = "Stand-in"));
    wizard.press(tr!("sending-look-yes"));
    wizard.see(&tr!("sending-look-why", count = 105_u64, product = "Stand-in"));
    assert_eq!(tracker.received().len(), 105);
    wizard.press(tr!("sending-look-yes"));
    wizard.see(&tr!("result-title", count = 110_u64, product = "Stand-in"));
    wizard.see(tr!("result-table"));
    let import = ended(&wizard);
    assert_eq!((import.state, import.outcomes.sent), (ImportState::Complete, 110));
    wait::until("what was seen to be noted", || imports(&wizard).first()?.product.confirmed.then_some(()));

    let mut second = wizard.beside();
    second.drop_file("others.csv", many(40).replace("@example.com", "@example.org"));
    second.see_all_rows();
    second.press(tr!("continue"));
    second.say_when_and_what();
    send_known(&mut second, 40);
    second.see(&tr!("result-title", count = 40_u64, product = "Stand-in"));
}

#[test]
fn a_run_to_a_product_is_in_the_record_with_its_plan_and_a_practice_run_is_no_product() {
    let tracker = Misbehaving::well();
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.see(tr!("result-table"));
    wizard
        .until("the practice run to be kept", |wizard| wizard.data.join(FILE).exists() && !imports(wizard).is_empty());
    let practised = imports(&wizard).remove(0);
    assert!(practised.product.is_practice() && !practised.has_work_left() && !practised.is_whole());
    assert_eq!((practised.state, practised.outcomes.sent), (ImportState::Complete, 3));
    let plan = Plan::parse(&practised.plan, Path::new("ledger")).expect("a plan");
    assert_eq!(&plan.mapping, wizard.window.state().draft().mapping());
    let ledger = Ledger::open(&wizard.data).expect("a ledger");
    assert!(
        ledger.products().expect("it can be read").is_empty() && ledger.unfinished().expect("it can be read").is_none()
    );
    wizard.press(tr!("back"));
    wizard.see(tr!("send-title"));
    wizard.press(tr!("step-preview"));
    wizard.see_checked();
    wizard.press(tr!("step-match"));
    wizard.see(tr!("match-title"));
    send(&mut wizard, &tracker, 3);
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    let import = ended(&wizard);
    assert_eq!((import.source.as_str(), import.product.name.as_str()), ("people.csv", "Stand-in"));
    assert_eq!((import.state, import.outcomes.sent, import.outcomes.rows), (ImportState::Complete, 3, 7));
    let reasons = [("before-2009", 1), ("blank-time", 1), ("left-out", 2)];
    assert_eq!(import.not_sent, reasons.map(|(reason, count)| (reason.to_owned(), count)));
    let plan = Plan::parse(&import.plan, Path::new("ledger")).expect("a plan");
    assert_eq!(&plan.mapping, wizard.window.state().draft().mapping());
    assert_eq!(plan.files().next().expect("a file"), wizard.folder.at("people.csv"));
}

#[test]
fn a_second_window_is_told_that_the_product_is_being_sent_to() {
    let tracker = slow();
    let (_first, mut second) = one_sends(&tracker);
    second.drop_file("others.csv", many(30).replace("@example.com", "@example.org"));
    second.see_all_rows();
    second.press(tr!("continue"));
    second.say_when_and_what();
    send_known(&mut second, 30);
    second.see("Another window or command is sending to \"Stand-in\" right now");
    let strangers = tracker.received().iter().filter(|received| received.line.contains("example.org")).count();
    assert_eq!(strangers, 0);
}

#[test]
fn a_damaged_record_is_told_and_nothing_is_sent() {
    let tracker = Misbehaving::well();
    let mut wizard = matched(30);
    std::fs::create_dir_all(&wizard.data).expect("a folder can be made");
    std::fs::write(wizard.data.join(FILE), "this is no ledger, and was never one".repeat(200)).expect("a file");
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.press(tr!("continue"));
    wizard.see(tr!("send-title"));
    // It is told once the products are looked for, and then the page moves.
    wizard.see("is damaged. Restore a copy of it");
    fill_in(&mut wizard, &tracker);
    wizard.see("is damaged. Restore a copy of it");
    wizard.press(&tr!("send-events", count = 30_u64));
    wizard.see(tr!("send-title"));
    assert!(tracker.received().is_empty());
}

#[test]
fn closing_offers_to_pause_and_quit_and_closes_when_that_is_kept() {
    let tracker = slow();
    let mut wizard = Wizard::matching("many.csv", many(900));
    confirm(&wizard, &tracker);
    wizard.say_when_and_what();
    send_known(&mut wizard, 900);
    wizard.see(&tr!("sending-title", product = "Stand-in"));
    wizard.until("events to arrive", |_| !tracker.received().is_empty());
    wizard.close();
    wizard.see("it offers to continue from here");
    wizard.press(tr!("closing-pause"));
    wizard.until("the window to close", |wizard| {
        let sent = &wizard.window.output().viewport_output;
        sent.values().any(|output| output.commands.contains(&ViewportCommand::Close))
    });
    let import = ended(&wizard);
    assert_eq!(import.state, ImportState::Stopped);
    let outcomes = import.outcomes;
    assert!(outcomes.adds_up());
    assert!(outcomes.sent > 0 && outcomes.pending > 0, "{outcomes:?}");
    assert_eq!(outcomes.sent + outcomes.unconfirmed, tracker.received().len() as u64);
}

#[test]
fn pausing_and_quitting_does_not_wait_for_a_tracker_that_never_answers() {
    let tracker = Misbehaving::always(Behaviour::Hang);
    let mut wizard = Wizard::matching("many.csv", many(300));
    confirm(&wizard, &tracker);
    wizard.say_when_and_what();
    send_known(&mut wizard, 300);
    wizard.until("requests to arrive", |_| tracker.received().len() > 3);
    wizard.close();
    wizard.press(tr!("closing-pause"));
    wizard.until("the window to close", |wizard| {
        let sent = &wizard.window.output().viewport_output;
        sent.values().any(|output| output.commands.contains(&ViewportCommand::Close))
    });
    let outcomes = ended(&wizard).outcomes;
    // Nobody knows of those that hang; none counts as sent, and all will be sent again.
    assert_eq!((outcomes.sent, outcomes.unconfirmed), (0, tracker.received().len() as u64));
    assert!(outcomes.adds_up());
}

#[test]
fn the_key_is_in_no_file_of_the_data_folder_after_a_run() {
    let tracker = Misbehaving::well();
    let mut wizard = matched(30);
    send(&mut wizard, &tracker, 30);
    wizard.press(tr!("sending-look-yes"));
    wizard.see(&tr!("result-title", count = 30_u64, product = "Stand-in"));
    ended(&wizard);
    let mut looked_at = 0;
    for entry in std::fs::read_dir(&wizard.data).expect("a folder") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("a file can be read");
        for secret in [KEY, "p7@example.com", "p7%40example.com"] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{}", path.display());
        }
        looked_at += 1;
    }
    assert!(looked_at > 0);
}

/// All of so many rows are sent to a product that is known, and a second window has these rows matched.
fn sent_before(tracker: &Misbehaving, rows: u32, now: &str) -> (Wizard, Wizard) {
    let mut first = Wizard::matching("many.csv", many(rows));
    confirm(&first, tracker);
    first.say_when_and_what();
    send_known(&mut first, rows);
    first.see(&format!("{rows} events were sent to Stand-in"));
    ended(&first);
    let mut second = first.beside();
    second.drop_file("renamed.csv", now);
    second.see_all_rows();
    second.press(tr!("continue"));
    second.see(tr!("match-title"));
    (first, second)
}

#[test]
fn of_rows_that_were_sent_before_only_those_that_were_added_are_sent() {
    let tracker = Misbehaving::well();
    let (_first, mut wizard) = sent_before(&tracker, 30, &many(40));
    wizard.say_when_and_what();
    choose_known(&mut wizard);
    wizard.see(&tr!("earlier-some", done = 30_u64, events = 40_u64, product = "Stand-in"));
    wizard.see(&tr!("earlier-not-again", imports = "from many.csv", new = 10_u64));
    wizard.press(&tr!("send-events", count = 10_u64));
    wizard.see(&tr!("result-title", count = 40_u64, product = "Stand-in"));
    ended(&wizard);
    let mut lines: Vec<String> = tracker.received().into_iter().map(|received| received.line).collect();
    assert_eq!(lines.len(), 40);
    lines.sort();
    lines.dedup();
    assert_eq!(lines.len(), 40);
}

#[test]
fn when_every_row_was_sent_before_there_is_nothing_to_send() {
    let tracker = Misbehaving::well();
    let (_first, mut wizard) = sent_before(&tracker, 30, &many(30));
    wizard.say_when_and_what();
    choose_known(&mut wizard);
    wizard.see(&tr!("earlier-all", events = 30_u64, product = "Stand-in"));
    wizard.press(&tr!("send-events", count = 0_u64));
    wizard.see(tr!("send-title"));
    assert_eq!(tracker.received().len(), 30);
}

#[test]
fn the_same_rows_in_another_zone_are_sent_only_when_the_doubles_are_meant() {
    let tracker = Misbehaving::well();
    let (_first, mut wizard) = sent_before(&tracker, 30, &many(30));
    wizard.choose(tr!("match-zone"), "Europe/Berlin");
    wizard.fill(tr!("match-event-name"), "Joined");
    choose_known(&mut wizard);
    wizard.see(&tr!("earlier-doubles", count = 30_u64, product = "Stand-in"));
    wizard.press(&tr!("send-events", count = 30_u64));
    wizard.see("Confirm that you mean it, or go back.");
    assert_eq!(tracker.received().len(), 30);
    wizard.press(&tr!("earlier-doubles-meant", count = 30_u64));
    wizard.see_gone("Confirm that you mean it, or go back.");
    wizard.press(&tr!("send-events", count = 30_u64));
    wizard.see(&tr!("result-title", count = 30_u64, product = "Stand-in"));
    assert_eq!(tracker.received().len(), 60);
}

#[test]
fn a_record_that_has_lost_its_latest_part_is_told_and_nothing_new_is_sent_unless_that_is_meant() {
    let tracker = Misbehaving::well();
    let (_first, mut wizard) = sent_before(&tracker, 30, &many(42));
    // As when the ledger's journal is gone: its holder had noted more than it holds.
    let note = wizard.data.join("ledger.product-1.note");
    let text = std::fs::read_to_string(&note).expect("there is a note");
    let (before, writes) = text.rsplit_once(' ').expect("it ends with a number");
    let more = writes.trim().parse::<u64>().expect("it ends with a number") + 1;
    std::fs::write(&note, format!("{before} {more:020}\n")).expect("it can be written");
    wizard.say_when_and_what();
    choose_known(&mut wizard);
    wizard.see(&tr!("earlier-behind", product = "Stand-in"));
    wizard.press(&tr!("send-events", count = 12_u64));
    wizard.see("Confirm that you mean it, or go back.");
    assert_eq!(tracker.received().len(), 30);
    wizard.press(tr!("earlier-behind-meant"));
    wizard.see_gone("Confirm that you mean it, or go back.");
    wizard.press(&tr!("send-events", count = 12_u64));
    wizard.see(&tr!("result-title", count = 42_u64, product = "Stand-in"));
    assert_eq!(tracker.received().len(), 42);
}

#[test]
fn rows_that_were_about_to_be_sent_when_a_process_was_gone_may_be_there_already() {
    let tracker = Misbehaving::well();
    let (_first, mut wizard) = sent_before(&tracker, 30, &many(30));
    // The same events, of an import of which nobody knows whether they arrived.
    let mut ledger = Ledger::open(&wizard.data).expect("the ledger can be read");
    let import = imports(&wizard).remove(0);
    let fingerprints =
        ledger.fingerprints(&import.product).expect("it can be read").iter().map(|prior| prior.print).collect();
    ledger.forget(&import).expect("it can be forgotten");
    let new = NewImport {
        source: &import.source,
        plan: &import.plan,
        fingerprint: import.fingerprint,
        checked: import.outcomes,
        not_sent: Vec::new(),
        names: Vec::new(),
        limit: None,
        earlier: RangeSet::default(),
        bookmark: None,
        reading: import.reading,
        delivery: None,
    };
    let held = ledger.hold(&import.product).expect("nobody sends to it");
    let record = ledger.begin(held, &new, None).expect("an import can begin");
    record.claim(fingerprints).blocking_recv().expect("it can be recorded");
    drop(record);

    wizard.say_when_and_what();
    choose_known(&mut wizard);
    wizard.see("30 of these events may have arrived before");
    // With another zone they are other events.
    wizard.press(tr!("back"));
    wizard.press(tr!("back"));
    wizard.choose(tr!("match-zone"), "Europe/Berlin");
    look_in_both(&mut wizard.window, "dialog-moves");
    wizard.press(tr!("moves-yes"));
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.press(tr!("continue"));
    wizard.see(&tr!("earlier-maybe", count = 30_u64, product = "Stand-in"));
    wizard.press(&tr!("send-events", count = 30_u64));
    wizard.see("Confirm that you mean it, or go back.");
    assert_eq!(tracker.received().len(), 30);
}
