//! What the window remembers of itself from one start to the next: its size, its place and the size of its text. The
//! toolkit keeps the first two; of all that it could keep beside them, nothing but the third is kept.
//!
//! What is remembered may not fit any more, and anything may stand in the file: what makes no sense is as good as nothing.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use eframe::egui::{self, Memory, Pos2, Rect, Vec2, ViewportCommand, pos2, vec2};

/// Where the toolkit looks for what it kept of itself.
const OF_TOOLKIT: &str = "egui";

/// How large the text may be, as parts of its usual size.
const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=3.0;

/// So much of a window's upper edge must be on a screen, in pixels, for a hand to take hold of it.
const HOLD: Vec2 = vec2(120.0, 24.0);

/// Keeps the size of the text with the place of the window.
pub(super) fn keep(storage: &mut dyn eframe::Storage, ctx: &egui::Context) {
    let mut memory = Memory::default();
    memory.options.zoom_factor = ctx.zoom_factor();
    eframe::set_value(storage, OF_TOOLKIT, &memory);
}

/// The size of the text that is kept in a file. One that makes no sense is removed before the toolkit takes it at its
/// word: it would not survive every number.
pub(super) fn zoom(file: &Path) -> f32 {
    let Ok(text) = fs::read_to_string(file) else { return 1.0 };
    let kept = ron::from_str::<HashMap<String, String>>(&text).ok();
    let memory = kept.and_then(|kept| ron::from_str::<Memory>(kept.get(OF_TOOLKIT)?).ok());
    let zoom = memory.map(|memory| memory.options.zoom_factor).filter(|zoom| ZOOM.contains(zoom));
    zoom.unwrap_or_else(|| {
        let _ = fs::remove_file(file);
        1.0
    })
}

/// Brings the window to where it is seen.
pub(super) fn put_right(cc: &eframe::CreationContext<'_>) {
    let Some(window) = cc.winit_window() else { return };
    // Where the system tells no place, as Wayland, it gives none that is out of sight.
    let Ok(at) = window.outer_position() else { return };
    let size = window.outer_size();
    let place = Rect::from_min_size(pos2(at.x as f32, at.y as f32), vec2(size.width as f32, size.height as f32));
    let screens: Vec<Rect> = window
        .available_monitors()
        .map(|monitor| {
            let (at, size) = (monitor.position(), monitor.size());
            Rect::from_min_size(pos2(at.x as f32, at.y as f32), vec2(size.width as f32, size.height as f32))
        })
        .collect();
    if let Some(place) = brought_back(place, &screens) {
        let pixels = window.scale_factor() as f32 * cc.egui_ctx.zoom_factor();
        cc.egui_ctx.send_viewport_cmd(ViewportCommand::OuterPosition(place / pixels));
    }
}

/// Where a window goes that nobody could take hold of on any of these screens; `None` where it is fine or there is no
/// screen to go to. All in pixels.
pub fn brought_back(window: Rect, screens: &[Rect]) -> Option<Pos2> {
    let edge = Rect::from_min_size(window.min, vec2(window.width(), HOLD.y));
    let seen = |screen: &Rect| {
        let seen = screen.intersect(edge);
        seen.width() >= HOLD.x.min(window.width()) && seen.height() >= HOLD.y
    };
    let first = screens.first().filter(|_| !screens.iter().any(seen))?;
    let room = (first.size() - window.size()).max(Vec2::ZERO);
    Some((first.min + room / 2.0).round())
}
