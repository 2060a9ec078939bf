//! What can be wrong between us and a database server, told apart so that each has its own remedy.
//!
//! The server's own message goes beside it, for showing beneath. No secret is ever in either: a server does not
//! repeat passwords, and we do not quote an address.

use std::io::ErrorKind;

use mysql::error::tls::TlsError;
use mysql::{DriverError, Error};
use rustls::{CertificateError, Error as RustlsError};

use super::address::Address;
use super::read_only::Refusal;
use crate::source::SourceError;

/// What is wrong between us and a database server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseProblem {
    /// The address that was pasted whole cannot be understood. It is not repeated: it may hold a password.
    BadAddress,
    /// A name is none. It is not repeated: it may be a whole address with its password.
    BadName(BadName),
    /// The name of the host leads nowhere.
    UnknownHost {
        /// As it was given.
        host: String,
    },
    /// Something is there, and nothing listens at that port.
    Refused {
        /// As it was given.
        host: String,
        /// The port that was tried.
        port: u16,
    },
    /// Nothing answered in time: a firewall, or a wrong address.
    NoAnswer {
        /// As it was given.
        host: String,
        /// The port that was tried.
        port: u16,
    },
    /// There is no way to that network.
    Unreachable {
        /// As it was given.
        host: String,
        /// The port that was tried.
        port: u16,
    },
    /// Something else than MySQL or MariaDB listens there.
    NotMysql {
        /// As it was given.
        host: String,
        /// The port that was tried.
        port: u16,
        /// What it is, when it said so.
        what: Option<OtherServer>,
    },
    /// The server takes no more connections at the moment.
    TooManyConnections,
    /// The server takes no connections from this computer.
    HostNotAllowed,
    /// The server is too old to be asked for read-only sessions (before MySQL 5.6.5).
    TooOld,
    /// The user name or the password is wrong, or the user may not come from this computer.
    WrongPassword {
        /// The user's name.
        user: String,
        /// Whether a password was given at all.
        with_password: bool,
    },
    /// The user signs in by a method that we do not speak.
    SignInMethod,
    /// The user's password has expired.
    PasswordExpired,
    /// There is no such database, or this user cannot see it.
    NoSuchDatabase {
        /// Its name.
        database: String,
    },
    /// The user has no rights in the database or to the table.
    NoRights {
        /// The user's name.
        user: String,
    },
    /// The server wants an encrypted connection and ours was not.
    TlsNeeded,
    /// An encrypted connection was asked for and the server offers none.
    TlsNotOffered,
    /// Server and we have no version of TLS in common; ours begin at 1.2.
    TlsTooOld,
    /// The server's certificate is none that we could trust.
    Certificate {
        /// What is wrong with it.
        fault: CertificateFault,
        /// The SHA-256 of the certificate, by which its administrator can tell whether it is the right one: pairs of
        /// digits with colons between them. `None` where it could not be looked at once more.
        fingerprint: Option<String>,
    },
    /// An address asks for encryption in words that are not understood.
    EncryptionWords {
        /// The setting, as `name=value`.
        words: String,
        /// What would be understood.
        allowed: String,
    },
    /// The server wants the password in a way in which, without encryption, it could be read by whoever is there.
    SignInNeedsEncryption,
    /// The encrypted connection failed in another way.
    Tls,
    /// The file with the certificates cannot be read or holds none.
    BadCaFile {
        /// Its path.
        path: String,
    },
    /// There is no `ssh` program on this computer.
    SshMissing,
    /// The computer for the tunnel cannot be reached.
    SshNoAnswer {
        /// Its name.
        host: String,
    },
    /// That computer let nobody in with this user and key.
    SshRefused {
        /// Its name.
        host: String,
    },
    /// That computer is not known yet, or is not the one that is known.
    SshHostKey {
        /// Its name.
        host: String,
    },
    /// The tunnel's far end could not reach the database.
    SshForward {
        /// The database's host, as seen from there.
        host: String,
        /// Its port.
        port: u16,
    },
    /// The tunnel failed in another way.
    Ssh {
        /// The name of the computer.
        host: String,
    },
    /// There is no such table, or it was dropped since.
    NoSuchTable {
        /// Its name.
        table: String,
    },
    /// There is no such column, or it was dropped since.
    NoSuchColumn,
    /// The table is not what it was when it was opened.
    TableChanged {
        /// Its name.
        table: String,
    },
    /// Every column is of a kind that has no text.
    NothingReadable,
    /// There are no rows.
    NoRows,
    /// The server does not understand the query.
    BadQuery,
    /// The query holds `?`, which stands for a value that nobody gives.
    QueryAsksForValues,
    /// The query is refused because it does more than read, or may.
    QueryRefused(Refusal),
    /// The server refused to write, as it was asked to.
    WriteRefused,
    /// Nothing came for longer than we wait, or the server's own limit for a query was reached.
    QueryTimedOut,
    /// Somebody stopped the query at the server.
    QueryStopped,
    /// The connection broke and did not come back, or the place could not be kept.
    ConnectionLost,
    /// What the server answered is nothing that one would answer.
    BrokenAnswer,
    /// A single value is larger than the server or we can pass on.
    ValueTooLarge,
    /// Anything else that the server says; its own words tell.
    Other,
}

