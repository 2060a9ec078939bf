//! `backfill reconcile`: what an import sent, held against exports that these tests write themselves, from the requests
//! that arrived at a tracker in which nothing of ours takes part.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;

use serde_json::Value;

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};
use crate::support::tracker::Misbehaving;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

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
event = { from = "fixed", name = "Signed Up" }
properties = [{ from = "column", name = "Plan", column = "plan" }]
"#;

/// An event as it arrived: its parameters, decoded, in their order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Arrived(Vec<(String, String)>);

impl Arrived {
    fn of(target: &str) -> Self {
        let query = target.split_once('?').map_or("", |(_, query)| query);
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Self(pairs.map(|(name, value)| (decoded(name), decoded(value))).collect())
    }

    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    fn set(&mut self, name: &str, value: &str) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some(known) => known.1 = value.to_owned(),
            None => self.0.push((name.to_owned(), value.to_owned())),
        }
    }

    /// A line of a raw export, with what is no ASCII in octal, as in the dumps that were seen.
    fn line(&self) -> String {
        let mut line = String::from("{");
        for (name, value) in self.0.iter().filter(|(name, _)| name != "_k" && name != "_d") {
            if line.len() > 1 {
                line.push(',');
            }
            line += &quoted(name);
            line.push(':');
            if name == "_t" { line += value } else { line += &quoted(value) }
        }
        line + "}\n"
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => {
                out.push('\\');
                out.push(char::from(byte));
            }
            0x20..0x7F => out.push(char::from(byte)),
            other => write!(out, "\\{other:03o}").expect("a String can be written"),
        }
    }
    out.push('"');
    out
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).expect("what is sent is UTF-8")
}

/// A folder with a table and a plan, a program, and a tracker that takes what is sent.
struct Shop {
    program: Program,
    folder: Folder,
    tracker: Misbehaving,
}

impl Shop {
    /// Everything of this table was sent, as import 1.
    fn with(table: &str, plan: &str) -> Self {
        let shop = Self { program: Program::new(), folder: Folder::new(), tracker: Misbehaving::well() };
        shop.folder.write("users.csv", table);
        shop.folder.write("plan.toml", plan);
        shop.send("plan.toml").expect_code(0);
        shop
    }

    fn users(table: &str) -> Self {
        Self::with(table, PLAN)
    }

    fn send(&self, plan: &str) -> Outcome {
        let address = self.tracker.address();
        let arguments = ["--json", "run", plan, "--yes", "--tracker", &address];
        self.program.run_with(self.folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)])
    }

    /// What arrived, by person and time: it came in whatever order.
    fn arrived(&self) -> Vec<Arrived> {
        self.arrived_since(0)
    }

    fn arrived_since(&self, before: usize) -> Vec<Arrived> {
        let received = self.tracker.received();
        let mut arrived: Vec<Arrived> = received[before..].iter().map(|one| Arrived::of(&one.target())).collect();
        arrived.sort();
        arrived
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.at(name)).expect("it was written")
    }

    fn export(&self, events: &[Arrived]) {
        self.folder.write("export.json", events.iter().map(Arrived::line).collect::<String>());
    }

    fn reconcile(&self, more: &[&str]) -> Outcome {
        self.program.run(self.folder.path(), [&["reconcile", "1", "export.json"], more].concat())
    }

    /// What is said to a program: what is missing or different, and the summary.
    fn told(&self, more: &[&str]) -> (Vec<Value>, Value) {
        let outcome =
            self.program.run(self.folder.path(), [&["--json", "reconcile", "1", "export.json"], more].concat());
        let mut objects = outcome.expect_code(0).json();
        let summary = objects.pop().expect("a summary");
        adds_up(&summary);
        (objects, summary)
    }
}

