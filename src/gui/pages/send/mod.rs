//! Send: where to, and what will happen, before it does.

mod confirm;
mod files;
mod target;
mod will_happen;

use std::borrow::Cow;

use eframe::egui::{Response, Ui};

use super::page::{Foot, Page};
use super::parts::{earlier, format, product};
use crate::gui::widgets::{Callout, FooterPress, Room, Tone, head};
use crate::session::action::{Action, WizardPage};
use crate::session::check::CheckState;
use crate::session::files::FilesAction;
use crate::session::products::KeyState;
use crate::session::send::{FormPart, Obstacle, SendState, Target};
use crate::session::view::WindowView;
use crate::sink::kissmetrics::run::FIRST_FEW;

/// The page that asks where to.
pub struct Send;

impl Page for Send {
    type State = PageState;

    const NAME: &'static str = "Send";

    fn is_shown(view: &WindowView<'_>) -> bool {
        view.page == WizardPage::Send && !view.send.is_under_way() && view.send.going_on.is_none()
    }

    fn foot(app: &WindowView<'_>) -> Foot {
        let events = app.counts().map_or(0, |outcomes| outcomes.to_send());
        let obstacle = app
            .obstacle(WizardPage::Send)
            .map(Cow::into_owned)
            .or_else(|| obstacle(app, events).map(|obstacle| obstacle.text));
        let counted = format::counted(events, "event", "events");
        let (note, deed) = match app.send.target {
            Target::Practice => (String::new(), format!("Start practice run ({counted})")),
            Target::Product => (
                order(app, app.send.new_events(events)),
                format!("Send {}", format::counted(app.send.new_events(events), "event", "events")),
            ),
            Target::Files => ("Nothing is sent.".to_owned(), format!("Save {counted}")),
        };
        Foot {
            back: Some("Back".to_owned()),
            note: if obstacle.is_some() { String::new() } else { note },
            reason: obstacle.map(|why| (Tone::Warn, why)),
            deed: Some(deed),
            ..Foot::default()
        }
    }

    fn press(app: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        let events = app.counts().map_or(0, |outcomes| outcomes.to_send());
        match press {
            FooterPress::Back => Some(Action::Go(WizardPage::Preview)),
            FooterPress::Deed if app.send.target == Target::Files => Some(Action::Files(FilesAction::Save)),
            // What must be fixed stands on Preview.
            FooterPress::Deed if app.send.target == Target::Product && app.must_fix() > 0 => {
                Some(Action::Go(WizardPage::Preview))
            }
            // What is missing is said beside the deed, and shown where it is.
            FooterPress::Deed if obstacle(app, events).is_some() => {
                Some(Action::Destination(Box::new(|send: &mut SendState| send.asked_for_missing += 1)))
            }
            FooterPress::Deed if app.send.is_asked_about(events) => {
                Some(Action::Destination(Box::new(|send: &mut SendState| send.asked = true)))
            }
            FooterPress::Deed => Some(Action::Send),
            FooterPress::Other => None,
        }
    }

    fn show(ui: &mut Ui, _room: Room, app: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        let CheckState::Known(found) = app.setup.checked() else { return None };
        head(ui, "Where should it go?", "What is sent to Kissmetrics can't be undone. Practice first.", |_| {});
        let events = found.1.outcomes.to_send();
        memory.find_missing(app, obstacle(app, events).as_ref());
        let mut action = target::show(ui, app);
        match app.send.target {
            Target::Practice => {}
            Target::Product => {
                action = must_fix(ui, app).or(action);
                action = product::show(ui, app, &|part, response| memory.point_out(part, response)).or(action);
                action = earlier::show(ui, app, |part, response| memory.point_out(part, response)).or(action);
            }
            Target::Files => action = files::show(ui, app).or(action),
        }
        will_happen::show(ui, app, &found.1, memory).or(action)
    }

    fn ask(ui: &mut Ui, app: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        confirm::ask(ui, app)
    }
}

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// Whether the pace is being changed.
    pace: bool,
    /// Up to where what is missing was shown.
    shown_missing: u64,
    /// What is missing, and is to be brought into view and given the keyboard now.
    missing: Option<FormPart>,
}

impl PageState {
    /// Brings what is missing into view, once each time that it was asked for.
    fn find_missing(&mut self, app: &WindowView<'_>, obstacle: Option<&Obstacle>) {
        let asked = app.send.asked_for_missing;
        self.missing = obstacle.and_then(|obstacle| obstacle.part).filter(|_| asked != self.shown_missing);
        self.shown_missing = asked;
    }

    /// Shows that this is missing, if it is.
    fn point_out(&self, part: FormPart, response: &Response) {
        if self.missing == Some(part) {
            // No further than it must, so that nothing moves that is in sight.
            response.scroll_to_me(None);
            response.request_focus();
        }
    }
}

/// Why it cannot begin yet, in words.
fn obstacle(app: &WindowView<'_>, events: u64) -> Option<Obstacle> {
    match (app.send.target, app.products.key()) {
        (Target::Files, _) => app.files.obstacle().map(Obstacle::new),
        (Target::Product, _) if app.no_product().is_some() => app.no_product().map(Obstacle::new),
        (Target::Product, KeyState::Unknown) if app.send.form.known.is_some() => {
            Some(Obstacle::new("The key is being looked for in this computer's keychain."))
        }
        _ => app.send.obstacle(events),
    }
}

/// What must be fixed before anything goes to a product, and the way there.
fn must_fix(ui: &mut Ui, app: &WindowView<'_>) -> Option<Action> {
    let problems = match app.must_fix() {
        0 => return None,
        count => format::counted(count, "problem must", "problems must"),
    };
    let shown = Callout::new(Tone::Bad, &format!("{problems} be fixed before anything goes to a product"))
        .text("Fix it, or leave the rows out. You can practise as it is.")
        .deed("Show what must be fixed")
        .show(ui);
    shown.then_some(Action::Go(WizardPage::Preview))
}

/// In which order events go to a product.
fn order(app: &WindowView<'_>, events: u64) -> String {
    let confirmed = product::chosen(app).is_some_and(|known| known.product.confirmed);
    if confirmed { "What is sent can't be taken back.".to_owned() } else { stops(events) }
}

/// When a person looks in Kissmetrics whether events arrive, of so many that are sent to a product for the first time.
fn stops(events: u64) -> String {
    let [few, more] = FIRST_FEW;
    let first = format::counted(few, "event", "events");
    if events > few + more {
        let more = format::number(more);
        format!(
            "First {first}, then {more} more, then the rest; after the first and the second you look in Kissmetrics."
        )
    } else {
        format!("First {first}, then you look in Kissmetrics, then the rest.")
    }
}
