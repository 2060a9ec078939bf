//! Tables that invite a wrong guess. What cannot be known is never called sure.

use backfill::mapping::suggest::Grade;
use backfill::mapping::{Part, TimeFormat, Treatment};
use proptest::prelude::*;

use super::*;

#[test]
fn of_two_e_mail_columns_the_customers_is_taken_and_questioned() {
    for titles in
        ["customer_email|sales_rep_email|created_at", "email|assigned_to|created_at", "email|Owner|created_at"]
    {
        let found = guess(
            "deals.csv",
            titles,
            &["ada@example.com|rep@shop.com|2024-01-05", "jo@example.com|rep@shop.com|2024-01-06"],
        );
        assert_eq!(who(&found), titles.split('|').next());
        assert_eq!(grade(&found, Part::Person), Grade::PleaseCheck);
        assert_says(&found, Part::Person, "holds e-mail addresses too");
    }
    let found = guess("deals.csv", "rep_email|email|created_at", &["rep@shop.com|ada@example.com|2024-01-05"]);
    assert_eq!(who(&found), Some("email"));
}

#[test]
fn an_address_of_somebody_else_is_not_sure() {
    for title in ["agent_email", "referrer email", "Manager", "created_by", "recipient", "kontakt_extern"] {
        let found = guess(
            "tickets.csv",
            &format!("{title}|created_at"),
            &["a@example.com|2024-01-05", "b@example.com|2024-01-06"],
        );
        assert_eq!((who(&found), grade(&found, Part::Person)), (Some(title), Grade::PleaseCheck));
    }
    let found =
        guess("tickets.csv", "user_id|agent_email|created_at", &["1|a@shop.com|2024-01-05", "2|a@shop.com|2024-01-06"]);
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("user_id"), Grade::PleaseCheck));
}

#[test]
fn the_same_person_in_every_row_is_not_sure() {
    let found =
        guess_rows("orders.csv", "email|created_at", 50, |row| format!("shop@example.com|2024-01-{:02}", row % 28 + 1));
    assert_eq!(grade(&found, Part::Person), Grade::PleaseCheck);
    assert_says(&found, Part::Person, "everyone would become one person");
    let few = guess_rows("orders.csv", "email|created_at", 500, |row| {
        format!("shop{}@example.com|2024-01-{:02}", row % 3, row % 28 + 1)
    });
    assert_eq!(grade(&few, Part::Person), Grade::PleaseCheck);
    assert_says(&few, Part::Person, "there are only 3 addresses in 500 rows");
}

#[test]
fn addresses_that_are_often_missing_are_not_sure() {
    let found = guess_rows("customers.csv", "email|created_at", 10, |row| {
        let email = if row % 2 == 0 { format!("u{row}@example.com") } else { String::new() };
        format!("{email}|2024-01-{:02}", row + 1)
    });
    assert_eq!(grade(&found, Part::Person), Grade::PleaseCheck);
    assert_says(&found, Part::Person, "it is blank in 50% of the rows");
    let half = guess_rows("customers.csv", "email|created_at", 10, |row| {
        let email = if row % 3 == 0 { "phone only".to_owned() } else { format!("u{row}@example.com") };
        format!("{email}|2024-01-{:02}", row + 1)
    });
    assert_eq!(grade(&half, Part::Person), Grade::PleaseCheck);
}

#[test]
fn an_e_mail_address_beside_a_user_number_leaves_the_choice_to_the_person() {
    let found = guess(
        "orders.csv",
        "order_id|user_id|email|created_at",
        &["1|7|a@example.com|2024-01-05", "2|8|b@example.com|2024-01-06"],
    );
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("email"), Grade::PleaseCheck));
    assert_says(&found, Part::Person, "user_id names people too; does your website use this ID?");
}

#[test]
fn the_number_of_an_order_is_no_person() {
    let found = guess("orders.csv", "id|amount|created_at", &["1|5|2024-01-05", "2|6|2024-01-06"]);
    assert_eq!((who(&found), grade(&found, Part::Person)), (None, Grade::NoMatch));
    assert_eq!(text(&found, Part::Person), "no column looks like e-mail addresses or person IDs");
    let people = guess("customers.csv", "id|created_at", &["1|2024-01-05", "2|2024-01-06"]);
    assert_eq!((who(&people), grade(&people, Part::Person)), (Some("id"), Grade::PleaseCheck));
}

