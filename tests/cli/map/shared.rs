//! What many processes come to together, and what one comes to over the whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::support::folder::Folder;
use crate::support::program::Program;

/// Events as lines of JSON, in no order, and what was counted.
#[derive(Debug, PartialEq)]
pub struct Came {
    pub events: Vec<String>,
    pub counted: Map<String, Value>,
}

/// The counters that a check and many processes both have.
const NUMBERS: [&str; 12] = [
    "rows",
    "used",
    "skipped",
    "rejected",
    "rejections",
    "made",
    "merged",
    "withheld",
    "pending",
    "sent",
    "kept",
    "people",
];

/// What one process over the whole comes to: the lines of `save`, the counters of `check`.
pub fn whole(program: &Program, folder: &Path) -> Came {
    let events = saved(program, folder);
    let checked = program.run(folder, ["--json", "check", "plan.toml"]);
    let checked = checked.json().pop().unwrap_or_else(|| panic!("{checked:?}"));
    let mut counted = Map::new();
    for name in NUMBERS.into_iter().chain(["first", "last", "names"]) {
        counted.insert(name.to_owned(), checked[name].clone());
    }
    let groups = checked["not_sent"].as_array().expect("a list").iter();
    let groups = groups.map(|group| (group["id"].as_str().expect("an id").to_owned(), group["count"].clone()));
    counted.insert("not_sent".to_owned(), groups.collect::<BTreeMap<_, _>>().into_iter().collect());
    Came { events, counted }
}

/// The lines of `save`, sorted.
pub fn saved(program: &Program, folder: &Path) -> Vec<String> {
    let into = Folder::new();
    let form = ["save", "plan.toml", &into.path().to_string_lossy(), "--as", "json"].map(str::to_owned);
    program.run(folder, form).expect_code(0);
    let files = fs::read_dir(into.path()).expect("a folder").map(|file| file.expect("a file").path());
    let text = files.map(|file| fs::read_to_string(file).expect("text")).collect::<String>();
    sorted(text.lines())
}

/// Lines in an order of their own.
pub fn sorted<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<String> {
    let mut lines: Vec<String> = lines.map(str::to_owned).collect();
    lines.sort();
    lines
}

/// Lines of `--keyed` as they are to be sorted: as bytes by person, and by place.
pub fn by_person(lines: &mut [String]) {
    lines.sort_by_cached_key(|line| {
        let mut fields = line.splitn(5, '\t');
        let key = fields.next().expect("a person").as_bytes().to_owned();
        let mut number = || fields.next().expect("a number").parse::<i64>().expect("a number");
        (key, number(), number(), number())
    });
}

/// Shares rows and people among processes: each of `parts` is the input of one that maps, with what it is called with;
/// people go to as many others as `shares`.
pub fn many(program: &Program, folder: &Path, plan: &str, parts: &[(Vec<u8>, Vec<String>)], shares: usize) -> Came {
    let counters = Folder::new();
    let file = counters.at("counters.json");
    let mut lines: Vec<String> = Vec::new();
    let mut counted = Vec::new();
    for (input, more) in parts {
        let plain = ["map", plan, "--keyed", "--counters", &file.to_string_lossy()].map(str::to_owned);
        let outcome = program.run_fed(folder, plain.iter().chain(more), input).expect_code(0);
        lines.extend(outcome.stdout.lines().map(str::to_owned));
        counted.push(read(&file));
    }
    let mut shared = vec![Vec::new(); shares];
    for line in lines {
        let key = line.split('\t').next().expect("a person");
        let share = key.bytes().fold(7_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into())) % shares;
        shared[share].push(line);
    }
    let mut events = Vec::new();
    for mut share in shared {
        by_person(&mut share);
        let text: String = share.iter().map(|line| format!("{line}\n")).collect();
        let plain = ["map", plan, "--by-person", "--counters", &file.to_string_lossy()].map(str::to_owned);
        let outcome = program.run_fed(folder, plain, text.as_bytes()).expect_code(0);
        events.extend(outcome.stdout.lines().map(str::to_owned));
        counted.push(read(&file));
    }
    events.sort();
    let sum = |name: &str| counted.iter().map(|one| one[name].as_u64().unwrap_or_default()).sum::<u64>();
    assert_eq!(sum("mapped"), sum("taken"), "every event that was mapped was taken");
    let mut all: Map<String, Value> = NUMBERS.iter().map(|name| ((*name).to_owned(), sum(name).into())).collect();
    // Which aliases are new is for whoever sees all of them.
    all.insert("aliases".to_owned(), sum("aliases").into());
    let times = |name: &str| counted.iter().filter_map(|one| one[name].as_i64()).collect::<Vec<_>>();
    all.insert("first".to_owned(), times("first").into_iter().min().into());
    all.insert("last".to_owned(), times("last").into_iter().max().into());
    for name in ["names", "not_sent"] {
        let mut sums: BTreeMap<String, u64> = BTreeMap::new();
        let each = counted.iter().filter_map(|one| one[name].as_object()).flatten();
        each.for_each(|(of, count)| *sums.entry(of.clone()).or_default() += count.as_u64().expect("a number"));
        all.insert(name.to_owned(), sums.into_iter().map(|(of, sum)| (of, Value::from(sum))).collect());
    }
    Came { events, counted: all }
}

fn read(file: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(file).expect("counters")).expect("JSON")
}

/// Holds both against each other, with a short message.
#[track_caller]
pub fn assert_same(ours: &Came, whole: &Came, what: &str) {
    assert_eq!(ours.events.len(), whole.events.len(), "{what}: events");
    if let Some((ours, whole)) = ours.events.iter().zip(&whole.events).find(|(ours, whole)| ours != whole) {
        panic!("{what}:\n{ours}\nand\n{whole}");
    }
    for (name, counted) in &whole.counted {
        let aliases = ours.counted.get("aliases").and_then(Value::as_u64).unwrap_or_default();
        if name == "kept" && aliases > 0 {
            let (ours, kept) = (ours.counted["kept"].as_u64(), counted.as_u64().expect("a number"));
            let ours = ours.expect("a number");
            assert!(ours <= kept && kept <= ours + aliases, "{what}: {kept} of {ours} and {aliases} aliases");
            continue;
        }
        assert!(same(&ours.counted[name], counted), "{what}: {name}\n{}\nand\n{counted}", ours.counted[name]);
    }
}

/// Whether both say the same, in whatever order.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len() && one.iter().all(|(name, value)| other.get(name) == Some(value))
        }
        _ => one == other,
    }
}
