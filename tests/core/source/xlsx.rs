//! The cells of an `.xlsx` in the forms in which programs write them, each held against what it means and against what the
//! calamine crate reads of it.

use std::collections::BTreeMap;
use std::path::Path;

use backfill::error::Error;
use backfill::source::{self, Answers, Oddity, Record};
use calamine::{DataRef, Xlsx, open_workbook};

use crate::support::folder::Folder;
use crate::support::workbook::archive;

/// A workbook of one sheet, whose part and shared texts are given as they stand in the file.
fn book(sheet: &str, texts: &str) -> Vec<u8> {
    archive(&parts(sheet, texts))
}

/// The parts of such a workbook.
fn parts<'p>(sheet: &'p str, texts: &'p str) -> Vec<(&'p str, &'p str)> {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellStyleXfs>\
        <xf numFmtId=\"0\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"46\"/>\
        <xf numFmtId=\"2\"/></cellXfs></styleSheet>";
    let mut parts = vec![
        (
            "_rels\\.rels",
            "<Relationships><Relationship Id=\"r\" Type=\"/relationships/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl\\workbook.xml",
            "<workbook><sheets><sheet name=\"A &amp; B\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl\\_rels\\workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"/worksheet\" Target=\"/XL/Worksheets/Sheet1.xml\"/></Relationships>",
        ),
        ("xl/styles.xml", styles),
        ("xl\\worksheets\\sheet1.xml", sheet),
    ];
    if !texts.is_empty() {
        parts.push(("xl/SharedStrings.xml", texts));
    }
    parts
}

/// The same with another content of a part, by the end of its name.
fn with<'p>(mut parts: Vec<(&'p str, &'p str)>, named: &str, content: &'p str) -> Vec<(&'p str, &'p str)> {
    parts.iter_mut().filter(|(name, _)| name.ends_with(named)).for_each(|part| part.1 = content);
    parts
}

/// A sheet of these rows.
fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// Whether a workbook is refused, at once or while its rows are read.
fn is_refused(bytes: Vec<u8>) -> bool {
    let folder = Folder::new();
    let path = folder.write("book.xlsx", bytes);
    let answers = Answers::new("sheet").with("file", path.to_string_lossy()).with("titles", "none");
    let Ok(source) = source::open(&answers) else { return true };
    let Ok(mut records) = source.records() else { return true };
    let mut record = Record::default();
    loop {
        match records.read(&mut record) {
            Ok(true) => {}
            Ok(false) => return false,
            Err(_) => return true,
        }
    }
}

type Cells = BTreeMap<(u64, usize), String>;

/// All cells with a text, by the number of their row and their place in it, and what was odd.
fn ours(path: &Path) -> (Cells, Vec<(Oddity, Vec<u64>)>) {
    let answers = Answers::new("sheet").with("file", path.to_string_lossy()).with("titles", "none");
    let source = source::open(&answers).unwrap_or_else(|error| panic!("{}", Error::from(error).sentence()));
    let mut records = source.records().expect("a pass");
    let (mut record, mut cells) = (Record::default(), Cells::new());
    while records.read(&mut record).expect("a row") {
        let line = record.line.expect("a number");
        let filled = record.cells().enumerate().filter(|(_, cell)| !cell.is_empty());
        cells.extend(filled.map(|(place, cell)| ((line, place), cell.to_owned())));
    }
    (cells, records.warnings().into_iter().map(|warning| (warning.oddity, warning.first_lines)).collect())
}

fn by_calamine(path: &Path) -> Cells {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let mut reader = book.worksheet_cells_reader("A & B").expect("a sheet");
    let mut cells = Cells::new();
    while let Some(cell) = reader.next_cell().expect("a cell") {
        let text = match cell.get_value() {
            DataRef::Float(number) => number.to_string(),
            DataRef::DateTime(moment) => format!("{} days", moment.as_f64()),
            DataRef::Bool(truth) => truth.to_string(),
            DataRef::Error(error) => error.to_string(),
            DataRef::DateTimeIso(moment) => moment.clone(),
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            _ => continue,
        };
        let (row, column) = cell.get_position();
        cells.insert((u64::from(row) + 1, column as usize), text);
    }
    cells.retain(|_, text| !text.is_empty());
    cells
}

