//! Products: where events go, as the person calls it. The key itself is never here.

use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::{Import, Ledger, LedgerError, seal};
use crate::kissmetrics::client::{ApiKey, Destination};

/// The query for the product at an address with the print of a key.
const KNOWN: &str = "SELECT id, name, kind, address, confirmed FROM product WHERE address = ?1 AND key_print = ?2";

/// A product at the tracker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its number.
    pub id: i64,
    /// What the person calls it.
    pub name: String,
    /// What it is for.
    pub kind: ProductKind,
    /// The tracker's address.
    pub address: String,
    /// The person has once seen events of ours in it.
    pub confirmed: bool,
}

/// What a product is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProductKind {
    /// For trying; nobody relies on it.
    Test,
    /// The company's own.
    Live,
    /// None at all: practice runs stand in the ledger so that their settings are found again, and went nowhere.
    Practice,
}

impl Product {
    /// Whether it stands for practice runs, which went to no product.
    pub fn is_practice(&self) -> bool {
        self.kind == ProductKind::Practice
    }
}

impl ProductKind {
    /// The name in the ledger and in `--json`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Test => "test",
            Self::Live => "live",
        }
    }
}

impl Ledger {
    /// Every product, by name; practice runs have none.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn products(&self) -> Result<Vec<Product>, LedgerError> {
        let read = || {
            let mut statement =
                self.connection.prepare("SELECT id, name, kind, address, confirmed FROM product ORDER BY name, id")?;
            statement.query_map([], |row| product_of(row, 0))?.collect::<Result<Vec<_>, _>>()
        };
        let mut products = read().map_err(|error| self.failed(error))?;
        products.retain(|product| !product.is_practice());
        Ok(products)
    }

    /// The product of this name.
    ///
    /// # Errors
    /// When there is none, or the ledger cannot be read.
    pub fn product_named(&self, name: &str) -> Result<Product, LedgerError> {
        let mut products = self.products()?.into_iter();
        products.find(|product| product.name == name).ok_or_else(|| LedgerError::NoProduct { name: name.to_owned() })
    }

    /// The product that this key opens at this address, new or known: it is one product, whatever it is called. A known
    /// one keeps its name and what it is for, which only [`Ledger::relabel`] changes.
    ///
    /// # Errors
    /// When the product is known by another name or for something else, when another product has the name, or when
    /// the ledger cannot be written.
    pub fn product(
        &self,
        destination: &Destination,
        key: &ApiKey,
        name: Option<&str>,
        kind: Option<ProductKind>,
    ) -> Result<Product, LedgerError> {
        let (address, print) = (destination.base(), key_print(key));
        let mut known = self.known_product(destination, key)?;
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        if let Some(name) = name {
            let taken = self.products()?.into_iter().find(|product| product.name == name);
            if taken.is_some_and(|taken| known.as_ref().is_none_or(|known| known.id != taken.id)) {
                return Err(LedgerError::OtherKey { product: name.to_owned() });
            }
        }
        if let Some(product) = &mut known {
            if let Some(name) = name.filter(|name| product.name != *name && product.name == doubted_name(name, key)) {
                // Nobody had seen its events, so that its name was free; now it has it again.
                *product = self.relabel(product, name, product.kind)?;
            }
            if name.is_some_and(|name| product.name != name) || kind.is_some_and(|kind| kind != product.kind) {
                return Err(LedgerError::KnownAs { product: product.name.clone(), kind: product.kind });
            }
        }
        let write = || match known {
            None => {
                let name = name.map_or_else(|| usual_name(destination, key), str::to_owned);
                // What is not said to be for trying is somebody's own.
                let usual = if destination.is_this_computer() { ProductKind::Test } else { ProductKind::Live };
                let kind = kind.unwrap_or(usual);
                let transaction = self.connection.unchecked_transaction()?;
                // Another process may note the same product at the same moment.
                transaction.execute(
                    "INSERT INTO product (name, kind, address, key_print) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                    params![name, kind.id(), address, print],
                )?;
                let sealed = format!("UPDATE product SET seal = {} WHERE seal IS NULL", seal::PRODUCT);
                transaction.execute(&sealed, [])?;
                transaction.commit()?;
                self.connection.query_row(KNOWN, params![address, print], |row| product_of(row, 0))
            }
            Some(product) => Ok(product),
        };
        write().map_err(|error| self.failed(error))
    }

    /// Calls a known product by another name, or says anew what it is for.
    ///
    /// # Errors
    /// When another product has the name, or the ledger cannot be written.
    pub fn relabel(&self, product: &Product, name: &str, kind: ProductKind) -> Result<Product, LedgerError> {
        let name = name.trim();
        if self.products()?.iter().any(|other| other.name == name && other.id != product.id) {
            return Err(LedgerError::OtherKey { product: name.to_owned() });
        }
        let set = self
            .connection
            .execute("UPDATE product SET name = ?2, kind = ?3 WHERE id = ?1", params![product.id, name, kind.id()]);
        set.map_err(|error| self.failed(error))?;
        Ok(Product { name: name.to_owned(), kind, ..product.clone() })
    }

    /// The product that this key opens at this address, where something was ever sent to it.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn known_product(&self, destination: &Destination, key: &ApiKey) -> Result<Option<Product>, LedgerError> {
        let values = params![destination.base(), key_print(key)];
        let known = self.connection.query_row(KNOWN, values, |row| product_of(row, 0)).optional();
        known.map_err(|error| self.failed(error))
    }

    /// Whether this is the key of the product.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn is_key_of(&self, product: &Product, key: &ApiKey) -> Result<bool, LedgerError> {
        let sql = "SELECT key_print FROM product WHERE id = ?1";
        let print: Result<Vec<u8>, _> = self.connection.query_row(sql, [product.id], |row| row.get(0));
        print.map(|print| print == key_print(key)).map_err(|error| self.failed(error))
    }

    /// The names of the events of every import that handed anything to the product, in no order.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn event_names(&self, product: &Product) -> Result<Vec<String>, LedgerError> {
        let read = || {
            let mut statement = self.connection.prepare(
                "SELECT DISTINCT name FROM event_name JOIN import ON import.id = event_name.import
                 WHERE product = ?1 AND handed_over > 0",
            )?;
            statement.query_map([product.id], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    /// The names of the events that an import was to send, sorted; none of one that was recorded before names were.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn names_of(&self, import: &Import) -> Result<Vec<String>, LedgerError> {
        let read = || {
            let mut statement =
                self.connection.prepare("SELECT name FROM event_name WHERE import = ?1 ORDER BY name")?;
            statement.query_map([import.id], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    /// Notes that the person has seen events of ours in the product.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn confirm(&self, product: &Product) -> Result<(), LedgerError> {
        let set = self.connection.execute("UPDATE product SET confirmed = 1 WHERE id = ?1", [product.id]);
        set.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Notes that the person has looked and did not see events of ours in the product: the key may be a wrong one.
    /// The name is free again for the right one.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn doubt(&self, product: &Product, key: &ApiKey) -> Result<(), LedgerError> {
        let name = doubted_name(&product.name, key);
        let set = self
            .connection
            .execute("UPDATE product SET confirmed = 0, name = ?2 WHERE id = ?1", params![product.id, name]);
        set.map(|_| ()).map_err(|error| self.failed(error))
    }
}

/// What a product of this name is called once its key may be a wrong one.
fn doubted_name(name: &str, key: &ApiKey) -> String {
    let doubtful = format!("(key {key})");
    if name.ends_with(&doubtful) { name.to_owned() } else { format!("{name} {doubtful}") }
}

/// A product without a name is called by what may be seen of its key, and where it is unless that is Kissmetrics.
fn usual_name(destination: &Destination, key: &ApiKey) -> String {
    if destination.is_kissmetrics() { key.to_string() } else { format!("{key} at {destination}") }
}

/// What is kept of a key: enough to know it again, too little to find it out. A key has 160 bits, this has 64.
fn key_print(key: &ApiKey) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(b"Backfill key\0");
    hash.update(key.expose().as_bytes());
    hash.finalize()[..8].to_vec()
}

/// A product from five columns, beginning with `first`.
pub(super) fn product_of(row: &Row<'_>, first: usize) -> rusqlite::Result<Product> {
    let kind: String = row.get(first + 2)?;
    let known = [ProductKind::Test, ProductKind::Practice].into_iter().find(|known| known.id() == kind);
    // What is not said to be for trying is somebody's own.
    let kind = known.unwrap_or(ProductKind::Live);
    Ok(Product {
        id: row.get(first)?,
        name: row.get(first + 1)?,
        kind,
        address: row.get(first + 3)?,
        confirmed: row.get(first + 4)?,
    })
}
