//! Exports of known programs, with their real titles and invented rows.

use backfill::event::EventKind;
use backfill::mapping::suggest::Grade;
use backfill::mapping::{Condition, EventName, Part, Test, TimeFormat, Treatment};

use super::*;

/// A row of a wide table of which only some cells are filled.
fn row(titles: &str, cells: &[(&str, &str)]) -> String {
    let titles: Vec<&str> = titles.split('|').collect();
    for (title, _) in cells {
        assert!(titles.contains(title), "{title} is a title");
    }
    let cell = |title: &&str| cells.iter().find(|(named, _)| named == title).map_or("", |(_, cell)| cell).to_owned();
    titles.iter().map(cell).collect::<Vec<_>>().join("|")
}

fn is(column: &str, values: &[&str]) -> Condition {
    Condition { column: column.to_owned(), test: Test::Is, values: values.iter().map(|&v| v.to_owned()).collect() }
}

const SHOPIFY_ORDERS: &str = "Name|Email|Financial Status|Paid at|Fulfillment Status|Fulfilled at|Accepts Marketing|Currency|Subtotal|Shipping|Taxes|Total|Discount Code|Discount Amount|Shipping Method|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem compare at price|Lineitem sku|Lineitem requires shipping|Lineitem taxable|Lineitem fulfillment status|Billing Name|Billing Street|Billing City|Billing Zip|Billing Country|Billing Phone|Shipping Name|Shipping Country|Notes|Cancelled at|Payment Method|Payment Reference|Refunded Amount|Vendor|Id|Tags|Risk Level|Source|Phone";

#[test]
fn shopify_orders_are_purchases_once_per_order() {
    let order = |name, email, status, total, cancelled| {
        row(
            SHOPIFY_ORDERS,
            &[
                ("Name", name),
                ("Email", email),
                ("Financial Status", status),
                ("Paid at", "2025-10-07 09:50:26 +0200"),
                ("Currency", "EUR"),
                ("Total", total),
                ("Created at", "2025-10-07 09:50:26 +0200"),
                ("Lineitem quantity", "1"),
                ("Lineitem name", "Mug"),
                ("Shipping Country", "DE"),
                ("Cancelled at", cancelled),
                ("Billing Name", "Ada"),
            ],
        )
    };
    let rows = [
        order("#1001", "ada@example.com", "paid", "59.90", ""),
        row(
            SHOPIFY_ORDERS,
            &[
                ("Name", "#1001"),
                ("Email", "ada@example.com"),
                ("Created at", "2025-10-07 09:50:26 +0200"),
                ("Lineitem name", "Cup"),
            ],
        ),
        order("#1002", "jo@example.com", "refunded", "12.00", "2025-10-09 10:00:00 +0200"),
    ];
    let found = guess("orders_export_1.csv", SHOPIFY_ORDERS, &rows.each_ref().map(String::as_str));
    assert_eq!(export(&found).as_deref(), Some("Shopify orders"));
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("Email"), Grade::Sure));
    assert_eq!(when(&found), Some(("Created at", Some(TimeFormat::YearFirst))));
    assert_eq!(grade(&found, Part::Time), Grade::Sure);
    assert_eq!((fixed_name(&found), grade(&found, Part::Event)), (Some("Purchased"), Grade::Sure));
    assert_eq!(
        rule(&found).only,
        [is("Financial Status", &["paid", "partially_paid", "partially_refunded", "refunded"])]
    );
    assert_eq!(
        details(rule(&found)),
        [
            ("Order ID", Some("Name")),
            ("Billing Amount", Some("Total")),
            ("Currency", Some("Currency")),
            ("Shipping Country", Some("Shipping Country")),
        ]
    );
    // The store's offset stands in the text.
    assert_eq!(found.mapping.zone, None);
    let [canceled] = found.more.as_slice() else { panic!("one more event: {:?}", found.more) };
    assert_eq!(name_of(&canceled.rule), Some("Canceled Order"));
    assert_eq!(details(&canceled.rule), [("Order ID", Some("Name"))]);
    assert_eq!(word(&canceled.why), "Cancelled at is a date that 33% of the rows have");
}