/// Whatever was found: what was sent and what stands in the export is each accounted for once.
fn adds_up(summary: &Value) {
    let sum = |of: &Value, names: &[&str]| names.iter().map(|name| of[*name].as_u64().expect(name)).sum::<u64>();
    let (all, export) = (&summary["all"], &summary["export"]);
    assert_eq!(sum(all, &["there", "different", "missing", "merged"]), sum(all, &["sent"]), "{summary}");
    let parts = ["unreadable", "ours", "again", "not_sent", "foreign"];
    assert_eq!(sum(export, &parts), sum(export, &["lines"]), "{summary}");
}

fn count(summary: &Value, name: &str) -> u64 {
    summary["all"][name].as_u64().unwrap_or_else(|| panic!("no {name} in {summary}"))
}

const THREE: &str = "login,created_at,plan\n\
    ada@example.com,2016-01-01 09:00:00,Gold\n\
    andré@example.com,2016-01-02 09:00:00,12.50\n\
    cleo@example.com,2016-01-03 09:00:00,Free\n";

#[test]
fn all_that_was_sent_is_found_in_an_export_with_octal_escapes() {
    let shop = Shop::users(THREE);
    let mut events = shop.arrived();
    assert_eq!(events.len(), 3);
    // A number is the same number however it is written, and names ignore case and take a colon for a space.
    events[1].set("Plan", "12.5");
    events[2].set("_n", "signed:up");
    events.reverse();
    shop.export(&events);
    let (cases, summary) = shop.told(&[]);
    assert!(cases.is_empty(), "{cases:?}");
    assert_eq!((count(&summary, "sent"), count(&summary, "there")), (3, 3), "{summary}");
    let said = shop.reconcile(&[]).expect_code(0);
    assert!(said.stdout.starts_with("Everything that was sent is in the export.\n"), "{}", said.stdout);
    assert!(said.stdout.contains("3 events were sent by import 1, from users.csv to"), "{}", said.stdout);
    assert!(said.stdout.contains("The export has 3 lines, from 1 January 2016 to 3 January 2016."), "{}", said.stdout);
    // What an export can't show is said each time.
    assert!(said.stderr.contains("An export shows only its own period."), "{}", said.stderr);
}

#[test]
fn what_is_missing_and_what_is_different_is_named_with_what_differs() {
    let shop = Shop::users(THREE);
    let mut events = shop.arrived();
    events[1].set("Plan", "13");
    events[2].0.retain(|(name, _)| name != "Plan");
    let ada = events.remove(0);
    // Others are there too: of another person, of another second, and of somebody whom this import knows.
    let mut other = ada.clone();
    other.set("_t", "1451638801");
    let mut page = ada.clone();
    page.set("_n", "Viewed Page");
    events.extend([other, page]);
    shop.export(&events);
    let (cases, summary) = shop.told(&[]);
    let short: Vec<(&str, &str, &Value)> = cases
        .iter()
        .map(|case| (case["person"].as_str().unwrap(), case["outcome"].as_str().unwrap(), &case["details"]))
        .collect();
    let differs = |there: &str, sent: &str| serde_json::json!([{ "name": "Plan", "sent": sent, "there": there }]);
    assert_eq!(
        short,
        [
            ("ada@example.com", "missing", &Value::Null),
            ("andré@example.com", "different", &differs("other", "12.50")),
            ("cleo@example.com", "different", &differs("absent", "Free")),
        ]
    );
    assert_eq!(summary["export"]["foreign"], 2);
    assert_eq!(summary["names"]["Signed Up"]["missing"], 1);
    let said = shop.reconcile(&[]).expect_code(0).stdout;
    for line in [
        "Missing, row 1: ada@example.com, Signed Up, ",
        "Plan was sent as \"12.50\" and has another value there",
        "Plan was sent as \"Free\" and isn't there",
        "0 of 3 events are in the export as they were sent.",
        "Signed Up: 3 sent, 0 there, 2 different, 1 missing.",
        "2 lines aren't from this import: Signed Up (1) and Viewed Page (1).",
    ] {
        assert!(said.contains(line), "{line:?} is not in\n{said}");
    }
}

