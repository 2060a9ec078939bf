//! Choose: where the past is. One large target, and beside it the other ways in.

use eframe::egui::{Align, Id, Layout, Ui, vec2};

use super::page::{Foot, Page};
use super::parts::recent;
use crate::error::Error;
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{GRID, Palette};
use crate::gui::widgets::{
    Button, Callout, Cards, DropPress, Entry, FooterPress, Link, Progress, Room, SEGMENTS, Share, Stretch, Tone,
    drop_target, head, heading, segments,
};
use crate::message::Arg;
use crate::session::action::{Action, WizardPage};
use crate::session::appearance::Look;
use crate::session::returning::ReturnAction;
use crate::session::view::WindowView;
use crate::source::SOURCES;
use crate::text::{LANGUAGES, written};
use crate::tr;

/// The first page, before a source is open.
pub struct ChoosePage;

impl Page for ChoosePage {
    type State = PageState;

    fn name() -> &'static str {
        tr!("choose-page")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Choose && window.source.is_none() && !window.to_database
    }

    fn foot(_window: &WindowView<'_>) -> Foot {
        Foot { aside: tr!("choose-aside").to_owned(), ..Foot::default() }
    }

    fn press(_window: &WindowView<'_>, _press: FooterPress) -> Option<Action> {
        None
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        let latest = recent::latest(window);
        let listed: Vec<Recent<'_>> =
            latest.iter().map(|told| Recent { name: &told.name, note: &told.note, tag: told.tag }).collect();
        let no_recent = window.history.imports().and_then(Result::err).map(Error::sentence);
        let unfinished = recent::unfinished(window);
        let opening = window.opening.is_running().then(|| tr!("choose-opening-file"));
        let view = ChooseView {
            recent: &listed,
            no_recent: no_recent.as_deref(),
            unfinished: unfinished.as_ref().map(|(_, question, about)| (question.as_str(), about.as_str())),
            opening: opening.or(window.returning.is_opening().then(|| tr!("choose-opening-import"))),
            opened: window.opening.progress(),
        };
        // What stands below is in sight too.
        let known = ui.scope_id().with("look");
        let below = ui.data(|data| data.get_temp(known)).unwrap_or(LOOK);
        let asked = show(ui, Room { height: room.height - below, ..room }, &view, &mut memory.path);
        let top = ui.cursor().top();
        let look = look(ui, window);
        remember(ui, known, below, ui.cursor().top() - top);
        let action = asked.and_then(|asked| match asked {
            ChooseAction::File => Some(Action::ChooseFile),
            ChooseAction::Folder => Some(Action::ChooseFolder),
            ChooseAction::Paste => {
                ui.ctx().send_viewport_cmd(eframe::egui::ViewportCommand::RequestPaste);
                None
            }
            ChooseAction::Path(path) => Some(Action::Open(path.trim().into())),
            ChooseAction::Sample => Some(Action::Sample),
            ChooseAction::Database => Some(Action::ToDatabase),
            ChooseAction::History => Some(Action::Go(WizardPage::History)),
            ChooseAction::Recent(index) => latest.get(index).map(|told| Action::Return(ReturnAction::To(told.id))),
            ChooseAction::GoOn => unfinished.as_ref().map(|(id, _, _)| Action::Return(ReturnAction::To(*id))),
        });
        action.or(look)
    }
}

/// What the page shows while nothing is opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChooseView<'a> {
    /// What was imported lately, the newest first.
    pub recent: &'a [Recent<'a>],
    /// Why that cannot be told.
    pub no_recent: Option<&'a str>,
    /// An import that was left midway: the question, and what is known beside.
    pub unfinished: Option<(&'a str, &'a str)>,
    /// That something is being opened, and what.
    pub opening: Option<&'a str>,
    /// How much of that was looked at, where all of it has to be.
    pub opened: Option<f32>,
}

/// Something that was imported lately.
#[derive(Clone, Copy, Debug)]
pub struct Recent<'a> {
    /// The file, or the table.
    pub name: &'a str,
    /// What became of it: *12,390 events to Shop EU, 4 March*.
    pub note: &'a str,
    /// How it stands, where it is not whole.
    pub tag: Option<(Tone, &'a str)>,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChooseAction {
    /// To choose a file.
    File,
    /// To choose a folder, whose files are read as one table.
    Folder,
    /// To read what was copied.
    Paste,
    /// To open the file at this path.
    Path(String),
    /// To connect to a database.
    Database,
    /// To try it with the samples.
    Sample,
    /// To go on with something imported lately, by index.
    Recent(usize),
    /// To go on with the import that was left midway.
    GoOn,
    /// To see everything that was imported.
    History,
}

/// How high what stands around the target and below it usually is, with the gaps, in points.
const OTHERS: f32 = 54.0 + 2.0 * 20.0 + 252.0;
const LOOK: f32 = 32.0 + 20.0;

/// Keeps how high something was for the next pass, which is drawn at once where it is another height than was thought.
fn remember(ui: &Ui, known: Id, thought: f32, is: f32) {
    if (is - thought).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(known, is));
        ui.ctx().request_discard("the first page found how high its parts are");
    }
}

