//! A ledger that an earlier Backfill wrote, with its sources and plans, set up as if it had been written here: see
//! `tests/ledgers/before-claims/README.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::folder::Folder;

/// The folder of the sources and plans, with the ledger in a folder `data` of it.
pub struct Earlier {
    /// Where they are.
    pub folder: Folder,
}

impl Earlier {
    /// A copy, whose product is at this address.
    pub fn at(address: &str) -> Self {
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledgers/before-claims");
        let folder = Folder::copy_of(&original);
        let ledger = rusqlite::Connection::open(folder.at("data/ledger.sqlite")).expect("the ledger is a database");
        let here = toml_text(folder.path());
        ledger
            .execute("UPDATE import SET plan = replace(plan, '/srv/example', ?1)", [here])
            .expect("it can be written");
        ledger.execute("UPDATE product SET address = ?1", [address]).expect("it can be written");
        Self { folder }
    }

    /// Moves the ledger to the place of a program's own files.
    pub fn give_ledger_to(&self, data: &Path) {
        fs::rename(self.folder.at("data"), data).expect("it can be moved");
    }

    /// Every request that arrived, as a server that is not ours logged it.
    pub fn arrived(&self) -> BTreeSet<String> {
        let lines = fs::read_to_string(self.folder.at("requests.txt")).expect("it is text");
        lines.lines().map(str::to_owned).collect()
    }
}

/// A path as it stands within quotes in a plan.
fn toml_text(path: &Path) -> String {
    path.display().to_string().replace('\\', "\\\\")
}
