//! Every page in every language, and in one that is a third longer: nothing is cut off, nothing lies on anything else,
//! and nothing is said that stands in no catalogue.

use std::collections::BTreeSet;

use backfill::gui::widgets::segments;
use backfill::session::action::Action;
use backfill::session::appearance::{AppearanceNews, Look};
use backfill::text::{self, LANGUAGES, Language, STRETCHED};
use backfill::tr;
use eframe::egui::{Role, Theme};
use egui_kittest::kittest::Queryable as _;

use super::frame::walk;
use super::wizard::Wizard;
use crate::painted::texts;
use crate::sound::is_sound;

/// The sizes that are promised, and a large one.
const SIZES: [[f32; 2]; 3] = [[1280.0, 800.0], [1000.0, 700.0], [1600.0, 1000.0]];

/// Goes through the wizard with the sample, and looks at each page.
fn sample(language: &'static Language, size: [f32; 2], mut look: impl FnMut(&mut Wizard, &str)) {
    text::speaking(language, || {
        let mut wizard = Wizard::look(Theme::Light, size);
        let mut page = |wizard: &mut Wizard, name: &str| {
            wizard.window.remove_cursor();
            wizard.window.run_steps(4);
            look(wizard, name);
        };
        page(&mut wizard, "1-choose");
        wizard.press(tr!("choose-sample-open"));
        wizard.see_all_rows();
        page(&mut wizard, "2-chosen");
        wizard.press(tr!("continue"));
        wizard.choose(tr!("match-zone"), "Europe/Berlin");
        page(&mut wizard, "3-match");
        wizard.press(tr!("continue"));
        wizard.see_checked();
        page(&mut wizard, "4-preview");
        wizard.press(tr!("continue"));
        page(&mut wizard, "5-send");
        wizard.press(tr!("sink-kissmetrics"));
        page(&mut wizard, "5-send-new");
        wizard.press(tr!("send-to-files"));
        page(&mut wizard, "5-send-files");
        wizard.press(tr!("send-to-practice"));
        wizard.press(&tr!("send-practice", count = 476_u64));
        wizard.see(tr!("result-table"));
        page(&mut wizard, "7-result");
        wizard.press(tr!("result-something-else"));
        wizard.press(tr!("history-page"));
        wizard.see(tr!("history-title"));
        page(&mut wizard, "8-history");
        wizard.press(tr!("step-choose"));
        wizard.press(tr!("choose-database-open"));
        wizard.see(tr!("connect-page"));
        page(&mut wizard, "2-connect");
    });
}

#[test]
fn every_page_is_read_whole_in_each_language() {
    for language in LANGUAGES.iter().skip(1) {
        for size in SIZES {
            sample(language, size, |wizard, page| {
                let name = format!("{page}-{}-{}", language.id, size[0]);
                crate::harness::save(&mut wizard.window, &name);
                is_sound(&wizard.window, &name);
            });
        }
    }
}

/// What stands in no catalogue because it is in the person's own file, or is a name.
struct Own {
    words: BTreeSet<String>,
}

impl Own {
    fn new() -> Self {
        // In Windows-1252, of which these letters are where Unicode has them.
        let sample = include_bytes!("../../../assets/samples/users-export.csv");
        let sample: String = sample.iter().map(|byte| char::from(*byte)).collect();
        let cells = sample.split(|letter: char| !letter.is_alphanumeric());
        let names =
            ["Backfill", "Signed", "Up", "users", "export", "csv", "Europe", "Berlin", "UTC", "MySQL", "MariaDB"];
        let address = ["mysql", "user", "password", "host", "database"];
        let languages = LANGUAGES.iter().map(|language| language.name);
        // As CLDR has them, in the language that is stretched.
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];
        let all = cells.chain(names).chain(address).chain(languages).chain(months);
        Self { words: all.map(str::to_owned).collect() }
    }

    /// Whether all words of a text are such, the last perhaps cut off.
    fn holds(&self, text: &str) -> bool {
        let cut = text.ends_with('…');
        let words: Vec<&str> =
            text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.iter().enumerate().all(|(at, word)| {
            let is_cut = cut && at + 1 == words.len();
            let is_number = word.chars().all(char::is_numeric);
            is_number || self.words.contains(*word) || (is_cut && self.words.iter().any(|own| own.starts_with(word)))
        })
    }
}

#[test]
fn every_page_has_room_for_a_language_that_is_a_third_longer_and_says_nothing_that_is_in_no_catalogue() {
    let own = Own::new();
    let mut outside = BTreeSet::new();
    for size in SIZES {
        sample(&STRETCHED, size, |wizard, page| {
            let name = format!("{page}-stretched-{}", size[0]);
            crate::harness::save(&mut wizard.window, &name);
            is_sound(&wizard.window, &name);
            for text in texts(&wizard.window) {
                if !text.text.contains('[') && !own.holds(&text.text) {
                    outside.insert(format!("{page}: {}", text.text));
                }
            }
        });
    }
    assert!(outside.is_empty(), "{outside:#?}");
}

