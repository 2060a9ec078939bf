//! A session without a window: it is told what to do, and its view is looked at.

use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use backfill::check::whole::Settled;
use backfill::error::Error;
use backfill::event::EventKind;
use backfill::mapping::{EventName, EventRule};
use backfill::session::Session;
use backfill::session::action::{Action, Saved, WizardPage, change};
use backfill::session::check::CheckState;
use backfill::session::choosing::{Ask, Chosen};
use backfill::session::database::DatabaseAction;
use backfill::session::draft::Settings;
use backfill::session::files::{FilesAction, FilesForm};
use backfill::session::message::{Closing, Message};
use backfill::session::returning::ReturnAction;
use backfill::session::task::{Beside, Queue};
use backfill::session::view::WindowView;
use backfill::source::Answers;
use backfill::store::connections::{self, Connection};
use backfill::store::keychain::{Keychain, KeychainError};

use crate::support::folder::Folder;
use crate::support::keychain::{InMemory, Missing};

pub const PEOPLE: &str = "login,created_at\nada@example.com,2016-01-03 09:12:00\nlee@example.com,2016-01-04 21:35:00\n";

/// Nothing is ever chosen.
fn nobody(_: Ask, _: Option<&Path>) -> Chosen {
    Box::pin(async { Vec::new() })
}

pub fn session(folder: &Folder) -> Session {
    session_with(folder, Missing)
}

pub fn session_with(folder: &Folder, keychain: impl Keychain + 'static) -> Session {
    let shown = |_: &Path| Ok(());
    Session::new(Arc::new(|| {}), Some(folder.at("data")), nobody, shown).with_keychain(Arc::new(keychain))
}

/// Receives until this is so.
#[track_caller]
pub fn until(session: &mut Session, what: &str, is: impl Fn(&WindowView<'_>) -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !is(&session.view()) {
        assert!(Instant::now() < deadline, "waited in vain for {what}; it says {:?}", session.view().message);
        std::thread::sleep(Duration::from_millis(1));
        session.receive();
    }
}

#[track_caller]
pub fn open(session: &mut Session, folder: &Folder, name: &str, content: &str) {
    session.act(Action::Open(folder.write(name, content)));
    until(session, name, |view| view.source.is_some_and(|source| source.source.name() == name));
}

/// Matches [`PEOPLE`], each row as this event.
pub fn matched(name: &str) -> impl FnOnce(&mut Settings) + 'static {
    let name = name.to_owned();
    move |settings| {
        settings.mapping.zone = Some("UTC".to_owned());
        settings.mapping.rules.resize(1, EventRule { kind: EventKind::Event, ..EventRule::default() });
        settings.mapping.rules[0].event = Some(EventName::Fixed { name });
    }
}

#[track_caller]
pub fn checked(session: &mut Session) {
    until(session, "all rows to be checked", |view| {
        matches!(view.setup.checked(), CheckState::Known(_)) && !view.setup.checking().is_running()
    });
}

#[test]
fn what_was_taken_back_before_all_rows_were_seen_can_be_made_again() {
    let folder = Folder::new();
    let mut session = session(&folder);
    let rows: String = (0..60_000).map(|row| format!("user {row},2016-01-03 09:12:00\n")).collect();
    open(&mut session, &folder, "people.csv", &format!("login,created_at\n{rows}"));
    session.act(change(|settings| settings.mapping.zone = Some("Asia/Tokyo".to_owned())));
    session.act(Action::Undo);
    until(&mut session, "all rows to be seen", |view| view.source.is_some_and(|source| source.survey.is_some()));
    session.act(Action::Redo);
    assert_eq!(session.draft().mapping().zone.as_deref(), Some("Asia/Tokyo"));
}

