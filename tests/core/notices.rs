//! The licences of everything that Backfill is built from stand in one file, which names each crate of the lock file.
//! `BACKFILL_NOTICES=write cargo test --test core notices` makes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const FILE: &str = "assets/third-party-licenses.txt";

const HEAD: &str = "\
Backfill is under the MIT license (LICENSE). Its fonts are under the SIL Open Font License 1.1 (assets/fonts).

It is built from the crates below, on some system or in its tests. Behind each stand its license, and the numbers of the
texts at the end of this file that came with it. Where none came, the license named is meant in its usual words, by the
people named.

";

/// How a line begins that is about a crate, and one that begins a text.
const CRATE: &str = "* ";
const TEXT: &str = "==== text ";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Name and version of each crate of the lock file, but for our own.
fn locked() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    let lock: toml::Table = text.parse().expect("TOML");
    let packages = lock["package"].as_array().expect("packages").iter();
    let foreign = packages.filter(|package| package.get("source").is_some());
    foreign
        .map(|package| format!("{} {}", package["name"].as_str().unwrap(), package["version"].as_str().unwrap()))
        .collect()
}

/// Makes the file from what cargo knows of the crates and from what lies in their folders.
fn made() -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let asked =
        Command::new(cargo).args(["metadata", "--locked", "--format-version", "1"]).current_dir(root()).output();
    let answer = asked.expect("cargo can be run");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let known: Value = serde_json::from_slice(&answer.stdout).expect("JSON");
    let mut crates = BTreeMap::new();
    let (mut numbers, mut texts) = (BTreeMap::<String, usize>::new(), Vec::new());
    for package in known["packages"].as_array().expect("packages").iter().filter(|package| !package["source"].is_null())
    {
        let manifest = Path::new(package["manifest_path"].as_str().expect("a path"));
        let said = package["license"].as_str().unwrap_or("see its text").to_owned();
        let mut own = BTreeSet::new();
        for text in license_texts(manifest.parent().expect("a folder"), package["license_file"].as_str()) {
            // The same text is wrapped in many ways.
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            own.insert(*numbers.entry(words).or_insert_with(|| {
                texts.push(text);
                texts.len()
            }));
        }
        let authors: Vec<&str> =
            package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let behind = match (own.is_empty(), authors.is_empty()) {
            (false, _) => format!("texts {}", own.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
            (true, false) => format!("no text came with it; by {}", authors.join(", ")),
            (true, true) => {
                format!("no text came with it; by the authors of {}", package["name"].as_str().expect("a name"))
            }
        };
        let name = format!(
            "{} {}",
            package["name"].as_str().expect("a name"),
            package["version"].as_str().expect("a version")
        );
        crates.insert(name, format!("{said}; {behind}"));
    }
    let mut file = HEAD.to_owned();
    for (name, about) in &crates {
        writeln!(file, "{CRATE}{name}: {about}").expect("a string");
    }
    for (at, text) in texts.iter().enumerate() {
        write!(file, "\n{TEXT}{} ====\n\n{}\n", at + 1, text.trim()).expect("a string");
    }
    file
}

/// The texts in a crate's folder that say under what it may be used.
fn license_texts(folder: &Path, named: Option<&str>) -> Vec<String> {
    const BEGINNINGS: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
    let says = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        BEGINNINGS.iter().any(|beginning| name.starts_with(beginning)) && !name.ends_with(".RS")
    };
    let within = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let mut paths: BTreeSet<PathBuf> = named.map(|named| folder.join(named)).into_iter().collect();
    for path in within(folder).into_iter().filter(|path| says(path)) {
        paths.extend(if path.is_dir() { within(&path) } else { vec![path] });
    }
    let texts = paths.iter().filter_map(|path| fs::read(path).ok());
    let texts = texts.map(|bytes| String::from_utf8_lossy(&bytes).replace('\r', ""));
    texts.filter(|text| !text.trim().is_empty()).collect()
}

#[test]
fn the_notices_name_every_crate_of_the_lock_file_and_hold_every_text_that_they_refer_to() {
    let path = root().join(FILE);
    if std::env::var_os("BACKFILL_NOTICES").is_some() {
        fs::write(&path, made()).expect("the file can be written");
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    let lines = || text.lines().take_while(|line| !line.starts_with(TEXT)).filter_map(|line| line.strip_prefix(CRATE));
    let named: BTreeSet<String> =
        lines().filter_map(|line| line.split_once(": ")).map(|(name, _)| name.to_owned()).collect();
    let missing: Vec<_> = locked().difference(&named).cloned().collect();
    let surplus: Vec<_> = named.difference(&locked()).cloned().collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "{FILE} lacks {missing:?} and has {surplus:?} beyond the lock file. Make it anew: BACKFILL_NOTICES=write cargo test \
         --test core notices"
    );
    let texts = text.lines().filter(|line| line.starts_with(TEXT)).count();
    for line in lines() {
        let (_, behind) = line.split_once("; ").unwrap_or_else(|| panic!("{line} says no license"));
        let numbers = behind.strip_prefix("texts ").into_iter().flat_map(|numbers| numbers.split(", "));
        for number in numbers {
            let number: usize = number.parse().unwrap_or_else(|_| panic!("{line}"));
            assert!((1..=texts).contains(&number), "{line}: there are {texts} texts");
        }
    }
}
