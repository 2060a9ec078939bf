//! When: which column says when it happened, and how it is to be read.

use chrono::{DateTime, NaiveDate};

use super::exports::zone_column;
use super::table::{Candidate, Table};
use super::title::Title;
use super::verbs::deed_of_title;
use super::{Grade, Guess};
use crate::mapping::EventTime;
use crate::mapping::timestamp::{TimeFormat, TimeGuess, TimeReader, Verdict, Zone};
use crate::mapping::wording::{either, reasons, share};
use crate::message;
use crate::message::Message;

/// What a title says about a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// When this very thing happened: `order_date`, `timestamp`.
    Happened,
    /// When the row was made: `created_at`.
    Made,
    /// Just that it is a date.
    Plain,
    /// When something with a name happened: `canceled_at`.
    Deed,
    /// Nothing that is known.
    Unknown,
    /// When somebody was last there.
    Seen,
    /// When the row was last changed, or copied.
    Changed,
    /// When something is to happen.
    Planned,
    /// When somebody was born.
    Birth,
}

/// Whether a title speaks of times at all.
pub(super) fn says_when(title: &Title) -> bool {
    const WORDS: &[&str] = &[
        "at",
        "date",
        "time",
        "timestamp",
        "datetime",
        "ts",
        "on",
        "when",
        "day",
        "created",
        "updated",
        "datum",
        "zeit",
        "fecha",
        "hora",
        "data",
        "ora",
        "heure",
        "jour",
        "tijd",
        "registered",
        "joined",
        "since",
        "epoch",
        "unix",
        "utc",
    ];
    title.has(WORDS) || !matches!(meaning(title), Meaning::Unknown)
}

/// What the title says about a time.
pub(super) fn meaning(title: &Title) -> Meaning {
    const BIRTH: &[&str] = &[
        "birth",
        "birthday",
        "birthdate",
        "dob",
        "born",
        "geburtsdatum",
        "geburtstag",
        "geboren",
        "naissance",
        "nacimiento",
        "nascita",
        "nascimento",
        "geboorte",
        "geboortedatum",
    ];
    const PLANNED: &[&str] = &[
        "expires",
        "expiry",
        "expiration",
        "expire",
        "expired",
        "due",
        "next",
        "until",
        "scheduled",
        "renews",
        "deadline",
        "eta",
        "ends",
        "end",
        "valid",
        "ablauf",
        "fallig",
        "faellig",
        "echeance",
        "vencimiento",
        "scadenza",
        "vencimento",
        "vervaldatum",
        "estimated",
        "expected",
        "planned",
    ];
    const CHANGED: &[&str] = &[
        "updated",
        "update",
        "modified",
        "modification",
        "changed",
        "change",
        "edited",
        "synced",
        "sync",
        "imported",
        "exported",
        "import",
        "export",
        "geandert",
        "aktualisiert",
        "modifie",
        "actualizado",
        "aggiornato",
        "atualizado",
        "gewijzigd",
        "processed",
        "loaded",
        "etl",
        "snapshot",
        "deleted",
    ];
    const SEEN: &[&str] =
        &["last", "latest", "letzter", "letzte", "letztes", "dernier", "derniere", "ultimo", "ultima"];
    const MADE: &[&str] = &[
        "created",
        "created at",
        "created on",
        "created date",
        "create date",
        "create time",
        "created time",
        "createdat",
        "creation date",
        "creation time",
        "date created",
        "created utc",
        "created date utc",
        "created at utc",
        "inserted",
        "inserted at",
        "date added",
        "added at",
        "added on",
        "signup",
        "signup date",
        "sign up date",
        "signed up",
        "signed up at",
        "signup at",
        "registered",
        "registered at",
        "registered on",
        "registration date",
        "reg date",
        "date registered",
        "joined",
        "joined at",
        "joined on",
        "join date",
        "date joined",
        "member since",
        "customer since",
        "subscribed at",
        "erstellt",
        "erstellt am",
        "erstelldatum",
        "angelegt am",
        "registriert am",
        "registriert",
        "anmeldedatum",
        "registrierungsdatum",
        "cree le",
        "date de creation",
        "date creation",
        "inscrit le",
        "date inscription",
        "date d inscription",
        "creado",
        "creado el",
        "fecha creacion",
        "fecha de creacion",
        "fecha de registro",
        "fecha registro",
        "fecha de alta",
        "creato il",
        "data creazione",
        "data di creazione",
        "data registrazione",
        "data di registrazione",
        "criado em",
        "data de criacao",
        "data de cadastro",
        "data de registro",
        "aangemaakt",
        "aangemaakt op",
        "geregistreerd op",
        "registratiedatum",
    ];
    const HAPPENED: &[&str] = &[
        "timestamp",
        "event time",
        "event date",
        "event timestamp",
        "event at",
        "occurred",
        "occurred at",
        "occurred on",
        "happened at",
        "time stamp",
        "km time",
        "order date",
        "ordered at",
        "ordered on",
        "date ordered",
        "order time",
        "purchase date",
        "purchased at",
        "purchased on",
        "date purchased",
        "transaction date",
        "transaction time",
        "invoice date",
        "invoice datetime",
        "billing date",
        "billed at",
        "payment date",
        "date paid",
        "charge date",
        "charged at",
        "visited at",
        "visit date",
        "visit time",
        "viewed at",
        "action date",
        "activity date",
        "bestelldatum",
        "kaufdatum",
        "rechnungsdatum",
        "zahlungsdatum",
        "buchungsdatum",
        "zeitstempel",
        "ereigniszeit",
        "date de commande",
        "date commande",
        "date de facture",
        "date facture",
        "date de paiement",
        "date achat",
        "fecha de pedido",
        "fecha pedido",
        "fecha de compra",
        "fecha de pago",
        "fecha factura",
        "data ordine",
        "data dell ordine",
        "data acquisto",
        "data pagamento",
        "data do pedido",
        "data da compra",
        "data de compra",
        "data do pagamento",
        "orderdatum",
        "besteldatum",
        "factuurdatum",
        "betaaldatum",
        "order purchase timestamp",
    ];
    const PLAIN: &[&str] = &[
        "date",
        "time",
        "datetime",
        "date time",
        "ts",
        "when",
        "day",
        "datum",
        "zeit",
        "zeitpunkt",
        "datum zeit",
        "fecha",
        "fecha hora",
        "fecha y hora",
        "data",
        "data ora",
        "data e ora",
        "data hora",
        "date heure",
        "date et heure",
        "datum tijd",
    ];
    if title.has(BIRTH) {
        Meaning::Birth
    } else if title.is(MADE) {
        Meaning::Made
    } else if title.is(HAPPENED) {
        Meaning::Happened
    } else if title.is(PLAIN) {
        Meaning::Plain
    } else if title.has(CHANGED) {
        Meaning::Changed
    } else if title.has(SEEN) {
        Meaning::Seen
    } else if deed_of_title(title).is_some() {
        Meaning::Deed
    } else if title.has(PLANNED) {
        Meaning::Planned
    } else {
        Meaning::Unknown
    }
}

