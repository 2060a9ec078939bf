//! The API key, which must never be seen: not in a log, an error, a plan or a picture.

use std::fmt;

use super::request::{MASK, tail};

/// The key of one product. What is printed of it is never more than its end.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

impl ApiKey {
    /// How many hexadecimal digits a key usually has.
    const USUAL_LENGTH: usize = 40;

    /// A key as it was typed or pasted, without the space around it; `None` when nothing is left.
    pub fn new(typed: &str) -> Option<Self> {
        let key = typed.trim();
        (!key.is_empty()).then(|| Self(key.to_owned()))
    }

    /// The key for the practice tracker, which takes any.
    pub fn practice() -> Self {
        Self("practice".to_owned())
    }

    /// The key itself, for a request and for the keychain only.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What may be seen: the last four characters, or nothing of a short key.
    pub fn tail(&self) -> &str {
        tail(&self.0)
    }

    /// Whether it looks as keys do, forty hexadecimal digits. Another shape deserves a question, not a refusal: no
    /// document says what shape a key has.
    pub fn looks_usual(&self) -> bool {
        self.0.len() == Self::USUAL_LENGTH && self.0.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

impl fmt::Display for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MASK}{}", self.tail())
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiKey({self})")
    }
}
