//! Who: which column is the person. A wrong person cannot be taken back, so only a column of e-mail addresses with a
//! title that fits, and no rival, is sure.

use super::table::{Candidate, RowsAre, Table};
use super::{Grade, Guess};
use crate::mapping::wording::{reasons, share};
use crate::message;
use crate::message::Arg;

/// Words that titles of the customer's own identity are made of.
const OWN: &[&str] = &[
    "e",
    "email",
    "mail",
    "address",
    "addr",
    "user",
    "users",
    "customer",
    "client",
    "login",
    "username",
    "member",
    "subscriber",
    "account",
    "billing",
    "contact",
    "person",
    "identity",
    "buyer",
    "primary",
    "signup",
    "distinct",
    "adresse",
    "kunde",
    "kunden",
    "benutzer",
    "nutzer",
    "courriel",
    "utilisateur",
    "correo",
    "electronico",
    "usuario",
    "cliente",
    "posta",
    "elettronica",
    "utente",
    "endereco",
    "mailadres",
    "adres",
    "klant",
    "gebruiker",
    "km",
];

/// Words that say that somebody else is meant.
const OTHERS: &[&str] = &[
    "rep",
    "agent",
    "sales",
    "salesperson",
    "seller",
    "vendor",
    "supplier",
    "owner",
    "manager",
    "support",
    "staff",
    "employee",
    "admin",
    "administrator",
    "assignee",
    "assigned",
    "author",
    "creator",
    "created",
    "updated",
    "modified",
    "by",
    "inviter",
    "invited",
    "referrer",
    "referred",
    "referral",
    "recipient",
    "to",
    "sender",
    "cc",
    "bcc",
    "reply",
    "partner",
    "affiliate",
    "merchant",
    "advisor",
    "consultant",
    "operator",
    "approver",
    "reviewer",
    "parent",
    "emergency",
    "secondary",
    "alternate",
    "alternative",
    "old",
    "previous",
    "friend",
    "spouse",
    "company",
    "vertreter",
    "berater",
    "verkaufer",
    "mitarbeiter",
    "vendeur",
    "vendedor",
    "venditore",
    "verkoper",
    "teacher",
    "doctor",
];

/// Titles of columns that name a person otherwise than by e-mail.
const IDENTITIES: &[&str] = &[
    "login",
    "username",
    "user name",
    "user",
    "user id",
    "userid",
    "uid",
    "customer",
    "customer id",
    "customerid",
    "customer number",
    "client id",
    "member",
    "member id",
    "member number",
    "account id",
    "account code",
    "person",
    "person id",
    "identity",
    "distinct id",
    "subscriber id",
    "contact id",
    "km person",
    "benutzer",
    "benutzername",
    "benutzer id",
    "nutzer id",
    "kundennummer",
    "kunden nr",
    "kundennr",
    "kunden id",
    "kunde",
    "client",
    "numero client",
    "identifiant",
    "utilisateur",
    "id client",
    "id utilisateur",
    "usuario",
    "id usuario",
    "cliente",
    "id cliente",
    "utente",
    "id utente",
    "codice cliente",
    "gebruiker",
    "gebruikersnaam",
    "klantnummer",
    "klant id",
];

/// The column that is the person.
pub(super) fn guess<'t, 'a>(table: &'t Table<'a>) -> Guess<&'t Candidate<'a>> {
    let emails: Vec<&Candidate> = table.columns.iter().filter(|column| is_emails(column)).collect();
    let best_email = emails.iter().copied().max_by_key(|column| (score(column), column.profile.filled));
    let identities = table.columns.iter().filter(|column| is_identity(column));
    let by_title = |column: &&Candidate| IDENTITIES.iter().position(|&title| column.words.phrase() == title);
    let best_identity = identities.min_by_key(by_title);
    match (best_email, best_identity) {
        // An address of somebody else is worth less than a number of the person's own.
        (Some(email), Some(identity)) if is_of_others(email) || email.is_constant() => by_identity(identity),
        (Some(email), rival) => by_email(table, email, &emails, rival),
        (None, Some(identity)) => by_identity(identity),
        (None, None) => by_row(table),
    }
}

