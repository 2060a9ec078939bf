//! Amounts in several currencies under one name: as plain numbers, reports add them up (*Technical Notes*).

use super::fix::Treat;
use super::found::{Found, PerDetail, short};
use super::{Change, Check, CheckContext, Class, Classes, Events, Example, Finding, Fix, Grade, Kind, Seen, Whole};
use crate::mapping::value::{MoneyInference, MoneyVerdict, currency_in};
use crate::mapping::{Currencies, Mapping, SendAmounts, Treatment};
use crate::message;
use crate::message::{Arg, Message};

static SEVERAL_CURRENCIES: Kind = Kind::new("several-currencies", Grade::WorthALook);

/// So many currencies can be chosen from.
const MOST_OFFERED: usize = 3;

/// Currencies that are named.
const NAMED: usize = 4;

/// Examples that are shown.
const EXAMPLES: usize = 2;

/// With more, they are no currencies.
const MOST: usize = 200;

#[derive(Clone)]
struct SeveralCurrencies {
    details: PerDetail<InCurrencies>,
}

#[derive(Clone, Default)]
struct InCurrencies {
    found: Found,
    currencies: Vec<One>,
    /// Of amounts that are sent as they came.
    inference: MoneyInference,
}

#[derive(Clone)]
struct One {
    currency: String,
    count: u64,
    /// The first.
    example: Example,
}

/// What is sent of a column with amounts in several currencies, and how its amounts are treated where that changes.
#[derive(Debug, PartialEq)]
struct SendCurrencies {
    column: String,
    send: SendAmounts,
    treat: Option<Treat>,
}

impl Change for SendCurrencies {
    fn apply(&self, mapping: &mut Mapping) {
        let Self { column, send, treat } = self;
        for rule in &mut mapping.rules {
            if !rule.properties.iter().any(|detail| detail.column() == Some(column)) {
                continue;
            }
            match rule.currencies.iter_mut().find(|of| of.amounts == *column) {
                Some(known) => known.send = send.clone(),
                None => {
                    rule.currencies.push(Currencies { amounts: column.clone(), beside: None, send: send.clone() });
                }
            }
        }
        if let Some(treat) = treat {
            treat.apply(mapping);
        }
    }

    fn message(&self) -> Message {
        match (&self.send, &self.treat) {
            (SendAmounts::Apart(currencies), _) => {
                message!("fix-send-currencies-apart", currencies = Arg::list(currencies, NAMED))
            }
            (SendAmounts::Only(currency), _) => message!("fix-send-only-currency", currency = currency),
            (SendAmounts::Together | SendAmounts::Undecided, Some(treat)) => treat.message(),
            (SendAmounts::Together | SendAmounts::Undecided, None) => message!("fix-leave-under-one-name"),
        }
    }
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(SeveralCurrencies { details: PerDetail::new(&context.details()) })
}

impl InCurrencies {
    fn add(&mut self, seen: &Seen<'_>, currency: &str, example: impl FnOnce() -> String) {
        let at = match self.currencies.iter().position(|one| one.currency == currency) {
            Some(at) => at,
            None if self.currencies.len() < MOST => {
                let example = Example { at: seen.at(), text: short(&example()), with: None };
                self.currencies.push(One { currency: currency.to_owned(), count: 0, example });
                self.currencies.len() - 1
            }
            None => return,
        };
        self.currencies[at].count += 1;
        self.found.add(seen.at(), seen.rule, "");
    }

    fn append(&mut self, later: Self) {
        self.found.append(later.found);
        self.inference.merge(&later.inference);
        for more in later.currencies {
            let is_full = self.currencies.len() >= MOST;
            match self.currencies.iter_mut().find(|one| one.currency == more.currency) {
                Some(one) => one.count += more.count,
                None if !is_full => self.currencies.push(more),
                None => {}
            }
        }
    }
}

impl Check for SeveralCurrencies {
    fn events(&mut self, events: &Events<'_>) {
        // A plain number has a currency only where one was taken from it.
        let any_taken = events.oddities.notes;
        let amounts = const { Classes::of(&[Class::Amount]) };
        let like = if any_taken { const { Classes::of(&[Class::Number, Class::Amount]) } } else { amounts };
        for (values, amounts) in events.details(like, &mut self.details) {
            values.each(|seen, class, value| {
                let known = seen.made.currencies().iter().find(|of| of.detail == values.detail);
                if let Some(currency) = known.map(|of| &of.currency) {
                    let example = || match class {
                        Class::Number => format!("{value} {currency}"),
                        _ => value.to_owned(),
                    };
                    amounts.add(seen, currency, example);
                } else if class == Class::Amount
                    && let Some(currency) = currency_in(value)
                {
                    amounts.inference.add(value);
                    amounts.add(seen, &currency, || value.to_owned());
                }
            });
        }
    }

    fn append(&mut self, later: Self) {
        self.details.append(later.details, InCurrencies::append);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, detail, amounts): (usize, usize, InCurrencies)| {
            let InCurrencies { found, mut currencies, inference } = amounts;
            let detail = whole.context.detail(rule, detail)?;
            let column = detail.column()?.to_owned();
            let choice = whole.context.rule(rule)?.currencies.iter().find(|of| of.amounts == column);
            let decided = choice.is_some_and(|of| of.send != SendAmounts::Undecided);
            if currencies.len() < 2 || decided {
                return None;
            }
            let beside = choice.is_some_and(|of| of.beside.is_some());
            let plain = match inference.finish().verdict {
                MoneyVerdict::Clear(how) => Some(how),
                _ => None,
            };
            let mut names: Vec<String> = currencies.iter().map(|one| one.currency.clone()).collect();
            names.sort_unstable();
            let examples = currencies.iter().take(EXAMPLES).map(|one| one.example.clone()).collect();
            currencies.sort_by_key(|one| std::cmp::Reverse(one.count));
            let fix = |send, treat: Option<Treatment>| {
                let treat = treat.map(|how| Treat { column: column.clone(), how });
                Fix::new(SendCurrencies { column: column.clone(), send, treat })
            };
            let leave = fix(SendAmounts::Together, (!beside).then_some(Treatment::AsIs));
            let apart = fix(SendAmounts::Apart(names), plain);
            let only = |one: &One| fix(SendAmounts::Only(one.currency.clone()), plain);
            let fixes = [apart, leave].into_iter().chain(currencies.iter().take(MOST_OFFERED).map(only)).collect();
            let says = |count| {
                message!(
                    "check-several-currencies",
                    count = count,
                    detail = detail.name(),
                    of = currencies.len(),
                    currencies = Arg::list(currencies.iter().map(|one| &one.currency), NAMED),
                )
            };
            // The first of each currency, so that the examples tell two apart.
            found.finish(&SEVERAL_CURRENCIES, says, fixes).map(|finding| Finding { examples, ..finding })
        };
        self.details.into_iter().filter_map(finish).collect()
    }
}
