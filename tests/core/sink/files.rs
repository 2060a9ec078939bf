//! The events as files that Kissmetrics takes by hand.

use std::cell::Cell;
use std::fs;

use backfill::event::{Event, EventKind};
use backfill::mapping::Mapping;
use backfill::message::Message;
use backfill::pipeline::{PassProgress, Pipeline, Stop};
use backfill::plan::Plan;
use backfill::sink::file_sinks;
use backfill::sink::files::{Saved, save};
use backfill::sink::{FileSink, Form, Lines, Misfit, Misfits, Sink};

use crate::support::folder::Folder;

const HEAD: &str = r#"
version = 1
[source]
kind = "csv"
file = "orders.csv"
[mapping]
zone = "UTC"
[[mapping.rules]]
who = { column = "who" }
when = { column = "when", format = "year-first" }
what = { from = "fixed", name = "Bought" }
"#;

fn saved(folder: &Folder, table: &str, details: &str, form: &str, part: u64) -> Saved {
    folder.write("orders.csv", table);
    let plan = folder.write("plan.toml", format!("{HEAD}{details}"));
    let plan = Plan::load(&plan).expect("a plan");
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let pipeline = Pipeline::open(&plan, &stop, &progress).expect("the plan fits");
    let sink = file_sinks().find(|sink| sink.id() == form).expect("a form of files");
    save(&pipeline, sink, &folder.at("out"), part, true, &stop, &progress).expect("the folder can be written")
}

fn read(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.at("out").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

const DETAILS: &str = r#"details = [
    { from = "column", name = "Amount", column = "amount" },
    { from = "column", name = "Note", column = "note" },
]"#;

#[test]
fn json_has_numbers_bare_where_the_tracker_reads_numbers_and_nowhere_else() {
    let folder = Folder::new();
    let table = "who,when,amount,note\n\
                 a+b@x.com,2016-01-01 00:00:00,12.50,007\n\
                 c@x.com,2016-01-01 00:00:01,-3,\"he said \"\"hi\"\", twice\"\n\
                 d@x.com,,1,2\n\
                 e@x.com,2016-01-01 00:00:02,1e5,\n";
    let saved = saved(&folder, table, DETAILS, "json", 100);
    assert_eq!(saved.events, 3);
    assert_eq!(
        read(&folder, "orders-events-0001.json"),
        "{\"_p\":\"a+b@x.com\",\"_t\":1451606400,\"_n\":\"Bought\",\"Amount\":12.50,\"Note\":\"007\"}\n\
         {\"_p\":\"c@x.com\",\"_t\":1451606401,\"_n\":\"Bought\",\"Amount\":-3,\"Note\":\"he said \\\"hi\\\", twice\"}\n\
         {\"_p\":\"e@x.com\",\"_t\":1451606402,\"_n\":\"Bought\",\"Amount\":\"1e5\"}\n"
    );
    assert!(saved.misfits.is_empty());
}

#[test]
fn csv_has_the_documented_columns_and_no_double_quotation_mark() {
    let folder = Folder::new();
    let table = "who,when,amount,note\n\
                 a@x.com,2016-01-01 00:00:00,12.50,\"he said \"\"hi\"\", twice\"\n\
                 O'Brien,2016-01-01 00:00:01,,plain\n";
    let saved = saved(&folder, table, DETAILS, "csv", 100);
    assert_eq!(
        read(&folder, "orders-events-0001.csv"),
        "Identity,Timestamp,Event,Prop:Amount,Prop:Note\n\
         a@x.com,1451606400,Bought,12.50,'he said ''hi'', twice'\n\
         O'Brien,1451606401,Bought,,plain\n"
    );
    assert_eq!(saved.misfits.get(&Misfit::DoubleQuote), Some(&2));
}

