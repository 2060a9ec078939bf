//! Reads a record by rules that were made ready. Runs for each row: what it makes borrows from the record, and is
//! only copied where a choice changes it.

use std::borrow::Cow;

use super::{
    Amounts, Cell, Check, Clock, Detail, InCurrency, Made, Miss, Name, NotFound, Notes, Out, Outcome, Reason, Rule,
    Sought, Spare, Usual,
};
use crate::event::{Event, EventKind, Property, Timestamp};
use crate::mapping::settings::{LeaveOut, is_damaged};
use crate::mapping::tidy::{Tidy, tidy, tidy_as};
use crate::mapping::timestamp::{ClockNote, Moment, TimeProblem};
use crate::mapping::value::{Class, Treated, currency_in, currency_named};
use crate::mapping::{Lookup, Others, Test, Treatment};
use crate::source::{ReadingVersion, Record};

impl Cell {
    #[inline]
    fn text<'a>(&'a self, record: &'a Record) -> &'a str {
        let text = record.trimmed(self.index);
        if self.replace.is_none() { text } else { self.replaced(text) }
    }

    /// Apart, since most cells are read as they are.
    #[inline(never)]
    fn replaced<'a>(&'a self, text: &'a str) -> &'a str {
        self.replace.as_ref().and_then(|replace| replace.get(text)).map_or(text, String::as_str)
    }

    /// Whether what stands in the cell is taken as it is.
    #[inline]
    pub(super) fn is_plain(&self) -> bool {
        self.replace.is_none() && self.sought.is_none()
    }

    fn miss<'a>(&'a self, reason: Reason, value: &'a str) -> Miss<'a> {
        Miss { reason, column: &self.title, value, lookup: "", tidier: None, problem: !reason.on_purpose() }
    }

    /// What is taken: what stands in the cell, or what the second source says of it. A blank cell is blank.
    ///
    /// # Errors
    /// What stands in the cell, where the second source does not hold it.
    #[inline]
    fn taken<'a>(&'a self, record: &'a Record) -> Result<&'a str, &'a str> {
        if self.is_plain() { Ok(record.trimmed(self.index)) } else { self.looked_up(record) }
    }

    /// Apart, since most cells are taken as they are.
    #[inline(never)]
    fn looked_up<'a>(&'a self, record: &'a Record) -> Result<&'a str, &'a str> {
        let text = self.text(record);
        match &self.sought {
            Some(sought) if !text.is_empty() => sought.dictionary.get(&sought.lookup.key(text)).ok_or(text),
            _ => Ok(text),
        }
    }

    /// What is looked up for this record, and where; a blank cell is not.
    pub(super) fn seek<'a>(&'a self, record: &'a Record, visit: &mut impl FnMut(&'a Lookup, Cow<'a, str>)) {
        if let Some(sought) = &self.sought {
            let text = self.text(record);
            if !text.is_empty() {
                sought.tidier_keys(text).for_each(|(_, key)| visit(&sought.lookup, key));
                visit(&sought.lookup, sought.lookup.key(text));
            }
        }
    }

    /// What would have to be done to what was looked up in vain so that it is found.
    fn tidier(&self, value: &str) -> Option<Tidy> {
        let sought = self.sought.as_ref()?;
        sought.tidier_keys(value).find(|(_, key)| sought.dictionary.get(key).is_some()).map(|(how, _)| how)
    }

    /// A miss for what a second source does not hold.
    fn not_found<'a>(&'a self, reason: Reason, value: &'a str) -> Miss<'a> {
        let lookup = self.sought.as_ref().map_or("", |sought| &sought.lookup.source);
        Miss { lookup, tidier: self.tidier(value), ..self.miss(reason, value) }
    }

    /// The title of the column where what is taken stands.
    fn taken_title(&self) -> &str {
        self.sought.as_ref().map_or(&self.title, |sought| &sought.lookup.take)
    }

    /// A miss for what was taken: the column is the one where it stands, which is one of the second source where the
    /// cell itself is not blank.
    fn miss_taken<'a>(&'a self, reason: Reason, value: &'a str, record: &'a Record) -> Miss<'a> {
        match &self.sought {
            Some(sought) if !self.text(record).is_empty() => {
                Miss { column: &sought.lookup.take, lookup: &sought.lookup.source, ..self.miss(reason, value) }
            }
            _ => self.miss(reason, value),
        }
    }
}

