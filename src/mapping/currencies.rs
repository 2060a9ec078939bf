//! What becomes of a column whose amounts are in several currencies: under one property, reports would add them up.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A column with amounts in several currencies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Currencies {
    /// The title of the column with the amounts.
    pub amounts: String,
    /// The title of the column with the currencies, where the amounts do not say theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
    /// What is sent.
    #[serde(default)]
    pub send: SendAmounts,
}

/// Which amounts are sent, and under which names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SendAmounts {
    /// All under one name, and nobody has said that this is right.
    #[default]
    Undecided,
    /// All under one name.
    Together,
    /// Each currency under a name of its own, such as `Total EUR`. These are known; another one's name is made alike.
    Apart(Vec<String>),
    /// Amounts in this currency alone.
    Only(String),
}

impl SendAmounts {
    /// The name under which a property's amount in this currency is sent; `None` where it is not sent.
    pub fn name<'a>(&self, property: &'a str, currency: &str) -> Option<Cow<'a, str>> {
        match self {
            Self::Undecided | Self::Together => Some(Cow::Borrowed(property)),
            Self::Apart(_) => Some(Cow::Owned(format!("{property} {currency}"))),
            Self::Only(one) => (one == currency).then_some(Cow::Borrowed(property)),
        }
    }

    /// Whether amounts of which nobody knows the currency are not sent.
    pub fn is_one(&self) -> bool {
        matches!(self, Self::Only(_))
    }
}
