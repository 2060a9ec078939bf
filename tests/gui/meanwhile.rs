//! What a person is asked is about what is shown, what they matched is about the rows that they matched, and nothing that
//! comes meanwhile changes either without a word.

use backfill::ledger::ProductKind;
use backfill::mapping::EventName;
use backfill::session::Session;
use backfill::session::action::{Action, Saved, WizardPage, change};
use backfill::session::check::CheckState;
use backfill::session::draft::Settings;
use backfill::session::files::{FilesAction, FilesForm};
use backfill::session::message::{Closing, Message};
use backfill::session::send::{ProductForm, Target};
use backfill::source::Answers;

use super::pages::past;
use crate::session::{PEOPLE, checked, matched, open, session, session_with, until};
use crate::support::folder::Folder;
use crate::support::keychain::InMemory;
use crate::support::tracker::Misbehaving;

/// Rows of as many people.
fn many(rows: u32) -> String {
    let rows: String = (0..rows).map(|row| format!("user {row},2016-01-03 09:12:00\n")).collect();
    format!("login,created_at\n{rows}")
}

/// With this table open, matched and checked.
fn ready(folder: &Folder, name: &str, content: &str) -> Session {
    matched_in(session(folder), folder, name, content)
}

fn matched_in(mut session: Session, folder: &Folder, name: &str, content: &str) -> Session {
    open(&mut session, folder, name, content);
    session.act(change(matched("Joined")));
    checked(&mut session);
    session
}

fn event(session: &Session) -> Option<&EventName> {
    session.draft().mapping().rules.first()?.event.as_ref()
}

fn joined() -> Option<EventName> {
    Some(EventName::Fixed { name: "Joined".to_owned() })
}

#[test]
fn what_was_matched_for_one_file_says_nothing_of_another_with_the_same_titles() {
    let folder = Folder::new();
    let mut session = ready(&folder, "signups.csv", PEOPLE);
    session.act(Action::Open(folder.write("cancellations.csv", PEOPLE)));
    session.act(Action::LeaveIt(true));
    until(&mut session, "the other file", |view| {
        view.source.is_some_and(|source| source.source.name() == "cancellations.csv")
    });
    assert_ne!(event(&session), joined().as_ref());
    assert!(session.draft().settings().confirmed.is_empty() && !session.draft().can_undo());
}

#[test]
fn what_was_matched_for_one_table_waits_there_while_another_with_the_same_titles_is_looked_at() {
    let folder = Folder::new();
    let shop = "CREATE TABLE signups (login TEXT, created_at TEXT); CREATE TABLE left_us (login TEXT, created_at TEXT);
                INSERT INTO signups VALUES ('ada@example.com', '2016-01-03 09:12:00');
                INSERT INTO left_us VALUES ('lee@example.com', '2016-01-04 21:35:00');";
    let path = folder.at("shop.db");
    rusqlite::Connection::open(&path).and_then(|file| file.execute_batch(shop)).expect("the file is written");
    let answers = Answers::new("sqlite").with("file", path.to_string_lossy());
    let mut session = session(&folder);
    let read = |session: &mut Session, table: &str| {
        session.act(Action::Read(answers.clone().with("table", table)));
        until(session, table, |view| {
            view.source.is_some_and(|source| source.source.answers().get("table") == Some(table))
        });
    };
    read(&mut session, "signups");
    session.act(change(matched("Joined")));
    checked(&mut session);
    read(&mut session, "left_us");
    assert_ne!(event(&session), joined().as_ref());
    read(&mut session, "signups");
    assert_eq!(event(&session), joined().as_ref());
}

#[test]
fn the_same_file_read_in_another_way_keeps_what_was_matched() {
    let folder = Folder::new();
    let mut session = ready(&folder, "people.csv", PEOPLE);
    let answers = session.view().source.expect("it is open").source.answers().clone();
    session.act(Action::Read(answers.with("totals", "keep")));
    until(&mut session, "it to be read again", |view| !view.opening.is_running());
    assert_eq!(event(&session), joined().as_ref());
}

#[test]
fn the_question_whether_to_close_ends_with_what_it_is_about() {
    let folder = Folder::new();
    let mut session = ready(&folder, "people.csv", &many(3_000));
    session.act(Action::Send);
    session.act(Action::Close);
    assert_eq!(session.closing(), Closing::Asked);
    until(&mut session, "the practice run to end", |view| view.send.report().is_some());
    assert_eq!(session.closing(), Closing::No, "nothing is under way that could be paused");
}

#[test]
fn settings_that_were_changed_while_sending_are_not_lost_without_a_question() {
    let folder = Folder::new();
    let mut session = ready(&folder, "people.csv", &many(3_000));
    session.act(Action::Send);
    session.act(change(matched("Renamed")));
    session.act(Action::Close);
    session.act(Action::PauseAndQuit);
    assert!(session.view().leaving.is_some());
    assert_eq!(session.closing(), Closing::No, "one question at a time");
    session.act(Action::LeaveIt(true));
    until(&mut session, "the window to close", |view| view.closing == Closing::Yes);
}

