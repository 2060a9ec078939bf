//! The result: what became of everything, in numbers that add up, and how to look for oneself.

use eframe::egui::{Frame, Margin, Ui};

use super::page::{Foot, Page};
use super::parts::repeat::{self, OfferState};
use super::parts::{self, arrival, format};
use crate::check::whole::Checked;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs, strong};
use crate::gui::widgets::{
    Button, Callout, Card, Cards, Cell, Field, FooterPress, Head, Room, Share, Table, Tone, disclosure, head, heading,
};
use crate::kissmetrics::practice::Practice;
use crate::pipeline::Disposition;
use crate::pipeline::preview::PreviewKind;
use crate::session::action::{Action, Saved, WizardPage};
use crate::session::products::ProductAction;
use crate::session::returning::ReturnAction;
use crate::session::send::{Ran, What};
use crate::session::view::WindowView;
use crate::sink::bucket::Bulk;
use crate::sink::kissmetrics::run::{End, Report};
use crate::text::{Face, day_in, permission_sentences, send_sentence, set_up_sentences};
use crate::tr;

/// The page of what became of it.
pub struct ResultPage;

impl Page for ResultPage {
    type State = PageState;

    fn name() -> &'static str {
        tr!("result-page")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Result
    }

    fn foot(window: &WindowView<'_>) -> Foot {
        let unsent =
            window.send.report().is_some_and(|report| report.outcomes.pending + report.outcomes.unconfirmed > 0);
        // With a wrong key nobody wants to go on.
        let go_on = unsent && !window.send.doubted();
        let something_else = tr!("result-something-else");
        let (other, deed) = match (same(window), window.send.ended_import()) {
            // What was tried is meant for somewhere: to begin anew is not the next thing.
            (Some(_), _) => (Some(something_else), tr!("result-for-real")),
            (None, Some(_)) if go_on => (Some(tr!("go-on")), something_else),
            (None, None) if go_on => (Some(tr!("result-again")), something_else),
            (None, _) => (None, something_else),
        };
        Foot {
            back: Some(tr!("back").to_owned()),
            other: other.map(str::to_owned),
            deed: Some(deed.to_owned()),
            ..Foot::default()
        }
    }

    fn press(window: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        Some(match (press, same(window), window.send.ended_import()) {
            (FooterPress::Deed, Some((_, to)), _) => Action::SendSame(to),
            (FooterPress::Deed, None, _) | (FooterPress::Other, Some(_), _) => Action::StartOver,
            (FooterPress::Other, None, Some(import)) => Action::Return(ReturnAction::To(import)),
            (FooterPress::Back | FooterPress::Other, ..) => Action::Go(WizardPage::Send),
        })
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        let report = window.send.report()?;
        // Of what was sent, whatever is set up since.
        let ran = window.send.ran()?;
        title(ui, window, report, ran);
        let mut action = None;
        let widths = [Share::Parts(1.6), Share::Parts(1.0)];
        Cards::new("outcomes", &widths).padding(0.0).stacked(room.narrow).show(ui, |ui, card, _| {
            if card == 0 {
                action = outcomes(ui, report).or(action.take());
            } else {
                Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
                    match (window.send.practice(), bulk(window)) {
                        // Nothing went to Kissmetrics, so that nothing is there to be looked for.
                        (Some(practice), _) if ran.practice => held(ui, &ran.what.found.1, practice),
                        (_, Some((import, bulk))) => action = in_bulk(ui, window, import, &bulk).or(action.take()),
                        _ => look(ui, report, &ran.what),
                    }
                });
            }
        });
        if let Some(import) = window.send.ended_import().filter(|_| !window.send.doubted()) {
            action = arrival::after(ui, window, import).or(action);
        }
        let same = same(window).and_then(|(name, to)| send_same(ui, &name, to));
        next_time(ui, window, report, memory).or(same).or(action)
    }
}

/// The import that has ended, where it went by a bucket, and how.
fn bulk(window: &WindowView<'_>) -> Option<(i64, Bulk)> {
    let import = window.send.ended_import()?;
    let imports = window.history.imports()?.ok()?;
    let delivery = imports.iter().find(|known| known.id == import)?.delivery.as_ref()?;
    Some((import, Bulk::of(delivery).ok()?))
}

/// After something was written into a bucket: what is to be done so that it is taken, and what was taken.
fn in_bulk(ui: &mut Ui, window: &WindowView<'_>, import: i64, bulk: &Bulk) -> Option<Action> {
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing.y = 8.0;
    let title = tr!("result-bulk", product = window.send.product());
    heading(ui, Runs::new().plain(palette, text::STRONG, &title), 2);
    let taken = parts::bulk::taken(ui, window, import);
    for sentence in set_up_sentences(bulk).into_iter().chain(permission_sentences()) {
        ui.label(Runs::new().weak(palette, text::BODY, &sentence));
    }
    taken
}

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// Paths that are typed where the system has no file chooser.
    paths: [String; 3],
    /// What was typed for an import that may repeat.
    offer: OfferState,
}

