//! Where the server is and who asks: the answers, or a whole address such as `mysql://…`, as settings.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{BadName, Brand, DatabaseProblem, Exposure, Safety, plain};
use crate::message;
use crate::message::Message;
use crate::source::field::ids;
use crate::source::{Answers, Group, SourceError, kind};

/// How long a query may keep us waiting for its next row, unless told otherwise.
const DEFAULT_PATIENCE: Duration = Duration::from_secs(600);

/// How a connection is encrypted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tls {
    /// As [`Tls::Required`]. Only where nothing leaves the computer ([`Address::is_near`]), as the server offers it.
    #[default]
    Preferred,
    /// Always; certificate and host name are checked.
    Required,
    /// Always; who signed the certificate is checked, the host name is not. Only with a file that says who may have.
    Authority,
    /// Always; who is at the other end is not checked.
    Unverified,
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
    /// What should be there.
    pub brand: &'static Brand,
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
    /// When they lead to no server, host or user are missing, or a port is none.
    pub fn from_answers(answers: &Answers) -> Result<Self, SourceError> {
        let brand = brand(answers)?;
        let text = |field: &str| answers.get(field).map(str::to_owned);
        let missing = |field, label| SourceError::MissingAnswer { field, label };
        let ssh = answers.get("ssh_host").map(|host| -> Result<Ssh, SourceError> {
            // `me@gate`, as it is typed behind `ssh`.
            let (user, host) = host.split_once('@').map_or((None, host), |(user, host)| (Some(user.to_owned()), host));
            Ok(Ssh {
                host: host.to_owned(),
                user: text("ssh_user").or(user),
                port: port(answers, "ssh_port")?,
                key: text("ssh_key").map(PathBuf::from),
                options: Vec::new(),
            })
        });
        let tls = match answers.get("tls") {
            None | Some("preferred") => Tls::Preferred,
            Some("required") => Tls::Required,
            Some("authority") => Tls::Authority,
            Some("unverified") => Tls::Unverified,
            Some("off") => Tls::Off,
            Some(other) => {
                let allowed = ids(super::form::TLS).into();
                return Err(SourceError::BadAnswer { field: "tls", value: other.to_owned(), allowed });
            }
        };
        let patience = answers.get("patience").and_then(|seconds| seconds.parse().ok()).filter(|seconds| *seconds > 0);
        let address = Self {
            brand,
            host: text("host").ok_or_else(|| missing("host", "setting-host"))?,
            port: port(answers, "port")?.unwrap_or(brand.port),
            user: text("user").ok_or_else(|| missing("user", "setting-user"))?,
            password: text("password"),
            database: text("database"),
            tls,
            ca_file: text("ca_file").map(PathBuf::from),
            ssh: ssh.transpose()?,
            patience: patience.map_or(DEFAULT_PATIENCE, Duration::from_secs),
        };
        address.check()?;
        Ok(address)
    }

    /// Whether the database is on this computer, or on the one that SSH leads to: then nothing that is said crosses a
    /// network in the open, encrypted or not.
    pub fn is_near(&self) -> bool {
        let number = self.host.parse::<IpAddr>().map(|number| number.to_canonical().is_loopback());
        number.unwrap_or_else(|_| self.host.eq_ignore_ascii_case("localhost"))
    }

    /// How the connection is encrypted, with what is meant where nothing was chosen.
    pub fn protection(&self) -> Tls {
        match self.tls {
            Tls::Preferred if !self.is_near() => Tls::Required,
            chosen => chosen,
        }
    }

    /// Whether the server's certificate is verified, by somebody whom the person trusts.
    pub(in crate::source) fn is_verified(&self) -> bool {
        match self.protection() {
            Tls::Preferred => self.ca_file.is_some(),
            Tls::Unverified | Tls::Off => false,
            Tls::Required | Tls::Authority => true,
        }
    }

    /// What the connection gives up, which is said each time.
    pub fn exposure(&self) -> Option<Exposure> {
        match self.tls {
            _ if self.is_near() => None,
            Tls::Off => Some(Exposure::NotEncrypted),
            Tls::Unverified => Some(Exposure::NotVerified),
            Tls::Preferred | Tls::Required | Tls::Authority => None,
        }
    }

    /// Whether this is less than the default: nothing that a plan, perhaps a stranger's, may decide.
    pub fn is_lowered(&self) -> bool {
        let less = matches!(self.tls, Tls::Authority | Tls::Unverified | Tls::Off);
        !self.is_near() && (less || self.ca_file.is_some())
    }

    /// How safe the connection is.
    pub fn safety(&self) -> Safety {
        Safety { host: self.host.clone(), exposure: self.exposure(), is_lowered: self.is_lowered() }
    }

    /// Holds names against what such a thing may be, wherever they come from: `ssh` replaces `${KEY}` and `%u` in what
    /// it is given, takes a hyphen in front for an option, and hands the rest to others.
    ///
    /// # Errors
    /// For the first that is none. It is not repeated: a whole address that was pasted there may hold a password.
    pub fn check(&self) -> Result<(), SourceError> {
        let ssh = self.ssh.as_ref();
        let ssh_user = ssh.and_then(|ssh| ssh.user.as_deref());
        let key = ssh.and_then(|ssh| ssh.key.as_deref()).map(Path::to_string_lossy);
        let wrong = [
            (!is_host(&self.host)).then_some(BadName::Host),
            self.user.contains(char::is_control).then_some(BadName::User),
            ssh.is_some_and(|ssh| !is_host(&ssh.host)).then_some(BadName::SshHost),
            ssh_user.is_some_and(|user| !is_ssh_user(user)).then_some(BadName::SshUser),
            key.is_some_and(|key| key.contains(|c: char| matches!(c, '$' | '%') || c.is_control()))
                .then_some(BadName::SshKey),
        ];
        wrong.into_iter().flatten().next().map_or(Ok(()), |name| Err(plain(DatabaseProblem::BadName(name))))
    }
}

