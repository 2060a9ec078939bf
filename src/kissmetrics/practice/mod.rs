//! A tracker to practise on: a server on this computer that answers like the real one and shows what it would hold.
//!
//! It takes `/e`, `/s` and `/a`, by GET and as a form, answers 200 and a picture to everything and applies
//! [`rules`](super::rules). `GET /held` tells as JSON what it holds, `GET /` as a page. What is below `/v3/` answers as the
//! Query API does, and `GET /export.json` is a raw export. Only this computer reaches it, and
//! no page of somebody else's that a browser on this computer shows (`caller`).

mod answers;
mod caller;
mod intake;
mod manner;
mod page;
mod report;
mod totals;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use tokio::sync::oneshot;

use crate::clock;
use crate::message::Message;

pub use intake::{Example, Ignored, Intake};
pub use manner::{Manner, Spoiled};
pub use report::report;

/// Why there is no practice tracker. Data only; [`crate::text`] makes the sentence.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum PracticeError {
    /// Something else listens on this port.
    PortTaken { port: u16 },
    /// The system does not let it listen on this port.
    Port { port: u16, source: io::Error },
    /// The system gives no thread.
    Thread { source: io::Error },
}

/// Words what a practice tracker's page says. They come from whoever starts one, since this room knows no words.
pub type Words = fn(&Message) -> String;

/// A practice tracker. Dropping it ends it.
pub struct Practice {
    address: SocketAddr,
    intake: Arc<Mutex<Intake>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What a practice tracker has received; it waits with its answers while this is held.
pub struct Received<'p>(MutexGuard<'p, Intake>);

impl Deref for Received<'_> {
    type Target = Intake;

    fn deref(&self) -> &Intake {
        &self.0
    }
}

impl Practice {
    /// Starts one on a port of this computer, or on any free one for 0. Its page is in these words.
    ///
    /// # Errors
    /// When the port is taken or not to be had.
    pub fn start(port: u16, words: Words) -> Result<Self, PracticeError> {
        let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).and_then(|listener| {
            listener.set_nonblocking(true)?;
            Ok((listener.local_addr()?, listener))
        });
        let (address, listener) = bound.map_err(|source| match source.kind() {
            io::ErrorKind::AddrInUse => PracticeError::PortTaken { port },
            _ => PracticeError::Port { port, source },
        })?;
        let system = |source| PracticeError::Thread { source };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(system)?;
        let intake = Arc::new(Mutex::new(Intake::default()));
        let (stop, stopped) = oneshot::channel();
        let shared = intake.clone();
        let work = move || runtime.block_on(serve(listener, Served { intake: shared, words }, stopped));
        let thread = std::thread::Builder::new().name("practice".to_owned()).spawn(work).map_err(system)?;
        Ok(Self { address, intake, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it is, as `http://127.0.0.1:PORT`.
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Behaves in this manner from now on.
    pub fn behave(&self, manner: Manner) {
        lock(&self.intake).behave(manner);
    }

    /// All that it holds as a raw export.
    pub fn export(&self) -> String {
        answers::export(&lock(&self.intake))
    }

    /// What it has received and holds. Let go of it soon: until then nobody is answered.
    pub fn held(&self) -> Received<'_> {
        Received(lock(&self.intake))
    }

    /// Does not return while it serves, which is until the program ends.
    pub fn serve_until_the_end(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic of its own was told on stderr.
            let _ = thread.join();
        }
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What was received stays true when some thread panicked while it looked.
fn lock(intake: &Mutex<Intake>) -> MutexGuard<'_, Intake> {
    intake.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is served.
#[derive(Clone)]
struct Served {
    intake: Arc<Mutex<Intake>>,
    words: Words,
}

/// Serves until the other end of `stopped` goes.
async fn serve(listener: TcpListener, served: Served, stopped: oneshot::Receiver<()>) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener.tap_io(|stream| {
            // Without it answers may come later, and no others.
            let _ = stream.set_nodelay(true);
        }),
        Err(error) => {
            tracing::error!(%error, "the practice tracker cannot listen");
            return;
        }
    };
    let app = axum::Router::new().fallback(answer).with_state(served);
    tokio::select! {
        served = axum::serve(listener, app) => if let Err(error) = served {
            tracing::error!(%error, "the practice tracker ended");
        },
        _ = stopped => {}
    }
}

async fn answer(State(Served { intake, words }): State<Served>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    if let Some(stranger) = caller::stranger(&head) {
        return (StatusCode::FORBIDDEN, format!("{}\n", words(&stranger))).into_response();
    }
    let looks = matches!(head.method, Method::GET | Method::HEAD);
    match head.uri.path() {
        "/held" if looks => json(&intake, &head.uri),
        "/export.json" if looks => export(&intake),
        "/" if looks => page(&intake, &head.uri, words),
        path if path.starts_with(answers::VERSION) => {
            let body = read(body).await.unwrap_or_default();
            asked(&intake, &head, &body)
        }
        // Browsers ask for it beside the page.
        "/favicon.ico" => StatusCode::NOT_FOUND.into_response(),
        path => {
            let query = head.uri.query().unwrap_or_default();
            let form = if looks { Some(Default::default()) } else { read(body).await };
            match form {
                Some(form) => lock(&intake).receive(path, query.as_bytes(), &form, clock::now().timestamp()),
                None => lock(&intake).ignore(Ignored::Unreadable),
            }
            gif()
        }
    }
}

/// A form's body; `None` when it does not end or is longer than any form of ours.
async fn read(body: Body) -> Option<axum::body::Bytes> {
    const LONGEST: usize = 4 * 1024 * 1024;
    to_bytes(body, LONGEST).await.ok()
}

/// A picture of one transparent pixel, as the tracker answers with to everything.
fn gif() -> Response {
    const PIXEL: &[u8] =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let headers =
        [(CONTENT_TYPE, HeaderValue::from_static("image/gif")), (CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (headers, PIXEL).into_response()
}

/// Answers what the Query API is asked.
fn asked(intake: &Mutex<Intake>, head: &Parts, body: &[u8]) -> Response {
    let asked = answers::Asked {
        method: &head.method,
        path: head.uri.path().strip_prefix(answers::VERSION).unwrap_or_default(),
        query: head.uri.query().unwrap_or_default(),
        headers: &head.headers,
        body,
        now: clock::now().timestamp(),
    };
    let (status, answer) = answers::answer(&mut lock(intake), &asked);
    (status, [JSON], answer.to_string()).into_response()
}

fn export(intake: &Mutex<Intake>) -> Response {
    ([JSON], answers::export(&lock(intake))).into_response()
}

const JSON: (HeaderName, HeaderValue) = (CONTENT_TYPE, HeaderValue::from_static("application/json"));

fn json(intake: &Mutex<Intake>, uri: &Uri) -> Response {
    let asked = report::Asked::from_query(uri.query().unwrap_or_default());
    let report = report(&lock(intake), &asked);
    ([JSON], format!("{report:#}\n")).into_response()
}

fn page(intake: &Mutex<Intake>, uri: &Uri, words: Words) -> Response {
    let asked = report::Asked::from_query(uri.query().unwrap_or_default());
    axum::response::Html(page::page(&lock(intake), &asked, words)).into_response()
}
