//! Each row beside the events it becomes, or the reason why it becomes none; unfolded, down to the request.

use eframe::egui::{Align, Frame, Label, Layout, Margin, Ui, vec2};

use super::{Filter, PageState};
use crate::check::whole::{Checked, SHOWN};
use crate::check::{MOST_ROWS, RowAt};
use crate::gui::pages::parts::format;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::{Callout, Cell, Choice, Head, Link, Pair, Table, Tone, heading, pairs};
use crate::mapping::timestamp::Zone;
use crate::pipeline::Disposition;
use crate::pipeline::preview::{PreviewItem, PreviewKind, PreviewRow};
use crate::session::seen::InCommon;
use crate::session::view::WindowView;
use crate::source::Column;
use crate::text::{filter_words, finding_sentence, lost_words, miss_sentence, not_sent_sentence};
use crate::tr;

/// The height of the bar above the table, in points.
pub(super) const BAR: f32 = 44.0;
/// The width of what filters, in points, where there is room for it.
const FILTER: f32 = 260.0;

/// Shows the bar and the table, together `height` points high; gives the row that is wanted whole.
pub(super) fn show(
    ui: &mut Ui,
    window: &WindowView<'_>,
    checked: &Checked,
    memory: &mut PageState,
    height: f32,
) -> Option<RowAt> {
    let source = window.source.as_ref()?;
    let rows = match memory.filter {
        Filter::All => checked.first.as_slice(),
        Filter::Group(group) => checked.groups.get(&group).map_or(&[][..], |sample| &sample.rows),
        Filter::Seen => seen(window).map_or(&[][..], Vec::as_slice),
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    bar(ui, window, checked, rows.len(), memory);
    if let Some(problem) = seen_problem(window).filter(|_| memory.filter == Filter::Seen) {
        Callout::new(Tone::Bad, tr!("preview-unreadable")).text(&problem).show(ui);
    }
    let lines: Vec<(&PreviewRow, &PreviewItem)> =
        rows.iter().flat_map(|row| row.items.iter().map(move |item| (row, item))).collect();
    let zone = format::zone(window.draft.mapping());
    let heads = [
        format::place_head(rows.iter().map(PreviewRow::at), tr!("line"), tr!("row")),
        Head::new(tr!("who")),
        Head::new(tr!("preview-did-what")),
        Head::new(tr!("when")).note(zone.name()),
        Head::new(tr!("details")),
        // As wide as the longest word for what becomes of a row.
        Head::new(tr!("outcome")).points(128.0),
    ];
    let unfolded = memory.unfolded.filter(|line| *line < lines.len());
    let table = Table::new("preview", tr!("preview-table"), &heads, lines.len()).pressable().fits().unfolded(unfolded);
    let mut wanted = None;
    let shown = table.show(
        ui,
        (height - BAR).max(0.0),
        |line, column| lines.get(line).map_or(Cell::Empty, |(row, item)| cell(checked, row, item, column, zone)),
        |ui| {
            if let Some((row, item)) = unfolded.and_then(|line| lines.get(line)) {
                unfold(ui, row, item, source.columns(), zone);
                if !row.whole && read_whole(ui) {
                    wanted = Some(row.at());
                }
            }
        },
    );
    if let Some(line) = shown.row {
        memory.unfolded = if memory.unfolded == Some(line) { None } else { Some(line) };
    }
    wanted
}

/// What the filter calls rows that were opened.
fn seen_words(common: &InCommon) -> String {
    match common {
        InCommon::NoEvent => tr!("preview-rows-made-none").to_owned(),
        InCommon::NotSent => tr!("preview-rows-not-sent").to_owned(),
        InCommon::Lost => tr!("preview-rows-lost").to_owned(),
        InCommon::Finding(found) => finding_sentence(found),
        InCommon::Whole(at) => match at.line {
            Some(_) if at.file.is_some() => tr!("line-in-file-whole", place = format::place(*at)),
            Some(line) => tr!("preview-line-whole", line = line),
            None => tr!("preview-row-whole", row = at.row),
        },
    }
}

/// Says that a row is longer than what is shown, and whether the rest is wanted.
fn read_whole(ui: &mut Ui) -> bool {
    let palette = Palette::of(ui);
    let margin = Margin { left: 84, right: 16, top: 0, bottom: 12 };
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(Runs::new().weak(palette, text::SMALL, tr!("preview-row-is-long")));
            ui.add(Link::new(tr!("preview-read-whole"))).clicked()
        })
        .inner
    });
    shown.inner
}