#[test]
fn exactly_what_was_dropped_or_altered_is_named() {
    let all: usize = std::env::var("BACKFILL_RECONCILE").ok().and_then(|all| all.parse().ok()).unwrap_or(10_000);
    let (dropped, altered) = (500, 200);
    let mut table = String::from("login,created_at,plan\n");
    for n in 0..all {
        // Some people come again at another second.
        let (day, hour, minute) = (n % 28 + 1, n / 28 % 24, n / 672 % 60);
        writeln!(table, "user{}@example.com,2016-0{}-{day:02} {hour:02}:{minute:02}:00,P{}", n / 3, n % 3 + 1, n % 7)
            .unwrap();
    }
    let shop = Shop::users(&table);
    let events = shop.arrived();
    assert_eq!(events.len(), all);
    // Which ones is decided by a step that meets each event at most once.
    let step = all / (dropped + altered);
    let chosen = |at: usize| at.is_multiple_of(step).then_some(at / step).filter(|turn| *turn < dropped + altered);
    let id = |event: &Arrived| format!("{} {}", event.get("_p"), event.get("_t"));
    let (mut kept, mut missing, mut different) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for (at, mut event) in events.into_iter().enumerate() {
        match chosen(at) {
            Some(turn) if turn % 7 < 5 => _ = missing.insert(id(&event)),
            Some(_) => {
                different.insert(id(&event));
                event.set("Plan", "Platinum");
                kept.push(event);
            }
            None => kept.push(event),
        }
    }
    assert_eq!((missing.len(), different.len()), (dropped, altered));
    shop.export(&kept);
    let (cases, summary) = shop.told(&[]);
    let named = |outcome: &str| -> BTreeSet<String> {
        let of = cases.iter().filter(|case| case["outcome"] == outcome);
        of.map(|case| format!("{} {}", case["person"].as_str().unwrap(), case["time"])).collect()
    };
    assert_eq!(named("missing"), missing);
    assert_eq!(named("different"), different);
    assert_eq!(cases.len(), dropped + altered);
    assert_eq!(count(&summary, "there"), (all - dropped - altered) as u64);
    let said = shop.reconcile(&[]).expect_code(0).stdout;
    assert!(said.contains("… and 680 more. With --json, all are listed."), "{said}");
}

/// The rows that are missing, sent again by the same settings.
fn send_again(shop: &Shop, plan: &str) -> Vec<Arrived> {
    let before = shop.arrived().len();
    shop.folder.write("again.toml", plan.replace("users.csv", "missing.csv"));
    shop.send("again.toml").expect_code(0);
    shop.arrived_since(before)
}

#[test]
fn the_rows_of_what_is_missing_are_a_file_that_sends_just_that_again() {
    let shop = Shop::users(THREE);
    let events = shop.arrived();
    shop.export(&events[..2]);
    let said = shop.reconcile(&["--missing", "missing.csv"]).expect_code(0).stderr;
    assert!(said.contains("1 row with something missing is in missing.csv."), "{said}");
    let file = shop.read("missing.csv");
    assert!(file.contains("cleo@example.com,2016-01-03 09:00:00,Free,3,Signed Up is missing in the export"), "{file}");
    assert_eq!(send_again(&shop, PLAN), events[2..]);
}

#[test]
fn where_rows_depend_on_each_other_those_of_the_same_person_go_along() {
    // Three at the same second are a second apart: the last alone would be sent at another time than it was.
    let plan = PLAN.to_owned() + "same_second = \"space\"\n";
    let table = "login,created_at,plan\nada,2016-01-01,A\nada,2016-01-01,B\nben,2016-01-02,C\nada,2016-01-01,D\n";
    let shop = Shop::with(table, &plan);
    let mut events = shop.arrived();
    events.sort();
    let last = events.iter().find(|event| event.get("Plan") == "D").expect("it was sent").clone();
    let kept: Vec<Arrived> = events.iter().filter(|event| **event != last).cloned().collect();
    shop.export(&kept);
    let (cases, _) = shop.told(&["--missing", "missing.csv"]);
    assert_eq!(cases.len(), 1);
    let mut again = send_again(&shop, &plan);
    again.sort();
    let ada: Vec<Arrived> = events.into_iter().filter(|event| event.get("_p") == "ada").collect();
    assert_eq!(again, ada, "the same requests, of ada alone");
}

