//! Products: chosen, recognised, called otherwise, and their keys kept.

use std::sync::Arc;

use super::App;
use crate::kissmetrics::client::ApiKey;
use crate::kissmetrics::rules::fold_name;
use crate::ledger::Product;
use crate::session::check::CheckState;
use crate::session::message::Message;
use crate::session::page::Page;
use crate::session::products::{KeyNews, KeyState, KnownProduct, ProductAction, keep, list};
use crate::session::send::{ProductForm, Target};
use crate::sink::kissmetrics::run::FIRST_FEW;
use crate::workflow::products;
use crate::workflow::record;

impl App {
    /// Asks the ledger for products, and whether there is a keychain.
    pub(super) fn list_products(&mut self) {
        let data = self.beside.data.clone();
        self.products.listing.start("products", &self.beside.wake, move |_| list(data));
        if self.send.form.known.is_none() {
            self.look_for_key(None);
        }
    }

    /// Does what was asked about products.
    pub(super) fn act_on_product(&mut self, action: ProductAction) {
        match action {
            ProductAction::New(kind) => {
                if kind.is_some() {
                    // Another one than the one at hand, whatever was typed about that.
                    self.send.form = ProductForm { kind, ..ProductForm::default() };
                } else if self.send.form.known.is_some() {
                    self.send.form = std::mem::take(&mut self.products.aside);
                }
                self.send.target = Target::Product;
                self.look_for_key(None);
            }
            ProductAction::Known(id) => self.choose_product(id),
            ProductAction::ForgetKey => self.forget_key(),
            ProductAction::Relabel => self.relabel(),
        }
        self.find_new_names();
    }

    fn choose_product(&mut self, id: i64) {
        let Some(known) = self.products.known.iter().find(|known| known.product.id == id) else { return };
        let product = known.product.clone();
        self.send.target = Target::Product;
        if self.send.form.known == Some(id) {
            return;
        }
        let form = std::mem::replace(&mut self.send.form, ProductForm::of(&product));
        if form.known.is_none() {
            self.products.aside = form;
        }
        self.look_for_key(Some(product));
    }

    /// Looks for a product's key in the keychain; without a product, only whether there is one.
    pub(super) fn look_for_key(&mut self, product: Option<Product>) {
        let keychain = Arc::clone(&self.products.keychain);
        self.products.key = KeyState::Unknown;
        self.products.looking.start("keychain", &self.beside.wake, move |_| {
            keychain.available()?;
            let key = product.as_ref().map(|product| products::key(&*keychain, product)).transpose()?;
            Ok((product.map(|product| product.id), key.flatten()))
        });
    }

    /// A key at an address is one product: where it is typed for another one, it is said which it is.
    pub(super) fn recognise_product(&mut self) {
        let new = self.send.target == Target::Product && self.send.form.known.is_none();
        if !new || self.send.is_under_way() || self.send.doubted() {
            return;
        }
        let Some(product) = self.send.earlier.found().and_then(|found| found.product.clone()) else { return };
        let form = std::mem::take(&mut self.send.form);
        let called = form.name.trim();
        if !called.is_empty() && called != product.name {
            let (name, kind) = (&product.name, product.kind.id());
            let told = format!("This is the key of \"{name}\", a {kind} product that you sent to before.");
            self.message = Some(Message::Told(told));
        }
        self.send.form = ProductForm { key: form.key, ask_each_time: form.ask_each_time, ..ProductForm::of(&product) };
        self.look_for_key(Some(product));
        self.list_products();
    }

    /// Calls the chosen product otherwise, as was asked for.
    fn relabel(&mut self) {
        let id = self.send.form.known;
        let Some(known) = self.products.known.iter().find(|known| Some(known.product.id) == id) else { return };
        let Some((name, kind)) = self.send.form.label.take() else { return };
        let (product, data) = (known.product.clone(), self.beside.data.clone());
        self.products.keeping.start("relabel", &self.beside.wake, move |_| {
            let ledger = record::open(data.as_deref())?;
            Ok(KeyNews::Relabelled(ledger.relabel(&product, &name, kind)?))
        });
    }