/// The rows that were opened, once they were read.
fn seen<'a>(window: &WindowView<'a>) -> Option<&'a Vec<PreviewRow>> {
    window.setup.seen()?.rows.as_ref()?.as_ref().ok()
}

/// What is to be said of the rows that were opened beside how many there are.
fn seen_scope(window: &WindowView<'_>, shown: usize) -> String {
    match window.setup.seen().and_then(|seen| seen.rows.as_ref()) {
        None => tr!("preview-reading").to_owned(),
        Some(Ok(_)) if shown == MOST_ROWS => tr!("preview-scope-first", count = shown),
        Some(_) => String::new(),
    }
}

/// Why the rows that were opened cannot be shown.
fn seen_problem(window: &WindowView<'_>) -> Option<String> {
    window.setup.seen()?.rows.as_ref()?.as_ref().err().map(|error| error.sentence())
}

/// What is shown, and the one control that filters.
fn bar(ui: &mut Ui, window: &WindowView<'_>, checked: &Checked, shown: usize, memory: &mut PageState) {
    let palette = Palette::of(ui);
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 8 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_height(BAR - 16.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            heading(ui, Runs::new().plain(palette, text::STRONG, tr!("preview-rows")), 2);
            let scope = match memory.filter {
                Filter::All if checked.outcomes.rows > shown as u64 => {
                    tr!("preview-scope-first-rows", count = shown)
                }
                Filter::All => String::new(),
                Filter::Seen => seen_scope(window, shown),
                Filter::Group(group) => match checked.groups.get(&group) {
                    Some(sample) if sample.in_rows > SHOWN as u64 => {
                        tr!("preview-scope-first-of", count = shown, all = sample.in_rows)
                    }
                    _ => String::new(),
                },
            };
            let filter = FILTER.min(ui.available_width());
            let room = vec2((ui.available_width() - filter - 8.0).max(0.0), text::SMALL.line());
            let scope = Label::new(Runs::new().weak(palette, text::SMALL, &scope)).truncate();
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| ui.add(scope));
            let rest = vec2(ui.available_width(), 28.0);
            ui.allocate_ui_with_layout(rest, Layout::right_to_left(Align::Center), |ui| {
                let groups: Vec<_> = checked.groups.keys().copied().collect();
                let name = |filter: Filter| match filter {
                    Filter::All => tr!("preview-filter-all").to_owned(),
                    Filter::Group(group) => filter_words(group).to_owned(),
                    Filter::Seen => window.setup.seen().map_or_else(String::new, |seen| seen_words(&seen.common)),
                };
                let chosen = name(memory.filter);
                let seen = window.setup.seen().into_iter().map(|_| Filter::Seen);
                let filters: Vec<Filter> =
                    std::iter::once(Filter::All).chain(groups.into_iter().map(Filter::Group)).chain(seen).collect();
                let texts: Vec<String> = filters.iter().copied().map(name).collect();
                let choice = Choice::bare(tr!("preview-filter"), &chosen).small().width(filter);
                let picked = choice.show(ui, texts.len(), |index| Item {
                    text: &texts[index],
                    note: "",
                    chosen: filters[index] == memory.filter,
                });
                if let Some(index) = picked {
                    memory.filter = filters.get(index).copied().unwrap_or_default();
                    memory.unfolded = None;
                }
            });
        });
    });
}

