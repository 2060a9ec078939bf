//! Names as fingerprints, and how many different ones there are.

use hashbrown::HashSet;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::NAMES_MAX;
use super::fold::fold_name_into;

/// The names of events, or of properties.
pub(super) struct Names {
    /// Makes the fingerprints of events and of properties different ones.
    seed: u64,
    admitted: HashSet<u64>,
    folded: String,
}

impl Names {
    pub fn new(seed: u64) -> Self {
        Self { seed, admitted: HashSet::new(), folded: String::new() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.admitted.len()
    }

    /// The fingerprint of a name, the same however it is written.
    pub fn print(&mut self, name: &str) -> u64 {
        self.folded.clear();
        fold_name_into(name, &mut self.folded);
        xxh3_64_with_seed(self.folded.as_bytes(), self.seed)
    }

    /// Whether there is room for a name.
    pub fn admit(&mut self, print: u64) -> bool {
        if self.admitted.len() < NAMES_MAX {
            self.admitted.insert(print);
            return true;
        }
        self.admitted.contains(&print)
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.admitted.allocation_size()
    }
}
