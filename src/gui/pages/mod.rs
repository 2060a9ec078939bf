//! The pages, one file each. A page draws what the state holds and returns what was asked for; it starts nothing
//! itself. What only matters to the eye, such as an unfolded row, is kept in [`PageState`].

mod before;
pub mod choose;
pub mod chosen;
pub mod connect;
mod earlier;
mod format;
mod going_on;
pub mod history;
pub mod matching;
pub mod preview;
mod recent;
pub mod result;
pub mod send;
pub mod sending;

use std::borrow::Cow;

use eframe::egui::{Event, Key, KeyboardShortcut, Modifiers, Ui};

use crate::error::moves_sentence;
use crate::gui::widgets::{
    Answer, Callout, Dialog, Footer, FooterPress, Rail, Room, Shell, ShellPress, Step, StepState, Tone, keyboard,
};
use crate::kissmetrics::client::ApiKey;
use crate::session::action::{Action, Page, Saved};
use crate::session::message::{Closing, Message};
use crate::session::products::KeyState;
use crate::session::send::Target;
use crate::session::view::WindowView;

/// What the pages remember between frames and nobody else needs.
#[derive(Default)]
pub struct PageState {
    /// The first page, before a source is open.
    pub choose: choose::PageState,
    /// The first page, with a source open.
    pub chosen: chosen::PageState,
    /// The first page, on the way into a database.
    pub connect: connect::PageState,
    /// Match.
    pub matching: matching::PageState,
    /// Preview.
    pub preview: preview::PageState,
    /// Send.
    pub send: send::PageState,
    /// What was imported before.
    pub history: history::PageState,
    /// The result.
    pub result: result::PageState,
    /// A password that is asked for, as it is typed.
    password: String,
}

/// The foot of a page, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foot {
    /// The way back.
    pub back: Option<String>,
    /// A line on the left, where there is no way back.
    pub aside: String,
    /// A line beside the deed.
    pub note: String,
    /// What is missing before the deed can be done.
    pub reason: Option<(Tone, String)>,
    /// Another deed.
    pub other: Option<String>,
    /// The deed.
    pub deed: Option<String>,
}

