//! The set of events that were sent.

use std::collections::BTreeSet;

use backfill::pipeline::range_set::RangeSet;
use proptest::prelude::*;

proptest! {
    #[test]
    fn it_holds_what_was_put_in_whatever_the_order(numbers in prop::collection::vec(0..300_u64, 0..400)) {
        let (mut done, mut plain) = (RangeSet::default(), BTreeSet::new());
        for number in numbers {
            prop_assert_eq!(done.insert(number), plain.insert(number));
        }
        prop_assert_eq!(done.len(), plain.len() as u64);
        for number in 0..301 {
            prop_assert_eq!(done.contains(number), plain.contains(&number));
        }
    }
}
