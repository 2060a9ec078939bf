//! A table that is nowhere: visits of people, made as they are read. Fifty million need no disk.

use std::fmt::Write;

use backfill::source::{Answers, Column, Progress, Record, Records, Source, SourceError};

/// The plan for it, but its source.
pub const MAPPING: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "user" }
time = { column = "at", format = "unix-seconds" }
event = { from = "column", column = "event" }
"#;

const EVENTS: [&str; 4] = ["Viewed Dashboard", "Viewed Report", "Exported", "Invited"];

/// 1 January 2014, Unix seconds.
const BEGIN: u64 = 1_388_534_400;

/// The table.
pub struct Visits {
    visits: u64,
    people: u64,
    columns: Vec<Column>,
    answers: Answers,
}

impl Visits {
    /// So many visits of so many people, in the order of time.
    pub fn new(visits: u64, people: u64) -> Self {
        let columns = ["user", "at", "event"].map(|title| Column { title: title.to_owned() });
        Self { visits, people: people.max(1), columns: columns.into(), answers: Answers::new("visits") }
    }
}

impl Source for Visits {
    fn name(&self) -> &str {
        "visits"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn answers(&self) -> &Answers {
        &self.answers
    }

    fn reading(&self) -> backfill::message::Message {
        backfill::message!("quoted", text = "Made as it is read")
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        Ok(Box::new(Pass { row: 0, visits: self.visits, people: self.people }))
    }
}

struct Pass {
    row: u64,
    visits: u64,
    people: u64,
}

impl Records for Pass {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        record.clear();
        if self.row == self.visits {
            return Ok(false);
        }
        // Spread like chance, and the same every time; ten years have three hundred million seconds.
        let mixed = self.row.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
        let second = BEGIN + self.row * 300_000_000 / self.visits;
        let write = |text: &mut String, what: std::fmt::Arguments<'_>| text.write_fmt(what).expect("room for text");
        record.push_with(|text| write(text, format_args!("user{}@example.com", mixed % self.people)));
        record.push_with(|text| write(text, format_args!("{second}")));
        record.push(EVENTS[(mixed >> 40) as usize % EVENTS.len()]);
        self.row += 1;
        record.row = self.row;
        Ok(true)
    }

    fn progress(&self) -> Progress {
        Progress { done: self.row, total: Some(self.visits) }
    }
}
