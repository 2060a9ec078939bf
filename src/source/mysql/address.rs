//! Where the server is and who asks: the answers, or a whole `mysql://` address, as settings.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use super::problem::{DatabaseProblem, plain};
use crate::source::{Answers, SourceError};

/// The port of MySQL and MariaDB.
pub const DEFAULT_PORT: u16 = 3306;

/// How long a query may keep us waiting for its next row, unless told otherwise.
const DEFAULT_PATIENCE: Duration = Duration::from_secs(600);

/// How a connection is encrypted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tls {
    /// When the server offers it; the certificate is not checked.
    #[default]
    Preferred,
    /// Always; certificate and host name are checked.
    Required,
    /// Always; who signed the certificate is checked, the host name is not.
    Authority,
    /// Never.
    Off,
}

/// The computer that leads to the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ssh {
    /// Its name, or one that the person's own `ssh` settings know.
    pub host: String,
    /// Who to be there; the system's choice when not given.
    pub user: Option<String>,
    /// Its port; the system's choice when not given.
    pub port: Option<u16>,
    /// A file with a key; otherwise what the person's agent and settings offer.
    pub key: Option<PathBuf>,
    /// Further settings for `ssh -o`, as `Name=value`.
    pub options: Vec<String>,
}

/// All that is needed to connect.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    /// A name or a number; seen from the far end when there is a tunnel.
    pub host: String,
    /// The port there.
    pub port: u16,
    /// The user's name.
    pub user: String,
    /// The user's password.
    pub password: Option<String>,
    /// The database to begin in.
    pub database: Option<String>,
    /// How the connection is encrypted.
    pub tls: Tls,
    /// A file with the certificates to trust.
    pub ca_file: Option<PathBuf>,
    /// The tunnel to go through.
    pub ssh: Option<Ssh>,
    /// How long a query may keep us waiting for its next row.
    pub patience: Duration,
}

/// Without the password.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Address")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("user", &self.user)
            .field("database", &self.database)
            .field("tls", &self.tls)
            .field("ssh", &self.ssh)
            .finish_non_exhaustive()
    }
}

impl Address {
    /// Takes the settings from answers that have no whole address any more ([`split`]).
    ///
    /// # Errors
    /// When host or user are missing, or a port is none.
    pub fn from_answers(answers: &Answers) -> Result<Self, SourceError> {
        let text = |field: &str| answers.get(field).map(str::to_owned);
        let missing = |field, label| SourceError::MissingAnswer { field, label };
        let ssh = answers.get("ssh_host").map(|host| -> Result<Ssh, SourceError> {
            Ok(Ssh {
                host: host.to_owned(),
                user: text("ssh_user"),
                port: port(answers, "ssh_port")?,
                key: text("ssh_key").map(PathBuf::from),
                options: Vec::new(),
            })
        });
        let tls = match answers.get("tls") {
            Some("required") => Tls::Required,
            Some("authority") => Tls::Authority,
            Some("off") => Tls::Off,
            _ => Tls::Preferred,
        };
        let patience = answers.get("patience").and_then(|seconds| seconds.parse().ok()).filter(|seconds| *seconds > 0);
        Ok(Self {
            host: text("host").ok_or_else(|| missing("host", "Host"))?,
            port: port(answers, "port")?.unwrap_or(DEFAULT_PORT),
            user: text("user").ok_or_else(|| missing("user", "User name"))?,
            password: text("password"),
            database: text("database"),
            tls,
            ca_file: text("ca_file").map(PathBuf::from),
            ssh: ssh.transpose()?,
            patience: patience.map_or(DEFAULT_PATIENCE, Duration::from_secs),
        })
    }
}

fn port(answers: &Answers, field: &'static str) -> Result<Option<u16>, SourceError> {
    let Some(value) = answers.get(field) else { return Ok(None) };
    match value.parse::<u16>() {
        Ok(port) if port > 0 => Ok(Some(port)),
        _ => Err(SourceError::BadAnswer { field, value: value.to_owned(), allowed: "1 to 65535".to_owned() }),
    }
}

