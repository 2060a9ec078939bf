//! One window for a folder: a later start hands over what it was given, and nobody else on the computer can.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;

use backfill::workflow::hand_over::{Door, Found, Given, find};
use serde_json::Value;

use crate::support::folder::Folder;
use crate::support::wait;

fn given(file: &str) -> Given {
    Given { files: vec![file.to_owned()], demo: false }
}

/// The first start over a folder, and what it hears of later ones.
fn window(folder: &Path) -> (Door, Receiver<Given>) {
    let Found::Nobody(mut door) = find(Some(folder), &Given::default()) else { panic!("nobody is there yet") };
    assert!(door.is_kept());
    let heard = door.attend(Arc::new(|| {}));
    (door, heard)
}

/// Where the window says that it listens.
fn place(folder: &Path) -> Value {
    let text = fs::read_to_string(folder.join("window.door")).expect("it says where it listens");
    serde_json::from_str(&text).expect("JSON")
}

fn connect(folder: &Path) -> TcpStream {
    let port = place(folder)["port"].as_u64().expect("a port");
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, u16::try_from(port).expect("a port"))).expect("it listens");
    stream.set_read_timeout(Some(wait::LIMIT)).expect("a limit can be set");
    stream
}

fn line(stream: &TcpStream) -> String {
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).expect("a line");
    line.trim_end().to_owned()
}

#[test]
fn a_later_start_hands_over_what_it_was_given_and_another_folder_has_a_window_of_its_own() {
    let (folder, other) = (Folder::new(), Folder::new());
    let (door, heard) = window(folder.path());
    for file in ["/exports/größe \"1\".csv", "mysql://shop@db.example.com/shop", "/b\n.csv"] {
        assert!(matches!(find(Some(folder.path()), &given(file)), Found::Window));
        assert_eq!(heard.recv_timeout(wait::LIMIT).expect("it was handed over"), given(file));
    }
    let demo = Given { files: Vec::new(), demo: true };
    assert!(matches!(find(Some(folder.path()), &demo), Found::Window));
    assert_eq!(heard.recv_timeout(wait::LIMIT).expect("it was handed over"), demo);
    let (_other, _) = window(other.path());
    // The window is gone, and what it left behind misleads nobody.
    drop(door);
    assert!(fs::exists(folder.at("window.door")).expect("it can be told"));
    drop(window(folder.path()));
}

#[test]
fn who_does_not_know_the_secret_hands_over_nothing_and_learns_nothing() {
    let folder = Folder::new();
    let (_door, heard) = window(folder.path());
    let secret = place(folder.path())["secret"].as_str().expect("a secret").to_owned();
    assert!(secret.len() >= 32);
    for guess in ["", "0", &secret[1..], &secret.to_uppercase()] {
        let stranger = connect(folder.path());
        (&stranger).write_all(b"a question\n").expect("it can be asked");
        let answer = line(&stranger);
        assert!(answer.len() == 64 && !answer.contains(&secret), "{answer}");
        let said = serde_json::json!({ "secret": guess, "given": given("/etc/passwd") });
        (&stranger).write_all(format!("{said}\n").as_bytes()).expect("it can be said");
        assert_eq!(line(&stranger), "", "the line is cut");
    }
    for noise in [&b"\n\n\n"[..], b"GET / HTTP/1.1\r\n\r\n", &[0xff; 5_000]] {
        let _ = (&connect(folder.path())).write_all(noise);
    }
    assert!(matches!(find(Some(folder.path()), &given("/mine.csv")), Found::Window));
    assert_eq!(heard.recv_timeout(wait::LIMIT).expect("it was handed over"), given("/mine.csv"));
    assert!(heard.try_recv().is_err(), "and nothing else was");
}

#[test]
fn a_later_start_says_nothing_to_who_only_pretends_to_be_the_window() {
    let folder = Folder::new();
    let (_door, _) = window(folder.path());
    let secret = place(folder.path())["secret"].as_str().expect("a secret").to_owned();
    // Somebody else listens where the window was said to.
    let pretender = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let port = pretender.local_addr().expect("an address").port();
    fs::write(folder.at("window.door"), format!("{{\"port\":{port},\"secret\":\"{secret}\"}}"))
        .expect("it can be written");
    let listening = thread::spawn(move || {
        let (stream, _) = pretender.accept().expect("a start comes");
        let question = line(&stream);
        (&stream).write_all(format!("{}\n", "0".repeat(64)).as_bytes()).expect("it can be answered");
        // It listens on, so that nobody else is asked there.
        (question, line(&stream), pretender)
    });
    assert!(matches!(find(Some(folder.path()), &given("/secret-customers.csv")), Found::Silence));
    let (question, said, _pretender) = listening.join().expect("it listens");
    assert!(question.len() == 64 && !question.contains(&secret), "{question}");
    assert_eq!(said, "", "nothing was said to it");
}

#[test]
fn where_no_folder_can_be_written_to_each_start_has_a_window() {
    let folder = Folder::new();
    let file = folder.write("file", "");
    let Found::Nobody(door) = find(Some(&file.join("data")), &given("a")) else { panic!("there is nobody") };
    assert!(!door.is_kept());
}

#[cfg(unix)]
#[test]
fn what_lets_others_in_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let _window = window(folder.path());
    for file in ["window.door", "window.lock", ""] {
        let mode = fs::metadata(folder.at(file)).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{file:?} can be read by others");
    }
}