/// Where the same could go next, once all of it was tried.
fn same(window: &WindowView<'_>) -> Option<(String, ProductAction)> {
    let report = window.send.report()?;
    let whole = matches!(report.end, End::Complete) && report.outcomes.sent > 0;
    window.next_product().filter(|_| whole)
}

/// What was tried can go on to the product that it was tried for, in one step.
fn send_same(ui: &mut Ui, name: &str, to: ProductAction) -> Option<Action> {
    let palette = Palette::of(ui);
    let shown = Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("result-right")), 2);
        ui.label(Runs::new().weak(palette, text::BODY, tr!("result-right-about")));
        ui.add(Button::normal(&tr!("result-send-same", product = name)).small()).clicked()
    });
    shown.inner.then_some(Action::SendSame(to))
}

fn title(ui: &mut Ui, window: &WindowView<'_>, report: &Report, ran: &Ran) {
    let title = tr!("result-title", count = report.outcomes.sent, product = window.send.product());
    let about = match bulk(window) {
        _ if ran.practice => tr!("result-about-practice"),
        Some(_) => tr!("result-bulk-about"),
        None => tr!("result-about"),
    };
    head(ui, &title, about, |_| {});
    match &report.end {
        End::Complete => {}
        End::Stopped if window.send.doubted() => {
            Callout::new(Tone::Warn, tr!("result-doubted")).text(tr!("result-doubted-about")).show(ui);
        }
        End::Stopped => {
            let text = match window.send.ended_import() {
                Some(_) => tr!("result-stopped-about"),
                None => tr!("result-stopped-practice"),
            };
            Callout::new(Tone::Note, tr!("result-stopped")).text(text).show(ui);
        }
        End::Failed(error) => {
            Callout::new(Tone::Bad, tr!("result-failed")).text(&send_sentence(error, Face::Window)).show(ui);
        }
    }
}

fn outcomes(ui: &mut Ui, report: &Report) -> Option<Action> {
    let outcomes = &report.outcomes;
    let line = |label, count, told, beside| Line { label, count, told, beside };
    let save = |text, saved| Beside::Save(text, saved);
    // What is nothing is only said where it is good to know.
    let lines = [
        line(tr!("result-sent"), outcomes.sent, Told::Always, save(tr!("result-save-sent"), Saved::Sent)),
        line(tr!("result-unconfirmed"), outcomes.unconfirmed, Told::Always, Beside::Nothing),
        line(tr!("result-pending"), outcomes.pending, Told::WhereAny, Beside::Nothing),
        line(tr!("result-merged"), outcomes.merged, Told::WhereAny, Beside::Nothing),
        line(tr!("result-withheld"), outcomes.withheld, Told::WhereAny, Beside::Nothing),
        line(tr!("result-made"), outcomes.made, Told::WhereAny, Beside::AddsUp),
        line(tr!("result-used"), outcomes.used, Told::WhereAny, Beside::Nothing),
        line(tr!("result-skipped"), outcomes.skipped, Told::WhereAny, save(tr!("result-save-skipped"), Saved::NotSent)),
        line(
            tr!("result-rejected"),
            outcomes.rejected,
            Told::Always,
            save(tr!("result-save-rejected"), Saved::NotSent),
        ),
        line(tr!("result-rows"), outcomes.rows, Told::WhereAny, Beside::AddsUp),
    ];
    let lines: Vec<_> = lines.into_iter().filter(|line| line.count > 0 || line.told == Told::Always).collect();
    let heads = [Head::new(tr!("outcome")), Head::new(tr!("result-number")).right().points(104.0), Head::new("")];
    let table = Table::new("outcomes", tr!("result-table"), &heads, lines.len()).fits();
    let cell = |row: usize, column: usize| {
        let Some(line) = lines.get(row) else { return Cell::Empty };
        match (column, line.beside) {
            (0, Beside::AddsUp) => Cell::Weak(line.label.into()),
            (0, _) => Cell::Text(line.label.into()),
            (1, Beside::AddsUp) => Cell::Weak(format::number(line.count).into()),
            (1, _) => Cell::Strong(format::number(line.count).into()),
            (_, Beside::AddsUp) => Cell::Weak(tr!("result-adds-up").into()),
            (_, Beside::Save(text, _)) if line.count > 0 => Cell::Link(text.into()),
            (_, Beside::Save(..) | Beside::Nothing) => Cell::Empty,
        }
    };
    let shown = table.show(ui, Table::whole_height(lines.len()), cell, |_| ());
    let (line, _) = shown.link?;
    match lines.get(line)?.beside {
        Beside::Save(_, saved) => Some(Action::Save(saved)),
        Beside::AddsUp | Beside::Nothing => None,
    }
}

/// A line of the table of outcomes.
struct Line {
    label: &'static str,
    count: u64,
    told: Told,
    beside: Beside,
}

