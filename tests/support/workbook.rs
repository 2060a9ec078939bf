//! Workbooks, written by hand, part by part, so that what is read of them is known without whoever reads them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Number formats of cells.
pub const DATE: usize = 1;
pub const DATE_TIME: usize = 2;
pub const TIME: usize = 3;
pub const SPAN: usize = 4;
pub const PERCENT: usize = 5;
pub const OWN_DATE: usize = 6;

const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2">
<numFmt numFmtId="164" formatCode="[h]:mm:ss"/><numFmt numFmtId="165" formatCode="d\.m\.yyyy\ &quot;um&quot;\ hh:mm"/>
</numFmts><cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="21"/><xf numFmtId="164"/>
<xf numFmtId="9"/><xf numFmtId="165"/></cellXfs></styleSheet>"#;

/// Parts of an archive, packed.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("a part");
    }
    zip.finish().expect("an archive").into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A cell with a text.
pub fn text(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text))
}

/// A cell with a number.
pub fn number(number: &str) -> String {
    format!("<c><v>{number}</v></c>")
}

/// A cell with a number in one of the formats.
pub fn formatted(style: usize, number: &str) -> String {
    format!("<c s=\"{style}\"><v>{number}</v></c>")
}

/// A cell without anything.
pub fn blank() -> String {
    "<c></c>".to_owned()
}

/// A row by its number, as it stands in a sheet.
pub fn row(number: usize, cells: &[String]) -> String {
    row_with(number, "", cells)
}

/// The same with attributes.
pub fn row_with(number: usize, attributes: &str, cells: &[String]) -> String {
    let mut row = format!("<row r=\"{number}\"{attributes}>");
    for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| **cell != blank()) {
        let cell = cell.strip_prefix("<c").expect("a cell");
        write!(row, "<c r=\"{}{number}\"{cell}", column(place)).expect("a text");
    }
    row + "</row>"
}

/// The letters of a column.
fn column(place: usize) -> String {
    let last = char::from(b'A' + (place % 26) as u8);
    if place < 26 { last.to_string() } else { column(place / 26 - 1) + &last.to_string() }
}

/// Rows from the first on, each written as `login|7|=B1`: what can be read as a number is one, `'7` is a text.
pub fn rows(lines: &[&str]) -> String {
    let cell = |cell: &str| match cell {
        "" => blank(),
        cell if cell.parse::<f64>().is_ok() => number(cell),
        cell => text(cell.trim_start_matches('\'')),
    };
    let line = |(at, line): (usize, &&str)| row(at + 1, &line.split('|').map(cell).collect::<Vec<_>>());
    lines.iter().enumerate().map(line).collect()
}

/// A workbook of these sheets, each with its rows; one whose name begins with `~` is hidden, one with `^` a chart.
pub fn xlsx(sheets: &[(&str, String)]) -> Vec<u8> {
    xlsx_with(sheets, "", "")
}

/// The same, with attributes of the workbook, and what stands below the rows of each sheet.
pub fn xlsx_with(sheets: &[(&str, String)], properties: &str, below: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut listed = String::new();
    let mut related = format!("<Relationship Id=\"s\" Type=\"{office}/styles\" Target=\"styles.xml\"/>");
    let mut parts: Vec<(String, String)> = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r\" Type=\"{office}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
    ];
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let at = at + 1;
        let state = if name.starts_with('~') { " state=\"hidden\"" } else { "" };
        let kind = if name.starts_with('^') { "chartsheet" } else { "worksheet" };
        let name = name.trim_start_matches(['~', '^']);
        write!(listed, "<sheet name=\"{}\" sheetId=\"{at}\"{state} r:id=\"r{at}\"/>", escaped(name)).expect("a text");
        write!(related, "<Relationship Id=\"r{at}\" Type=\"{office}/{kind}\" Target=\"{kind}s/sheet{at}.xml\"/>")
            .expect("a text");
        let sheet = match kind {
            "worksheet" => format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{below}</worksheet>"),
            _ => format!("<chartsheet xmlns=\"{main}\"></chartsheet>"),
        };
        parts.push((format!("xl/{kind}s/sheet{at}.xml"), sheet));
    }
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><workbookPr{properties}/><sheets>{listed}</sheets></workbook>"
    );
    parts.push(("xl/workbook.xml".to_owned(), workbook));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships xmlns=\"{package}\">{related}</Relationships>"),
    ));
    archive(&parts.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect::<Vec<_>>())
}

