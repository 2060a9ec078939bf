//! Encryption of ours between the driver and a server whose certificate is verified.
//!
//! The driver trusts all public authorities beside those of a file, which nothing can change, and looks for its own host's
//! name, which behind a tunnel is another. So it is led to a port of this computer and encrypts as far as here, trusting
//! whom it meets, since nobody else can be at a port that we hold. From here to the server the connection is encrypted once
//! more, and verified as it was asked for. What both sides say before that passes unchanged ("Protocol::Handshake",
//! "Protocol::SSLRequest"), so that the driver signs in as on any encrypted connection.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, BufReader, copy_buf, split};
use tokio::net;
use tokio::runtime::Builder;
use tokio::time::timeout;
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::problem::{Asked, DatabaseProblem, plain};
use crate::source::SourceError;
use crate::source::server::address::Address;
use crate::source::server::encryption::Encryption;
use crate::source::server::problem::from_calling;

/// How long a connection may be quiet until the system asks whether the server is still there, and how long until it asks
/// again.
const QUIET: Duration = Duration::from_secs(30);

/// How much is taken in one go: a few pieces as TLS cuts them.
const PIECE: usize = 64 * 1024;

/// `CLIENT_SSL` ("Capabilities Flags").
const CLIENT_SSL: u32 = 0x0800;

/// A way to a server for one connection.
#[derive(Debug)]
pub(super) struct Relay {
    /// The port of this computer from which it leads there.
    pub(super) port: u16,
    trouble: Arc<Mutex<Option<SourceError>>>,
}

impl Relay {
    /// Calls the server at a place, and waits for whoever comes first.
    ///
    /// # Errors
    /// When nobody is there.
    pub(super) fn open(
        place: (String, u16),
        address: Address,
        encryption: Encryption,
        patience: Duration,
    ) -> Result<Self, SourceError> {
        let asked = Asked { address: &address, table: None };
        let server = call(&place, patience).map_err(|error| SourceError::Database {
            problem: from_calling(error.kind(), asked),
            server: Some(error.to_string()),
        })?;
        let other = |error: io::Error| SourceError::Database {
            problem: DatabaseProblem::Other,
            server: Some(error.to_string()),
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(other)?;
        let port = listener.local_addr().map_err(other)?.port();
        let own = own_side().ok_or_else(|| plain(DatabaseProblem::Tls))?;
        let trouble = Arc::new(Mutex::new(None));
        let told = Arc::clone(&trouble);
        let run = move || {
            let Ok(runtime) = Builder::new_current_thread().enable_all().build() else { return };
            let between = Between { server, address, encryption };
            // What is wrong on our side of the driver it notices itself.
            let _ = runtime.block_on(between.run(listener, &own, patience, &told));
        };
        thread::Builder::new().name("mysql-encryption".to_owned()).spawn(run).map_err(other)?;
        Ok(Self { port, trouble })
    }

    /// What was wrong with the server's encryption.
    pub(super) fn trouble(&self) -> Option<SourceError> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The first that answers at any of a host's addresses.
fn call((host, port): &(String, u16), patience: Duration) -> io::Result<TcpStream> {
    // A name that is not found fails without a kind of its own.
    let places = (host.as_str(), *port).to_socket_addrs().map_err(|error| io::Error::other(error.to_string()))?;
    let mut failed = io::Error::from(ErrorKind::NotFound);
    for place in places {
        match TcpStream::connect_timeout(&place, patience) {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                // Where the system can't, a server that is gone is only noticed when we no longer wait for it.
                let alive = TcpKeepalive::new().with_time(QUIET).with_interval(QUIET);
                let _ = SockRef::from(&stream).set_tcp_keepalive(&alive);
                stream.set_nonblocking(true)?;
                return Ok(stream);
            }
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

/// A server that was called, and what is asked of it.
struct Between {
    server: TcpStream,
    address: Address,
    encryption: Encryption,
}

impl Between {
    /// Passes on what both say, until one of them leaves.
    async fn run(
        self,
        listener: TcpListener,
        own: &TlsAcceptor,
        patience: Duration,
        trouble: &Mutex<Option<SourceError>>,
    ) -> io::Result<()> {
        listener.set_nonblocking(true)?;
        let listener = net::TcpListener::from_std(listener)?;
        let (mut driver, _) = timeout(patience, listener.accept()).await??;
        drop(listener);
        driver.set_nodelay(true)?;
        let mut server = net::TcpStream::from_std(self.server)?;

        let greeting = packet(&mut server).await?;
        driver.write_all(&greeting).await?;
        // Whatever else it is, such as a farewell to a server that cannot encrypt, does not go out in the open.
        let request = packet(&mut driver).await?;
        if !asks_for_encryption(&request) {
            return Ok(());
        }
        server.write_all(&request).await?;
        let connector = TlsConnector::from(Arc::clone(&self.encryption.config));
        let server = match connector.connect(self.encryption.name.clone(), server).await {
            Ok(server) => server,
            Err(error) => {
                let asked = Asked { address: &self.address, table: None };
                *trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.encryption.refused(&error, asked));
                return Ok(());
            }
        };
        let driver = own.accept(driver).await?;
        let ((from_server, mut to_server), (from_driver, mut to_driver)) = (split(server), split(driver));
        let mut from_server = BufReader::with_capacity(PIECE, from_server);
        let mut from_driver = BufReader::with_capacity(PIECE, from_driver);
        tokio::select! {
            outcome = copy_buf(&mut from_server, &mut to_driver) => outcome.map(|_| ()),
            outcome = copy_buf(&mut from_driver, &mut to_server) => outcome.map(|_| ()),
        }
    }
}

/// One packet with its head, of which the driver and we take no more than that before all is encrypted.
async fn packet(from: &mut net::TcpStream) -> io::Result<Vec<u8>> {
    let mut packet = vec![0; 4];
    from.read_exact(&mut packet).await?;
    let length = usize::from(packet[0]) | usize::from(packet[1]) << 8 | usize::from(packet[2]) << 16;
    from.take(length as u64).read_to_end(&mut packet).await?;
    Ok(packet)
}

/// Whether this is the first packet of a client that wants to go on encrypted: no more than what it can do, how much it
/// takes and in which letters.
fn asks_for_encryption(packet: &[u8]) -> bool {
    match packet {
        [32, 0, 0, 1, capabilities @ ..] if packet.len() == 36 => {
            let flags = capabilities.first_chunk().map_or(0, |flags| u32::from_le_bytes(*flags));
            flags & CLIENT_SSL != 0
        }
        _ => false,
    }
}

/// How we encrypt towards the driver: with a key of this moment.
fn own_side() -> Option<TlsAcceptor> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let own = Own(Arc::new(own_key(&provider)?));
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .ok()?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(own));
    Some(TlsAcceptor::from(Arc::new(config)))
}

/// A key for Ed25519 (RFC 8410), and in the place of a certificate, which nobody reads, an empty one.
fn own_key(provider: &CryptoProvider) -> Option<CertifiedKey> {
    const EMPTY: [u8; 2] = [0x30, 0];
    const HEAD: [u8; 16] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    let mut secret = [0; 32];
    provider.secure_random.fill(&mut secret).ok()?;
    let key = PrivatePkcs8KeyDer::from([&HEAD[..], &secret[..]].concat());
    let key = provider.key_provider.load_private_key(key.into()).ok()?;
    Some(CertifiedKey::new(vec![CertificateDer::from(EMPTY.to_vec())], key))
}

/// Shows the same to everybody.
#[derive(Debug)]
struct Own(Arc<CertifiedKey>);

impl ResolvesServerCert for Own {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}
