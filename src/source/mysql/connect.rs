//! Connecting: bounded in time, encrypted as asked, read only from the first statement on.

use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use mysql::{OptsBuilder, Params, SslOpts, Value};

use super::driver::Driver;
use super::problem::{self, Asked, DatabaseProblem, plain};
use super::read_only;
use super::relay::Relay;
use super::sql::Dialect;
use crate::source::SourceError;
use crate::source::server::address::{Address, Tls};
use crate::source::server::encryption::Encryption;
use crate::source::server::problem::something_else;
use crate::source::server::tunnel::{Tunnel, Way, endpoint, explained};
use crate::source::server::who::{SILENCE, who_is_there};

/// How long connecting may take altogether, names and handshake included.
const CONNECTING: Duration = Duration::from_secs(12);

/// How long one address of a host may take to answer.
const ANSWERING: Duration = Duration::from_secs(10);

/// How long a query or a value may take to be sent to the server.
const SENDING: Duration = Duration::from_secs(60);

/// The largest row that we take. A server's own limit (`max_allowed_packet`) cannot be larger.
const LARGEST_ROW: usize = 1 << 30;

/// How long the server may take for a look at the first rows. What is read whole has no such limit.
const LOOK: Duration = Duration::from_secs(30);

/// A name that no file can have.
const NO_FILE: &str = "\0";

/// Makes connections to one address, by way of one tunnel.
#[derive(Debug)]
pub(super) struct Dialer {
    pub(super) address: Address,
    way: Way,
    /// The `sql_mode` that the first connection had: by it queries are read, and each later connection is set to it.
    mode: OnceLock<String>,
}

/// A connection that can only read.
#[derive(Debug)]
pub(super) struct Connection {
    pub(super) driver: Driver,
    pub(super) server: Server,
    // Behind the connection, so that it outlives it.
    _tunnel: Option<Arc<Tunnel>>,
}

/// What a server says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Such as `10.11.6-MariaDB` or `8.0.36`.
    pub version: String,
    /// Whether it is MariaDB rather than MySQL.
    pub is_mariadb: bool,
    /// How it reads quotes.
    pub dialect: Dialect,
}

impl Dialer {
    pub(super) fn new(address: Address) -> Self {
        // Only the first of a process counts; the other one is the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self { address, way: Way::default(), mode: OnceLock::new() }
    }

    /// Connects, and makes the session read only.
    ///
    /// # Errors
    /// When the server cannot be reached, is none, or lets nobody in.
    pub(super) fn connect(&self) -> Result<Connection, SourceError> {
        let tunnel = self.way.tunnel(&self.address)?;
        let asked = Asked { address: &self.address, table: None };
        let driver = self.dial(tunnel.as_deref()).map_err(|error| explained(error, tunnel.as_deref()))?;
        let mut connection = Connection {
            driver,
            server: Server { version: String::new(), is_mariadb: false, dialect: Dialect::default() },
            _tunnel: tunnel,
        };
        for (place, statement) in read_only::SESSION.iter().enumerate() {
            connection.driver.run(statement).map_err(|error| match error {
                mysql::Error::MySqlError(server) if place == 0 && server.code == 1064 => SourceError::Database {
                    problem: DatabaseProblem::TooOld { brand: self.address.brand },
                    server: Some(server.message),
                },
                other => problem::from_driver(&other, asked),
            })?;
        }
        let about = connection.rows("SELECT VERSION(), @@SESSION.sql_mode", Params::Empty, asked)?;
        let mut about = about.into_iter().flatten().map(Option::unwrap_or_default);
        let (version, mode) = (about.next().unwrap_or_default(), about.next().unwrap_or_default());
        let mode = self.mode.get_or_init(|| mode);
        let set = read_only::set_mode(mode).ok_or_else(|| SourceError::Database {
            problem: DatabaseProblem::Other,
            server: Some(format!("sql_mode = {mode:?}")),
        })?;
        connection.driver.run(&set).map_err(|error| problem::from_driver(&error, asked))?;
        // A server without InnoDB has no such variable, and no such locks.
        let _ = connection.driver.run(read_only::LOCK_WAIT);
        connection.server = Server {
            is_mariadb: version.to_ascii_lowercase().contains("mariadb"),
            dialect: Dialect::of_mode(mode),
            version,
        };
        Ok(connection)
    }

