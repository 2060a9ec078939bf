//! A hash table from fingerprints of 64 bits to small values, for millions of them.
//!
//! Lookups come in no order, so that each one waits for memory. What is searched is therefore small: slots of eight bytes
//! with half of a fingerprint and the place of its entry, eight of them in a cache line. The first bits of a fingerprint
//! give its slot, and a taken slot sends the lookup on to the next one (open addressing, linear probing). Entries stand in
//! the order in which they came, so that a new one is written behind the last and none ever moves. The slots follow the
//! order of the fingerprints, so that they grow where they are, from their end to their beginning. Beside `hashbrown`'s
//! table, a check of five million people takes at least an eighth less time.

/// Where the entry of a fingerprint is.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// The first half of the fingerprint.
    half: u32,
    /// The number of the entry, from 1; 0 marks a free slot.
    entry: u32,
}

impl Slot {
    fn is_free(self) -> bool {
        self.entry == 0
    }
}

/// What a fingerprint has.
struct Entry<V> {
    /// The other half of the fingerprint.
    half: u32,
    value: V,
}

/// A table from fingerprints to small values.
pub(super) struct FingerprintTable<V> {
    /// Of these, at most three in four are taken.
    slots: Vec<Slot>,
    entries: Entries<V>,
}

/// Entries in their order. They stand in pages, each twice as long as the one before, since a longer and longer list would be
/// copied again and again.
struct Entries<V> {
    pages: Vec<Vec<Entry<V>>>,
    len: usize,
}

impl<V> Entries<V> {
    /// Entries of the first page.
    const FIRST: usize = 64;

    /// The page of an entry, and its place there.
    #[inline]
    fn place(at: usize) -> (usize, usize) {
        // As long as the first page is what all pages before another one come to, if that is counted once more.
        let page = ((at + Self::FIRST).ilog2() - Self::FIRST.ilog2()) as usize;
        (page, at + Self::FIRST - (Self::FIRST << page))
    }

    fn get(&self, at: usize) -> Option<&Entry<V>> {
        let (page, at) = Self::place(at);
        self.pages.get(page)?.get(at)
    }

    /// One that there is.
    fn at(&mut self, at: usize) -> &mut Entry<V> {
        let (page, at) = Self::place(at);
        &mut self.pages[page][at]
    }

    /// Adds one behind the others.
    fn push(&mut self, entry: impl FnOnce() -> Entry<V>) {
        let (page, _) = Self::place(self.len);
        if page == self.pages.len() {
            self.pages.push(Vec::with_capacity(Self::FIRST << page));
        }
        // Made where it will stand, which `push` would not do.
        self.pages[page].extend(std::iter::once_with(entry));
        self.len += 1;
    }
}

impl<V> Default for FingerprintTable<V> {
    fn default() -> Self {
        Self { slots: Vec::new(), entries: Entries { pages: Vec::new(), len: 0 } }
    }
}

impl<V: Copy + Default> FingerprintTable<V> {
    /// Slots of the smallest table.
    const FEWEST: usize = 16;

    /// Slots in a cache line.
    const LINE: usize = 64 / size_of::<Slot>();

    /// The value of a fingerprint, if it has one.
    pub fn get(&self, print: u64) -> Option<&V> {
        let slot = self.slots.get(self.find(print)?)?;
        Some(&self.entries.get((slot.entry as usize).checked_sub(1)?)?.value)
    }

    /// The value of a fingerprint, inserted if it had none, and whether it was.
    pub fn get_or_insert(&mut self, print: u64) -> (&mut V, bool) {
        // In a fuller table it would be far to the next free slot.
        if self.entries.len >= self.slots.len() / 4 * 3 {
            self.grow();
        }
        let at = self.find(print).unwrap_or_default();
        let slot = &mut self.slots[at];
        let is_new = slot.is_free();
        if is_new {
            let [first, second] = halves(print);
            self.entries.push(|| Entry { half: second, value: V::default() });
            // That many entries would take over 50 GB.
            *slot = Slot { half: first, entry: self.entries.len as u32 };
        }
        let entry = slot.entry as usize - 1;
        (&mut self.entries.at(entry).value, is_new)
    }

    /// Brings the slots of these into the processor's cache. With nothing between one read and the next, memory answers
    /// many at once.
    pub fn expect(&self, prints: impl Iterator<Item = u64>) {
        let word = |at: usize| self.slots.get(at).map_or(0, |slot| slot.half);
        let seen = prints.fold(0, |all, print| {
            let home = self.home(halves(print)[0]);
            // The next free slot may lie in the next line.
            all ^ word(home) ^ word(home + Self::LINE - 1)
        });
        std::hint::black_box(seen);
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        let entries: usize = self.entries.pages.iter().map(Vec::capacity).sum();
        self.slots.capacity() * size_of::<Slot>() + entries * size_of::<Entry<V>>()
    }

    /// The slot where the search for a fingerprint begins: as far into the table as the fingerprint is into all of them.
    #[inline]
    fn home(&self, half: u32) -> usize {
        ((u64::from(half) * self.slots.len() as u64) >> 32) as usize
    }

    /// The slot of a fingerprint, or the free one for it; `None` in a table without slots.
    #[inline]
    fn find(&self, print: u64) -> Option<usize> {
        let [first, second] = halves(print);
        // Half a fingerprint hardly ever is another's, so that nearly always the first entry that is asked is the one.
        let is_it = |slot: &Slot| {
            slot.is_free()
                || slot.half == first
                    && self.entries.get(slot.entry as usize - 1).is_some_and(|entry| entry.half == second)
        };
        let home = self.home(first);
        let behind = self.slots.get(home..)?.iter().position(is_it).map(|behind| home + behind);
        behind.or_else(|| self.slots.iter().position(is_it))
    }

    /// Doubles the slots in place: new memory is what costs most, and two tables side by side would take more of it.
    fn grow(&mut self) {
        let before = self.slots.len();
        self.slots.resize((before * 2).max(Self::FEWEST), Slot::default());
        let free =
            |slots: &[Slot], from: usize| slots[from..].iter().position(|slot| slot.is_free()).map(|at| from + at);
        // From the last on, each moves to about twice its index, where all has moved already or is free. The few for which
        // that isn't so, those of a run that reaches from the end to the beginning, wait until all have moved.
        let mut late = Vec::new();
        for at in (0..before).rev() {
            let slot = std::mem::take(&mut self.slots[at]);
            if slot.is_free() {
                continue;
            }
            let home = self.home(slot.half);
            match free(&self.slots, home) {
                Some(to) if home >= at => self.slots[to] = slot,
                _ => late.push(slot),
            }
        }
        for slot in late {
            let home = self.home(slot.half);
            if let Some(to) = free(&self.slots, home).or_else(|| free(&self.slots, 0)) {
                self.slots[to] = slot;
            }
        }
    }
}

/// A fingerprint in halves.
#[inline]
fn halves(print: u64) -> [u32; 2] {
    [(print >> 32) as u32, print as u32]
}
