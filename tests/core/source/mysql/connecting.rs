//! Getting in, and being told why not.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::path::Path;
use std::process::Command;

use super::{open, problem, proxy, rows};
use crate::support::folder::Folder;
use crate::support::free_address;
use crate::support::identity::Identity;
use crate::support::mariadb::MariaDb;
use crate::support::mysql_double::{self, CACHING_SHA2, Double, NATIVE, SSL, USUAL, raw as server};
use backfill::source::mysql::{Catalog, CertificateFault, DatabaseProblem, KIND, OtherServer};
use backfill::source::{Answers, Reach, SourceError};

/// Answers that lead to a port of this machine.
fn at(port: u16) -> Answers {
    Answers::new("mysql")
        .with("host", "127.0.0.1")
        .with("port", port.to_string())
        .with("user", "ada")
        .with("password", "hidden")
        .with("query", "SELECT 1")
}

/// What is said of something else at a port of this machine.
fn something_else(port: u16, what: Option<OtherServer>) -> DatabaseProblem {
    let Reach::Server(server) = KIND.reach else { panic!("MySQL takes a server") };
    DatabaseProblem::SomethingElse { meant: &server.brand, host: "127.0.0.1".into(), port, what }
}

/// A server that greets so, as one packet.
fn greeting(capabilities: u32) -> Vec<u8> {
    let body = mysql_double::greeting(capabilities, NATIVE);
    [&[u8::try_from(body.len()).unwrap(), 0, 0, 0], body.as_slice()].concat()
}

#[test]
fn a_name_that_leads_nowhere_is_said() {
    let answers = at(3306).with("host", "no-such-host.invalid");
    assert_eq!(problem(&answers), DatabaseProblem::UnknownHost { host: "no-such-host.invalid".into() });
}

#[test]
fn a_port_where_nobody_listens_is_refused() {
    let port = free_address().port();
    assert_eq!(problem(&at(port)), DatabaseProblem::Refused { host: "127.0.0.1".into(), port });
}

#[test]
fn a_wrong_password_and_a_missing_one_are_told_apart() {
    let database = MariaDb::shared().database();
    let wrong = database.query("SELECT 1").with("password", "wrong");
    let error = super::failure(&wrong);
    let SourceError::Database { problem, server } = &error else { panic!("{error}") };
    assert_eq!(*problem, DatabaseProblem::WrongPassword { user: "reader".into(), with_password: true });
    let words = server.as_deref().unwrap();
    assert!(words.contains("Access denied") && words.contains("1045") && !words.contains("wrong"), "{words}");

    let none = database.query("SELECT 1").with("password", "");
    assert_eq!(super::problem(&none), DatabaseProblem::WrongPassword { user: "reader".into(), with_password: false });
}

#[test]
fn a_database_that_is_not_there_and_one_that_is_closed_are_said() {
    let database = MariaDb::shared().database();
    let answers = database.query("SELECT 1");
    assert_eq!(
        problem(&answers.clone().with("database", "test_nowhere")),
        DatabaseProblem::NoSuchDatabase { database: "test_nowhere".into() }
    );
    assert_eq!(problem(&answers.with("database", "mysql")), DatabaseProblem::NoRights { user: "reader".into() });
}

#[test]
fn a_table_without_rights_is_said() {
    let database = MariaDb::shared().database();
    assert_eq!(
        problem(&database.query("SELECT * FROM mysql.user")),
        DatabaseProblem::NoRights { user: "reader".into() }
    );
}

#[test]
fn a_web_server_is_recognized() {
    let port = server(|mut stream| {
        let mut asked = [0; 512];
        let _ = stream.read(&mut asked);
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    });
    let what = Some(OtherServer::Web);
    assert_eq!(problem(&at(port)), something_else(port, what));
}

#[test]
fn an_ssh_server_and_a_mail_server_are_recognized() {
    for (words, what) in
        [("SSH-2.0-OpenSSH_9.2\r\n", OtherServer::Ssh), ("220 mail.example.com ESMTP\r\n", OtherServer::MailOrFtp)]
    {
        let port = server(move |mut stream| {
            let _ = stream.write_all(words.as_bytes());
            let _ = stream.read(&mut [0; 512]);
        });
        let what = Some(what);
        assert_eq!(problem(&at(port)), something_else(port, what));
    }
}

