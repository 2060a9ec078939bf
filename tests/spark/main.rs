//! The job for Spark, on a Spark of two cores on this computer: it comes to what one process comes to, however rows and
//! people are shared out and whatever is killed meanwhile. `tests/run` brings the Python that it takes.
#![cfg(unix)]

#[allow(dead_code, reason = "shared with other tests")]
#[path = "../cli/map/shared.rs"]
mod shared;
#[path = "../support/mod.rs"]
mod support;
#[allow(dead_code, reason = "shared with other tests")]
#[path = "../cli/map/table.rs"]
mod table;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use shared::{Came, assert_same, sorted, whole};
use support::folder::Folder;
use support::program::{KillOnDrop, Program};
use table::{CHOICES, PLANS, TITLES, plan};

const PROGRAM: &str = env!("CARGO_BIN_EXE_backfill");

/// Spark starts a machine of its own and a process for each core.
const PATIENCE: Duration = Duration::from_secs(480);

/// A table with its plans, and where the job writes.
struct Work {
    folder: Folder,
}

impl Work {
    fn new() -> Self {
        let folder = Folder::new();
        folder.write("table.csv", format!("{TITLES}\n{}\n", table::table(2_500).join("\n")));
        folder.write("plans.csv", PLANS);
        Self { folder }
    }

    /// Prepares a plan with this choice; gives what one process comes to.
    fn prepare(&self, name: &str, choice: &str) -> Came {
        let program = Program::new();
        self.folder.write("plan.toml", plan(choice));
        program.run(self.folder.path(), ["map", "plan.toml", "--prepare", "-o", &format!("{name}.map")]).expect_code(0);
        whole(&program, self.folder.path())
    }

    fn at(&self, name: &str) -> String {
        self.folder.at(name).to_string_lossy().into_owned()
    }

    /// What the job is called with for a plan, beside where the table is.
    fn call(&self, name: &str, program: &str, rows: u32, people: u32) -> Vec<Value> {
        let (rows, people) = (rows.to_string(), people.to_string());
        let (plan, out) = (self.at(&format!("{name}.map")), self.at(&format!("out-{name}")));
        let words = [
            "--plan",
            &plan,
            "--backfill",
            program,
            "--order",
            "n",
            "--output",
            &out,
            "--input-partitions",
            &rows,
            "--partitions",
            &people,
            "--lines-per-file",
            "500",
        ];
        words.into_iter().map(Value::from).collect()
    }

    /// A program that kills the task which starts it, the first time that it is called with such a word.
    fn deadly(&self, name: &str, word: &str) -> String {
        let killed = self.at(&format!("{name}-has-killed"));
        let script = format!(
            "#!/bin/sh\ncase \"$*\" in *{word}*)\n  if mkdir {killed} 2>/dev/null; then\n    {PROGRAM} \"$@\" | head -n 20\n    \
             kill -9 $PPID\n    exit 1\n  fi\nesac\nexec {PROGRAM} \"$@\"\n"
        );
        self.folder.write_program(name, &script).to_string_lossy().into_owned()
    }

    /// What the job wrote for a plan.
    fn came(&self, name: &str) -> Came {
        let out = self.folder.at(&format!("out-{name}"));
        let read = |file: &str| fs::read_to_string(out.join(file)).expect("a file of the job");
        let Value::Object(mut counted) = serde_json::from_str(&read("_events.summary.json")).expect("JSON") else {
            panic!("no object")
        };
        let files = counted.remove("files").expect("files");
        let files: Vec<&str> = files.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let there = fs::read_dir(&out).expect("a folder").map(|file| file.expect("a file").file_name());
        let there = there.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.starts_with("events"));
        assert_eq!(sorted(files.iter().copied()), {
            let mut there: Vec<_> = there.collect();
            there.sort();
            there
        });
        let lines: Vec<String> = files.iter().map(|file| read(file)).collect();
        let sizes: Vec<usize> = lines.iter().map(|file| file.lines().count()).collect();
        let full = sizes.iter().filter(|size| **size == 500).count();
        assert!(sizes.iter().all(|size| *size <= 500) && full + 1 >= sizes.len(), "as few files as can be: {sizes:?}");
        Came { events: sorted(lines.iter().flat_map(|file| file.lines())), counted }
    }
}

