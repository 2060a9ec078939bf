//! What a keyboard reaches and a screen reader hears in the widgets that every page is made of.

use backfill::gui::theme::Palette;
use backfill::gui::widgets::table::ROW;
use backfill::gui::widgets::{
    Answer, Bar, Button, Cell, Choice, Dialog, Field, Head, Table, bars, keyboard, menu, options, segments, tick,
};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme, Ui};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, Node};

use crate::harness::{THEMES, window, window_with};
use crate::painted::{outlines, words};
use crate::theme::contrast;

fn name(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

fn role(node: &Node<'_>) -> Role {
    node.accesskit_node().role()
}

fn all<'h, S>(window: &'h Harness<'_, S>) -> impl Iterator<Item = Node<'h>> {
    window.root().children_recursive()
}

/// What has the keyboard: its kind and its name.
fn focused<S>(window: &Harness<'_, S>) -> Option<(Role, String)> {
    all(window).find(|node| node.is_focused()).map(|node| (role(&node), name(&node)))
}

fn press<S>(window: &mut Harness<'_, S>, key: Key) {
    window.key_press(key);
    window.run();
}

const ROWS: usize = 500;

/// A button, a table of two columns that is higher than the room it has, and another button.
fn between_buttons(ui: &mut Ui) {
    let _ = ui.add(Button::normal("Before"));
    let heads = [Head::new("Number"), Head::new("Square")];
    let cell = |row: usize, column: usize| Cell::Text((row.pow(1 + column as u32)).to_string().into());
    Table::new("squares", "Squares", &heads, ROWS).pressable().show(ui, 10.0 * ROW, cell, |_| {});
    let _ = ui.add(Button::normal("After"));
}

#[test]
fn a_table_is_one_stop_of_the_tab_key_and_everything_that_is_one_has_a_name() {
    let mut window = window(Theme::Light, [600.0, 600.0], between_buttons);
    window.run();
    let stops: Vec<_> = (0..3)
        .map(|_| {
            press(&mut window, Key::Tab);
            focused(&window).expect("something has the keyboard")
        })
        .collect();
    assert_eq!(stops[0], (Role::Button, "Before".to_owned()));
    assert_eq!(stops[1], (Role::Row, "0, 0".to_owned()));
    assert_eq!(stops[2], (Role::Button, "After".to_owned()));
}

#[test]
fn every_row_of_a_table_is_reached_by_keyboard() {
    let mut window = window(Theme::Light, [600.0, 600.0], between_buttons);
    window.run();
    press(&mut window, Key::Tab);
    press(&mut window, Key::Tab);
    // Row, then square: 30 is the 31st of the rows, which begin at 0.
    for (key, times, row) in [
        (Key::ArrowDown, 30, 30_usize),
        (Key::ArrowUp, 1, 29),
        (Key::End, 1, ROWS - 1),
        (Key::ArrowDown, 1, ROWS - 1),
        (Key::Home, 1, 0),
        (Key::ArrowUp, 1, 0),
    ] {
        for _ in 0..times {
            press(&mut window, key);
        }
        assert_eq!(focused(&window), Some((Role::Row, format!("{row}, {}", row * row))), "after {key:?}");
        let table = all(&window).find(|node| role(node) == Role::Table).expect("there is a table").rect();
        let at = all(&window).find(|node| node.is_focused()).map(|node| node.rect()).expect("it has the keyboard");
        assert!(table.expand(1.0).contains_rect(at), "row {row} is at {at:?}, and the table at {table:?}");
        assert!(at.height() > ROW - 2.0, "row {row} is cut: {at:?}");
    }
    press(&mut window, Key::PageDown);
    let (_, told) = focused(&window).expect("a row has the keyboard");
    let row: usize = told.split(',').next().and_then(|row| row.parse().ok()).expect("a row begins with its number");
    // Nine rows are seen at once.
    assert!((7..=9).contains(&row), "Page Down led to row {row}");
}

#[test]
fn rows_have_cells_and_columns_have_titles_for_a_screen_reader() {
    let mut window = window(Theme::Light, [600.0, 600.0], between_buttons);
    window.run();
    let row = all(&window).find(|node| name(node) == "3, 9").expect("the row of three is there");
    let cells: Vec<_> = row.children_recursive().filter(|node| role(node) == Role::Cell).map(|n| name(&n)).collect();
    assert_eq!(cells, ["3", "9"]);
    let table = all(&window).find(|node| role(node) == Role::Table).expect("there is a table");
    let titles = table.children_recursive().filter(|node| role(node) == Role::ColumnHeader);
    assert_eq!(titles.map(|node| name(&node)).collect::<Vec<_>>(), ["Number", "Square"]);
    assert!(table.children_recursive().any(|node| name(&node) == "3, 9"), "rows belong to their table");
}

#[test]
fn a_row_that_is_scrolled_off_has_no_negative_height() {
    let draw = |ui: &mut Ui| {
        eframe::egui::ScrollArea::vertical().show(ui, |ui| {
            ui.add_space(150.0);
            between_buttons(ui);
            ui.add_space(900.0);
        });
    };
    let mut window = window(Theme::Light, [600.0, 400.0], draw);
    window.run();
    for down in [0.0, -60.0, -140.0, -200.0] {
        window.hover_at(eframe::egui::pos2(300.0, 20.0));
        window.event(eframe::egui::Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: eframe::egui::vec2(0.0, down),
            phase: eframe::egui::TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Unknown,
            modifiers: eframe::egui::Modifiers::NONE,
        });
        window.run_steps(40);
        for node in all(&window) {
            let Some(bounds) = node.accesskit_node().raw_bounds() else { continue };
            let (width, height) = (bounds.x1 - bounds.x0, bounds.y1 - bounds.y0);
            assert!(width >= 0.0 && height >= 0.0, "{:?} {:?} is {width} x {height}", role(&node), name(&node));
        }
    }
}