#[test]
fn a_number_that_comes_again_is_no_number_of_the_row() {
    let found =
        guess_rows("transactions.csv", "date|id", 60, |row| format!("2024-01-{:02}|{}", row % 28 + 1, row % 20));
    assert_eq!((who(&found), grade(&found, Part::Person)), (Some("id"), Grade::PleaseCheck));
    assert_says(&found, Part::Person, "20 different in 60");
}

#[test]
fn no_details_are_proposed_while_nothing_happened() {
    let found = guess("games.csv", "team|score", &["DAL|7", "NYG|3", "DAL|9"]);
    assert_eq!(details(rule(&found)), []);
}

#[test]
fn times_of_day_are_no_details() {
    let found = guess(
        "orders.csv",
        "email|created_at|arrival|size",
        &["a@example.com|2024-01-05|08:00:00|M", "b@example.com|2024-01-06|09:30:00|M"],
    );
    assert_eq!(details(rule(&found)), [("Size", Some("size"))]);
}

#[test]
fn a_date_of_birth_is_never_when_it_happened() {
    for title in ["birthday", "date_of_birth", "DOB", "Geburtsdatum", "birth date"] {
        let found =
            guess("users.csv", &format!("email|{title}"), &["a@example.com|1980-01-05", "b@example.com|1990-02-06"]);
        assert_eq!((when(&found), grade(&found, Part::Time)), (None, Grade::NoMatch), "{title}");
        assert_eq!(found.more, [], "{title}");
    }
}

#[test]
fn the_last_change_is_taken_only_for_want_of_better_and_never_sure() {
    let found = guess("users.csv", "email|updated_at|created_at", &["a@example.com|2024-01-05|2023-01-05"]);
    assert_eq!(when(&found), Some(("created_at", Some(TimeFormat::YearFirst))));
    assert_eq!(found.more, []);
    for title in ["updated_at", "last_login", "expires_at", "next_billing_date", "synced_at", "something_date"] {
        let found =
            guess("users.csv", &format!("email|{title}"), &["a@example.com|2024-01-05", "b@example.com|2024-01-06"]);
        assert_eq!((when(&found).map(|when| when.0), grade(&found, Part::Time)), (Some(title), Grade::PleaseCheck));
    }
}

#[test]
fn two_columns_that_may_say_when_are_not_sure() {
    let found = guess(
        "orders.csv",
        "email|created_at|order_date",
        &["a@example.com|2020-01-05|2024-01-05", "b@example.com|2020-01-06|2024-01-06"],
    );
    assert_eq!((when(&found).map(|when| when.0), grade(&found, Part::Time)), (Some("order_date"), Grade::PleaseCheck));
    assert_says(&found, Part::Time, "created_at could be meant too");
}

#[test]
fn dates_that_fit_both_orders_show_both_readings_and_no_format() {
    let found = guess("users.csv", "email|created_at", &["a@example.com|1/5/2024", "b@example.com|2/6/2024"]);
    assert_eq!(when(&found), Some(("created_at", None)));
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
    assert_says(
        &found,
        Part::Time,
        "\"1/5/2024\" is 1 May 2024 (day first) or 5 January 2024 (month first); none of the 2 values settles it",
    );
}

#[test]
fn dates_that_contradict_each_other_are_said_to_be_mixed() {
    let found = guess("users.csv", "email|created_at", &["a@example.com|13/5/2024", "b@example.com|5/13/2024"]);
    assert_eq!(when(&found), Some(("created_at", None)));
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
    assert_says(&found, Part::Time, "mixed: ");
}

#[test]
fn one_odd_date_among_many_does_not_make_the_order_sure() {
    let found = guess_rows("users.csv", "email|created_at", 200, |row| {
        let day = if row == 77 { 13 } else { row % 12 + 1 };
        format!("u{row}@example.com|{day:02}/{:02}/2024", row % 11 + 1)
    });
    assert_eq!(when(&found), Some(("created_at", Some(TimeFormat::DayFirst))));
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
    assert_says(&found, Part::Time, "too few values to be sure");
}