#[test]
fn nonsense_is_no_mysql_server_and_no_panic() {
    for nonsense in [
        &[1, 0, 0, 0, 10][..],
        &[0, 0, 0, 0],
        &[2, 0, 0, 0, 10, 0],
        &[1, 0, 0, 0, 0xff],
        &[5, 0, 0, 0, 9, b'3', 0, 0, 0],
    ] {
        let port = server(move |mut stream| {
            let _ = stream.write_all(nonsense);
        });
        let problem = problem(&at(port));
        let told = matches!(
            problem,
            DatabaseProblem::SomethingElse { .. } | DatabaseProblem::ConnectionLost | DatabaseProblem::Other
        );
        assert!(told, "{nonsense:?}: {problem:?}");
    }
}

#[test]
fn a_server_that_says_nothing_at_all_is_given_up() {
    let port = server(|stream| {
        let mut stream = stream;
        while stream.read(&mut [0; 512]).is_ok_and(|read| read > 0) {}
    });
    assert_eq!(problem(&at(port)), DatabaseProblem::NoAnswer { host: "127.0.0.1".into(), port });
}

#[test]
fn encryption_that_is_not_offered_is_said_when_it_was_asked_for() {
    let port = server(|mut stream| {
        let _ = stream.write_all(&greeting(USUAL));
        let _ = stream.read(&mut [0; 512]);
    });
    assert_eq!(problem(&at(port).with("tls", "required")), DatabaseProblem::TlsNotOffered);
}

#[test]
fn encryption_that_is_too_old_is_said() {
    // What a server sends that knows no version of ours: the alert `protocol_version`.
    let port = server(|mut stream| {
        let _ = stream.write_all(&greeting(USUAL | SSL));
        let _ = stream.read(&mut [0; 512]);
        let _ = stream.write_all(&[0x15, 3, 1, 0, 2, 2, 70]);
        let _ = stream.shutdown(Shutdown::Write);
        while stream.read(&mut [0; 512]).is_ok_and(|read| read > 0) {}
    });
    for tls in ["required", "preferred"] {
        assert_eq!(problem(&at(port).with("tls", tls)), DatabaseProblem::TlsTooOld, "{tls}");
    }
}

/// What is wrong with the certificate for which a connection is refused. Its fingerprint is the one that OpenSSL prints.
#[track_caller]
fn certificate_fault(answers: &Answers) -> CertificateFault {
    let DatabaseProblem::Certificate { fault, fingerprint } = problem(answers) else {
        panic!("it is not refused for it")
    };
    let printed = Command::new("openssl")
        .args(["x509", "-noout", "-fingerprint", "-sha256", "-in"])
        .arg(MariaDb::shared().ca.with_file_name("server.pem"))
        .output()
        .expect("openssl can be run");
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert_eq!(fingerprint.as_deref(), printed.trim().split('=').nth(1), "{printed}");
    fault
}

#[test]
fn a_certificate_of_an_unknown_authority_is_refused_and_of_a_known_one_taken() {
    let server = MariaDb::shared();
    let database = server.database();
    let answers = database.query("SELECT 1 AS one");
    let folder = Folder::new();
    let another = Identity::made(&folder, &["-x509", "-days", "2"]);
    assert_eq!(certificate_fault(&answers.clone().with("tls", "required")), CertificateFault::Unknown);
    for tls in ["preferred", "required", "authority"] {
        let trusting = |file: &Path| answers.clone().with("tls", tls).with("ca_file", file.to_string_lossy());
        assert_eq!(certificate_fault(&trusting(&another.certificate)), CertificateFault::Unknown, "{tls}");
        assert_eq!(rows(&*open(&trusting(&server.ca))), [["1"]], "{tls}");
    }
}

#[test]
fn who_signed_counts_alone_only_where_a_file_says_who_may_have() {
    // Whoever asks has a certificate that everybody trusts, so that it says nothing without its name.
    let answers = MariaDb::shared().database().query("SELECT 1").with("tls", "authority");
    assert_eq!(problem(&answers), DatabaseProblem::AuthorityNotNamed);
    let heard = wants_the_password(USUAL | SSL);
    assert_eq!(problem(&at(heard.port).with("tls", "authority")), DatabaseProblem::AuthorityNotNamed);
    assert_eq!(heard.heard(), Vec::<Vec<u8>>::new(), "nothing is said to anybody");
}

