//! The table that is being guessed about: its columns with their titles as words and what is known of them.

use super::title::Title;
use crate::mapping::profile::{ColumnKind, ColumnProfile};
use crate::mapping::timestamp::{TimeFormat, Verdict};
use crate::source::Column;

/// Words of titles of columns with money.
const MONEY_WORDS: &[&str] = &[
    "amount", "total", "price", "revenue", "gross", "net", "fee", "tax", "cost", "value", "subtotal", "discount",
    "shipping", "mrr", "ltv", "paid", "spent", "spend", "sales", "betrag", "preis", "summe", "umsatz", "gesamt",
    "kosten", "montant", "prix", "total", "importe", "precio", "monto", "importo", "prezzo", "totale", "valor",
    "preco", "bedrag", "prijs", "totaal", "freight",
];

/// A column and what is known of it.
pub(super) struct Candidate<'a> {
    pub(super) title: &'a str,
    pub(super) words: Title,
    pub(super) profile: &'a ColumnProfile,
}

/// The columns of a source and the words of its name.
pub(super) struct Table<'a> {
    pub(super) columns: Vec<Candidate<'a>>,
    pub(super) name: Title,
}

/// What the rows of a table are, by the table's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowsAre {
    People,
    Orders,
    Payments,
    Refunds,
    Cancellations,
    Unknown,
}

impl<'a> Table<'a> {
    pub(super) fn new(columns: &'a [Column], profiles: &'a [ColumnProfile], source_name: &str) -> Self {
        let candidates = columns.iter().zip(profiles).map(|(column, profile)| Candidate {
            title: &column.title,
            words: Title::of(&column.title),
            profile,
        });
        const ENDINGS: [&str; 11] = ["csv", "tsv", "tab", "txt", "dat", "gz", "zip", "sql", "jsonl", "ndjson", "json"];
        let name = match source_name.rsplit_once('.') {
            Some((name, ending)) if ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) => name,
            _ => source_name,
        };
        Self { columns: candidates.collect(), name: Title::of(name) }
    }

    /// The column whose title says exactly one of these, the first of them that there is. One that begins with a line is
    /// the title itself, letter by letter.
    pub(super) fn named(&self, phrases: &[&str]) -> Option<&Candidate<'a>> {
        let is = |column: &Candidate, phrase: &str| match phrase.starts_with('_') {
            true => column.title == phrase,
            false => column.words.phrase() == phrase,
        };
        phrases.iter().find_map(|phrase| self.columns.iter().find(|column| is(column, phrase)))
    }

    pub(super) fn rows(&self) -> u64 {
        self.columns.first().map_or(0, |column| column.profile.rows())
    }

    pub(super) fn rows_are(&self) -> RowsAre {
        const REFUNDS: &[&str] = &["refund", "refunds", "returns", "erstattungen", "remboursements", "reembolsos"];
        const CANCELLATIONS: &[&str] =
            &["cancellation", "cancellations", "cancelled", "canceled", "churn", "churned", "kundigungen"];
        const ORDERS: &[&str] = &[
            "order",
            "orders",
            "purchase",
            "purchases",
            "sales",
            "bestellungen",
            "bestellung",
            "auftrage",
            "commandes",
            "pedidos",
            "ordini",
            "compras",
            "bestellingen",
            "encomendas",
        ];
        const PAYMENTS: &[&str] = &[
            "payment",
            "payments",
            "billing",
            "billings",
            "charge",
            "charges",
            "invoice",
            "invoices",
            "transactions",
            "zahlungen",
            "rechnungen",
            "paiements",
            "factures",
            "pagos",
            "facturas",
            "pagamenti",
            "fatture",
            "pagamentos",
            "betalingen",
            "facturen",
        ];
        const PEOPLE: &[&str] = &[
            "user",
            "users",
            "signup",
            "signups",
            "customer",
            "customers",
            "member",
            "members",
            "people",
            "persons",
            "registrations",
            "accounts",
            "clients",
            "subscribers",
            "kunden",
            "benutzer",
            "nutzer",
            "mitglieder",
            "utilisateurs",
            "membres",
            "clientes",
            "usuarios",
            "utenti",
            "clienti",
            "klanten",
            "gebruikers",
            "leden",
        ];
        // "customer_orders" are orders: what people have decides before people.
        let tables = [
            (REFUNDS, RowsAre::Refunds),
            (CANCELLATIONS, RowsAre::Cancellations),
            (ORDERS, RowsAre::Orders),
            (PAYMENTS, RowsAre::Payments),
            (PEOPLE, RowsAre::People),
        ];
        tables.iter().find(|(words, _)| self.name.has(words)).map_or(RowsAre::Unknown, |&(_, rows)| rows)
    }
}

impl Candidate<'_> {
    /// Whether many cells all hold the same.
    pub(super) fn is_constant(&self) -> bool {
        self.profile.filled >= 10 && self.profile.different.count <= 1
    }

    /// Whether its values are times beyond doubt, or numbers that its title says are times.
    pub(super) fn holds_times(&self) -> bool {
        match self.profile.times.verdict {
            Verdict::Clear(_) | Verdict::Ambiguous(_) | Verdict::Mixed(_) => true,
            Verdict::Perhaps(_) => super::meaning::says_when(&self.words),
            Verdict::NotTimes => false,
        }
    }

    /// The format to read its times with, where the column decides it.
    pub(super) fn format(&self) -> Option<TimeFormat> {
        self.profile.times.format()
    }

    /// Whether it is money by its title, or by the currencies in its cells.
    pub(super) fn says_money(&self) -> bool {
        self.profile.kind == ColumnKind::Money || self.words.has(MONEY_WORDS)
    }

    /// Whether all its times are in UTC by what the title says: `Created (UTC)`.
    pub(super) fn says_utc(&self) -> bool {
        self.words.has(&["utc", "gmt"])
    }
}
