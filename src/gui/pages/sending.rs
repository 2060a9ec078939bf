//! Sending: one honest bar, the rate, a counter for each outcome.

use eframe::egui::{Align, Layout, Ui};

use super::page::{Foot, Page};
use super::parts::{arrival, format};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{
    Answer, Button, Callout, Card, Cards, Dialog, FooterPress, Progress, Room, Share, Stat, Tag, Tone, head, heading,
    line, stats, status,
};
use crate::mapping::timestamp::Zone;
use crate::session::action::{Action, WizardPage};
use crate::session::view::WindowView;
use crate::sink::kissmetrics::progress::{PartNumbers, SendProgress, Sent};
use crate::sink::kissmetrics::run::{FIRST_FEW, State};
use crate::text::{about, day_in, state_sentence, written};
use crate::tr;

/// What closing the window comes to before an import has begun.
pub(super) fn unsent(window: &WindowView<'_>) -> &'static str {
    match window.send.is_about_to_go_on() {
        true => tr!("closing-no-more-about"),
        false => tr!("closing-unsent-about"),
    }
}

/// The page of an import that is under way.
pub struct SendingPage;

impl Page for SendingPage {
    type State = ();

    fn name() -> &'static str {
        tr!("sending-page")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Send && window.send.is_under_way()
    }

    fn foot(window: &WindowView<'_>) -> Foot {
        let aside = match window.send.is_recorded() {
            _ if window.send.is_beginning() => unsent(window),
            true => tr!("sending-closing"),
            false => tr!("sending-closing-practice"),
        };
        Foot { aside: aside.to_owned(), ..Foot::default() }
    }

    fn press(_window: &WindowView<'_>, _press: FooterPress) -> Option<Action> {
        None
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        let title = tr!("sending-title", product = window.send.product());
        let stop = head(ui, &title, tr!("sending-intro"), |ui| {
            window.send.is_beginning() && ui.add(Button::normal(tr!("sending-stop"))).clicked()
        });
        let Some((handle, state, stopping)) = window.send.under_way() else {
            let stop = stop.then_some(Action::Stop);
            if window.send.is_reading_before() {
                let told =
                    Callout::new(Tone::Note, tr!("sending-reading-before")).text(tr!("sending-reading-before-why"));
                return stop.or(told.deed(tr!("sending-skip-reading")).show(ui).then_some(Action::SkipReading));
            }
            Callout::new(Tone::Note, tr!("sending-beginning")).show(ui);
            return stop;
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
        // Below all else, since it comes late.
        let counted = window.send.recorded_import().filter(|import| is_counted(window, *import));
        counted.and_then(|import| arrival::after(ui, window, import)).or(action)
    }

    fn ask(ui: &mut Ui, window: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        let (sent, count) = window.send.asking()?;
        let palette = Palette::of_theme(ui.ctx().theme());
        let zone = zone(window);
        let what = named(sent);
        let person = text::strong(&sent.person);
        let asked = match sent.time {
            Some(time) => tr!("sending-look-for-on", person = person, what = what, day = day_in(time, zone)),
            None => tr!("sending-look-for", person = person, what = what),
        };
        let text = tr!("sending-look-why", count = count, product = window.send.product());
        let (title, no, yes) = (tr!("sending-look"), tr!("sending-look-no"), tr!("sending-look-yes"));
        let dialog = Dialog::new(title, no, yes).text(&text).firm();
        let [few, more] = FIRST_FEW;
        let again = count <= few && window.sent_counts().is_some_and(|outcomes| outcomes.to_send() > few + more);
        let next = if again { tr!("sending-then-more", count = more) } else { tr!("sending-then-rest").to_owned() };
        let mut action = None;
        let answer = dialog.show(ui.ctx(), |ui| {
            ui.label(Runs::new().sentence(palette, &asked));
            action = arrival::look_for(ui, window, &sent.person);
            ui.label(Runs::new().weak(palette, text::BODY, &next));
        });
        answer.map(|answer| Action::Seen(answer == Answer::Deed)).or(action)
    }
}

/// Whether it is known how often what an import sent so far is counted.
fn is_counted(window: &WindowView<'_>, import: i64) -> bool {
    window.arriving.counting().of(import).is_some_and(|counts| !counts.names.is_empty() || counts.unread.is_some())
}

fn bar(ui: &mut Ui, progress: &SendProgress, state: &State, stopping: bool) -> Option<Action> {
    let palette = Palette::of(ui);
    let mut action = None;
    let done = text::strong(&tr!("sent-of-all", sent = progress.written(), all = progress.to_send()));
    let told = match (state, progress.time_left()) {
        _ if stopping => tr!("sending-done-stopping", done = done),
        (State::Paused, _) => tr!("sending-done-paused", done = done),
        (State::Sending, Some(left)) => tr!("sending-done-left", done = done, time = about(left)),
        _ => tr!("sending-done", done = done),
    };
    let told = Runs::new().sentence(palette, &told);
    let name = told.as_str().to_owned();
    ui.horizontal(|ui| {
        status(ui, told);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if stopping {
                return;
            }
            if ui.add(Button::normal(tr!("sending-stop")).small()).clicked() {
                action = Some(Action::Stop);
            }
            let (text, deed) = match state {
                State::Sending | State::Waiting { .. } => (tr!("sending-pause"), Action::Pause),
                State::Paused | State::Odd(_) => (tr!("go-on"), Action::Resume),
                State::Asking(_) => return,
            };
            if ui.add(Button::normal(text).small()).clicked() {
                action = Some(deed);
            }
        });
    });
    ui.add(Progress::new(progress.part(), &name));
    action
}

