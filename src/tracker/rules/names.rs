//! Names as fingerprints, and how many different ones there are.

use hashbrown::HashSet;
use twox_hash::XxHash3_64;

use super::NAMES_MAX;
use super::fold::fold_name_into;

/// Names that are remembered as they were written.
const REMEMBERED: usize = 32;

/// Fingerprints that need not be looked for among all.
const RECENT: usize = 64;

/// The names of events, or of properties.
pub(super) struct Names {
    /// Makes the fingerprints of events and of properties different ones.
    seed: u64,
    admitted: HashSet<u64>,
    /// Some of those that were admitted last, each in the place that its last bits say.
    recent: [u64; RECENT],
    /// Written names and their fingerprints: one row mostly names what the row before named, in the same places.
    remembered: Vec<(String, u64)>,
    folded: String,
}

impl Names {
    pub fn new(seed: u64) -> Self {
        Self { seed, admitted: HashSet::new(), recent: [0; RECENT], remembered: Vec::new(), folded: String::new() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.admitted.len()
    }

    /// The fingerprint of a name, which stands in this place of its event.
    pub fn print(&mut self, name: &str, place: usize) -> u64 {
        let place = place % REMEMBERED;
        if let Some((written, print)) = self.remembered.get(place)
            && written == name
            && !name.is_empty()
        {
            return *print;
        }
        self.folded.clear();
        fold_name_into(name, &mut self.folded);
        let print = XxHash3_64::oneshot_with_seed(self.seed, self.folded.as_bytes());
        if self.remembered.len() <= place {
            self.remembered.resize_with(place + 1, Default::default);
        }
        let (written, known) = &mut self.remembered[place];
        written.clear();
        written.push_str(name);
        *known = print;
        print
    }

    /// Whether there is room for a name.
    pub fn admit(&mut self, print: u64) -> bool {
        let recent = &mut self.recent[print as usize % RECENT];
        if *recent == print {
            return true;
        }
        if self.admitted.len() < NAMES_MAX {
            self.admitted.insert(print);
        } else if !self.admitted.contains(&print) {
            return false;
        }
        *recent = print;
        true
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.admitted.allocation_size()
    }
}
