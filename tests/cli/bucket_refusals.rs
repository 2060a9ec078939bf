//! What a bucket refuses, and what no bucket can be, each with a sentence that says what to do. What moto cannot refuse is
//! answered by a server that says only that.

use std::process::Stdio;

use crate::bucket::{BUCKET, PLACE, run};
use crate::shop::{KEY, Shop, history};
use crate::support::program::{Program, finish};
use crate::support::s3::S3;
use crate::support::tracker::{Behaviour, Misbehaving};

/// An answer as S3 refuses.
fn refusal(status: u16, code: &str, more: &str) -> Behaviour {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>No.</Message>{more}</Error>"
    );
    Behaviour::Other { status, headers: "Content-Type: application/xml\r\n".to_owned(), body: body.into_bytes() }
}

#[test]
fn each_refusal_of_a_server_has_its_sentence() {
    let cases = [
        (403, "AccessDenied", "", "These keys may not list the bucket \"shop-events\"."),
        (403, "InvalidAccessKeyId", "", "doesn't know this access key"),
        (403, "SignatureDoesNotMatch", "", "or its secret is another"),
        (400, "ExpiredToken", "", "valid for a while only"),
        (403, "RequestTimeTooSkewed", "", "This computer's clock differs too much"),
        (301, "PermanentRedirect", "", "is in another region. Add --region"),
        (
            400,
            "AuthorizationHeaderMalformed",
            "<Region>eu-central-1</Region>",
            "is in the region eu-central-1. Add --region eu-central-1.",
        ),
        (400, "InvalidRequest", "", "refused with InvalidRequest"),
    ];
    let (shop, program) = (Shop::new(7), Program::new());
    for (status, code, more, said) in cases {
        let answer = refusal(status, code, more);
        let server = Misbehaving::start(move |_, _| answer.clone());
        let arguments = ["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"];
        let outcome = run(&program, shop.folder.path(), &server.address(), &arguments).expect_code(1);
        assert!(outcome.stderr.contains(said), "{code}: {}", outcome.stderr);
    }
    // What would have been refused for ever has left nothing that would have to go on.
    assert!(history(&program, shop.folder.path()).is_empty());
}

#[test]
fn an_import_that_failed_in_a_region_goes_on_in_another() {
    let (shop, s3, program) = (Shop::new(70), S3::with_bucket(BUCKET), Program::new());
    let (folder, server) = (shop.folder.path(), s3.address());
    // What is tried before anything is recorded goes well, and then the bucket turns out to be elsewhere.
    let answer = |body: &str| Behaviour::Other { status: 200, headers: String::new(), body: body.as_bytes().to_vec() };
    let relay = Misbehaving::start(move |line, before| match line.split(' ').next() {
        Some("HEAD") if line.contains("plan.0000.json") => {
            Behaviour::Raw(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec())
        }
        // Before the trial, and where nothing lay at its key.
        Some("GET") if before <= 1 => answer("<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"),
        Some("POST") if line.contains("plan.0000.json") => {
            answer("<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>")
        }
        Some("DELETE") => answer(""),
        _ => refusal(400, "AuthorizationHeaderMalformed", "<Region>eu-west-1</Region>"),
    });
    let arguments = ["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"];
    let outcome = run(&program, folder, &relay.address(), &arguments).expect_code(1);
    assert!(outcome.stderr.contains("Add --region eu-west-1."), "{}", outcome.stderr);
    let again = run(&program, folder, &relay.address(), &["resume", "--yes", "--region", "eu-west-1"]).expect_code(1);
    let signed = |received: &[String]| received.iter().any(|header| header.contains("/eu-west-1/s3/aws4_request"));
    assert!(relay.received().iter().any(|received| signed(&received.headers)), "{}", again.stderr);
    // Nothing stands in the way of beginning anew where the bucket is.
    run(&program, folder, &format!("http://{server}"), &arguments).expect_code(0);
    assert_eq!(s3.keys(BUCKET), ["eu/plan.0001.json"]);
}

#[test]
fn what_may_only_be_read_or_not_be_granted_is_said() {
    let cases: [(&[&str], Behaviour, &str); 3] = [
        (&[], refusal(403, "AccessDenied", ""), "may not write into the bucket"),
        (&["--grant"], refusal(403, "AccessDenied", ""), "and give others permissions"),
        (&["--grant"], refusal(400, "AccessControlListNotSupported", ""), "Leave out --grant"),
    ];
    let (shop, program) = (Shop::new(7), Program::new());
    let list = "<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>0</KeyCount></ListBucketResult>";
    for (more, answer, said) in cases {
        let server = Misbehaving::start(move |line, _| match line.split(' ').next() {
            Some("GET") => Behaviour::Other { status: 200, headers: String::new(), body: list.as_bytes().to_vec() },
            Some("HEAD") => Behaviour::Raw(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec()),
            _ => answer.clone(),
        });
        let arguments = [&["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"], more].concat();
        let outcome = run(&program, shop.folder.path(), &server.address(), &arguments).expect_code(1);
        assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
        assert!(history(&program, shop.folder.path()).is_empty());
    }
}

