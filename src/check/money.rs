//! Amounts that the tracker takes for text, so that they cannot be summed: with a currency, with thousands set apart,
//! with a decimal comma (*Technical Notes*).

use super::fix::Treat;
use super::found::{Found, PerDetail};
use super::{Check, CheckContext, Class, Classes, Events, Finding, Fix, Grade, Kind, Whole};
use crate::mapping::Treatment;
use crate::mapping::value::{MoneyInference, MoneyVerdict, currency_in};
use crate::message;

static MONEY_AS_TEXT: Kind = Kind::new("money-as-text", Grade::WorthALook);

static DECIMAL_COMMAS: Kind = Kind::new("decimal-commas", Grade::WorthALook);

#[derive(Clone)]
struct Money {
    details: PerDetail<Amounts>,
}

#[derive(Clone, Default)]
struct Amounts {
    found: Found,
    inference: MoneyInference,
    currency: Option<String>,
    /// Amounts in several currencies are no numbers under one name, and another check's.
    several: bool,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(Money { details: PerDetail::new(&context.details()) })
}

impl Amounts {
    fn note_currency(&mut self, amount: &str) {
        if self.several {
            return;
        }
        if let Some(currency) = currency_in(amount) {
            match &self.currency {
                Some(known) => self.several = *known != currency,
                None => self.currency = Some(currency.into_owned()),
            }
        }
    }
}

impl Check for Money {
    fn events(&mut self, events: &Events<'_>) {
        let like = const { Classes::of(&[Class::Amount, Class::Number]) };
        for (values, amounts) in events.details(like, &mut self.details) {
            values.each(|seen, class, value| {
                if class == Class::Number {
                    amounts.inference.add_plain(value);
                } else {
                    amounts.inference.add(value);
                    amounts.note_currency(value);
                    amounts.found.add(seen.at(), seen.rule, value);
                }
            });
        }
    }

    fn append(&mut self, later: Self) {
        self.details.append(later.details, |amounts, later| {
            amounts.found.append(later.found);
            amounts.inference.merge(&later.inference);
            amounts.several |= later.several;
            match (&amounts.currency, later.currency) {
                (Some(known), Some(more)) => amounts.several |= *known != more,
                (None, more) => amounts.currency = more,
                (Some(_), None) => {}
            }
        });
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, detail, mut amounts): (usize, usize, Amounts)| {
            if amounts.several {
                return None;
            }
            let counts = whole.counts.of(rule, detail);
            amounts.inference.add_others(counts.all() - counts.of(Class::Amount) - counts.of(Class::Number));
            let guess = amounts.inference.finish();
            let hows = match guess.verdict {
                MoneyVerdict::NotAmounts | MoneyVerdict::PlainNumbers => return None,
                MoneyVerdict::Clear(how) => vec![how],
                MoneyVerdict::Ambiguous | MoneyVerdict::Mixed => vec![Treatment::MoneyPoint, Treatment::MoneyComma],
            };
            let rows = whole.context.leave_out_like(rule, detail, Class::Amount);
            let rule = whole.context.detail(rule, detail)?;
            let only_commas = guess.verdict == MoneyVerdict::Clear(Treatment::MoneyComma) && guess.with_currency == 0;
            let treat = |how| rule.column().map(|column| Fix::new(Treat { column: column.to_owned(), how }));
            let fixes = hows.into_iter().filter_map(treat).chain(rows).collect();
            let detail = rule.name();
            if only_commas {
                let says = |count| message!("check-decimal-commas", count = count, detail = detail);
                amounts.found.finish(&DECIMAL_COMMAS, says, fixes)
            } else {
                let says = |count| message!("check-money-as-text", count = count, detail = detail);
                amounts.found.finish(&MONEY_AS_TEXT, says, fixes)
            }
        };
        self.details.into_iter().filter_map(finish).collect()
    }
}
