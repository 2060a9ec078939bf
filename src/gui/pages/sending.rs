//! Sending: one honest bar, the rate, a counter for each outcome.

use eframe::egui::{Align, Layout, Ui};

use super::page::{Foot, Page};
use super::parts::format;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{
    Answer, Button, Callout, Card, Cards, Dialog, FooterPress, Progress, Room, Share, Stat, Tag, Tone, head, heading,
    line, stats, status,
};
use crate::mapping::timestamp::Zone;
use crate::session::action::{Action, WizardPage};
use crate::session::view::WindowView;
use crate::sink::kissmetrics::progress::SendProgress;
use crate::sink::kissmetrics::run::{FIRST_FEW, State};
use crate::text::{day_in, state_sentence};

/// The page of an import that is under way.
pub struct SendingPage;

impl Page for SendingPage {
    type State = ();

    fn name() -> &'static str {
        "Sending"
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Send && window.send.is_under_way()
    }

    fn foot(window: &WindowView<'_>) -> Foot {
        let aside = if window.send.is_recorded() {
            "Closing asks first, and offers Pause and quit."
        } else {
            "Closing the window asks first. Nothing leaves this computer."
        };
        Foot { aside: aside.to_owned(), ..Foot::default() }
    }

    fn press(_window: &WindowView<'_>, _press: FooterPress) -> Option<Action> {
        None
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        let title = format!("Sending to {}", window.send.product());
        head(ui, &title, "You can keep working; this window may be hidden.", |_| {});
        let Some((handle, state, stopping)) = window.send.under_way() else {
            Callout::new(Tone::Note, "Beginning the record of what is sent…").show(ui);
            return None;
        };
        let progress = handle.progress();
        let mut action = None;
        if let Some(sentence) = state_sentence(state)
        // What is asked stands in a dialog of its own.
        && !matches!(state, State::Paused | State::Asking(_))
        {
            Callout::new(Tone::Warn, &sentence).show(ui);
        }
        Card::new().padding(24).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 16.0;
            action = bar(ui, progress, state, stopping);
            counters(ui, window, progress);
        });
        let widths = [Share::Parts(1.5), Share::Parts(1.0)];
        let least = (room.height - 400.0).clamp(160.0, 420.0);
        Cards::new("meanwhile", &widths).at_least(least).stacked(room.narrow).show(ui, |ui, card, stretch| {
            if card == 0 {
                rate(ui, progress, stretch.fill(ui, 120.0, 0.0));
            } else {
                latest(ui, window, progress);
            }
        });
        action
    }

    fn ask(ui: &mut Ui, window: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        let (sent, count) = window.send.asking()?;
        let palette = Palette::of_theme(ui.ctx().theme());
        let zone = zone(window);
        let what = if sent.name.is_empty() { "details" } else { &sent.name };
        let when = sent.time.map_or_else(String::new, |time| format!(", {}", day_in(time, zone)));
        let title = "Open Live in Kissmetrics";
        let text = format!(
            "{} sent to {}. Nothing more is sent until you have looked: with a wrong key the tracker answers just the same.",
            format::counted(count, "event was", "events were"),
            window.send.product()
        );
        let dialog = Dialog::new(title, "No, stop", "Yes, go on").text(&text).firm();
        let [few, more] = FIRST_FEW;
        let again = count <= few && window.sent_counts().is_some_and(|outcomes| outcomes.to_send() > few + more);
        let next = if again {
            format!("If you do, {} more are sent, and you look again before the rest.", format::number(more))
        } else {
            "If you do, the rest is sent.".to_owned()
        };
        let answer = dialog.show(ui.ctx(), |ui| {
            let asked = Runs::new()
                .plain(palette, text::BODY, "Do you see ")
                .plain(palette, text::STRONG, &sent.person)
                .plain(palette, text::BODY, &format!(", {what}{when}?"));
            ui.label(asked);
            ui.label(Runs::new().weak(palette, text::BODY, &next));
        });
        answer.map(|answer| Action::Seen(answer == Answer::Deed))
    }
}