/// Does the job once for each call, one Spark after another; gives how each ended.
fn spark(calls: &[Value]) -> Vec<Value> {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(python) = std::env::var_os("BACKFILL_SPARK_PYTHON").map(PathBuf::from) else {
        panic!("BACKFILL_SPARK_PYTHON must name a Python with PySpark; tests/run brings one")
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = Folder::new();
    let submit =
        "--master local[2,4] --conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=4 pyspark-shell";
    let mut child = Command::new(&python)
        .arg(root.join("tests/spark/drive.py"))
        .arg(root.join("assets/spark/backfill_job.py"))
        .env("PYSPARK_PYTHON", &python)
        .env("PYSPARK_SUBMIT_ARGS", submit)
        .env("SPARK_LOCAL_IP", "127.0.0.1")
        .env("HOME", home.path())
        .env("SPARK_LOCAL_DIRS", home.path())
        .current_dir(home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::from(fs::File::create(home.at("said")).expect("a file")))
        .spawn()
        .expect("the Python of BACKFILL_SPARK_PYTHON can be started");
    let mut input = child.stdin.take().expect("a pipe");
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut child = KillOnDrop(child);
    let text: String = calls.iter().map(|call| format!("{call}\n")).collect();
    input.write_all(text.as_bytes()).expect("it reads");
    drop(input);
    let ends = std::thread::spawn(move || {
        let line = |line: std::io::Result<String>| serde_json::from_str(&line.expect("text")).expect("JSON");
        output.lines().map(line).collect::<Vec<Value>>()
    });
    support::wait::within(PATIENCE, "Spark to end", || child.0.try_wait().expect("our child"));
    let ends = ends.join().expect("its lines are read");
    let said = fs::read_to_string(home.at("said")).unwrap_or_default();
    assert_eq!(ends.len(), calls.len(), "{said}");
    ends
}

#[test]
fn the_job_comes_to_what_one_process_comes_to_and_refuses_what_it_cannot_do() {
    let work = Work::new();
    let thins = work.prepare("thins", CHOICES[1]);
    let spaces = work.prepare("spaces", CHOICES[2]);
    let joins = work.prepare("joins", CHOICES[3]);
    let both = work.prepare("both", CHOICES[4]);
    let (kills_rows, kills_people) = (work.deadly("kills-rows", "--keyed"), work.deadly("kills-people", "--by-person"));
    let table = [json!("--format"), json!("csv"), json!("--input"), json!(work.at("table.csv"))];
    let packed = [json!("--input"), json!(work.at("table.parquet"))];
    let on = |mut call: Vec<Value>, table: &[Value]| {
        call.extend_from_slice(table);
        Value::from(call)
    };
    let by = |mut call: Vec<Value>, column: &str| {
        let order = call.iter().position(|word| word == "n").expect("an order");
        call[order] = column.into();
        call
    };
    let mut elsewhere = work.call("thins", PROGRAM, 1, 1);
    elsewhere[7] = work.at("out-elsewhere").into();
    let mut lost = vec![json!("lost"), json!(2)];
    lost.extend(on(work.call("joins", &kills_people, 7, 7), &table).as_array().expect("a list").clone());
    let sample = ["--sample", "100000", "--output", &work.at("sample.csv")].map(Value::from).to_vec();
    fs::create_dir(work.folder.at("out-there")).expect("a folder");
    work.folder.write("out-there/events.0007.json", "");
    let mut there = elsewhere.clone();
    there[7] = work.at("out-there").into();
    let text = |more: &[&[u8]]| [format!("{TITLES}\n1,a,2016-01-01,bought,,,\n").as_bytes(), &more.concat()].concat();
    work.folder.write("short.csv", text(&[b"2,\"b\n"]));
    work.folder.write("letters.csv", text(&[b"2,j\xF6rg,,,,,\n"]));
    work.folder.write("no-letter.csv", text(&[b"2,j\x81rg,,,,,\n"]));
    work.folder.write("moved.csv", "who,n,at,what,plan,amount,currency\na,1,2016-01-01,bought,,,\n");
    let of = |files: &[&str], more: &[&str]| {
        let files = files.iter().flat_map(|file| ["--input".to_owned(), work.at(file)]).map(Value::from);
        let table: Vec<_> = ["--format", "csv"].iter().chain(more).map(|word| json!(word)).chain(files).collect();
        on(elsewhere.clone(), &table)
    };
    let ends = spark(&[
        json!(["parquet", work.at("table.csv"), work.at("table.parquet")]),
        // As some clusters have it.
        json!(["conf", "mapreduce.output.fileoutputformat.compress", "true"]),
        on(work.call("thins", PROGRAM, 1, 1), &table),
        on(work.call("spaces", &kills_rows, 2, 2), &packed),
        Value::from(lost),
        on(work.call("joins", &kills_people, 7, 7), &table),
        // As it is usual from the fourth version on.
        json!(["conf", "spark.sql.ansi.enabled", "true"]),
        on(work.call("both", PROGRAM, 2, 7), &packed),
        on(sample, &packed),
        // Refused: what was written or is there already, no column, one that is no order, rows that are none, torn or can't
        // be read.
        on(work.call("thins", PROGRAM, 1, 1), &table),
        on(there, &table),
        on(by(elsewhere.clone(), "id"), &table),
        on(by(elsewhere.clone(), "what"), &table),
        of(&["plans.csv"], &[]),
        of(&["short.csv"], &[]),
        of(&["letters.csv"], &[]),
        of(&["no-letter.csv"], &["--option", "encoding=windows-1252"]),
        of(&["short.csv", "moved.csv"], &["--option", "mode=PERMISSIVE"]),
    ]);
    assert!(ends[..9].iter().all(Value::is_null), "{ends:?}");
    let taken = "completed_imports/events.0001.json";
    let out = work.folder.at("out-joins");
    assert!(!out.join("events.0001.json").exists(), "what was taken is not written again");
    fs::rename(out.join(taken), out.join("events.0001.json")).expect("what was taken");
    for (name, whole) in [("thins", &thins), ("spaces", &spaces), ("joins", &joins), ("both", &both)] {
        assert_same(&work.came(name), whole, name);
    }
    for name in ["kills-rows-has-killed", "kills-people-has-killed"] {
        assert!(work.folder.at(name).exists(), "{name}: no task was killed");
    }
    let refused = [
        "files of this name were written on",
        "holds events.0007.json already",
        "no column \"id\"",
        "which is not a whole number",
        "no column \"who\"",
        "is damaged (2,\"b)",
        "letters.csv is not UTF-8 text",
        "a letter that is none in WINDOWS-1252",
        "moved.csv are not those of the other files",
    ];
    assert_eq!(ends.len(), 9 + refused.len());
    for (end, why) in ends[9..].iter().zip(refused) {
        assert!(end.as_str().is_some_and(|end| end.contains(why)), "{end} does not say {why:?}");
    }
    assert!(!work.folder.at("out-elsewhere").exists(), "what is refused writes nothing");

    // What the wizard is shown of the table is what the tasks read.
    let program = Program::new();
    work.folder.write("plan.toml", plan(CHOICES[4]).replace("table.csv", "sample.csv"));
    assert_same(&whole(&program, work.folder.path()), &both, "the sample");
}

/// A plan for times of which it says where the clock stood.
const CLOCK: &str = r#"version = 2
reading = 2
source = { kind = "csv", file = "clock.csv" }
[mapping]
zone = "Europe/Berlin"
[[mapping.rules]]
person = { column = "who" }
event = { from = "fixed", name = "Signed Up" }
time = { column = "at", format = "year-first" }
"#;

/// Numbers for which Spark has other texts than files have, and one that is too large for many programs.
const NUMBERS: &str = "select double(15000000) a, float(-0.00001) b, 0.0000001bd c, 12345678901234567890bd d";

/// What they are in a file, and as an order.
const CELLS: &str = "\"a\",\"b\",\"c\",\"d\",\"order\"\r\n\
                     \"15000000.0\",\"-0.00001\",\"0.0000001\",\"12345678901234567890\",\"12345678901234567890\"\r\n";

#[test]
fn instants_keep_their_zone_and_times_of_a_clock_get_that_of_the_plan() {
    let work = Work::new();
    work.folder.write("clock.csv", "n,who,at\n1,a,2016-03-01 10:00:00\n2,b,2016-07-01 10:00:00\n");
    work.folder.write("plan.toml", CLOCK);
    let program = Program::new();
    for name in ["instants", "clock", "wall", "totals"] {
        if name == "totals" {
            let totals = CLOCK.replace("file = \"clock.csv\"", "file = \"clock.csv\", totals = \"leave-out\"");
            work.folder.write("plan.toml", totals);
        }
        let prepare = ["map", "plan.toml", "--prepare", "-o", &format!("{name}.map")];
        program.run(work.folder.path(), prepare).expect_code(0);
    }
    let url = format!("jdbc:derby:{};create=true", work.at("database"));
    let packed = [json!("--input"), json!(work.at("clock.parquet"))];
    let served = ["--format", "jdbc", "--option", &format!("url={url}"), "--option", "dbtable=events"].map(Value::from);
    let inferred =
        ["--format", "csv", "--input", &work.at("clock.csv"), "--option", "inferSchema=true"].map(Value::from);
    let on = |name: &str, table: &[Value], more: &[&str]| {
        let mut call = work.call(name, PROGRAM, 1, 1);
        call.extend_from_slice(table);
        call.extend(more.iter().map(|word| Value::from(*word)));
        Value::from(call)
    };
    let rows = json!([["1", "a", "2016-03-01 10:00:00"], ["2", "b", "2016-07-01 10:00:00"]]);
    let kinds = json!(["long", "string", "timestamp_ntz"]);
    let zone = |zone: &str| json!(["conf", "spark.sql.session.timeZone", zone]);
    let ends = spark(&[
        zone("America/New_York"),
        json!(["derby", url, work.at("clock.parquet"), ["n", "who", "at"], rows, kinds]),
        on("instants", &packed, &[]),
        on("clock", &served, &["--order", "at"]),
        zone("America/New_York"),
        on("wall", &packed, &["--wall-time", "at"]),
        on("totals", &inferred, &[]),
        on("totals", &packed, &[]),
        on("totals", &packed, &["--set", "totals=keep"]),
        json!(["cells", NUMBERS, "d"]),
    ]);
    assert!(ends[..6].iter().chain(&ends[8..9]).all(Value::is_null), "{ends:?}");
    assert_eq!(ends[9], CELLS);
    for (end, why) in ends[6..8].iter().zip(["inferSchema changes what stands in the cells", "leaves out totals"]) {
        assert!(end.as_str().is_some_and(|end| end.contains(why)), "{end} does not say {why:?}");
    }
    let times = |name: &str| {
        let time = |line: &String| serde_json::from_str::<Value>(line).expect("JSON")["_t"].as_i64().expect("a time");
        work.came(name).events.iter().map(time).collect::<Vec<_>>()
    };
    assert_eq!(times("totals"), times("instants"));
    // Ten o'clock in New York, and in Berlin: of what its file says, and of its clocks.
    assert_eq!(times("instants"), [1_456_844_400, 1_467_381_600]);
    assert_eq!(times("clock"), [1_456_822_800, 1_467_360_000]);
    assert_eq!(times("wall"), times("clock"));
}
