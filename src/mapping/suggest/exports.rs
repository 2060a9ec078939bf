//! Exports of known programs, each recognised by a few titles that stand together nowhere else, never by all of them:
//! programs add columns, and people take some out.

use super::draft::Draft;
use super::table::Table;
use super::{Grade, Suggested, analytics, contacts, shops};
use crate::event::EventKind;
use crate::mapping::{EventName, Others, Test};
use crate::message;
use crate::message::Message;

/// A known export.
struct Export {
    /// What a person calls it.
    label: fn() -> Message,
    /// Each of these must be there, in one of its spellings (as words, see [`super::title`]).
    marks: &'static [&'static [&'static str]],
    /// Fills the rule.
    fill: fn(&mut Draft),
}

/// Every export that is known. The first whose marks are all there is taken.
const EXPORTS: &[Export] = &[
    Export {
        label: || message!("export-shopify-orders"),
        marks: &[&["financial status"], &["lineitem name"], &["created at"], &["name"]],
        fill: shopify_orders,
    },
    Export {
        label: || message!("export-shopify-customers"),
        marks: &[
            &["accepts email marketing", "accepts marketing"],
            &["total spent"],
            &["total orders"],
            &["tax exempt"],
        ],
        fill: shopify_customers,
    },
    Export {
        label: || message!("export-stripe-subscriptions"),
        marks: &[&["current period start utc"], &["customer id"], &["canceled at utc", "ended at utc"]],
        fill: stripe_subscriptions,
    },
    Export {
        label: || message!("export-stripe-customers"),
        marks: &[&["delinquent"], &["total spend"], &["created utc", "created date utc"]],
        fill: stripe_customers,
    },
    Export {
        label: || message!("export-stripe-payments"),
        marks: &[&["amount refunded"], &["created date utc", "created utc"], &["status"], &["captured", "mode"]],
        fill: stripe_payments,
    },
    Export {
        label: || message!("export-paypal-activity"),
        marks: &[&["time zone"], &["from email address"], &["transaction id"], &["gross"]],
        fill: paypal,
    },
    Export {
        label: || message!("export-mailchimp-audience"),
        marks: &[&["member rating"], &["leid"], &["email address"], &["optin time", "confirm time"]],
        fill: mailchimp,
    },
    Export {
        label: || message!("export-woocommerce-orders"),
        marks: &[
            &["order number", "order id"],
            &["order date"],
            &["status"],
            &["order total"],
            &["order currency"],
            &["payment method title"],
        ],
        fill: shops::woocommerce_orders,
    },
    Export {
        label: || message!("export-bigcommerce-orders"),
        marks: &[&["order id"], &["order date"], &["order status"], &["order total inc tax"], &["order total ex tax"]],
        fill: shops::bigcommerce_orders,
    },
    Export {
        label: || message!("export-recurly-invoices"),
        marks: &[
            &["account code"],
            &["invoice number"],
            &["line item total"],
            &["line item origin"],
            &["status"],
            &["closed at"],
        ],
        fill: shops::recurly_invoices,
    },
    Export {
        label: || message!("export-chargebee-subscriptions"),
        marks: &[
            &["subscriptions id"],
            &["subscriptions status"],
            &["subscriptions plan id"],
            &["subscriptions started at", "subscriptions created at"],
        ],
        fill: shops::chargebee_subscriptions,
    },
    Export {
        label: || message!("export-hubspot-contacts"),
        marks: &[
            &["record id", "contact id"],
            &["email"],
            &["lifecycle stage", "lead status"],
            &["create date"],
            &["contact owner", "original source", "became a lead date", "became a customer date"],
        ],
        fill: contacts::hubspot_contacts,
    },
    Export {
        label: || message!("export-klaviyo-profiles"),
        marks: &[&["email"], &["email marketing consent"], &["email marketing consent timestamp"]],
        fill: contacts::klaviyo_profiles,
    },
    Export {
        label: || message!("export-posthog-events"),
        marks: &[
            &["event"],
            &["distinct id"],
            &["timestamp"],
            &["uuid"],
            &["person id", "elements chain", "elements", "team id", "created at"],
        ],
        fill: analytics::posthog,
    },
    Export {
        label: || message!("export-mixpanel-events"),
        marks: &[&["event"], &["properties distinct id"], &["properties time"]],
        fill: analytics::mixpanel,
    },
    Export {
        label: || message!("export-amplitude-events"),
        marks: &[&["event type"], &["amplitude id"], &["event time"]],
        fill: analytics::amplitude,
    },
    Export {
        label: || message!("export-segment-calls"),
        marks: &[
            &["message id"],
            &["type"],
            &["original timestamp", "received at"],
            &["user id", "anonymous id"],
            &["event"],
        ],
        fill: analytics::segment,
    },
    Export {
        label: || message!("export-kissmetrics-raw-export"),
        marks: &[&["_p"], &["_t"], &["_n"]],
        fill: analytics::kissmetrics,
    },
    Export {
        label: || message!("export-kissmetrics-csv"),
        marks: &[&["identity"], &["timestamp"], &["event"]],
        fill: kissmetrics,
    },
];

/// A mapping for a known export; `None` when the titles are no known program's.
pub(super) fn recognise(table: &Table) -> Option<Suggested> {
    let export = EXPORTS.iter().find(|export| export.marks.iter().all(|spellings| table.named(spellings).is_some()))?;
    let mut draft = Draft::new(table, (export.label)());
    (export.fill)(&mut draft);
    Some(draft.finish())
}

/// One row for each line of an order; what concerns the order stands in its first row only.
fn shopify_orders(draft: &mut Draft) {
    draft.who(&["email"]);
    draft.when(&["created at"]);
    draft.name("Purchased", Grade::Sure, message!("guess-shopify-orders"));
    // Orders that were refunded later were purchases all the same; the export has no date for the refund.
    draft.only(&["financial status"], Test::Is, &["paid", "partially_paid", "partially_refunded", "refunded"]);
    draft.detail("Order ID", &["name"]);
    draft.amount("Billing Amount", &["total"]);
    draft.detail("Currency", &["currency"]);
    draft.detail("Promo Code", &["discount code"]);
    draft.detail("Shipping Country", &["shipping country"]);
    draft.offer_dated("Canceled Order", &["cancelled at", "canceled at"], &[("Order ID", "name")]);
}

/// No column has a date, so there is no event; only what is true of somebody.
fn shopify_customers(draft: &mut Draft) {
    draft.rule.kind = EventKind::Set;
    draft.who(&["email"]);
    draft.no_time(message!("guess-shopify-customers-time"));
    draft.no_name(message!("guess-shopify-customers-event"));
    draft.amount("Total Spent", &["total spent"]);
    draft.detail("Total Orders", &["total orders"]);
    draft.detail("Country", &["default address country code", "country"]);
}

fn stripe_payments(draft: &mut Draft) {
    draft.who(&["customer email", "customer id"]);
    draft.when(&["created date utc", "created utc"]);
    draft.name("Billed", Grade::Sure, message!("guess-stripe-payments"));
    // Payments that were refunded later were paid all the same; the export has no date for the refund.
    draft.only(
        &["status"],
        Test::Is,
        &["Paid", "paid", "succeeded", "Succeeded", "Refunded", "refunded", "Partial Refund"],
    );
    draft.amount("Billing Amount", &["amount"]);
    draft.detail("Billing Description", &["description"]);
    draft.detail("Currency", &["currency"]);
}

fn stripe_customers(draft: &mut Draft) {
    draft.who(&["email", "id"]);
    draft.when(&["created utc", "created date utc"]);
    draft.name("Signed Up", Grade::PleaseCheck, message!("guess-stripe-customers"));
}

fn stripe_subscriptions(draft: &mut Draft) {
    draft.who(&["customer email", "customer id"]);
    draft.when(&["start utc", "start date utc", "created utc"]);
    draft.name("Subscribed", Grade::PleaseCheck, message!("guess-stripe-subscriptions"));
    draft.detail("Subscription Plan Level", &["plan", "plan price id"]);
    let reason = ("Subscription Cancelation Reason", "cancellation reason");
    draft.offer_dated("Subscription Canceled", &["canceled at utc", "ended at utc"], &[reason]);
}

/// Date and time in two columns and the zone in a third, in letters. Not every row is a sale: money goes out, is held
/// and is moved.
fn paypal(draft: &mut Draft) {
    draft.who(&["from email address"]);
    draft.when_split(&["date"], &["time"]);
    draft.name("Billed", Grade::PleaseCheck, message!("guess-paypal"));
    draft.only(&["status"], Test::Is, &["Completed"]);
    if !draft.only(&["balance impact"], Test::Is, &["Credit"]) {
        draft.only(&["gross"], Test::Above, &["0"]);
    }
    let moved = ["withdraw", "hold", "authorization", "conversion", "transfer", "deposit", "reversal", "refund"];
    draft.only_without(&["type"], &moved);
    draft.amount("Billing Amount", &["gross"]);
    draft.detail("Currency", &["currency"]);
    draft.detail("Billing Description", &["item title", "subject"]);
    draft.zone_from_column();
}

fn mailchimp(draft: &mut Draft) {
    draft.who(&["email address"]);
    // The time of opting in is often blank where the list was imported.
    draft.when_fuller(&["optin time", "confirm time"]);
    draft.name("Subscribed to Newsletter", Grade::Sure, message!("guess-mailchimp"));
    draft.detail("Country", &["cc"]);
    draft.offer_dated("Unsubscribed from Newsletter", &["unsub time"], &[]);
}

/// Kissmetrics' own format (CSV Files as an External Data Source).
fn kissmetrics(draft: &mut Draft) {
    draft.who(&["identity"]);
    draft.when(&["timestamp"]);
    let Some(column) = draft.table.named(&["event"]) else { return };
    let name = EventName::Column {
        column: column.title.to_owned(),
        lookup: None,
        values: Vec::new(),
        others: Others::AsFound,
    };
    draft.name_from(name, Grade::Sure, message!("guess-kissmetrics-csv"));
    let properties: Vec<(String, &str)> = draft
        .table
        .columns
        .iter()
        .filter_map(|column| Some((column.title.strip_prefix("Prop:")?.trim().to_owned(), column.title)))
        .collect();
    for (name, title) in properties {
        draft.detail_titled(&name, title);
    }
}
