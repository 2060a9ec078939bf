//! Unpacking that goes on while what came of it is used.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};

/// Bytes that are unpacked where they are asked for. Most who read no more look at a beginning only.
const HERE: u64 = 1024 * 1024;

/// How much is unpacked in one piece, and how many pieces wait to be used.
const PIECE: usize = 128 * 1024;
const WAITING: usize = 4;

/// Reads on by itself once more than a beginning is wanted.
pub(super) enum Ahead<R> {
    Here { from: Option<R>, given: u64 },
    There { pieces: Receiver<io::Result<Piece>>, used_up: Sender<Vec<u8>>, piece: Piece, used: usize },
}

/// What was unpacked at once, in memory that is used again for the next.
#[derive(Default)]
pub(super) struct Piece {
    bytes: Vec<u8>,
    length: usize,
}

impl<R: Read + Send + 'static> Ahead<R> {
    pub(super) fn new(from: R) -> Self {
        Self::Here { from: Some(from), given: 0 }
    }
}

impl<R: Read + Send + 'static> Read for Ahead<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self {
                Self::Here { from: Some(from), given } if *given < HERE => {
                    let count = from.read(buffer)?;
                    *given += count as u64;
                    return Ok(count);
                }
                Self::Here { from, .. } => {
                    let Some(from) = from.take() else { return Ok(0) };
                    let (pieces, used_up) = begin(from)?;
                    *self = Self::There { pieces, used_up, piece: Piece::default(), used: 0 };
                }
                Self::There { piece, used, .. } if *used < piece.length => {
                    let count = buffer.len().min(piece.length - *used);
                    buffer[..count].copy_from_slice(&piece.bytes[*used..*used + count]);
                    *used += count;
                    return Ok(count);
                }
                Self::There { pieces, used_up, piece, used } => {
                    // Nobody needs it where all is unpacked.
                    drop(used_up.send(std::mem::take(&mut piece.bytes)));
                    // Who goes without a word was not at the end.
                    let next = pieces.recv().map_err(|_| io::Error::from(io::ErrorKind::InvalidData))??;
                    if next.length == 0 {
                        *self = Self::Here { from: None, given: 0 };
                    } else {
                        (*piece, *used) = (next, 0);
                    }
                }
            }
        }
    }
}

/// What comes of unpacking, and where memory goes back to.
type Unpacked = (Receiver<io::Result<Piece>>, Sender<Vec<u8>>);

/// Unpacks on a thread of its own, until nobody waits any more, something goes wrong, or the end, which is a piece without
/// anything.
fn begin(mut from: impl Read + Send + 'static) -> io::Result<Unpacked> {
    let (out, pieces) = sync_channel(WAITING);
    let (used_up, free) = channel::<Vec<u8>>();
    let unpack = move || {
        loop {
            let free = free.try_recv().ok().filter(|bytes| bytes.len() == PIECE);
            let mut bytes = free.unwrap_or_else(|| vec![0; PIECE]);
            let (length, wrong) = fill(&mut from, &mut bytes);
            let ended = length == 0 || wrong.is_some();
            // What came before something went wrong is as good as ever.
            if (length > 0 || wrong.is_none()) && out.send(Ok(Piece { bytes, length })).is_err() {
                return;
            }
            if let Some(error) = wrong {
                drop(out.send(Err(error)));
            }
            if ended {
                return;
            }
        }
    };
    std::thread::Builder::new().name("unpack".to_owned()).spawn(unpack)?;
    Ok((pieces, used_up))
}

/// Reads until a buffer is full, or there is no more; gives how much was read, and what went wrong behind it.
pub(super) fn fill(from: &mut impl Read, buffer: &mut [u8]) -> (usize, Option<io::Error>) {
    let mut length = 0;
    while length < buffer.len() {
        match from.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return (length, Some(error)),
        }
    }
    (length, None)
}