#[derive(Default)]
struct Asking {
    open: bool,
    with_field: bool,
    typed: String,
    /// What is said below the question, where it isn't the usual.
    says: Option<&'static str>,
    answered: Option<Answer>,
}

fn ask(ui: &mut Ui, asking: &mut Asking) {
    keyboard::follow(ui.ctx());
    let _ = ui.add(Button::normal("First"));
    if ui.add(Button::normal("Forget…")).clicked() {
        asking.open = true;
    }
    if !asking.open {
        return;
    }
    let text = asking.says.unwrap_or("It can't be undone.");
    let dialog = Dialog::new("Forget it?", "Keep it", "Forget it").text(text).lines(3);
    let answer = dialog.show(ui.ctx(), |ui| {
        if asking.with_field {
            ui.add(Field::new("Why", &mut asking.typed));
        }
    });
    if answer.is_some() {
        asking.answered = answer;
        asking.open = false;
    }
}

fn asking(with_field: bool) -> Harness<'static, Asking> {
    let state = Asking { with_field, ..Asking::default() };
    let mut window = window_with(Theme::Light, [700.0, 500.0], state, ask);
    window.run();
    press(&mut window, Key::Tab);
    press(&mut window, Key::Tab);
    press(&mut window, Key::Enter);
    window.run_steps(4);
    assert!(window.state().open);
    window
}

#[test]
fn a_dialog_is_one_named_modal_node_with_its_answers_in_it() {
    let window = asking(false);
    let dialogs: Vec<_> = all(&window).filter(|node| role(node) == Role::Dialog).collect();
    assert_eq!(dialogs.iter().map(name).collect::<Vec<_>>(), ["Forget it?"]);
    assert!(dialogs[0].accesskit_node().is_modal());
    for answer in ["Keep it", "Forget it"] {
        assert!(dialogs[0].children_recursive().any(|node| name(&node) == answer), "{answer} is not in the dialog");
    }
}

#[test]
fn what_a_dialog_says_later_moves_none_of_its_answers() {
    let mut window = asking(false);
    let place = |window: &Harness<'static, Asking>| {
        let answer = all(window).find(|node| role(node) == Role::Button && name(node) == "Forget it");
        answer.expect("it can be answered").rect()
    };
    let before = place(&window);
    let long = "1,234,567 events move to another day, 1,234 more events are sent, 12 fewer events share a second with another.";
    for says in [long, "Nothing moves."] {
        window.state_mut().says = Some(says);
        for _ in 0..6 {
            window.step();
            assert_eq!(place(&window), before, "{says}");
        }
    }
}

