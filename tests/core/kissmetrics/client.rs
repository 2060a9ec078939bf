use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use backfill::kissmetrics::client::{Answer, ApiKey, Client, Destination, Odd, Patience};
use backfill::kissmetrics::request::write_target;
use backfill::message;
use backfill::text::written;

use super::event;
use crate::support::tracker::{Behaviour, GIF, Misbehaving};

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

fn target(person: &str) -> String {
    let mut target = String::new();
    write_target(&event(person, "Signed Up", 1_254_355_200, &[]), KEY, &mut target);
    target
}

fn client(address: &str) -> Client {
    Client::new(&Destination::parse(address).expect("an address"), 8).expect("a client")
}

/// A client that gives up soon, so that a test of what never comes ends.
fn hasty_client(address: &str) -> Client {
    patient_client(address, Duration::from_secs(5), Duration::from_secs(3))
}

fn patient_client(address: &str, connect: Duration, answer: Duration) -> Client {
    let destination = Destination::parse(address).expect("an address");
    Client::with_patience(&destination, 8, Patience { connect, answer }).expect("a client")
}

/// What a tracker's behaviour is told as.
async fn told(behaviour: Behaviour) -> Answer {
    told_by(client, behaviour).await
}

async fn told_by(client: fn(&str) -> Client, behaviour: Behaviour) -> Answer {
    let tracker = Misbehaving::always(behaviour);
    let answer = client(&tracker.address()).send(&target("ann")).await;
    assert_eq!(tracker.received().len(), 1, "one call is one request");
    assert!(!format!("{answer:?}").contains(KEY), "{answer:?}");
    answer
}

fn odd(status: u16, content_type: Option<&str>, location: Option<&str>) -> Answer {
    Answer::Odd(Odd { status, content_type: content_type.map(str::to_owned), location: location.map(str::to_owned) })
}

#[tokio::test]
async fn a_request_line_is_the_target_byte_for_byte_every_time_it_is_sent() {
    let tracker = Misbehaving::well();
    let client = client(&tracker.address());
    let target = target("bob+news@a.com, Jürgen \u{1f5fc}");
    for _ in 0..3 {
        assert_eq!(client.send(&target).await, Answer::Accepted);
    }
    let received = tracker.received();
    assert_eq!(received.len(), 3);
    for request in &received {
        assert_eq!(request.line, format!("GET {target} HTTP/1.1"));
        assert_eq!((&request.headers, &request.body), (&received[0].headers, &received[0].body));
    }
    assert!(received[0].body.is_empty());
    assert_eq!(tracker.connections(), 1, "the connection is kept");
}

#[tokio::test]
async fn a_long_target_goes_as_a_form_with_the_same_bytes() {
    let tracker = Misbehaving::well();
    let target = target(&"é".repeat(400));
    assert_eq!(client(&tracker.address()).send(&target).await, Answer::Accepted);
    let received = &tracker.received()[0];
    assert_eq!(received.line, "POST /e HTTP/1.1");
    assert_eq!(format!("/e?{}", String::from_utf8_lossy(&received.body)), target);
    let content_type = "content-type: application/x-www-form-urlencoded";
    assert!(received.headers.iter().any(|header| header.eq_ignore_ascii_case(content_type)), "{:?}", received.headers);
}

#[tokio::test]
async fn only_200_with_a_picture_is_the_tracker_s_answer() {
    assert_eq!(told(Behaviour::Answer).await, Answer::Accepted);
    assert_eq!(told(Behaviour::AnswerAndClose).await, Answer::Accepted);
    let page = Behaviour::page("<title>Log in to the guest network</title>");
    assert_eq!(told(page).await, odd(200, Some("text/html; charset=utf-8"), None));
    let empty = Behaviour::Other { status: 200, headers: String::new(), body: Vec::new() };
    assert_eq!(told(empty).await, odd(200, None, None));
    let lying = Behaviour::Other { status: 200, headers: "Content-Type: image/gif\r\n".into(), body: b"GIF".to_vec() };
    assert_eq!(told(lying).await, odd(200, Some("image/gif"), None));
    let created = Behaviour::Other { status: 201, headers: String::new(), body: GIF.to_vec() };
    assert_eq!(told(created).await, odd(201, None, None));
    for status in [204, 304, 400, 401, 404, 511] {
        let other = Behaviour::Other { status, headers: String::new(), body: Vec::new() };
        assert_eq!(told(other).await, odd(status, None, None));
    }
}

