//! Columns of several files as those of one table: joined by their titles, and what differs among the files.

use std::collections::{BTreeMap, HashMap};

use crate::source::Column;
use crate::source::notice::Difference;

/// The columns of all files so far, each once.
#[derive(Default)]
pub(super) struct Joined {
    titles: Vec<String>,
    exact: HashMap<String, usize>,
    /// By the title in small letters and without spaces around it.
    alike: HashMap<String, usize>,
    /// For each file its name, and for each of its columns the place in the table.
    files: Vec<(String, Vec<usize>)>,
}

impl Joined {
    /// Adds the columns of the next file. Titles that differ in nothing but upper and lower case or spaces are the same,
    /// where the file has no other of them. Gives whether it has any of the titles so far.
    pub(super) fn add(&mut self, file: &str, columns: &[Column]) -> bool {
        let mut places: Vec<Option<usize>> =
            columns.iter().map(|column| self.exact.get(&column.title).copied()).collect();
        for (at, column) in columns.iter().enumerate() {
            let alike = self.alike.get(&folded(&column.title)).copied();
            if places[at].is_none() && alike.is_some_and(|place| !places.contains(&Some(place))) {
                places[at] = alike;
            }
        }
        let has_one = self.files.is_empty() || places.iter().any(Option::is_some);
        let place = |(place, column): (Option<usize>, &Column)| place.unwrap_or_else(|| self.new_column(&column.title));
        let places = places.into_iter().zip(columns).map(place).collect();
        self.files.push((file.to_owned(), places));
        has_one
    }

    fn new_column(&mut self, title: &str) -> usize {
        let place = self.titles.len();
        self.titles.push(title.to_owned());
        self.exact.insert(title.to_owned(), place);
        self.alike.entry(folded(title)).or_insert(place);
        place
    }

    /// The columns of the table.
    pub(super) fn columns(&self) -> Vec<Column> {
        self.titles.iter().map(|title| Column { title: title.clone() }).collect()
    }

    /// For each file where the cells of its columns go.
    pub(super) fn places(&self) -> impl Iterator<Item = &[usize]> {
        self.files.iter().map(|(_, places)| places.as_slice())
    }

    /// What differs among the columns of the files.
    pub(super) fn differences(&self) -> Vec<Difference> {
        let mut lacking: Vec<Vec<usize>> = vec![Vec::new(); self.titles.len()];
        for (at, (_, places)) in self.files.iter().enumerate() {
            let mut has = vec![false; self.titles.len()];
            places.iter().for_each(|place| has[*place] = true);
            lacking.iter_mut().zip(has).filter(|(_, has)| !has).for_each(|(lacking, _)| lacking.push(at));
        }
        // Columns that the same files lack are told in one sentence.
        let mut together: BTreeMap<Vec<usize>, Vec<String>> = BTreeMap::new();
        for (lacking, title) in lacking.into_iter().zip(&self.titles).filter(|(lacking, _)| !lacking.is_empty()) {
            together.entry(lacking).or_default().push(title.clone());
        }
        let mut found = Vec::new();
        for (lacking, columns) in together {
            found.push(if lacking.len() * 2 <= self.files.len() {
                Difference::Missing { columns, files: self.named(&lacking) }
            } else {
                let has: Vec<usize> = (0..self.files.len()).filter(|at| !lacking.contains(at)).collect();
                Difference::New { columns, files: self.named(&has) }
            });
        }
        let moved = |(_, (_, places)): &(usize, &(String, Vec<usize>))| !places.is_sorted();
        let moved: Vec<usize> = self.files.iter().enumerate().filter(moved).map(|(at, _)| at).collect();
        if !moved.is_empty() {
            found.push(Difference::OtherOrder { files: self.named(&moved) });
        }
        found
    }

    fn named(&self, files: &[usize]) -> Vec<String> {
        files.iter().map(|at| self.files[*at].0.clone()).collect()
    }
}

fn folded(title: &str) -> String {
    title.trim().to_lowercase()
}
