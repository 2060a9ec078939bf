//! An import repeats by itself: set up in the window with the pointer, started by cron with nothing around it but what the
//! table says, with the key that the desktop's keychain holds. It sends what is new and nothing else, and each reason for
//! which someone should look first keeps it from sending anything. What left is read from nginx's log.

use std::fs;
use std::path::PathBuf;

use chrono::{Duration, Local, Timelike as _};
use eframe::egui::accesskit::Role;

use crate::app::App;
use crate::arrival::{Hand, Pointer};
use crate::import::KEY;
use crate::screen::Screen;
use crate::support::bus::Bus;
use crate::support::cron::{Cron, TWO_LOOKS, fire};
use crate::support::folder::Folder;
use crate::support::keyring::Keyring;
use crate::support::nginx::Nginx;
use crate::support::notices::Notices;
use crate::support::program::Program;
use crate::support::secrets::files_holding;
use crate::support::wait;

/// What was sent by a person: two who signed up, and a row of nobody, which they leave out.
const SENT: &str = "login,created_at,event
ada@example.com,2016-01-03 09:12:00,Signed Up
lee@example.com,2016-01-04 21:35:00,Signed Up
,2016-01-05 10:00:00,Signed Up
";

/// So many events of so many people, a second apart.
fn rows(events: usize, people: usize) -> String {
    let row = |at: usize| {
        format!(
            "p{}@example.com,2016-03-01 {:02}:{:02}:{:02},Signed Up\n",
            at % people,
            at / 3600,
            at / 60 % 60,
            at % 60
        )
    };
    (0..events).map(row).collect()
}

/// The window with a file in it that grows, and all that takes part when nobody watches.
struct Stage {
    app: App,
    cron: Cron,
    nginx: Nginx,
    desktop: Notices,
    _bus: Bus,
    _keyring: Keyring,
    _tools: Folder,
}

impl Stage {
    fn set() -> Self {
        let (nginx, cron, bus, tools) = (Nginx::start(), Cron::start(), Bus::start(), Folder::new());
        let (keyring, desktop) = (Keyring::on(&bus), Notices::on(&bus));
        cron.offer_in(&tools);
        let path = format!("{}:{}", tools.path().display(), std::env::var("PATH").unwrap_or_default());
        let program = Program::new()
            .with("PATH", PathBuf::from(path))
            .with("DBUS_SESSION_BUS_ADDRESS", PathBuf::from(&bus.address));
        fs::write(program.home().join("users.csv"), SENT).expect("it can be written");
        let app = App::start_on(Screen::new(1280, 800), program, &["users.csv"]);
        Self { app, cron, nginx, desktop, _bus: bus, _keyring: keyring, _tools: tools }
    }

    /// The source has this content from now on.
    fn write(&self, content: &str) {
        fs::write(self.app.home().join("users.csv"), content).expect("it can be written");
    }

    /// Fires as cron does, by the very line that it has, and gives how that ended. `before` stands before the shell.
    fn fire(&self, before: &[&str], code: i32) -> String {
        let outcome = fire(&self.cron.table(), self.app.home(), before, &[]).expect_code(code);
        let last = outcome.json().pop().expect("it is told")["last"].clone();
        last["ending"].as_str().expect("a word").to_owned()
    }

    /// Waits until the desktop has shown so many notices, and gives the last.
    fn notice(&self, count: usize) -> String {
        wait::until("the desktop to tell", || {
            let shown = self.desktop.shown();
            (shown.len() == count).then(|| shown.last().map(|(_, text)| text.clone()).unwrap_or_default())
        })
    }

    /// Opens the history anew, where the window says what came of it last.
    fn read_in_history(&self, says: &str) {
        if self.app.widgets().iter().any(|widget| widget.is("What you imported")) {
            Pointer.press(&self.app, "Back");
        }
        Pointer.press(&self.app, "History");
        self.app.find("What you imported");
        let line = self.app.wait_for(says, |widget| widget.says("Last on ") && widget.says(says));
        assert!(self.app.comes_to_rest(), "{line:?}");
    }
}

/// Sends all of the file to nginx with the pointer, up to the result.
fn send_by_pointer(app: &App, address: &str) {
    let hand = Pointer;
    app.find("All 3 rows were read.");
    hand.press(app, "Continue");
    app.find("Match your columns");
    app.click("Time zone");
    app.type_text("UTC");
    app.click_role(Role::MenuItem, "UTC");
    hand.press(app, "Continue");
    app.find_saying("All 3 rows were checked.");
    hand.fix(app, "Leave these rows out");
    app.find_saying("All 3 rows were checked.");
    app.find("2 will be sent");
    assert!(app.comes_to_rest());
    hand.press(app, "Continue");
    hand.press(app, "A Kissmetrics product");
    hand.fill(app, "Name", "Shop");
    hand.press(app, "Test: for trying");
    hand.fill(app, "API key", KEY);
    hand.press(app, "Advanced");
    hand.fill(app, "Tracker address", address);
    hand.press(app, "Yes, use this address");
    hand.press(app, "Send 2 events");
    app.find_saying("2 events were sent to Shop");
}