#[test]
fn the_settings_of_what_is_being_sent_are_kept_and_not_asked_about() {
    let folder = Folder::new();
    let mut session = ready(&folder, "people.csv", &many(3_000));
    session.act(Action::Send);
    session.act(Action::Close);
    session.act(Action::PauseAndQuit);
    assert!(session.view().leaving.is_none());
    until(&mut session, "the window to close", |view| view.closing == Closing::Yes);
}

/// On Send with this typed for a product that is not known.
fn typed(session: &mut Session, form: ProductForm) {
    session.act(Action::Go(WizardPage::Send));
    session.act(Action::Destination(Box::new(move |send| {
        send.target = Target::Product;
        send.form = form;
    })));
}

/// Three events are about to be sent to this tracker, and the record of that is being begun.
fn beginning(folder: &Folder, tracker: &Misbehaving) -> Session {
    begin(ready(folder, "people.csv", PEOPLE), tracker)
}

fn begin(mut session: Session, tracker: &Misbehaving) -> Session {
    let (key, address) = (past::KEY.to_owned(), tracker.address());
    let (name, kind) = ("Shop".to_owned(), Some(ProductKind::Test));
    let form = ProductForm { name, kind, key, address, address_confirmed: true, ..ProductForm::default() };
    typed(&mut session, form);
    until(&mut session, "nothing to be in the way", |view| {
        view.send.earlier.found().is_some() && view.send_obstacle().is_none()
    });
    session.act(Action::Send);
    assert!(session.view().send.is_under_way() && session.view().send.under_way().is_none());
    session
}

#[test]
fn what_is_stopped_before_it_has_begun_sends_nothing_and_can_be_sent_later() {
    let (folder, tracker) = (Folder::new(), Misbehaving::well());
    let mut session = beginning(&folder, &tracker);
    session.act(Action::Stop);
    assert!(!session.view().send.is_under_way());
    assert!(matches!(session.view().message, Some(Message::Told(_))));
    // What is recorded of it was sent nowhere.
    until(&mut session, "nothing to be in the way", |view| {
        view.send.earlier.found().is_some() && view.send_obstacle().is_none()
    });
    assert!(tracker.received().is_empty());
}

#[test]
fn the_key_of_a_run_that_does_not_begin_waits_for_no_keychain() {
    let (folder, tracker) = (Folder::new(), Misbehaving::well());
    let session = session_with(&folder, InMemory::default());
    let mut session = begin(matched_in(session, &folder, "people.csv", PEOPLE), &tracker);
    assert!(session.view().products.is_keeping_key());
    session.act(Action::Stop);
    until(&mut session, "the key to be let go of", |view| !view.products.is_keeping_key());
}

#[test]
fn a_window_that_is_closed_before_sending_has_begun_sends_nothing() {
    let (folder, tracker) = (Folder::new(), Misbehaving::well());
    let mut session = beginning(&folder, &tracker);
    session.act(Action::Close);
    assert_eq!(session.closing(), Closing::Asked);
    session.act(Action::PauseAndQuit);
    until(&mut session, "the window to close", |view| view.closing == Closing::Yes);
    assert!(session.view().send.under_way().is_none() && tracker.received().is_empty());
}

#[test]
fn a_new_product_that_is_called_as_a_known_one_is_not_taken_for_it() {
    let folder = Folder::new();
    let (ledger, keychain) = (past::ledger(folder.path()), InMemory::default());
    let known = past::product(&ledger, "Shop", &past::key(), ProductKind::Live);
    backfill::workflow::products::keep(&keychain, &known, &past::key()).expect("there is room");
    drop(ledger);
    let mut session = session_with(&folder, keychain);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    let another = "f".repeat(40);
    typed(&mut session, ProductForm { name: "Shop".to_owned(), key: another.clone(), ..ProductForm::default() });
    // Going there lists the products.
    session.act(Action::Go(WizardPage::Preview));
    session.act(Action::Go(WizardPage::Send));
    until(&mut session, "the products", |view| !view.products.known().is_empty() && view.send_obstacle().is_none());
    let form = &session.view().send.form;
    assert_eq!((form.known, &form.key), (None, &another));
    // With its own key it is that one.
    typed(&mut session, ProductForm { name: "Shop".to_owned(), key: past::KEY.to_owned(), ..ProductForm::default() });
    session.act(Action::Go(WizardPage::Preview));
    session.act(Action::Go(WizardPage::Send));
    until(&mut session, "it to be known again", |view| view.send.form.known == Some(known.id));
}

