//! Things of one width, as many side by side as there is room for.

use eframe::egui::{Align, Layout, Ui, vec2};

/// Shows `items`, each `width` points wide, filled by `draw`.
pub fn grid<T>(ui: &mut Ui, width: f32, items: impl IntoIterator<Item = T>, mut draw: impl FnMut(&mut Ui, T)) {
    const GAP: f32 = 16.0;
    let across = (((ui.available_width() + GAP) / (width + GAP)) as usize).max(1);
    let mut items = items.into_iter().peekable();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        while items.peek().is_some() {
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                for item in items.by_ref().take(across) {
                    ui.vertical(|ui| {
                        ui.set_width(width.min(ui.available_width()));
                        ui.spacing_mut().item_spacing.y = 4.0;
                        draw(ui, item);
                    });
                }
            });
        }
    });
}
