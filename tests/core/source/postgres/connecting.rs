//! Getting in, and being told why not.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::process::Command;
use std::thread;

use super::{failure, open, problem, rows};
use crate::support::folder::Folder;
use crate::support::free_address;
use crate::support::mariadb::MariaDb;
use crate::support::mysql_double::raw as server;
use crate::support::postgres::Postgres;
use backfill::error::Error;
use backfill::source::postgres::{Catalog, KIND};
use backfill::source::server::{CertificateFault, OtherServer};
use backfill::source::{Answers, DatabaseProblem, Reach, SourceError};

/// Answers that lead to a port of this machine.
fn at(port: u16) -> Answers {
    Answers::new("postgres")
        .with("host", "127.0.0.1")
        .with("port", port.to_string())
        .with("user", "ada")
        .with("password", "hidden")
        .with("database", "shop")
        .with("query", "SELECT 1")
}

fn something_else(port: u16, what: Option<OtherServer>) -> DatabaseProblem {
    let Reach::Server(server) = KIND.reach else { panic!("it takes a server") };
    DatabaseProblem::SomethingElse { meant: &server.brand, host: "127.0.0.1".into(), port, what }
}

/// Leads from a free port of `host` to `port` of this machine.
fn proxy(host: &str, port: u16) -> u16 {
    fn pass(mut from: TcpStream, mut to: TcpStream) {
        let _ = std::io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Both);
    }
    let listener = TcpListener::bind((host, 0)).unwrap();
    let own = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for from in listener.incoming().map_while(Result::ok) {
            let to = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            let back = (to.try_clone().unwrap(), from.try_clone().unwrap());
            thread::spawn(move || pass(back.0, back.1));
            thread::spawn(move || pass(from, to));
        }
    });
    own
}

#[test]
fn a_name_that_leads_nowhere_is_said() {
    let answers = at(5432).with("host", "no-such-host.invalid");
    assert_eq!(problem(&answers), DatabaseProblem::UnknownHost { host: "no-such-host.invalid".into() });
}

#[test]
fn a_port_where_nobody_listens_is_refused() {
    let port = free_address().port();
    assert_eq!(problem(&at(port)), DatabaseProblem::Refused { host: "127.0.0.1".into(), port });
}

#[test]
fn a_wrong_password_and_a_missing_one_are_told_apart() {
    let database = Postgres::shared().database();
    let error = failure(&database.query("SELECT 1").with("password", "hidden"));
    let SourceError::Database { problem: found, server } = &error else { panic!("{error}") };
    assert_eq!(*found, DatabaseProblem::WrongPassword { user: "reader".into(), with_password: true });
    let words = server.as_deref().unwrap();
    assert!(words.contains("password authentication failed") && words.ends_with("(28P01)"), "{words}");
    assert!(!Error::from(error).sentence().contains("hidden"));
    let none = database.query("SELECT 1").with("password", "");
    assert_eq!(problem(&none), DatabaseProblem::WrongPassword { user: "reader".into(), with_password: false });
    let nobody = database.query("SELECT 1").with("user", "nobody");
    assert_eq!(problem(&nobody), DatabaseProblem::WrongPassword { user: "nobody".into(), with_password: true });
}

#[test]
fn a_database_that_is_not_there_and_one_that_is_closed_are_said() {
    let mut database = Postgres::shared().database();
    let answers = database.query("SELECT 1");
    assert_eq!(
        problem(&answers.clone().with("database", "test_nowhere")),
        DatabaseProblem::NoSuchDatabase { database: "test_nowhere".into() }
    );
    let name = database.name.clone();
    database.run(&format!("REVOKE CONNECT ON DATABASE {name} FROM PUBLIC"));
    assert_eq!(problem(&answers), DatabaseProblem::NoRights { user: "reader".into() });
}

