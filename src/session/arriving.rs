//! Whether what is sent arrives: access to read a product's account, which a person gives or not, and what was read there.
//!
//! Nothing here asks anybody before that. What opens the account stays in memory or goes into the keychain; each question
//! may take minutes, so that all of them are asked in the background.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::send::{Before, What};
use super::task::{Beside, Context, Task};
use crate::error::Error;
use crate::kissmetrics::query::{Account, Credential, Pause as _, QueryError, ReadProduct, Sleep};
use crate::ledger::{Ledger, LedgerError, Product, Reading};
use crate::store::keychain::{Keychain, KeychainError};
use crate::text::{moved_sentence, name_check_sentence, people_sentence, zone_sentence};
use crate::tr;
use crate::workflow;
use crate::workflow::arrival::{self, Moved, Names, Standing, access};
use crate::workflow::record;

/// Between two looks at totals, so that hardly any of the account's allowance is used.
const PAUSE: Duration = Duration::from_secs(5 * 60);

/// So long what was read counts as read just now.
const FRESH: Duration = Duration::from_secs(5 * 60);

/// So often is looked by itself: an hour long.
const LOOKS: u32 = 12;

/// What a person types to give access.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct AccessForm {
    /// The account's e-mail; blank where its key is typed.
    pub email: String,
    /// The password, or the account's key.
    pub secret: String,
    /// Keep it in the keychain.
    pub keep: bool,
}

impl AccessForm {
    fn credential(&self) -> Option<Credential> {
        match self.email.trim() {
            "" => Credential::key(&self.secret),
            email => Credential::password(email, &self.secret),
        }
    }
}

/// What a person can do about reading back.
#[derive(Clone, PartialEq, Eq)]
pub enum ArrivalAction {
    /// Change what was typed.
    Form(AccessForm),
    /// Ask the account for its products.
    Connect,
    /// Read this product of the account.
    Pick(u64),
    /// Read no longer.
    Off,
    /// Compare the names.
    Compare,
    /// Search some of the people.
    Search,
    /// Look how often this import is counted.
    Look(i64),
}

/// What was read of a product.
#[derive(Default)]
pub struct Arriving {
    /// What was typed.
    pub form: AccessForm,
    keychain: Option<Arc<dyn Keychain>>,
    /// The product that all of it is about.
    product: Option<Product>,
    reading: Option<Reading>,
    /// What opens accounts, by the product's number here.
    credentials: HashMap<i64, Credential>,
    picks: Vec<ReadProduct>,
    compared: Vec<String>,
    /// What the product knew when names were compared, and when that was.
    names: Option<(Names, Instant)>,
    searched: Option<String>,
    counted: Option<(i64, Vec<String>)>,
    knowing: Task<(Product, Option<Reading>, Option<Credential>)>,
    asking: Task<News>,
    looking: Task<Counted>,
}

/// What came of a question.
enum News {
    Products(Vec<ReadProduct>, Credential),
    Given(Reading),
    Taken,
    Compared(Vec<String>, Names),
    Searched(String),
}

struct Counted {
    import: i64,
    lines: Vec<String>,
    is_done: bool,
    looks_left: u32,
}

impl Arriving {
    /// With the keychain that keeps what opens accounts.
    pub fn new(keychain: Arc<dyn Keychain>) -> Self {
        Self { keychain: Some(keychain), ..Self::default() }
    }

    /// How the product is read, where access was given.
    pub fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// Whether something opens the account.
    pub fn is_open(&self) -> bool {
        self.product.as_ref().is_some_and(|product| self.credentials.contains_key(&product.id))
    }

    /// Whether something is being asked.
    pub fn is_asking(&self) -> bool {
        self.asking.is_running()
    }

    /// Whether it is being looked how often an import is counted; waiting for the next look is none.
    pub fn is_looking(&self) -> bool {
        self.looking.is_running() && self.counted.is_none()
    }

    /// The account's products, of which one is to be picked.
    pub fn picks(&self) -> &[ReadProduct] {
        &self.picks
    }

    /// What was found when names were compared.
    pub fn compared(&self) -> &[String] {
        &self.compared
    }

    /// How many of those people are known who were searched.
    pub fn searched(&self) -> Option<&str> {
        self.searched.as_deref()
    }

    /// How often the names of an import are counted.
    pub fn counted(&self, import: i64) -> Option<&[String]> {
        self.counted.as_ref().filter(|(of, _)| *of == import).map(|(_, lines)| lines.as_slice())
    }

