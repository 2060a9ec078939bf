//! What was found, the gravest first.

use eframe::egui::{Frame, Margin, Ui};

use super::super::format;
use crate::error::group_words;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Finding, FindingPress, Tag, Tone, findings};
use crate::import::checking::{Checked, Group, Sample};
use crate::import::preview::PreviewKind;

/// Something that was found, in words.
pub(super) struct Found {
    group: Option<Group>,
    tone: Tone,
    grade: &'static str,
    title: String,
    note: String,
}

/// What was found in the whole source.
pub(super) fn of(checked: &Checked) -> Vec<Found> {
    let mut found: Vec<Found> = checked.groups.iter().map(|(group, sample)| of_group(*group, sample)).collect();
    let lost = checked.outcomes.to_send() - checked.summary.kept();
    if lost > 0 {
        found.push(Found {
            group: None,
            tone: Tone::Warn,
            grade: "Will be lost",
            title: format!("{} will be lost", format::counted(lost, "event", "events")),
            note: "Kissmetrics keeps one of several events of the same person with the same name and second."
                .to_owned(),
        });
    }
    found.sort_by_key(|found| match found.tone {
        Tone::Bad => 0,
        Tone::Warn => 1,
        _ => 2,
    });
    found
}

fn of_group(group: Group, sample: &Sample) -> Found {
    let (tone, grade) = match group {
        Group::Missed(reason) if !reason.on_purpose() => (Tone::Bad, "Must fix"),
        Group::Missed(_) | Group::Folded => (Tone::Note, "Left out"),
        Group::Withheld(_) => (Tone::Warn, "Will be lost"),
    };
    let noun = match group {
        Group::Missed(_) => ("row", "rows"),
        Group::Folded | Group::Withheld(_) => ("event", "events"),
    };
    Found {
        group: Some(group),
        tone,
        grade,
        title: format!("{} {}", format::counted(sample.count, noun.0, noun.1), group_words(group)),
        note: example(group, sample),
    }
}

/// "Line 2,114 and 4 more; login is blank."
fn example(group: Group, sample: &Sample) -> String {
    let Some(first) = sample.rows.first() else { return String::new() };
    let place = match first.line {
        Some(line) => format!("Line {}", format::number(line)),
        None => format!("Row {}", format::number(first.row)),
    };
    let more = match sample.count - 1 {
        0 => String::new(),
        more => format!(" and {} more", format::number(more)),
    };
    let what = first.items.iter().find_map(|item| match (&item.kind, group) {
        (PreviewKind::Missed(miss), Group::Missed(reason)) if miss.reason == reason => {
            let value = if miss.value.is_empty() { "is blank".to_owned() } else { format!("says {}", miss.value) };
            Some(format!(": {} {value}", miss.column))
        }
        (PreviewKind::Event { event, .. }, Group::Folded | Group::Withheld(_)) => {
            Some(format!(": {}, {}", event.person, event.name))
        }
        _ => None,
    });
    format!("{place}{more}{}", what.unwrap_or_default())
}

/// Shows what was found; tells whose rows are to be shown.
pub(super) fn show(ui: &mut Ui, found: &[Found], rows: u64) -> Option<Group> {
    if found.is_empty() {
        Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.add(Tag::new(Tone::Good, "Nothing found"));
            let text = format!("No problems in all {} rows.", format::number(rows));
            ui.label(Runs::new().plain(Palette::of(ui), text::BODY, &text));
        });
        return None;
    }
    let shown: Vec<Finding<'_>> = found
        .iter()
        .map(|found| Finding {
            tone: found.tone,
            grade: found.grade,
            title: &found.title,
            note: &found.note,
            deed: found.group.map(|_| "See them"),
            other: None,
        })
        .collect();
    let (index, press) = findings(ui, &shown)?;
    (press == FindingPress::Deed).then(|| found.get(index)?.group).flatten()
}
