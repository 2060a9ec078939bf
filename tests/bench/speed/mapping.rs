//! One process of many, beside the one that saves the whole: the program itself, from a file on standard input to nowhere.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::measure::{Line, Lines, median, milliseconds, processor_time_of_children, times};
use crate::{Setting, users};

const ROWS: &str = "Map rows from standard input";
const PEOPLE: &str = "Decide person by person";
const MEMORY: &str = "Memory at most, map of";

pub fn measure(setting: &Setting, lines: &mut Lines) {
    if ![ROWS, PEOPLE, MEMORY].iter().any(|what| lines.want(what)) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the plan");
    let folder = folder.path();
    let mapping = users::MAPPING.replace("[[rules]]", "[[mapping.rules]]");
    let source = format!("version = 2\nreading = 2\n[source]\nkind = \"csv\"\nfile = {:?}\n[mapping]", setting.users);
    std::fs::write(folder.join("plan.toml"), source + &mapping).expect("a plan");
    let map = |more: &[&str], input: &Path| {
        run(program(folder)
            .args(["map", "plan.toml", "--read", "csv"])
            .args(more)
            .stdin(File::open(input).expect("rows")))
    };
    if lines.want(ROWS) {
        let (mut ours, mut theirs, mut by_clock) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..setting.turns {
            theirs.push(run(program(folder).args(["save", "plan.toml", "saved"])).work);
            std::fs::remove_dir_all(folder.join("saved")).expect("what was saved");
            let ran = map(&[], &setting.users);
            ours.push(ran.work);
            by_clock.push(ran.took);
        }
        let (ours, theirs) = (median(ours), median(theirs));
        lines.add(Line {
            what: format!("{ROWS}, {} rows, processor time", setting.rows),
            ours: format!("{} ({} by the clock)", milliseconds(ours), milliseconds(median(by_clock))),
            beside: format!("save: {}", milliseconds(theirs)),
            ratio: times(ours, theirs),
            goal: "1",
        });
    }
    if lines.want(MEMORY) {
        let few = map(&[], &setting.beginning).most;
        let all = map(&[], &setting.users).most;
        lines.add(Line {
            what: format!("{MEMORY} {} rows", setting.rows),
            ours: format!("{} MB", all / 1_000),
            beside: format!("of {} rows: {} MB", setting.few, few / 1_000),
            ratio: format!("{:.2}", all as f64 / few.max(1) as f64),
            goal: "1.1",
        });
    }
    if lines.want(PEOPLE) {
        people(setting, folder, lines);
    }
}

/// What depends on a person's events, of lines that were sorted before.
fn people(setting: &Setting, folder: &Path, lines: &mut Lines) {
    let rows = setting.rows / 5;
    let table = users::written(&setting.folder, rows);
    let (keyed, sorted) = (folder.join("keyed"), folder.join("sorted"));
    let mut map = program(folder);
    map.args(["map", "plan.toml", "--read", "csv", "--keyed", "--part", "0"]).stdin(File::open(table).expect("rows"));
    run(map.stdout(File::create(&keyed).expect("a file")));
    let mut sort = Command::new("sort");
    sort.env("LC_ALL", "C").args(["-t", "\t", "-k1,1", "-k2,2n", "-k3,3n", "-k4,4n", "-o"]).arg(&sorted).arg(&keyed);
    if !sort.status().is_ok_and(|status| status.success()) {
        return eprintln!("{PEOPLE}: there is no sort on this computer");
    }
    let ran = (0..setting.turns).map(|_| {
        let input = File::open(&sorted).expect("sorted lines");
        run(program(folder).args(["map", "plan.toml", "--by-person"]).stdin(input)).work
    });
    let work = median(ran.collect());
    lines.add(Line {
        what: format!("{PEOPLE}, {rows} people, processor time"),
        ours: milliseconds(work),
        beside: format!("{:.0} events a second", rows as f64 / work.as_secs_f64().max(0.01)),
        ratio: String::new(),
        goal: "",
    });
}

/// The program with nothing of this computer's own.
fn program(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_backfill"));
    program.current_dir(folder).arg("--data").arg(folder.join("data")).stdout(Stdio::null()).stderr(Stdio::null());
    program
}

/// What a process took.
struct Ran {
    work: Duration,
    took: Duration,
    /// Of memory, in kB.
    most: u64,
}

fn run(program: &mut Command) -> Ran {
    let (before, started) = (processor_time_of_children(), Instant::now());
    let mut child = program.spawn().expect("the program");
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    let ended = loop {
        // The most that it ever had by then; it grows no more in its last moment.
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok()).unwrap_or(most);
        match child.try_wait().expect("our child") {
            Some(ended) => break ended,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    assert!(ended.success(), "{program:?}");
    let took = started.elapsed();
    let work = processor_time_of_children().zip(before).and_then(|(after, before)| after.checked_sub(before));
    Ran { work: work.unwrap_or(took), took, most }
}
