//! A server that speaks as S3 does.

use std::error::Error as Cause;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::{HttpClient, HttpConnector, HttpError};
use object_store::list::{PaginatedListOptions, PaginatedListStore};
use object_store::multipart::{MultipartStore, PartId};
use object_store::path::Path;
use object_store::signer::{Method, SignedUrlOptions, Signer};
use object_store::{
    BackoffConfig, ClientOptions, Error, HeaderMap, HeaderValue, ObjectMeta, ObjectStore, ObjectStoreExt, PutPayload,
    RetryConfig,
};
use sha2::{Digest, Sha256};

use super::{Content, Found};
use crate::kissmetrics::client::{self, ClientError, Failed, FileClient, FileClientError, Patience};
use crate::sink::bucket::{BucketError, Credentials, KISSMETRICS_USER, Place, Reason, Refusal, TAKEN, Task};

/// A place in a bucket, and what opens it. Cheap to clone; needs a tokio runtime.
#[derive(Clone)]
pub struct Store {
    place: Place,
    http: Http,
    /// Answers questions, and takes pieces.
    plain: Arc<AmazonS3>,
    /// Begins what Kissmetrics may read.
    granting: Option<Arc<AmazonS3>>,
    /// Completes what must not take the place of something.
    careful: Arc<AmazonS3>,
}

impl Store {
    /// How long a signed address counts: computers' clocks differ, and by more S3 refuses everything.
    const SIGNED: Duration = Duration::from_secs(900);

    /// How long a server is waited for: a piece is large, and a line may be slow.
    const PATIENCE: Patience = Patience { connect: Duration::from_secs(10), answer: Duration::from_secs(300) };

    /// Makes ready to talk to the server; nothing is asked yet. With `grant`, what is written gives Kissmetrics leave to
    /// read it.
    ///
    /// # Errors
    /// When the place has no server that may be asked, or the system allows no client.
    pub fn open(place: &Place, credentials: &Credentials, grant: bool) -> Result<Self, BucketError> {
        let server = place.server()?;
        let http = Http(client::for_files(&server, Self::PATIENCE)?);
        let build = |header: Option<(&'static str, String)>| {
            let mut builder = AmazonS3Builder::new()
                .with_client_options(with_header(header))
                .with_bucket_name(place.bucket())
                .with_region(place.region())
                .with_access_key_id(credentials.id())
                .with_secret_access_key(credentials.secret())
                .with_endpoint(server.base())
                .with_allow_http(server.is_this_computer())
                .with_retry(RetryConfig {
                    backoff: BackoffConfig { max_backoff: Duration::from_secs(2), ..BackoffConfig::default() },
                    max_retries: 2,
                    retry_timeout: Duration::from_secs(10),
                })
                .with_http_connector(http.clone());
            if let Some(token) = credentials.token() {
                builder = builder.with_token(token);
            }
            builder.build().map(Arc::new).map_err(|error| broken(&error))
        };
        let user = format!("id=\"{KISSMETRICS_USER}\"");
        Ok(Self {
            plain: build(None)?,
            granting: grant.then(|| build(Some(("x-amz-grant-read", user)))).transpose()?,
            careful: build(Some(("if-none-match", "*".to_owned())))?,
            place: place.clone(),
            http,
        })
    }

    /// Another place in the same bucket, opened by the same keys; `None` where it is in another bucket.
    pub fn at(&self, place: &Place) -> Option<Self> {
        let is_same = (place.bucket(), place.endpoint()) == (self.place.bucket(), self.place.endpoint());
        is_same.then(|| Self { place: place.clone().in_region(self.place.region()), ..self.clone() })
    }

    /// Which place it is.
    pub(in crate::sink::bucket) fn place(&self) -> &Place {
        &self.place
    }

    /// What lies at a key, if anything does.
    pub(in crate::sink::bucket) async fn find(&self, key: &str) -> Result<Option<Found>, Refusal> {
        match self.plain.head(&path(key)).await {
            Ok(meta) => Ok(Some(found(meta))),
            Err(error) => self.absent(error, Task::Read).await,
        }
    }