/// What is wrong with a server's certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateFault {
    /// It was signed by itself or by somebody unknown.
    Unknown,
    /// It is for another host.
    ForOther {
        /// The host that we meant.
        host: String,
    },
    /// It is no longer valid, or not yet.
    Expired,
    /// It cannot be used for this at all.
    Unfit,
}

/// A name on the way to a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadName {
    /// The database's computer.
    Host,
    /// The database's user.
    User,
    /// The computer for the tunnel.
    SshHost,
    /// The user there.
    SshUser,
    /// The file with the key for it.
    SshKey,
}

/// What else may listen at a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherServer {
    /// A web server.
    Web,
    /// An SSH server.
    Ssh,
    /// A mail or file server, by its greeting `220`.
    MailOrFtp,
}

/// What the person asked for, as far as the words need it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) address: &'a Address,
    pub(super) table: Option<&'a str>,
}

/// An error of ours with nothing from the server.
pub(super) fn plain(problem: DatabaseProblem) -> SourceError {
    SourceError::Database { problem, server: None }
}

/// Sorts an error of the driver that came after connecting.
pub(super) fn from_driver(error: &Error, asked: Asked<'_>) -> SourceError {
    sorted(error, asked, from_io)
}

/// Sorts an error of the driver that came while connecting: what is unclear then is about who is there.
pub(super) fn from_connecting(error: &Error, asked: Asked<'_>) -> SourceError {
    sorted(error, asked, from_greeting)
}

fn sorted(error: &Error, asked: Asked<'_>, from_io: fn(ErrorKind, Asked<'_>) -> DatabaseProblem) -> SourceError {
    let io = match error {
        Error::IoError(io) => Some(io),
        Error::CodecError(codec) => std::error::Error::source(codec).and_then(|inner| inner.downcast_ref()),
        _ => None,
    };
    let problem = match (error, io) {
        (Error::MySqlError(server), _) => from_code(server.code, asked),
        (_, Some(io)) => match io.get_ref().and_then(|inner| inner.downcast_ref::<RustlsError>()) {
            Some(tls) => from_tls(tls, asked),
            None => from_io(io.kind(), asked),
        },
        // The driver's error has no type that could be named here, only these words.
        (Error::CodecError(codec), None) if codec.to_string().contains("max_allowed_packet") => {
            DatabaseProblem::ValueTooLarge
        }
        (Error::TlsError(TlsError::Tls(tls)), _) => from_tls(tls, asked),
        (Error::TlsError(_), _) => DatabaseProblem::Tls,
        (Error::DriverError(driver), _) => from_driver_itself(driver, asked),
        (Error::CodecError(_), None) => DatabaseProblem::ConnectionLost,
        _ => DatabaseProblem::Other,
    };
    let server = match (error, io) {
        (Error::MySqlError(server), _) => format!("{} ({})", server.message, server.code),
        (Error::DriverError(DriverError::CouldNotConnect(Some((_, description, _)))), _) => description.clone(),
        (_, Some(io)) => io.to_string(),
        (other, None) => other.to_string(),
    };
    SourceError::Database { problem, server: Some(server) }
}

/// By the server's number ("Server Error Message Reference", and MariaDB's "Error Codes").
fn from_code(code: u16, asked: Asked<'_>) -> DatabaseProblem {
    let user = || asked.address.user.clone();
    let table = || asked.table.unwrap_or_default().to_owned();
    match code {
        1045 | 1698 | 3118 | 4151 => {
            DatabaseProblem::WrongPassword { user: user(), with_password: asked.address.password.is_some() }
        }
        1049 => DatabaseProblem::NoSuchDatabase { database: asked.address.database.clone().unwrap_or_default() },
        1044 | 1142 | 1143 | 1227 | 1356 | 1370 => DatabaseProblem::NoRights { user: user() },
        1040 | 1203 | 1226 => DatabaseProblem::TooManyConnections,
        1129 | 1130 => DatabaseProblem::HostNotAllowed,
        1251 | 1275 | 1524 | 2059 => DatabaseProblem::SignInMethod,
        1820 | 1862 => DatabaseProblem::PasswordExpired,
        3159 => DatabaseProblem::TlsNeeded,
        1146 | 1051 => DatabaseProblem::NoSuchTable { table: table() },
        1054 if asked.table.is_some() => DatabaseProblem::TableChanged { table: table() },
        1054 => DatabaseProblem::NoSuchColumn,
        1412 => DatabaseProblem::TableChanged { table: table() },
        1064 | 1149 | 1060 | 1052 | 1055 | 1140 | 1305 | 1582 | 1584 => DatabaseProblem::BadQuery,
        1290 | 1792 | 1836 | 3906 => DatabaseProblem::WriteRefused,
        1969 | 3024 => DatabaseProblem::QueryTimedOut,
        1317 => DatabaseProblem::QueryStopped,
        1153 | 1301 => DatabaseProblem::ValueTooLarge,
        1053 | 1077 | 1079 | 1080 | 1152 | 1158..=1161 | 1184 | 1927 | 2006 | 2013 | 4031 => {
            DatabaseProblem::ConnectionLost
        }
        _ => DatabaseProblem::Other,
    }
}

