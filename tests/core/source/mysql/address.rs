//! Answers and whole addresses as settings.

use std::path::PathBuf;
use std::time::Duration;

use backfill::source::mysql::address::{Address, Tls, split};
use backfill::source::mysql::{DatabaseProblem, KIND};
use backfill::source::{Answers, SourceError};
use proptest::prelude::*;

fn pasted(address: &str) -> Answers {
    Answers::new("mysql").with("address", address)
}

#[test]
fn a_whole_address_fills_the_fields() {
    let split = split(&pasted("mysql://ada:s3cret@db.example.com:3307/shop?ssl-mode=REQUIRED&charset=utf8")).unwrap();
    let expected = Answers::new("mysql")
        .with("host", "db.example.com")
        .with("port", "3307")
        .with("user", "ada")
        .with("password", "s3cret")
        .with("database", "shop")
        .with("tls", "required");
    assert_eq!(split, expected);
}

#[test]
fn a_password_may_hold_anything_escaped_or_not() {
    for (address, password) in [
        ("mysql://u:p@ss:w/o?rd@h/d", "p@ss:w/o?rd"),
        ("mysql://u:p%40ss%3Aw%2Fo%3Frd@h/d", "p@ss:w/o?rd"),
        ("mysql://u:50%@h/d", "50%"),
        ("mysql://u:#1@h/d", "#1"),
        ("mysql://u:p%C3%A4ss@h/d", "päss"),
    ] {
        let split = split(&pasted(address)).unwrap();
        assert_eq!(split.get("password"), Some(password), "{address}");
        assert_eq!((split.get("user"), split.get("host"), split.get("database")), (Some("u"), Some("h"), Some("d")));
    }
}

#[test]
fn other_programs_write_the_scheme_otherwise() {
    for scheme in ["mysql", "MYSQL", "mysql2", "mariadb", "jdbc:mysql", "jdbc:mariadb"] {
        assert_eq!(split(&pasted(&format!("{scheme}://u@h"))).unwrap().get("host"), Some("h"), "{scheme}");
    }
}

#[test]
fn hosts_may_be_numbers_of_both_kinds() {
    let split = split(&pasted("mysql://u@[2001:db8::1]:3307/d")).unwrap();
    assert_eq!((split.get("host"), split.get("port")), (Some("2001:db8::1"), Some("3307")));
}

#[test]
fn what_was_answered_by_itself_wins_over_the_address() {
    let answers = pasted("mysql://u:p@h/shop").with("database", "other").with("user", "me");
    let split = split(&answers).unwrap();
    assert_eq!((split.get("database"), split.get("user"), split.get("host")), (Some("other"), Some("me"), Some("h")));
}

#[test]
fn what_is_no_address_is_said_without_repeating_it() {
    for address in ["db.example.com", "http://u:hidden@h", "mysql://", "mysql://u:hidden@", "mysql://u:hidden@h:port"] {
        let error = split(&pasted(address)).unwrap_err();
        assert!(
            matches!(&error, SourceError::Database { problem: DatabaseProblem::BadAddress, server: None }),
            "{address}: {error}"
        );
        assert!(!format!("{error:?}").contains("hidden"));
    }
}

#[test]
fn no_secret_is_left_in_what_a_plan_keeps() {
    let answers = pasted("mysql://u:hidden@h/d").with("password", "hidden too");
    for answers in [answers.clone().without_secrets(&KIND), split(&answers).unwrap().without_secrets(&KIND)] {
        assert!(!format!("{answers:?}").contains("hidden"), "{answers:?}");
    }
    let address = Address::from_answers(&split(&answers).unwrap()).unwrap();
    assert!(!format!("{address:?}").contains("hidden"));
}

#[test]
fn the_settings_follow_from_the_answers() {
    let answers = Answers::new("mysql")
        .with("host", "h")
        .with("user", "u")
        .with("tls", "authority")
        .with("ca_file", "/ca.pem")
        .with("ssh_host", "gate")
        .with("ssh_user", "me")
        .with("ssh_port", "2222")
        .with("ssh_key", "/key")
        .with("patience", "7");
    let address = Address::from_answers(&answers).unwrap();
    assert_eq!((address.port, address.tls, address.patience), (3306, Tls::Authority, Duration::from_secs(7)));
    assert_eq!(address.ca_file, Some(PathBuf::from("/ca.pem")));
    let ssh = address.ssh.unwrap();
    assert_eq!((ssh.host.as_str(), ssh.user.as_deref(), ssh.port), ("gate", Some("me"), Some(2222)));
    assert_eq!(ssh.key, Some(PathBuf::from("/key")));
}

#[test]
fn a_missing_host_or_user_and_a_bad_port_are_said_by_field() {
    let field = |answers: &Answers| match Address::from_answers(answers).unwrap_err() {
        SourceError::MissingAnswer { field, .. } | SourceError::BadAnswer { field, .. } => field,
        error => panic!("{error}"),
    };
    assert_eq!(field(&Answers::new("mysql")), "host");
    assert_eq!(field(&Answers::new("mysql").with("host", "h")), "user");
    let answers = Answers::new("mysql").with("host", "h").with("user", "u");
    assert_eq!(field(&answers.clone().with("port", "70000")), "port");
    assert_eq!(field(&answers.with("port", "0")), "port");
}

proptest! {
    #[test]
    fn any_password_survives_being_pasted(password in "[^%\r\n\t ][^%\r\n\t]{0,20}", host in "[a-z]{1,9}") {
        let split = split(&pasted(&format!("mysql://u:{password}@{host}/d"))).unwrap();
        prop_assert_eq!(split.get("password"), Some(password.as_str()));
        prop_assert_eq!(split.get("host"), Some(host.as_str()));
    }

    #[test]
    fn no_text_makes_the_address_fail_other_than_with_an_error(text in ".{0,40}") {
        let _ = split(&pasted(&text));
        let _ = split(&pasted(&format!("mysql://{text}")));
    }
}
