//! The packages for Debian and for systems with rpm: built by `tests/package` of the program that is tested here, held
//! against the rules of those systems, installed into an empty system, started as its desktop would, and removed. Of the
//! installer for Windows, that it can be packed.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::app::App;
use crate::import;
use crate::screen::Screen;
use crate::support::folder::Folder;
use crate::support::manual;
use crate::support::program::Program;

/// Where the project is on the web, as far as these packages know.
const HOMEPAGE: &str = "https://example.org/backfill";

/// Runs a program that is not ours and gives what it printed; fails with all that it said.
#[track_caller]
fn run(name: &str, arguments: &[&str], environment: &[(&str, &Path)]) -> String {
    let mut path = std::env::var("PATH").unwrap_or_default();
    path.push_str(":/usr/sbin:/sbin");
    let asked = Command::new(name)
        .args(arguments)
        .env("PATH", path)
        .env("LC_ALL", "C.UTF-8")
        .envs(environment.iter().copied())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| panic!("{name} can't be run ({error}); tests/run installs it"));
    let said = String::from_utf8_lossy(&asked.stdout).into_owned();
    let complained = String::from_utf8_lossy(&asked.stderr);
    assert!(asked.status.success(), "{name} {arguments:?} ended with {}:\n{said}{complained}", asked.status);
    said
}

/// The same as if by the system's administrator, in a namespace of its own where it is not.
#[track_caller]
fn administer(name: &str, arguments: &[&str]) -> String {
    let is_root = run("id", &["--user"], &[]).trim() == "0";
    let (name, before): (_, &[&str]) = if is_root { (name, &[]) } else { ("unshare", &["--map-root-user", name]) };
    run(name, &[before, arguments].concat(), &[])
}

fn text(path: &Path) -> &str {
    path.to_str().expect("paths of tests are text")
}

/// The package of this kind, freshly built into this folder.
fn built(folder: &Folder, ending: &str) -> PathBuf {
    let (manual, out) = (folder.at("manual"), folder.at("packages"));
    manual::write(&manual);
    let environment = [
        ("BACKFILL_BINARY", Path::new(env!("CARGO_BIN_EXE_backfill"))),
        ("BACKFILL_MANUAL", &manual),
        ("BACKFILL_HOMEPAGE", Path::new(HOMEPAGE)),
        ("BACKFILL_QUICK", Path::new("1")),
    ];
    run("tests/package", &[text(&out), ending], &environment);
    let mut files = fs::read_dir(&out).expect("the packages' folder").map(|entry| entry.expect("a file").path());
    files.find(|path| path.extension().is_some_and(|found| found == ending)).expect("the package was built")
}

/// What stands in a folder, by path: how it may be used and how large it is. Not what the package manager itself keeps.
fn listed(root: &Path) -> BTreeMap<PathBuf, (u32, u64)> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, (u32, u64)>) {
        for entry in fs::read_dir(folder).expect("a folder can be listed") {
            let path = entry.expect("an entry").path();
            let inside = path.strip_prefix(root).expect("it is inside").to_owned();
            if inside.starts_with("var") {
                continue;
            }
            let about = fs::symlink_metadata(&path).expect("an entry can be looked at");
            let length = if about.is_dir() { 0 } else { about.len() };
            found.insert(inside, (about.permissions().mode(), length));
            if about.is_dir() {
                walk(root, &path, found);
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

/// The value of a key of a desktop entry.
fn entry<'a>(desktop: &'a str, key: &str) -> &'a str {
    let found = desktop.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    found.unwrap_or_else(|| panic!("no {key} in {desktop}"))
}

/// Does what a desktop does with what is installed in this root: knows the kind of a plan's file, which program it is
/// for, and starts that. The sample is imported in it with the pointer. Gives the program, ended, with the home of the person
/// who did.
fn used(root: &Path) -> App {
    let share = root.join("usr/share");
    // What the system's own packages do whenever such files come.
    run("update-mime-database", &[text(&share.join("mime"))], &[]);
    run("update-desktop-database", &[text(&share.join("applications"))], &[]);
    let plan = root.join("plan of last year.backfill");
    fs::write(&plan, "version = 2\n").expect("a file in the root can be written");
    let nobody = Folder::new();
    // A program that is not found is offered for nothing.
    let path = format!("{}:{}", text(&root.join("usr/bin")), std::env::var("PATH").unwrap_or_default());
    let seen = [
        ("PATH", Path::new(&path)),
        ("XDG_DATA_DIRS", &share),
        ("HOME", nobody.path()),
        ("XDG_DATA_HOME", nobody.path()),
    ];
    let about = run("gio", &["info", "--attributes=standard::content-type,standard::icon", text(&plan)], &seen);
    assert!(about.contains("standard::content-type: application/x-backfill-plan"), "{about}");
    assert!(about.contains("standard::icon: application-x-backfill-plan"), "{about}");
    let opened = run("gio", &["mime", "application/x-backfill-plan"], &seen);
    assert!(opened.contains("Default application for “application/x-backfill-plan”: backfill.desktop"), "{opened}");
    fs::remove_file(plan).expect("the file is ours");

    let desktop = fs::read_to_string(share.join("applications/backfill.desktop")).expect("the desktop entry");
    let icon = entry(&desktop, "Icon");
    for size in ["16x16", "32x32", "48x48", "256x256", "512x512"] {
        let picture = share.join(format!("icons/hicolor/{size}/apps/{icon}.png"));
        let picture = image::open(&picture).unwrap_or_else(|error| panic!("{}: {error}", picture.display()));
        assert_eq!(format!("{}x{}", picture.width(), picture.height()), size);
    }
    let mut command = entry(&desktop, "Exec").split(' ');
    let program = Program::installed_at(&root.join("usr/bin").join(command.next().expect("a program")));
    // No file was chosen, so that nothing stands where files would.
    let arguments: Vec<&str> = command.filter(|argument| *argument != "%F").collect();
    let app = App::start_on(Screen::new(1280, 800), program, &arguments);
    import::by_pointer(&app);
    app.picture("installed");
    app.close();
    assert_eq!(app.ended(), Some(0));
    // What the desktop made of it is its own to remove.
    for made in ["mime", "applications"] {
        for found in fs::read_dir(share.join(made)).expect("a folder can be listed") {
            let path = found.expect("an entry").path();
            let ours = path.ends_with("mime/packages") || path.ends_with("applications/backfill.desktop");
            match path.is_dir() {
                _ if ours => {}
                true => fs::remove_dir_all(&path).expect("a folder can be removed"),
                false => fs::remove_file(&path).expect("a file can be removed"),
            }
        }
    }
    app
}

/// The ledger that the person's import wrote.
fn ledger(app: &App) -> PathBuf {
    app.data().join(backfill::ledger::FILE)
}

#[test]
fn the_debian_package_keeps_debians_rules_is_installed_used_and_removed() {
    let folder = Folder::new();
    let package = built(&folder, "deb");
    let remarks = run(
        "lintian",
        &["--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0", text(&package)],
        &[],
    );
    println!("{remarks}");

    let root = Folder::new();
    for name in ["info", "updates", "triggers"] {
        fs::create_dir_all(root.at("var/lib/dpkg").join(name)).expect("a folder can be made");
    }
    root.write("var/lib/dpkg/status", "");
    let before = listed(root.path());
    let dpkg = |arguments: &[&str]| {
        // The libraries that it depends on are those of the system outside.
        let into = format!("--root={}", text(root.path()));
        administer("dpkg", &[&[into.as_str(), "--force-depends"], arguments].concat())
    };
    dpkg(&["--install", text(&package)]);
    let share = root.at("usr/share");
    run("desktop-file-validate", &[text(&share.join("applications/backfill.desktop"))], &[]);
    let metainfo = share.join("metainfo/backfill.metainfo.xml");
    // Nobody's domain is taken for the program's name.
    let named = "--override=cid-desktopapp-is-not-rdns=info";
    run("appstreamcli", &["validate", "--no-net", named, text(&metainfo)], &[]);
    let about = fs::read_to_string(&metainfo).expect("the metainfo");
    let tag = format!("{HOMEPAGE}/raw/v{}/", env!("CARGO_PKG_VERSION"));
    let pictures: Vec<&str> = about.split(&tag).skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert!(pictures.len() >= 3, "{about}");
    for picture in pictures {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(picture).is_file(), "{picture} is no file of the project");
    }
    for (path, (mode, _)) in listed(root.path()) {
        println!("{mode:o} {}", path.display());
    }

    let app = used(root.path());
    dpkg(&["--purge", "backfill"]);
    assert_eq!(listed(root.path()), before, "something is left behind");
    assert!(ledger(&app).is_file(), "the person's own data is gone");
}

