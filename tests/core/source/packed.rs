//! Packed files: what comes out of them is what the plain file gives, and what is wrong with them is said.

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;

use backfill::error::Error;
use backfill::source::{self, Answers, ReadingVersion, Record, Source, SourceError};
use backfill::text::word;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::because;
use crate::support::folder::Folder;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("it is packed");
    packed.finish().expect("it is packed")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(content).expect("a file");
    }
    zip.finish().expect("an archive").into_inner()
}

fn named(path: &Path) -> Answers {
    source::named(&path.to_string_lossy()).expect("it is claimed")
}

#[track_caller]
fn open(answers: &Answers) -> Arc<dyn Source> {
    source::open(answers).unwrap_or_else(|error| panic!("{answers:?}: {}", Error::from(error).sentence()))
}

/// Titles, and each row with its line.
fn read(source: &dyn Source) -> Result<Vec<String>, SourceError> {
    let mut records = source.records()?;
    let mut rows = vec![source.columns().iter().map(|column| column.title.as_str()).collect::<Vec<_>>().join("|")];
    let mut record = Record::default();
    while records.read(&mut record)? {
        rows.push(format!("{:?}: {}", record.line, record.cells().collect::<Vec<_>>().join("|")));
    }
    let done = records.progress();
    assert_eq!(Some(done.done), done.total);
    Ok(rows)
}

/// The sentence with which a file is refused, at once or while it is read.
#[track_caller]
fn refused(name: &str, bytes: &[u8]) -> String {
    let folder = Folder::new();
    let path = folder.write(name, bytes);
    let error = source::open(&named(&path)).and_then(|source| read(source.as_ref())).expect_err("it is refused");
    Error::from(error).sentence().replace(&*path.to_string_lossy(), "FILE")
}

const USERS: &str = "login,plan,total\nada@example.com,Gold,10\nlee@example.com,\"Free, for now\",20\nTotal,,30\n";
const EVENTS: &str = "{\"a\":1.10,\"b\":{\"c\":\"é\"}}\n{\"a\":2}\n";

#[test]
fn what_is_packed_reads_as_what_is_not() {
    let large: String = (0..100_000).map(|n| format!("{n},user{}@example.com,Köln\n", n % 977)).collect();
    let windows = encoding_rs::WINDOWS_1252.encode(&large).0.into_owned();
    for (name, bytes, kind) in [
        ("users.csv", USERS.as_bytes(), "csv"),
        ("events.jsonl", EVENTS.as_bytes(), "json"),
        ("large.csv", large.as_bytes(), "csv"),
        ("windows.csv", &windows, "csv"),
    ] {
        let folder = Folder::new();
        let plain = open(&named(&folder.write(name, bytes)));
        let two = [&bytes[..bytes.len() / 2], &bytes[bytes.len() / 2..]];
        let packings = [
            ("gz", gzip(bytes), ", packed with gzip"),
            ("zst", zstd(bytes), ", packed with zstd"),
            ("zip", zip(&[(name, bytes)]), &*format!(", {name} in a ZIP archive")),
            ("joined.gz", two.map(gzip).concat(), ", packed with gzip"),
            ("joined.zst", two.map(zstd).concat(), ", packed with zstd"),
            ("filled.gz", [gzip(bytes), vec![0; 1000]].concat(), ", packed with gzip"),
        ];
        for (ending, packed, said) in packings {
            let path = folder.write(&format!("{name}.{ending}"), &packed);
            let answers = named(&path);
            assert_eq!(answers.kind, kind, "{name}.{ending}");
            let source = open(&answers);
            assert_eq!(word(&source.reading()), word(&plain.reading()) + said);
            assert_eq!(read(source.as_ref()).ok(), read(plain.as_ref()).ok(), "{name}.{ending}");
            let again = open(source.answers());
            assert_eq!(read(again.as_ref()).ok(), read(plain.as_ref()).ok(), "{name}.{ending}");
            let total = source.records().expect("it can be read").progress().total;
            assert!(total.is_some_and(|total| total <= packed.len() as u64), "progress is in bytes of the packed file");
        }
    }
}

