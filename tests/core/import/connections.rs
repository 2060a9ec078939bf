//! Databases that were connected to: what is kept of them, and whose password it is.

use backfill::import::Error;
use backfill::import::connections::{self, Connection, FILE};
use backfill::source::Answers;

use crate::support::folder::Folder;
use crate::support::keychain::InMemory;

fn shop() -> Answers {
    Answers::new("mysql")
        .with("host", "db.example.com")
        .with("user", "reader")
        .with("password", "open sesame")
        .with("database", "shop")
        .with("tls", "required")
        .with("table", "orders")
        .with("since", "7")
}

#[test]
fn how_a_database_is_reached_is_kept_without_its_password_and_without_what_was_read() {
    let folder = Folder::new();
    assert!(connections::all(folder.path()).unwrap().is_empty());
    connections::keep(folder.path(), &Connection::new(" ", &shop())).unwrap();
    connections::keep(folder.path(), &Connection::new("Stock", &shop().with("database", "stock"))).unwrap();
    let all = connections::all(folder.path()).unwrap();
    assert_eq!(all.iter().map(|kept| kept.name.as_str()).collect::<Vec<_>>(), ["Stock", "shop at db.example.com"]);
    let kept: Vec<&str> = all[0].answers.values.keys().map(String::as_str).collect();
    assert_eq!(kept, ["database", "host", "tls", "user"]);
    let text = std::fs::read_to_string(folder.at(FILE)).unwrap();
    assert!(!text.contains("sesame") && !text.contains("orders"), "{text}");

    // A name has one place; the latest counts.
    connections::keep(folder.path(), &Connection::new("Stock", &shop())).unwrap();
    assert_eq!(connections::all(folder.path()).unwrap().len(), 2);
    connections::forget(folder.path(), "Stock").unwrap();
    assert_eq!(connections::all(folder.path()).unwrap().len(), 1);
}

#[test]
fn a_password_is_a_users_at_a_server_whatever_is_read_there() {
    let keychain = InMemory::default();
    connections::keep_password(&keychain, &shop()).unwrap();
    let password = |answers: &Answers| connections::password(&keychain, answers).unwrap();
    let known = Some("open sesame".to_owned());
    assert_eq!(password(&Connection::new("", &shop()).answers), known);
    assert_eq!(password(&shop().with("database", "stock").with("port", "3306")), known);
    assert_eq!(password(&Answers::new("mysql").with("address", "mysql://reader@db.example.com/x")), known);
    assert_eq!(password(&shop().with("user", "writer")), None);
    assert_eq!(password(&shop().with("port", "3307")), None);
    assert_eq!(password(&shop().with("ssh_host", "gate")), None);
    assert_eq!(password(&Answers::new("csv").with("file", "a.csv")), None);
    connections::forget_password(&keychain, &shop()).unwrap();
    assert_eq!(password(&shop()), None);
}

#[test]
fn a_file_that_is_none_of_ours_is_said_and_left_as_it_is() {
    let folder = Folder::new();
    folder.write(FILE, "connection = 7");
    let error = connections::keep(folder.path(), &Connection::new("", &shop())).unwrap_err();
    assert!(matches!(error, Error::Connections { .. }), "{error:?}");
    assert_eq!(std::fs::read_to_string(folder.at(FILE)).unwrap(), "connection = 7");
}