#[test]
fn a_change_that_is_being_weighed_ends_with_the_settings_that_it_is_weighed_against() {
    let folder = Folder::new();
    let mut session = ready(&folder, "people.csv", PEOPLE);
    let before = session.draft().settings().clone();
    session.act(change(matched("Renamed")));
    checked(&mut session);
    let zone = |settings: &mut Settings| settings.mapping.zone = Some("Asia/Tokyo".to_owned());
    session.act(Action::WhatIf("Tokyo?".to_owned(), Box::new(zone)));
    assert!(session.view().setup.what_if().is_some());
    session.act(Action::Undo);
    session.act(Action::Decide(true));
    assert_eq!(session.draft().settings(), &before, "nothing of what was undone comes back");
}

#[test]
fn what_was_tried_goes_on_to_a_live_product_only_while_it_is_what_is_set_up() {
    let folder = Folder::new();
    let mut session = ready(&folder, "people.csv", PEOPLE);
    session.act(Action::Send);
    until(&mut session, "the practice run to end", |view| view.send.report().is_some());
    assert!(session.view().next_product().is_some());
    session.act(change(matched("Renamed")));
    checked(&mut session);
    assert!(session.view().next_product().is_none(), "the same would be something else");
    session.act(Action::Undo);
    checked(&mut session);
    assert!(session.view().next_product().is_some());
}

#[test]
fn the_settings_of_what_was_sent_are_kept_in_a_file_whatever_is_set_up_since() {
    let folder = Folder::new();
    let mut session = ready(&folder, "people.csv", PEOPLE);
    session.act(Action::Send);
    until(&mut session, "the practice run to end", |view| view.send.report().is_some());
    session.act(change(matched("Renamed")));
    checked(&mut session);
    let path = folder.at("sent.backfill");
    session.act(Action::SaveTo(Saved::PlanOfSent, path.clone()));
    until(&mut session, "the file", |view| matches!(view.message, Some(Message::Done(_))));
    let plan = std::fs::read_to_string(path).expect("it was written");
    assert!(plan.contains("Joined") && !plan.contains("Renamed"), "{plan}");
    assert!(session.view().setup.is_unsaved(), "these are others");
}

/// Files of what is set up are being written to this folder.
fn writing(folder: &Folder) -> Session {
    let mut session = ready(folder, "people.csv", &many(3_000));
    let form = FilesForm { folder: folder.at("files").to_string_lossy().into_owned(), ..FilesForm::default() };
    session.act(Action::Files(FilesAction::Form(form)));
    session.act(Action::Files(FilesAction::Save));
    assert!(session.view().files.progress().is_some());
    session
}

#[test]
fn closing_while_files_are_written_asks() {
    let folder = Folder::new();
    let mut session = writing(&folder);
    session.act(Action::Close);
    session.act(Action::LeaveIt(true));
    assert_eq!(session.closing(), Closing::Asked);
    session.act(Action::PauseAndQuit);
    until(&mut session, "the window to close", |view| view.closing == Closing::Yes);
    assert!(session.view().files.progress().is_none(), "they are at their end");
}

#[test]
fn files_of_settings_that_were_changed_meanwhile_are_told_of() {
    let folder = Folder::new();
    let mut session = writing(&folder);
    session.act(change(matched("Renamed")));
    until(&mut session, "the writing to end", |view| view.files.progress().is_none());
    assert!(matches!(session.view().message, Some(Message::Told(_))), "{:?}", session.view().message);
}

#[test]
fn a_check_that_failed_can_be_tried_again() {
    let folder = Folder::new();
    let mut session = ready(&folder, "people.csv", PEOPLE);
    let (place, elsewhere) = (folder.at("people.csv"), folder.at("away.csv"));
    std::fs::rename(&place, &elsewhere).expect("it is there");
    session.act(change(matched("Renamed")));
    until(&mut session, "the check to fail", |view| matches!(view.setup.checked(), CheckState::Failed(_)));
    std::fs::rename(&elsewhere, &place).expect("it is there");
    session.act(Action::TryAgain);
    checked(&mut session);
}

#[test]
fn what_a_product_was_sent_before_is_looked_up_again_after_that_failed() {
    let folder = Folder::new();
    let mut session = ready(&folder, "people.csv", PEOPLE);
    let path = folder.at("data/ledger.sqlite");
    drop(past::ledger(folder.path()));
    let ledger = std::fs::read(&path).expect("it is there");
    std::fs::write(&path, "this is no database, and never was one".repeat(200)).expect("it can be written");
    let key = past::KEY.to_owned();
    typed(&mut session, ProductForm { name: "Shop".to_owned(), key, ..ProductForm::default() });
    until(&mut session, "the look to fail", |view| view.send.earlier.failed().is_some());
    std::fs::write(&path, ledger).expect("it can be written");
    assert!(session.view().send_obstacle().is_some());
    session.act(Action::TryAgain);
    until(&mut session, "it to be found", |view| view.send_obstacle().is_none());
}
