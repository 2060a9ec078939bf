//! Tests of the built program on the command line: what goes in, what comes out, what a server receives.

#[path = "../support/mod.rs"]
mod support;

mod arrival;
mod bad_input;
mod bucket;
mod bucket_doubt;
mod bucket_refusals;
mod check;
#[cfg(target_os = "linux")]
mod cron;
mod damage;
mod database;
mod demo;
mod doctor;
mod earlier_reading;
mod exit_codes;
mod faults;
mod field;
mod fixtures;
mod independent_log;
mod json;
mod language;
mod look_up;
mod manual;
mod map;
mod named_tracker;
mod overtaken;
mod overwrite;
mod panics;
mod practice;
mod races;
mod reconcile;
mod renew;
mod resume;
mod schedule;
#[cfg(unix)]
mod schedule_faults;
mod secrets;
mod several;
mod sheet;
mod shop;
mod sqlite;
mod stories;
mod terminal;
mod unfinished;
mod users;
mod yesterday;
