//! Whether the system has a way to choose a file.

use super::Finding;
use crate::message;

pub(super) fn examine() -> Finding {
    const ABOUT: &str = "file-chooser";
    let part_of_the_system = cfg!(any(windows, target_os = "macos"));
    if part_of_the_system || portal() {
        return Finding::good(ABOUT, message!("doctor-chooser"));
    }
    // What is asked where there is no portal.
    let folders = std::env::var_os("PATH").unwrap_or_default();
    match std::env::split_paths(&folders).any(|folder| folder.join("zenity").is_file()) {
        true => Finding::good(ABOUT, message!("doctor-chooser-zenity")),
        false => Finding::lacking(ABOUT, message!("doctor-chooser-none"), message!("doctor-chooser-install")),
    }
}

/// Whether the desktop's portal is there, or would be started by the first question.
#[cfg(target_os = "linux")]
fn portal() -> bool {
    const PORTAL: &str = "org.freedesktop.portal.Desktop";
    let names = || -> zbus::Result<bool> {
        let bus = zbus::blocking::Connection::session()?;
        let bus = zbus::blocking::fdo::DBusProxy::new(&bus)?;
        let is_portal = |name: &zbus::names::OwnedBusName| name.as_str() == PORTAL;
        Ok(bus.list_names()?.iter().any(is_portal) || bus.list_activatable_names()?.iter().any(is_portal))
    };
    names().unwrap_or(false)
}

#[cfg(not(target_os = "linux"))]
fn portal() -> bool {
    false
}
