//! The whole wizard for those who hear it, or have no pointer.

use backfill::tr;
use std::collections::HashSet;

use eframe::egui::accesskit::{Action, Live, Role};
use eframe::egui::{Key, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use super::frame::walk;
use super::wizard::{PEOPLE, Wizard, name, role};
use crate::painted::words;

/// What can be pressed and has one label, painted on it.
const LABELED: [Role; 4] = [Role::Button, Role::Link, Role::CheckBox, Role::RadioButton];

fn can(node: &Node<'_>, action: Action) -> bool {
    node.accesskit_node().data().supports_action(action)
}

#[test]
fn everything_that_can_be_pressed_or_has_the_keyboard_has_a_name_and_a_kind_that_says_so() {
    walk(&mut Wizard::open(), |wizard, page| {
        // Scroll bars are the toolkit's, and no stop of the Tab key.
        let pressed = |node: &Node<'_>| can(node, Action::Click) && role(node) != Role::ScrollBar;
        for node in wizard.all().filter(|node| pressed(node) || can(node, Action::Focus)) {
            assert!(!name(&node).is_empty(), "on the page of {page:?} a {:?} has no name", role(&node));
            assert_ne!(role(&node), Role::Group, "on the page of {page:?} {:?} can be pressed", name(&node));
        }
        for node in wizard.all().filter(|node| role(node) == Role::RadioButton) {
            let mut above = node.accesskit_node().parent();
            while let Some(parent) = above.filter(|parent| parent.role() != Role::RadioGroup) {
                above = parent.parent();
            }
            assert!(above.is_some(), "on the page of {page:?} {:?} is in no group", name(&node));
        }
    });
}

/// WCAG 2.2, 2.5.3: who speaks what is read presses what is meant.
#[test]
fn what_is_read_on_a_button_is_part_of_its_name() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.press(tr!("match-replace-open"));
    look_at_names(&wizard);
    walk(&mut Wizard::open(), |wizard, _| look_at_names(wizard));
}

fn look_at_names(wizard: &Wizard) {
    let painted = words(&wizard.window);
    for node in wizard.all().filter(|node| LABELED.contains(&role(node))) {
        let within: Vec<&str> = painted
            .iter()
            .filter(|words| node.rect().contains_rect(words.seen))
            .map(|words| (words, words.text.trim_end_matches('…')))
            // A button that was scrolled away has a place still, where something else may be read.
            .filter(|(words, label)| !is_of_another(wizard, &node, words.seen, label))
            .map(|(_, label)| label)
            .collect();
        // A card says more than its label.
        if let [label] = within.as_slice() {
            let name = name(&node);
            assert!(name.contains(label), "{label:?} is read on what is called {name:?}");
        }
    }
}

/// Whether what is read here is the name, or a part of it, of something that the node neither holds nor stands in.
fn is_of_another(wizard: &Wizard, node: &Node<'_>, at: Rect, label: &str) -> bool {
    wizard.all().any(|other| {
        name(&other).contains(label)
            && other.accesskit_node().bounding_box().is_some()
            && other.rect().contains_rect(at)
            && !stands_in(&other, node)
            && !stands_in(node, &other)
    })
}

fn stands_in(inner: &Node<'_>, outer: &Node<'_>) -> bool {
    let outer = outer.accesskit_node().id();
    let mut above = Some(inner.accesskit_node());
    while let Some(node) = above.filter(|node| node.id() != outer) {
        above = node.parent();
    }
    above.is_some()
}

#[test]
fn a_new_page_gives_the_keyboard_to_its_heading() {
    let mut headings = HashSet::new();
    walk(&mut Wizard::open(), |wizard, _| {
        let focused = wizard.all().find(|node| node.is_focused() && role(node) == Role::Heading);
        headings.extend(focused.map(|node| name(&node)));
    });
    for heading in ["What do you want to import?", "people.csv", "Where should it go?"] {
        assert!(headings.contains(heading), "{heading:?} is not in {headings:?}");
    }
    let mut wizard = Wizard::with("people.csv", PEOPLE);
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
    wizard.settle();
    let focused = wizard.all().find(|node| node.is_focused()).expect("something has the keyboard");
    assert_eq!((role(&focused), name(&focused).as_str()), (Role::Heading, "Match your columns"));
    // What Tab comes to is what follows the heading.
    let heading = focused.rect();
    wizard.key(Key::Tab);
    let next = wizard.all().find(|node| node.is_focused()).expect("something has the keyboard").rect();
    assert!(next.bottom() >= heading.top(), "Tab went back to {next:?} from {heading:?}");
}

