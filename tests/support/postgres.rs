//! A real PostgreSQL for tests: the one that `tests/run` started, else one of the test binary's own. Each test has
//! databases of its own, and nothing is left behind, however the tests end.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use postgres::{Client, NoTls};

use backfill::source::Answers;

use super::own_server::Own;

/// Sets a server up, starts and stops it.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/postgres");

/// A running server with the users that [`SCRIPT`] names, whose passwords are their names.
#[derive(Debug)]
pub struct Postgres {
    /// The port at 127.0.0.1.
    pub port: u16,
    /// The certificate of the authority that signed the server's.
    pub ca: PathBuf,
    own: Option<Own>,
}

impl Postgres {
    /// The server that all tests of a binary share.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(|| match std::env::var("BACKFILL_TEST_POSTGRES") {
            Ok(address) => Self {
                port: super::own_server::port_of(&address),
                ca: std::env::var_os("BACKFILL_TEST_POSTGRES_CA").expect("its authority is told too").into(),
                own: None,
            },
            Err(_) => Self::private(),
        })
    }

    /// A server of a test's own, which may be killed.
    pub fn private() -> Self {
        let own = Own::start(SCRIPT, "postgres");
        Self {
            port: own.port("BACKFILL_TEST_POSTGRES"),
            ca: own.value("BACKFILL_TEST_POSTGRES_CA").into(),
            own: Some(own),
        }
    }

    /// Ends a server of our own at once, and all that it does, as a crash would.
    pub fn kill(&self) {
        let own = self.own.as_ref().expect("only a server of our own can be handled");
        let pid = own.read("pid");
        let status = Command::new("kill").args(["-QUIT", pid.trim()]).status().expect("kill can be run");
        assert!(status.success());
        super::wait::until("the server to be gone", || {
            Command::new("kill").args(["-0", pid.trim()]).output().is_ok_and(|out| !out.status.success()).then_some(())
        });
    }

    /// Starts a server of our own again, at the same port.
    pub fn again(&self) {
        self.own.as_ref().expect("only a server of our own can be handled").again();
    }

    /// A connection that may do everything.
    pub fn admin(&self, database: &str) -> Client {
        let address = format!("host=127.0.0.1 port={} user=admin password=admin dbname={database}", self.port);
        Client::connect(&address, NoTls).expect("the test server lets its administrator in")
    }

    /// A new and empty database, in which `writer` may write and `reader` only read.
    pub fn database(&self) -> Database<'_> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{number}", std::process::id());
        let mut admin = self.admin("postgres");
        admin.batch_execute(&format!("CREATE DATABASE {name}")).expect("a database can be made");
        let mut client = self.admin(&name);
        client
            .batch_execute(
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
                 ALTER DEFAULT PRIVILEGES GRANT INSERT, UPDATE, DELETE ON TABLES TO writer",
            )
            .expect("rights can be given");
        Database { server: self, name, client }
    }
}

/// A database of one test; dropped with it.
pub struct Database<'a> {
    server: &'a Postgres,
    /// Its name.
    pub name: String,
    client: Client,
}

impl Database<'_> {
    /// Runs statements as the administrator; several may be separated by semicolons.
    #[track_caller]
    pub fn run(&mut self, statements: &str) -> &mut Self {
        let result = self.client.batch_execute(statements);
        result.unwrap_or_else(|error| panic!("{statements}: {error:?}"));
        self
    }

    /// A connection that is not ours, to look from outside.
    pub fn client(&mut self) -> &mut Client {
        &mut self.client
    }

    /// What is answered to come here as this user.
    pub fn answers(&self, user: &str) -> Answers {
        Answers::new("postgres")
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
        let address = format!("host=127.0.0.1 port={} user=admin password=admin dbname=postgres", self.server.port);
        if let Ok(mut admin) = Client::connect(&address, NoTls) {
            let _ = admin.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}
