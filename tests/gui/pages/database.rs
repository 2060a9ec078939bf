//! From a database to the practice run, by a person's steps, on a real server.

use backfill::tr;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme};

use super::pictures::page;
use super::sending::{choose_known, confirm, send_known};
use super::wizard::{Wizard, name, role};
use crate::harness::{THEMES, look_in_both};
use crate::support::folder::Folder;
use crate::support::keychain::InMemory;
use crate::support::mariadb::MariaDb;
use crate::support::postgres::Postgres;
use crate::support::stories::Tables;
use crate::support::tracker::Misbehaving;

/// The second story: bills by a user's number, and the users.
const BILLING: &str = "
    CREATE TABLE users (id INT PRIMARY KEY, login VARCHAR(80), created_at DATETIME) COMMENT 'who signed up';
    INSERT INTO users VALUES (1, 'your@user.com', '2009-10-01 00:00:00'), (15, 'third@user.com', '2009-10-01 02:00:00');
    CREATE TABLE billing (id INT PRIMARY KEY, user_id INT, amount INT, created_at DATETIME,
                          FOREIGN KEY (user_id) REFERENCES users (id));
    INSERT INTO billing VALUES (1, 1, 100, '2009-10-01 00:00:00'), (2, NULL, 100, '2009-10-01 13:53:45'),
                               (3, 15, 150, '2009-10-01 14:29:42')";

/// What is typed to get there.
fn fields(database: &impl Tables) -> Vec<(&'static str, String)> {
    let answers = database.answers("reader");
    let answer = |field: &str| answers.get(field).expect("it is answered").to_owned();
    [("Host", "host"), ("Port", "port"), ("User name", "user"), ("Password", "password"), ("Database", "database")]
        .map(|(label, field)| (label, answer(field)))
        .to_vec()
}

/// Connected, with the tables in sight.
pub fn connect<T: Tables>(wizard: &mut Wizard, database: &T) {
    wizard.press(tr!("choose-database-open"));
    wizard.see(tr!("connect-page"));
    wizard.choose(tr!("connect-kind"), T::KIND);
    for (field, text) in fields(database) {
        wizard.fill(field, &text);
    }
    wizard.press(tr!("connect"));
    wizard.see(&format!("Connected to {}", T::SERVER));
}

/// Presses a table in the list.
pub fn press_table(wizard: &mut Wizard, table: &str) {
    let is = |node: &egui_kittest::Node<'_>| role(node) == Role::Row && name(node).contains(table);
    wizard.press_first(table, is);
}

#[test]
fn by_pointer_from_connecting_to_the_practice_run() {
    let mut database = MariaDb::shared().database();
    database.run(BILLING);
    by_pointer(&database);
}

#[test]
fn by_pointer_from_connecting_to_postgres_to_the_practice_run() {
    let mut database = Postgres::shared().database();
    let billing = BILLING.replace(" COMMENT 'who signed up'", "").replace("DATETIME", "TIMESTAMP");
    database.run(&format!("{billing}; COMMENT ON TABLE users IS 'who signed up'"));
    by_pointer(&database);
}

fn by_pointer(database: &impl Tables) {
    let mut wizard = Wizard::open();
    connect(&mut wizard, database);
    wizard.see(tr!("connect-encrypted"));
    wizard.see("who signed up");
    wizard.fill(tr!("connect-search"), "bill");
    wizard.see_gone("who signed up");
    press_table(&mut wizard, "billing");
    wizard.see("Table billing of the database");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));

    wizard.choose(&tr!("match-column-for", field = tr!("who")), "user_id");
    wizard.see(&tr!("lookup-refers", column = "user_id", named = "users"));
    wizard.press(&tr!("match-look-up-there", column = "user_id", source = "users"));
    wizard.see(&tr!("match-look-up-there", column = "user_id", source = "users"));
    wizard.see("login is usually used");
    wizard.press(tr!("match-look-up-do"));
    wizard.see(&tr!("match-looked-up", take = "login", source = "users", by = "id", column = "user_id"));
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.fill(tr!("match-event-name"), "Billed");
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-all-checked", count = 3_u64));
    wizard.see("1, your@user.com, Billed");
    wizard.see("3, third@user.com, Billed");
    wizard.press(tr!("continue"));
    wizard.press(&tr!("send-practice", count = 2_u64));
    wizard.see(tr!("result-table"));
}

