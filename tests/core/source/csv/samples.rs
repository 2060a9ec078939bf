//! The samples that the program carries.

use std::path::{Path, PathBuf};

use backfill::source::{self, Answers, Oddity};

use super::Read;

fn sample(name: &str) -> Read {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name);
    let answers = Answers::new("csv").with("file", path.display().to_string());
    Read::all(&*source::open(&answers).expect("a sample opens"))
}

#[test]
fn the_export_of_an_older_shop_is_read_as_what_it_is() {
    let read = sample("users-export.csv");
    assert_eq!(read.reading, "Semicolon-separated, Windows-1252, titles in row 3");
    assert_eq!(read.titles, ["id", "login", "full_name", "created_at", "plan", "canceled_at", "lifetime_value"]);
    assert_eq!(read.records.len(), 480);
    let cells = read.cells();
    assert_eq!(cells[0], ["1001", "ada@example.com", "Ada Löfgren", "03/01/2016 09:12", "Premium", "", "1.284,50 €"]);
    assert_eq!(cells[3][2], "Lee \"Leo\" Wong");
    assert_eq!(cells[289][2], "Brandt; Söhne GmbH");
    assert_eq!(cells[479][0], "1480");
    // Two lines above the titles, so row 257 stands on line 260.
    assert_eq!(read.warning(Oddity::LongRow), Some((2, &[260, 423][..])));
    assert_eq!(read.warnings.len(), 1);
}

#[test]
fn the_tables_of_the_guide_are_read_as_they_stand_there() {
    assert_eq!(sample("users.csv").cells()[1], ["2", "test@kissmetrics.com", "2009-10-01 01:00:00"]);
    assert_eq!(sample("billing.csv").cells()[2], ["3", "15", "150", "2", "upgrade", "2009-10-01 14:29:42"]);
    assert_eq!(sample("plans.csv").cells(), [["1", "Premium"], ["2", "Team"]]);
    assert_eq!(sample("cancellations.csv").cells()[2], ["3", "third@user.com", ""]);
    assert_eq!(sample("events.csv").cells()[4], ["5", "15", "visited dashboard", "1", "2009-10-01 16:22:12"]);
}