/// An OpenDocument spreadsheet of these sheets, each with its rows of cells as they stand there.
pub fn ods(sheets: &[(&str, String)]) -> Vec<u8> {
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    let tables: String = sheets
        .iter()
        .map(|(name, rows)| format!("<table:table table:name=\"{}\">{rows}</table:table>", escaped(name)))
        .collect();
    let content = format!(
        "<office:document-content xmlns:office=\"{urn}:office:1.0\" xmlns:table=\"{urn}:table:1.0\" \
         xmlns:text=\"{urn}:text:1.0\"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest></manifest:manifest>"),
        ("content.xml", &content),
    ])
}

/// A file as old Office programs pack theirs, and as newer ones pack what has a password: three streams at most, by their
/// names, with nothing in them.
pub fn compound(streams: &[&str]) -> Vec<u8> {
    compound_of(&streams.iter().map(|name| (*name, Vec::new())).collect::<Vec<_>>())
}

/// The same with what is in the streams, each of which is made long enough to stand in whole sectors.
pub fn compound_of(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
    const SECTOR: usize = 512;
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.extend([0; 16]);
    // Version 3, the lower byte first, sectors of 512 bytes, small ones of 64.
    for number in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        file.extend(number.to_le_bytes());
    }
    file.extend([0; 10]);
    // One table of sectors, in sector 0; the directory in sector 1; nothing small, and no more tables.
    for number in [1, 1, 0, 4_096, END, 0, END, 0, 0] {
        file.extend(number.to_le_bytes());
    }
    file.extend(std::iter::repeat_n(0xFF, SECTOR - file.len()));
    let mut next = vec![0xFFFF_FFFD, END];
    let mut directory = Vec::new();
    let mut contents = Vec::new();
    for (at, (name, content)) in [("Root Entry", Vec::new())].iter().chain(streams).enumerate() {
        let sectors = content.len().max(if content.is_empty() { 0 } else { 4_096 }).div_ceil(SECTOR);
        let start = next.len() as u32;
        next.extend((1..=sectors as u32).map(|behind| if behind as usize == sectors { END } else { start + behind }));
        contents.extend_from_slice(content);
        contents.resize(contents.len() - content.len() + sectors * SECTOR, 0);
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = entry.len() as u16 + 2;
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([if at == 0 { 5 } else { 2 }, 1]);
        entry.extend([FREE; 3].into_iter().flat_map(u32::to_le_bytes));
        entry.resize(116, 0);
        entry.extend(if sectors == 0 { END } else { start }.to_le_bytes());
        entry.extend(((sectors * SECTOR) as u32).to_le_bytes());
        entry.resize(128, 0);
        directory.extend(entry);
    }
    assert!(next.len() <= SECTOR / 4 && directory.len() <= SECTOR, "more than one table holds");
    next.resize(SECTOR / 4, FREE);
    directory.resize(SECTOR, 0);
    file.extend(next.into_iter().flat_map(u32::to_le_bytes));
    file.extend(directory);
    file.extend(contents);
    file
}

/// An `.xls` of one sheet: what it says of its extent, as rows and columns behind the last, and its cells, each with its row,
/// its column and a number.
pub fn xls(extent: (u32, u16), cells: &[(u16, u16, f64)]) -> Vec<u8> {
    xls_with(extent, cells, &[])
}

/// The same with cells of text, one byte for each letter.
pub fn xls_with(extent: (u32, u16), cells: &[(u16, u16, f64)], texts: &[(u16, u16, &[u8])]) -> Vec<u8> {
    xls_listed(1, extent, cells, texts)
}

