//! Whether the desktop is light or dark, as a portal tells it on a real bus.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use backfill::gui::desktop::watch;
use eframe::egui::Theme;
use zbus::blocking::Connection;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{fdo, interface};

use crate::support::bus::Bus;

const PATH: &str = "/org/freedesktop/portal/desktop";
const NAMESPACE: &str = "org.freedesktop.appearance";
const KEY: &str = "color-scheme";

fn answer(namespace: &str, key: &str, value: Value<'_>) -> fdo::Result<OwnedValue> {
    if (namespace, key) != (NAMESPACE, KEY) {
        return Err(fdo::Error::UnknownProperty(key.to_owned()));
    }
    OwnedValue::try_from(value).map_err(|error| fdo::Error::Failed(error.to_string()))
}

/// The portal's settings, as the specification of XDG Desktop Portal has them.
struct Settings(u32);

#[interface(name = "org.freedesktop.portal.Settings")]
impl Settings {
    fn read_one(&self, namespace: &str, key: &str) -> fdo::Result<OwnedValue> {
        answer(namespace, key, Value::U32(self.0))
    }
}

/// The same before its second version, which wraps what it answers once more.
struct OlderSettings(u32);

#[interface(name = "org.freedesktop.portal.Settings")]
impl OlderSettings {
    fn read(&self, namespace: &str, key: &str) -> fdo::Result<OwnedValue> {
        answer(namespace, key, Value::Value(Box::new(Value::U32(self.0))))
    }
}

/// What a watcher of this portal is told, the portal's end of the line, and the bus between them.
fn watched(settings: impl zbus::object_server::Interface) -> (Receiver<Theme>, Connection, Bus) {
    let bus = Bus::start();
    let portal = bus.line().name("org.freedesktop.portal.Desktop").expect("it is a name");
    let portal = portal.serve_at(PATH, settings).expect("there is nothing yet").build().expect("the bus is there");
    let watcher = bus.line().build().expect("the bus is there");
    let (tell, told) = channel();
    std::thread::spawn(move || {
        watch(&watcher, |theme| {
            let _ = tell.send(theme);
        })
    });
    (told, portal, bus)
}

fn next(told: &Receiver<Theme>) -> Option<Theme> {
    told.recv_timeout(Duration::from_secs(20)).ok()
}

fn change(portal: &Connection, namespace: &str, key: &str, scheme: u32) {
    let body = (namespace, key, Value::U32(scheme));
    let sent = portal.emit_signal(None::<&str>, PATH, "org.freedesktop.portal.Settings", "SettingChanged", &body);
    sent.expect("the line is open");
}

#[test]
fn the_window_is_as_the_desktop_is_and_follows_it() {
    let (told, portal, _bus) = watched(Settings(1));
    assert_eq!(next(&told), Some(Theme::Dark));
    // Another setting says nothing of it.
    change(&portal, NAMESPACE, "accent-color", 2);
    change(&portal, NAMESPACE, KEY, 2);
    assert_eq!(next(&told), Some(Theme::Light));
    change(&portal, NAMESPACE, KEY, 1);
    assert_eq!(next(&told), Some(Theme::Dark));
}

#[test]
fn an_older_portal_is_understood_too() {
    let (told, portal, _bus) = watched(OlderSettings(1));
    assert_eq!(next(&told), Some(Theme::Dark));
    change(&portal, NAMESPACE, KEY, 0);
    assert_eq!(next(&told), Some(Theme::Light));
}
