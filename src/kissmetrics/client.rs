//! Sends requests and tells what came back. The only file that knows reqwest.
//!
//! One call of [`Client::send`] is one request and one [`Answer`]; whether and when to send it again is for the caller
//! to decide, and the same target always gives the same bytes. The tracker answers 200 and a picture to everything,
//! so [`Answer::Accepted`] says that the request has arrived and nothing more. Nothing that comes out of here holds
//! the API key.

use std::error::Error as _;
use std::time::Duration;

use chrono::{DateTime, Utc};
pub use reqwest::Url;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use rustls::CertificateError;

use crate::clock;
use crate::message;
use crate::message::Arg;

pub use super::destination::{AddressProblem, Destination};
pub use super::key::ApiKey;
use super::request::{Shape, shape};
pub use super::trouble::Trouble;

/// Why nothing can be sent at all. Data only; [`crate::text`] makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum ClientError {
    /// The address is none that may be sent to. `address` is as it was typed, without user name and password.
    Address { address: String, problem: AddressProblem },
    /// The system's certificates or its network settings cannot be read.
    System { why: Arg },
    /// This computer's clock stands before 1970, so that no certificate can be held against it.
    Clock,
}

/// What came of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The tracker's answer: 200 and a GIF. The request has arrived; whether the event is kept, nobody is told.
    Accepted,
    /// Something else answered: a redirect, a log-in page, a proxy. Nothing was followed.
    Odd(Odd),
    /// The tracker has too much to do (429) or a fault of its own (5xx).
    Busy {
        /// The HTTP status.
        status: u16,
        /// How long it asks to be left alone (`Retry-After`).
        after: Option<Duration>,
    },
    /// It was sent, or a part of it, and no answer came: it may have arrived. Sent again it must be the same bytes.
    Unknown {
        /// What happened: the system's few words, or ours.
        why: Arg,
    },
    /// No connection could be made, so that nothing was sent.
    NotSent {
        /// What happened: the system's few words, or ours.
        why: Arg,
    },
    /// The server's certificate is not to be trusted, so that nothing was sent. Trying again does not help.
    Certificate {
        /// What is wrong with it.
        why: Arg,
    },
}

/// An answer that the tracker does not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// The HTTP status.
    pub status: u16,
    /// What it says it is.
    pub content_type: Option<String>,
    /// The host, or the path on the same host, that it points to.
    pub location: Option<String>,
}

/// How long is waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For a connection, with its greeting.
    pub connect: Duration,
    /// For the whole answer, from the request on; a connection that must be made first counts in.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), answer: Duration::from_secs(30) }
    }
}

/// Sends to one destination, over connections that are kept. Cheap to clone; needs a tokio runtime.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    patience: Duration,
}

impl Client {
    /// A client for at most about `most` requests at once; that many connections are kept.
    ///
    /// # Errors
    /// [`ClientError::System`] when the system has no certificates to trust, or settings that cannot be read.
    pub fn new(destination: &Destination, most: usize) -> Result<Self, ClientError> {
        Self::with_patience(destination, most, Patience::default())
    }

    /// [`Client::new`] that waits longer or shorter.
    ///
    /// # Errors
    /// As [`Client::new`].
    pub fn with_patience(destination: &Destination, most: usize, patience: Patience) -> Result<Self, ClientError> {
        let builder = builder(destination, patience)?.pool_max_idle_per_host(most);
        let http = builder.build().map_err(|error| ClientError::System { why: innermost(&error.without_url()) })?;
        let base = destination.base().to_owned();
        Ok(Self { http, base, patience: patience.answer })
    }

    /// Where a request goes that is a GET, made out before its turn comes; `None` for any other.
    pub fn address(&self, target: &str) -> Option<Url> {
        match shape(&self.base, target) {
            Shape::Get { target } => Url::parse(&format!("{}{target}", self.base)).ok(),
            Shape::Post { .. } => None,
        }
    }

    /// Sends one request, given its path and query as [`write_target`](super::request::write_target) makes them.
    pub async fn send(&self, target: &str) -> Answer {
        self.send_to(self.address(target), target).await
    }

    /// The same, given its [address](Client::address).
    pub async fn send_to(&self, address: Option<Url>, target: &str) -> Answer {
        let request = match (address, shape(&self.base, target)) {
            (Some(address), _) => self.http.get(address),
            (None, Shape::Get { target }) => self.http.get(format!("{}{target}", self.base)),
            (None, Shape::Post { path, body }) => self
                .http
                .post(format!("{}{path}", self.base))
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(body.to_owned()),
        };
        match request.timeout(self.patience).send().await {
            Ok(response) => answer(response, target).await,
            Err(error) => failure(error, target),
        }
    }
}

