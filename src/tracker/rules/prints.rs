//! A set of fingerprints with something small beside each, in little more memory than its content takes.
//!
//! A table that doubles when it is full needs three times its content in that moment, and is half empty afterwards.
//! This one is thousands of small tables, told apart by a fingerprint's first bits, each of which grows by a sixteenth
//! at a time. Their memory comes in pages of one size, since a heap full of blocks that are each outgrown by a little is
//! mostly holes. Within each, entries stand in the order of their keys, as near as may be to where the key says (linear
//! probing, kept sorted): whoever looks for one passes a few neighbours, in memory that is read at once.

/// Small tables; the first twelve bits of a fingerprint say which.
const SHARDS: usize = 1 << 12;

/// Bits of a fingerprint that an entry holds; with the shard's, two in 2⁶⁰ are taken for one.
const KEY_BITS: u32 = 48;

/// Places in a page.
const PAGE: usize = 32;

/// Places behind the last home, for those who find theirs taken.
const TAIL: usize = 6;

/// The part of a fingerprint that an entry holds: 48 bits, of which 0 stands for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub high: u32,
    pub low: u16,
}

impl Key {
    const NONE: Self = Self { high: 0, low: 0 };
}

/// What stands in a [`Prints`]; the default is a gap.
pub(super) trait Entry: Copy + Default {
    /// Its key; [`Key::default`] in a gap.
    fn key(&self) -> Key;
    /// A new one.
    fn new(key: Key) -> Self;
}

/// The set.
pub(super) struct Prints<E> {
    /// Empty before the first entry.
    shards: Vec<Shard<E>>,
    /// For growing.
    spare: Vec<E>,
}

impl<E> Default for Prints<E> {
    fn default() -> Self {
        Self { shards: Vec::new(), spare: Vec::new() }
    }
}

impl<E: Entry> Prints<E> {
    /// The entry of a fingerprint, if there is one.
    pub fn find(&self, print: u64) -> Option<&E> {
        let (shard, key) = split(print);
        let shard = self.shards.get(shard)?;
        shard.seek(key).ok().map(|at| shard.slot(at))
    }

    /// The entry of a fingerprint, a new one if there was none.
    pub fn get(&mut self, print: u64) -> &mut E {
        if self.shards.is_empty() {
            self.shards.resize_with(SHARDS, Shard::default);
        }
        let (shard, key) = split(print);
        // The first twelve bits are less than there are shards.
        let shard = &mut self.shards[shard];
        let at = match shard.seek(key) {
            Ok(at) => at,
            Err(at) => shard.insert(at, key, &mut self.spare),
        };
        shard.slot_mut(at)
    }

    /// Has the memory fetched in which these fingerprints are, or would be. Looking for one after the other waits for it
    /// each time; here nothing depends on what was fetched before, so that the waits overlap.
    pub fn fetch(&self, prints: impl Iterator<Item = u64>) {
        if self.shards.is_empty() {
            return;
        }
        let fetched = prints.map(|print| {
            let (shard, key) = split(print);
            let shard = &self.shards[shard];
            let home = shard.home(key);
            shard.pages.get(home / PAGE).map_or(0, |page| page.slots[home % PAGE].key().high ^ page.taken)
        });
        std::hint::black_box(fetched.fold(0, u32::wrapping_add));
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        let slots: usize = self.shards.iter().map(Shard::slots).sum();
        (slots + self.spare.capacity()) * size_of::<E>() + self.shards.capacity() * size_of::<Shard<E>>()
    }
}

/// The shard of a fingerprint, and the rest of it.
fn split(print: u64) -> (usize, Key) {
    let rest = (print << 12) >> (64 - KEY_BITS);
    let key = Key { high: (rest >> 16) as u32, low: rest as u16 };
    // One in 2⁴⁸ would be nothing, and is its neighbour instead.
    ((print >> 52) as usize, if key == Key::NONE { Key { high: 0, low: 1 } } else { key })
}

/// Some places of a shard.
struct Page<E> {
    slots: [E; PAGE],
    /// Which of them are taken, the first told by the last bit.
    taken: u32,
}

