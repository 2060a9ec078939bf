//! `backfill access`, `compare` and `arrival`: what is read back from Kissmetrics, by choice. The practice tracker answers
//! as the published pages describe; where something goes wrong, a server does in which nothing of ours takes part.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::Value;

use super::practice::Practice;
use crate::support::folder::Folder;
use crate::support::program::{KillOnDrop, Outcome, Program};
use crate::support::secrets::files_holding;
use crate::support::tracker::{Behaviour, Misbehaving};

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";
const PASSWORD: &str = "very-secret-horse-4711";

const PLAN: &str = r#"
version = 2
reading = 2
[source]
kind = "csv"
file = "users.csv"
[mapping]
zone = "UTC"
[[mapping.rules]]
person = { column = "login" }
time = { column = "created_at", format = "year-first" }
event = { from = "column", column = "what" }
properties = [{ from = "column", name = "Plan", column = "plan" }]
"#;

/// A folder with a table and a plan, and a program.
struct Shop {
    program: Program,
    folder: Folder,
}

impl Shop {
    /// Sign-ups and bills, so many of each.
    fn with(each: usize) -> Self {
        let shop = Self { program: Program::new(), folder: Folder::new() };
        shop.folder.write("plan.toml", PLAN);
        shop.table("users.csv", each, 1);
        shop
    }

    fn table(&self, name: &str, each: usize, month: usize) {
        let mut table = String::from("login,created_at,what,plan\n");
        for n in 0..each {
            let at = format!("2016-0{month}-{:02} {:02}:{:02}", n % 28 + 1, n / 28 % 24, n / 672 % 60);
            table += &format!("user{n}@example.com,{at}:00,Signed Up,P{}\n", n % 5);
            // At another second, since of one property a person has one value a second.
            table += &format!("user{n}@example.com,{at}:30,Billed,P{}\n", n % 5);
        }
        self.folder.write(name, table);
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        let environment = [
            ("KISSMETRICS_API_KEY", KEY),
            ("KISSMETRICS_ACCOUNT_EMAIL", "ada@example.com"),
            ("KISSMETRICS_ACCOUNT_PASSWORD", PASSWORD),
        ];
        let outcome = self.program.run_with(self.folder.path(), arguments, &environment);
        assert!(!outcome.stdout.contains(PASSWORD) && !outcome.stderr.contains(PASSWORD), "{outcome:?}");
        outcome
    }

    /// As if nothing had been asked within the last minute.
    fn after_a_minute(&self) {
        std::fs::remove_file(self.program.data().join("query-pace.json")).expect("something was asked");
    }

    /// Access to the product of a tracker that also answers what is asked.
    fn access(&self, at: &str) -> Outcome {
        self.run(&["access", "Shop", "--on", "--query-host", at, "--tracker", at])
    }

    fn send(&self, at: &str, more: &[&str]) -> Outcome {
        self.run(&[&["run", "plan.toml", "--yes", "--tracker", at, "--product", "Shop"], more].concat())
    }

    /// How each name has moved: the name, how, and the sentence.
    fn arrival(&self, import: &str) -> (Vec<(String, String)>, String) {
        let told = self.run(&["--json", "arrival", import]).expect_code(0).json();
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let names = told[0]["names"].as_array().expect("names");
        let moved = names.iter().map(|name| (text(&name["name"]), text(&name["moved"]))).collect();
        (moved, self.run(&["arrival", import]).expect_code(0).stdout)
    }
}

fn pairs(moved: &[(String, String)]) -> Vec<(&str, &str)> {
    moved.iter().map(|(name, moved)| (name.as_str(), moved.as_str())).collect()
}

