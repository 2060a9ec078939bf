//! A bar for each month: a swapped month and a spike are seen at once.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use eframe::egui::{Align, Frame, Layout, Margin, Ui};

use super::super::format;
use crate::check::Month;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::columns::Stretch;
use crate::gui::widgets::{Bar, bars, heading};
use crate::import::checking::Checked;

/// More bars than this are thinner than a point; then each stands for a year.
const MOST: usize = 240;

pub(super) fn show(ui: &mut Ui, checked: &Checked, stretch: &mut Stretch) {
    let palette = Palette::of(ui);
    let months = checked.summary.months();
    let whole = months.keys().next().zip(months.keys().next_back());
    let years = whole.map_or_else(String::new, |(first, last)| match first.0 == last.0 {
        true => first.0.to_string(),
        false => format!("{} to {}", first.0, last.0),
    });
    Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
        let filled = filled(months);
        ui.horizontal(|ui| {
            let title = if filled.1 { "Events per year" } else { "Events per month" };
            heading(ui, Runs::new().plain(palette, text::STRONG, title), 2);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(Runs::new().weak(palette, text::SMALL, &years));
            });
        });
        let bars_: Vec<Bar<'_>> =
            filled.0.iter().map(|(label, count)| Bar { count: *count, marked: false, label }).collect();
        let name = format!("Events over time, {years}");
        let height = stretch.fill(ui, 96.0, 16.0);
        bars(ui, &name, &bars_, height);
    });
}

/// Every month from the first to the last, also those without events, or every year where that would be too many.
fn filled(months: &BTreeMap<Month, u64>) -> (Vec<(String, u64)>, bool) {
    let (Some((first, _)), Some((last, _))) = (months.first_key_value(), months.last_key_value()) else {
        return (Vec::new(), false);
    };
    let count = (i64::from(last.0) - i64::from(first.0)) * 12 + i64::from(last.1) - i64::from(first.1) + 1;
    if usize::try_from(count).is_ok_and(|count| count <= MOST) {
        let mut bars = Vec::new();
        let (mut year, mut month) = *first;
        while (year, month) <= *last {
            let count = months.get(&(year, month)).copied().unwrap_or(0);
            let name =
                NaiveDate::from_ymd_opt(year, month, 1).map_or_else(String::new, |day| day.format("%B %Y").to_string());
            bars.push((format!("{name}: {}", format::counted(count, "event", "events")), count));
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        return (bars, false);
    }
    let mut years: BTreeMap<i32, u64> = BTreeMap::new();
    for ((year, _), count) in months {
        *years.entry(*year).or_default() += count;
    }
    let bar = |(year, count): (i32, u64)| (format!("{year}: {}", format::counted(count, "event", "events")), count);
    (years.into_iter().map(bar).collect(), true)
}
