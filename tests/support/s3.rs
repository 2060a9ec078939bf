//! A server that is not ours and speaks as S3 does: moto, from PyPI. It takes any keys; what it holds is looked at past
//! the program, and changed as Kissmetrics would.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::folder::Folder;
use super::{free_address, wait};

/// A running server; dropping it ends it.
#[derive(Debug)]
pub struct S3 {
    process: Child,
    address: SocketAddr,
    folder: Folder,
}

impl S3 {
    /// Starts one on a free port of this machine and waits until it answers.
    pub fn start() -> Self {
        let folder = Folder::new();
        // Between finding a free port and taking it somebody else may have taken it; then the server ends at once.
        for _ in 0..5 {
            let address = free_address();
            let mut process = launch(&folder, address);
            let up = wait::until("moto to answer or to end", || match process.try_wait().expect("moto is our child") {
                Some(_) => Some(false),
                None => TcpStream::connect(address).ok().map(|_| true),
            });
            if up {
                return Self { process, address, folder };
            }
        }
        panic!("moto does not start: {}", fs::read_to_string(folder.at("moto.log")).unwrap_or_default());
    }

    /// The same with an empty bucket.
    pub fn with_bucket(bucket: &str) -> Self {
        let s3 = Self::start();
        s3.expect("PUT", bucket, &[]);
        s3
    }

    /// What the program is given as the server's address.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The keys of everything in a bucket, in alphanumeric order.
    pub fn keys(&self, bucket: &str) -> Vec<String> {
        let listed = self.expect("GET", &format!("{bucket}?list-type=2&max-keys=100000"), &[]);
        let listed = String::from_utf8(listed).expect("a list is text");
        let mut keys: Vec<String> =
            listed.split("<Key>").skip(1).filter_map(|rest| rest.split('<').next()).map(str::to_owned).collect();
        keys.sort();
        keys
    }

    /// How many uploads were begun and neither completed nor taken back.
    pub fn uploads(&self, bucket: &str) -> usize {
        let listed = self.expect("GET", &format!("{bucket}?uploads"), &[]);
        String::from_utf8(listed).expect("a list is text").matches("<Upload>").count()
    }

    /// What stands at a key.
    pub fn get(&self, bucket: &str, key: &str) -> Vec<u8> {
        self.expect("GET", &format!("{bucket}/{key}"), &[])
    }

    /// Puts something at a key.
    pub fn put(&self, bucket: &str, key: &str, content: &[u8]) {
        self.expect("PUT", &format!("{bucket}/{key}"), content);
    }

    /// Removes what is at a key.
    pub fn remove(&self, bucket: &str, key: &str) {
        self.expect("DELETE", &format!("{bucket}/{key}"), &[]);
    }

    /// Moves a file as Kissmetrics does that has taken it.
    pub fn take(&self, bucket: &str, key: &str) {
        self.take_on(bucket, key, "2026/11/30");
    }

    /// The same on another day.
    pub fn take_on(&self, bucket: &str, key: &str, day: &str) {
        let name = key.rsplit('/').next().expect("a key has a name");
        let content = self.get(bucket, key);
        self.put(bucket, &format!("completed_imports/{day}/{name}"), &content);
        self.remove(bucket, key);
    }

    /// Takes back all that was begun, as a rule of a bucket does after some days.
    pub fn take_back_uploads(&self, bucket: &str) {
        let listed = String::from_utf8(self.expect("GET", &format!("{bucket}?uploads"), &[])).expect("a list is text");
        let element = |upload: &str, name: &str| {
            let (_, rest) = upload.split_once(&format!("<{name}>")).expect("an upload has it");
            rest.split('<').next().unwrap_or_default().to_owned()
        };
        for upload in listed.split("<Upload>").skip(1) {
            let (key, id) = (element(upload, "Key"), element(upload, "UploadId"));
            self.expect("DELETE", &format!("{bucket}/{key}?uploadId={id}"), &[]);
        }
    }

