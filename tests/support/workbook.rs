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
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
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
    file.extend(std::iter::repeat_n(0xFF, 512 - file.len()));
    for number in [0xFFFF_FFFD, END].into_iter().chain(std::iter::repeat_n(FREE, 126)) {
        file.extend(number.to_le_bytes());
    }
    for (at, name) in ["Root Entry"].iter().chain(streams).enumerate() {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = entry.len() as u16 + 2;
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([if at == 0 { 5 } else { 2 }, 1]);
        entry.extend([FREE; 3].into_iter().flat_map(u32::to_le_bytes));
        entry.resize(116, 0);
        entry.extend(END.to_le_bytes());
        entry.resize(128, 0);
        file.extend(entry);
    }
    file.resize(512 * 3, 0);
    file
}
