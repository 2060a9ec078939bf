//! Who may ask a practice tracker. Everything on this computer reaches it, and so does a browser that shows a page of
//! somebody else's: by a name that was made to lead here (DNS rebinding) it could read what is held, and with a form it
//! could send. A browser says where its page is from, so both are told apart.

use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use url::Host;

use crate::message;
use crate::message::Message;

/// What browsers say of where a request comes from (*Fetch Metadata Request Headers*, W3C).
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Why a request is not answered; `None` for one from a program or a page of this computer.
pub(super) fn stranger(head: &Parts) -> Option<Message> {
    if !is_asked_by_a_name_of_this_computer(&head.headers, &head.uri) {
        return Some(message!("practice-by-name-only"));
    }
    is_from_a_foreign_page(&head.headers).then(|| message!("practice-no-foreign-pages"))
}

/// A request names its host twice where its first line holds a whole address; each must be ours. One without any name
/// is no browser's.
fn is_asked_by_a_name_of_this_computer(headers: &HeaderMap, uri: &Uri) -> bool {
    let named = headers.get_all(HOST).iter().map(|host| host.to_str().ok()?.parse::<Authority>().ok());
    let mut named = named.chain(uri.authority().cloned().map(Some));
    named.all(|host| host.is_some_and(|host| is_loopback(host.host())))
}

fn is_from_a_foreign_page(headers: &HeaderMap) -> bool {
    let origins = || headers.get_all(ORIGIN).iter();
    if origins().next().is_some() {
        return !origins().all(is_of_this_computer);
    }
    // Pictures and links come without an origin.
    headers.get(SEC_FETCH_SITE).is_some_and(|site| site == "cross-site")
}

/// Whether an origin is a page of this computer; one that is `null` may be anybody's.
fn is_of_this_computer(origin: &HeaderValue) -> bool {
    let uri = origin.to_str().ok().and_then(|origin| origin.parse::<Uri>().ok());
    uri.as_ref().and_then(Uri::authority).is_some_and(|authority| is_loopback(authority.host()))
}

fn is_loopback(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Domain(domain)) => domain == "localhost",
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}