fn bar(ui: &mut Ui, progress: &SendProgress, state: &State, stopping: bool) -> Option<Action> {
    let palette = Palette::of(ui);
    let mut action = None;
    let done = format!("{} of {}", format::number(progress.sent()), format::number(progress.to_send()));
    let left = match (state, progress.time_left()) {
        _ if stopping => " sent, waiting for the last replies".to_owned(),
        (State::Paused, _) => " sent, paused".to_owned(),
        (State::Sending, Some(left)) => format!(" sent, {} left", format::about(left)),
        _ => " sent".to_owned(),
    };
    ui.horizontal(|ui| {
        status(ui, Runs::new().plain(palette, text::STRONG, &done).plain(palette, text::BODY, &left));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if stopping {
                return;
            }
            if ui.add(Button::normal("Stop").small()).clicked() {
                action = Some(Action::Stop);
            }
            let (text, deed) = match state {
                State::Sending | State::Waiting { .. } => ("Pause", Action::Pause),
                State::Paused | State::Odd(_) => ("Go on", Action::Resume),
                State::Asking(_) => return,
            };
            if ui.add(Button::normal(text).small()).clicked() {
                action = Some(deed);
            }
        });
    });
    ui.add(Progress::new(progress.part(), &format!("{done}{left}")));
    action
}

fn counters(ui: &mut Ui, window: &WindowView<'_>, progress: &SendProgress) {
    let skipped = window.sent_counts().map_or(0, |outcomes| outcomes.skipped + outcomes.rejected);
    let texts = [
        (progress.sent(), "sent"),
        (progress.pending(), "pending"),
        (progress.under_way(), "under way"),
        (progress.unconfirmed(), "no reply"),
        (skipped, "rows left out"),
    ];
    let numbers: Vec<String> = texts.iter().map(|(count, _)| format::number(*count)).collect();
    let shown: Vec<Stat<'_>> =
        texts.iter().zip(&numbers).map(|((_, label), number)| Stat { number, label, link: None }).collect();
    stats::row(ui, &shown);
}

fn rate(ui: &mut Ui, progress: &SendProgress, height: f32) {
    let palette = Palette::of(ui);
    let now =
        progress.per_second().map_or_else(String::new, |rate| format!("now {}", format::number(rate.round() as u64)));
    ui.horizontal(|ui| {
        heading(ui, Runs::new().plain(palette, text::STRONG, "Events a second"), 2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(Runs::new().weak(palette, text::SMALL, &now));
        });
    });
    let values: Vec<f32> = progress.history().into_iter().map(|(_, rate)| rate as f32).collect();
    line(ui, &format!("Events a second, {now}"), &values, (height - 28.0).max(80.0));
}

fn latest(ui: &mut Ui, window: &WindowView<'_>, progress: &SendProgress) {
    let palette = Palette::of(ui);
    let zone = zone(window);
    heading(ui, Runs::new().plain(palette, text::STRONG, "Just now"), 2);
    for sent in progress.latest() {
        let when = sent.time.map(|time| format!(", {}", format::moment(time, zone))).unwrap_or_default();
        let name = if sent.name.is_empty() { "details" } else { &sent.name };
        ui.label(Runs::new().plain(palette, text::SMALL, &sent.person).weak(
            palette,
            text::SMALL,
            &format!("  {name}{when}"),
        ));
    }
    if progress.unconfirmed() == 0 {
        ui.add(Tag::new(Tone::Good, "No problems so far"));
    } else {
        ui.add(Tag::new(Tone::Warn, "Some replies did not come; those events are sent again"));
    }
}

/// The zone in which the times that are sent were written.
fn zone(window: &WindowView<'_>) -> Zone {
    format::zone(window.send.ran().map_or(window.draft.mapping(), |ran| &ran.what.plan.mapping))
}