impl<E: Entry> Page<E> {
    fn new() -> Box<Self> {
        Box::new(Self { slots: [E::default(); PAGE], taken: 0 })
    }

    /// The first gap from a place on.
    fn gap(&self, from: usize) -> Option<usize> {
        let gap = (self.taken >> from).trailing_ones() as usize + from;
        (gap < PAGE).then_some(gap)
    }
}

struct Shard<E> {
    pages: Vec<Box<Page<E>>>,
    /// Places that keys point to; those behind them are for who finds theirs taken.
    homes: u32,
    entries: u32,
}

impl<E> Default for Shard<E> {
    fn default() -> Self {
        Self { pages: Vec::new(), homes: 0, entries: 0 }
    }
}

impl<E> Shard<E> {
    /// Places.
    fn slots(&self) -> usize {
        self.pages.len() * PAGE
    }
}

impl<E: Entry> Shard<E> {
    fn slot(&self, at: usize) -> &E {
        &self.pages[at / PAGE].slots[at % PAGE]
    }

    fn slot_mut(&mut self, at: usize) -> &mut E {
        &mut self.pages[at / PAGE].slots[at % PAGE]
    }

    /// Where a key stands at the earliest: the larger the key, the farther behind.
    fn home(&self, key: Key) -> usize {
        ((u64::from(key.high) * u64::from(self.homes)) >> 32) as usize
    }

    /// Where a key stands, or else where it belongs.
    fn seek(&self, key: Key) -> Result<usize, usize> {
        for at in self.home(key)..self.slots() {
            let other = self.slot(at).key();
            if other == key {
                return Ok(at);
            }
            if other > key || other == Key::NONE {
                return Err(at);
            }
        }
        Err(self.slots())
    }

    /// Puts a new entry where it belongs, and those behind it one place on up to the next gap; says where it is.
    fn insert(&mut self, mut at: usize, key: Key, spare: &mut Vec<E>) -> usize {
        if (self.entries + 1) * 10 > self.homes * 9 {
            at = self.grow(key, spare);
        }
        let (page, gap) = loop {
            match self.gap(at) {
                Some(gap) => break gap,
                None => at = self.grow(key, spare),
            }
        };
        let mut moved = E::new(key);
        let mut from = at % PAGE;
        for full in &mut self.pages[at / PAGE..page] {
            full.slots[from..].rotate_right(1);
            std::mem::swap(&mut moved, &mut full.slots[from]);
            from = 0;
        }
        let page = &mut self.pages[page];
        page.slots.copy_within(from..gap, from + 1);
        page.slots[from] = moved;
        page.taken |= 1 << gap;
        self.entries += 1;
        at
    }

    /// The page and the place of the first gap from a place on.
    fn gap(&self, from: usize) -> Option<(usize, usize)> {
        let mut within = from % PAGE;
        for (at, page) in self.pages.iter().enumerate().skip(from / PAGE) {
            if let Some(gap) = page.gap(within) {
                return Some((at, gap));
            }
            within = 0;
        }
        None
    }

    /// Makes room, by a sixteenth; says where a key belongs now.
    fn grow(&mut self, key: Key, spare: &mut Vec<E>) -> usize {
        spare.clear();
        for page in &mut self.pages {
            let taken = page.slots.iter_mut().map(std::mem::take);
            spare.extend(taken.filter(|entry| entry.key() != Key::NONE));
            page.taken = 0;
        }
        self.add_pages();
        let mut next = 0;
        for entry in spare.iter() {
            let at = self.home(entry.key()).max(next);
            if at == self.slots() {
                self.pages.push(Page::new());
            }
            *self.slot_mut(at) = *entry;
            self.pages[at / PAGE].taken |= 1 << (at % PAGE);
            next = at + 1;
        }
        self.seek(key).unwrap_or_else(|at| at)
    }

    fn add_pages(&mut self) {
        for _ in 0..=self.pages.len() / 16 {
            self.pages.push(Page::new());
        }
        // A shard holds some thousands.
        self.homes = (self.slots() - TAIL) as u32;
    }
}
