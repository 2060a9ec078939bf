//! Whether what is sent arrives: access to read a product's account, which a person gives or not, and what was read there.
//!
//! Nothing here asks anybody before that. What opens the account stays in memory or goes into the keychain; each question
//! may take minutes, so that all of them are asked in the background.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::counting::{Counting, Credentials};
use super::draft::{Draft, NameOf};
use super::send::{Before, To, What};
use super::task::{Beside, Context, Task};
use crate::error::Error;
use crate::kissmetrics::query::{Account, Credential, Known, ReadProduct, Sleep};
use crate::ledger::{Ledger, LedgerError, Product, Reading};
use crate::mapping::EventRule;
use crate::mapping::timestamp::Zone;
use crate::store::keychain::{Keychain, KeychainError};
use crate::workflow;
use crate::workflow::arrival::{self, NameCheck, Names, PAUSE, PlanNames, SearchedPeople, Standing, access};
use crate::workflow::record;

/// So long what was read counts as read just now.
const FRESH: Duration = Duration::from_secs(5 * 60);

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
    /// Search this person, of whom an event was sent just now.
    LookFor(String),
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
    credentials: Credentials,
    picks: Vec<ReadProduct>,
    compared: Option<Compared>,
    /// What the product knew when names were compared, and when that was.
    names: Option<(Names, Instant)>,
    searched: Option<SearchedPeople>,
    /// A person who was searched once an event had been sent, with the answer.
    looked_for: Option<(String, Known)>,
    counting: Counting,
    /// A product that was noted just now, since access to it was given before anything was sent.
    noted: Option<Product>,
    knowing: Task<Knowing>,
    asking: Task<News>,
    /// Access to the product of this number is being given or taken.
    changing: Task<(i64, News)>,
}

/// What was found when names were compared.
pub struct Compared {
    /// How each event's name stands: what stands out comes first.
    pub events: Vec<NameCheck>,
    /// How each property's does.
    pub properties: Vec<NameCheck>,
    /// Entries that could not be understood.
    pub unread: u64,
    /// The product as the account has it.
    pub reading: Reading,
    /// The zone in which times are read that say none.
    pub zone: Zone,
}

/// A name that was compared, as the settings have it by now. It stays where it was, so that nothing moves below what is
/// pressed.
pub enum NameLine<'c> {
    /// It is still sent.
    Stands {
        /// How it stands.
        check: &'c NameCheck,
        /// The name that can be sent in its place.
        offer: Option<&'c str>,
    },
    /// Another is sent in its place.
    Renamed {
        /// The name as it was.
        name: &'c str,
        /// The name that is sent now.
        to: &'c str,
        /// That was the last change, so that undoing takes just it back.
        is_last: bool,
    },
}

impl Compared {
    /// What was found of the names of events or of properties, beside what is set up now: `events` are the names that the
    /// source came to by then.
    pub fn lines(&self, of: NameOf, draft: &Draft, events: &[(String, u64)]) -> Vec<NameLine<'_>> {
        let (checks, made): (_, HashSet<Cow<'_, str>>) = match of {
            NameOf::Event => (&self.events, events.iter().map(|(name, _)| name.into()).collect()),
            NameOf::Property => {
                (&self.properties, draft.mapping().rules.iter().flat_map(EventRule::property_names).collect())
            }
        };
        let changes = |name: &str, to: &str| {
            let mut settings = draft.settings().clone();
            settings.rename(of, name, to);
            settings != *draft.settings()
        };
        let lines = checks.iter().filter_map(|check| {
            let (name, other) = (check.name.as_str(), check.other());
            // What was pressed just now shows at once, also while the source is checked anew.
            if let Some(to) = other.filter(|to| draft.is_last(|settings| settings.rename(of, name, to))) {
                return Some(NameLine::Renamed { name, to, is_last: true });
            }
            match other {
                _ if made.contains(name) => {
                    Some(NameLine::Stands { check, offer: other.filter(|to| changes(name, to)) })
                }
                Some(to) if made.contains(to) => Some(NameLine::Renamed { name, to, is_last: false }),
                _ => None,
            }
        });
        lines.collect()
    }
}