#[test]
fn a_table_without_rights_is_said() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE secret (id INT PRIMARY KEY, open INT); REVOKE ALL ON secret FROM PUBLIC");
    database.run("INSERT INTO secret VALUES (1, 2)");
    let no_rights = DatabaseProblem::NoRights { user: "reader".into() };
    assert_eq!(problem(&database.query("SELECT * FROM secret")), no_rights);
    assert_eq!(problem(&database.table("secret")), no_rights);
    // Of a table some columns may be readable.
    database.run("GRANT SELECT (open) ON secret TO reader");
    assert_eq!(rows(&*open(&database.table("secret"))), [["2"]]);
}

#[test]
fn who_may_come_from_elsewhere_only_or_encrypted_only_is_told_so() {
    let database = Postgres::shared().database();
    let answers = |user: &str| database.answers(user).with("query", "SELECT 1 AS one");
    let not_let_in = |user: &str, encrypted| DatabaseProblem::NotLetIn {
        user: user.into(),
        database: database.name.clone(),
        encrypted,
    };
    assert_eq!(problem(&answers("elsewhere").with("tls", "off")), not_let_in("elsewhere", false));
    let ca = Postgres::shared().ca.to_string_lossy().into_owned();
    let verified = answers("elsewhere").with("tls", "required").with("ca_file", ca);
    assert_eq!(problem(&verified), not_let_in("elsewhere", true));
    assert_eq!(problem(&answers("encrypted").with("tls", "off")), not_let_in("encrypted", false));
    assert_eq!(rows(&*open(&answers("encrypted"))), [["1"]]);
    let sentence = Error::from(failure(&answers("encrypted").with("tls", "off"))).sentence();
    assert!(sentence.contains("not without encryption (pg_hba.conf)"), "{sentence}");
}

#[test]
fn every_way_to_show_a_password_is_spoken() {
    let database = Postgres::shared().database();
    for user in ["reader", "old", "cleartext"] {
        for tls in ["preferred", "unverified", "off"] {
            let answers = database.answers(user).with("query", "SELECT 1 AS one").with("tls", tls);
            assert_eq!(rows(&*open(&answers)), [["1"]], "{user}, {tls}");
        }
    }
}

#[test]
fn the_password_itself_is_not_said_over_a_network_in_the_open() {
    let database = Postgres::shared().database();
    // This machine by an address that is none of its own to us.
    let port = proxy("0.0.0.0", Postgres::shared().port);
    let far = |user: &str| {
        let answers = database.answers(user).with("host", "0.0.0.0").with("port", port.to_string());
        answers.with("query", "SELECT 1 AS one").with("tls", "off")
    };
    assert_eq!(problem(&far("cleartext")), DatabaseProblem::SignInNeedsEncryption);
    assert_eq!(rows(&*open(&far("reader"))), [["1"]], "that one shows that it is known without saying it");
    assert_eq!(rows(&*open(&far("cleartext").with("tls", "unverified"))), [["1"]]);
}

#[test]
fn signing_in_is_tied_to_the_certificate() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1)");
    // Whoever stands between with a certificate of their own gets no further, even where nothing is verified.
    let folder = Folder::new();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout"])
        .arg(folder.at("between.key"))
        .arg("-out")
        .arg(folder.at("between.pem"))
        .output()
        .expect("openssl can be run");
    assert!(made.status.success());
    let port = between(&folder, Postgres::shared().port);
    let answers = database.table("t").with("port", port.to_string()).with("tls", "unverified");
    let problem = problem(&answers);
    let refused = matches!(
        problem,
        DatabaseProblem::WrongPassword { .. } | DatabaseProblem::Other | DatabaseProblem::ConnectionLost
    );
    assert!(refused, "{problem:?}");
}