#[test]
fn a_change_that_is_being_weighed_ends_with_its_source() {
    let folder = Folder::new();
    let mut session = session(&folder);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    let zone = |settings: &mut Settings| settings.mapping.zone = Some("Asia/Tokyo".to_owned());
    session.act(Action::WhatIf("Tokyo?".to_owned(), Box::new(zone)));
    assert!(session.view().setup.what_if().is_some());
    session.act(Action::Open(folder.write("others.csv", PEOPLE)));
    session.act(Action::LeaveIt(true));
    until(&mut session, "the other file", |view| {
        view.source.is_some_and(|source| source.source.name() == "others.csv")
    });
    assert!(session.view().setup.what_if().is_none());
    session.act(Action::Decide(true));
    assert_ne!(session.draft().mapping().zone.as_deref(), Some("Asia/Tokyo"));
}

#[test]
fn the_list_of_what_was_sent_is_of_what_was_sent_whatever_is_set_up_since() {
    let folder = Folder::new();
    let mut session = session(&folder);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    session.act(Action::Send);
    until(&mut session, "the practice run to end", |view| view.send.report().is_some());
    session.act(change(matched("Renamed")));
    checked(&mut session);
    let path = folder.at("sent.csv");
    session.act(Action::SaveTo(Saved::Sent, path.clone()));
    until(&mut session, "the list", |view| matches!(view.message, Some(Message::Done(_))));
    let list = std::fs::read_to_string(path).expect("the list was written");
    assert_eq!(list.matches("Joined").count(), 2, "{list}");
    assert!(!list.contains("Renamed"), "{list}");
    let (name, _) =
        session.view().send.ran().map(|ran| ran.what.found.1.summary.names()).unwrap_or_default()[0].clone();
    assert_eq!(name, "Joined");
}

/// What the last check of all rows found out for the next.
fn settled(session: &Session) -> Option<Arc<Settled>> {
    match session.view().setup.checked() {
        CheckState::Known(found) => found.1.settled.clone(),
        _ => None,
    }
}

#[test]
fn another_name_needs_no_second_look_at_people_and_another_file_does() {
    let folder = Folder::new();
    let mut session = session(&folder);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    let first = settled(&session).expect("it can be of use");
    let is_first = |session: &Session| settled(session).is_some_and(|settled| Arc::ptr_eq(&first, &settled));
    session.act(change(matched("Renamed")));
    checked(&mut session);
    assert!(is_first(&session));
    session.act(Action::Undo);
    checked(&mut session);
    assert!(is_first(&session));
    session.act(Action::Open(folder.write("others.csv", PEOPLE)));
    session.act(Action::LeaveIt(true));
    until(&mut session, "the other file", |view| {
        view.source.is_some_and(|source| source.source.name() == "others.csv")
    });
    session.act(change(matched("Joined")));
    checked(&mut session);
    assert!(!is_first(&session));
}

#[test]
fn what_would_still_be_opened_does_not_come_in_place_of_what_is_sent() {
    let folder = Folder::new();
    let mut session = session(&folder);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    session.act(Action::Open(folder.write("others.csv", PEOPLE)));
    session.act(Action::LeaveIt(true));
    session.act(Action::Send);
    until(&mut session, "the practice run to end", |view| view.send.report().is_some());
    assert_eq!(session.view().source.map(|source| source.source.name()), Some("people.csv"));
}

#[test]
fn settings_that_nothing_keeps_yet_are_not_let_go_of_without_a_question() {
    let folder = Folder::new();
    let mut session = session(&folder);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    assert!(session.view().setup.is_unsaved());
    session.act(Action::Send);
    assert!(session.view().setup.is_unsaved(), "until the run has ended nothing keeps them");
    until(&mut session, "the practice run to end", |view| view.send.report().is_some());
    assert!(!session.view().setup.is_unsaved(), "the history keeps them");
}