/// The server that answers lead to, and the way there: `db.example.com:3306 by way of gate.example.com`. `None` when
/// they lead to none.
pub fn name(answers: &Answers) -> Option<String> {
    let brand = brand(answers).ok()?;
    let answers = split(answers).ok()?;
    let host = answers.get("host")?;
    let port = answers.get("port").and_then(|port| port.parse::<u16>().ok()).unwrap_or(brand.port);
    let way = answers.get("ssh_host").map_or_else(String::new, |ssh| format!(" by way of {ssh}"));
    Some(format!("{host}:{port}{way}"))
}

/// A number, or a name as the network and `ssh`'s own settings have them.
fn is_host(text: &str) -> bool {
    const LONGEST: usize = 253;
    let is_name = || {
        text.len() <= LONGEST
            && text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
    };
    text.parse::<Ipv6Addr>().is_ok() || is_name()
}

/// A user of a computer, perhaps with the domain (`ada@corp`, `CORP\ada`).
fn is_ssh_user(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+' | '\\'))
}

fn port(answers: &Answers, field: &'static str) -> Result<Option<u16>, SourceError> {
    let Some(value) = answers.get(field) else { return Ok(None) };
    match value.parse::<u16>() {
        Ok(port) if port > 0 => Ok(Some(port)),
        _ => Err(SourceError::BadAnswer { field, value: value.to_owned(), allowed: message!("allowed-port").into() }),
    }
}

/// What kind of server should be where answers lead to.
fn brand(answers: &Answers) -> Result<&'static Brand, SourceError> {
    let server = answers.server().ok_or_else(|| SourceError::UnknownKind { kind: answers.kind.clone() })?;
    Ok(&server.brand)
}

/// How safe the connection is that answers ask for; they need not be split.
///
/// # Errors
/// When they make no address.
pub fn safety(answers: &Answers) -> Result<Safety, SourceError> {
    Ok(Address::from_answers(&split(answers)?)?.safety())
}

/// Of the answers only those that say where the server is and who asks, without secrets.
pub fn place(answers: &Answers) -> Answers {
    let mut place = answers.clone().without(&[Group::What, Group::New, Group::Reading]);
    if let Some(kind) = kind(&answers.kind) {
        place = place.without_secrets(kind);
    }
    place.values.retain(|_, value| !value.is_empty());
    place
}

/// Whether a text was meant for an address of a database and is none that is understood: another scheme, or a password
/// between a colon and an `@`.
pub(in crate::source) fn is_mistyped(text: &str) -> bool {
    let names_somebody = || text.split_once('@').is_some_and(|(who, _)| who.contains(':'));
    text.contains("://") || names_somebody()
}

