//! How often an import is counted is looked up now and then, also by a window that was opened anew, and by one whose last
//! look failed.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use backfill::error::Error;
use backfill::kissmetrics::query::{Credential, QueryError};
use backfill::session::Session;
use backfill::session::action::Action;
use backfill::session::arriving::ArrivalAction;
use backfill::session::choosing::{Ask, Chosen};
use backfill::session::counting::{CountNote, Counts};
use backfill::store::keychain::Keychain;
use backfill::workflow;
use backfill::workflow::arrival::Moved;

use crate::support::folder::Folder;
use crate::support::keychain::{InMemory, Locked};
use crate::support::program::Program;
use crate::support::tracker::{Behaviour, Misbehaving};

const ACCOUNT_KEY: &str = "account-key-4711-0815";

const PLAN: &str = r#"version = 2
[source]
kind = "csv"
file = "users.csv"
[mapping]
zone = "UTC"
[[mapping.rules]]
person = { column = "login" }
time = { column = "created_at", format = "year-first" }
event = { from = "fixed", name = "Signed Up" }
"#;

/// An import of three events that was sent and looked at by the program, and a keychain that holds the sign-in.
struct Sent {
    program: Program,
    keychain: InMemory,
}

impl Sent {
    /// To a server that answers `totals` with what this gives for the number of the question.
    fn to(server: &Misbehaving) -> Self {
        let (program, folder, keychain) = (Program::new(), Folder::new(), InMemory::default());
        folder.write("plan.toml", PLAN);
        folder.write("users.csv", "login,created_at\na,2016-01-01\nb,2016-01-02\nc,2016-01-03\n");
        let at = server.address();
        let environment = [
            ("KISSMETRICS_API_KEY", "0123456789abcdef0123456789abcdef01234567"),
            ("KISSMETRICS_ACCOUNT_KEY", ACCOUNT_KEY),
        ];
        for arguments in [
            &["access", "Shop", "--on", "--query-host", &at, "--tracker", &at][..],
            &["run", "plan.toml", "--yes", "--tracker", &at, "--product", "Shop"],
        ] {
            program.run_with(folder.path(), arguments, &environment).expect_code(0);
        }
        let credential = Credential::key(ACCOUNT_KEY).expect("a key");
        keychain.keep(&format!("reading 7 at {at}"), &credential.to_secret()).expect("there is room");
        Self { program, keychain }
    }

    /// A window over the same files, which looks every few milliseconds.
    fn window(&self, keychain: Arc<dyn Keychain>) -> Session {
        let nobody = |_: Ask, _: Option<&Path>| -> Chosen { Box::pin(async { Vec::new() }) };
        let session = Session::new(Arc::new(|| {}), Some(self.program.data()), nobody, |_: &Path| Ok(()));
        session.with_keychain(keychain).looking_every(Duration::from_millis(20))
    }

    /// Long enough for several looks, which no earlier ones keep from asking.
    fn for_a_while(&self, window: &mut Session) {
        for _ in 0..100 {
            // As if nothing had been asked within the last minute. It may not be there, where nothing was.
            let _ = std::fs::remove_file(self.program.data().join("query-pace.json"));
            std::thread::sleep(Duration::from_millis(2));
            window.receive();
        }
    }

    /// The import ended so many seconds before this, by the ledger.
    fn ended_before(&self, seconds: i64) {
        let ledger = rusqlite::Connection::open(self.program.data().join("ledger.sqlite")).expect("the ledger's file");
        let moved = ledger.execute("UPDATE import SET changed = changed - ?1", [seconds]).expect("it can be written");
        assert_eq!(moved, 1);
    }
}

