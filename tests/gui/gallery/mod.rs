//! Every widget in its states, light and dark, set as the pages set them.

mod data;
mod matching;

use backfill::gui::theme::Palette;
use backfill::gui::theme::text::{self, Runs};
use backfill::gui::widgets::{
    Bar, Button, Callout, Card, Cards, Finding, Footer, Pair, Progress, Rail, Room, Share, Shell, Stat, Step,
    StepState, Tag, Tone, bars, findings, head, line, pairs, stats,
};
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Color32, Margin, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::harness::{THEMES, look, window};
use crate::painted::{fills, outlines, texts};
use crate::sound::reads;

fn padded(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    egui::Frame::new().inner_margin(Margin::same(24)).show(ui, draw);
}

/// A window on page `now` of five.
fn on_page(ui: &mut Ui, now: usize, footer: Footer<'_>, page: impl FnOnce(&mut Ui, Room)) {
    let notes = ["users-export.csv", "Signed Up, Canceled", "12,390 to be sent", "Shop EU, live", ""];
    let names = ["Choose", "Match", "Preview", "Send", "Result"];
    let steps: Vec<Step<'_>> = (0..5)
        .map(|i| Step {
            name: names[i],
            note: if i <= now { notes[i] } else { "" },
            state: match i.cmp(&now) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal => StepState::Now,
                std::cmp::Ordering::Greater => StepState::Ahead,
            },
            reachable: i <= now,
        })
        .collect();
    let rail = Rail { steps: &steps, foot: "Nothing leaves this computer until you press Send." };
    Shell { page: names[now], rail, footer }.show(ui, page);
}

/// What this is read on.
#[track_caller]
fn ground<S>(window: &Harness<'_, S>, wanted: &str) -> Color32 {
    let found = texts(window).into_iter().find(|text| text.text == wanted);
    found.unwrap_or_else(|| panic!("{wanted:?} is not to be read")).ground
}

const BUTTONS: [&str; 7] =
    ["Send 12,390 events", "Choose another", "Not right? Change", "Add", "Confirm", "Comma", "No, thanks"];

const TAGS: [(Tone, &str); 6] = [
    (Tone::Plain, "date and time"),
    (Tone::Good, "Looks right"),
    (Tone::Warn, "Will be lost"),
    (Tone::Bad, "Must fix"),
    (Tone::Note, "Worth a look"),
    (Tone::Accent, "Signed Up"),
];

#[test]
fn buttons_tags_cards_and_callouts_are_read_and_told_apart_in_both_themes() {
    for (theme, name) in THEMES {
        let mut window = window(theme, [640.0, 560.0], |ui| {
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
                    for (tone, word) in TAGS {
                        ui.add(Tag::new(tone, word));
                    }
                });
                Card::new().show(ui, |ui| ui.label("A card"));
                Card::new().chosen(true).show(ui, |ui| ui.label("The chosen card"));
                Card::new().dashed().show(ui, |ui| ui.label("An offered card"));
                Callout::new(Tone::Bad, "The server refused this user name or password.")
                    .text("Look for a space at its end, or ask who gave it to you.")
                    .detail("Access denied for user 'reader'@'10.0.0.7' (using password: YES)")
                    .deed("Try again")
                    .show(ui);
                Callout::new(Tone::Warn, "This file changed since it was opened.").show(ui);
            });
        });
        window.run();
        look(&mut window, &format!("basics-{name}"));
        reads(&window, name, &BUTTONS);
        reads(&window, name, &TAGS.map(|(_, word)| word));
        reads(&window, name, &["A card", "The chosen card", "An offered card", "Try again"]);
        reads(&window, name, &["The server refused this user name or password.", "Look for a space at its end"]);
        reads(&window, name, &["Access denied for user 'reader'@'10.0.0.7'", "This file changed since it was opened."]);
        for button in BUTTONS.iter().chain(&["Try again"]) {
            window.get_by_role_and_label(Role::Button, button);
        }

        // The one that does it, and each tone, is told from the others by what it stands on.
        assert_ne!(ground(&window, "Send 12,390 events"), ground(&window, "Choose another"), "{name}");
        let grounds = TAGS.map(|(_, word)| ground(&window, word));
        for (at, one) in grounds.iter().enumerate() {
            assert!(!grounds[..at].contains(one), "{name}: {:?} looks like another tag", TAGS[at].1);
        }
        let outline = |wanted: &str| {
            let text = texts(&window).into_iter().find(|text| text.text == wanted).expect("it was read");
            let around = outlines(&window).into_iter().filter(|(rect, _)| rect.contains_rect(text.seen));
            around.map(|(_, color)| color).next_back()
        };
        assert!(outline("A card").is_some(), "{name}: the card has no outline");
        assert_ne!(outline("A card"), outline("The chosen card"), "{name}: the chosen card looks like any");
    }
}

