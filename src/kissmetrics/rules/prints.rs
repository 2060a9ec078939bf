//! What is known by a fingerprint of 64 bits, of millions of them.
//!
//! They come in no order, so that each look waits for memory. Here a look takes one place of it: the fingerprint's first
//! bits tell where, and what would stand there already stands right behind. A general table keeps its control bytes apart,
//! and takes two. Since places follow the fingerprints' order, a table that grows is read and written from end to end.

/// A fingerprint, in halves since a place with the whole would need four bytes more. None is nought, which marks a free
/// place; one of 2⁶⁴ fingerprints is changed by that.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Key([u32; 2]);

impl Key {
    fn of(print: u64) -> Self {
        let print = print.max(1);
        Self([(print >> 32) as u32, print as u32])
    }
}

/// A place of the table.
#[derive(Clone, Copy, Default)]
struct Place<V> {
    key: Key,
    value: V,
}

/// A table from fingerprints to small values.
#[derive(Default)]
pub(super) struct Prints<V> {
    /// None, or a power of two of them.
    places: Vec<Place<V>>,
    taken: usize,
}

impl<V: Copy + Default> Prints<V> {
    /// Places of the smallest table.
    const FEWEST: usize = 16;

    /// Places in a line of memory, as processors have them.
    const LINE: usize = 64 / size_of::<Place<V>>();

    /// What is known by a fingerprint.
    pub fn get(&self, print: u64) -> Option<&V> {
        let place = self.places.get(self.find(Key::of(print))?)?;
        (place.key != Key::default()).then_some(&place.value)
    }

    /// What is known by a fingerprint from now on, and whether it is new.
    pub fn get_or_new(&mut self, print: u64) -> (&mut V, bool) {
        // A fuller one would have long ways to the next free place.
        if self.taken >= self.places.len() / 4 * 3 {
            self.grow();
        }
        let key = Key::of(print);
        let at = self.find(key).unwrap_or_default();
        let place = &mut self.places[at];
        let is_new = place.key != key;
        if is_new {
            place.key = key;
            self.taken += 1;
        }
        (&mut place.value, is_new)
    }

    /// Has the places of these at hand when they are asked for. With nothing between one look and the next, memory answers
    /// for many at once.
    pub fn expect(&self, prints: impl Iterator<Item = u64>) {
        let word = |at: usize| self.places.get(at).map_or(0, |place| place.key.0[0]);
        let seen = prints.fold(0, |all, print| {
            let home = self.home(Key::of(print));
            // The next free place often lies in the line behind.
            all ^ word(home) ^ word(home + Self::LINE)
        });
        std::hint::black_box(seen);
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.places.capacity() * size_of::<Place<V>>()
    }

    /// Where a fingerprint belongs: as far into the table as it is into all fingerprints.
    #[inline]
    fn home(&self, key: Key) -> usize {
        ((u64::from(key.0[0]) * self.places.len() as u64) >> 32) as usize
    }

    /// Where a fingerprint stands, or the free place for it; `None` in a table without places.
    #[inline]
    fn find(&self, key: Key) -> Option<usize> {
        let home = self.home(key);
        let is_it = |place: &Place<V>| place.key == key || place.key == Key::default();
        let behind = self.places.get(home..)?.iter().position(is_it).map(|behind| home + behind);
        behind.or_else(|| self.places.iter().position(is_it))
    }

    /// Doubles the places where they are: new memory is what costs most, and two tables side by side would take it twice.
    fn grow(&mut self) {
        let before = self.places.len();
        self.places.resize((before * 2).max(Self::FEWEST), Place::default());
        // From the last on, each moves to about twice its place, where everything has moved or is free already. The few for
        // which that is not so wait until all have moved.
        let mut late = Vec::new();
        for at in (0..before).rev() {
            let place = std::mem::take(&mut self.places[at]);
            if place.key == Key::default() {
                continue;
            }
            match self.find(place.key) {
                Some(to) if self.home(place.key) >= at && to >= at => self.places[to] = place,
                _ => late.push(place),
            }
        }
        for place in late {
            if let Some(to) = self.find(place.key) {
                self.places[to] = place;
            }
        }
    }
}
