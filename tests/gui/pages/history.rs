//! What was imported before, and what can be done with it.

use backfill::tr;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;

use super::past;
use super::wizard::{PEOPLE, Wizard, name, role};
use crate::harness::look_in_both;

/// On History, with one import of [`PEOPLE`] of which two of three events were sent.
fn on_history() -> Wizard {
    let mut wizard = Wizard::previewing_people();
    past::import(&wizard, 2);
    wizard.press(tr!("choose-page"));
    wizard.see(tr!("chosen-about"));
    wizard.press(tr!("chosen-back"));
    look_in_both(&mut wizard.window, "dialog-leaving");
    wizard.press(tr!("leaving-yes"));
    wizard.see(tr!("choose-title"));
    wizard.press(tr!("history-page"));
    wizard.see("Shop EU, live");
    wizard
}

/// The same, with the import unfolded.
fn unfolded() -> Wizard {
    let mut wizard = on_history();
    let is = |node: &egui_kittest::Node<'_>| role(node) == Role::Row && name(node).contains("people.csv");
    wizard.press_first("the import", is);
    wizard.see("4 made");
    wizard
}

#[test]
fn nothing_was_imported_yet_and_the_page_says_so() {
    let mut wizard = Wizard::open();
    wizard.press(tr!("history-page"));
    wizard.see(tr!("nothing-sent-yet"));
    wizard.press(tr!("back"));
    wizard.see(tr!("choose-title"));
}

#[test]
fn each_import_tells_what_became_of_it() {
    let mut wizard = unfolded();
    // Three events were to be sent and two were; one is from 1970.
    wizard.see("4 made: 2 sent, 1 not sent yet, 1 not to be sent");
    wizard.see("7 read: 4 made events, 1 left out, 2 with a problem");
    wizard.see(&tr!("group-before-2009", count = 1_u64));
    wizard.see(tr!("import-stopped"));
    wizard.press(tr!("history-plan"));
    wizard.see("login");
}

#[test]
fn the_choices_of_an_import_are_made_again_for_a_new_file() {
    let mut wizard = unfolded();
    let next = wizard.folder.write("people-2.csv", PEOPLE.replace("ada@", "eve@"));
    wizard.decide(Some(next));
    wizard.press(tr!("history-use-again-file"));
    wizard.see(tr!("chosen-about"));
    wizard.see("eve@example.com");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
    assert_eq!(wizard.value(tr!("match-event-name")), "Joined");
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-title", people = 3_u64, events = 3_u64, kinds = 1_u64));
}

#[test]
fn choices_that_do_not_fit_the_new_file_are_not_made_and_it_is_said_why() {
    let mut wizard = unfolded();
    let next = wizard.folder.write("others.csv", "mail,joined\nada@example.com,2016-01-03\n");
    wizard.decide(Some(next));
    wizard.press(tr!("history-use-again-file"));
    wizard.see("joined");
    wizard.see("\"created_at\"");
}

#[test]
fn the_rows_that_were_not_sent_are_written_with_their_reasons_and_shown() {
    let mut wizard = unfolded();
    let path = wizard.folder.at("people-not-sent.csv");
    wizard.decide(Some(path.clone()));
    wizard.press(tr!("history-save-not-sent"));
    wizard.see("5 rows are in");
    wizard.see("Fix them there");
    let written = std::fs::read_to_string(&path).expect("the file was written");
    // One of nobody, one unreadable, one blank, one too old, and the one that was left when it was stopped.
    for there in ["nina@example.com", "omar@example.com", "old@example.com", "sam@example.com"] {
        assert!(written.contains(there), "{there} is not in {written}");
    }
    assert!(!written.contains("ada@example.com") && !written.contains("lee@example.com"), "{written}");
    assert!(wizard.was_shown(&path));
}

#[test]
fn what_was_handed_over_can_be_listed_while_the_file_is_as_it_was() {
    let mut wizard = unfolded();
    let path = wizard.folder.at("sent.csv");
    wizard.decide(Some(path.clone()));
    wizard.press(tr!("history-save-sent"));
    wizard.see(&tr!("session-events-in", count = 2_u64, file = path.display()));
    let written = std::fs::read_to_string(&path).expect("the file was written");
    assert!(written.contains("ada@example.com") && written.contains("lee@example.com"), "{written}");
    assert!(!written.contains("sam@example.com"), "{written}");
}

#[test]
fn a_file_that_has_changed_since_is_not_taken_for_what_it_was() {
    let mut wizard = unfolded();
    wizard.folder.write("people.csv", PEOPLE.replace("lee@", "leo@"));
    let path = wizard.folder.at("sent.csv");
    wizard.decide(Some(path.clone()));
    wizard.press(tr!("history-save-sent"));
    wizard.see("The source changed");
    assert!(!path.exists());
}