#[test]
fn the_circle_connects_compares_sends_and_sees_it_counted_and_in_an_export() {
    let shop = Shop::with(20);
    let practice = Practice::start(&shop.program);
    let said = shop.access(&practice.address).expect_code(0);
    assert!(said.stdout.contains("\"Shop\" is read as \"Practice\" at http://127.0.0.1:"), "{said:?}");
    assert!(said.stderr.contains("It changes nothing there."), "{}", said.stderr);
    assert!(said.stderr.contains("No one can tell from a product's key"), "{}", said.stderr);

    // A product without events knows nobody and no name.
    let compare = || {
        shop.after_a_minute();
        shop.run(&["compare", "plan.toml", "--product", "Shop", "--people"]).expect_code(0).stdout
    };
    let said = compare();
    for line in [
        "\"Signed Up\" would be new.",
        "1 name would be new: \"Plan\".",
        "Reports of \"Practice\" are in UTC; times without a zone are read as UTC here.",
        "None of 5 people are known to Kissmetrics. This may be the wrong column, or the wrong product, or people new to it.",
    ] {
        assert!(said.contains(line), "{line:?} is not in\n{said}");
    }

    shop.after_a_minute();
    let said = shop.send(&practice.address, &[]).expect_code(0).stderr;
    assert!(said.contains("\"Billed\" would be new."), "{said}");
    assert!(said.contains("Kissmetrics' totals were noted."), "{said}");
    let (moved, said) = shop.arrival("1");
    assert_eq!(pairs(&moved), [("Billed", "as-expected"), ("Signed Up", "as-expected")]);
    assert!(said.contains("Signed Up: 20 sent, Kissmetrics counts 20 more, as expected ✓."), "{said}");

    let said = compare();
    assert!(said.contains("\"Signed Up\" is there, counted 20 times."), "{said}");
    assert!(said.contains("5 of 5 people are known to Kissmetrics."), "{said}");

    shop.folder.write("export.json", practice.get("/export.json"));
    let said = shop.run(&["reconcile", "1", "export.json"]).expect_code(0).stdout;
    assert!(said.starts_with("Everything that was sent is in the export."), "{said}");
    // The credential was used and stands nowhere.
    for searched in [shop.folder.path(), shop.program.home()] {
        let found = files_holding(searched, PASSWORD);
        assert!(found.is_empty(), "the password stands in {found:?}");
    }
}

#[test]
fn where_others_may_have_sent_a_count_is_no_proof() {
    let shop = Shop::with(5);
    let practice = Practice::start(&shop.program);
    shop.access(&practice.address).expect_code(0);
    shop.send(&practice.address, &[]).expect_code(0);
    // The names moved a moment ago, so that nobody knows whether they would have moved again.
    shop.table("users.csv", 7, 2);
    shop.send(&practice.address, &[]).expect_code(0);
    let (moved, said) = shop.arrival("2");
    assert_eq!(pairs(&moved), [("Billed", "by"), ("Signed Up", "by")]);
    let line = "Signed Up: 7 sent, Kissmetrics counts 7 more (expected 7), of which other traffic may be part.";
    assert!(said.contains(line), "{said}");
    assert!(!said.contains('✓'), "{said}");
}

#[test]
fn a_name_that_stood_still_for_half_an_hour_is_told_with_a_tick() {
    for (minutes, moved) in [(31, "as-expected"), (29, "by")] {
        let shop = Shop::with(5);
        let practice = Practice::start(&shop.program);
        shop.access(&practice.address).expect_code(0);
        shop.send(&practice.address, &[]).expect_code(0);
        shop.arrival("1");
        // All of that was so long ago.
        let ledger = rusqlite::Connection::open(shop.program.data().join("ledger.sqlite")).expect("the ledger's file");
        let pass = |statement: &str| ledger.execute(statement, [minutes * 60]).expect("it can be written");
        pass("UPDATE seen_total SET at = at - ?1, last = last - ?1");
        pass("UPDATE import SET changed = changed - ?1");
        shop.table("users.csv", 7, 2);
        shop.send(&practice.address, &[]).expect_code(0);
        let (told, said) = shop.arrival("2");
        assert_eq!(pairs(&told), [("Billed", moved), ("Signed Up", moved)], "after {minutes} minutes");
        let line = "Signed Up: 7 sent, Kissmetrics counts 7 more, as expected ✓. Nothing else was being counted under \
            this name before.";
        assert_eq!(said.contains(line), moved == "as-expected", "{said}");
        assert_eq!(said.contains('✓'), moved == "as-expected", "{said}");
    }
}

