//! Columns and fields: every way of putting one into the other, and all that can be said about them.

use backfill::mapping::{EventName, PropertyRule, Test, Thin, Treatment};
use backfill::plan::SecondSource;
use backfill::session::draft::Settings;
use backfill::tr;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use super::wizard::{PEOPLE, Wizard, name, role, said};
use crate::harness::look_in_both;

/// Two columns could be the person, so that the other one can be chosen.
const TWO_ADDRESSES: &str = "\
login,backup,created_at
ada@example.com,a@example.org,2016-01-03 09:12:00
lee@example.com,l@example.org,2016-01-04 21:35:00
sam@example.com,s@example.org,2016-02-06 07:40:00
";

fn settings(wizard: &Wizard) -> Settings {
    wizard.window.state().draft().settings().clone()
}

/// The column that the first event takes the person from.
fn who(wizard: &Wizard) -> Option<String> {
    settings(wizard).mapping.rules.first()?.person.as_ref().map(|pick| pick.column.clone())
}

fn put_backup_on_who(way: impl FnOnce(&mut Wizard)) -> Settings {
    let mut wizard = Wizard::matching("two.csv", TWO_ADDRESSES);
    assert_eq!(who(&wizard).as_deref(), Some("login"));
    way(&mut wizard);
    assert_eq!(who(&wizard).as_deref(), Some("backup"));
    settings(&wizard)
}

#[test]
fn dragging_clicking_the_keyboard_and_the_menu_give_the_same_plan() {
    let dragged = put_backup_on_who(|wizard| wizard.drag("backup", tr!("who")));
    let clicked = put_backup_on_who(|wizard| {
        wizard.press("backup");
        wizard.press_field(tr!("who"));
    });
    let keyed = put_backup_on_who(|wizard| {
        wizard.tab_to("backup");
        wizard.key(Key::Space);
        wizard.tab_to(tr!("who"));
        wizard.key(Key::Space);
    });
    let chosen = put_backup_on_who(|wizard| wizard.choose(&tr!("match-column-for", field = tr!("who")), "backup"));
    assert_eq!(dragged, clicked);
    assert_eq!(dragged, keyed);
    assert_eq!(dragged, chosen);
}

#[test]
fn a_carried_column_says_what_it_would_do_and_escape_puts_it_back() {
    let mut wizard = Wizard::matching("two.csv", TWO_ADDRESSES);
    let to = wizard.field(tr!("who")).left_center() + eframe::egui::vec2(24.0, 0.0);
    let from = wizard.all().find(|node| name(node) == "backup").map(|node| node.rect().center());
    let from = from.expect("the column has a card");
    wizard.window.hover_at(from);
    wizard.window.drag_at(from);
    wizard.window.hover_at(to);
    wizard.settle();
    assert!(wizard.told(tr!("who")).contains("Drop to use backup instead of login"));
    wizard.key(Key::Escape);
    wizard.window.drop_at(to);
    wizard.settle();
    assert_eq!(who(&wizard).as_deref(), Some("login"));
}

#[test]
fn a_picked_column_is_let_go_by_a_second_press() {
    let mut wizard = Wizard::matching("two.csv", TWO_ADDRESSES);
    wizard.press("backup");
    assert!(wizard.told(tr!("who")).contains("Press to use backup"));
    wizard.press("backup");
    assert!(!wizard.told(tr!("who")).contains("Press to use backup"));
}

#[test]
fn a_confirmed_field_asks_before_its_column_is_replaced() {
    let mut wizard = Wizard::matching("two.csv", TWO_ADDRESSES);
    wizard.press(&tr!("match-confirm-field", field = tr!("who")));
    wizard.drag("backup", tr!("who"));
    wizard.see(&tr!("match-there-already", column = "login"));
    look_in_both(&mut wizard.window, "dialog-match-replaces");
    wizard.press(tr!("match-keep-it"));
    assert_eq!(who(&wizard).as_deref(), Some("login"));
    wizard.drag("backup", tr!("who"));
    wizard.press(&tr!("match-replace-with", column = "backup"));
    wizard.see_gone(&tr!("match-there-already", column = "login"));
    assert_eq!(who(&wizard).as_deref(), Some("backup"));
}

