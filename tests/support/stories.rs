//! The stories of Kissmetrics' own guide, as files and as tables of a database.

use std::io::{Cursor, Write as _};
use std::path::Path;

use backfill::source::{self, Answers, Record};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::folder::Folder;
use super::mariadb::{self, MariaDb};
use super::postgres::{self, Postgres};
use super::workbook::{blank, number, ods, row, text, xlsx};

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

/// A folder with the files of a story in every other way in which a company may have them, and a plan for each: the plan of
/// the fixture with another source, whose look-ups stay in the files that they were in.
pub struct Saved {
    pub folder: Folder,
    /// The plans, by their names.
    pub plans: Vec<&'static str>,
}

impl Saved {
    /// The fixture of this name as workbooks, monthly files in a folder and in an archive, JSON lines, and packed.
    pub fn new(name: &str) -> Self {
        let folder = Folder::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name));
        let plan = std::fs::read_to_string(folder.at("plan.toml")).expect("a fixture has a plan");
        let plan: toml::Table = plan.parse().expect("a fixture's plan is TOML");
        let file = folder.at(plan["source"]["file"].as_str().expect("a fixture reads a file"));
        let whole = std::fs::read_to_string(&file).expect("it is text");
        folder.write("book.xlsx", as_xlsx(&file));
        folder.write("book.ods", as_ods(&file));
        folder.write("rows.jsonl", as_json(&file));
        folder.write("table.zip", zip(&[("table.csv".to_owned(), whole.clone())]));
        let months = apart(&whole);
        months.iter().for_each(|(month, rows)| drop(folder.write(&format!("months/{month}"), rows)));
        folder.write("months.zip", zip(&months));
        std::fs::remove_file(&file).expect("it can be removed");
        let sources = [
            ("xlsx.toml", "kind = \"sheet\"\nfile = \"book.xlsx\""),
            ("ods.toml", "kind = \"sheet\"\nfile = \"book.ods\""),
            ("json.toml", "kind = \"json\"\nfile = \"rows.jsonl\""),
            ("packed.toml", "kind = \"csv\"\nfile = \"table.zip\""),
            ("zip.toml", "kind = \"csv\"\nfile = \"months.zip\"\ninside = \"*\""),
            ("folder.toml", "kind = \"csv\"\nfiles = [\"months\"]"),
            ("pattern.toml", "kind = \"csv\"\nfiles = [\"months/month-*.csv\"]"),
        ];
        for (name, source) in sources {
            let mut plan = plan.clone();
            plan.insert("source".to_owned(), source.parse::<toml::Table>().expect("TOML").into());
            folder.write(name, toml::to_string(&plan).expect("TOML"));
        }
        Self { folder, plans: sources.map(|(name, _)| name).to_vec() }
    }

    /// The requests that were written by hand, as a server logs them, sorted.
    pub fn requests(&self, key: &str) -> Vec<String> {
        requests(&self.folder, key)
    }
}

/// A table taken apart as monthly files: its titles with one row each, in the order of the file.
fn apart(table: &str) -> Vec<(String, String)> {
    let (titles, rows) = table.split_once('\n').expect("titles");
    let month = |(at, row): (usize, &str)| (format!("month-{}.csv", at + 1), format!("{titles}\n{row}\n"));
    rows.lines().enumerate().map(month).collect()
}

fn zip(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a file");
        zip.write_all(content.as_bytes()).expect("a file");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The titles of a file, and its rows.
fn cells_of(file: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let opened =
        source::open(&Answers::new("csv").with("file", file.to_string_lossy())).expect("a fixture can be read");
    let titles = opened.columns().iter().map(|column| column.title.clone()).collect();
    let (mut records, mut record, mut rows) =
        (opened.records().expect("it can be read"), Record::default(), Vec::new());
    while records.read(&mut record).expect("it can be read") {
        rows.push(record.cells().map(str::to_owned).collect());
    }
    (titles, rows)
}

fn is_number(cell: &str) -> bool {
    cell.parse::<u32>().is_ok_and(|number| number.to_string() == cell)
}

/// The cells of a file as a sheet: each as a row makes it of its number and its cells, numbers as numbers, all else as text.
fn as_sheet(file: &Path, cell: impl Fn(&str, bool) -> String, row: impl Fn(usize, &[String]) -> String) -> String {
    let (titles, rows) = cells_of(file);
    let titles: Vec<String> = titles.iter().map(|title| cell(title, false)).collect();
    let mut all = row(1, &titles);
    for (at, cells) in rows.iter().enumerate() {
        let cells: Vec<String> = cells.iter().map(|text| cell(text, is_number(text))).collect();
        all += &row(at + 2, &cells);
    }
    all
}

fn as_xlsx(file: &Path) -> Vec<u8> {
    let cell = |cell: &str, is_number: bool| match (cell, is_number) {
        ("", _) => blank(),
        (cell, true) => number(cell),
        (cell, false) => text(cell),
    };
    xlsx(&[("Sheet1", as_sheet(file, cell, row))])
}

fn as_ods(file: &Path) -> Vec<u8> {
    let cell = |cell: &str, is_number: bool| match (cell, is_number) {
        ("", _) => "<table:table-cell/>".to_owned(),
        (cell, true) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{cell}\"><text:p>{cell}</text:p></table:table-cell>"
        ),
        (cell, false) => {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")
        }
    };
    let row = |_, cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    ods(&[("Sheet1", as_sheet(file, cell, row))])
}

/// The rows of a file as objects, one in each line; what is blank is `null`.
fn as_json(file: &Path) -> String {
    let (titles, rows) = cells_of(file);
    let value = |cell: &String| match cell.as_str() {
        "" | "NULL" => Value::Null,
        cell if is_number(cell) => Value::Number(cell.parse::<u32>().expect("a number").into()),
        cell => Value::String(cell.to_owned()),
    };
    let object = |cells: &Vec<String>| Value::Object(titles.iter().cloned().zip(cells.iter().map(value)).collect());
    rows.iter().map(|cells| format!("{}\n", object(cells))).collect()
}