    fn forget_key(&mut self) {
        let id = self.send.form.known;
        let Some(known) = self.products.known.iter().find(|known| Some(known.product.id) == id) else { return };
        let (product, keychain) = (known.product.clone(), Arc::clone(&self.products.keychain));
        self.products.keeping.start("keychain", &self.beside.wake, move |_| {
            products::forget(&*keychain, &product)?;
            Ok(KeyNews::Forgotten(product.id))
        });
    }

    /// Remembers to keep the key of the run that is about to begin, once it has proved to be right: after the person has
    /// seen the first few, or at the end.
    pub(super) fn keep_key_when_sent(&mut self) {
        let form = &self.send.form;
        let wanted =
            self.send.target == Target::Product && !form.ask_each_time && self.products.key == KeyState::NotKept;
        let key = ApiKey::new(&form.key).filter(|_| wanted);
        self.products.to_keep = key.map(|key| (form.name.trim().to_owned(), key));
    }

    /// Receives what ledger and keychain have answered.
    pub(super) fn receive_products(&mut self) {
        if let Some(listed) = self.products.listing.take() {
            match listed {
                Ok(known) => {
                    self.products.known = known;
                    self.know_again();
                }
                Err(error) => self.message = Some(Message::Failed(error.sentence())),
            }
            self.find_new_names();
        }
        if let Some(found) = self.products.looking.take() {
            self.products.key = match found {
                Err(error) => KeyState::Unavailable(error.sentence()),
                Ok((_, None)) => KeyState::NotKept,
                Ok((of, Some(key))) if of == self.send.form.known => {
                    self.send.form.key = key.expose().to_owned();
                    KeyState::Kept
                }
                Ok(_) => KeyState::NotKept,
            };
        }
        if self.send.doubted() {
            self.products.to_keep = None;
        }
        let proved = self.send.report().is_some()
            || self.send.under_way().is_some_and(|(handle, ..)| handle.progress().sent() > FIRST_FEW[0]);
        if let Some((name, key)) = self.products.to_keep.take_if(|_| proved) {
            let (data, keychain) = (self.beside.data.clone(), Arc::clone(&self.products.keychain));
            self.products.keeping.start("keychain", &self.beside.wake, move |_| keep(data, &*keychain, &name, &key));
        }
        if let Some(kept) = self.products.keeping.take() {
            let chosen = self.send.form.known;
            match kept {
                Ok(KeyNews::Kept(id)) if Some(id) == chosen => self.products.key = KeyState::Kept,
                Ok(KeyNews::Forgotten(id)) if Some(id) == chosen => {
                    self.products.key = KeyState::NotKept;
                    self.send.form.key.clear();
                }
                Ok(KeyNews::Relabelled(product)) => {
                    if Some(product.id) == chosen {
                        (self.send.form.name, self.send.form.kind) = (product.name, Some(product.kind));
                    }
                    self.list_products();
                }
                Ok(_) => {}
                Err(error) => self.message = Some(Message::Failed(error.sentence())),
            }
        }
    }

    /// A product that was new when its form was filled in is known once events went to it; not where the person has
    /// seen none of them, since then its key is the wrong one.
    fn know_again(&mut self) {
        let form = &self.send.form;
        if form.known.is_some() || form.name.trim().is_empty() || self.send.doubted() {
            return;
        }
        let Ok(destination) = form.destination() else { return };
        let is_it = |known: &&KnownProduct| {
            known.product.name == form.name.trim() && known.product.address == destination.base()
        };
        let Some(product) = self.products.known.iter().find(is_it).map(|known| known.product.clone()) else { return };
        (self.send.form.known, self.send.form.kind) = (Some(product.id), Some(product.kind));
        self.look_for_key(Some(product));
    }

    /// Holds the names that would be sent against those that the chosen product was handed before.
    pub(super) fn find_new_names(&mut self) {
        let CheckState::Known(found) = &self.checked else { return };
        let id = self.send.form.known;
        let known = self.products.known.iter().find(|known| Some(known.product.id) == id);
        let names = found.1.summary.names().into_iter().map(|(name, _)| name);
        let is_new = |name: &String| known.is_none_or(|known| !known.names.contains(&fold_name(name)));
        self.products.new_names = names.filter(is_new).collect();
    }

    /// Shows where the same would go, ready to be sent.
    pub(super) fn send_same(&mut self, to: ProductAction) {
        self.act_on_product(to);
        // What was just tried is known by now, and so is what it was called.
        self.go(Page::Send);
    }
}