    /// Turns to another product; nothing is asked of anybody but the ledger and, where access was given, the keychain.
    pub fn turn_to(&mut self, product: Option<&Product>, beside: &Beside) {
        if self.product.as_ref().map(|known| known.id) == product.map(|product| product.id) {
            return;
        }
        self.asking.cancel();
        // What is counted of an import is counted in its own product.
        self.looking.cancel();
        self.counted = None;
        self.product = product.cloned();
        (self.reading, self.picks, self.compared) = (None, Vec::new(), Vec::new());
        (self.names, self.searched) = (None, None);
        self.form = AccessForm { keep: self.form.keep, ..AccessForm::default() };
        let (Some(product), Some(keychain)) = (product.cloned(), self.keychain.clone()) else { return };
        let data = beside.data.clone();
        self.knowing.start("access", &beside.wake, move |_| {
            let Some(ledger) = record::look(data.as_deref())? else { return Ok((product, None, None)) };
            let reading = ledger.reading(&product)?;
            let kept = match reading.as_ref().map(|reading| access::kept(&*keychain, reading)) {
                None | Some(Err(KeychainError::Missing)) => None,
                Some(kept) => kept?,
            };
            Ok((product, reading, kept))
        });
    }

    /// What is needed to read the totals of the product before something is sent to it; `None` where nobody gave access.
    pub fn before(&mut self, product: Option<i64>) -> Option<Before> {
        let product = self.product.as_ref().filter(|known| Some(known.id) == product)?;
        self.reading.as_ref()?;
        let credential = self.credentials.get(&product.id)?.clone();
        // What was read just now need not be asked for again, and is of before only once.
        let names = self.names.take().filter(|(_, read)| read.elapsed() < FRESH).map(|(names, _)| names);
        Some(Before { credential, names })
    }

    /// Does what a person asked for. `what` is what would be sent.
    pub fn act(&mut self, action: ArrivalAction, what: Option<What>, beside: &Beside) {
        let Some(product) = self.product.clone() else { return };
        let data = beside.data.clone();
        match action {
            ArrivalAction::Form(form) => self.form = form,
            ArrivalAction::Connect => {
                let Some(credential) = self.form.credential() else { return };
                let host = access::host_of(&product);
                self.asking.start("connect", &beside.wake, move |context| {
                    let account = account(&host, credential.clone(), context)?;
                    Ok(News::Products(access::products(&account)?.all, credential))
                });
            }
            ArrivalAction::Pick(id) => {
                let picked = self.picks.iter().find(|pick| pick.id == id).cloned();
                let (Some(picked), Some(credential)) = (picked, self.credentials.get(&product.id).cloned()) else {
                    return;
                };
                let keychain = self.keychain.clone().filter(|_| self.form.keep);
                self.asking.start("access", &beside.wake, move |_| {
                    let ledger = ledger(data, &product)?;
                    let reading = access::give(&ledger, &product, &access::host_of(&product), &picked)?;
                    if let Some(keychain) = keychain {
                        access::keep(&*keychain, &reading, &credential)?;
                    }
                    Ok(News::Given(reading))
                });
            }
            ArrivalAction::Off => {
                self.credentials.remove(&product.id);
                let Some(keychain) = self.keychain.clone() else { return };
                self.looking.cancel();
                self.asking.start("access", &beside.wake, move |_| {
                    access::take(&ledger(data, &product)?, &*keychain, &product)?;
                    Ok(News::Taken)
                });
            }
            ArrivalAction::Compare => {
                let (Some(reading), Some(what)) = (self.reading.clone(), what) else { return };
                let Some(credential) = self.credentials.get(&product.id).cloned() else { return };
                self.compared.clear();
                self.asking.start("compare", &beside.wake, move |context| {
                    let account = account(&reading.host, credential, context)?;
                    let ledger = ledger(data, &product)?;
                    let names = arrival::read_names(&account, &ledger, &product, &reading, false)?;
                    Ok(News::Compared(compared(&names, &reading, &what), names))
                });
            }
            ArrivalAction::Search => {
                let (Some(reading), Some(what)) = (self.reading.clone(), what) else { return };
                let Some(credential) = self.credentials.get(&product.id).cloned() else { return };
                self.searched = None;
                self.asking.start("search", &beside.wake, move |context| {
                    let account = account(&reading.host, credential, context)?;
                    let (pipeline, checked) = &*what.found;
                    let events = checked.outcomes.to_send();
                    let searched = arrival::search_people(&account, &reading, pipeline, events, &context.stop)?;
                    Ok(News::Searched(people_sentence(&searched)))
                });
            }
            ArrivalAction::Look(import) => {
                self.counted = None;
                self.look(import, Duration::ZERO, LOOKS, beside);
            }
        }
    }

