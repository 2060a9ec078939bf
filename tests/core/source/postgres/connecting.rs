//! Getting in, and being told why not.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};

#[cfg(target_os = "linux")]
use postgres::Row;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::{at, failure, open, problem, proxy, rows};
use crate::support::folder::Folder;
use crate::support::free_address;
use crate::support::identity::Identity;
use crate::support::mariadb::MariaDb;
use crate::support::mysql_double::raw as raw_server;
use crate::support::postgres::Postgres;
#[cfg(target_os = "linux")]
use crate::support::wait::until;
use backfill::error::Error;
use backfill::source::postgres::{Catalog, KIND};
use backfill::source::server::certificates::trusted;
use backfill::source::server::{CertificateFault, OtherServer};
use backfill::source::{Answers, DatabaseProblem, Reach, SourceError};

fn something_else(port: u16, what: Option<OtherServer>) -> DatabaseProblem {
    let Reach::Server(server) = KIND.reach else { panic!("it takes a server") };
    DatabaseProblem::SomethingElse { meant: &server.brand, host: "127.0.0.1".into(), port, what }
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
    let folder = Folder::new();
    let own = Identity::made(&folder, &["-x509", "-days", "2"]);
    let server = Identity {
        certificate: Postgres::shared().ca.with_file_name("server.pem"),
        key: Postgres::shared().ca.with_file_name("server.key"),
    };
    let through = |who: &Identity, user: &str| {
        let port = Between::start(who, Postgres::shared().port);
        database.answers(user).with("table", "t").with("port", port.to_string()).with("tls", "unverified")
    };
    let refused = |who: &Identity| match failure(&through(who, "reader")) {
        SourceError::Database { problem: DatabaseProblem::Tls, server } => server.unwrap_or_default(),
        error => panic!("{error:?}"),
    };
    // Whoever has what the server has is the server to us.
    assert_eq!(rows(&*open(&through(&server, "reader"))), [["1"]]);
    // Whoever stands between with a certificate of their own gets no further, even where nothing is verified.
    assert_eq!(refused(&own), "SCRAM channel binding check failed (28000)");
    // Nor does who shows that of the server, which is no secret, and has no key for it.
    let thief = Identity { certificate: server.certificate.clone(), key: own.key.clone() };
    assert_eq!(refused(&thief), "invalid peer certificate: BadSignature");
    // By MD5 it is tied to nothing. A certificate of the first version does, as many servers have made for themselves.
    let request = Identity::made(&folder, &["-new"]);
    let first = Identity { certificate: folder.at("first.pem"), key: request.key.clone() };
    let signed = Command::new("openssl")
        .args(["x509", "-req", "-days", "2", "-in"])
        .arg(&request.certificate)
        .arg("-signkey")
        .arg(&request.key)
        .arg("-out")
        .arg(&first.certificate)
        .output()
        .expect("openssl can be run");
    assert!(signed.status.success(), "{}", String::from_utf8_lossy(&signed.stderr));
    assert_eq!(rows(&*open(&through(&first, "old"))), [["1"]]);
}

/// Stands between: encrypted as somebody on our side, and encrypted to the server.
#[derive(Debug)]
struct Between(Arc<CertifiedKey>);

