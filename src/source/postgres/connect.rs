//! Connecting: bounded in time, encrypted as asked. Everything is read in transactions that are read only from their
//! first word on and say how values are written, so that nothing depends on what the session was or who shares it.

use std::io;
use std::ops::ControlFlow;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, lookup_host};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;
use tokio_postgres::Config;
use tokio_postgres::config::{SslMode, SslNegotiation};
use tokio_rustls::TlsConnector;

use super::driver::{Described, Driver, Failure};
use super::problem::{Ran, from_connecting, from_driver};
use super::wire::{Ready, Watch, Wire};
use crate::source::SourceError;
use crate::source::caught::caught;
use crate::source::server::address::{Address, Tls};
use crate::source::server::encryption::Encryption;
use crate::source::server::problem::{Asked, from_calling, from_greeting, something_else};
use crate::source::server::tunnel::{Tunnel, Way, endpoint, explained};
use crate::source::server::who::{SILENCE, who_is_there};
use crate::source::server::{DatabaseProblem, plain};

/// How long connecting may take altogether, names and handshake included.
const CONNECTING: Duration = Duration::from_secs(12);

/// How long one address of a host may take to answer.
const ANSWERING: Duration = Duration::from_secs(10);

/// How long a connection may be quiet until the system asks whether the server is still there, and how long until it asks
/// again.
const QUIET: Duration = Duration::from_secs(30);

/// How long the server may take for a look at the first rows. What is read whole has no limit.
const LOOK: Duration = Duration::from_secs(30);

/// How long counting a table may take; then the server's estimate must do.
const COUNTING: Duration = Duration::from_secs(2);

/// What asks for encryption ("SSLRequest"). Such a server says `S` or `N` to it.
pub(super) const SSL_REQUEST: &[u8] = &[0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];

/// What each transaction begins with.
///
/// One state of the database for all that is asked in a transaction, whatever the server would begin: what counts its rows
/// sees the rows that are read. It needs no other level, which a copy of a server may not have at all.
///
/// `lock_timeout`: somebody may be changing the table, and whoever waits behind them makes others wait too. An import
/// that is paused must not lose its place, so that the server is patient while it is idle.
const BEGIN: &str = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL standard_conforming_strings = on; \
     SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC'; \
     SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 3; SET LOCAL lock_timeout = '10s'; \
     SET LOCAL idle_in_transaction_session_timeout = 0";

/// The oldest version that is read from, as the server numbers them.
const OLDEST: u32 = 110_000;

/// How long the server may take for what is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Limit {
    /// As long as its administrator lets it.
    Usual,
    /// As long as whoever uses the rows needs, whom the server would count against the statement.
    Whole,
    /// As long as somebody looks at the first rows.
    Look,
    /// A moment.
    Moment,
}

impl Limit {
    fn of_ours(self) -> Option<Duration> {
        match self {
            Self::Usual | Self::Whole => None,
            Self::Look => Some(LOOK),
            Self::Moment => Some(COUNTING),
        }
    }
}

/// Makes connections to one address, by way of one tunnel.
#[derive(Debug)]
pub(super) struct Dialer {
    pub(super) address: Address,
    way: Way,
}

/// A connection that can only read.
pub(super) struct Connection {
    driver: Driver,
    pub(super) server: Server,
    /// Whether it is encrypted.
    pub(super) encrypted: bool,
    /// How long the administrator lets a statement run.
    own_limit: Option<Duration>,
    /// How long the transaction lets one run.
    limit: Option<Duration>,
    // Behind the connection, so that it outlives it.
    _tunnel: Option<Arc<Tunnel>>,
}

/// What a server says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Such as `15.8`.
    pub version: String,
    /// Such as `150008`.
    pub number: u32,
}

impl Dialer {
    pub(super) fn new(address: Address) -> Self {
        Self { address, way: Way::default() }
    }

    pub(super) fn asked<'a>(&'a self, table: Option<&'a str>) -> Asked<'a> {
        Asked { address: &self.address, table }
    }