#[test]
fn rows_come_whole_through_encryption_that_is_verified() {
    let server = MariaDb::shared();
    let mut database = server.database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY, text LONGTEXT); INSERT INTO t SELECT seq, REPEAT(CHAR(65 + seq % 26), seq * 7) \
         FROM seq_1_to_3000; INSERT INTO t VALUES (4000, REPEAT('large', 1000000))",
    );
    let verified = database.table("t").with("tls", "required").with("ca_file", server.ca.to_string_lossy());
    let (verified, open_to_all) = (open(&verified), open(&database.table("t").with("tls", "off")));
    assert!(rows(&*verified) == rows(&*open_to_all), "they are the same");
    assert_eq!(verified.rows(), open_to_all.rows());
}

#[test]
fn a_certificate_for_another_host_is_refused_unless_only_the_authority_counts() {
    let server = MariaDb::shared();
    let database = server.database();
    // The certificate is for 127.0.0.1 and localhost; 127.0.0.2 is the same machine.
    let port = proxy("127.0.0.2", server.port);
    let answers = database
        .query("SELECT 1 AS one")
        .with("host", "127.0.0.2")
        .with("port", port.to_string())
        .with("ca_file", server.ca.to_string_lossy());
    assert_eq!(
        certificate_fault(&answers.clone().with("tls", "required")),
        CertificateFault::ForOther { host: "127.0.0.2".into() }
    );
    assert_eq!(rows(&*open(&answers.with("tls", "authority"))), [["1"]]);
}

#[test]
fn a_file_of_certificates_that_is_none_is_said() {
    let folder = Folder::new();
    let database = MariaDb::shared().database();
    let answers = database.query("SELECT 1").with("tls", "required");
    for path in [folder.at("missing.pem"), folder.write("empty.pem", ""), folder.write("text.pem", "hello")] {
        let path = path.to_string_lossy().into_owned();
        assert_eq!(problem(&answers.clone().with("ca_file", &path)), DatabaseProblem::BadCaFile { path });
    }
}

#[test]
fn the_connection_is_encrypted_unless_that_was_declined() {
    let database = MariaDb::shared().database();
    let cipher = |tls: &str| Catalog::open(&database.answers("reader").with("tls", tls)).unwrap().cipher().unwrap();
    assert!(cipher("preferred").is_some_and(|cipher| cipher.contains("AES") || cipher.contains("CHACHA")));
    assert_eq!(cipher("off"), None);
}

#[test]
fn a_user_who_must_come_encrypted_is_let_in_only_so() {
    let mut database = MariaDb::shared().database();
    let user = format!("{}_secure", database.name);
    database.run(&format!(
        "CREATE USER {user}@'%' IDENTIFIED BY '{user}' REQUIRE SSL; GRANT SELECT ON test.* TO {user}@'%'"
    ));
    let answers = database.answers(&user).with("database", "").with("query", "SELECT 1 AS one");
    assert_eq!(rows(&*open(&answers)), [["1"]]);
    // MariaDB only says that access is denied, as it does for a wrong password.
    let refused = problem(&answers.with("tls", "off"));
    database.run(&format!("DROP USER {user}@'%'"));
    assert_eq!(refused, DatabaseProblem::WrongPassword { user, with_password: true });
}

/// A server that wants the password by way of this plugin's full authentication.
fn wants_the_password(capabilities: u32) -> Double {
    Double::start(move |talk| {
        talk.greet(capabilities, CACHING_SHA2)?;
        if capabilities & SSL != 0 {
            talk.encrypt()?;
        }
        talk.receive()?;
        // "Perform full authentication".
        talk.send(&[1, 4])?;
        talk.receive()?;
        // Whatever came: an error, so that nothing more is asked.
        talk.send(b"\xff\x15\x04#28000no")
    })
}

fn has_heard(double: &Double, words: &[u8]) -> bool {
    double.heard().iter().any(|packet| packet.windows(words.len()).any(|window| window == words))
}

