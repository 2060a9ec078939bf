//! A keychain as a desktop has one: GNOME's, unlocked, on a test's own bus and with files of the test's own.

use std::io::Write as _;
use std::process::{Command, Stdio};

use zbus::blocking::Connection;
use zbus::zvariant::OwnedObjectPath;

use super::bus::Bus;
use super::folder::Folder;
use super::program::KillOnDrop;
use super::wait;

/// It keeps secrets as long as this is kept.
pub struct Keyring {
    _daemon: KillOnDrop,
    _folder: Folder,
}

impl Keyring {
    /// On this bus.
    pub fn on(bus: &Bus) -> Self {
        let folder = Folder::new();
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--unlock", "--components=secrets"]).env_remove("GNOME_KEYRING_CONTROL");
        for name in ["HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env(name, folder.path());
        }
        command.env("DBUS_SESSION_BUS_ADDRESS", &bus.address);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut daemon = command.spawn().expect("gnome-keyring-daemon can be run; tests/run installs it");
        // Whoever signs in gives the password, which is the end of what is written.
        let mut password = daemon.stdin.take().expect("it is piped");
        password.write_all(b"a test's own").expect("it reads the password");
        drop(password);
        let daemon = KillOnDrop(daemon);
        let line = bus.line().build().expect("the bus is there");
        wait::until("the keychain to be unlocked", || is_open(&line).then_some(()));
        Self { _daemon: daemon, _folder: folder }
    }
}

/// Whether there is a collection in which secrets are kept (*Secret Service API*).
fn is_open(line: &Connection) -> bool {
    const SERVICE: &str = "org.freedesktop.secrets";
    let read = |alias: &str| {
        let service = "org.freedesktop.Secret.Service";
        let told = line.call_method(Some(SERVICE), "/org/freedesktop/secrets", Some(service), "ReadAlias", &alias);
        told.ok()?.body().deserialize::<OwnedObjectPath>().ok()
    };
    read("default").is_some_and(|path| path.as_str() != "/")
}
