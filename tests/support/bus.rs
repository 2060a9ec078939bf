//! A message bus of a test's own, as a desktop has one.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use zbus::blocking::connection::Builder;

use super::folder::Folder;

/// As desktops have it, but that it starts no service that happens to be installed: on it is who a test puts there.
const CONFIGURATION: &str = r#"
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// It runs as long as this is kept.
pub struct Bus {
    daemon: Child,
    _folder: Folder,
    /// Where it is.
    pub address: String,
}

impl Bus {
    /// A new one.
    pub fn start() -> Self {
        let folder = Folder::new();
        let mut command = Command::new("dbus-daemon");
        command.arg("--config-file").arg(folder.write("bus.conf", CONFIGURATION)).args(["--nofork", "--print-address"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut daemon = command.spawn().expect("dbus-daemon is installed");
        let mut address = String::new();
        let said = daemon.stdout.take().expect("it is piped");
        BufReader::new(said).read_line(&mut address).expect("it says where it is");
        Self { daemon, _folder: folder, address: address.trim().to_owned() }
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
