//! Bars over the months, the hours of the day or the days of the week: a swapped month, a spike at midnight and a clock
//! of another zone are seen at once.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use eframe::egui::{Frame, Margin, Ui, vec2};

use crate::check::Month;
use crate::check::whole::Checked;
use crate::gui::pages::parts::kept::Kept;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::columns::Stretch;
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::{Bar, Choice, bars, heading, segments};
use crate::text::{month as month_of, weekday};
use crate::tr;

/// More bars than this are thinner than a point; then each stands for a year.
const MOST: usize = 240;

/// What the bars stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Chart {
    /// Each month, or each year where there are too many, by the plan's zone.
    #[default]
    Months,
    /// Each hour of the day, by the clocks of the zone of this index.
    Hours(usize),
    /// Each day of the week, by the calendar of the zone of this index.
    Weekdays(usize),
}

impl Chart {
    fn zone(self) -> usize {
        match self {
            Self::Months => 0,
            Self::Hours(zone) | Self::Weekdays(zone) => zone,
        }
    }
}

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// With more months than this, years are named below the bars.
const YEARS_FROM: i64 = 24;
/// With less room than this beside the title, in points, what the bars stand for is chosen from a list.
const SEGMENTS_FROM: f32 = 360.0;
/// The least height of the chart with its axes, in points.
const LEAST: f32 = 84.0;
/// The most, where what was found beside it is a long list, in points.
const MOST_HEIGHT: f32 = 280.0;

/// The bars of a state of what was checked, and whether they stand for years.
pub(super) type Bars = Kept<(u64, Chart), (Vec<One>, bool)>;

/// Shows the bars; `version` tells one state of what was checked from another.
pub(super) fn show(
    ui: &mut Ui,
    (checked, version): (&Checked, u64),
    chart: &mut Chart,
    kept: &mut Bars,
    stretch: &mut Stretch,
) {
    let palette = Palette::of(ui);
    Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        let (data, by_year) = &*kept.get((version, *chart), || bars_of(checked, *chart));
        let stand_for = match chart {
            Chart::Months if *by_year => "years",
            Chart::Months => "months",
            Chart::Hours(_) => "hours",
            Chart::Weekdays(_) => "weekdays",
        };
        let title = match checked.complete {
            true => tr!("preview-chart", chart = stand_for),
            false => tr!("preview-chart-so-far", chart = stand_for),
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
            heading(ui, Runs::new().plain(palette, text::STRONG, &title), 2);
            choose(ui, checked, chart);
        });
        let shown: Vec<Bar<'_>> = data
            .iter()
            .map(|one| Bar { count: one.count, marked: false, label: &one.label, tick: &one.tick })
            .collect();
        let height = stretch.fill_to(ui, LEAST, MOST_HEIGHT, 12.0);
        bars(ui, &title, &shown, height);
    });
}

/// What the bars stand for, and by whose clock.
fn choose(ui: &mut Ui, checked: &Checked, chart: &mut Chart) {
    let now = match chart {
        Chart::Months => 0,
        Chart::Hours(_) => 1,
        Chart::Weekdays(_) => 2,
    };
    let shown = [tr!("preview-chart-months"), tr!("preview-chart-hours"), tr!("preview-chart-weekdays")];
    let name = tr!("preview-chart-choice");
    let picked = if ui.max_rect().width() >= SEGMENTS_FROM {
        segments(ui, name, &shown, now)
    } else {
        let item = |at: usize| Item { text: shown[at], note: "", chosen: at == now };
        Choice::bare(name, shown[now]).small().width(116.0).show(ui, shown.len(), item)
    };
    match picked {
        Some(0) => *chart = Chart::Months,
        Some(1) => *chart = Chart::Hours(chart.zone()),
        Some(_) => *chart = Chart::Weekdays(chart.zone()),
        None => {}
    }
    if *chart == Chart::Months {
        return;
    }
    let name = checked.charts.get(chart.zone()).map_or("", |chart| chart.zone);
    let choice = Choice::bare(tr!("preview-chart-zone"), name).small().width(150.0);
    let picked = choice.show(ui, checked.charts.len(), |index| Item {
        text: checked.charts[index].zone,
        note: "",
        chosen: checked.charts[index].zone == name,
    });
    if let (Some(picked), Chart::Hours(zone) | Chart::Weekdays(zone)) = (picked, &mut *chart) {
        *zone = picked;
    }
}

/// One bar: what it says, what stands below it, and how high it is.
pub(super) struct One {
    label: String,
    tick: String,
    count: u64,
}

impl One {
    fn new(name: &str, tick: impl Into<String>, count: u64) -> Self {
        Self { label: tr!("preview-bar", name = name, count = count), tick: tick.into(), count }
    }
}

/// The bars, and whether they stand for years.
fn bars_of(checked: &Checked, chart: Chart) -> (Vec<One>, bool) {
    let zone = checked.charts.get(chart.zone());
    match (chart, zone) {
        (Chart::Months, Some(zone)) => filled(&zone.months),
        (Chart::Hours(_), Some(zone)) => {
            let bar = |(hour, count): (usize, &u64)| {
                let from = format!("{hour:02}:00");
                One::new(&tr!("preview-hour", from = &from, to = format!("{hour:02}:59")), from, *count)
            };
            (zone.hours.iter().enumerate().map(bar).collect(), false)
        }
        (Chart::Weekdays(_), Some(zone)) => {
            let bar = |(day, count): (Weekday, &u64)| One::new(&weekday(day, false), weekday(day, true), *count);
            (WEEKDAYS.into_iter().zip(&zone.weekdays).map(bar).collect(), false)
        }
        (_, None) => (Vec::new(), false),
    }
}

/// Every month from the first to the last, also those without events, or every year where that would be too many.
fn filled(months: &BTreeMap<Month, u64>) -> (Vec<One>, bool) {
    let (Some((first, _)), Some((last, _))) = (months.first_key_value(), months.last_key_value()) else {
        return (Vec::new(), false);
    };
    let count = (i64::from(last.0) - i64::from(first.0)) * 12 + i64::from(last.1) - i64::from(first.1) + 1;
    if usize::try_from(count).is_ok_and(|count| count <= MOST) {
        let mut bars = Vec::new();
        let many = count > YEARS_FROM;
        let (mut year, mut month) = *first;
        while (year, month) <= *last {
            let count = months.get(&(year, month)).copied().unwrap_or(0);
            let day = NaiveDate::from_ymd_opt(year, month, 1);
            let named = |short: bool| day.map_or_else(String::new, |day| month_of(day, short));
            // Of many months the years are named, where they begin.
            let tick = match (many, month) {
                (true, 1) => year.to_string(),
                (true, _) => String::new(),
                (false, _) => named(true),
            };
            bars.push(One::new(&named(false), tick, count));
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        return (bars, false);
    }
    let mut years: BTreeMap<i32, u64> = BTreeMap::new();
    for ((year, _), count) in months {
        *years.entry(*year).or_default() += count;
    }
    let bar = |(year, count): (i32, u64)| One::new(&year.to_string(), year.to_string(), count);
    (years.into_iter().map(bar).collect(), true)
}
