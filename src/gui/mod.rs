//! The window: a wizard of four pages and a result.
//!
//! What a person has under way is a [`session`](crate::session). [`pages`] see it as a [`view`](crate::session::view),
//! draw it from [`widgets`] in the look of [`theme`], and give back an [`action`](crate::session::action). What draws
//! reads no file, talks to no network and sorts no table: workers do, and wake the window when there is something to
//! see.

#[cfg(target_os = "linux")]
pub mod desktop;
pub mod dialog;
#[cfg(feature = "inspection")]
mod frames;
pub mod memory;
pub mod pages;
pub mod theme;
pub mod widgets;

pub use crate::workflow::doctor::display::has_screen;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::Renderer;
use eframe::egui::{Event, ThemePreference, UserAttentionType, ViewportCommand};
use pages::PageStates;

use crate::notification;
use crate::session::Session;
use crate::session::action::Action;
use crate::session::appearance::{self, Look};
use crate::session::message::Closing;
use crate::text::{self, Language};
use crate::tr;
use crate::workflow::hand_over::{self, Door, Found, Given};

/// The window's own shell: it hands the frame to [`Session`] and the pages.
struct Window {
    session: Session,
    pages: PageStates,
    ctx: eframe::egui::Context,
    /// Other starts find this window as long as it is there.
    _door: Door,
    #[cfg(feature = "inspection")]
    frames: frames::FrameLog,
}

impl eframe::App for Window {
    #[cfg(feature = "inspection")]
    fn raw_input_hook(&mut self, _ctx: &eframe::egui::Context, _input: &mut eframe::egui::RawInput) {
        self.frames.begin();
    }

    fn logic(&mut self, ctx: &eframe::egui::Context, _frame: &mut eframe::Frame) {
        #[cfg(feature = "inspection")]
        self.frames.begin_pages(ctx);
        if let Some(language) = before_drawing(ctx, &mut self.session) {
            text::speak(language);
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        memory::keep(storage, &self.ctx);
    }

    fn clear_color(&self, visuals: &eframe::egui::Visuals) -> [f32; 4] {
        // The ground that everything stands on.
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        // It may hold what was typed.
        false
    }

    fn ui(&mut self, ui: &mut eframe::egui::Ui, _frame: &mut eframe::Frame) {
        show(ui, &mut self.session, &mut self.pages);
        #[cfg(feature = "inspection")]
        self.frames.end_pages();
    }
}

/// Draws the pages, and does what was asked for on them.
pub fn show(ui: &mut eframe::egui::Ui, session: &mut Session, pages: &mut PageStates) {
    if ui.input(|input| input.events.contains(&Event::WindowFocused(true))) {
        session.look_again();
    }
    for action in pages::show(ui, &session.view(), pages) {
        session.act(action);
    }
}

/// What happens before each frame, and while the window is hidden: finished work is received, and the wish to close is
/// granted or asked about. Gives the language to speak from now on, where one was chosen.
pub fn before_drawing(ctx: &eframe::egui::Context, session: &mut Session) -> Option<&'static Language> {
    session.receive();
    let news = session.new_appearance();
    if let Some(look) = news.look {
        theme::choose(ctx, preference(look));
    }
    let chosen = news.language.map(|language| language.unwrap_or_else(text::of_system));
    if let Some(command) = session.copied_command() {
        ctx.copy_text(command);
    }
    if let Some(text) = session.call().filter(|_| !ctx.input(|input| input.focused)) {
        notification::show_beside("Backfill", text);
    }
    if session.is_called() {
        // Where a system lets no window push itself forward, it at least asks to be looked at.
        ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(ViewportCommand::Focus);
        ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
    }
    if ctx.input(|input| input.viewport().close_requested()) {
        session.act(Action::Close);
        if session.closing() != Closing::Yes {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    } else if session.closing() == Closing::Yes {
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
    chosen
}

/// What the toolkit calls a look.
fn preference(look: Look) -> ThemePreference {
    match look {
        Look::System => ThemePreference::System,
        Look::Light => ThemePreference::Light,
        Look::Dark => ThemePreference::Dark,
    }
}

/// The look, and what holds for every page.
pub fn prepare(ctx: &eframe::egui::Context) {
    theme::install(ctx);
    // However slowly a hand lets go, a press that did not move is a click.
    ctx.options_mut(|options| options.input_options.max_click_duration = f64::INFINITY);
}

/// Opens the window on what was given and returns when it is closed, or at once where a window is open that takes it.
///
/// # Errors
/// When the system gives no window or no way to draw in it, in words.
pub fn run(given: Given, data: Option<PathBuf>) -> Result<(), String> {
    let door = match hand_over::find(data.as_deref(), &given) {
        Found::Nobody(door) => door,
        Found::Window => return Ok(()),
        Found::Silence => return Err(tr!("window-silent").to_owned()),
    };
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default();
    let place = appearance::window_file(data.as_deref());
    let zoom = place.as_deref().map_or(1.0, memory::zoom);
    let options = eframe::NativeOptions {
        viewport: eframe::egui::ViewportBuilder::default()
            .with_app_id("backfill")
            .with_title("Backfill")
            .with_icon(icon)
            .with_inner_size([1280.0, 800.0])
            // In points, which are larger where the text is: what is asked for is the same in pixels.
            .with_min_inner_size([800.0 / zoom, 560.0 / zoom])
            .with_drag_and_drop(true),
        // Where there is no place to remember it, nothing is remembered.
        persist_window: place.is_some(),
        persistence_path: place,
        // It would only smooth shadows, and takes a fifth of all drawing where there is no graphics card.
        dithering: false,
        ..Default::default()
    };
    let waiting = RefCell::new(Some((door, given, data)));
    let create = |cc: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        // A window is opened once.
        let (mut door, given, data) = waiting.take().ok_or(std::io::Error::from(std::io::ErrorKind::AlreadyExists))?;
        prepare(&cc.egui_ctx);
        memory::put_right(cc);
        #[cfg(target_os = "linux")]
        desktop::follow(&cc.egui_ctx);
        let ctx = cc.egui_ctx.clone();
        let mut session =
            Session::new(Arc::new(move || ctx.request_repaint()), data, dialog::system, dialog::show_file);
        let ctx = cc.egui_ctx.clone();
        session.attend(door.attend(Arc::new(move || ctx.request_repaint())));
        // On macOS files are opened by an event (`application:openURLs:`) and not by arguments, and the program that is open
        // is told rather than started again. winit gives that event only to a delegate of one's own, which takes unsafe code
        // and a Mac to try it on, and eframe hands on nothing of it: there a file that is double-clicked opens the window
        // without it. Dropping a file onto the window and naming it on the command line work as everywhere.
        session.take_given(given);
        Ok(Box::new(Window {
            session,
            pages: PageStates::default(),
            ctx: cc.egui_ctx.clone(),
            _door: door,
            #[cfg(feature = "inspection")]
            frames: frames::FrameLog::from_environment(cc.gl.is_some()),
        }))
    };
    let open = |renderer| {
        let options = eframe::NativeOptions { renderer, ..options.clone() };
        eframe::run_native("Backfill", options, Box::new(create)).map_err(|error| error.to_string())
    };
    if cfg!(target_os = "linux") {
        // Where there is no graphics card Mesa draws the same through OpenGL in a tenth of the time that it takes through
        // Vulkan.
        let opened = open(Renderer::Glow);
        let was_open = waiting.borrow().is_none();
        if opened.is_ok() || was_open {
            return opened;
        }
    }
    open(Renderer::Wgpu)
}