    /// Connects.
    ///
    /// # Errors
    /// When the server cannot be reached, is none, or lets nobody in.
    pub(super) fn connect(&self) -> Result<Connection, SourceError> {
        let tunnel = self.way.tunnel(&self.address)?;
        let (mut driver, encrypted) =
            self.dial(tunnel.as_deref()).map_err(|error| explained(error, tunnel.as_deref()))?;
        let about = "SELECT setting, current_setting('server_version'), current_setting('server_version_num') \
                     FROM pg_settings WHERE name = 'statement_timeout'";
        let rows = driver.rows(about, &[]);
        let rows = rows.map_err(|failure| from_driver(&failure, self.asked(None), Ran::default()))?;
        let mut about = rows.into_iter().flatten().map(Option::unwrap_or_default);
        let mut next = || about.next().unwrap_or_default();
        let (limit, version, number) = (next(), next(), next());
        let number = number.parse().unwrap_or(0);
        if number < OLDEST {
            return Err(SourceError::Database {
                problem: DatabaseProblem::TooOld { brand: self.address.brand },
                server: Some(version),
            });
        }
        let own_limit = limit.parse().ok().filter(|limit| *limit > 0).map(Duration::from_millis);
        let version = version.split(' ').next().unwrap_or_default().to_owned();
        let server = Server { version, number };
        Ok(Connection { driver, server, encrypted, own_limit, limit: own_limit, _tunnel: tunnel })
    }

    /// Has the server stop what it does for a connection of ours, which nobody waits for any more. When that fails, it
    /// ends by itself, later.
    pub(super) fn end(&self, connection: &Connection) {
        let token = connection.driver.cancel_token();
        let (Ok(tunnel), Ok(runtime)) = (self.way.tunnel(&self.address), runtime()) else { return };
        let tunnel = tunnel.as_deref();
        let stop = async {
            let wire = match connection.encrypted {
                true => match Encryption::of(&self.address, tunnel.is_some()) {
                    Ok(encryption) => self.encrypted(tunnel, &encryption).await,
                    Err(error) => Err(error),
                },
                false => self.reach(tunnel).await.map(|stream| Wire::Open(stream, Watch::blind())),
            };
            if let Ok(wire) = wire {
                // It says nothing about it.
                let _ = token.cancel_query_raw(wire, Ready).await;
            }
        };
        let _ = runtime.block_on(async { timeout(CONNECTING, stop).await });
        runtime.shutdown_background();
    }

    /// Connects as the address has it; whether it is encrypted.
    fn dial(&self, tunnel: Option<&Tunnel>) -> Result<(Driver, bool), SourceError> {
        let protection = self.address.protection();
        let outcome = self.attempt(tunnel, protection != Tls::Off);
        let unclear = match &outcome {
            // A server may also let people in only without encryption.
            Err(SourceError::Database {
                problem: DatabaseProblem::TlsNotOffered | DatabaseProblem::NotLetIn { .. },
                ..
            }) if protection == Tls::Preferred => return self.attempt(tunnel, false).map(|driver| (driver, false)),
            Err(SourceError::Database { problem, .. }) => matches!(
                problem,
                DatabaseProblem::ConnectionLost
                    | DatabaseProblem::NoAnswer { .. }
                    | DatabaseProblem::Tls
                    | DatabaseProblem::TlsNotOffered
                    | DatabaseProblem::BrokenAnswer
                    | DatabaseProblem::SomethingElse { .. }
            ),
            _ => false,
        };
        if unclear && let Some(other) = who_is_there(&endpoint(&self.address, tunnel), self.address.brand) {
            return Err(plain(something_else(self.asked(None), Some(other))));
        }
        outcome.map(|driver| (driver, protection != Tls::Off))
    }

