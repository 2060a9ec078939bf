//! What MySQL and its driver say, sorted into what can be wrong with a database server.
//!
//! The server's own message goes beside it, for showing beneath. No secret is ever in either: a server does not
//! repeat passwords, and we do not quote an address.

use std::io::ErrorKind;

use mysql::error::tls::TlsError;
use mysql::{DriverError, Error};
use rustls::Error as RustlsError;

use crate::source::SourceError;
pub(super) use crate::source::server::plain;
pub(super) use crate::source::server::problem::Asked;
use crate::source::server::problem::{from_calling, from_greeting, from_io, from_tls, something_else};
pub use crate::source::server::{BadName, CertificateFault, DatabaseProblem, OtherServer};

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
        1205 => DatabaseProblem::Locked,
        1213 => DatabaseProblem::InTheWay,
        1317 => DatabaseProblem::QueryStopped,
        1153 | 1301 => DatabaseProblem::ValueTooLarge,
        1053 | 1077 | 1079 | 1080 | 1152 | 1158..=1161 | 1184 | 1927 | 2006 | 2013 | 4031 => {
            DatabaseProblem::ConnectionLost
        }
        _ => DatabaseProblem::Other,
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
        | DriverError::CouldNotParseVersion => something_else(asked, None),
        DriverError::PacketOutOfSync => DatabaseProblem::ConnectionLost,
        _ => DatabaseProblem::Other,
    }
}
