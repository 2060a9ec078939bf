//! What fixes a finding: a change of the plan, so that the window can offer it, do it and undo it.
//!
//! A change that only one check offers stands in the check's file; here are those that several offer.

mod event_names;
mod leave_property_out;
mod leave_rows_out;
mod leave_values_out;
mod one_name;
mod same_second;
mod tidy;
mod treat;
mod zone;

use std::any::Any;
use std::fmt::Debug;
use std::ops::Deref;
use std::sync::Arc;

use crate::mapping::{EventRule, Mapping};
use crate::message::Message;

pub(super) use event_names::leave_names_out;
pub use event_names::rename_event;
pub(super) use leave_property_out::leave_property_out;
pub(super) use leave_rows_out::{leave_rows_out, leave_rows_out_saying};
pub(super) use leave_values_out::leave_values_out;
pub(super) use one_name::one_name;
pub(super) use same_second::same_second;
pub(super) use tidy::{tidies, tidy_people};
pub(super) use treat::Treat;
pub(super) use zone::read_in_zone;

/// A change of the plan, never of the file.
pub trait Change: Any + Debug + Send + Sync + AnyChange {
    /// Changes the plan. Doing it twice is doing it once.
    fn apply(&self, mapping: &mut Mapping);

    /// What a button says that does it.
    fn message(&self) -> Message;

    /// Whether it takes rows away and changes nothing about the others.
    fn leaves_rows_out(&self) -> bool {
        false
    }

    /// What is asked before it is done to this plan, where what it would move should be seen first.
    fn question(&self, _mapping: &Mapping) -> Option<Message> {
        None
    }
}

/// What any change can do behind its trait.
pub trait AnyChange {
    /// Whether another is the same change.
    fn is(&self, other: &dyn Change) -> bool;
}

impl<C: Change + PartialEq> AnyChange for C {
    fn is(&self, other: &dyn Change) -> bool {
        (other as &dyn Any).downcast_ref::<C>() == Some(self)
    }
}

/// What fixes a finding: some [`Change`].
#[derive(Clone, Debug)]
pub struct Fix(Arc<dyn Change>);

impl Fix {
    pub(super) fn new(change: impl Change) -> Self {
        Self(Arc::new(change))
    }
}

impl Deref for Fix {
    type Target = dyn Change;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl PartialEq for Fix {
    fn eq(&self, other: &Self) -> bool {
        self.is(&**other)
    }
}

/// The rules with these indexes.
pub(super) fn picked<'m>(mapping: &'m mut Mapping, rules: &[usize]) -> impl Iterator<Item = &'m mut EventRule> {
    mapping.rules.iter_mut().enumerate().filter(|(at, _)| rules.contains(at)).map(|(_, rule)| rule)
}

/// Adds what is not there yet.
pub(super) fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
