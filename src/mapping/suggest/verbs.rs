//! What people do, under the names that Kissmetrics' own guides and clients use (How to Name and Structure Your Data,
//! SaaS and E-Commerce Essentials, the `kmts` client): past tense, Title Case.

use super::title::{Title, name_of};

/// Words of a title that say no more than that it is a time.
const TIME_WORDS: &[&str] = &[
    "at",
    "on",
    "date",
    "time",
    "timestamp",
    "datetime",
    "ts",
    "utc",
    "is",
    "was",
    "of",
    "am",
    "le",
    "el",
    "il",
    "em",
    "op",
    "dt",
    "the",
    "user",
    "account",
    "subscription",
    "order",
];

/// The name for a deed, if it is one that the guides name.
pub(super) fn known(phrase: &str) -> Option<&'static str> {
    Some(match phrase {
        "signup" | "sign up" | "signed up" | "signups" | "register" | "registered" | "registration" | "join"
        | "joined" | "account created" | "user created" => "Signed Up",
        "upgrade" | "upgraded" | "first paid" | "converted" | "conversion" | "subscription upgraded" => "Upgraded",
        "downgrade" | "downgraded" | "subscription downgraded" => "Downgraded",
        "cancel"
        | "canceled"
        | "cancelled"
        | "cancellation"
        | "cancelation"
        | "churn"
        | "churned"
        | "gekundigt"
        | "kundigung"
        | "resilie"
        | "resiliation"
        | "cancelado"
        | "cancelacion"
        | "disdetta"
        | "opgezegd"
        | "subscription canceled"
        | "subscription cancelled" => "Canceled",
        "bill"
        | "billed"
        | "billing"
        | "charge"
        | "charged"
        | "payment"
        | "paid"
        | "renewal"
        | "renewed"
        | "renew"
        | "invoice paid"
        | "subscription billed" => "Billed",
        "refund" | "refunded" => "Refunded",
        "purchase" | "purchased" | "bought" | "order" | "ordered" | "order placed" | "placed order"
        | "order completed" | "completed order" | "sale" => "Purchased",
        "activate" | "activated" | "activation" => "Activated Account",
        "trial end" | "trial ended" | "trial expired" | "ended trial" => "Ended Trial",
        "subscribe" | "subscribed" => "Subscribed",
        "unsubscribe" | "unsubscribed" | "unsub" => "Unsubscribed",
        "add to cart" | "added to cart" => "Added to Cart",
        "visit site" | "visited site" | "site visit" => "Visited Site",
        _ => return None,
    })
}

/// The name of the deed that a title such as `canceled_at` dates.
pub(super) fn deed_of_title(title: &Title) -> Option<&'static str> {
    known(&title.without(TIME_WORDS)).or_else(|| known(title.phrase()))
}

/// A name for what a title such as `first_seen_at` dates.
pub(super) fn name_of_title(title: &Title) -> String {
    deed_of_title(title).map_or_else(|| name_of(&title.without(TIME_WORDS)), str::to_owned)
}

/// A name for a value of a column with what happened: a known one, `Viewed …` for visits, else the value in the
/// guide's writing.
pub(super) fn name_of_value(value: &str) -> String {
    let title = Title::of(value);
    if let Some(name) = known(title.phrase()) {
        return name.to_owned();
    }
    // The guides say "Viewed" for every page but the site itself, which is visited.
    for visit in ["visited ", "visit "] {
        if let Some(page) = title.phrase().strip_prefix(visit) {
            return format!("Viewed {}", name_of(page));
        }
    }
    name_of(value)
}
