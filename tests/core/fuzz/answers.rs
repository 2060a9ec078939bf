//! What a tracker, or something in its place, answers: it is understood or not, in a bounded time, and only 200 with a
//! picture counts as the tracker's answer. Nothing of it repeats the key.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc;
use std::time::Duration;

use backfill::kissmetrics::client::{Answer, Client, Destination, Patience};
use proptest::prelude::*;

use super::{damaged, fuzz};
use crate::support::tracker::GIF;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

const WORDS: &[&str] = &[
    "\r\n",
    "\n",
    "HTTP/1.1 ",
    "HTTP/9.9 ",
    "200 OK",
    "429 Busy",
    "301 Moved",
    "100 Continue\r\n\r\n",
    "Content-Length: 0\r\n",
    "Content-Length: 18446744073709551616\r\n",
    "Content-Length: -1\r\n",
    "Transfer-Encoding: chunked\r\n",
    "ffffffffffffffff\r\n",
    "Retry-After: 99999999999999999999\r\n",
    "Retry-After: -1\r\n",
    "Retry-After: Sun, 06 Nov 9999 08:49:37 GMT\r\n",
    "Date: Sun, 06 Nov 0001 08:49:37 GMT\r\n",
    "Location: https://elsewhere.example/e?_k=0123456789abcdef0123456789abcdef01234567\r\n",
    "Content-Encoding: gzip\r\n",
    "Connection: close\r\n",
    "Upgrade: h2c\r\n",
    "GIF89a",
    "\0",
    "\u{1b}[2J",
    ": ",
    "X: ",
];

fn answers() -> Vec<Vec<u8>> {
    let with = |status: &str, headers: &str, body: &[u8]| {
        let mut bytes = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        bytes.extend_from_slice(body);
        bytes
    };
    let mut chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2b\r\n".to_vec();
    chunked.extend_from_slice(GIF);
    chunked.extend_from_slice(b"\r\n0\r\n\r\n");
    vec![
        with("200 OK", "Content-Type: image/gif\r\n", GIF),
        with("429 Too Many Requests", "Retry-After: 0\r\n", b"busy"),
        with("503 Busy", "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:51:00 GMT\r\n", b""),
        with("302 Found", "Location: /login?from=/e\r\n", b"<html>"),
        chunked,
    ]
}

#[test]
fn whatever_is_answered_is_told_in_time_and_only_a_picture_is_taken_for_the_tracker() {
    // One server for all cases: it answers each request with the bytes of the case, and closes.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = listener.local_addr().expect("its address");
    let (next, bytes) = mpsc::channel::<Vec<u8>>();
    let server = std::thread::spawn(move || {
        for bytes in bytes {
            let Ok((mut stream, _)) = listener.accept() else { continue };
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(&bytes);
        }
    });
    let patience = Patience { connect: Duration::from_secs(5), answer: Duration::from_secs(5) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let destination = Destination::parse(&format!("http://{address}")).expect("its own address");
    let target = format!("/e?_k={KEY}&_p=ann&_n=Signed%20Up&_t=1254355200&_d=1");
    fuzz(&damaged(answers(), WORDS), |bytes| {
        next.send(bytes.clone()).expect("the server runs");
        // A connection of its own for each, since the last one may be kept.
        let answer = runtime.block_on(async {
            Client::with_patience(&destination, 1, patience).expect("a client").send(&target).await
        });
        let told = format!("{answer:?}");
        prop_assert!(!told.contains(KEY), "{}", told);
        prop_assert!(told.len() < 2_000, "{}", told);
        if answer == Answer::Accepted {
            let holds = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
            prop_assert!(holds(b" 200") && holds(b"GIF8"), "{:?} was taken for the tracker's answer", bytes);
        }
        Ok(())
    });
    drop(next);
    server.join().expect("the server ends");
}