    /// Ends another connection of ours at the server, so that a query that nobody waits for any more stops.
    /// When that fails, the query ends by itself, later.
    pub(super) fn end(&self, connection_id: u32) {
        if let Ok(mut connection) = self.connect() {
            let _ = connection.driver.run(&format!("KILL {connection_id}"));
        }
    }

    fn dial(&self, tunnel: Option<&Tunnel>) -> Result<Driver, SourceError> {
        let protection = self.address.protection();
        match self.attempt(tunnel, protection != Tls::Off) {
            Err(SourceError::Database { problem: DatabaseProblem::TlsNotOffered, .. })
                if protection == Tls::Preferred =>
            {
                self.attempt(tunnel, false)
            }
            outcome => outcome,
        }
    }

    /// What the driver is told. Where a certificate is verified, it is not by the driver.
    fn options(&self, (host, port): (String, u16), encrypted: bool) -> OptsBuilder {
        let address = &self.address;
        let tls = encrypted.then(|| {
            SslOpts::default().with_danger_skip_domain_validation(true).with_danger_accept_invalid_certs(true)
        });
        // `caching_sha2_password` hands the password to whoever shows an RSA key where nothing is encrypted, unless the key
        // comes from a file. No file can have this name, so that signing in ends there. The driver never uses the other
        // ways that show the password unless it is told to: `mysql_clear_password`, and that of before MySQL 4.1.
        let no_key = (!encrypted).then(|| PathBuf::from(NO_FILE));
        OptsBuilder::new()
            .ip_or_hostname(Some(host))
            .tcp_port(port)
            .user(Some(&address.user))
            .pass(address.password.as_deref())
            .db_name(address.database.as_deref())
            .prefer_socket(false)
            .tcp_connect_timeout(Some(ANSWERING))
            .read_timeout(Some(address.patience))
            .write_timeout(Some(SENDING))
            .tcp_keepalive_time_ms(Some(30_000))
            .max_allowed_packet(Some(LARGEST_ROW))
            .secure_auth(true)
            .enable_cleartext_plugin(false)
            .server_key_path(no_key)
            .ssl_opts(tls)
    }

    /// One attempt, on a thread of its own: names are looked up without a time limit, and a server may stop in the
    /// middle of its greeting.
    fn attempt(&self, tunnel: Option<&Tunnel>, encrypted: bool) -> Result<Driver, SourceError> {
        let asked = Asked { address: &self.address, table: None };
        let place = endpoint(&self.address, tunnel);
        let verified = encrypted && self.address.is_verified();
        let encryption = verified.then(|| Encryption::of(&self.address, tunnel.is_some())).transpose()?;
        let (host, port) = (self.address.host.clone(), self.address.port);
        let (answer, answered) = mpsc::channel();
        let (options, address, to) = (self.options(place.clone(), encrypted), self.address.clone(), place.clone());
        let dial = move || {
            // Nobody may be listening any more.
            let _ = answer.send(drive(options, to, address, encryption));
        };
        thread::Builder::new().name("mysql-connect".to_owned()).spawn(dial).map_err(|error| SourceError::Database {
            problem: DatabaseProblem::Other,
            server: Some(error.to_string()),
        })?;
        let deadline = Instant::now() + CONNECTING;
        let not_mysql = |what| plain(something_else(asked, what));
        let who_is_there = || who_is_there(&place, self.address.brand);
        let mut outcome = answered.recv_timeout(SILENCE);
        if matches!(outcome, Err(mpsc::RecvTimeoutError::Timeout)) {
            if let Some(other) = who_is_there() {
                return Err(not_mysql(Some(other)));
            }
            outcome = answered.recv_timeout(deadline.saturating_duration_since(Instant::now()));
        }
        match outcome {
            Ok(Ok(driver)) => Ok(driver),
            Ok(Err(failure)) => {
                let sorted = match failure {
                    Failure::Way(error) => error,
                    // What reading [`NO_FILE`] says, and nothing else while signing in does.
                    Failure::Driver(mysql::Error::IoError(io))
                        if !encrypted && io.kind() == ErrorKind::InvalidInput =>
                    {
                        plain(DatabaseProblem::SignInNeedsEncryption)
                    }
                    Failure::Driver(error) => problem::from_connecting(&error, asked),
                };
                match &sorted {
                    SourceError::Database {
                        problem:
                            DatabaseProblem::ConnectionLost
                            | DatabaseProblem::ValueTooLarge
                            | DatabaseProblem::SomethingElse { .. },
                        ..
                    } => Err(who_is_there().map_or(sorted, |other| not_mysql(Some(other)))),
                    _ => Err(sorted),
                }
            }
            Err(mpsc::RecvTimeoutError::Timeout) => Err(plain(DatabaseProblem::NoAnswer { host, port })),
            // The thread ended without a word.
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(not_mysql(who_is_there())),
        }
    }
}

