//! What opens an account for reading. It reads everything in it, so it must never be seen: not in a log, an error or a
//! file.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::kissmetrics::request::MASK;

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

    /// A server's words without what is secret in this, also as it is sent in the header of each request (RFC 7617), and
    /// with whatever of it percent-encoded.
    pub(super) fn out_of(&self, words: &str) -> String {
        let (user, password) = self.basic();
        let secret = match self {
            Self::Password { password, .. } => password,
            Self::Key(key) => key,
        };
        let sent = STANDARD_NO_PAD.encode(format!("{user}:{password}"));
        [&sent, &STANDARD_NO_PAD.encode(secret), secret]
            .into_iter()
            .fold(words.to_owned(), |words, secret| without(&words, secret))
    }
}

/// Words without a secret, however much of it is percent-encoded.
fn without(words: &str, secret: &str) -> String {
    let (mut left, mut rest) = (String::with_capacity(words.len()), words);
    while let Some(letter) = rest.chars().next() {
        match begins_with(rest.as_bytes(), secret.as_bytes()) {
            // It ends where a letter does, as the secret does.
            Some(length) => {
                left.push_str(MASK);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                left.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    left
}

/// How many bytes at the beginning of a text stand for a secret, each as it is or percent-encoded.
fn begins_with(text: &[u8], secret: &[u8]) -> Option<usize> {
    let Some((byte, others)) = secret.split_first() else { return Some(0) };
    let longer = |length: usize| Some(length + begins_with(text.get(length..)?, others)?);
    // A percent sign may be one itself, or begin an encoded one.
    let as_it_is = || (text.first() == Some(byte)).then(|| longer(1)).flatten();
    let encoded = || match text {
        [b'%', high, low, ..] if hex(*high)? << 4 | hex(*low)? == *byte => longer(3),
        [b'+', ..] if *byte == b' ' => longer(1),
        _ => None,
    };
    as_it_is().or_else(encoded)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Password { .. } => "Credential::Password(…)",
            Self::Key(_) => "Credential::Key(…)",
        })
    }
}
