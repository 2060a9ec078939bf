//! Makes a mapping ready for the columns of one source: titles become places in the record, tables become maps, and
//! what is left open is refused.

use std::sync::Arc;

use hashbrown::HashMap;

use super::{Amounts, Cell, Check, Clock, Detail, MappingError, Name, Out, Rule, Sought, Table};
use crate::event::EventKind;
use crate::mapping::timestamp::{TimeReader, Zone};
use crate::mapping::{
    Condition, Currencies, Dictionaries, EventName, EventRule, LeaveOut, Lookup, Mapping, Part, Pick, PropertyRule,
    Renamed, Slot, Test, Tidy, TimeFormat, Treatment,
};
use crate::source::Column;

/// The titles that a mapping names, each once, in its order.
pub fn named_columns(mapping: &Mapping) -> Vec<&str> {
    let mut titles: Vec<&str> = Vec::new();
    let mut add = |title| {
        if !titles.contains(&title) {
            titles.push(title);
        }
    };
    for rule in &mapping.rules {
        rule.person.iter().for_each(|pick| add(pick.column.as_str()));
        if let Some(when) = &rule.time {
            add(&when.column);
            when.time_column.iter().chain(&when.zone_column).for_each(|title| add(title));
        }
        match &rule.event {
            Some(EventName::Column { column, .. }) => add(column),
            Some(EventName::Rule { cases, .. }) => cases.iter().for_each(|case| add(&case.condition.column)),
            Some(EventName::Fixed { .. }) | None => {}
        }
        rule.properties.iter().filter_map(PropertyRule::column).for_each(&mut add);
        let amounts = |of: &&Currencies| rule.properties.iter().any(|detail| detail.column() == Some(&of.amounts));
        rule.currencies.iter().filter(amounts).filter_map(|of| of.beside.as_deref()).for_each(&mut add);
        rule.only.iter().for_each(|condition| add(&condition.column));
        rule.leave_out.iter().filter_map(LeaveOut::column).for_each(&mut add);
    }
    mapping.replace.iter().for_each(|replacement| add(&replacement.column));
    titles
}

pub(super) fn missing_columns(mapping: &Mapping, columns: &[Column]) -> Vec<String> {
    let has = |title: &&str| columns.iter().any(|column| column.title == *title);
    named_columns(mapping).into_iter().filter(|title| !has(title)).map(str::to_owned).collect()
}

/// The first field that takes a column which nobody has chosen yet.
pub(super) fn no_column_chosen(mapping: &Mapping, columns: &[Column]) -> Option<Slot> {
    let open = |title: &str| title.is_empty() && columns.iter().all(|column| !column.title.is_empty());
    mapping.rules.iter().enumerate().find_map(|(index, rule)| {
        let detail = |detail: &PropertyRule| detail.column().is_some_and(open);
        let part = match &rule.event {
            _ if rule.person.as_ref().is_some_and(|pick| open(&pick.column)) => Part::Person,
            _ if rule.time.as_ref().is_some_and(|when| open(&when.column)) => Part::Time,
            Some(EventName::Column { column, .. }) if open(column) => Part::Event,
            Some(EventName::Rule { cases, .. }) if cases.iter().any(|case| open(&case.condition.column)) => Part::Event,
            _ => Part::Property(rule.properties.iter().position(detail)?),
        };
        Some(Slot { rule: index, part })
    })
}

/// What is needed to make rules ready.
pub(super) struct Build<'a> {
    pub mapping: &'a Mapping,
    pub columns: &'a [Column],
    pub zone: Option<Zone>,
    /// `None` where nothing is going to be read.
    pub dictionaries: Option<&'a Dictionaries>,
}