    /// Looks how often an import is counted, after a while, so often at most by itself.
    pub fn look(&mut self, import: i64, after: Duration, looks_left: u32, beside: &Beside) {
        let (Some(product), Some(reading)) = (self.product.clone(), self.reading.clone()) else { return };
        let Some(credential) = self.credentials.get(&product.id).cloned() else { return };
        let data = beside.data.clone();
        self.looking.start("arrival", &beside.wake, move |context| {
            if !pause(context).wait(after) {
                return Err(workflow::Error::from(QueryError::Stopped).into());
            }
            let (account, ledger) = (account(&reading.host, credential, context)?, ledger(data, &product)?);
            let of = ledger.import(import)?;
            if of.product.id != product.id {
                return Err(workflow::Error::from(QueryError::Stopped).into());
            }
            if ledger.totals(&of)?.names.is_empty() {
                let lines = vec![tr!("arrival-nothing-before").to_owned()];
                return Ok(Counted { import, lines, is_done: true, looks_left: 0 });
            }
            let names = arrival::look(&account, &ledger, &of, &reading)?;
            let is_done = names.iter().all(|name| matches!(name.moved, Moved::AsExpected | Moved::AsSent));
            let lines = names.iter().map(moved_sentence).collect();
            Ok(Counted { import, lines, is_done, looks_left: looks_left.saturating_sub(1) })
        });
    }

    /// Receives what was read; why something could not be.
    pub fn receive(&mut self, beside: &Beside) -> Option<Error> {
        let mut failed = None;
        match self.knowing.take() {
            Some(Ok((product, reading, kept))) if Some(product.id) == self.product.as_ref().map(|known| known.id) => {
                self.reading = reading;
                if let Some(kept) = kept {
                    self.credentials.entry(product.id).or_insert(kept);
                }
            }
            Some(Err(error)) => failed = Some(error),
            _ => {}
        }
        match self.asking.take() {
            Some(Ok(news)) => self.take(news, beside),
            Some(Err(error)) => failed = Some(error),
            None => {}
        }
        match self.looking.take() {
            Some(Ok(counted)) => {
                let Counted { import, lines, is_done, looks_left } = counted;
                self.counted = Some((import, lines));
                if !is_done && looks_left > 0 {
                    self.look(import, PAUSE, looks_left, beside);
                }
            }
            Some(Err(error)) => failed = Some(error),
            None => {}
        }
        failed
    }

    fn forget_read(&mut self) {
        (self.names, self.searched, self.counted) = (None, None, None);
        self.compared.clear();
    }

    fn take(&mut self, news: News, beside: &Beside) {
        match news {
            News::Products(products, credential) => {
                if let Some(product) = &self.product {
                    self.credentials.insert(product.id, credential);
                }
                self.form.secret.clear();
                self.picks = products;
                if let [only] = self.picks.as_slice() {
                    let id = only.id;
                    self.act(ArrivalAction::Pick(id), None, beside);
                }
            }
            // What was read so far may be of another product of the account.
            News::Given(reading) => {
                self.picks.clear();
                self.forget_read();
                self.reading = Some(reading);
            }
            News::Taken => {
                self.forget_read();
                self.reading = None;
            }
            News::Compared(lines, names) => (self.compared, self.names) = (lines, Some((names, Instant::now()))),
            News::Searched(sentence) => self.searched = Some(sentence),
        }
    }
}

fn pause(context: &Context) -> Sleep<impl Fn() -> bool + Send + Sync + use<>> {
    let stop = context.stop.clone();
    Sleep::new(move || stop.requested())
}

fn account(host: &str, credential: Credential, context: &Context) -> Result<Account, Error> {
    Ok(access::account(host, credential, Box::new(pause(context)))?)
}

fn ledger(data: Option<PathBuf>, product: &Product) -> Result<Ledger, Error> {
    let none = || LedgerError::NoProduct { name: product.name.clone() };
    Ok(record::look(data.as_deref())?.ok_or_else(none)?)
}

/// What there is to say of names and the zone.
fn compared(names: &Names, reading: &Reading, what: &What) -> Vec<String> {
    let checked = &what.found.1;
    let ours = checked.summary.names();
    let checks = names.check_events(ours.iter().map(|(name, _)| name.as_str()));
    // What stands out comes first.
    let (there, odd): (Vec<_>, Vec<_>) = checks.iter().partition(|check| matches!(check.standing, Standing::There(_)));
    let mut lines: Vec<String> = odd.into_iter().chain(there).map(name_check_sentence).collect();
    if names.unread > 0 {
        lines.push(tr!("arrival-unread", count = names.unread));
    }
    lines.push(zone_sentence(reading, checked.zone));
    lines
}
