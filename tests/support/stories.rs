//! The stories of Kissmetrics' own guide, as files and as tables of a database.

use std::path::Path;

use backfill::source::{self, Answers, Record};

use super::folder::Folder;
use super::mariadb::{self, MariaDb};
use super::postgres::{self, Postgres};

/// The fixtures that are the four stories.
pub const STORIES: [&str; 6] =
    ["signups", "billing-looked-up", "cancellations", "cancellations-zero-dates", "visits", "wide-users"];

/// A database of some kind, for the tables of a story.
pub trait Tables {
    /// What the page of connections calls its kind.
    const KIND: &'static str;

    /// What its server calls itself.
    const SERVER: &'static str;

    /// What its servers call a time without a zone.
    const TIME: &'static str;

    /// Runs a statement.
    fn run(&mut self, statement: &str);

    /// What is answered to come here as this user.
    fn answers(&self, user: &str) -> Answers;
}

impl Tables for mariadb::Database<'_> {
    const KIND: &'static str = "MySQL/MariaDB";
    const SERVER: &'static str = "MariaDB";
    const TIME: &'static str = "DATETIME";

    fn run(&mut self, statement: &str) {
        // Dates of zeros are from older servers, which took them.
        mariadb::Database::run(self, &format!("SET sql_mode = ''; {statement}"));
    }

    fn answers(&self, user: &str) -> Answers {
        mariadb::Database::answers(self, user)
    }
}

impl Tables for postgres::Database<'_> {
    const KIND: &'static str = "PostgreSQL";
    const SERVER: &'static str = "PostgreSQL";
    const TIME: &'static str = "TIMESTAMP";

    fn run(&mut self, statement: &str) {
        // There are no dates of zeros; where one was, there is none.
        postgres::Database::run(self, &statement.replace("'0000-00-00 00:00:00'", "NULL"));
    }

    fn answers(&self, user: &str) -> Answers {
        postgres::Database::answers(self, user)
    }
}

/// Makes a table of a file as a company's database would have it: numbers, times and text.
fn import_table<T: Tables>(database: &mut T, file: &Path) {
    let table = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
    let opened =
        source::open(&Answers::new("csv").with("file", file.to_string_lossy())).expect("a fixture can be read");
    let titles: Vec<&str> = opened.columns().iter().map(|column| column.title.as_str()).collect();
    let kind = |title: &str| match title {
        "id" => "INT PRIMARY KEY",
        "amount" => "INT NULL",
        title if title.ends_with("_id") => "INT NULL",
        title if title.ends_with("_at") => T::TIME,
        _ => "VARCHAR(200) NULL",
    };
    let columns: Vec<String> = titles.iter().map(|title| format!("{title} {}", kind(title))).collect();
    database.run(&format!("CREATE TABLE {table} ({})", columns.join(", ")));
    let mut records = opened.records().expect("it can be read");
    let mut record = Record::default();
    while records.read(&mut record).expect("it can be read") {
        let value = |cell: &str| match cell {
            "" | "NULL" => "NULL".to_owned(),
            text => format!("'{}'", text.replace('\'', "''")),
        };
        let values: Vec<String> = record.cells().map(value).collect();
        database.run(&format!("INSERT INTO {table} VALUES ({})", values.join(", ")));
    }
}

/// The plan of the files, for tables of the same names.
fn for_tables(plan: &str, database: &impl Tables) -> String {
    let mut plan: toml::Table = plan.parse().expect("a fixture's plan is TOML");
    let table_of = |answers: &toml::Value| {
        let file = answers["file"].as_str().expect("a fixture reads files");
        Path::new(file).file_stem().expect("a file has a name").to_string_lossy().into_owned()
    };
    let mut source = toml::Table::new();
    let reached = database.answers("reader").with("table", table_of(&plan["source"]));
    let kind = reached.kind.clone();
    for (field, value) in reached.values {
        if field != "password" {
            source.insert(field, value.into());
        }
    }
    source.insert("kind".to_owned(), kind.as_str().into());
    plan.insert("source".to_owned(), source.into());
    for second in plan.get_mut("lookups").and_then(toml::Value::as_array_mut).into_iter().flatten() {
        let table = table_of(second);
        let answers = second.as_table_mut().expect("a lookup is a table");
        answers.remove("file");
        answers.insert("kind".to_owned(), kind.as_str().into());
        answers.insert("table".to_owned(), table.into());
    }
    toml::to_string(&plan).expect("it was TOML before")
}

/// A story ready to be sent: a folder with its files, `plan.toml` for them and `database.toml` for tables of the same
/// names, and the database that has those.
pub struct Story<T> {
    pub folder: Folder,
    pub database: T,
}

impl Story<mariadb::Database<'static>> {
    /// The fixture of this name, its tables in MariaDB.
    pub fn in_mariadb(name: &str) -> Self {
        Self::new(name, MariaDb::shared().database())
    }
}

impl Story<postgres::Database<'static>> {
    /// The fixture of this name, its tables in PostgreSQL.
    pub fn in_postgres(name: &str) -> Self {
        Self::new(name, Postgres::shared().database())
    }
}

impl<T: Tables> Story<T> {
    fn new(name: &str, mut database: T) -> Self {
        let folder = Folder::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name));
        let mut files: Vec<_> =
            std::fs::read_dir(folder.path()).expect("a folder").map(|file| file.expect("a file").path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "csv"));
        files.iter().for_each(|file| import_table(&mut database, file));
        let plan = std::fs::read_to_string(folder.at("plan.toml")).expect("a fixture has a plan");
        folder.write("database.toml", for_tables(&plan, &database));
        Self { folder, database }
    }

    /// The requests that were written by hand, as a server logs them, sorted.
    pub fn requests(&self, key: &str) -> Vec<String> {
        requests(&self.folder, key)
    }
}

/// The requests that were written by hand for the fixture of which this folder is a copy, as a server logs them, sorted.
pub fn requests(folder: &Folder, key: &str) -> Vec<String> {
    let expected = std::fs::read_to_string(folder.at("requests.txt")).expect("a fixture says what is sent");
    let line = |line: &str| format!("GET {} HTTP/1.1", line.replace("_k=KEY", &format!("_k={key}")));
    let mut expected: Vec<String> = expected.lines().map(line).collect();
    expected.sort();
    expected
}
