//! Details: which columns are worth sending with the event, under which names; and which are left out, and why.
//!
//! Left out is what identifies the row and not the event, what is nobody's business (names, addresses, cards), what the
//! tracker uses itself, and what may have changed since: today's plan is not the plan at sign-up (Import Existing Data).

use super::table::{Candidate, RowsAre, Table};
use super::title::{Title, name_of};
use super::{Grade, LeftOut};
use crate::mapping::profile::ColumnKind;
use crate::mapping::value::MoneyVerdict;
use crate::mapping::wording::{reasons, short};
use crate::mapping::{EventName, PropertyRule, Treatment};
use crate::message;
use crate::message::Message;

/// So many details are offered at once; more than that is noise that a person cannot check.
const MOST: usize = 10;

/// A value that is longer than this is cut by the tracker (Technical Notes on Events and Properties).
const LONGEST: usize = 512;

/// Longer texts on average are notes, not something to count by.
const NOTE: usize = 120;

/// A detail with its grade and reason.
pub(super) struct Detail {
    pub(super) rule: PropertyRule,
    pub(super) grade: Grade,
    pub(super) why: Message,
}

/// What the details belong to.
pub(super) struct About<'x> {
    pub(super) table: &'x Table<'x>,
    /// Columns that the rule uses already.
    pub(super) used: Vec<&'x str>,
    pub(super) name: Option<&'x EventName>,
    /// The amount is sent with an event of its own.
    pub(super) amount_apart: bool,
}

pub(super) fn guess(about: &About) -> (Vec<Detail>, Vec<LeftOut>) {
    let mut details: Vec<Detail> = Vec::new();
    let mut left_out = Vec::new();
    let amount = billing_amount(about.table);
    let is_sale =
        matches!(about.name, Some(EventName::Fixed { name }) if ["Purchased", "Billed"].contains(&name.as_str()));
    for column in &about.table.columns {
        if about.used.contains(&column.title) {
            continue;
        }
        let is_amount = amount.is_some_and(|amount| amount.title == column.title);
        let reason = if is_amount && about.amount_apart {
            Some(message!("left-out-amount-apart"))
        } else if is_sale && column.words.is(ORDER_NUMBERS) {
            None
        } else {
            why_not(about, column)
        };
        let reason = reason.or_else(|| about.name.is_none().then(|| message!("left-out-no-event-yet")));
        let reason = reason.or_else(|| (details.len() >= MOST).then(|| message!("left-out-many-details")));
        if let Some(why) = reason {
            left_out.push(LeftOut { column: column.title.to_owned(), why });
            continue;
        }
        details.push(detail(column, is_sale && is_amount, is_sale, &details));
    }
    (details, left_out)
}

const ORDER_NUMBERS: &[&str] =
    &["order id", "order number", "order no", "orderid", "bestellnummer", "numero de commande", "ordernummer"];

/// Titles of amounts that are what was paid, the likeliest first.
const AMOUNTS: &[&str] = &[
    "billing amount",
    "amount paid",
    "order total",
    "grand total",
    "total paid",
    "total",
    "total amount",
    "amount",
    "total price",
    "charge amount",
    "payment amount",
    "order amount",
    "order value",
    "revenue",
    "gross",
    "price",
    "gesamtbetrag",
    "gesamt",
    "betrag",
    "summe",
    "umsatz",
    "montant total",
    "total ttc",
    "montant",
    "importe total",
    "importe",
    "monto",
    "importo totale",
    "importo",
    "totale",
    "valor total",
    "valor",
    "totaal",
    "totaalbedrag",
    "bedrag",
];

/// The column with what was paid, if there is one.
pub(super) fn billing_amount<'t, 'a>(table: &'t Table<'a>) -> Option<&'t Candidate<'a>> {
    AMOUNTS.iter().find_map(|title| {
        table.columns.iter().find(|column| {
            column.words.phrase() == *title
                && column.profile.money.verdict != MoneyVerdict::NotAmounts
                && !column.holds_times()
        })
    })
}