fn cell<'a>(checked: &Checked, row: &'a PreviewRow, item: &'a PreviewItem, column: usize, zone: Zone) -> Cell<'a> {
    match (&item.kind, column) {
        (_, 0) => Cell::Weak(format::place(row.at()).into()),
        (PreviewKind::Event { event, .. }, 1) => Cell::Text(event.person.as_ref().into()),
        (PreviewKind::Event { event, .. }, 2) => Cell::Text(event.name.as_ref().into()),
        (PreviewKind::Event { event, .. }, 3) => match event.time {
            Some(time) => Cell::Text(format::moment(time, zone).into()),
            None => Cell::Empty,
        },
        (PreviewKind::Event { event, .. }, 4) => {
            let details: Vec<String> =
                event.properties.iter().map(|property| format!("{} {}", property.name, property.value)).collect();
            Cell::Text(details.join(", ").into())
        }
        (PreviewKind::Missed(miss), 1) => Cell::Over(miss_sentence(&miss.as_miss()).into()),
        (PreviewKind::Missed(_), 2..=4) => Cell::Empty,
        _ => match item.disposition {
            Disposition::Send => match checked.lost(row.row, item.rule) {
                Some(finding) => Cell::Tag(Tone::Warn, lost_words(finding).into()),
                None => Cell::Empty,
            },
            Disposition::Merged => Cell::Tag(Tone::Note, tr!("preview-outcome-merged").into()),
            Disposition::SameSecond(_) => Cell::Tag(Tone::Note, tr!("preview-outcome-same-second").into()),
            Disposition::Withheld(_) => Cell::Tag(Tone::Warn, tr!("preview-outcome-not-sent").into()),
            Disposition::Missed(reason) if reason.on_purpose() => Cell::Tag(Tone::Note, tr!("left-out").into()),
            Disposition::Missed(_) => Cell::Tag(Tone::Bad, tr!("preview-outcome-must-fix").into()),
        },
    }
}

/// The cells of the source, how the time was written, read and sent, and the exact request.
fn unfold(ui: &mut Ui, row: &PreviewRow, item: &PreviewItem, columns: &[Column], zone: Zone) {
    let palette = Palette::of(ui);
    Frame::new().inner_margin(Margin { left: 84, right: 16, top: 4, bottom: 12 }).show(ui, |ui| {
        match &item.kind {
            PreviewKind::Event { event, request, .. } => {
                if item.disposition != Disposition::Send {
                    let why = sentence(&not_sent_sentence(item.disposition, event));
                    ui.label(Runs::new().plain(palette, text::BODY, &why));
                }
                ui.label(Runs::new().plain(palette, text::MONO, &request.replacen("KEY", "••••", 1)));
                if let Some(time) = event.time {
                    let (moment, seconds) = (format::moment(time, zone), time.to_string());
                    let read = tr!("preview-time-read", moment = moment, zone = zone.name(), seconds = seconds);
                    ui.label(Runs::new().weak(palette, text::SMALL, &read));
                }
            }
            PreviewKind::Missed(miss) => {
                ui.label(Runs::new().plain(palette, text::BODY, &sentence(&miss_sentence(&miss.as_miss()))));
            }
        }
        // Of a row that is not whole, nobody knows what stands in the columns behind.
        let known = if row.whole { columns.len() } else { row.cells.len() };
        let cells: Vec<Pair<'_>> = columns
            .iter()
            .take(known)
            .enumerate()
            .map(|(index, column)| Pair {
                key: &column.title,
                value: match row.cells.get(index).map(String::as_str) {
                    None | Some("") => Runs::new().weak(palette, text::BODY, tr!("blank")),
                    Some(cell) => Runs::new().plain(palette, text::MONO, cell),
                },
                link: None,
            })
            .collect();
        pairs(ui, &cells);
    });
}

/// A clause as a sentence.
fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
