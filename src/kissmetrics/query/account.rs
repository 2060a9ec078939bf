//! An account that can be read: its products, what each knows, and whether somebody is known to one.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::credential::Credential;
use super::error::{Expected, QueryError};
use super::pace::{NotYet, Pacing, Pause};
use super::read::{Known, KnownName, Listed, ReadProduct, Search, entries, found, name, product, search, take};
use super::transport::{Reply, Transport};
use crate::kissmetrics::client::{ClientError, Destination};
use crate::kissmetrics::rules::NAMES_MAX;

/// How many entries a page has. The documents name this as what is usual, and no other.
const PAGE: usize = 50;

/// So often a request is tried that is answered by nothing, or that there is too much to do.
const TRIES: u32 = 4;

/// The longest that is waited between two tries, also where more is asked for: then it is given up.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// How often is looked whether a search is done, each time after a longer wait: about two minutes in all.
const LOOKS: u32 = 7;

/// Somebody who is searched.
pub type Identity<'i> = &'i str;

/// An account at the Query API. Each call may take minutes, since only so much may be asked; it is for a thread of its own.
pub struct Account {
    transport: Transport,
    pace: Arc<dyn Pacing>,
    pause: Box<dyn Pause>,
}

impl Account {
    /// The host of the Query API.
    pub const KISSMETRICS: &str = "https://query.kissmetrics.io";

    /// Makes ready to ask; nothing is sent.
    ///
    /// # Errors
    /// When the system has no certificates to trust, or gives no thread.
    pub fn new(
        host: &Destination,
        credential: Credential,
        pace: Arc<dyn Pacing>,
        pause: Box<dyn Pause>,
    ) -> Result<Self, QueryError> {
        Ok(Self { transport: Transport::new(host, credential)?, pace, pause })
    }

    /// The host as it is typed, or Kissmetrics' own.
    ///
    /// # Errors
    /// When it is none that may be asked: only https, and plain http to this computer.
    pub fn host(typed: Option<&str>) -> Result<Destination, ClientError> {
        Destination::parse(typed.unwrap_or(Self::KISSMETRICS))
    }

    /// The products of the account.
    ///
    /// # Errors
    /// As every question: see [`QueryError`].
    pub fn products(&self) -> Result<Listed<ReadProduct>, QueryError> {
        self.pages("/products", &["data", "products"], Expected::Products, product, |product| product.id.to_string())
    }

    /// The names of events that a product knows.
    ///
    /// # Errors
    /// As every question.
    pub fn events(&self, product: u64) -> Result<Listed<KnownName>, QueryError> {
        let path = format!("/products/{product}/events");
        self.pages(&path, &["events", "data"], Expected::Events, name, |known| known.name.clone())
    }

    /// The names of properties that a product knows. The documents show them under the key of events, perhaps by mistake.
    ///
    /// # Errors
    /// As every question.
    pub fn properties(&self, product: u64) -> Result<Listed<KnownName>, QueryError> {
        let path = format!("/products/{product}/properties");
        let keys = ["properties", "events", "data"];
        self.pages(&path, &keys, Expected::Properties, name, |known| known.name.clone())
    }

    /// Whether a product knows somebody by this identity.
    ///
    /// # Errors
    /// As every question.
    pub fn knows(&self, product: u64, identity: Identity<'_>) -> Result<Known, QueryError> {
        let params = json!({ "type": "identity", "identity": identity, "calculations": [] });
        let query = json!({ "product_id": product, "query_type": "people_search", "query_params": params });
        let id = search(&self.ask(&Method::POST, "/queries", Some(&query))?)?;
        let path = format!("/queries/{id}");
        for look in 0..LOOKS {
            if look > 0 {
                // Twice as long each time, so that few of the account's requests are used on one that is slow.
                self.wait(Duration::from_secs(1 << look))?;
            }
            if let Search::Done(known) = found(&self.ask(&Method::GET, &path, None)?)? {
                return Ok(known);
            }
        }
        Ok(Known::Unfinished)
    }

    /// Asks for page after page until one is not full.
    fn pages<T>(
        &self,
        path: &str,
        keys: &[&str],
        expected: Expected,
        read: fn(&serde_json::Map<String, Value>) -> Option<T>,
        id: fn(&T) -> String,
    ) -> Result<Listed<T>, QueryError> {
        let mut listed = Listed::default();
        let mut last = None;
        for page in 0..=2 * NAMES_MAX / PAGE {
            let answer = self.ask(&Method::GET, &format!("{path}?offset={}&limit={PAGE}", page * PAGE), None)?;
            let page = entries(&answer, keys, expected)?;
            let before = listed.all.len();
            take(&mut listed, page, read);
            let first = listed.all.get(before).map(id);
            if first.is_some() && first == last {
                // Whoever passes the offset over would give the same page without end.
                return Err(QueryError::Endless);
            }
            last = first;
            if page.len() < PAGE {
                return match listed {
                    Listed { ref all, unread: 1.. } if all.is_empty() => Err(QueryError::Changed { expected }),
                    listed => Ok(listed),
                };
            }
        }
        Err(QueryError::Endless)
    }

    /// Asks until there is an answer, or it is plain that there will be none.
    fn ask(&self, method: &Method, path: &str, body: Option<&Value>) -> Result<Value, QueryError> {
        let mut tries = 0;
        loop {
            self.take_leave()?;
            let error = match self.transport.ask(method.clone(), path, body)? {
                Reply::Json(answer) => return Ok(answer),
                Reply::Later(error) => error,
            };
            if let QueryError::TooMany { after: Some(after) } = &error {
                // For whoever asks next, too, wherever that is.
                self.pace.rest(self.pause.now(), *after);
            }
            tries += 1;
            let usual = Duration::from_secs(5 << tries);
            let wait = match &error {
                QueryError::TooMany { after: Some(after) } => usual.max(*after),
                // Whoever typed an address waits for a word, and nobody there has too much to do.
                QueryError::NotReached { .. } => usual / 10,
                // A search that was begun and not answered would be begun twice.
                QueryError::NoAnswer { .. } if body.is_some() => return Err(error),
                _ => usual,
            };
            if tries >= TRIES || wait > LONGEST_WAIT {
                return Err(error);
            }
            self.wait(wait)?;
        }
    }

    /// Waits until a request may be made. Whoever was asked to be left alone for long is not waited for.
    fn take_leave(&self) -> Result<(), QueryError> {
        loop {
            match self.pace.take(self.pause.now()) {
                Ok(()) => return Ok(()),
                Err(NotYet::Rest(rest)) if rest > LONGEST_WAIT => {
                    return Err(QueryError::TooMany { after: Some(rest) });
                }
                Err(NotYet::Rest(rest)) => self.wait(rest)?,
                Err(NotYet::Turn(turn)) if self.pause.wait_for_turn(turn) => {}
                Err(NotYet::Turn(_)) => return Err(QueryError::Stopped),
                Err(NotYet::Unknown(why)) => return Err(QueryError::NotNoted { why: why.into() }),
            }
        }
    }

    fn wait(&self, time: Duration) -> Result<(), QueryError> {
        if self.pause.wait(time) { Ok(()) } else { Err(QueryError::Stopped) }
    }
}