#[test]
fn files_are_written_of_the_settings_as_they_stand_or_not_at_all() {
    let folder = Folder::new();
    let mut session = session(&folder);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    let form = FilesForm { folder: folder.at("files").to_string_lossy().into_owned(), ..FilesForm::default() };
    session.act(Action::Files(FilesAction::Form(form)));
    // What is known is of the settings before this change.
    session.act(change(matched("Renamed")));
    session.act(Action::Files(FilesAction::Save));
    let message = session.view().message;
    assert!(matches!(message, Some(Message::NotYet(WizardPage::Send))), "{message:?}");
    checked(&mut session);
    session.act(Action::Files(FilesAction::Save));
    until(&mut session, "the files", |view| view.files.saved().is_some());
    session.act(change(matched("Once more")));
    session.receive();
    assert!(session.view().files.saved().is_none(), "they are of other settings");
}

#[test]
fn what_is_written_is_written_in_the_order_in_which_it_was_asked_for_and_each_is_answered() {
    let beside = Beside { wake: Arc::new(|| ()), data: None };
    let (mut queue, written) = (Queue::default(), Arc::new(Mutex::new(Vec::new())));
    let (go, wait) = mpsc::channel();
    let mut wait = Some(wait);
    for number in 0..4 {
        let (written, wait) = (Arc::clone(&written), wait.take());
        queue.add("note", &beside.wake, move |_| {
            // The first takes longer than it takes to ask for all the others.
            wait.iter().for_each(|wait| wait.recv().expect("it is let go on"));
            written.lock().expect("nobody failed with it").push(number);
            if number == 1 { Err(Error::NothingNew) } else { Ok(number) }
        });
    }
    go.send(()).expect("the first waits");
    let mut answers = Vec::new();
    while queue.is_running() {
        answers.extend(queue.take());
        std::thread::yield_now();
    }
    assert_eq!(*written.lock().expect("nobody failed with it"), [0, 1, 2, 3]);
    assert_eq!(
        answers.iter().map(|answer| answer.as_ref().ok()).collect::<Vec<_>>(),
        [Some(&0), None, Some(&2), Some(&3)]
    );
}