/// Why a column is no detail, if it is none.
fn why_not(about: &About, column: &Candidate) -> Option<Message> {
    let (words, profile) = (&column.words, column.profile);
    if profile.filled == 0 {
        return Some(message!("left-out-blank"));
    }
    if is_secret(words) {
        return Some(message!("left-out-secret"));
    }
    if profile.kind == ColumnKind::Email || is_personal(about, words) {
        return Some(message!("left-out-personal"));
    }
    if column.title.starts_with('_') || is_reserved(words) {
        return Some(message!("left-out-reserved"));
    }
    if is_identifier(words) || matches!(profile.kind, ColumnKind::Uuid) {
        return Some(message!("left-out-identifier"));
    }
    if column.holds_times()
        || super::meaning::says_when(words) && matches!(profile.kind, ColumnKind::Date | ColumnKind::DateAndTime)
    {
        return Some(message!("left-out-time"));
    }
    if super::time::holds_clocks(column) {
        return Some(message!("left-out-clock"));
    }
    if may_have_changed(about, words) {
        return Some(message!("left-out-today"));
    }
    let is_text = matches!(profile.kind, ColumnKind::Text | ColumnKind::WebAddress);
    if profile.longest > LONGEST || (is_text && profile.longest > NOTE) {
        return Some(message!("left-out-long"));
    }
    if is_text && profile.is_unique() && profile.filled > 10 {
        return Some(message!("left-out-unique"));
    }
    None
}

fn is_secret(words: &Title) -> bool {
    words.has(&[
        "password",
        "passwd",
        "pwd",
        "passwort",
        "salt",
        "token",
        "secret",
        "cvv",
        "cvc",
        "iban",
        "bic",
        "ssn",
        "hash",
        "passport",
        "pin",
        "card",
        "contrasena",
        "digest",
        "otp",
        "signature",
        "apikey",
    ]) || words.says(&["mot de passe", "api key", "tax id", "social security", "account number", "credit card"])
}

fn is_personal(about: &About, words: &Title) -> bool {
    const PEOPLE: &[&str] = &[
        "phone",
        "mobile",
        "telephone",
        "telefon",
        "handy",
        "tel",
        "telefono",
        "telefone",
        "fax",
        "street",
        "strasse",
        "address",
        "address1",
        "address2",
        "adresse",
        "direccion",
        "indirizzo",
        "endereco",
        "adres",
        "zip",
        "postcode",
        "postal",
        "plz",
        "ip",
        "ipaddress",
        "birth",
        "birthday",
        "birthdate",
        "dob",
        "geburtsdatum",
        "surname",
        "firstname",
        "lastname",
        "fullname",
        "vorname",
        "nachname",
        "nom",
        "prenom",
        "apellido",
        "apellidos",
        "nombre",
        "cognome",
        "nome",
        "sobrenome",
        "voornaam",
        "achternaam",
        "latitude",
        "longitude",
        "lat",
        "lng",
        "lon",
        "gender",
        "geschlecht",
        "maiden",
        "nickname",
        "naam",
        "religion",
        "nationality",
        "ssn",
        "cep",
    ];
    const NAMES: &[&str] = &[
        "first name",
        "last name",
        "full name",
        "middle name",
        "customer name",
        "user name",
        "billing name",
        "shipping name",
        "contact name",
        "display name",
        "client name",
        "member name",
        "company name",
    ];
    words.has(PEOPLE)
        || words.says(NAMES)
        || words.is(&[
            "username",
            "login",
            "customer",
            "user",
            "client",
            "kunde",
            "benutzer",
            "cliente",
            "utilisateur",
            "usuario",
            "utente",
            "klant",
            "gebruiker",
        ])
        || (words.is(&["name"]) && !matches!(about.table.rows_are(), RowsAre::Unknown))
}

fn is_identifier(words: &Title) -> bool {
    let last_is_id =
        words.words().last().is_some_and(|last| matches!(last.as_str(), "id" | "ids" | "nr" | "uuid" | "guid"));
    last_is_id
        || words.words().first().is_some_and(|first| first == "id")
        || words.has(&[
            "uuid",
            "guid",
            "checksum",
            "etag",
            "key",
            "slug",
            "euid",
            "leid",
            "index",
            "kundennummer",
            "row",
        ])
        || words.is(&["number", "no", "customer number", "user number", "account code", "version", "unnamed 0"])
        || words.says(&["invoice number", "receipt number", "order number", "transaction number"])
}

/// Names that Kissmetrics records itself (JavaScript library, Channel Definition, People-Events-Properties).
fn is_reserved(words: &Title) -> bool {
    words.is(&[
        "customer id",
        "referrer",
        "url",
        "viewed url",
        "returning",
        "campaign source",
        "campaign medium",
        "campaign terms",
        "campaign content",
        "campaign name",
        "search engine",
        "search terms",
        "channel",
        "channel origin",
        "origin",
        "device type",
        "browser",
        "continent",
        "identity",
    ])
}

