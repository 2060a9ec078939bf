//! Every widget in its states, light and dark.

use backfill::gui::widgets::{Button, Card, Tag, Tone};
use eframe::egui::{self, Margin, Ui};

use crate::harness::{THEMES, look, window};

fn padded(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    egui::Frame::new().inner_margin(Margin::same(24)).show(ui, draw);
}

#[test]
fn buttons_tags_and_cards_are_drawn_in_both_themes() {
    for (theme, name) in THEMES {
        let mut window = window(theme, [640.0, 400.0], |ui| {
            padded(ui, |ui| {
                ui.horizontal(|ui| {
                    let _ = ui.add(Button::main("Send 12,390 events"));
                    let _ = ui.add(Button::normal("Choose another"));
                    let _ = ui.add(Button::quiet("Not right? Change"));
                });
                ui.horizontal(|ui| {
                    let _ = ui.add(Button::main("Add").small());
                    let _ = ui.add(Button::normal("Confirm").small());
                    let _ = ui.add(Button::normal("Comma").small().opens());
                    let _ = ui.add(Button::quiet("No, thanks").small());
                });
                ui.horizontal(|ui| {
                    for (tone, word) in [
                        (Tone::Plain, "date and time"),
                        (Tone::Good, "Looks right"),
                        (Tone::Warn, "Will be lost"),
                        (Tone::Bad, "Must fix"),
                        (Tone::Note, "Worth a look"),
                        (Tone::Accent, "Signed Up"),
                    ] {
                        ui.add(Tag::new(tone, word));
                    }
                });
                Card::new().show(ui, |ui| ui.label("A card"));
                Card::new().chosen(true).show(ui, |ui| ui.label("The chosen card"));
                Card::new().dashed().show(ui, |ui| ui.label("An offered card"));
            });
        });
        window.run();
        look(&mut window, &format!("basics-{name}"));
    }
}
