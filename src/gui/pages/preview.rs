//! Preview: what would leave, what would not and why, before anything does.

mod charts;
mod findings;
mod rows;

use eframe::egui::{ScrollArea, Ui};

use super::page::{Foot, Page};
use super::parts::unchecked;
use crate::check::whole::Checked;
use crate::check::{Grade, RowAt};
use crate::gui::widgets::table::ROW;
use crate::gui::widgets::{Button, Card, Cards, FooterPress, Progress, Room, Share, Stat, Tone, head, stats};
use crate::pipeline::Disposition;
use crate::pipeline::PassProgress;
use crate::pipeline::preview::PreviewRow;
use crate::pipeline::walk::RowEnd;
use crate::session::action::{Action, Saved, WizardPage};
use crate::session::check::CheckState;
use crate::session::seen::InCommon;
use crate::session::view::WindowView;
use crate::text::{day_in, fix_question, written};
use crate::tr;

/// The page that shows what would leave.
pub struct PreviewPage;

impl Page for PreviewPage {
    type State = PageState;

    fn name() -> &'static str {
        tr!("step-preview")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Preview
    }

    fn foot(window: &WindowView<'_>) -> Foot {
        let Some(outcomes) = window.counts() else {
            let reason = window.obstacle(WizardPage::Send).map(|why| (Tone::Note, why.into_owned()));
            return Foot {
                back: Some(tr!("back").to_owned()),
                reason,
                deed: Some(tr!("continue").to_owned()),
                ..Foot::default()
            };
        };
        let not_sent = outcomes.rejections + outcomes.withheld + outcomes.skipped + outcomes.merged;
        Foot {
            back: Some(tr!("back").to_owned()),
            other: (not_sent > 0).then(|| tr!("preview-save-left-out").to_owned()),
            deed: Some(tr!("continue").to_owned()),
            ..Foot::default()
        }
    }

    fn press(_window: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        Some(match press {
            FooterPress::Back => Action::Go(WizardPage::Match),
            FooterPress::Other => Action::Save(Saved::LeftOut),
            FooterPress::Deed => Action::Go(WizardPage::Send),
        })
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        match window.setup.checked() {
            _ if window.setup.incomplete().is_some() => {
                head(ui, tr!("preview-not-yet"), "", |_| {});
                unchecked(ui, window)
            }
            CheckState::Unknown => {
                checking(ui, window);
                None
            }
            CheckState::Failed(_) => {
                head(ui, tr!("preview-failed"), "", |_| {});
                unchecked(ui, window)
            }
            CheckState::SoFar(found) => checked(ui, room, window, found, memory),
            CheckState::Known(found) => checked(ui, room, window, &found.1, memory),
        }
    }
}

/// How high the list of what was found may grow, in points.
const LIST: f32 = 336.0;
/// The least height of that list, in points: two things that were found, and the chart beside them.
const LEAST_LIST: f32 = 148.0;
/// The least height of the table, in points: its bar, its titles and five rows.
const LEAST_TABLE: f32 = rows::BAR + 6.0 * ROW;

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// Which rows the table shows.
    filter: Filter,
    /// What the bars stand for.
    chart: charts::Chart,
    /// The line of the table that is unfolded.
    unfolded: Option<usize>,
    lines: findings::Lines,
    bars: charts::Bars,
}

/// Which rows the table shows. It only filters; nothing is left out by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    /// The first rows, whatever became of them.
    #[default]
    All,
    /// Rows of which something became this.
    Group(Disposition),
    /// The rows that were opened from a number or a finding.
    Seen,
}

fn checking(ui: &mut Ui, window: &WindowView<'_>) {
    let rows = window.setup.checking().progress().map_or(0, PassProgress::rows);
    let about = tr!("preview-so-far", count = rows);
    head(ui, tr!("preview-checking"), &about, |_| {});
    bar(ui, window, &about);
}

/// How far the check is.
fn bar(ui: &mut Ui, window: &WindowView<'_>, about: &str) {
    ui.add(Progress::new(window.setup.checking().progress().and_then(PassProgress::part).unwrap_or(0.0), about));
}

