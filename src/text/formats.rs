//! How a language writes numbers, days and lists: by the Unicode consortium's data, not by ours.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{E, YM, YMD, YMDT};
use icu_datetime::input::{Date, DateTime, Time};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_locale_core::Locale;

use super::language::Language;

type Days = FixedCalendarDateTimeFormatter<Gregorian, YMD>;
type Months = FixedCalendarDateTimeFormatter<Gregorian, YM>;
type Weekdays = FixedCalendarDateTimeFormatter<Gregorian, E>;
type Moments = FixedCalendarDateTimeFormatter<Gregorian, YMDT>;

/// The formatters of a language. One that the data lacks is missing, and what it would write stands as it is.
pub(super) struct Formats {
    numbers: Option<DecimalFormatter>,
    days: Option<Days>,
    /// Written out, and in few letters.
    months: [Option<Months>; 2],
    /// The same of days of the week.
    weekdays: [Option<Weekdays>; 2],
    minutes: Option<Moments>,
    seconds: Option<Moments>,
    /// Of things that all are so.
    lists: Option<ListFormatter>,
    /// Of things of which one is so.
    choices: Option<ListFormatter>,
}

impl Formats {
    pub(super) fn of(language: &Language) -> Self {
        let locale: Locale = language.region.parse().unwrap_or(Locale::UNKNOWN);
        Self {
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            days: Days::try_new((&locale).into(), YMD::long()).ok(),
            months: [YM::long(), YM::medium()].map(|fields| Months::try_new((&locale).into(), fields).ok()),
            weekdays: [E::long(), E::short()].map(|fields| Weekdays::try_new((&locale).into(), fields).ok()),
            minutes: Moments::try_new((&locale).into(), YMD::medium().with_time_hm()).ok(),
            seconds: Moments::try_new((&locale).into(), YMD::medium().with_time_hms()).ok(),
            lists: ListFormatter::try_new_and((&locale).into(), Default::default()).ok(),
            choices: ListFormatter::try_new_or((&locale).into(), Default::default()).ok(),
        }
    }

    /// `12,390`.
    pub(super) fn number(&self, number: u64) -> String {
        let written = self.numbers.as_ref().map(|numbers| numbers.format_to_string(&Decimal::from(number)));
        written.unwrap_or_else(|| number.to_string())
    }

    /// `3 January 2016`.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        let written = self.days.as_ref().zip(date(day)).map(|(days, date)| days.format(&date).to_string());
        written.unwrap_or_else(|| day.to_string())
    }

    /// The month of a day: `January 2016`, or `Jan 2016` in few letters.
    pub(super) fn month(&self, day: NaiveDate, short: bool) -> String {
        let written = self.months[usize::from(short)].as_ref().zip(date(day));
        written.map_or_else(|| day.to_string(), |(months, date)| months.format(&date).to_string())
    }

    /// `Monday`, or `Mon` in few letters.
    pub(super) fn weekday(&self, weekday: Weekday, short: bool) -> String {
        let weekdays = self.weekdays[usize::from(short)].as_ref();
        // Any week has each of them.
        let day = NaiveDate::from_isoywd_opt(2024, 1, weekday).and_then(date);
        let written = weekdays.zip(day).map(|(weekdays, date)| weekdays.format(&date).to_string());
        written.unwrap_or_else(|| weekday.to_string())
    }

    /// `3 Jan 2016, 09:12`.
    pub(super) fn minute(&self, moment: NaiveDateTime) -> String {
        written(self.minutes.as_ref(), moment)
    }

    /// `3 Jan 2016, 09:12:00`.
    pub(super) fn second(&self, moment: NaiveDateTime) -> String {
        written(self.seconds.as_ref(), moment)
    }

    /// `a, b and c`.
    pub(super) fn list(&self, all: &[String]) -> String {
        listed(self.lists.as_ref(), all)
    }

    /// `a, b or c`.
    pub(super) fn choice(&self, all: &[String]) -> String {
        listed(self.choices.as_ref(), all)
    }
}

fn listed(lists: Option<&ListFormatter>, all: &[String]) -> String {
    let written = lists.map(|lists| lists.format_to_string(all.iter()));
    written.unwrap_or_else(|| all.join(", "))
}

fn written(moments: Option<&Moments>, moment: NaiveDateTime) -> String {
    let input = || {
        let time = Time::try_new(moment.hour() as u8, moment.minute() as u8, moment.second() as u8, 0).ok()?;
        Some(DateTime { date: date(moment.date())?, time })
    };
    let written = moments.zip(input()).map(|(moments, input)| moments.format(&input).to_string());
    written.unwrap_or_else(|| moment.to_string())
}

fn date(day: NaiveDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(day.year(), day.month() as u8, day.day() as u8).ok()
}