#[test]
fn by_keyboard_from_connecting_to_the_practice_run() {
    let mut database = MariaDb::shared().database();
    database.run(BILLING);
    let mut wizard = Wizard::open();
    let go = |wizard: &mut Wizard, to: &str, press: Key| {
        wizard.tab_to(to);
        wizard.key(press);
    };
    go(&mut wizard, "Connect…", Key::Enter);
    wizard.see(tr!("connect-page"));
    for (field, text) in fields(&database) {
        wizard.tab_to(field);
        wizard.window.event(eframe::egui::Event::Text(text));
        wizard.settle();
    }
    go(&mut wizard, "Connect", Key::Enter);
    wizard.see("Connected to MariaDB");
    let row = wizard.all().find(|node| role(node) == Role::Row && name(node).contains("billing")).map(|row| name(&row));
    go(&mut wizard, &row.expect("the table is listed"), Key::Enter);
    wizard.see("Table billing of the database");
    wizard.see_all_rows();
    go(&mut wizard, "Continue", Key::Enter);
    wizard.see(tr!("match-title"));
    go(&mut wizard, "user_id", Key::Space);
    go(&mut wizard, "Who", Key::Space);
    wizard.see(&tr!("lookup-refers", column = "user_id", named = "users"));
    go(&mut wizard, "Look user_id up in users", Key::Enter);
    wizard.see("login is usually used");
    go(&mut wizard, "Look it up", Key::Enter);
    wizard.see(&tr!("match-looked-up", take = "login", source = "users", by = "id", column = "user_id"));
    go(&mut wizard, "Time zone", Key::Enter);
    wizard.window.event(eframe::egui::Event::Text("UTC".to_owned()));
    wizard.settle();
    wizard.key(Key::Enter);
    wizard.tab_to(tr!("match-event-name"));
    wizard.window.event(eframe::egui::Event::Text("Billed".to_owned()));
    wizard.settle();
    go(&mut wizard, "Continue", Key::Enter);
    wizard.see(&tr!("preview-all-checked", count = 3_u64));
    wizard.see("1, your@user.com, Billed");
    go(&mut wizard, "Continue", Key::Enter);
    go(&mut wizard, "Start practice run (2 events)", Key::Enter);
    wizard.see(tr!("result-table"));
}

#[test]
fn the_kind_of_database_says_its_port_and_a_whole_address_its_kind() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, login TEXT, \"Total\" INT); INSERT INTO t VALUES (1, 'ada', 7)");
    let mut wizard = Wizard::open();
    wizard.press(tr!("choose-database-open"));
    wizard.see(tr!("setting-mysql-port-help"));
    wizard.choose(tr!("connect-kind"), "PostgreSQL");
    wizard.see(tr!("setting-postgres-port-help"));
    wizard.choose(tr!("connect-kind"), "MySQL/MariaDB");
    let port = Postgres::shared().port;
    // The other kind at that port: which one it is, is said.
    for (field, text) in fields(&database) {
        wizard.fill(field, &text);
    }
    wizard.press(tr!("connect"));
    wizard.see("there is PostgreSQL and not MySQL/MariaDB.");
    for (field, _) in fields(&database) {
        wizard.fill(field, "");
    }
    let address = format!("postgres://reader:reader@127.0.0.1:{port}/{}", database.name);
    wizard.fill(tr!("connect-address"), &address);
    wizard.see(tr!("setting-postgres-port-help"));
    wizard.press(tr!("connect"));
    wizard.see("Connected to PostgreSQL");
    wizard.type_into(tr!("connect-query-field"), 0, "SELECT \"To");
    wizard.press(tr!("back"));
    wizard.press(tr!("choose-database-open"));
    wizard.press(tr!("connect"));
    wizard.see("Connected to PostgreSQL");
}

#[test]
fn names_are_offered_while_a_query_is_typed() {
    let mut database = MariaDb::shared().database();
    database.run(BILLING);
    let mut wizard = Wizard::open();
    connect(&mut wizard, &database);
    wizard.type_into(tr!("connect-query-field"), 0, "SELECT log");
    wizard.see("login, a column of users");
    // By keyboard: what is offered comes next, and the keyboard goes back to where it was.
    wizard.tab_to("login, a column of users");
    wizard.key(Key::Enter);
    assert_eq!(wizard.value(tr!("connect-query-field")), "SELECT login");
    wizard.window.event(eframe::egui::Event::Text(", created_at AS ".to_owned()));
    wizard.settle();
    wizard.press("KM_TIME, when it happened");
    assert_eq!(wizard.value(tr!("connect-query-field")), "SELECT login, created_at AS KM_TIME");
    wizard.window.event(eframe::egui::Event::Text(" FROM us".to_owned()));
    wizard.settle();
    wizard.press("users, a table");
    wizard.press(tr!("connect-query-read"));
    wizard.see(&tr!("reading-query", of = "the database"));
    wizard.see("third@user.com");
}