impl Sought {
    /// What else could be looked up: the value in each tidier spelling. Most values have none.
    fn tidier_keys<'a>(&'a self, value: &'a str) -> impl Iterator<Item = (Tidy, Cow<'a, str>)> {
        let open = move |how: &Tidy| !self.lookup.tidy.contains(how) && how.helps(value);
        Tidy::ALL.into_iter().filter(open).map(move |how| {
            let key = self.lookup.key(value);
            (how, Cow::Owned(tidy(&key, &[how]).into_owned()))
        })
    }
}

/// What an event is made of, but its details.
struct Basis<'a> {
    moment: Option<Moment>,
    /// The time as it stands in the source.
    written: &'a str,
    name: &'a str,
    /// The person as it stands in the source.
    found: &'a str,
    person: Cow<'a, str>,
}

/// The same of an event that is made by copying cells.
struct Plain<'a> {
    at: Timestamp,
    note: Option<ClockNote>,
    written: &'a str,
    person: &'a str,
}

/// Whether the plan's first event would name another person, or none.
fn other_person((cell, how): &(Cell, Vec<Tidy>), record: &Record, person: &str, reading: ReadingVersion) -> bool {
    cell.taken(record).map_or(true, |found| tidy_as(found, how, reading) != person)
}

impl Rule {
    /// The cells of which what is taken may stand in a second source.
    pub(super) fn cells(&self) -> impl Iterator<Item = &Cell> {
        let name = match &self.event {
            Name::Column { cell, .. } => Some(cell),
            _ => None,
        };
        let details = self.properties.iter().filter_map(|detail| match detail {
            Detail::Column { cell, .. } => Some(cell),
            Detail::Constant { .. } => None,
        });
        let first = self.first_person.iter().map(|(cell, _)| cell);
        std::iter::once(&self.person).chain(name).chain(details).chain(first)
    }

