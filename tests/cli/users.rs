//! The plan that tests of the commands need again and again: who signed up, from `users.csv` beside it.

/// A product's key.
pub const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// `version` is on its first line, since mistakes in it are told with their place.
pub const PLAN: &str = r#"version = 1
source = { kind = "csv", file = "users.csv" }

[mapping]
zone = "UTC"

[[mapping.rules]]
who = { column = "login" }
when = { column = "created_at", format = "year-first" }
what = { from = "fixed", name = "Signed Up" }
"#;
