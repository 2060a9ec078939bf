//! A database: how to get there, then which table, or a query of one's own.

mod query;
mod safety;

use std::collections::BTreeMap;

use eframe::egui::{Align, Layout, Ui, vec2};

use super::page::{Foot, Page};
use super::parts::format;
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{GRID, Palette};
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::{
    Button, Callout, Card, Cell, Choice, Entry, Field, FooterPress, Head, Room, Table, Tag, Tone, disclosure, grid,
    head, heading, tick,
};
use crate::session::action::{Action, WizardPage};
use crate::session::database::DatabaseAction;
use crate::session::view::WindowView;
use crate::source::server::Shown;
use crate::source::{Answers, Field as Asked, FieldKind, Group, SOURCES, SourceKind, kind};
use crate::tr;

/// The first page, on the way into a database.
pub struct ConnectPage;

impl Page for ConnectPage {
    type State = PageState;

    fn name() -> &'static str {
        tr!("connect-page")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Choose && window.source.is_none() && window.to_database
    }

    fn foot(window: &WindowView<'_>) -> Foot {
        Foot {
            back: Some(tr!("back").to_owned()),
            aside: String::new(),
            note: if window.databases.is_connecting() { tr!("connect-connecting").to_owned() } else { String::new() },
            ..Foot::default()
        }
    }

    fn press(_window: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        (press == FooterPress::Back).then_some(Action::Leave)
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        match &window.databases.connected {
            Some(connected) => choose(ui, room, connected, memory),
            None => ask(ui, window, memory),
        }
    }
}

/// What the page remembers: what is typed, the password with it, for as long as the window is open.
#[derive(Default)]
pub struct PageState {
    typed: BTreeMap<&'static str, String>,
    /// The kind of database that was chosen, by its id; the first that there is until then.
    kind: Option<&'static str>,
    /// What the tables are searched for.
    search: String,
    query: query::Query,
    /// The connection is kept, under this name or one of our choice.
    keep: bool,
    name: String,
    /// The kept connection that was last used, and its host: a choice about its safety is kept with it.
    used: Option<(String, String)>,
}

impl PageState {
    /// Puts answers into the form.
    fn fill(&mut self, answers: &Answers) {
        self.typed.clear();
        self.kind = kind(&answers.kind).map(|kind| kind.id);
        for field in self.fields() {
            if let Some(value) = answers.get(field.id) {
                self.typed.insert(field.id, value.to_owned());
            }
        }
    }

    fn answers(&self) -> Answers {
        let typed = self.typed.iter().filter(|(_, text)| !text.trim().is_empty());
        // A password may begin or end with a space.
        let tidy = |field: &str, text: &str| if field == "password" { text.to_owned() } else { text.trim().to_owned() };
        let kind = self.kind().map_or("", |kind| kind.id);
        typed.fold(Answers::new(kind), |answers, (field, text)| answers.with(field, tidy(field, text)))
    }

    /// The kind of database: of a whole address the one that it says itself, else the one that was chosen.
    fn kind(&self) -> Option<&'static SourceKind> {
        let address = self.typed.get("address").map_or("", String::as_str);
        let says = |kind: &&SourceKind| kind.server().is_some_and(|server| server.brand.has_address(address));
        kinds().find(says).or_else(|| kinds().find(|kind| Some(kind.id) == self.kind)).or_else(|| kinds().next())
    }

    /// What it asks for.
    fn fields(&self) -> impl Iterator<Item = &'static Asked> + use<> {
        self.kind().into_iter().flat_map(|kind| kind.fields)
    }
}

/// The kinds of database that one connects to.
fn kinds() -> impl Iterator<Item = &'static SourceKind> {
    SOURCES.iter().filter(|kind| kind.server().is_some())
}

/// What people call a kind of database.
fn name_of(kind: &SourceKind) -> &'static str {
    kind.server().map_or(kind.label, |server| server.brand.name)
}

/// How wide a field is, in points.
const WIDTH: f32 = 272.0;