    /// Hands `visit` what comes of a record, so that an event is made where it will stand.
    #[inline]
    pub(super) fn apply<'a>(&'a self, record: &'a Record, spare: &mut Spare, visit: impl FnOnce(Outcome<'a>)) {
        if let Some(usual) = &self.usual
            && let Some(plain) = usual.read(record)
        {
            let mut properties = spare.take(usual.details.len());
            let details = usual.properties(record, &mut properties);
            let (person, name) = (Cow::Borrowed(plain.person), Cow::Borrowed(usual.name.as_str()));
            return visit(Outcome::Made(Made {
                event: Event { kind: EventKind::Event, person, name, time: Some(plain.at), properties },
                written: plain.written,
                clock: plain.note,
                date_only: false,
                details,
                notes: None,
            }));
        }
        self.apply_any(record, spare, visit);
    }

    /// The same for what takes more than copying cells.
    #[inline(never)]
    fn apply_any<'a>(&'a self, record: &'a Record, spare: &mut Spare, visit: impl FnOnce(Outcome<'a>)) {
        let miss = 'missed: {
            let Basis { moment, written, name, found, person } = match self.basis(record) {
                Ok(basis) => basis,
                Err(miss) => break 'missed miss,
            };
            let mut notes = None;
            let mut properties: Vec<Property<'a>> = spare.take(self.properties.len());
            let details = self.properties(record, &mut properties, &mut notes);
            if self.kind == EventKind::Set && properties.is_empty() {
                break 'missed self.person.miss_taken(Reason::NoDetails, found, record);
            }
            let name = if self.kind == EventKind::Alias { self.named(name) } else { Cow::Borrowed(name) };
            let time = moment.map(|moment| moment.at);
            return visit(Outcome::Made(Made {
                event: Event { kind: self.kind, person, name, time, properties },
                written,
                clock: moment.and_then(|moment| moment.note),
                date_only: moment.is_some_and(|moment| moment.date_only),
                details,
                notes,
            }));
        };
        visit(Outcome::Missed(self.missed(miss)));
    }

    #[inline(never)]
    fn missed<'a>(&self, miss: Miss<'a>) -> Miss<'a> {
        if self.leaves_out(miss.reason) { miss.by_choice() } else { miss }
    }

    /// Of two identities that are merged the second, spelled as the first is.
    #[inline(never)]
    fn named<'a>(&self, name: &'a str) -> Cow<'a, str> {
        match self.reading.holds_everywhere() {
            true => tidy_as(name, &self.tidy, self.reading),
            false => Cow::Borrowed(name),
        }
    }

    /// Whether rows with this problem are left out by choice.
    fn leaves_out(&self, reason: Reason) -> bool {
        let chosen = match reason {
            Reason::BlankPerson => LeaveOut::BlankPerson,
            Reason::BlankName => LeaveOut::BlankName,
            Reason::UnreadableTime => LeaveOut::UnreadableTime,
            Reason::NoZone => LeaveOut::NoZone,
            Reason::UnknownZone => LeaveOut::UnknownZone,
            Reason::NotFound | Reason::NameNotFound => LeaveOut::NotFound,
            _ => return false,
        };
        self.leave_out.iter().any(|out| out.what == chosen)
    }

    /// The order of the questions matters: what did not happen needs no person, and what was not asked for
    /// needs nothing at all.
    #[inline]
    fn basis<'a>(&'a self, record: &'a Record) -> Result<Basis<'a>, Miss<'a>> {
        if record.broken {
            return Err(Miss::of_record(record));
        }
        for check in &self.only {
            let text = check.cell.text(record);
            if !check.holds(text) {
                return Err(check.cell.miss(Reason::NotMatching, text));
            }
        }
        let (moment, written) = self.time.read(record)?;
        let name = self.event.read(record)?;
        let found = self.person.taken(record).map_err(|value| self.person.not_found(Reason::NotFound, value))?;
        let person = if self.tidy.is_empty() { Cow::Borrowed(found) } else { tidy_as(found, &self.tidy, self.reading) };
        if person.is_empty() {
            return Err(self.person.miss_taken(Reason::BlankPerson, found, record));
        }
        if !self.leave_out.is_empty() {
            self.keep_out(record, &person, name, moment, (found, written))?;
        }
        Ok(Basis { moment, written, name, found, person })
    }

    /// Refuses what could be made and is left out by choice.
    #[inline(never)]
    fn keep_out<'a>(
        &'a self,
        record: &'a Record,
        person: &str,
        name: &'a str,
        moment: Option<Moment>,
        (found, written): (&'a str, &'a str),
    ) -> Result<(), Miss<'a>> {
        let longer = |text: &str, most: usize| text.len() > most && text.chars().nth(most).is_some();
        let (at, note) = (moment.map(|moment| moment.at.0), moment.and_then(|moment| moment.note));
        for Out { what, cell } in &self.leave_out {
            let cell = cell.as_ref().map_or(("", ""), |cell| (cell.title.as_str(), cell.text(record)));
            let is_out = match what {
                LeaveOut::OtherPerson => {
                    self.first_person.as_ref().is_some_and(|first| other_person(first, record, person, self.reading))
                }
                LeaveOut::DamagedPerson => is_damaged(person),
                LeaveOut::People { people } => people.iter().any(|left_out| left_out == person),
                LeaveOut::LongerPerson { characters } => longer(person, *characters),
                LeaveOut::LongerName { characters } => longer(name, *characters),
                LeaveOut::Cell { like, .. } => !cell.1.is_empty() && Class::read_as(cell.1, self.reading) == *like,
                LeaveOut::LongerCell { characters, .. } => longer(cell.1, *characters),
                LeaveOut::SkippedHour => note == Some(ClockNote::Skipped),
                LeaveOut::DoubleHour => note == Some(ClockNote::Twice),
                LeaveOut::Before { second } => at.is_some_and(|at| at < *second),
                LeaveOut::After { second } => at.is_some_and(|at| at > *second),
                _ => false,
            };
            if is_out {
                let (column, value) = match what {
                    LeaveOut::Before { .. } | LeaveOut::After { .. } | LeaveOut::SkippedHour | LeaveOut::DoubleHour => {
                        (self.time.title(), written)
                    }
                    LeaveOut::LongerName { .. } => (self.event.title(), name),
                    LeaveOut::Cell { .. } | LeaveOut::LongerCell { .. } => cell,
                    _ => (self.person.taken_title(), found),
                };
                return Err(Miss { reason: Reason::LeftOut, column, value, lookup: "", tidier: None, problem: false });
            }
        }
        Ok(())
    }

    /// Adds what is sent for the details; of which there is something, a bit for each.
    fn properties<'a>(
        &'a self,
        record: &'a Record,
        properties: &mut Vec<Property<'a>>,
        notes: &mut Option<Box<Notes<'a>>>,
    ) -> Option<u64> {
        let mut details = 0;
        for (at, detail) in self.properties.iter().enumerate() {
            let before = properties.len();
            if let Detail::Column { name, cell, plain: true, .. } = detail {
                properties.extend(copied(name, record.trimmed(cell.index)));
            } else {
                properties.extend(detail.property(at, record, self.reading, notes));
            }
            if properties.len() > before {
                details |= 1_u64.checked_shl(at as u32).unwrap_or(0);
            }
        }
        (self.properties.len() <= u64::BITS as usize).then_some(details)
    }

    /// What making an event takes where it takes no more than copying cells.
    pub(super) fn usual(&self) -> Option<Usual> {
        let plain = |detail: &Detail| match detail {
            Detail::Column { name, cell, plain: true, .. } => Some((cell.index, name.clone())),
            _ => None,
        };
        let Clock::Column { date, time: None, zone: None, reader } = &self.time else { return None };
        let Name::Fixed(name) = &self.event else { return None };
        let is_usual = self.kind == EventKind::Event
            && self.only.is_empty()
            && self.leave_out.is_empty()
            && self.tidy.is_empty()
            && date.is_plain()
            && self.person.is_plain();
        is_usual.then_some(())?;
        let details = self.properties.iter().map(plain).collect::<Option<_>>()?;
        Some(Usual { date: date.index, reader: *reader, person: self.person.index, name: name.clone(), details })
    }
}