#[test]
fn the_file_of_what_is_missing_takes_the_place_of_no_file_that_is_read() {
    let shop = Shop::users(THREE);
    shop.export(&shop.arrived()[..1]);
    for path in ["users.csv", "export.json"] {
        let before = shop.read(path);
        shop.reconcile(&["--missing", path]).expect_code(1);
        assert_eq!(shop.read(path), before);
    }
}

#[test]
fn of_an_export_of_another_product_it_is_said_that_nothing_is_there() {
    let shop = Shop::users(THREE);
    shop.folder.write(
        "export.json",
        "{\"_n\":\"Signed Up\",\"_p\":\"zoe@example.com\",\"_t\":1451638800}\n\
         {\"_n\":\"Billed\",\"_p\":\"zoe@example.com\",\"_t\":1451725200,\"Billing Amount\":10}\n",
    );
    let (cases, summary) = shop.told(&[]);
    assert_eq!((cases.len(), count(&summary, "missing"), count(&summary, "beyond")), (3, 3, 1));
    let said = shop.reconcile(&[]).expect_code(0).stdout;
    assert!(said.contains("Nothing that was sent is in the export. It may be of another product"), "{said}");
}

#[test]
fn what_happened_when_the_export_shows_nothing_is_told_from_what_is_missing() {
    let shop = Shop::users(THREE);
    // It begins on the second day.
    shop.export(&shop.arrived()[1..]);
    let (cases, summary) = shop.told(&[]);
    assert_eq!((cases[0]["outcome"].as_str(), cases[0]["beyond"].as_bool()), (Some("missing"), Some(true)));
    assert_eq!(count(&summary, "beyond"), 1);
    let said = shop.reconcile(&[]).expect_code(0).stdout;
    assert!(said.contains("Missing, perhaps outside the export's period, row 1: ada@example.com"), "{said}");
    assert!(said.contains("1 happened before the export's first event or after its last"), "{said}");
}

#[test]
fn several_files_packed_or_not_are_one_export() {
    let shop = Shop::users(THREE);
    let events = shop.arrived();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(events[0].line().as_bytes()).unwrap();
    std::fs::create_dir(shop.folder.at("dump")).unwrap();
    shop.folder.write("dump/1.json.gz", packed.finish().unwrap());
    shop.folder.write("dump/2.json", events[1].line() + &events[2].line());
    for export in [&["dump"][..], &["dump/1.json.gz", "dump/2.json"]] {
        let arguments = [&["--json", "reconcile", "1"], export].concat();
        let summary = shop.program.run(shop.folder.path(), arguments).expect_code(0).json().pop().unwrap();
        adds_up(&summary);
        assert_eq!(count(&summary, "there"), 3, "{summary}");
    }
}

#[test]
fn an_export_that_ends_midway_is_said_to_and_nothing_behind_is_called_lost() {
    let shop = Shop::users(THREE);
    let whole: String = shop.arrived().iter().map(Arrived::line).collect();
    shop.folder.write("export.json", &whole[..whole.len() - 20]);
    let (cases, summary) = shop.told(&[]);
    assert_eq!((cases.len(), summary["export"]["torn"].as_bool()), (1, Some(true)));
    let said = shop.reconcile(&[]).expect_code(0);
    assert!(said.stdout.contains("The export ends in the middle of a record."), "{}", said.stdout);
    // A packed one that broke off is refused or said, never taken for whole.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(whole.repeat(200).as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    shop.folder.write("export.json.gz", &packed[..packed.len() / 2]);
    let said = shop.program.run(shop.folder.path(), ["reconcile", "1", "export.json.gz"]);
    let told = said.stdout.contains("ends in the middle") || (said.code == Some(1) && !said.stderr.is_empty());
    assert!(told, "{said:?}");
}