#[test]
fn an_import_is_forgotten_only_when_the_person_knows_what_that_means() {
    let mut wizard = unfolded();
    wizard.press(tr!("history-forget"));
    wizard.see("Backfill will no longer know which rows were sent");
    wizard.press(tr!("history-forget-no"));
    wizard.see_gone("Backfill will no longer know which rows were sent");
    wizard.press(tr!("history-forget"));
    wizard.press(tr!("history-forget-yes"));
    wizard.see(tr!("nothing-sent-yet"));
    let ledger = past::ledger(wizard.folder.path());
    assert!(ledger.imports().expect("it can be read").is_empty());
}

#[test]
fn a_long_history_is_drawn_only_where_it_is_seen() {
    let mut wizard = Wizard::previewing_people();
    for _ in 0..60 {
        past::import(&wizard, 1);
    }
    wizard.press(tr!("choose-page"));
    wizard.press(tr!("chosen-back"));
    wizard.press(tr!("leaving-yes"));
    wizard.press(tr!("history-page"));
    wizard.see("Shop EU, live");
    let rows = wizard.all().filter(|node| role(node) == Role::Row).count();
    assert!((5..40).contains(&rows), "{rows} rows are drawn");
    assert!(wizard.all().all(|node| role(&node) != Role::Row || !node.accesskit_node().is_disabled()));
}

#[test]
fn an_import_that_was_left_midway_goes_on_from_here() {
    let mut wizard = unfolded();
    wizard.press(tr!("resume-page"));
    wizard.see(&tr!("resume-title", source = "people.csv"));
    wizard.see("with 2 of 3 events sent to Shop EU");
    wizard.see(&tr!("events", count = 1_u64));
}

#[test]
fn a_practice_run_stands_here_with_its_settings_and_nothing_is_lost_by_importing_something_else() {
    let mut wizard = Wizard::previewing_people();
    let matched = wizard.window.state().draft().settings().mapping.clone();
    wizard.press(tr!("continue"));
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.see(tr!("result-table"));
    wizard.press(tr!("result-something-else"));
    wizard.see(tr!("choose-title"));
    wizard.press(tr!("history-page"));
    wizard.see(tr!("history-practice"));
    let is = |node: &egui_kittest::Node<'_>| role(node) == Role::Row && name(node).contains("people.csv");
    wizard.press_first("the run", is);
    wizard.see("4 made");
    for offered in ["Go on", "Import new rows"] {
        assert!(!wizard.offers(offered), "{offered}");
    }
    // The command line lists the same.
    let mut listed = std::process::Command::new(env!("CARGO_BIN_EXE_backfill"));
    listed.env("BACKFILL_LANGUAGE", "en");
    let listed = listed.arg("--data").arg(&wizard.data).arg("history").output().expect("the program runs");
    let listed = String::from_utf8_lossy(&listed.stdout);
    assert!(listed.contains("people.csv to \"Practice\" was sent: 3 of 3 events"), "{listed}");
    let next = wizard.folder.write("people-2.csv", PEOPLE.replace("ada@", "eve@"));
    wizard.decide(Some(next));
    wizard.press(tr!("history-use-again-file"));
    wizard.see(tr!("chosen-about"));
    assert_eq!(wizard.window.state().draft().mapping(), &matched);
}

#[test]
fn an_import_is_compared_with_an_export_and_what_is_missing_is_written() {
    let mut wizard = unfolded();
    // Ada's event is there with another detail than none, lee's is not.
    let export = wizard.folder.write(
        "export.json",
        "{\"_p\":\"ada@example.com\",\"_n\":\"Joined\",\"_t\":1451779200}\n\
         {\"_p\":\"zoe@example.com\",\"_n\":\"Joined\",\"_t\":1767225600}\n",
    );
    wizard.decide(Some(export));
    wizard.press(tr!("history-compare"));
    wizard.see("2 events were sent by import 1, from people.csv to \"Shop EU\".");
    wizard.see("The export has 2 lines");
    wizard.see("lee@example.com, Joined");
    wizard.see(tr!("reconcile-reach"));
    let path = wizard.folder.at("people-missing.csv");
    wizard.decide(Some(path.clone()));
    wizard.press(tr!("history-save-missing"));
    wizard.see("with something missing");
    let written = std::fs::read_to_string(&path).expect("the file was written");
    assert!(written.contains("lee@example.com") && !written.contains("sam@example.com"), "{written}");
    wizard.press(tr!("history-close-comparison"));
    wizard.see_gone(tr!("reconcile-reach"));
}

#[test]
fn what_is_no_export_is_said_to_be_none() {
    let mut wizard = unfolded();
    let other = wizard.folder.write("other.csv", "mail,joined\nada@example.com,2016-01-03\n");
    wizard.decide(Some(other));
    wizard.press(tr!("history-compare"));
    wizard.see("isn't a raw export from Kissmetrics");
}