#[test]
fn without_encryption_no_password_goes_by_a_way_that_the_server_can_turn_round() {
    let double = wants_the_password(USUAL);
    for tls in ["off", "preferred"] {
        assert_eq!(problem(&at(double.port).with("tls", tls)), DatabaseProblem::SignInNeedsEncryption, "{tls}");
    }
    // Twice who comes, and farewells (1); no request for a key (2), by which any server could read the password.
    let more: Vec<Vec<u8>> = double.heard().into_iter().filter(|packet| *packet != [1]).collect();
    assert!(more.len() == 2 && more.iter().all(|packet| packet.len() > 32), "{more:?}");
    assert!(!has_heard(&double, b"hidden"));

    for plugin in [&b"\xfemysql_clear_password\0"[..], b"\xfe", b"\xfemysql_old_password\x0012345678\0"] {
        let double = Double::start(move |talk| {
            talk.greet(USUAL, NATIVE)?;
            talk.receive()?;
            talk.send(plugin)?;
            talk.receive().map(|_| ())
        });
        assert_eq!(problem(&at(double.port).with("tls", "off")), DatabaseProblem::SignInMethod, "{plugin:?}");
        assert!(!has_heard(&double, b"hidden"), "{:?}", double.heard());
    }
}

#[test]
fn what_is_not_verified_gets_the_password_only_where_that_was_chosen() {
    let double = wants_the_password(USUAL | SSL);
    for tls in ["preferred", "required", "authority"] {
        let answers = at(double.port).with("tls", tls).with("ca_file", MariaDb::shared().ca.to_string_lossy());
        let fault = problem(&answers);
        assert!(matches!(fault, DatabaseProblem::Certificate { fingerprint: Some(_), .. }), "{tls}: {fault:?}");
    }
    // Judged and shown is the certificate of one and the same connection.
    assert_eq!(double.heard().len(), 3, "a request for encryption each: {:?}", double.heard());
    assert!(!has_heard(&double, b"ada") && !has_heard(&double, b"hidden"), "{:?}", double.heard());
    let refused = problem(&at(double.port).with("tls", "unverified"));
    assert_eq!(refused, DatabaseProblem::WrongPassword { user: "ada".into(), with_password: true });
    assert!(has_heard(&double, b"hidden\0"), "over the encrypted connection");
}

#[test]
fn what_says_another_way_to_the_database_gets_no_password_of_ours() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); CREATE TABLE u (id INT PRIMARY KEY); INSERT INTO u VALUES (2)");
    let source = open(&database.table("t"));
    let beside = |answers: Answers| source.beside(&answers);
    let table = Answers::new("mysql").with("table", "u");
    assert_eq!(rows(&*beside(table.clone()).unwrap()), [["2"]]);
    assert_eq!(rows(&*beside(table.clone().with("user", "reader")).unwrap()), [["2"]], "what is the same is no other");
    for (field, value) in
        [("ssh_host", "gate.invalid"), ("tls", "off"), ("port", "1"), ("user", "writer"), ("ca_file", "/x")]
    {
        let refused = beside(table.clone().with(field, value)).map(|_| ()).unwrap_err();
        assert!(matches!(refused, SourceError::MissingAnswer { field: "host", .. }), "{field}: {refused:?}");
    }
}

#[test]
fn a_server_that_takes_no_more_connections_is_said() {
    let port = server(|mut stream| {
        let mut packet = vec![0, 0, 0, 0, 0xff];
        packet.extend(1040_u16.to_le_bytes());
        packet.extend(b"#08004Too many connections");
        packet[0] = u8::try_from(packet.len() - 4).unwrap();
        let _ = stream.write_all(&packet);
    });
    assert_eq!(problem(&at(port)), DatabaseProblem::TooManyConnections);
}

#[test]
fn a_source_wants_a_table_or_a_query_and_not_both() {
    let database = MariaDb::shared().database();
    let field = |answers: &Answers| match super::failure(answers) {
        SourceError::MissingAnswer { field, .. } | SourceError::BadAnswer { field, .. } => field,
        error => panic!("{error}"),
    };
    assert_eq!(field(&database.answers("reader")), "table");
    assert_eq!(field(&database.table("t").with("query", "SELECT 1")), "query");
    assert_eq!(field(&database.table("t").with("database", "")), "database");
}