/// Holds a sheet against what its rows should be, each with its number; gives what was odd.
#[track_caller]
fn hold(sheet: &str, texts: &str, expected: &[(u64, &[&str])]) -> Vec<(Oddity, Vec<u64>)> {
    let folder = Folder::new();
    let path = folder.write("book.xlsx", book(sheet, texts));
    let row = |(line, row): &(u64, &[&str])| {
        let cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        cells.map(|(place, cell)| ((*line, place), (*cell).to_owned())).collect::<Vec<_>>()
    };
    let (found, odd) = ours(&path);
    assert_eq!(found, expected.iter().flat_map(row).collect::<Cells>());
    let days = |(place, text): ((u64, usize), String)| match text.strip_suffix(" days") {
        Some(_) => (place, found[&place].clone()),
        None => (place, text),
    };
    assert_eq!(found, by_calamine(&path).into_iter().map(days).collect::<Cells>(), "calamine reads something else");
    odd
}

#[test]
fn cells_are_where_they_say_or_behind_those_before_them() {
    let sheet = "<worksheet><sheetData>\
        <row><c><v>1</v></c><c/><c><v>3</v></c></row>\
        <row r=\"4\"><c r=\"B4\"><v>2</v></c><c><v>3</v></c></row>\
        <row/>\
        <row><c><v>6</v></c></row>\
        <row r=\"9\" spans=\"1:3\"><c r=\"a9\"><v>1</v></c><c r=\"AB9\"><v>28</v></c></row>\
        <row r=\"12\"/>\
        <row><c><v>13</v></c></row>\
        </sheetData></worksheet>";
    let far: Vec<&str> = std::iter::once("1").chain([""; 26]).chain(["28"]).collect();
    let rows: [(u64, &[&str]); 5] = [(1, &["1", "", "3"]), (4, &["", "2", "3"]), (6, &["6"]), (9, &far), (13, &["13"])];
    hold(sheet, "", &rows);
}

#[test]
fn tags_are_read_however_they_are_written() {
    let sheet = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- <sheetData> <row> > --><x:worksheet xmlns:x='main'>\
        <x:dimension ref=\"A1\"/><x:sheetData >\n\
        <x:row r = '1' note=\"a>b\"><x:c t='str' r = \"A1\"  note='\"'><x:f>IF(A2&gt;\"x>y\",1,2)</x:f><x:v>one</x:v></x:c >\n\
        <!-- between --><x:c r=\"B1\"><x:v>2</x:v><x:extLst/></x:c></x:row >\n\
        <x:row r=\"2\"><x:c r=\"A2\"><x:v>3<!-- behind --></x:v></x:c><x:c r=\"B2\"><x:v><![CDATA[4]]></x:v></x:c></x:row>\
        </x:sheetData></x:worksheet>";
    // What has no place in a cell is refused.
    let folder = Folder::new();
    let answers = |sheet: &str| {
        let path = folder.write("book.xlsx", book(sheet, ""));
        Answers::new("sheet").with("file", path.to_string_lossy())
    };
    let refused = source::open(&answers(sheet)).err().map(|error| Error::from(error).sentence()).unwrap_or_default();
    assert!(refused.contains("impossible values"), "{refused}");
    hold(&sheet.replace("<x:extLst/>", ""), "", &[(1, &["one", "2"]), (2, &["3"])]);
    let cut = &sheet.replace("<x:extLst/>", "")[..sheet.len() - 60];
    let refused = source::open(&answers(cut)).err().map(|error| Error::from(error).sentence()).unwrap_or_default();
    assert!(refused.contains("reading ended early"), "{refused}");
}