#[test]
fn shopify_customers_have_no_date_and_only_set_details() {
    let titles = "Customer ID|First Name|Last Name|Email|Accepts Email Marketing|Default Address Company|Default Address Country Code|Phone|Accepts SMS Marketing|Total Spent|Total Orders|Note|Tax Exempt|Tags";
    let found = guess(
        "customers_export.csv",
        titles,
        &[
            "'7210448301122|Ada|L|ada@example.com|yes||DE||no|59.90|1||no|",
            "'7210448301123|Jo|P|jo@example.com|no||US||no|1,259.90|3||no|vip",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("Shopify customers"));
    assert_eq!(rule(&found).kind, EventKind::Set);
    assert_eq!(who(&found), Some("Email"));
    assert_eq!((when(&found), grade(&found, Part::Time)), (None, Grade::NoMatch));
    assert_eq!(treatment(rule(&found), "Total Spent"), Some(Treatment::MoneyPoint));
}

#[test]
fn stripe_payments_are_billed_in_utc_where_they_were_paid() {
    let titles = "id|Description|Seller Message|Created (UTC)|Amount|Amount Refunded|Currency|Converted Amount|Fee|Mode|Status|Statement Descriptor|Customer ID|Customer Description|Customer Email|Captured|Card ID|Card Last4|Invoice ID";
    let found = guess(
        "payments.csv",
        titles,
        &[
            "ch_1|Premium|Payment complete.|2026-06-05 20:38:34|399,00|0,00|eur|399,00|5,00|Live|Paid|SHOP|cus_1||ada@example.com|True|card_1|4242|in_1",
            "ch_2|Premium|Declined.|2026-10-01 15:00|1.399,00|0,00|eur|0,00|0,00|Live|Failed|SHOP|cus_2||jo@example.com|False|card_2|4242|in_2",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("Stripe payments"));
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("Customer Email"), Grade::Sure));
    assert_eq!(when(&found), Some(("Created (UTC)", Some(TimeFormat::YearFirst))));
    assert_eq!(found.mapping.zone.as_deref(), Some("UTC"));
    assert_eq!(fixed_name(&found), Some("Billed"));
    let [only] = rule(&found).only.as_slice() else { panic!("one condition") };
    assert_eq!(only.column, "Status");
    assert!(only.values.iter().any(|value| value == "Paid") && !only.values.iter().any(|value| value == "Failed"));
    assert_eq!(
        details(rule(&found)),
        [
            ("Billing Amount", Some("Amount")),
            ("Billing Description", Some("Description")),
            ("Currency", Some("Currency"))
        ]
    );
    assert_eq!(treatment(rule(&found), "Billing Amount"), Some(Treatment::MoneyComma));
}

#[test]
fn newer_stripe_payments_without_addresses_fall_back_on_the_customer() {
    let titles = "id|Created date (UTC)|Amount|Amount Refunded|Currency|Captured|Converted Amount|Fee|Mode|Payment Source Type|Status|Customer ID|Customer Email";
    let found = guess(
        "unified_payments.csv",
        titles,
        &[
            "ch_1|2026-06-05 20:38:34|5.00|0.00|usd|true|5.00|0.40|Live|card|Paid|cus_1|",
            "ch_2|2026-06-06 20:38:34|5.00|0.00|usd|true|5.00|0.40|Live|card|Paid|cus_2|",
        ],
    );
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("Customer ID"), Grade::PleaseCheck));
}