fn from_io(kind: ErrorKind, asked: Asked<'_>) -> DatabaseProblem {
    let (host, port) = (asked.address.host.clone(), asked.address.port);
    match kind {
        ErrorKind::ConnectionRefused => DatabaseProblem::Refused { host, port },
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::AddrNotAvailable => {
            DatabaseProblem::Unreachable { host, port }
        }
        // A socket's time limit is told as either, by the system.
        ErrorKind::TimedOut | ErrorKind::WouldBlock => DatabaseProblem::QueryTimedOut,
        ErrorKind::InvalidData => DatabaseProblem::BrokenAnswer,
        _ => DatabaseProblem::ConnectionLost,
    }
}

fn from_tls(error: &RustlsError, asked: Asked<'_>) -> DatabaseProblem {
    match error {
        RustlsError::InvalidCertificate(why) => {
            let fault = match why {
                // A certificate that is its own authority is told as the last of these.
                CertificateError::UnknownIssuer | CertificateError::BadSignature | CertificateError::Other(_) => {
                    CertificateFault::Unknown
                }
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                    CertificateFault::ForOther { host: asked.address.host.clone() }
                }
                CertificateError::Expired
                | CertificateError::ExpiredContext { .. }
                | CertificateError::NotValidYet
                | CertificateError::NotValidYetContext { .. } => CertificateFault::Expired,
                _ => CertificateFault::Unfit,
            };
            DatabaseProblem::Certificate { fault, fingerprint: None }
        }
        RustlsError::PeerIncompatible(_)
        | RustlsError::AlertReceived(
            rustls::AlertDescription::ProtocolVersion | rustls::AlertDescription::HandshakeFailure,
        ) => DatabaseProblem::TlsTooOld,
        _ => DatabaseProblem::Tls,
    }
}

fn from_driver_itself(error: &DriverError, asked: Asked<'_>) -> DatabaseProblem {
    let (host, port) = (asked.address.host.clone(), asked.address.port);
    match error {
        DriverError::ConnectTimeout | DriverError::Timeout => DatabaseProblem::NoAnswer { host, port },
        DriverError::CouldNotConnect(Some((_, _, kind))) => from_calling(*kind, asked),
        DriverError::CouldNotConnect(None) => DatabaseProblem::UnknownHost { host },
        DriverError::TlsNotSupported => DatabaseProblem::TlsNotOffered,
        DriverError::UnknownAuthPlugin(_)
        | DriverError::OldMysqlPasswordDisabled
        | DriverError::CleartextPluginDisabled
        | DriverError::InvalidParsecSalt => DatabaseProblem::SignInMethod,
        DriverError::PacketTooLarge => DatabaseProblem::ValueTooLarge,
        DriverError::UnsupportedProtocol(_)
        | DriverError::Protocol41NotSet
        | DriverError::UnexpectedPacket
        | DriverError::CouldNotParseVersion => DatabaseProblem::NotMysql { host, port, what: None },
        DriverError::PacketOutOfSync => DatabaseProblem::ConnectionLost,
        _ => DatabaseProblem::Other,
    }
}

/// While the server should greet us: a time limit means that nobody answered, and what cannot be read is no greeting.
fn from_greeting(kind: ErrorKind, asked: Asked<'_>) -> DatabaseProblem {
    let (host, port) = (asked.address.host.clone(), asked.address.port);
    match kind {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => DatabaseProblem::NoAnswer { host, port },
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            DatabaseProblem::ConnectionLost
        }
        _ => DatabaseProblem::NotMysql { host, port, what: None },
    }
}

/// Before anybody could greet us. Looking up a name fails without a kind of its own.
fn from_calling(kind: ErrorKind, asked: Asked<'_>) -> DatabaseProblem {
    let (host, port) = (asked.address.host.clone(), asked.address.port);
    match kind {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => DatabaseProblem::NoAnswer { host, port },
        ErrorKind::ConnectionRefused => DatabaseProblem::Refused { host, port },
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::AddrNotAvailable => {
            DatabaseProblem::Unreachable { host, port }
        }
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => DatabaseProblem::ConnectionLost,
        _ => DatabaseProblem::UnknownHost { host },
    }
}

/// Whether the same may succeed on a new connection.
pub(super) fn is_lost(error: &SourceError) -> bool {
    matches!(
        error,
        SourceError::Database {
            problem: DatabaseProblem::ConnectionLost
                | DatabaseProblem::Refused { .. }
                | DatabaseProblem::NoAnswer { .. }
                | DatabaseProblem::Unreachable { .. }
                | DatabaseProblem::TooManyConnections
                | DatabaseProblem::SshNoAnswer { .. }
                | DatabaseProblem::SshForward { .. }
                | DatabaseProblem::Ssh { .. },
            ..
        }
    )
}