/// An `.xls` that is behind a password: what stands in its records is noise.
pub fn xls_locked() -> Vec<u8> {
    const LOCK: [u8; 10] = [0x2F, 0, 6, 0, 0, 0, 0x12, 0x34, 0x56, 0x78];
    let noise: Vec<(u16, u16, f64)> = (0..200).map(|at| (at * 327, at % 250, f64::from(at))).collect();
    let mut book = xls_listed(1, (u32::MAX, u16::MAX), &noise, &[]);
    // In the place of the record that names the sheet.
    let named = book.windows(4).position(|record| record == [0x85, 0, 13, 0]).expect("a sheet is named");
    book[named..named + LOCK.len()].copy_from_slice(&LOCK);
    book[named + LOCK.len()..named + 17].copy_from_slice(&[0x5D, 0, 3, 0, 1, 2, 3]);
    book
}

/// An `.xls` whose last cell is a formula as before 1993.
pub fn xls_with_old_formula() -> Vec<u8> {
    let mut book = xls((3, 2), &[(0, 0, 1.0), (0, 1, 2.0), (1, 0, 3.0), (2, 1, 4.0)]);
    let last = book.windows(4).rposition(|record| record == [0x03, 0x02, 14, 0]).expect("a cell with a number");
    book[last..last + 2].copy_from_slice(&[0x06, 0x04]);
    book
}

/// An `.xls` of one sheet, which is listed so many times.
pub fn xls_listed(times: usize, extent: (u32, u16), cells: &[(u16, u16, f64)], texts: &[(u16, u16, &[u8])]) -> Vec<u8> {
    let plain: Vec<(u16, u16, f64, usize)> =
        cells.iter().map(|(row, column, value)| (*row, *column, *value, 0)).collect();
    xls_styled(times, extent, &plain, texts)
}

/// The same with cells that are formatted: as they are, as [`DATE`] or as [`DATE_TIME`].
pub fn xls_styled(
    times: usize,
    extent: (u32, u16),
    cells: &[(u16, u16, f64, usize)],
    texts: &[(u16, u16, &[u8])],
) -> Vec<u8> {
    let record =
        |kind: u16, content: &[u8]| [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat();
    let begin = |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
    let end = record(0x000A, &[]);
    let named = |start: u32| record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 5, 0], b"Table"].concat());
    let style = |format: u16| record(0x00E0, &[&[0; 2][..], &format.to_le_bytes(), &[0; 16]].concat());
    let styles = [style(0), style(14), style(22)].concat();
    let start = begin(0x0005).len() + styles.len() + named(0).len() * times + end.len();
    let mut book = [begin(0x0005), styles, named(start as u32).repeat(times), end.clone(), begin(0x0010)].concat();
    let (rows, columns) = extent;
    let zeros = [0; 2];
    let claimed = [&0_u32.to_le_bytes()[..], &rows.to_le_bytes(), &zeros, &columns.to_le_bytes(), &zeros].concat();
    book.extend(record(0x0200, &claimed));
    for (row, column, value, style) in cells {
        let place = [row.to_le_bytes(), column.to_le_bytes(), (*style as u16).to_le_bytes()].concat();
        book.extend(record(0x0203, &[place, value.to_le_bytes().to_vec()].concat()));
    }
    for (row, column, text) in texts {
        let place = [row.to_le_bytes(), column.to_le_bytes(), [0; 2], (text.len() as u16).to_le_bytes()].concat();
        book.extend(record(0x0204, &[&place[..], &[0], *text].concat()));
    }
    book.extend(end);
    compound_of(&[("Workbook", book)])
}

