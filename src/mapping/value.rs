//! What is done to a cell before it is sent.

use serde::{Deserialize, Serialize};

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

impl Treatment {
    /// Whether nothing is done, for serde.
    pub fn is_as_is(&self) -> bool {
        *self == Self::AsIs
    }
}