#[test]
fn a_date_and_a_time_in_two_columns_make_one_moment() {
    let table = "login,day,clock\nada@example.com,2016-01-13,09:12:00\nlee@example.com,2016-01-14,21:35:00\n";
    let mut wizard = Wizard::matching("split.csv", table);
    wizard.choose(&tr!("match-column-for", field = tr!("when")), "day");
    if settings(&wizard).mapping.rules[0].time.as_ref().is_some_and(|when| when.time_column.is_some()) {
        wizard.press(tr!("match-time-leave-out"));
    }
    wizard.drag("clock", tr!("when"));
    wizard.press(tr!("match-use-both"));
    wizard.see(&tr!("match-time-from", column = "clock"));
    let when = settings(&wizard).mapping.rules[0].time.clone().expect("When has a column");
    assert_eq!((when.column.as_str(), when.time_column.as_deref()), ("day", Some("clock")));
}

#[test]
fn dates_that_read_two_ways_are_decided_by_the_person() {
    let table = "login,created_at\nada@example.com,01/02/2016 09:12\nlee@example.com,12/11/2016 21:35\n";
    let mut wizard = Wizard::matching("dates.csv", table);
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.fill(tr!("match-event-name"), "Joined");
    wizard.see("01/02/2016 09:12 would be:");
    wizard.press(tr!("continue"));
    wizard.see("Choose which comes first, day or month.");
    let button = wizard.all().map(|node| name(&node)).find(|name| name.contains("1 Feb 2016"));
    wizard.press(&button.expect("one reading is the first of February"));
    wizard.press(tr!("continue"));
    wizard.see("1 February 2016 to 12 November 2016");
}

#[test]
fn the_time_zone_is_asked_once_for_all_events() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.press(tr!("match-add-event"));
    wizard.press(tr!("continue"));
    let questions = |wizard: &Wizard| {
        let asked = |node: &egui_kittest::Node<'_>| name(node) == "Which time zone are these times written in?";
        wizard.all().filter(asked).count()
    };
    assert_eq!(questions(&wizard), 1);
    wizard.choose(tr!("match-zone"), "Europe/Berlin");
    assert_eq!(questions(&wizard), 1);
    assert_eq!(settings(&wizard).mapping.zone.as_deref(), Some("Europe/Berlin"));
    assert!(wizard.told(tr!("when")).contains("3 Jan 2016, 09:12:00 in Europe/Berlin"));
}

#[test]
fn continue_says_what_is_missing_until_nothing_is() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.press(tr!("continue"));
    wizard.see("Which time zone are the times in \"created_at\" written in?");
    wizard.see(tr!("match-title"));
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.fill(tr!("match-event-name"), "");
    wizard.press(tr!("continue"));
    wizard.see("in event 1 is");
    wizard.see(tr!("match-title"));
    wizard.fill(tr!("match-event-name"), "Joined");
    wizard.press(tr!("continue"));
    wizard.see_checked();
}

#[test]
fn undo_and_redo_walk_through_every_choice() {
    let mut wizard = Wizard::matching("two.csv", TWO_ADDRESSES);
    let guessed = settings(&wizard);
    wizard.drag("backup", tr!("who"));
    let dropped = settings(&wizard);
    wizard.choose(tr!("match-zone"), "Europe/Berlin");
    let zoned = settings(&wizard);
    wizard.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(settings(&wizard), dropped);
    wizard.press(tr!("undo"));
    assert_eq!(settings(&wizard), guessed);
    wizard.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(settings(&wizard), dropped);
    wizard.press(tr!("match-redo"));
    assert_eq!(settings(&wizard), zoned);
}

#[test]
fn a_row_makes_several_events_and_one_can_be_taken_away_again() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.say_when_and_what();
    wizard.press(tr!("match-add-event"));
    wizard.see(&tr!("match-event-title", number = 2_u64));
    wizard.fill_nth(tr!("match-event-name"), 1, "Paid");
    let rules = settings(&wizard).mapping.rules;
    assert_eq!(rules[1].person, rules[0].person);
    assert_eq!(rules[1].event, Some(EventName::Fixed { name: "Paid".to_owned() }));
    wizard.press(&tr!("match-remove-named", name = "Event 1"));
    let left = settings(&wizard).mapping.rules;
    assert_eq!(left, [rules[1].clone()]);
}

