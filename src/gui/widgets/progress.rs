//! One bar that never goes back.

use eframe::egui::{Response, Role, Sense, Ui, Widget, WidgetInfo, vec2};

use crate::gui::theme::Palette;

/// A bar of how much is done.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct Progress<'a> {
    fraction: f32,
    name: &'a str,
}

const HEIGHT: f32 = 12.0;

impl<'a> Progress<'a> {
    /// `fraction` of 1 is done; `name` is what a screen reader hears, such as "3,120 of 12,390 sent".
    pub const fn new(fraction: f32, name: &'a str) -> Self {
        Self { fraction, name }
    }
}

impl Widget for Progress<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let fraction = if self.fraction.is_finite() { self.fraction.clamp(0.0, 1.0) } else { 0.0 };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, self.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(1.0);
            node.set_numeric_value(f64::from(fraction));
        });
        let painter = ui.painter();
        painter.rect_filled(rect, HEIGHT / 2.0, palette.sunken);
        if fraction > 0.0 {
            // What has begun is seen to have begun.
            let done = vec2((rect.width() * fraction).max(HEIGHT), HEIGHT);
            let done = eframe::egui::Rect::from_min_size(rect.min, done);
            painter.rect_filled(done, HEIGHT / 2.0, palette.accent);
        }
        response
    }
}