    /// What stands in what lies at a key, if anything does.
    pub(in crate::sink::bucket) async fn content(&self, key: &str) -> Result<Option<Content>, Refusal> {
        let mut stream = match self.plain.get(&path(key)).await {
            Ok(got) => got.into_stream(),
            Err(error) => return self.absent(error, Task::Read).await,
        };
        let (mut hash, mut bytes) = (Sha256::new(), 0);
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|error| self.refusal(&error, Task::Read))?;
            hash.update(&chunk);
            bytes += chunk.len() as u64;
        }
        Ok(Some(Content { bytes, digest: hash.finalize().to_vec() }))
    }

    /// Everything that lies in a folder of the bucket and below it; blank for the whole bucket.
    pub(in crate::sink::bucket) async fn list(&self, folder: &str) -> Result<Vec<Found>, Refusal> {
        let folder = (!folder.is_empty()).then(|| path(folder));
        let all: Result<Vec<_>, _> = self.plain.list(folder.as_ref()).map_ok(found).try_collect().await;
        all.map_err(|error| self.refusal(&error, Task::List))
    }

    /// Everything whose key begins so. Nothing else is looked at, whatever others keep in the bucket.
    pub(in crate::sink::bucket) async fn list_beginning(&self, beginning: &str) -> Result<Vec<Found>, Refusal> {
        let (mut all, mut page_token) = (Vec::new(), None);
        loop {
            let options = PaginatedListOptions { page_token, ..PaginatedListOptions::default() };
            let page = self.plain.list_paginated(Some(beginning), options).await;
            let page = page.map_err(|error| self.refusal(&error, Task::List))?;
            all.extend(page.result.objects.into_iter().map(found));
            page_token = page.page_token;
            if page_token.is_none() {
                return Ok(all);
            }
        }
    }

    /// Looks for something at a key, begins it and takes it back at once, so that what would keep a file from being
    /// written or found again is known before anything is recorded.
    pub(in crate::sink::bucket) async fn try_out(&self, key: &str) -> Result<(), Refusal> {
        self.probe().await?;
        self.find(key).await?;
        let upload = self.begin(key).await?;
        self.abort(key, &upload).await
    }

    /// Begins to write what is to lie at a key; what the server calls that.
    pub(in crate::sink::bucket) async fn begin(&self, key: &str) -> Result<String, Refusal> {
        let (store, task) = match &self.granting {
            Some(granting) => (granting, Task::Grant),
            None => (&self.plain, Task::Write),
        };
        store.create_multipart(&path(key)).await.map_err(|error| self.refusal(&error, task))
    }

    /// Writes a piece; what the server calls it.
    pub(in crate::sink::bucket) async fn put(
        &self,
        key: &str,
        upload: &str,
        index: usize,
        bytes: Vec<u8>,
    ) -> Result<String, Refusal> {
        let put = self.plain.put_part(&path(key), &upload.to_owned(), index, PutPayload::from(bytes)).await;
        put.map(|part| part.content_id).map_err(|error| self.refusal(&error, Task::Write))
    }

    /// Makes one of all pieces, unless something lies at the key already.
    pub(in crate::sink::bucket) async fn complete(
        &self,
        key: &str,
        upload: &str,
        pieces: Vec<String>,
    ) -> Result<(), Refusal> {
        let ids = || pieces.iter().map(|piece| PartId { content_id: piece.clone() }).collect();
        let (path, upload) = (path(key), upload.to_owned());
        let done = self.careful.complete_multipart(&path, &upload, ids()).await;
        let refused = match done {
            Ok(_) => return Ok(()),
            Err(error) => self.refusal(&error, Task::Write),
        };
        // Some servers that speak as S3 does know no such condition. What lay there before was looked at.
        if refused.reason != Reason::Unable {
            return Err(refused);
        }
        let done = self.plain.complete_multipart(&path, &upload, ids()).await;
        done.map(|_| ()).map_err(|error| self.refusal(&error, Task::Write))
    }

    /// Takes back what was begun.
    pub(in crate::sink::bucket) async fn abort(&self, key: &str, upload: &str) -> Result<(), Refusal> {
        let aborted = self.plain.abort_multipart(&path(key), &upload.to_owned()).await;
        aborted.map_err(|error| self.refusal(&error, Task::Write))
    }

    /// What was begun at keys that begin so and neither completed nor taken back: its key, and what the server calls it;
    /// nothing where it does not say that.
    pub(in crate::sink::bucket) async fn begun(&self, beginning: &str) -> Result<Vec<(String, String)>, Refusal> {
        let refusal = |reason| Refusal { bucket: self.place.bucket().to_owned(), task: Task::List, reason };
        let options = SignedUrlOptions::default().with_query([("uploads", ""), ("prefix", beginning)]);
        let url = self.plain.signed_url_opts(Method::GET, &Path::default(), Self::SIGNED, &options).await;
        let url = url.map_err(|error| self.refusal(&error, Task::List))?;
        let answer = async {
            let answer = self.http.0.get(url).send().await?;
            Ok((answer.status().as_u16(), answer.text().await?))
        };
        let (status, text) = match answer.await {
            Ok(answer) => answer,
            // The address is signed.
            Err(error) => return Err(refusal(not_sent(&FileClientError::without_url(error)))),
        };
        match answered(Some(status), element(&text, "Code").unwrap_or_default(), None) {
            reason if reason.may_pass() => Err(refusal(reason)),
            _ if status != 200 => Ok(Vec::new()),
            _ => Ok(uploads(&text)),
        }
    }

    /// Asks for whatever there is, so that what keeps the bucket from being used is told in words: a question about one
    /// file is answered without any.
    pub(in crate::sink::bucket) async fn probe(&self) -> Result<(), Refusal> {
        match self.plain.list(Some(&path(TAKEN))).next().await {
            None | Some(Ok(_)) => Ok(()),
            Some(Err(error)) => Err(self.refusal(&error, Task::List)),
        }
    }

    /// Nothing lies at a key, unless that is because there is no bucket. A question about one file is refused without a
    /// word, so that another question has to tell why.
    async fn absent<T>(&self, error: Error, task: Task) -> Result<Option<T>, Refusal> {
        let refused = self.refusal(&error, task);
        match refused.reason {
            Reason::Nothing => self.probe().await.map(|()| None),
            Reason::NoRight | Reason::Other { .. } => self.probe().await.and(Err(refused)),
            _ => Err(refused),
        }
    }

    fn refusal(&self, error: &Error, task: Task) -> Refusal {
        Refusal { bucket: self.place.bucket().to_owned(), task, reason: reason(error) }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.place)
    }
}