#[test]
fn what_the_sample_offers_can_be_added_or_declined() {
    let mut wizard = Wizard::open();
    wizard.press(tr!("choose-sample-open"));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.press("Add Canceled");
    assert!(!wizard.offers("Add Canceled"));
    let names: Vec<_> = settings(&wizard).mapping.rules.into_iter().filter_map(|rule| rule.event).collect();
    assert!(names.contains(&EventName::Fixed { name: "Canceled".to_owned() }));
    wizard.keys(Modifiers::COMMAND, Key::Z);
    wizard.press(&tr!("match-offer-decline-named", name = "Canceled"));
    assert!(!wizard.offers("Add Canceled"));
    assert_eq!(settings(&wizard).mapping.rules.len(), 1);
}

#[test]
fn the_events_name_can_be_taken_from_a_column_value_by_value() {
    let table = "\
login,created_at,type
ada@example.com,2016-01-03 09:12:00,signup
lee@example.com,2016-01-04 21:35:00,upgrade
sam@example.com,2016-02-06 07:40:00,signup
";
    let mut wizard = Wizard::matching("billing.csv", table);
    if wizard.offers(tr!("match-naming-column")) && !wizard.offers(&tr!("match-column-for", field = tr!("what"))) {
        wizard.press(tr!("match-naming-column"));
    }
    wizard.choose(&tr!("match-column-for", field = tr!("what")), "type");
    wizard.press(&tr!("match-values", count = 2_u64, column = "type"));
    wizard.see(tr!("match-value-count"));
    wizard.fill(&tr!("match-value-sent-as", value = "signup"), "Signed Up");
    wizard.press("Send upgrade");
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-title", people = 2_u64, events = 2_u64, kinds = 1_u64));
    wizard.see(tr!("match-event-name-hint"));
}

#[test]
fn the_events_name_can_depend_on_a_rule() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.press(tr!("match-naming-rule"));
    wizard.press(tr!("match-case-add"));
    wizard.fill(tr!("match-case-name"), "Bought");
    wizard.choose(tr!("column"), "plan");
    wizard.choose(tr!("match-condition-values"), "Premium");
    wizard.key(Key::Escape);
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-title", people = 2_u64, events = 2_u64, kinds = 1_u64));
}

#[test]
fn values_of_a_condition_are_picked_from_what_is_there_with_how_often_it_is() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.say_when_and_what();
    wizard.press(tr!("match-only"));
    wizard.press(tr!("match-condition-add"));
    wizard.choose(tr!("column"), "plan");
    wizard.choose(tr!("match-condition-test"), tr!("match-test-is"));
    wizard.press(tr!("match-condition-values"));
    // By hand: four are Free, two are Premium, one is Team.
    for (value, rows) in [("Free", "4 rows"), ("Premium", "2 rows"), ("Team", "1 row")] {
        assert!(wizard.describes(value, rows), "{value} is not there with {rows}\n{}", wizard.everything());
    }
    for value in ["Premium", "Team"] {
        let item = wizard.all().find(|node| role(node) == Role::MenuItem && name(node) == value);
        item.unwrap_or_else(|| panic!("the list closed before {value} was pressed")).click();
        wizard.settle();
    }
    wizard.key(Key::Escape);
    assert_eq!(settings(&wizard).mapping.rules[0].only[0].values, ["Premium", "Team"]);
    assert_eq!(wizard.value(tr!("match-condition-values")), "Premium, Team");
    wizard.press(tr!("continue"));
    // Of the six that have a plan, one of Premium, Team and two of Premium can be made into events.
    wizard.see(&tr!("preview-title", people = 3_u64, events = 3_u64, kinds = 1_u64));
}

#[test]
fn a_value_with_a_comma_in_it_is_one_value() {
    let mut table = "login,created_at,town\n".to_owned();
    for row in 0..300 {
        table.push_str(&format!("p{row}@example.com,2016-01-03 09:12:31,\"Town {row}, Sea\"\n"));
    }
    let mut wizard = Wizard::matching("towns.csv", table);
    wizard.say_when_and_what();
    wizard.press(tr!("match-only"));
    wizard.press(tr!("match-condition-add"));
    wizard.choose(tr!("column"), "town");
    wizard.choose(tr!("match-condition-test"), tr!("match-test-is"));
    wizard.fill(tr!("match-condition-value"), "Town 7, Sea");
    wizard.fill(tr!("match-condition-or"), "Town 9, Sea");
    assert_eq!(settings(&wizard).mapping.rules[0].only[0].values, ["Town 7, Sea", "Town 9, Sea"]);
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-title", people = 2_u64, events = 2_u64, kinds = 1_u64));
}