/// Answers the questions for totals in turn with these, the last for ever.
fn server(answers: &'static [&'static str]) -> Misbehaving {
    Misbehaving::start(move |line, attempt| {
        let json = |status, body: &str| Behaviour::Other {
            status,
            headers: "Content-Type: application/json\r\n".to_owned(),
            body: body.as_bytes().to_vec(),
        };
        match line {
            _ if line.contains("/v3/products?") => json(200, r#"{"data":[{"id":7,"name":"Shop EU"}]}"#),
            _ if line.contains("/v3/") => match answers[(attempt as usize).min(answers.len() - 1)] {
                "page" => Behaviour::page("<title>Sign in</title>"),
                "later" => Behaviour::busy(429, Some("3600")),
                "refused" => json(401, r#"{"status": 401, "messages": ["Unauthenticated."]}"#),
                total => json(200, &format!(r#"{{"events":[{{"name":"Signed Up","total":{total}}}]}}"#)),
            },
            _ => Behaviour::Answer,
        }
    })
}

/// Receives until this is so of the import.
#[track_caller]
fn until(session: &mut Session, what: &str, is: impl Fn(&Counts) -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !session.view().arriving.counting().of(1).is_some_and(&is) {
        assert!(Instant::now() < deadline, "waited in vain for {what}; it says {:?}", session.view().message);
        std::thread::sleep(Duration::from_millis(1));
        session.receive();
    }
}

fn asked(server: &Misbehaving) -> usize {
    server.received().iter().filter(|received| received.line.contains("/events?")).count()
}

#[test]
fn a_window_that_is_opened_within_the_hour_goes_on_looking() {
    // Before sending, nothing yet, then as many as were sent.
    let server = server(&["100", "100", "103"]);
    let sent = Sent::to(&server);
    let mut window = sent.window(Arc::new(sent.keychain.clone()));
    until(&mut window, "the total to move", |counts| {
        counts.names.first().is_some_and(|name| matches!(name.moved, Moved::By(3)))
    });
}

#[test]
fn a_look_that_fails_is_said_and_the_next_one_is_made_all_the_same() {
    let server = server(&["100", "page", "page", "103"]);
    let sent = Sent::to(&server);
    let mut window = sent.window(Arc::new(sent.keychain.clone()));
    until(&mut window, "a failure", |counts| matches!(counts.note, Some(CountNote::Failed(..))));
    until(&mut window, "the total to move", |counts| {
        counts.note.is_none() && counts.names.first().is_some_and(|name| matches!(name.moved, Moved::By(3)))
    });
}

#[test]
fn a_sign_in_that_is_refused_is_not_tried_again_by_itself() {
    let server = server(&["100", "refused"]);
    let sent = Sent::to(&server);
    let mut window = sent.window(Arc::new(sent.keychain.clone()));
    until(&mut window, "the refusal", |counts| matches!(counts.note, Some(CountNote::Ended(_))));
    let before = asked(&server);
    sent.for_a_while(&mut window);
    assert_eq!(asked(&server), before);
}

#[test]
fn without_a_sign_in_nothing_is_asked_and_a_locked_keychain_is_told() {
    let server = server(&["100", "103"]);
    let sent = Sent::to(&server);
    let mut window = sent.window(Arc::new(InMemory::default()));
    until(&mut window, "no sign-in", |counts| matches!(counts.note, Some(CountNote::NoSignIn)));
    let mut window = sent.window(Arc::new(Locked));
    until(&mut window, "the keychain", |counts| matches!(counts.note, Some(CountNote::Ended(_))));
    assert_eq!(asked(&server), 1);
}

#[test]
fn the_looks_end_an_hour_after_the_import_and_none_begins_later() {
    let server = server(&["100"]);
    let sent = Sent::to(&server);
    let mut window = sent.window(Arc::new(sent.keychain.clone()));
    until(&mut window, "a look", |_| asked(&server) > 1);
    sent.ended_before(61 * 60);
    // What is under way may still be answered.
    let deadline = Instant::now() + Duration::from_secs(60);
    while window.view().arriving.counting().goes_on() {
        assert!(Instant::now() < deadline, "it goes on looking");
        sent.for_a_while(&mut window);
    }
    let before = asked(&server);
    let mut later = sent.window(Arc::new(sent.keychain.clone()));
    until(&mut later, "what was counted", |counts| !counts.names.is_empty());
    sent.for_a_while(&mut later);
    assert_eq!(asked(&server), before);
}

#[test]
fn an_import_that_ended_in_time_to_come_is_not_looked_at_until_then() {
    let server = server(&["100", "103"]);
    let sent = Sent::to(&server);
    // The clock was put back by a day after it had ended.
    sent.ended_before(-24 * 60 * 60);
    let mut window = sent.window(Arc::new(sent.keychain.clone()));
    until(&mut window, "the import", |_| true);
    sent.for_a_while(&mut window);
    assert_eq!(asked(&server), 1);
}

#[test]
fn after_being_asked_to_leave_it_alone_the_next_look_comes_no_sooner_and_one_that_is_asked_for_says_so() {
    let server = server(&["100", "later", "103"]);
    let sent = Sent::to(&server);
    let mut window = sent.window(Arc::new(sent.keychain.clone()));
    let asks_for = |counts: &Counts| match &counts.note {
        Some(CountNote::Failed(Error::Workflow(workflow::Error::Query(QueryError::TooMany { after })), wait)) => {
            Some((after.expect("so long"), *wait))
        }
        _ => None,
    };
    let hour = Duration::from_secs(3600);
    until(&mut window, "it to be told", |counts| asks_for(counts).is_some());
    let note = |window: &Session| window.view().arriving.counting().of(1).and_then(asks_for);
    assert_eq!(note(&window), Some((hour, hour)));
    let before = asked(&server);
    for _ in 0..100 {
        std::thread::sleep(Duration::from_millis(2));
        window.receive();
    }
    assert_eq!(asked(&server), before, "it looks no sooner");
    // A look that somebody asks for says how long it is still to be left alone, and asks nothing.
    window.act(Action::Arrival(ArrivalAction::Look(1)));
    until(&mut window, "it to be told again", |counts| asks_for(counts).is_some_and(|(after, _)| after < hour));
    assert_eq!(asked(&server), before);
}