#[test]
fn stripe_subscriptions_begin_and_may_be_canceled() {
    let titles = "id|Customer ID|Customer Name|Customer Email|Status|Cancellation Reason|Plan|Amount|Created (UTC)|Start (UTC)|Current Period Start (UTC)|Current Period End (UTC)|Trial Start (UTC)|Trial End (UTC)|Canceled At (UTC)|Ended At (UTC)";
    let found = guess(
        "subscriptions.csv",
        titles,
        &[
            "sub_1|cus_1|Ada|ada@example.com|canceled|too expensive|gold|5.00|2025-01-05 10:00|2025-01-05 10:00|2025-02-05 10:00|2025-03-05 10:00|||2025-02-20 09:00|2025-03-05 10:00",
            "sub_2|cus_2|Jo|jo@example.com|active||gold|5.00|2025-01-06 10:00|2025-01-06 10:00|2025-02-06 10:00|2025-03-06 10:00||||",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("Stripe subscriptions"));
    assert_eq!((fixed_name(&found), grade(&found, Part::Event)), (Some("Subscribed"), Grade::PleaseCheck));
    let [canceled] = found.more.as_slice() else { panic!("one more event: {:?}", found.more) };
    assert_eq!(name_of(&canceled.rule), Some("Subscription Canceled"));
    assert_eq!(canceled.rule.time.as_ref().map(|when| when.column.as_str()), Some("Canceled At (UTC)"));
    assert_eq!(details(&canceled.rule), [("Subscription Cancelation Reason", Some("Cancellation Reason"))]);
}

#[test]
fn stripe_customers_are_questioned() {
    let titles = "id|Description|Email|Name|Created (UTC)|Delinquent|Plan|Status|Total Spend|Payment Count|Refunded Volume|Dispute Losses";
    let found = guess(
        "customers.csv",
        titles,
        &["cus_1||ada@example.com|Ada|2025-01-05 10:00|false|gold|active|5.00|1|0.00|0.00"],
    );
    assert_eq!(export(&found).as_deref(), Some("Stripe customers"));
    assert_eq!((fixed_name(&found), grade(&found, Part::Event)), (Some("Signed Up"), Grade::PleaseCheck));
}

const PAYPAL: &str = "Date|Time|TimeZone|Name|Type|Status|Currency|Gross|Fee|Net|From Email Address|To Email Address|Transaction ID|Shipping Address|Address Status|Item Title|Item ID|Reference Txn ID|Invoice Number|Balance|Country|Subject|Note|Country Code|Balance Impact";

#[test]
fn paypal_splits_date_and_time_and_counts_what_came_in() {
    let payment = |date, time, zone, kind, status, gross, impact| {
        row(
            PAYPAL,
            &[
                ("Date", date),
                ("Time", time),
                ("TimeZone", zone),
                ("Type", kind),
                ("Status", status),
                ("Currency", "USD"),
                ("Gross", gross),
                ("From Email Address", "ada@example.com"),
                ("To Email Address", "shop@example.com"),
                ("Transaction ID", "8AB12345CD"),
                ("Balance Impact", impact),
            ],
        )
    };
    let rows = [
        payment("01/13/2023", "10:11:12", "PST", "Express Checkout Payment", "Completed", "1,500.00", "Credit"),
        payment("07/03/2023", "10:11:12", "PDT", "General Withdrawal", "Completed", "-58.80", "Debit"),
        payment("07/04/2023", "10:11:12", "PDT", "Express Checkout Payment", "Pending", "5.00", "Memo"),
    ];
    let found = guess("Download.CSV", PAYPAL, &rows.each_ref().map(String::as_str));
    assert_eq!(export(&found).as_deref(), Some("PayPal activity"));
    assert_eq!(who(&found), Some("From Email Address"));
    let when = rule(&found).time.as_ref().expect("there is a date");
    assert_eq!(
        (when.column.as_str(), when.time_column.as_deref(), when.format),
        ("Date", Some("Time"), Some(TimeFormat::MonthFirst))
    );
    assert_eq!(found.mapping.zone, None);
    let zone = found.zone.as_ref().expect("the letters speak for a zone");
    assert_eq!(
        (zone.name, word(&zone.why).as_str()),
        ("America/Los_Angeles", "TimeZone says \"PDT\" and \"PST\" in 100% of the rows")
    );
    assert_eq!(
        rule(&found).only,
        [
            is("Status", &["Completed"]),
            is("Balance Impact", &["Credit"]),
            Condition { column: "Type".to_owned(), test: Test::IsNot, values: vec!["General Withdrawal".to_owned()] },
        ]
    );
    assert_eq!(treatment(rule(&found), "Billing Amount"), Some(Treatment::MoneyPoint));
}

#[test]
fn paypal_dates_that_fit_both_orders_are_left_open() {
    let rows = [row(
        PAYPAL,
        &[
            ("Date", "10/09/2026"),
            ("Time", "10:11:12"),
            ("TimeZone", "CEST"),
            ("Gross", "5,00"),
            ("From Email Address", "a@example.com"),
            ("Transaction ID", "1A"),
        ],
    )];
    let found = guess("Download.CSV", PAYPAL, &[&rows[0]]);
    assert_eq!(when(&found), Some(("Date", None)));
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
    assert_eq!(found.zone.map(|zone| zone.name), Some("Europe/Berlin"));
}

#[test]
fn a_mailchimp_audience_subscribed_when_it_confirmed_if_opting_in_is_blank() {
    let titles = "Email Address|First Name|Last Name|MEMBER_RATING|OPTIN_TIME|OPTIN_IP|CONFIRM_TIME|CONFIRM_IP|LATITUDE|LONGITUDE|GMTOFF|DSTOFF|TIMEZONE|CC|REGION|LAST_CHANGED|LEID|EUID|NOTES|TAGS|UNSUB_TIME";
    let found = guess(
        "unsubscribed_members_export.csv",
        titles,
        &[
            "ada@example.com|Ada|L|2|||2018-10-11 09:55:14|1.2.3.4|0|0|1|2|Europe/Berlin|DE|BE|2018-10-11 09:55:14|1|a||\"VIP\"|2020-01-05 10:00:00",
            "jo@example.com|Jo|P|2|2018-10-12 09:55:14|1.2.3.4|2018-10-12 09:55:14|1.2.3.4|0|0|1|2|Europe/Berlin|DE|BE|2018-10-11 09:55:14|2|b|||2020-02-05 10:00:00",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("Mailchimp audience"));
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("Email Address"), Grade::Sure));
    assert_eq!(when(&found).map(|when| when.0), Some("CONFIRM_TIME"));
    assert_eq!(fixed_name(&found), Some("Subscribed to Newsletter"));
    assert_eq!(found.mapping.zone, None);
    assert_eq!(
        found.more.iter().filter_map(|offer| name_of(&offer.rule)).collect::<Vec<_>>(),
        ["Unsubscribed from Newsletter"]
    );
}

