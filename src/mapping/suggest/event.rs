//! What happened: from a column, by the name of the table, or by what the time column says. A name is permanent, so
//! it is never sure; only a known export's is.

use super::meaning::Meaning;
use super::table::{Candidate, RowsAre, Table};
use super::time::Found;
use super::verbs::{deed_of_title, known};
use super::{Grade, Guess};
use crate::mapping::profile::MOST_VALUES;
use crate::mapping::wording::{reasons, share, short};
use crate::mapping::{EventName, Others, Renamed};
use crate::message;
use crate::message::{Arg, Message};

/// Titles of columns that say what happened.
const EVENTS: &[&str] = &[
    "event",
    "event name",
    "event type",
    "eventname",
    "action",
    "action name",
    "action type",
    "activity",
    "activity type",
    "activity name",
    "what",
    "ereignis",
    "aktion",
    "aktivitat",
    "evento",
    "tipo evento",
    "tipo de evento",
    "accion",
    "azione",
    "acao",
    "evenement",
    "type evenement",
    "gebeurtenis",
    "actie",
];

/// Titles of columns that may say what happened, if their values do.
const TYPES: &[&str] =
    &["type", "kind", "category", "transaction type", "billing type", "typ", "art", "tipo", "soort", "description"];

/// What happened, and the column that names it, if one does.
pub(super) struct Named<'t, 'a> {
    pub(super) name: EventName,
    pub(super) column: Option<&'t Candidate<'a>>,
}

pub(super) fn guess<'t, 'a>(
    table: &'t Table<'a>,
    who: Option<&Candidate<'a>>,
    when: Option<&Found<'t, 'a>>,
) -> Guess<Named<'t, 'a>> {
    let by_column = table.named(EVENTS).filter(|column| is_names(column)).map(|column| by_column(table, who, column));
    by_column
        .or_else(|| by_type(table, who))
        .or_else(|| by_deed(when))
        .or_else(|| by_name(table))
        .unwrap_or_else(|| by_shape(who, when).unwrap_or_else(|| Guess::none(message!("guess-name-none"))))
}

/// The name that was given.
pub(super) fn given<'t, 'a>(table: &'t Table<'a>, name: &EventName) -> Guess<Named<'t, 'a>> {
    let column = match name {
        EventName::Column { column, .. } => table.columns.iter().find(|candidate| candidate.title == column),
        EventName::Fixed { .. } | EventName::Rule { .. } => None,
    };
    Guess::of(Named { name: name.clone(), column }, Grade::Sure, message!("guess-name-given"))
}

/// Whether the values can be names: text, not numbers or times.
fn is_names(column: &Candidate) -> bool {
    let kinds = &column.profile.kinds;
    column.profile.filled > 0 && (kinds.texts + kinds.yes_or_no) * 10 >= column.profile.filled * 9
}

fn by_type<'t, 'a>(table: &'t Table<'a>, who: Option<&Candidate<'a>>) -> Option<Guess<Named<'t, 'a>>> {
    let is_deeds = |column: &&Candidate| {
        let values = &column.profile.values;
        let named = values.iter().filter(|value| known(super::title::Title::of(&value.text).phrase()).is_some());
        column.words.is(TYPES) && !values.is_empty() && values.len() <= 20 && named.count() * 2 > values.len()
    };
    table.columns.iter().find(is_deeds).map(|column| by_column(table, who, column))
}

fn by_column<'t, 'a>(
    table: &Table<'a>,
    who: Option<&Candidate<'a>>,
    column: &'t Candidate<'a>,
) -> Guess<Named<'t, 'a>> {
    let profile = column.profile;
    // Names leave as they are found; what stands for nothing is none.
    let is_nothing = |text: &str| matches!(text.to_lowercase().as_str(), "null" | "\\n" | "none" | "n/a" | "-");
    let nothings = profile.values.iter().filter(|value| is_nothing(&value.text));
    let values = nothings.map(|value| Renamed { found: value.text.clone(), sent: None }).collect();
    let names = if profile.values.is_empty() {
        message!("guess-name-many-values", most = MOST_VALUES)
    } else {
        message!("guess-name-values", values = listed(column))
    };
    let why = reasons(names, frequent(table, who, column));
    let name = EventName::Column { column: column.title.to_owned(), lookup: None, values, others: Others::AsFound };
    Guess::of(Named { name, column: Some(column) }, Grade::PleaseCheck, why)
}