/// The column that says when, with what its title says.
pub(super) struct Found<'t, 'a> {
    pub(super) column: &'t Candidate<'a>,
    pub(super) meaning: Meaning,
    pub(super) when: EventTime,
}

/// When it happened.
pub(super) fn guess<'t, 'a>(table: &'t Table<'a>) -> Guess<Found<'t, 'a>> {
    let times = table.columns.iter().filter(|column| column.holds_times());
    let mut ranked: Vec<(i32, Meaning, &Candidate)> = times
        .map(|column| (column, meaning(&column.words)))
        .filter(|(_, meaning)| *meaning != Meaning::Birth)
        .map(|(column, meaning)| (rank(column, meaning), meaning, column))
        .collect();
    ranked.sort_by_key(|(rank, ..)| std::cmp::Reverse(*rank));
    let Some(&(best, meaning, column)) = ranked.first() else {
        return Guess::none(message!("guess-time-none"));
    };
    let mut doubts = Vec::new();
    match meaning {
        Meaning::Made | Meaning::Happened | Meaning::Deed => {}
        Meaning::Plain if ranked.len() == 1 => {}
        Meaning::Plain => doubts.push(message!("guess-time-other-dates")),
        Meaning::Changed => doubts.push(message!("guess-time-changed")),
        Meaning::Seen => doubts.push(message!("guess-time-seen")),
        Meaning::Planned => doubts.push(message!("guess-time-planned")),
        Meaning::Unknown | Meaning::Birth => doubts.push(message!("guess-time-untold")),
    }
    let rivals = ranked.iter().skip(1).filter(|(rank, meaning, _)| {
        best - rank < 25 && matches!(meaning, Meaning::Made | Meaning::Happened | Meaning::Plain)
    });
    let rivals = either(rivals.map(|(.., column)| message!("guess-column", column = column.title)));
    if let Some(rivals) = rivals.filter(|_| meaning != Meaning::Plain) {
        doubts.push(message!("guess-time-rivals", columns = rivals));
    }
    if meaning == Meaning::Plain && matches!(column.profile.times.verdict, Verdict::Perhaps(_)) {
        doubts.push(message!("guess-numbers-alone"));
    } else {
        doubts.extend(doubts_about(column));
    }
    let mut when = EventTime::of(column.title, column.format());
    if let Some(clock) = clock_beside(table, column) {
        doubts.push(message!("guess-clock-in", column = clock.title));
        when.time_column = Some(clock.title.to_owned());
    }
    if let Some(zones) = zone_beside(table, column) {
        doubts.push(message!("guess-zone-in", column = zones.title));
        when.zone_column = Some(zones.title.to_owned());
    }
    let grade = if doubts.is_empty() { Grade::Sure } else { Grade::PleaseCheck };
    Guess::of(Found { column, meaning, when }, grade, reasons(reading(column), doubts))
}