    fn attempt(&self, tunnel: Option<&Tunnel>, encrypted: bool) -> Result<Driver, SourceError> {
        let encryption = if encrypted { Some(Encryption::of(&self.address, tunnel.is_some())?) } else { None };
        let runtime = runtime()?;
        let asked = self.asked(None);
        let connecting = async {
            let wire = match &encryption {
                Some(encryption) => self.encrypted(tunnel, encryption).await?,
                None => {
                    let near = self.address.is_near();
                    let watch = if near { Watch::blind() } else { Watch::open() };
                    Wire::Open(self.reach(tunnel).await?, watch)
                }
            };
            let connected = self.config().connect_raw(wire, Ready).await;
            connected.map_err(|error| from_connecting(&error, asked, encrypted))
        };
        let outcome = caught(|| runtime.block_on(async { timeout(CONNECTING, connecting).await }));
        let nobody = || plain(DatabaseProblem::NoAnswer { host: self.address.host.clone(), port: self.address.port });
        match outcome.map(|outcome| outcome.unwrap_or_else(|_| Err(nobody()))) {
            Some(Ok((client, link))) => Ok(Driver::new(runtime, client, link, self.address.patience)),
            Some(Err(error)) => {
                runtime.shutdown_background();
                Err(error)
            }
            None => {
                runtime.shutdown_background();
                Err(plain(DatabaseProblem::BrokenAnswer))
            }
        }
    }

    /// What the driver is told. How the connection is encrypted was agreed on before.
    fn config(&self) -> Config {
        let address = &self.address;
        let mut config = Config::new();
        // A server that asks for none is given none, and one that is told none refuses it.
        config.user(&address.user).password(address.password.as_deref().unwrap_or_default());
        if let Some(database) = &address.database {
            config.dbname(database);
        }
        config.application_name("Backfill");
        config.ssl_mode(SslMode::Require).ssl_negotiation(SslNegotiation::Direct);
        config
    }

    /// Calls the server.
    async fn reach(&self, tunnel: Option<&Tunnel>) -> Result<TcpStream, SourceError> {
        let asked = self.asked(None);
        let wrong = |error: &io::Error| SourceError::Database {
            problem: from_calling(error.kind(), asked),
            server: Some(error.to_string()),
        };
        let (host, port) = endpoint(&self.address, tunnel);
        let unknown = |error: io::Error| SourceError::Database {
            problem: DatabaseProblem::UnknownHost { host: self.address.host.clone() },
            server: Some(error.to_string()),
        };
        let places = lookup_host((host.as_str(), port)).await.map_err(unknown)?;
        let mut failed = io::Error::from(io::ErrorKind::NotFound);
        for place in places {
            match timeout(ANSWERING, TcpStream::connect(place)).await {
                Ok(Ok(stream)) => {
                    stream.set_nodelay(true).map_err(|error| wrong(&error))?;
                    // Where the system can't, a server that is gone is only noticed when we no longer wait for it.
                    let alive = TcpKeepalive::new().with_time(QUIET).with_interval(QUIET);
                    let _ = SockRef::from(&stream).set_tcp_keepalive(&alive);
                    return Ok(stream);
                }
                Ok(Err(error)) => failed = error,
                Err(_) => failed = io::ErrorKind::TimedOut.into(),
            }
        }
        Err(wrong(&failed))
    }

    /// Calls the server and agrees on encryption with it.
    async fn encrypted(&self, tunnel: Option<&Tunnel>, encryption: &Encryption) -> Result<Wire, SourceError> {
        let asked = self.asked(None);
        let mut stream = self.reach(tunnel).await?;
        let answer = async {
            stream.write_all(SSL_REQUEST).await?;
            // No more than that, so that nothing that was said in the open counts as said behind it.
            stream.read_u8().await
        };
        let mut answer = pin!(answer);
        let answer = match timeout(SILENCE, &mut answer).await {
            Ok(answer) => answer,
            // Whoever else is there would wait for something else. A server may still have other things to do.
            Err(_) => match who_is_there(&endpoint(&self.address, tunnel), self.address.brand) {
                Some(other) => return Err(plain(something_else(asked, Some(other)))),
                None => answer.await,
            },
        };
        match answer {
            Ok(b'S') => {}
            Ok(b'N') => return Err(plain(DatabaseProblem::TlsNotOffered)),
            Ok(_) => return Err(plain(something_else(asked, None))),
            Err(error) => {
                let problem = from_greeting(error.kind(), asked);
                return Err(SourceError::Database { problem, server: Some(error.to_string()) });
            }
        }
        let connector = TlsConnector::from(Arc::clone(&encryption.config));
        match connector.connect(encryption.name.clone(), stream).await {
            Ok(stream) => Ok(Wire::Tls(Box::new(stream))),
            Err(error) => Err(encryption.refused(&error, asked)),
        }
    }
}