fn ask(ui: &mut Ui, window: &WindowView<'_>, memory: &mut PageState) -> Option<Action> {
    head(ui, tr!("connect-page"), tr!("connect-about"), |_| {});
    let palette = Palette::of(ui);
    let mut action = before(ui, window, memory);
    let mut connect = false;
    let mut less_safe = false;
    if let Some(refused) = window.databases.refused.as_ref().filter(|_| !window.databases.is_connecting()) {
        less_safe = safety::show(ui, refused, memory);
    }
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 16.0);
        let example =
            memory.kind().and_then(SourceKind::server).map_or_else(String::new, |server| server.brand.example());
        let all: Vec<&SourceKind> = kinds().collect();
        let now = memory.kind().map_or("", name_of);
        let picked = Choice::new(tr!("connect-kind"), now).width(WIDTH).show(ui, all.len(), |at| Item {
            text: name_of(all[at]),
            note: "",
            chosen: name_of(all[at]) == now,
        });
        if let Some(kind) = picked.and_then(|at| all.get(at)) {
            memory.kind = Some(kind.id);
        }
        let address = memory.typed.entry("address").or_default();
        let whole =
            Field::new(tr!("connect-address"), address).hint(&example).secret().help(tr!("connect-address-help"));
        ui.add(whole);
        ui.label(Runs::new().weak(palette, text::SMALL, tr!("connect-pieces")));
        let pieces = memory.fields().filter(|field| field.group == Group::Place && field.id != "address");
        grid(ui, WIDTH, pieces, |ui, field| show_field(ui, field, memory));
        disclosure(ui, "more", tr!("connect-more"), tr!("connect-more-about"), |ui| {
            let more = memory.fields().filter(|field| field.group == Group::More);
            grid(ui, WIDTH, more, |ui, field| show_field(ui, field, memory));
        });
        tick(ui, &mut memory.keep, tr!("connect-keep"));
        if memory.keep {
            let name = Field::new(tr!("connect-keep-name"), &mut memory.name).hint(tr!("connect-keep-name-hint"));
            ui.add(name.width(WIDTH * 1.5));
        }
        let button = Button::main(tr!("connect"));
        connect = ui.add_enabled(!window.databases.is_connecting(), button).clicked();
    });
    if connect || less_safe {
        let used = memory.used.as_ref().filter(|(_, host)| less_safe && memory.typed.get("host") == Some(host));
        let used = used.map(|(name, _)| name.clone());
        let name = memory.keep.then(|| memory.name.clone()).or(used);
        action = Some(Action::Databases(DatabaseAction::Connect(memory.answers(), name)));
    }
    action
}

/// The databases that were kept: one press connects.
fn before(ui: &mut Ui, window: &WindowView<'_>, memory: &mut PageState) -> Option<Action> {
    if window.databases.kept.is_empty() {
        return None;
    }
    let palette = Palette::of(ui);
    let mut action = None;
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = GRID;
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("connect-before")), 2);
        for kept in &window.databases.kept {
            let name = tr!("connect-forget-name", name = kept.name.as_str());
            let forget = Button::quiet(tr!("connect-forget")).small().name(&name);
            let user = kept.answers.get("user").unwrap_or_default();
            let host = kept.answers.get("host").unwrap_or_default();
            let note = tr!("connect-user-at-host", user = user, host = host);
            let entry = Entry { title: &kept.name, note: &note, tag: None };
            let (used, forgotten) = beside(ui, entry, forget);
            if used && !window.databases.is_connecting() {
                // What was kept stands in the form too, so that a password can be added to it.
                memory.fill(&kept.answers);
                memory.used = Some((kept.name.clone(), host.to_owned()));
                action = Some(Action::Databases(DatabaseAction::Connect(kept.answers.clone(), None)));
            } else if forgotten {
                action = Some(Action::Databases(DatabaseAction::Forget(kept.name.clone())));
            }
        }
    });
    action
}

/// A line with a button at its end; which of them was pressed.
fn beside(ui: &mut Ui, entry: Entry<'_>, button: Button<'_>) -> (bool, bool) {
    const ROOM: f32 = 96.0;
    ui.horizontal(|ui| {
        let width = (ui.available_width() - ROOM).max(0.0);
        let used = ui
            .allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.add(entry).clicked()
            })
            .inner;
        (used, ui.add(button).clicked())
    })
    .inner
}

