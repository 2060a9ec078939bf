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

/// An address of this machine that nobody listened on a moment ago.
pub fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("this machine has a free port");
    listener.local_addr().expect("a listener has an address")
}
