//! The products that events went to before, their keys in the keychain, and the names that each knows.
//!
//! Ledger and keychain may both make one wait, so that each is asked in the background. A key goes from the keychain
//! into the form that sends it, and nowhere else.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::message::Message;
use super::send::{ProductForm, SendState, Target};
use super::task::{Beside, Queue, Task};
use crate::error::Error;
use crate::kissmetrics::client::{ApiKey, Destination};
use crate::kissmetrics::rules::fold_name;
use crate::ledger::{Product, ProductKind};
use crate::message;
use crate::sink::kissmetrics::run::FIRST_FEW;
use crate::store::keychain::Keychain;
use crate::workflow::allowance::{self, SentByMonth, sent_by_month};
use crate::workflow::products;
use crate::workflow::record;

/// So long a person waits for the keychain.
const PATIENCE: Duration = Duration::from_secs(5);

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
    /// Note what the form says of the plan's monthly events, of the chosen one.
    NoteMonthly,
}

/// A product that events went to before.
#[derive(Clone, Debug)]
pub struct KnownProduct {
    /// What the ledger says of it.
    pub product: Product,
    /// The latest import to it: when it began, and how many events it sent.
    pub last: Option<(DateTime<Utc>, u64)>,
    /// How many events it was sent from here, by month.
    pub sent: SentByMonth,
    /// How many events a month the person's plan includes, as far as they have said.
    pub monthly: Option<u64>,
    /// The names of events that were handed to it, folded as the tracker folds them.
    names: HashSet<String>,
}

/// Whether the chosen product's key is in the keychain.
#[derive(Debug, Default)]
pub enum KeyState {
    /// It is being looked for.
    #[default]
    Unknown,
    /// It is there, and in the form.
    Kept,
    /// It is not there, and could be.
    NotKept,
    /// There is no keychain, or it refuses.
    Unavailable(Error),
}

/// The products of the ledger, and what is being asked about them.
pub struct Products {
    keychain: Arc<dyn Keychain>,
    listing: Task<Listed>,
    known: Vec<KnownProduct>,
    /// What the form of a new product held when a known one was chosen.
    aside: ProductForm,
    looking: Task<(Option<i64>, Option<ApiKey>)>,
    /// Since when.
    looking_since: Instant,
    key: KeyState,
    /// The key of the run that was begun, until it was given to the keychain.
    to_keep: Option<(String, ApiKey)>,
    keeping: Queue<KeyNews>,
    noting: Queue<()>,
    /// The names that would be new to the chosen product, as far as this computer knows.
    new_names: Vec<String>,
}

/// What there is to say of products that were asked about.
#[derive(Default)]
pub struct ProductNews {
    /// What failed.
    pub failed: Option<Error>,
    /// Which products there are was read anew.
    pub listed: bool,
}

/// What the ledger knows of products.
struct Listed {
    known: Vec<KnownProduct>,
    /// The one that the key opens that stood in the form.
    of_form: Option<(Opens, Product)>,
}

/// What opens a product: its address and a key.
type Opens = (Destination, ApiKey);

