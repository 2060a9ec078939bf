//! The keys of a file, and the columns that they are.
//!
//! A column stands where its key is met first, so that what is added behind a file adds columns behind the others and moves
//! none.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

use crate::source::Column;
use crate::source::table::MOST_COLUMNS;

/// The most keys that are remembered, those of objects among them.
pub(super) const MOST_KEYS: usize = 4 * MOST_COLUMNS;

/// The outermost object.
pub(super) const ROOT: usize = 0;

/// All keys that were met, object within object.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    objects: Vec<Object>,
    /// The keys that lead to each column, with a point between them.
    columns: Vec<String>,
    /// The hash of these.
    hashes: Vec<u64>,
    /// How many keys there are, those that lead to no column among them.
    count: usize,
}

/// What is known of the objects that stand under the same keys.
#[derive(Clone, Debug, Default)]
struct Object {
    /// The keys that lead to it.
    path: String,
    keys: Vec<Key>,
    places: HashMap<Box<str>, usize>,
}

/// A key of an object. Its value may be single in one record and an object in another.
#[derive(Clone, Debug)]
struct Key {
    name: Box<str>,
    column: Option<usize>,
    object: Option<usize>,
}

/// Where a key stands in its object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    object: usize,
    key: usize,
}

impl Keys {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { objects: vec![Object::default()], columns: Vec::new(), hashes: Vec::new(), count: 0 }
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.columns.len()
    }

    /// How many keys there are, those that lead to no column among them.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The hash of the keys that lead to a column.
    pub(super) fn hash(&self, column: usize) -> u64 {
        self.hashes.get(column).copied().unwrap_or_default()
    }

    /// The columns with their titles.
    pub(super) fn titled(&self) -> Vec<Column> {
        Column::unique(self.titles())
    }

    /// The titles as they are written, of which some may be the same.
    pub(super) fn titles(&self) -> Vec<String> {
        let title = |path: &String| path.split_whitespace().collect::<Vec<_>>().join(" ");
        self.columns.iter().map(title).collect()
    }

    /// The keys that lead to each column.
    pub(super) fn paths(&self) -> Vec<Vec<String>> {
        let mut ways: Vec<Vec<String>> = vec![Vec::new(); self.objects.len()];
        let mut paths = vec![Vec::new(); self.columns.len()];
        // Objects stand behind those that they are in.
        for (at, object) in self.objects.iter().enumerate() {
            for key in &object.keys {
                let way: Vec<String> = ways[at].iter().cloned().chain([key.name.to_string()]).collect();
                if let Some(object) = key.object {
                    ways[object].clone_from(&way);
                }
                if let Some(column) = key.column {
                    paths[column] = way;
                }
            }
        }
        paths
    }

    /// The place of a key in an object. `next` is the one that is expected, since most records have the same keys in the
    /// same order.
    pub(super) fn place(&mut self, object: usize, name: &str, next: &mut usize) -> Place {
        let Object { keys, places, .. } = &mut self.objects[object];
        let expected = keys.get(*next).is_some_and(|key| *key.name == *name);
        let key = match expected {
            true => *next,
            false => match places.get(name) {
                Some(key) => *key,
                None => {
                    keys.push(Key { name: name.into(), column: None, object: None });
                    places.insert(name.into(), keys.len() - 1);
                    self.count += 1;
                    keys.len() - 1
                }
            },
        };
        *next = key + 1;
        Place { object, key }
    }

    /// The column of what stands under a key as a single value.
    pub(super) fn column(&mut self, place: Place) -> usize {
        if let Some(column) = self.key(place).column {
            return column;
        }
        let column = self.columns.len();
        let path = self.path(place);
        self.hashes.push(xxh3_64(path.as_bytes()));
        self.columns.push(path);
        self.key_mut(place).column = Some(column);
        column
    }

    /// The object that stands under a key.
    pub(super) fn object(&mut self, place: Place) -> usize {
        if let Some(object) = self.key(place).object {
            return object;
        }
        let object = self.objects.len();
        self.objects.push(Object { path: self.path(place), ..Object::default() });
        self.key_mut(place).object = Some(object);
        object
    }

    /// Whether an object stands under a key somewhere.
    pub(super) fn has_object(&self, place: Place) -> bool {
        self.key(place).object.is_some()
    }

    fn key(&self, place: Place) -> &Key {
        &self.objects[place.object].keys[place.key]
    }

    fn key_mut(&mut self, place: Place) -> &mut Key {
        &mut self.objects[place.object].keys[place.key]
    }

    fn path(&self, place: Place) -> String {
        let (path, name) = (&self.objects[place.object].path, &self.key(place).name);
        if place.object == ROOT { name.to_string() } else { format!("{path}.{name}") }
    }
}