#[test]
fn a_condition_keeps_only_some_rows() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.say_when_and_what();
    wizard.press(tr!("match-only"));
    wizard.press(tr!("match-condition-add"));
    wizard.choose(tr!("column"), "plan");
    wizard.choose(tr!("match-condition-test"), tr!("match-test-is"));
    wizard.choose(tr!("match-condition-values"), "Premium");
    wizard.key(Key::Escape);
    let only = settings(&wizard).mapping.rules[0].only.clone();
    assert_eq!((only[0].column.as_str(), only[0].test), ("plan", Test::Is));
    assert_eq!(only[0].values, ["Premium"]);
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-title", people = 2_u64, events = 2_u64, kinds = 1_u64));
}

#[test]
fn what_happens_too_often_is_thinned() {
    let table = "\
login,created_at
ada@example.com,2016-01-03 09:12:00
ada@example.com,2016-01-03 09:22:00
ada@example.com,2016-01-03 11:00:00
";
    let mut wizard = Wizard::matching("visits.csv", table);
    wizard.say_when_and_what();
    wizard.press(tr!("match-only"));
    wizard.press(tr!("match-thin"));
    wizard.fill(tr!("match-thin-minutes"), "60");
    assert_eq!(settings(&wizard).mapping.rules[0].thin, Some(Thin { minutes: 60 }));
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-title", people = 1_u64, events = 2_u64, kinds = 1_u64));
}

#[test]
fn a_detail_that_holds_money_is_sent_as_a_number() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.say_when_and_what();
    let has =
        |wizard: &Wizard| settings(wizard).mapping.rules[0].properties.iter().any(|d| d.column() == Some("amount"));
    if !has(&wizard) {
        wizard.choose(&tr!("match-column-for", field = tr!("details")), "amount");
    }
    assert!(has(&wizard));
    wizard.see("1284.50  was $1,284.50");
    let detail = settings(&wizard).mapping.rules[0].properties.iter().find(|d| d.column() == Some("amount")).cloned();
    let treat = detail.and_then(|detail| match detail {
        PropertyRule::Column { treat, .. } => Some(treat),
        PropertyRule::Constant { .. } => None,
    });
    assert_eq!(treat, Some(Treatment::MoneyPoint));
}

#[test]
fn the_look_up_lists_what_lies_beside_the_file_with_the_share_that_it_finds() {
    let mut wizard = Wizard::open();
    wizard.folder.write("kunden.csv", "Nr,E-Mail\n101,ada@example.com\n102,lee@example.com\n");
    wizard.folder.write("towns.csv", "town\nBonn\nKiel\n");
    wizard.drop_file(
        "orders.csv",
        "Kunde,Datum\n101,2016-01-03 09:12:31\n102,2016-01-04 10:00:11\n103,2016-01-05 10:00:21\n",
    );
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.choose(&tr!("match-column-for", field = tr!("who")), "Kunde");
    wizard.press(&tr!("match-look-up-link-named", column = "Kunde"));
    wizard.until("what lies beside it to be looked through", |wizard| {
        wizard.describes("kunden.csv", "Most found. E-Mail found for 2 of 3")
            && wizard.describes("towns.csv", tr!("lookup-nothing"))
    });
    wizard.press("kunden.csv");
    wizard.see(&tr!("lookup-values-stand", column = "Kunde", by = "Nr", share = "2 of 3"));
    look_in_both(&mut wizard.window, "dialog-look-up-columns");
    wizard.press(tr!("match-look-up-do"));
    wizard.see(&tr!("match-looked-up", take = "E-Mail", source = "kunden", by = "Nr", column = "Kunde"));
}