#[test]
fn the_keyboard_begins_in_a_dialog_where_it_answers_nothing_and_goes_back_when_it_closes() {
    for (key, answer) in [(Key::Escape, Answer::Safe), (Key::Enter, Answer::Deed)] {
        let mut window = asking(false);
        assert_eq!(focused(&window), Some((Role::Heading, "Forget it?".to_owned())));
        press(&mut window, Key::Enter);
        assert!(window.state().open, "Enter answers nothing before anything was chosen");
        if key == Key::Enter {
            press(&mut window, Key::Tab);
            press(&mut window, Key::Tab);
            assert_eq!(focused(&window), Some((Role::Button, "Forget it".to_owned())));
        }
        press(&mut window, key);
        window.run_steps(4);
        assert_eq!(window.state().answered, Some(answer));
        assert_eq!(focused(&window), Some((Role::Button, "Forget…".to_owned())), "after {key:?}");
    }
}

#[test]
fn a_dialog_that_is_opened_with_the_pointer_gives_the_keyboard_back_too() {
    let state = Asking::default();
    let mut window = window_with(Theme::Light, [700.0, 500.0], state, ask);
    window.run();
    let at = all(&window).find(|node| name(node) == "Forget…").expect("it is there").rect().center();
    window.hover_at(at);
    window.drag_at(at);
    window.drop_at(at);
    window.run_steps(4);
    press(&mut window, Key::Escape);
    window.run_steps(4);
    assert_eq!(focused(&window), Some((Role::Button, "Forget…".to_owned())));
}

#[test]
fn the_keyboard_begins_in_what_a_dialog_asks_to_fill_in() {
    let window = asking(true);
    let (role, _) = focused(&window).expect("something has the keyboard");
    assert_eq!(role, Role::TextInput);
}

#[test]
fn radio_buttons_are_in_their_group() {
    let mut window = window(Theme::Light, [700.0, 500.0], |ui| {
        segments(ui, "Pace", &["Gentle", "Fast"], 0);
        let option = |title| backfill::gui::widgets::Choosable { title, tag: None, note: "Some words." };
        options(ui, "Where to", &[option("Practice"), option("Files")], Some(0));
    });
    window.run();
    for (group, within) in [("Pace", ["Gentle", "Fast"]), ("Where to", ["Practice", "Files"])] {
        let found = all(&window).find(|node| role(node) == Role::RadioGroup && name(node) == group);
        let buttons = found.unwrap_or_else(|| panic!("there is no group {group}"));
        let buttons = buttons.children_recursive().filter(|node| role(node) == Role::RadioButton);
        assert_eq!(buttons.map(|node| name(&node)).collect::<Vec<_>>(), within);
    }
}

#[test]
fn a_menu_that_is_left_with_escape_gives_the_keyboard_back() {
    let mut window = window(Theme::Light, [500.0, 500.0], |ui| {
        let item = |at: usize| menu::Item { text: ["One", "Two"][at], note: "", chosen: at == 0 };
        Choice::bare("Number", "One").show(ui, 2, item);
    });
    window.run();
    press(&mut window, Key::Tab);
    press(&mut window, Key::Enter);
    window.run_steps(4);
    assert!(all(&window).any(|node| name(&node) == "Two"));
    press(&mut window, Key::Escape);
    window.run_steps(4);
    assert_eq!(focused(&window), Some((Role::ComboBox, "Number".to_owned())));
}

fn chart(ui: &mut Ui) {
    let labels = ["January 2016: 40 events", "February 2016: 0 events", "March 2016: 1,234 events"];
    let ticks = ["Jan 2016", "Feb 2016", "Mar 2016"];
    let counts = [40, 0, 1_234];
    let all: Vec<Bar<'_>> =
        (0..3).map(|i| Bar { count: counts[i], marked: false, label: labels[i], tick: ticks[i] }).collect();
    bars(ui, "Events per month", &all, 200.0);
}

#[test]
fn a_chart_has_axes() {
    let mut window = window(Theme::Light, [500.0, 260.0], chart);
    window.run();
    let said: Vec<String> = words(&window).into_iter().map(|words| words.text).collect();
    for wanted in ["0", "1,000", "Jan 2016"] {
        assert!(said.iter().any(|said| said == wanted), "{wanted:?} is not in {said:?}");
    }
}

