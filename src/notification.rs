//! A word to whoever is at the computer while nobody looks at Backfill: by the desktop's own notifications.

/// Shows it, where the desktop shows any.
///
/// # Errors
/// With the system's own words, when it does not.
pub fn show(title: &str, text: &str) -> Result<(), String> {
    let shown = notify_rust::Notification::new().appname("Backfill").summary(title).body(text).icon("backfill").show();
    shown.map(drop).map_err(|error| error.to_string())
}

/// The same without a wait for the desktop.
pub fn show_beside(title: &'static str, text: String) {
    let show = move || {
        if let Err(why) = show(title, &text) {
            tracing::warn!("no notification: {why}");
        }
    };
    // Where no thread can be had, there are other troubles.
    let _ = std::thread::Builder::new().name("notify".to_owned()).spawn(show);
}