#[test]
fn years_of_two_digits_are_not_sure() {
    let found = guess("users.csv", "email|created_at", &["a@example.com|13/05/98", "b@example.com|25/06/99"]);
    assert_eq!(when(&found), Some(("created_at", Some(TimeFormat::DayFirst))));
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
    assert_says(&found, Part::Time, "\"13/05/98\" is 13 May 1998");
    // The year may come first as well.
    let found = guess("users.csv", "email|created_at", &["a@example.com|22/03/12", "b@example.com|23/03/19"]);
    assert_eq!(when(&found), Some(("created_at", None)));
}

#[test]
fn numbers_are_times_only_where_the_title_says_so() {
    let found = guess("users.csv", "email|created_at", &["a@example.com|1254355200", "b@example.com|1254358800"]);
    assert_eq!(when(&found), Some(("created_at", Some(TimeFormat::UnixSeconds))));
    assert_eq!(grade(&found, Part::Time), Grade::Sure);
    let found = guess("users.csv", "email|reference", &["a@example.com|1254355200", "b@example.com|1254358800"]);
    assert_eq!(when(&found), None);
    let found = guess("orders.csv", "email|order_date", &["a@example.com|45296", "b@example.com|45384.5"]);
    assert_eq!(when(&found), Some(("order_date", Some(TimeFormat::ExcelDays))));
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
    let found = guess("orders.csv", "email|price", &["a@example.com|45296", "b@example.com|45384"]);
    assert_eq!(when(&found), None);
}

#[test]
fn many_unreadable_times_are_not_sure() {
    let found = guess_rows("users.csv", "email|created_at", 20, |row| {
        format!(
            "u{row}@example.com|{}",
            if row % 5 == 0 { "soon".to_owned() } else { format!("2024-01-{:02}", row + 1) }
        )
    });
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
    assert_says(&found, Part::Time, "20% of the values can't be read");
}

#[test]
fn the_day_of_the_export_in_every_row_is_not_sure() {
    let found = guess_rows("users.csv", "email|date", 20, |row| format!("u{row}@example.com|2024-01-05"));
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
    assert_says(&found, Part::Time, "it is the same in every row");
}

#[test]
fn a_name_is_never_sure_without_a_known_export() {
    for source in ["users.csv", "orders.csv", "billing", "refunds.csv", "churn.csv", "data.csv"] {
        let found = guess(
            source,
            "email|event|created_at",
            &["a@example.com|signup|2024-01-05", "b@example.com|cancel|2024-01-06"],
        );
        assert_ne!(grade(&found, Part::Event), Grade::Sure, "{source}");
    }
    let found = guess("export.csv", "colour|weight", &["red|5", "blue|6"]);
    assert_eq!((rule(&found).event.clone(), grade(&found, Part::Event)), (None, Grade::NoMatch));
    assert_eq!((grade(&found, Part::Person), grade(&found, Part::Time)), (Grade::NoMatch, Grade::NoMatch));
}

#[test]
fn values_that_are_no_deeds_name_no_event() {
    let found = guess("billing.csv", "user_id|type|created_at", &["1|gold|2024-01-05", "2|silver|2024-01-06"]);
    assert_eq!(fixed_name(&found), Some("Billed"));
    let found = guess("events.csv", "user_id|event|created_at", &["1|17|2024-01-05", "2|18|2024-01-06"]);
    assert_eq!(names(&found), []);
}

#[test]
fn names_leave_as_they_are_found_and_those_that_the_guide_would_write_are_offered() {
    let found = guess(
        "log.csv",
        "user_id|event|time",
        &[
            "1|added_to_cart|2024-01-05",
            "1|ProductViewed|2024-01-05",
            "1|Completed Order|2024-01-05",
            "1|checkout: step 1|2024-01-05",
            "1|visited site|2024-01-05",
            "1|NULL|2024-01-05",
        ],
    );
    assert_eq!(names(&found), [("NULL", None)]);
    assert_eq!(
        nicer(&found),
        [
            ("added_to_cart", "Added to Cart"),
            ("ProductViewed", "Product Viewed"),
            ("Completed Order", "Purchased"),
            ("visited site", "Visited Site"),
        ]
    );
}

