//! Amounts beside a column that says their currency.

use super::table::{Candidate, Table};
use crate::mapping::value::{MoneyVerdict, currency_named};
use crate::mapping::{Currencies, PropertyRule, SendAmounts};

/// Titles of columns with currencies.
const TITLES: &[&str] = &[
    "currency",
    "currency code",
    "cur",
    "ccy",
    "curr",
    "order currency",
    "payment currency",
    "transaction currency",
    "currency iso",
    "iso currency",
    "wahrung",
    "waehrung",
    "devise",
    "moneda",
    "divisa",
    "moeda",
    "valuta",
    "munteenheid",
];

/// The details whose amounts are in several currencies, by a column beside. What is sent of them nobody has decided.
pub(super) fn currencies_beside(table: &Table, details: &[PropertyRule]) -> Vec<Currencies> {
    let several = |column: &&Candidate| {
        let values = &column.profile.values;
        values.len() > 1 && values.iter().all(|value| currency_named(&value.text).is_some())
    };
    let Some(beside) = table.columns.iter().filter(|column| column.words.is(TITLES)).find(several) else {
        return Vec::new();
    };
    let is_amount = |title: &&str| {
        let column = table.columns.iter().find(|column| column.title == *title);
        column.is_some_and(|column| column.says_money() && column.profile.money.verdict != MoneyVerdict::NotAmounts)
    };
    let amounts = details.iter().filter_map(PropertyRule::column).filter(is_amount);
    amounts
        .map(|title| Currencies {
            amounts: title.to_owned(),
            beside: Some(beside.title.to_owned()),
            send: SendAmounts::Undecided,
        })
        .collect()
}