/// What became of a key.
enum KeyNews {
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
            looking_since: Instant::now(),
            key: KeyState::Unknown,
            to_keep: None,
            keeping: Queue::default(),
            noting: Queue::default(),
            new_names: Vec::new(),
        }
    }

    /// The system's keychain.
    pub fn keychain(&self) -> Arc<dyn Keychain> {
        Arc::clone(&self.keychain)
    }

    /// The products that events went to before, the latest used first.
    pub fn known(&self) -> &[KnownProduct] {
        &self.known
    }

    /// Whether the chosen product's key is in the keychain.
    pub fn key(&self) -> &KeyState {
        &self.key
    }

    /// Whether it has been looked for so long that nobody waits for it. A keychain may never answer.
    pub fn waits_long(&self) -> bool {
        self.looking.is_running() && self.looking_since.elapsed() >= PATIENCE
    }

    /// The event names that were not handed to the chosen product from this computer before.
    pub fn new_names(&self) -> &[String] {
        &self.new_names
    }

    /// The live product that events went to last.
    pub fn live(&self) -> impl Iterator<Item = &Product> {
        self.known.iter().map(|known| &known.product).filter(|product| product.kind == ProductKind::Live)
    }

    fn of_number(&self, id: Option<i64>) -> Option<&Product> {
        self.known.iter().map(|known| &known.product).find(|product| Some(product.id) == id)
    }

    /// Asks the ledger for products, and whether there is a keychain.
    pub fn list(&mut self, send: &SendState, beside: &Beside) {
        let (data, opens) = (beside.data.clone(), opens(&send.form));
        self.listing.start("products", &beside.wake, move |_| list(data, opens));
        if send.form.known.is_none() {
            self.look_for_key(None, beside);
        }
    }

    /// Does what was asked about products.
    pub fn act(&mut self, action: ProductAction, send: &mut SendState, beside: &Beside) {
        match action {
            ProductAction::New(kind) => {
                if kind.is_some() {
                    // Another one than the one at hand, whatever was typed about that.
                    send.form = ProductForm { kind, ..ProductForm::default() };
                } else if send.form.known.is_some() {
                    send.form = std::mem::take(&mut self.aside);
                }
                send.target = Target::Product;
                self.look_for_key(None, beside);
            }
            ProductAction::Known(id) => self.choose(id, send, beside),
            ProductAction::ForgetKey => self.forget_key(send, beside),
            ProductAction::Relabel => self.relabel(send, beside),
            ProductAction::NoteMonthly => self.note_monthly(send, beside),
        }
    }

    fn choose(&mut self, id: i64, send: &mut SendState, beside: &Beside) {
        let Some(product) = self.of_number(Some(id)).cloned() else { return };
        send.target = Target::Product;
        if send.form.known == Some(id) {
            return;
        }
        let form = std::mem::replace(&mut send.form, ProductForm::of(&product));
        if form.known.is_none() {
            self.aside = form;
        }
        self.look_for_key(Some(product), beside);
    }

    /// Looks for a product's key in the keychain; without a product, only whether there is one.
    pub fn look_for_key(&mut self, product: Option<Product>, beside: &Beside) {
        let keychain = Arc::clone(&self.keychain);
        (self.key, self.looking_since) = (KeyState::Unknown, Instant::now());
        self.looking.start("keychain", &beside.wake, move |_| {
            keychain.available()?;
            let key = product.as_ref().map(|product| products::key(&*keychain, product)).transpose()?;
            Ok((product.map(|product| product.id), key.flatten()))
        });
    }

    /// A key at an address is one product: where it is typed for another one, it is said which it is.
    pub fn recognise(&mut self, send: &mut SendState, beside: &Beside) -> Option<Message> {
        let new = send.target == Target::Product && send.form.known.is_none();
        if !new || send.is_under_way() || send.doubted() {
            return None;
        }
        let product = send.earlier.found()?.product.clone()?;
        let form = std::mem::take(&mut send.form);
        let called = form.name.trim();
        let told = (!called.is_empty() && called != product.name).then(|| {
            let (name, kind) = (&product.name, product.kind.id());
            Message::Told(message!("session-known-key", name = name, kind = kind).into())
        });
        send.form = ProductForm { key: form.key, ask_each_time: form.ask_each_time, ..ProductForm::of(&product) };
        self.look_for_key(Some(product), beside);
        self.list(send, beside);
        told
    }

    /// Calls the chosen product otherwise, as was asked for.
    fn relabel(&mut self, send: &mut SendState, beside: &Beside) {
        let Some(product) = self.of_number(send.form.known).cloned() else { return };
        let Some((name, kind)) = send.form.label.take() else { return };
        let data = beside.data.clone();
        self.keeping.add("relabel", &beside.wake, move |_| {
            let ledger = record::open(data.as_deref())?;
            Ok(KeyNews::Relabelled(ledger.relabel(&product, &name, kind)?))
        });
    }

    /// Notes how many events a month the plan includes; a new product's is noted once there is one.
    fn note_monthly(&mut self, send: &SendState, beside: &Beside) {
        let Some(product) = self.of_number(send.form.known).cloned() else { return };
        let Some(typed) = send.form.monthly.clone() else { return };
        let data = beside.data.clone();
        self.noting.add("note", &beside.wake, move |_| {
            Ok(record::open(data.as_deref())?.set_monthly_events(&product, allowance::typed(&typed))?)
        });
    }

    fn forget_key(&mut self, send: &SendState, beside: &Beside) {
        let Some(product) = self.of_number(send.form.known).cloned() else { return };
        let keychain = Arc::clone(&self.keychain);
        self.keeping.add("keychain", &beside.wake, move |_| {
            products::forget(&*keychain, &product)?;
            Ok(KeyNews::Forgotten(product.id))
        });
    }

    /// Remembers to keep the key of the run that is about to begin, once it has proved to be right: after the person
    /// has seen the first few, or at the end.
    pub fn keep_key_when_sent(&mut self, send: &SendState) {
        let form = &send.form;
        let wanted = send.target == Target::Product && !form.ask_each_time && matches!(self.key, KeyState::NotKept);
        let key = ApiKey::new(&form.key).filter(|_| wanted);
        self.to_keep = key.map(|key| (form.name.trim().to_owned(), key));
    }

    /// Whether something is being noted, or given to the keychain.
    pub fn is_keeping(&self) -> bool {
        self.keeping.is_running() || self.noting.is_running()
    }

    /// Whether the keychain is at work on a key, or about to be given that of the run.
    pub fn is_keeping_key(&self) -> bool {
        self.keeping.is_running() || self.to_keep.is_some()
    }

    /// Receives what ledger and keychain have answered.
    pub fn receive(&mut self, send: &mut SendState, beside: &Beside) -> ProductNews {
        let mut news = ProductNews::default();
        if let Some(listed) = self.listing.take() {
            news.listed = true;
            match listed {
                Ok(Listed { known, of_form }) => {
                    self.known = known;
                    if let Some((opens, product)) = of_form {
                        self.know_again(&opens, product, send, beside);
                    }
                }
                Err(error) => news.failed = Some(error),
            }
        }
        if let Some(found) = self.looking.take() {
            self.key = match found {
                Err(error) => KeyState::Unavailable(error),
                Ok((_, None)) => KeyState::NotKept,
                Ok((of, Some(key))) if of == send.form.known && is_free(&send.form, &key) => {
                    send.form.key = key.expose().to_owned();
                    KeyState::Kept
                }
                Ok(_) => KeyState::NotKept,
            };
        }
        match self.noting.take() {
            Some(Ok(())) => self.list(send, beside),
            Some(Err(error)) => news.failed = Some(error),
            None => {}
        }
        self.keep_key(send, beside);
        match self.keeping.take() {
            Some(Ok(kept)) => self.key_was(kept, send, beside),
            Some(Err(error)) => news.failed = Some(error),
            None => {}
        }
        news
    }

    /// Keeps the key of the run, where that was asked for and it has proved to be right.
    fn keep_key(&mut self, send: &SendState, beside: &Beside) {
        // Nor is it kept where nothing has begun.
        if send.doubted() || !(send.is_under_way() || send.report().is_some()) {
            self.to_keep = None;
        }
        let proved = send.report().is_some()
            || send.under_way().is_some_and(|(handle, ..)| handle.progress().sent() > FIRST_FEW[0]);
        if let Some((name, key)) = self.to_keep.take_if(|_| proved) {
            let (data, keychain) = (beside.data.clone(), Arc::clone(&self.keychain));
            self.keeping.add("keychain", &beside.wake, move |_| keep(data, &*keychain, &name, &key));
        }
    }

    fn key_was(&mut self, news: KeyNews, send: &mut SendState, beside: &Beside) {
        let chosen = send.form.known;
        match news {
            KeyNews::Kept(id) if Some(id) == chosen => self.key = KeyState::Kept,
            KeyNews::Forgotten(id) if Some(id) == chosen => {
                self.key = KeyState::NotKept;
                send.form.key.clear();
            }
            KeyNews::Relabelled(product) => {
                if Some(product.id) == chosen {
                    (send.form.name, send.form.kind) = (product.name, Some(product.kind));
                }
                self.list(send, beside);
            }
            _ => {}
        }
    }

    /// A product that was new when its form was filled in is known once events went to it, by its key and not by what it
    /// is called; not where the person has seen none of them, since then its key is the wrong one.
    fn know_again(&mut self, by: &Opens, product: Product, send: &mut SendState, beside: &Beside) {
        let form = &send.form;
        if form.known.is_some()
            || form.name.trim() != product.name
            || send.doubted()
            || opens(form).as_ref() != Some(by)
        {
            return;
        }
        (send.form.known, send.form.kind) = (Some(product.id), Some(product.kind));
        self.look_for_key(Some(product), beside);
    }

    /// Holds the names that would be sent against those that the chosen product was sent before.
    pub fn find_new_names(&mut self, names: &[(String, u64)], chosen: Option<i64>) {
        let known = self.known.iter().find(|known| Some(known.product.id) == chosen);
        let is_new = |name: &&String| known.is_none_or(|known| !known.names.contains(&fold_name(name)));
        self.new_names = names.iter().map(|(name, _)| name).filter(is_new).cloned().collect();
    }
}