#[tokio::test]
async fn a_redirect_is_told_and_not_followed_and_what_it_says_of_the_key_is_not_repeated() {
    let elsewhere = Misbehaving::well();
    for status in [301, 302, 303, 307, 308] {
        let location = format!("{}/login?from=/e?_k={KEY}", elsewhere.address());
        let expected = format!("{}/login", elsewhere.address());
        assert_eq!(told(Behaviour::redirect(status, &location)).await, odd(status, None, Some(&expected)));
    }
    let echo = Behaviour::redirect(302, &format!("/login/{KEY}/"));
    assert_eq!(told(echo).await, odd(302, None, Some("/login/••••/")));
    assert!(elsewhere.received().is_empty());
}

#[tokio::test]
async fn a_busy_tracker_says_for_how_long_in_seconds_or_by_a_date() {
    let busy = |status, seconds: Option<u64>| Answer::Busy { status, after: seconds.map(Duration::from_secs) };
    for status in [408, 429, 500, 502, 503, 504] {
        assert_eq!(told(Behaviour::busy(status, None)).await, busy(status, None));
    }
    assert_eq!(told(Behaviour::busy(429, Some("7"))).await, busy(429, Some(7)));
    assert_eq!(told(Behaviour::busy(429, Some("soon"))).await, busy(429, None));
    assert_eq!(told(Behaviour::busy(429, Some("-5"))).await, busy(429, None));
    let beyond = told(Behaviour::busy(429, Some("99999999999999999999"))).await;
    assert_eq!(beyond, busy(429, Some(u64::MAX)));

    // The server's own clock counts, here one of 1994.
    let dated = |after: &str| Behaviour::Other {
        status: 503,
        headers: format!("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: {after}\r\n"),
        body: Vec::new(),
    };
    assert_eq!(told(dated("Sun, 06 Nov 1994 08:51:00 GMT")).await, busy(503, Some(83)));
    assert_eq!(told(dated("Sun, 06 Nov 1994 08:49:00 GMT")).await, busy(503, Some(0)));
}

#[tokio::test]
async fn where_no_answer_came_nobody_knows_whether_it_arrived() {
    let unknown = [
        Behaviour::ResetReading(0),
        Behaviour::ResetReading(20),
        Behaviour::ResetAnswering(0),
        Behaviour::ResetAnswering(9),
        Behaviour::HalfAnswer(0),
        Behaviour::HalfAnswer(30),
        Behaviour::Raw(b"SSH-2.0-OpenSSH_9.6\r\n".to_vec()),
        Behaviour::Raw(b"\x15\x03\x01\x00\x02\x02\x16".to_vec()),
    ];
    for behaviour in unknown {
        let answer = told(behaviour.clone()).await;
        assert!(
            matches!(&answer, Answer::Unknown { why } if !written(why.clone()).is_empty()),
            "{behaviour:?}: {answer:?}"
        );
    }
    let answer = told_by(hasty_client, Behaviour::Hang).await;
    assert_eq!(answer, Answer::Unknown { why: message!("why-no-reply").into() });
}

#[tokio::test]
async fn an_answer_that_breaks_after_it_has_said_what_it_is_counts() {
    // The status, the headers and the first bytes of the picture have arrived.
    let head = "HTTP/1.1 200 Said\r\nContent-Type: image/gif\r\nContent-Length: 43\r\n\r\n".len();
    for behaviour in [Behaviour::HalfAnswer(head + 6), Behaviour::HalfAnswer(head + 42)] {
        assert_eq!(told(behaviour).await, Answer::Accepted);
    }
    let answer = told(Behaviour::HalfAnswer(head + 5)).await;
    assert!(matches!(answer, Answer::Unknown { .. }), "{answer:?}");
}

#[tokio::test]
async fn an_answer_that_drips_is_waited_for_only_so_long() {
    let answer = told(Behaviour::Drip(Duration::from_millis(1))).await;
    assert_eq!(answer, Answer::Accepted);
    // A hundred bytes take longer than the client waits in all.
    let answer = told_by(hasty_client, Behaviour::Drip(Duration::from_millis(100))).await;
    assert_eq!(answer, Answer::Unknown { why: message!("why-no-reply").into() });
}

#[tokio::test]
async fn where_nobody_listens_nothing_was_sent() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = listener.local_addr().expect("its address");
    drop(listener);
    let answer = client(&format!("http://{address}")).send(&target("ann")).await;
    assert!(matches!(&answer, Answer::NotSent { why } if !written(why.clone()).is_empty()), "{answer:?}");
}

#[tokio::test]
async fn a_host_without_an_address_is_not_reached() {
    // RFC 6761 keeps this top level free for ever.
    let answer = client("https://tracker.invalid").send(&target("ann")).await;
    assert!(matches!(answer, Answer::NotSent { .. }), "{answer:?}");
}

