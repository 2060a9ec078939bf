//! What several test binaries share: folders to work in, the built program, servers that are not ours.

#![allow(dead_code, reason = "each test binary uses its part of it")]

#[cfg(all(target_os = "linux", feature = "window"))]
pub mod bus;
#[cfg(unix)]
pub mod cron;
pub mod earlier;
pub mod folder;
pub mod identity;
pub mod keychain;
#[cfg(all(target_os = "linux", feature = "window"))]
pub mod keyring;
pub mod manual;
pub mod mariadb;
pub mod mysql_double;
pub mod nginx;
#[cfg(all(target_os = "linux", feature = "window"))]
pub mod notices;
pub mod own_server;
pub mod postgres;
pub mod postgres_double;
pub mod program;
pub mod s3;
pub mod scheduler;
pub mod secrets;
#[cfg(unix)]
pub mod sqlite;
pub mod stories;
#[cfg(target_os = "linux")]
pub mod terminal;
pub mod tracker;
pub mod wait;
pub mod workbook;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU32, Ordering};

/// An address of this machine that nobody listened on a moment ago, and that nobody is given who asks for any port:
/// systems give those from further up.
pub fn free_address() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    // Each process begins somewhere else.
    let begin = std::process::id().wrapping_mul(61);
    let address = || {
        let port = 10_000 + begin.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % 10_000;
        SocketAddr::from((Ipv4Addr::LOCALHOST, u16::try_from(port).expect("it is below 20,000")))
    };
    let mut tries = std::iter::repeat_with(address).take(1_000);
    tries.find(|address| TcpListener::bind(address).is_ok()).expect("this machine has a free port")
}
