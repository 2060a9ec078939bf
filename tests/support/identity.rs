//! Certificates that are made for a test.

use std::path::PathBuf;
use std::process::Command;

use super::folder::Folder;

/// What somebody shows, and the key that goes with it or does not.
#[derive(Debug)]
pub struct Identity {
    /// The file of its certificate.
    pub certificate: PathBuf,
    /// The file of its key.
    pub key: PathBuf,
}

impl Identity {
    /// A certificate, or a request for one, made with a key of its own.
    pub fn made(folder: &Folder, how: &[&str]) -> Self {
        let name = how.concat();
        let made = Self { certificate: folder.at(&format!("{name}.pem")), key: folder.at(&format!("{name}.key")) };
        let output = Command::new("openssl")
            .args(["req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"])
            .args(how)
            .arg("-keyout")
            .arg(&made.key)
            .arg("-out")
            .arg(&made.certificate)
            .output()
            .expect("openssl can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        made
    }
}