#[test]
fn the_deed_of_every_page_is_in_sight_in_each_language() {
    for language in LANGUAGES.iter().skip(1).chain([&STRETCHED]) {
        text::speaking(language, || {
            walk(&mut Wizard::sized([1000.0, 700.0]), |wizard, deed| {
                let window = wizard.window.ctx.content_rect();
                let found = wizard.all().find(|node| super::wizard::name(node) == deed).map(|node| node.rect());
                let rect = found.unwrap_or_else(|| panic!("{deed} is nowhere"));
                assert!(window.contains_rect(rect), "{deed} is at {rect:?} of {window:?}");
            });
        });
    }
}

#[test]
fn the_look_and_the_language_of_the_first_page_are_in_sight_in_each_language() {
    for language in LANGUAGES.iter().chain([&STRETCHED]) {
        text::speaking(language, || {
            let mut wizard = Wizard::sized([1000.0, 700.0]);
            wizard.settle();
            let window = wizard.window.ctx.content_rect();
            for own in LANGUAGES {
                let rect = wizard.window.get_by_role_and_label(Role::RadioButton, own.name).rect();
                assert!(window.contains_rect(rect), "{}: {} is at {rect:?} of {window:?}", language.name, own.name);
            }
        });
    }
}

#[test]
fn a_language_that_was_chosen_is_kept_for_another_day() {
    let german = text::named("de").expect("German is spoken");
    let mut wizard = Wizard::open();
    wizard.press(german.name);
    wizard.until("the choice to be kept", |wizard| wizard.data.join("window.toml").exists());
    let mut next = wizard.again();
    next.until("the choice to be read", |next| next.window.state().view().language == Some(german));
    next.window.state_mut().act(Action::Language(None));
    next.settle();
    assert_eq!(next.window.state().view().language, None);
}

/// What the file keeps.
fn kept(wizard: &Wizard) -> String {
    std::fs::read_to_string(wizard.data.join("window.toml")).unwrap_or_default()
}

#[test]
fn the_look_and_the_language_are_told_and_kept_each_by_itself() {
    let german = text::named("de").expect("German is spoken");
    let mut first = Wizard::open();
    let mut second = first.beside();
    first.press(german.name);
    first.until("the language to be kept", |first| kept(first).contains("language"));
    // This window opened before and knows nothing of it.
    second.window.state_mut().act(Action::Look(Look::Dark));
    let news = second.window.state_mut().new_appearance();
    assert_eq!(news, AppearanceNews { look: Some(Look::Dark), language: None });
    second.until("the look to be kept", |second| kept(second).contains("dark"));
    assert!(kept(&second).contains("language = \"de\""), "{}", kept(&second));
    first.window.state_mut().act(Action::Language(None));
    let news = first.window.state_mut().new_appearance();
    assert_eq!(news, AppearanceNews { look: None, language: Some(None) });
    first.until("the language to be forgotten", |first| !kept(first).contains("language"));
    assert!(kept(&first).contains("look = \"dark\""), "{}", kept(&first));
}

#[test]
fn two_choices_one_right_after_the_other_are_both_kept() {
    let german = text::named("de").expect("German is spoken");
    let mut wizard = Wizard::open();
    wizard.window.state_mut().act(Action::Look(Look::Light));
    wizard.window.state_mut().act(Action::Language(Some(german)));
    wizard.until("both to be kept", |wizard| kept(wizard).contains("light") && kept(wizard).contains("de"));
}

#[test]
fn what_nobody_can_read_of_the_look_leaves_the_language_as_it_is() {
    let german = text::named("de").expect("German is spoken");
    let wizard = Wizard::open();
    std::fs::create_dir_all(&wizard.data).expect("the folder can be made");
    std::fs::write(wizard.data.join("window.toml"), "look = \"pink\"\nlanguage = \"de\"\n").expect("it can be written");
    let mut next = wizard.again();
    next.until("the language to be known", |next| next.window.state().view().language == Some(german));
    assert_eq!(next.window.state().look(), Look::System);
}

#[test]
fn what_stands_in_a_box_is_worded_anew_when_the_language_changes() {
    let german = text::named("de").expect("German is spoken");
    let mut wizard = Wizard::open();
    let nowhere = wizard.folder.at("nowhere.csv");
    wizard.window.state_mut().act(Action::Open(nowhere.clone()));
    let said = || text::word(&backfill::message!("source-not-found", path = nowhere.display()));
    wizard.see(&said());
    text::speaking(german, || {
        wizard.settle();
        wizard.see(&said());
    });
    assert!(!wizard.says(&text::in_english(said)), "{}", wizard.everything());
}

#[test]
fn segments_stand_below_each_other_and_grow_where_their_words_need_it() {
    let words =
        ["In jeder Zeile gleich", "Aus einer Spalte", "Nach einer Regel, die mehrere Spalten zugleich betrachtet"];
    let window = crate::harness::window(Theme::Light, [240.0, 240.0], |ui| _ = segments(ui, "Was", &words, 0));
    is_sound(&window, "segments");
    let whole = window.ctx.content_rect();
    let rects = words.map(|word| window.get_by_role_and_label(Role::RadioButton, word).rect());
    assert!(rects.iter().all(|rect| whole.contains_rect(*rect)), "{rects:?} in {whole:?}");
    assert!(rects[2].height() > rects[1].height(), "{rects:?}");
}
