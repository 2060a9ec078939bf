//! The server of a bucket. The only file that knows `object_store`, and nothing that comes out of here holds a key.
//!
//! Each call is one question, asked again by itself only where that does no harm; whether and when to ask it once more is
//! for the caller to decide. What a server says in its own words is not repeated, since it may repeat what it was asked.

#[cfg(not(feature = "bucket"))]
#[path = "store_absent.rs"]
mod server;
#[cfg(feature = "bucket")]
#[path = "store_s3.rs"]
mod server;

pub use server::Store;

use chrono::{DateTime, Utc};

/// Something that lies in a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where, within the bucket.
    pub key: String,
    /// Its size.
    pub bytes: u64,
    /// When it came there, by the server's clock.
    pub since: DateTime<Utc>,
}

/// What stands in something that lies in a bucket, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256.
    pub digest: Vec<u8>,
}