#[test]
fn an_eleventh_property_does_not_fit_a_csv_file_and_is_counted() {
    let folder = Folder::new();
    let details: Vec<String> =
        (1..=11).map(|number| format!("{{ from = \"column\", name = \"P{number}\", column = \"amount\" }}")).collect();
    let table = "who,when,amount\na@x.com,2016-01-01 00:00:00,5\nb@x.com,2016-01-01 00:00:00,5\n";
    let saved = saved(&folder, table, &format!("details = [{}]", details.join(",")), "csv", 100);
    assert_eq!(saved.misfits.get(&Misfit::TooManyProperties), Some(&2));
    assert!(read(&folder, "orders-events-0001.csv").starts_with(
        "Identity,Timestamp,Event,Prop:P1,Prop:P2,Prop:P3,Prop:P4,Prop:P5,Prop:P6,Prop:P7,Prop:P8,Prop:P9,Prop:P10\n"
    ));
}

#[test]
fn files_are_cut_at_the_chosen_size_and_sort_in_their_order() {
    let folder = Folder::new();
    let rows: Vec<String> = (10..35).map(|second| format!("u{second}@x.com,2016-01-01 00:00:{second},1,x\n")).collect();
    let table = format!("who,when,amount,note\n{}", rows.concat());
    let saved = saved(&folder, &table, DETAILS, "json", 10);
    let mut names: Vec<_> = fs::read_dir(folder.at("out"))
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    names.sort();
    assert_eq!(saved.files, names);
    let lines: Vec<usize> = names.iter().map(|path| fs::read_to_string(path).expect("text").lines().count()).collect();
    assert_eq!(lines, [10, 10, 5]);
}

/// JSON files, of which somebody wants no more after so many events.
struct UntilStopped {
    form: &'static dyn FileSink,
    after: u64,
    stop: Stop,
}

impl Sink for UntilStopped {
    fn id(&self) -> &'static str {
        self.form.id()
    }

    fn label(&self) -> Message {
        self.form.label()
    }

    fn about(&self) -> Message {
        self.form.about()
    }

    fn form(&self) -> Form {
        self.form.form()
    }
}

impl FileSink for UntilStopped {
    fn ending(&self) -> &'static str {
        self.form.ending()
    }

    fn holds(&self) -> Message {
        self.form.holds()
    }

    fn lines(&self, mapping: &Mapping) -> Box<dyn Lines> {
        Box::new(Counted { lines: self.form.lines(mapping), left: Cell::new(self.after), stop: self.stop.clone() })
    }
}

struct Counted {
    lines: Box<dyn Lines>,
    left: Cell<u64>,
    stop: Stop,
}

impl Lines for Counted {
    fn series(&self, kind: EventKind) -> &'static str {
        self.lines.series(kind)
    }

    fn titles(&self, kind: EventKind, line: &mut String, misfits: &mut Misfits) {
        self.lines.titles(kind, line, misfits);
    }

    fn line(&self, event: &Event<'_>, line: &mut String, misfits: &mut Misfits) {
        self.lines.line(event, line, misfits);
        self.left.set(self.left.get().saturating_sub(1));
        if self.left.get() == 0 {
            self.stop.request();
        }
    }
}

#[test]
fn a_stop_leaves_the_files_that_are_whole_and_none_that_it_has_cut() {
    let folder = Folder::new();
    let rows: String = (0..40_000).map(|row| format!("u{row}@x.com,2016-01-01 00:00:00,1,x\n")).collect();
    folder.write("orders.csv", format!("who,when,amount,note\n{rows}"));
    let plan = folder.write("plan.toml", format!("{HEAD}{DETAILS}"));
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let pipeline = Pipeline::open(&Plan::load(&plan).expect("a plan"), &stop, &progress).expect("the plan fits");
    let form = file_sinks().find(|sink| sink.id() == "json").expect("a form of files");
    // However many rows are read at a time, that is no multiple of it.
    let (part, sink) = (997, UntilStopped { form, after: 1_500, stop: stop.clone() });
    let saved = save(&pipeline, &sink, &folder.at("out"), part, true, &stop, &progress).expect("it can be written");
    assert!(!saved.walk.complete && !saved.files.is_empty());
    let mut names: Vec<_> = fs::read_dir(folder.at("out"))
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    names.sort();
    assert_eq!(saved.files, names);
    for name in &names {
        assert_eq!(fs::read_to_string(name).expect("text").lines().count() as u64, part, "{}", name.display());
    }
    assert_eq!(saved.events, part * names.len() as u64);
}