/// What changes in the source, and the words by which one is told why nothing was sent.
type Reason<'r> = (&'r dyn Fn(&str) -> String, &'r str);

#[test]
fn an_import_repeats_by_cron_sends_what_is_new_and_is_stopped_for_every_reason() {
    let stage = Stage::set();
    let (app, hand) = (&stage.app, Pointer);
    send_by_pointer(app, &stage.nginx.url());
    stage.nginx.assert_lines(2);

    // The next minute that a hand is surely quicker than.
    let at = Local::now() + Duration::seconds(120);
    hand.press(app, "Time");
    app.keys(&["ctrl+a"]);
    app.type_text(&at.format("%H:%M").to_string());
    hand.press(app, "Import new rows every day");
    app.find_saying(&format!("New rows go to Shop every day at {}.", at.format("%H:%M")));
    app.picture("repeat-set-up");
    let table = stage.cron.table();
    let due = format!("{} {} * * * ", at.minute(), at.hour());
    assert!(table.starts_with(&due) && !table.contains(KEY), "{due}: {table}");

    // Cron itself, once: what is new and nothing else.
    let grown = SENT.to_owned() + &rows(120, 2);
    stage.write(&grown);
    stage.cron.go();
    wait::within(TWO_LOOKS, "cron to send what is new", || (stage.nginx.lines() >= 122).then_some(()));
    assert_eq!(stage.notice(1), "120 new events of 2 people were sent.");
    stage.nginx.assert_lines(122);
    hand.press(app, "Import something else");
    stage.read_in_history("120 new events of 2 people were sent.");

    for _ in 0..2 {
        assert_eq!(stage.fire(&[], 0), "nothing-new");
        stage.nginx.assert_lines(122);
    }
    stage.read_in_history("Nothing was new.");

    let more = |text: String| move |grown: &str| grown.to_owned() + &text;
    let row = |row: &str| more(row.to_owned());
    let reasons: [Reason<'_>; 7] = [
        (&more(rows(1_321, 2)[rows(120, 2).len()..].to_owned()), "1,201 events are new, where at most 1,200"),
        (&more(rows(1_001, 1_001).replace('@', "-new@")), "belong to 1,001 people, where at most 1,000"),
        (&more(",2016-03-02 00:00:00,Signed Up\n".repeat(12)), "Of 12 new rows, 12 would be skipped"),
        (&row("new@example.com,2016-03-02 00:00:00,Signedup\n"), "The event name \"Signedup\" was never sent"),
        (&row("new@example.com,not known,Signed Up\n"), "1 time can't be read in \"created_at\""),
        (&|grown: &str| grown.replacen(",event\n", ",event,note\n", 1), "different columns"),
        (
            &|grown: &str| grown.replacen("lee@", "someone@", 1) + "new@example.com,2016-03-02 00:00:00,Signed Up\n",
            "the first ones differ",
        ),
    ];
    let mut notices = 1;
    for (change, says) in reasons {
        stage.write(&change(&grown));
        assert_eq!(stage.fire(&[], 3), "guarded", "{says}");
        notices += 1;
        let told = stage.notice(notices);
        assert!(told.starts_with("Nothing was sent") && told.contains(says), "{says}: {told}");
        stage.read_in_history(says);
        assert_eq!(stage.nginx.all_lines(), 122, "{says}: something was sent");
    }
    let all = grown.clone() + "new@example.com,2016-03-02 00:00:00,Signed Up\n";
    stage.write(&all);
    assert_eq!(stage.fire(&["faketime", "-f", "-2d"], 3), "guarded");
    assert!(stage.notice(notices + 1).contains("clock is behind the last import"));
    stage.read_in_history("clock is behind the last import");
    stage.nginx.assert_lines(122);
    app.picture("repeat-guarded");

    // What stopped it is over, and it goes on as before.
    assert_eq!(stage.fire(&[], 0), "sent");
    assert_eq!(stage.notice(notices + 2), "1 new event of 1 person was sent.");
    stage.nginx.assert_lines(123);

    // What is not known to have been sent is for a person to send.
    stage.read_in_history("1 new event of 1 person was sent.");
    stage.write(&(all + "newer@example.com,2016-03-03 00:00:00,Signed Up\n"));
    for _ in 0..3 {
        let row = app.wait_for("an import", |widget| widget.role == Role::Row && widget.says("users.csv"));
        hand.press(app, &row.label);
        hand.press(app, "Forget…");
        app.click("Forget it");
        app.wait_gone(&row.label);
        assert!(app.comes_to_rest());
    }
    assert_eq!(stage.fire(&[], 3), "guarded");
    assert!(stage.notice(notices + 3).contains("was never sent to the product as a whole"));
    stage.nginx.assert_lines(123);

    hand.press(app, "Stop repeating users.csv");
    app.wait_gone("Repeats by itself");
    assert_eq!(stage.cron.table(), "");
    app.close();
    assert_eq!(app.ended(), Some(0));
    let found = files_holding(app.home(), KEY);
    assert!(found.is_empty(), "the key stands in {found:?}");
}
