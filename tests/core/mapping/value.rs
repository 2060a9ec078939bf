use std::borrow::Cow;

use backfill::mapping::Treatment;
use backfill::mapping::value::{Class, MoneyInference, MoneyVerdict, Treated};
use backfill::source::ReadingVersion;
use proptest::prelude::*;

fn assert_leaves(treatment: Treatment, cells: &[&str], as_text: &str) {
    for cell in cells {
        assert_eq!(treatment.apply(cell), Treated::Fit(Cow::Borrowed(as_text)), "{cell:?} with {treatment:?}");
    }
}

fn guess(cells: &[&str]) -> MoneyVerdict {
    let mut inference = MoneyInference::default();
    cells.iter().for_each(|cell| inference.add(cell));
    inference.finish().verdict
}

#[test]
fn money_with_a_point_becomes_a_plain_number() {
    assert_leaves(
        Treatment::MoneyPoint,
        &[
            "$1,234.50",
            "1,234.50",
            "1234.50",
            "USD 1,234.50",
            "1,234.50 USD",
            "US$1,234.50",
            "£1 234.50",
            "CHF 1'234.50",
            "1\u{a0}234.50 €",
            "1\u{202f}234.50\u{a0}€",
            "Rs.1,234.50",
            "usd 1,234.50",
            "$ 1,234.50",
            "01,234.50",
        ],
        "1234.50",
    );
    assert_leaves(
        Treatment::MoneyPoint,
        &["-1.50", "-$1.50", "$-1.50", "(1.50)", "($1.50)", "$(1.50)", "1.50-", "\u{2212}1.50", "- 1.50 EUR"],
        "-1.50",
    );
    assert_leaves(Treatment::MoneyPoint, &["1,234", "¥1,234", "1234", "1234.-", "1,234."], "1234");
    assert_leaves(Treatment::MoneyPoint, &["12,34,567", "1,234,567", "1 234 567 kr"], "1234567");
    assert_leaves(Treatment::MoneyPoint, &[".50", "$.50", "0.50"], "0.50");
    assert_leaves(Treatment::MoneyPoint, &["(0.00)", "$0.00"], "0.00");
}

#[test]
fn no_thousands_begin_with_nothing() {
    assert_eq!(guess(&["€0,500", "€1,250", "€0,750"]), MoneyVerdict::Clear(Treatment::MoneyComma));
    assert_eq!(guess(&["$0,500", "$1.25", "$3.00"]), MoneyVerdict::Mixed);
    assert_leaves(Treatment::MoneyComma, &["€0,500"], "0.500");
    assert_eq!(Treatment::MoneyPoint.apply("$0,500"), Treated::Unfit("$0,500"));
    // A plan of before sends what it always sent.
    let second = ReadingVersion::new(2).expect("a version");
    assert_eq!(Treatment::MoneyPoint.apply_as("$0,500", second), Treated::Fit(Cow::Borrowed("500")));
}

#[test]
fn money_with_a_comma_becomes_a_plain_number() {
    assert_leaves(
        Treatment::MoneyComma,
        &[
            "1.234,50 €",
            "€1.234,50",
            "EUR 1.234,50",
            "1 234,50 zł",
            "R$ 1.234,50",
            "kr. 1.234,50",
            "1'234,50",
            "1234,50",
        ],
        "1234.50",
    );
    assert_leaves(Treatment::MoneyComma, &["-58,80", "58,80-", "(58,80)", "-58,80 €", "€ -58,80"], "-58.80");
    assert_leaves(Treatment::MoneyComma, &["1.234", "1.234,-", "kr 1.234,-", "1.234,– €", "1234"], "1234");
}

#[test]
fn what_is_no_money_leaves_as_it_came_and_says_so() {
    for cell in [
        "n/a",
        "free",
        "1,23",
        "1.234,50",
        "12.34.56",
        "1,2345",
        "5%",
        "1E5",
        "$",
        "-",
        "--5",
        "1-2",
        "2024-01-05",
        "(5",
        "5)",
        "10:11",
        "+49 30 123456",
        "1.2.3.4",
        "USD",
        "ABC 5",
        "5 apples",
        ",",
        "1,,234",
    ] {
        assert_eq!(Treatment::MoneyPoint.apply(cell), Treated::Unfit(cell));
        assert_eq!(Treatment::MoneyPoint.apply(cell).into_text(), cell);
    }
    assert_eq!(Treatment::MoneyComma.apply("1,234.50"), Treated::Unfit("1,234.50"));
    assert_eq!(Treatment::MoneyComma.apply("12.50"), Treated::Unfit("12.50"));
}

#[test]
fn text_and_identifiers_leave_as_they_came() {
    for cell in ["007", "1E5", "7210448301122", "$5", " x "] {
        assert_eq!(Treatment::AsIs.apply(cell), Treated::Fit(Cow::Borrowed(cell)));
    }
}

#[test]
fn plain_numbers_are_not_copied() {
    assert!(matches!(Treatment::MoneyPoint.apply("1234.50").into_text(), Cow::Borrowed("1234.50")));
}

#[test]
fn the_mark_is_decided_from_the_whole_column() {
    assert_eq!(guess(&["$1,234", "$5.50"]), MoneyVerdict::Clear(Treatment::MoneyPoint));
    assert_eq!(guess(&["1.234 €", "5,50 €"]), MoneyVerdict::Clear(Treatment::MoneyComma));
    assert_eq!(guess(&["399,00", "1.284,50"]), MoneyVerdict::Clear(Treatment::MoneyComma));
    assert_eq!(guess(&["$100", "$5"]), MoneyVerdict::Clear(Treatment::MoneyPoint));
    assert_eq!(guess(&["100", "5.5", "-3"]), MoneyVerdict::PlainNumbers);
    assert_eq!(guess(&["100", "150"]), MoneyVerdict::PlainNumbers);
}

