//! What several test binaries share: folders to work in, the built program, servers that are not ours.

#![allow(dead_code, reason = "each test binary uses its part of it")]

pub mod folder;
pub mod nginx;
pub mod program;
pub mod wait;