/// What opens the product of a form, once that was said.
fn opens(form: &ProductForm) -> Option<Opens> {
    Some((form.destination().ok()?, ApiKey::new(&form.key)?))
}

/// Whether a key that was kept may come into a form: nothing else was typed there meanwhile.
fn is_free(form: &ProductForm, kept: &ApiKey) -> bool {
    form.key.trim().is_empty() || ApiKey::new(&form.key).as_ref() == Some(kept)
}

fn list(data: Option<PathBuf>, opens: Option<Opens>) -> Result<Listed, Error> {
    let nothing = Listed { known: Vec::new(), of_form: None };
    let Some(ledger) = record::look(data.as_deref())? else { return Ok(nothing) };
    let of_form = match opens {
        Some(opens) => ledger.known_product(&opens.0, &opens.1)?.map(|product| (opens, product)),
        None => None,
    };
    // The latest first.
    let imports = ledger.imports()?;
    let mut known = Vec::new();
    for product in ledger.products()? {
        let last = imports.iter().position(|import| import.product.id == product.id);
        let told = last.and_then(|at| imports.get(at)).map(|import| (import.started, import.outcomes.sent));
        let names = ledger.event_names(&product)?.iter().map(|name| fold_name(name)).collect();
        let (sent, monthly) = (sent_by_month(&ledger, &imports, &product)?, ledger.monthly_events(&product)?);
        known.push((last.unwrap_or(usize::MAX), KnownProduct { product, last: told, sent, monthly, names }));
    }
    known.sort_by_key(|(last, _)| *last);
    Ok(Listed { known: known.into_iter().map(|(_, known)| known).collect(), of_form })
}

/// Gives a key to the keychain, where something was sent with it to the product of this name.
fn keep(data: Option<PathBuf>, keychain: &dyn Keychain, name: &str, key: &ApiKey) -> Result<KeyNews, Error> {
    let ledger = record::open(data.as_deref())?;
    for product in ledger.products()?.into_iter().filter(|product| product.name == name) {
        if ledger.is_key_of(&product, key)? {
            products::keep(keychain, &product, key)?;
            return Ok(KeyNews::Kept(product.id));
        }
    }
    Ok(KeyNews::NotSent)
}
