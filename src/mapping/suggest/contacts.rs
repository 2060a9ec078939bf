//! Exports of programs that keep contacts: what is known of a person today, with some dates of the past.

use super::Grade;
use super::draft::Draft;
use crate::mapping::Test;
use crate::message;

/// Contacts of HubSpot, one row each. When the account's zone is another than UTC, its times say nothing of it.
pub(super) fn hubspot_contacts(draft: &mut Draft) {
    draft.who(&["email"]);
    draft.when(&["create date"]);
    draft.name("Signed Up", Grade::PleaseCheck, message!("guess-hubspot-contacts"));
    draft.detail("Original Source", &["original source"]);
    draft.detail("Country", &["country region"]);
    draft.offer_dated("Became a Lead", &["became a lead date"], &[]);
    draft.offer_dated("Became a Customer", &["became a customer date"], &[]);
}

/// Profiles of Klaviyo, one row each. The consent has a time; that somebody never subscribed is a consent too.
pub(super) fn klaviyo_profiles(draft: &mut Draft) {
    draft.who(&["email"]);
    draft.when(&["email marketing consent timestamp"]);
    draft.name("Subscribed to Newsletter", Grade::Sure, message!("guess-klaviyo-profiles"));
    draft.only(&["email marketing consent"], Test::Is, &["SUBSCRIBED"]);
    draft.detail("Country", &["country"]);
}