/// What carries the requests of something that makes them itself, such as a bucket's.
pub(crate) type FileClient = reqwest::Client;

/// What its requests fail by.
#[cfg_attr(not(feature = "bucket"), allow(dead_code, reason = "only buckets are asked so"))]
pub(crate) type FileClientError = reqwest::Error;

/// A client for a server of files: each request may take as long as a large one does.
///
/// # Errors
/// As [`Client::new`].
#[cfg_attr(not(feature = "bucket"), allow(dead_code, reason = "only buckets are such servers"))]
pub(crate) fn for_files(destination: &Destination, patience: Patience) -> Result<FileClient, ClientError> {
    let builder = builder(destination, patience)?.read_timeout(patience.answer);
    builder.build().map_err(|error| ClientError::System { why: innermost(&error.without_url()) })
}

/// What makes a client for a destination: it follows nothing, repeats nothing and trusts no more than it must.
pub(super) fn builder(destination: &Destination, patience: Patience) -> Result<reqwest::ClientBuilder, ClientError> {
    if destination.is_secure() && clock::now().timestamp() < 0 {
        return Err(ClientError::Clock);
    }
    // Fails when it is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!("Backfill/", env!("CARGO_PKG_VERSION")))
        .http1_only()
        .redirect(reqwest::redirect::Policy::none())
        // What is sent again is for the caller to decide.
        .retry(reqwest::retry::never())
        .referer(false)
        .tcp_nodelay(true)
        .connect_timeout(patience.connect);
    if !destination.is_secure() {
        // Plain http only goes to this computer, which needs no certificates.
        builder = builder.tls_certs_only([]);
    }
    if destination.is_this_computer() {
        builder = builder.no_proxy();
    }
    Ok(builder)
}

/// What an answer says, read no further than needed.
async fn answer(mut response: Response, target: &str) -> Answer {
    let status = response.status();
    let busy = status == StatusCode::TOO_MANY_REQUESTS
        || status == StatusCode::REQUEST_TIMEOUT
        // 511 comes from a network that wants a log-in, not from the tracker.
        || (status.is_server_error() && status != StatusCode::NETWORK_AUTHENTICATION_REQUIRED);
    if busy {
        let after = retry_after(response.headers(), clock::now());
        finish(&mut response).await;
        return Answer::Busy { status: status.as_u16(), after };
    }
    if status == StatusCode::OK {
        match starts_as_gif(&mut response).await {
            Ok(true) => {
                finish(&mut response).await;
                return Answer::Accepted;
            }
            Ok(false) => {}
            Err(error) => return failure(error, target),
        }
    }
    let content_type = header(response.headers(), &CONTENT_TYPE).map(|text| short(text, target));
    let location = header(response.headers(), &LOCATION).map(|text| short(without_query(text), target));
    Answer::Odd(Odd { status: status.as_u16(), content_type, location })
}

async fn starts_as_gif(response: &mut Response) -> Result<bool, reqwest::Error> {
    const MARKS: [&[u8]; 2] = [b"GIF89a", b"GIF87a"];
    let mut start = Vec::with_capacity(64);
    while start.len() < MARKS[0].len() {
        match response.chunk().await? {
            Some(chunk) => start.extend_from_slice(&chunk),
            None => break,
        }
    }
    Ok(MARKS.iter().any(|mark| start.starts_with(mark)))
}

/// Reads what is left of a short and prompt answer, so that its connection can be used again. What it says is known.
async fn finish(response: &mut Response) {
    const SHORT: usize = 16 * 1024;
    const PROMPT: Duration = Duration::from_secs(1);
    let rest = async {
        let mut read = 0;
        while read < SHORT
            && let Ok(Some(chunk)) = response.chunk().await
        {
            read += chunk.len();
        }
    };
    // Whoever takes longer loses the connection, which costs less than waiting.
    let _ = tokio::time::timeout(PROMPT, rest).await;
}

/// What it means that no answer came.
fn failure(error: reqwest::Error, target: &str) -> Answer {
    match failed(error) {
        Failed::Certificate(why) => Answer::Certificate { why: without_key(why, target) },
        Failed::NotSent(why) => Answer::NotSent { why: without_key(why, target) },
        Failed::Unknown(why) => Answer::Unknown { why: without_key(why, target) },
    }
}

/// Why no answer came, in the system's few words or ours.
pub(crate) enum Failed {
    /// The certificate is not to be trusted, so that nothing was sent.
    Certificate(Arg),
    /// No connection could be made, so that nothing was sent.
    NotSent(Arg),
    /// It was sent, or a part of it.
    Unknown(Arg),
}