/// Shows the page; `path` holds the path that is being typed.
pub fn show(ui: &mut Ui, room: Room, view: &ChooseView<'_>, path: &mut Option<String>) -> Option<ChooseAction> {
    let top = ui.cursor().top();
    let known = ui.scope_id().with("around-target");
    head(ui, tr!("choose-title"), tr!("choose-about"), |_| {});
    if let Some(opening) = view.opening {
        Callout::new(Tone::Note, opening).show(ui);
        if let Some(opened) = view.opened {
            ui.add(Progress::new(opened, opening));
        }
    }
    let go_on = view
        .unfinished
        .is_some_and(|(question, about)| Callout::new(Tone::Warn, question).text(about).deed(tr!("go-on")).show(ui));
    // The target gives way so that the other ways in are seen too, down to what its words need. How high those are, which
    // a language decides as well, is known from the pass before.
    let others = ui.data(|data| data.get_temp(known)).unwrap_or(OTHERS);
    let begins = ui.cursor().top();
    let mut action = drop_target(ui, (room.height - others).min(272.0), &kinds(), path).map(|press| match press {
        DropPress::Choose => ChooseAction::File,
        DropPress::Folder => ChooseAction::Folder,
        DropPress::Paste => ChooseAction::Paste,
        DropPress::Path(path) => ChooseAction::Path(path),
    });
    let target = ui.cursor().top() - begins - ui.spacing().item_spacing.y;
    let thirds = [Share::Parts(1.0); 3];
    Cards::new("other-ways", &thirds).at_least(160.0).stacked(room.narrow).show(ui, |ui, card, stretch| {
        let asked = match card {
            0 => way(
                ui,
                stretch,
                tr!("choose-database"),
                &tr!("choose-database-about", kinds = databases()),
                tr!("choose-database-open"),
            )
            .then_some(ChooseAction::Database),
            1 => way(ui, stretch, tr!("choose-sample"), tr!("choose-sample-about"), tr!("choose-sample-open"))
                .then_some(ChooseAction::Sample),
            _ => listed(ui, view),
        };
        action = action.take().or(asked);
    });
    // Behind the last there is no gap.
    remember(ui, known, others, ui.cursor().top() - top - target - ui.spacing().item_spacing.y);
    go_on.then_some(ChooseAction::GoOn).or(action)
}

fn way(ui: &mut Ui, stretch: &mut Stretch, title: &str, about: &str, deed: &str) -> bool {
    let palette = Palette::of(ui);
    heading(ui, Runs::new().plain(palette, text::STRONG, title), 2);
    ui.label(Runs::new().weak(palette, text::BODY, about));
    let button = Button::normal(deed).small();
    stretch.push_down(ui, button.height());
    ui.add(button).clicked()
}

fn listed(ui: &mut Ui, view: &ChooseView<'_>) -> Option<ChooseAction> {
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing = vec2(GRID, GRID);
    // The heading stands as high as those beside it.
    ui.spacing_mut().interact_size.y = text::STRONG.line();
    let history = ui.horizontal(|ui| {
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("choose-recent")), 2);
        let right = Layout::right_to_left(Align::Center);
        ui.with_layout(right, |ui| ui.add(Link::new(tr!("history-page"))).clicked()).inner
    });
    let history = history.inner.then_some(ChooseAction::History);
    if let Some(why) = view.no_recent {
        ui.label(Runs::new().run(text::BODY, why, palette.bad));
        return history;
    }
    if view.recent.is_empty() {
        ui.label(Runs::new().weak(palette, text::BODY, tr!("choose-no-recent")));
        return history;
    }
    let mut pressed = None;
    for (index, entry) in view.recent.iter().enumerate() {
        if ui.add(Entry { title: entry.name, note: entry.note, tag: entry.tag }).clicked() {
            pressed = Some(ChooseAction::Recent(index));
        }
    }
    history.or(pressed)
}

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// The path that is being typed.
    path: Option<String>,
}

/// Light, dark, or as the desktop has it; and the language.
fn look(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let looks = [
        (Look::System, tr!("same-as-system")),
        (Look::Light, tr!("choose-look-light")),
        (Look::Dark, tr!("choose-look-dark")),
    ];
    // The line is as high as the segments from its first word on.
    ui.spacing_mut().interact_size.y = SEGMENTS;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.label(Runs::new().weak(Palette::of(ui), text::SMALL, tr!("choose-look")));
        let now = looks.iter().position(|(look, _)| *look == window.look).unwrap_or(0);
        let look = segments(ui, tr!("choose-look"), &looks.map(|(_, name)| name), now);
        let look = look.and_then(|picked| looks.get(picked)).map(|(look, _)| Action::Look(*look));
        ui.add_space(24.0);
        ui.label(Runs::new().weak(Palette::of(ui), text::SMALL, tr!("choose-language")));
        let names: Vec<&str> =
            [tr!("same-as-system")].into_iter().chain(LANGUAGES.iter().map(|language| language.name)).collect();
        let own = window.language.and_then(|own| LANGUAGES.iter().position(|language| language == own));
        let language = segments(ui, tr!("choose-language"), &names, own.map_or(0, |own| own + 1));
        let language =
            language.map(|picked| Action::Language(picked.checked_sub(1).and_then(|own| LANGUAGES.get(own))));
        look.or(language)
    })
    .inner
}

/// "MySQL/MariaDB or PostgreSQL"
fn databases() -> String {
    written(Arg::choice(SOURCES.iter().filter_map(|kind| Some(kind.server()?.brand.name))))
}

/// "CSV, TSV, text, JSON, Excel, OpenDocument or SQLite. Or paste cells from a spreadsheet."
fn kinds() -> String {
    let files = SOURCES.iter().rev().filter_map(|kind| kind.files).map(|key| tr!(key));
    tr!("choose-kinds", files = Arg::choice(files))
}