fn listed(column: &Candidate) -> Arg {
    const SHOWN: usize = 3;
    let values: Vec<String> = column.profile.values.iter().map(|value| short(&value.text)).collect();
    Arg::quoted(&values, SHOWN)
}

/// Kissmetrics' guide on importing existing data advises one event per half hour for what happens all the time.
fn frequent(table: &Table, who: Option<&Candidate>, column: &Candidate) -> Option<Message> {
    let top = column.profile.values.first()?;
    let people = who.map_or(1, |who| who.profile.different.count.max(1));
    let is_visit = super::title::Title::of(&top.text).has(&[
        "visit", "visited", "view", "viewed", "page", "pageview", "open", "opened", "click", "clicked", "login",
        "ping", "search", "searched", "session",
    ]);
    let is_frequent = top.count >= people * 10 || (is_visit && top.count * 2 >= column.profile.filled && top.count > 1);
    is_frequent
        .then(|| message!("guess-name-frequent", value = short(&top.text), count = top.count, rows = table.rows()))
}

fn by_deed<'t, 'a>(when: Option<&Found<'t, 'a>>) -> Option<Guess<Named<'t, 'a>>> {
    let found = when?;
    let name = deed_of_title(&found.column.words)?;
    let profile = found.column.profile;
    let column = found.column.title;
    let why = if profile.dated() < profile.rows() {
        message!("guess-name-dated", column = column, share = share(profile.dated(), profile.rows()))
    } else {
        message!("guess-name-when", column = column)
    };
    Some(fixed(name, why))
}

fn by_name<'t, 'a>(table: &Table<'a>) -> Option<Guess<Named<'t, 'a>>> {
    let name = match table.rows_are() {
        RowsAre::People => "Signed Up",
        RowsAre::Orders => "Purchased",
        RowsAre::Payments => "Billed",
        RowsAre::Refunds => "Refunded",
        RowsAre::Cancellations => "Canceled",
        RowsAre::Unknown => return None,
    };
    let open = if ["Purchased", "Billed"].contains(&name) { not_sales(table) } else { None };
    Some(fixed(name, reasons(message!("guess-name-of-table"), open)))
}

/// Rows that are no sales, by a column with the status: refunds, failures and tests are the dearest to import.
fn not_sales(table: &Table) -> Option<Message> {
    const STATUS: &[&str] = &[
        "status",
        "state",
        "order status",
        "payment status",
        "financial status",
        "transaction status",
        "order state",
        "zahlungsstatus",
        "bestellstatus",
        "statut",
        "estado",
        "stato",
    ];
    const PARTS: [&str; 22] = [
        "cancel",
        "fail",
        "refund",
        "pending",
        "void",
        "declin",
        "test",
        "draft",
        "unpaid",
        "abandon",
        "charge",
        "disput",
        "expired",
        "return",
        "hold",
        "reject",
        "storn",
        "offen",
        "annul",
        "rembours",
        "devuel",
        "unavailable",
    ];
    let column = table.named(STATUS)?;
    let is_none = |text: &str| {
        let text = text.to_lowercase();
        PARTS.iter().any(|part| text.contains(part))
    };
    let values = column.profile.values.iter().filter(|value| is_none(&value.text));
    let (rows, names) = values.fold((0, Vec::new()), |(rows, mut names), value| {
        names.push(short(&value.text));
        (rows + value.count, names)
    });
    (rows > 0).then(|| {
        message!(
            "guess-not-sales",
            column = column.title,
            values = Arg::quoted(&names, 3),
            share = share(rows, table.rows()),
        )
    })
}

/// By what the table looks like: each person once and a date on which the row was made.
fn by_shape<'t, 'a>(who: Option<&Candidate<'a>>, when: Option<&Found<'t, 'a>>) -> Option<Guess<Named<'t, 'a>>> {
    let (who, when) = (who?, when?);
    let is_people = when.meaning == Meaning::Made && who.profile.is_unique();
    is_people.then(|| fixed("Signed Up", message!("guess-name-of-people")))
}

fn fixed<'t, 'a>(name: &str, why: Message) -> Guess<Named<'t, 'a>> {
    Guess::of(Named { name: EventName::Fixed { name: name.to_owned() }, column: None }, Grade::PleaseCheck, why)
}
