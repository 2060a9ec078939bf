//! What opens a bucket, which must never be seen: not in a plan, the ledger, a log or an error.

use std::fmt;

/// The keys of somebody who may write to a bucket.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    id: String,
    secret: String,
    /// Of keys that are for a while only.
    token: Option<String>,
}

impl Credentials {
    /// An access key and its secret as they were typed or pasted, and a session's token where there is one; `None` when
    /// either of the first is blank.
    pub fn new(id: &str, secret: &str, token: Option<&str>) -> Option<Self> {
        let (id, secret) = (id.trim(), secret.trim());
        let token = token.map(str::trim).filter(|token| !token.is_empty()).map(str::to_owned);
        let has_both = !id.is_empty() && !secret.is_empty();
        has_both.then(|| Self { id: id.to_owned(), secret: secret.to_owned(), token })
    }

    /// The access key itself, for a request and for the keychain only.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The secret itself, for a request and for the keychain only.
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// The session's token, for a request only.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Whether they are for a while only, so that it is no use to keep them.
    pub fn is_passing(&self) -> bool {
        self.token.is_some()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}