fn checked(
    ui: &mut Ui,
    room: Room,
    window: &WindowView<'_>,
    checked: &Checked,
    memory: &mut PageState,
) -> Option<Action> {
    let outcomes = &checked.outcomes;
    let top = ui.cursor().top();
    // Small windows first: the air goes before the rows do.
    if room.height < 700.0 {
        ui.spacing_mut().item_spacing.y = 12.0;
    }
    let summary = &checked.summary;
    let kinds = summary.names().len();
    let title = tr!("preview-title", people = summary.people(), events = summary.events(), kinds = kinds);
    let dates = match (summary.first(), summary.last()) {
        (Some(first), Some(last)) => {
            let day = |time| day_in(time, checked.zone);
            Some(tr!("preview-dates", first = day(first), last = day(last)))
        }
        _ => None,
    };
    // What is only of the first rows says so wherever a number stands.
    let (title, scope) = match (checked.complete, window.setup.checking().is_running()) {
        (true, false) => (title, tr!("preview-all-checked", count = outcomes.rows)),
        (true, true) => (title, tr!("preview-checking-again").to_owned()),
        (false, _) => (tr!("preview-title-so-far", title = title), tr!("preview-so-far", count = outcomes.rows)),
    };
    let about: Vec<&str> = dates.iter().chain([&scope]).map(String::as_str).collect();
    let undo = head(ui, &title, &about.join(" "), |ui| {
        let undo = ui.add_enabled(window.draft.can_undo(), Button::normal(tr!("undo")).small());
        undo.clicked().then_some(Action::Undo)
    });
    if !checked.complete {
        bar(ui, window, &scope);
    }
    if window.setup.seen().is_none() && memory.filter == Filter::Seen {
        memory.filter = Filter::All;
    }
    let mut action = shrinkage(ui, checked).map(|(common, rows)| read(common, rows, memory));
    let fit = Fit::of(ui, room, top);
    let widths = [Share::Parts(1.15), Share::Parts(1.0)];
    let cards = Cards::new("found", &widths).padding(0.0).at_least(fit.found).stacked(room.narrow);
    cards.show(ui, |ui, card, stretch| {
        if card == 0 {
            let wanted = match fit.scrolls {
                true => {
                    let list = ScrollArea::vertical().id_salt("findings").max_height(fit.found - 2.0);
                    list.auto_shrink(false).show(ui, |ui| findings::show(ui, window, checked, &mut memory.lines)).inner
                }
                false => findings::show(ui, window, checked, &mut memory.lines),
            };
            match wanted {
                Some(findings::Wanted::See(group)) => {
                    memory.filter = Filter::Group(group);
                    memory.unfolded = None;
                }
                Some(findings::Wanted::Read(found)) => {
                    let rows = found.rows.clone();
                    action = Some(read(InCommon::Finding(found), rows, memory));
                }
                Some(findings::Wanted::UndoFix(index)) => action = Some(Action::UndoFix(index)),
                Some(findings::Wanted::Fix(at, found, fix)) => {
                    action = Some(match fix_question(&fix, window.draft.mapping()) {
                        Some(title) => {
                            Action::WhatIf(title, Box::new(move |settings| fix.apply(&mut settings.mapping)))
                        }
                        None => Action::Fix(at, found, fix),
                    });
                }
                None => {}
            }
        } else {
            charts::show(ui, (checked, window.setup.version()), &mut memory.chart, &mut memory.bars, stretch);
        }
    });
    let wanted = Card::new().padding(0).show(ui, |ui| rows::show(ui, window, checked, memory, fit.table)).inner;
    if let Some(at) = wanted {
        action = Some(read(InCommon::Whole(at), vec![at], memory));
    }
    action.or(undo)
}

