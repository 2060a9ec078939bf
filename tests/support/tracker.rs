//! A tracker that misbehaves on purpose, straight on sockets so that nothing of ours takes part.
//!
//! It reads a request's first line, decides from the line, the number of times that it has come and a seed what to
//! do, and does it: the same seed gives the same faults to the same requests, however many come at once and in
//! whatever order. It keeps a record of every request as it arrived.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// A picture of one pixel, as trackers answer.
pub const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// What is done with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// 200 and a GIF.
    Answer,
    /// The same, after a while.
    Delay(Duration),
    /// Something else after a while.
    Later(Duration, Box<Behaviour>),
    /// The same, and the connection is closed without a word of warning.
    AnswerAndClose,
    /// The same, a byte at a time with this much between them.
    Drip(Duration),
    /// The connection breaks with so many bytes of the request read after its first line.
    ResetReading(usize),
    /// The connection breaks after so many bytes of the answer.
    ResetAnswering(usize),
    /// The connection is closed in order after so many bytes of the answer.
    HalfAnswer(usize),
    /// Nothing comes until the client goes away.
    Hang,
    /// This status, with these headers (each line with its end) and this body.
    Other { status: u16, headers: String, body: Vec<u8> },
    /// These bytes, whatever they are.
    Raw(Vec<u8>),
}

impl Behaviour {
    /// A status with `Retry-After` or without.
    pub fn busy(status: u16, retry_after: Option<&str>) -> Self {
        let headers = retry_after.map_or_else(String::new, |after| format!("Retry-After: {after}\r\n"));
        Self::Other { status, headers, body: b"busy".to_vec() }
    }

    /// A redirect.
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::Other { status, headers: format!("Location: {location}\r\n"), body: Vec::new() }
    }

    /// A page where a picture is expected.
    pub fn page(html: &str) -> Self {
        let headers = "Content-Type: text/html; charset=utf-8\r\n".to_owned();
        Self::Other { status: 200, headers, body: html.as_bytes().to_vec() }
    }
}

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its first line, without the line's end.
    pub line: String,
    /// Its headers, each a line.
    pub headers: Vec<String>,
    /// Its body.
    pub body: Vec<u8>,
    /// Whether all of it was read.
    pub whole: bool,
    /// Which connection it came over, from 0.
    pub connection: u64,
    /// What was done with it.
    pub behaviour: Behaviour,
}

impl Received {
    /// Path and query, with the body of a form in the query's place.
    pub fn target(&self) -> String {
        let target = self.line.split(' ').nth(1).unwrap_or_default();
        match self.body.is_empty() {
            true => target.to_owned(),
            false => format!("{target}?{}", String::from_utf8_lossy(&self.body)),
        }
    }
}

/// How often what goes wrong, as parts of one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// The connection breaks somewhere.
    pub resets: f64,
    /// 500, 502, 503 or 429.
    pub busy: f64,
    /// Nothing comes.
    pub hangs: f64,
    /// A part of the answer comes.
    pub half_answers: f64,
}

impl Faults {
    /// What becomes of a request that comes for the `attempt`-th time, from 0.
    pub fn decide(&self, seed: u64, line: &str, attempt: u32) -> Behaviour {
        let mut random = Random::new(seed, line, attempt);
        let mut at = random.part();
        let mut falls_in = |part: f64| {
            at -= part;
            at < 0.0
        };
        if falls_in(self.resets) {
            match random.below(2) {
                0 => Behaviour::ResetReading(random.below(40)),
                _ => Behaviour::ResetAnswering(random.below(60)),
            }
        } else if falls_in(self.busy) {
            let status = [500, 502, 503, 429][random.below(4)];
            Behaviour::busy(status, (random.below(4) == 0).then_some("1"))
        } else if falls_in(self.hangs) {
            Behaviour::Hang
        } else if falls_in(self.half_answers) {
            Behaviour::HalfAnswer(random.below(60))
        } else {
            Behaviour::Answer
        }
    }
}

/// Decides from a request's first line and how many times it came before.
type Decide = dyn Fn(&str, u32) -> Behaviour + Send + Sync;

/// The server. Dropping it ends it.
pub struct Misbehaving {
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
    goes_on: Arc<AtomicBool>,
}

struct Shared {
    address: SocketAddr,
    decide: Box<Decide>,
    record: Mutex<Record>,
    /// Streams that are open, to break them.
    open: Mutex<HashMap<u64, TcpStream>>,
    connections: AtomicU64,
    under_way: AtomicU64,
    most_under_way: AtomicU64,
    down: AtomicBool,
    ending: AtomicBool,
}

#[derive(Default)]
struct Record {
    received: Vec<Received>,
    attempts: HashMap<String, u32>,
}

