//! In a Backfill without buckets there is no way to one, and that is said.

use super::{Content, Found};
use crate::sink::bucket::{BucketError, Credentials, Place, Refusal};

/// No server: [`Store::open`] always says so.
#[derive(Clone, Debug)]
pub enum Store {}

impl Store {
    /// Never succeeds.
    ///
    /// # Errors
    /// Always.
    pub fn open(_place: &Place, _credentials: &Credentials, _grant: bool) -> Result<Self, BucketError> {
        Err(BucketError::NotBuilt)
    }

    /// Never called: there is no server.
    pub fn at(&self, _place: &Place) -> Option<Self> {
        match *self {}
    }

    pub(in crate::sink::bucket) fn place(&self) -> &Place {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn probe(&self) -> Result<(), Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn find(&self, _key: &str) -> Result<Option<Found>, Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn content(&self, _key: &str) -> Result<Option<Content>, Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn list(&self, _folder: &str) -> Result<Vec<Found>, Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn list_beginning(&self, _beginning: &str) -> Result<Vec<Found>, Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn try_out(&self, _key: &str) -> Result<(), Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn begin(&self, _key: &str) -> Result<String, Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn begun(&self, _beginning: &str) -> Result<Vec<(String, String)>, Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn put(
        &self,
        _key: &str,
        _upload: &str,
        _index: usize,
        _bytes: Vec<u8>,
    ) -> Result<String, Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn complete(
        &self,
        _key: &str,
        _upload: &str,
        _pieces: Vec<String>,
    ) -> Result<(), Refusal> {
        match *self {}
    }

    pub(in crate::sink::bucket) async fn abort(&self, _key: &str, _upload: &str) -> Result<(), Refusal> {
        match *self {}
    }
}