/// Why no answer came.
pub(super) fn failed(error: reqwest::Error) -> Failed {
    judged(&error.without_url())
}

/// Why no answer came, where this is what a request of a [`FileClient`] failed by.
#[cfg_attr(not(feature = "bucket"), allow(dead_code, reason = "only buckets are asked so"))]
pub(crate) fn failed_by(error: &(dyn std::error::Error + 'static)) -> Option<Failed> {
    error.downcast_ref().map(judged)
}

fn judged(error: &reqwest::Error) -> Failed {
    if let Some(why) = certificate_problem(error) {
        return Failed::Certificate(why);
    }
    let is_timeout = error.is_timeout();
    if error.is_connect() || error.is_builder() {
        return Failed::NotSent(if is_timeout { message!("why-no-connection").into() } else { innermost(error) });
    }
    Failed::Unknown(if is_timeout { message!("why-no-reply").into() } else { innermost(error) })
}

/// What is wrong with the server's certificate, if that is what went wrong.
fn certificate_problem(error: &reqwest::Error) -> Option<Arg> {
    let mut at = error.source();
    while let Some(cause) = at {
        if let Some(rustls::Error::InvalidCertificate(problem)) = unwrapped(cause).downcast_ref() {
            return Some(certificate_words(problem));
        }
        at = cause.source();
    }
    None
}

/// What is wrong with a certificate, for a person.
fn certificate_words(problem: &CertificateError) -> Arg {
    let words = match problem {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => message!("why-expired"),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => message!("why-not-yet-valid"),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            message!("why-other-host")
        }
        CertificateError::UnknownIssuer => message!("why-unknown-issuer"),
        // Webpki's word for one that signs others, as people make who sign their own.
        CertificateError::Other(_) => message!("why-no-servers-own"),
        CertificateError::Revoked => message!("why-revoked"),
        other => return other.to_string().into(),
    };
    words.into()
}

/// What an input or output error was made of; its own chain of causes passes it over.
fn unwrapped<'e>(mut error: &'e (dyn std::error::Error + 'static)) -> &'e (dyn std::error::Error + 'static) {
    while let Some(inner) = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
        error = inner;
    }
    error
}

/// The cause at the bottom, which says most in the fewest words.
pub(super) fn innermost(error: &reqwest::Error) -> Arg {
    let mut words = error.to_string();
    let mut at = error.source();
    while let Some(cause) = at {
        if let Some(rustls::Error::InvalidMessage(_)) = unwrapped(cause).downcast_ref() {
            return message!("why-no-https").into();
        }
        words = cause.to_string();
        at = cause.source();
    }
    plain(&words)
}

/// What an operating system says, without its numbers and in this sentence's case; other words stay as they are.
fn plain(words: &str) -> Arg {
    // As the resolver of names says it that reqwest asks.
    if words.starts_with("failed to lookup address") {
        return message!("why-no-server").into();
    }
    let Some((said, _)) = words.split_once(" (os error") else { return words.into() };
    let mut letters = said.chars();
    let said: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    said.into()
}

/// `Retry-After`: seconds, or a date, which is held against the server's own clock where it tells it.
pub(super) fn retry_after(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    let text = header(headers, &RETRY_AFTER)?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Only what is too large for a number fails here, and that asks for no less than the largest.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = |text: &str| DateTime::parse_from_rfc2822(text.trim()).ok();
    let now = header(headers, &DATE).and_then(date).map_or(now, |date| date.to_utc());
    // A date that has passed asks for no wait.
    Some((date(text)?.to_utc() - now).to_std().unwrap_or_default())
}

pub(super) fn header<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().filter(|text| !text.is_empty())
}

/// Where an answer points to, without what follows the path: servers put the request there, with its key.
fn without_query(location: &str) -> &str {
    location.split(['?', '#']).next().unwrap_or_default()
}

/// Why something failed, where it is told in a server's words.
fn without_key(why: Arg, target: &str) -> Arg {
    match why {
        Arg::Text(words) => short(&words, target).into(),
        ours => ours,
    }
}

/// A server's words for a person: not too long, and without the key of the request that they answer.
fn short(words: &str, target: &str) -> String {
    const LONGEST: usize = 120;
    let key = target.split_once("_k=").map_or("", |(_, rest)| rest.split('&').next().unwrap_or_default());
    let words = if key.is_empty() { words.to_owned() } else { words.replace(key, super::request::MASK) };
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}
