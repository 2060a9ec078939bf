//! The result: what became of everything, in numbers that add up, and how to look for oneself.

use eframe::egui::{Frame, Margin, Ui};

use super::page::{Foot, Page};
use super::parts::format;
use crate::check::whole::Checked;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
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
use crate::sink::kissmetrics::run::{End, Report};
use crate::text::{Face, day_in, send_sentence};

/// The page of what became of it.
pub struct ResultPage;

impl Page for ResultPage {
    type State = PageState;

    const NAME: &'static str = "Result";

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Result
    }

    fn foot(window: &WindowView<'_>) -> Foot {
        let unsent =
            window.send.report().is_some_and(|report| report.outcomes.pending + report.outcomes.unconfirmed > 0);
        // With a wrong key nobody wants to go on.
        let go_on = unsent && !window.send.doubted();
        let (other, deed) = match (same(window), window.send.ended_import()) {
            // What was tried is meant for somewhere: to begin anew is not the next thing.
            (Some(_), _) => (Some(SOMETHING_ELSE.to_owned()), "Send it for real…".to_owned()),
            (None, Some(_)) if go_on => (Some("Go on".to_owned()), SOMETHING_ELSE.to_owned()),
            (None, None) if go_on => (Some("Send again".to_owned()), SOMETHING_ELSE.to_owned()),
            (None, _) => (None, SOMETHING_ELSE.to_owned()),
        };
        Foot { back: Some("Back".to_owned()), other, deed: Some(deed), ..Foot::default() }
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
        let widths = [Share::Parts(1.4), Share::Parts(1.0)];
        Cards::new("outcomes", &widths).padding(0.0).stacked(room.narrow).show(ui, |ui, card, _| {
            if card == 0 {
                action = outcomes(ui, report).or(action.take());
            } else {
                Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| match window.send.practice() {
                    // Nothing went to Kissmetrics, so that nothing is there to be looked for.
                    Some(practice) if ran.practice => held(ui, &ran.what.found.1, practice),
                    _ => look(ui, report, &ran.what),
                });
            }
        });
        let same = same(window).and_then(|(name, to)| send_same(ui, &name, to));
        next_time(ui, report, memory).or(same).or(action)
    }
}

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// Paths that are typed where the system has no file chooser.
    paths: [String; 3],
}

const SOMETHING_ELSE: &str = "Import something else";

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
        heading(ui, Runs::new().plain(palette, text::STRONG, "Was that right?"), 2);
        let about = "The same settings over the same rows make the same events. You'll see again what will happen \
                     before anything is sent.";
        ui.label(Runs::new().weak(palette, text::BODY, about));
        ui.add(Button::normal(&format!("Send the same to {name}…")).small()).clicked()
    });
    shown.inner.then_some(Action::SendSame(to))
}

fn title(ui: &mut Ui, window: &WindowView<'_>, report: &Report, ran: &Ran) {
    let events = format::counted(report.outcomes.sent, "event was", "events were");
    let title = format!("{events} sent to {}", window.send.product());
    let about = match ran.practice {
        true => "Nothing has left this computer. Below is what Kissmetrics would hold.",
        false => {
            "Kissmetrics does not confirm what it keeps. It usually shows new events within half an hour; here is where to look."
        }
    };
    head(ui, &title, about, |_| {});
    match &report.end {
        End::Complete => {}
        End::Stopped if window.send.doubted() => {
            Callout::new(Tone::Warn, "You did not see them, so nothing more was sent")
                .text(
                    "Look at the API key in Kissmetrics under Settings: with a wrong key the tracker answers just the \
                     same. Then go back, put in the right one, and send again.",
                )
                .show(ui);
        }
        End::Stopped => {
            let text = match window.send.ended_import() {
                Some(_) => {
                    "What was sent stays sent. It can go on from here, now or another day: it is on the first page."
                }
                None => "Nothing has left this computer. Practice again for all of it.",
            };
            Callout::new(Tone::Note, "You stopped before the end").text(text).show(ui);
        }
        End::Failed(error) => {
            Callout::new(Tone::Bad, "It could not go on").text(&send_sentence(error, Face::Window)).show(ui);
        }
    }
}

