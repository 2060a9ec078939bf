//! What is told of an event where it is at hand, so that the people whose turn it is need not look for it: it lies far
//! from the others of the same people, and a processor waits long for what lies far apart.

use std::hash::{BuildHasher as _, Hasher as _};

use foldhash::quality::FixedState;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::verdict::sift;
use super::{FIRST_DAY, VALUE_MAX};
use crate::event::{Event, EventKind};

/// A part of a value's hash. The odds that two different values are taken for the same are one in 2²⁴.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag([u8; 3]);

impl Tag {
    pub fn of(value: &str) -> Self {
        let mut hasher = FixedState::with_seed(0).build_hasher();
        hasher.write(value.as_bytes());
        let [one, two, three, ..] = hasher.finish().to_le_bytes();
        Self([one, two, three])
    }
}

/// An event about which nothing is odd, so that only what came before can matter.
#[derive(Clone, Copy, Debug)]
pub struct Digest {
    /// A fingerprint of its name and of the names of its properties.
    pub(super) shape: u64,
    /// Seconds from [`FIRST_DAY`] on.
    pub(super) second: u32,
    /// Where the tags of its values begin, and how many they are.
    tags: (u32, u32),
}

impl Digest {
    /// How many properties it has.
    pub(super) fn properties(&self) -> usize {
        self.tags.1 as usize
    }
}

/// The second of an event about which nothing is odd, from [`FIRST_DAY`] on.
fn second(event: &Event<'_>) -> Option<u32> {
    let time = event.time.filter(|_| event.kind == EventKind::Event && !event.name.is_empty())?;
    let second = u32::try_from(time.0 - FIRST_DAY).ok()?;
    let is_long = || event.properties.iter().any(|property| property.value.len() > VALUE_MAX);
    (sift(event).is_none() && !is_long()).then_some(second)
}

/// Whether an event is kept with all its properties, if there is room for its name, its person had nothing at its second
/// before, and properties of such names [are kept](super::are_kept).
pub fn is_kept_alone(event: &Event<'_>) -> bool {
    second(event).is_some() && !event.name.trim().is_empty()
}

/// Digests of some events.
#[derive(Default)]
pub struct Digests {
    tags: Vec<Tag>,
    /// The last shape and what it is of, since neighbours mostly share it.
    last: (u64, u64, u64, String),
}

impl Digests {
    /// Digests an event; `None` where something is odd about it, or it is no event. Two numbers stand for the names of its
    /// properties: of events with the same numbers they are the same.
    pub fn of(&mut self, event: &Event<'_>, (maker, named): (u64, u64)) -> Option<Digest> {
        let second = second(event)?;
        let shape = self.shape(&event.name, maker, named);
        let tags = (u32::try_from(self.tags.len()).ok()?, u32::try_from(event.properties.len()).ok()?);
        self.tags.extend(event.properties.iter().map(|property| Tag::of(&property.value)));
        Some(Digest { shape, second, tags })
    }

    fn shape(&mut self, name: &str, maker: u64, named: u64) -> u64 {
        let (shape, last_maker, last_named, last_name) = &mut self.last;
        if (*last_maker, *last_named) != (maker, named) || last_name != name || last_name.is_empty() {
            *shape = xxh3_64_with_seed(name.as_bytes(), xxh3_64_with_seed(&named.to_le_bytes(), maker));
            (*last_maker, *last_named) = (maker, named);
            name.clone_into(last_name);
        }
        *shape
    }

    /// Forgets them and keeps the memory.
    pub fn clear(&mut self) {
        self.tags.clear();
    }

    /// The tags of a digest's values.
    pub(super) fn tags(&self, digest: &Digest) -> &[Tag] {
        let (start, count) = (digest.tags.0 as usize, digest.properties());
        self.tags.get(start..start + count).unwrap_or_default()
    }
}