/// What a connection runs on: the thread that waits for it.
fn runtime() -> Result<Runtime, SourceError> {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| SourceError::Database { problem: DatabaseProblem::Other, server: Some(error.to_string()) })
}

impl Connection {
    /// Begins a transaction that only reads.
    pub(super) fn begin(&mut self, limit: Limit, asked: Asked<'_>) -> Result<(), SourceError> {
        self.limit = self.own_limit;
        let set = self.set_limit(limit).map_or_else(String::new, |set| format!("; {set}"));
        self.timed(asked, |driver| driver.run(&format!("{BEGIN}{set}")))
    }

    /// What limits a statement as wanted; `None` where the administrator's limit is lower.
    fn set_limit(&mut self, limit: Limit) -> Option<String> {
        /// The version from which on a whole transaction can have a limit too.
        const LIMITS_TRANSACTIONS: u32 = 170_000;
        if let Limit::Whole = limit {
            self.limit = None;
            let whole =
                if self.server.number >= LIMITS_TRANSACTIONS { "; SET LOCAL transaction_timeout = 0" } else { "" };
            return Some(format!("SET LOCAL statement_timeout = 0{whole}"));
        }
        let ours = limit.of_ours().filter(|ours| self.own_limit.is_none_or(|own| *ours < own))?;
        self.limit = Some(ours);
        Some(format!("SET LOCAL statement_timeout = {}", ours.as_millis()))
    }

    /// Lets go of what the transaction holds, so that others may change their tables. Should that fail, what comes next
    /// fails too.
    pub(super) fn finish(&mut self) {
        let _ = self.driver.run("ROLLBACK");
    }

    /// All rows of a statement of ours whose columns are all texts. For what is small; `NULL` is `None`.
    pub(super) fn rows(
        &mut self,
        statement: &str,
        values: &[&str],
        asked: Asked<'_>,
    ) -> Result<Vec<Vec<Option<String>>>, SourceError> {
        self.timed(asked, |driver| driver.rows(statement, values))
    }

    /// What a statement's rows would be, without running it. The server takes one statement and no more.
    pub(super) fn describe(&mut self, statement: &str, asked: Asked<'_>) -> Result<Vec<Described>, SourceError> {
        let (columns, values) = self.timed(asked, |driver| driver.describe(statement))?;
        match values {
            0 => Ok(columns),
            _ => Err(plain(DatabaseProblem::QueryAsksForValues)),
        }
    }

    /// Hands over line by line what a `SELECT` gives, as text for `COPY`.
    pub(super) fn copy<B>(
        &mut self,
        select: &str,
        asked: Asked<'_>,
        take: impl FnMut(&[u8]) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B>, SourceError> {
        let statement = format!("COPY ({select}) TO STDOUT");
        self.timed(asked, |driver| driver.copy(&statement, take))
    }

    /// Has the server do within this time what may fail without an end to the transaction.
    pub(super) fn attempt<T>(
        &mut self,
        limit: Limit,
        asked: Asked<'_>,
        work: impl FnOnce(&mut Self) -> Result<T, SourceError>,
    ) -> Result<T, SourceError> {
        let before = self.limit;
        let set = self.set_limit(limit).map_or_else(String::new, |set| format!("; {set}"));
        self.timed(asked, |driver| driver.run(&format!("SAVEPOINT attempt{set}")))?;
        let outcome = work(self);
        self.limit = before;
        // Nothing was written, and the time that it had ends too.
        self.timed(asked, |driver| driver.run("ROLLBACK TO attempt"))?;
        outcome
    }

    fn timed<T>(
        &mut self,
        asked: Asked<'_>,
        work: impl FnOnce(&mut Driver) -> Result<T, Failure>,
    ) -> Result<T, SourceError> {
        let began = Instant::now();
        work(&mut self.driver)
            .map_err(|failure| from_driver(&failure, asked, Ran { limit: self.limit, so_far: began.elapsed() }))
    }
}
