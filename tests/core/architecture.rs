//! Who may use whom. Reads `src/` and holds each path that stands there against the tables below.

mod circles;
mod paths;

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path as FilePath, PathBuf};

use paths::{Path, paths};

/// A room and what of the others it may use. A room is a file or a folder directly under `src/`.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
}

const ROOMS: &[Room] = &[
    Room { name: "clock", may_use: &[] },
    Room { name: "child", may_use: &[] },
    Room { name: "event", may_use: &[] },
    Room { name: "message", may_use: &[] },
    Room { name: "source", may_use: &["child", "clock"] },
    Room { name: "store", may_use: &["clock", "source"] },
    Room { name: "mapping", may_use: &["event", "source::Column", "source::ReadingVersion", "source::Record"] },
    Room { name: "plan", may_use: &["source", "store", "mapping"] },
    Room { name: "kissmetrics", may_use: &["clock", "event"] },
    Room { name: "pipeline", may_use: &["event", "source", "store", "mapping", "plan", "kissmetrics"] },
    Room {
        name: "check",
        may_use: &[
            "clock",
            "event",
            "source::ReadingVersion",
            "source::Record",
            "source::ParseWarning",
            "mapping",
            "kissmetrics::rules",
            "pipeline",
        ],
    },
    Room {
        name: "ledger",
        may_use: &[
            "clock",
            "store",
            "kissmetrics::client",
            "pipeline::Outcomes",
            "pipeline::bookmark",
            "pipeline::fingerprint",
            "pipeline::range_set",
        ],
    },
    Room { name: "schedule", may_use: &["child", "store"] },
    Room { name: "notification", may_use: &[] },
    Room { name: "sink", may_use: &["event", "source", "store", "mapping", "kissmetrics", "pipeline", "ledger"] },
    Room {
        name: "workflow",
        may_use: &[
            "clock",
            "event",
            "source",
            "store",
            "mapping",
            "plan",
            "kissmetrics",
            "pipeline",
            "check",
            "ledger",
            "schedule",
            "sink",
        ],
    },
    Room { name: "error", may_use: &["mapping", "pipeline", "workflow"] },
    Room {
        name: "text",
        may_use: &[
            "tr",
            "event",
            "source",
            "store",
            "mapping",
            "plan",
            "kissmetrics",
            "pipeline",
            "check",
            "ledger",
            "schedule",
            "sink",
            "workflow",
            "error",
        ],
    },
    Room {
        name: "cli",
        may_use: &[
            "tr",
            "child",
            "clock",
            "event",
            "source",
            "store",
            "mapping",
            "plan",
            "kissmetrics",
            "pipeline",
            "check",
            "ledger",
            "schedule",
            "notification",
            "sink",
            "workflow",
            "error",
            "text",
        ],
    },
    Room {
        name: "session",
        may_use: &[
            "tr",
            "clock",
            "event",
            "source",
            "store",
            "mapping",
            "plan",
            "kissmetrics",
            "pipeline",
            "check",
            "ledger",
            "schedule",
            "notification",
            "sink",
            "workflow",
            "error",
            "text",
        ],
    },
    Room {
        name: "gui",
        may_use: &[
            "tr",
            "session",
            "child",
            "clock",
            "event",
            "source",
            "mapping",
            "kissmetrics",
            "pipeline",
            "check",
            "ledger",
            "schedule",
            "notification",
            "sink",
            "workflow",
            "error",
            "text",
        ],
    },
];

/// What every room may use: that something is to be said, though not how.
const EVERY_ROOM_MAY_USE: &[&str] = &["message"];

/// A crate and the only places that may name it: a file without its ending stands for the folder of that name too.
struct Guarded {
    name: &'static str,
    only_in: &'static [&'static str],
}

