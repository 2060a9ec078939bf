//! What happened: from a column, by the name of the table, or by what the time column says. A name is permanent, so
//! it is never sure; only a known export's is.

use super::table::{Candidate, RowsAre, Table};
use super::time::{Found, Meaning};
use super::verbs::{deed_of_title, known};
use super::{Grade, Guess};
use crate::mapping::profile::MOST_VALUES;
use crate::mapping::wording::{counted, grouped, share, short};
use crate::mapping::{EventName, Others, Renamed};

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
    by_column.or_else(|| by_type(table, who)).or_else(|| by_deed(when)).or_else(|| by_name(table)).unwrap_or_else(
        || {
            by_shape(who, when)
                .unwrap_or_else(|| Guess::none("neither the table's name nor a column says what happened"))
        },
    )
}

/// The name that was given.
pub(super) fn given<'t, 'a>(table: &'t Table<'a>, name: &EventName) -> Guess<Named<'t, 'a>> {
    let column = match name {
        EventName::Column { column, .. } => table.columns.iter().find(|candidate| candidate.title == column),
        EventName::Fixed { .. } | EventName::Rule { .. } => None,
    };
    Guess::of(Named { name: name.clone(), column }, Grade::Sure, "as it was given".to_owned())
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
    let mut text = if profile.values.is_empty() {
        format!(
            "its title says that it names what happened, but it has more than {MOST_VALUES} different values; \
             Kissmetrics becomes slow above a thousand names"
        )
    } else {
        format!("it names what happened: {}", listed(column))
    };
    if let Some(frequent) = frequent(table, who, column) {
        text.push_str("; ");
        text.push_str(&frequent);
    }
    let name = EventName::Column { column: column.title.to_owned(), lookup: None, values, others: Others::AsFound };
    Guess::of(Named { name, column: Some(column) }, Grade::PleaseCheck, text)
}

fn listed(column: &Candidate) -> String {
    const SHOWN: usize = 3;
    let values = &column.profile.values;
    let shown: Vec<String> = values.iter().take(SHOWN).map(|value| format!("\"{}\"", short(&value.text))).collect();
    let more = values.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {}", counted(more as u64, "other", "others")) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

/// Kissmetrics' guide on importing existing data advises one event per half hour for what happens all the time.
fn frequent(table: &Table, who: Option<&Candidate>, column: &Candidate) -> Option<String> {
    let top = column.profile.values.first()?;
    let people = who.map_or(1, |who| who.profile.different.count.max(1));
    let is_visit = super::title::Title::of(&top.text).has(&[
        "visit", "visited", "view", "viewed", "page", "pageview", "open", "opened", "click", "clicked", "login",
        "ping", "search", "searched", "session",
    ]);
    let is_frequent = top.count >= people * 10 || (is_visit && top.count * 2 >= column.profile.filled && top.count > 1);
    is_frequent.then(|| {
        format!(
            "\"{}\" stands in {} of {} rows: you can keep at most one per person in 30 minutes",
            short(&top.text),
            grouped(top.count),
            grouped(table.rows()),
        )
    })
}

fn by_deed<'t, 'a>(when: Option<&Found<'t, 'a>>) -> Option<Guess<Named<'t, 'a>>> {
    let found = when?;
    let name = deed_of_title(&found.column.words)?;
    let profile = found.column.profile;
    let text = if profile.dated() < profile.rows() {
        let share = share(profile.dated(), profile.rows());
        format!("{} is a date that {share} of the rows have; the others make no event", found.column.title)
    } else {
        format!("{} says when that happened", found.column.title)
    };
    Some(fixed(name, text))
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
    let mut text = "the same for every row, from the table's name".to_owned();
    if ["Purchased", "Billed"].contains(&name)
        && let Some(open) = not_sales(table)
    {
        text.push_str("; ");
        text.push_str(&open);
    }
    Some(fixed(name, text))
}

/// Rows that are no sales, by a column with the status: refunds, failures and tests are the dearest to import.
fn not_sales(table: &Table) -> Option<String> {
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
        names.push(format!("\"{}\"", short(&value.text)));
        (rows + value.count, names)
    });
    let shown = names.len().min(3);
    (rows > 0).then(|| {
        let names = names[..shown].join(", ");
        format!(
            "{} says {names} in {} of the rows, which may have to be left out",
            column.title,
            share(rows, table.rows())
        )
    })
}

/// By what the table looks like: each person once and a date on which the row was made.
fn by_shape<'t, 'a>(who: Option<&Candidate<'a>>, when: Option<&Found<'t, 'a>>) -> Option<Guess<Named<'t, 'a>>> {
    let (who, when) = (who?, when?);
    let is_people = when.meaning == Meaning::Made && who.profile.is_unique();
    is_people.then(|| {
        let text = "each person stands in one row, with the date on which the row was made".to_owned();
        fixed("Signed Up", text)
    })
}

fn fixed<'t, 'a>(name: &str, text: String) -> Guess<Named<'t, 'a>> {
    Guess::of(Named { name: EventName::Fixed { name: name.to_owned() }, column: None }, Grade::PleaseCheck, text)
}