#[test]
fn a_low_chart_still_says_how_much_its_highest_bar_stands_for() {
    let mut window = window(Theme::Light, [300.0, 84.0], |ui| {
        let bar = |count| Bar { count, marked: false, label: "March: 17 events", tick: "Mar" };
        bars(ui, "Events per month", &[bar(17), bar(3)], 66.0);
    });
    window.run();
    let said: Vec<String> = words(&window).into_iter().map(|words| words.text).collect();
    assert!(said.iter().any(|said| said.parse().is_ok_and(|said: u64| said > 0)), "{said:?}");
}

#[test]
fn a_chart_is_read_bar_by_bar_with_the_keyboard() {
    let mut window = window(Theme::Light, [500.0, 260.0], chart);
    window.run();
    press(&mut window, Key::Tab);
    for (key, label) in [
        (None, "January 2016: 40 events"),
        (Some(Key::ArrowRight), "February 2016: 0 events"),
        (Some(Key::End), "March 2016: 1,234 events"),
        (Some(Key::ArrowRight), "March 2016: 1,234 events"),
        (Some(Key::Home), "January 2016: 40 events"),
    ] {
        if let Some(key) = key {
            press(&mut window, key);
        }
        assert_eq!(focused(&window).map(|(_, name)| name).as_deref(), Some(label));
        assert!(words(&window).iter().any(|words| words.text == label), "what is read out is seen too");
    }
}

/// WCAG 2.2, 1.4.11: what is needed to see where an input is stands out by 3:1 from what is around it.
#[test]
fn the_borders_of_inputs_stand_out() {
    for (theme, theme_name) in THEMES {
        let mut window = window(theme, [700.0, 600.0], |ui| {
            let mut typed = String::new();
            ui.add(Field::new("Name", &mut typed));
            tick(ui, &mut false, "Keep it");
            Choice::bare("Number", "One").show(ui, 1, |_| menu::Item { text: "One", note: "", chosen: true });
            let option = |title| backfill::gui::widgets::Choosable { title, tag: None, note: "Some words." };
            options(ui, "Where to", &[option("Practice"), option("Files")], Some(0));
        });
        window.run();
        let palette = Palette::of_theme(theme);
        let inputs = [Role::TextInput, Role::CheckBox, Role::ComboBox, Role::RadioButton];
        let drawn = outlines(&window);
        for node in all(&window).filter(|node| inputs.contains(&role(node))) {
            let best = drawn
                .iter()
                .filter(|(rect, _)| node.rect().expand(3.0).contains_rect(*rect))
                .map(|(_, color)| contrast(*color, palette.bg).min(contrast(*color, palette.surface)))
                .fold(0.0, f64::max);
            assert!(best >= 3.0, "{theme_name}: the border of {:?} has {best:.2}:1", name(&node));
        }
    }
}

#[test]
fn a_press_on_a_label_goes_to_what_it_names_and_the_tab_key_passes_labels_over() {
    let mut window = window_with(Theme::Light, [500.0, 400.0], String::new(), |ui: &mut Ui, typed: &mut String| {
        ui.add(Field::new("Name", typed));
        Choice::new("Number", "One").show(ui, 1, |_| menu::Item { text: "One", note: "", chosen: true });
    });
    window.run();
    for (label, role) in [("Name", Role::TextInput), ("Number", Role::ComboBox)] {
        let at = all(&window)
            .find(|node| self::role(node) == Role::Label && node.accesskit_node().value().as_deref() == Some(label));
        let at = at.unwrap_or_else(|| panic!("there is no label {label}")).rect().center();
        window.hover_at(at);
        window.drag_at(at);
        window.drop_at(at);
        window.run_steps(4);
        assert_eq!(focused(&window), Some((role, label.to_owned())));
    }
    press(&mut window, Key::Tab);
    press(&mut window, Key::Tab);
    let stops: Vec<Role> = (0..3)
        .map(|_| {
            press(&mut window, Key::Tab);
            focused(&window).map_or(Role::Unknown, |(role, _)| role)
        })
        .collect();
    assert!(!stops.contains(&Role::Label), "{stops:?}");
}