impl Misbehaving {
    /// A tracker on a port of its own that does what `decide` says for a first line and the number of times that it
    /// came before.
    pub fn start(decide: impl Fn(&str, u32) -> Behaviour + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port on this machine");
        let shared = Arc::new(Shared {
            address: listener.local_addr().expect("the port that was just bound"),
            decide: Box::new(decide),
            record: Mutex::default(),
            open: Mutex::default(),
            connections: AtomicU64::new(0),
            under_way: AtomicU64::new(0),
            most_under_way: AtomicU64::new(0),
            down: AtomicBool::new(false),
            ending: AtomicBool::new(false),
        });
        let accepting = Some(Self::accept(listener, shared.clone()));
        Self { shared, accepting, goes_on: Arc::default() }
    }

    /// One that takes a little while to answer, and does `later` with all that comes after the first `many`, until it
    /// [goes on](Self::go_on): whoever sends to it is in the middle of its work for as long as a test wants where it
    /// hangs, and long enough where it answers late.
    pub fn held_up(many: u64, later: Behaviour) -> Self {
        let (goes_on, come) = (Arc::new(AtomicBool::new(false)), AtomicU64::new(0));
        let held = Arc::clone(&goes_on);
        let mut tracker = Self::start(move |_, _| {
            let is_first = come.fetch_add(1, Ordering::Relaxed) < many;
            match is_first || held.load(Ordering::SeqCst) {
                true => Behaviour::Delay(Duration::from_millis(20)),
                false => later.clone(),
            }
        });
        tracker.goes_on = goes_on;
        tracker
    }

    /// Answers everything that comes from now on.
    pub fn go_on(&self) {
        self.goes_on.store(true, Ordering::SeqCst);
    }

    /// One that behaves.
    pub fn well() -> Self {
        Self::start(|_, _| Behaviour::Answer)
    }

    /// One that does the same with everything.
    pub fn always(behaviour: Behaviour) -> Self {
        Self::start(move |_, _| behaviour.clone())
    }

    /// One with faults on a seed.
    pub fn faulty(seed: u64, faults: Faults) -> Self {
        Self::start(move |line, attempt| faults.decide(seed, line, attempt))
    }

    /// `http://127.0.0.1:PORT`.
    pub fn address(&self) -> String {
        format!("http://{}", self.shared.address)
    }

    /// Everything that arrived, in the order in which first lines were read.
    pub fn received(&self) -> Vec<Received> {
        self.shared.record().received.clone()
    }

    /// How many connections were made.
    pub fn connections(&self) -> u64 {
        self.shared.connections.load(Ordering::Relaxed)
    }

    /// The most requests that were under way at once.
    pub fn most_under_way(&self) -> u64 {
        self.shared.most_under_way.load(Ordering::Relaxed)
    }

    /// Is down for a while: whoever connects is cut off at once, and so is everybody who is connected.
    pub fn go_down(&self) {
        self.shared.down.store(true, Ordering::SeqCst);
        self.shared.cut_off();
    }

    /// Is up again.
    pub fn come_back(&self) {
        self.shared.down.store(false, Ordering::SeqCst);
    }

    fn accept(listener: TcpListener, shared: Arc<Shared>) -> JoinHandle<()> {
        let work = move || {
            for stream in listener.incoming() {
                if shared.ending.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                if shared.down.load(Ordering::SeqCst) {
                    reset(&stream);
                    continue;
                }
                let shared = shared.clone();
                let number = shared.connections.fetch_add(1, Ordering::Relaxed);
                let serve = move || {
                    // The client may leave whenever it likes.
                    let _ = shared.serve(&stream, number);
                    shared.open().remove(&number);
                };
                std::thread::Builder::new().name(format!("tracker-{number}")).spawn(serve).expect("a thread");
            }
        };
        std::thread::Builder::new().name("tracker".to_owned()).spawn(work).expect("a thread")
    }
}

