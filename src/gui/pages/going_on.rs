//! Going on with an import that was left midway: where it stands, how its source has changed since, and the deed.

use eframe::egui::Ui;

use super::page::{Foot, Page};
use super::parts::{bulk, earlier, format, product, unchecked};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{
    Answer, Callout, Card, Choosable, Dialog, Field, FooterPress, Pair, Room, Tone, head, heading, options, pairs,
};
use crate::ledger::{Import, ImportState};
use crate::session::action::{Action, WizardPage};
use crate::session::check::CheckState;
use crate::session::returning::{AsksPassword, ReturnAction};
use crate::session::send::{GoingOn, SendState, comparing};
use crate::session::view::WindowView;
use crate::text::{behind_note, change_sentence};
use crate::tr;

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// A password that is asked for, as it is typed.
    password: String,
}

/// The page of an import that was left midway.
pub struct GoOnPage;

impl Page for GoOnPage {
    type State = PageState;

    fn name() -> &'static str {
        tr!("resume-page")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Send && !window.send.is_under_way() && window.send.going_on.is_some()
    }

    fn foot(window: &WindowView<'_>) -> Foot {
        let Some(going_on) = &window.send.going_on else { return Foot::default() };
        let obstacle = window.send_obstacle();
        Foot {
            back: Some(tr!("resume-not-now").to_owned()),
            note: if obstacle.is_some() { String::new() } else { tr!("no-undo").to_owned() },
            reason: obstacle.map(|obstacle| (Tone::Warn, obstacle.text)),
            deed: Some(match window.send.is_bulk() {
                true => tr!("send-bulk-events", count = to_send(window, going_on)),
                false => tr!("send-events", count = to_send(window, going_on)),
            }),
            ..Foot::default()
        }
    }

    fn press(window: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        match press {
            FooterPress::Back => Some(Action::Leave),
            // What is missing is said beside the deed.
            FooterPress::Deed if window.send_obstacle().is_some() => None,
            FooterPress::Deed => Some(Action::Send),
            FooterPress::Other => None,
        }
    }

    fn show(ui: &mut Ui, _room: Room, window: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        let going_on = window.send.going_on.as_ref()?;
        let import = &going_on.import;
        head(ui, &tr!("resume-title", source = import.source.as_str()), &standing(import), |_| {});
        match window.setup.checked() {
            CheckState::Failed(_) => return unchecked(ui, window),
            _ if window.setup.incomplete().is_some() => return unchecked(ui, window),
            _ if window.setup.checking().is_running() => {
                let rows = window.setup.checking().progress().map_or(0, |progress| progress.rows());
                Callout::new(Tone::Note, &tr!("resume-checking", count = rows)).show(ui);
                return None;
            }
            _ if going_on.is_comparing() => {
                Callout::new(Tone::Note, comparing()).show(ui);
                return None;
            }
            _ => {}
        }
        if let Some(error) = going_on.failed() {
            let again = Callout::new(Tone::Bad, &error.sentence()).deed(tr!("try-again")).show(ui);
            return again.then_some(Action::TryAgain);
        }
        if import.is_behind {
            Callout::new(Tone::Warn, &behind_note(&import.product.name)).show(ui);
        }
        let mut action = changed(ui, window, going_on);
        if import.delivery.is_some() {
            action = bulk::keys_alone(ui, window).or(action);
        }
        // What appears once the key is typed stands below where it is typed.
        action = product::show(ui, window, &|_, _| {}).or(action);
        action = match going_on.change() {
            None => earlier::doubles(ui, window, |_, _| ()),
            Some(_) if going_on.again => None,
            Some(_) => earlier::show(ui, window, |_, _| ()),
        }
        .or(action);
        Card::new().padding(24).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 16.0;
            heading(ui, Runs::new().plain(Palette::of(ui), text::STRONG, tr!("will-happen")), 2);
            what_will_happen(ui, window, going_on);
        });
        action
    }

    fn ask(ui: &mut Ui, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        // An import's database may want its password, which is kept nowhere.
        let typed = &mut memory.password;
        let AsksPassword { source, user } = window.returning.asks()?;
        let title = tr!("resume-password-question", user = user.as_str(), source = source.as_str());
        let dialog = Dialog::new(&title, tr!("resume-not-now"), tr!("connect"));
        let answer = dialog.text(tr!("resume-password-about")).show(ui.ctx(), |ui| {
            ui.add(Field::new(tr!("resume-password"), typed).secret());
        })?;
        let typed = std::mem::take(typed);
        Some(Action::Return(ReturnAction::Password((answer == Answer::Deed).then_some(typed))))
    }
}

/// How many events the deed sends.
fn to_send(window: &WindowView<'_>, going_on: &GoingOn) -> u64 {
    let events = window.counts().map_or(0, |outcomes| outcomes.to_send());
    match going_on.change() {
        None => window.send.left(going_on),
        Some(_) if going_on.again => events,
        Some(_) => events - window.send.earlier.done(events),
    }
}

/// How the source has changed, and what is to be done about it.
fn changed(ui: &mut Ui, window: &WindowView<'_>, going_on: &GoingOn) -> Option<Action> {
    let change = going_on.change()?;
    Callout::new(Tone::Warn, &change_sentence(change)).text(tr!("resume-changed-about")).show(ui);
    let events = window.counts().map_or(0, |outcomes| outcomes.to_send());
    let new = events - window.send.earlier.done(events);
    let new = tr!("resume-only-new-about", count = new);
    let all = tr!("resume-all-about", count = events);
    let doubles = (Tone::Warn, tr!("resume-doubles"));
    let ways = [
        Choosable { title: tr!("resume-only-new"), tag: None, note: &new },
        Choosable { title: tr!("resume-all"), tag: Some(doubles), note: &all },
    ];
    let picked = options(ui, tr!("resume-what-is-sent"), &ways, Some(usize::from(going_on.again)));
    picked.map(|picked| picked == 1).map(|again| {
        Action::Destination(Box::new(move |send: &mut SendState| {
            if let Some(going_on) = &mut send.going_on {
                going_on.again = again;
            }
        }))
    })
}

fn what_will_happen(ui: &mut Ui, window: &WindowView<'_>, going_on: &GoingOn) {
    let palette = Palette::of(ui);
    let import = &going_on.import;
    let plain = |text: &str| Runs::new().plain(palette, text::BODY, text);
    let strong = |text: &str| Runs::new().plain(palette, text::STRONG, text);
    let names = window.names().unwrap_or_default();
    let pair = |key, value| Pair { key, value, link: None };
    let mut lines = vec![
        pair(tr!("to"), strong(&import.product.name)),
        pair(tr!("resume-now"), strong(&tr!("events", count = to_send(window, going_on)))),
        pair(tr!("sent-before"), plain(&format::number(import.outcomes.sent))),
        pair(tr!("resume-in-total"), plain(&format::names(names, 6))),
    ];
    if going_on.change().is_none() {
        lines.push(pair(tr!("resume-how"), plain(tr!("resume-as-before"))));
    }
    pairs(ui, &lines);
}

/// "Interrupted on 4 March 2026, with 41,200 of 120,000 events sent to Shop EU."
fn standing(import: &Import) -> String {
    let state = match import.state {
        ImportState::Stopped => "stopped",
        ImportState::Failed => "failed",
        _ => "interrupted",
    };
    let (sent, wanted) = (import.outcomes.sent, import.wanted());
    let (day, product) = (earlier::day(import.changed), import.product.name.as_str());
    tr!("resume-standing", state = state, day = day, sent = sent, wanted = wanted, product = product)
}