/// How the room is shared out. Where there is enough of it, the page does not scroll, and what was found and the table
/// each scroll by themselves; else the page scrolls and the list of what was found is as long as it is, so that no
/// more than two scroll bars ever lie within each other.
struct Fit {
    /// The height of what was found, in points.
    found: f32,
    /// Whether what was found scrolls by itself.
    scrolls: bool,
    /// The height of the table with its bar, in points.
    table: f32,
}

impl Fit {
    /// Of the room that is left below `ui`'s cursor on a page that began at `top`.
    fn of(ui: &Ui, room: Room, top: f32) -> Self {
        let around = ui.spacing().item_spacing.y + 2.0;
        let left = room.height - (ui.cursor().top() - top) - around;
        if room.narrow || left < LEAST_LIST + LEAST_TABLE {
            return Self { found: LEAST_LIST, scrolls: false, table: LEAST_TABLE };
        }
        let found = (LEAST_LIST + (left - LEAST_LIST - LEAST_TABLE) / 2.0).min(LIST);
        Self { found, scrolls: true, table: left - found }
    }
}

/// Shows rows that are read from the source.
fn read(common: InCommon, rows: Vec<RowAt>, memory: &mut PageState) -> Action {
    memory.filter = Filter::Seen;
    memory.unfolded = None;
    Action::See(common, rows)
}

/// From rows to what is kept; each number opens the rows that it left behind.
fn shrinkage(ui: &mut Ui, checked: &Checked) -> Option<(InCommon, Vec<RowAt>)> {
    let outcomes = &checked.outcomes;
    let (to_send, kept) = (outcomes.to_send(), checked.summary.kept());
    let none = outcomes.skipped + outcomes.rejected;
    let lost = to_send - kept;
    let texts = [
        (outcomes.rows, tr!("preview-rows-read", count = outcomes.rows), None),
        (
            outcomes.made,
            tr!("preview-events-made", count = outcomes.made),
            (none > 0).then(|| tr!("preview-made-none", count = none)),
        ),
        (
            to_send,
            tr!("preview-to-send").to_owned(),
            match (outcomes.withheld, outcomes.merged) {
                (0, 0) => None,
                (withheld, 0) => Some(tr!("preview-cannot-be-sent", count = withheld)),
                (withheld, merged) => Some(tr!("preview-are-not-sent", count = withheld + merged)),
            },
        ),
        (kept, tr!("preview-kept").to_owned(), (lost > 0).then(|| tr!("preview-will-be-lost", count = lost))),
    ];
    let label = |label: &String| match checked.complete {
        true => label.clone(),
        false => tr!("preview-stat-so-far", label = label),
    };
    let labels: Vec<String> = texts.iter().map(|(_, text, _)| label(text)).collect();
    let numbers: Vec<String> = texts.iter().map(|(count, _, _)| written(*count)).collect();
    let stats: Vec<Stat<'_>> = texts
        .iter()
        .zip(numbers.iter().zip(&labels))
        .map(|((_, _, link), (number, label))| Stat {
            number,
            label,
            // Rows are read again by what is known of the whole.
            link: link.as_deref().filter(|_| checked.complete),
        })
        .collect();
    match stats::flow(ui, &stats)? {
        1 => Some((InCommon::NoEvent, of_groups(checked, |row, _| row.end != RowEnd::Used))),
        2 => Some((InCommon::NotSent, of_groups(checked, |_, group| !matches!(group, Disposition::Missed(_))))),
        3 => {
            let lost = checked.findings.iter().filter(|finding| finding.grade() == Grade::WillBeLost);
            let rows = lost.filter(|finding| finding.kind.withheld.is_none()).flat_map(|finding| &finding.rows);
            Some((InCommon::Lost, rows.copied().collect()))
        }
        _ => None,
    }
}

/// The rows that are kept of groups, as far as they are `wanted`.
fn of_groups(checked: &Checked, wanted: impl Fn(&PreviewRow, Disposition) -> bool) -> Vec<RowAt> {
    let rows = checked.groups.iter().flat_map(|(group, sample)| sample.rows.iter().map(|row| (row, *group)));
    rows.filter(|(row, group)| wanted(row, *group)).map(|(row, _)| row.at()).collect()
}