impl rustls::server::ResolvesServerCert for Between {
    fn resolve(&self, _: rustls::server::ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}

impl Between {
    /// Leads from a free port to `server`; the port.
    fn start(who: &Identity, server: u16) -> u16 {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let certificate = CertificateDer::from_pem_file(&who.certificate).unwrap();
        let key = provider.key_provider.load_private_key(PrivateKeyDer::from_pem_file(&who.key).unwrap()).unwrap();
        let own = rustls::ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(Self(Arc::new(CertifiedKey::new(vec![certificate], key)))));
        let theirs = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(trusted(Some(&Postgres::shared().ca)).unwrap())
            .with_no_client_auth();
        let (own, theirs) = (TlsAcceptor::from(Arc::new(own)), TlsConnector::from(Arc::new(theirs)));
        raw_server(move |client| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            // Whoever comes may leave at any time.
            let _ = runtime.block_on(Self::pass(client, server, &own, &theirs));
        })
    }

    async fn pass(client: TcpStream, server: u16, own: &TlsAcceptor, theirs: &TlsConnector) -> std::io::Result<()> {
        const REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];
        client.set_nonblocking(true)?;
        let mut client = tokio::net::TcpStream::from_std(client)?;
        let mut asked = [0; 8];
        client.read_exact(&mut asked).await?;
        assert_eq!(asked, REQUEST);
        client.write_all(b"S").await?;
        let mut client = own.accept(client).await?;
        let mut server = tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, server)).await?;
        server.write_all(&REQUEST).await?;
        assert_eq!(server.read_u8().await?, b'S');
        let mut server = theirs.connect("localhost".try_into().expect("a name"), server).await?;
        tokio::io::copy_bidirectional(&mut client, &mut server).await.map(|_| ())
    }
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
    let port = raw_server(|mut stream| {
        let mut asked = [0; 512];
        let _ = stream.read(&mut asked);
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    });
    assert_eq!(problem(&at(port)), something_else(port, Some(OtherServer::Web)));
    for (words, what) in
        [("SSH-2.0-OpenSSH_9.2\r\n", OtherServer::Ssh), ("220 mail.example.com ESMTP\r\n", OtherServer::MailOrFtp)]
    {
        let port = raw_server(move |mut stream| {
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
        let port = raw_server(move |mut stream| {
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
    let port = raw_server(|stream| {
        let mut stream = stream;
        while stream.read(&mut [0; 512]).is_ok_and(|read| read > 0) {}
    });
    assert_eq!(problem(&at(port)), DatabaseProblem::NoAnswer { host: "127.0.0.1".into(), port });
}

#[test]
fn a_server_that_has_other_things_to_do_first_is_waited_for() {
    // It has no word for anybody until somebody else has come to see who is there, which is when we begin to wonder.
    let (is_first, wondered) = (AtomicBool::new(true), Arc::new((Mutex::new(false), Condvar::new())));
    let port = raw_server(move |mut stream| {
        let (has, has_come) = &*wondered;
        if is_first.swap(false, Ordering::SeqCst) {
            drop(has_come.wait_while(has.lock().unwrap(), |has| !*has).unwrap());
            let _ = stream.write_all(b"N");
        } else {
            *has.lock().unwrap() = true;
            has_come.notify_all();
        }
        while stream.read(&mut [0; 512]).is_ok_and(|read| read > 0) {}
    });
    assert_eq!(problem(&at(port).with("tls", "required")), DatabaseProblem::TlsNotOffered);
}

/// The system asks whether the server is still there, so that one that is gone without a word does not keep an import
/// waiting (`timer_active` 2 in `/proc/net/tcp`; 1 for as long as the server has not confirmed what it was told last).
#[cfg(target_os = "linux")]
#[test]
fn a_server_that_goes_without_a_word_is_noticed() {
    let database = Postgres::shared().database();
    let catalog = Catalog::open(&database.answers("reader")).unwrap();
    let ours = "SELECT client_port FROM pg_stat_activity WHERE application_name = 'Backfill' AND datname = $1";
    let mut admin = Postgres::shared().admin("postgres");
    until("a connection that the system looks after", || {
        let ports = admin.query(ours, &[&database.name]).unwrap();
        let table = std::fs::read_to_string("/proc/net/tcp").unwrap();
        table.lines().find_map(|line| {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let is_ours = |port: &Row| fields.get(1) == Some(&&*format!("0100007F:{:04X}", port.get::<_, i32>(0)));
            (ports.iter().any(is_ours) && fields.get(5)?.starts_with("02:")).then_some(())
        })
    });
    drop(catalog);
}

#[test]
fn encryption_that_is_not_offered_is_said_when_it_was_asked_for() {
    let port = raw_server(|mut stream| {
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
    let answers = Postgres::shared().database().query("SELECT 1").with("tls", "authority");
    assert_eq!(problem(&answers), DatabaseProblem::AuthorityNotNamed);
}

#[test]
fn a_file_of_certificates_says_who_is_trusted_and_nobody_else_is() {
    assert_eq!(trusted(Some(&Postgres::shared().ca)).unwrap().len(), 1);
    assert!(trusted(None).unwrap().len() > 50, "all that everybody trusts");
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
