//! Titles that are fewer than the cells below them, that take several rows, and that stand above few rows.

use backfill::source::{Oddity, ReadingVersion, SourceNotice};

use super::Table;

const ROW_NAMES: &str = "\"email\"\t\"signed_up_at\"\t\"plan\"\n\"1\"\t\"ada@example.com\"\t\"2019-03-05 14:05:00\"\t\"Gold\"\n\
                         \"2\"\t\"bela@example.com\"\t\"2019-03-06 09:00:00\"\t\"Basic\"\n";

fn notices(table: &Table) -> Vec<SourceNotice> {
    table.open().notices().to_vec()
}

#[test]
fn fewer_titles_than_cells_are_said_and_moved_only_when_that_is_chosen() {
    let table = Table::new(ROW_NAMES);
    assert_eq!(
        notices(&table),
        [SourceNotice::FewerTitles { titles: 3, cells: 4, move_titles: true, parted_dates: false }]
    );
    assert_eq!(table.read().titles, ["email", "signed_up_at", "plan", "Column 4"]);
    let table = table.with("row-names", "first");
    assert_eq!(notices(&table), []);
    let read = table.read();
    assert_eq!(read.titles, ["Column 1", "email", "signed_up_at", "plan"]);
    assert_eq!(read.cells()[0], ["1", "ada@example.com", "2019-03-05 14:05:00", "Gold"]);
    assert!(read.warnings.is_empty());
}

#[test]
fn titles_are_not_offered_to_be_moved_where_the_first_cells_name_no_row() {
    let text = "plan,email\nGold,ada@example.com,5\nGold,bela@example.com,6\nBasic,cy@example.com,7\n";
    assert_eq!(
        notices(&Table::new(text)),
        [SourceNotice::FewerTitles { titles: 2, cells: 3, move_titles: false, parted_dates: false }]
    );
    let text = "email,plan\n1,x,ada@example.com,Gold\n2,y,bela@example.com,Basic\n";
    assert_eq!(
        notices(&Table::new(text)),
        [SourceNotice::FewerTitles { titles: 2, cells: 4, move_titles: false, parted_dates: false }]
    );
}

#[test]
fn a_separator_at_the_end_of_each_row_does_no_harm() {
    let text = "email,signed_up_at,plan\nada@example.com,2019-03-05 14:05:00,Gold,\nbela@example.com,2019-03-06 09:00:00,Basic,\n";
    for text in [text.to_owned(), text.replace("plan\n", "plan,\n")] {
        let table = Table::new(text);
        assert_eq!(notices(&table), []);
        let read = table.read();
        assert_eq!(read.titles[..3], ["email", "signed_up_at", "plan"]);
        assert_eq!(read.cells()[1][..3], ["bela@example.com", "2019-03-06 09:00:00", "Basic"]);
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    }
}

#[test]
fn titles_above_few_rows_of_unequal_width_are_titles_still() {
    for (text, titles, rows) in [
        ("name,plan\nAda,Gold,x\n", &["name", "plan"][..], 1),
        ("name,plan,note\nAda,Gold\n", &["name", "plan", "note"], 1),
        ("name,plan,note\nAda,Gold,x\nBela,Basic,y,z\nCy,Gold,y,z\n", &["name", "plan", "note"], 3),
        ("name,plan,note\nAda,Gold\nBela,Basic,y,z\n", &["name", "plan", "note"], 2),
        ("email,plan\nada@example.com,Gold,x,y\n", &["email", "plan"], 1),
        ("name,plan\nAda\nBela,Basic,y\n", &["name", "plan"], 2),
    ] {
        let read = Table::new(text).read();
        assert_eq!(read.titles[..titles.len()], *titles, "{text}");
        assert_eq!(read.records.len(), rows, "{text}");
    }
}