#[test]
fn texts_are_read_as_they_are_meant() {
    let texts = "<sst count=\"9\"><si><t>plain</t></si><si><t> \t trimmed&#10; </t></si><si><t xml:space=\"preserve\"> kept </t></si>\
        <si><r><rPr><b/></rPr><t>Ada </t></r><r><t xml:space=\"preserve\"> L.</t></r><rPh sb=\"0\" eb=\"1\"><t>aloud</t></rPh></si>\
        <si/><si></si><si><t/></si><si><t>a &amp; b &lt;c&gt; &#xE9;&#233;</t></si><si><t>one\r\ntwo\rthree&#13;</t></si>\
        <si><t>_x0041__xD83D__xDE00_ _x005F_x0041_ _x00g1_ __x0042_ _xD83D_ _xDE00_</t></si>\
        <si><t><![CDATA[<verbatim> &amp;]]></t></si><si><t>\u{A0}日本\u{A0}</t></si></sst>";
    let shared: String = (0..12).map(|number| format!("<row><c t=\"s\"><v>{number}</v></c></row>")).collect();
    let expected = [
        "plain",
        "trimmed",
        " kept ",
        "Ada L.",
        "",
        "",
        "",
        "a & b <c> éé",
        "one\ntwo\nthree\r",
        "A😀 _x0041_ _x00g1_ _B \u{FFFD} \u{FFFD}",
        "<verbatim> &amp;",
        "\u{A0}日本\u{A0}",
    ];
    // White space in letters that stand for themselves is trimmed too.
    let expected = expected.map(|text| if text.ends_with('\r') { "one\ntwo\nthree" } else { text });
    let expected: Vec<[&str; 1]> = expected.into_iter().map(|text| [text]).collect();
    let rows: Vec<(u64, &[&str])> = (1..).zip(expected.iter().map(|row| row.as_slice())).collect();
    hold(&format!("<worksheet><sheetData>{shared}</sheetData></worksheet>"), texts, &rows);
    let cells = "<worksheet><sheetData><row>\
        <c t=\"inlineStr\"><is><t>in &quot;it&quot;</t></is></c>\
        <c t=\"inlineStr\"><is><r><t>Ada</t></r><r><t xml:space=\"preserve\"> L.</t></r><rPh><t>aloud</t></rPh></is><f/></c>\
        <c t=\"inlineStr\"><v>elsewhere</v><is><t>here</t></is></c>\
        <c t=\"str\"><v>one &amp; two_x000D_\n&#x263A;</v></c>\
        <c t=\"inlineStr\"><is/></c><c><is><t>unsaid</t></is></c>\
        </row><row><c><v>2</v></c></row></sheetData></worksheet>";
    hold(cells, "", &[(1, &["in \"it\"", "", "here", "one & two\r\n☺", "", "unsaid"]), (2, &["2"])]);
}

