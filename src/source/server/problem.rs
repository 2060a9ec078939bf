//! What can be wrong between us and a database server, told apart so that each has its own remedy.

use std::io::ErrorKind;

use rustls::{CertificateError, Error as RustlsError};

use super::Brand;
use super::address::Address;
use crate::message::Arg;
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
    /// Something else listens there than what was meant.
    SomethingElse {
        /// What was meant.
        meant: &'static Brand,
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
    /// The server takes connections by this user to this database from other computers only, or in another way.
    NotLetIn {
        /// The user's name.
        user: String,
        /// The database's name.
        database: String,
        /// Whether the connection was encrypted.
        encrypted: bool,
    },
    /// The server is too old to promise that nothing is written.
    TooOld {
        /// What it is.
        brand: &'static Brand,
    },
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
        allowed: Arg,
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
    /// Only who signed the certificate should be checked, and no file says who may have.
    AuthorityNotNamed,
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
    /// Somebody else keeps the table locked.
    Locked,
    /// The server stopped the query since it was in the way of other work: on a copy of another server, of the changes that
    /// are copied.
    InTheWay,
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
    /// A database server of another kind.
    Database {
        /// What people call it.
        name: &'static str,
    },
}

/// Why a statement is not sent to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing but white space and comments.
    Blank,
    /// It begins with another word than `SELECT` or `WITH`.
    NotSelect {
        /// That word, in capitals.
        word: String,
    },
    /// It would write, lock rows, take a lock, or run a text as SQL that nobody looked at.
    Writes {
        /// The word that does, in capitals.
        word: String,
    },
    /// Something follows the first statement.
    TwoStatements,
    /// A comment that the server would carry out (`/*! … */`).
    ExecutableComment,
    /// A quote or a comment is not closed.
    Unclosed,
    /// It holds a NUL character, where servers stop reading or do not, as they like.
    NulCharacter,
}

/// An error of ours with nothing from the server.
pub(in crate::source) fn plain(problem: DatabaseProblem) -> SourceError {
    SourceError::Database { problem, server: None }
}

/// What the person asked for, as far as the words need it.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) struct Asked<'a> {
    pub(in crate::source) address: &'a Address,
    pub(in crate::source) table: Option<&'a str>,
}

/// Sorts a failure of the network once there is a connection.
pub(in crate::source) fn from_io(kind: ErrorKind, asked: Asked<'_>) -> DatabaseProblem {
    let (host, port) = (asked.address.host.clone(), asked.address.port);
    match kind {
        ErrorKind::ConnectionRefused => DatabaseProblem::Refused { host, port },
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::AddrNotAvailable => {
            DatabaseProblem::Unreachable { host, port }
        }
        // A socket's time limit is told as either, by the system: where it is the second, the first is about the network.
        ErrorKind::WouldBlock => DatabaseProblem::QueryTimedOut,
        ErrorKind::TimedOut if cfg!(windows) => DatabaseProblem::QueryTimedOut,
        ErrorKind::InvalidData => DatabaseProblem::BrokenAnswer,
        _ => DatabaseProblem::ConnectionLost,
    }
}

/// Sorts a failure of the encryption.
pub(in crate::source) fn from_tls(error: &RustlsError, asked: Asked<'_>) -> DatabaseProblem {
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

/// While the server should greet us: a time limit means that nobody answered, and what cannot be read is no greeting.
pub(in crate::source) fn from_greeting(kind: ErrorKind, asked: Asked<'_>) -> DatabaseProblem {
    let (host, port) = (asked.address.host.clone(), asked.address.port);
    match kind {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => DatabaseProblem::NoAnswer { host, port },
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            DatabaseProblem::ConnectionLost
        }
        _ => something_else(asked, None),
    }
}

/// Before anybody could greet us. Looking up a name fails without a kind of its own.
pub(in crate::source) fn from_calling(kind: ErrorKind, asked: Asked<'_>) -> DatabaseProblem {
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

/// Something else is there than what was meant.
pub(in crate::source) fn something_else(asked: Asked<'_>, what: Option<OtherServer>) -> DatabaseProblem {
    let Address { brand, host, port, .. } = asked.address;
    DatabaseProblem::SomethingElse { meant: brand, host: host.clone(), port: *port, what }
}

/// Whether the same may succeed on a new connection to a server that has answered before. One that is shut down while it
/// greets says nothing that could be understood, or breaks off what was to become encrypted.
pub(in crate::source) fn may_come_back(error: &SourceError) -> bool {
    let breaks_off = |problem: &DatabaseProblem| {
        matches!(problem, DatabaseProblem::SomethingElse { what: None, .. } | DatabaseProblem::Tls)
    };
    is_lost(error) || matches!(error, SourceError::Database { problem, .. } if breaks_off(problem))
}

/// Whether the same may succeed on a new connection.
pub(in crate::source) fn is_lost(error: &SourceError) -> bool {
    matches!(
        error,
        SourceError::Database {
            problem: DatabaseProblem::ConnectionLost
                | DatabaseProblem::InTheWay
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