/// What the ledger and the keychain know of a product.
struct Knowing {
    product: Product,
    reading: Option<Reading>,
    credential: Result<Option<Credential>, KeychainError>,
}

/// What came of a question.
enum News {
    Products {
        product: Product,
        products: Vec<ReadProduct>,
        credential: Credential,
    },
    Given(access::Given),
    /// Access was taken away; what of it could not be.
    Taken(Option<workflow::Error>),
    Compared(Compared, Names),
    Searched(SearchedPeople),
    LookedFor(String, Known),
}

impl Arriving {
    /// With the keychain that keeps what opens accounts.
    pub fn new(keychain: Arc<dyn Keychain>) -> Self {
        let counting = Counting::new(Some(Arc::clone(&keychain)), PAUSE);
        Self { keychain: Some(keychain), counting, ..Self::default() }
    }

    /// Looks so often how imports are counted.
    #[must_use]
    pub fn every(mut self, pause: Duration) -> Self {
        self.counting = Counting::new(self.keychain.clone(), pause);
        self
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
        self.asking.is_running() || self.is_changing()
    }

    /// Whether access is being given or taken.
    pub fn is_changing(&self) -> bool {
        self.changing.is_running()
    }

    /// The account's products, of which one is to be picked.
    pub fn picks(&self) -> &[ReadProduct] {
        &self.picks
    }

    /// What was found when names were compared.
    pub fn compared(&self) -> Option<&Compared> {
        self.compared.as_ref()
    }

    /// Whether those people are known who were searched.
    pub fn searched(&self) -> Option<&SearchedPeople> {
        self.searched.as_ref()
    }

    /// Whether this person was known when they were searched last; `None` where they were not.
    pub fn looked_for(&self, person: &str) -> Option<Known> {
        self.looked_for.as_ref().filter(|(of, _)| of == person).map(|(_, known)| *known)
    }

    /// How often imports are counted.
    pub fn counting(&self) -> &Counting {
        &self.counting
    }

    /// The same, to be told what to look at.
    pub(super) fn counting_mut(&mut self) -> &mut Counting {
        &mut self.counting
    }

    /// A product that was noted just now, once.
    pub(super) fn take_noted(&mut self) -> Option<Product> {
        self.noted.take()
    }