#[test]
fn kissmetrics_own_format_is_taken_as_it_is() {
    let found = guess(
        "import.csv",
        "Identity|Timestamp|Event|Prop:Billing Amount|Prop:Plan Name",
        &["ada@example.com|1328044149|Billed|5.00|Gold", "jo@example.com|1328044150|Signed Up||Free"],
    );
    assert_eq!(export(&found).as_deref(), Some("Kissmetrics CSV"));
    assert_eq!(when(&found), Some(("Timestamp", Some(TimeFormat::UnixSeconds))));
    assert!([Part::Person, Part::Time, Part::Event].iter().all(|&part| grade(&found, part) == Grade::Sure));
    assert_eq!(
        details(rule(&found)),
        [("Billing Amount", Some("Prop:Billing Amount")), ("Plan Name", Some("Prop:Plan Name"))]
    );
}

#[test]
fn a_few_titles_that_other_tables_share_make_no_export() {
    let found = guess("orders.csv", "Name|Email|Total|Created at", &["#1|a@example.com|5.00|2024-01-05"]);
    assert_eq!(found.export, None);
}

#[test]
fn a_known_export_with_blank_columns_says_so() {
    let titles = "Name|Email|Financial Status|Created at|Lineitem name|Total";
    let found = guess("orders_export.csv", titles, &["#1||paid||Mug|5.00"]);
    assert_eq!(export(&found).as_deref(), Some("Shopify orders"));
    assert_eq!((grade(&found, Part::Person), grade(&found, Part::Time)), (Grade::NoMatch, Grade::NoMatch));
}

