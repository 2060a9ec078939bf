//! A story of Kissmetrics' own guide in a real window, from files of other kinds than text. What arrived is read from the
//! log of a server that is not ours.

use eframe::egui::accesskit::Role;

use crate::app::App;
use crate::screen::Screen;
use crate::support::nginx::Nginx;
use crate::support::program::Program;
use crate::support::stories::Saved;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

#[test]
fn a_story_from_a_workbook_and_from_json_arrives_as_it_was_written_by_hand() {
    let saved = Saved::new("signups");
    for plan in ["xlsx.toml", "json.toml"] {
        assert!(saved.plans.contains(&plan), "{plan}");
        let nginx = Nginx::start();
        let path = saved.folder.at(plan);
        let app = App::start_on(Screen::new(1280, 800), Program::new(), &[&path.to_string_lossy()]);
        app.find_saying("All 2 rows were read.");
        app.click("Continue");
        app.find("Match your columns");
        app.click("Continue");
        app.find("2 will be sent");
        app.click("Continue");
        app.click_role(Role::RadioButton, "A Kissmetrics product");
        for (field, text) in [("Name", "Practice"), ("API key", KEY)] {
            app.tab_to_one(field, |widget| widget.label == field);
            app.type_text(text);
        }
        app.tab_to("Advanced");
        app.keys(&["space"]);
        app.tab_to_one("Tracker address", |widget| widget.label == "Tracker address");
        app.type_text(&nginx.url());
        app.tab_to("Yes, use this address");
        app.keys(&["space"]);
        app.tab_to("Test: for trying");
        app.keys(&["space"]);
        app.tab_to("Send 2 events");
        app.keys(&["Return"]);
        app.find_saying("2 events were sent to Practice");
        let mut arrived = nginx.finish();
        arrived.sort();
        assert_eq!(arrived, saved.requests(KEY), "{plan}");
    }
}