#[test]
fn titles_over_two_or_three_rows_are_one_title_a_column() {
    let rows =
        "ada@example.com,Ada,2019-03-05,5.50\nbela@example.com,Bela,2019-03-06,6.50\ncy@example.com,Cy,2019-03-07,7\n";
    for (above, titles, reading) in [
        (
            "Customer,,Order,\nEmail,Name,Date,Total\n",
            ["Customer Email", "Customer Name", "Order Date", "Order Total"],
            "titles in rows 1 to 2",
        ),
        (
            "Customer,Customer,Order,Order\nEmail,Name,Date,Total\n",
            ["Customer Email", "Customer Name", "Order Date", "Order Total"],
            "titles in rows 1 to 2",
        ),
        (
            "E-Mail,Vorname,Datum,Betrag\nemail,first name,date,amount\n",
            ["E-Mail email", "Vorname first name", "Datum date", "Betrag amount"],
            "titles in rows 1 to 2",
        ),
        (
            "Email,Name,Date,Total\n,,(UTC),(EUR)\n",
            ["Email", "Name", "Date (UTC)", "Total (EUR)"],
            "titles in rows 1 to 2",
        ),
        (
            "Customer,,Order,\nEmail,Name,Date,Total\n,,(UTC),(EUR)\n",
            ["Customer Email", "Customer Name", "Order Date (UTC)", "Order Total (EUR)"],
            "titles in rows 1 to 3",
        ),
        (
            "Customer,,Order,\nContact,Contact,Shipping,Billing\nEmail,Name,Date,Total\n",
            ["Customer Contact Email", "Customer Contact Name", "Order Shipping Date", "Order Billing Total"],
            "titles in rows 1 to 3",
        ),
    ] {
        let read = Table::new(format!("{above}{rows}")).read();
        assert_eq!(read.titles, titles, "{above}");
        assert_eq!(read.records.len(), 3, "{above}");
        assert!(read.reading.contains(reading), "{}", read.reading);
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    }
}

#[test]
fn a_first_row_that_is_odd_is_no_title() {
    for first in ["ada,unknown,n/a", "ada@example.com,soon,free", "ada,soon,Gold", "ada,2019-03-04,free"] {
        let rows = "bela@example.com,2019-03-05,5\ncy@example.com,2019-03-06,6\n";
        let text = format!("email,signed_up_at,amount\n{first}\n{rows}").replace(",5\n", ",Gold\n");
        let read = Table::new(text).read();
        assert_eq!((read.titles[0].as_str(), read.records.len()), ("email", 3), "{first}");
    }
}

#[test]
fn lines_above_the_titles_are_no_titles() {
    let text = "Created by,Finance,,\nid,login,amount,at\n1,ada,5,2020-01-01\n2,bob,6,2020-01-02\n";
    assert_eq!(Table::new(text).read().titles, ["id", "login", "amount", "at"]);
}

#[test]
fn how_many_rows_the_titles_take_can_be_chosen() {
    let text = "a,b\nc,d\n1,2\n";
    let read = Table::new(text).with("titles", "1").with("title-rows", "2").read();
    assert_eq!(read.cells(), [["1", "2"]]);
    assert_eq!(read.titles, ["a c", "b d"]);
}

#[test]
fn an_older_reading_finds_one_row_of_titles() {
    let text = "Customer,,Order,\nEmail,Name,Date,Total\nada@example.com,Ada,2019-03-05,5.50\n";
    let table = Table::new(text).read_as(ReadingVersion::FIRST);
    let read = table.read();
    assert_eq!(read.titles, ["Email", "Name", "Date", "Total"]);
    assert_eq!(read.warning(Oddity::TitlesAgain), None);
    assert_eq!(notices(&table), [SourceNotice::EarlierReading]);
}

#[test]
fn dates_with_a_bare_comma_are_said_and_no_titles_are_moved() {
    let dates = ["March 5, 2019", "Mar 17,2019", "5 March, 2019"];
    let clocks = ["3/5/2019, 10:00:00 AM", "2019-03-05, 10:00", "05.03.2019,9:30"];
    for texts in [dates, clocks] {
        let rows =
            texts.iter().enumerate().map(|(row, text)| format!("p{row}@example.com,2019-03-0{},{text}\n", row + 1));
        let text = format!("email,date,renews\n{}", rows.collect::<String>());
        let told = [SourceNotice::FewerTitles { titles: 3, cells: 4, move_titles: false, parted_dates: true }];
        assert_eq!(notices(&Table::new(&text)), told, "{texts:?}");
    }
    // Years beside names are no dates.
    let text = "email,plan\nr1,a@example.com,Gold 5,2019\nr2,b@example.com,Gold 6,2019\n";
    let told = notices(&Table::new(text));
    assert!(matches!(told[..], [SourceNotice::FewerTitles { parted_dates: false, .. }]), "{told:?}");
}