/// Whether a line that counts nothing is shown.
#[derive(PartialEq)]
enum Told {
    Always,
    WhereAny,
}

/// What stands beside a count.
#[derive(Clone, Copy)]
enum Beside {
    Nothing,
    /// The lines above come to it.
    AddsUp,
    /// A link that saves what was counted.
    Save(&'static str, Saved),
}

/// Where to look, with an example from their own data.
fn look(ui: &mut Ui, report: &Report, what: &What) {
    let palette = Palette::of(ui);
    heading(ui, Runs::new().plain(palette, text::STRONG, tr!("result-look")), 2);
    let (zone, checked) = (format::zone(&what.plan.mapping), &what.found.1);
    let first = checked.first.iter().flat_map(|row| &row.items).find_map(|item| match &item.kind {
        PreviewKind::Event { event, .. } if item.disposition == Disposition::Send => Some(event),
        _ => None,
    });
    let Some(event) = first else { return };
    let mut say = |sentence: String| drop(ui.label(Runs::new().sentence(palette, &sentence)));
    say(tr!("result-look-search", people = strong(tr!("result-look-people")), person = strong(&event.person)));
    let name = strong(&event.name);
    let day = event.time.map(|time| day_in(time, zone));
    let property = event.properties.first().map(|property| (property.name.as_ref(), strong(&property.value)));
    say(match (day, property) {
        (None, None) => tr!("result-look-expect", event = name),
        (Some(day), None) => tr!("result-look-expect-day", event = name, day = day),
        (None, Some((property, value))) => {
            tr!("result-look-expect-property", event = name, property = property, value = value)
        }
        (Some(day), Some((property, value))) => {
            tr!("result-look-expect-day-property", event = name, day = day, property = property, value = value)
        }
    });
    // What the check counted was sent only where nothing was left.
    if let (End::Complete, Some((name, count))) = (&report.end, checked.summary.names().first()) {
        let shown = strong(&format::number(*count));
        say(tr!("result-look-total", event = name.as_str(), count = *count, shown = shown));
    }
}

/// What the practice tracker holds, beside what was expected.
fn held(ui: &mut Ui, checked: &Checked, practice: &Practice) {
    let palette = Palette::of(ui);
    let received = practice.held();
    let held = received.held();
    ui.spacing_mut().item_spacing.y = 8.0;
    heading(ui, Runs::new().plain(palette, text::STRONG, tr!("result-held")), 2);
    let names: Vec<(String, u64)> = held.event_names().map(|(name, count)| (name.to_owned(), count)).collect();
    let (events, people, expected) = (held.events(), held.people_count(), checked.summary.kept());
    let names = format::names(&names, 6);
    let text = match events == expected {
        true => tr!("result-held-as-expected", events = events, people = people, names = names, expected = expected),
        false => tr!("result-held-otherwise", events = events, people = people, names = names, expected = expected),
    };
    ui.label(Runs::new().plain(palette, text::BODY, &text));
}

fn next_time(ui: &mut Ui, window: &WindowView<'_>, report: &Report, memory: &mut PageState) -> Option<Action> {
    let palette = Palette::of(ui);
    let mut action = None;
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("result-next")), 2);
        ui.label(Runs::new().weak(palette, text::BODY, tr!("result-next-about")));
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::normal(tr!("save-settings")).small()).clicked() {
                action = Some(Action::Save(Saved::PlanOfSent));
            }
            if ui.add(Button::normal(tr!("send-copy-command")).small()).clicked() {
                action = Some(Action::CopyCommand);
            }
            if window.send.ended_import().is_some() && ui.add(Button::normal(tr!("result-history")).small()).clicked() {
                action = Some(Action::Go(WizardPage::History));
            }
        });
        disclosure(ui, "paths", tr!("result-paths"), tr!("result-paths-about"), |ui| {
            let rows = [
                (tr!("result-path-sent"), Saved::Sent, report.outcomes.sent > 0),
                (tr!("result-path-not-sent"), Saved::NotSent, true),
                (tr!("result-path-settings"), Saved::PlanOfSent, true),
            ];
            for ((label, saved, there), path) in rows.into_iter().zip(&mut memory.paths) {
                if !there {
                    continue;
                }
                let name = tr!("result-path-save-name", what = label);
                let save = Button::normal(tr!("result-path-save")).name(&name);
                if Field::new(label, path).mono().width(360.0).with_button(ui, save) && !path.trim().is_empty() {
                    action = Some(Action::SaveTo(saved, path.trim().into()));
                }
            }
        });
        // Below all else, since it comes once the record was read, and nothing may move under a pointer.
        let ended = window.send.ended_import().and_then(|id| window.history.import(id));
        if let Some(import) = ended.filter(|import| repeat::may_repeat(import)) {
            action = repeat::offer(ui, window, import, &mut memory.offer).or(action.take());
        }
    });
    action
}
