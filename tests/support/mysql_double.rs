//! A stand-in for a MySQL server, for what no real one does at a test's wish: broken and hostile answers, and ways to sign
//! in that no package has. Laid out as the protocol's documentation says ("MySQL Client/Server Protocol").

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

const PROTOCOL_41: u32 = 0x0200;
/// The server can encrypt.
pub const SSL: u32 = 0x0800;
const SECURE_CONNECTION: u32 = 0x8000;
const PLUGIN_AUTH: u32 = 0x0008_0000;
/// What every server of the last twenty years can.
pub const USUAL: u32 = PROTOCOL_41 | SECURE_CONNECTION | PLUGIN_AUTH;

/// The way to sign in of a MySQL since 8.0.
pub const CACHING_SHA2: &str = "caching_sha2_password";
/// The way to sign in of a MariaDB.
pub const NATIVE: &str = "mysql_native_password";

/// The commands of the protocol that are told apart here.
pub const QUERY: u8 = 0x03;
/// A statement is prepared.
pub const PREPARE: u8 = 0x16;
/// A prepared statement is run.
pub const EXECUTE: u8 = 0x17;
/// A prepared statement is let go of; this one is not answered.
pub const CLOSE: u8 = 0x19;

/// A running stand-in.
pub struct Double {
    /// Its port at 127.0.0.1.
    pub port: u16,
    heard: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Double {
    /// Begins to do this with everybody who comes, until the end of the tests.
    pub fn start(serve: impl Fn(&mut Talk) -> io::Result<()> + Send + Sync + 'static) -> Self {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let all = Arc::clone(&heard);
        let port = raw(move |stream| {
            let heard = Arc::clone(&all);
            // Whoever comes may leave at any time.
            let _ = serve(&mut Talk { stream: Box::new(stream), sequence: 0, heard });
        });
        Self { port, heard }
    }

    /// What everybody said so far, packet by packet.
    pub fn heard(&self) -> Vec<Vec<u8>> {
        self.heard.lock().expect("nobody panics with it").clone()
    }
}

trait Stream: Read + Write + Send {}
impl<S: Read + Write + Send> Stream for S {}

/// A connection to somebody.
pub struct Talk {
    stream: Box<dyn Stream>,
    sequence: u8,
    heard: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Talk {
    /// Says hello.
    pub fn greet(&mut self, capabilities: u32, plugin: &str) -> io::Result<()> {
        self.send(&greeting(capabilities, plugin))
    }

    /// Hears a request for encryption, and encrypts with a certificate that nobody trusts.
    pub fn encrypt(&mut self) -> io::Result<()> {
        self.receive()?;
        let certificate = include_bytes!("tls/nobody-trusts-this.cert.der").to_vec();
        let key = include_bytes!("tls/nobody-trusts-this.key.der").to_vec();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("ring knows all versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.into()], rustls::pki_types::PrivatePkcs8KeyDer::from(key).into())
            .expect("a key and its certificate");
        let plain = std::mem::replace(&mut self.stream, Box::new(io::empty()));
        let session = rustls::ServerConnection::new(Arc::new(config)).expect("a session");
        self.stream = Box::new(rustls::StreamOwned::new(session, plain));
        Ok(())
    }

    /// Says hello and lets in whoever answers.
    pub fn let_in(&mut self) -> io::Result<()> {
        self.greet(USUAL, NATIVE)?;
        self.receive()?;
        self.ok()
    }

    /// Says that all is well.
    pub fn ok(&mut self) -> io::Result<()> {
        self.send(&[0, 0, 0, 2, 0, 0, 0])
    }

    /// Says that a list of columns has ended.
    pub fn eof(&mut self) -> io::Result<()> {
        self.send(&[0xfe, 0, 0, 2, 0])
    }

    /// Says one packet.
    pub fn send(&mut self, body: &[u8]) -> io::Result<()> {
        let mut packet = u32::try_from(body.len()).expect("it is short").to_le_bytes()[..3].to_vec();
        packet.push(self.sequence);
        packet.extend(body);
        self.sequence = self.sequence.wrapping_add(1);
        self.stream.write_all(&packet)?;
        self.stream.flush()
    }

    /// Hears one packet.
    pub fn receive(&mut self) -> io::Result<Vec<u8>> {
        let mut head = [0; 4];
        self.stream.read_exact(&mut head)?;
        let length = usize::from(head[0]) | usize::from(head[1]) << 8 | usize::from(head[2]) << 16;
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        self.sequence = head[3].wrapping_add(1);
        self.heard.lock().expect("nobody panics with it").push(body.clone());
        Ok(body)
    }

    /// Describes a prepared statement that gives texts of these names.
    pub fn prepared(&mut self, columns: &[&str]) -> io::Result<()> {
        let count = u16::try_from(columns.len()).expect("there are few").to_le_bytes();
        self.send(&[&[0, 1, 0, 0, 0][..], &count, &[0; 5]].concat())?;
        self.columns(columns)
    }

    /// Begins the rows of such a statement.
    pub fn results(&mut self, columns: &[&str]) -> io::Result<()> {
        self.send(&[u8::try_from(columns.len()).expect("there are few")])?;
        self.columns(columns)
    }

    fn columns(&mut self, columns: &[&str]) -> io::Result<()> {
        for name in columns {
            let mut body = Vec::new();
            for text in ["def", "", "", "", *name, *name] {
                body.extend(text_of(text));
            }
            // Its rest is of a fixed length: utf8mb4, VAR_STRING.
            body.extend([0x0c, 45, 0, 255, 0, 0, 0, 0xfd, 0, 0, 0, 0, 0]);
            self.send(&body)?;
        }
        self.eof()
    }

    /// A row of texts.
    pub fn row(&mut self, texts: &[&str]) -> io::Result<()> {
        let nulls = vec![0; (texts.len() + 7 + 2) / 8];
        let texts: Vec<u8> = texts.iter().flat_map(|text| text_of(text)).collect();
        self.send(&[&[0][..], &nulls, &texts].concat())
    }
}

fn text_of(text: &str) -> Vec<u8> {
    let mut bytes = vec![u8::try_from(text.len()).expect("it is short")];
    bytes.extend(text.as_bytes());
    bytes
}

/// How a server greets that has these capabilities and signs in by this plugin.
pub fn greeting(capabilities: u32, plugin: &str) -> Vec<u8> {
    let mut body = vec![10];
    body.extend(b"8.0.36\0");
    body.extend(7_u32.to_le_bytes());
    body.extend(b"12345678\0");
    body.extend(&capabilities.to_le_bytes()[..2]);
    body.push(45);
    body.extend(2_u16.to_le_bytes());
    body.extend(&capabilities.to_le_bytes()[2..]);
    body.push(21);
    body.extend([0; 10]);
    body.extend(b"123456789012\0");
    body.extend(plugin.as_bytes());
    body.push(0);
    body
}

/// A server that does this with everybody who comes, byte by byte.
pub fn raw(serve: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("this machine has a free port");
    let port = listener.local_addr().expect("a listener has an address").port();
    let serve = Arc::new(serve);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let serve = Arc::clone(&serve);
            thread::spawn(move || serve(stream));
        }
    });
    port
}
