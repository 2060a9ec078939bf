//! Kissmetrics itself, or whatever else answers as its tracker does.

use super::{Form, Sink};

/// Sends each event as a request.
pub(super) struct Kissmetrics;

impl Sink for Kissmetrics {
    fn id(&self) -> &'static str {
        "kissmetrics"
    }

    fn label(&self) -> &'static str {
        "A Kissmetrics product"
    }

    fn about(&self) -> String {
        "Your real analytics, or a product that you made for testing. It needs the product's API key.".to_owned()
    }

    fn form(&self) -> Form {
        Form::Product
    }
}