#[test]
fn no_nicer_name_is_short_of_a_letter() {
    let found = guess(
        "log.csv",
        "user_id|event|time",
        &[
            "1|~-._|2024-01-05",
            "1|ß|2024-01-05",
            "1|x/y|2024-01-05",
            "1|visited größe/übersicht|2024-01-05",
            "1|visited preisübersicht groß|2024-01-05",
            "1|sign-up|2024-01-05",
            "1|50%_off|2024-01-05",
            "1|Ǆungla|2024-01-05",
        ],
    );
    assert_eq!(names(&found), []);
    assert_eq!(
        nicer(&found),
        [("visited preisübersicht groß", "Viewed Preisübersicht Groß"), ("50%_off", "50% off")],
        "slashes, hyphens, dots and tildes would be lost, and ß has no capital of its own"
    );
}

#[test]
fn more_names_than_a_table_holds_are_said() {
    let found = guess_rows("log.csv", "user_id|event|time", 300, |row| {
        format!("{}|viewed page {row}x|2024-01-05 10:00", row % 7)
    });
    assert_eq!(names(&found), []);
    assert_says(&found, Part::Event, "more than 200 different values");
}

#[test]
fn secrets_and_personal_data_are_no_details() {
    let titles = "order id|email|created_at|password|phone|full_name|card_number|IP Address|birthday|Shipping Street|total|country";
    let found = guess(
        "orders.csv",
        titles,
        &[
            "1|a@example.com|2024-01-05 10:00|x|030 123 456|Ada L|4111111111111111|10.0.0.1|1980-01-01|Elm St 5|5.00|DE",
            "2|b@example.com|2024-01-06 10:00|y|030 123 457|Jo P|4111111111111112|10.0.0.2|1981-01-01|Elm St 6|6.50|US",
        ],
    );
    assert_eq!(
        details(rule(&found)),
        [("Order ID", Some("order id")), ("Billing Amount", Some("total")), ("Country", Some("country"))]
    );
}

#[test]
fn names_that_kissmetrics_uses_itself_are_no_details() {
    let found = guess(
        "log.csv",
        "user_id|event|time|_t|Referrer|Channel|colour",
        &["1|signup|2024-01-05|1|https://a.example|Paid|red", "2|signup|2024-01-06|2|https://b.example|Direct|red"],
    );
    assert_eq!(details(rule(&found)), [("Colour", Some("colour"))]);
}

#[test]
fn an_amount_that_fits_both_marks_is_left_as_it_came_and_questioned() {
    let found = guess(
        "orders.csv",
        "email|created_at|total",
        &["a@example.com|2024-01-05|1,234", "b@example.com|2024-01-06|5,678"],
    );
    assert_eq!(treatment(rule(&found), "Billing Amount"), Some(Treatment::AsIs));
    assert_eq!(grade(&found, Part::Property(0)), Grade::PleaseCheck);
    assert_says(&found, Part::Property(0), "please choose");
}

#[test]
fn a_time_column_beside_a_date_column_is_used_with_it() {
    let found = guess(
        "orders.csv",
        "email|date|time",
        &["a@example.com|2024-01-05|10:11:12", "b@example.com|2024-01-06|9:05 PM"],
    );
    let when = rule(&found).time.as_ref().expect("there is a date");
    assert_eq!((when.column.as_str(), when.time_column.as_deref()), ("date", Some("time")));
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
}

#[test]
fn the_zone_is_named_only_by_titles() {
    let rows = &["a@example.com|2024-01-05 10:11", "b@example.com|2024-01-06 10:11"];
    assert_eq!(guess("users.csv", "email|created_at", rows).mapping.zone, None);
    assert_eq!(guess("users.csv", "email|Created (UTC)", rows).mapping.zone.as_deref(), Some("UTC"));
}

#[test]
fn a_table_without_rows_gives_no_guess() {
    let found = guess("users.csv", "email|created_at", &[]);
    assert_eq!((who(&found), when(&found)), (None, None));
    assert_eq!(suggest(&[], &[], "").mapping.rules.len(), 1);
}

#[test]
fn orders_that_are_no_sales_are_pointed_out() {
    let found = guess_rows("orders.csv", "email|created_at|status|total", 10, |row| {
        let status = ["paid", "paid", "paid", "failed", "refunded"][row % 5];
        format!("u{row}@example.com|2024-01-{:02}|{status}|{row}.50", row + 1)
    });
    assert_eq!((fixed_name(&found), grade(&found, Part::Event)), (Some("Purchased"), Grade::PleaseCheck));
    assert_says(&found, Part::Event, "status says \"failed\" and \"refunded\" in 40% of the rows");
}

