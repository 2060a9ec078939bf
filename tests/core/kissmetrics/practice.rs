use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use backfill::event::Event;
use backfill::kissmetrics::client::{Answer, Client, Destination};
use backfill::kissmetrics::practice::{Ignored, Intake, Practice, PracticeError};
use backfill::kissmetrics::request::write_target;
use backfill::kissmetrics::rules::{Held, Loss, PropertyOutcome};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::memory::Memory;
use super::{alias, event, set};
use crate::support::free_address;

/// 1 October 2009, 00:00 UTC, as in the guide.
const OCTOBER: i64 = 1_254_355_200;
const NOW: i64 = 1_800_000_000;

fn practice() -> Practice {
    Practice::start(0, backfill::text::word).expect("a port of its own")
}

/// Says these bytes on a connection of its own and reads until it is closed.
fn said(practice: &Practice, bytes: &str) -> String {
    let mut stream = TcpStream::connect(practice.address().trim_start_matches("http://")).expect("it listens");
    stream.write_all(bytes.as_bytes()).expect("it reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers and closes");
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(practice: &Practice, target: &str) -> String {
    said(practice, &format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
}

fn held(practice: &Practice, query: &str) -> Value {
    let answer = get(practice, &format!("/held{query}"));
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert!(head.to_lowercase().contains("content-type: application/json"), "{head}");
    serde_json::from_str(body).expect("JSON")
}

fn is_picture(answer: &str) -> bool {
    answer.starts_with("HTTP/1.1 200")
        && answer.to_lowercase().contains("content-type: image/gif")
        && answer.contains("\r\n\r\nGIF89a")
}

/// An intake that has received these targets.
fn received(targets: &[&str]) -> Intake {
    let mut intake = Intake::default();
    for target in targets {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        intake.receive(path, query.as_bytes(), b"", NOW);
    }
    intake
}

/// What is answered to a request with these headers.
fn asked(practice: &Practice, first: &str, headers: &str) -> String {
    said(practice, &format!("{first} HTTP/1.1\r\n{headers}Connection: close\r\nContent-Length: 0\r\n\r\n"))
}

#[test]
fn a_name_that_was_made_to_lead_here_is_told_nothing_and_changes_nothing() {
    let practice = practice();
    let port = practice.address().rsplit(':').next().expect("a port").to_owned();
    for host in ["attacker.example", "localhost.attacker.example", "127.0.0.1.nip.example", "0.0.0.0", "10.0.0.7", ""] {
        for first in ["GET /held", "GET /", "GET /e?_k=x&_p=a&_n=b&_t=1&_d=1", "POST /e?_k=x&_p=a&_n=b"] {
            for host in [host.to_owned(), format!("{host}:{port}")] {
                let answer = asked(&practice, first, &format!("Host: {host}\r\n"));
                assert!(answer.starts_with("HTTP/1.1 403"), "{first} at {host:?}: {answer}");
                assert!(!answer.contains("identities"), "{answer}");
            }
        }
    }
    // A whole address in the first line, which counts before the header.
    let answer = asked(&practice, "GET http://attacker.example/held", "Host: localhost\r\n");
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert_eq!(practice.held().requests(), 0);

    for host in ["localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"] {
        for host in [host.to_owned(), format!("{host}:{port}")] {
            let answer = asked(&practice, "GET /held", &format!("Host: {host}\r\n"));
            assert!(answer.starts_with("HTTP/1.1 200"), "{host}: {answer}");
        }
    }
}

#[test]
fn a_page_of_another_computer_can_neither_send_nor_look() {
    let practice = practice();
    let sends = ["POST /e?_k=x&_p=a&_n=b", "GET /e?_k=x&_p=a&_n=b", "GET /held"];
    let foreign = [
        "Origin: https://attacker.example\r\n",
        "Origin: null\r\n",
        "Origin: http://localhost.attacker.example\r\n",
        "Origin: http://localhost@attacker.example\r\n",
        "Origin: \u{7f}\r\n",
        "Origin: http://localhost\r\nOrigin: https://attacker.example\r\n",
        // Pictures and links, which say no origin.
        "Sec-Fetch-Site: cross-site\r\n",
    ];
    for first in sends {
        for from in foreign {
            let answer = asked(&practice, first, &format!("Host: localhost\r\n{from}"));
            assert!(!answer.starts_with("HTTP/1.1 200"), "{first} from {from:?}: {answer}");
        }
    }
    assert_eq!(practice.held().requests(), 0);
    let own =
        ["", "Origin: http://localhost:3000\r\n", "Origin: http://127.0.0.1:8080\r\n", "Sec-Fetch-Site: none\r\n"];
    for from in own {
        let answer = asked(&practice, sends[0], &format!("Host: localhost\r\n{from}"));
        assert!(answer.starts_with("HTTP/1.1 200"), "{from:?}: {answer}");
    }
    assert_eq!(practice.held().requests(), own.len() as u64);
}

#[tokio::test]
async fn the_guide_s_billing_arrives_as_people_events_and_properties() {
    let practice = practice();
    let destination = Destination::parse(&practice.address()).expect("its own address");
    let client = Client::new(&destination, 2).expect("a client");
    let mut target = String::new();
    for event in [
        event("your@user.com", "Signed Up", OCTOBER, &[("Plan Name", "Premium")]),
        event("your@user.com", "Billed", OCTOBER, &[("Billing Amount", "100"), ("Billing Description", "Signed Up")]),
        event("bob+news@a.com", "Signed Up", OCTOBER, &[]),
    ] {
        write_target(&event, "KEY", &mut target);
        assert_eq!(client.send(&target).await, Answer::Accepted);
    }
    let told = held(&practice, "");
    assert_eq!(
        told["shown"],
        json!([
            {
                "identities": ["your@user.com"],
                "properties": { "Plan Name": "Premium", "Billing Amount": "100", "Billing Description": "Signed Up" },
                "events": [
                    { "event": "Signed Up", "time": OCTOBER, "properties": { "Plan Name": "Premium" } },
                    {
                        "event": "Billed",
                        "time": OCTOBER,
                        "properties": { "Billing Amount": "100", "Billing Description": "Signed Up" }
                    },
                ],
            },
            {
                "identities": ["bob+news@a.com"],
                "properties": {},
                "events": [{ "event": "Signed Up", "time": OCTOBER, "properties": {} }],
            },
        ])
    );
    for (counter, expected) in
        [("requests", 3), ("kept", 3), ("merged", 0), ("dropped", 0), ("people", 2), ("events", 3), ("properties", 3)]
    {
        assert_eq!(told[counter], json!(expected), "{counter}");
    }
    assert_eq!(told["event_names"], json!([{ "name": "Signed Up", "count": 2 }, { "name": "Billed", "count": 1 }]));
    assert_eq!(practice.held().held().events(), 3);
}

#[test]
fn everything_is_answered_with_200_and_a_picture() {
    let practice = practice();
    for target in
        ["/e?_k=KEY&_p=ann&_n=X&_t=1254355200&_d=1", "/e", "/e?_k=&_p=%FF%zz&=&&_n", "/nowhere?x", "/s?_k=KEY"]
    {
        assert!(is_picture(&get(&practice, target)), "{target}");
    }
    let form = "_k=KEY&_p=bob&_n=X&_t=1254355200&_d=1&a+b=c%20d";
    let post = format!(
        "POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{form}",
        form.len()
    );
    assert!(is_picture(&said(&practice, &post)));
    let split =
        "POST /s?_k=KEY&_p=bob HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nConnection: close\r\n\r\ng=m&h";
    assert!(is_picture(&said(&practice, split)));
    let broken =
        "POST /e HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nno number\r\n";
    assert!(is_picture(&said(&practice, broken)));

    let told = held(&practice, "");
    assert_eq!(told["requests"], json!(8));
    assert_eq!(told["ignored_why"], json!({ "no-key": 2, "unknown-path": 1, "unreadable": 1 }));
    assert_eq!(told["dropped_why"], json!({ "blank-person": 1 }));
    assert_eq!(told["kept"], json!(3));
    assert_eq!(held(&practice, "?person=bob")["shown"][0]["properties"], json!({ "a b": "c d", "g": "m", "h": "" }));
}

#[test]
fn a_time_counts_only_as_whole_seconds_and_with_d_set_to_1() {
    let intake = received(&[
        "/e?_k=K&_p=a&_n=X&_t=1254355200&_d=1",
        "/e?_k=K&_p=b&_n=X&_t=1254355200",
        "/e?_k=K&_p=c&_n=X&_t=1254355200&_d=true",
        "/e?_k=K&_p=d&_n=X&_t=1254355200.0&_d=1",
        "/e?_k=K&_p=e&_n=X&_d=1",
    ]);
    assert_eq!(intake.dated_now(), 4);
    let time = |person: &str| intake.held().person(person).expect(person).events[0].time.0;
    assert_eq!(time("a"), OCTOBER);
    for person in ["b", "c", "d", "e"] {
        assert_eq!(time(person), NOW, "{person}");
    }
}

#[test]
fn a_plus_is_a_space_as_in_every_form() {
    let intake = received(&["/e?_k=K&_p=bob+news%40a.com&_n=Signed+Up&_t=1254355200&_d=1"]);
    let person = intake.held().person("bob news@a.com").expect("somebody else than bob+news@a.com");
    assert_eq!(person.events[0].name, Some("Signed Up"));
    assert_eq!(intake.held().person("bob+news@a.com"), None);
}

#[test]
fn what_is_merged_and_dropped_is_counted_and_shown_by_example() {
    let intake = received(&[
        "/e?_k=K&_p=ann&_n=Bought&_t=1254355200&_d=1&Order=1",
        "/e?_k=K&_p=ann&_n=bought&_t=1254355200&_d=1&Order=2",
        "/e?_k=K&_p=ann&_n=Bought&_t=1230767999&_d=1",
    ]);
    let held = intake.held();
    assert_eq!((held.tally().kept, held.tally().merged, held.lost(Loss::Before2009)), (1, 1, 1));
    assert_eq!(held.property(PropertyOutcome::Overwritten), 1);
    let examples: Vec<(&str, &str, Option<i64>)> =
        intake.examples().iter().map(|example| (example.why, example.person.as_str(), example.time)).collect();
    assert_eq!(
        examples,
        [
            ("merged", "ann", Some(OCTOBER)),
            ("overwritten", "ann", Some(OCTOBER)),
            ("before-2009", "ann", Some(1_230_767_999))
        ]
    );
    assert_eq!(intake.examples()[1].property, Some(("Order".to_owned(), "2".to_owned())));
}

#[test]
fn no_more_examples_are_kept_than_anybody_reads() {
    let mut intake = Intake::default();
    for person in 0..1_000 {
        intake.receive("/e", format!("_k=K&_p={person}&_n=X&_t=0&_d=1").as_bytes(), b"", NOW);
    }
    assert_eq!(intake.held().lost(Loss::Before2009), 1_000);
    assert_eq!(intake.examples().len(), 20);
}

#[test]
fn a_full_practice_tracker_says_so_and_goes_on_answering() {
    let mut intake = Intake::with_room(10_000);
    for person in 0..10_000 {
        intake.receive("/e", format!("_k=K&_p={person}&_n=X&_t=1254355200&_d=1").as_bytes(), b"", NOW);
    }
    let full = intake.ignored(Ignored::NoRoom);
    assert!(full > 0);
    assert_eq!(intake.held().events() + full, 10_000);
}

#[test]
fn people_can_be_paged_through_and_looked_up() {
    let practice = practice();
    for person in ["a", "b", "c", "d"] {
        for time in 0..3 {
            get(&practice, &format!("/e?_k=K&_p={person}&_n=X&_t={}&_d=1", OCTOBER + time));
        }
    }
    get(&practice, "/a?_k=K&_p=d&_n=b");
    let identities = |query: &str| {
        let told = held(&practice, query);
        told["shown"].as_array().expect("a list").iter().map(|person| person["identities"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(identities(""), [json!(["a"]), json!(["b", "d"]), json!(["c"])]);
    assert_eq!(identities("?from=1&people=1"), [json!(["b", "d"])]);
    assert_eq!(identities("?person=d&from=7"), [json!(["b", "d"])]);
    assert_eq!(identities("?person=x"), [] as [Value; 0]);
    assert_eq!(held(&practice, "?events=2&people=1")["shown"][0]["events"].as_array().map(Vec::len), Some(2));
    assert_eq!(held(&practice, "")["people"], json!(3));
}

#[test]
fn the_page_shows_what_was_sent_and_does_not_run_it() {
    let practice = practice();
    get(&practice, "/e?_k=K&_p=%3Cscript%3Ealert(1)%3C%2Fscript%3E&_n=A%26B&_t=1254355200&_d=1&q=%22x%22");
    let page = get(&practice, "/");
    assert!(page.starts_with("HTTP/1.1 200"));
    assert!(page.to_lowercase().contains("content-type: text/html"));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("A&amp;B") && page.contains("q: &quot;x&quot;"));
    assert!(page.contains("2009-10-01 00:00:00 UTC"));
    assert!(!page.contains("<script>"));
    assert!(page.contains("What is from before 1 January 2009, UTC, is dropped."));
}

#[test]
fn a_taken_port_is_told_and_dropping_a_tracker_frees_its_own() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = taken.local_addr().expect("its address").port();
    match Practice::start(port, backfill::text::word) {
        Err(PracticeError::PortTaken { port: told }) => assert_eq!(told, port),
        other => panic!("{:?}", other.err()),
    }
    drop(taken);

    let practice = Practice::start(0, backfill::text::word).expect("a port");
    assert!(practice.address().starts_with("http://127.0.0.1:"), "{}", practice.address());
    drop(practice);

    let port = free_address().port();
    let practice = Practice::start(port, backfill::text::word).expect("the port is free");
    // Somebody who stays connected does not keep it alive.
    let _connected = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("it listens");
    drop(practice);
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
    Practice::start(port, backfill::text::word).expect("the port is free again");
}

/// Kind, person, name, time and properties.
type Item = (u8, String, String, i64, Vec<(String, String)>);

/// Few people, names and seconds, so that they meet often; `names` many, so that a second can be crowded.
fn stream(names: u32) -> impl Strategy<Value = Vec<Item>> {
    let person = prop_oneof!["[ab]", Just("A".to_owned()), Just("a,b".to_owned()), Just("a:b".to_owned())];
    let name = (0..names, 0..4_u8).prop_map(|(number, writing)| match writing {
        0 => format!("NAME,{number}"),
        1 => format!(" name {number}:"),
        _ => format!("Name {number}"),
    });
    let time = prop_oneof![9 => 0..3_i64, 1 => -2..=0_i64].prop_map(|second| 1_230_768_000 + second);
    let properties = proptest::collection::vec((name.clone(), "[xyX]"), 0..4);
    proptest::collection::vec((0..12_u8, person, name, time, properties), 0..300)
}

fn made(item: &Item) -> Event<'_> {
    let (kind, person, name, time, properties) = item;
    let properties: Vec<(&str, &str)> = properties.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    match kind {
        0 => alias(person, if name.contains('7') { "b" } else { "c" }),
        1..4 => set(person, *time, &properties),
        _ => event(person, name, *time, &properties),
    }
}

proptest! {
    #[test]
    fn what_the_memory_foretells_is_what_is_held_after_the_requests(stream in stream(6)) {
        let (mut memory, mut held, mut intake) = (Memory::default(), Held::default(), Intake::default());
        let mut target = String::new();
        for item in &stream {
            let event = made(item);
            memory.receive(&event);
            held.receive(&event);
            write_target(&event, "KEY", &mut target);
            let (path, query) = target.split_once('?').expect("a query");
            match event.person.len() % 2 {
                0 => intake.receive(path, query.as_bytes(), b"", NOW),
                _ => intake.receive(path, b"", query.as_bytes(), NOW),
            }
        }
        prop_assert_eq!(memory.tally(), intake.held().tally());
        prop_assert_eq!(memory.people(), intake.held().people_count());
        prop_assert!(held.people().eq(intake.held().people()));
        prop_assert_eq!(intake.dated_now(), 0);
    }
}

#[test]
fn sets_and_aliases_arrive_by_their_own_paths() {
    let mut intake = Intake::default();
    let mut target = String::new();
    for event in
        [set("ann", OCTOBER, &[("City", "Oslo")]), alias("ann", "ann@a.com"), event("ann@a.com", "X", OCTOBER + 1, &[])]
    {
        write_target(&event, "KEY", &mut target);
        let (path, query) = target.split_once('?').expect("a query");
        intake.receive(path, query.as_bytes(), b"", NOW);
    }
    assert_eq!(intake.by_path(), [1, 1, 1]);
    let ann = intake.held().person("ann").expect("she is held");
    assert_eq!(ann.identities, ["ann", "ann@a.com"]);
    assert_eq!(ann.events.iter().map(|event| event.name).collect::<Vec<_>>(), [None, Some("X")]);
}