const CRATES: &[Guarded] = &[
    Guarded { name: "egui", only_in: &["gui"] },
    Guarded { name: "eframe", only_in: &["gui"] },
    Guarded { name: "egui_extras", only_in: &["gui"] },
    Guarded { name: "egui_plot", only_in: &["gui"] },
    Guarded { name: "rfd", only_in: &["gui"] },
    Guarded { name: "poll_promise", only_in: &["session"] },
    Guarded { name: "csv", only_in: &["source", "sink/table"] },
    Guarded { name: "mysql", only_in: &["source/mysql"] },
    Guarded { name: "tokio_postgres", only_in: &["source/postgres"] },
    Guarded { name: "tokio_rustls", only_in: &["source/postgres", "source/mysql"] },
    Guarded { name: "calamine", only_in: &["source/sheet"] },
    Guarded { name: "zip", only_in: &["source/sheet", "source/packed"] },
    Guarded { name: "flate2", only_in: &["source/packed"] },
    Guarded { name: "ruzstd", only_in: &["source/packed"] },
    Guarded { name: "quick_xml", only_in: &["source/sheet"] },
    Guarded { name: "fluent_bundle", only_in: &["text"] },
    Guarded { name: "icu_datetime", only_in: &["text"] },
    Guarded { name: "icu_decimal", only_in: &["text"] },
    Guarded { name: "icu_list", only_in: &["text"] },
    Guarded { name: "sys_locale", only_in: &["text"] },
    Guarded { name: "notify_rust", only_in: &["notification"] },
    Guarded { name: "keyring", only_in: &["store/keychain"] },
    Guarded { name: "reqwest", only_in: &["kissmetrics/client", "kissmetrics/query"] },
    Guarded { name: "object_store", only_in: &["sink/bucket/store_s3"] },
    Guarded { name: "rusqlite", only_in: &["ledger", "source/sqlite"] },
];

/// A path that stands where it may not.
#[derive(Debug, PartialEq, Eq)]
struct Violation {
    /// Relative to `src/`, with `/`.
    file: String,
    line: usize,
    used: String,
    rule: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/{}:{}: names `{}`, but {}", self.file, self.line, self.used, self.rule)
    }
}

/// Holds one file against both tables. `file` is relative to `src/`, with `/`.
fn violations(file: &str, text: &str) -> Vec<Violation> {
    let module = module(file);
    let room = module.first().map_or("", |room| room.as_str());
    let mut violations = Vec::new();
    for Path { segments, line } in paths(text) {
        let broken = match outside(&segments, &module) {
            Named::Room(path) => broken_room_rule(room, &path),
            Named::Crate(name) => broken_crate_rule(file, &name),
            Named::Own => None,
        };
        if let Some(rule) = broken {
            violations.push(Violation { file: file.to_owned(), line, used: segments.join("::"), rule });
        }
    }
    violations
}

enum Named {
    /// A path from the crate's root.
    Room(Vec<String>),
    /// Some other crate, or a name that is none of our business.
    Crate(String),
    /// Something of the same module or beneath it.
    Own,
}

/// Where a path leads, seen from a module.
fn outside(segments: &[String], module: &[String]) -> Named {
    let mut base = module.to_vec();
    let mut rest = segments;
    match segments.first().map(String::as_str) {
        Some("crate" | "backfill") => return Named::Room(segments[1..].to_vec()),
        Some("self") => return Named::Own,
        Some("super") => {}
        Some("") => return segments.get(1).map_or(Named::Own, |name| Named::Crate(name.clone())),
        Some(name) => return Named::Crate(name.to_owned()),
        None => return Named::Own,
    }
    while let Some("super") = rest.first().map(String::as_str) {
        base.pop();
        rest = &rest[1..];
    }
    base.extend(rest.iter().cloned());
    Named::Room(base)
}

fn broken_room_rule(room: &str, path: &[String]) -> Option<String> {
    let used = path.first()?;
    // `main.rs` and `lib.rs` stand above the rooms.
    if room.is_empty() || used == room || EVERY_ROOM_MAY_USE.contains(&used.as_str()) {
        return None;
    }
    let Some(Room { name, may_use }) = ROOMS.iter().find(|candidate| candidate.name == room) else {
        return Some(format!("`{room}` is no room of the table in {}", file!()));
    };
    let allowed = may_use.iter().any(|allowed| {
        let allowed: Vec<&str> = allowed.split("::").collect();
        path.len() >= allowed.len() && path.iter().zip(&allowed).all(|(part, allowed)| part == allowed)
    });
    let list = if may_use.is_empty() { "nothing of ours".to_owned() } else { may_use.join(", ") };
    (!allowed).then(|| format!("`{name}` may use only: {list}"))
}

fn broken_crate_rule(file: &str, name: &str) -> Option<String> {
    let Guarded { name, only_in } = CRATES.iter().find(|guarded| guarded.name == name)?;
    let allowed = only_in.iter().any(|place| {
        let rest = file.strip_prefix(place);
        rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    });
    (!allowed).then(|| format!("only {} may name the crate `{name}`", only_in.join(", ")))
}

