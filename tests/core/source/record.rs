//! A record keeps its cells apart in one text.

use backfill::source::{Raggedness, Record};
use proptest::prelude::*;

#[test]
fn a_cell_beyond_the_last_is_blank() {
    let mut record = Record::default();
    assert!(record.is_empty());
    record.push("a");
    assert_eq!((record.cell(0), record.cell(1), record.cell(99), record.len()), ("a", "", "", 1));
}

#[test]
fn clearing_forgets_everything() {
    let mut record = Record::default();
    record.push("a");
    record.row = 3;
    record.line = Some(4);
    record.ragged = Some(Raggedness::Short(1));
    record.clear();
    assert_eq!(record, Record::default());
}

proptest! {
    #[test]
    fn cells_come_back_as_they_were_added(cells in prop::collection::vec(".{0,8}", 0..10)) {
        let mut record = Record::default();
        for (index, cell) in cells.iter().enumerate() {
            // Both ways of adding are one.
            if index % 2 == 0 { record.push(cell) } else { record.push_with(|text| text.push_str(cell)) }
        }
        prop_assert_eq!(record.cells().collect::<Vec<_>>(), cells);
    }
}
