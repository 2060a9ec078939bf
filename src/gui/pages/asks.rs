//! Questions that come over whatever page is shown.

use eframe::egui::Ui;

use super::sending::unsent;
use crate::gui::widgets::{Answer, Dialog};
use crate::session::action::{Action, Saved};
use crate::session::message::Closing;
use crate::session::view::WindowView;
use crate::text::moves_sentence;
use crate::tr;

/// How many lines it usually takes to say what a change moves.
const MOVES: u8 = 3;

/// Asks what there is to be asked; gives what was answered.
pub(super) fn show(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    before_closing(ui, window).or_else(|| before_leaving(ui, window)).or_else(|| what_if(ui, window))
}

fn before_closing(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    if window.closing != Closing::Asked {
        return None;
    }
    let is_sending = window.send.is_under_way();
    let (text, deed) = if !is_sending {
        (tr!("closing-files-about"), tr!("closing-stop"))
    } else if window.send.is_beginning() {
        (unsent(window), tr!("closing-stop"))
    } else if window.send.is_recorded() {
        (tr!("closing-pause-about"), tr!("closing-pause"))
    } else {
        (tr!("closing-stop-about"), tr!("closing-stop"))
    };
    let (title, no) = match is_sending {
        true => (tr!("closing-title"), tr!("closing-no")),
        false => (tr!("closing-files-title"), tr!("closing-files-no")),
    };
    // What is said changes when sending has begun, as it may while it is asked about.
    let dialog = Dialog::new(title, no, deed).text(text).lines(2);
    dialog.show(ui.ctx(), |_| {}).map(|answer| match answer {
        Answer::Deed => Action::PauseAndQuit,
        _ => Action::KeepOpen,
    })
}

/// Asks before something throws away what was matched.
fn before_leaving(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let (leaving, source) = (window.leaving?, window.source?);
    let name = source.source.name();
    let title = match leaving {
        Action::Open(path) => {
            let other = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
            tr!("leaving-open", other = other.as_ref(), source = name)
        }
        Action::Close => tr!("leaving-close").to_owned(),
        _ => tr!("leaving-source", source = name),
    };
    let text = tr!("leaving-about", source = name);
    let dialog = Dialog::new(&title, tr!("leaving-no"), tr!("leaving-yes")).other(tr!("save-settings")).text(&text);
    dialog.show(ui.ctx(), |_| {}).map(|answer| match answer {
        Answer::Safe => Action::LeaveIt(false),
        Answer::Other => Action::Save(Saved::Plan),
        Answer::Deed => Action::LeaveIt(true),
    })
}

/// What a change would move, before it is made.
fn what_if(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let asked = window.setup.what_if()?;
    let text = match &asked.moves {
        None => tr!("moves-reading").to_owned(),
        Some(Ok(moves)) => moves_sentence(moves),
        Some(Err(error)) => error.sentence(),
    };
    let dialog = Dialog::new(&asked.title, tr!("cancel"), tr!("moves-yes")).text(&text).lines(MOVES);
    dialog.show(ui.ctx(), |_| {}).map(|answer| Action::Decide(answer == Answer::Deed))
}
