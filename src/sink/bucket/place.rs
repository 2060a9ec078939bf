//! A place in a bucket: which bucket, which folder in it, and which server it is at.

use std::fmt;

use super::{BucketError, TAKEN};
use crate::kissmetrics::client::Destination;

/// The region of a bucket where nobody says one.
pub const USUAL_REGION: &str = "us-east-1";

/// A bucket, a folder in it, and the server it is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    bucket: String,
    /// Without slashes around it; blank for the bucket itself.
    folder: String,
    /// A server that speaks as S3 does; `None` for Amazon's own.
    endpoint: Option<Destination>,
    region: String,
}

/// What is wrong with the name of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceProblem {
    /// It does not begin with `s3://`.
    OtherScheme,
    /// There is no name of a bucket in it, or none that a bucket can have.
    NoBucket,
    /// The folder has an empty step, `.` or `..`, or letters that are no text.
    Folder,
    /// The folder is one into which Kissmetrics moves what it has taken.
    Taken,
    /// The region is none that can stand in a server's name.
    Region,
}

impl Place {
    /// A place as it is typed, such as `s3://bucket/folder`, at a server and in a region where those are said; blank ones
    /// are not.
    ///
    /// # Errors
    /// When it is no such place, or the server is one that may not be asked: only https, and plain http to this
    /// computer.
    pub fn parse(address: &str, endpoint: Option<&str>, region: Option<&str>) -> Result<Self, BucketError> {
        let typed = address.trim();
        let problem = |problem| BucketError::Place { address: typed.to_owned(), problem };
        let rest = typed.strip_prefix("s3://").ok_or_else(|| problem(PlaceProblem::OtherScheme))?;
        let (bucket, folder) = rest.split_once('/').unwrap_or((rest, ""));
        if !is_bucket(bucket) {
            return Err(problem(PlaceProblem::NoBucket));
        }
        let folder = folder.strip_suffix('/').unwrap_or(folder);
        let is_step = |step: &str| !matches!(step, "" | "." | "..") && !step.chars().any(char::is_control);
        if !folder.is_empty() && !folder.split('/').all(is_step) {
            return Err(problem(PlaceProblem::Folder));
        }
        if folder.split('/').any(|step| step == TAKEN) {
            return Err(problem(PlaceProblem::Taken));
        }
        let said = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let region = said(region).unwrap_or_else(|| USUAL_REGION.to_owned());
        if !region.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(problem(PlaceProblem::Region));
        }
        let endpoint = said(endpoint).map(|endpoint| Destination::parse(&endpoint)).transpose()?;
        Ok(Self { bucket: bucket.to_owned(), folder: folder.to_owned(), endpoint, region })
    }

    /// The same place, in the region that it turned out to be in.
    #[must_use]
    pub fn in_region(self, region: &str) -> Self {
        Self { region: region.to_owned(), ..self }
    }

    /// The bucket's name.
    pub fn bucket(&self) -> &str {
        &self.bucket
    }

    /// The folder, without slashes around it; blank for the bucket itself.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The region that requests are signed for.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The server's address where it is not Amazon's own, else blank.
    pub fn endpoint(&self) -> &str {
        self.endpoint.as_ref().map_or("", Destination::base)
    }

    /// The server that is asked.
    ///
    /// # Errors
    /// When the region makes no server's name.
    pub fn server(&self) -> Result<Destination, BucketError> {
        match &self.endpoint {
            Some(endpoint) => Ok(endpoint.clone()),
            None => {
                let china = if self.region.starts_with("cn-") { ".cn" } else { "" };
                Ok(Destination::parse(&format!("https://s3.{}.amazonaws.com{china}", self.region))?)
            }
        }
    }

    /// The same place in the bucket, for something that lies there.
    pub fn within(&self, name: &str) -> String {
        if self.folder.is_empty() { name.to_owned() } else { format!("{}/{name}", self.folder) }
    }

    /// The name of a file alone, of a key of the bucket.
    pub fn name_of(key: &str) -> &str {
        key.rsplit_once('/').map_or(key, |(_, name)| name)
    }

    /// A key of the bucket as a person writes it.
    pub fn address_of(&self, key: &str) -> String {
        format!("s3://{}/{key}", self.bucket)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s3://{}", self.bucket)?;
        if self.folder.is_empty() { Ok(()) } else { write!(f, "/{}", self.folder) }
    }
}

/// Whether a bucket can be called so; older ones may have capital letters and underscores.
fn is_bucket(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    (3..=63).contains(&name.len()) && name.bytes().all(fits) && !name.contains("..")
}