impl Drop for Misbehaving {
    fn drop(&mut self) {
        self.shared.ending.store(true, Ordering::SeqCst);
        // Wakes the thread that accepts.
        let _ = TcpStream::connect(self.shared.address);
        self.shared.cut_off();
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

impl Shared {
    fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> MutexGuard<'_, HashMap<u64, TcpStream>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cut_off(&self) {
        for (_, stream) in self.open().drain() {
            reset(&stream);
        }
    }

    fn serve(&self, stream: &TcpStream, number: u64) -> io::Result<()> {
        stream.set_nodelay(true)?;
        self.open().insert(number, stream.try_clone()?);
        if self.down.load(Ordering::SeqCst) || self.ending.load(Ordering::SeqCst) {
            reset(stream);
            return Ok(());
        }
        let mut reader = BufReader::new(stream);
        while let Some(line) = read_line(&mut reader)? {
            if self.down.load(Ordering::SeqCst) {
                reset(stream);
                break;
            }
            let (behaviour, index) = self.note(&line, number);
            let under_way = self.under_way.fetch_add(1, Ordering::Relaxed) + 1;
            self.most_under_way.fetch_max(under_way, Ordering::Relaxed);
            let goes_on = self.treat(&mut reader, stream, &behaviour, index);
            self.under_way.fetch_sub(1, Ordering::Relaxed);
            if !goes_on? {
                break;
            }
        }
        Ok(())
    }

    /// Writes a request down, and decides about it.
    fn note(&self, line: &str, connection: u64) -> (Behaviour, usize) {
        let mut record = self.record();
        let attempts = record.attempts.entry(line.to_owned()).or_default();
        let behaviour = (self.decide)(line, *attempts);
        *attempts += 1;
        record.received.push(Received {
            line: line.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
            whole: false,
            connection,
            behaviour: behaviour.clone(),
        });
        (behaviour, record.received.len() - 1)
    }

    /// Does it; whether the connection goes on.
    fn treat(
        &self,
        reader: &mut BufReader<&TcpStream>,
        stream: &TcpStream,
        behaviour: &Behaviour,
        index: usize,
    ) -> io::Result<bool> {
        if let Behaviour::ResetReading(bytes) = behaviour {
            let mut some = vec![0; *bytes];
            let _ = reader.read(&mut some)?;
            reset(stream);
            return Ok(false);
        }
        self.read_rest(reader, index)?;
        self.answer(reader, stream, behaviour)
    }

    fn answer(
        &self,
        reader: &mut BufReader<&TcpStream>,
        mut stream: &TcpStream,
        behaviour: &Behaviour,
    ) -> io::Result<bool> {
        let good = response(200, "Content-Type: image/gif\r\n", GIF);
        match behaviour {
            Behaviour::ResetReading(_) => reset(stream),
            Behaviour::Answer => stream.write_all(&good)?,
            Behaviour::Delay(delay) => {
                std::thread::sleep(*delay);
                stream.write_all(&good)?;
            }
            Behaviour::Later(delay, then) => {
                std::thread::sleep(*delay);
                return self.answer(reader, stream, then);
            }
            Behaviour::AnswerAndClose => {
                stream.write_all(&good)?;
                stream.shutdown(Shutdown::Both)?;
            }
            Behaviour::Drip(pause) => {
                for byte in good {
                    stream.write_all(&[byte])?;
                    std::thread::sleep(*pause);
                }
            }
            Behaviour::ResetAnswering(bytes) => {
                stream.write_all(&good[..(*bytes).min(good.len())])?;
                reset(stream);
            }
            Behaviour::HalfAnswer(bytes) => {
                stream.write_all(&good[..(*bytes).min(good.len())])?;
                stream.shutdown(Shutdown::Both)?;
            }
            Behaviour::Hang => {
                // Ends when the client closes, or this tracker does.
                let _ = reader.read(&mut [0])?;
                return Ok(false);
            }
            Behaviour::Other { status, headers, body } => stream.write_all(&response(*status, headers, body))?,
            Behaviour::Raw(bytes) => {
                stream.write_all(bytes)?;
                stream.shutdown(Shutdown::Both)?;
            }
        }
        Ok(matches!(behaviour, Behaviour::Answer | Behaviour::Delay(_) | Behaviour::Drip(_) | Behaviour::Other { .. }))
    }

    fn read_rest(&self, reader: &mut BufReader<&TcpStream>, index: usize) -> io::Result<()> {
        let mut headers = Vec::new();
        while let Some(header) = read_line(reader)?.filter(|header| !header.is_empty()) {
            headers.push(header);
        }
        let length = headers.iter().find_map(|header| {
            let (name, value) = header.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
        });
        let mut body = vec![0; length.unwrap_or(0)];
        reader.read_exact(&mut body)?;
        if let Some(received) = self.record().received.get_mut(index) {
            received.headers = headers;
            received.body = body;
            received.whole = true;
        }
        Ok(())
    }
}

fn response(status: u16, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status} Said\r\n{headers}Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// A line without its end; `None` at the end of the stream.
fn read_line(reader: &mut BufReader<&TcpStream>) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if reader.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
}

/// Breaks a connection: the other side gets an error, not an end.
fn reset(stream: &TcpStream) {
    let _ = socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO));
    // The clones of a stream keep it open, and reading it must end too. What was set makes the last close a break.
    let _ = stream.shutdown(Shutdown::Read);
}

/// Numbers that look random and depend on nothing but what they are made from (SplitMix64).
struct Random(u64);

impl Random {
    fn new(seed: u64, line: &str, attempt: u32) -> Self {
        // FNV-1a.
        let bytes = line.bytes().chain(attempt.to_le_bytes()).chain(seed.to_le_bytes());
        Self(
            bytes
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)),
        )
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A part of one.
    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}
