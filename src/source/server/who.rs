//! Who is there instead of the server that was meant.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use super::{Brand, OtherServer};
use crate::source::{SOURCES, SourceKind};

/// After this long without a word it is worth looking at who is there.
pub(in crate::source) const SILENCE: Duration = Duration::from_secs(2);

/// Looks at what something says that does not speak as `meant` does, on connections of their own. Those who greet are
/// listened to; the others wait to be spoken to, each in its own way.
pub(in crate::source) fn who_is_there(place: &(String, u16), meant: &Brand) -> Option<OtherServer> {
    let others = || SOURCES.iter().filter_map(SourceKind::server).filter(|server| server.brand != *meant);
    // One that greets late does so whatever it was asked.
    let found = |said: &[u8]| {
        let database = others().find(|server| (server.sounds_like)(said));
        database.map(|server| OtherServer::Database { name: server.brand.name }).or_else(|| recognized(said))
    };
    let greeting = ask(place, b"", SILENCE / 4)?;
    if !greeting.is_empty() {
        return found(&greeting);
    }
    for server in others().filter(|server| !server.knock.is_empty()) {
        if let Some(found) = found(&ask(place, server.knock, SILENCE)?) {
            return Some(found);
        }
    }
    // A web server waits to be asked.
    found(&ask(place, b"GET / HTTP/1.0\r\n\r\n", SILENCE)?)
}

/// What is said to these words; nothing where it takes longer than `patience`. `None` when nobody is there.
fn ask(place: &(String, u16), words: &[u8], patience: Duration) -> Option<Vec<u8>> {
    let to = (place.0.as_str(), place.1).to_socket_addrs().ok()?.next()?;
    let mut stream = TcpStream::connect_timeout(&to, SILENCE).ok()?;
    stream.set_read_timeout(Some(patience)).ok()?;
    stream.set_write_timeout(Some(SILENCE)).ok()?;
    let mut said = vec![0_u8; 64];
    let spoken = stream.write_all(words);
    let length = spoken.and_then(|()| stream.read(&mut said)).unwrap_or(0);
    said.truncate(length);
    Some(said)
}

fn recognized(said: &[u8]) -> Option<OtherServer> {
    match said {
        said if said.starts_with(b"SSH-") => Some(OtherServer::Ssh),
        said if said.starts_with(b"HTTP/") || said.starts_with(b"<") => Some(OtherServer::Web),
        said if said.starts_with(b"220") => Some(OtherServer::MailOrFtp),
        _ => None,
    }
}