fn outcomes(ui: &mut Ui, report: &Report) -> Option<Action> {
    let outcomes = &report.outcomes;
    let lines: Vec<(&str, u64, &str)> = vec![
        ("Events sent", outcomes.sent, if outcomes.sent > 0 { "Save the list…" } else { "" }),
        ("No reply", outcomes.unconfirmed, ""),
        ("Pending", outcomes.pending, ""),
        ("Merged with others", outcomes.merged, ""),
        ("Would be dropped", outcomes.withheld, ""),
        ("Events made", outcomes.made, "adds up"),
        ("Rows that made events", outcomes.used, ""),
        ("Rows left out", outcomes.skipped, if outcomes.skipped > 0 { "Save with reasons…" } else { "" }),
        ("Rows with a problem", outcomes.rejected, if outcomes.rejected > 0 { "Save to fix…" } else { "" }),
        ("Rows read", outcomes.rows, "adds up"),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        // What is nothing is only said where it is good to know.
        .filter(|(label, count, _)| *count > 0 || matches!(*label, "Events sent" | "No reply" | "Rows with a problem"))
        .collect();
    let heads = [Head::new("Outcome"), Head::new("Number").right().points(84.0), Head::new("")];
    let table = Table::new("outcomes", "What became of everything", &heads, lines.len()).fits();
    let shown = table.show(
        ui,
        Table::whole_height(lines.len()),
        |line, column| match (lines.get(line), column) {
            (None, _) => Cell::Empty,
            (Some((label, _, "adds up")), 0) => Cell::Weak((*label).into()),
            (Some((label, _, _)), 0) => Cell::Text((*label).into()),
            (Some((_, count, "adds up")), 1) => Cell::Weak(format::number(*count).into()),
            (Some((_, count, _)), 1) => Cell::Strong(format::number(*count).into()),
            (Some((_, _, "adds up")), _) => Cell::Weak("adds up".into()),
            (Some((_, _, "")), _) => Cell::Empty,
            (Some((_, _, link)), _) => Cell::Link((*link).into()),
        },
        |_| (),
    );
    let (line, _) = shown.link?;
    let saved = if lines.get(line)?.0 == "Events sent" { Saved::Sent } else { Saved::NotSent };
    Some(Action::Save(saved))
}

/// Where to look, with an example from their own data.
fn look(ui: &mut Ui, report: &Report, what: &What) {
    let palette = Palette::of(ui);
    heading(ui, Runs::new().plain(palette, text::STRONG, "Look for yourself"), 2);
    let (zone, checked) = (format::zone(&what.plan.mapping), &what.found.1);
    let first = checked.first.iter().flat_map(|row| &row.items).find_map(|item| match &item.kind {
        PreviewKind::Event { event, .. } if item.disposition == Disposition::Send => Some(event),
        _ => None,
    });
    let Some(event) = first else { return };
    let strong = |runs: Runs, text: &str| runs.plain(palette, text::STRONG, text);
    let plain = |runs: Runs, text: &str| runs.plain(palette, text::BODY, text);
    let search = plain(strong(plain(Runs::new(), "1. Open "), "People"), " in Kissmetrics and search for ");
    ui.label(plain(strong(search, &event.person), "."));
    let mut expect = strong(plain(Runs::new(), "2. Expect "), &event.name);
    if let Some(time) = event.time {
        expect = plain(expect, &format!(" on {}", day_in(time, zone)));
    }
    if let Some(property) = event.properties.first() {
        expect = strong(plain(expect, &format!(" with {} ", property.name)), &property.value);
    }
    ui.label(plain(expect, "."));
    // What the check counted was sent only where nothing was left.
    if let (End::Complete, Some((name, count))) = (&report.end, checked.summary.names().first()) {
        let times = if *count == 1 { " time." } else { " times." };
        let sent = plain(Runs::new(), &format!("3. In total, {name} was sent "));
        ui.label(plain(strong(sent, &format::number(*count)), times));
    }
}

/// What the practice tracker holds, beside what was expected.
fn held(ui: &mut Ui, checked: &Checked, practice: &Practice) {
    let palette = Palette::of(ui);
    let received = practice.held();
    let held = received.held();
    ui.spacing_mut().item_spacing.y = 8.0;
    heading(ui, Runs::new().plain(palette, text::STRONG, "What Kissmetrics would hold"), 2);
    let names: Vec<(String, u64)> = held.event_names().map(|(name, count)| (name.to_owned(), count)).collect();
    let text = format!(
        "{} of {}: {}. Expected: {}{}.",
        format::counted(held.events(), "event", "events"),
        format::counted(held.people_count() as u64, "person", "people"),
        format::names(&names, 6),
        format::number(checked.summary.kept()),
        if held.events() == checked.summary.kept() { " ✓" } else { "" }
    );
    ui.label(Runs::new().plain(palette, text::BODY, &text));
}

fn next_time(ui: &mut Ui, report: &Report, memory: &mut PageState) -> Option<Action> {
    let palette = Palette::of(ui);
    let mut action = None;
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        heading(ui, Runs::new().plain(palette, text::STRONG, "Next time"), 2);
        let about =
            "Keep these settings as a file. Drop it on the window after the next export, and every field is filled in.";
        ui.label(Runs::new().weak(palette, text::BODY, about));
        if ui.add(Button::normal("Save these settings…").small()).clicked() {
            action = Some(Action::Save(Saved::Plan));
        }
        disclosure(ui, "paths", "Save by typing a path", "where there is no file chooser", |ui| {
            let rows = [
                ("The events that were sent", Saved::Sent, report.outcomes.sent > 0),
                ("The rows that were not sent", Saved::NotSent, true),
                ("These settings", Saved::Plan, true),
            ];
            for ((label, saved, there), path) in rows.into_iter().zip(&mut memory.paths) {
                if !there {
                    continue;
                }
                ui.horizontal(|ui| {
                    ui.add(Field::new(label, path).mono().width(360.0));
                    let name = format!("Save: {label}");
                    if ui.add(Button::normal("Save").small().name(&name)).clicked() && !path.trim().is_empty() {
                        action = Some(Action::SaveTo(saved, path.trim().into()));
                    }
                });
            }
        });
    });
    action
}
