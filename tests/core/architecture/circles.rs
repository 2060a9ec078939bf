//! Files that import each other in a circle: none of them can be understood, tested or replaced alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Named, module, outside, paths};

/// Which files each file imports, by its path under `src/`. A folder's `mod.rs` and what lies in that folder are one
/// thing: the one names its parts, and the parts what they share.
pub fn imports(sources: &[(String, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let files: BTreeMap<Vec<String>, &str> = sources.iter().map(|(file, _)| (module(file), file.as_str())).collect();
    let file_of = |path: &[String]| (1..=path.len()).rev().find_map(|length| files.get(&path[..length]).copied());
    let mut imports = BTreeMap::new();
    for (file, text) in sources {
        let own = module(file);
        let imported = paths::paths(text).into_iter().filter_map(|path| {
            let whole = match outside(&path.segments, &own) {
                Named::Room(path) => path,
                // What begins with no room may be a module beneath this one.
                Named::Crate(_) => [own.clone(), path.segments].concat(),
                Named::Own => return None,
            };
            let other = file_of(&whole)?;
            let theirs = module(other);
            let is_folder = |folder: &[String], inner: &[String]| inner.starts_with(folder);
            (!is_folder(&own, &theirs) && !is_folder(&theirs, &own)).then(|| other.to_owned())
        });
        imports.insert(file.clone(), imported.collect());
    }
    imports
}

/// Each circle as the files that can be reached from one another, of which at least two are in one.
pub fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<String>> {
    let reach = |from: &String| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = imports.get(from).into_iter().flatten().collect();
        while let Some(file) = open.pop() {
            if seen.insert(file.clone()) {
                open.extend(imports.get(file).into_iter().flatten());
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<String>> = imports.keys().map(|file| (file, reach(file))).collect();
    let mut circles = BTreeSet::new();
    for (file, seen) in &reached {
        let back = |other: &&String| reached.get(other).is_some_and(|seen| seen.contains(*file));
        let circle: BTreeSet<String> = seen.iter().filter(back).cloned().collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

/// The files whose path begins with `room`, and what each imports of the others, as Graphviz reads it.
pub fn drawn(imports: &BTreeMap<String, BTreeSet<String>>, room: &str) -> String {
    let mut text = "digraph imports {\n  rankdir=LR;\n".to_owned();
    for (file, imported) in imports.iter().filter(|(file, _)| file.starts_with(room)) {
        text.push_str(&format!("  \"{file}\";\n"));
        for other in imported.iter().filter(|other| other.starts_with(room)) {
            text.push_str(&format!("  \"{file}\" -> \"{other}\";\n"));
        }
    }
    text + "}\n"
}