/// The module that a file holds: `source/csv.rs` is `source`, `csv`.
fn module(file: &str) -> Vec<String> {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    match path {
        "main" | "lib" => Vec::new(),
        path => path.split('/').map(str::to_owned).collect(),
    }
}

/// Every Rust file under `src/`, relative to it, with its text.
fn sources() -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("a source file can be read");
                sources.push((relative(&root, &path), text));
            }
        }
    }
    sources.sort();
    sources
}

fn relative(root: &FilePath, path: &FilePath) -> String {
    let relative = path.strip_prefix(root).expect("a file under src");
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[test]
fn every_room_uses_only_the_rooms_and_crates_that_it_may() {
    let sources = sources();
    assert!(sources.len() > 10, "src was not found: {sources:?}");
    let found: Vec<String> =
        sources.iter().flat_map(|(file, text)| violations(file, text)).map(|violation| violation.to_string()).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// Words that only one file may hold, and why.
const KEPT_TO: &[(&[&str], &str, &str)] = &[
    (&["Command::new("], "child.rs", "what is started must not be handed what is secret in the environment"),
    (&["Utc::now", "Local::now", "SystemTime::now"], "clock.rs", "they panic with a clock before 1970"),
    (
        &["println!", "eprint!", "print!", "dbg!"],
        "cli/terminal.rs",
        "what somebody's data holds must not reach a terminal as it is",
    ),
];

#[test]
fn what_only_one_file_may_do_stands_in_no_other() {
    for (file, text) in sources() {
        for (words, place, why) in KEPT_TO.iter().filter(|(_, place, _)| *place != file) {
            let found = words.iter().find(|word| text.contains(*word));
            assert!(found.is_none(), "src/{file} holds {found:?}, which belongs in src/{place}: {why}");
        }
    }
}

/// Rooms whose files import each other in no circle.
const WITHOUT_CIRCLES: &[&str] = &[
    "session/",
    "gui/",
    "cli/",
    "workflow/",
    "check/",
    "sink/",
    "ledger/",
    "pipeline/",
    "source/json/",
    "source/mysql/",
    "source/packed/",
    "source/postgres/",
    "source/server/",
    "source/several/",
    "source/sheet/",
    "source/table/",
    "schedule/",
    "text/",
    "store/",
    "mapping/suggest/",
];

#[test]
fn files_import_each_other_in_no_circle() {
    let sources = sources();
    let inside = |file: &String| WITHOUT_CIRCLES.iter().any(|room| file.starts_with(room));
    let found: Vec<_> =
        circles::circles(&circles::imports(&sources)).into_iter().filter(|circle| circle.iter().any(inside)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// The page of the window that a file belongs to, if any: *send* for `gui/pages/send/target.rs`.
fn page_of(file: &str) -> Option<&str> {
    let name = file.strip_prefix("gui/pages/")?.split('/').next()?;
    let name = name.strip_suffix(".rs").unwrap_or(name);
    // What holds the pages together, and what several of them show.
    (!["mod", "page", "rail", "asks", "parts"].contains(&name)).then_some(name)
}

/// A page can be understood, tested and replaced alone.
#[test]
fn no_page_of_the_window_knows_another() {
    let mut pages = BTreeSet::new();
    for (file, imported) in circles::imports(&sources()) {
        let Some(page) = page_of(&file) else {
            // What several pages show is theirs to use, and knows none of them.
            let known = imported.iter().find(|other| page_of(other).is_some());
            assert!(!file.starts_with("gui/pages/parts/") || known.is_none(), "src/{file} uses src/{known:?}");
            continue;
        };
        let other = imported.iter().find(|other| page_of(other).is_some_and(|other| other != page));
        assert!(other.is_none(), "src/{file} is of the page {page} and uses src/{other:?}");
        pages.insert(page.to_owned());
    }
    assert!(pages.len() >= 10, "pages were not found: {pages:?}");
}

/// Draws which files import which, for Graphviz, into the file that `BACKFILL_GRAPH` names; `BACKFILL_GRAPH_ROOM` keeps it
/// to the files whose path begins so, such as `gui/`.
#[test]
fn the_graph_of_imports_can_be_drawn() {
    let source = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let small = [
        source("gui/one.rs", "use super::two::Two;\nuse crate::cli::Command;"),
        source("gui/two.rs", ""),
        source("cli/mod.rs", "pub struct Command;"),
    ];
    let drawn = circles::drawn(&circles::imports(&small), "gui/");
    let lines: Vec<&str> = drawn.lines().map(str::trim).filter(|line| line.starts_with('"')).collect();
    assert_eq!(lines, [r#""gui/one.rs";"#, r#""gui/one.rs" -> "gui/two.rs";"#, r#""gui/two.rs";"#]);
    if let Some(path) = std::env::var_os("BACKFILL_GRAPH") {
        let room = std::env::var("BACKFILL_GRAPH_ROOM").unwrap_or_default();
        fs::write(path, circles::drawn(&circles::imports(&sources()), &room)).expect("the graph can be written");
    }
}

#[test]
fn a_circle_is_found_and_a_folder_is_none() {
    let source = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let sources = [
        source("gui/mod.rs", "mod one;\nuse one::One;"),
        source("gui/one.rs", "use super::Shared;\nuse crate::gui::two::Two;"),
        source("gui/two.rs", "use super::three::Three;"),
        source("gui/three.rs", "use crate::gui::{one::One, Shared};"),
        source("gui/four.rs", "use super::three::Three;"),
    ];
    let found = circles::circles(&circles::imports(&sources));
    let files: Vec<Vec<&str>> = found.iter().map(|circle| circle.iter().map(String::as_str).collect()).collect();
    assert_eq!(files, [["gui/one.rs", "gui/three.rs", "gui/two.rs"]]);
}

/// What only the workflow may do, so that the window and the command line cannot decide it differently.
const WORKFLOW_ONLY: &[(&str, &str)] = &[
    ("Job {", "a run is begun there, under the product's lock"),
    ("NewImport {", "what the ledger notes of an import is decided there"),
    ("Ledger::open(", "where the ledger lies is decided there"),
    ("Ledger::look(", "where the ledger lies is decided there"),
    (".hold(", "the right to send to a product is taken there"),
    ("Pick::of(", "a column is put into a field there"),
    ("EventTime::of(", "a column is put into a field there"),
    ("suggest_lookup(", "the columns of a second source are chosen there"),
];

#[test]
fn the_window_and_the_command_line_leave_decisions_to_the_workflow() {
    let faces = |file: &str| ["cli/", "gui/", "session/"].iter().any(|room| file.starts_with(room));
    for (file, text) in sources().into_iter().filter(|(file, _)| faces(file)) {
        for (word, why) in WORKFLOW_ONLY {
            assert!(!text.contains(word), "src/{file} holds {word:?}, which belongs in src/workflow/: {why}");
        }
    }
}

/// Files outside a kind's own folder in which its id may stand, and why.
const NAMED_OUTSIDE: &[(&str, &str, &str)] = &[
    ("csv", "sink/csv.rs", "files are written so too, which is a sink of that name"),
    ("sheet", "cli/names.rs", "the flag --sheet, and the setting that it stands for"),
    ("json", "sink/json.rs", "files are written so too, which is a sink of that name"),
    ("json", "cli/args.rs", "a flag of that name says how results are printed"),
    ("json", "mapping/suggest/table.rs", "the ending of a file's name is none of its words"),
    ("csv", "mapping/suggest/table.rs", "the ending of a file's name is none of its words"),
];

/// Whatever is special to a kind of source is in its folder, so that another one is a folder and a line of `SOURCES`.
#[test]
fn no_kind_of_source_is_named_outside_its_own_folder() {
    for (file, text) in sources() {
        for kind in backfill::source::SOURCES {
            let id = kind.id;
            let is_own = file.starts_with(&format!("source/{id}/")) || file == "source/mod.rs";
            let is_allowed = NAMED_OUTSIDE.iter().any(|(allowed, place, _)| *allowed == id && *place == file);
            if is_own || is_allowed {
                continue;
            }
            for named in [format!("\"{id}\""), format!("source::{id}"), format!("{id}::KIND")] {
                assert!(!text.contains(&named), "src/{file} holds {named}, which belongs into src/source/{id}/");
            }
        }
    }
}

#[test]
fn every_folder_and_file_of_src_is_a_room_of_the_table() {
    for (file, _) in sources() {
        if let Some(room) = module(&file).first() {
            assert!(ROOMS.iter().any(|known| known.name == room), "src/{file} belongs to no room of the table");
        }
    }
}

/// The lines of a file that break a rule, for short expectations.
fn lines(file: &str, text: &str) -> Vec<usize> {
    violations(file, text).iter().map(|violation| violation.line).collect()
}

#[test]
fn a_forbidden_room_is_told_with_file_line_and_rule() {
    let found =
        violations("mapping/apply.rs", "//! Why.\n\nuse crate::event::Event;\nuse crate::kissmetrics::rules;\n");
    let sentences: Vec<String> = found.iter().map(Violation::to_string).collect();
    assert_eq!(
        sentences,
        [
            "src/mapping/apply.rs:4: names `crate::kissmetrics::rules`, but `mapping` may use only: event, source::Column, \
          source::ReadingVersion, source::Record"
        ]
    );
}

#[test]
fn a_forbidden_room_is_found_in_every_way_of_naming_it() {
    assert_eq!(lines("event.rs", "use crate::{\n    event::Event,\n    source::{Column, Record},\n};\n"), [3, 3]);
    assert_eq!(lines("kissmetrics/client.rs", "fn f() -> super::super::pipeline::Plan { todo() }"), [1]);
    assert_eq!(lines("kissmetrics/mod.rs", "\nuse super::pipeline as job;\nfn f(plan: job::Plan) {}\n"), [2, 3]);
    assert_eq!(lines("gui/mod.rs", "type A = crate::cli::Command;"), [1]);
    assert_eq!(lines("cli/mod.rs", "#[cfg(feature = \"window\")]\nfn f() { crate::gui::run() }"), [2]);
    assert_eq!(lines("check/dates.rs", "use crate::kissmetrics;\nfn f() { kissmetrics::client::send() }"), [1, 2]);
    assert_eq!(lines("mapping/suggest.rs", "use crate::source::{Column, SourceError};"), [1]);
}

#[test]
fn a_guarded_crate_is_found_outside_its_place() {
    assert_eq!(lines("pipeline/run.rs", "use reqwest::Client;\nlet a = ::rusqlite::open();"), [1, 2]);
    assert_eq!(lines("cli/rows.rs", "let mut out = csv::Writer::from_writer(out);"), [1]);
    assert_eq!(lines("source/csv.rs", "fn pool() -> mysql::Pool { make() }"), [1]);
    assert_eq!(lines("pipeline/mod.rs", "use poll_promise::Promise;"), [1]);
}

#[test]
fn what_the_table_allows_is_let_through() {
    assert!(lines("check/dates.rs", "use crate::kissmetrics::rules::OLDEST;\nuse super::Finding;").is_empty());
    assert!(lines("source/csv.rs", "use super::{Record, field::Answers};\nlet r = csv::Reader::new();").is_empty());
    assert!(lines("sink/table.rs", "use csv::Writer;").is_empty());
    assert!(lines("ledger/schema.rs", "use rusqlite::Connection;").is_empty());
    assert!(lines("source/mysql/rows.rs", "use mysql::prelude::Queryable;").is_empty());
    assert!(lines("main.rs", "fn main() { backfill::cli::run(); backfill::gui::run() }").is_empty());
}

#[test]
fn a_module_of_ours_is_not_taken_for_the_crate_of_its_name() {
    assert!(lines("plan.rs", "use crate::source::mysql;\nfn f(p: mysql::DatabaseProblem) {}").is_empty());
    assert!(lines("source/mod.rs", "pub mod mysql;\nconst K: Kind = mysql::KIND;").is_empty());
    assert!(
        lines("text.rs", "use crate::source::{self, mysql as database};\nfn f(e: source::SourceError) {}").is_empty()
    );
}

#[test]
fn comments_and_literals_are_not_code() {
    let text = r##"
        //! [`crate::gui`]
        /* crate::gui /* crate::cli */ crate::gui */
        const A: &str = "crate::gui \" crate::gui";
        const B: &str = r#"crate::gui " crate::gui"#;
        const C: char = '"'; // crate::gui
        const D: &str = b"crate::gui";
        fn f<'a>(text: &'a str) -> &'a str { text }
        fn g() { crate::cli::run() }
    "##;
    assert_eq!(lines("event.rs", text), [9]);
}
