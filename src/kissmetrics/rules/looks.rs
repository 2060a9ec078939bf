//! What somebody has at a second, told with a number: which event, which properties. Of millions of such moments nearly
//! all look alike ("one Signed Up with a Plan Name"), and a look is a path in a small tree of names.

use hashbrown::HashMap;

/// Nothing at all; the root of the tree.
pub(super) const NOTHING: u16 = 0;

/// No look: too many things, or too many different looks.
pub(super) const CROWDED: u16 = u16::MAX;

/// No look either: what there is stands elsewhere.
pub(super) const ELSEWHERE: u16 = u16::MAX - 1;

/// How many things a look may have; more are rare, and looking through them would take long.
const THINGS_MAX: u16 = 32;

/// What a moment has: what its parent has and one thing more.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    /// Fingerprint of the thing.
    pub thing: u64,
    parent: u16,
    /// How many things there are, this one included.
    pub things: u16,
    /// How many of them are properties.
    pub properties: u16,
}

/// The tree.
pub(super) struct Looks {
    looks: Vec<Look>,
    /// From a look and a thing more to the next look.
    steps: HashMap<(u16, u64), u16>,
}

impl Default for Looks {
    fn default() -> Self {
        Self { looks: vec![Look::default()], steps: HashMap::new() }
    }
}

impl Looks {
    pub fn get(&self, look: u16) -> Look {
        self.looks.get(usize::from(look)).copied().unwrap_or_default()
    }

    /// The look with one thing more, if it may be.
    pub fn step(&mut self, from: u16, thing: u64, is_property: bool) -> Option<u16> {
        if let Some(&next) = self.steps.get(&(from, thing)) {
            return Some(next);
        }
        let Look { things, properties, .. } = self.get(from);
        let next = u16::try_from(self.looks.len()).ok().filter(|&next| next < ELSEWHERE && things < THINGS_MAX)?;
        let properties = properties + u16::from(is_property);
        self.looks.push(Look { thing, parent: from, things: things + 1, properties });
        self.steps.insert((from, thing), next);
        Some(next)
    }

    /// Goes from a look back to nothing.
    pub fn walk(&self, from: u16) -> impl Iterator<Item = Look> {
        let mut at = from;
        std::iter::from_fn(move || {
            let look = self.get(at);
            at = look.parent;
            (look.things > 0).then_some(look)
        })
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.looks.capacity() * size_of::<Look>() + self.steps.allocation_size()
    }
}