#[test]
fn what_is_no_export_is_refused_with_what_one_looks_like() {
    let shop = Shop::users(THREE);
    shop.folder.write("export.json", "{\"event\":\"Signed Up\",\"user\":\"ada\"}\n");
    let said = shop.reconcile(&[]).expect_code(1).stderr;
    assert!(
        said.contains("export.json isn't a raw export from Kissmetrics: its lines have no _p and no _t."),
        "{said}"
    );
    let said = shop.program.run(shop.folder.path(), ["reconcile", "1", "users.csv"]).expect_code(1).stderr;
    assert!(said.contains("users.csv isn't a raw export"), "{said}");
    for (content, words) in [("", "export.json"), ("<!doctype html><html><p>Sign in</p></html>", "export.json")] {
        shop.folder.write("export.json", content);
        let said = shop.reconcile(&[]).expect_code(1).stderr;
        assert!(said.contains(words) && !said.contains("panicked"), "{said}");
    }
    let said = shop.program.run(shop.folder.path(), ["reconcile", "1", "nowhere.json"]).expect_code(1).stderr;
    assert!(said.contains("nowhere.json"), "{said}");
    shop.export(&shop.arrived());
    let said = shop.program.run(shop.folder.path(), ["reconcile", "7", "export.json"]).expect_code(1).stderr;
    assert!(said.contains("no import 7"), "{said}");
}

#[test]
fn of_a_source_that_has_changed_only_numbers_are_compared_and_that_is_said() {
    let shop = Shop::users(THREE);
    shop.export(&shop.arrived());
    shop.folder.write("users.csv", THREE.replace("Free", "Gold"));
    let numbers = |words: &str, why: &str| {
        let summary = shop.program.run(shop.folder.path(), ["--json", "reconcile", "1", "export.json"]);
        let summary = summary.expect_code(0).json().pop().unwrap();
        assert_eq!((summary["compared"].as_str(), summary["why"].as_str()), (Some("counts"), Some(why)), "{summary}");
        assert_eq!((summary["sent"].as_u64(), summary["names"]["Signed Up"].as_u64()), (Some(3), Some(3)));
        let said = shop.reconcile(&["--missing", "missing.csv"]).expect_code(0);
        assert!(said.stdout.contains(words), "{}", said.stdout);
        assert!(said.stdout.contains("only numbers are compared."), "{}", said.stdout);
        assert!(said.stderr.contains("No file was written"), "{}", said.stderr);
        assert!(!shop.folder.at("missing.csv").exists());
    };
    numbers("The source changed: it still has as many rows, but not the same ones.", "source-changed");
    std::fs::remove_file(shop.folder.at("users.csv")).unwrap();
    numbers("users.csv", "source-unreadable");
}

#[test]
fn lines_that_repeat_or_say_nothing_are_counted() {
    let shop = Shop::users(THREE);
    let events = shop.arrived();
    let mut lines: String = events.iter().map(Arrived::line).collect();
    lines += &events[0].line();
    lines +=
        "{\"_n\":\"Signed Up\",\"_p\":\"\",\"_t\":1451638800}\n{\"_n\":\"Signed Up\",\"_p\":\"ada\",\"_t\":\"soon\"}\n";
    shop.folder.write("export.json", lines);
    let (cases, summary) = shop.told(&[]);
    assert_eq!(cases.len(), 0);
    let export = &summary["export"];
    assert_eq!((export["again"].as_u64(), export["unreadable"].as_u64()), (Some(1), Some(2)), "{summary}");
}

#[test]
fn of_two_with_the_same_person_name_and_second_one_is_expected() {
    let table = "login,created_at,plan\nada,2016-01-01 09:00:00,A\nada,2016-01-01 09:00:00,B\n";
    let shop = Shop::users(table);
    let events = shop.arrived();
    assert_eq!(events.len(), 2);
    // Nobody knows which of them survives.
    for survivor in &events {
        shop.export(std::slice::from_ref(survivor));
        let (_, summary) = shop.told(&[]);
        let counts = ["there", "merged", "different", "missing"].map(|name| count(&summary, name));
        assert_eq!(counts, [1, 1, 0, 0], "{summary}");
    }
}