impl Usual {
    /// Reads what an event is made of but its details, where that is as it mostly is; the general way would come to the same.
    #[inline]
    fn read<'a>(&self, record: &'a Record) -> Option<Plain<'a>> {
        let (written, person) = (record.trimmed(self.date), record.trimmed(self.person));
        let (at, note) = self.reader.at_a_glance(written)?;
        (!person.is_empty() && !record.broken).then_some(Plain { at, note, written, person })
    }

    /// Adds what is sent for the details; of which there is something, a bit for each. A call of its own, since what it is
    /// part of has few registers left.
    #[inline(never)]
    fn properties<'a>(&'a self, record: &'a Record, properties: &mut Vec<Property<'a>>) -> Option<u64> {
        // Behind the last bit there is none.
        let (mut details, mut bit) = (0, 1_u64);
        for (index, name) in &self.details {
            let value = record.trimmed(*index);
            if !value.is_empty() {
                // Made where it will stand, which `push` would not do.
                let plain = || Property { name: Cow::Borrowed(name), value: Cow::Borrowed(value) };
                properties.extend(std::iter::once_with(plain));
                details |= bit;
            }
            bit <<= 1;
        }
        (self.details.len() <= u64::BITS as usize).then_some(details)
    }
}

/// What is sent for a detail that is copied from a cell, if it is not blank.
#[inline]
fn copied<'a>(name: &'a str, value: &'a str) -> Option<Property<'a>> {
    (!value.is_empty()).then_some(Property { name: Cow::Borrowed(name), value: Cow::Borrowed(value) })
}

