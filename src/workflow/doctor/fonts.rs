//! Whether there are typefaces for the letters that Backfill's own lack.

use std::path::{Path, PathBuf};

use super::Finding;
use crate::message;

/// Folders within folders, to this depth: some systems sort typefaces by kind and by family.
const DEPTH: usize = 4;

pub(super) fn examine() -> Finding {
    const ABOUT: &str = "fonts";
    let part_of_the_system = cfg!(any(windows, target_os = "macos"));
    match part_of_the_system || folders().iter().any(|folder| holds_one(folder, DEPTH)) {
        true => Finding::good(ABOUT, message!("doctor-fonts")),
        false => Finding::lacking(ABOUT, message!("doctor-fonts-none"), message!("doctor-fonts-install")),
    }
}

/// Where typefaces lie by the XDG Base Directory Specification, and where they did before it.
fn folders() -> Vec<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let home = named("HOME").map(PathBuf::from);
    let own = named("XDG_DATA_HOME").map(PathBuf::from).or_else(|| Some(home.as_ref()?.join(".local/share")));
    let shared = named("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let shared: Vec<PathBuf> = std::env::split_paths(&shared).collect();
    let fonts = own.into_iter().chain(shared).map(|folder| folder.join("fonts"));
    fonts.chain(home.map(|home| home.join(".fonts"))).collect()
}

fn holds_one(folder: &Path, depth: usize) -> bool {
    let is_font = |path: &Path| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        ending.is_some_and(|ending| ["ttf", "otf", "ttc", "otc"].contains(&ending.as_str()))
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    depth > 0 && entries.into_iter().any(|path| is_font(&path) || holds_one(&path, depth - 1))
}