fn announced(wizard: &Wizard) -> Vec<String> {
    let live = |node: &Node<'_>| role(node) == Role::Status && node.accesskit_node().live() == Live::Polite;
    wizard.all().filter(live).map(|node| name(&node)).collect()
}

#[test]
fn a_match_that_was_made_is_announced_however_it_was_made() {
    let table = "login,backup,created_at\nada@example.com,ada@example.org,2016-01-03 09:12:00\n";
    let mut wizard = Wizard::matching("two.csv", table);
    wizard.choose(&tr!("match-column-for", field = tr!("who")), "backup");
    assert!(announced(&wizard).contains(&"Who is now backup.".to_owned()), "{:?}", announced(&wizard));
    wizard.press("login");
    let picked = "login is picked. Press the field that should take it.".to_owned();
    assert!(announced(&wizard).contains(&picked), "{:?}", announced(&wizard));
    wizard.press_field(tr!("who"));
    wizard.press(&tr!("match-replace-with", column = "login"));
    assert!(announced(&wizard).contains(&"Who is now login.".to_owned()), "{:?}", announced(&wizard));
    wizard.drag("backup", tr!("who"));
    wizard.press(&tr!("match-replace-with", column = "backup"));
    assert!(announced(&wizard).contains(&"Who is now backup.".to_owned()), "{:?}", announced(&wizard));
    wizard.press(tr!("undo"));
    assert!(announced(&wizard).contains(&"Who is now login.".to_owned()), "{:?}", announced(&wizard));
}

#[test]
fn what_is_gone_when_it_was_pressed_hands_the_keyboard_to_what_stands_next() {
    let focused = |wizard: &Wizard| wizard.all().find(Node::is_focused).map(|node| name(&node));
    let mut wizard = Wizard::matching("two.csv", "login,backup,created_at\na@example.com,b@example.com,2016-01-03\n");
    wizard.tab_to(&tr!("match-confirm-field", field = tr!("who")));
    wizard.key(Key::Enter);
    assert!(!wizard.offers(&tr!("match-confirm-field", field = tr!("who"))));
    let heir = focused(&wizard).expect("something has the keyboard");
    wizard.key(Key::Tab);
    let behind = focused(&wizard).expect("something has the keyboard");
    let top = |wizard: &Wizard, wanted: &str| {
        wizard.all().find(|node| name(node) == wanted).map(|node| node.rect().top()).expect("it is on the page")
    };
    // Neither the rail nor the page's heading, where the toolkit would begin anew.
    let who = top(&wizard, "Who");
    assert!(top(&wizard, &heir) >= who && top(&wizard, &behind) >= top(&wizard, &heir), "{heir:?}, then {behind:?}");

    // A guess becomes a person's own word as the keyboard leaves its field, towards the button that would confirm it.
    let mut wizard = Wizard::matching("stock.csv", "login,created_at\na@example.com,2016-01-03 10:00:00\n");
    wizard.fill(tr!("match-event-name"), "Joined");
    let heir = focused(&wizard).expect("something has the keyboard");
    assert!(top(&wizard, &heir) >= top(&wizard, "What"), "{heir:?}");
}

#[test]
fn a_dialog_whose_opener_is_gone_gives_the_keyboard_to_what_stands_where_it_was() {
    let mut wizard = Wizard::open();
    wizard.folder.write("kunden.csv", "Nr,E-Mail\n1,ada@example.com\n2,sam@example.com\n");
    wizard.drop_file("orders.csv", "Kunde,created_at\n1,2016-01-03 10:00:00\n2,2016-01-04 10:00:00\n");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.tab_to(&tr!("match-look-up-link-named", column = "Kunde"));
    wizard.key(Key::Enter);
    wizard.until("it to be looked through", |wizard| {
        wizard.describes("kunden.csv", "Most found. E-Mail found for 2 of 2")
    });
    wizard.press("kunden.csv");
    wizard.see(tr!("match-look-up-take"));
    wizard.press(tr!("match-look-up-do"));
    wizard.see("\"E-Mail\" is taken from kunden");
    wizard.settle();
    let (there, who) =
        (wizard.all().find(Node::is_focused).expect("something has the keyboard"), "Use Kunde without looking it up");
    assert_ne!(role(&there), Role::Heading, "{:?}", name(&there));
    let gone_to = wizard.all().find(|node| name(node) == who).expect("there is a way back").rect().top();
    assert!((there.rect().top() - gone_to).abs() < 120.0, "{:?}", name(&there));
}