#[test]
fn a_page_of_numbers_findings_and_bars_is_read_in_every_size() {
    let counts: Vec<(u64, String)> = {
        let mut seed = 7_u64;
        (0..130_u64)
            .map(|i| {
                seed = seed * 16_807 % 2_147_483_647;
                let wave = 18.0 * (i as f64 / 5.0).sin();
                ((14.0 + i as f64 * 0.42 + wave) as u64 + seed % 19, format!("Month {}", i + 1))
            })
            .collect()
    };
    for (theme, name) in THEMES {
        for size in [[1280.0, 800.0], [1000.0, 700.0], [560.0, 700.0]] {
            let mut window = window(theme, size, |ui| {
                let footer = Footer {
                    back: Some("Back"),
                    other: Some("Save the rows that are left out…"),
                    deed: Some("Continue"),
                    ..Footer::default()
                };
                on_page(ui, 2, footer, |ui, room| {
                    ui.spacing_mut().item_spacing.y = 16.0;
                    let about = "From 3 January 2016 to 9 October 2026. All 12,418 rows were checked.";
                    head(ui, "4,210 people, 12,390 events of 2 kinds", about, |_| {});
                    let stat = |number, label, link| Stat { number, label, link };
                    stats::flow(
                        ui,
                        &[
                            stat("12,418", "rows read", None),
                            stat("12,395", "events made", Some("23 rows made no event")),
                            stat("12,390", "will be sent", Some("5 can't be sent")),
                            stat("12,377", "expected to be kept", Some("13 will be lost")),
                        ],
                    );
                    let found = [
                        (
                            Tone::Bad,
                            "Must fix",
                            "5 rows have no person",
                            "row 2,114 and 4 more have a blank login",
                            "Leave them out",
                        ),
                        (
                            Tone::Warn,
                            "Will be lost",
                            "13 events share their second",
                            "Kissmetrics keeps one of nina@example.com's two",
                            "Space them out",
                        ),
                        (
                            Tone::Note,
                            "Worth a look",
                            "62% of sign-ups are at night",
                            "In America/New_York they would be by day",
                            "Compare",
                        ),
                    ]
                    .map(|(tone, grade, title, note, deed)| Finding {
                        tone,
                        grade,
                        title,
                        note,
                        deed: Some(deed),
                        other: None,
                        more: &[],
                        fixed: false,
                    });
                    let shares = [Share::Points(520.0), Share::Parts(1.0)];
                    let shares = if room.narrow { [Share::Parts(1.0); 2] } else { shares };
                    Cards::new("findings and bars", &shares).padding(0.0).stacked(room.narrow).show(
                        ui,
                        |ui, card, stretch| {
                            if card == 0 {
                                findings(ui, &found);
                            } else {
                                egui::Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
                                    let palette = Palette::of(ui);
                                    ui.label(Runs::new().plain(palette, text::STRONG, "Events per month"));
                                    let height = stretch.fill(ui, 120.0, 16.0);
                                    let shown: Vec<Bar<'_>> = counts
                                        .iter()
                                        .enumerate()
                                        .map(|(i, (count, label))| Bar {
                                            count: *count,
                                            marked: i == 61,
                                            label,
                                            tick: label,
                                        })
                                        .collect();
                                    bars(ui, "Events per month, 2016 to 2026", &shown, height);
                                });
                            }
                        },
                    );
                });
            });
            window.run();
            let what = format!("numbers-{}-{name}", size[0]);
            look(&mut window, &what);
            reads(&window, &what, &["4,210 people, 12,390 events of 2 kinds", "All 12,418 rows were checked."]);
            reads(&window, &what, &["Back", "Save the rows that are left out…", "Continue"]);
            let numbers = [
                "12,418 rows read",
                "12,395 events made",
                "12,390 will be sent",
                "12,377 expected to be kept",
                "5 rows have no person",
                "13 events share their second",
                "62% of sign-ups are at night",
                "Events per month, 2016 to 2026",
            ];
            for number in numbers {
                assert!(window.query_by_label(number).is_some(), "{what}: nobody hears {number:?}");
            }
            for deed in ["Leave them out", "Space them out", "Compare", "23 rows made no event", "5 can't be sent"] {
                assert!(window.query_by_label_contains(deed).is_some(), "{what}: nobody can choose {deed:?}");
            }
            assert!(window.query_by_label("Month 62").is_some(), "{what}: the bars are not told of");
            // Where there is room for both, one stands beside the other, and nothing is below what is seen.
            if size[0] == 1280.0 {
                reads(
                    &window,
                    &what,
                    &["rows read", "23 rows made no event", "Must fix", "5 rows have no person", "Compare"],
                );
                reads(&window, &what, &["12,377", "expected to be kept", "Events per month"]);
            }
        }
    }
}

