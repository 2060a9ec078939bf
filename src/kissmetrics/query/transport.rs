//! Requests to the Query API and what comes back, as JSON. Beside the tracker's client the only file that knows reqwest.

use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use reqwest::{Method, Response, StatusCode};
use serde_json::Value;

use super::credential::Credential;
use super::error::QueryError;
use crate::clock;
use crate::kissmetrics::client::{
    ClientError, Destination, Failed, Patience, builder, failed, header, innermost, retry_after,
};

/// The longest answer that is read, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

/// The longest words of a server that are shown, in letters.
const LONGEST_WORDS: usize = 120;

/// Talks to one host with one credential.
pub(super) struct Transport {
    http: reqwest::Client,
    runtime: tokio::runtime::Runtime,
    base: String,
    credential: Credential,
    patience: Duration,
}

/// What came of one request.
pub(super) enum Reply {
    /// JSON.
    Json(Value),
    /// To be asked again later, and what it means if that does not help.
    Later(QueryError),
}

impl Transport {
    /// Makes one; nothing is sent.
    ///
    /// # Errors
    /// When the system has no certificates to trust, or gives no thread.
    pub fn new(host: &Destination, credential: Credential) -> Result<Self, QueryError> {
        let patience = Patience::default();
        let system = |why| QueryError::Client(ClientError::System { why });
        let http = builder(host, patience)?.build().map_err(|error| system(innermost(&error.without_url())))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| system(error.to_string().into()))?;
        Ok(Self { http, runtime, base: format!("{}/v3", host.base()), credential, patience: patience.answer })
    }

    /// Makes one request, of a path below the version's.
    ///
    /// # Errors
    /// What asking again does not help against.
    pub fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Reply, QueryError> {
        let (user, password) = self.credential.basic();
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        request = request.basic_auth(user, Some(password)).header(ACCEPT, "application/json").timeout(self.patience);
        if let Some(body) = body {
            request = request.header(CONTENT_TYPE, "application/json").body(body.to_string());
        }
        self.runtime.block_on(async {
            match request.send().await {
                Ok(response) => self.answer(response).await,
                Err(error) => unanswered(error),
            }
        })
    }

    async fn answer(&self, mut response: Response) -> Result<Reply, QueryError> {
        let status = response.status();
        match status {
            StatusCode::TOO_MANY_REQUESTS => {
                let after = retry_after(response.headers(), clock::now());
                return Ok(Reply::Later(QueryError::TooMany { after }));
            }
            // 511 comes from a network that wants a log-in.
            _ if status.is_server_error() && status != StatusCode::NETWORK_AUTHENTICATION_REQUIRED => {
                return Ok(Reply::Later(QueryError::Busy { status: status.as_u16() }));
            }
            _ if status.is_redirection() => {
                let location = header(response.headers(), &LOCATION);
                // Before it is cut, else the beginning of a secret might be left.
                let location = location.map(|to| self.credential.out_of(to));
                let location = location.map(|to| self.short(to.split(['?', '#']).next().unwrap_or_default()));
                return Err(QueryError::Odd { status: status.as_u16(), location });
            }
            _ => {}
        }
        let kind = header(response.headers(), &CONTENT_TYPE).map(|kind| self.short(kind));
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() > LONGEST => return Err(QueryError::TooLong),
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) => return unanswered(error),
            }
        }
        let json = serde_json::from_slice::<Value>(&body).ok();
        let said = json.as_ref().and_then(said).map(|words| self.short(&words));
        match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                Err(QueryError::Refused { status: status.as_u16(), said })
            }
            StatusCode::NOT_FOUND | StatusCode::GONE => Err(QueryError::NotThere { said }),
            _ if !status.is_success() => Err(QueryError::Odd { status: status.as_u16(), location: None }),
            _ => json.map(Reply::Json).ok_or(QueryError::NotJson { kind }),
        }
    }

    /// A server's words for a person: not too long, on one line, and without the credential.
    fn short(&self, words: &str) -> String {
        let words = self.credential.out_of(words);
        let words: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        match words.char_indices().nth(LONGEST_WORDS) {
            Some((end, _)) => format!("{}…", &words[..end]),
            None => words,
        }
    }
}

/// What went wrong, in the server's words (`{"status": 401, "messages": ["Unauthenticated."]}`).
fn said(answer: &Value) -> Option<String> {
    let messages = answer.get("messages")?.as_array()?.iter().filter_map(Value::as_str);
    Some(messages.collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty())
}

fn unanswered(error: reqwest::Error) -> Result<Reply, QueryError> {
    match failed(error) {
        Failed::Certificate(why) => Err(QueryError::Certificate { why }),
        Failed::NotSent(why) => Ok(Reply::Later(QueryError::NotReached { why })),
        Failed::Unknown(why) => Ok(Reply::Later(QueryError::NoAnswer { why })),
    }
}
