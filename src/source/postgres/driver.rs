//! The tokio-postgres crate, run where it blocks and where it can do no harm: each call ends within the time that was
//! given for it, and a panic over what a broken or hostile server says is an error here. Nothing else calls it once there
//! is a connection.

use std::future::{Future, poll_fn};
use std::ops::ControlFlow;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::StreamExt as _;
use tokio::runtime::Runtime;
use tokio::time::timeout;
use tokio_postgres::types::Type;
use tokio_postgres::{CancelToken, Client, Error};

use crate::source::caught::caught;

/// Why a call gave nothing.
#[derive(Debug)]
pub(super) enum Failure {
    /// The driver or the server says so.
    Said(Error),
    /// It took longer than it may.
    TimedOut,
    /// The answer is none that such a server would give.
    Broken,
}

/// A column of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Described {
    pub(super) name: String,
    pub(super) data_type: Type,
}

/// A connection of the driver.
pub(super) struct Driver {
    client: Client,
    link: Link,
    patience: Duration,
    // Behind what runs on it. `None` only while it is being dropped.
    runtime: Option<Runtime>,
}

/// What carries requests and answers, for as long as it lives.
struct Link(Option<Pin<Box<Carrying>>>);

/// The work of carrying, until the connection ends.
type Carrying = dyn Future<Output = Result<(), Error>> + Send;

impl Link {
    /// Carries what can be carried now; why it ended, where it did so by an error.
    fn carry(&mut self, cx: &mut Context<'_>) -> Option<Error> {
        match self.0.as_mut()?.as_mut().poll(cx) {
            Poll::Pending => None,
            Poll::Ready(end) => {
                self.0 = None;
                end.err()
            }
        }
    }
}

impl Driver {
    /// What was connected on this runtime. A call may take as long as `patience` says.
    pub(super) fn new(
        runtime: Runtime,
        client: Client,
        link: impl Future<Output = Result<(), Error>> + Send + 'static,
        patience: Duration,
    ) -> Self {
        Self { client, link: Link(Some(Box::pin(link))), patience, runtime: Some(runtime) }
    }

    /// What stops what the server is at.
    pub(super) fn cancel_token(&self) -> CancelToken {
        self.client.cancel_token()
    }

    /// Runs statements of ours that give nothing, one behind the other.
    pub(super) fn run(&mut self, statements: &str) -> Result<(), Failure> {
        let Self { client, link, patience, runtime } = self;
        drive(runtime.as_ref(), link, within(*patience, client.batch_execute(statements)))
    }

    /// All rows of a statement of ours whose columns are all texts. For what is small; `NULL` is `None`.
    pub(super) fn rows(&mut self, statement: &str, values: &[&str]) -> Result<Vec<Vec<Option<String>>>, Failure> {
        let Self { client, link, patience, runtime } = self;
        let work = async {
            let values: Vec<(&(dyn tokio_postgres::types::ToSql + Sync), Type)> =
                values.iter().map(|value| (value as &(dyn tokio_postgres::types::ToSql + Sync), Type::TEXT)).collect();
            let rows = client.query_typed(statement, &values).await?;
            rows.iter().map(|row| (0..row.len()).map(|place| row.try_get(place)).collect()).collect()
        };
        drive(runtime.as_ref(), link, within(*patience, work))
    }

    /// What a statement's rows would be, and how many values it asks for, without running it. The server takes one
    /// statement and no more.
    pub(super) fn describe(&mut self, statement: &str) -> Result<(Vec<Described>, usize), Failure> {
        let Self { client, link, patience, runtime } = self;
        let work = async {
            let prepared = client.prepare(statement).await?;
            let described = prepared.columns().iter();
            let described = described
                .map(|column| Described { name: column.name().to_owned(), data_type: column.type_().clone() })
                .collect();
            Ok((described, prepared.params().len()))
        };
        drive(runtime.as_ref(), link, within(*patience, work))
    }

    /// Has the server copy out what one statement says, and hands `take` line by line, until it breaks off. Each may be
    /// waited for as long as `patience` says.
    pub(super) fn copy<B>(
        &mut self,
        statement: &str,
        mut take: impl FnMut(&[u8]) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B>, Failure> {
        let Self { client, link, patience, runtime } = self;
        let work = async {
            let copied = within(*patience, client.copy_out(statement)).await?;
            let mut copied = pin!(copied);
            // A line may come in pieces, though no server does that.
            let mut begun: Vec<u8> = Vec::new();
            loop {
                let piece = timeout(*patience, copied.next()).await.map_err(|_| Failure::TimedOut)?;
                let Some(piece) = piece else {
                    // A line that has no end is none that the server meant.
                    return if begun.is_empty() { Ok(ControlFlow::Continue(())) } else { Err(Failure::Broken) };
                };
                let piece = piece.map_err(Failure::Said)?;
                let mut rest = &piece[..];
                while let Some(end) = memchr::memchr(b'\n', rest) {
                    let flow = if begun.is_empty() {
                        take(&rest[..end])
                    } else {
                        begun.extend(&rest[..end]);
                        let flow = take(&begun);
                        begun.clear();
                        flow
                    };
                    if flow.is_break() {
                        return Ok(flow);
                    }
                    rest = &rest[end + 1..];
                }
                begun.extend(rest);
            }
        };
        drive(runtime.as_ref(), link, work)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A name that is still being looked up is not waited for.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// What is done within a time, or not.
async fn within<T>(patience: Duration, work: impl Future<Output = Result<T, Error>>) -> Result<T, Failure> {
    timeout(patience, work).await.map_err(|_| Failure::TimedOut)?.map_err(Failure::Said)
}

/// Waits for a piece of work, carrying requests and answers meanwhile.
fn drive<T>(
    runtime: Option<&Runtime>,
    link: &mut Link,
    work: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    let Some(runtime) = runtime else { return Err(Failure::Broken) };
    let both = async {
        let mut work = pin!(work);
        let mut ended = None;
        poll_fn(|cx| {
            if let Poll::Ready(done) = work.as_mut().poll(cx) {
                return Poll::Ready(done.map_err(|failure| match (failure, ended.take()) {
                    // That it is closed says less than why it was closed.
                    (Failure::Said(error), Some(why)) if error.is_closed() => Failure::Said(why),
                    (failure, _) => failure,
                }));
            }
            // Whoever waits for what comes is woken by it.
            ended = link.carry(cx).or(ended.take());
            Poll::Pending
        })
        .await
    };
    caught(|| runtime.block_on(both)).unwrap_or(Err(Failure::Broken))
}
