//! What could be typed next in a query.

use backfill::source::mysql::complete::{KnownTable, complete};
use proptest::prelude::*;

fn tables() -> Vec<KnownTable> {
    let table = |name: &str, columns: &[&str]| KnownTable {
        name: name.to_owned(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
    };
    vec![
        table("billing", &["id", "user_id", "amount", "created at"]),
        table("users", &["id", "login", "created_at", "last_login"]),
        table("order", &["id"]),
    ]
}

/// What is offered where `|` stands.
fn offered(query: &str) -> Vec<String> {
    let cursor = query.find('|').expect("a cursor");
    let query = query.replace('|', "");
    complete(&query, cursor, &tables()).offers.into_iter().map(|offer| offer.text).collect()
}

/// The query once the first offer was taken.
fn taken(query: &str) -> String {
    let cursor = query.find('|').expect("a cursor");
    let mut query = query.replace('|', "");
    let found = complete(&query, cursor, &tables());
    query.replace_range(found.replace, &found.offers.first().expect("an offer").text);
    query
}

#[test]
fn tables_are_offered_where_a_table_is_named() {
    assert_eq!(offered("SELECT * FROM |"), ["billing", "users", "`order`"]);
    assert_eq!(offered("SELECT * FROM us|"), ["users"]);
    assert_eq!(offered("select * from users u join b|"), ["billing"]);
    assert_eq!(offered("SELECT * FROM users, b|"), ["billing"]);
    assert_eq!(taken("SELECT id FROM or|"), "SELECT id FROM `order`");
}

#[test]
fn columns_are_offered_of_the_tables_that_the_query_names() {
    assert_eq!(offered("SELECT lo| FROM users"), ["login", "last_login"]);
    assert_eq!(offered("SELECT cr| FROM billing"), ["`created at`"]);
    assert_eq!(offered("SELECT cr|"), ["`created at`", "created_at"]);
    assert_eq!(offered("SELECT id, am| FROM billing WHERE id > 3"), ["amount"]);
    assert_eq!(taken("SELECT LOG| FROM users"), "SELECT login FROM users");
}

#[test]
fn columns_behind_a_point_are_those_of_that_table_under_any_name() {
    assert_eq!(
        offered("SELECT u.| FROM billing b JOIN users u ON u.id = b.user_id"),
        ["id", "login", "created_at", "last_login"]
    );
    assert_eq!(offered("SELECT b.us| FROM billing AS b"), ["user_id"]);
    assert_eq!(offered("SELECT `billing`.am| FROM billing"), ["amount"]);
    assert_eq!(offered("SELECT nobody.| FROM users"), [""; 0]);
}

#[test]
fn the_names_that_kissmetrics_knows_are_offered() {
    assert_eq!(offered("SELECT login AS | FROM users"), ["KM_PERSON", "KM_TIME", "KM_LAST_RAN"]);
    assert_eq!(offered("SELECT login AS km_l| FROM users"), ["KM_LAST_RAN"]);
    assert_eq!(offered("SELECT id FROM users WHERE id > $|"), ["$KM_LAST_RAN_FOR_THIS_QUERY"]);
}

#[test]
fn nothing_is_offered_for_what_is_whole_or_within_quotes_and_comments() {
    for query in
        ["SELECT login| FROM users", "SELECT 'us|", "SELECT 'lo|' FROM users", "SELECT 1 -- us|", "SELECT /* us|"]
    {
        assert_eq!(offered(query), [""; 0], "{query}");
    }
}

proptest! {
    /// Whatever is typed and wherever the cursor is, what is replaced lies before it and within the query.
    #[test]
    fn no_query_and_no_place_is_too_odd(query in "([a-z.,'`\"#$\\-/* éß(]|SELECT |FROM |users|AS ){0,20}", at in 0_usize..80) {
        let found = complete(&query, at, &tables());
        prop_assert!(found.replace.end <= query.len() && found.replace.start <= found.replace.end);
        prop_assert!(query.get(found.replace).is_some());
    }
}
