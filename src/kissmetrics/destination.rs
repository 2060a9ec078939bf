//! Where events go: which addresses may be sent to, and which of them are Kissmetrics'.

use std::fmt;

use url::{Host, Url};

use super::client::ClientError;
use crate::message;
use crate::message::Arg;

/// Where events go: a host that is reached by https, or this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    base: String,
    host: Host<String>,
    secure: bool,
    usual_port: bool,
}

/// What is wrong with an address. Data only; [`crate::text`] makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum AddressProblem {
    /// There is none.
    Blank,
    /// It is no address at all; `why` is in a developer's words, or in ours.
    Nonsense { why: Arg },
    /// It is for something else than the web, such as `ftp://`.
    OtherScheme { scheme: String },
    /// It is plain http to another computer, so that everybody on the way could read along.
    PlainHttp { host: String },
    /// It holds a user name or a password, which would be saved and shown with it.
    HoldsCredentials,
    /// It has something after the host, where the tracker's own paths must stand.
    MoreThanAHost { rest: String },
}

impl Destination {
    /// Kissmetrics' tracker (its official clients moved here from `trk.kissmetrics.com` in 2020).
    pub const KISSMETRICS: &str = "https://trk.kissmetrics.io";

    /// Kissmetrics' tracker.
    pub fn kissmetrics() -> Self {
        Self {
            base: Self::KISSMETRICS.to_owned(),
            host: Host::Domain("trk.kissmetrics.io".to_owned()),
            secure: true,
            usual_port: true,
        }
    }

    /// An address as a person types it; without `https://` that is meant.
    ///
    /// # Errors
    /// [`ClientError::Address`] when it is none, or none that may be sent to: only https, and plain http to this
    /// computer, with nothing after the host.
    pub fn parse(address: &str) -> Result<Self, ClientError> {
        let typed = address.trim();
        let problem = |problem| ClientError::Address { address: without_credentials(typed), problem };
        if typed.is_empty() {
            return Err(problem(AddressProblem::Blank));
        }
        // What reads addresses passes over line breaks and surplus slashes without a word, and finds a host behind them.
        if let Some(odd) = typed.chars().find(|letter| letter.is_control() || letter.is_whitespace()) {
            let why = message!("address-holds", letter = odd.escape_unicode().to_string());
            return Err(problem(AddressProblem::Nonsense { why: why.into() }));
        }
        let behind_scheme = typed.split_once("://").map_or(typed, |(_, rest)| rest);
        let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let url =
            Url::parse(&whole).map_err(|error| problem(AddressProblem::Nonsense { why: error.to_string().into() }))?;
        let secure = match url.scheme() {
            "https" => true,
            "http" => false,
            other => return Err(problem(AddressProblem::OtherScheme { scheme: other.to_owned() })),
        };
        if !url.username().is_empty() || url.password().is_some() || behind_scheme.contains('@') {
            return Err(problem(AddressProblem::HoldsCredentials));
        }
        let Some(host) = url.host().map(|host| host.to_owned()).filter(|_| !behind_scheme.starts_with(['/', '\\']))
        else {
            return Err(problem(AddressProblem::Nonsense { why: message!("address-no-host").into() }));
        };
        if url.port() == Some(0) {
            let why = message!("address-port", port = 0_u32);
            return Err(problem(AddressProblem::Nonsense { why: why.into() }));
        }
        let rest = &url[url::Position::BeforePath..];
        if !matches!(rest, "" | "/") {
            return Err(problem(AddressProblem::MoreThanAHost { rest: rest.to_owned() }));
        }
        if !secure && !is_this_computer(&host) {
            return Err(problem(AddressProblem::PlainHttp { host: host.to_string() }));
        }
        let base = url.origin().ascii_serialization();
        Ok(Self { base, host, secure, usual_port: url.port().is_none() })
    }

    /// Whether it is Kissmetrics'. Whoever sends elsewhere should be asked whether that is meant.
    pub fn is_kissmetrics(&self) -> bool {
        let Host::Domain(domain) = &self.host else { return false };
        let own = ["kissmetrics.io", "kissmetrics.com"];
        let is_own = own
            .iter()
            .any(|own| domain.strip_suffix(own).is_some_and(|front| front.is_empty() || front.ends_with('.')));
        self.secure && self.usual_port && is_own
    }

    /// Whether it is this computer, so that nothing leaves it.
    pub fn is_this_computer(&self) -> bool {
        is_this_computer(&self.host)
    }

    /// Scheme, host and, where it is not the usual one, port; without a slash at the end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Whether it is reached by https.
    pub(super) fn is_secure(&self) -> bool {
        self.secure
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base)
    }
}

fn is_this_computer(host: &Host<String>) -> bool {
    match host {
        Host::Domain(domain) => domain == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

/// The address for an error: what may be a user name and a password is left out.
fn without_credentials(typed: &str) -> String {
    let start = typed.find("://").map_or(0, |at| at + 3);
    match typed[start..].rfind('@') {
        Some(at) => format!("{}…{}", &typed[..start], &typed[start + at..]),
        None => typed.to_owned(),
    }
}
