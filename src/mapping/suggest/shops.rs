//! Exports of shops and of programs that bill: orders, invoices, subscriptions.
//!
//! What they have in common: not every row was paid, and refunds are either a status of what was bought, without a date of
//! their own, or rows with negative amounts.

use super::Grade;
use super::draft::Draft;
use crate::mapping::{SameSecond, Test};
use crate::message;

/// Orders of WooCommerce, one row each, in the snake case of its export plugins. Times are the shop's own, without a zone.
pub(super) fn woocommerce_orders(draft: &mut Draft) {
    draft.who(&["billing email", "customer email"]);
    draft.when(&["order date"]);
    draft.name("Purchased", Grade::Sure, message!("guess-woocommerce-orders"));
    // Others wait for a payment, or never had one. Of a refund there is no date.
    draft.only(&["status"], Test::Is, &["completed", "processing", "refunded"]);
    draft.detail("Order ID", &["order number", "order id"]);
    draft.amount("Billing Amount", &["order total"]);
    draft.detail("Currency", &["order currency"]);
    draft.detail("Shipping Country", &["shipping country", "billing country"]);
}

/// Orders of BigCommerce, one row each. Shops name their statuses themselves, so that those without a payment are told
/// rather than those with one.
pub(super) fn bigcommerce_orders(draft: &mut Draft) {
    draft.who(&["customer email", "billing email"]);
    draft.when(&["order date"]);
    draft.name("Purchased", Grade::Sure, message!("guess-bigcommerce-orders"));
    draft.only(&["order status"], Test::IsNot, &["Incomplete", "Pending", "Awaiting Payment", "Cancelled", "Declined"]);
    draft.detail("Order ID", &["order id"]);
    draft.amount("Billing Amount", &["order total inc tax"]);
    draft.detail("Currency", &["order currency code"]);
    draft.detail("Shipping Country", &["shipping country", "billing country"]);
}

/// Invoices of Recurly, one row for each line. The total stands in each of them, so that only the line's own adds up.
pub(super) fn recurly_invoices(draft: &mut Draft) {
    draft.who(&["account code"]);
    // When it was paid, since that is when it is closed.
    draft.when(&["closed at"]);
    draft.name("Billed", Grade::Sure, message!("guess-recurly-invoices"));
    draft.only(&["status"], Test::Is, &["closed"]);
    // Credits are negative, and trials cost nothing.
    draft.only(&["line item total"], Test::Above, &["0"]);
    // All lines of an invoice were paid in the same second, of which the tracker would keep one.
    draft.rule.same_second = Some(SameSecond::Space);
    draft.amount("Billing Amount", &["line item total"]);
    draft.detail("Billing Description", &["line item description"]);
    draft.detail("Currency", &["currency"]);
    draft.detail("Subscription Plan Level", &["plan code"]);
}

/// Subscriptions of Chargebee, one row each.
pub(super) fn chargebee_subscriptions(draft: &mut Draft) {
    draft.who(&["customers email", "customers id"]);
    // The record may have been made later, as by an import.
    draft.when(&["subscriptions started at", "subscriptions created at"]);
    draft.name("Subscribed", Grade::PleaseCheck, message!("guess-chargebee-subscriptions"));
    draft.detail("Subscription Plan Level", &["subscriptions plan id"]);
    draft.offer_dated("Subscription Canceled", &["subscriptions cancelled at"], &[]);
    // Of one that ends with its term it is a day that may be still to come.
    draft.offered_only(&["subscriptions status"], &["cancelled", "Cancelled"]);
}
