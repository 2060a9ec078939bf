//! A message bus of a test's own, as a desktop has one.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use zbus::blocking::connection::Builder;

/// It runs as long as this is kept.
pub struct Bus {
    daemon: Child,
    /// Where it is.
    pub address: String,
}

impl Bus {
    /// A new one.
    pub fn start() -> Self {
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--nofork", "--print-address"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut daemon = command.spawn().expect("dbus-daemon is installed");
        let mut address = String::new();
        let said = daemon.stdout.take().expect("it is piped");
        BufReader::new(said).read_line(&mut address).expect("it says where it is");
        Self { daemon, address: address.trim().to_owned() }
    }

    /// The beginning of a line to it.
    pub fn line(&self) -> Builder<'_> {
        Builder::address(self.address.as_str()).expect("the daemon knows its address")
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