#[test]
fn details_without_an_event_are_found_by_person_and_second() {
    let plan = PLAN.replace("event = { from = \"fixed\", name = \"Signed Up\" }\n", "kind = \"set\"\n");
    let shop = Shop::with(THREE, &plan);
    let mut events = shop.arrived();
    // One stands with an event of the same person and second, since a property is the person's.
    events[0].set("_n", "Page View");
    events[2].set("Plan", "Gold");
    shop.export(&events);
    let (cases, summary) = shop.told(&[]);
    let counts = ["there", "different", "missing"].map(|name| summary["sets"][name].as_u64().unwrap());
    assert_eq!(counts, [2, 0, 1], "{summary}");
    assert_eq!(cases[0]["person"], "cleo@example.com");
}

#[test]
fn a_record_that_nobody_can_read_makes_the_source_no_other_one() {
    let plan = PLAN.replace("\"csv\"", "\"json\"").replace("users.csv", "users.jsonl");
    let line =
        |login: &str| format!("{{\"login\":\"{login}\",\"created_at\":\"2016-01-01 00:00:00\",\"plan\":\"Free\"}}\n");
    let shop = Shop { program: Program::new(), folder: Folder::new(), tracker: Misbehaving::well() };
    shop.folder.write("users.jsonl", line("ada") + "{\"login\": \"torn\n" + &line("ben"));
    shop.folder.write("plan.toml", plan);
    shop.send("plan.toml").expect_code(0);
    shop.export(&shop.arrived());
    let (_, summary) = shop.told(&[]);
    assert_eq!((count(&summary, "there"), count(&summary, "missing")), (2, 0), "{summary}");
}

#[test]
fn those_that_go_along_are_the_person_s_in_whatever_spelling() {
    // To the tracker commas and colons are spaces, so that it takes these for one person, and the times of all hang on each
    // other.
    let plan = PLAN.to_owned() + "same_second = \"space\"\n";
    let table =
        "login,created_at,plan\n\"crm,1\",2016-01-01,A\ncrm:1,2016-01-01,B\nben,2016-01-02,C\ncrm 1,2016-01-01,D\n";
    let shop = Shop::with(table, &plan);
    let events = shop.arrived();
    let kept: Vec<Arrived> = events.iter().filter(|event| event.get("Plan") != "D").cloned().collect();
    assert_eq!(kept.len(), 3);
    shop.export(&kept);
    let (cases, _) = shop.told(&["--missing", "missing.csv"]);
    assert_eq!(cases.len(), 1);
    let again = send_again(&shop, &plan);
    let person: Vec<Arrived> = events.into_iter().filter(|event| event.get("_p").starts_with("crm")).collect();
    assert_eq!(again, person, "the same requests, of one person in each spelling");
}

#[test]
fn seconds_are_read_however_an_export_writes_numbers() {
    let shop = Shop::users(THREE);
    let mut events = shop.arrived();
    // 1451638800, 1451725200 and 1451811600.
    for (event, (whole, written)) in events.iter_mut().zip([
        ("1451638800", "1.4516388e9"),
        ("1451725200", "1451725200.75"),
        ("1451811600", "14518116E+2"),
    ]) {
        assert_eq!(event.get("_t"), whole);
        event.set("_t", written);
    }
    shop.export(&events);
    let (cases, summary) = shop.told(&[]);
    assert_eq!((cases.len(), count(&summary, "there")), (0, 3), "{summary}");
    // What is no moment is counted as a line that says nothing, never as another moment.
    events[0].set("_t", "1e300");
    shop.export(&events);
    let (_, summary) = shop.told(&[]);
    assert_eq!((count(&summary, "missing"), summary["export"]["unreadable"].as_u64()), (1, Some(1)), "{summary}");
}
