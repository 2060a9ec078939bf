//! Currencies as amounts and columns beside them name them.

use std::borrow::Cow;

use super::amount;

/// The currency that a trimmed amount names: its code, or its sign where that may be one of several (`$`, `¥`, `kr`).
pub fn currency_in(cell: &str) -> Option<Cow<'_, str>> {
    let named = amount(cell)?.currency();
    (!named.is_empty()).then(|| code(named))
}

/// The currency that a trimmed cell names which holds nothing else.
pub fn currency_named(cell: &str) -> Option<Cow<'_, str>> {
    is_currency(cell).then(|| code(cell))
}

/// The code of what is known to be a currency.
fn code(token: &str) -> Cow<'_, str> {
    let word = token.to_lowercase();
    Cow::Borrowed(match word.strip_suffix('.').unwrap_or(&word) {
        "€" | "euro" | "euros" => "EUR",
        "£" | "￡" => "GBP",
        "us$" | "usd$" => "USD",
        "ca$" | "c$" | "cad$" | "cdn" => "CAD",
        "a$" | "au$" | "aud$" => "AUD",
        "nz$" => "NZD",
        "hk$" => "HKD",
        "s$" | "sg$" => "SGD",
        "nt$" => "TWD",
        "r$" => "BRL",
        "mx$" => "MXN",
        "$" | "＄" | "dollar" | "dollars" => "$",
        "¥" | "￥" => "¥",
        "₹" => "INR",
        "₽" | "руб" | "р" => "RUB",
        "₩" | "￦" => "KRW",
        "₺" => "TRY",
        "₴" | "грн" => "UAH",
        "₪" => "ILS",
        "₫" => "VND",
        "₱" => "PHP",
        "₦" => "NGN",
        "฿" => "THB",
        "zł" | "zl" => "PLN",
        "kč" | "kc" => "CZK",
        "ft" => "HUF",
        "лв" => "BGN",
        "rp" => "IDR",
        "rm" => "MYR",
        "sfr" => "CHF",
        "kr" => "kr",
        _ if token.len() == 3 && token.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            return match token.bytes().any(|byte| byte.is_ascii_lowercase()) {
                true => Cow::Owned(token.to_ascii_uppercase()),
                false => Cow::Borrowed(token),
            };
        }
        _ => return Cow::Borrowed(token),
    })
}

/// Signs of currencies, by the Unicode category `Sc` as far as money is written with them.
fn is_currency_sign(letter: char) -> bool {
    matches!(letter, '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{e3f}' | '\u{20a0}'..='\u{20c0}'
        | '\u{fdfc}' | '\u{ff04}' | '\u{ffe0}' | '\u{ffe1}' | '\u{ffe5}' | '\u{ffe6}')
}

/// The codes of ISO 4217 that are in use, and some that left it while exports still hold them.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
    HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL \
    LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP \
    PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP \
    TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL BTC";

/// Whether a word or sign stands for a currency: `$`, `US$`, `€`, `kr.`, `zł`, `EUR`.
pub(super) fn is_currency(token: &str) -> bool {
    let mut letters = token.chars();
    match (letters.next(), letters.next()) {
        (None, _) => return false,
        (Some(sign), None) if is_currency_sign(sign) => return true,
        _ => {}
    }
    if token.len() == 3 && token.is_ascii() {
        let upper = token.to_ascii_uppercase();
        if CODES.split_ascii_whitespace().any(|code| code == upper) {
            return true;
        }
    }
    // "US$", "R$", "C$", "HK$", and the code with its sign.
    if let Some(country) = token.strip_suffix('$') {
        return country.len() <= 3 && country.bytes().all(|byte| byte.is_ascii_alphabetic());
    }
    let word = token.to_lowercase();
    matches!(
        word.strip_suffix('.').unwrap_or(&word),
        "kr" | "zł"
            | "zl"
            | "kč"
            | "kc"
            | "ft"
            | "lei"
            | "fr"
            | "sfr"
            | "rs"
            | "руб"
            | "р"
            | "лв"
            | "грн"
            | "rp"
            | "rm"
            | "euro"
            | "euros"
            | "dollar"
            | "dollars"
    )
}
