//! The file's columns as cards.

use std::collections::HashMap;

use eframe::egui::{ScrollArea, Ui, vec2};

use super::{PageState, View};
use crate::gui::pages::parts::kept::Kept;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{CardState, Carried, ColumnCard, Field, Room, heading};
use crate::mapping::profile::ColumnProfile;
use crate::mapping::{EventName, EventRule};
use crate::tr;

/// A card, with the room below it, in points: all are equally high, so that thousands need not be laid out.
const CARD: f32 = 84.0;
const GAP: f32 = 8.0;
/// More columns than these are searched.
const SEARCH_FROM: usize = 8;
/// How high their list is where they stand above the fields, in points: two cards, so that the fields keep the most.
const ABOVE: f32 = 176.0;
/// What the scroll bar takes at the right, in points.
const SCROLLBAR: f32 = 10.0;

/// What is drawn of the columns, as long as nothing changes that it says.
#[derive(Default)]
pub(super) struct Drawn {
    cards: Kept<u64, HashMap<usize, CardTexts>>,
    found: Kept<(u64, String), Vec<usize>>,
    left_out: Kept<u64, String>,
}

/// What stands on a card.
struct CardTexts {
    kind: String,
    samples: String,
    fullness: String,
    used: String,
}

pub(super) fn show(ui: &mut Ui, room: Room, view: &View<'_>, memory: &mut PageState) {
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing = vec2(8.0, GAP);
    heading(ui, Runs::new().plain(palette, text::STRONG, tr!("match-columns")), 2);
    let columns = view.source.columns();
    if columns.len() > SEARCH_FROM {
        let name = tr!("match-find-column");
        ui.add(Field::bare(name, &mut memory.search).hint(name).small());
    }
    let PageState { columns: drawn, search, picked, .. } = memory;
    let version = view.window.setup.version();
    let cards = drawn.cards.get(version, HashMap::new);
    let shown = &*drawn.found.get((version, search.trim().to_owned()), || found(view, search.trim()));
    let search = if columns.len() > SEARCH_FROM { 28.0 + GAP } else { 0.0 };
    // As much of it as is always in sight beside the fields, or above them.
    let height = if room.narrow { ABOVE } else { (room.height - 184.0 - search).max(160.0) };
    if shown.is_empty() {
        ui.label(Runs::new().weak(palette, text::SMALL, tr!("match-no-column")));
    }
    let list = ScrollArea::vertical().id_salt("columns").max_height(height).auto_shrink([false, true]).show_rows(
        ui,
        CARD,
        shown.len(),
        |ui, seen| {
            ui.set_max_width(ui.available_width() - SCROLLBAR);
            let mut has_keyboard = false;
            for index in seen.filter_map(|at| shown.get(at).copied()) {
                let response = with_card(view, index, picked.as_deref(), cards, |card| card.show(ui));
                has_keyboard |= response.gained_focus();
                if response.clicked() {
                    let title = view.title(index);
                    let again = picked.as_deref() == Some(title);
                    *picked = (!again).then(|| title.to_owned());
                }
            }
            has_keyboard
        },
    );
    // The list scrolls to the card; the page must scroll to the list.
    if list.inner {
        ui.scroll_to_rect(list.inner_rect, None);
    }
}

/// The columns that nothing uses.
pub(super) fn left_out(ui: &mut Ui, view: &View<'_>, drawn: &mut Drawn) {
    let text = drawn.left_out.get(view.window.setup.version(), || left_out_text(view));
    if !text.is_empty() {
        ui.label(Runs::new().weak(Palette::of(ui), text::SMALL, text));
    }
}

fn left_out_text(view: &View<'_>) -> String {
    let columns = view.source.columns();
    let free: Vec<&str> =
        columns.iter().map(|column| column.title.as_str()).filter(|title| used(view, title).is_empty()).collect();
    if free.is_empty() {
        return String::new();
    }
    let names = free.iter().take(12).copied().collect::<Vec<_>>().join(", ");
    tr!("match-left-out", count = free.len(), names = names, more = free.len() > 12)
}

