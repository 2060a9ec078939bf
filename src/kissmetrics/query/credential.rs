//! What opens an account for reading. It reads everything in it, so it must never be seen: not in a log, an error or a
//! file.

use std::fmt;

/// E-mail and password, or the account's API key; the documents describe both. This is not the key that events are sent
/// with.
#[derive(Clone, PartialEq, Eq)]
pub enum Credential {
    /// As somebody signs in.
    Password {
        /// The e-mail.
        email: String,
        /// The password, byte for byte as it was typed.
        password: String,
    },
    /// The account's API key, with no password.
    Key(String),
}

impl Credential {
    /// What was typed; `None` where something is blank.
    pub fn password(email: &str, password: &str) -> Option<Self> {
        let email = email.trim();
        // A colon would end the name in what is sent (RFC 7617).
        let is_whole = !email.is_empty() && !email.contains(':') && !password.is_empty();
        is_whole.then(|| Self::Password { email: email.to_owned(), password: password.to_owned() })
    }

    /// What was typed; `None` where nothing is left.
    pub fn key(key: &str) -> Option<Self> {
        let key = key.trim();
        (!key.is_empty() && !key.contains(':')).then(|| Self::Key(key.to_owned()))
    }

    /// As one text, for the keychain only.
    pub fn to_secret(&self) -> String {
        match self {
            Self::Password { email, password } => format!("password:{email}:{password}"),
            Self::Key(key) => format!("key:{key}"),
        }
    }

    /// From what the keychain kept.
    pub fn of_secret(secret: &str) -> Option<Self> {
        match secret.split_once(':')? {
            ("password", rest) => rest.split_once(':').and_then(|(email, password)| Self::password(email, password)),
            ("key", key) => Self::key(key),
            _ => None,
        }
    }

    /// User name and password as HTTP takes them.
    pub(super) fn basic(&self) -> (&str, &str) {
        match self {
            Self::Password { email, password } => (email, password),
            Self::Key(key) => (key, ""),
        }
    }

    /// A server's words without what is secret in this.
    pub(super) fn out_of(&self, words: &str) -> String {
        let secret = match self {
            Self::Password { password, .. } => password,
            Self::Key(key) => key,
        };
        words.replace(secret.as_str(), crate::kissmetrics::request::MASK)
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Password { .. } => "Credential::Password(…)",
            Self::Key(_) => "Credential::Key(…)",
        })
    }
}
