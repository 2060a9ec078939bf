//! Answers and whole addresses as settings.

use std::path::PathBuf;
use std::time::Duration;

use backfill::source::mysql::{BadName, DatabaseProblem, KIND};
use backfill::source::server::Exposure;
use backfill::source::server::address::{Address, Tls, split};
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

#[test]
fn names_that_ssh_would_read_otherwise_are_refused_without_repeating_them() {
    let name = |answers: &Answers| match Address::from_answers(&split(answers).unwrap()).unwrap_err() {
        SourceError::Database { problem: DatabaseProblem::BadName(name), server: None } => name,
        error => panic!("{error:?}"),
    };
    let good = Answers::new("mysql").with("host", "db.example.com").with("user", "u").with("ssh_host", "gate");
    assert!(Address::from_answers(&good).is_ok());
    for bad in [
        "${KISSMETRICS_API_KEY}-x.localhost",
        "%u.example.com",
        "-oProxyCommand=id",
        "a b",
        "a\nb",
        "//x",
        "u:hidden@h",
        "fe80::1%eth0",
        ".example.com",
        "h;id",
        "h`id`",
    ] {
        assert_eq!(name(&good.clone().with("host", bad)), BadName::Host, "{bad}");
        if !bad.contains('@') {
            assert_eq!(name(&good.clone().with("ssh_host", bad)), BadName::SshHost, "{bad}");
            assert_eq!(name(&good.clone().with("ssh_user", bad)), BadName::SshUser, "{bad}");
        }
    }
    assert_eq!(name(&pasted("mysql://u@%24%7BBACKFILL_DATABASE_PASSWORD%7D.example.com/d")), BadName::Host);
    assert_eq!(name(&pasted("mysql://u@h/d?ssh-host=${HOME}")), BadName::SshHost);
    assert_eq!(name(&good.clone().with("ssh_key", "/keys/${BACKFILL_DATABASE_PASSWORD}")), BadName::SshKey);
    assert_eq!(name(&good.clone().with("user", "a\u{0}b")), BadName::User);
    for port in ["70000", "0", "-1", "3306 -R", "22;id"] {
        let refused = Address::from_answers(&good.clone().with("ssh_port", port)).unwrap_err();
        assert!(matches!(refused, SourceError::BadAnswer { field: "ssh_port", .. }), "{port}: {refused:?}");
    }
}

#[test]
fn names_that_people_have_are_taken() {
    let good = Answers::new("mysql").with("host", "h").with("user", "u").with("ssh_host", "gate");
    for host in
        ["localhost", "10.0.0.7", "2001:db8::1", "::1", "db_1.corp", "DB-2.example.com.", "daten.münchen.example"]
    {
        assert!(Address::from_answers(&good.clone().with("host", host).with("ssh_host", host)).is_ok(), "{host}");
    }
    for user in ["me", "ada@corp.example.com", "CORP\\ada", "a.b-c_d+e"] {
        assert!(Address::from_answers(&good.clone().with("ssh_user", user)).is_ok(), "{user}");
    }
    let ssh = Address::from_answers(&good.with("ssh_host", "me@gate")).unwrap().ssh.unwrap();
    assert_eq!((ssh.user.as_deref(), ssh.host.as_str()), (Some("me"), "gate"), "as it is typed behind ssh");
}

#[test]
fn words_about_encryption_that_are_not_understood_are_refused_by_name() {
    for (extra, named) in [
        ("ssl=yes", "ssl=yes"),
        ("ssl", "ssl="),
        ("ssl-mode=REQUIERD", "ssl-mode=REQUIERD"),
        ("sslmode=verify-peer", "sslmode=verify-peer"),
        ("tls=skip-verify", "tls=skip-verify"),
        ("ssl-mode=", "ssl-mode="),
        ("charset=utf8&sslmod=required", "sslmod=required"),
        ("verifyServerCertificate=false", "verifyServerCertificate=false"),
        ("ssl=true&ssl-mode=DISABLED", "ssl-mode=DISABLED"),
    ] {
        let error = split(&pasted(&format!("mysql://u:hidden@h/d?{extra}"))).unwrap_err();
        let SourceError::Database { problem: DatabaseProblem::EncryptionWords { words, .. }, server: None } = &error
        else {
            panic!("{extra}: {error:?}")
        };
        assert_eq!(words, named);
        let sentence = backfill::error::Error::from(error).sentence();
        assert!(
            sentence.contains(named) && sentence.contains("Allowed: ") && !sentence.contains("hidden"),
            "{sentence}"
        );
    }
    for (extra, tls) in [
        ("ssl-mode=VERIFY_IDENTITY", "required"),
        ("sslMode=verify-ca", "authority"),
        ("useSSL=false", "off"),
        ("tls=true&requireSSL=true", "required"),
        ("ssl-mode=preferred", "preferred"),
        ("ssl-mode=unverified", "unverified"),
    ] {
        assert_eq!(split(&pasted(&format!("mysql://u@h/d?{extra}"))).unwrap().get("tls"), Some(tls), "{extra}");
    }
    let unknown = Address::from_answers(&Answers::new("mysql").with("host", "h").with("user", "u").with("tls", "yes"));
    assert!(matches!(unknown, Err(SourceError::BadAnswer { field: "tls", .. })), "{unknown:?}");
}

#[test]
fn off_this_computer_the_connection_is_encrypted_and_verified_unless_somebody_chose_otherwise() {
    let address = |host: &str, tls: &str| {
        let answers = Answers::new("mysql").with("host", host).with("user", "u").with("tls", tls);
        Address::from_answers(&answers).unwrap()
    };
    for tls in ["", "preferred"] {
        for far in ["db.example.com", "10.0.0.7", "2001:db8::1", "0.0.0.0", "localhost.example.com"] {
            assert_eq!(address(far, tls).protection(), Tls::Required, "{far}");
        }
        for near in ["localhost", "LOCALHOST", "127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"] {
            assert_eq!(address(near, tls).protection(), Tls::Preferred, "{near}");
        }
    }
    let far = |tls: &str| address("db.example.com", tls);
    assert_eq!(far("off").exposure(), Some(Exposure::NotEncrypted));
    assert_eq!(far("unverified").exposure(), Some(Exposure::NotVerified));
    assert_eq!((far("").exposure(), address("localhost", "off").exposure()), (None, None));
    for (tls, lowered) in [("", false), ("required", false), ("authority", true), ("unverified", true), ("off", true)] {
        assert_eq!(far(tls).is_lowered(), lowered, "{tls}");
    }
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