/// What a page is made of.
struct PageParts {
    name: &'static str,
    foot: fn(&WindowView<'_>) -> Foot,
    press: fn(&WindowView<'_>, FooterPress) -> Option<Action>,
    show: fn(&mut Ui, Room, &WindowView<'_>, &mut PageState) -> Option<Action>,
}

const CHOOSE: PageParts =
    PageParts { name: "Choose", foot: choose::foot, press: choose::press, show: choose::show_page };
const CHOSEN: PageParts = PageParts { name: "Your file", foot: chosen::foot, press: chosen::press, show: chosen::show };
const CONNECT: PageParts =
    PageParts { name: "Connect to a database", foot: connect::foot, press: connect::press, show: connect::show };
const MATCH: PageParts =
    PageParts { name: "Match", foot: matching::foot, press: matching::press, show: matching::show };
const PREVIEW: PageParts =
    PageParts { name: "Preview", foot: preview::foot, press: preview::press, show: preview::show };
const SEND: PageParts = PageParts { name: "Send", foot: send::foot, press: send::press, show: send::show };
const GOING_ON: PageParts =
    PageParts { name: "Go on", foot: going_on::foot, press: going_on::press, show: going_on::show };
const SENDING: PageParts =
    PageParts { name: "Sending", foot: sending::foot, press: sending::press, show: sending::show };
const HISTORY: PageParts =
    PageParts { name: "History", foot: history::foot, press: history::press, show: history::show };
const RESULT: PageParts = PageParts { name: "Result", foot: result::foot, press: result::press, show: result::show };

fn parts(app: &WindowView<'_>) -> &'static PageParts {
    match app.page {
        Page::History => &HISTORY,
        Page::Choose if app.source.is_none() && app.to_database => &CONNECT,
        Page::Choose if app.source.is_none() => &CHOOSE,
        Page::Choose => &CHOSEN,
        Page::Match => &MATCH,
        Page::Preview => &PREVIEW,
        Page::Send if app.send.is_under_way() => &SENDING,
        Page::Send if app.send.going_on.is_some() => &GOING_ON,
        Page::Send => &SEND,
        Page::Result => &RESULT,
    }
}

/// Shows the window's content; gives what was asked for.
pub fn show(ui: &mut Ui, app: &WindowView<'_>, memory: &mut PageState) -> Vec<Action> {
    keyboard::follow(ui.ctx());
    let mut actions = shortcuts(ui, app);
    actions.extend(page(ui, app, memory));
    actions.extend(ask_before_closing(ui, app).or_else(|| sending::ask(ui, app)));
    actions.extend(ask_before_leaving(ui, app));
    actions.extend(ask_what_if(ui, app));
    actions.extend(send::ask(ui, app));
    actions.extend(going_on::ask_password(ui, app, &mut memory.password));
    actions.extend(history::ask_before_forgetting(ui, app));
    actions
}

fn page(ui: &mut Ui, app: &WindowView<'_>, memory: &mut PageState) -> Option<Action> {
    let parts = parts(app);
    let foot = (parts.foot)(app);
    let footer = Footer {
        back: foot.back.as_deref(),
        aside: &foot.aside,
        note: &foot.note,
        reason: foot.reason.as_ref().map(|(tone, text)| (*tone, text.as_str())),
        other: foot.other.as_deref(),
        deed: foot.deed.as_deref(),
    };
    let notes = notes(app);
    let steps = steps(app, &notes);
    let rail_foot = rail_foot(app);
    let rail = Rail { steps: &steps, foot: &rail_foot };
    let shell = Shell { page: parts.name, rail, footer };
    let (press, asked) = shell.show(ui, |ui, room| {
        let dismissed = message(ui, app);
        (parts.show)(ui, room, app, memory).or(dismissed)
    });
    let pressed = press.and_then(|press| match press {
        ShellPress::Step(step) => PAGES.get(step).map(|(page, _)| Action::Go(*page)),
        ShellPress::Foot(press) => (parts.press)(app, press),
    });
    asked.or(pressed)
}

const PAGES: [(Page, &str); 5] = [
    (Page::Choose, "Choose"),
    (Page::Match, "Match"),
    (Page::Preview, "Preview"),
    (Page::Send, "Send"),
    (Page::Result, "Result"),
];

fn steps<'a>(app: &WindowView<'_>, notes: &'a [String]) -> Vec<Step<'a>> {
    let step = |(&(page, name), note): (&(Page, &'static str), &'a String)| Step {
        name,
        note,
        state: match page.cmp(&app.page) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Now,
            std::cmp::Ordering::Greater => StepState::Ahead,
        },
        reachable: app.obstacle(page).is_none(),
    };
    PAGES.iter().zip(notes).map(step).collect()
}

/// What was decided on each page.
fn notes(app: &WindowView<'_>) -> Vec<String> {
    let source = app.source.as_ref().map(|source| source.source.name().to_owned());
    let names: Vec<String> = app.names().unwrap_or_default().iter().take(3).map(|(name, _)| name.clone()).collect();
    let to_send = app.counts().map(|outcomes| format!("{} to be sent", indicatif::HumanCount(outcomes.to_send())));
    // What was chosen stays in sight wherever one goes.
    let chosen = app.page >= Page::Send || app.send.target != Target::Practice;
    let destination = chosen.then(|| app.send.in_sight());
    vec![
        source.unwrap_or_default(),
        if app.page > Page::Match { names.join(", ") } else { String::new() },
        if app.page >= Page::Preview { to_send.unwrap_or_default() } else { String::new() },
        destination.unwrap_or_default(),
        String::new(),
    ]
}

fn rail_foot(app: &WindowView<'_>) -> Cow<'static, str> {
    let to_product = app.send.target == Target::Product;
    match app.page {
        _ if app.send.is_recorded() => "You can close this window: the import goes on from here next time.".into(),
        _ if app.send.is_under_way() => "You can keep working. What is sent stays sent.".into(),
        Page::Result if to_product => "Kept in this computer's history.".into(),
        Page::Result => "The list of what was sent can be saved here until you close the window.".into(),
        Page::Send if to_product && *app.products.key() == KeyState::Kept => {
            let tail = ApiKey::new(&app.send.form.key).map(|key| key.tail().to_owned()).unwrap_or_default();
            format!("Key ending in {tail}, kept in this computer's keychain.").into()
        }
        _ => "Nothing leaves this computer until you press Send.".into(),
    }
}

/// What failed or was done; stays until it is put away.
fn message(ui: &mut Ui, app: &WindowView<'_>) -> Option<Action> {
    let (tone, text) = match app.message.as_ref()? {
        Message::Failed(text) => (Tone::Bad, Cow::Borrowed(text.as_str())),
        Message::Done(text) => (Tone::Good, Cow::Borrowed(text.as_str())),
        Message::Told(text) => (Tone::Note, Cow::Borrowed(text.as_str())),
        Message::NotYet(page) => (Tone::Warn, app.obstacle(*page)?),
    };
    Callout::new(tone, &text).deed("Put away").show(ui).then_some(Action::Dismiss)
}

/// What can be done on every page: undo, redo, and a file dropped or cells pasted anywhere.
fn shortcuts(ui: &mut Ui, app: &WindowView<'_>) -> Vec<Action> {
    const REDO: [KeyboardShortcut; 2] = [
        KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z),
        KeyboardShortcut::new(Modifiers::COMMAND, Key::Y),
    ];
    const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
    // A field that is being typed in has an undo of its own.
    let typing = ui.ctx().text_edit_focused();
    let mut actions = Vec::new();
    ui.input_mut(|input| {
        if !typing && REDO.iter().any(|redo| input.consume_shortcut(redo)) {
            actions.push(Action::Redo);
        } else if !typing && input.consume_shortcut(&UNDO) {
            actions.push(Action::Undo);
        }
        if let Some(file) = input.raw.dropped_files.first() {
            let path = file.path().to_owned();
            // What is asked for is where it goes.
            let looks_up = app.setup.looking_up().is_some();
            actions.push(match looks_up {
                true => Action::LookUpIn(path.to_string_lossy().into_owned()),
                false => Action::Open(path),
            });
        }
        let pasted = input.events.iter().find_map(|event| match event {
            Event::Paste(text) if !typing && app.page == Page::Choose && app.source.is_none() && !app.to_database => {
                Some(text.clone())
            }
            _ => None,
        });
        actions.extend(pasted.map(Action::Paste));
    });
    actions
}

/// What a change would move, before it is made.
fn ask_what_if(ui: &mut Ui, app: &WindowView<'_>) -> Option<Action> {
    let what_if = app.setup.what_if()?;
    let text = match &what_if.moves {
        None => "Working out what would move…".to_owned(),
        Some(Ok(moves)) => moves_sentence(moves),
        Some(Err(error)) => error.sentence(),
    };
    let dialog = Dialog::new(&what_if.title, "Keep it as it is", "Change it").text(&text);
    dialog.show(ui.ctx(), |_| {}).map(|answer| Action::Decide(answer == Answer::Deed))
}

/// Asks before something throws away what was matched.
fn ask_before_leaving(ui: &mut Ui, app: &WindowView<'_>) -> Option<Action> {
    let (leaving, source) = (app.leaving?, app.source?);
    let name = source.source.name();
    let title = match leaving {
        Action::Open(path) => {
            let other = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
            format!("Open {other} in place of {name}?")
        }
        Action::Close => "Close Backfill?".to_owned(),
        _ => format!("Leave {name}?"),
    };
    let text = format!("What you matched for {name} is kept nowhere yet, and would be gone.");
    let dialog = Dialog::new(&title, "Stay here", "Go without it").other("Save these choices…").text(&text);
    dialog.show(ui.ctx(), |_| {}).map(|answer| match answer {
        Answer::Safe => Action::LeaveIt(false),
        Answer::Other => Action::Save(Saved::Plan),
        Answer::Deed => Action::LeaveIt(true),
    })
}

fn ask_before_closing(ui: &mut Ui, app: &WindowView<'_>) -> Option<Action> {
    if app.closing != Closing::Asked {
        return None;
    }
    let (text, deed) = if app.send.is_recorded() {
        ("What was sent stays sent. The next time Backfill opens, it offers to go on from here.", "Pause and quit")
    } else {
        let practice =
            "This is a practice run, and nothing has left this computer. Its settings are kept in the history.";
        (practice, "Stop and close")
    };
    let dialog = Dialog::new("The import is under way", "Keep sending", deed).text(text);
    dialog.show(ui.ctx(), |_| {}).map(|answer| match answer {
        Answer::Deed => Action::PauseAndQuit,
        _ => Action::KeepOpen,
    })
}