#[test]
fn a_column_that_fits_both_marks_is_not_decided() {
    assert_eq!(guess(&["1,234", "5,678", "90"]), MoneyVerdict::Ambiguous);
    assert_eq!(guess(&["1.234", "5.678"]), MoneyVerdict::Ambiguous);
    assert_eq!(guess(&["$1,234.50", "1.234,50 €"]), MoneyVerdict::Mixed);
}

#[test]
fn text_is_no_money() {
    assert_eq!(guess(&["Free", "Premium"]), MoneyVerdict::NotAmounts);
    assert_eq!(guess(&[]), MoneyVerdict::NotAmounts);
    assert_eq!(guess(&["$5", "n/a", "$6", "$7", "$8"]), MoneyVerdict::Clear(Treatment::MoneyPoint));
    assert_eq!(guess(&["$5", "n/a", "none"]), MoneyVerdict::NotAmounts);
}

/// Thousands set apart from the right.
fn grouped(whole: u64, separator: &str) -> String {
    let digits = whole.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

proptest! {
    #[test]
    fn any_amount_reads_back(whole in 0..10_000_000_000_u64, cents in 0..100_u32, negative: bool, style in 0..8_usize) {
        let minus = if negative && whole + u64::from(cents) > 0 { "-" } else { "" };
        let plain = format!("{minus}{whole}.{cents:02}");
        let (treatment, separator, mark, before, after) = [
            (Treatment::MoneyPoint, ",", ".", "$", ""),
            (Treatment::MoneyPoint, "'", ".", "CHF ", ""),
            (Treatment::MoneyPoint, "", ".", "", " USD"),
            (Treatment::MoneyPoint, " ", ".", "", ""),
            (Treatment::MoneyComma, ".", ",", "", " €"),
            (Treatment::MoneyComma, "\u{202f}", ",", "", "\u{a0}€"),
            (Treatment::MoneyComma, " ", ",", "", " kr"),
            (Treatment::MoneyComma, "", ",", "€", ""),
        ][style];
        let cell = format!("{minus}{before}{}{mark}{cents:02}{after}", grouped(whole, separator));
        prop_assert_eq!(treatment.apply(&cell).into_text(), plain.as_str());
        let mut inference = MoneyInference::default();
        inference.add(&cell);
        // Without a sign, a currency or a separator the point alone is a plain number.
        prop_assert_eq!(inference.finish().verdict, MoneyVerdict::Clear(treatment));
    }

    #[test]
    fn no_text_breaks_the_treatment(cell in "[0-9.,' $€()a-z\u{a0}-]{0,16}") {
        for treatment in [Treatment::AsIs, Treatment::MoneyPoint, Treatment::MoneyComma] {
            let treated = treatment.apply(&cell);
            if treated.is_fit() && !treatment.is_as_is() {
                prop_assert!(treated.into_text().parse::<f64>().is_ok(), "{}", cell);
            }
        }
    }

    #[test]
    fn digits_with_at_most_one_point_between_them_are_a_number_and_others_are_none(text in "[0-9.]{1,12}") {
        let parts: Vec<&str> = text.split('.').collect();
        let is_number = parts.len() <= 2 && parts.iter().all(|part| !part.is_empty());
        prop_assert_eq!(Class::of(&text) == Class::Number, is_number, "{}", text);
    }

    #[test]
    fn the_address_of_a_page_is_text_whatever_stands_in_it(page in "https?://[a-z0-9./?&=,: $%-]{0,60}") {
        prop_assert_eq!(Class::of(&page), Class::Text);
    }

    #[test]
    fn the_order_in_which_parts_of_a_column_are_merged_does_not_matter(
        cells in proptest::collection::vec("[0-9.,$€a ]{1,6}", 0..20), at in 0..20_usize,
    ) {
        let at = at.min(cells.len());
        let mut whole = MoneyInference::default();
        let (mut front, mut back) = (MoneyInference::default(), MoneyInference::default());
        for (i, cell) in cells.iter().enumerate() {
            whole.add(cell);
            if i < at { front.add(cell) } else { back.add(cell) }
        }
        let mut reversed = back.clone();
        reversed.merge(&front);
        front.merge(&back);
        prop_assert_eq!(front.finish(), whole.finish());
        prop_assert_eq!(reversed.finish(), whole.finish());
    }
}

/// What an address looks like, told by its parts: one sign, a name before it, and behind it a domain whose last part has at
/// least two letters or digits.
fn is_address(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let Some((above, top)) = domain.rsplit_once('.') else { return false };
    let is_top = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || !letter.is_ascii();
    !text.contains([' ', ',', ';', '<', '>', '(', ')', '"', '\t'])
        && !domain.contains('@')
        && !name.is_empty()
        && !above.is_empty()
        && top.len() >= 2
        && top.chars().all(is_top)
}

proptest! {
    #[test]
    fn an_address_has_one_sign_a_name_and_a_domain(text in "[ab.@é+ -]{0,3}@?[ab.@é_-]{0,6}[.@]?[a-cé1._-]{0,3}") {
        prop_assert_eq!(Class::of(&text) == Class::Email, is_address(&text), "{}", text);
    }

    /// Of sixteen to sixty-four bytes many are looked at together, of others one by one.
    #[test]
    fn nor_does_its_length_change_that(text in "([ab.@é+_-]{0,2}|[ab]{0,30}|[abé]{0,10}[.@]){1,5}\\.?[a-cé1._-]{0,3}") {
        prop_assert_eq!(Class::of(&text) == Class::Email, is_address(&text), "{}", text);
    }
}