#[tokio::test]
async fn a_greeting_that_never_ends_is_no_connection() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = listener.local_addr().expect("its address").port();
    // The system accepts, and nobody says a word.
    let client = patient_client(&format!("https://127.0.0.1:{port}"), Duration::from_secs(1), Duration::from_secs(60));
    let answer = client.send(&target("ann")).await;
    assert_eq!(answer, Answer::NotSent { why: message!("why-no-connection").into() });
}

#[tokio::test]
async fn plain_http_behind_https_is_no_connection() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = listener.local_addr().expect("its address").port();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        // A server that gets a greeting where it expects a request says so.
        assert!(stream.read(&mut [0; 1024]).expect("a greeting") > 0);
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").expect("an answer");
    });
    let answer = client(&format!("https://127.0.0.1:{port}")).send(&target("ann")).await;
    server.join().expect("it has answered");
    assert_eq!(answer, Answer::NotSent { why: message!("why-no-https").into() });
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_told_and_nothing_is_sent() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = listener.local_addr().expect("its address").port();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut tls = rustls::ServerConnection::new(untrusted()).expect("a server");
        let mut read = Vec::new();
        let _ = rustls::Stream::new(&mut tls, &mut stream).read_to_end(&mut read);
        let _ = stream.flush();
        read
    });
    let answer = client(&format!("https://localhost:{port}")).send(&target("ann")).await;
    assert_eq!(answer, Answer::Certificate { why: message!("why-unknown-issuer").into() });
    assert_eq!(server.join().expect("the server"), b"");
}

fn untrusted() -> Arc<rustls::ServerConfig> {
    let certificate = include_bytes!("../../support/tls/nobody-trusts-this.cert.der").to_vec();
    let key = include_bytes!("../../support/tls/nobody-trusts-this.key.der").to_vec();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("protocols")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.into()], rustls::pki_types::PrivatePkcs8KeyDer::from(key).into());
    Arc::new(config.expect("a certificate"))
}

#[tokio::test]
async fn many_at_once_share_as_many_connections_as_there_are_at_once() {
    let tracker = Misbehaving::well();
    let client = client(&tracker.address());
    for round in 0..5 {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..8 {
            let (client, target) = (client.clone(), target(&format!("{round}-{number}")));
            tasks.spawn(async move { client.send(&target).await });
        }
        while let Some(answer) = tasks.join_next().await {
            assert_eq!(answer.expect("no panic"), Answer::Accepted);
        }
    }
    assert_eq!(tracker.received().len(), 40);
    assert!(tracker.connections() <= 16, "{} connections for 8 at once", tracker.connections());
}

#[tokio::test]
async fn the_next_request_after_a_break_goes_out_on_a_new_connection() {
    let tracker = Misbehaving::start(|_, attempt| match attempt {
        1 => Behaviour::ResetAnswering(3),
        _ => Behaviour::Answer,
    });
    let client = client(&tracker.address());
    let target = target("ann");
    assert_eq!(client.send(&target).await, Answer::Accepted);
    assert!(matches!(client.send(&target).await, Answer::Unknown { .. }));
    assert_eq!(client.send(&target).await, Answer::Accepted);
    let lines: Vec<String> = tracker.received().into_iter().map(|request| request.line).collect();
    assert_eq!(lines, vec![format!("GET {target} HTTP/1.1"); 3]);
}

#[tokio::test]
async fn a_tracker_that_is_down_and_comes_back_is_reached_again() {
    let tracker = Misbehaving::well();
    let client = client(&tracker.address());
    assert_eq!(client.send(&target("a")).await, Answer::Accepted);
    tracker.go_down();
    for _ in 0..2 {
        let answer = client.send(&target("b")).await;
        assert!(matches!(answer, Answer::Unknown { .. } | Answer::NotSent { .. }), "{answer:?}");
    }
    tracker.come_back();
    assert_eq!(client.send(&target("c")).await, Answer::Accepted);
}

#[test]
fn a_key_shows_no_more_than_its_end() {
    let key = ApiKey::new(&format!(" {KEY}\n")).expect("a key");
    assert_eq!(key.expose(), KEY);
    assert!(key.looks_usual());
    assert_eq!(format!("{key} {key:?}"), "••••4567 ApiKey(••••4567)");
    assert_eq!(key.tail(), "4567");
    assert!(ApiKey::new(" \t").is_none());
    let short = ApiKey::new("secret").expect("another shape is not refused");
    assert!(!short.looks_usual());
    assert_eq!(format!("{short} {short:?}"), "•••• ApiKey(••••)");
    assert!(!ApiKey::new(&"g".repeat(40)).expect("a key").looks_usual());
}
