//! What is done to a cell before it is sent, and whether a column is money.
//!
//! A detail that is text stays as it came. Money loses its symbol and its separators, since Kissmetrics sums only what
//! is a plain number ("$100" stays text there; Technical Notes on Events and Properties), but only in a column that was
//! taken for money: whether `1.234` is one and a bit or more than a thousand is decided once, for the whole column.

mod class;
mod currency;
mod money;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::source::ReadingVersion;

pub use class::Class;
pub(crate) use class::Classifier;
pub use currency::{currency_in, currency_named};
pub use money::{Mark, MoneyGuess, MoneyInference, MoneyVerdict};
pub(crate) use money::{amount, amount_as, is_grouped};

/// What is done to the cell of a detail, beyond trimming it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// It leaves as it came: `007`, `1E5` and `7210448301122` stay what they are.
    #[default]
    AsIs,
    /// Money with a decimal point: `$1,234.50` leaves as `1234.50`.
    MoneyPoint,
    /// Money with a decimal comma: `1.234,50 €` leaves as `1234.50`.
    MoneyComma,
}

/// A cell after its treatment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Treated<'a> {
    /// What is sent.
    Fit(Cow<'a, str>),
    /// It is not what the treatment is for, such as "n/a" among money: it is sent as it came, and that is said.
    Unfit(&'a str),
}

impl<'a> Treated<'a> {
    /// What is sent, fit or not.
    pub fn into_text(self) -> Cow<'a, str> {
        match self {
            Self::Fit(text) => text,
            Self::Unfit(text) => Cow::Borrowed(text),
        }
    }

    /// Whether the treatment was for such a cell.
    pub fn is_fit(&self) -> bool {
        matches!(self, Self::Fit(_))
    }
}

impl Treatment {
    /// Whether nothing is done, for serde.
    pub fn is_as_is(&self) -> bool {
        *self == Self::AsIs
    }

    /// Treats a trimmed cell that is not blank. An amount keeps its decimals as they are written.
    pub fn apply<'a>(&self, cell: &'a str) -> Treated<'a> {
        self.apply_as(cell, ReadingVersion::NOW)
    }

    /// The same by the rules of another version.
    pub fn apply_as<'a>(&self, cell: &'a str, reading: ReadingVersion) -> Treated<'a> {
        let mark = match self {
            Self::AsIs => return Treated::Fit(Cow::Borrowed(cell)),
            Self::MoneyPoint => Mark::Point,
            Self::MoneyComma => Mark::Comma,
        };
        match amount_as(cell, reading) {
            Some(amount) if amount.is_plain() && mark == Mark::Point => Treated::Fit(Cow::Borrowed(cell)),
            Some(amount) => amount.number(mark).map_or(Treated::Unfit(cell), |number| Treated::Fit(number.into())),
            None => Treated::Unfit(cell),
        }
    }
}