/// Whether a text is a whole address of a database, going by how it begins.
pub fn is_address(text: &str) -> bool {
    behind_scheme(text).is_some()
}

/// What is behind the `://` of an address of ours.
fn behind_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.trim().split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    matches!(scheme.strip_prefix("jdbc:").unwrap_or(&scheme), "mysql" | "mysql2" | "mariadb").then_some(rest)
}

/// Puts the pieces of a whole address in their own fields, so that its password is where passwords are: never in
/// a plan. What was answered piece by piece wins over the same piece of the address.
///
/// Understood are `mysql://user:password@host:port/database`, with `mysql2`, `mariadb` and `jdbc:mysql` for
/// `mysql`, and of what follows a `?` the ways to ask for TLS and the fields of this source. The rest of it is
/// for other programs. A password need not be escaped, though it may be.
///
/// # Errors
/// When it is no such address.
pub fn split(answers: &Answers) -> Result<Answers, SourceError> {
    let mut split = answers.clone();
    let Some(address) = split.values.remove("address").filter(|address| !address.trim().is_empty()) else {
        return Ok(split);
    };
    let bad = || plain(DatabaseProblem::BadAddress);
    let rest = behind_scheme(&address).ok_or_else(bad)?;
    let mut pieces: Vec<(&str, String)> = Vec::new();
    // From behind: a password may hold any of `: / ? @`, a host none of them.
    let place = match rest.rsplit_once('@') {
        Some((who, place)) => {
            let (user, password) = who.split_once(':').map_or((who, None), |(user, password)| (user, Some(password)));
            pieces.push(("user", decoded(user)));
            pieces.extend(password.map(|password| ("password", decoded(password))));
            place
        }
        None => rest,
    };
    let (place, extras) = place.split_once('?').unwrap_or((place, ""));
    let (host, database) = place.split_once('/').unwrap_or((place, ""));
    let (host, port) = match host.strip_prefix('[') {
        Some(bracketed) => {
            let (host, after) = bracketed.split_once(']').ok_or_else(bad)?;
            (host, after.strip_prefix(':'))
        }
        None => host.split_once(':').map_or((host, None), |(host, port)| (host, Some(port))),
    };
    if host.is_empty() || port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return Err(bad());
    }
    pieces.push(("host", decoded(host)));
    pieces.extend(port.map(|port| ("port", port.to_owned())));
    pieces.push(("database", decoded(database)));
    for (name, value) in extras.split('&').filter_map(|extra| extra.split_once('=')) {
        pieces.extend(extra(name, &decoded(value)));
    }
    for (field, value) in pieces {
        if split.get(field).is_none() && !value.is_empty() {
            split.values.insert(field.to_owned(), value);
        }
    }
    Ok(split)
}

/// A setting behind the `?` of an address, as a field of ours.
fn extra(name: &str, value: &str) -> Option<(&'static str, String)> {
    let plain_name: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let field = match plain_name.as_str() {
        "tls" | "ssl" | "sslmode" | "usessl" | "requiressl" => {
            let tls = match value.to_ascii_lowercase().replace('-', "_").as_str() {
                "disabled" | "disable" | "off" | "false" | "0" | "none" => "off",
                "required" | "require" | "true" | "1" | "verify_identity" | "verify_full" => "required",
                "verify_ca" | "authority" => "authority",
                "preferred" | "prefer" => "preferred",
                _ => return None,
            };
            return Some(("tls", tls.to_owned()));
        }
        "sslca" | "cafile" => "ca_file",
        "table" => "table",
        "sshhost" => "ssh_host",
        "sshuser" => "ssh_user",
        "sshport" => "ssh_port",
        "sshkey" => "ssh_key",
        _ => return None,
    };
    Some((field, value.to_owned()))
}

/// Undoes `%40` and its like; what is none stays as it is.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = bytes
            .get(at + 1..at + 3)
            .filter(|digits| byte == b'%' && digits.iter().all(u8::is_ascii_hexdigit))
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(escaped.unwrap_or(byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
