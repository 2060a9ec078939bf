//! The stories of Kissmetrics' own guide, as files and as tables of a database.

use std::path::Path;

use backfill::source::{self, Answers, Record};

use super::folder::Folder;
use super::mariadb::{Database, MariaDb};

/// The fixtures that are the four stories.
pub const STORIES: [&str; 6] =
    ["signups", "billing-looked-up", "cancellations", "cancellations-zero-dates", "visits", "wide-users"];

/// Makes a table of a file as a company's database would have it: numbers, times and text.
fn import_table(database: &mut Database<'_>, file: &Path) {
    let table = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
    let opened =
        source::open(&Answers::new("csv").with("file", file.to_string_lossy())).expect("a fixture can be read");
    let titles: Vec<&str> = opened.columns().iter().map(|column| column.title.as_str()).collect();
    let kind = |title: &str| match title {
        "id" => "INT PRIMARY KEY",
        "amount" => "INT NULL",
        title if title.ends_with("_id") => "INT NULL",
        title if title.ends_with("_at") => "DATETIME NULL",
        _ => "VARCHAR(200) NULL",
    };
    let columns: Vec<String> = titles.iter().map(|title| format!("`{title}` {}", kind(title))).collect();
    database.run(&format!("CREATE TABLE {table} ({})", columns.join(", ")));
    let mut records = opened.records().expect("it can be read");
    let mut record = Record::default();
    while records.read(&mut record).expect("it can be read") {
        let value = |cell: &str| match cell {
            "" | "NULL" => "NULL".to_owned(),
            text => format!("'{}'", text.replace('\'', "''")),
        };
        let values: Vec<String> = record.cells().map(value).collect();
        // Dates of zeros are from older servers, which took them.
        database.run(&format!("SET sql_mode = ''; INSERT INTO {table} VALUES ({})", values.join(", ")));
    }
}

/// The plan of the files, for tables of the same names.
fn for_tables(plan: &str, database: &Database<'_>) -> String {
    let mut plan: toml::Table = plan.parse().expect("a fixture's plan is TOML");
    let table_of = |answers: &toml::Value| {
        let file = answers["file"].as_str().expect("a fixture reads files");
        Path::new(file).file_stem().expect("a file has a name").to_string_lossy().into_owned()
    };
    let mut source = toml::Table::new();
    for (field, value) in database.answers("reader").with("table", table_of(&plan["source"])).values {
        if field != "password" {
            source.insert(field, value.into());
        }
    }
    source.insert("kind".to_owned(), "mysql".into());
    plan.insert("source".to_owned(), source.into());
    for second in plan.get_mut("lookups").and_then(toml::Value::as_array_mut).into_iter().flatten() {
        let table = table_of(second);
        let answers = second.as_table_mut().expect("a lookup is a table");
        answers.remove("file");
        answers.insert("kind".to_owned(), "mysql".into());
        answers.insert("table".to_owned(), table.into());
    }
    toml::to_string(&plan).expect("it was TOML before")
}

/// A story ready to be sent: a folder with its files, `plan.toml` for them and `database.toml` for tables of the same
/// names, and the database that has those.
pub struct Story {
    pub folder: Folder,
    pub database: Database<'static>,
}

impl Story {
    /// The fixture of this name.
    pub fn new(name: &str) -> Self {
        let folder = Folder::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name));
        let mut database = MariaDb::shared().database();
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
        let expected = std::fs::read_to_string(self.folder.at("requests.txt")).expect("a fixture says what is sent");
        let line = |line: &str| format!("GET {} HTTP/1.1", line.replace("_k=KEY", &format!("_k={key}")));
        let mut expected: Vec<String> = expected.lines().map(line).collect();
        expected.sort();
        expected
    }
}
