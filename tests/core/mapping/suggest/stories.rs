//! The four stories that the product exists for, and the sample export.

use backfill::mapping::suggest::{Grade, look_up};
use backfill::mapping::{EventRule, Lookup, Part, PropertyRule, TimeFormat, Treatment};

use super::*;

#[test]
fn a_table_of_sign_ups() {
    let found = guess(
        "users.csv",
        "id|login|created_at",
        &["1|your@user.com|2009-10-01 00:00:00", "2|test@kissmetrics.com|2009-10-01 01:00:00"],
    );
    assert_eq!(who(&found), Some("login"));
    assert_eq!(grade(&found, Part::Person), Grade::Sure);
    assert_eq!(text(&found, Part::Person), "all 2 values look like e-mail addresses");
    assert_eq!(when(&found), Some(("created_at", Some(TimeFormat::YearFirst))));
    assert_eq!(grade(&found, Part::Time), Grade::Sure);
    assert_eq!(text(&found, Part::Time), "all 2 dates can be read in one way only");
    assert_eq!(fixed_name(&found), Some("Signed Up"));
    assert_eq!(grade(&found, Part::Event), Grade::PleaseCheck);
    assert_eq!(details(rule(&found)), []);
    assert_eq!((found.more.len(), found.mapping.zone.as_deref(), found.export), (0, None, None));
}

#[test]
fn a_table_of_billing_whose_types_are_events_and_whose_amount_is_one_more() {
    let found = guess(
        "billing.csv",
        "id|user_id|amount|plan_id|type|created_at",
        &[
            "1|1|100|1|signup|2009-10-01 00:00:00",
            "2|23|100|1|signup|2009-10-01 13:53:45",
            "3|15|150|2|upgrade|2009-10-01 14:29:42",
        ],
    );
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("user_id"), Grade::PleaseCheck));
    assert_says(&found, Part::Person, "does your website use it?");
    assert_eq!(when(&found), Some(("created_at", Some(TimeFormat::YearFirst))));
    assert_eq!(names(&found), []);
    assert_eq!(nicer(&found), [("signup", "Signed Up"), ("upgrade", "Upgraded")]);
    assert_eq!(details(rule(&found)), []);
    let [billed] = found.more.as_slice() else { panic!("one more event: {:?}", found.more) };
    assert_eq!(name_of(&billed.rule), Some("Billed"));
    assert_eq!(billed.rule.person, rule(&found).person);
    assert_eq!(billed.rule.time, rule(&found).time);
    assert_eq!(details(&billed.rule), [("Billing Amount", Some("amount")), ("Billing Description", Some("type"))]);
}

#[test]
fn a_table_of_cancellations_in_which_a_row_may_have_no_event() {
    for nothing in ["", "NULL", "0000-00-00 00:00:00"] {
        let found = guess(
            "users",
            "id|login|canceled_at",
            &[
                "1|your@user.com|2009-10-01 00:00:00",
                "2|test@kissmetrics.com|2009-10-01 00:00:00",
                &format!("3|third@user.com|{nothing}"),
            ],
        );
        assert_eq!((who(&found), grade(&found, Part::Person)), (Some("login"), Grade::Sure));
        assert_eq!(when(&found), Some(("canceled_at", Some(TimeFormat::YearFirst))));
        assert_eq!(fixed_name(&found), Some("Canceled"));
        assert_eq!(
            text(&found, Part::Event),
            "canceled_at is a date that 67% of the rows have; the others make no event"
        );
        assert_eq!(found.more, []);
    }
}

#[test]
fn a_wide_table_of_users_offers_an_event_for_each_date() {
    let found = guess(
        "users.csv",
        "id|login|created_at|first_paid_at|canceled_at",
        &[
            "1|your@user.com|2009-10-01 00:00:00|2009-10-02 12:30:00|2010-01-15 08:00:00",
            "2|test@kissmetrics.com|2009-10-01 01:00:00||",
            "3|third@user.com|2009-10-01 02:00:00|2009-11-01 10:00:00|0000-00-00 00:00:00",
        ],
    );
    assert_eq!(
        (when(&found), fixed_name(&found)),
        (Some(("created_at", Some(TimeFormat::YearFirst))), Some("Signed Up"))
    );
    let more: Vec<_> = found.more.iter().map(|offer| (name_of(&offer.rule), word(&offer.why))).collect();
    let more: Vec<_> = more.iter().map(|(name, why)| (*name, why.as_str())).collect();
    assert_eq!(
        more,
        [
            (Some("Upgraded"), "first_paid_at is a date that 67% of the rows have"),
            (Some("Canceled"), "canceled_at is a date that 33% of the rows have"),
        ]
    );
    assert_eq!(found.more[1].rule.person, rule(&found).person);
}

