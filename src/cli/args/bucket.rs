//! What can be typed about buckets.

use clap::Args as Group;

use crate::sink::bucket::{MOST_IN_PART, USUAL_PART};

/// A bucket in place of the tracker.
#[derive(Group, Debug)]
pub(in crate::cli) struct ToBucket {
    /// Write the events into this bucket, from which Kissmetrics takes one file an hour, instead of sending them one by one:
    /// s3://BUCKET or s3://BUCKET/FOLDER. The keys are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or from the
    /// system's keychain
    #[arg(long, value_name = "S3_URL", requires = "product", conflicts_with = "tracker")]
    pub to: Option<String>,

    /// What the files in the bucket are called, before their numbers (else as the plan's file is)
    #[arg(long, value_name = "NAME", requires = "to")]
    pub name: Option<String>,

    /// The most events in a file of the bucket. Kissmetrics begins one file an hour and works on it for five minutes, then
    /// in the next hour; how many it manages is not documented, and files that are too small waste hours
    #[arg(long, value_name = "N", requires = "to", default_value_t = USUAL_PART,
        value_parser = clap::value_parser!(u64).range(1..=MOST_IN_PART))]
    pub part: u64,

    /// Give Kissmetrics' user leave to read each file of the bucket as it is written, where the bucket has ACLs turned on
    #[arg(long, requires = "to")]
    pub grant: bool,

    /// Keep the bucket's keys in the system's keychain
    #[arg(long, requires = "to")]
    pub remember_bucket: bool,

    #[command(flatten)]
    pub server: Server,
}

/// Which server a bucket is at.
#[derive(Group, Debug)]
pub(in crate::cli) struct Server {
    /// Of a bucket: the address of a server that speaks as S3 does (else Amazon's own); https, or http on this computer
    #[arg(long, value_name = "URL", env = "AWS_ENDPOINT_URL", hide_env_values = true)]
    pub endpoint: Option<String>,

    /// Of a bucket: the region that it is in (else AWS_DEFAULT_REGION, else us-east-1)
    #[arg(long, value_name = "REGION", env = "AWS_REGION", hide_env_values = true)]
    pub region: Option<String>,
}

#[derive(Group, Debug)]
pub(in crate::cli) struct Bucket {
    /// The import's number in the history (else the latest that was sent by a bucket)
    pub import: Option<i64>,

    /// Print a policy for this bucket, s3://BUCKET or s3://BUCKET/FOLDER, by which Kissmetrics may read it; nothing is asked
    #[arg(long, value_name = "S3_URL", conflicts_with = "import")]
    pub policy: Option<String>,
}
