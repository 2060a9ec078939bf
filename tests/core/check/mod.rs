//! What a check says about a whole source: what it finds, and that it leaves alone what is right.

mod field;
mod identity;
mod merged;
mod names;
mod samples;
mod settled;
pub mod shrinkage;
mod threads;
mod time;
mod values;
mod whole;

use backfill::check::whole::{Checked, check_as_of};
use backfill::check::{Finding, Fix};
use backfill::event::{Event, Timestamp};
use backfill::mapping::Mapping;
use backfill::message::{Arg, Message};
use backfill::pipeline::walk::{Item, Visitor};
use backfill::pipeline::{Error, PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::{Plan, SecondSource};
use backfill::source::{Answers, ReadingVersion, Record};
use backfill::text::fix_words;

use crate::support::folder::Folder;

/// 24 November 2026, 12:00 UTC: the day on which everything here is checked.
pub const NOW: Timestamp = Timestamp(1_795_521_600);

/// The usual rule: `person`, `when`, and one name for all.
pub const SIGNED_UP: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "person" }
time = { column = "when", format = "year-first" }
event = { from = "fixed", name = "Signed Up" }
"#;

/// The same with the column `value` as the detail `Value`.
pub const WITH_VALUE: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "person" }
time = { column = "when", format = "year-first" }
event = { from = "fixed", name = "Signed Up" }
properties = [{ from = "column", name = "Value", column = "value" }]
"#;

/// The same with the names from the column `what`.
pub const NAMED: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "person" }
time = { column = "when", format = "year-first" }
event = { from = "column", column = "what" }
"#;

pub fn mapping(text: &str) -> Mapping {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// A table in a folder, and what its rows become.
pub struct Case {
    folder: Folder,
    pub mapping: Mapping,
    reading: ReadingVersion,
    seconds: Vec<SecondSource>,
}

impl Case {
    /// A table as CSV, titles first.
    pub fn new(table: &str, rules: &str) -> Self {
        let folder = Folder::new();
        folder.write("table.csv", table);
        Self { folder, mapping: mapping(rules), reading: ReadingVersion::NOW, seconds: Vec::new() }
    }

    /// The same by the rules of another version.
    pub fn read_as(self, reading: ReadingVersion) -> Self {
        Self { reading, ..self }
    }

    /// The same with a second table, in which the mapping looks things up.
    pub fn looking_up(mut self, name: &str, table: &str) -> Self {
        let file = format!("{name}.csv");
        self.folder.write(&file, table);
        let path = self.folder.at(&file).to_string_lossy().into_owned();
        self.seconds.push(SecondSource { name: name.to_owned(), answers: Answers::new("csv").with("file", path) });
        self
    }

    pub fn plan(&self) -> Plan {
        let path = self.folder.at("table.csv").to_string_lossy().into_owned();
        Plan::new(Answers::new("csv").with("file", path).with("separator", "comma"), self.mapping.clone())
            .with_lookups(self.seconds.clone())
            .read_as(self.reading)
    }

    pub fn pipeline(&self) -> Pipeline {
        Pipeline::open(&self.plan(), &Stop::default(), &PassProgress::default())
            .unwrap_or_else(|error| panic!("{}", backfill::error::Error::from(error).sentence()))
    }

    pub fn check(&self) -> Checked {
        let mut ticker = Ticker::new(std::sync::Arc::new(|| {}));
        let checked = check_as_of(NOW, &self.pipeline(), &Stop::default(), &PassProgress::default(), &mut ticker)
            .expect("it can be read");
        assert!(checked.complete && checked.outcomes.adds_up(), "{:?}", checked.outcomes);
        checked
    }

    /// The events that would be sent.
    pub fn events(&self) -> Vec<Event<'static>> {
        let mut sent = Sent(Vec::new());
        self.pipeline().walk(&Stop::default(), &PassProgress::default(), &mut sent).expect("it can be read");
        sent.0
    }

    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The same after a fix.
    pub fn fixed(mut self, fix: &Fix) -> Self {
        fix.apply(&mut self.mapping);
        self
    }

    /// The ids of all findings.
    pub fn ids(&self) -> Vec<&'static str> {
        self.check().findings.iter().map(Finding::id).collect()
    }

    /// The one finding with this id.
    pub fn finding(&self, id: &str) -> Finding {
        let mut findings: Vec<Finding> =
            self.check().findings.into_iter().filter(|finding| finding.id() == id).collect();
        assert_eq!(findings.len(), 1, "{id} in {:?}", self.ids());
        let finding = findings.remove(0);
        let sentence = backfill::text::finding_sentence(&finding);
        assert!(!sentence.contains("  ") && sentence.ends_with(['.', '?']), "{sentence:?}");
        finding
    }
}

struct Sent(Vec<Event<'static>>);

impl Visitor for Sent {
    fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), Error> {
        if let Some((_, made)) = item.sent() {
            self.0.push(made.event.into_owned());
        }
        Ok(())
    }
}

/// The numbers of a finding's rows.
pub fn rows(finding: &Finding) -> Vec<u64> {
    finding.rows.iter().map(|at| at.row).collect()
}

/// What the buttons say that fix a finding.
pub fn offered(finding: &Finding) -> Vec<String> {
    finding.fixes.iter().map(fix_words).collect()
}

/// What fixes a finding, by what its button says.
pub fn fix(finding: &Finding, words: &str) -> Fix {
    let known = finding.fixes.iter().find(|fix| fix_words(fix) == words);
    known.unwrap_or_else(|| panic!("{words:?} in {:?}", offered(finding))).clone()
}

/// What a finding says beside its count: "column: when, milliseconds: 2", with the things of a list in brackets.
pub fn told(finding: &Finding) -> String {
    line_of(&finding.says)
}

fn line_of(message: &Message) -> String {
    fn text(arg: &Arg) -> String {
        match arg {
            Arg::List(all, _) => format!("[{}]", all.iter().map(text).collect::<Vec<_>>().join("; ")),
            Arg::Message(part) => line_of(part),
            other => backfill::text::written(other.clone()),
        }
    }
    let args = message.args.iter().filter(|(name, _)| *name != "count");
    args.map(|(name, arg)| format!("{name}: {}", text(arg))).collect::<Vec<_>>().join(", ")
}