#[test]
fn a_table_of_visits_is_named_by_its_column_and_offers_to_be_thinned() {
    let found = guess(
        "events.csv",
        "id|user_id|event|plan_id|created_at",
        &[
            "1|23|canceled|2|2009-10-01 00:00:00",
            "2|1|downgraded|2|2009-10-01 13:53:45",
            "3|15|visited dashboard|1|2009-10-01 14:29:42",
            "4|15|visited dashboard|1|2009-10-01 14:33:55",
            "5|15|visited dashboard|1|2009-10-01 16:22:12",
        ],
    );
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("user_id"), Grade::PleaseCheck));
    assert_eq!(names(&found), []);
    assert_eq!(
        nicer(&found),
        [("visited dashboard", "Viewed Dashboard"), ("canceled", "Canceled"), ("downgraded", "Downgraded")]
    );
    assert_eq!(grade(&found, Part::Event), Grade::PleaseCheck);
    assert_says(
        &found,
        Part::Event,
        "\"visited dashboard\" is in 3 of 5 rows: you can keep at most one per person in 30 minutes",
    );
    // Thinning is off unless asked for.
    assert_eq!(rule(&found).thin, None);
}

#[test]
fn the_sample_export_is_read_as_its_picture_shows() {
    let found =
        guess_rows("users-export.csv", "id|login|full_name|created_at|plan|canceled_at|lifetime_value", 100, |row| {
            let login = if row % 50 == 4 { "guest".to_owned() } else { format!("user{row}@example.com") };
            let canceled = if row % 3 == 0 { format!("{:02}/07/2018 16:20", row % 28 + 1) } else { String::new() };
            let plan = ["Free", "Premium", "Team"][row % 3];
            format!("{row}|{login}|Name {row}|{:02}/01/2016 09:12|{plan}|{canceled}|1.{:03},50 €", row % 28 + 1, row)
        });
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("login"), Grade::Sure));
    assert_eq!(text(&found, Part::Person), "98% of the values look like e-mail addresses");
    assert_eq!(when(&found), Some(("created_at", Some(TimeFormat::DayFirst))));
    assert_eq!(grade(&found, Part::Time), Grade::Sure);
    // Days 13 to 28 of 1 to 28, in rows 0 to 99.
    assert_eq!(text(&found, Part::Time), "day first: 52 of the values can only be read this way");
    assert_eq!(fixed_name(&found), Some("Signed Up"));
    // Today's plan and what was spent since are not what they were at the sign-up.
    assert_eq!(details(rule(&found)), []);
    let left_out: Vec<_> = found.left_out.iter().map(|left| left.column.as_str()).collect();
    assert_eq!(left_out, ["id", "full_name", "plan", "canceled_at", "lifetime_value"]);
    let [canceled] = found.more.as_slice() else { panic!("one more event: {:?}", found.more) };
    assert_eq!(word(&canceled.why), "canceled_at is a date that 34% of the rows have");
    assert_eq!(name_of(&canceled.rule), Some("Canceled"));
}

#[test]
fn a_table_of_orders_in_german() {
    let found = guess(
        "Bestellungen 2024.csv",
        "Bestellnummer|Kunde|E-Mail-Adresse|Bestelldatum|Betrag|Land",
        &[
            "10001|Ada Löfgren|ada@example.com|31.01.2024 10:11|1.284,50 €|DE",
            "10002|Jo Park|jo@example.com|01.02.2024 11:12|12,00 €|AT",
            "10003|Ada Löfgren|ada@example.com|14.02.2024 11:12|99,90 €|DE",
        ],
    );
    assert_eq!(who(&found), Some("E-Mail-Adresse"));
    assert_eq!(when(&found), Some(("Bestelldatum", Some(TimeFormat::DayFirst))));
    assert_eq!(fixed_name(&found), Some("Purchased"));
    assert_eq!(
        details(rule(&found)),
        [("Order ID", Some("Bestellnummer")), ("Billing Amount", Some("Betrag")), ("Land", Some("Land"))]
    );
    assert_eq!(treatment(rule(&found), "Billing Amount"), Some(Treatment::MoneyComma));
    assert_says(&found, Part::Property(1), "\"1.284,50 €\" is sent as 1284.50");
    assert_eq!(grade(&found, Part::Property(1)), Grade::PleaseCheck);
}

#[test]
fn what_is_looked_up_names_its_detail_unless_somebody_named_it() {
    let named = |name: &str, column: &str, take: &str| {
        let detail = PropertyRule::Column {
            name: name.to_owned(),
            column: column.to_owned(),
            lookup: None,
            treat: Treatment::AsIs,
            values: Vec::new(),
        };
        let mut rule = EventRule { properties: vec![detail], ..EventRule::default() };
        let lookup =
            Lookup { source: "there".to_owned(), by: "id".to_owned(), take: take.to_owned(), tidy: Vec::new() };
        look_up(&mut rule, Part::Property(0), Some(lookup));
        let looked_up = rule.properties[0].name().to_owned();
        look_up(&mut rule, Part::Property(0), None);
        (looked_up, rule.properties[0].name().to_owned())
    };
    let pair = |looked_up: &str, itself: &str| (looked_up.to_owned(), itself.to_owned());
    // As story 2 has it.
    assert_eq!(named("Plan ID", "plan_id", "name"), pair("Plan Name", "Plan ID"));
    assert_eq!(named("User ID", "user_id", "login"), pair("Login", "User ID"));
    assert_eq!(named("Tariff", "plan_id", "name"), pair("Tariff", "Tariff"));
}