fn show_field(ui: &mut Ui, field: &'static Asked, memory: &mut PageState) {
    let text = memory.typed.entry(field.id).or_default();
    match &field.kind {
        FieldKind::Choice(settings) => {
            let chosen = settings.iter().find(|choice| choice.id == text.as_str()).or(settings.first());
            let label = chosen.map_or("", |choice| tr!(choice.label));
            let picked = Choice::new(tr!(field.label), label).show(ui, settings.len(), |at| Item {
                text: tr!(settings[at].label),
                note: "",
                chosen: chosen.is_some_and(|chosen| chosen.id == settings[at].id),
            });
            if let Some(choice) = picked.and_then(|at| settings.get(at)) {
                choice.id.clone_into(text);
            }
        }
        kind => {
            let mut shown = Field::new(tr!(field.label), text).help(field.help.map_or("", |key| tr!(key)));
            if matches!(kind, FieldKind::Secret) {
                shown = shown.secret();
            }
            ui.add(shown);
        }
    }
}

fn choose(ui: &mut Ui, room: Room, connected: &Shown, memory: &mut PageState) -> Option<Action> {
    let palette = Palette::of(ui);
    let title = connected.database.as_deref().unwrap_or_else(|| tr!("connect-which-database"));
    head(ui, title, &tr!("connect-connected", server = connected.server.as_str()), |_| {});
    let mut action = None;
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        ui.horizontal_wrapped(|ui| {
            let lock = match (connected.encrypted, connected.safety.exposure) {
                (true, Some(_)) => (Tone::Warn, tr!("connect-encrypted-unverified")),
                (true, None) => (Tone::Good, tr!("connect-encrypted")),
                // What does not leave the computer needs none.
                (false, None) => (Tone::Note, tr!("connect-on-this-computer")),
                (false, Some(_)) => (Tone::Warn, tr!("connect-not-encrypted")),
            };
            ui.add(Tag::new(lock.0, lock.1));
            let now = connected.database.as_deref().unwrap_or_else(|| tr!("connect-choose-database"));
            let choice = Choice::bare(tr!("connect-database"), now).small().width(240.0);
            let picked = choice.show(ui, connected.databases.len(), |at| Item {
                text: &connected.databases[at],
                note: "",
                chosen: connected.database.as_ref() == connected.databases.get(at),
            });
            if let Some(database) = picked.and_then(|at| connected.databases.get(at)) {
                action = Some(Action::Databases(DatabaseAction::Connect(
                    connected.answers.clone().with("database", database.as_str()),
                    None,
                )));
            }
            let search = tr!("connect-search");
            ui.add(Field::bare(search, &mut memory.search).small().hint(search).width(220.0));
        });
        if let Some(writes) = &connected.writes {
            Callout::new(Tone::Note, tr!("connect-writes"))
                .text(tr!("connect-writes-about"))
                .detail(&writes.statements.join("\n"))
                .show(ui);
        }
    });
    if connected.database.is_some() {
        let wanted = memory.search.to_lowercase();
        let tables: Vec<_> =
            connected.tables.iter().filter(|table| table.name.to_lowercase().contains(&wanted)).collect();
        let rows = Head::new(tr!("connect-rows")).right().points(160.0);
        let heads = [Head::new(tr!("connect-table")), rows, Head::new("")];
        let height = (room.height - 420.0).max(220.0).min(Table::whole_height(tables.len().max(1)));
        Card::new().padding(0).show(ui, |ui| {
            let shown = Table::new("tables", tr!("connect-tables"), &heads, tables.len()).pressable().show(
                ui,
                height,
                |row, column| match (tables.get(row), column) {
                    (None, _) => Cell::Empty,
                    (Some(table), 0) => Cell::Strong(table.name.as_str().into()),
                    (Some(table), 1) => table.rows.map_or(Cell::Empty, |rows| Cell::Mono(format::number(rows).into())),
                    (Some(table), _) if table.is_view => Cell::Weak(tr!("connect-view").into()),
                    (Some(table), _) => Cell::Weak(table.comment.as_str().into()),
                },
                |_| (),
            );
            if let Some(table) = shown.row.and_then(|row| tables.get(row)) {
                action = Some(Action::Read(connected.answers.clone().with("table", table.name.as_str())));
            }
        });
        if tables.is_empty() {
            ui.label(Runs::new().weak(palette, text::BODY, tr!("connect-no-tables")));
        }
    }
    query::show(ui, connected, memory).or(action)
}