/// Stands between: encrypted with a certificate of its own on our side, and encrypted to the server.
fn between(folder: &Folder, server: u16) -> u16 {
    use rustls::pki_types::pem::PemObject as _;
    use rustls::pki_types::{CertificateDer, PrivateKeyDer};

    const REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let certificate = CertificateDer::from_pem_file(folder.at("between.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.at("between.key")).unwrap();
    let own = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let own = std::sync::Arc::new(own);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for mut client in listener.incoming().map_while(Result::ok) {
            let own = std::sync::Arc::clone(&own);
            thread::spawn(move || {
                let mut asked = [0; 8];
                client.read_exact(&mut asked).unwrap();
                assert_eq!(asked, REQUEST);
                client.write_all(b"S").unwrap();
                let session = rustls::ServerConnection::new(own).unwrap();
                let mut client = rustls::StreamOwned::new(session, client);
                // To the server as somebody who trusts everybody: openssl.
                let mut openssl = Command::new("openssl")
                    .args(["s_client", "-quiet", "-starttls", "postgres", "-connect", &format!("127.0.0.1:{server}")])
                    .stdin(std::process::Stdio::piped())
                    .stdout(std::process::Stdio::piped())
                    .stderr(std::process::Stdio::null())
                    .spawn()
                    .unwrap();
                let (mut to, mut from) = (openssl.stdin.take().unwrap(), openssl.stdout.take().unwrap());
                // Signing in goes to and fro, one message at a time.
                let mut bytes = [0; 4096];
                while let Ok(read @ 1..) = client.read(&mut bytes) {
                    if to.write_all(&bytes[..read]).and_then(|()| to.flush()).is_err() {
                        break;
                    }
                    let Ok(read @ 1..) = from.read(&mut bytes) else { break };
                    if client.write_all(&bytes[..read]).and_then(|()| client.flush()).is_err() {
                        break;
                    }
                }
                let _ = openssl.kill();
                let _ = openssl.wait();
            });
        }
    });
    port
}

#[test]
fn another_kind_of_database_is_recognized_either_way_round() {
    let (mariadb, postgres) = (MariaDb::shared().database(), Postgres::shared().database());
    for tls in ["preferred", "required", "off"] {
        let to_mariadb = postgres.query("SELECT 1").with("port", MariaDb::shared().port.to_string()).with("tls", tls);
        let name = "MySQL/MariaDB";
        let what = Some(OtherServer::Database { name });
        assert_eq!(problem(&to_mariadb), something_else(MariaDb::shared().port, what), "{tls}");
    }
    let to_postgres = mariadb.query("SELECT 1").with("port", Postgres::shared().port.to_string());
    let DatabaseProblem::SomethingElse { meant, what, .. } = problem(&to_postgres) else { panic!("it is another") };
    assert_eq!((meant.name, what), ("MySQL/MariaDB", Some(OtherServer::Database { name: "PostgreSQL" })));
    let sentence = Error::from(failure(&to_postgres)).sentence();
    assert!(sentence.contains("there is PostgreSQL and not MySQL/MariaDB. Choose PostgreSQL"), "{sentence}");
}

#[test]
fn a_web_server_and_others_are_recognized() {
    let port = server(|mut stream| {
        let mut asked = [0; 512];
        let _ = stream.read(&mut asked);
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    });
    assert_eq!(problem(&at(port)), something_else(port, Some(OtherServer::Web)));
    for (words, what) in
        [("SSH-2.0-OpenSSH_9.2\r\n", OtherServer::Ssh), ("220 mail.example.com ESMTP\r\n", OtherServer::MailOrFtp)]
    {
        let port = server(move |mut stream| {
            let _ = stream.write_all(words.as_bytes());
            let _ = stream.read(&mut [0; 512]);
        });
        assert_eq!(problem(&at(port)), something_else(port, Some(what)));
    }
}

#[test]
fn nonsense_is_no_server_and_no_panic() {
    for nonsense in
        [&b"X"[..], b"", b"S", b"Nnonsense", b"R\0\0\0\x08\0\0\0\x63", b"E\0\0\0\0", b"R\xff\xff\xff\xff\0\0\0\0"]
    {
        let port = server(move |mut stream| {
            let _ = stream.write_all(nonsense);
        });
        for tls in ["preferred", "off"] {
            let problem = problem(&at(port).with("tls", tls));
            let told = matches!(
                problem,
                DatabaseProblem::SomethingElse { .. }
                    | DatabaseProblem::ConnectionLost
                    | DatabaseProblem::Tls
                    | DatabaseProblem::BrokenAnswer
                    | DatabaseProblem::SignInMethod
            );
            assert!(told, "{nonsense:?}, {tls}: {problem:?}");
        }
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
        let _ = stream.read(&mut [0; 8]);
        let _ = stream.write_all(b"N");
        let _ = stream.read(&mut [0; 512]);
    });
    assert_eq!(problem(&at(port).with("tls", "required")), DatabaseProblem::TlsNotOffered);
}

