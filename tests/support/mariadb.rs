//! A real MariaDB for tests: the one that `tests/run` started, else one of the test binary's own. Each test has
//! databases of its own, and nothing is left behind, however the tests end.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use mysql::prelude::Queryable;
use mysql::{Conn, OptsBuilder};

use backfill::source::Answers;

use super::own_server::{Own, port_of};

/// Sets a server up, starts and stops it.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/mariadb");

/// A running server with the users `admin`, `writer` and `reader`, whose passwords are their names.
#[derive(Debug)]
pub struct MariaDb {
    /// The port at 127.0.0.1.
    pub port: u16,
    /// The certificate of the authority that signed the server's.
    pub ca: PathBuf,
    own: Option<Own>,
}

impl MariaDb {
    /// The server that all tests of a binary share.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<MariaDb> = OnceLock::new();
        SHARED.get_or_init(|| match std::env::var("BACKFILL_TEST_MARIADB") {
            Ok(address) => Self {
                port: port_of(&address),
                ca: std::env::var_os("BACKFILL_TEST_MARIADB_CA").expect("its authority is told too").into(),
                own: None,
            },
            Err(_) => Self::private(),
        })
    }

    /// A server of a test's own, which may be killed.
    pub fn private() -> Self {
        let own = Own::start(SCRIPT, "mariadb");
        let (port, ca) = (own.port("BACKFILL_TEST_MARIADB"), own.value("BACKFILL_TEST_MARIADB_CA").into());
        Self { port, ca, own: Some(own) }
    }

    /// Ends a server of our own at once, as a power cut would.
    pub fn kill(&self) {
        let pid = self.own().read("pid");
        let status = Command::new("kill").args(["-9", pid.trim()]).status().expect("kill can be run");
        assert!(status.success());
        super::wait::until("the server to be gone", || {
            Command::new("kill").args(["-0", pid.trim()]).output().is_ok_and(|out| !out.status.success()).then_some(())
        });
    }

    /// Starts a server of our own again, at the same port.
    pub fn again(&self) {
        self.own().again();
    }

    /// A connection that may do everything.
    pub fn admin(&self) -> Conn {
        let options = OptsBuilder::new()
            .ip_or_hostname(Some("127.0.0.1"))
            .tcp_port(self.port)
            .user(Some("admin"))
            .pass(Some("admin"))
            .prefer_socket(false)
            .max_allowed_packet(Some(64 << 20));
        Conn::new(options).expect("the test server lets its administrator in")
    }

    /// A new and empty database.
    pub fn database(&self) -> Database<'_> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{number}", std::process::id());
        let mut conn = self.admin();
        conn.query_drop(format!("CREATE DATABASE {name}")).expect("a database can be made");
        Database { server: self, name, conn }
    }

    fn own(&self) -> &Own {
        self.own.as_ref().expect("only a server of our own can be handled")
    }
}

/// A database of one test; dropped with it.
#[derive(Debug)]
pub struct Database<'a> {
    server: &'a MariaDb,
    /// Its name.
    pub name: String,
    conn: Conn,
}

impl Database<'_> {
    /// Runs statements as the administrator; several may be separated by semicolons.
    #[track_caller]
    pub fn run(&mut self, statements: &str) -> &mut Self {
        let result = self.conn.select_db(&self.name).and_then(|()| self.conn.query_drop(statements));
        result.unwrap_or_else(|error| panic!("{statements}: {error}"));
        self
    }

    /// A connection that is not ours, to look from outside.
    pub fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }

    /// What is answered to come here as this user.
    pub fn answers(&self, user: &str) -> Answers {
        Answers::new("mysql")
            .with("host", "127.0.0.1")
            .with("port", self.server.port.to_string())
            .with("user", user)
            .with("password", user)
            .with("database", &self.name)
    }

    /// The same for a table, as `reader`.
    pub fn table(&self, table: &str) -> Answers {
        self.answers("reader").with("table", table)
    }

    /// The same for a query, as `reader`.
    pub fn query(&self, query: &str) -> Answers {
        self.answers("reader").with("query", query)
    }
}

impl Drop for Database<'_> {
    fn drop(&mut self) {
        // A server that the test killed has nothing left to drop.
        let _ = self.conn.query_drop(format!("DROP DATABASE IF EXISTS {}", self.name));
    }
}
