//! A connection that was refused for its encryption: what the person can choose instead, each by its name.

use eframe::egui::Ui;

use super::{PageState, asked, show_field};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Button, Card, heading};
use crate::source::DatabaseProblem;

/// Shows the choices; whether one was made, which then stands in the form.
pub(super) fn show(ui: &mut Ui, refused: &DatabaseProblem, memory: &mut PageState) -> bool {
    let certificate = match refused {
        DatabaseProblem::Certificate { fingerprint, .. } => Some(fingerprint.as_deref().unwrap_or_default()),
        DatabaseProblem::TlsNotOffered | DatabaseProblem::TlsTooOld => None,
        _ => return false,
    };
    let palette = Palette::of(ui);
    let mut chosen = None;
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        heading(
            ui,
            Runs::new().plain(palette, text::STRONG, "The server could not be verified, so it was told nothing"),
            2,
        );
        if let Some(fingerprint) = certificate {
            let about = "Ask its administrator for the file of certificates to trust, or whether this is its \
                         certificate's SHA-256 fingerprint:";
            ui.label(Runs::new().weak(palette, text::BODY, about));
            ui.label(Runs::new().plain(palette, text::MONO, fingerprint));
            if let Some(field) = asked("ca_file") {
                show_field(ui, field, memory);
            }
            if ui.add(Button::normal("Connect, trusting this file").small()).clicked() {
                chosen = Some("required");
            }
        }
        let risk = "Somebody on the way could then read everything that comes over it, and change it:";
        ui.label(Runs::new().weak(palette, text::BODY, risk));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if certificate.is_some() && ui.add(Button::quiet("Connect encrypted, not verified").small()).clicked() {
                chosen = Some("unverified");
            }
            if ui.add(Button::quiet("Connect not encrypted").small()).clicked() {
                chosen = Some("off");
            }
        });
    });
    let Some(tls) = chosen else { return false };
    memory.typed.insert("tls", tls.to_owned());
    true
}
