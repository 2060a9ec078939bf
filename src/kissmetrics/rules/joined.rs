//! Which identities are one person, by the aliases that were sent.

use std::hash::Hash;

use hashbrown::{HashMap, HashSet};

/// Groups of identities; whoever is in none stands alone.
#[derive(Clone, Debug)]
pub(super) struct Joined<K> {
    towards: HashMap<K, K>,
}

impl<K> Default for Joined<K> {
    fn default() -> Self {
        Self { towards: HashMap::new() }
    }
}

impl<K: Copy + Eq + Hash> Joined<K> {
    /// Makes one of the groups of both; whether they were two.
    pub fn join(&mut self, one: K, other: K) -> bool {
        let (root, other_root) = (self.find(one), self.find(other));
        self.towards.entry(one).or_insert(root);
        self.towards.entry(other).or_insert(other_root);
        if root == other_root {
            return false;
        }
        self.towards.insert(other_root, root);
        true
    }

    /// The one that stands for the group.
    pub fn root(&self, of: K) -> K {
        let mut at = of;
        while let Some(&next) = self.towards.get(&at)
            && next != at
        {
            at = next;
        }
        at
    }

    /// Everybody who was ever joined, also only with themselves.
    pub fn members(&self) -> impl Iterator<Item = K> {
        self.towards.keys().copied()
    }

    /// How many persons `seen` identities are, when `is_seen` tells which.
    pub fn people(&self, seen: usize, is_seen: impl Fn(K) -> bool) -> usize {
        let mut roots = HashSet::new();
        let mut joined = 0;
        for member in self.members().filter(|&member| is_seen(member)) {
            joined += 1;
            roots.insert(self.root(member));
        }
        seen - joined + roots.len()
    }

    /// [`Joined::root`], which also shortens the way for the next time.
    fn find(&mut self, of: K) -> K {
        let root = self.root(of);
        let mut at = of;
        while let Some(next) = self.towards.get_mut(&at)
            && *next != root
        {
            at = std::mem::replace(next, root);
        }
        root
    }
}
