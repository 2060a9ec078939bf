//! What is known of a source's columns when one of them is put into a field.

use crate::mapping::profile::ColumnProfile;
use crate::mapping::suggest::{Suggested, suggest_for};
use crate::mapping::timestamp::TimeFormat;
use crate::mapping::value::MoneyVerdict;
use crate::mapping::{EventName, EventRule, Treatment};
use crate::source::Column;

/// A source's columns, and what a look at its cells says of each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The columns.
    pub columns: &'a [Column],
    /// What each is like, in the same order.
    pub profiles: &'a [ColumnProfile],
    /// What the source is called.
    pub source_name: &'a str,
}

impl<'a> Known<'a> {
    /// Guesses the settings, where it may be known already how the event is named.
    pub fn suggest(&self, name: Option<&EventName>) -> Suggested {
        suggest_for(self.columns, self.profiles, self.source_name, name.filter(|name| !is_blank(name)))
    }

    /// What a column is like.
    pub fn profile(&self, title: &str) -> Option<&'a ColumnProfile> {
        let at = self.columns.iter().position(|column| column.title == title)?;
        self.profiles.get(at)
    }

    /// How a column's times are written, where the column shows it.
    pub(super) fn time_format(&self, title: &str) -> Option<TimeFormat> {
        self.profile(title)?.times.format()
    }

    /// What is done to a column's cells as a property, where the whole column shows it.
    pub(super) fn treatment(&self, title: &str) -> Treatment {
        match self.profile(title).map(|profile| &profile.money.verdict) {
            Some(MoneyVerdict::Clear(treatment)) => *treatment,
            _ => Treatment::AsIs,
        }
    }

    /// The event that is guessed, where it may be known already how it is named.
    pub(super) fn guess(&self, name: Option<&EventName>) -> EventRule {
        self.suggest(name).mapping.rules.into_iter().next().unwrap_or_default()
    }
}

/// Whether it is only said how the event will be named: the name or the column is still to come.
fn is_blank(name: &EventName) -> bool {
    match name {
        EventName::Fixed { name } => name.is_empty(),
        EventName::Column { column, .. } => column.is_empty(),
        EventName::Rule { cases, .. } => cases.is_empty(),
    }
}