#[test]
fn access_that_is_taken_away_or_given_to_another_product_meanwhile_ends_the_looks() {
    let other = Misbehaving::start(|line, _| answers(line, ""));
    let there = other.address();
    let on = ["access", "Shop", "--on", "--query-host", &there];
    for (meanwhile, said) in [
        (&["access", "Shop", "--off"][..], "\"Shop\" is not read from."),
        (&on[..], "\"Shop\" is now read as \"Shop EU\", another product of the account."),
    ] {
        let (asked, is_asked) = channel();
        let (done, is_done) = channel::<()>();
        let (asked, is_done) = (Mutex::new(asked), Mutex::new(is_done));
        let server = Misbehaving::start(move |line, attempt| {
            // Before the import, and then once after it.
            if line.contains("/events") && attempt == 1 {
                asked.lock().expect("nobody panics").send(()).expect("somebody waits");
                is_done.lock().expect("nobody panics").recv().expect("it is told");
            }
            answers(line, r#"{"events":[{"name":"Signed Up","total":3},{"name":"Billed","total":3}]}"#)
        });
        let at = server.address();
        let shop = Shop::with(3);
        shop.access(&at).expect_code(0);
        shop.send(&at, &[]).expect_code(0);
        let outcome = thread::scope(|scope| {
            let waiting = scope.spawn(|| shop.run(&["arrival", "1", "--wait"]));
            is_asked.recv().expect("it asks");
            shop.run(meanwhile).expect_code(0);
            done.send(()).expect("the server waits");
            waiting.join().expect("it ends")
        });
        let outcome = outcome.expect_code(1);
        assert!(outcome.stderr.contains(said), "{outcome:?}");
        assert_eq!(outcome.stdout, "", "{outcome:?}");
    }
}

#[test]
fn what_kissmetrics_drops_is_missing_by_name() {
    let shop = Shop::with(40);
    let practice = Practice::start_with(&shop.program, &["--drop-every", "8"]);
    shop.access(&practice.address).expect_code(0);
    shop.send(&practice.address, &[]).expect_code(0);
    let (moved, said) = shop.arrival("1");
    let held = practice.held();
    assert_eq!(held["ignored_why"]["on-purpose"], 10, "{held}");
    for (name, moved) in &moved {
        let count = held["event_names"].as_array().unwrap().iter().find(|entry| entry["name"] == *name).unwrap();
        let missing = 40 - count["count"].as_u64().unwrap();
        assert_eq!(moved, if missing > 0 { "fewer" } else { "as-expected" });
        if missing > 0 {
            let words = format!(
                "{name}: 40 sent, Kissmetrics counts {} more: {missing} fewer than the 40 expected.",
                40 - missing
            );
            assert!(said.contains(&words), "{words:?} is not in\n{said}");
        }
    }
}

#[test]
fn before_a_total_moves_it_is_said_that_it_may_take_a_while() {
    let shop = Shop::with(5);
    let practice = Practice::start_with(&shop.program, &["--lag", "86400"]);
    shop.access(&practice.address).expect_code(0);
    shop.send(&practice.address, &[]).expect_code(0);
    let (moved, said) = shop.arrival("1");
    assert_eq!(pairs(&moved), [("Billed", "not-yet"), ("Signed Up", "not-yet")]);
    assert!(said.contains("Signed Up: 5 sent, not counted yet. Totals usually move within 30 minutes."), "{said}");
}

/// What a server answers that knows one product.
fn answers(line: &str, events: &str) -> Behaviour {
    let headers = "Content-Type: application/json\r\n".to_owned();
    let body = match line {
        _ if line.contains("/v3/products?") => r#"{"data":[{"id":7,"name":"Shop EU","timezone":"US/Pacific"}]}"#,
        _ if line.contains("/v3/") => events,
        _ => return Behaviour::Answer,
    };
    Behaviour::Other { status: 200, headers, body: body.as_bytes().to_vec() }
}

#[test]
fn a_total_that_falls_says_nothing_about_an_import() {
    let shop = Shop::with(3);
    let server = Misbehaving::start(|line, attempt| {
        let total = if attempt == 0 { 500 } else { 400 };
        answers(line, &format!(r#"{{"events":[{{"name":"Signed Up","total":{total}}},{{"name":"Billed"}}]}}"#))
    });
    shop.access(&server.address()).expect_code(0);
    shop.send(&server.address(), &[]).expect_code(0);
    let (moved, said) = shop.arrival("1");
    assert_eq!(pairs(&moved), [("Billed", "untold"), ("Signed Up", "fell")]);
    assert!(said.contains("Kissmetrics now counts 100 fewer than before."), "{said}");
    assert!(said.contains("Billed: 3 sent, and Kissmetrics' answer holds no number for it."), "{said}");
}

#[test]
fn names_that_are_there_in_another_spelling_or_much_alike_are_told_before_sending() {
    let shop = Shop::with(3);
    let server = Misbehaving::start(|line, _| {
        answers(line, r#"{"events":[{"name":"signed up","total":29},{"name":"Bill","total":1}]}"#)
    });
    shop.access(&server.address()).expect_code(0);
    let said = shop.send(&server.address(), &[]).expect_code(0).stderr;
    // Without a question, which nobody could answer here.
    for line in [
        "\"Signed Up\" is there as \"signed up\" (29 times). Kissmetrics takes them for the same.",
        "\"Billed\" would be new, but \"Bill\" is there (once).",
    ] {
        assert!(said.lines().any(|said| said == line), "{line:?} is not in\n{said}");
    }
}

#[test]
fn that_nothing_can_be_read_is_said_and_keeps_nothing_from_being_sent() {
    let shop = Shop::with(3);
    let server = Misbehaving::start(|line, _| match line.contains("/events") {
        true => Behaviour::page("<!doctype html><title>Sign in</title>"),
        false => answers(line, ""),
    });
    shop.access(&server.address()).expect_code(0);
    let said = shop.send(&server.address(), &["--json"]).expect_code(0);
    assert!(
        said.stderr.contains("Nothing was read from Kissmetrics: What answers isn't Kissmetrics' Query API"),
        "{said:?}"
    );
    assert_eq!(said.json().pop().expect("a summary")["sent"], 6);
    let said = shop.run(&["arrival", "1"]).expect_code(1).stderr;
    assert!(said.contains("No totals were read before import 1 began"), "{said}");
}

#[test]
fn a_wrong_sign_in_and_a_changed_beta_give_no_access() {
    let shop = Shop::with(1);
    let refuses = Misbehaving::always(Behaviour::Other {
        status: 401,
        headers: "Content-Type: application/json\r\n".to_owned(),
        body: br#"{"status": 401, "messages": ["Unauthenticated."]}"#.to_vec(),
    });
    let said = shop.access(&refuses.address()).expect_code(1).stderr;
    assert!(said.contains("Kissmetrics refused this sign-in"), "{said}");
    let practice = Practice::start_with(&shop.program, &["--changed-beta"]);
    let said = shop.access(&practice.address).expect_code(1).stderr;
    assert!(said.contains("Its Query API is a beta and may have changed."), "{said}");
    let said = shop.run(&["access", "Shop"]);
    assert!(!said.stdout.contains("is read as"), "{said:?}");
}

#[test]
fn of_several_products_the_person_picks_one_by_its_name() {
    let shop = Shop::with(1);
    let products = r#"{"data":[{"id":1,"name":"Shop EU"},{"id":2,"name":"Shop US"},{"id":3,"name":"Twice"},{"id":4,"name":"Twice"}]}"#;
    let server = Misbehaving::always(Behaviour::Other {
        status: 200,
        headers: "Content-Type: application/json\r\n".to_owned(),
        body: products.as_bytes().to_vec(),
    });
    let pick = |more: &[&str], code| {
        let at = server.address();
        let arguments = [&["access", "Shop", "--on", "--query-host", &at, "--tracker", &at][..], more].concat();
        shop.run(&arguments).expect_code(code)
    };
    let said = pick(&[], 2).stderr;
    assert!(said.contains("Add --as with its name: \"Shop EU\", \"Shop US\""), "{said}");
    assert!(pick(&["--as", "Shop Asia"], 2).stderr.contains("has no product called \"Shop Asia\""));
    assert!(pick(&["--as", "Twice"], 2).stderr.contains("several products called \"Twice\""));
    assert!(pick(&["--as", "Shop US"], 0).stdout.contains("is read as \"Shop US\""));
}

/// A server that only counts who connects, and closes at once.
fn counting() -> (String, Arc<AtomicU64>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let (address, count) = (listener.local_addr().expect("an address"), Arc::new(AtomicU64::new(0)));
    let counted = count.clone();
    thread::spawn(move || listener.incoming().for_each(|_| _ = counted.fetch_add(1, Ordering::SeqCst)));
    (format!("http://{address}"), count)
}

#[test]
fn with_reading_off_no_byte_goes_to_the_query_host() {
    let shop = Shop::with(3);
    // Whatever would leave this computer would go by this proxy.
    let (proxy, connections) = counting();
    let tracker = Misbehaving::well();
    let at = tracker.address();
    let run = |arguments: &[&str]| {
        let environment = [
            ("HTTPS_PROXY", proxy.as_str()),
            ("HTTP_PROXY", proxy.as_str()),
            ("ALL_PROXY", proxy.as_str()),
            ("KISSMETRICS_API_KEY", KEY),
            ("KISSMETRICS_ACCOUNT_KEY", "an-account-key"),
        ];
        shop.program.run_with(shop.folder.path(), arguments, &environment)
    };
    run(&["check", "plan.toml"]).expect_code(0);
    run(&["run", "plan.toml", "--yes", "--product", "Shop", "--tracker", &at]).expect_code(0);
    run(&["compare", "plan.toml", "--product", "Shop"]).expect_code(1);
    run(&["arrival", "1"]).expect_code(1);
    run(&["access", "Shop"]).expect_code(0);
    run(&["products"]).expect_code(0);
    run(&["history"]).expect_code(0);
    shop.folder.write("export.json", "{\"_p\":\"a\",\"_n\":\"b\",\"_t\":1451638800}\n");
    run(&["reconcile", "1", "export.json"]).expect_code(0);
    assert_eq!(connections.load(Ordering::SeqCst), 0, "nothing was asked");
    // Had it been on, that would have been seen: giving access is the first that asks.
    run(&["access", "Shop", "--on", "--query-host", "https://query.kissmetrics.io"]).expect_code(1);
    assert!(connections.load(Ordering::SeqCst) > 0, "the proxy sees what is asked");
}

/// A page of as many names as there are.
fn page_of_names(line: &str, all: usize) -> Behaviour {
    let number = |name: &str| -> usize {
        let digits = line.split(name).nth(1).and_then(|rest| rest.split(['&', ' ']).next());
        digits.and_then(|digits| digits.parse().ok()).expect("a number")
    };
    let (offset, limit) = (number("offset="), number("limit="));
    let names = (offset..all.min(offset + limit)).map(|n| format!(r#"{{"name":"Event {n}","total":1}}"#));
    answers(line, &format!(r#"{{"events":[{}]}}"#, names.collect::<Vec<_>>().join(",")))
}

fn asked(server: &Misbehaving) -> usize {
    server.received().iter().filter(|one| one.line.contains("/v3/")).count()
}

#[test]
fn two_processes_share_twelve_requests_a_minute_and_it_is_said_that_this_takes_a_while() {
    let shop = Shop::with(2);
    // Ten pages of events and one of properties.
    let server = Misbehaving::start(|line, _| page_of_names(line, if line.contains("/properties") { 0 } else { 470 }));
    shop.access(&server.address()).expect_code(0);
    let said = shop.run(&["compare", "plan.toml", "--product", "Shop"]).expect_code(0);
    assert_eq!(asked(&server), 12);
    assert!(!said.stderr.contains("times a minute"), "{said:?}");
    // Another process may ask nothing for a minute.
    let mut command = shop.program.command();
    command.args(["compare", "plan.toml", "--product", "Shop"]).env("KISSMETRICS_ACCOUNT_KEY", "an-account-key");
    command.current_dir(shop.folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = KillOnDrop(command.spawn().expect("the built program can be started"));
    let stderr = BufReader::new(child.0.stderr.take().expect("its standard error is a pipe"));
    let mut lines = stderr.lines().map_while(Result::ok);
    let said = lines.find(|line| line.contains("Backfill asks Kissmetrics at most 12 times a minute"));
    assert!(said.is_some(), "it ended without a word");
    assert_eq!(asked(&server), 12, "it waits");
}

#[test]
fn whoever_asks_to_be_left_alone_for_an_hour_is_by_every_command() {
    let shop = Shop::with(2);
    let server = Misbehaving::start(|line, _| match line.contains("/events?") {
        true => Behaviour::busy(429, Some("3600")),
        false => answers(line, ""),
    });
    shop.access(&server.address()).expect_code(0);
    let compare = || shop.run(&["compare", "plan.toml", "--product", "Shop"]).expect_code(1).stderr;
    assert!(compare().contains("asks to be left alone for 60 minutes"));
    assert_eq!(asked(&server), 2);
    assert!(compare().contains("asks to be left alone for 60 minutes"));
    assert_eq!(asked(&server), 2, "nothing is asked again");
    // Another host is asked all the same.
    let other = Misbehaving::start(|line, _| answers(line, r#"{"events":[]}"#));
    shop.access(&other.address()).expect_code(0);
    shop.run(&["compare", "plan.toml", "--product", "Shop"]).expect_code(0);
}

#[test]
fn four_of_five_who_are_known_are_told() {
    let shop = Shop::with(20);
    let server = Misbehaving::start(|line, attempt| {
        let json = |body: &str| Behaviour::Other {
            status: 200,
            headers: "Content-Type: application/json\r\n".to_owned(),
            body: body.as_bytes().to_vec(),
        };
        match line {
            _ if line.starts_with("POST /v3/queries") => json(&format!(r#"{{"id":"{attempt}"}}"#)),
            _ if line.contains("/v3/queries/2 ") => json(r#"{"status":"completed","results":[]}"#),
            _ if line.contains("/v3/queries/") => json(r#"{"status":"completed","results":[{}]}"#),
            _ => answers(line, r#"{"events":[]}"#),
        }
    });
    shop.access(&server.address()).expect_code(0);
    shop.after_a_minute();
    let said = shop.run(&["compare", "plan.toml", "--product", "Shop", "--people"]).expect_code(0).stdout;
    assert!(said.lines().any(|line| line == "4 of 5 people are known to Kissmetrics."), "{said}");
}

#[test]
fn why_the_others_were_not_searched_is_told_to_programs_and_is_no_success() {
    let shop = Shop::with(20);
    let searches = Arc::new(AtomicU64::new(5));
    let left = searches.clone();
    let server = Misbehaving::start(move |line, attempt| {
        let less = || left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        let json = |status, body: &str| Behaviour::Other {
            status,
            headers: "Content-Type: application/json\r\n".to_owned(),
            body: body.as_bytes().to_vec(),
        };
        match line {
            _ if line.starts_with("POST /v3/queries") && less().is_err() => {
                json(401, r#"{"status": 401, "messages": ["Unauthenticated."]}"#)
            }
            _ if line.starts_with("POST /v3/queries") => json(200, &format!(r#"{{"id":"{attempt}"}}"#)),
            _ if line.contains("/v3/queries/") => json(200, r#"{"status":"completed","results":[{}]}"#),
            _ => answers(line, r#"{"events":[]}"#),
        }
    });
    shop.access(&server.address()).expect_code(0);
    let compared = |code| {
        shop.after_a_minute();
        shop.run(&["--json", "compare", "plan.toml", "--product", "Shop", "--people"])
            .expect_code(code)
            .json()
            .remove(0)
    };
    let whole = compared(0);
    assert_eq!((whole["people"].as_array().map(Vec::len), &whole["people_ended"]), (Some(5), &Value::Null));
    searches.store(2, Ordering::Relaxed);
    let ended = compared(1);
    assert_eq!(ended["people"].as_array().map(Vec::len), Some(2), "{ended}");
    let why = ended["people_ended"].as_str().expect("a sentence");
    assert!(why.starts_with("Kissmetrics refused this sign-in"), "{why}");
    searches.store(2, Ordering::Relaxed);
    shop.after_a_minute();
    let told = shop.run(&["compare", "plan.toml", "--product", "Shop", "--people"]).expect_code(1).stdout;
    assert!(told.contains("The others weren't searched: Kissmetrics refused this sign-in"), "{told}");
}

#[cfg(unix)]
#[test]
fn no_program_that_is_started_is_handed_a_sign_in() {
    let shop = Shop::with(2);
    let server = Misbehaving::start(|line, _| answers(line, r#"{"events":[]}"#));
    shop.access(&server.address()).expect_code(0);
    // What the command was handed, and the command lines of it and of whoever started it.
    let told = "env > env.txt; ps -ww -o args= -p $$ -p $PPID > ps.txt";
    let environment = [
        ("KISSMETRICS_API_KEY", KEY),
        ("KISSMETRICS_ACCOUNT_EMAIL", "ada@example.com"),
        ("KISSMETRICS_ACCOUNT_PASSWORD", PASSWORD),
        ("KISSMETRICS_ACCOUNT_KEY", "account-key-4711-0815"),
        ("BACKFILL_DATABASE_PASSWORD", "database-secret-4711"),
        ("SOMETHING_ELSE", "is handed on"),
    ];
    let at = server.address();
    let arguments = ["run", "plan.toml", "--yes", "--tracker", &at, "--product", "Shop", "--on-end", told];
    shop.program.run_with(shop.folder.path(), arguments, &environment).expect_code(0);
    let read = |name: &str| std::fs::read_to_string(shop.folder.at(name)).expect("the command wrote it");
    let (env, ps) = (read("env.txt"), read("ps.txt"));
    assert!(env.contains("SOMETHING_ELSE=is handed on"), "{env}");
    assert!(ps.contains("plan.toml") && ps.lines().count() >= 2, "{ps}");
    for (name, secret) in &environment[..5] {
        assert!(!env.contains(secret) && !env.contains(name), "{name} is handed on:\n{env}");
        assert!(!ps.contains(secret), "{name} stands in a command line:\n{ps}");
    }
}

#[test]
fn access_that_was_taken_away_asks_nothing_any_more() {
    let shop = Shop::with(2);
    let server = Misbehaving::start(|line, _| answers(line, r#"{"events":[]}"#));
    shop.access(&server.address()).expect_code(0);
    shop.run(&["access", "Shop", "--off"]).expect_code(0);
    let before = asked(&server);
    shop.send(&server.address(), &[]).expect_code(0);
    shop.run(&["compare", "plan.toml", "--product", "Shop"]).expect_code(1);
    shop.run(&["arrival", "1"]).expect_code(1);
    assert_eq!(asked(&server), before);
}

#[test]
fn what_the_practice_tracker_drops_and_alters_on_purpose_is_named_and_totals_show_what_it_drops() {
    let all: usize = std::env::var("BACKFILL_RECONCILE").ok().and_then(|all| all.parse().ok()).unwrap_or(10_000);
    let shop = Shop::with(all / 2);
    // 500 are dropped and 200 altered.
    let (drop, alter) = ((all / 500).to_string(), (all / 200).to_string());
    let practice = Practice::start_with(&shop.program, &["--drop-every", &drop, "--alter-every", &alter]);
    shop.access(&practice.address).expect_code(0);
    shop.send(&practice.address, &[]).expect_code(0);
    let held = practice.held();
    let id = |one: &Value| format!("{} {} {}", one["person"], one["event"], one["time"]);
    let spoiled = |what: &str| -> BTreeSet<String> {
        held["on_purpose"][what].as_array().expect("a list").iter().map(id).collect()
    };
    let (dropped, altered) = (spoiled("dropped"), spoiled("altered"));
    assert_eq!((dropped.len(), altered.len()), (500, 200));
    // The totals show those that were dropped, by name.
    let told = shop.run(&["--json", "arrival", "1"]).expect_code(0).json();
    for name in told[0]["names"].as_array().expect("names") {
        let of_name = dropped.iter().filter(|one| one.contains(&name["name"].to_string())).count() as u64;
        assert!(of_name > 0, "{name}");
        assert_eq!(name["moved"], "fewer", "{name}");
        assert_eq!(name["expected"].as_u64().unwrap() - name["now"].as_u64().unwrap(), of_name, "{name}");
    }
    // The export shows exactly these.
    shop.folder.write("export.json", practice.get("/export.json"));
    let mut told = shop.run(&["--json", "reconcile", "1", "export.json"]).expect_code(0).json();
    let summary = told.pop().expect("a summary");
    let named =
        |outcome: &str| -> BTreeSet<String> { told.iter().filter(|case| case["outcome"] == outcome).map(id).collect() };
    assert_eq!((named("missing"), named("different")), (dropped, altered));
    assert_eq!(summary["all"]["there"], all as u64 - 700);
}

#[test]
fn totals_of_another_product_say_nothing_about_an_import() {
    let shop = Shop::with(3);
    let products = r#"{"data":[{"id":7,"name":"Shop EU"},{"id":8,"name":"Shop US"}]}"#;
    let server = Misbehaving::start(move |line, _| match line {
        _ if line.contains("/v3/products?") => Behaviour::Other {
            status: 200,
            headers: "Content-Type: application/json\r\n".to_owned(),
            body: products.as_bytes().to_vec(),
        },
        _ => answers(line, r#"{"events":[{"name":"Signed Up","total":500},{"name":"Billed","total":9}]}"#),
    });
    let at = server.address();
    let access = |name: &str| {
        shop.run(&["access", "Shop", "--on", "--query-host", &at, "--tracker", &at, "--as", name]).expect_code(0);
    };
    access("Shop EU");
    shop.send(&at, &[]).expect_code(0);
    assert_eq!(pairs(&shop.arrival("1").0), [("Billed", "not-yet"), ("Signed Up", "not-yet")]);
    // Whoever signs in anew for the same product loses nothing.
    access("Shop EU");
    assert_eq!(pairs(&shop.arrival("1").0), [("Billed", "not-yet"), ("Signed Up", "not-yet")]);
    access("Shop US");
    let said = shop.run(&["arrival", "1"]).expect_code(1).stderr;
    assert!(said.contains("No totals were read before import 1 began"), "{said}");
}

#[test]
fn before_sending_it_is_told_how_much_of_the_plan_would_be_used() {
    let shop = Shop::with(3);
    let tracker = Misbehaving::well();
    let at = tracker.address();
    // To a tracker on this computer nothing is said that was not asked for.
    let said = shop.send(&at, &["--limit", "2"]).expect_code(0).stderr;
    assert!(!said.contains("Kissmetrics plan"), "{said}");
    let products = |more: &[&str]| shop.run(&[&["--json", "products", "Shop"], more].concat()).expect_code(0).json();
    assert_eq!(products(&["--monthly-events", "5"])[0]["monthly_events"], 5);
    let checked = shop.run(&["--json", "check", "plan.toml", "--product", "Shop"]).expect_code(0).json();
    let allowance = &checked[0]["allowance"];
    let months = allowance["months"].as_array().expect("months");
    assert_eq!((months.len(), &allowance["monthly_events"]), (1, &5.into()), "{allowance}");
    assert_eq!((&months[0]["sent_before"], &months[0]["events"]), (&2.into(), &4.into()), "{allowance}");
    let said = shop.run(&["check", "plan.toml", "--product", "Shop"]).expect_code(0).stdout;
    assert!(said.contains("Up to 4 events count toward your Kissmetrics plan in "), "{said}");
    assert!(said.contains(", after 2 sent from this computer to this product earlier that month."), "{said}");
    assert!(said.contains("That is 1 more than the 5 a month that the plan includes"), "{said}");
    let said = shop.send(&at, &[]).expect_code(0).stderr;
    assert!(said.contains("That is 1 more than the 5 a month that the plan includes"), "{said}");
    assert!(products(&["--monthly-events", "0"])[0]["monthly_events"].is_null());
    let said = shop.run(&["check", "plan.toml", "--product", "Nobody's"]).expect_code(1).stderr;
    assert!(said.contains("Nobody's"), "{said}");
}

#[test]
fn before_an_import_goes_by_a_bucket_or_goes_on_it_is_said_what_it_uses_of_the_plan() {
    let shop = Shop::with(3);
    let tracker = Misbehaving::well();
    let at = tracker.address();
    shop.send(&at, &["--limit", "1"]).expect_code(0);
    shop.run(&["products", "Shop", "--monthly-events", "2"]).expect_code(0);
    // Nobody is there to say yes, after all was said.
    let arguments = ["run", "plan.toml", "--product", "Shop", "--to", "s3://shop-events/eu", "--part", "1"];
    let environment = [("AWS_ACCESS_KEY_ID", "AKIATEST"), ("AWS_SECRET_ACCESS_KEY", "bucketsecret")];
    let said = shop.program.run_with(shop.folder.path(), arguments, &environment).expect_code(1).stderr;
    assert!(said.contains("5 files. Kissmetrics looks once an hour"), "{said}");
    assert!(said.contains(" toward your Kissmetrics plan in "), "{said}");
    // A file an hour: of as many as there are hours in three months, no month takes all.
    shop.table("users.csv", 1_100, 2);
    let said = shop.program.run_with(shop.folder.path(), arguments, &environment).expect_code(1).stderr;
    let months = said.matches(" count toward your Kissmetrics plan in ").count();
    assert!(months >= 3, "{said}");

    // One that breaks off goes on.
    let breaks = Misbehaving::start(|_, _| Behaviour::page("<title>Sign in</title>"));
    shop.table("users.csv", 3, 3);
    let at = breaks.address();
    let arguments = ["run", "plan.toml", "--yes", "--tracker", &at, "--product", "Trial", "--test"];
    shop.run(&arguments);
    shop.run(&["products", "Trial", "--monthly-events", "2"]).expect_code(0);
    let said = shop.run(&["resume", "2", "--tracker", &at]).expect_code(1).stderr;
    // What nobody has answered may have been sent, and is sent once more.
    assert!(said.contains("Up to 6 events count toward your Kissmetrics plan in "), "{said}");
    assert!(said.contains(", after up to "), "{said}");
    assert!(said.contains(" more than the 2 a month that the plan includes"), "{said}");
}
