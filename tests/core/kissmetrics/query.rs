//! The client of the Query API, held against answers that were typed from its published pages. Nothing here shares a type
//! with the practice tracker, and no time passes: whoever waits is told so.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use backfill::kissmetrics::client::Destination;
use backfill::kissmetrics::query::{
    Account, Credential, Expected, Known, KnownName, MOST_A_MINUTE, NotYet, Pace, Pacing, Pause, QueryError,
    ReadProduct, Requests,
};
use backfill::ledger::Reading;
use backfill::pipeline::Stop;
use backfill::text::{people_sentence, query_sentence};
use backfill::workflow::Error;
use backfill::workflow::arrival::{SearchedPeople, access, search_people};

use crate::check::{Case, SIGNED_UP};
use crate::support::folder::Folder;
use crate::support::tracker::{Behaviour, Misbehaving, Received};

/// Time that passes only when somebody waits.
#[derive(Clone)]
struct Clock {
    now: Arc<Mutex<Instant>>,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl Clock {
    fn new() -> Self {
        Self { now: Arc::new(Mutex::new(Instant::now())), waits: Arc::default() }
    }

    fn waits(&self) -> Vec<Duration> {
        self.waits.lock().unwrap().clone()
    }
}

impl Pause for Clock {
    fn now(&self) -> Instant {
        *self.now.lock().unwrap()
    }

    fn wait(&self, time: Duration) -> bool {
        *self.now.lock().unwrap() += time;
        self.waits.lock().unwrap().push(time);
        true
    }
}

fn json(status: u16, body: &str) -> Behaviour {
    let headers = "Content-Type: application/json\r\n".to_owned();
    Behaviour::Other { status, headers, body: body.as_bytes().to_vec() }
}

/// Asks a server that does this, as somebody who signs in with e-mail and password.
fn account(server: &Misbehaving, clock: &Clock) -> Account {
    let credential = Credential::password("ada@example.com", "correct horse").expect("both are there");
    let host = Destination::parse(&server.address()).expect("an address of this computer");
    Account::new(&host, credential, Arc::new(Pace::default()), Box::new(clock.clone())).expect("a client")
}

/// The same as one of several processes, which share what is in this folder.
fn sharing(server: &Misbehaving, clock: &Clock, folder: &Folder) -> Account {
    let credential = Credential::key("account-key").expect("a key");
    access::account(Some(folder.path()), &server.address(), credential, Box::new(clock.clone())).expect("a client")
}

fn lines(received: &[Received]) -> Vec<String> {
    received.iter().map(|received| received.line.trim_end_matches(" HTTP/1.1").to_owned()).collect()
}

/// What fails with this answer, as an error and as a person reads it.
fn fails(behaviour: Behaviour) -> (QueryError, String) {
    let server = Misbehaving::always(behaviour);
    let error = account(&server, &Clock::new()).products().expect_err("it is no list of products");
    let said = query_sentence(&error);
    assert!(!said.contains("correct horse"), "{said}");
    (error, said)
}

/// As on the page of products.
const PRODUCTS: &str = r#"{"data":[
    {"id":12345,"account_id":77,"name":"Shop EU","timezone":"US/Pacific"},
    {"id":12346,"account_id":77,"name":"Shop test","timezone":"Europe/Berlin"}]}"#;

#[test]
fn products_are_read_as_their_page_describes_them() {
    let server = Misbehaving::always(json(200, PRODUCTS));
    let products = account(&server, &Clock::new()).products().expect("a list");
    let shop = ReadProduct { id: 12345, name: "Shop EU".to_owned(), zone: Some("US/Pacific".to_owned()) };
    assert_eq!((products.all.len(), products.unread, &products.all[0]), (2, 0, &shop));
    let received = server.received();
    assert_eq!(lines(&received), ["GET /v3/products?offset=0&limit=50"]);
    // HTTP Basic, RFC 7617: base64 of "ada@example.com:correct horse".
    let sent = received[0].headers.iter().find(|header| header.to_lowercase().starts_with("authorization:"));
    assert_eq!(sent.map(|header| header[14..].trim()), Some("Basic YWRhQGV4YW1wbGUuY29tOmNvcnJlY3QgaG9yc2U="));
}