#[test]
fn an_import_that_is_still_being_opened_comes_in_the_place_of_nothing_newer() {
    let folder = Folder::new();
    let mut session = session(&folder);
    let rows: Vec<String> =
        (0..40_000).map(|row| format!(r#"{{"login":"user {row}","at":"2016-01-03 09:12:00"}}"#)).collect();
    open(&mut session, &folder, "slow.json", &rows.join("\n"));
    session.act(change(matched("Joined")));
    checked(&mut session);
    session.act(Action::Send);
    until(&mut session, "it to be in the history", |view| {
        view.history.imports().is_some_and(|all| all.is_ok_and(|all| !all.is_empty()))
    });
    let id = session.view().history.standing().next().expect("one").id;
    session.act(Action::Return(ReturnAction::To(id)));
    assert!(session.view().returning.is_opening());
    open(&mut session, &folder, "small.csv", PEOPLE);
    until(&mut session, "nothing to be opened", |view| !view.returning.is_opening() && !view.opening.is_running());
    assert_eq!(session.view().source.map(|source| source.source.name()), Some("small.csv"));
    // And the other way round.
    session.act(Action::Open(folder.at("slow.json")));
    session.act(Action::Return(ReturnAction::To(id)));
    assert!(!session.view().opening.is_running());
}

#[test]
fn what_was_changed_while_something_was_being_opened_is_not_lost() {
    let folder = Folder::new();
    let mut session = session(&folder);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    session.act(Action::Open(folder.write("others.csv", PEOPLE)));
    session.act(Action::LeaveIt(true));
    session.act(change(matched("Changed since")));
    until(&mut session, "it to be opened", |view| !view.opening.is_running());
    assert_eq!(session.view().source.map(|source| source.source.name()), Some("people.csv"));
    assert!(matches!(session.view().message, Some(Message::Told(_))), "{:?}", session.view().message);
    checked(&mut session);
    session.act(Action::Open(folder.at("others.csv")));
    session.act(Action::LeaveIt(true));
    until(&mut session, "the other", |view| view.source.is_some_and(|source| source.source.name() == "others.csv"));
}

#[test]
fn the_window_closes_once_what_is_being_written_is_written() {
    let folder = Folder::new();
    let mut session = session(&folder);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    session.act(Action::SaveTo(Saved::Plan, folder.at("saved.backfill")));
    session.act(Action::Close);
    session.act(Action::LeaveIt(true));
    assert_eq!(session.closing(), Closing::WhenEnded);
    until(&mut session, "it to close", |view| view.closing == Closing::Yes);
    assert!(folder.at("saved.backfill").exists());

    // What fails is read before it closes, and who asks twice does not wait.
    session.act(Action::KeepOpen);
    session.act(Action::SaveTo(Saved::Plan, folder.at("nowhere/saved.backfill")));
    session.act(Action::Close);
    until(&mut session, "it to stay", |view| view.closing == Closing::No);
    assert!(matches!(session.view().message, Some(Message::Failed(_))));
    session.act(Action::SaveTo(Saved::Plan, folder.at("saved.backfill")));
    session.act(Action::Close);
    session.act(Action::Close);
    assert_eq!(session.closing(), Closing::Yes);
}

#[test]
fn files_of_an_earlier_save_are_replaced_only_where_that_is_said() {
    let folder = Folder::new();
    let mut session = session(&folder);
    open(&mut session, &folder, "people.csv", PEOPLE);
    session.act(change(matched("Joined")));
    checked(&mut session);
    let path = folder.at("files").to_string_lossy().into_owned();
    let form = FilesForm { folder: path, ..FilesForm::default() };
    for _ in 0..2 {
        session.act(Action::Files(FilesAction::Form(form.clone())));
        session.act(Action::Files(FilesAction::Save));
        until(&mut session, "the files", |view| view.files.progress().is_none());
    }
    assert!(matches!(session.view().message, Some(Message::Failed(_))), "{:?}", session.view().message);
    assert!(session.view().files.may_overwrite());
    session.act(Action::Files(FilesAction::Form(FilesForm { overwrite: true, ..form })));
    session.act(Action::Files(FilesAction::Save));
    until(&mut session, "the files", |view| view.files.saved().is_some());
    assert!(!session.view().files.form.overwrite, "it is meant of that one save");
}

/// A keychain that forgets something once it is told to.
struct Slow(InMemory, Mutex<mpsc::Receiver<()>>);

impl Keychain for Slow {
    fn available(&self) -> Result<(), KeychainError> {
        self.0.available()
    }

    fn get(&self, account: &str) -> Result<Option<String>, KeychainError> {
        self.0.get(account)
    }

    fn keep(&self, account: &str, secret: &str) -> Result<(), KeychainError> {
        self.0.keep(account, secret)
    }

    fn forget(&self, account: &str) -> Result<(), KeychainError> {
        let _ = self.1.lock().expect("no holder panics").recv();
        self.0.forget(account)
    }
}

#[test]
fn the_window_closes_once_a_password_is_forgotten() {
    let (folder, keychain, (forgets, told)) = (Folder::new(), InMemory::default(), mpsc::channel());
    let shop = Answers::new("mysql").with("host", "db.example.com").with("user", "reader").with("password", "sesame");
    std::fs::create_dir_all(folder.at("data")).expect("a folder");
    connections::keep(&folder.at("data"), &Connection::new("Shop", &shop)).expect("it is kept");
    connections::keep_password(&keychain, &shop).expect("it is kept");
    let mut session = session_with(&folder, Slow(keychain.clone(), Mutex::new(told)));
    session.act(Action::ToDatabase);
    until(&mut session, "what was kept", |view| !view.databases.kept.is_empty());
    session.act(Action::Databases(DatabaseAction::Forget("Shop".to_owned())));
    session.act(Action::Close);
    assert_eq!(session.closing(), Closing::WhenEnded);
    forgets.send(()).expect("somebody waits");
    until(&mut session, "it to close", |view| view.closing == Closing::Yes);
    assert_eq!(keychain.count(), 0);
}