#[test]
fn what_went_wrong_in_connecting_is_said_and_the_form_stays_as_it_was_filled_in() {
    let mut database = MariaDb::shared().database();
    database.run(BILLING);
    let mut wizard = Wizard::open();
    wizard.press(tr!("choose-database-open"));
    for (field, text) in fields(&database) {
        wizard.fill(field, if field == "Password" { "wrong" } else { &text });
    }
    wizard.press(tr!("connect"));
    wizard.see("The server refused this user name or password.");
    assert_eq!(wizard.value(tr!("setting-user")), "reader");
    wizard.fill(tr!("resume-password"), "reader");
    wizard.press(tr!("connect"));
    wizard.see("Connected to MariaDB");
}

#[test]
fn a_server_that_cannot_be_verified_is_connected_to_only_by_a_choice_that_is_named_and_kept() {
    let server = MariaDb::shared();
    let database = server.database();
    let connect = |name: &str| {
        let mut wizard = Wizard::open();
        wizard.press(tr!("choose-database-open"));
        for (field, text) in fields(&database) {
            wizard.fill(field, &text);
        }
        wizard.choose(tr!("setting-tls"), tr!("setting-tls-required"));
        wizard.press(tr!("connect-keep"));
        wizard.fill(tr!("connect-keep-name"), name);
        wizard.press(tr!("connect"));
        wizard.see("Nothing was sent to it.");
        wizard.see("SHA-256 fingerprint");
        wizard
    };
    let kept = |wizard: &Wizard| std::fs::read_to_string(wizard.data.join("connections.toml")).unwrap_or_default();

    let mut trusting = connect("Trusting");
    assert_eq!(kept(&trusting), "", "nothing was connected to");
    trusting.fill(tr!("setting-ca-file"), &server.ca.to_string_lossy());
    trusting.press(tr!("connect-trust-file"));
    trusting.see("Connected to MariaDB");
    trusting.see(tr!("connect-encrypted"));
    let text = kept(&trusting);
    assert!(text.contains("ca_file") && text.contains("tls = \"required\""), "{text}");

    let mut unverified = connect("Unverified");
    unverified.press(tr!("connect-not-verified-deed"));
    unverified.see("Connected to MariaDB");
    let text = kept(&unverified);
    assert!(text.contains("tls = \"unverified\"") && !text.contains("ca_file"), "{text}");
}

#[test]
fn a_plan_that_asks_for_less_encryption_is_not_opened() {
    let plan = r#"version = 1
[source]
kind = "mysql"
host = "no-such-host.invalid"
user = "reader"
table = "users"
tls = "off"
[mapping]
zone = "UTC"
"#;
    let mut wizard = Wizard::open();
    wizard.drop_file("plan.toml", plan);
    wizard.see("less secure connection");
    wizard.drop_file("plan.toml", plan.replace("off", "required"));
    wizard.see("There is no server called");
}

#[test]
fn a_database_that_was_kept_is_connected_to_with_one_press() {
    let mut database = MariaDb::shared().database();
    database.run(BILLING);
    let keychain = InMemory::default();
    let open =
        |folder: Folder| Wizard::with_keychain(Theme::Light, [1280.0, 800.0], folder, Arc::new(keychain.clone()));
    let mut first = open(Folder::new());
    first.press(tr!("choose-database-open"));
    for (field, text) in fields(&database) {
        first.fill(field, &text);
    }
    first.press(tr!("connect-keep"));
    first.fill(tr!("connect-keep-name"), "Shop");
    first.press(tr!("connect"));
    first.see("Connected to MariaDB");
    assert_eq!(keychain.count(), 1);
    let kept = std::fs::read_to_string(first.data.join("connections.toml")).expect("it was kept");
    assert!(kept.contains("name = \"Shop\"") && !kept.contains("password"), "{kept}");

    first.press(tr!("back"));
    first.see(tr!("choose-title"));
    first.press(tr!("choose-database-open"));
    first.see(tr!("connect-before"));
    first.press("Shop");
    first.see("Connected to MariaDB");
    first.press(tr!("back"));
    first.press(tr!("choose-database-open"));
    first.press(&tr!("connect-forget-name", name = "Shop"));
    first.see_gone(tr!("connect-before"));
    first.until("the password to be forgotten", |_| keychain.count() == 0);
}

