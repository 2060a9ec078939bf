//! A hash table from fingerprints of 64 bits to small values, for millions of them.
//!
//! Lookups come in no order, so that each one waits for memory. The first bits of a fingerprint give its slot, and a taken
//! slot sends the lookup on to the next one (open addressing, linear probing): mostly one line of memory, where a table that
//! keeps its control bytes apart touches two. The slots follow the order of the fingerprints, so the table grows where it
//! is, from its end to its beginning. Beside `hashbrown`'s table, a check of five million people takes an eighth less time.

/// A fingerprint, in halves since a slot with the whole would need four bytes more. Zero marks a free slot, so that the
/// fingerprints 0 and 1 are taken for one.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Key([u32; 2]);

impl Key {
    fn of(print: u64) -> Self {
        let print = print.max(1);
        Self([(print >> 32) as u32, print as u32])
    }
}

/// What one fingerprint has, or nothing.
#[derive(Clone, Copy, Default)]
struct Slot<V> {
    key: Key,
    value: V,
}

/// A table from fingerprints to small values.
#[derive(Default)]
pub(super) struct FingerprintTable<V> {
    /// Of these, at most three in four are taken.
    slots: Vec<Slot<V>>,
    taken: usize,
}

impl<V: Copy + Default> FingerprintTable<V> {
    /// Slots of the smallest table.
    const FEWEST: usize = 16;

    /// Slots in a cache line.
    const LINE: usize = 64 / size_of::<Slot<V>>();

    /// The value of a fingerprint, if it has one.
    pub fn get(&self, print: u64) -> Option<&V> {
        let slot = self.slots.get(self.find(Key::of(print))?)?;
        (slot.key != Key::default()).then_some(&slot.value)
    }

    /// The value of a fingerprint, inserted if it had none, and whether it was.
    pub fn get_or_insert(&mut self, print: u64) -> (&mut V, bool) {
        // In a fuller table it would be far to the next free slot.
        if self.taken >= self.slots.len() / 4 * 3 {
            self.grow();
        }
        let key = Key::of(print);
        let at = self.find(key).unwrap_or_default();
        let slot = &mut self.slots[at];
        let is_new = slot.key != key;
        if is_new {
            slot.key = key;
            self.taken += 1;
        }
        (&mut slot.value, is_new)
    }

    /// Brings the slots of these into the processor's cache. With nothing between one read and the next, memory answers
    /// many at once.
    pub fn expect(&self, prints: impl Iterator<Item = u64>) {
        let word = |at: usize| self.slots.get(at).map_or(0, |slot| slot.key.0[0]);
        let seen = prints.fold(0, |all, print| {
            let home = self.home(Key::of(print));
            // The next free slot often lies in the next line.
            all ^ word(home) ^ word(home + Self::LINE)
        });
        std::hint::black_box(seen);
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.slots.capacity() * size_of::<Slot<V>>()
    }

    /// The slot where the search for a fingerprint begins: as far into the table as the fingerprint is into all of them.
    #[inline]
    fn home(&self, key: Key) -> usize {
        ((u64::from(key.0[0]) * self.slots.len() as u64) >> 32) as usize
    }

    /// The slot of a fingerprint, or the free one for it; `None` in a table without slots.
    #[inline]
    fn find(&self, key: Key) -> Option<usize> {
        let home = self.home(key);
        let is_it = |slot: &Slot<V>| slot.key == key || slot.key == Key::default();
        let behind = self.slots.get(home..)?.iter().position(is_it).map(|behind| home + behind);
        behind.or_else(|| self.slots.iter().position(is_it))
    }

    /// Doubles the slots in place: new memory is what costs most, and two tables side by side would take more of it.
    fn grow(&mut self) {
        let before = self.slots.len();
        self.slots.resize((before * 2).max(Self::FEWEST), Slot::default());
        // From the last on, each moves to about twice its index, where all has moved already or is free. The few for which
        // that isn't so, those of a run that reaches from the end to the beginning, wait until all have moved.
        let mut late = Vec::new();
        for at in (0..before).rev() {
            let slot = std::mem::take(&mut self.slots[at]);
            if slot.key == Key::default() {
                continue;
            }
            let home = self.home(slot.key);
            match self.find(slot.key) {
                Some(to) if home >= at && to >= home => self.slots[to] = slot,
                _ => late.push(slot),
            }
        }
        for slot in late {
            if let Some(to) = self.find(slot.key) {
                self.slots[to] = slot;
            }
        }
    }
}
