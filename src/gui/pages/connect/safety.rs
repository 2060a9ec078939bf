//! A connection that was refused for its encryption: what the person can choose instead, each by its name.

use eframe::egui::Ui;

use super::{PageState, show_field};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Button, Card, heading};
use crate::source::DatabaseProblem;
use crate::tr;

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
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("connect-unverified")), 2);
        if let Some(fingerprint) = certificate {
            ui.label(Runs::new().weak(palette, text::BODY, tr!("connect-certificate")));
            ui.label(Runs::new().plain(palette, text::MONO, fingerprint));
            if let Some(field) = memory.fields().find(|field| field.id == "ca_file") {
                show_field(ui, field, memory);
            }
            if ui.add(Button::normal(tr!("connect-trust-file")).small()).clicked() {
                chosen = Some("required");
            }
        }
        ui.label(Runs::new().weak(palette, text::BODY, tr!("connect-risk")));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if certificate.is_some() && ui.add(Button::quiet(tr!("connect-not-verified-deed")).small()).clicked() {
                chosen = Some("unverified");
            }
            if ui.add(Button::quiet(tr!("connect-not-encrypted-deed")).small()).clicked() {
                chosen = Some("off");
            }
        });
    });
    let Some(tls) = chosen else { return false };
    memory.typed.insert("tls", tls.to_owned());
    true
}