/// Why there is no connection.
enum Failure {
    /// By the driver.
    Driver(mysql::Error),
    /// By what is between it and the server.
    Way(SourceError),
}

/// Has the driver connect to a place, through encryption of ours where there is to be some.
fn drive(
    options: OptsBuilder,
    place: (String, u16),
    address: Address,
    encryption: Option<Encryption>,
) -> Result<Driver, Failure> {
    let Some(encryption) = encryption else { return Driver::connect(options.into()).map_err(Failure::Driver) };
    let relay = Relay::open(place, address, encryption, ANSWERING).map_err(Failure::Way)?;
    let options = options.ip_or_hostname(Some(Ipv4Addr::LOCALHOST.to_string())).tcp_port(relay.port);
    Driver::connect(options.into()).map_err(|error| relay.trouble().map_or(Failure::Driver(error), Failure::Way))
}

impl Connection {
    /// Begins a transaction that only reads, whatever a function that was called earlier did to the session.
    pub(super) fn begin(&mut self) -> Result<(), mysql::Error> {
        self.driver.run("START TRANSACTION READ ONLY")
    }

    /// Lets go of what the transaction holds, so that others may change their tables.
    pub(super) fn finish(&mut self) -> Result<(), mysql::Error> {
        self.driver.run("COMMIT")
    }

    /// Has the server give up a statement that takes longer than a look may, until [`Self::unlimit_time`]. A server that
    /// is too old for that goes on.
    pub(super) fn limit_time(&mut self) {
        let limit = match self.server.is_mariadb {
            true => format!("SET SESSION max_statement_time = {}", LOOK.as_secs()),
            false => format!("SET SESSION max_execution_time = {}", LOOK.as_millis()),
        };
        let _ = self.driver.run(&limit);
    }

    /// Lets statements take as long as they need again.
    pub(super) fn unlimit_time(&mut self) {
        let variable = if self.server.is_mariadb { "max_statement_time" } else { "max_execution_time" };
        let _ = self.driver.run(&format!("SET SESSION {variable} = DEFAULT"));
    }

    /// All rows of a statement of ours, as text. For what is small; `NULL` is `None`.
    pub(super) fn rows(
        &mut self,
        statement: &str,
        params: impl Into<Params>,
        asked: Asked<'_>,
    ) -> Result<Vec<Vec<Option<String>>>, SourceError> {
        let wrong = |error| problem::from_driver(&error, asked);
        let result = self.driver.rows(statement, params).map_err(wrong)?;
        let mut rows = Vec::new();
        for row in result {
            let values = row.map_err(wrong)?.unwrap_raw().into_iter();
            rows.push(values.map(|value| value.and_then(as_text)).collect());
        }
        Ok(rows)
    }
}

fn as_text(value: Value) -> Option<String> {
    match value {
        Value::NULL => None,
        Value::Bytes(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Value::Int(number) => Some(number.to_string()),
        Value::UInt(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Double(number) => Some(number.to_string()),
        date => Some(date.as_sql(false).trim_matches('\'').to_owned()),
    }
}