/// Why reading a column of times cannot be sure, whatever its title says.
pub(super) fn doubts_about(column: &Candidate) -> Vec<Message> {
    let (profile, times) = (column.profile, &column.profile.times);
    let mut doubts = Vec::new();
    if column.is_constant() {
        doubts.push(message!("guess-time-constant"));
    }
    match &times.verdict {
        Verdict::Clear(format) => {
            // A real column of days has days above 12 in more than half of its values; a slip of the pen is rare.
            let only = times.candidate(*format).map_or(0, |candidate| candidate.only);
            let settled = *format == TimeFormat::YearFirst && only == 0;
            if !settled && only * 20 < times.filled {
                doubts.push(message!("guess-time-few"));
            }
        }
        Verdict::Perhaps(TimeFormat::UnixSeconds | TimeFormat::UnixMilliseconds) => {}
        Verdict::Perhaps(_) => doubts.push(message!("guess-numbers-alone")),
        // The reading says it already; it is a doubt all the same.
        Verdict::Ambiguous(_) | Verdict::Mixed(_) => doubts.push(message!("guess-choose")),
        Verdict::NotTimes => doubts.push(message!("guess-time-unreadable")),
    }
    if times.short_year > 0 {
        doubts.push(message!("guess-time-short-years"));
    }
    if times.unreadable * 100 > times.filled {
        doubts.push(message!("guess-time-unreadable-share", share = share(times.unreadable, profile.filled)));
    }
    doubts
}

/// The evidence for the format, and where that is open, what a value would be in each.
pub(super) fn reading(column: &Candidate) -> Message {
    let times = &column.profile.times;
    match &times.verdict {
        Verdict::Ambiguous(formats) => match told_apart(column, formats) {
            Some(example) => {
                let values = times.filled - times.unreadable;
                reasons(example, [message!("guess-time-undecided", count = values)])
            }
            None => times.evidence(),
        },
        Verdict::Clear(_) | Verdict::Perhaps(_) if times.short_year > 0 => match first_reading(times) {
            Some(example) => reasons(times.evidence(), [example]),
            None => times.evidence(),
        },
        _ => times.evidence(),
    }
}

/// "01/02/2024" is 1 February 2024 (day first) or 2 January 2024 (month first).
fn told_apart(column: &Candidate, formats: &[TimeFormat]) -> Option<Message> {
    let firsts = column.profile.times.candidates.iter().filter_map(|candidate| candidate.first.as_ref());
    let examples = firsts.map(|first| &first.text).chain(&column.profile.samples);
    for text in examples {
        let days: Vec<NaiveDate> = formats.iter().filter_map(|&format| day_of(text, format)).collect();
        if days.len() == formats.len() && days.windows(2).all(|pair| pair[0] != pair[1]) {
            let told = days.iter().zip(formats);
            let told = told.map(|(day, format)| message!("guess-day-if", day = *day, format = format.label()));
            return Some(message!("guess-reads-as", text = text, days = either(told)?));
        }
    }
    None
}

fn first_reading(times: &TimeGuess) -> Option<Message> {
    let format = times.format()?;
    let text = &times.candidate(format)?.first.as_ref()?.text;
    Some(message!("guess-reads-as", text = text, days = day_of(text, format)?))
}

fn day_of(text: &str, format: TimeFormat) -> Option<NaiveDate> {
    let moment = TimeReader::new(format, Zone::UTC).read(text).ok()?;
    Some(DateTime::from_timestamp(moment.at.0, 0)?.date_naive())
}

fn rank(column: &Candidate, meaning: Meaning) -> i32 {
    let by_title = match meaning {
        Meaning::Happened => 95,
        Meaning::Made => 90,
        Meaning::Plain => 75,
        Meaning::Deed => 60,
        Meaning::Unknown => 40,
        Meaning::Seen => 25,
        Meaning::Changed => 20,
        Meaning::Planned => 10,
        Meaning::Birth => 0,
    };
    let constant = if column.is_constant() { 50 } else { 0 };
    let sparse = if column.profile.dated() * 2 < column.profile.rows() { 15 } else { 0 };
    by_title - constant - sparse
}

/// A column with times of day beside one with dates alone.
fn clock_beside<'t, 'a>(table: &'t Table<'a>, date: &Candidate) -> Option<&'t Candidate<'a>> {
    const CLOCKS: &[&str] =
        &["time", "time of day", "hour", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "order time", "event time"];
    let times = &date.profile.times;
    if times.date_only < times.filled - times.unreadable {
        return None;
    }
    table.columns.iter().find(|column| column.title != date.title && column.words.is(CLOCKS) && holds_clocks(column))
}

/// A column with zones beside one with times that do not all say theirs.
pub(super) fn zone_beside<'t, 'a>(table: &'t Table<'a>, times: &Candidate) -> Option<&'t Candidate<'a>> {
    zone_column(table).filter(|zones| zones.title != times.title && times.profile.times.needs_zone())
}

/// Whether its first values are times of day.
pub(super) fn holds_clocks(column: &Candidate) -> bool {
    let reader = TimeReader::new(TimeFormat::YearFirst, Zone::UTC);
    let samples = &column.profile.samples;
    !samples.is_empty()
        && samples.iter().all(|text| text.contains(':') && reader.read_split("2024-01-01", text).is_ok())
}
