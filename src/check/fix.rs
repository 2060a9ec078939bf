//! What fixes a finding: a change of the plan, as data, so that the window can offer it, do it and undo it.

use crate::mapping::{
    Condition, Currencies, EventName, EventRule, LeaveOut, Mapping, Pick, PropertyRule, Renamed, Replacement,
    SameSecond, SendAmounts, Test, Tidy, TimeFormat, Treatment,
};

/// A change of the plan, never of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum Fix {
    /// These rules leave such rows out.
    LeaveOut { rules: Vec<usize>, what: LeaveOut },
    /// Every rule that reads the column leaves rows with these values out.
    LeaveOutValues { column: String, values: Vec<String> },
    /// Events that would have one of these names are left out.
    LeaveOutNames { rules: Vec<usize>, names: Vec<String> },
    /// The column is no detail any more.
    LeaveOutColumn { column: String },
    /// The detail is not sent.
    LeaveOutDetail { name: String },
    /// Other text is read in place of what stands there.
    Replace(Vec<Replacement>),
    /// Different spellings of these rules' people become one.
    Tidy { rules: Vec<usize>, how: Vec<Tidy> },
    /// What is looked up in a second source is held against its column in a tidier spelling.
    TidyLookup { lookup: String, by: String, how: Vec<Tidy> },
    /// What is sent of a column with amounts in several currencies, and how its amounts are treated where that changes.
    Currencies { column: String, send: SendAmounts, treat: Option<Treatment> },
    /// These rules name their people in this way.
    SamePerson { rules: Vec<usize>, who: Pick, tidy: Vec<Tidy> },
    /// The times are read in this zone.
    Zone { name: String },
    /// The times of the column are read in this way.
    Format { column: String, format: TimeFormat },
    /// What these rules do with the same second.
    SameSecond { rules: Vec<usize>, how: SameSecond },
    /// Events of one name are sent under another.
    RenameEvent { from: String, to: String },
    /// Details of one name are sent under another.
    RenameDetail { from: String, to: String },
    /// All events of the rule have one name; the column that gave the names becomes a detail.
    OneName { rule: usize, name: String },
    /// The column's amounts are sent as plain numbers.
    Treat { column: String, how: Treatment },
    /// The rule's values count as of this day.
    DateOn { rule: usize, on: String },
}

impl Fix {
    /// Changes the plan. Doing it twice is doing it once.
    pub fn apply(&self, mapping: &mut Mapping) {
        match self {
            Self::LeaveOut { rules, what } => {
                for rule in picked(mapping, rules) {
                    add(&mut rule.leave_out, what.clone());
                }
            }
            Self::LeaveOutValues { column, values } => leave_out_values(mapping, column, values),
            Self::LeaveOutNames { rules, names } => {
                for rule in picked(mapping, rules) {
                    for name in names {
                        rename(&mut rule.event, name, None);
                    }
                }
            }
            Self::LeaveOutColumn { column } => {
                for rule in &mut mapping.rules {
                    rule.properties.retain(|detail| detail.column() != Some(column));
                }
            }
            Self::LeaveOutDetail { name } => {
                for rule in &mut mapping.rules {
                    rule.properties.retain(|detail| detail.name() != name);
                }
            }
            Self::Replace(replacements) => {
                for replacement in replacements {
                    let same =
                        |known: &Replacement| known.column == replacement.column && known.found == replacement.found;
                    mapping.replace.retain(|known| !same(known));
                    mapping.replace.push(replacement.clone());
                }
            }
            Self::Tidy { rules, how } => {
                for rule in picked(mapping, rules) {
                    how.iter().for_each(|how| add(&mut rule.tidy, *how));
                }
            }
            Self::TidyLookup { lookup, by, how } => {
                for known in mapping.rules.iter_mut().flat_map(EventRule::lookups_mut) {
                    if known.source == *lookup && known.by == *by {
                        how.iter().for_each(|how| add(&mut known.tidy, *how));
                    }
                }
            }
            Self::Currencies { column, send, treat } => {
                send_amounts(mapping, column, send);
                if let Some(how) = treat {
                    treat_column(mapping, column, *how);
                }
            }
            Self::SamePerson { rules, who, tidy } => {
                for rule in picked(mapping, rules) {
                    (rule.person, rule.tidy) = (Some(who.clone()), tidy.clone());
                }
            }
            Self::Zone { name } => mapping.zone = Some(name.clone()),
            Self::Format { column, format } => {
                for when in mapping.rules.iter_mut().filter_map(|rule| rule.time.as_mut()) {
                    if when.column == *column {
                        when.format = Some(*format);
                    }
                }
            }
            Self::SameSecond { rules, how } => {
                for rule in picked(mapping, rules) {
                    rule.same_second = Some(*how);
                }
            }
            Self::RenameEvent { from, to } => {
                for rule in &mut mapping.rules {
                    rename(&mut rule.event, from, Some(to));
                }
            }
            Self::RenameDetail { from, to } => {
                for detail in mapping.rules.iter_mut().flat_map(|rule| &mut rule.properties) {
                    let (PropertyRule::Column { name, .. } | PropertyRule::Constant { name, .. }) = detail;
                    if name == from {
                        name.clone_from(to);
                    }
                }
            }
            Self::OneName { rule, name } => one_name(mapping, *rule, name),
            Self::Treat { column, how } => treat_column(mapping, column, *how),
            Self::DateOn { rule, on } => {
                if let Some(rule) = mapping.rules.get_mut(*rule) {
                    rule.time = None;
                    rule.on = Some(on.clone());
                }
            }
        }
    }
}