impl Build<'_> {
    pub fn rule(&self, index: usize, rule: &EventRule) -> Result<Rule, MappingError> {
        let slot = |part| Slot { rule: index, part };
        let undecided = |part| MappingError::Undecided { slot: slot(part) };
        let Some(Pick { column, lookup }) = &rule.person else { return Err(undecided(Part::Person)) };
        let when = self.clock(rule, || undecided(Part::Time))?;
        let what = match (&rule.event, rule.kind) {
            (_, EventKind::Set) => Name::None,
            (Some(name), _) => self.name(rule, name, slot(Part::Event))?,
            (None, _) => return Err(undecided(Part::Event)),
        };
        if rule.kind == EventKind::Set && rule.properties.is_empty() {
            return Err(undecided(Part::Property(0)));
        }
        if rule.thin.is_some_and(|thin| thin.minutes == 0) {
            return Err(MappingError::NoWindow);
        }
        let mut names: Vec<&str> = Vec::new();
        for (at, detail) in rule.properties.iter().enumerate() {
            let name = detail.name().trim();
            if name.is_empty() {
                return Err(MappingError::BlankName { slot: slot(Part::Property(at)) });
            }
            if names.contains(&name) {
                return Err(MappingError::RepeatedDetail { name: name.to_owned() });
            }
            names.push(name);
        }
        let mut rule = Rule {
            kind: rule.kind,
            person: self.sought_cell(column, lookup.as_ref())?,
            tidy: rule.tidy.clone(),
            reading: self.mapping.reading,
            time: when,
            event: what,
            properties: rule.properties.iter().map(|detail| self.detail(rule, detail)).collect::<Result<_, _>>()?,
            only: rule.only.iter().map(|condition| self.check(rule, condition)).collect::<Result<_, _>>()?,
            thin: rule.thin,
            leave_out: rule
                .leave_out
                .iter()
                .map(|what| Out { what: what.clone(), cell: what.column().map(|title| self.cell(title)) })
                .collect(),
            first_person: self.first_person(rule)?,
            same_second: rule.same_second,
            usual: None,
        };
        rule.usual = rule.usual();
        Ok(rule)
    }

    /// How the first event names its person, where this rule leaves out rows in which it would name another.
    fn first_person(&self, rule: &EventRule) -> Result<Option<(Cell, Vec<Tidy>)>, MappingError> {
        let first = self.mapping.rules.iter().find(|rule| rule.kind != EventKind::Alias);
        let Some((first, pick)) = first
            .filter(|_| rule.leave_out.contains(&LeaveOut::OtherPerson))
            .and_then(|first| Some((first, first.person.as_ref()?)))
        else {
            return Ok(None);
        };
        Ok(Some((self.sought_cell(&pick.column, pick.lookup.as_ref())?, first.tidy.clone())))
    }

    /// A title that is known to exist, as its place.
    fn cell(&self, title: &str) -> Cell {
        let index = self.columns.iter().position(|column| column.title == title).unwrap_or(usize::MAX);
        let replace: HashMap<String, String> = self
            .mapping
            .replace
            .iter()
            .filter(|replacement| replacement.column == title)
            .map(|replacement| (replacement.found.trim().to_owned(), replacement.with.trim().to_owned()))
            .collect();
        Cell { index, title: title.to_owned(), replace: (!replace.is_empty()).then_some(replace), sought: None }
    }

    /// Finds a cell where what is taken may stand in a second source.
    fn sought_cell(&self, title: &str, lookup: Option<&Lookup>) -> Result<Cell, MappingError> {
        let mut cell = self.cell(title);
        if let Some(lookup) = lookup {
            let dictionary = match self.dictionaries {
                None => Arc::default(),
                Some(dictionaries) => {
                    let known = || dictionaries.iter().map(|(lookup, _)| lookup.source.clone()).collect();
                    let unknown = || MappingError::UnknownLookup { name: lookup.source.clone(), known: known() };
                    Arc::clone(dictionaries.get(lookup).ok_or_else(unknown)?)
                }
            };
            cell.sought = Some(Sought { lookup: lookup.clone(), dictionary });
        }
        Ok(cell)
    }

    fn clock(&self, rule: &EventRule, undecided: impl Fn() -> MappingError) -> Result<Clock, MappingError> {
        if rule.kind == EventKind::Alias {
            return Ok(Clock::None);
        }
        if let Some(text) = &rule.on {
            let Some(zone) = self.zone else { return Err(MappingError::NoZone { column: text.clone() }) };
            let reader = TimeReader::new(TimeFormat::YearFirst, zone).read_as(self.mapping.reading);
            let moment = reader.read(text).map_err(|_| MappingError::BadDate { text: text.clone() })?;
            return Ok(Clock::Fixed(moment));
        }
        let Some(when) = &rule.time else { return Err(undecided()) };
        let Some(format) = when.format else { return Err(MappingError::NoFormat { column: when.column.clone() }) };
        // Whether a zone is needed depends on the times: those that say their own need none.
        let reader = match self.zone {
            Some(zone) => TimeReader::new(format, zone),
            None if format.is_unix() => TimeReader::new(format, Zone::UTC),
            None => TimeReader::without_zone(format),
        };
        Ok(Clock::Column {
            date: self.cell(&when.column),
            time: when.time_column.as_deref().map(|title| self.cell(title)),
            zone: when.zone_column.as_deref().map(|title| self.cell(title)),
            reader: reader.read_as(self.mapping.reading),
        })
    }

    fn name(&self, rule: &EventRule, name: &EventName, slot: Slot) -> Result<Name, MappingError> {
        let filled = |name: &str| {
            let name = name.trim();
            if name.is_empty() { Err(MappingError::BlankName { slot }) } else { Ok(name.to_owned()) }
        };
        Ok(match name {
            EventName::Fixed { name } => Name::Fixed(filled(name)?),
            EventName::Column { column, lookup, values, others } => {
                for sent in values.iter().filter_map(|renamed| renamed.sent.as_deref()) {
                    filled(sent)?;
                }
                let cell = self.sought_cell(column, lookup.as_ref())?;
                Name::Column { cell, table: table(values), others: *others }
            }
            // Without a name no row becomes anything.
            EventName::Rule { cases, otherwise: None } if cases.is_empty() => {
                return Err(MappingError::BlankName { slot });
            }
            EventName::Rule { cases, otherwise } => Name::Cases {
                cases: cases
                    .iter()
                    .map(|case| Ok((self.check(rule, &case.condition)?, filled(&case.name)?)))
                    .collect::<Result<_, _>>()?,
                otherwise: otherwise.as_deref().map(filled).transpose()?,
            },
        })
    }

    fn detail(&self, rule: &EventRule, detail: &PropertyRule) -> Result<Detail, MappingError> {
        Ok(match detail {
            PropertyRule::Column { name, column, lookup, treat, values } => {
                let cell = self.sought_cell(column, lookup.as_ref())?;
                let currencies = rule.currencies.iter().find(|of| of.amounts == *column).map(|of| Amounts {
                    beside: of.beside.as_deref().map(|title| self.cell(title)),
                    send: of.send.clone(),
                });
                let plain = cell.is_plain() && treat.is_as_is() && values.is_empty() && currencies.is_none();
                Detail::Column {
                    name: name.trim().to_owned(),
                    cell,
                    treat: *treat,
                    table: table(values),
                    currencies,
                    plain,
                }
            }
            PropertyRule::Constant { name, value } => {
                Detail::Constant { name: name.trim().to_owned(), value: value.trim().to_owned() }
            }
        })
    }

    fn check(&self, rule: &EventRule, condition: &Condition) -> Result<Check, MappingError> {
        let number = match condition.test {
            Test::Above | Test::Below => {
                let value = condition.values.first().map_or("", |value| value.trim());
                value.parse().map_err(|_| MappingError::NotANumber {
                    column: condition.column.clone(),
                    value: value.to_owned(),
                })?
            }
            _ => 0.0,
        };
        Ok(Check {
            cell: self.cell(&condition.column),
            test: condition.test,
            values: condition.values.iter().map(|value| value.trim().to_owned()).collect(),
            number,
            amounts: self.mapping.reading.holds_everywhere().then(|| self.amounts(rule, &condition.column)),
        })
    }

    /// How the amounts of a column are read: first as the rule sends them, or else another one, and with a point where none
    /// says.
    fn amounts(&self, rule: &EventRule, column: &str) -> [Treatment; 2] {
        let sent = |rule: &EventRule| {
            rule.properties.iter().find_map(|detail| match detail {
                PropertyRule::Column { column: of, treat, .. } if of == column && !treat.is_as_is() => Some(*treat),
                _ => None,
            })
        };
        match sent(rule).or_else(|| self.mapping.rules.iter().find_map(sent)) {
            Some(Treatment::MoneyComma) => [Treatment::MoneyComma, Treatment::MoneyPoint],
            _ => [Treatment::MoneyPoint, Treatment::MoneyComma],
        }
    }
}

fn table(values: &[Renamed]) -> Table {
    let line = |renamed: &Renamed| {
        let sent = renamed.sent.as_deref().map(|sent| sent.trim().to_owned());
        (renamed.found.trim().to_owned(), sent)
    };
    values.iter().map(line).collect()
}
