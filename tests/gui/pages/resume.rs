//! Coming back: an import that was left midway goes on, one that is whole is recognised.

use backfill::tr;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use backfill::check::whole::check;
use backfill::kissmetrics::client::{ApiKey, Client, Destination};
use backfill::ledger::{Import, ImportState, Ledger, SentSince};
use backfill::mapping::EventName;
use backfill::pipeline::range_set::RangeSet;
use backfill::pipeline::{PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::Plan;
use backfill::session::action::Action;
use backfill::session::returning::ReturnAction;
use backfill::sink::kissmetrics::pace::Ceiling;
use backfill::sink::kissmetrics::run::{self, Job, Patience, State, Update};
use backfill::source::Answers;
use backfill::text::{self, LANGUAGES, STRETCHED};
use backfill::workflow::begin::{Begin, Start, new_import};
use eframe::egui::{Event, Theme};

use super::pictures::page;
use super::send::many;
use super::sending::{KEY, choose_known, confirm, one_sends, send_known, slow};
use super::wizard::Wizard;
use crate::harness::THEMES;
use crate::sound::{is_sound, reads};
use crate::support::folder::Folder;
use crate::support::keychain::{InMemory, Missing};
use crate::support::tracker::{Behaviour, Faults, Misbehaving};
use crate::support::wait;

/// A window that is open again after another was gone in the middle: so many rows of *many.csv*, of which so many
/// events were handed to *Stand-in*.
fn interrupted(tracker: &Misbehaving, rows: u32, done: u64) -> Wizard {
    let (first, mut ledger, id) = recorded(tracker, rows, None, vec![done]);
    // Taken up by a process that is gone without a word.
    let product = ledger.import(id).expect("it is there").product;
    let held = ledger.hold(&product).expect("nobody sends to it");
    drop(ledger.go_on(held, id, &SentSince::default()).expect("it can go on"));
    assert_eq!(tracker.received().len() as u64, done);
    first.again()
}

/// A window beside whose record there is an import of so many rows of *many.csv*, of which no more than `limit` events
/// were sent to *Stand-in*, or as many as were asked about; the record, and the import's number.
fn recorded(tracker: &Misbehaving, rows: u32, limit: Option<u64>, asks: Vec<u64>) -> (Wizard, Ledger, i64) {
    let mut first = Wizard::matching("many.csv", many(rows));
    confirm(&first, tracker);
    first.say_when_and_what();
    let mapping = first.window.state().draft().mapping().clone();
    let source = Answers::new("csv").with("file", first.folder.at("many.csv").to_string_lossy());
    let plan = Plan::new(source, mapping);
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let pipeline = Pipeline::open(&plan, &stop, &progress).expect("the file can be opened");
    let checked = check(&pipeline, &stop, &progress, &mut Ticker::new(Arc::new(|| {}))).expect("it can be read");
    let mut ledger = Ledger::open(&first.data).expect("a ledger");
    let destination = Destination::parse(&tracker.address()).expect("an address");
    let key = ApiKey::new(KEY).expect("a key");
    let product = ledger.product(&destination, &key, None, None).expect("it is known");
    let text = plan.to_text();
    let new = new_import("many.csv", &plan, &text, &checked, limit, RangeSet::default());
    let held = ledger.hold(&product).expect("nobody sends to it");
    let record = ledger.begin(held, &new, None).expect("it can begin");
    let id = record.import();
    let job = Job {
        pipeline,
        client: Client::new(&destination, Ceiling::Normal.most()).expect("a client"),
        key,
        ceiling: Ceiling::Normal,
        checked: checked.outcomes,
        limit,
        done: RangeSet::default(),
        record: Some(record),
        asks,
        patience: Patience::Endless,
    };
    let handle = run::start(job, Arc::new(|| {})).expect("a run");
    while let Some(update) = handle.wait() {
        match update {
            Update::State(State::Asking(_)) => handle.stop(),
            Update::State(_) => {}
            Update::Finished(_) => break,
        }
    }
    (first, ledger, id)
}

fn imports(wizard: &Wizard) -> Vec<Import> {
    let ledger = Ledger::open(&wizard.data).expect("the ledger can be read");
    ledger.imports().expect("the ledger can be read")
}

fn lines(tracker: &Misbehaving) -> BTreeSet<String> {
    tracker.received().into_iter().map(|received| received.line).collect()
}

#[test]
fn an_import_that_was_interrupted_is_offered_at_the_start_and_goes_on_where_it_was() {
    let tracker = Misbehaving::well();
    let mut wizard = interrupted(&tracker, 120, 41);
    wizard.see(&tr!("recent-question-interrupted", source = "many.csv", sent = 41_u64, wanted = 120_u64));
    wizard.press(tr!("go-on"));
    wizard.see(&tr!("resume-title", source = "many.csv"));
    wizard.see("with 41 of 120 events sent to Stand-in");
    wizard.see(&tr!("session-no-key-of", product = "Stand-in"));
    wizard.press(&tr!("send-events", count = 79_u64));
    wizard.fill(tr!("product-key"), KEY);
    wizard.see(tr!("no-undo"));
    wizard.press(&tr!("send-events", count = 79_u64));
    wizard.see(&tr!("result-title", count = 120_u64, product = "Stand-in"));
    assert_eq!(tracker.received().len(), 120);
    assert_eq!(lines(&tracker).len(), 120);
    let states: Vec<ImportState> = imports(&wizard).iter().map(|import| import.state).collect();
    assert_eq!(states, [ImportState::Complete]);
    wizard.press(tr!("result-something-else"));
    wizard.see(tr!("choose-title"));
    wizard.until("what became of it", |wizard| wizard.describes("many.csv", "120 events to Stand-in,"));
    assert!(!wizard.says("Go on?"));
}

#[test]
fn whoever_closes_the_window_before_an_import_goes_on_is_told_that_nothing_more_was_sent() {
    let tracker = Misbehaving::well();
    let mut wizard = interrupted(&tracker, 120, 41);
    wizard.press(tr!("go-on"));
    wizard.see(&tr!("resume-title", source = "many.csv"));
    wizard.fill(tr!("product-key"), KEY);
    wizard.see(tr!("no-undo"));
    // Somebody else writes into the ledger just now, so that it waits.
    let other = rusqlite::Connection::open(wizard.data.join("ledger.sqlite")).expect("the ledger's file");
    other.execute_batch("BEGIN IMMEDIATE").expect("nobody writes");
    wizard.press(&tr!("send-events", count = 79_u64));
    wizard.see(tr!("closing-no-more-about"));
    wizard.close();
    wizard.see(tr!("closing-title"));
    assert!(wizard.says(tr!("closing-no-more-about")));
    assert!(!wizard.says(tr!("closing-unsent-about")));
    wizard.press(tr!("closing-stop"));
    assert_eq!(tracker.received().len(), 41);
}

#[test]
fn what_a_later_import_sent_differently_is_told_before_one_goes_on_and_nobody_is_asked_to() {
    let tracker = Misbehaving::well();
    let wizard = interrupted(&tracker, 120, 41);
    // The same rows, under another name: what a command did with --again.
    let mut ledger = Ledger::open(&wizard.data).expect("a ledger");
    let import = imports(&wizard).remove(0);
    let mut plan = Plan::parse(&import.plan, Path::new("many.csv")).expect("its plan");
    plan.mapping.rules[0].event = Some(EventName::Fixed { name: "Renamed".to_owned() });
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let pipeline = Pipeline::open(&plan, &stop, &progress).expect("the file can be opened");
    let checked = check(&pipeline, &stop, &progress, &mut Ticker::new(Arc::new(|| {}))).expect("it can be read");
    let begin = Begin {
        product: &import.product,
        key: &ApiKey::new(KEY).expect("a key"),
        plan: &plan,
        pipeline: &pipeline,
        checked: &checked,
        start: Start::Anew { prior: None, doubles_meant: true, doubt_meant: false, instead_of: None, limit: None },
        ceiling: Ceiling::Normal,
        patience: Patience::Endless,
        unattended: true,
    };
    let handle = run::start(begin.begin(&mut ledger).expect("it can begin").job, Arc::new(|| {})).expect("a run");
    while let Some(update) = handle.wait() {
        if let Update::Finished(_) = update {
            break;
        }
    }
    assert_eq!(tracker.received().len(), 161);

    let mut wizard = wizard.again();
    wizard.until("both to be listed", |wizard| wizard.describes("many.csv", "120 events to Stand-in,"));
    assert!(!wizard.offers(tr!("go-on")), "a later one has sent all of it");
    wizard.window.state_mut().act(Action::Return(ReturnAction::To(import.id)));
    wizard.see(&tr!("resume-title", source = "many.csv"));
    wizard.fill(tr!("product-key"), KEY);
    wizard.see(&tr!("earlier-doubles", count = 79_u64, product = "Stand-in"));
    wizard.press(&tr!("send-events", count = 79_u64));
    wizard.settle();
    assert_eq!(tracker.received().len(), 161, "nobody has said that this is meant");
    wizard.press(&tr!("earlier-doubles-meant", count = 79_u64));
    wizard.see(tr!("no-undo"));
    wizard.press(&tr!("send-events", count = 79_u64));
    wizard.see(&tr!("result-title", count = 120_u64, product = "Stand-in"));
    assert_eq!(tracker.received().len(), 240);
}

#[test]
fn of_rows_of_which_only_the_first_were_sent_nobody_says_that_all_went() {
    let tracker = Misbehaving::well();
    let (first, ledger, _) = recorded(&tracker, 120, Some(20), Vec::new());
    drop(ledger);
    assert_eq!(imports(&first)[0].state, ImportState::Complete);
    let mut same = first.beside();
    same.drop_file("copy.csv", many(120));
    same.see("Only 20 of the 120 events of these rows went to Stand-in on ");
    assert!(!same.says("none is new"));
}

#[test]
fn a_window_that_is_gone_in_mid_run_loses_nothing_and_sends_nothing_different() {
    let faults = Faults { resets: 0.03, busy: 0.03, half_answers: 0.02, ..Faults::default() };
    let gone = Arc::new(AtomicBool::new(false));
    let is_gone = Arc::clone(&gone);
    let tracker = Misbehaving::start(move |line, attempt| match faults.decide(11, line, attempt) {
        // The run is not to end before its window does.
        Behaviour::Answer if !is_gone.load(Ordering::SeqCst) => Behaviour::Delay(Duration::from_millis(500)),
        behaviour => behaviour,
    });
    let mut wizard = Wizard::matching("many.csv", many(400));
    confirm(&wizard, &tracker);
    wizard.say_when_and_what();
    send_known(&mut wizard, 400);
    wizard.until("some events to arrive", |_| tracker.received().len() > 30);
    let wizard = wizard.again();
    gone.store(true, Ordering::SeqCst);
    let import = wait::until("the run to be gone", || {
        imports(&wizard).into_iter().next().filter(|import| import.state != ImportState::Running)
    });
    assert!(import.outcomes.sent < 400, "{:?}", import.outcomes);
    // The window that opened at once may have seen it run still.
    let mut wizard = wizard.again();
    wizard.see("An import of many.csv was");
    wizard.press(tr!("go-on"));
    wizard.see(&tr!("resume-title", source = "many.csv"));
    wizard.fill(tr!("product-key"), KEY);
    wizard.see(tr!("no-undo"));
    wizard.press(&format!("Send {} events", 400 - import.done.len()));
    wizard.see(&tr!("result-title", count = 400_u64, product = "Stand-in"));
    // What came twice was under way when the window went, and is the same byte for byte.
    assert_eq!(lines(&tracker).len(), 400);
    let outcomes = imports(&wizard)[0].outcomes;
    assert!(outcomes.adds_up() && outcomes.sent == 400, "{outcomes:?}");
}

#[test]
fn an_import_that_runs_in_one_window_is_told_and_not_gone_on_with_in_another() {
    let tracker = slow();
    let (mut first, mut second) = one_sends(&tracker);
    second.until("it to be told", |wizard| wizard.describes("many.csv", "Being sent. to Stand-in"));
    assert!(!second.says("Go on?"));
    second.press("many.csv");
    second.see("Another window or command is sending to \"Stand-in\" right now");
    // What it says stays true, though nobody touches it.
    first.press(tr!("sending-stop"));
    first.see(tr!("result-stopped"));
    second.until("the end to be told", |wizard| wizard.describes("many.csv", tr!("import-stopped")));
}

#[test]
fn how_far_another_window_has_come_is_read_whole_while_it_goes_on() {
    let tracker = slow();
    let (first, _) = one_sends(&tracker);
    let data = first.data.clone();
    let mut second = Wizard::over(Theme::Light, [1000.0, 700.0], Folder::new(), data, Arc::new(Missing));
    second.press(tr!("history-page"));
    second.see(" of 900 events");
    let sent = |wizard: &Wizard| match wizard.window.state().view().history.imports() {
        Some(Ok([import, ..])) => import.outcomes.sent,
        _ => 0,
    };
    let at_first = sent(&second);
    second.until("more digits", |wizard| sent(wizard) >= 100.max(at_first + 1));
    second.settle();
    reads(&second.window, "history", &[&format!("{} of 900 events", sent(&second))]);
}

#[test]
fn whoever_comes_back_to_the_window_is_not_asked_about_what_was_gone_on_with_elsewhere() {
    let tracker = Misbehaving::well();
    let mut wizard = interrupted(&tracker, 60, 20);
    wizard.see("Go on?");
    let mut ledger = Ledger::open(&wizard.data).expect("a ledger");
    let import = imports(&wizard).remove(0);
    let held = ledger.hold(&import.product).expect("nobody sends to it");
    let (record, _) = ledger.go_on(held, import.id, &SentSince::default()).expect("it can go on");
    record.finish(ImportState::Complete, import.outcomes).expect("the end can be written");
    wizard.window.event(Event::WindowFocused(true));
    wizard.see_gone("Go on?");
}

#[test]
fn the_key_comes_from_the_keychain_where_it_was_kept() {
    let tracker = Misbehaving::well();
    let wizard = interrupted(&tracker, 60, 20);
    let keychain = InMemory::default();
    let import = imports(&wizard).remove(0);
    backfill::workflow::products::keep(&keychain, &import.product, &ApiKey::new(KEY).expect("a key"))
        .expect("there is room");
    let mut wizard = wizard.again_with(Arc::new(keychain));
    wizard.press(tr!("go-on"));
    wizard.see(&tr!("product-kept", tail = "4567"));
    wizard.see(tr!("no-undo"));
    wizard.press(&tr!("send-events", count = 40_u64));
    wizard.see(&tr!("result-title", count = 60_u64, product = "Stand-in"));
    assert_eq!(lines(&tracker).len(), 60);
}

#[test]
fn another_key_than_the_imports_is_refused_and_nothing_is_sent() {
    let tracker = Misbehaving::well();
    let mut wizard = interrupted(&tracker, 60, 20);
    wizard.press(tr!("go-on"));
    wizard.see(&tr!("resume-title", source = "many.csv"));
    wizard.fill(tr!("product-key"), &KEY.replace('0', "f"));
    wizard.see(tr!("no-undo"));
    wizard.press(&tr!("send-events", count = 40_u64));
    wizard.see("\"Stand-in\" is the name of a product with another key.");
    assert_eq!(tracker.received().len(), 20);
}

#[test]
fn of_a_source_that_has_grown_what_was_not_handed_over_is_sent() {
    let tracker = Misbehaving::well();
    let mut wizard = interrupted(&tracker, 60, 20);
    wizard.folder.write("many.csv", many(70));
    wizard.press(tr!("go-on"));
    wizard.see(&tr!("change-grown", added = 10_u64, was = 60_u64));
    wizard.fill(tr!("product-key"), KEY);
    wizard.see(&tr!("earlier-some", done = 20_u64, events = 70_u64, product = "Stand-in"));
    wizard.press(&tr!("send-events", count = 50_u64));
    wizard.see(&tr!("result-title", count = 70_u64, product = "Stand-in"));
    assert_eq!((tracker.received().len(), lines(&tracker).len()), (70, 70));
    let states: Vec<ImportState> = imports(&wizard).iter().map(|import| import.state).collect();
    assert_eq!(states, [ImportState::Complete, ImportState::Replaced]);
}

#[test]
fn of_a_source_that_has_changed_all_is_sent_again_only_when_that_is_chosen() {
    let tracker = Misbehaving::well();
    let mut wizard = interrupted(&tracker, 60, 20);
    // The first row is gone, and somebody is there instead who joined on another day.
    let changed = many(60).replacen("p0@example.com,2016-01-03", "new@example.com,2016-01-02", 1);
    wizard.folder.write("many.csv", changed);
    wizard.press(tr!("go-on"));
    wizard.see(tr!("change-same-rows"));
    wizard.fill(tr!("product-key"), KEY);
    // 19 of the 20 are still as they were.
    wizard.see(&tr!("earlier-some", done = 19_u64, events = 60_u64, product = "Stand-in"));
    wizard.until("Send 41 events to be offered", |wizard| wizard.offers(&tr!("send-events", count = 41_u64)));
    wizard.press(tr!("resume-all"));
    wizard.press(&tr!("send-events", count = 60_u64));
    wizard.see(&tr!("result-title", count = 60_u64, product = "Stand-in"));
    assert_eq!((tracker.received().len(), lines(&tracker).len()), (80, 61));
}

#[test]
fn an_interrupted_import_can_be_left() {
    let tracker = Misbehaving::well();
    let mut wizard = interrupted(&tracker, 60, 20);
    wizard.press(tr!("go-on"));
    wizard.see(&tr!("resume-title", source = "many.csv"));
    wizard.press(tr!("resume-not-now"));
    wizard.see(tr!("choose-title"));
    wizard.see(&tr!("recent-question-interrupted", source = "many.csv", sent = 20_u64, wanted = 60_u64));
    assert_eq!(tracker.received().len(), 20);
    assert_eq!(imports(&wizard)[0].state, ImportState::Interrupted);
}

#[test]
fn an_import_whose_source_is_gone_is_told_where_it_was() {
    let tracker = Misbehaving::well();
    let mut wizard = interrupted(&tracker, 60, 20);
    std::fs::remove_file(wizard.folder.at("many.csv")).expect("it was there");
    wizard.press(tr!("go-on"));
    wizard.see("many.csv");
    wizard.until("what failed", |wizard| wizard.offers(tr!("frame-dismiss")));
    wizard.see(tr!("choose-title"));
}

#[test]
fn rows_that_were_imported_before_are_recognised_under_another_name_and_with_more_behind() {
    let tracker = Misbehaving::well();
    let mut first = Wizard::matching("many.csv", many(30));
    confirm(&first, &tracker);
    first.choose(tr!("match-zone"), "Europe/Berlin");
    first.fill(tr!("match-event-name"), "Joined");
    send_known(&mut first, 30);
    first.see(&tr!("result-title", count = 30_u64, product = "Stand-in"));

    let mut same = first.beside();
    same.drop_file("copy.csv", many(30));
    same.see("These 30 rows went to Stand-in on ");
    same.see("none is new.");
    let mut grown = first.beside();
    grown.drop_file("export-2.csv", many(42));
    grown.see("The first 30 rows went to Stand-in on ");
    grown.see("12 are new.");
    grown.press(tr!("before-same"));
    grown.see_gone(tr!("before-same"));
    assert_eq!(grown.window.state().draft().mapping(), first.window.state().draft().mapping());
    grown.press(tr!("continue"));
    grown.see(tr!("match-title"));
    choose_known(&mut grown);
    grown.see(&tr!("earlier-some", done = 30_u64, events = 42_u64, product = "Stand-in"));
    assert!(grown.offers(&tr!("send-events", count = 12_u64)));

    let mut stranger = first.beside();
    stranger.drop_file("others.csv", many(30).replace("@example.com", "@example.org"));
    stranger.see_all_rows();
    assert!(!stranger.says("went to Stand-in"));
}

#[test]
fn what_was_imported_lately_is_listed_and_opens_again_with_its_choices() {
    let tracker = Misbehaving::well();
    let mut first = Wizard::matching("many.csv", many(30));
    confirm(&first, &tracker);
    first.say_when_and_what();
    send_known(&mut first, 30);
    first.see(&tr!("result-title", count = 30_u64, product = "Stand-in"));
    let mut wizard = Wizard::over(Theme::Light, [1280.0, 800.0], Folder::new(), first.data.clone(), Arc::new(Missing));
    wizard.until("what became of it", |wizard| wizard.describes("many.csv", "30 events to Stand-in,"));
    wizard.press("many.csv");
    wizard.see(tr!("chosen-about"));
    wizard.see("These 30 rows went to Stand-in on ");
    assert_eq!(wizard.window.state().draft().mapping(), first.window.state().draft().mapping());
}

/// Answers soon while an import is made that breaks off, and then so late that a run lasts while one looks at it.
fn ever_slower() -> Misbehaving {
    Misbehaving::held_up(41, Behaviour::Delay(Duration::from_secs(3)))
}

#[test]
fn every_page_of_coming_back_and_of_sending_has_room_for_each_language() {
    for language in LANGUAGES.iter().skip(1).chain([&STRETCHED]) {
        let tracker = ever_slower();
        let Wizard { data, folder, .. } = interrupted(&tracker, 120, 41);
        text::speaking(language, || {
            let mut wizard = Wizard::over(Theme::Light, [1280.0, 800.0], folder, data, Arc::new(Missing));
            let sound = |wizard: &mut Wizard, called: &str| {
                wizard.window.remove_cursor();
                wizard.window.run_steps(4);
                is_sound(&wizard.window, &format!("{called} in {}", language.name));
            };
            wizard.until("the question", |wizard| wizard.offers(tr!("go-on")));
            sound(&mut wizard, "the question");
            wizard.press(tr!("go-on"));
            wizard.see(&tr!("resume-title", source = "many.csv"));
            wizard.fill(tr!("product-key"), KEY);
            wizard.see(tr!("no-undo"));
            sound(&mut wizard, "going on");
            wizard.press(&tr!("send-events", count = 79_u64));
            wizard.see(&tr!("sending-title", product = "Stand-in"));
            sound(&mut wizard, "sending");
            wizard.close();
            wizard.see(tr!("closing-pause-about"));
            sound(&mut wizard, "closing");
        });
    }
}

#[test]
fn every_page_of_coming_back_is_read_in_both_themes() {
    const SIZE: [f32; 2] = [1280.0, 800.0];
    for (theme, name) in THEMES {
        let tracker = ever_slower();
        let Wizard { data, folder, .. } = interrupted(&tracker, 120, 41);
        let mut wizard = Wizard::over(theme, SIZE, folder, data, Arc::new(Missing));
        let picture =
            |wizard: &mut Wizard, called: &str, wanted: &[&str]| page(wizard, &format!("{called}-{name}"), wanted);
        wizard.see("Go on?");
        picture(&mut wizard, "8-interrupted", &["Go on?", "many.csv", "Go on"]);
        wizard.press(tr!("go-on"));
        wizard.see(&tr!("resume-title", source = "many.csv"));
        wizard.fill(tr!("product-key"), KEY);
        wizard.see(tr!("no-undo"));
        picture(&mut wizard, "8-go-on", &["Go on with many.csv", "What is sent can't be undone.", "Not now"]);
        wizard.press(tr!("resume-not-now"));
        wizard.folder.write("many.csv", many(150));
        wizard.press(tr!("go-on"));
        wizard.fill(tr!("product-key"), KEY);
        wizard.see("of these 150 events were already sent to Stand-in");
        picture(
            &mut wizard,
            "8-go-on-grown",
            &["of these 150 events were already sent to Stand-in", "Send 109 events"],
        );
        wizard.press(&tr!("send-events", count = 109_u64));
        wizard.see(&tr!("sending-title", product = "Stand-in"));
        wizard.close();
        wizard.see("it offers to continue from here");
        picture(&mut wizard, "8-closing", &["it offers to continue from here", "Keep sending"]);
        wizard.press(tr!("closing-no"));
        tracker.go_on();
        wizard.see(&tr!("result-title", count = 150_u64, product = "Stand-in"));
        wizard.press(tr!("result-something-else"));
        wizard.see(tr!("choose-title"));
        wizard.until("what became of it", |wizard| wizard.describes("many.csv", "109 events to Stand-in,"));
        picture(&mut wizard, "8-recent", &["What do you want to import?", "many.csv", "109 events to Stand-in,"]);
        wizard.drop_file("export-2.csv", many(162));
        wizard.see("The first 150 rows went to Stand-in on ");
        wizard.see("12 are new.");
        picture(&mut wizard, "8-before", &["The first 150 rows went to Stand-in on ", "12 are new."]);
        wizard.press(tr!("continue"));
        wizard.choose(tr!("match-zone"), "Europe/Berlin");
        wizard.fill(tr!("match-event-name"), "Joined");
        choose_known(&mut wizard);
        wizard.see(&tr!("earlier-doubles", count = 150_u64, product = "Stand-in"));
        picture(&mut wizard, "8-doubles", &["150 events would be duplicated permanently in Stand-in"]);
        wizard.press(tr!("send-to-another"));
        wizard.press(tr!("product-purpose-test"));
        wizard.fill(tr!("practice-name"), "Shop EU");
        wizard.fill(tr!("product-key"), &KEY.replace('0', "a"));
        wizard.press(tr!("advanced"));
        wizard.fill(tr!("product-address"), &tracker.address());
        wizard.press(tr!("product-address-meant"));
        wizard.see("First 5 events, then");
        wizard.press(&tr!("send-events", count = 162_u64));
        wizard.see(tr!("sending-look"));
        picture(&mut wizard, "8-first-few", &["Open Live in Kissmetrics", "No, stop"]);
        wizard.press(tr!("sending-look-no"));
        wizard.see(tr!("result-doubted"));
        picture(&mut wizard, "8-not-seen", &["You didn't see them, so nothing more was sent"]);
    }
}

#[test]
fn a_run_that_was_stopped_goes_on_from_its_result_without_asking_for_the_key_again() {
    let tracker = slow();
    let mut wizard = Wizard::matching("many.csv", many(400));
    confirm(&wizard, &tracker);
    wizard.say_when_and_what();
    send_known(&mut wizard, 400);
    wizard.until("events to arrive", |_| !tracker.received().is_empty());
    wizard.press(tr!("sending-stop"));
    wizard.see("You can go on from here now or later");
    tracker.go_on();
    assert!(!wizard.says("In total, Joined was sent"));
    wizard.press(tr!("go-on"));
    wizard.see(&tr!("resume-title", source = "many.csv"));
    wizard.see(tr!("no-undo"));
    let left = 400 - imports(&wizard)[0].done.len();
    wizard.press(&format!("Send {left} events"));
    wizard.see(&tr!("result-title", count = 400_u64, product = "Stand-in"));
    assert_eq!(lines(&tracker).len(), 400);
}
