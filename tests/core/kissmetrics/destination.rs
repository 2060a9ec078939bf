use backfill::kissmetrics::client::{AddressProblem, ClientError, Destination};

fn problem(address: &str) -> AddressProblem {
    match Destination::parse(address) {
        Err(ClientError::Address { problem, .. }) => problem,
        other => panic!("{address}: {other:?}"),
    }
}

fn base(address: &str) -> String {
    Destination::parse(address).unwrap_or_else(|error| panic!("{address}: {error}")).base().to_owned()
}

#[test]
fn an_address_is_https_unless_it_is_this_computer() {
    assert_eq!(base("https://trk.kissmetrics.io"), "https://trk.kissmetrics.io");
    assert_eq!(base("  https://TRK.kissmetrics.io:443/ "), "https://trk.kissmetrics.io");
    assert_eq!(base("trk.kissmetrics.io"), "https://trk.kissmetrics.io");
    assert_eq!(base("proxy.example:8443"), "https://proxy.example:8443");
    assert_eq!(base("http://localhost:8080"), "http://localhost:8080");
    assert_eq!(base("http://127.0.0.1:1"), "http://127.0.0.1:1");
    assert_eq!(base("http://127.8.9.10:1"), "http://127.8.9.10:1");
    assert_eq!(base("http://[::1]:8080"), "http://[::1]:8080");

    for elsewhere in
        ["http://trk.kissmetrics.io", "http://192.168.0.1", "http://0.0.0.0:80", "http://localhost.example"]
    {
        assert!(matches!(problem(elsewhere), AddressProblem::PlainHttp { .. }), "{elsewhere}");
    }
}

#[test]
fn what_is_no_address_is_told_apart_by_what_is_wrong_with_it() {
    assert_eq!(problem(" "), AddressProblem::Blank);
    for nonsense in ["https://", "https://a b", "https://host:99999", "https://[::1", "http://localhost:0", "?"] {
        assert!(matches!(problem(nonsense), AddressProblem::Nonsense { .. }), "{nonsense}");
    }
    assert_eq!(problem("ftp://localhost"), AddressProblem::OtherScheme { scheme: "ftp".to_owned() });
    assert_eq!(problem("file:///etc/passwd"), AddressProblem::OtherScheme { scheme: "file".to_owned() });
    assert_eq!(problem("https://host/e?_k=1"), AddressProblem::MoreThanAHost { rest: "/e?_k=1".to_owned() });
    assert_eq!(problem("https://host?x"), AddressProblem::MoreThanAHost { rest: "/?x".to_owned() });
    assert_eq!(problem("https://ann:secret@host"), AddressProblem::HoldsCredentials);
}

#[test]
fn a_host_is_what_was_typed_and_nothing_that_is_found_behind_what_is_none() {
    // Readers of addresses (WHATWG URL) skip slashes, and take line breaks and tabs out, so that each of these is a host.
    let odd = [
        "//x",
        "///x",
        "\\\\x",
        "https:////x",
        "https:///x",
        "https://\\x",
        "http:///localhost:80",
        "ho\nst",
        "https://ho\nst",
        "https://host\r\n.example",
        "ht\ttps://host",
        "https://host\t",
        "host\u{a0}",
        "ho st",
        "host\u{2028}",
        "host\0",
    ];
    for address in odd {
        // What a person pastes has white space around it, which is nobody's fault.
        let inside = if address.ends_with(char::is_whitespace) { format!("{address}x") } else { address.to_owned() };
        assert!(matches!(problem(&inside), AddressProblem::Nonsense { .. }), "{inside:?}");
    }
    assert_eq!(problem("https://@host"), AddressProblem::HoldsCredentials);
    assert_eq!(problem("@host"), AddressProblem::HoldsCredentials);
    assert_eq!(base(" https://host\n"), "https://host");
}

#[test]
fn an_address_in_an_error_holds_no_password() {
    for address in ["https://ann:secret@host", "ann:secret@host", "https://ann:secret@a b"] {
        let error = Destination::parse(address).expect_err(address);
        assert!(!format!("{error:?} {error}").contains("secret"), "{error:?}");
    }
}

#[test]
fn only_kissmetrics_own_addresses_are_taken_for_kissmetrics() {
    let is_own = |address: &str| Destination::parse(address).expect(address).is_kissmetrics();
    assert_eq!(Destination::kissmetrics(), Destination::parse("https://trk.kissmetrics.io").expect("its address"));
    assert!(Destination::kissmetrics().is_kissmetrics());
    assert!(is_own("https://trk.kissmetrics.com"));
    assert!(!is_own("https://trk.kissmetrics.io:8443"));
    assert!(!is_own("https://kissmetrics.io.example"));
    assert!(!is_own("https://notkissmetrics.io"));
    assert!(!is_own("http://localhost:8080"));
    assert!(Destination::parse("http://localhost:8080").expect("an address").is_this_computer());
    assert!(!Destination::kissmetrics().is_this_computer());
}
