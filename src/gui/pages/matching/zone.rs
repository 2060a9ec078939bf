//! Which time zone the times are written in: asked once, where the text says none.

use std::sync::LazyLock;

use eframe::egui::{Response, Ui, vec2};

use super::{Asked, View};
use crate::clock;
use crate::gui::pages::parts::kept::Kept;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::menu::{self, Item};
use crate::gui::widgets::{Button, Card, Choice, Tag, Tone, heading};
use crate::mapping::timestamp::{Zone, ZoneList};
use crate::session::action::Action;
use crate::session::draft::{PartKey, Settings};
use crate::text::word;
use crate::tr;
use crate::workflow::edit::read_in_zone;

static ZONES: LazyLock<ZoneList> = LazyLock::new(|| ZoneList::new(clock::now()));

/// The zone of this computer, when the system says one.
static HERE: LazyLock<Option<&'static str>> = LazyLock::new(|| {
    let name = iana_time_zone::get_timezone().ok()?;
    let zone = Zone::named(&name).ok()?;
    // Systems without a place of their own say so in several ways.
    Some(if zone.offset_at(0) == 0 && name.ends_with("UTC") { Zone::UTC.name() } else { zone.name() })
});

/// What stands beside each zone of the list, as long as no clock goes on.
pub(super) type Notes = Kept<i64, Vec<String>>;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, notes: &mut Notes, asked: &mut Asked) {
    let mapping = &view.settings.mapping;
    let needed =
        mapping.rules.iter().any(|rule| rule.on.is_some()) || view.source.column_without_zone(mapping).is_some();
    let zone = view.settings.mapping.zone.as_deref();
    if !needed && zone.is_none() {
        return;
    }
    let palette = Palette::of(ui);
    let confirmed = view.settings.is_confirmed(0, &PartKey::Zone);
    Card::new().show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
            heading(ui, Runs::new().plain(palette, text::STRONG, tr!("match-zone-question")), 2);
            let choice = Choice::bare(tr!("match-zone"), zone.unwrap_or(tr!("match-zone-choose"))).small().width(220.0);
            let mut wanted = choose(&choice.button(ui), zone, notes);
            if zone.is_none() {
                for (name, says) in quick(view) {
                    let told = tr!("match-zone-quick", zone = name, why = says);
                    if ui.add(Button::normal(name).small().name(&told)).on_hover_text(says).clicked() {
                        wanted = Some(name);
                    }
                }
            } else if confirmed {
                ui.add(Tag::new(Tone::Good, tr!("match-state-confirmed")));
            } else if ui.add(Button::normal(tr!("match-confirm")).small().name(tr!("match-zone-confirm"))).clicked() {
                asked.change(|settings| settings.confirm(0, PartKey::Zone));
            }
            if let Some(name) = wanted {
                let set = move |settings: &mut Settings| {
                    read_in_zone(&mut settings.mapping, name);
                    settings.confirm(0, PartKey::Zone);
                };
                match zone {
                    Some(own) => {
                        let title = tr!("match-zone-instead", zone = name, own = own);
                        asked.0 = Some(Action::WhatIf(title, Box::new(set)));
                    }
                    None => asked.change(set),
                }
            }
        });
        let why = match &view.source.suggested.zone {
            Some(hint) => word(&hint.why),
            None => tr!("match-zone-why").to_owned(),
        };
        ui.label(Runs::new().weak(palette, text::SMALL, &why));
    });
}

/// The list of zones, found as people name them, each with its clock now.
fn choose(opener: &Response, zone: Option<&str>, notes: &mut Notes) -> Option<&'static str> {
    let names = ZONES.names();
    let now = clock::now();
    // The list takes its width from what it holds when it opens.
    let notes: &[String] = match menu::is_open(opener) || opener.clicked() {
        true => notes
            .get(now.timestamp() / 60, || (0..names.len()).map(|index| word(&ZONES.choice(index, now).note)).collect()),
        false => &[],
    };
    let item = |index: usize| Item {
        text: names[index],
        note: notes.get(index).map_or("", String::as_str),
        chosen: zone == Some(names[index]),
    };
    let picked = menu::menu_found(opener, tr!("match-zone"), names.len(), item, |typed| ZONES.find(typed))?;
    names.get(picked).copied()
}

/// The likeliest answers: what the source hints at, this computer's zone, UTC.
fn quick(view: &View<'_>) -> Vec<(&'static str, &'static str)> {
    let mut names = Vec::new();
    if let Some(hint) = &view.source.suggested.zone {
        names.push((hint.name, tr!("match-zone-from-file")));
    }
    if let Some(here) = *HERE {
        names.push((here, tr!("match-zone-from-here")));
    }
    names.push((Zone::UTC.name(), tr!("match-zone-from-databases")));
    let mut seen = Vec::new();
    names.retain(|(name, _)| {
        let new = !seen.contains(name);
        seen.push(*name);
        new
    });
    names
}