/// In a table with one row for each person most columns say what is true today.
fn may_have_changed(about: &About, words: &Title) -> bool {
    let is_snapshot = matches!(about.name, Some(EventName::Fixed { name }) if ["Signed Up", "Canceled", "Upgraded"].contains(&name.as_str()));
    const STAYS: &[&str] = &[
        "country",
        "region",
        "city",
        "language",
        "locale",
        "source",
        "referral",
        "utm",
        "campaign",
        "medium",
        "signup",
        "initial",
        "first",
        "original",
        "land",
        "sprache",
        "pays",
        "langue",
        "pais",
        "idioma",
        "paese",
        "lingua",
        "taal",
        "reason",
        "platform",
        "registration",
    ];
    is_snapshot && !words.has(STAYS)
}

fn detail(column: &Candidate, is_billing_amount: bool, is_sale: bool, before: &[Detail]) -> Detail {
    let money = &column.profile.money;
    let is_money = column.says_money();
    let (treat, open) = match money.verdict {
        MoneyVerdict::Clear(treatment) if is_money => (treatment, None),
        MoneyVerdict::Ambiguous if is_money => {
            (Treatment::AsIs, Some(message!("guess-amount-ambiguous", example = sample(column))))
        }
        MoneyVerdict::Mixed if is_money => (Treatment::AsIs, Some(message!("guess-amount-mixed"))),
        _ => (Treatment::AsIs, None),
    };
    let known = known_name(&column.words, is_billing_amount, is_sale);
    let name = known.map_or_else(|| name_of(column.title), str::to_owned);
    let name = if before.iter().any(|detail| detail.rule.name().eq_ignore_ascii_case(&name)) {
        name_of(column.title)
    } else {
        name
    };
    let rule = PropertyRule::Column { name, column: column.title.to_owned(), lookup: None, treat, values: Vec::new() };
    let (grade, why) = match open {
        Some(open) => (Grade::PleaseCheck, open),
        None if is_billing_amount => {
            let paid = with_cleaned(message!("guess-amount-paid"), column, treat);
            (Grade::PleaseCheck, reasons(paid, [message!("guess-amount-adds-up")]))
        }
        None if treat != Treatment::AsIs => {
            (Grade::PleaseCheck, with_cleaned(message!("guess-amount-money"), column, treat))
        }
        None if matches!(column.profile.kind, ColumnKind::Values(_) | ColumnKind::YesOrNo) => {
            let count = column.profile.different.count;
            (Grade::Sure, message!("guess-detail-values", count = count, example = sample(column)))
        }
        None => (Grade::PleaseCheck, message!("guess-detail", example = sample(column))),
    };
    Detail { rule, grade, why }
}

fn sample(column: &Candidate) -> String {
    column.profile.samples.first().map(|text| short(text)).unwrap_or_default()
}

/// The same with how the first amount changes by its treatment.
pub(super) fn with_cleaned(why: Message, column: &Candidate, treat: Treatment) -> Message {
    let changed = column.profile.samples.iter().find_map(|text| {
        let sent = treat.apply(text).into_text();
        (sent != text.as_str()).then(|| (short(text), sent))
    });
    let Some((text, sent)) = changed else { return why };
    match column.profile.money.only_comma {
        only @ 1.. if treat == Treatment::MoneyComma => {
            message!("guess-amount-cleaned-comma", why = why, text = text, sent = sent, only = only)
        }
        _ => message!("guess-amount-cleaned", why = why, text = text, sent = sent),
    }
}

/// Names that the guides use for what many tables hold.
fn known_name(words: &Title, is_billing_amount: bool, is_sale: bool) -> Option<&'static str> {
    Some(match words.phrase() {
        _ if is_billing_amount => "Billing Amount",
        "plan" | "plan name" | "tier" | "package" | "subscription plan" | "tarif" => "Plan Name",
        "order id" | "order number" | "order no" | "orderid" | "bestellnummer" if is_sale => "Order ID",
        "coupon" | "coupon code" | "discount code" | "promo code" | "voucher" => "Promo Code",
        "referral code" => "Referral Code",
        "cancel reason" | "cancellation reason" | "cancelation reason" => "Cancelation Reason",
        _ => return None,
    })
}
