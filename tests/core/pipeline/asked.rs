//! A second table that is too large to be held is asked row by row, and the events are the same, byte for byte.

use std::sync::Arc;

use backfill::check::whole::check;
use backfill::pipeline::lookup::HELD;
use backfill::pipeline::preview::{PreviewKind, preview};
use backfill::pipeline::{PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::{Plan, SecondSource};
use backfill::source::{self, Answers, Column, Keyed, Progress, Record, Records, Source, SourceError};
use mysql::prelude::Queryable;

use crate::support::folder::Folder;
use crate::support::mariadb::{Database, MariaDb};

const PLAN: &str = r#"
version = 1
[source]
kind = "csv"
file = "orders.csv"
[mapping]
zone = "UTC"
[[mapping.rules]]
who = { column = "user", lookup = { in = "users", by = "id", take = "login" } }
when = { column = "at", format = "year-first" }
what = { from = "fixed", name = "Bought" }
details = [{ from = "column", name = "Since", column = "user", lookup = { in = "users", by = "id", take = "since" } }]
"#;

/// Orders of these users, and the table in which those are looked up.
fn pipeline(most: u64, folder: &Folder, users: Answers) -> Pipeline {
    let plan = Plan::parse(PLAN, &folder.at("plan.toml")).expect("a plan");
    let orders = Answers::new("csv").with("file", folder.at("orders.csv").to_string_lossy());
    let source = source::open(&orders).expect("it can be read");
    let lookups = [SecondSource { name: "users".to_owned(), answers: users }];
    let (stop, progress) = (Stop::default(), PassProgress::default());
    Pipeline::holding(most, source, plan.mapping, &lookups, &stop, &progress).expect("it fits")
}

fn write_orders(folder: &Folder, users: impl IntoIterator<Item = String>) {
    let mut table = "user,at\n".to_owned();
    for (second, user) in users.into_iter().enumerate() {
        table += &format!("\"{user}\",2020-05-05 {:02}:{:02}:{:02}\n", second / 3600, second / 60 % 60, second % 60);
    }
    folder.write("orders.csv", table);
}

/// What becomes of each row, and what the whole comes to.
fn told(pipeline: &Pipeline) -> (Vec<String>, String) {
    let mut told = Vec::new();
    preview(pipeline, "KEY", None, &Stop::default(), &mut |row| {
        told.extend(row.items.into_iter().map(|item| match item.kind {
            PreviewKind::Event { request, .. } => format!("{} {request}", row.row),
            PreviewKind::Missed(miss) => format!("{} {miss:?}", row.row),
        }));
        Ok(())
    })
    .expect("it can be read");
    let mut ticker = Ticker::new(std::sync::Arc::new(|| {}));
    let checked = check(pipeline, &Stop::default(), &PassProgress::default(), &mut ticker).expect("it can be read");
    (told, format!("{:?} {:?} {:?}", checked.outcomes, checked.findings, checked.fingerprint))
}

/// Users of whom some are missing, some have no login, and some are numbered in an odd way.
fn users(database: &mut Database<'_>, id: &str) {
    database.run(&format!(
        "CREATE TABLE users (id {id} PRIMARY KEY, login VARCHAR(40), since TIMESTAMP NULL);
         INSERT INTO users SELECT seq, CONCAT('  user', seq, '@example.com '), IF(seq % 5 = 0, NULL, '2019-01-01 00:00:00')
         FROM seq_1_to_9000 WHERE seq % 7 <> 0;
         UPDATE users SET login = NULL WHERE id = 4; UPDATE users SET login = '' WHERE id = 8"
    ));
}

#[test]
fn what_is_asked_makes_the_same_events_as_what_is_held() {
    let odd = ["", " 2 ", "007", "+1", "1.0", "abc", "-3", "18446744073709551615", "99999999999999999999", "1e3", "١"];
    let keys = odd.iter().map(|key| (*key).to_owned()).chain((0..6_000_u64).map(|row| (row * 37 % 10_000).to_string()));
    let folder = Folder::new();
    write_orders(&folder, keys);
    for id in ["INT", "BIGINT UNSIGNED", "INT(3) ZEROFILL"] {
        let mut database = MariaDb::shared().database();
        users(&mut database, id);
        let held = pipeline(HELD, &folder, database.table("users"));
        let asked = pipeline(0, &folder, database.table("users"));
        assert_eq!(held.dictionaries().iter().map(|(_, held)| held.len()).collect::<Vec<_>>(), [7_715, 7_715]);
        assert!(asked.dictionaries().iter().all(|(_, none)| none.is_empty()), "nothing is held");
        let (held, asked) = (told(&held), told(&asked));
        assert!(held.0.iter().filter(|line| line.contains("_n=Bought")).count() > 4_000, "most are found");
        assert!(held == asked, "{id}: another event, reason or count");
    }
}

#[test]
fn what_cannot_be_asked_exactly_is_held_however_large_it_is() {
    let folder = Folder::new();
    write_orders(&folder, ["A".to_owned(), "b".to_owned()]);
    for table in [
        // A server may take `a` for `A`; we do not.
        "CREATE TABLE users (id VARCHAR(9) PRIMARY KEY, login TEXT, since TEXT)",
        // Of a number that comes again the first counts.
        "CREATE TABLE users (id INT, login VARCHAR(9), since TEXT, KEY (id))",
        "CREATE TABLE users (id INT, login VARCHAR(9), since TEXT, PRIMARY KEY (id, login))",
    ] {
        let mut database = MariaDb::shared().database();
        database.run(table).run("INSERT INTO users VALUES (1, 'one', ''), (2, 'two', '')");
        let pipeline = pipeline(0, &folder, database.table("users"));
        assert!(pipeline.dictionaries().iter().all(|(_, held)| held.len() == 2), "{table}");
    }
}

#[test]
fn a_connection_that_breaks_between_two_questions_is_made_anew() {
    let mut database = MariaDb::shared().database();
    users(&mut database, "INT");
    let source = source::open(&database.table("users")).expect("it can be opened");
    let mut keyed = source.keyed(0, 1).expect("it can be reached").expect("its key is a number");
    let mut ask = || {
        let mut found = Vec::new();
        keyed
            .look_up(&["3", "7", "none"], &mut |key, text| found.push(format!("{key} {}", text.trim())))
            .expect("an answer");
        found.dedup();
        found
    };
    assert_eq!(ask(), ["3 user3@example.com"]);
    let own: Vec<u64> = database
        .conn()
        .exec("SELECT id FROM information_schema.processlist WHERE user = 'reader' AND db = DATABASE()", ())
        .expect("an administrator sees all connections");
    // One may go by itself meanwhile.
    let killed = own.iter().filter(|id| database.conn().query_drop(format!("KILL {id}")).is_ok()).count();
    assert!(killed > 0, "no connection was ended");
    assert_eq!(ask(), ["3 user3@example.com"]);
}

/// A table whose last columns are called as those of a file of left-out rows.
#[test]
fn a_table_that_looks_like_left_out_rows_is_asked_by_key_like_any_other() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, login VARCHAR(30), `Row` INT, `Reason` VARCHAR(9))");
    database.run("INSERT INTO t VALUES (-5, '''-5 USD', 1, ''), (7, 'lee', 2, '')");
    let source = source::open(&database.table("t")).expect("it can be opened");
    assert!(source.rows().is_some_and(|rows| rows > 0));
    let mut keyed = source.keyed(0, 1).expect("it can be reached").expect("its key is a number");
    let mut found = Vec::new();
    keyed.look_up(&["-5", "7"], &mut |key, text| found.push(format!("{key} {text}"))).expect("an answer");
    found.sort();
    assert_eq!(found, ["-5 -5 USD", "7 lee"]);
}