impl Detail {
    /// What is sent for a detail, if it is not blank.
    #[inline(never)]
    fn property<'a>(
        &'a self,
        at: usize,
        record: &'a Record,
        reading: ReadingVersion,
        notes: &mut Option<Box<Notes<'a>>>,
    ) -> Option<Property<'a>> {
        let (name, cell, treat, table, currencies) = match self {
            Self::Column { name, cell, treat, table, currencies, .. } => (name, cell, treat, table, currencies),
            Self::Constant { name, value } => {
                let (name, value) = (Cow::Borrowed(name.as_str()), Cow::Borrowed(value.as_str()));
                return (!value.is_empty()).then_some(Property { name, value });
            }
        };
        let mut name = Cow::Borrowed(name.as_str());
        let found = match cell.taken(record) {
            Ok("") => return None,
            Ok(found) => found,
            Err(value) => {
                notes.get_or_insert_default().not_found.push(NotFound {
                    detail: at,
                    value,
                    tidier: cell.tidier(value),
                });
                return None;
            }
        };
        let value = match table.get(found) {
            Some(sent) => Cow::Borrowed(sent.as_deref()?),
            None if treat.is_as_is() && currencies.is_none() => Cow::Borrowed(found),
            None => {
                if let Some(currency) = currency_of(found, *treat, currencies.as_ref(), record) {
                    if let Some(amounts) = currencies {
                        match amounts.send.name(&name, &currency)? {
                            Cow::Borrowed(_) => {}
                            Cow::Owned(named) => name = Cow::Owned(named),
                        }
                    }
                    notes.get_or_insert_default().currencies.push(InCurrency { detail: at, currency });
                } else if currencies.as_ref().is_some_and(|amounts| amounts.send.is_one()) {
                    return None;
                }
                treat.apply_as(found, reading).into_text()
            }
        };
        (!value.is_empty()).then_some(Property { name, value })
    }
}

/// The currency of an amount, where it has to be known: as the amount itself says it, or the column beside.
fn currency_of<'a>(
    found: &'a str,
    treat: Treatment,
    amounts: Option<&'a Amounts>,
    record: &'a Record,
) -> Option<Cow<'a, str>> {
    if amounts.is_none() && treat.is_as_is() {
        return None;
    }
    let beside = || amounts?.beside.as_ref().and_then(|cell| currency_named(cell.text(record)));
    currency_in(found).or_else(beside)
}

impl Clock {
    /// The moment, if it has one, and how it is written.
    fn read<'a>(&'a self, record: &'a Record) -> Result<(Option<Moment>, &'a str), Miss<'a>> {
        let (date, time, zone, reader) = match self {
            Self::None => return Ok((None, "")),
            Self::Fixed(moment) => return Ok((Some(*moment), "")),
            Self::Column { date, time, zone, reader } => (date, time, zone, reader),
        };
        let text = |cell: &'a Option<Cell>| cell.as_ref().map(|cell| cell.text(record));
        let written = date.text(record);
        let result = reader.read_apart(written, text(time), text(zone));
        let reason = match result {
            Ok(moment) => return Ok((Some(moment), written)),
            Err(TimeProblem::Blank) => Reason::BlankTime,
            Err(TimeProblem::Unreadable) => Reason::UnreadableTime,
            Err(TimeProblem::NoZone) => Reason::NoZone,
            Err(TimeProblem::UnknownZone) => {
                let zone = zone.as_ref().unwrap_or(date);
                return Err(zone.miss(Reason::UnknownZone, zone.text(record)));
            }
        };
        Err(date.miss(reason, written))
    }

    /// The column that it is read from.
    fn title(&self) -> &str {
        match self {
            Self::Column { date, .. } => &date.title,
            Self::Fixed(_) | Self::None => "",
        }
    }
}

