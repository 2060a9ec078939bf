//! The build script: what a Windows program carries inside. Elsewhere it does nothing.

use std::env;
use std::path::Path;

fn main() {
    const FOLDER: &str = "assets/packaging/windows";
    println!("cargo::rerun-if-changed={FOLDER}");
    if env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return;
    }
    let folder = Path::new(FOLDER);
    let mut resources = winresource::WindowsResource::new();
    resources
        .set("ProductName", "Backfill")
        .set("FileDescription", "Backfill")
        .set("LegalCopyright", "The Backfill authors, MIT license")
        .set_icon(&folder.join("backfill.ico").to_string_lossy())
        .set_manifest_file(&folder.join("backfill.manifest").to_string_lossy());
    if let Err(error) = resources.compile_for("backfill") {
        println!("cargo::error=the icon and the manifest can't be put into the program: {error}");
    }
}
