//! Whether the desktop is light or dark, where the window is not told: on Linux its portal says so, and when it
//! changes.

use eframe::egui::{Context, Theme};
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{OwnedValue, Value};

const SERVICE: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const NAMESPACE: &str = "org.freedesktop.appearance";
const KEY: &str = "color-scheme";

/// Shows the window as the desktop is, from now on, where the toolkit does not know. Waits for nothing.
pub(super) fn follow(ctx: &Context) {
    let ctx = ctx.clone();
    // Where there is no thread or no portal, the window stays as it is.
    let _ = std::thread::Builder::new().name("desktop".to_owned()).spawn(move || {
        let _ = Connection::session().and_then(|bus| {
            watch(&bus, |theme| {
                ctx.options_mut(|options| options.fallback_theme = theme);
                ctx.request_repaint();
            })
        });
    });
}

/// Tells how the desktop is, and again whenever that changes; returns when the portal is gone.
///
/// # Errors
/// When there is no portal.
pub fn watch(bus: &Connection, mut tell: impl FnMut(Theme)) -> zbus::Result<()> {
    let portal = Proxy::new(bus, SERVICE, PATH, SETTINGS)?;
    let changes = portal.receive_signal("SettingChanged")?;
    // The newer of the two ways is missing on older desktops, which wrap the answer once more.
    let now: zbus::Result<OwnedValue> = portal.call("ReadOne", &(NAMESPACE, KEY));
    let now = now.or_else(|_| portal.call("Read", &(NAMESPACE, KEY)));
    if let Some(theme) = now.ok().and_then(|value| theme_of(&value)) {
        tell(theme);
    }
    for change in changes {
        let Ok((namespace, key, value)) = change.body().deserialize::<(String, String, OwnedValue)>() else { continue };
        if (namespace.as_str(), key.as_str()) == (NAMESPACE, KEY)
            && let Some(theme) = theme_of(&value)
        {
            tell(theme);
        }
    }
    Ok(())
}

/// 1 is dark, 2 is light, 0 leaves it open, which is light; anything else is not known today.
fn theme_of(value: &Value<'_>) -> Option<Theme> {
    match value {
        Value::U32(1) => Some(Theme::Dark),
        Value::U32(0 | 2) => Some(Theme::Light),
        Value::Value(inner) => theme_of(inner),
        _ => None,
    }
}
