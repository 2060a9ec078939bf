//! The products that events went to before, their keys in the keychain, and the names that each knows.
//!
//! Ledger and keychain may both make one wait, so that each is asked beside the window. A key goes from the keychain
//! into the form that sends it, and nowhere else.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::send::ProductForm;
use super::task::Task;
use crate::error::Error;
use crate::kissmetrics::client::ApiKey;
use crate::kissmetrics::rules::fold_name;
use crate::ledger::{Product, ProductKind};
use crate::store::keychain::Keychain;
use crate::workflow::products;
use crate::workflow::record;

/// What a person can do about products.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProductAction {
    /// Send to one that is not known yet; `Some` for a new one of this kind, beside the one at hand.
    New(Option<ProductKind>),
    /// Send to the known one of this number.
    Known(i64),
    /// Take the chosen one's key out of the keychain.
    ForgetKey,
    /// Call the chosen one, and take it for, what the form says.
    Relabel,
}

/// A product that events went to before.
#[derive(Clone, Debug)]
pub struct KnownProduct {
    /// What the ledger says of it.
    pub product: Product,
    /// The latest import to it: when it began, and how many events it sent.
    pub last: Option<(DateTime<Utc>, u64)>,
    /// The names of events that were handed to it, folded as the tracker folds them.
    pub names: HashSet<String>,
}

/// Whether the chosen product's key is in the keychain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum KeyState {
    /// It is being looked for.
    #[default]
    Unknown,
    /// It is there, and in the form.
    Kept,
    /// It is not there, and could be.
    NotKept,
    /// There is no keychain, or it refuses; in words.
    Unavailable(String),
}

/// The products of the ledger, and what is being asked about them.
pub struct Products {
    pub keychain: Arc<dyn Keychain>,
    pub listing: Task<Vec<KnownProduct>>,
    pub known: Vec<KnownProduct>,
    /// What the form of a new product held when a known one was chosen.
    pub aside: ProductForm,
    pub looking: Task<(Option<i64>, Option<ApiKey>)>,
    pub key: KeyState,
    /// The key of the run that was begun, until it was given to the keychain.
    pub to_keep: Option<(String, ApiKey)>,
    pub keeping: Task<KeyNews>,
    /// The names that would be new to the chosen product, as far as this computer knows.
    pub new_names: Vec<String>,
}

/// What became of a key.
pub enum KeyNews {
    /// The keychain has that of the product of this number.
    Kept(i64),
    /// The keychain has it no more.
    Forgotten(i64),
    /// The product is not in the ledger, so that nothing went to it.
    NotSent,
    /// The product is called so from now on.
    Relabelled(Product),
}

impl Products {
    /// Nothing is known yet.
    pub fn new(keychain: Arc<dyn Keychain>) -> Self {
        Self {
            keychain,
            listing: Task::default(),
            known: Vec::new(),
            aside: ProductForm::default(),
            looking: Task::default(),
            key: KeyState::Unknown,
            to_keep: None,
            keeping: Task::default(),
            new_names: Vec::new(),
        }
    }

    /// The products that events went to before, the latest used first.
    pub fn known(&self) -> &[KnownProduct] {
        &self.known
    }

    /// Whether the chosen product's key is in the keychain.
    pub fn key(&self) -> &KeyState {
        &self.key
    }

    /// The event names that were not handed to the chosen product from this computer before.
    pub fn new_names(&self) -> &[String] {
        &self.new_names
    }

    /// The live product that events went to last.
    pub fn live(&self) -> impl Iterator<Item = &Product> {
        self.known.iter().map(|known| &known.product).filter(|product| product.kind == ProductKind::Live)
    }
}

pub fn list(data: Option<PathBuf>) -> Result<Vec<KnownProduct>, Error> {
    let Some(ledger) = record::look(data.as_deref())? else { return Ok(Vec::new()) };
    // The latest first.
    let imports = ledger.imports()?;
    let mut known = Vec::new();
    for product in ledger.products()? {
        let last = imports.iter().position(|import| import.product.id == product.id);
        let told = last.and_then(|at| imports.get(at)).map(|import| (import.started, import.outcomes.sent));
        let names = ledger.event_names(&product)?.iter().map(|name| fold_name(name)).collect();
        known.push((last.unwrap_or(usize::MAX), KnownProduct { product, last: told, names }));
    }
    known.sort_by_key(|(last, _)| *last);
    Ok(known.into_iter().map(|(_, known)| known).collect())
}

pub fn keep(data: Option<PathBuf>, keychain: &dyn Keychain, name: &str, key: &ApiKey) -> Result<KeyNews, Error> {
    let ledger = record::open(data.as_deref())?;
    for product in ledger.products()?.into_iter().filter(|product| product.name == name) {
        if ledger.is_key_of(&product, key)? {
            products::keep(keychain, &product, key)?;
            return Ok(KeyNews::Kept(product.id));
        }
    }
    Ok(KeyNews::NotSent)
}
