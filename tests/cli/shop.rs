//! A shop's orders, a plan for them, and what must arrive; and the program that brings them in.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program, finish};

/// A product's key.
pub const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// A shop's orders, and a plan for them.
pub struct Shop {
    /// Where they are.
    pub folder: Folder,
    orders: u64,
}

impl Shop {
    /// With so many orders, a second after each other; each seventh has no date.
    pub fn new(orders: u64) -> Self {
        let shop = Self { folder: Folder::new(), orders };
        shop.write(0..orders);
        shop.plan("UTC");
        shop
    }

    /// Writes the table anew, of these orders.
    pub fn write(&self, orders: impl IntoIterator<Item = u64>) {
        let mut table = "who,when,amount\n".to_owned();
        for order in orders {
            // A blank date every seventh order, which makes no event.
            let when = if order % 7 == 6 { String::new() } else { time(order) };
            table += &format!("buyer+{order}@example.com,{when},{}.50\n", order % 90);
        }
        self.folder.write("orders.csv", table);
    }

    /// Writes the plan, which reads times in this zone.
    pub fn plan(&self, zone: &str) {
        let plan = format!(
            r#"
            version = 1
            [source]
            kind = "csv"
            file = "orders.csv"
            [mapping]
            zone = "{zone}"
            [[mapping.rules]]
            who = {{ column = "who" }}
            when = {{ column = "when", format = "year-first" }}
            what = {{ from = "fixed", name = "Bought" }}
            details = [{{ from = "column", name = "Amount", column = "amount" }}]
            "#
        );
        self.folder.write("plan.toml", plan);
    }

    /// Every request that must arrive, written by hand from the reference.
    pub fn requests(&self) -> BTreeSet<String> {
        Self::requests_of(self.orders)
    }

    /// The same of so many orders.
    pub fn requests_of(orders: u64) -> BTreeSet<String> {
        (0..orders).filter(|order| order % 7 != 6).map(request).collect()
    }
}

/// 1 January 2016, 00:00 UTC.
const START: u64 = 1_451_606_400;

fn time(order: u64) -> String {
    let (day, second) = (order / 86_400, order % 86_400);
    format!("2016-01-{:02} {:02}:{:02}:{:02}", day + 1, second / 3600, second / 60 % 60, second % 60)
}

fn request(order: u64) -> String {
    format!(
        "GET /e?_k={KEY}&_p=buyer%2B{order}%40example.com&_n=Bought&_t={}&_d=1&Amount={}.50 HTTP/1.1",
        START + order,
        order % 90
    )
}

/// Starts the program in a folder.
pub fn start(program: &Program, folder: &Path, arguments: &[&str]) -> Child {
    let mut command = program.command();
    command.args(arguments).env("KISSMETRICS_API_KEY", KEY).current_dir(folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the built program can be started")
}

/// Runs the program in a folder until it ends.
pub fn run(program: &Program, folder: &Path, arguments: &[&str]) -> Outcome {
    finish(start(program, folder, arguments))
}

/// What the program says of its imports, the latest first.
pub fn history(program: &Program, folder: &Path) -> Vec<Value> {
    run(program, folder, &["--json", "history"]).expect_code(0).json()
}

/// One of the counters.
pub fn count(object: &Value, name: &str) -> u64 {
    object[name].as_u64().unwrap_or_else(|| panic!("no count {name} in {object}"))
}

/// What design.md promises of the counters.
#[track_caller]
pub fn assert_adds_up(object: &Value) {
    let n = |name| count(object, name);
    assert_eq!(n("rows"), n("used") + n("skipped") + n("rejected"), "{object}");
    let to_send = n("sent") + n("unconfirmed") + n("pending");
    assert_eq!(n("made"), n("merged") + n("withheld") + to_send, "{object}");
}

/// How large a test is, which can be set, as in `BACKFILL_KILLS=50 BACKFILL_ORDERS=116667`, which makes 100,000 events.
pub fn size(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
