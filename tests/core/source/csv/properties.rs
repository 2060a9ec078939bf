//! What holds for every table: written properly it reads back equal, and broken in any way it loses no line in
//! silence and reads the same each time.

use backfill::source::{Oddity, ReadingVersion, Record, csv::ENCODINGS};
use encoding_rs::Encoding;
use proptest::prelude::*;

use super::{Read, Table};

const SEPARATORS: [(&str, u8); 4] = [("comma", b','), ("semicolon", b';'), ("tab", b'\t'), ("pipe", b'|')];

/// A cell of anything that may trip a reader, and some plain text.
fn cell() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9 @.-]{0,6}",
        1 => Just("\"".to_owned()),
        1 => Just("'".to_owned()),
        1 => Just("\"\"".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just("\r".to_owned()),
        1 => prop::sample::select(vec![",", ";", "\t", "|", "\\", "\\N", "\u{1a}", " "]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["é", "ß", "Ł", "я", "ω", "東", "中", "한", "🙂", "ı"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// A cell as it stands in a file, of which some are looked at twice: titles, totals, marks, blanks.
fn usual_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z0-9]{1,8}",
        1 => prop::sample::select(vec![
            "", " ", "id", "ID", " name", "Name", "mail", "Total", "sum ", "sep=;", "\"sep=", "\"", "\u{FEFF}7", "\"a, b\"", "\"\"", "\"a \"\"b\"\"\"",
            "\"a", "a\"b", "=\"007\"", "\"two\nlines\"", "1", "é", "\u{1a}", "a@b.cc",
        ]).prop_map(str::to_owned),
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1_usize..6).prop_flat_map(|width| prop::collection::vec(prop::collection::vec(cell(), width), 1..12))
}

/// The same table with only letters that an encoding has.
fn fitting(rows: &[Vec<String>], encoding: &'static Encoding) -> Vec<Vec<String>> {
    let fits = |letter: &char| {
        let text = letter.to_string();
        let (bytes, used, lossy) = encoding.encode(&text);
        // UTF-16 is written by hand below.
        used != encoding || (!lossy && encoding.decode_without_bom_handling(&bytes).0 == text)
    };
    rows.iter().map(|row| row.iter().map(|cell| cell.chars().filter(fits).collect()).collect()).collect()
}

