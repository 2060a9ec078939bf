//! What kind of thing a cell is, and what kind of column follows from all of them.

use super::ColumnProfile;
use crate::mapping::Characters;
use crate::mapping::timestamp::{Inference, Verdict, Written, scan};
use crate::mapping::value::{MoneyInference, MoneyVerdict, amount};
use crate::message;
use crate::message::Message;

/// How many cells of a column are of which kind. Each is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindCounts {
    /// E-mail addresses.
    pub emails: u64,
    /// Numbers without decimals, identifiers among them.
    pub whole_numbers: u64,
    /// Numbers with decimals or with separated thousands, and no currency.
    pub decimals: u64,
    /// Amounts with a currency.
    pub money: u64,
    /// Dates and times that are more than plain numbers.
    pub times: u64,
    /// Web addresses.
    pub urls: u64,
    /// Identifiers of 32 hexadecimal digits in five groups.
    pub uuids: u64,
    /// Yes, no, true, false and the like.
    pub yes_or_no: u64,
    /// Anything else.
    pub texts: u64,
}

impl KindCounts {
    pub(super) fn merge(&mut self, other: &Self) {
        self.emails += other.emails;
        self.whole_numbers += other.whole_numbers;
        self.decimals += other.decimals;
        self.money += other.money;
        self.times += other.times;
        self.urls += other.urls;
        self.uuids += other.uuids;
        self.yes_or_no += other.yes_or_no;
        self.texts += other.texts;
    }
}

/// What a column holds, as far as nearly all of its values agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Nothing at all.
    Blank,
    /// E-mail addresses.
    Email,
    /// Dates with a time of day.
    DateAndTime,
    /// Dates alone.
    Date,
    /// Amounts with a currency.
    Money,
    /// Numbers.
    Number,
    /// Yes or no.
    YesOrNo,
    /// Web addresses.
    WebAddress,
    /// Identifiers that machines make (UUID).
    Uuid,
    /// A few values, each of them often: how many.
    Values(u64),
    /// Anything else.
    Text,
}

impl ColumnKind {
    /// What a person reads on the column's card.
    pub fn label(self) -> Message {
        match self {
            Self::Blank => message!("blank"),
            Self::Email => message!("kind-email"),
            Self::DateAndTime => message!("kind-date-and-time"),
            Self::Date => message!("kind-date"),
            Self::Money => message!("kind-money"),
            Self::Number => message!("kind-number"),
            Self::YesOrNo => message!("kind-yes-or-no"),
            Self::WebAddress => message!("kind-web-address"),
            Self::Uuid => message!("kind-identifier"),
            Self::Values(count) => message!("kind-values", count = count),
            Self::Text => message!("kind-text"),
        }
    }
}

/// Text with at most this many different values, each twice on average, is said to be a few values.
const FEW: u64 = 30;

/// Whether `part` is nearly all of `whole`.
fn nearly_all(part: u64, whole: u64) -> bool {
    whole > 0 && u128::from(part) * 10 >= u128::from(whole) * 9
}

pub(super) fn column_kind(profile: &ColumnProfile) -> ColumnKind {
    let (kinds, filled) = (&profile.kinds, profile.filled);
    if filled == 0 {
        return ColumnKind::Blank;
    }
    if nearly_all(kinds.emails, filled) {
        return ColumnKind::Email;
    }
    if matches!(profile.times.verdict, Verdict::Clear(_) | Verdict::Ambiguous(_) | Verdict::Mixed(_)) {
        let dates_only = profile.times.date_only >= profile.times.filled - profile.times.unreadable;
        return if dates_only { ColumnKind::Date } else { ColumnKind::DateAndTime };
    }
    if profile.money.verdict != MoneyVerdict::NotAmounts {
        let mostly_currency = profile.money.with_currency * 2 > profile.money.amounts;
        return if mostly_currency { ColumnKind::Money } else { ColumnKind::Number };
    }
    if nearly_all(kinds.yes_or_no, filled) {
        return ColumnKind::YesOrNo;
    }
    if nearly_all(kinds.urls, filled) {
        return ColumnKind::WebAddress;
    }
    if nearly_all(kinds.uuids, filled) {
        return ColumnKind::Uuid;
    }
    let different = profile.different.count;
    if different <= FEW && different < filled && (different * 2 <= filled || filled <= 10) {
        return ColumnKind::Values(different);
    }
    ColumnKind::Text
}

/// Letters and digits alone, and `@`, which is told before.
const PLAIN: Characters = Characters::DIGIT.or(Characters::SMALL).or(Characters::CAPITAL).or(Characters::AT);

/// Counts a trimmed, filled cell that the column holds so many times, first in this row.
#[inline]
pub(super) fn count(
    text: &str,
    row: u64,
    cells: u64,
    kinds: &mut KindCounts,
    times: &mut Inference,
    money: &mut MoneyInference,
) {
    let characters = Characters::of(text);
    let is_address = characters.has(Characters::AT);
    let first_is_letter = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    let is_word = !characters.has(Characters::DIGIT) || (first_is_letter && characters.only(PLAIN));
    if is_address || is_word {
        // A word may be what databases write for nothing.
        let written = if !is_address && text.len() <= 6 { scan(text) } else { Written::Other };
        times.count(&written, text, row, cells);
        money.count(None, cells);
        *word_kind(text, characters, kinds) += cells;
        return;
    }
    if characters == Characters::DIGIT {
        times.count(&scan(text), text, row, cells);
        money.count_whole(cells);
        kinds.whole_numbers += cells;
        return;
    }
    let written = scan(text);
    let is_time = times.count(&written, text, row, cells);
    let amount = match written {
        Written::Calendar(_) => None,
        _ => amount(text),
    };
    let is_amount = money.count(amount.as_ref(), cells);
    let kind = match amount {
        _ if is_time => &mut kinds.times,
        Some(amount) if is_amount && amount.has_currency() => &mut kinds.money,
        Some(amount) if amount.is_whole() => &mut kinds.whole_numbers,
        Some(_) if is_amount => &mut kinds.decimals,
        _ => word_kind(text, characters, kinds),
    };
    *kind += cells;
}

fn word_kind<'a>(text: &str, characters: Characters, kinds: &'a mut KindCounts) -> &'a mut u64 {
    if characters.are_email(text) {
        &mut kinds.emails
    } else if text.len() <= 5 && is_yes_or_no(text) {
        &mut kinds.yes_or_no
    } else if is_url(text) {
        &mut kinds.urls
    } else if text.len() == 36 && is_uuid(text) {
        &mut kinds.uuids
    } else {
        &mut kinds.texts
    }
}

fn is_yes_or_no(text: &str) -> bool {
    const WORDS: [&str; 13] = ["yes", "no", "true", "false", "y", "n", "ja", "nein", "oui", "non", "si", "sí", "nee"];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

fn is_url(text: &str) -> bool {
    let starts = |prefix: &str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    (starts("https://") || starts("http://") || starts("www.")) && !text.contains(' ')
}

fn is_uuid(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    })
}