#[test]
fn details_are_one_table_in_line() {
    for size in [[1280.0, 800.0], [1600.0, 1000.0]] {
        let mut wizard = Wizard::sized(size);
        wizard.press(tr!("choose-sample-open"));
        wizard.see_all_rows();
        wizard.press(tr!("continue"));
        for column in ["full_name", "plan", "lifetime_value"] {
            let details = &settings(&wizard).mapping.rules[0].properties;
            if details.iter().all(|detail| detail.column() != Some(column)) {
                wizard.choose(&tr!("match-column-for", field = tr!("details")), column);
            }
        }
        let table = wizard.all().find(|node| role(node) == Role::Table && name(node) == "Details of event 1");
        let table = table.unwrap_or_else(|| panic!("details are no table\n{}", wizard.everything()));
        let titles: Vec<String> =
            table.children_recursive().filter(|n| role(n) == Role::ColumnHeader).map(|node| name(&node)).collect();
        assert_eq!(titles, ["Column", "First value as sent", "Name of the property", "How it is read", "Look-up"]);
        // Each kind of field begins on one line downwards, and none lies on another.
        for kind in [Role::TextInput, Role::ComboBox] {
            let all: Vec<_> = table.children_recursive().filter(|n| role(n) == kind).map(|node| node.rect()).collect();
            assert!(all.len() >= 2, "{kind:?}: {all:?}");
            for pair in all.windows(2) {
                assert_eq!((pair[0].left(), pair[0].width()), (pair[1].left(), pair[1].width()), "{kind:?}");
                assert!(pair[1].top() >= pair[0].bottom(), "{kind:?}: {pair:?}");
            }
        }
    }
}

#[test]
fn only_what_needs_a_look_asks_to_be_confirmed() {
    let mut wizard = Wizard::open();
    wizard.press(tr!("choose-sample-open"));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.choose(tr!("match-zone"), "Europe/Berlin");
    let asks = |wizard: &Wizard| {
        let asks = |part: &&str| wizard.offers(&format!("Confirm {part}"));
        ["Who", "When", "What"].into_iter().filter(asks).map(str::to_owned).collect::<Vec<_>>()
    };
    // The foot of the page names the same.
    let named = wizard
        .all()
        .flat_map(|node| said(&node).collect::<Vec<_>>())
        .find_map(|said| said.strip_prefix("Please check: ").map(str::to_owned));
    let named: Vec<String> = named.map_or_else(Vec::new, |named| named.split(", ").map(str::to_owned).collect());
    assert_eq!(asks(&wizard), named);
    assert!(named.len() < 3, "something of the sample is sure");
    for part in named {
        wizard.press(&format!("Confirm {part}"));
    }
    assert_eq!(asks(&wizard), Vec::<String>::new());
}

#[test]
fn a_fixed_detail_goes_along_with_every_event() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.say_when_and_what();
    let details = settings(&wizard).mapping.rules[0].properties.len();
    wizard.press(tr!("match-details-add-fixed"));
    wizard.fill_nth(tr!("match-detail-name"), details, "Source");
    wizard.fill(tr!("match-detail-value"), "archive");
    wizard.press(tr!("continue"));
    wizard.see("Source archive");
}

#[test]
fn identities_are_joined_only_behind_a_warning() {
    let mut wizard = Wizard::matching("two.csv", TWO_ADDRESSES);
    assert!(!wizard.offers(tr!("match-join")));
    wizard.press(tr!("advanced"));
    wizard.see(tr!("match-join-warning"));
    wizard.press(tr!("match-join"));
    wizard.see(&tr!("match-identities-title", number = 2_u64));
}

