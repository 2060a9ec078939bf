//! The Choose page before anything is opened.

use std::sync::Arc;

use backfill::gui::pages::choose::{self, ChooseAction, ChooseView, Recent};
use backfill::gui::widgets::{Footer, Rail, Shell, Step, StepState, Tone};
use eframe::egui::accesskit::Role;
use eframe::egui::{HoveredFile, Key, Theme, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::harness::{THEMES, look, picture, window_with};
use crate::sound::reads;

#[derive(Default)]
struct Page {
    path: Option<String>,
    asked: Option<ChooseAction>,
}

const RECENT: [Recent<'_>; 3] = [
    Recent { name: "orders-2023.csv", note: "12,390 events to Shop EU, 4 March", tag: None },
    Recent { name: "users", note: "crm on db.example.com, 380 rows are new", tag: None },
    Recent { name: "visits.csv", note: "at 41,200 of 120,000", tag: Some((Tone::Warn, "Interrupted")) },
];

fn draw(ui: &mut Ui, page: &mut Page) {
    let names = ["Choose", "Match", "Preview", "Send", "Result"];
    let steps = std::array::from_fn::<_, 5, _>(|index| Step {
        name: names[index],
        note: "",
        state: if index == 0 { StepState::Now } else { StepState::Ahead },
        reachable: index == 0,
    });
    let rail = Rail { steps: &steps, foot: "Nothing leaves this computer until you press Send." };
    let footer = Footer { aside: "Backfill reads your file where it is. It never changes it.", ..Footer::default() };
    let view = ChooseView { recent: &RECENT, opening: None, ..ChooseView::default() };
    let shell = Shell { page: "Choose", rail, footer };
    let (_, asked) = shell.show(ui, |ui, room| choose::show(ui, room, &view, &mut page.path));
    page.asked = asked.or(page.asked.take());
}

fn page(theme: Theme, size: [f32; 2]) -> Harness<'static, Page> {
    window_with(theme, size, Page::default(), draw)
}

#[test]
fn the_first_page_looks_as_designed_in_the_light() {
    picture(&mut page(Theme::Light, [1000.0, 700.0]), "choose-light");
}

#[test]
fn the_first_page_looks_as_designed_in_the_dark() {
    picture(&mut page(Theme::Dark, [1000.0, 700.0]), "choose-dark");
}

#[test]
fn the_first_page_fits_large_and_small_windows() {
    for (theme, name) in THEMES {
        for (size, called) in [([1280.0, 800.0], "1280"), ([1600.0, 1000.0], "1600"), ([500.0, 350.0], "200-percent")] {
            let (mut window, what) = (page(theme, size), format!("choose-{called}-{name}"));
            look(&mut window, &what);
            reads(&window, &what, &["What do you want to import?"]);
            if size[0] > 1000.0 {
                reads(
                    &window,
                    &what,
                    &[
                        "Choose a file…",
                        "Choose a folder…",
                        "Paste",
                        "Connect…",
                        "Start the sample",
                        "visits.csv",
                        "users",
                    ],
                );
                reads(
                    &window,
                    &what,
                    &["Interrupted", "12,390 events to Shop EU, 4 March", "Nothing leaves this computer"],
                );
            }
        }
    }
}

#[test]
fn every_way_in_can_be_pressed() {
    for (label, role, asked) in [
        ("Choose a file…", Role::Button, ChooseAction::File),
        ("Choose a folder…", Role::Button, ChooseAction::Folder),
        ("Paste", Role::Button, ChooseAction::Paste),
        ("Connect…", Role::Button, ChooseAction::Database),
        ("Start the sample", Role::Button, ChooseAction::Sample),
        ("visits.csv", Role::Button, ChooseAction::Recent(2)),
    ] {
        let mut window = page(Theme::Light, [1280.0, 800.0]);
        window.get_by_role_and_label(role, label).click();
        window.run();
        assert_eq!(window.state().asked.as_ref(), Some(&asked), "{label}");
    }
}

#[test]
fn a_typed_path_is_opened_by_the_return_key() {
    let mut window = page(Theme::Light, [1280.0, 800.0]);
    window.get_by_label("Type a path").click();
    window.run();
    window.get_by_label("Path of a file").type_text("exports/users.csv");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().asked, Some(ChooseAction::Path("exports/users.csv".to_owned())));
}

#[test]
fn a_blank_path_asks_for_nothing() {
    let mut window = page(Theme::Light, [1280.0, 800.0]);
    window.get_by_label("Type a path").click();
    window.run();
    window.get_by_label("Open").click();
    window.run();
    assert_eq!(window.state().asked, None);
}

#[test]
fn a_file_over_the_window_is_named_where_it_will_be_opened() {
    let mut window = page(Theme::Dark, [1280.0, 800.0]);
    let file = HoveredFile { path: Some("exports/orders.csv".into()), ..HoveredFile::default() };
    window.input_mut().hovered_files.push(file);
    window.step();
    look(&mut window, "choose-hovering-dark");
    reads(&window, "hovering", &["Drop to open orders.csv"]);
}

#[test]
fn an_untouched_window_draws_no_more_frames() {
    let mut window = page(Theme::Light, [1280.0, 800.0]);
    window.run();
    window.step();
    let delay = window.output().viewport_output[&eframe::egui::ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, std::time::Duration::MAX);
}

#[test]
fn the_keyboard_reaches_everything_in_the_order_in_which_it_is_read() {
    let mut window = page(Theme::Light, [1280.0, 800.0]);
    let mut reached = Vec::new();
    for _ in 0..9 {
        window.key_press(Key::Tab);
        window.run();
        let focused = window.get_all_by(|node| node.is_focused()).next().and_then(|node| node.accesskit_node().label());
        reached.extend(focused);
    }
    // The title had the keyboard, and what follows it is what Tab comes to.
    let expected = [
        "Choose a file…",
        "Choose a folder…",
        "Paste",
        "Type a path",
        "Connect…",
        "Start the sample",
        "History",
        "orders-2023.csv",
        "users",
    ];
    assert_eq!(reached, expected);
}

#[test]
fn hovered_files_without_a_path_are_welcome_too() {
    let mut window = page(Theme::Light, [1280.0, 800.0]);
    let file: Arc<HoveredFile> = Arc::new(HoveredFile::default());
    window.input_mut().hovered_files.push((*file).clone());
    window.step();
    look(&mut window, "choose-hovering-unnamed-light");
    reads(&window, "hovering", &["Drop to open it"]);
}