impl<'a> Miss<'a> {
    /// What stands where nothing was made yet.
    pub(crate) const NOTHING: Self =
        Self { reason: Reason::LeftOut, column: "", value: "", lookup: "", tidier: None, problem: false };

    /// The row itself can't be read.
    fn of_record(record: &'a Record) -> Self {
        let (reason, value) = (Reason::UnreadableRecord, record.cell(0));
        Self { reason, column: "", value, lookup: "", tidier: None, problem: true }
    }

    /// Turns it into what was wanted.
    fn by_choice(self) -> Self {
        Self { reason: Reason::LeftOut, ..self }
    }
}

impl Name {
    /// The column that it is read from.
    fn title(&self) -> &str {
        match self {
            Self::Column { cell, .. } => cell.taken_title(),
            Self::Cases { cases, .. } => cases.first().map_or("", |(check, _)| &check.cell.title),
            Self::Fixed(_) | Self::None => "",
        }
    }

    #[inline]
    fn read<'a>(&'a self, record: &'a Record) -> Result<&'a str, Miss<'a>> {
        if let Self::Fixed(name) = self { Ok(name) } else { self.read_from(record) }
    }

    /// The same where the row decides.
    #[inline(never)]
    fn read_from<'a>(&'a self, record: &'a Record) -> Result<&'a str, Miss<'a>> {
        match self {
            Self::None => Ok(""),
            Self::Fixed(name) => Ok(name),
            Self::Column { cell, table, others } => {
                let found = cell.taken(record).map_err(|value| cell.not_found(Reason::NameNotFound, value))?;
                match (table.get(found), others) {
                    (Some(Some(sent)), _) => Ok(sent),
                    (Some(None), _) => Err(cell.miss_taken(Reason::ValueLeftOut, found, record)),
                    (None, _) if found.is_empty() => Err(cell.miss_taken(Reason::BlankName, found, record)),
                    (None, Others::AsFound) => Ok(found),
                    (None, Others::LeaveOut) => Err(cell.miss_taken(Reason::ValueLeftOut, found, record)),
                }
            }
            Self::Cases { cases, otherwise } => {
                for (check, name) in cases {
                    if check.holds(check.cell.text(record)) {
                        return Ok(name);
                    }
                }
                match (otherwise, cases.first()) {
                    (Some(name), _) => Ok(name),
                    (None, Some((check, _))) => Err(check.cell.miss(Reason::NotMatching, check.cell.text(record))),
                    (None, None) => {
                        let reason = Reason::NotMatching;
                        Err(Miss { reason, column: "", value: "", lookup: "", tidier: None, problem: false })
                    }
                }
            }
        }
    }
}

impl Check {
    fn holds(&self, text: &str) -> bool {
        match self.test {
            Test::Is => self.values.iter().any(|value| value == text),
            Test::IsNot => !self.values.iter().any(|value| value == text),
            Test::Contains => self.values.iter().any(|value| text.contains(value.as_str())),
            Test::Blank => text.is_empty(),
            Test::Filled => !text.is_empty(),
            Test::Above => self.number_in(text).is_some_and(|number| number > self.number),
            Test::Below => self.number_in(text).is_some_and(|number| number < self.number),
        }
    }

    /// The number that stands there, also where it is written as an amount: `$1,500.00`, `(12.00)`, `25,00`, and `1.500`
    /// where a comma is the decimal mark.
    fn number_in(&self, text: &str) -> Option<f64> {
        let amount = |treat: &Treatment| match treat.apply(text) {
            Treated::Fit(number) => number.parse().ok(),
            Treated::Unfit(_) => None,
        };
        self.amounts.iter().flatten().find_map(amount).or_else(|| text.parse().ok())
    }
}