#[test]
fn an_account_s_key_is_the_user_name_with_no_password() {
    let server = Misbehaving::always(json(200, PRODUCTS));
    let host = Destination::parse(&server.address()).expect("an address");
    let credential = Credential::key(" account-key ").expect("a key");
    let account = Account::new(&host, credential, Arc::new(Pace::default()), Box::new(Clock::new())).expect("a client");
    account.products().expect("a list");
    let received = server.received();
    let sent = received[0].headers.iter().find(|header| header.to_lowercase().starts_with("authorization:"));
    // base64 of "account-key:".
    assert_eq!(sent.map(|header| header[14..].trim()), Some("Basic YWNjb3VudC1rZXk6"));
}

#[test]
fn names_are_read_leniently_and_what_can_t_be_read_is_counted() {
    let body = r#"{"events":[
        {"id":1,"product_id":12345,"name":"Signed Up","visible":true,"total":29,"first_used_at":"2016-01-03T09:12:00Z",
         "last_used_at":"2026-10-09T10:00:00Z","first_sent_at":"2016-01-03T09:12:01Z","last_sent_at":null,"new_field":[1]},
        {"id":2,"name":"Billed","total":"1200"},
        {"id":3,"name":"Canceled","total":12.0},
        {"id":4,"name":"Viewed Page","total":{"all":9}},
        {"id":5,"name":"Upgraded"},
        {"id":6,"name":17,"total":3},
        "a text"]}"#;
    let server = Misbehaving::always(json(200, body));
    let events = account(&server, &Clock::new()).events(12345).expect("a list");
    let known = |name: &str, total| KnownName { name: name.to_owned(), total };
    assert_eq!(
        events.all,
        [
            known("Signed Up", Some(29)),
            known("Billed", Some(1200)),
            known("Canceled", Some(12)),
            known("Viewed Page", None),
            known("Upgraded", None)
        ]
    );
    assert_eq!(events.unread, 2);
    assert_eq!(lines(&server.received()), ["GET /v3/products/12345/events?offset=0&limit=50"]);
}

#[test]
fn properties_may_stand_under_the_key_of_events() {
    for body in [r#"{"properties":[{"name":"Plan"}]}"#, r#"{"events":[{"name":"Plan"}]}"#, r#"[{"name":"Plan"}]"#] {
        let server = Misbehaving::always(json(200, body));
        let properties = account(&server, &Clock::new()).properties(9).expect("a list");
        assert_eq!(properties.all, [KnownName { name: "Plan".to_owned(), total: None }], "{body}");
    }
}