#[test]
fn the_largest_table_of_an_archive_is_read_and_another_can_be_chosen() {
    let folder = Folder::new();
    let bytes = zip(&[
        ("__MACOSX/._users.csv", b"\0\x05\x16\x07"),
        (
            "readme.pdf",
            b"%PDF-1.7 and more than any of the tables that stand beside it in this archive, by far, yes, by far",
        ),
        ("2020/users.csv", USERS.as_bytes()),
        ("plans.csv", b"id,name\n1,Gold\n"),
        ("events.jsonl", EVENTS.as_bytes()),
    ]);
    let answers = named(&folder.write("export.zip", bytes));
    let users = open(&answers);
    assert_eq!(users.name(), "users.csv");
    let held: Vec<&str> = users.holds().iter().map(|held| held.name.as_str()).collect();
    assert_eq!(held, ["2020/users.csv", "plans.csv"]);
    let guess = &users.guesses()[0];
    assert_eq!((guess.field, &*guess.answer, &*because(guess)), ("inside", "2020/users.csv", "it is the largest"));
    let plans = open(&answers.clone().with("inside", "plans.csv"));
    assert_eq!(read(plans.as_ref()).expect("rows"), ["id|name", "Some(2): 1|Gold"]);
    assert_eq!(named(&folder.at("export.zip")).kind, "csv");
    let events = open(&Answers::new("json").with("file", folder.at("export.zip").to_string_lossy()));
    assert_eq!((events.columns().len(), events.name()), (2, "export.zip"));
    let error = source::open(&answers.with("inside", "none.csv")).err().expect("there is none");
    assert_eq!(
        Error::from(error).sentence(),
        "\"inside\" can't be \"none.csv\". Allowed: 2020/users.csv, plans.csv, events.jsonl."
    );
    let plain = named(&folder.write("users.csv", USERS)).with("inside", "users.csv");
    let error = source::open(&plain).err().expect("it is no archive");
    assert!(Error::from(error).sentence().contains("the file isn't an archive"));
}

#[test]
fn what_people_read_is_not_taken_for_the_table_of_an_archive() {
    let folder = Folder::new();
    let prose = "Exported from our shop, as you asked.\nEach row is a user.\n\nWrite to us, if anything is missing.\n";
    let more = prose.repeat(20);
    for (table, content) in [("users.csv", "login\nada\nlee\n"), ("users.txt", "login\tplan\nada\tGold\nlee\tBasic\n")]
    {
        let bytes = zip(&[("README.txt", more.as_bytes()), (table, content.as_bytes())]);
        let users = open(&named(&folder.write(&format!("{table}.zip"), bytes)));
        assert_eq!(users.name(), table);
        assert_eq!(because(&users.guesses()[0]), "it is the largest that looks like a table");
        // A plan of before that leaves the choice open goes on reading what it read.
        let answers = named(&folder.at(&format!("{table}.zip"))).read_as(ReadingVersion::new(2).expect("a version"));
        assert_eq!(open(&answers).name(), "README.txt");
    }
    let alone = open(&named(&folder.write("alone.zip", zip(&[("users.txt", b"login\nada\nlee\n")]))));
    assert_eq!(alone.columns()[0].title, "login");
}

#[test]
fn what_is_cut_off_is_said_wherever_it_ends() {
    let rows: String = (0..20_000_u64).map(|n| format!("{n},{}\n", n.wrapping_mul(2_654_435_761))).collect();
    let text = format!("id,n\n{rows}");
    let cut =
        "FILE is cut off: it ends before its contents do, so part of it is missing. Export, download or copy it again.";
    for (name, packed) in [("a.csv.gz", gzip(text.as_bytes())), ("a.csv.zst", zstd(text.as_bytes()))] {
        for keep in [packed.len() - 1, packed.len() - 9, packed.len() / 2, 20] {
            assert_eq!(refused(name, &packed[..keep]), cut, "{name} up to {keep} of {}", packed.len());
        }
    }
    let packed = zip(&[("a.csv", text.as_bytes())]);
    let said = refused("a.zip", &packed[..packed.len() / 2]);
    assert!(said.starts_with("FILE is a packed file that is damaged or incomplete"), "{said}");
}

#[test]
fn what_is_damaged_is_said() {
    let text: String = (0..2_000).map(|n| format!("{n},user{n}@example.com\n")).collect();
    for (name, mut packed) in [
        ("a.csv.gz", gzip(text.as_bytes())),
        ("a.csv.zst", zstd(text.as_bytes())),
        ("a.zip", zip(&[("a.csv", text.as_bytes())])),
    ] {
        let middle = packed.len() / 2;
        packed[middle..middle + 8].iter_mut().for_each(|byte| *byte ^= 0x55);
        let said = refused(name, &packed);
        assert!(said.contains("damaged") || said.contains("cut off"), "{name}: {said}");
    }
    let behind = [gzip(text.as_bytes()), b"and something else behind it".to_vec()].concat();
    assert!(refused("a.csv.gz", &behind).contains("damaged"));
}

#[test]
fn a_bomb_is_not_unpacked_to_its_end() {
    let zeros = vec![b'0'; 1024 * 1024];
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    (0..256).for_each(|_| packed.write_all(&zeros).expect("it is packed"));
    let packed = packed.finish().expect("it is packed");
    let bomb = "FILE unpacks to more than 500 times its size, as no table does; it may be malicious. If you know where it is from, \
                unpack it yourself and choose what comes out.";
    let mut lines = GzEncoder::new(Vec::new(), Compression::best());
    let many = b"0,0,0,0\n".repeat(128 * 1024);
    lines.write_all(b"a,b,c,d\n").expect("it is packed");
    (0..256).for_each(|_| lines.write_all(&many).expect("it is packed"));
    assert_eq!(refused("lines.csv.gz", &lines.finish().expect("it is packed")), bomb);
    let said = refused("line.csv.gz", &packed);
    assert!(said == bomb || said.contains("longer than 16 MB"), "{said}");
}

