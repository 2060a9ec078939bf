//! What there is to choose from.

use super::{open, problem, rows, titles};
use crate::support::postgres::Postgres;
use backfill::source::postgres::Catalog;
use backfill::source::server::Shown;
use backfill::source::{Answers, DatabaseProblem, Related};

fn look(answers: &Answers) -> Shown {
    let server = answers.server().expect("it takes a server");
    (server.look)(answers).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn databases_tables_and_views_are_listed_with_what_is_known_of_them() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE users (id INT PRIMARY KEY); COMMENT ON TABLE users IS 'Who they are';
         INSERT INTO users SELECT generate_series(1, 100);
         CREATE VIEW people AS SELECT id FROM users;
         CREATE TABLE hidden (id INT); REVOKE ALL ON hidden FROM PUBLIC;
         CREATE TABLE parted (id INT, at DATE) PARTITION BY RANGE (at);
         CREATE TABLE parted_2009 PARTITION OF parted FOR VALUES FROM ('2009-01-01') TO ('2010-01-01');
         CREATE TABLE parted_2010 PARTITION OF parted FOR VALUES FROM ('2010-01-01') TO ('2011-01-01');
         INSERT INTO parted SELECT n, date '2009-12-01' + n FROM generate_series(1, 60) n;
         CREATE SCHEMA shop; GRANT USAGE ON SCHEMA shop TO PUBLIC; CREATE TABLE shop.orders (id INT, user_id INT)",
    );
    database.run("ANALYZE");
    let shown = look(&database.answers("reader"));
    assert!(shown.databases.contains(&database.name) && !shown.databases.iter().any(|name| name == "template0"));
    let found: Vec<_> = shown.tables.iter().map(|table| (table.name.as_str(), table.is_view, table.rows)).collect();
    assert_eq!(
        found,
        [
            ("parted", false, Some(60)),
            ("people", true, None),
            ("users", false, Some(100)),
            ("shop.orders", false, Some(0))
        ]
    );
    assert_eq!(shown.tables[2].comment, "Who they are");
    assert!(shown.server.starts_with("PostgreSQL 1") && shown.encrypted && shown.writes.is_none(), "{}", shown.server);
    assert!(shown.known.iter().any(|table| table.name == "shop.orders" && table.columns == ["id", "user_id"]));
}

#[test]
fn without_a_database_one_is_found_to_look_around_from() {
    let database = Postgres::shared().database();
    let shown = look(&database.answers("reader").with("database", ""));
    assert!(shown.databases.contains(&database.name), "{:?}", shown.databases);
    assert_eq!(shown.database, None, "there are several to choose from");
}

#[test]
fn a_table_of_another_schema_is_named_with_it_and_one_with_a_point_in_its_name_as_it_is() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE SCHEMA shop; GRANT USAGE ON SCHEMA shop TO PUBLIC;
         CREATE TABLE shop.orders (id INT PRIMARY KEY, \"Total Price\" INT); INSERT INTO shop.orders VALUES (1, 7);
         CREATE TABLE \"shop.orders\" (id INT PRIMARY KEY); INSERT INTO \"shop.orders\" VALUES (9);
         CREATE TABLE \"Odd \"\"name\" (\"a\"\"b\" INT PRIMARY KEY); INSERT INTO \"Odd \"\"name\" VALUES (3)",
    );
    assert_eq!(rows(&*open(&database.table("shop.orders"))), [["9"]], "what is found without a schema comes first");
    database.run("DROP TABLE \"shop.orders\"");
    let orders = open(&database.table("shop.orders"));
    assert_eq!((titles(&*orders), rows(&*orders)), (vec!["id", "Total Price"], vec![vec!["1".into(), "7".into()]]));
    assert_eq!(rows(&*open(&database.table("Odd \"name"))), [["3"]]);
    assert_eq!(problem(&database.table("nowhere")), DatabaseProblem::NoSuchTable { table: "nowhere".into() });
}

#[test]
fn what_a_column_refers_to_is_told_by_foreign_keys_and_by_names() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE people (id INT PRIMARY KEY, login TEXT); CREATE TABLE plans (id INT PRIMARY KEY);
         CREATE TABLE bills (id INT PRIMARY KEY, who INT REFERENCES people (id), plan_id INT, amount INT);
         INSERT INTO bills VALUES (1, NULL, 2, 3)",
    );
    let bills = open(&database.table("bills"));
    let related = |column, named: &str, declared| Related { column, named: named.to_owned(), declared };
    assert_eq!(bills.related(), [related(1, "people", true), related(2, "plans", false)]);
    let neighbors: Vec<String> = bills.neighbors().unwrap().into_iter().map(|neighbor| neighbor.name).collect();
    assert_eq!(neighbors, ["people", "plans"]);
    let query = open(&database.query("SELECT plan_id, amount FROM bills"));
    assert_eq!(query.related(), [related(0, "plans", false)]);
}

#[test]
fn what_the_user_could_write_is_told_with_what_makes_one_who_cannot() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY)");
    let rights = |user: &str| Catalog::open(&database.answers(user)).unwrap().write_rights().unwrap();
    assert_eq!(rights("reader"), None);
    let writer = rights("writer").expect("it may write");
    assert_eq!(writer.privileges, ["INSERT", "UPDATE", "DELETE"]);
    assert!(rights("admin").expect("it may").privileges.contains(&"SUPERUSER".to_owned()));
    // What is told does what it says.
    let mut admin = Postgres::shared().admin(&database.name);
    let name = format!("backfill_{}", database.name);
    let statements = writer.statements.map(|statement| statement.replace("backfill", &name));
    admin.batch_execute(&statements.join("\n")).unwrap();
    let made = database.answers(&name).with("password", "choose a password");
    assert_eq!(Catalog::open(&made).unwrap().write_rights().unwrap(), None);
    let tables = look(&made).tables;
    admin.batch_execute(&format!("DROP ROLE {name}")).unwrap();
    assert_eq!(tables.len(), 1);
}