fn is_emails(column: &Candidate) -> bool {
    column.profile.filled > 0 && column.profile.kinds.emails * 2 >= column.profile.filled
}

fn is_of_others(column: &Candidate) -> bool {
    column.words.has(OTHERS)
}

fn is_identity(column: &Candidate) -> bool {
    column.profile.filled > 0 && !is_emails(column) && column.words.is(IDENTITIES) && !column.holds_times()
}

fn score(column: &Candidate) -> i32 {
    let mut score = 0;
    score += if column.words.is_made_of(OWN) { 20 } else { 0 };
    score -= if is_of_others(column) { 60 } else { 0 };
    score -= if column.is_constant() { 70 } else { 0 };
    score -= if column.profile.filled * 2 < column.profile.rows() { 20 } else { 0 };
    score
}

fn by_email<'t, 'a>(
    table: &Table<'a>,
    column: &'t Candidate<'a>,
    emails: &[&Candidate],
    rival: Option<&Candidate>,
) -> Guess<&'t Candidate<'a>> {
    let profile = column.profile;
    let mut doubts = Vec::new();
    if column.is_constant() {
        doubts.push(message!("guess-person-same-address"));
    }
    if is_of_others(column) {
        doubts.push(message!("guess-person-of-others"));
    } else if !column.words.is_made_of(OWN) {
        doubts.push(message!("guess-person-whose"));
    }
    let others: Vec<&str> = emails.iter().map(|email| email.title).filter(|&title| title != column.title).collect();
    if !others.is_empty() {
        let count = others.len();
        doubts.push(message!("guess-person-more-emails", count = count, columns = Arg::quoted(&others, count)));
    }
    if let Some(rival) = rival {
        doubts.push(message!("guess-person-rival", column = rival.title));
    }
    if profile.blank * 10 > profile.rows() {
        doubts.push(message!("guess-blank-in", share = share(profile.blank, profile.rows())));
    }
    if !column.is_constant() && profile.filled >= 200 && profile.different.count * 20 <= profile.filled {
        doubts.push(message!("guess-person-few", count = profile.different.count, rows = table.rows()));
    }
    let nearly_all = profile.kinds.emails * 100 >= profile.filled * 95;
    let looks = match (profile.kinds.emails, profile.filled) {
        (1, 1) => message!("guess-person-one-email"),
        (emails, filled) if emails == filled => message!("guess-person-all-emails", count = filled),
        (emails, filled) => message!("guess-person-emails", share = share(emails, filled)),
    };
    let grade = if nearly_all && doubts.is_empty() { Grade::Sure } else { Grade::PleaseCheck };
    Guess::of(column, grade, reasons(looks, doubts))
}

fn by_identity<'t, 'a>(column: &'t Candidate<'a>) -> Guess<&'t Candidate<'a>> {
    let profile = column.profile;
    let different = profile.different;
    let why = if column.is_constant() {
        message!("guess-person-constant")
    } else {
        message!("guess-person-id", count = different.count, exact = different.exact)
    };
    let blank = (profile.blank * 10 > profile.rows())
        .then(|| message!("guess-blank-in", share = share(profile.blank, profile.rows())));
    Guess::of(column, Grade::PleaseCheck, reasons(why, blank))
}

/// In a table of people the row's own number names a person; anywhere else it names a row, unless it comes again.
fn by_row<'t, 'a>(table: &'t Table<'a>) -> Guess<&'t Candidate<'a>> {
    let own = table.columns.iter().find(|column| column.words.is(&["id"]) && column.profile.filled > 1);
    let Some(column) = own else { return none() };
    let (different, filled) = (column.profile.different.count, column.profile.filled);
    if column.profile.is_unique() && table.rows_are() == RowsAre::People {
        Guess::of(column, Grade::PleaseCheck, message!("guess-person-rows"))
    } else if different > 1 && different * 10 < filled * 9 {
        let why = message!("guess-person-several-rows", different = different, rows = filled);
        Guess::of(column, Grade::PleaseCheck, why)
    } else {
        none()
    }
}

fn none<T>() -> Guess<T> {
    Guess::none(message!("guess-person-none"))
}
