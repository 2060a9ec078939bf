//! Reading back: Kissmetrics' Query API, the only published way to learn what a product holds.
//!
//! It calls itself a beta that may change, and parts of it are described nowhere. So what is asked is what stands in its
//! pages and no more, and what is answered is read leniently: fields that are not known are passed over, those that are
//! missing are told. Nothing here changes anything at Kissmetrics: the only requests that are no GET begin a search and
//! change no data. Its host is another than the tracker's, and it is contacted by nobody but an [`Account`].

mod account;
mod credential;
mod error;
mod pace;
mod read;
mod transport;

pub use account::{Account, Identity};
pub use credential::Credential;
pub use error::{Expected, QueryError};
pub use pace::{MOST_A_MINUTE, NotYet, Pace, Pacing, Pause, Requests, Sleep};
pub use read::{Known, KnownName, Listed, ReadProduct};