    /// Asks, and fails the test unless that is done.
    fn expect(&self, method: &str, path: &str, body: &[u8]) -> Vec<u8> {
        let answer = ask(self.address, method, path, body).expect("moto answers");
        let text = String::from_utf8_lossy(&answer);
        let status = text.split(' ').nth(1).unwrap_or_default();
        assert!(status.starts_with('2'), "{method} {path}: {text}");
        let ends = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        answer[ends + 4..].to_vec()
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn ask(address: SocketAddr, method: &str, path: &str, body: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address)?;
    // Moto takes any keys, but shows strangers nothing.
    let keys =
        "AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";
    let head = format!(
        "{method} /{path} HTTP/1.0\r\nHost: {address}\r\nAuthorization: {keys}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}

/// Where tests/run puts it.
fn program() -> PathBuf {
    let usual = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/moto/bin/moto_server");
    std::env::var_os("BACKFILL_TEST_MOTO").map_or_else(usual, PathBuf::from)
}

fn launch(folder: &Folder, address: SocketAddr) -> Child {
    let log = fs::File::create(folder.at("moto.log")).expect("a log can be written");
    Command::new(program())
        .args(["-H", &address.ip().to_string(), "-p", &address.port().to_string()])
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("a log can be written twice"))
        .stderr(log)
        .spawn()
        .expect("moto can be run; tests/run installs it")
}

/// Stands before a server and breaks connections.
#[derive(Debug)]
pub struct Breaking {
    address: SocketAddr,
    broken: Arc<AtomicU64>,
}

impl Breaking {
    /// Breaks so many connections, each once it has carried so many bytes to the server; the others are left alone.
    pub fn before(server: SocketAddr, times: u64, bytes: u64) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("this machine has a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let broken = Arc::new(AtomicU64::new(0));
        let count = broken.clone();
        // It ends with the tests.
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let count = count.clone();
                thread::spawn(move || carry(client, server, times, bytes, &count));
            }
        });
        Self { address, broken }
    }

    /// What the program is given as the server's address.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many were broken.
    pub fn broken(&self) -> u64 {
        self.broken.load(Ordering::Relaxed)
    }
}

fn carry(client: TcpStream, server: SocketAddr, times: u64, most: u64, broken: &AtomicU64) {
    let Ok(server) = TcpStream::connect(server) else { return };
    let (Ok(mut answers), Ok(mut back)) = (server.try_clone(), client.try_clone()) else { return };
    thread::spawn(move || {
        let _ = io::copy(&mut answers, &mut back);
        let _ = back.shutdown(Shutdown::Both);
    });
    let (mut from, mut to) = (client, server);
    let (mut buffer, mut carried) = (vec![0; 16 * 1024], 0);
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        carried += read as u64;
        if carried > most
            && broken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| (n < times).then_some(n + 1)).is_ok()
        {
            break;
        }
        if to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

/// What becomes of a request that is held up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It never comes to the server, and no answer comes.
    Before,
    /// The server does what it says, and its answer never comes.
    After,
    /// The server does what it says, and the connection breaks in place of its answer.
    Lost,
}

/// Stands before a server and holds up one request; the others are left alone.
#[derive(Debug)]
pub struct Holding {
    address: SocketAddr,
    held: Arc<AtomicU64>,
}

impl Holding {
    /// Holds up the first request that begins so.
    pub fn before(server: SocketAddr, beginning: &str, how: Held) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("this machine has a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let held = Arc::new(AtomicU64::new(0));
        let (count, beginning) = (held.clone(), Arc::new(beginning.to_owned()));
        // It ends with the tests.
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (count, beginning) = (count.clone(), beginning.clone());
                thread::spawn(move || hold(client, server, &beginning, how, &count));
            }
        });
        Self { address, held }
    }

    /// What the program is given as the server's address.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Whether the request has come and, where the server was to do what it says, that is done.
    pub fn has_held(&self) -> bool {
        self.held.load(Ordering::Acquire) > 1
    }
}

/// Carries one connection. Each request begins a read of its own, since a client waits for the answer before it.
fn hold(mut from: TcpStream, server: SocketAddr, beginning: &str, how: Held, held: &Arc<AtomicU64>) {
    let Ok(mut to) = TcpStream::connect(server) else { return };
    let (Ok(mut answers), Ok(mut back)) = (to.try_clone(), from.try_clone()) else { return };
    // 1 from when the answer of the request that is held up is the next to come.
    let state = Arc::new(AtomicU64::new(0));
    let (ours, held_too) = (state.clone(), held.clone());
    thread::spawn(move || {
        let mut buffer = vec![0; 16 * 1024];
        while let Ok(read @ 1..) = answers.read(&mut buffer) {
            if ours.load(Ordering::Acquire) == 1 {
                held_too.store(2, Ordering::Release);
                if how == Held::Lost {
                    break;
                }
                continue;
            }
            if back.write_all(&buffer[..read]).is_err() {
                break;
            }
        }
        let _ = back.shutdown(Shutdown::Both);
    });
    let mut buffer = vec![0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        let is_it = buffer[..read].starts_with(beginning.as_bytes())
            && held.compare_exchange(0, 1, Ordering::AcqRel, Ordering::Acquire).is_ok();
        if is_it {
            state.store(1, Ordering::Release);
        }
        if is_it && how == Held::Before {
            held.store(2, Ordering::Release);
        }
        let swallowed = how == Held::Before && state.load(Ordering::Acquire) == 1;
        if !swallowed && to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}