/// What is wrong with the certificate for which a connection is refused. Its fingerprint is the one that OpenSSL prints.
#[track_caller]
fn certificate_fault(answers: &Answers) -> CertificateFault {
    let DatabaseProblem::Certificate { fault, fingerprint } = problem(answers) else {
        panic!("it is not refused for it")
    };
    let printed = Command::new("openssl")
        .args(["x509", "-noout", "-fingerprint", "-sha256", "-in"])
        .arg(Postgres::shared().ca.with_file_name("server.pem"))
        .output()
        .expect("openssl can be run");
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert_eq!(fingerprint.as_deref(), printed.trim().split('=').nth(1), "{printed}");
    fault
}

#[test]
fn a_certificate_of_an_unknown_authority_is_refused_and_of_a_known_one_taken() {
    let server = Postgres::shared();
    let database = server.database();
    let answers = database.query("SELECT 1 AS one");
    for tls in ["required", "authority"] {
        let answers = answers.clone().with("tls", tls);
        assert_eq!(certificate_fault(&answers), CertificateFault::Unknown, "{tls}");
        let trusting = answers.with("ca_file", server.ca.to_string_lossy());
        assert_eq!(rows(&*open(&trusting)), [["1"]], "{tls}");
    }
}

#[test]
fn a_certificate_for_another_host_is_refused_unless_only_the_authority_counts() {
    let server = Postgres::shared();
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
    let database = Postgres::shared().database();
    let answers = database.query("SELECT 1").with("tls", "required");
    for path in [folder.at("missing.pem"), folder.write("empty.pem", ""), folder.write("text.pem", "hello")] {
        let path = path.to_string_lossy().into_owned();
        assert_eq!(problem(&answers.clone().with("ca_file", &path)), DatabaseProblem::BadCaFile { path });
    }
}

#[test]
fn the_connection_is_encrypted_unless_that_was_declined() {
    let database = Postgres::shared().database();
    let encrypted = |tls: &str| Catalog::open(&database.answers("reader").with("tls", tls)).unwrap().is_encrypted();
    assert!(encrypted("preferred") && encrypted("unverified") && !encrypted("off"));
    let seen = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    for (tls, ssl) in [("preferred", "true"), ("off", "false")] {
        assert_eq!(rows(&*open(&database.query(seen).with("tls", tls))), [[ssl]]);
    }
}

#[test]
fn what_says_another_way_to_the_database_gets_no_password_of_ours() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); CREATE TABLE u (id INT PRIMARY KEY); INSERT INTO u VALUES (2)");
    let source = open(&database.table("t"));
    let beside = |answers: Answers| source.beside(&answers);
    let table = Answers::new("postgres").with("table", "u");
    assert_eq!(rows(&*beside(table.clone()).unwrap()), [["2"]]);
    let refused = beside(table.with("ssh_host", "gate.invalid")).map(|_| ()).unwrap_err();
    assert!(matches!(refused, SourceError::MissingAnswer { .. }), "{refused:?}");
}

#[test]
fn a_source_wants_a_database_and_a_table_or_a_query_and_not_both() {
    let database = Postgres::shared().database();
    let field = |answers: &Answers| match failure(answers) {
        SourceError::MissingAnswer { field, .. } | SourceError::BadAnswer { field, .. } => field,
        error => panic!("{error}"),
    };
    assert_eq!(field(&database.answers("reader")), "table");
    assert_eq!(field(&database.table("t").with("query", "SELECT 1")), "query");
    assert_eq!(field(&database.table("t").with("database", "")), "database");
}