#[test]
fn a_value_is_found_and_replaced_in_the_whole_column_and_that_can_be_taken_back() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.say_when_and_what();
    wizard.press(tr!("match-replace-open"));
    wizard.choose(tr!("column"), "created_at");
    // What is pressed below stays where it is when fewer values are offered above.
    let place = |wizard: &Wizard| {
        let mut found = wizard.all().filter(|node| name(node) == tr!("match-replace-do"));
        found.next().expect("the dialog has such a button").rect()
    };
    (0..5).for_each(|_| wizard.settle());
    let before = place(&wizard);
    wizard.press("not known (1)");
    wizard.see(&tr!("match-replace-cells", count = 1_u64));
    (0..5).for_each(|_| wizard.settle());
    assert_eq!(place(&wizard), before);
    wizard.type_into(tr!("match-replace-with-field"), 0, "2016-01-06 10:00:00");
    look_in_both(&mut wizard.window, "dialog-replace");
    wizard.press(tr!("match-replace-do"));
    wizard.see(&tr!(
        "match-replaced",
        column = "created_at",
        found = "\"not known\"",
        with = "\"2016-01-06 10:00:00\""
    ));
    wizard.press(tr!("continue"));
    // One more than without it.
    wizard.see(&format!("5 {}", tr!("preview-events-made", count = 5_u64)));
    wizard.see("nina@example.com, Joined");
    wizard.press(tr!("back"));
    wizard.press(&tr!("match-replace-undo-named", found = "\"not known\""));
    wizard.see_gone("is read as");
    wizard.press(tr!("continue"));
    wizard.see(&format!("4 {}", tr!("preview-events-made", count = 4_u64)));
}

#[test]
fn times_that_say_their_own_zone_ask_for_none_and_go_on() {
    let table = "email,created_at\nada@example.com,2022-01-01T10:00:00Z\nlee@example.com,2022-01-02T10:00:00+01:00\n";
    let mut wizard = Wizard::matching("shop.csv", table);
    assert!(!wizard.says(tr!("match-zone-question")));
    wizard.fill(tr!("match-event-name"), "Joined");
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-all-checked", count = 2_u64));
    wizard.see(&tr!("preview-title", people = 2_u64, events = 2_u64, kinds = 1_u64));
}

#[test]
fn a_zone_is_found_as_people_name_it() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.press(tr!("match-zone"));
    let search = wizard.all().find(|node| super::wizard::name(node).starts_with("Search: ")).expect("it is searched");
    search.type_text("germany");
    wizard.settle();
    wizard.key(Key::Enter);
    assert_eq!(settings(&wizard).mapping.zone.as_deref(), Some("Europe/Berlin"));
}

#[test]
fn an_added_event_takes_over_the_person_with_its_look_up_and_another_person_is_told() {
    let mut wizard = Wizard::matching("people.csv", "login,created_at,left\n1,2016-01-03,2016-02-03\n2,2016-01-04,\n");
    wizard.folder.write("users.csv", "id,email\n1,ada@example.com\n2,ben@example.com\n");
    let users = wizard.folder.at("users.csv");
    let second = SecondSource {
        name: "users".to_owned(),
        answers: backfill::source::Answers::new("csv").with("file", users.to_string_lossy()),
    };
    let slot = backfill::mapping::Slot { rule: 0, part: backfill::mapping::Part::Person };
    wizard.choose(&tr!("match-column-for", field = tr!("who")), "login");
    wizard.window.state_mut().act(backfill::session::action::change(move |settings| {
        settings.look_up(slot, Some((second, "id".to_owned(), "email".to_owned())));
    }));
    wizard.settle();
    let offer = wizard.all().map(|node| super::wizard::name(&node)).find(|name| name.starts_with("Add Left"));
    match offer {
        Some(offer) => wizard.press(&offer),
        None => wizard.press(tr!("match-add-event")),
    }
    let rules = settings(&wizard).mapping.rules;
    assert_eq!(rules.len(), 2);
    assert_eq!(rules[1].person, rules[0].person);
    assert!(rules[1].person.as_ref().is_some_and(|who| who.lookup.is_some()));
    assert!(!wizard.says(tr!("match-other-person")));
}

#[test]
fn what_is_half_typed_survives_a_look_elsewhere() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.type_into(tr!("match-event-name"), 0, "Join");
    wizard.window.input_mut().focused = false;
    wizard.settle();
    assert_eq!(wizard.value(tr!("match-event-name")), "Join");
    wizard.window.input_mut().focused = true;
    wizard.settle();
    wizard.window.event(eframe::egui::Event::Text("ed".to_owned()));
    wizard.key(Key::Tab);
    let named = settings(&wizard).mapping.rules[0].event.clone();
    assert_eq!(named, Some(EventName::Fixed { name: "Joined".to_owned() }));
}

#[test]
fn among_many_columns_one_is_found_by_its_title_or_a_value_and_the_list_stays_in_sight() {
    find_among(79);
}

#[test]
fn among_five_thousand_columns_too() {
    find_among(5_000);
}