#[test]
fn a_page_of_what_will_happen_and_how_far_it_is_is_read_and_heard() {
    for (theme, name) in THEMES {
        let mut window = window(theme, [1280.0, 900.0], |ui| {
            let footer = Footer {
                back: Some("Back"),
                note: "First 5 events, then you check in Kissmetrics, then the rest.",
                deed: Some("Send 12,390 events"),
                ..Footer::default()
            };
            on_page(ui, 3, footer, |ui, _| {
                let palette = Palette::of(ui);
                let plain = |text: &str| Runs::new().plain(palette, text::BODY, text);
                head(ui, "Where should it go?", "What is sent to Kissmetrics can't be undone.", |ui| {
                    let _ = ui.add(Button::normal("Undo").small());
                });
                Card::new().padding(24).show(ui, |ui| {
                    ui.label(Runs::new().plain(palette, text::STRONG, "What will happen"));
                    let events = Runs::new().plain(palette, text::STRONG, "12,390").plain(
                        palette,
                        text::BODY,
                        "   8,541 Signed Up, 3,849 Canceled",
                    );
                    let names = plain("Canceled").weak(palette, text::BODY, " (not sent from this computer before)");
                    pairs(
                        ui,
                        &[
                            Pair { key: "Events", value: events, link: None },
                            Pair { key: "Dates", value: plain("3 January 2016 to 9 October 2026"), link: None },
                            Pair { key: "New names in Shop EU", value: names, link: None },
                            Pair { key: "Left out", value: plain("28 rows"), link: Some("see them") },
                        ],
                    );
                });
                Card::new().padding(24).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 16.0;
                    let told = Runs::new().plain(palette, text::STRONG, "3,120 of 12,390").plain(
                        palette,
                        text::BODY,
                        " sent, about 9 minutes left",
                    );
                    ui.label(told);
                    ui.add(Progress::new(0.252, "3,120 of 12,390 sent"));
                    let stat = |number, label| Stat { number, label, link: None };
                    stats::row(
                        ui,
                        &[
                            stat("3,120", "sent"),
                            stat("9,206", "pending"),
                            stat("64", "under way"),
                            stat("0", "no reply"),
                            stat("28", "left out"),
                        ],
                    );
                });
                Cards::new("rate", &[Share::Parts(1.0), Share::Points(400.0)]).at_least(260.0).show(
                    ui,
                    |ui, card, stretch| {
                        if card == 0 {
                            ui.label(Runs::new().plain(palette, text::STRONG, "Events a second"));
                            let height = stretch.fill(ui, 80.0, 0.0);
                            let rate =
                                [6.0, 9.0, 14.0, 15.0, 16.0, 16.0, 11.0, 6.0, 5.0, 12.0, 17.0, 17.5, 17.0, 16.8, 17.0];
                            line(ui, "Events a second, now 17", &rate, height);
                        } else {
                            ui.label(Runs::new().plain(palette, text::STRONG, "Just now"));
                            stretch.push_down(ui, 22.0);
                            ui.add(Tag::new(Tone::Good, "No problems so far"));
                        }
                    },
                );
            });
        });
        window.run();
        look(&mut window, &format!("sending-{name}"));
        reads(&window, name, &["Where should it go?", "What is sent to Kissmetrics can't be undone.", "Undo"]);
        reads(
            &window,
            name,
            &["What will happen", "8,541 Signed Up, 3,849 Canceled", "3 January 2016 to 9 October 2026"],
        );
        reads(&window, name, &["(not sent from this computer before)", "28 rows", "see them"]);
        reads(&window, name, &["3,120 of 12,390 sent, about 9 minutes left", "9,206", "no reply"]);
        reads(&window, name, &["Events a second", "Just now", "No problems so far", "Send 12,390 events"]);
        reads(&window, name, &["First 5 events, then you check in Kissmetrics, then the rest."]);
        window.get_by_role_and_label(Role::Image, "Events a second, now 17");
        for number in ["3,120 sent", "64 under way", "0 no reply", "28 left out"] {
            window.get_by_label(number);
        }

        // A quarter is done, for eyes and ears alike.
        let bar = window.get_by_role_and_label(Role::ProgressIndicator, "3,120 of 12,390 sent");
        let heard = bar.accesskit_node().numeric_value().expect("a bar says how far it is");
        assert!((heard - 0.252).abs() < 0.001, "{heard}");
        let accent = Palette::of_theme(theme).accent;
        let within = fills(&window).into_iter().filter(|(rect, _)| bar.rect().expand(1.0).contains_rect(*rect));
        let done = within.filter(|(_, color)| *color == accent).map(|(rect, _)| rect.width() / bar.rect().width());
        let done: Vec<f32> = done.collect();
        assert!(matches!(done[..], [done] if (done - 0.252).abs() < 0.005), "{name}: {done:?}");
    }
}