#[test]
fn what_may_be_written_and_not_read_again_is_said_before_anything_is_recorded() {
    let (shop, program) = (Shop::new(7), Program::new());
    let list = "<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>0</KeyCount></ListBucketResult>";
    let begun = "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>";
    let answer = |body: &str| Behaviour::Other { status: 200, headers: String::new(), body: body.as_bytes().to_vec() };
    let server = Misbehaving::start(move |line, _| match line.split(' ').next() {
        Some("GET") => answer(list),
        Some("POST") => answer(begun),
        Some("HEAD") => Behaviour::Raw(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".to_vec()),
        _ => answer(""),
    });
    let arguments = ["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"];
    let outcome = run(&program, shop.folder.path(), &server.address(), &arguments).expect_code(1);
    let said =
        "These keys may not read what lies in the bucket \"shop-events\". Whoever manages it must allow s3:GetObject";
    assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    assert!(history(&program, shop.folder.path()).is_empty());
}

#[test]
fn one_half_of_the_keys_is_not_made_whole_by_others() {
    let (shop, program) = (Shop::new(7), Program::new());
    for set in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] {
        let mut command = program.command();
        command.args(["run", "plan.toml", "--to", PLACE, "--product", "Shop", "--yes"]).env(set, "half");
        command.current_dir(shop.folder.path()).env("KISSMETRICS_API_KEY", KEY).stdin(Stdio::null());
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can be started");
        let outcome = finish(child).expect_code(1);
        assert!(
            outcome.stderr.contains("Only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set"),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn what_is_no_bucket_is_said_before_anything_is_asked() {
    let (shop, program) = (Shop::new(7), Program::new());
    let cases: [(&[&str], &str, &str); 10] = [
        (&["--to", "shop-events/eu"], "http://127.0.0.1:9", "is not a bucket. Write it as s3://bucket"),
        (&["--to", "s3://x"], "http://127.0.0.1:9", "There is no name of a bucket"),
        (&["--to", "s3://shop-events/a//b"], "http://127.0.0.1:9", "has a step without a name"),
        (&["--to", "s3://shop-events/completed_imports"], "http://127.0.0.1:9", "where Kissmetrics moves what it has"),
        (&["--to", PLACE, "--region", "eu west"], "http://127.0.0.1:9", "Regions are written like us-east-1"),
        (&["--to", PLACE], "http://s3.example.com", "http://s3.example.com"),
        (&["--to", PLACE, "--name", "orders*"], "http://127.0.0.1:9", "would not find files called \"orders*\""),
        (&["--to", PLACE, "--name", "eu/orders"], "http://127.0.0.1:9", "because of the \"/\" in it"),
        (&["--to", PLACE, "--name", "_orders"], "http://127.0.0.1:9", "begin with a letter or a digit"),
        (&["--to", PLACE, "--name", ".json"], "http://127.0.0.1:9", "The files need a name"),
    ];
    for (arguments, server, said) in cases {
        let arguments = [&["run", "plan.toml", "--product", "Shop", "--yes"], arguments].concat();
        let outcome = run(&program, shop.folder.path(), server, &arguments).expect_code(1);
        assert!(outcome.stderr.contains(said), "{arguments:?}: {}", outcome.stderr);
    }
    let arguments = ["run", "plan.toml", "--product", "Shop", "--yes", "--to", PLACE];
    let outcome = run(&program, shop.folder.path(), "http://127.0.0.1:9", &arguments).expect_code(1);
    assert!(outcome.stderr.contains("The bucket's server can't be reached (connection refused)"), "{}", outcome.stderr);
    let keyless = program.run(shop.folder.path(), arguments).expect_code(1);
    assert!(keyless.stderr.contains("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"), "{}", keyless.stderr);
}

#[test]
fn a_bucket_that_is_not_there_and_a_file_that_holds_something_else_are_said() {
    let (shop, s3, program) = (Shop::new(70), S3::with_bucket(BUCKET), Program::new());
    let (folder, url) = (shop.folder.path(), s3.url());
    let arguments = ["run", "plan.toml", "--product", "Shop", "--yes", "--part", "20", "--to"];
    let outcome = run(&program, folder, &url, &[&arguments[..], &["s3://not-there/eu"]].concat()).expect_code(1);
    assert!(outcome.stderr.contains("There is no bucket \"not-there\" at this server"), "{}", outcome.stderr);

    let key = "eu/plan.0002.json";
    s3.put(BUCKET, key, b"something else\n");
    let outcome = run(&program, folder, &url, &[&arguments[..], &[PLACE]].concat()).expect_code(1);
    let said = format!("s3://shop-events/{key} is there and holds something else");
    assert!(outcome.stderr.contains(&said), "{}", outcome.stderr);
    assert_eq!(s3.get(BUCKET, key), b"something else\n");
    assert_eq!(s3.uploads(BUCKET), 0);
    s3.remove(BUCKET, key);
    run(&program, folder, &url, &["resume", "--yes"]).expect_code(0);
    assert_eq!(s3.keys(BUCKET).len(), 3);
}

#[test]
fn more_files_than_can_be_numbered_are_refused() {
    let (shop, program) = (Shop::new(11_900), Program::new());
    let arguments = ["run", "plan.toml", "--product", "Shop", "--yes", "--part", "1", "--to", PLACE];
    let outcome = run(&program, shop.folder.path(), "http://127.0.0.1:9", &arguments).expect_code(1);
    assert!(outcome.stderr.contains("That would be 10,200 files"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("Put at least 2 events into each with --part"), "{}", outcome.stderr);
    assert!(history(&program, shop.folder.path()).is_empty());
}