fn find_among(columns: usize) {
    let titles: Vec<String> = (0..columns).map(|at| format!("c{at}")).collect();
    let row = |value: &str| {
        (0..columns).map(|at| if at == 50 { value.to_owned() } else { at.to_string() }).collect::<Vec<_>>()
    };
    let table = format!("{}\n{}\n{}\n", titles.join(","), row("needle").join(","), row("other").join(","));
    let mut wizard = Wizard::matching("wide.csv", table);
    wizard.type_into(tr!("match-find-column"), 0, "C77");
    assert!(wizard.offers("c77") && !wizard.offers("c1"));
    wizard.press("c77");
    wizard.press_field(tr!("who"));
    wizard.see_gone("Press to use");
    assert_eq!(who(&wizard).as_deref(), Some("c77"));
    wizard.type_into(tr!("match-find-column"), 0, "needle");
    assert!(wizard.offers("c50") && !wizard.offers("c77"));
    wizard.type_into(tr!("match-find-column"), 0, "");
    for _ in 0..4 {
        wizard.press(tr!("match-add-event"));
    }
    // The last field is far below, and the columns are still beside it.
    wizard.press(tr!("match-add-people"));
    let seen = wizard.window.ctx.content_rect();
    let columns = wizard.all().find(|node| super::wizard::name(node) == "Your columns").map(|node| node.rect());
    assert!(columns.is_some_and(|columns| seen.contains_rect(columns)), "{columns:?}");
}

#[test]
fn a_column_is_carried_to_a_field_far_below_what_is_seen() {
    carry_far(1.0);
}

#[test]
fn a_column_is_carried_as_far_where_everything_is_twice_as_large() {
    carry_far(2.0);
}

fn carry_far(scale: f32) {
    let mut wizard = Wizard::matching("two.csv", TWO_ADDRESSES);
    backfill::gui::theme::scale(&wizard.window.ctx, scale);
    wizard.settle();
    for _ in 0..3 {
        wizard.press(tr!("match-add-event"));
    }
    // To whoever comes by keyboard, the column is shown, wherever the page was scrolled.
    wizard.tab_to("backup");
    wizard.window.run_steps(30);
    let from = wizard.all().find(|node| super::wizard::name(node) == "backup").map(|node| node.rect().center());
    let from = from.expect("the column has a card");
    assert!(wizard.window.ctx.content_rect().contains(from), "{from:?}");
    let window = wizard.window.ctx.content_rect();
    let edge = eframe::egui::pos2(window.right() - 200.0, window.bottom() - 80.0);
    let last = |wizard: &Wizard| {
        let fields = wizard
            .all()
            .filter(|node| super::wizard::name(node) == "Who" && node.accesskit_node().description().is_some());
        fields.last().map(|node| node.rect())
    };
    wizard.window.hover_at(from);
    wizard.window.drag_at(from);
    wizard.window.hover_at(from.lerp(edge, 0.5));
    wizard.settle();
    wizard.window.hover_at(edge);
    // Where carrying it does not scroll any more.
    let room = eframe::egui::Rect::from_min_max(window.min, edge - eframe::egui::vec2(0.0, 60.0));
    let in_sight = |wizard: &Wizard| {
        last(wizard).is_some_and(|field| room.contains(field.left_center() + eframe::egui::vec2(24.0, 0.0)))
    };
    // Frame by frame, so as not to go past it.
    let frames = (0..2_000).take_while(|_| {
        wizard.window.step();
        !in_sight(&wizard)
    });
    assert!(frames.count() < 2_000, "the last field never comes into sight");
    // Away from the edge the page comes to rest.
    wizard.window.hover_at(window.center());
    let mut before = None;
    while before != last(&wizard) {
        before = last(&wizard);
        wizard.window.run_steps(5);
    }
    let to = before.expect("it is there").left_center() + eframe::egui::vec2(24.0, 0.0);
    wizard.window.hover_at(to);
    wizard.settle();
    wizard.window.drop_at(to);
    wizard.settle();
    let who: Vec<_> =
        settings(&wizard).mapping.rules.iter().map(|rule| rule.person.clone().map(|who| who.column)).collect();
    let login = Some("login".to_owned());
    assert_eq!(who, [login.clone(), login.clone(), login, Some("backup".to_owned())]);
}