fn counters(ui: &mut Ui, window: &WindowView<'_>, progress: &SendProgress) {
    let skipped = window.sent_counts().map_or(0, |outcomes| outcomes.skipped + outcomes.rejected);
    if let Some(parts) = progress.parts() {
        return part_counters(ui, progress, parts);
    }
    let texts = [
        (progress.sent(), tr!("sending-sent").to_owned()),
        (progress.pending(), tr!("sending-pending").to_owned()),
        (progress.under_way(), tr!("sending-under-way").to_owned()),
        (progress.unconfirmed(), tr!("sending-no-reply").to_owned()),
        (skipped, tr!("sending-left-out", count = skipped)),
    ];
    let numbers: Vec<String> = texts.iter().map(|(count, _)| written(*count)).collect();
    let shown: Vec<Stat<'_>> =
        texts.iter().zip(&numbers).map(|((_, label), number)| Stat { number, label, link: None }).collect();
    stats::row(ui, &shown);
}

/// The same of what goes by a bucket.
fn part_counters(ui: &mut Ui, progress: &SendProgress, parts: PartNumbers) {
    let texts = [
        (parts.done, tr!("sending-parts", all = parts.all)),
        (progress.sent(), tr!("sending-sent").to_owned()),
        (progress.under_way(), tr!("sending-under-way").to_owned()),
        (progress.pending(), tr!("sending-pending").to_owned()),
        (parts.bytes / 1_000_000, tr!("sending-megabytes").to_owned()),
    ];
    let numbers: Vec<String> = texts.iter().map(|(count, _)| written(*count)).collect();
    let shown: Vec<Stat<'_>> =
        texts.iter().zip(&numbers).map(|((_, label), number)| Stat { number, label, link: None }).collect();
    stats::row(ui, &shown);
}

fn rate(ui: &mut Ui, progress: &SendProgress, height: f32) {
    let palette = Palette::of(ui);
    let now = progress.per_second().map(|rate| tr!("sending-rate-now", rate = rate.round() as u64));
    let now = now.unwrap_or_default();
    ui.horizontal(|ui| {
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("sending-rate")), 2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(Runs::new().weak(palette, text::SMALL, &now));
        });
    });
    let values: Vec<f32> = progress.history().into_iter().map(|(_, rate)| rate as f32).collect();
    line(ui, &tr!("sending-rate-chart", now = now), &values, (height - 28.0).max(80.0));
}

fn latest(ui: &mut Ui, window: &WindowView<'_>, progress: &SendProgress) {
    let palette = Palette::of(ui);
    let zone = zone(window);
    heading(ui, Runs::new().plain(palette, text::STRONG, tr!("sending-latest")), 2);
    for sent in progress.latest() {
        let what = match sent.time {
            Some(time) => tr!("sending-what-when", what = named(&sent), moment = format::moment(time, zone)),
            None => tr!("sending-what", what = named(&sent)),
        };
        let person = Runs::new().plain(palette, text::SMALL, &sent.person);
        ui.label(person.weak(palette, text::SMALL, &what));
    }
    if progress.unconfirmed() == 0 {
        ui.add(Tag::new(Tone::Good, tr!("sending-no-problems")));
    } else {
        ui.add(Tag::new(Tone::Warn, tr!("sending-no-replies")));
    }
}

/// What was sent: the event's name, where it has one.
fn named(sent: &Sent) -> &str {
    if sent.name.is_empty() { tr!("sending-details") } else { &sent.name }
}

/// The zone in which the times that are sent were written.
fn zone(window: &WindowView<'_>) -> Zone {
    format::zone(window.send.ran().map_or(window.draft.mapping(), |ran| &ran.what.plan.mapping))
}