impl Brand {
    /// Whether a text is a whole address of such a server, going by how it begins.
    pub fn has_address(&self, text: &str) -> bool {
        self.behind_scheme(text).is_some()
    }

    /// What is behind the `://` of an address of ours.
    fn behind_scheme<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (scheme, rest) = text.trim().split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        self.schemes.contains(&scheme.strip_prefix("jdbc:").unwrap_or(&scheme)).then_some(rest)
    }
}

/// Puts the pieces of a whole address in their own fields, so that its password is where passwords are: never in
/// a plan. What was answered piece by piece wins over the same piece of the address.
///
/// Understood are `mysql://user:password@host:port/database`, with the other schemes of its kind and `jdbc:` before
/// them, and of what follows a `?` the ways to ask for TLS and the fields of this source. The rest of it is
/// for other programs. A password need not be escaped, though it may be.
///
/// # Errors
/// When it leads to no server, is no such address, or asks for TLS in words that are not understood.
pub fn split(answers: &Answers) -> Result<Answers, SourceError> {
    let brand = brand(answers)?;
    let mut split = answers.clone();
    let Some(address) = split.values.remove("address").filter(|address| !address.trim().is_empty()) else {
        return Ok(split);
    };
    let bad = || plain(DatabaseProblem::BadAddress);
    let rest = brand.behind_scheme(&address).ok_or_else(bad)?;
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
    let mut tls: Option<&str> = None;
    for part in extras.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let value = decoded(value);
        if let Some(wanted) = encryption(name, &value)? {
            if tls.is_some_and(|before| before != wanted) {
                return Err(not_understood(name, &value, message!("allowed-one-encryption")));
            }
            tls = Some(wanted);
        } else {
            pieces.extend(extra(name).map(|field| (field, value)));
        }
    }
    pieces.extend(tls.map(|tls| ("tls", tls.to_owned())));
    for (field, value) in pieces {
        if split.get(field).is_none() && !value.is_empty() {
            split.values.insert(field.to_owned(), value);
        }
    }
    Ok(split)
}

/// The letters and digits of a setting's name: `ssl-mode`, `sslMode` and `ssl_mode` are one.
fn plain_name(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// The field of ours that a setting behind the `?` of an address is; `None` for those of other programs.
fn extra(name: &str) -> Option<&'static str> {
    match plain_name(name).as_str() {
        "sslca" | "tlsca" | "cafile" | "sslrootcert" => Some("ca_file"),
        "table" => Some("table"),
        "sshhost" => Some("ssh_host"),
        "sshuser" => Some("ssh_user"),
        "sshport" => Some("ssh_port"),
        "sshkey" => Some("ssh_key"),
        _ => None,
    }
}

/// What a setting behind the `?` of an address says of encryption, as the answer `tls`; `None` when it is about
/// something else. What is not understood is never passed over: whoever wrote it meant to be safe.
fn encryption(name: &str, value: &str) -> Result<Option<&'static str>, SourceError> {
    match plain_name(name).as_str() {
        "tls" | "ssl" | "sslmode" | "usessl" | "requiressl" => {
            Ok(Some(match value.to_ascii_lowercase().replace('-', "_").as_str() {
                "disabled" | "disable" | "off" | "false" | "0" | "none" => "off",
                "required" | "require" | "true" | "1" | "verify_identity" | "verify_full" => "required",
                "verify_ca" | "authority" => "authority",
                "preferred" | "prefer" | "allow" => "preferred",
                "unverified" => "unverified",
                _ => {
                    return Err(not_understood(name, value, message!("allowed-encryption")));
                }
            }))
        }
        other if extra(name).is_none() && ["ssl", "tls", "cert", "verify"].iter().any(|word| other.contains(word)) => {
            Err(not_understood(name, value, message!("allowed-encryption-settings")))
        }
        _ => Ok(None),
    }
}

/// A setting that could weaken the connection if it were passed over.
fn not_understood(name: &str, value: &str, allowed: Message) -> SourceError {
    plain(DatabaseProblem::EncryptionWords { words: format!("{name}={value}"), allowed: allowed.into() })
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