#[test]
fn a_look_up_that_names_nothing_says_so_and_a_file_dropped_on_it_is_looked_up_in() {
    let mut wizard = Wizard::matching("people.csv", "login,created_at\n1,2016-01-03\n2,2016-01-04\n");
    wizard.choose(&tr!("match-column-for", field = tr!("who")), "login");
    wizard.press(&tr!("match-look-up-link-named", column = "login"));
    wizard.see(&tr!("match-look-up-title", column = "login"));
    wizard.press(tr!("open"));
    look_in_both(&mut wizard.window, "dialog-look-up-open");
    wizard.see(tr!("match-look-up-unnamed"));
    wizard.drop_file("users.csv", "id,email\n1,ada@example.com\n2,ben@example.com\n");
    wizard.see(&tr!("match-look-up-there", column = "login", source = "users"));
    assert!(!wizard.says("instead of people.csv"), "the file of the import stays");
}

#[test]
fn a_page_opens_at_its_top_however_far_it_was_scrolled_before() {
    let mut wizard = Wizard::matching("two.csv", TWO_ADDRESSES);
    for _ in 0..5 {
        wizard.press(tr!("match-add-event"));
    }
    let title = |wizard: &Wizard| {
        let title = wizard.all().find(|node| super::wizard::name(node) == "Match your columns");
        title.map(|node| node.rect().top())
    };
    assert!(title(&wizard).is_none_or(|top| top < 0.0), "the page is scrolled");
    wizard.press(tr!("choose-page"));
    wizard.see(tr!("chosen-about"));
    wizard.press(tr!("step-match"));
    wizard.see(tr!("match-title"));
    wizard.settle();
    assert!(title(&wizard).is_some_and(|top| top > 0.0), "{:?}", title(&wizard));
}

/// Story 2: the bill is described by the name that the first event has by now, and what was offered and taken is not asked
/// about again.
#[test]
fn an_offer_that_is_taken_knows_what_was_chosen_since_and_asks_nothing_more() {
    let mut wizard = Wizard::matching(
        "billing.csv",
        "id,user_id,amount,plan_id,type,created_at\n1,1,100,1,signup,2009-10-01 00:00:00\n2,2,100,1,signup,2009-10-02 \
         13:53:45\n3,1,150,2,upgrade,2009-11-01 14:29:42\n",
    );
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.press(tr!("match-nicer-take"));
    wizard.press("Add Billed");
    let rules = settings(&wizard).mapping.rules;
    let description = rules[1].properties.iter().find(|detail| detail.name() == "Billing Description");
    let Some(PropertyRule::Column { values, .. }) = description else { panic!("{:?}", rules[1]) };
    let sent = |found: &str| values.iter().find(|value| value.found == found).and_then(|value| value.sent.clone());
    assert_eq!([sent("signup"), sent("upgrade")], [Some("Signed Up".to_owned()), Some("Upgraded".to_owned())]);
    let asked = |part: &str| wizard.all().filter(|node| name(node) == format!("Confirm {part}")).count();
    assert_eq!([asked("Who"), asked("When"), asked("What")], [1, 0, 1]);
}

#[test]
fn an_event_that_is_named_by_a_rule_without_a_case_has_no_name_yet() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.say_when_and_what();
    wizard.press(tr!("match-naming-rule"));
    wizard.press(tr!("continue"));
    wizard.see("\"What\" in event 1");
    wizard.see(tr!("match-title"));
    wizard.fill(tr!("match-case-otherwise-name"), "Joined");
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-all-checked", count = 7_u64));
}

#[test]
fn letters_that_are_typed_go_to_the_line_of_a_short_list_that_begins_so() {
    let mut wizard = Wizard::matching("few.csv", "login,created_at,plan,note\na@example.com,2016-01-03,Pro,x\n");
    wizard.tab_to(&tr!("match-column-for", field = tr!("details")));
    wizard.key(Key::Enter);
    wizard.settle();
    wizard.window.event(eframe::egui::Event::Text("no".to_owned()));
    wizard.settle();
    wizard.key(Key::Enter);
    wizard.settle();
    let details = settings(&wizard).mapping.rules[0].properties.clone();
    assert!(details.iter().any(|detail| detail.column() == Some("note")), "{details:?}");
}
