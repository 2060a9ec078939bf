//! A desktop that shows notifications, and notes them (*Desktop Notifications Specification*).

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use zbus::blocking::Connection;
use zbus::zvariant::OwnedValue;

use super::bus::Bus;

/// Title and text of what was shown.
type Shown = Arc<Mutex<Vec<(String, String)>>>;

struct Desktop(Shown);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Desktop {
    #[allow(clippy::too_many_arguments, reason = "the specification has so many")]
    fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        title: String,
        text: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        self.0.lock().expect("no holder panics").push((title, text));
        1
    }

    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".to_owned()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        let own = |text: &str| text.to_owned();
        (own("a test's desktop"), own("nobody"), own("1"), own("1.2"))
    }
}

/// It shows as long as this is kept.
pub struct Notices {
    shown: Shown,
    _line: Connection,
}

impl Notices {
    /// On this bus.
    pub fn on(bus: &Bus) -> Self {
        let shown = Shown::default();
        let desktop = Desktop(Arc::clone(&shown));
        let line = bus.line().name("org.freedesktop.Notifications").expect("a name");
        let line = line.serve_at("/org/freedesktop/Notifications", desktop).expect("a path");
        Self { shown, _line: line.build().expect("the bus is there") }
    }

    /// What was shown so far: titles and texts.
    pub fn shown(&self) -> Vec<(String, String)> {
        self.shown.lock().expect("no holder panics").clone()
    }
}
