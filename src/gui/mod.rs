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
pub mod pages;
pub mod theme;
pub mod widgets;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::ThemePreference;
use pages::PageStates;

use crate::session::Session;
use crate::session::action::Action;
use crate::session::appearance::Look;
use crate::session::message::Closing;
use crate::text::{self, Language};

/// The window's own shell: it hands the frame to [`Session`] and the pages.
struct Window {
    session: Session,
    pages: PageStates,
    #[cfg(feature = "inspection")]
    frames: frames::FrameLog,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &eframe::egui::Context, _frame: &mut eframe::Frame) {
        #[cfg(feature = "inspection")]
        self.frames.begin();
        if let Some(language) = before_drawing(ctx, &mut self.session) {
            text::speak(language);
        }
    }

    fn ui(&mut self, ui: &mut eframe::egui::Ui, _frame: &mut eframe::Frame) {
        #[cfg(feature = "inspection")]
        self.frames.note(_frame);
        show(ui, &mut self.session, &mut self.pages);
        #[cfg(feature = "inspection")]
        self.frames.end();
    }
}

/// Draws the pages, and does what was asked for on them.
pub fn show(ui: &mut eframe::egui::Ui, session: &mut Session, pages: &mut PageStates) {
    for action in pages::show(ui, &session.view(), pages) {
        session.act(action);
    }
}

/// What happens before each frame, and while the window is hidden: finished work is received, and the wish to close is
/// granted or asked about. Gives the language to speak from now on, where one was chosen.
pub fn before_drawing(ctx: &eframe::egui::Context, session: &mut Session) -> Option<&'static Language> {
    session.receive();
    let chosen = session.new_appearance().map(|(look, language)| {
        theme::choose(ctx, preference(look));
        language.unwrap_or_else(text::of_system)
    });
    if ctx.input(|input| input.viewport().close_requested()) {
        session.act(Action::Close);
        if session.closing() != Closing::Yes {
            ctx.send_viewport_cmd(eframe::egui::ViewportCommand::CancelClose);
        }
    } else if session.closing() == Closing::Yes {
        ctx.send_viewport_cmd(eframe::egui::ViewportCommand::Close);
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

/// Whether a window can be opened at all. Where windows are part of the system they can; elsewhere a display must
/// be named.
pub fn has_screen() -> bool {
    cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The look, and what holds for every page.
pub fn prepare(ctx: &eframe::egui::Context) {
    theme::install(ctx);
    // However slowly a hand lets go, a press that did not move is a click.
    ctx.options_mut(|options| options.input_options.max_click_duration = f64::INFINITY);
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When the system gives no window or no way to draw in it, in words.
pub fn run(demo: bool, data: Option<PathBuf>) -> Result<(), String> {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: eframe::egui::ViewportBuilder::default()
            .with_app_id("backfill")
            .with_title("Backfill")
            .with_icon(icon)
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([800.0, 560.0])
            .with_drag_and_drop(true),
        ..Default::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        prepare(&cc.egui_ctx);
        #[cfg(target_os = "linux")]
        desktop::follow(&cc.egui_ctx);
        let ctx = cc.egui_ctx.clone();
        let mut session =
            Session::new(Arc::new(move || ctx.request_repaint()), data, dialog::system, dialog::show_file);
        if demo {
            session.act(Action::Sample);
        }
        Ok(Box::new(Window {
            session,
            pages: PageStates::default(),
            #[cfg(feature = "inspection")]
            frames: frames::FrameLog::from_environment(),
        }))
    });
    eframe::run_native("Backfill", options, create).map_err(|error| error.to_string())
}
