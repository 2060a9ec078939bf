//! Send: where to, and what will happen, before it does.

mod confirm;
mod files;
mod target;
mod will_happen;

use eframe::egui::{Response, Ui};

use super::page::{Foot, Page};
use super::parts::{arrival, bulk, earlier, product, unchecked};
use crate::gui::widgets::{Button, Callout, FooterPress, Room, Tone, head};
use crate::session::action::{Action, WizardPage};
use crate::session::check::CheckState;
use crate::session::files::FilesAction;
use crate::session::send::{FormPart, Obstacle, SendState, Target};
use crate::session::view::WindowView;
use crate::sink::kissmetrics::run::FIRST_FEW;
use crate::tr;

/// The page that asks where to.
pub struct SendPage;

impl Page for SendPage {
    type State = PageState;

    fn name() -> &'static str {
        tr!("step-send")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Send && !window.send.is_under_way() && window.send.going_on.is_none()
    }

    fn foot(window: &WindowView<'_>) -> Foot {
        let events = window.counts().map_or(0, |outcomes| outcomes.to_send());
        let obstacle = window.send_obstacle().map(|obstacle| obstacle.text);
        let (note, deed) = match window.send.target {
            Target::Practice => (String::new(), tr!("send-practice", count = events)),
            Target::Product => {
                let new = window.send.new_events(events);
                match window.send.is_bulk() {
                    true => (tr!("no-undo").to_owned(), tr!("send-bulk-events", count = new)),
                    false => (order(window, new), tr!("send-events", count = new)),
                }
            }
            Target::Files => (tr!("send-nothing-sent").to_owned(), tr!("send-save", count = events)),
        };
        Foot {
            back: Some(tr!("back").to_owned()),
            note: if obstacle.is_some() { String::new() } else { note },
            // What the page says of the person's plan may lie below what is seen, and is to be read before the deed is done.
            reason: obstacle.or_else(|| will_happen::over(window)).map(|why| (Tone::Warn, why)),
            deed: Some(deed),
            ..Foot::default()
        }
    }

    fn press(window: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        let events = window.counts().map_or(0, |outcomes| outcomes.to_send());
        match press {
            // Preview has nothing to show either.
            FooterPress::Back if window.setup.incomplete().is_some() => Some(Action::Go(WizardPage::Match)),
            FooterPress::Back => Some(Action::Go(WizardPage::Preview)),
            FooterPress::Deed if window.send.target == Target::Files => Some(Action::Files(FilesAction::Save)),
            // What must be fixed stands on Preview.
            FooterPress::Deed if window.send.target == Target::Product && window.must_fix() > 0 => {
                Some(Action::Go(WizardPage::Preview))
            }
            // What is missing is said beside the deed, and shown where it is.
            FooterPress::Deed if window.send_obstacle().is_some() => {
                Some(Action::Destination(Box::new(|send: &mut SendState| send.asked_for_missing += 1)))
            }
            FooterPress::Deed if window.send.is_asked_about(events) => {
                let revision = window.setup.revision();
                Some(Action::Destination(Box::new(move |send: &mut SendState| send.asked = Some(revision))))
            }
            FooterPress::Deed => Some(Action::Send),
            FooterPress::Other => None,
        }
    }

    fn show(ui: &mut Ui, _room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        let CheckState::Known(found) = window.setup.checked() else {
            head(ui, tr!("send-title"), tr!("send-intro"), |_| {});
            return unchecked(ui, window);
        };
        let copy = head(ui, tr!("send-title"), tr!("send-intro"), |ui| {
            ui.add(Button::quiet(tr!("send-copy-command"))).on_hover_text(tr!("send-copy-command-about")).clicked()
        });
        memory.find_missing(window, window.send_obstacle().as_ref());
        let mut action = target::show(ui, window).or(copy.then_some(Action::CopyCommand));
        match window.send.target {
            Target::Practice => {}
            Target::Product => {
                action = must_fix(ui, window).or(action);
                action = product::show(ui, window, &|part, response| memory.point_out(part, response)).or(action);
                action = arrival::before(ui, window, window.send.form.name.trim()).or(action);
                action = earlier::show(ui, window, |part, response| memory.point_out(part, response)).or(action);
                action = bulk::show(ui, window, &|part, response| memory.point_out(part, response)).or(action);
            }
            Target::Files => action = files::show(ui, window, memory).or(action),
        }
        will_happen::show(ui, window, &found.1, memory).or(action)
    }

    fn ask(ui: &mut Ui, window: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        confirm::ask(ui, window)
    }
}

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// Whether the pace is being changed.
    pace: bool,
    /// Whether it is being said how many events a month the plan includes.
    monthly: bool,
    /// It was asked for just now.
    monthly_opened: bool,
    /// Whether it was told last what was saved as files.
    saved: bool,
    /// Up to where what is missing was shown.
    shown_missing: u64,
    /// What is missing, and is to be brought into view and given the keyboard now.
    missing: Option<FormPart>,
}

impl PageState {
    /// Brings what is missing into view, once each time that it was asked for.
    fn find_missing(&mut self, window: &WindowView<'_>, obstacle: Option<&Obstacle>) {
        let asked = window.send.asked_for_missing;
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

/// What must be fixed before anything goes to a product, and the way there.
fn must_fix(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let title = match window.must_fix() {
        0 => return None,
        count => tr!("send-must-fix", count = count),
    };
    let shown = Callout::new(Tone::Bad, &title).text(tr!("send-must-fix-why")).deed(tr!("send-must-fix-show")).show(ui);
    shown.then_some(Action::Go(WizardPage::Preview))
}

/// In which order events go to a product.
fn order(window: &WindowView<'_>, events: u64) -> String {
    let confirmed = product::chosen(window).is_some_and(|known| known.product.confirmed);
    if confirmed { tr!("no-undo").to_owned() } else { stops(events) }
}

/// When a person looks in Kissmetrics whether events arrive, of so many that are sent to a product for the first time.
fn stops(events: u64) -> String {
    let [few, more] = FIRST_FEW;
    match events > few + more {
        true => tr!("send-first-then-more", few = few, more = more),
        false => tr!("send-first-then-rest", few = few),
    }
}