    /// Turns to another product; nothing is asked of anybody but the ledger and, where access was given, the keychain.
    pub fn turn_to(&mut self, product: Option<&Product>, beside: &Beside) {
        if self.product.as_ref().map(|known| known.id) == product.map(|product| product.id) {
            return;
        }
        self.asking.cancel();
        self.product = product.cloned();
        (self.reading, self.picks, self.compared) = (None, Vec::new(), None);
        (self.names, self.searched, self.looked_for) = (None, None, None);
        self.form = AccessForm { keep: self.form.keep, ..AccessForm::default() };
        let (Some(product), Some(keychain)) = (product.cloned(), self.keychain.clone()) else { return };
        let data = beside.data.clone();
        self.knowing.start("access", &beside.wake, move |_| {
            let reading = match record::look(data.as_deref())? {
                Some(ledger) => ledger.reading(&product)?,
                None => None,
            };
            let kept = reading.as_ref().map(|reading| access::kept(&*keychain, reading));
            let credential = match kept {
                None | Some(Err(KeychainError::Missing)) => Ok(None),
                Some(kept) => kept,
            };
            Ok(Knowing { product, reading, credential })
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

    /// Does what a person asked for. `what` is what would be sent, `to` where to.
    pub fn act(&mut self, action: ArrivalAction, what: Option<What>, to: Option<To>, beside: &Beside) {
        let data = beside.data.clone();
        match (action, self.product.clone()) {
            (ArrivalAction::Form(form), _) => self.form = form,
            (ArrivalAction::Look(import), _) => self.counting.look(import),
            (ArrivalAction::Connect, product) => {
                let Some(credential) = self.form.credential() else { return };
                let host = match (&product, &to) {
                    (Some(product), _) => self.host(product),
                    (None, Some(to)) => access::host_of(to.destination.base()),
                    (None, None) => return,
                };
                self.asking.start("connect", &beside.wake, move |context| {
                    let account = account(data.as_deref(), &host, credential.clone(), context)?;
                    let products = access::products(&account)?.all;
                    let product = match (product, to) {
                        (Some(product), _) => product,
                        (None, to) => noted(data, to)?,
                    };
                    Ok(News::Products { product, products, credential })
                });
            }
            (action, Some(product)) => self.act_on(action, product, what, beside),
            (_, None) => {}
        }
    }

    /// Where the account of a product is asked.
    fn host(&self, product: &Product) -> String {
        self.reading.as_ref().map_or_else(|| access::host_of(&product.address), |reading| reading.host.clone())
    }

    fn act_on(&mut self, action: ArrivalAction, product: Product, what: Option<What>, beside: &Beside) {
        let data = beside.data.clone();
        match action {
            ArrivalAction::Form(_) | ArrivalAction::Look(_) | ArrivalAction::Connect => {}
            ArrivalAction::Pick(id) => {
                let picked = self.picks.iter().find(|pick| pick.id == id).cloned();
                let (Some(picked), Some(credential)) = (picked, self.credentials.get(&product.id).cloned()) else {
                    return;
                };
                let Some(keychain) = self.keychain.clone() else { return };
                let (keep, host) = (self.form.keep, self.host(&product));
                self.changing.start("access", &beside.wake, move |_| {
                    let (ledger, keep) = (ledger(data, &product)?, Some(&credential).filter(|_| keep));
                    let given = access::give(&ledger, &*keychain, &product, (&host, &picked), keep)?;
                    Ok((product.id, News::Given(given)))
                });
            }
            ArrivalAction::Off => {
                self.credentials.remove(&product.id);
                let Some(keychain) = self.keychain.clone() else { return };
                self.changing.start("access", &beside.wake, move |_| {
                    let taken = access::take(&ledger(data, &product)?, &*keychain, &product)?;
                    Ok((product.id, News::Taken(taken)))
                });
            }
            ArrivalAction::Compare => {
                let (Some(reading), Some(what)) = (self.reading.clone(), what) else { return };
                let Some(credential) = self.credentials.get(&product.id).cloned() else { return };
                self.compared = None;
                self.asking.start("compare", &beside.wake, move |context| {
                    let account = account(data.as_deref(), &reading.host, credential, context)?;
                    let ledger = ledger(data, &product)?;
                    let names = arrival::read_names(&account, &ledger, &product, &reading, true)?;
                    Ok(News::Compared(compared(&names, reading, &what), names))
                });
            }
            ArrivalAction::Search => {
                let (Some(reading), Some(what)) = (self.reading.clone(), what) else { return };
                let Some(credential) = self.credentials.get(&product.id).cloned() else { return };
                self.searched = None;
                self.asking.start("search", &beside.wake, move |context| {
                    let account = account(data.as_deref(), &reading.host, credential, context)?;
                    let (pipeline, checked) = &*what.found;
                    let events = checked.outcomes.to_send();
                    let searched = arrival::search_people(&account, &reading, pipeline, events, &context.stop)?;
                    Ok(News::Searched(searched))
                });
            }
            ArrivalAction::LookFor(person) => {
                let Some(reading) = self.reading.clone() else { return };
                let Some(credential) = self.credentials.get(&product.id).cloned() else { return };
                self.asking.start("look-for", &beside.wake, move |context| {
                    let account = account(data.as_deref(), &reading.host, credential, context)?;
                    let known = account.knows(reading.product, &person).map_err(workflow::Error::from)?;
                    Ok(News::LookedFor(person, known))
                });
            }
        }
    }

    /// Receives what was read; why something could not be.
    pub fn receive(&mut self, beside: &Beside) -> Option<Error> {
        let mut failed = None;
        match self.knowing.take() {
            Some(Ok(Knowing { product, reading, credential })) if Some(product.id) == self.of() => {
                self.reading = reading;
                match credential {
                    Ok(Some(kept)) => _ = self.credentials.entry(product.id).or_insert(kept),
                    Ok(None) => {}
                    Err(error) => failed = Some(error.into()),
                }
            }
            Some(Err(error)) => failed = Some(error),
            _ => {}
        }
        match self.asking.take() {
            Some(Ok(news)) => failed = self.take(news, beside).map(Error::from).or(failed),
            Some(Err(error)) => failed = Some(error),
            None => {}
        }
        match self.changing.take() {
            Some(Ok((product, news))) if Some(product) == self.of() => {
                failed = self.take(news, beside).map(Error::from).or(failed);
            }
            // Another product is shown by now; what the keychain refused is told all the same.
            Some(Ok((_, News::Given(access::Given { keychain: refused, .. }) | News::Taken(refused)))) => {
                failed = refused.map(Error::from).or(failed);
            }
            Some(Err(error)) => failed = Some(error),
            Some(Ok(_)) | None => {}
        }
        self.counting.receive(&self.credentials, beside).or(failed)
    }

    /// The number of the product that all of it is about.
    fn of(&self) -> Option<i64> {
        self.product.as_ref().map(|product| product.id)
    }

    fn forget_read(&mut self, beside: &Beside) {
        (self.names, self.searched, self.looked_for, self.compared) = (None, None, None, None);
        self.counting.forget(beside);
    }

    /// Takes what came of a question; what of it was not done.
    fn take(&mut self, news: News, beside: &Beside) -> Option<workflow::Error> {
        match news {
            News::Products { product, products, credential } => {
                self.credentials.insert(product.id, credential);
                self.form.secret.clear();
                self.picks = products;
                // Whoever signs in again means the same as before, where the account has it.
                let before = self.reading.as_ref().map(|reading| reading.product);
                let same = before.filter(|id| self.picks.iter().any(|pick| pick.id == *id));
                let picked = if let [only] = self.picks.as_slice() { Some(only.id) } else { same };
                if self.product.is_none() {
                    self.noted = Some(product.clone());
                    self.product = Some(product.clone());
                }
                if let Some(id) = picked {
                    self.act_on(ArrivalAction::Pick(id), product, None, beside);
                }
            }
            News::Given(access::Given { reading, keychain }) => {
                self.picks.clear();
                self.forget_read(beside);
                self.reading = Some(reading);
                return keychain;
            }
            News::Taken(left) => {
                self.forget_read(beside);
                self.reading = None;
                return left;
            }
            News::Compared(compared, names) => {
                (self.compared, self.names) = (Some(compared), Some((names, Instant::now())));
            }
            News::Searched(searched) => self.searched = Some(searched),
            News::LookedFor(person, known) => self.looked_for = Some((person, known)),
        }
        None
    }
}

/// A product to which nothing was sent yet, noted.
fn noted(data: Option<PathBuf>, to: Option<To>) -> Result<Product, Error> {
    let to = to.ok_or_else(|| LedgerError::NoProduct { name: String::new() })?;
    Ok(record::open(data.as_deref())?.product(&to.destination, &to.key, Some(&to.name), to.kind)?)
}

fn pause(context: &Context) -> Sleep<impl Fn() -> bool + Send + Sync + use<>> {
    let stop = context.stop.clone();
    Sleep::new(move || stop.requested())
}

fn account(data: Option<&Path>, host: &str, credential: Credential, context: &Context) -> Result<Account, Error> {
    Ok(access::account(data, host, credential, Box::new(pause(context)))?)
}

fn ledger(data: Option<PathBuf>, product: &Product) -> Result<Ledger, Error> {
    let none = || LedgerError::NoProduct { name: product.name.clone() };
    Ok(record::look(data.as_deref())?.ok_or_else(none)?)
}

/// How names stand, what stands out first.
fn compared(names: &Names, reading: Reading, what: &What) -> Compared {
    let (pipeline, checked) = &*what.found;
    let PlanNames { events, properties } = names.check(pipeline, checked);
    Compared {
        events: odd_first(events),
        properties: odd_first(properties),
        unread: names.unread,
        reading,
        zone: checked.zone,
    }
}

fn odd_first(checks: Vec<NameCheck>) -> Vec<NameCheck> {
    let (there, odd): (Vec<_>, Vec<_>) =
        checks.into_iter().partition(|check| matches!(check.standing, Standing::There(_)));
    odd.into_iter().chain(there).collect()
}