fn picked<'m>(mapping: &'m mut Mapping, rules: &[usize]) -> impl Iterator<Item = &'m mut crate::mapping::EventRule> {
    mapping.rules.iter_mut().enumerate().filter(|(at, _)| rules.contains(at)).map(|(_, rule)| rule)
}

fn treat_column(mapping: &mut Mapping, column: &str, how: Treatment) {
    for detail in mapping.rules.iter_mut().flat_map(|rule| &mut rule.properties) {
        if let PropertyRule::Column { column: of, treat, .. } = detail
            && of == column
        {
            *treat = how;
        }
    }
}

fn send_amounts(mapping: &mut Mapping, column: &str, send: &SendAmounts) {
    for rule in &mut mapping.rules {
        if !rule.properties.iter().any(|detail| detail.column() == Some(column)) {
            continue;
        }
        match rule.currencies.iter_mut().find(|of| of.amounts == column) {
            Some(known) => known.send = send.clone(),
            None => {
                rule.currencies.push(Currencies { amounts: column.to_owned(), beside: None, send: send.clone() });
            }
        }
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// A condition of each rule that takes its person from the column, or a longer one.
fn leave_out_values(mapping: &mut Mapping, column: &str, values: &[String]) {
    for rule in &mut mapping.rules {
        if rule.person.as_ref().is_none_or(|pick| pick.column != column) {
            continue;
        }
        let known = rule.only.iter_mut().find(|only| only.column == column && only.test == Test::IsNot);
        match known {
            Some(condition) => values.iter().for_each(|value| add(&mut condition.values, value.clone())),
            None => rule.only.push(Condition { column: column.to_owned(), test: Test::IsNot, values: values.to_vec() }),
        }
    }
}

/// Sends another name, or none, where this one would be sent.
fn rename(what: &mut Option<EventName>, from: &str, to: Option<&str>) {
    match what {
        Some(EventName::Fixed { name }) if name.trim() == from => {
            if let Some(to) = to {
                *name = to.to_owned();
            }
        }
        Some(EventName::Column { values, .. }) => {
            let mut known = false;
            for line in values.iter_mut() {
                known |= line.found.trim() == from;
                if line.sent.as_deref().map(str::trim) == Some(from) {
                    line.sent = to.map(str::to_owned);
                }
            }
            if !known {
                values.push(Renamed { found: from.to_owned(), sent: to.map(str::to_owned) });
            }
        }
        Some(EventName::Rule { cases, otherwise }) => match to {
            Some(to) => {
                for name in cases.iter_mut().map(|case| &mut case.name).chain(otherwise) {
                    if name.trim() == from {
                        *name = to.to_owned();
                    }
                }
            }
            None if otherwise.as_deref().map(str::trim) == Some(from) => *otherwise = None,
            None => {}
        },
        _ => {}
    }
}

fn one_name(mapping: &mut Mapping, rule: usize, name: &str) {
    let Some(rule) = mapping.rules.get_mut(rule) else { return };
    let Some(EventName::Column { column, lookup, values, .. }) =
        rule.event.replace(EventName::Fixed { name: name.to_owned() })
    else {
        return;
    };
    let taken = |title: &str| rule.properties.iter().any(|detail| detail.name() == title);
    if rule.properties.iter().all(|detail| detail.column() != Some(&column)) && !taken(&column) {
        rule.properties.push(PropertyRule::Column {
            name: column.clone(),
            column,
            lookup,
            treat: Treatment::AsIs,
            values: values.into_iter().filter(|line| line.sent.is_some()).collect(),
        });
    }
}