#[test]
fn numbers_are_written_alike_whether_they_are_short_or_not() {
    let numbers = [
        ("0", "0"),
        ("-0", "0"),
        ("7", "7"),
        ("-7", "-7"),
        ("007", "7"),
        ("7.", "7"),
        (".5", "0.5"),
        ("0.5", "0.5"),
        ("-0.5", "-0.5"),
        ("-0.0", "0"),
        ("00.5", "0.5"),
        ("0.50", "0.5"),
        ("12.25", "12.25"),
        ("1.0", "1"),
        ("123456789012345", "123456789012345"),
        ("1234567890123456", "1234567890123456"),
        ("0.00000000000001", "0.00000000000001"),
        ("0.1234567890123", "0.1234567890123"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("1e3", "1000"),
        ("1E-7", "0.0000001"),
        ("+5", "5"),
        ("--5", "--5"),
        ("1.2.3", "1.2.3"),
        ("five", "five"),
        (" 5", " 5"),
        ("-", "-"),
        (".", "."),
        ("1-2", "1-2"),
        ("- 5", "- 5"),
    ];
    let cells: String =
        numbers.iter().map(|(number, _)| format!("<row><c s=\"3\"><v>{number}</v></c></row>")).collect();
    let expected: Vec<[&str; 1]> = numbers.iter().map(|(_, text)| [*text]).collect();
    let rows: Vec<(u64, &[&str])> = (1..).zip(expected.iter().map(|row| row.as_slice())).collect();
    let folder = Folder::new();
    let path = folder.write("book.xlsx", book(&format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"), ""));
    let expected: Cells = rows.iter().map(|(line, row)| ((*line, 0), row[0].to_owned())).collect();
    assert_eq!(ours(&path).0, expected);
    let mut theirs = by_calamine(&path);
    theirs.values_mut().filter(|text| *text == "-0").for_each(|text| *text = "0".to_owned());
    assert_eq!(theirs, expected, "calamine reads something else");
}

#[test]
fn formats_tell_moments_from_numbers() {
    let cells = "<worksheet><sheetData><row>\
        <c s=\"1\"><v>42372</v></c><c s=\"2\"><v>1.5</v></c><c s=\"3\"><v>42372</v></c><c><v>42372</v></c>\
        <c s=\"99\"><v>42372</v></c><c s=\"1\" t=\"n\"><v>42372.5</v></c><c s=\"1\" t=\"str\"><v>42372</v></c>\
        <c t=\"b\"><v> TRUE </v></c><c t=\"b\"><v></v></c><c t=\"e\"><v>#DIV/0!</v></c><c t=\"d\"><v>2016-01-03</v></c>\
        </row><row><c><v>2</v></c></row></sheetData></worksheet>";
    let row = [
        "2016-01-03",
        "36:00:00",
        "42372",
        "42372",
        "42372",
        "2016-01-03 12:00:00",
        "42372",
        "true",
        "",
        "#DIV/0!",
        "2016-01-03",
    ];
    let odd = hold(cells, "", &[(1, &row), (2, &["2"])]);
    assert_eq!(odd, [(Oddity::ErrorValue, vec![1])]);
}

#[test]
fn what_is_said_beside_the_cells_is_met_with_them() {
    let sheet = "<worksheet><sheetData>\
        <row hidden=\"1\"><c><v>1</v></c><c><v>1</v></c></row>\
        <row hidden=\"1\"><c><f>A1</f></c></row>\
        <row hidden=\"1\"/>\
        <row><c><f>A1</f><v>4</v></c><c><f>A1</f><v/></c></row>\
        <row><c><v>5</v></c></row><row><c><f t=\"shared\" si=\"0\"/></c></row>\
        </sheetData><mergeCells><mergeCell ref=\"B4:C5\"/><mergeCell ref=\"A1\"/></mergeCells>\
        <extLst><ext><xm:f>A1</xm:f></ext></extLst><mergeCell ref=\"A1:";
    let odd = hold(sheet, "", &[(1, &["1", "1"]), (4, &["4"]), (5, &["5"])]);
    let of = |oddity| odd.iter().find(|(of, _)| *of == oddity).map(|(_, lines)| lines.as_slice());
    assert_eq!(of(Oddity::HiddenRow), Some(&[1, 2][..]));
    assert_eq!(of(Oddity::NoResult), Some(&[2, 6][..]));
    assert_eq!(of(Oddity::MergedCells), Some(&[1, 4, 5][..]));
}

#[test]
fn a_sheet_whose_name_cannot_be_read_is_not_lost_among_others() {
    let good = sheet("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>");
    let names = |names: [&str; 2]| {
        let [one, other] = names;
        format!(
            "<workbook><sheets><sheet name=\"{one}\" r:id=\"r1\"/><sheet name=\"{other}\" r:id=\"r1\"/></sheets></workbook>"
        )
    };
    let unreadable = names(["a&nbsp;b", "c&nbsp;d"]);
    assert!(is_refused(archive(&with(parts(&good, ""), "\\workbook.xml", &unreadable))));
    let readable = names(["a &lt; b", "c"]);
    assert!(!is_refused(archive(&with(parts(&good, ""), "\\workbook.xml", &readable))));
}

#[test]
fn what_the_file_calls_an_error_is_one_or_refused() {
    let error = |name: &str| {
        sheet(&format!("<row><c t=\"e\"><v>{name}</v></c><c><v>1</v></c></row><row><c><v>2</v></c></row>"))
    };
    for name in ["#REF!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#PYTHON!"] {
        let folder = Folder::new();
        let (_, odd) = ours(&folder.write("book.xlsx", book(&error(name), "")));
        assert_eq!(odd, [(Oddity::ErrorValue, vec![1])], "{name}");
    }
    assert!(is_refused(book(&error("foo"), "")));
}

#[test]
fn texts_and_styles_are_where_the_workbook_says_and_not_passed_over_where_they_are_not() {
    const RELATIONS: &str = "<Relationships><Relationship Id=\"r1\" Type=\"/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
        <Relationship Id=\"r2\" Type=\"/styles\" Target=\"looks.xml\"/>\
        <Relationship Id=\"r3\" Type=\"/sharedStrings\" Target=\"texts.xml\"/></Relationships>";
    let rows = sheet("<row><c s=\"1\"><v>42372</v></c><c t=\"s\"><v>0</v></c></row><row/><row><c><v>3</v></c></row>");
    let usual = with(parts(&rows, ""), "workbook.xml.rels", RELATIONS);
    let styles = usual.iter().find(|(name, _)| name.ends_with("styles.xml")).map_or("", |(_, content)| *content);
    let elsewhere = |styles: &'static str| {
        let mut parts = usual.clone();
        parts.retain(|(name, _)| !name.ends_with("styles.xml"));
        parts.push(("xl/texts.xml", "<sst><si><t>ada</t></si></sst>"));
        parts.push(("xl/looks.xml", styles));
        parts
    };
    let mut whole = elsewhere("");
    whole.iter_mut().filter(|(name, _)| name.ends_with("looks.xml")).for_each(|part| part.1 = styles);
    let folder = Folder::new();
    let (found, _) = ours(&folder.write("book.xlsx", archive(&whole)));
    assert_eq!(found.into_values().collect::<Vec<_>>(), ["2016-01-03", "ada", "3"]);
    // Days would be numbers.
    assert!(is_refused(archive(&elsewhere(""))));
}

#[test]
fn what_is_not_as_it_was_packed_is_refused_also_behind_the_cells() {
    let shared = "<sst><si><t>ada</t></si></sst>";
    let good = book(&sheet("<row><c t=\"s\"><v>0</v></c></row><row><c><v>1</v></c></row>"), shared);
    for part in ["sheet1.xml", "SharedStrings.xml"] {
        // The checksum stands in the directory at the end, thirty bytes before the part's name.
        let mut bytes = good.clone();
        let named = bytes.windows(part.len()).rposition(|name| name == part.as_bytes()).expect("its name");
        let entry = bytes[..named].windows(4).rposition(|mark| mark == b"PK\x01\x02").expect("its entry");
        bytes[entry + 16] ^= 1;
        assert!(is_refused(bytes), "{part}");
    }
    assert!(!is_refused(good));
}

#[test]
fn marks_for_programs_take_no_rows_away() {
    let rows = "<?a 5\" ?><row><c><v>1</v></c></row><row><c><v>2</v></c></row><?a 5\" ?><row><c><v>3</v></c></row>";
    hold(&sheet(rows), "", &[(1, &["1"]), (2, &["2"]), (3, &["3"])]);
}

#[test]
fn what_is_written_amiss_or_stands_beyond_every_sheet_is_refused() {
    for rows in [
        "<row r=\"3\"><c r=A3 t=\"s\"><v>0</v></c></row>",
        "<row r=3><c><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"FXSHRXX1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
        "<row r=\"4000000000\"><c><v>1</v></c></row>",
        "<row r=\"1048577\"><c><v>1</v></c></row>",
    ] {
        assert!(is_refused(book(&sheet(rows), "<sst><si><t>ada</t></si></sst>")), "{rows}");
    }
    assert!(!is_refused(book(
        &sheet("<row r=\"1048575\"><c><v>1</v></c></row><row><c r=\"XFD1048576\"><v>1</v></c></row>"),
        ""
    )));
}
