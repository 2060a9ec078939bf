//! Going through another computer by the system's `ssh`, held against a real SSH server.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::proxy;
use crate::support::folder::Folder;
use crate::support::mariadb::MariaDb;
use crate::support::{free_address, wait};
use backfill::source::SourceError;
use backfill::source::mysql::{BadName, Catalog, CertificateFault, DatabaseProblem};
use backfill::source::server::address::{Address, Ssh, Tls};

/// An SSH server that lets in whoever has its key; dropping it ends it.
struct Sshd {
    folder: Folder,
    port: u16,
    process: Child,
}

impl Sshd {
    fn start(settings: &str) -> Self {
        let folder = Folder::new();
        for key in ["host", "key", "other"] {
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-f"])
                .arg(folder.at(key))
                .status()
                .expect("ssh-keygen can be run; tests/run installs it");
            assert!(made.success());
        }
        let public = fs::read(folder.at("key.pub")).unwrap();
        folder.write("authorized", public);
        // The administrator's server wants this folder, and only the system's own start makes it.
        let _ = fs::create_dir_all("/run/sshd");
        let port = free_address().port();
        let path = |name: &str| folder.at(name).display().to_string();
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}\nPidFile none\nStrictModes no\n\
             UsePAM no\nPasswordAuthentication no\n{settings}\n",
            path("host"),
            path("authorized"),
        );
        let config = folder.write("config", config);
        let log = fs::File::create(folder.at("log")).unwrap();
        // It insists on being called by its whole path.
        let process = Command::new("/usr/sbin/sshd")
            .args(["-D", "-e", "-f"])
            .arg(config)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("sshd can be run; tests/run installs it");
        let sshd = Self { folder, port, process };
        wait::until("the SSH server to answer", || TcpStream::connect(("127.0.0.1", sshd.port)).ok());
        sshd
    }

    /// How to go through it with this key, knowing it or not.
    fn by(&self, key: &str, known: bool) -> Ssh {
        let known_hosts = self.folder.at("known");
        let identity = fs::read_to_string(self.folder.at("host.pub")).unwrap();
        let line = if known { format!("[127.0.0.1]:{} {identity}", self.port) } else { String::new() };
        fs::write(&known_hosts, line).unwrap();
        Ssh {
            host: "127.0.0.1".to_owned(),
            user: None,
            port: Some(self.port),
            key: Some(self.folder.at(key)),
            options: vec![
                format!("UserKnownHostsFile={}", known_hosts.display()),
                "GlobalKnownHostsFile=none".to_owned(),
                "IdentityAgent=none".to_owned(),
            ],
        }
    }
}

impl Drop for Sshd {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The test server by way of this.
fn address(ssh: Ssh, port: u16) -> Address {
    let answers = MariaDb::shared().database().answers("reader").with("database", "");
    let mut address = Address::from_answers(&answers).unwrap();
    address.port = port;
    address.ssh = Some(ssh);
    address
}

fn problem(address: Address) -> DatabaseProblem {
    match Catalog::connect(address) {
        Ok(_) => panic!("it connects"),
        Err(SourceError::Database { problem, .. }) => problem,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_database_is_reached_through_another_computer_and_the_way_is_closed_behind() {
    let sshd = Sshd::start("");
    let mut catalog = Catalog::connect(address(sshd.by("key", true), MariaDb::shared().port)).unwrap();
    assert!(catalog.cipher().unwrap().is_some(), "encrypted within the tunnel too");
    assert!(catalog.server().is_mariadb);
    drop(catalog);
    // A session that ended is written into the server's log.
    let log = sshd.folder.at("log");
    wait::until("the tunnel to close", || has(&log, "Disconnected from").then_some(()));
}

fn has(log: &Path, words: &str) -> bool {
    fs::read_to_string(log).is_ok_and(|text| text.contains(words) || text.contains("Connection closed by"))
}

#[test]
fn behind_another_computer_a_certificate_is_for_the_database_unless_it_is_on_that_computer() {
    let sshd = Sshd::start("");
    let verified = |host: &str, tls: Tls| {
        let mut address = address(sshd.by("key", true), MariaDb::shared().port);
        (address.host, address.tls, address.ca_file) = (host.to_owned(), tls, Some(MariaDb::shared().ca.clone()));
        address
    };
    let connects = |address: Address| Catalog::connect(address).unwrap().cipher().unwrap().is_some();
    // For the other computer this number is itself too, and for us somewhere else.
    let elsewhere = "0.0.0.0";
    let refused = problem(verified(elsewhere, Tls::Required));
    let for_other = CertificateFault::ForOther { host: elsewhere.to_owned() };
    assert!(matches!(&refused, DatabaseProblem::Certificate { fault, .. } if *fault == for_other), "{refused:?}");
    assert!(connects(verified(elsewhere, Tls::Authority)));
    // It is for 127.0.0.1, and not for another of its own numbers.
    let port = proxy("127.0.0.2", MariaDb::shared().port);
    for tls in [Tls::Preferred, Tls::Required, Tls::Authority] {
        assert!(connects(Address { port, ..verified("127.0.0.2", tls) }), "{tls:?}");
    }
}

#[test]
fn a_computer_that_is_not_known_is_not_trusted_silently() {
    let sshd = Sshd::start("");
    let problem = problem(address(sshd.by("key", false), MariaDb::shared().port));
    assert_eq!(problem, DatabaseProblem::SshHostKey { host: "127.0.0.1".into() });
}

#[test]
fn a_key_that_opens_nothing_is_said() {
    let sshd = Sshd::start("");
    let problem = problem(address(sshd.by("other", true), MariaDb::shared().port));
    assert_eq!(problem, DatabaseProblem::SshRefused { host: "127.0.0.1".into() });
}

#[test]
fn a_database_that_the_other_computer_cannot_reach_is_said() {
    let sshd = Sshd::start("");
    let nobody = free_address().port();
    let problem = problem(address(sshd.by("key", true), nobody));
    assert_eq!(problem, DatabaseProblem::SshForward { host: "127.0.0.1".into(), port: nobody });
}

#[test]
fn a_computer_that_forwards_nothing_is_said() {
    let sshd = Sshd::start("AllowTcpForwarding no");
    let port = MariaDb::shared().port;
    let problem = problem(address(sshd.by("key", true), port));
    assert_eq!(problem, DatabaseProblem::SshForward { host: "127.0.0.1".into(), port });
}

#[test]
fn a_computer_that_does_not_answer_is_said() {
    let sshd = Sshd::start("");
    let mut ssh = sshd.by("key", true);
    ssh.port = Some(free_address().port());
    assert_eq!(problem(address(ssh, 1)), DatabaseProblem::SshNoAnswer { host: "127.0.0.1".into() });
}

#[test]
fn the_name_of_a_computer_is_never_taken_for_an_option() {
    let sshd = Sshd::start("");
    let mut ssh = sshd.by("key", true);
    ssh.host = "-oProxyCommand=touch /tmp/never".to_owned();
    assert_eq!(problem(address(ssh, 1)), DatabaseProblem::BadName(BadName::SshHost));
}
