//! The stories of Kissmetrics' own guide, sent from the window: from files and from a database, what arrives is what was
//! written by hand. It is read from the log of a server that is not ours.

use super::database::connect;
use super::sending::{KEY, choose_address};
use super::wizard::Wizard;
use crate::support::nginx::Nginx;
use crate::support::stories::{STORIES, Story, Tables};
use backfill::tr;

#[test]
fn each_story_sent_from_the_window_arrives_as_it_was_written_by_hand() {
    for name in STORIES {
        let story = Story::in_mariadb(name);
        send(&story, name, "plan.toml");
        send(&story, name, "database.toml");
        send(&Story::in_postgres(name), name, "database.toml");
    }
}

fn send<T: Tables>(story: &Story<T>, name: &str, plan: &str) {
    let expected = story.requests(KEY);
    let nginx = Nginx::start();
    let mut wizard = Wizard::open();
    if plan == "database.toml" {
        connect(&mut wizard, &story.database);
    }
    wizard.drop_path(story.folder.at(plan));
    wizard.see("The saved settings were applied to");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
    choose_address(&mut wizard, &nginx.url());
    wizard.press(&format!("Send {} events", expected.len()));
    wizard.see(tr!("result-table"));
    let mut arrived = nginx.finish();
    arrived.sort();
    assert_eq!(arrived, expected, "{name}, {plan}, {}", T::SERVER);
}
