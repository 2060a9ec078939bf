//! Databases that were connected to: what is kept of them, and whose password it is.

use backfill::mapping::Mapping;
use backfill::plan::{Plan, SecondSource};
use backfill::source::Answers;
use backfill::store::StoreError;
use backfill::store::connections::{self, Connection, FILE, Trusted};

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
fn a_plan_reaches_less_safely_only_where_the_person_chose_so_for_that_server() {
    let folder = Folder::new();
    let trusted = || Trusted::load(folder.path()).unwrap();
    let plan = |tls: &str| shop().with("tls", tls);
    for tls in ["authority", "unverified", "off"] {
        assert!(!trusted().allows(&plan(tls)), "{tls}");
    }
    for tls in ["", "preferred", "required"] {
        assert!(trusted().allows(&plan(tls)), "{tls}");
    }
    assert!(!trusted().allows(&plan("").with("ca_file", "/brought/along.pem")));
    assert!(trusted().allows(&plan("off").with("host", "localhost")), "nothing leaves the computer");
    assert!(!trusted().knows(&shop()));

    // As it is kept, and for no other server, way or choice.
    connections::keep(folder.path(), &Connection::new("Shop", &plan("unverified"))).unwrap();
    assert!(trusted().allows(&plan("unverified")) && !trusted().allows(&plan("off")));
    assert!(trusted().knows(&shop().with("host", "DB.example.com").with("user", "other")));
    for (field, value) in [("host", "db.example.org"), ("port", "3307"), ("ssh_host", "gate")] {
        let elsewhere = plan("unverified").with(field, value);
        assert!(!trusted().allows(&elsewhere) && !trusted().knows(&elsewhere), "{field}");
    }
    // As it was agreed to; the latest counts, and forgetting the connection forgets that too.
    connections::agree(folder.path(), &plan("off")).unwrap();
    assert!(trusted().allows(&plan("off")));
    connections::agree(folder.path(), &plan("authority").with("user", "other")).unwrap();
    assert!(trusted().allows(&plan("authority")) && !trusted().allows(&plan("off")));
    let text = std::fs::read_to_string(folder.at(FILE)).unwrap();
    assert!(!text.contains("sesame"), "{text}");
    connections::forget(folder.path(), "Shop").unwrap();
    assert!(!trusted().knows(&shop()) && !trusted().allows(&plan("authority")));
}

#[test]
fn what_was_kept_before_is_known_and_less_safe_only_as_it_was_kept() {
    let folder = Folder::new();
    folder.write(
        FILE,
        "[[connection]]\nname = \"Shop\"\nkind = \"mysql\"\nhost = \"db.example.com\"\nuser = \"reader\"\ntls = \"off\"\n",
    );
    let trusted = Trusted::load(folder.path()).unwrap();
    assert!(trusted.knows(&shop()) && trusted.allows(&shop().with("tls", "off")));
    assert!(!trusted.allows(&shop().with("tls", "unverified")));
}

#[test]
fn a_plan_is_held_against_this_with_all_that_it_looks_up() {
    let plan = |lookup: Answers| {
        let second = SecondSource { name: "users".to_owned(), answers: lookup };
        Plan::new(shop(), Mapping::default()).with_lookups(vec![second])
    };
    let trusted = Trusted::default();
    assert!(trusted.check(plan(Answers::new("mysql").with("table", "users")).sources()).is_ok());
    let error = trusted.check(plan(shop().with("host", "other.example.com").with("tls", "off")).sources()).unwrap_err();
    assert!(matches!(&error, StoreError::Lowered { server } if server == "other.example.com:3306"), "{error:?}");
}

#[test]
fn a_file_that_is_none_of_ours_is_said_and_left_as_it_is() {
    let folder = Folder::new();
    folder.write(FILE, "connection = 7");
    let error = connections::keep(folder.path(), &Connection::new("", &shop())).unwrap_err();
    assert!(matches!(error, StoreError::Connections { .. }), "{error:?}");
    assert_eq!(std::fs::read_to_string(folder.at(FILE)).unwrap(), "connection = 7");
}