fn is_not(column: &str, values: &[&str]) -> Condition {
    Condition { test: Test::IsNot, ..is(column, values) }
}

fn named_by(suggested: &Suggested) -> Option<&str> {
    match &rule(suggested).event {
        Some(EventName::Column { column, .. }) => Some(column),
        _ => None,
    }
}

/// Why a column is used for nothing.
fn left_out(suggested: &Suggested, title: &str) -> String {
    let found = suggested.left_out.iter().find(|left_out| left_out.column == title);
    word(&found.unwrap_or_else(|| panic!("{title} is left out")).why)
}

#[test]
fn mixpanel_s_seconds_are_doubted_and_its_own_properties_left_out() {
    let titles = "event|properties.time|properties.distinct_id|properties.$insert_id|properties.mp_lib|properties.$city|properties.plan_name|properties.items|properties.Plan Name";
    let found = guess(
        "export.jsonl",
        titles,
        &[
            "Signed Up|1577836800|ada@example.com|a1|web|Lyon|Gold||x",
            r#"Purchased|1577923200|jo@example.com|a2|web|Lyon||[{"sku":"A1"}]|y"#,
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("Mixpanel events"));
    assert_eq!(who(&found), Some("properties.distinct_id"));
    assert_eq!(when(&found), Some(("properties.time", Some(TimeFormat::UnixSeconds))));
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
    assert_says(&found, Part::Time, "in the project's own time zone and not in UTC");
    assert_eq!(named_by(&found), Some("event"));
    assert_eq!(rule(&found).only, [is_not("event", &["$identify", "$create_alias", "$merge"])]);
    // Two keys that are one name in the guides' writing stay two.
    assert_eq!(
        details(rule(&found)),
        [("Plan Name", Some("properties.plan_name")), ("properties.Plan Name", Some("properties.Plan Name"))]
    );
    assert!(left_out(&found, "properties.items").contains("holds lists"));
}

#[test]
fn amplitude_s_times_are_in_utc() {
    let found = guess(
        "100001_2020-01-01_0#1.json",
        "$insert_id|amplitude_id|event_type|event_time|user_id|event_properties.plan|user_properties.company",
        &["b1|9007199254740993|Signed Up|2020-01-01 00:00:00.120000|ada@example.com|Gold|Analytical"],
    );
    assert_eq!(export(&found).as_deref(), Some("Amplitude events"));
    assert_eq!((who(&found), named_by(&found)), (Some("user_id"), Some("event_type")));
    assert_eq!(when(&found), Some(("event_time", Some(TimeFormat::YearFirst))));
    assert_eq!(found.zone.as_ref().map(|zone| zone.name), Some("UTC"));
    assert_eq!(details(rule(&found)), [("Plan", Some("event_properties.plan"))]);
}

#[test]
fn posthog_s_properties_may_look_like_mixpanel_s() {
    let found = guess(
        "events.jsonl",
        "uuid|event|distinct_id|person_id|timestamp|created_at|properties.distinct_id|properties.time|properties.plan",
        &[
            "0190|signed_up|ada@example.com|5c1e|2020-01-01T00:00:00.120000+00:00|2020-01-01T00:00:02.000000+00:00|ada@example.com|1577836800.12|Gold",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("PostHog events"));
    assert_eq!((who(&found), when(&found).map(|when| when.0)), (Some("distinct_id"), Some("timestamp")));
    assert_eq!(details(rule(&found)), [("Plan", Some("properties.plan"))]);
}

#[test]
fn segment_s_track_calls_are_events_and_its_identify_calls_details() {
    let found = guess(
        "calls.jsonl",
        "messageId|type|event|userId|anonymousId|originalTimestamp|timestamp|properties.revenue|properties.plan|traits.email",
        &[
            "m-1|track|Signed Up|ada@example.com|an-1|2020-01-01T00:00:00.120Z|2020-01-01T00:00:00.620Z|39.90|Gold|",
            "m-2|identify||ada@example.com|an-1|2020-01-01T00:00:02.000Z|2020-01-01T00:00:03.000Z|||ada@example.com",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("Segment calls"));
    assert_eq!((who(&found), when(&found).map(|when| when.0)), (Some("userId"), Some("timestamp")));
    assert_eq!(rule(&found).only, [is("type", &["track"])]);
    assert_eq!(
        details(rule(&found)),
        [("Billing Amount", Some("properties.revenue")), ("Plan", Some("properties.plan"))]
    );
    let [said] = found.more.as_slice() else { panic!("one more: {:?}", found.more) };
    assert_eq!((said.rule.kind, said.rule.only.as_slice()), (EventKind::Set, &[is("type", &["identify"])][..]));
    assert_eq!(details(&said.rule), [("Email", Some("traits.email"))]);
}

#[test]
fn kissmetrics_raw_export_is_known_by_its_keys_letter_by_letter() {
    let rows = ["page view|a|1351187280|Direct||", "|a|1351187290|||ada@example.com", "|a|1351187300||Lyon|"];
    let found = guess("140.json", "_n|_p|_t|referrer|city|_p2", &rows);
    assert_eq!(export(&found).as_deref(), Some("Kissmetrics raw export"));
    assert_eq!((who(&found), named_by(&found)), (Some("_p"), Some("_n")));
    assert_eq!(when(&found), Some(("_t", Some(TimeFormat::UnixSeconds))));
    let [only] = rule(&found).only.as_slice() else { panic!("one condition") };
    assert_eq!((only.column.as_str(), only.test), ("_n", Test::Filled));
    assert_eq!(details(rule(&found)), [("referrer", Some("referrer")), ("city", Some("city"))]);
    assert!(left_out(&found, "_p2").contains("can't be undone"));
    let [set] = found.more.as_slice() else { panic!("one more: {:?}", found.more) };
    let asked: Vec<(&str, Test)> = set.rule.only.iter().map(|only| (only.column.as_str(), only.test)).collect();
    assert_eq!((set.rule.kind, asked), (EventKind::Set, vec![("_n", Test::Blank), ("_p2", Test::Blank)]));
    // The same words as titles of another table are no export.
    assert_eq!(guess("x.csv", "n|p|t", &["a|b|1351187280"]).export, None);
}

#[test]
fn woocommerce_orders_count_where_they_were_paid() {
    let titles = "order_id|order_number|order_date|paid_date|status|shipping_total|tax_total|order_total|order_currency|payment_method|payment_method_title|customer_id|customer_email|billing_first_name|billing_email|billing_country|shipping_country";
    let found = guess(
        "order_export_2016.csv",
        titles,
        &[
            "1001|1001|2016-01-03 09:12:31|2016-01-03 09:13:00|completed|4.90|9.56|59.90|EUR|paypal|PayPal|7|ada@example.com|Ada|ada@example.com|DE|DE",
            "1002|1002|2016-01-04 10:00:00||cancelled|0|1.00|12.00|EUR|cod|Cash on delivery|0||Jo|jo@example.com|AT|AT",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("WooCommerce orders"));
    assert_eq!((who(&found), when(&found).map(|(column, _)| column)), (Some("billing_email"), Some("order_date")));
    assert_eq!(fixed_name(&found), Some("Purchased"));
    assert_eq!(rule(&found).only, [is("status", &["completed", "processing", "refunded"])]);
    assert_eq!(
        details(rule(&found)),
        [
            ("Order ID", Some("order_number")),
            ("Billing Amount", Some("order_total")),
            ("Currency", Some("order_currency")),
            ("Shipping Country", Some("shipping_country")),
        ]
    );
    // The shop's own times say no zone.
    assert_eq!((found.mapping.zone, found.zone), (None, None));
}

#[test]
fn bigcommerce_orders_count_unless_they_wait_for_a_payment() {
    let titles = "Order ID|Customer ID|Customer Name|Customer Email|Customer Phone|Order Date|Order Status|Subtotal (inc tax)|Subtotal (ex tax)|Tax Total|Order Total (inc tax)|Order Total (ex tax)|Payment Method|Total Quantity|Order Currency Code|Billing Email|Shipping Country";
    let found = guess(
        "orders.csv",
        titles,
        &[
            "100|7|Ada|ada@example.com||13/01/2016|Completed|59.90|50.34|9.56|59.90|50.34|PayPal|1|EUR|ada@example.com|Germany",
            "101|8|Jo|jo@example.com||14/01/2016|Declined|12.00|10.08|1.92|12.00|10.08|Card|1|EUR|jo@example.com|Austria",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("BigCommerce orders"));
    assert_eq!((who(&found), when(&found)), (Some("Customer Email"), Some(("Order Date", Some(TimeFormat::DayFirst)))));
    let unpaid = ["Incomplete", "Pending", "Awaiting Payment", "Cancelled", "Declined"];
    assert_eq!(rule(&found).only, [is_not("Order Status", &unpaid)]);
    assert_eq!(
        details(rule(&found)),
        [
            ("Order ID", Some("Order ID")),
            ("Billing Amount", Some("Order Total (inc tax)")),
            ("Currency", Some("Order Currency Code")),
            ("Shipping Country", Some("Shipping Country")),
        ]
    );
}

#[test]
fn recurly_invoices_are_billed_line_by_line_when_they_were_paid() {
    let titles = "id|account_code|account_name|invoice_number|subscription_id|plan_code|coupon_code|total|subtotal|tax_amount|currency|date|status|closed_at|line_item_total|line_item_description|line_item_origin|line_item_uuid";
    let found = guess(
        "invoices.csv",
        titles,
        &[
            "a1|ada@example.com|Ada L|1291|s1|gold||62.40|50|12.40|EUR|2016-01-03 09:12:31 PST|closed|2016-01-04 10:00:00 PST|50.00|Gold, one month|plan|l1",
            "a1|ada@example.com|Ada L|1291|s1|gold||62.40|50|12.40|EUR|2016-01-03 09:12:31 PST|closed|2016-01-04 10:00:00 PST|12.40|Extra seat|add_on|l2",
            "a2|jo@example.com|Jo P|1292|s2|gold||-5|-5|0|EUR|2016-01-05 09:12:31 PST|closed|2016-01-05 09:12:31 PST|-5.00|Refund|credit|l3",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("Recurly invoices"));
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("account_code"), Grade::Sure));
    assert_eq!(when(&found).map(|(column, _)| column), Some("closed_at"));
    let above = Condition { column: "line_item_total".to_owned(), test: Test::Above, values: vec!["0".to_owned()] };
    assert_eq!(rule(&found).only, [is("status", &["closed"]), above]);
    assert_eq!(
        details(rule(&found)),
        [
            ("Billing Amount", Some("line_item_total")),
            ("Billing Description", Some("line_item_description")),
            ("Currency", Some("currency")),
            ("Subscription Plan Level", Some("plan_code")),
        ]
    );
}

#[test]
fn chargebee_subscriptions_end_only_where_they_have_ended() {
    let titles = "subscriptions.id|subscriptions.plan_id|subscriptions.plan_quantity|subscriptions.status|subscriptions.start_date|subscriptions.created_at|subscriptions.started_at|subscriptions.cancelled_at|customers.id|customers.email";
    let found = guess(
        "Subscriptions.csv",
        titles,
        &[
            "s1|gold|1|Active|2016-01-03 09:12:31|2017-06-01 00:00:00|2016-01-03 09:12:31||c1|ada@example.com",
            "s2|gold|1|Non Renewing|2016-01-04 09:12:31|2017-06-01 00:00:00|2016-01-04 09:12:31|2030-01-04 09:12:31|c2|jo@example.com",
            "s3|basic|1|Cancelled|2016-01-05 09:12:31|2017-06-01 00:00:00|2016-01-05 09:12:31|2016-05-05 09:12:31|c3|kim@example.com",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("Chargebee subscriptions"));
    assert_eq!(who(&found), Some("customers.email"));
    assert_eq!(when(&found), Some(("subscriptions.started_at", Some(TimeFormat::YearFirst))));
    assert_eq!((fixed_name(&found), grade(&found, Part::Event)), (Some("Subscribed"), Grade::PleaseCheck));
    assert_eq!(details(rule(&found)), [("Subscription Plan Level", Some("subscriptions.plan_id"))]);
    let [canceled] = found.more.as_slice() else { panic!("one more event: {:?}", found.more) };
    assert_eq!(name_of(&canceled.rule), Some("Subscription Canceled"));
    assert_eq!(canceled.rule.only, [is("subscriptions.status", &["cancelled", "Cancelled"])]);
}

#[test]
fn hubspot_contacts_have_dates_of_their_own_for_what_they_became() {
    let titles = "Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Lead Status|Lifecycle Stage|Create Date|Became a Lead Date|Became a Customer Date|Original Source|Country/Region";
    let found = guess(
        "hubspot-crm-exports-all-contacts.csv",
        titles,
        &[
            "51|Ada|L|ada@example.com||Sam|NEW|customer|2016-01-03 09:12|2016-01-03 09:12|2016-02-03 10:00|ORGANIC_SEARCH|Germany",
            "52|Jo|P|jo@example.com||Sam|OPEN|lead|2016-01-04 09:12|2016-01-04 09:12||OFFLINE|Austria",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("HubSpot contacts"));
    assert_eq!((who(&found), when(&found)), (Some("Email"), Some(("Create Date", Some(TimeFormat::YearFirst)))));
    assert_eq!((fixed_name(&found), grade(&found, Part::Event)), (Some("Signed Up"), Grade::PleaseCheck));
    assert_eq!(
        details(rule(&found)),
        [("Original Source", Some("Original Source")), ("Country", Some("Country/Region"))]
    );
    let more: Vec<_> = found.more.iter().map(|offer| name_of(&offer.rule)).collect();
    assert_eq!(more, [Some("Became a Lead"), Some("Became a Customer")]);
}

#[test]
fn klaviyo_profiles_subscribed_where_their_consent_says_so() {
    let titles = "Email|Klaviyo ID|First Name|Last Name|City|Country|Source|Email Marketing Consent|Email Marketing Consent Timestamp|Profile Created On|Date Added";
    let found = guess(
        "newsletter.csv",
        titles,
        &[
            "ada@example.com|01A|Ada|L|Ulm|Germany|form|SUBSCRIBED|2016-01-03T09:12:31Z|2015-01-03|2015-01-03",
            "jo@example.com|01B|Jo|P|Wien|Austria|import|NEVER_SUBSCRIBED||2015-01-03|2015-01-03",
            "kim@example.com|01C|Kim|Q|Wien|Austria|form|UNSUBSCRIBED|2016-03-01T10:00:00Z|2015-01-03|2015-01-03",
        ],
    );
    assert_eq!(export(&found).as_deref(), Some("Klaviyo profiles"));
    assert_eq!(who(&found), Some("Email"));
    assert_eq!(when(&found), Some(("Email Marketing Consent Timestamp", Some(TimeFormat::YearFirst))));
    assert_eq!(fixed_name(&found), Some("Subscribed to Newsletter"));
    assert_eq!(rule(&found).only, [is("Email Marketing Consent", &["SUBSCRIBED"])]);
}

#[test]
fn tables_that_share_only_some_of_those_titles_are_no_export() {
    for titles in [
        "order_id|order_date|status|order_total|email",
        "Order ID|Order Date|Order Status|Order Total|Customer Email",
        "account_code|invoice_number|total|status|closed_at",
        "id|status|plan_id|started_at|email",
        "Record ID|Email|Create Date|Name",
        "Email|Email Marketing Consent|Date Added",
    ] {
        let row = titles.split('|').map(|_| "1").collect::<Vec<_>>().join("|");
        assert_eq!(export(&guess("table.csv", titles, &[row.as_str()])), None, "{titles}");
    }
}