/// A cell of a binary workbook.
pub enum Binary<'t> {
    Blank,
    Text(&'t str),
    /// A text with formats within.
    Rich(&'t str),
    Number(f64),
    /// A number in the format of a date.
    Day(f64),
    /// The same with its time.
    Moment(f64),
    True,
    /// The error of this code, as it was typed or as a formula gives it.
    Error(u8),
    ErrorOfFormula(u8),
    NumberOfFormula(f64),
    TextOfFormula(&'t str),
    /// A cell in a form that hardly any program writes.
    Short,
}

/// One record of a part of a binary workbook.
fn part(kind: u16, content: &[u8]) -> Vec<u8> {
    let mut record = match kind {
        0..0x80 => vec![kind as u8],
        _ => vec![kind as u8 | 0x80, (kind >> 7) as u8],
    };
    let mut length = content.len();
    loop {
        let group = (length & 0x7F) as u8;
        length >>= 7;
        record.push(if length > 0 { group | 0x80 } else { group });
        if length == 0 {
            break;
        }
    }
    record.extend_from_slice(content);
    record
}

fn wide(text: &str) -> Vec<u8> {
    let letters: Vec<u16> = text.encode_utf16().collect();
    [&(letters.len() as u32).to_le_bytes()[..], &letters.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<_>>()]
        .concat()
}

/// An `.xlsb` of one sheet: rows by their numbers from 1, each hidden or not, and the rows of groups of merged cells.
pub fn xlsb(rows: &[(u32, bool, Vec<Binary<'_>>)], merged: &[(u32, u32)]) -> Vec<u8> {
    let four = |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    // No formula, which nobody reads here.
    let formula = [0; 10];
    let mut sheet = [part(0x81, &[]), part(0x94, &four(&[0, 9, 0, 9])), part(0x91, &[])].concat();
    for (number, hidden, cells) in rows {
        let flags = if *hidden { 0x10 } else { 0 };
        sheet.extend(part(0x00, &[four(&[number - 1, 0]), vec![0, 0, 0, flags, 0], four(&[0])].concat()));
        for (column, cell) in cells.iter().enumerate() {
            let style = match cell {
                Binary::Moment(_) => 1,
                Binary::Day(_) => 2,
                _ => 0,
            };
            let place = four(&[column as u32, style]);
            let (kind, value) = match cell {
                Binary::Blank => (0x01, Vec::new()),
                Binary::Error(code) => (0x03, vec![*code]),
                Binary::True => (0x04, vec![1]),
                Binary::Number(number) | Binary::Moment(number) | Binary::Day(number) => {
                    (0x05, number.to_le_bytes().to_vec())
                }
                Binary::Text(text) => (0x06, wide(text)),
                Binary::TextOfFormula(text) => (0x08, [wide(text), formula.to_vec()].concat()),
                Binary::NumberOfFormula(number) => (0x09, [number.to_le_bytes().to_vec(), formula.to_vec()].concat()),
                Binary::ErrorOfFormula(code) => (0x0B, [vec![*code], formula.to_vec()].concat()),
                Binary::Short => (0x0D, four(&[0])),
                Binary::Rich(text) => (0x3E, [vec![1], wide(text), four(&[1, 0])].concat()),
            };
            sheet.extend(part(kind, &[place, value].concat()));
        }
    }
    sheet.extend(part(0x92, &[]));
    for (first, last) in merged {
        sheet.extend(part(0xB0, &four(&[first - 1, last - 1, 0, 1])));
    }
    sheet.extend(part(0x82, &[]));
    let named = part(0x9C, &[four(&[0, 1]), wide("rId1"), wide("Shop")].concat());
    let book = [part(0x83, &[]), named, part(0x90, &[]), part(0x9D, &[]), part(0x84, &[])].concat();
    // Three styles: none, a date with its time, and a date.
    let style = |format: u16| part(0x2F, &[&[0; 2][..], &format.to_le_bytes(), &[0; 12]].concat());
    let styles = [part(0x0269, &four(&[3])), style(0), style(22), style(14), part(0x026A, &[])].concat();
    let relations =
        r#"<Relationships><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, &[u8]); 4] = [
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/styles.bin", &styles),
        ("xl/worksheets/sheet1.bin", &sheet),
    ];
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("a part");
    }
    zip.finish().expect("an archive").into_inner()
}