#[test]
fn a_product_without_events_has_none() {
    let server = Misbehaving::always(json(200, r#"{"events":[]}"#));
    assert_eq!(account(&server, &Clock::new()).events(1).expect("a list").all, []);
}

/// A page of names from an offset on.
fn names(line: &str, all: usize) -> Behaviour {
    let offset =
        line.split("offset=").nth(1).and_then(|rest| rest.split('&').next()).and_then(|from| from.parse().ok());
    let from: usize = offset.expect("an offset");
    let entries: Vec<String> =
        (from..all.min(from + 50)).map(|n| format!(r#"{{"name":"Event {n}","total":{n}}}"#)).collect();
    json(200, &format!(r#"{{"events":[{}]}}"#, entries.join(",")))
}

#[test]
fn ten_thousand_names_are_read_page_by_page_at_no_more_than_twelve_requests_a_minute() {
    let server = Misbehaving::start(|line, _| names(line, 10_000));
    let clock = Clock::new();
    let began = clock.now();
    let events = account(&server, &clock).events(1).expect("a list");
    assert_eq!(events.all.len(), 10_000);
    assert_eq!(events.all[9_999].name, "Event 9999");
    // The last page is full, so one more is asked for.
    let asked = server.received().len();
    assert_eq!(asked, 201);
    let minutes = clock.now().duration_since(began).as_secs() / 60;
    assert_eq!(minutes, ((asked - 1) / MOST_A_MINUTE) as u64, "by the clock of whoever waits");
    const { assert!(MOST_A_MINUTE <= 12) };
}

#[test]
fn in_no_minute_are_there_more_than_twelve_requests() {
    let (pace, mut now, mut made) = (Pace::default(), Instant::now(), Vec::new());
    while made.len() < 100 {
        match pace.take(now) {
            Ok(()) => made.push(now),
            Err(NotYet::Turn(wait)) => {
                assert!(wait > Duration::ZERO && wait <= Duration::from_secs(60), "{wait:?}");
                now += wait;
            }
            Err(other) => panic!("{other:?}"),
        }
        now += Duration::from_millis(700);
    }
    let most = made.iter().map(|from| {
        let minute = |at: &&Instant| **at >= *from && at.duration_since(*from) < Duration::from_secs(60);
        made.iter().filter(minute).count()
    });
    assert_eq!(most.max(), Some(12));
}

#[test]
fn those_that_share_a_folder_share_the_pace() {
    let (server, folder) = (Misbehaving::always(json(200, PRODUCTS)), Folder::new());
    // Each has a clock of its own, as processes have.
    let clocks = [Clock::new(), Clock::new()];
    for asked in 0..MOST_A_MINUTE {
        sharing(&server, &clocks[asked % 2], &folder).products().expect("a list");
    }
    assert!(
        clocks.iter().all(|clock| clock.waits().is_empty()),
        "{clocks:?}",
        clocks = clocks.map(|clock| clock.waits())
    );
    let third = Clock::new();
    sharing(&server, &third, &folder).products().expect("a list");
    let waited: Duration = third.waits().iter().sum();
    assert!(waited > Duration::from_secs(30) && waited <= Duration::from_secs(61), "{waited:?}");
    // Whoever has files of its own is nobody that is known here.
    let other = Clock::new();
    sharing(&server, &other, &Folder::new()).products().expect("a list");
    assert!(other.waits().is_empty());
}

#[test]
fn a_file_that_was_torn_lets_nobody_ask_sooner() {
    let (server, folder) = (Misbehaving::always(json(200, PRODUCTS)), Folder::new());
    sharing(&server, &Clock::new(), &folder).products().expect("a list");
    let [file] = &std::fs::read_dir(folder.path()).expect("a folder").collect::<Vec<_>>()[..] else { panic!("files") };
    let path = file.as_ref().expect("a file").path();
    let whole = std::fs::read_to_string(&path).expect("it is text");
    assert!(!whole.contains("account-key"), "{whole}");
    std::fs::write(&path, &whole[..whole.len() / 2]).expect("it can be written");
    let clock = Clock::new();
    sharing(&server, &clock, &folder).products().expect("a list");
    let waited: Duration = clock.waits().iter().sum();
    assert!(waited > Duration::from_secs(55) && waited <= Duration::from_secs(61), "{waited:?}");
}

#[test]
fn a_clock_that_was_put_back_keeps_nobody_waiting_for_longer_than_a_minute() {
    const SECOND: u64 = 1_000_000_000;
    let mut requests = Requests::full(1_000_000 * SECOND);
    requests.rest(1_000_000 * SECOND, Duration::from_secs(600));
    // An earlier day.
    let now = 900_000 * SECOND;
    assert_eq!(requests.take(now), Err(NotYet::Rest(Duration::from_secs(600))));
    assert_eq!(requests.take(now + 600 * SECOND), Ok(()));
    let mut requests = Requests::full(1_000_000 * SECOND);
    assert_eq!(requests.take(now), Err(NotYet::Turn(Duration::from_secs(60))));
    assert_eq!(requests.take(now + 60 * SECOND), Ok(()));
}

#[test]
fn whoever_asks_to_be_left_alone_is_by_all_until_it_is_over() {
    let server = Misbehaving::start(|_, attempt| match attempt {
        0 => Behaviour::busy(429, Some("3000")),
        _ => json(200, PRODUCTS),
    });
    let (folder, clock) = (Folder::new(), Clock::new());
    let left_alone = |clock: &Clock| match sharing(&server, clock, &folder).products() {
        Err(QueryError::TooMany { after: Some(after) }) => after,
        other => panic!("{other:?}"),
    };
    assert_eq!(left_alone(&clock), Duration::from_secs(3000));
    for passed in [0, 1000, 2500] {
        let later = Clock::new();
        later.wait(Duration::from_secs(passed));
        let after = left_alone(&later).as_secs();
        assert!((2990 - passed..=3000 - passed).contains(&after), "{passed}: {after}");
    }
    assert_eq!(server.received().len(), 1, "nothing was asked meanwhile");
    clock.wait(Duration::from_secs(3000));
    assert_eq!(sharing(&server, &clock, &folder).products().expect("a list").all.len(), 2);
}

#[test]
fn a_server_that_passes_the_offset_over_is_not_asked_without_end() {
    let page: Vec<String> = (0..50).map(|n| format!(r#"{{"name":"Event {n}","total":1}}"#)).collect();
    let server = Misbehaving::always(json(200, &format!(r#"{{"events":[{}]}}"#, page.join(","))));
    assert_eq!(account(&server, &Clock::new()).events(1), Err(QueryError::Endless));
    assert_eq!(server.received().len(), 2);
}

#[test]
fn a_wrong_credential_is_told_in_the_server_s_words() {
    let (error, said) = fails(json(401, r#"{"status": 401, "messages": ["Unauthenticated."]}"#));
    assert_eq!(error, QueryError::Refused { status: 401, said: Some("Unauthenticated.".to_owned()) });
    assert!(said.starts_with("Kissmetrics refused this sign-in (it answered 401: \"Unauthenticated.\")."), "{said}");
    // What is secret in what was sent is in no sentence, whoever repeats it, in whatever form: plain, percent-encoded
    // (RFC 3986), as a form's field, or as the header holds it (RFC 7617).
    for form in [
        "correct horse",
        "correct%20horse",
        "correct+horse",
        "%63orrect%20%68%6Frse",
        "YWRhQGV4YW1wbGUuY29tOmNvcnJlY3QgaG9yc2U",
    ] {
        let (_, said) = fails(json(403, &format!(r#"{{"messages": ["No such user with {form} today"]}}"#)));
        assert!(said.contains("No such user with •••• today"), "{form}: {said}");
    }
    let (_, said) = fails(Behaviour::redirect(302, "/sign-in/correct%20horse?for=ada"));
    assert!(said.contains("/sign-in/••••") && !said.contains("horse"), "{said}");
}

#[test]
fn a_product_of_another_account_is_not_found() {
    let server = Misbehaving::always(json(404, r#"{"status": 404, "messages": ["Not found."]}"#));
    let error = account(&server, &Clock::new()).events(99).expect_err("there is none");
    assert_eq!(error, QueryError::NotThere { said: Some("Not found.".to_owned()) });
    let said = query_sentence(&error);
    assert!(said.contains("in the account (its answer: \"Not found.\"). It may be of another account"), "{said}");
}

#[test]
fn a_page_in_place_of_json_is_none() {
    let (error, said) = fails(Behaviour::page("<!doctype html><title>Sign in</title>"));
    assert_eq!(error, QueryError::NotJson { kind: Some("text/html; charset=utf-8".to_owned()) });
    assert!(said.contains("it sent text/html; charset=utf-8 instead of JSON"), "{said}");
}

#[test]
fn a_beta_that_has_changed_is_told_from_one_that_says_nothing() {
    for body in [r#"{"items":[]}"#, r#"{"data":{"list":[]}}"#, "7", "null", r#"{"data":[{"uuid":"x"}]}"#] {
        let (error, said) = fails(json(200, body));
        assert_eq!(error, QueryError::Changed { expected: Expected::Products }, "{body}");
        assert!(said.contains("beta and may have changed"), "{said}");
    }
}

#[test]
fn nothing_that_points_elsewhere_is_followed() {
    let elsewhere = Misbehaving::well();
    let (error, said) = fails(Behaviour::redirect(302, &format!("{}/sign-in?next=secret", elsewhere.address())));
    let QueryError::Odd { status: 302, location: Some(location) } = error else { panic!("{error:?}") };
    assert_eq!(location, format!("{}/sign-in", elsewhere.address()));
    assert!(said.contains("Backfill follows no such pointer"), "{said}");
    assert_eq!(elsewhere.connections(), 0);
}

#[test]
fn too_many_requests_are_waited_out_and_then_it_is_given_up() {
    // Twice too many, then an answer.
    let server = Misbehaving::start(|_, attempt| match attempt {
        0 | 1 => Behaviour::busy(429, Some("30")),
        _ => json(200, PRODUCTS),
    });
    let clock = Clock::new();
    assert_eq!(account(&server, &clock).products().expect("a list").all.len(), 2);
    assert_eq!(clock.waits(), [Duration::from_secs(30), Duration::from_secs(30)]);
    // For an hour: whoever waits is told, and nobody hammers on.
    let server = Misbehaving::always(Behaviour::busy(429, Some("3600")));
    let clock = Clock::new();
    let error = account(&server, &clock).products().expect_err("it is too much");
    assert_eq!(error, QueryError::TooMany { after: Some(Duration::from_secs(3600)) });
    assert!(query_sentence(&error).contains("asks to be left alone for 60 minutes"), "{}", query_sentence(&error));
    assert_eq!((server.received().len(), clock.waits().len()), (1, 0));
    let server = Misbehaving::always(Behaviour::busy(429, None));
    let error = account(&server, &Clock::new()).products().expect_err("it is too much");
    assert!(query_sentence(&error).contains("Its limit is 15 a minute"), "{}", query_sentence(&error));
    assert_eq!(server.received().len(), 4);
}

#[test]
fn a_fault_of_the_server_s_own_and_a_network_that_is_gone_are_told_apart() {
    let (error, _) = fails(Behaviour::busy(503, None));
    assert_eq!(error, QueryError::Busy { status: 503 });
    let (error, said) = fails(Behaviour::HalfAnswer(40));
    assert!(matches!(error, QueryError::NoAnswer { .. }), "{error:?}");
    assert!(said.contains("doesn't answer"), "{said}");
    let server = Misbehaving::well();
    let gone = account(&server, &Clock::new());
    drop(server);
    let error = gone.products().expect_err("nobody is there");
    assert!(matches!(error, QueryError::NotReached { .. }), "{error:?}");
}

#[test]
fn a_network_that_goes_in_the_middle_ends_what_was_asked_without_half_a_list() {
    let server = Misbehaving::start(|line, _| match line.contains("offset=0&") {
        true => names(line, 10_000),
        false => Behaviour::ResetAnswering(10),
    });
    let error = account(&server, &Clock::new()).events(1).expect_err("half a list is none");
    assert!(matches!(error, QueryError::NoAnswer { .. }), "{error:?}");
}

#[test]
fn an_answer_without_end_is_not_read_to_one() {
    let body = format!("{{\"data\":[{}0]}}", "0,".repeat(9 * 1024 * 1024));
    let (error, _) = fails(json(200, &body));
    assert_eq!(error, QueryError::TooLong);
}

#[test]
fn somebody_is_searched_by_identity_and_what_is_not_understood_is_not_called_no() {
    let search = |answer: &'static str| {
        let server = Misbehaving::start(move |line, attempt| match (line.starts_with("POST"), attempt) {
            (true, _) => json(200, r#"{"id":"a2c4e6f8-0000-4000-8000-1234567890ab"}"#),
            (false, 0) => json(200, r#"{"id":"a2c4e6f8-0000-4000-8000-1234567890ab","status":"started"}"#),
            (false, _) => json(200, answer),
        });
        let found = account(&server, &Clock::new()).knows(12345, "ada@example.com");
        (found, server.received())
    };
    let (found, received) = search(r#"{"status":"completed","results":[{"identities":["ada@example.com"]}]}"#);
    assert_eq!(found, Ok(Known::Yes));
    assert_eq!(
        lines(&received),
        [
            "POST /v3/queries",
            "GET /v3/queries/a2c4e6f8-0000-4000-8000-1234567890ab",
            "GET /v3/queries/a2c4e6f8-0000-4000-8000-1234567890ab"
        ]
    );
    let body: serde_json::Value = serde_json::from_slice(&received[0].body).expect("JSON");
    let asked = serde_json::json!({
        "product_id": 12345,
        "query_type": "people_search",
        "query_params": { "type": "identity", "identity": "ada@example.com", "calculations": [] },
    });
    assert_eq!(body, asked);
    assert_eq!(search(r#"{"status":"completed","results":[]}"#).0, Ok(Known::No));
    assert_eq!(search(r#"{"status":"completed","results":{"total":3}}"#).0, Ok(Known::Yes));
    assert_eq!(search(r#"{"status":"completed","results":"see the link"}"#).0, Ok(Known::Unclear));
    assert_eq!(search(r#"{"status":"completed"}"#).0, Ok(Known::Unclear));
    // Nobody is told to be unknown by a search that may not be done.
    assert_eq!(search(r#"{"status":"in_progress","results":[]}"#).0, Ok(Known::Unclear));
    assert_eq!(search(r#"{"status":200,"results":[]}"#).0, Ok(Known::Unclear));
    assert_eq!(search(r#"{"data":{"people":[],"total":0}}"#).0, Ok(Known::Unclear));
    assert_eq!(search(r#"{"data":{"people":[{}],"total":1}}"#).0, Ok(Known::Yes));
    assert_eq!(search(r#"{"status":"error"}"#).0, Err(QueryError::SearchFailed { state: "error".to_owned() }));
    assert_eq!(search("{}").0, Err(QueryError::Changed { expected: Expected::Found }));
}

/// A plan of events whose people are called by these.
fn people(names: &[&str]) -> Case {
    let rows: Vec<String> = names.iter().map(|name| format!("{name},2016-01-03\n")).collect();
    Case::new(&format!("person,when\n{}", rows.concat()), SIGNED_UP)
}

/// Answers a search, which has the number of its person, with this.
fn searching(answer: impl Fn(u32, u32) -> Behaviour + Send + Sync + 'static) -> Misbehaving {
    Misbehaving::start(move |line, attempt| match line.starts_with("POST") {
        true => json(200, &format!(r#"{{"id":"{attempt}"}}"#)),
        false => {
            let number = line.split(['/', ' ']).filter_map(|part| part.parse().ok()).next();
            answer(number.expect("the number of a search"), attempt)
        }
    })
}

fn search_all(server: &Misbehaving, clock: &Clock, names: &[&str]) -> Result<SearchedPeople, Error> {
    let reading = Reading { host: server.address(), product: 7, name: "Shop".to_owned(), zone: None };
    let (case, all) = (people(names), names.len() as u64);
    search_people(&account(server, clock), &reading, &case.pipeline(), all, &Stop::default())
}

#[test]
fn one_slow_search_takes_nothing_away_from_what_the_others_found() {
    let server = searching(|number, _| match number {
        0 => json(200, r#"{"status":"completed","results":[{}]}"#),
        1 => json(200, r#"{"status":"started"}"#),
        2 => json(200, r#"{"status":"error"}"#),
        _ => json(200, r#"{"status":"completed","results":[]}"#),
    });
    let clock = Clock::new();
    let searched = search_all(&server, &clock, &["a", "b", "c", "d", "e"]).expect("what was found");
    let found: Vec<Known> = searched.found.iter().map(|(_, known)| *known).collect();
    assert_eq!(found, [Known::Yes, Known::Unfinished, Known::Unclear, Known::No, Known::No]);
    let waited: Duration = clock.waits().iter().sum();
    assert!(waited > Duration::from_secs(100), "it was waited for: {waited:?}");
    assert_eq!(people_sentence(&searched), "1 of 5 people are known to Kissmetrics; for 2, it gave no clear answer.");
}

#[test]
fn what_was_found_before_something_went_wrong_is_told_with_why_the_others_were_not_searched() {
    let refused = |answer: &'static str| {
        searching(move |number, _| match number {
            0 | 1 => json(200, r#"{"status":"completed","results":[{}]}"#),
            _ => json(401, answer),
        })
    };
    let server = refused(r#"{"status": 401, "messages": ["Unauthenticated."]}"#);
    let searched = search_all(&server, &Clock::new(), &["a", "b", "c", "d", "e"]).expect("what was found");
    assert_eq!(searched.found.len(), 2);
    let said = people_sentence(&searched);
    let begins =
        "2 of 2 people are known to Kissmetrics. The others weren't searched: Kissmetrics refused this sign-in";
    assert!(said.starts_with(begins), "{said}");
    // Where nothing was found that is all there is to say.
    let server = Misbehaving::always(json(401, "{}"));
    assert!(search_all(&server, &Clock::new(), &["a", "b"]).is_err());
}

#[test]
fn a_number_of_a_search_that_would_lead_elsewhere_is_none() {
    for id in [r#""../products""#, r#""a?b""#, "null", r#"{"x":1}"#] {
        let server = Misbehaving::always(json(200, &format!(r#"{{"id":{id}}}"#)));
        let found = account(&server, &Clock::new()).knows(1, "ada");
        assert_eq!(found, Err(QueryError::Changed { expected: Expected::Search }), "{id}");
        assert_eq!(server.received().len(), 1);
    }
}

#[test]
fn only_https_and_this_computer_may_be_asked() {
    assert_eq!(Account::host(None).expect("Kissmetrics' own").base(), "https://query.kissmetrics.io");
    for address in ["http://query.kissmetrics.io", "ftp://query.kissmetrics.io", "https://u:p@query.kissmetrics.io"] {
        assert!(Account::host(Some(address)).is_err(), "{address}");
    }
    assert!(Account::host(Some("http://127.0.0.1:9")).is_ok());
}

#[test]
fn a_credential_shows_nothing_of_itself_and_comes_back_from_a_keychain_as_it_was() {
    let password = Credential::password("ada@example.com", "a:b\u{e9} ").expect("both");
    let key = Credential::key("0123456789abcdef").expect("a key");
    for credential in [&password, &key] {
        let shown = format!("{credential:?}");
        assert!(!shown.contains("ada") && !shown.contains("a:b") && !shown.contains("0123"), "{shown}");
        assert_eq!(Credential::of_secret(&credential.to_secret()).as_ref(), Some(credential));
    }
    assert_eq!(Credential::password("", "x"), None);
    assert_eq!(Credential::password("a@b", ""), None);
    assert_eq!(Credential::password("a:b", "x"), None);
    assert_eq!(Credential::key("  "), None);
    assert_eq!(Credential::of_secret("nonsense"), None);
}

#[test]
fn whoever_does_not_wait_any_more_is_not_kept_waiting() {
    struct Gone;
    impl Pause for Gone {
        fn now(&self) -> Instant {
            Instant::now()
        }

        fn wait(&self, _time: Duration) -> bool {
            false
        }
    }
    let server = Misbehaving::always(Behaviour::busy(429, None));
    let host = Destination::parse(&server.address()).expect("an address");
    let credential = Credential::key("k").expect("a key");
    let account = Account::new(&host, credential, Arc::new(Pace::default()), Box::new(Gone)).expect("a client");
    assert_eq!(account.products(), Err(QueryError::Stopped));
    assert_eq!(server.received().len(), 1);
}