/// The columns that have this in their title; where none has, those that have it in a value.
fn found(view: &View<'_>, search: &str) -> Vec<usize> {
    let all = 0..view.source.columns().len();
    if search.is_empty() {
        return all.collect();
    }
    let search = search.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&search);
    let titled: Vec<usize> = all.clone().filter(|index| has(view.title(*index))).collect();
    if !titled.is_empty() {
        return titled;
    }
    let samples = |index: &usize| view.source.profiles().get(*index).map_or(&[][..], |profile| &profile.samples);
    all.filter(|index| samples(index).iter().any(|sample| has(sample))).collect()
}

/// The card under the pointer while a column is carried.
pub(super) fn ghost(ui: &Ui, view: &View<'_>, drawn: &mut Drawn) {
    if let Some(index) = Carried::now(ui.ctx()).and_then(|carried| view.index(&carried.0)) {
        let cards = drawn.cards.get(view.window.setup.version(), HashMap::new);
        with_card(view, index, None, cards, |card| card.ghost(ui));
    }
}

fn with_card<R>(
    view: &View<'_>,
    index: usize,
    picked: Option<&str>,
    cards: &mut HashMap<usize, CardTexts>,
    draw: impl FnOnce(ColumnCard<'_>) -> R,
) -> R {
    let title = view.title(index);
    let CardTexts { kind, samples, fullness, used } = cards.entry(index).or_insert_with(|| texts(view, index));
    let state = if picked == Some(title) {
        CardState::Picked
    } else if used.is_empty() {
        CardState::Free
    } else {
        CardState::Used(used)
    };
    draw(ColumnCard { title, kind, samples, fullness, state })
}

fn texts(view: &View<'_>, index: usize) -> CardTexts {
    let profile = view.source.profiles().get(index);
    let samples = profile.map_or_else(String::new, |profile| profile.samples.join(", "));
    CardTexts {
        kind: profile.map_or_else(String::new, |profile| crate::text::word(&profile.kind.label())),
        samples: if samples.is_empty() { tr!("blank").to_owned() } else { samples },
        fullness: profile.map_or_else(String::new, fullness),
        used: used(view, view.title(index)),
    }
}

/// "31% filled, 12 different".
fn fullness(profile: &ColumnProfile) -> String {
    let rows = profile.rows();
    let (different, exact) = (profile.different.count, profile.different.exact);
    if profile.blank == 0 && rows > 0 {
        tr!("match-full", different = different, exact = exact)
    } else if profile.filled == 0 {
        tr!("match-all-blank").to_owned()
    } else {
        tr!("match-filled", share = share(profile.filled, rows), different = different, exact = exact)
    }
}

/// Never rounded to all or nothing.
fn share(part: u64, whole: u64) -> String {
    match (part * 100 + whole / 2) / whole.max(1) {
        0 => tr!("match-share-least").to_owned(),
        100 if part < whole => tr!("match-share-most").to_owned(),
        percent => tr!("percent", percent = percent),
    }
}

/// The fields that have a column: "Who, Details".
fn used(view: &View<'_>, title: &str) -> String {
    let mut fields = Vec::new();
    for rule in &view.settings.mapping.rules {
        for (field, has) in [
            (tr!("who"), rule.person.as_ref().is_some_and(|who| who.column == title)),
            (
                tr!("when"),
                rule.time.as_ref().is_some_and(|when| {
                    when.column == title
                        || [&when.time_column, &when.zone_column].iter().any(|beside| beside.as_deref() == Some(title))
                }),
            ),
            (tr!("what"), names_event(rule, title)),
            (tr!("details"), rule.properties.iter().any(|detail| detail.column() == Some(title))),
            (tr!("match-only-some"), rule.only.iter().any(|condition| condition.column == title)),
        ] {
            if has && !fields.contains(&field) {
                fields.push(field);
            }
        }
    }
    fields.join(", ")
}

fn names_event(rule: &EventRule, title: &str) -> bool {
    match &rule.event {
        Some(EventName::Column { column, .. }) => column == title,
        Some(EventName::Rule { cases, .. }) => cases.iter().any(|case| case.condition.column == title),
        Some(EventName::Fixed { .. }) | None => false,
    }
}