#[test]
fn the_rpm_package_is_installed_used_and_removed() {
    let folder = Folder::new();
    let package = built(&folder, "rpm");
    let root = Folder::new();
    // What the packages that it depends on, and the system's own, have made.
    let icons = fs::read_dir("/usr/share/icons/hicolor").expect("the icon theme's folders");
    let sizes = icons.filter_map(|size| size.ok().filter(|size| size.path().is_dir())?.file_name().into_string().ok());
    let sized =
        sizes.flat_map(|size| ["apps", "mimetypes"].map(|kind| format!("usr/share/icons/hicolor/{size}/{kind}")));
    let made = ["usr/bin", "usr/share/applications", "usr/share/licenses", "usr/share/man/man1"].map(str::to_owned);
    for folder in sized.chain(made) {
        fs::create_dir_all(root.at(&folder)).expect("a folder can be made");
    }
    let before = listed(root.path());
    let rpm = |arguments: &[&str]| {
        let into = format!("--root={}", text(root.path()));
        // The libraries that it depends on are those of the system outside, where another package manager rules.
        administer("rpm", &[&[into.as_str(), "--dbpath=/var/lib/rpm", "--nodeps"], arguments].concat())
    };
    // On Debian, rpm wants to be told that it is meant.
    let debian: &[&str] = if Path::new("/etc/debian_version").exists() { &["--force-debian"] } else { &[] };
    rpm(&[debian, &["--install", text(&package)]].concat());
    let requires = run("rpm", &["--query", "--package", "--requires", text(&package)], &[]);
    assert!(requires.contains("libc.so.6"), "{requires}");
    let app = used(root.path());
    rpm(&[debian, &["--erase", "backfill"]].concat());
    assert_eq!(listed(root.path()), before, "something is left behind");
    assert!(ledger(&app).is_file(), "the person's own data is gone");
}

#[test]
fn the_installer_for_windows_is_packed_without_a_warning() {
    let folder = Folder::new();
    // What it carries is not looked at.
    for name in ["backfill.exe", "backfill-window.exe"] {
        folder.write(name, b"MZ");
    }
    let installer = folder.at("backfill-installer.exe");
    let told = [("VERSION", env!("CARGO_PKG_VERSION")), ("FILES", text(folder.path())), ("OUT", text(&installer))];
    let told = told.map(|(name, value)| format!("-D{name}={value}"));
    let told = told.each_ref().map(String::as_str);
    run("makensis", &[&["-V2", "-WX"], told.as_slice(), &["assets/packaging/windows/backfill.nsi"]].concat(), &[]);
    assert!(fs::read(installer).expect("the installer").starts_with(b"MZ"));
}