/// Gives the requests to the one client that knows what may be reached, and how.
#[derive(Clone, Debug)]
struct Http(FileClient);

impl HttpConnector for Http {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.0.clone()))
    }
}

/// Options by which each request has one more header, which is signed with it.
fn with_header(header: Option<(&'static str, String)>) -> ClientOptions {
    let mut headers = HeaderMap::new();
    if let Some((name, value)) = header
        && let Ok(value) = HeaderValue::from_str(&value)
    {
        headers.insert(name, value);
    }
    ClientOptions::new().with_default_headers(headers)
}

/// A key as it is, letter for letter.
fn path(key: &str) -> Path {
    Path::parse(key).unwrap_or_else(|_| Path::from(key))
}

fn found(meta: ObjectMeta) -> Found {
    Found { key: meta.location.to_string(), bytes: meta.size, since: meta.last_modified }
}

/// Nothing was asked yet, and still it does not work.
fn broken(error: &Error) -> BucketError {
    BucketError::Client(ClientError::System { why: error.to_string().into() })
}

/// What an error means. An answer stands in it only as text.
fn reason(error: &Error) -> Reason {
    let mut cause: Option<&(dyn Cause + 'static)> = Some(error);
    while let Some(at) = cause {
        if let Some(http) = at.downcast_ref::<HttpError>() {
            return not_answered(http);
        }
        cause = at.source();
    }
    let text = error.to_string();
    if text.contains("redirect without LOCATION") {
        return Reason::OtherRegion(None);
    }
    let status = text.split_once("status code: ").and_then(|(_, rest)| rest.get(..3)?.parse().ok());
    answered(status, element(&text, "Code").unwrap_or_default(), element(&text, "Region"))
}

/// Why no answer came.
fn not_answered(error: &HttpError) -> Reason {
    error.source().map_or_else(|| Reason::NotReached(error.to_string().into()), not_sent)
}

/// Why no answer came, by what the one client says that carries all requests.
fn not_sent(error: &(dyn Cause + 'static)) -> Reason {
    match client::failed_by(error) {
        Some(Failed::Certificate(why)) => Reason::Certificate(why),
        Some(Failed::NotSent(why) | Failed::Unknown(why)) => Reason::NotReached(why),
        None => Reason::NotReached(error.to_string().into()),
    }
}

/// What an answer tells of begun uploads: the key and the name of each.
fn uploads(text: &str) -> Vec<(String, String)> {
    let all = text.split("<Upload>").skip(1);
    all.filter_map(|upload| Some((unescaped(element(upload, "Key")?), element(upload, "UploadId")?.to_owned())))
        .collect()
}

/// What an answer means (*Error responses* of Amazon S3), by its status, its code and the region that it names.
fn answered(status: Option<u16>, code: &str, region: Option<&str>) -> Reason {
    match (code, status) {
        ("NoSuchBucket", _) => Reason::NoBucket,
        ("NoSuchUpload", _) => Reason::NoUpload,
        ("NoSuchKey", _) | ("", Some(404)) => Reason::Nothing,
        ("InvalidAccessKeyId" | "SignatureDoesNotMatch", _) => Reason::WrongKeys,
        ("ExpiredToken" | "InvalidToken", _) => Reason::KeysOver,
        ("RequestTimeTooSkewed", _) => Reason::Clock,
        ("AccessControlListNotSupported", _) => Reason::NoPermissions,
        ("AuthorizationHeaderMalformed", _) => Reason::OtherRegion(region.map(str::to_owned)),
        ("PermanentRedirect" | "TemporaryRedirect", _) | ("", Some(301 | 307)) => Reason::OtherRegion(None),
        ("PreconditionFailed" | "ConditionalRequestConflict", _) | ("", Some(409 | 412)) => Reason::Exists,
        ("NotImplemented", _) | ("", Some(501)) => Reason::Unable,
        ("AccessDenied" | "AllAccessDisabled", _) | ("", Some(401 | 403)) => Reason::NoRight,
        ("SlowDown" | "InternalError" | "ServiceUnavailable" | "RequestTimeout", status) => {
            Reason::Busy(status.unwrap_or(503))
        }
        (_, Some(status @ (429 | 500..))) => Reason::Busy(status),
        (code, status) => Reason::Other { status, code: word(code) },
    }
}

/// What stands in an element of an answer.
fn element<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("<{name}>"))?;
    rest.split('<').next()
}

/// A text of an answer without the marks that XML needs.
fn unescaped(text: &str) -> String {
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    marks.into_iter().fold(text.to_owned(), |text, (mark, letter)| text.replace(mark, letter))
}

/// A server's code, unless it is something else.
fn word(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).take(60).collect()
}
