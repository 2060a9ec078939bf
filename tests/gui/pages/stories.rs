//! The stories of Kissmetrics' own guide, sent from the window: from files of every kind and from a database, what arrives is what was
//! written by hand. It is read from the log of a server that is not ours.

use super::database::connect;
use super::sending::{KEY, choose_address};
use super::wizard::Wizard;
use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::stories::{STORIES, Saved, Story, Tables};
use backfill::tr;

#[test]
fn each_story_sent_from_the_window_arrives_as_it_was_written_by_hand() {
    for name in STORIES {
        let story = Story::in_mariadb(name);
        let expected = story.requests(KEY);
        send(Wizard::open(), &story.folder, "plan.toml", &expected);
        send_from_tables(&story, &expected);
        send_from_tables(&Story::in_postgres(name), &expected);
    }
}

#[test]
fn each_story_arrives_so_from_workbooks_monthly_files_archives_and_json() {
    for name in STORIES {
        let saved = Saved::new(name);
        let expected = saved.requests(KEY);
        saved.plans.iter().for_each(|plan| send(Wizard::open(), &saved.folder, plan, &expected));
    }
}

fn send_from_tables<T: Tables>(story: &Story<T>, expected: &[String]) {
    let mut wizard = Wizard::open();
    connect(&mut wizard, &story.database);
    send(wizard, &story.folder, "database.toml", expected);
}

fn send(mut wizard: Wizard, folder: &Folder, plan: &str, expected: &[String]) {
    let nginx = Nginx::start();
    wizard.drop_path(folder.at(plan));
    wizard.see("The saved settings were applied to");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
    choose_address(&mut wizard, &nginx.url());
    wizard.press(&format!("Send {} events", expected.len()));
    wizard.see(tr!("result-table"));
    let mut arrived = nginx.finish();
    arrived.sort();
    assert_eq!(arrived, expected, "{plan} of {}", folder.path().display());
}