#[test]
fn the_making_of_a_row_is_offered_as_an_event_only_where_it_has_a_name() {
    let rows = &["a@example.com|2024-01-05|2023-01-05", "b@example.com|2024-01-06|2023-01-06"];
    assert_eq!(guess("orders.csv", "email|order_date|created_at", rows).more, []);
    let found = guess("orders.csv", "email|order_date|registered_at", rows);
    assert_eq!(found.more.iter().filter_map(|offer| name_of(&offer.rule)).collect::<Vec<_>>(), ["Signed Up"]);
}

#[test]
fn a_table_of_a_database_is_known_by_its_name() {
    let rows = &["1|a@example.com|2024-01-05"];
    for (source, name) in
        [("shop.user", "Signed Up"), ("shop.orders", "Purchased"), ("app.customer_payments", "Billed")]
    {
        assert_eq!(fixed_name(&guess(source, "id|email|created_at", rows)), Some(name), "{source}");
    }
}

#[test]
fn numbers_under_a_title_that_may_mean_anything_are_not_sure() {
    let found = guess("users.csv", "email|data", &["a@example.com|1254355200", "b@example.com|1254358800"]);
    assert_eq!(grade(&found, Part::Time), Grade::PleaseCheck);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_sure_is_borne_out_by_the_values(
        titles in proptest::collection::vec(proptest::sample::select(vec![
            "id", "email", "user_id", "rep email", "created_at", "date", "birthday", "type", "event", "amount", "plan", "x", "total",
        ]), 1..6),
        seed in proptest::collection::vec((0..10_usize, 0..60_usize), 1..40),
        source in proptest::sample::select(vec!["users.csv", "orders", "export", "billing.csv"]),
    ) {
        let cell = |column: usize, row: usize| {
            let (kind, number) = seed[(row * 7 + column * 3) % seed.len()];
            match (kind + column) % 10 {
                0 | 1 => format!("u{number}@example.com"),
                2 | 3 => format!("2024-{:02}-{:02} 10:00", number % 12 + 1, number % 28 + 1),
                4 => format!("{}/{}/2024", number % 31 + 1, number % 12 + 1),
                5 => number.to_string(),
                6 => format!("${number}.50"),
                7 => String::new(),
                8 => "signup".to_owned(),
                _ => format!("text {number}"),
            }
        };
        let titles: Vec<String> = titles.iter().enumerate().map(|(at, title)| {
            if at > 0 && titles[..at].contains(title) { format!("{title} {at}") } else { (*title).to_owned() }
        }).collect();
        let found = guess_rows(source, &titles.join("|"), seed.len(), |row| {
            (0..titles.len()).map(|column| cell(column, row)).collect::<Vec<_>>().join("|")
        });
        let cells = |title: &str| -> Vec<String> {
            let column = titles.iter().position(|known| known == title).expect("a guess names columns that exist");
            (0..seed.len()).map(|row| cell(column, row)).filter(|cell| !cell.is_empty()).collect()
        };
        if let Some(title) = who(&found) {
            let cells = cells(title);
            let emails = cells.iter().filter(|cell| cell.contains('@')).count();
            prop_assert!(grade(&found, Part::Person) != Grade::Sure || emails * 100 >= cells.len() * 95);
            prop_assert!(!title.contains("rep") || grade(&found, Part::Person) != Grade::Sure);
        }
        if let Some((title, format)) = when(&found) {
            let cells = cells(title);
            if grade(&found, Part::Time) == Grade::Sure {
                let format = format.expect("a sure time has a format");
                let reader = backfill::mapping::timestamp::TimeReader::new(format, backfill::mapping::timestamp::Zone::UTC);
                let read = cells.iter().filter(|cell| reader.read(cell).is_ok()).count();
                prop_assert!(read * 100 >= cells.len() * 99);
            }
            prop_assert!(!title.contains("birthday"));
        }
        prop_assert!(grade(&found, Part::Event) != Grade::Sure);
        for detail in &rule(&found).properties {
            prop_assert!(detail.column().is_some_and(|column| titles.iter().any(|title| title == column)));
        }
    }
}
