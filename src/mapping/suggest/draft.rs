//! A rule in the making for a known export: what the program's columns are known to mean, held against what the
//! columns really hold.

use super::currencies::currencies_beside;
use super::properties::with_cleaned;
use super::table::{Candidate, Table};
use super::time::{doubts_about, reading, zone_beside};
use super::zones::zone_hint;
use super::{Grade, LeftOut, Offer, Reason, Suggested, ZoneHint};
use crate::event::EventKind;
use crate::mapping::value::MoneyVerdict;
use crate::mapping::wording::{reasons, share};
use crate::mapping::{
    Condition, EventName, EventRule, EventTime, Mapping, Others, Part, Pick, PropertyRule, Slot, Test, Treatment,
};
use crate::message;
use crate::message::Message;

pub(super) struct Draft<'t> {
    pub(super) table: &'t Table<'t>,
    pub(super) rule: EventRule,
    /// What a person calls the export.
    label: Message,
    reasons: Vec<Reason>,
    more: Vec<Offer>,
    left_out: Vec<LeftOut>,
    pub(super) zone: Option<ZoneHint>,
}

impl<'t> Draft<'t> {
    pub(super) fn new(table: &'t Table<'t>, label: Message) -> Self {
        Self {
            table,
            rule: EventRule::default(),
            label,
            reasons: Vec::new(),
            more: Vec::new(),
            left_out: Vec::new(),
            zone: None,
        }
    }

    pub(super) fn finish(mut self) -> Suggested {
        self.rule.currencies = currencies_beside(self.table, &self.rule.properties);
        let mut used: Vec<&str> = self.rule.properties.iter().filter_map(PropertyRule::column).collect();
        used.extend(self.rule.person.iter().map(|who| who.column.as_str()));
        used.extend(self.rule.time.iter().map(|when| when.column.as_str()));
        used.extend(
            self.rule.time.iter().flat_map(|when| when.time_column.iter().chain(&when.zone_column)).map(String::as_str),
        );
        if let Some(EventName::Column { column, .. }) = &self.rule.event {
            used.push(column);
        }
        let unused = self.table.columns.iter().filter(|column| !used.contains(&column.title));
        let why = |column: &str| match self.left_out.iter().find(|left_out| left_out.column == column) {
            Some(known) => known.why.clone(),
            None => message!("left-out-not-needed", export = self.label.clone()),
        };
        let left_out =
            unused.map(|column| LeftOut { column: column.title.to_owned(), why: why(column.title) }).collect();
        Suggested {
            mapping: Mapping { rules: vec![self.rule], ..Mapping::default() },
            reasons: self.reasons,
            more: self.more,
            left_out,
            zone: self.zone,
            export: Some(self.label),
            nicer: Vec::new(),
        }
    }

    fn because(&mut self, part: Part, grade: Grade, why: Message) {
        self.reasons.push(Reason { slot: Slot { rule: 0, part }, grade, why });
    }

    /// What is known since it is this export.
    fn known(&self, why: Message) -> Message {
        message!("guess-export", export = self.label.clone(), why = why)
    }

    /// The first of these that is there and not blank.
    fn filled(&self, titles: &[&str]) -> Option<&'t Candidate<'t>> {
        titles.iter().find_map(|title| self.table.named(&[title]).filter(|column| column.profile.filled > 0))
    }

    /// The person: sure where the values are addresses and few are missing.
    pub(super) fn who(&mut self, titles: &[&str]) {
        let Some(column) = self.filled(titles) else {
            let why = self.known(message!("guess-person-blank"));
            return self.because(Part::Person, Grade::NoMatch, why);
        };
        let profile = column.profile;
        let (emails, filled) = (profile.kinds.emails, profile.filled);
        let looks = match emails * 2 >= filled {
            true if emails == filled => message!("guess-person-all-emails", count = filled),
            true => message!("guess-person-emails", share = share(emails, filled)),
            false => message!("guess-person-named"),
        };
        let mut more = Vec::new();
        let mostly_filled = profile.blank * 10 <= profile.rows();
        if !mostly_filled {
            more.push(message!("guess-blank-in", share = share(profile.blank, profile.rows())));
        }
        if column.is_constant() {
            more.push(message!("guess-person-constant"));
        }
        let is_sure = emails * 100 >= filled * 95 && mostly_filled && !column.is_constant();
        self.rule.person = Some(Pick::of(column.title));
        let why = self.known(reasons(looks, more));
        self.because(Part::Person, if is_sure { Grade::Sure } else { Grade::PleaseCheck }, why);
    }