/// A table of many users, of which its server tells that there are ten.
struct Understated {
    columns: Vec<Column>,
    answers: Answers,
}

const USERS: u64 = 10_000;

impl Source for Understated {
    fn name(&self) -> &str {
        "users"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn answers(&self) -> &Answers {
        &self.answers
    }

    fn reading(&self) -> backfill::message::Message {
        backfill::message!("quoted", text = "Invented")
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        Ok(Box::new(Users(0)))
    }

    fn rows(&self) -> Option<u64> {
        Some(10)
    }

    fn keyed(&self, _by: usize, take: usize) -> Result<Option<Box<dyn Keyed>>, SourceError> {
        Ok(Some(Box::new(ByKey(take))))
    }
}

/// What stands in a column of a user's row.
fn cell(user: u64, column: usize) -> String {
    [user.to_string(), format!("user{user}@example.com"), "2019-01-01".to_owned()][column].clone()
}

struct Users(u64);

impl Records for Users {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        record.clear();
        self.0 += 1;
        record.row = self.0;
        (0..3).for_each(|column| record.push(&cell(self.0, column)));
        Ok(self.0 <= USERS)
    }

    fn progress(&self) -> Progress {
        Progress { done: self.0, total: Some(10) }
    }
}

struct ByKey(usize);

impl Keyed for ByKey {
    fn look_up(&mut self, keys: &[&str], found: &mut dyn FnMut(&str, &str)) -> Result<(), SourceError> {
        for key in keys {
            if let Some(user) = key.parse().ok().filter(|user| (1..=USERS).contains(user)) {
                found(key, &cell(user, self.0));
            }
        }
        Ok(())
    }
}

/// A file of orders, beside which that table is.
struct Orders(Arc<dyn Source>);

impl Source for Orders {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn columns(&self) -> &[Column] {
        self.0.columns()
    }

    fn answers(&self) -> &Answers {
        self.0.answers()
    }

    fn reading(&self) -> backfill::message::Message {
        self.0.reading()
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        self.0.records()
    }

    fn beside(&self, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        let columns = ["id", "login", "since"].map(|title| Column { title: title.to_owned() });
        Ok(Arc::new(Understated { columns: columns.into(), answers: answers.clone() }))
    }
}

#[test]
fn a_table_with_more_rows_than_its_server_tells_is_asked_all_the_same() {
    let folder = Folder::new();
    write_orders(&folder, ["1", "9999", "10001", "x"].map(str::to_owned));
    let plan = Plan::parse(PLAN, &folder.at("plan.toml")).expect("a plan");
    let orders = Answers::new("csv").with("file", folder.at("orders.csv").to_string_lossy());
    let lookups = [SecondSource { name: "users".to_owned(), answers: Answers::new("mysql") }];
    let pipeline = |most| {
        let source = Arc::new(Orders(source::open(&orders).expect("it can be read")));
        let (stop, progress) = (Stop::default(), PassProgress::default());
        Pipeline::holding(most, source, plan.mapping.clone(), &lookups, &stop, &progress).expect("it fits")
    };
    let (held, asked) = (pipeline(HELD), pipeline(1_000));
    assert!(held.dictionaries().iter().all(|(_, held)| held.len() as u64 == USERS));
    assert!(asked.dictionaries().iter().all(|(_, held)| held.is_empty()), "as many are held as there are");
    let (held, asked) = (told(&held), told(&asked));
    assert!(held == asked && held.0[1].contains("user9999"), "{held:?} {asked:?}");
}