#[test]
fn what_is_new_is_brought_in_from_the_history() {
    let mut database = MariaDb::shared().database();
    database.run(BILLING);
    let tracker = Misbehaving::well();
    let mut wizard = Wizard::open();
    connect(&mut wizard, &database);
    press_table(&mut wizard, "users");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    confirm(&wizard, &tracker);
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.fill(tr!("match-event-name"), "Joined");
    send_known(&mut wizard, 2);
    wizard.see(&tr!("result-title", count = 2_u64, product = "Stand-in"));
    assert_eq!(tracker.received().len(), 2);

    let bring = |wizard: &mut Wizard| {
        wizard.press(tr!("result-something-else"));
        // From the result back to the tables, from there to the ways in.
        wizard.until("a page to begin at", |wizard| {
            wizard.offers(tr!("choose-database-open")) || wizard.offers(tr!("connect-query-read"))
        });
        if wizard.offers(tr!("connect-query-read")) {
            wizard.press(tr!("back"));
        }
        wizard.see(tr!("choose-title"));
        wizard.press(tr!("history-page"));
        press_table(wizard, "users");
        wizard.press(tr!("history-new-rows"));
        // Nothing kept the password.
        wizard.see(tr!("resume-password"));
        look_in_both(&mut wizard.window, "dialog-password");
        wizard.fill(tr!("resume-password"), "reader");
        wizard.press(tr!("connect"));
    };
    database.run("INSERT INTO users VALUES (16, 'new@user.com', '2009-10-02 00:00:00')");
    bring(&mut wizard);
    wizard.see(&tr!("begin-behind", since = 15_u64));
    wizard.see("new@user.com");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    choose_known(&mut wizard);
    wizard.press(&tr!("send-events", count = 1_u64));
    wizard.see(&tr!("result-title", count = 1_u64, product = "Stand-in"));
    let received = tracker.received();
    assert_eq!(received.len(), 3);
    assert!(received[2].target().contains("_p=new%40user.com&_n=Joined"), "{:?}", received[2]);

    bring(&mut wizard);
    wizard.see(tr!("error-nothing-new"));
}

#[test]
fn the_pages_of_a_database_are_read_in_both_themes() {
    let mut database = MariaDb::shared().database();
    database.run(BILLING);
    for (theme, theme_name) in THEMES {
        let mut wizard = Wizard::look(theme, [1280.0, 800.0]);
        let picture = |wizard: &mut Wizard, called: &str, wanted: &[&str]| {
            page(wizard, &format!("{called}-{theme_name}"), wanted);
        };
        wizard.press(tr!("choose-database-open"));
        wizard.see(tr!("connect-page"));
        for (field, text) in fields(&database) {
            wizard.fill(field, &text);
        }
        wizard.press(tr!("connect-keep"));
        picture(&mut wizard, "1-connect", &["Connect to a database", "Host", "Password", "Connect"]);
        wizard.press(tr!("connect"));
        wizard.see("Connected to MariaDB");
        wizard.see_gone(tr!("connect-connecting"));
        picture(&mut wizard, "1-tables", &["Connected to MariaDB", "billing", "users", "who signed up"]);
        wizard.type_into(
            tr!("connect-query-field"),
            0,
            "SELECT b.amount, u.lo FROM billing b JOIN users u ON u.id = b.user_id",
        );
        (0..49).for_each(|_| wizard.window.key_press(Key::ArrowLeft));
        wizard.see("login, a column of users");
        picture(&mut wizard, "1-query", &["login", "SELECT b.amount, u.lo FROM billing b"]);
        press_table(&mut wizard, "billing");
        wizard.see_all_rows();
        wizard.press(tr!("continue"));
        wizard.choose(&tr!("match-column-for", field = tr!("who")), "user_id");
        picture(&mut wizard, "3-suggested", &["Match your columns", "user_id", "Look user_id up in users"]);
        wizard.press(&tr!("match-look-up-there", column = "user_id", source = "users"));
        wizard.see("login is usually used");
        picture(&mut wizard, "3-look-up", &["login is usually used"]);
    }
}
