//! One window for a folder of Backfill's own files: a second start hands what it was given to the window that is open.
//!
//! The window holds a lock and listens on this computer alone, at a port that a file of the folder names together with a
//! secret. Whoever can read the folder is the same person, and nobody else can: others on the computer may reach the
//! port, where they get no answer that helps them. A second start says nothing before the window has shown that it knows
//! the secret too.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::pipeline::Wake;
use crate::store::{self, Locked};

/// The file that is locked while a window is open. It says nothing, since some systems let nobody read what is locked.
const LOCK: &str = "window.lock";

/// The file that says where the window listens.
const DOOR: &str = "window.door";

/// Longer than this nobody is waited for who has come to the door, or who should open it.
const PATIENCE: Duration = Duration::from_secs(2);

/// A window that is just opening or closing is waited for so long.
const PATIENCE_IN_ALL: Duration = Duration::from_secs(5);

/// What is handed over has no more bytes: as much as a system lets a command line have.
const MOST: u64 = 4 * 1024 * 1024;

/// What a start was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Files, folders and addresses, the paths whole.
    pub files: Vec<String>,
    /// The sample is wanted.
    pub demo: bool,
}

/// Where the window listens, and what those know who may hand something over.
#[derive(Serialize, Deserialize)]
struct Place {
    port: u16,
    secret: String,
}

/// What a second start says, after the window has shown who it is.
#[derive(Serialize, Deserialize)]
struct Said {
    secret: String,
    given: Given,
}

/// What a start finds.
pub enum Found {
    /// No window is open: this one is, as long as this is kept.
    Nobody(Door),
    /// A window is open and has what was given.
    Window,
    /// A window is open and does not answer.
    Silence,
}

/// Lets a window know of later starts. Nobody is let in where the folder can't be written to or the system gives no
/// port: then each start has a window of its own.
#[derive(Default)]
pub struct Door {
    lock: Option<Locked>,
    listening: Option<(TcpListener, String)>,
}

/// Looks for the window that is open, and hands over what was given where there is one.
pub fn find(data: Option<&Path>, given: &Given) -> Found {
    let Ok(folder) = store::data_folder(data) else { return Found::Nobody(Door::default()) };
    let began = Instant::now();
    loop {
        match Locked::take(&folder.join(LOCK), File::try_lock) {
            Ok(Some(lock)) => return Found::Nobody(Door { listening: open(&folder).ok(), lock: Some(lock) }),
            // Where nothing can be locked, nobody can be told from anybody.
            Err(_) => return Found::Nobody(Door::default()),
            Ok(None) => {}
        }
        if hand_over(&folder, given).is_ok() {
            return Found::Window;
        }
        if began.elapsed() > PATIENCE_IN_ALL {
            return Found::Silence;
        }
        // It may have begun or ended a moment ago.
        thread::sleep(Duration::from_millis(50));
    }
}

/// Begins to listen, and writes down where.
fn open(folder: &Path) -> io::Result<(TcpListener, String)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let place = Place { port: listener.local_addr()?.port(), secret: random()? };
    let text = serde_json::to_vec(&place)?;
    store::write_own(&folder.join(DOOR), &text).map_err(io::Error::other)?;
    Ok((listener, place.secret))
}

impl Door {
    /// Listens from now on; what later starts were given is received in the order in which they came.
    pub fn attend(&mut self, wake: Wake) -> Receiver<Given> {
        let (sender, receiver) = channel();
        if let Some((listener, secret)) = self.listening.take() {
            let attend = move || {
                for visitor in listener.incoming().flatten() {
                    // Whoever does not know how to ask is nobody's concern.
                    let Ok(given) = let_in(&visitor, &secret) else { continue };
                    if sender.send(given).is_err() {
                        return;
                    }
                    wake();
                    // It has it, whether or not the other still waits to hear so.
                    let _ = (&visitor).write_all(b"done\n");
                }
            };
            // Without a thread nobody is let in.
            let _ = thread::Builder::new().name("door".to_owned()).spawn(attend);
        }
        receiver
    }

    /// Whether other starts find this window.
    pub fn is_kept(&self) -> bool {
        self.lock.is_some()
    }
}

/// What a visitor gives who knows the secret.
fn let_in(visitor: &TcpStream, secret: &str) -> io::Result<Given> {
    patiently(visitor)?;
    let mut lines = BufReader::new(visitor.take(MOST));
    let question = line(&mut lines)?;
    let mut answer = visitor;
    answer.write_all(format!("{}\n", proof(secret, &question)).as_bytes())?;
    let said: Said = serde_json::from_str(&line(&mut lines)?)?;
    // Their digests are compared, so that how long it takes tells nothing.
    match proof(&said.secret, &question) == proof(secret, &question) {
        true => Ok(said.given),
        false => Err(refused()),
    }
}

/// Hands it to the window that listens.
fn hand_over(folder: &Path, given: &Given) -> io::Result<()> {
    let Place { port, secret } = serde_json::from_slice(&std::fs::read(folder.join(DOOR))?)?;
    let window = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)?;
    patiently(&window)?;
    let mut lines = BufReader::new((&window).take(MOST));
    let question = random()?;
    (&window).write_all(format!("{question}\n").as_bytes())?;
    if line(&mut lines)? != proof(&secret, &question) {
        return Err(refused());
    }
    let said = serde_json::to_string(&Said { secret, given: given.clone() })?;
    (&window).write_all(format!("{said}\n").as_bytes())?;
    line(&mut lines).map(drop)
}

fn patiently(stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))
}

fn line(lines: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    lines.read_line(&mut line)?;
    line.strip_suffix('\n').map(str::to_owned).ok_or_else(refused)
}

fn refused() -> io::Error {
    io::ErrorKind::PermissionDenied.into()
}

/// What only somebody can say who knows the secret, and which tells nobody else what it is.
fn proof(secret: &str, question: &str) -> String {
    hex(&Sha256::digest(format!("{secret} {question}")))
}

/// Letters that nobody can guess.
fn random() -> io::Result<String> {
    let mut bytes = [0; 32];
    let source = rustls::crypto::ring::default_provider().secure_random;
    source.fill(&mut bytes).map_err(|_| io::Error::from(io::ErrorKind::Unsupported))?;
    Ok(hex(&bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file as any process understands it, from whichever folder; an address or a pattern's words as they are.
pub fn whole(file: &str) -> String {
    match file.contains("://") {
        true => file.to_owned(),
        false => std::path::absolute(file).unwrap_or_else(|_| PathBuf::from(file)).to_string_lossy().into_owned(),
    }
}