fn stored(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    match encoding.name() {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => encoding.encode(text).0.into_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_properly_reads_back_equal(
        rows in table(),
        encoding in 1..ENCODINGS.len(),
        separator in 0..SEPARATORS.len(),
        single in any::<bool>(),
        always in any::<bool>(),
        windows in any::<bool>(),
    ) {
        let label = ENCODINGS[encoding].id;
        let encoding = Encoding::for_label(label.as_bytes()).expect("every answer is a label");
        let (separator_id, separator) = SEPARATORS[separator];
        let rows = fitting(&rows, encoding);
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .quote(if single { b'\'' } else { b'"' })
            .quote_style(if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
            .terminator(if windows { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("written");
        }
        let text = String::from_utf8(writer.into_inner().expect("written")).expect("text");
        // A lone Ctrl-Z is the end of a DOS file, and a file of nothing is refused.
        prop_assume!(!text.split(['\r', '\n']).any(|line| line == "\u{1a}"));
        prop_assume!(!text.trim().is_empty());
        let table = Table::new(stored(&text, encoding))
            .with("encoding", label)
            .with("separator", separator_id)
            .with("quote", if single { "single" } else { "double" })
            .with("escape", "doubled")
            .with("titles", "none")
            .with("totals", "keep")
            // Where each separator has a space behind it, they are taken for none of the cells.
            .with("spaces", "keep");
        let source = match table.try_open() {
            Ok(source) => source,
            // Titles of other formats, such as `{"`, are refused on purpose.
            Err(error) => return Err(TestCaseError::reject(format!("{error:?}"))),
        };
        let read = Read::all(&*source);
        // Spaces alone on a line are a blank line, not a row.
        let spaces = |row: &&Vec<String>| {
            let line = row.join(",");
            !always && !line.is_empty() && line.bytes().all(|byte| byte == b' ')
        };
        let blank = rows.iter().filter(spaces).count() as u64;
        let expected: Vec<Vec<String>> = rows.iter().filter(|row| !spaces(row)).cloned().collect();
        prop_assert_eq!(read.warning(Oddity::BlankLine).map_or(0, |(count, _)| count), blank);
        prop_assert_eq!(read.cells(), expected);
        prop_assert!(read.warnings.iter().all(|warning| warning.oddity == Oddity::BlankLine), "{:?}", read.warnings);
    }

    /// Plain rows with much below them are read many bytes at once, and those near the end one by one.
    #[test]
    fn what_stands_below_a_row_changes_nothing_in_it(
        text in "[a-z\",;\r\n \\\\é\u{1a}]{1,50}",
        separator in prop::sample::select(vec!["comma", "semicolon"]),
        quote in prop::sample::select(vec!["double", "single", "none"]),
        backslash in any::<bool>(),
    ) {
        let read = |below: usize| {
            let table = Table::new(format!("{text}\n{}", "x,y\n".repeat(below)))
                .with("encoding", "utf-8")
                .with("separator", separator)
                .with("quote", quote)
                .with("escape", if backslash { "backslash" } else { "doubled" })
                .with("titles", "none")
                .with("totals", "keep");
            table.try_open().ok().map(|source| (source.columns().len(), Read::all(&*source)))
        };
        let (Some((narrow, short)), Some((wide, long))) = (read(2), read(60)) else { return Ok(()) };
        // What a mark means that is never closed is told by how many cells the other rows have.
        prop_assume!(narrow == wide || !text.contains(['"', '\'']));
        prop_assert_eq!(long.records.len(), short.records.len() + 58);
        // How many columns there are is a guess from all rows, and rows are made as wide as that.
        let filled = |record: &Record| record.cells().collect::<Vec<_>>().join("\n").trim_end_matches('\n').to_owned();
        for (a, b) in short.records.iter().zip(&long.records) {
            prop_assert!(filled(a) == filled(b) && a.line == b.line, "{a:?} {b:?}");
        }
        let counts = |read: &Read| {
            let told = |warning: &&backfill::source::ParseWarning| !matches!(warning.oddity, Oddity::ShortRow | Oddity::LongRow);
            read.warnings.iter().filter(told).map(|warning| (warning.oddity, warning.count)).collect::<Vec<_>>()
        };
        prop_assert_eq!(counts(&short), counts(&long));
    }

    /// Where a letter of what was read so far is in doubt, every row goes the general way, and else most go a quick one.
    #[test]
    fn a_nought_byte_at_the_end_changes_no_row(
        rows in prop::collection::vec(prop::collection::vec(usual_cell(), 1..5), 1..20),
        width in 2_usize..4,
        totals in any::<bool>(),
        first in any::<bool>(),
        quote in prop::sample::select(vec!["double", "single", "none"]),
        formulas in prop::sample::select(vec!["text", "keep"]),
    ) {
        let titles = ["id", "Name", "mail"][..width].join(",");
        let lines = rows.iter().map(|row| row.join(",") + "\n");
        let text = format!("{titles}\n{}{}", "1,ann,a@b.cc\n".repeat(3), lines.collect::<String>());
        let read = |last: &str| {
            let table = Table::new(format!("{text}{}{last}\n", "7,zoe,z@b.cc\n".repeat(20)))
                .with("encoding", "utf-8")
                .with("separator", "comma")
                .with("quote", quote)
                .with("escape", "doubled")
                .with("formulas", formulas)
                .with("totals", if totals { "keep" } else { "auto" })
                .read_as(if first { ReadingVersion::FIRST } else { ReadingVersion::NOW });
            table.try_open().ok().map(|source| Read::all(&*source))
        };
        let (Some(plain), Some(general)) = (read("8,zac,z@b.cc"), read("8,\0zac,z@b.cc")) else { return Ok(()) };
        prop_assert_eq!(&plain.records, &general.records);
        let told = |read: &Read| {
            let others = read.warnings.iter().filter(|warning| warning.oddity != Oddity::NulBytes);
            others.map(|warning| (warning.oddity, warning.count)).collect::<Vec<_>>()
        };
        prop_assert_eq!(told(&plain), told(&general));
    }

    #[test]
    fn broken_in_any_way_it_loses_no_line_in_silence(
        rows in table(),
        breaks in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec![b'"', b',', b'\n', b'\r', 0, 0xFF, b'\\', b' ', 0xE9])), 0..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("written");
        }
        let mut bytes = writer.into_inner().expect("written");
        for (at, byte) in breaks {
            let at = at.index(bytes.len() + 1);
            bytes.insert(at, byte);
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let table = Table::new(&bytes).with("titles", "none").with("separator", "comma").with("totals", "keep").with("encoding", "utf-8").with("escape", "doubled");
        let source = match table.try_open() {
            Ok(source) => source,
            Err(_) => return Ok(()),
        };
        let (read, again) = (Read::all(&*source), Read::all(&*source));
        prop_assert_eq!(&read.records, &again.records);
        prop_assert_eq!(&read.warnings, &again.warnings);

        // Each line that has anything on it belongs to exactly one row: it begins one, or it goes on within one.
        let text = String::from_utf8_lossy(&bytes).replace('\0', "").trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = text.split('\n').collect();
        let mut begins = read.lines();
        begins.push(lines.len() as u64 + 1);
        let all = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        let mut before = lines[..begins[0] as usize - 1].iter();
        prop_assert!(before.all(|line| all(line).is_empty()));
        for (record, range) in read.records.iter().zip(begins.windows(2)) {
            prop_assert!(range[0] < range[1]);
            let own = lines[range[0] as usize - 1..range[1] as usize - 1].concat();
            let kept: String = record.cells().collect();
            // Letters and digits are never part of how a table is written.
            prop_assert_eq!(all(&kept), all(&own));
        }
    }
}

proptest! {
    // Each writes and reads a file of some size.
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_the_reading_of_a_file_pauses_changes_nothing(
        text in "[a-z\",\r\n \\\\éя東]{1,60}",
        encoding in prop::sample::select(vec!["utf-8", "utf-16le", "gb18030"]),
        backslash in any::<bool>(),
        before in 0_usize..80,
    ) {
        let encoding = Encoding::for_label(encoding.as_bytes()).expect("a label");
        let read = |filler: &str| {
            let table = Table::new(stored(&format!("{filler}{text}"), encoding))
                .with("encoding", &encoding.name().to_lowercase())
                .with("separator", "comma")
                .with("quote", "double")
                .with("escape", if backslash { "backslash" } else { "doubled" })
                .with("titles", "none")
                .with("totals", "keep");
            table.try_open().ok().map(|source| Read::all(&*source))
        };
        // Files are read by 128 KiB, so that the pause falls somewhere within the text.
        let unit = if encoding.name() == "UTF-16LE" { 2 } else { 1 };
        let short = "x,y\n";
        let length = 128 * 1024 / unit - before;
        let long = format!("{}\n{}", "z".repeat(length % 4 + 3), short.repeat((length - length % 4) / 4 - 1));
        let (Some(short), Some(long)) = (read(&short.repeat(100)), read(&long)) else { return Ok(()) };
        let skipped = long.records.len() - short.records.len();
        let moved = long.lines()[long.records.len() - 1] - short.lines()[short.records.len() - 1];
        for (a, b) in short.records.iter().skip(100).zip(long.records.iter().skip(skipped + 100)) {
            prop_assert!(a.cells().eq(b.cells()), "{a:?} {b:?}");
            prop_assert_eq!(a.line.map(|line| line + moved), b.line);
        }
        let counts = |read: &Read| {
            let told = |warning: &&backfill::source::ParseWarning| !matches!(warning.oddity, Oddity::ShortRow | Oddity::LongRow);
            read.warnings.iter().filter(told).map(|warning| (warning.oddity, warning.count)).collect::<Vec<_>>()
        };
        prop_assert_eq!(counts(&short), counts(&long));
    }
}
