//! Whether there is a screen for the window.

use super::Finding;
use crate::message;

const ABOUT: &str = "display";

/// The screen that the environment names; nothing where windows are part of the system, and where there is none.
fn named() -> Option<(&'static str, String)> {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .into_iter()
        .filter_map(|name| Some((name, std::env::var_os(name)?.to_string_lossy().into_owned())))
        .find(|(_, value)| !value.is_empty())
}

/// Whether a window can be opened at all. Where windows are part of the system they can; elsewhere a display must
/// be named.
pub fn has_screen() -> bool {
    cfg!(any(windows, target_os = "macos")) || named().is_some()
}

pub(super) fn examine() -> Finding {
    if cfg!(any(windows, target_os = "macos")) {
        return Finding::good(ABOUT, message!("doctor-display"));
    }
    match named() {
        None => Finding::lacking(ABOUT, message!("doctor-display-none"), message!("doctor-display-name")),
        Some((variable, value)) if !answers(variable, &value) => Finding::lacking(
            ABOUT,
            message!("doctor-display-silent", variable = variable, value = value),
            message!("doctor-display-name"),
        ),
        Some(_) => Finding::good(ABOUT, message!("doctor-display")),
    }
}

/// Whether somebody listens there. What is reached in a way that only the toolkit knows is taken to be there.
#[cfg(unix)]
fn answers(variable: &str, value: &str) -> bool {
    use std::os::unix::net::UnixStream;
    use std::path::Path;
    let listens = |path: &Path| UnixStream::connect(path).is_ok();
    match variable {
        "WAYLAND_DISPLAY" => {
            let folder = std::env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
            listens(&Path::new(&folder).join(value))
        }
        // `:0` and `:0.1` are of this computer.
        "DISPLAY" => match value.strip_prefix(':').map(|number| number.split('.').next().unwrap_or(number)) {
            Some(number) => listens(&Path::new("/tmp/.X11-unix").join(format!("X{number}"))),
            None => true,
        },
        _ => true,
    }
}

#[cfg(not(unix))]
fn answers(_variable: &str, _value: &str) -> bool {
    true
}
