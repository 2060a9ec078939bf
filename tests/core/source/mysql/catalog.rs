//! What there is to choose from.

use crate::support::mariadb::MariaDb;
use backfill::source::mysql::Catalog;
use backfill::source::mysql::catalog::{ForeignKey, UniqueKey};

#[test]
fn databases_tables_and_views_are_listed_with_what_is_known_of_them() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE users (id INT PRIMARY KEY) COMMENT = 'Who they are';
         INSERT INTO users SELECT seq FROM seq_1_to_100;
         CREATE VIEW people AS SELECT id FROM users; ANALYZE TABLE users",
    );
    let mut catalog = Catalog::open(&database.answers("reader")).unwrap();
    let databases = catalog.databases().unwrap();
    assert!(databases.contains(&database.name));
    assert!(!databases.iter().any(|name| name == "information_schema" || name == "mysql"), "{databases:?}");

    let tables = catalog.tables(&database.name).unwrap();
    let found: Vec<_> = tables.iter().map(|table| (table.name.as_str(), table.is_view, table.rows)).collect();
    assert_eq!(found, [("people", true, None), ("users", false, Some(100))]);
    assert_eq!((tables[0].comment.as_str(), tables[1].comment.as_str()), ("", "Who they are"));
    assert!(catalog.server().is_mariadb && catalog.server().version.contains("MariaDB"));
}

#[test]
fn columns_and_keys_of_a_table_are_told() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE users (id INT UNSIGNED PRIMARY KEY, login VARCHAR(50) NOT NULL UNIQUE, price DECIMAL(10,3));
         CREATE TABLE billing (a INT, b INT, user_id INT UNSIGNED, note TEXT, PRIMARY KEY (a, b),
            UNIQUE KEY part (note(10)), CONSTRAINT who FOREIGN KEY (user_id) REFERENCES users (id))",
    );
    let mut catalog = Catalog::open(&database.answers("reader")).unwrap();
    let columns = catalog.columns(&database.name, "users").unwrap();
    let found: Vec<_> =
        columns.iter().map(|column| (column.name.as_str(), column.data_type.as_str(), column.nullable)).collect();
    assert_eq!(found, [("id", "int", false), ("login", "varchar", false), ("price", "decimal", true)]);
    assert_eq!((columns[0].full_type.as_str(), columns[2].scale), ("int(10) unsigned", 3));
    let key = |name: &str, columns: &[&str], whole| UniqueKey {
        name: name.into(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        whole,
    };
    assert_eq!(
        catalog.unique_keys(&database.name, "billing").unwrap(),
        [key("PRIMARY", &["a", "b"], true), key("part", &["note"], false)]
    );
    assert_eq!(
        catalog.foreign_keys(&database.name, "billing").unwrap(),
        [ForeignKey {
            columns: vec!["user_id".into()],
            database: database.name.clone(),
            table: "users".into(),
            referenced: vec!["id".into()]
        }]
    );
    assert!(catalog.columns(&database.name, "nowhere").unwrap().is_empty());
}

#[test]
fn the_first_rows_are_those_that_an_import_reads_first() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, b BLOB, at TIMESTAMP NULL)");
    database.run("INSERT INTO t SELECT seq, 'x', '2009-10-01' FROM seq_1_to_50");
    database.run("CREATE VIEW v AS SELECT id FROM t");
    let mut catalog = Catalog::open(&database.answers("reader")).unwrap();
    let (columns, records) = catalog.first_rows(&database.name, "t", 3).unwrap();
    let titles: Vec<_> = columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(titles, ["id", "at"]);
    let rows: Vec<(u64, &str)> = records.iter().map(|record| (record.row, record.cell(0))).collect();
    assert_eq!(rows, [(1, "1"), (2, "2"), (3, "3")]);
    assert!(records[0].cell(1).ends_with(" UTC"));
    assert_eq!(catalog.first_rows(&database.name, "v", 2).unwrap().1.len(), 2);
}