    /// The time: sure where every value can be read in one way.
    pub(super) fn when(&mut self, titles: &[&str]) {
        self.when_at(titles, None);
    }

    /// As [`Draft::when`], the time of day in a column of its own.
    pub(super) fn when_split(&mut self, titles: &[&str], clocks: &[&str]) {
        let clock = self.filled(clocks).map(|column| column.title.to_owned());
        self.when_at(titles, clock);
    }

    /// As [`Draft::when`], by the column that more rows have.
    pub(super) fn when_fuller(&mut self, titles: &[&'static str]) {
        let dated = |title: &&'static str| self.table.named(&[title]).map_or(0, |column| column.profile.dated());
        let mut ordered = titles.to_vec();
        ordered.sort_by_key(|title| std::cmp::Reverse(dated(title)));
        self.when(&ordered);
    }

    fn when_at(&mut self, titles: &[&str], time_column: Option<String>) {
        let Some(column) = self.filled(titles) else {
            let why = self.known(message!("guess-time-blank"));
            return self.because(Part::Time, Grade::NoMatch, why);
        };
        let doubts = doubts_about(column);
        let grade = if doubts.is_empty() { Grade::Sure } else { Grade::PleaseCheck };
        let mut more = Vec::new();
        if let Some(clock) = &time_column {
            more.push(message!("guess-clock-in", column = clock));
        }
        let zone_column = zone_beside(self.table, column).map(|zones| zones.title.to_owned());
        if let Some(zones) = &zone_column {
            more.push(message!("guess-zone-in", column = zones));
        }
        more.extend(doubts);
        let why = self.known(reasons(reading(column), more));
        self.rule.time = Some(EventTime { time_column, zone_column, ..EventTime::of(column.title, column.format()) });
        self.because(Part::Time, grade, why);
    }

    /// Says why the times that were found are not sure.
    pub(super) fn doubt_time(&mut self, doubt: &Message) {
        for reason in self.reasons.iter_mut().filter(|reason| reason.slot.part == Part::Time) {
            reason.grade = if reason.grade == Grade::Sure { Grade::PleaseCheck } else { reason.grade };
            reason.why = reasons(reason.why.clone(), [doubt.clone()]);
        }
    }

    pub(super) fn no_time(&mut self, why: Message) {
        self.because(Part::Time, Grade::NoMatch, why);
    }

    pub(super) fn no_name(&mut self, why: Message) {
        self.because(Part::Event, Grade::NoMatch, why);
    }

    /// Names the event the same in every row.
    pub(super) fn name(&mut self, name: &str, grade: Grade, why: Message) {
        self.name_from(EventName::Fixed { name: name.to_owned() }, grade, why);
    }

    pub(super) fn name_from(&mut self, name: EventName, grade: Grade, why: Message) {
        self.rule.event = Some(name);
        self.because(Part::Event, grade, why);
    }

    /// Names the event by the first of these columns that is there.
    pub(super) fn name_by(&mut self, titles: &[&str], grade: Grade, why: Message) {
        let Some(column) = self.filled(titles) else {
            let why = self.known(message!("guess-name-blank"));
            return self.because(Part::Event, Grade::NoMatch, why);
        };
        let column = column.title.to_owned();
        let name = EventName::Column { column, lookup: None, values: Vec::new(), others: Others::AsFound };
        self.name_from(name, grade, self.known(why));
    }

    /// Only rows for which this holds; whether there is such a column.
    pub(super) fn only(&mut self, titles: &[&str], test: Test, values: &[&str]) -> bool {
        let Some(column) = self.filled(titles) else { return false };
        let values = values.iter().map(|&value| value.to_owned()).collect();
        self.rule.only.push(Condition { column: column.title.to_owned(), test, values });
        true
    }

    /// Only rows whose value has none of these words in it. The values are named, since a condition compares whole
    /// values; a column with too many of them cannot be judged.
    pub(super) fn only_without(&mut self, titles: &[&str], words: &[&str]) {
        let Some(column) = self.filled(titles) else { return };
        let is_one = |text: &str| {
            let text = text.to_lowercase();
            words.iter().any(|word| text.contains(word))
        };
        let values: Vec<String> =
            column.profile.values.iter().map(|value| value.text.clone()).filter(|text| is_one(text)).collect();
        if !values.is_empty() {
            self.rule.only.push(Condition { column: column.title.to_owned(), test: Test::IsNot, values });
        }
    }

    /// A detail that leaves as it came.
    pub(super) fn detail(&mut self, name: &str, titles: &[&str]) {
        if let Some(column) = self.filled(titles) {
            self.detail_titled(name, column.title);
        }
    }

    pub(super) fn detail_titled(&mut self, name: &str, title: &str) {
        let why = self.known(message!("guess-known-title"));
        self.push(name, title, Treatment::AsIs, Grade::Sure, why);
    }

    /// A detail that is money. Which amount counts, with tax or without, is the person's to say.
    pub(super) fn amount(&mut self, name: &str, titles: &[&str]) {
        let Some(column) = self.filled(titles) else { return };
        let (treat, open) = match column.profile.money.verdict {
            MoneyVerdict::Clear(treatment) => (treatment, false),
            MoneyVerdict::PlainNumbers => (Treatment::AsIs, false),
            MoneyVerdict::Ambiguous | MoneyVerdict::Mixed | MoneyVerdict::NotAmounts => (Treatment::AsIs, true),
        };
        let why = if open {
            message!("guess-amount-open")
        } else {
            let known = with_cleaned(message!("guess-known-title"), column, treat);
            reasons(known, [message!("guess-amount-counts")])
        };
        self.push(name, column.title, treat, Grade::PleaseCheck, self.known(why));
    }

    fn push(&mut self, name: &str, title: &str, treat: Treatment, grade: Grade, why: Message) {
        self.because(Part::Property(self.rule.properties.len()), grade, why);
        self.rule.properties.push(PropertyRule::Column {
            name: name.to_owned(),
            column: title.to_owned(),
            lookup: None,
            treat,
            values: Vec::new(),
        });
    }

    /// A further event of the same person at another time, if any row has that time.
    pub(super) fn offer_dated(&mut self, name: &str, titles: &[&str], details: &[(&str, &str)]) {
        let Some(column) = self.filled(titles).filter(|column| column.profile.dated() > 0) else { return };
        let details = details
            .iter()
            .filter_map(|(name, title)| Some((name, self.filled(&[title])?)))
            .map(|(name, column)| PropertyRule::Column {
                name: (*name).to_owned(),
                column: column.title.to_owned(),
                lookup: None,
                treat: Treatment::AsIs,
                values: Vec::new(),
            })
            .collect();
        let share = share(column.profile.dated(), column.profile.rows());
        self.more.push(Offer {
            rule: EventRule {
                person: self.rule.person.clone(),
                time: Some(EventTime {
                    zone_column: zone_beside(self.table, column).map(|zones| zones.title.to_owned()),
                    ..EventTime::of(column.title, column.format())
                }),
                event: Some(EventName::Fixed { name: name.to_owned() }),
                properties: details,
                ..EventRule::default()
            },
            column: column.title.to_owned(),
            why: message!("offer-date-share", column = column.title, share = share),
        });
    }

    /// The event that was offered last is one of only those rows that have one of these values.
    pub(super) fn offered_only(&mut self, titles: &[&str], values: &[&str]) {
        let (Some(offer), Some(column)) = (self.more.last_mut(), self.table.named(titles)) else { return };
        let values = values.iter().map(|&value| value.to_owned()).collect();
        offer.rule.only.push(Condition { column: column.title.to_owned(), test: Test::Is, values });
    }

    /// Says why a column is used for nothing.
    pub(super) fn leave_out(&mut self, title: &str, why: Message) {
        self.left_out.push(LeftOut { column: title.to_owned(), why });
    }

    /// Details of the same person that other rows of the same time say, without an event: those for which all of `only`
    /// holds. Nothing is offered where no row says any of them.
    pub(super) fn offer_details(&mut self, only: &[(&str, Test, &[&str])], details: &[(String, &str)], why: Message) {
        let condition = |(title, test, values): &(&str, Test, &[&str])| {
            let values = values.iter().map(|&value| value.to_owned()).collect();
            Some(Condition { column: self.filled(&[title])?.title.to_owned(), test: *test, values })
        };
        let (Some(first), false) = (self.rule.person.as_ref(), details.is_empty()) else { return };
        let column = first.column.clone();
        let properties = details.iter().map(|(name, title)| PropertyRule::Column {
            name: name.clone(),
            column: (*title).to_owned(),
            lookup: None,
            treat: Treatment::AsIs,
            values: Vec::new(),
        });
        self.more.push(Offer {
            rule: EventRule {
                kind: EventKind::Set,
                person: self.rule.person.clone(),
                time: self.rule.time.clone(),
                properties: properties.collect(),
                only: only.iter().filter_map(condition).collect(),
                ..EventRule::default()
            },
            column,
            why: self.known(why),
        });
    }

    /// Remembers the zone that a column of zones speaks for.
    pub(super) fn zone_from_column(&mut self) {
        self.zone = zone_hint(self.table);
    }
}