#[test]
fn what_is_packed_twice_is_not_looked_into() {
    let users = USERS.as_bytes();
    let mut tar = b"users.csv".to_vec();
    tar.resize(257, 0);
    tar.extend_from_slice(b"ustar\x0000");
    tar.resize(1024, 0);
    let twice =
        "FILE contains something that is packed again, which isn't opened here. Unpack it and choose what comes out.";
    for (name, bytes) in [
        ("a.csv.gz.gz", gzip(&gzip(users))),
        ("a.zip.gz", gzip(&zip(&[("a.csv", users)]))),
        ("a.zip", zip(&[("a.csv", &gzip(users))])),
    ] {
        assert_eq!(refused(name, &bytes), twice, "{name}");
    }
    assert_eq!(
        refused("a.zip", &zip(&[("more/inner.zip", &zip(&[("a.csv", users)]))])),
        "FILE is a ZIP archive with another packed file in it (more/inner.zip), which isn't opened here. Unpack it and \
         choose what comes out."
    );
    assert_eq!(
        refused("a.tar.gz", &gzip(&tar)),
        "FILE contains a tar archive, which isn't opened here. Unpack it and choose a file in it."
    );
}

#[test]
fn an_archive_without_a_table_is_said_with_what_it_holds() {
    assert_eq!(
        refused("a.zip", &zip(&[("a.pdf", b"%PDF"), ("b.png", b"PNG")])),
        "FILE is a ZIP archive without a file that could hold a table (such as .csv or .jsonl): it holds a.pdf and b.png. Choose \
         another file, or unpack it and choose a file in it."
    );
    assert!(refused("a.zip", &zip(&[])).contains("it is empty"));
}

#[test]
fn a_file_that_has_changed_since_is_not_read_on() {
    let folder = Folder::new();
    let source = open(&named(&folder.write("users.csv.gz", gzip(USERS.as_bytes()))));
    folder.write("users.csv.gz", gzip(format!("{USERS}kim@example.com,Free,0\n").as_bytes()));
    let error = read(source.as_ref()).expect_err("it has changed");
    assert!(matches!(error, SourceError::Changed { .. }), "{error:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is changed in a packed file, reading it ends with rows or with a sentence.
    #[test]
    fn a_damaged_file_is_read_or_refused_in_words(at in 0.0..1.0_f64, with in any::<u8>(), packing in 0..3_usize, keep in 0.1..1.0_f64) {
        let text = format!("{USERS}{}", USERS.repeat(20));
        let mut packed = match packing {
            0 => gzip(text.as_bytes()),
            1 => zstd(text.as_bytes()),
            _ => zip(&[("a.csv", text.as_bytes())]),
        };
        let place = (at * packed.len() as f64) as usize;
        packed[place] = with;
        packed.truncate((keep * packed.len() as f64) as usize + 1);
        let folder = Folder::new();
        let path = folder.write("a.csv.gz", &packed);
        if let Err(error) = source::open(&named(&path)).and_then(|source| read(source.as_ref())) {
            prop_assert!(Error::from(error).sentence().ends_with('.'));
        }
    }
}

/// A part that programs pass over, such as a table of where the others begin.
fn passed_over(length: u32) -> Vec<u8> {
    let mut part = vec![0x5E, 0x2A, 0x4D, 0x18];
    part.extend(length.to_le_bytes());
    part.resize(8 + length as usize, 7);
    part
}

#[test]
fn parts_that_are_to_be_passed_over_are() {
    let folder = Folder::new();
    let plain = folder.write("users.csv", USERS);
    let mut packed = passed_over(9);
    packed.extend(zstd(USERS.as_bytes()));
    packed.extend(passed_over(200_000));
    let path = folder.write("users.csv.zst", &packed);
    let rows = |path| read(open(&named(path)).as_ref()).expect("it can be read");
    assert_eq!(rows(&path), rows(&plain));
    packed.truncate(packed.len() - 1);
    assert!(refused("short.csv.zst", &packed).contains("cut off"));
}

#[test]
fn an_archive_is_no_workbook_for_what_its_bytes_happen_to_be() {
    let folder = Folder::new();
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("axl/visits.csv", stored).expect("a file");
    archive.write_all(b"login,page\nada@example.com,https://shop.example.com/xl/1\n").expect("a file");
    let path = folder.write("visits.zip", archive.finish().expect("an archive").into_inner());
    assert_eq!(read(open(&named(&path)).as_ref()).expect("it can be read").len(), 2);
}
