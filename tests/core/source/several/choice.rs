//! Which files a choice stands for, what they are called and in which order they stand.

use std::path::{Path, PathBuf};

use backfill::source::{Answers, Source};

use super::{FEBRUARY, JANUARY, named, open, read, refused, sentence, text};
use crate::support::folder::Folder;

/// Opens what these names stand for together.
#[track_caller]
fn together(names: &[PathBuf]) -> std::sync::Arc<dyn Source> {
    let names: Vec<&Path> = names.iter().map(PathBuf::as_path).collect();
    open(&named(&names).unwrap_or_else(|error| panic!("{names:?}: {}", sentence(error))))
}

/// Files of which some are called alike, in folders within a folder of this name.
fn nested(name: &str) -> (Folder, PathBuf) {
    let folder = Folder::new();
    for (file, id) in [("orders.csv", 1), ("north/orders.csv", 2), ("south/orders.csv", 3), ("south/late.csv", 4)] {
        folder.write(&format!("{name}/{file}"), format!("id,who\n{id},ada\n"));
    }
    let base = folder.at(name);
    (folder, base)
}

#[test]
fn the_same_files_have_the_same_names_and_the_same_order_however_they_were_chosen() {
    let expected =
        ["1 late.csv:2 4|ada", "2 north/orders.csv:2 2|ada", "3 orders.csv:2 1|ada", "4 south/orders.csv:2 3|ada"];
    // What the folder is called in which all of them are, before or behind them by its name, is no part of it.
    for name in ["exports", "archive/2024", "zulu"] {
        let (_folder, base) = nested(name);
        let all = ["orders.csv", "north/orders.csv", "south/orders.csv", "south/late.csv"].map(|file| base.join(file));
        assert_eq!(read(together(&all).as_ref()), expected, "{name}: by file");
        let folders = [base.clone(), base.join("south/"), base.join("./north")];
        assert_eq!(read(together(&folders).as_ref()), expected, "{name}: by folder");
        let patterns = [base.join("*/*.csv"), base.join("south/../ord*.csv")];
        assert_eq!(read(together(&patterns).as_ref()), expected, "{name}: by pattern");
    }
}

#[test]
fn a_name_has_only_as_much_of_the_path_as_tells_it_from_the_others() {
    let (_folder, base) = nested("exports");
    assert_eq!(read(together(&[base.join("nor*/orders.csv")]).as_ref()), ["1 orders.csv:2 2|ada"]);
    let two = [base.join("*/orders.csv")];
    assert_eq!(read(together(&two).as_ref()), ["1 north/orders.csv:2 2|ada", "2 south/orders.csv:2 3|ada"]);
}

#[test]
fn how_a_file_is_read_is_known_under_the_longer_name_that_it_had_among_others() {
    let folder = Folder::new();
    folder.write("2024/orders.csv", "id,code\n1,=\"00417\"\n2,=\"00418\"\n");
    let values = [("formulas".to_owned(), "keep".to_owned())].into();
    let each = vec![backfill::source::Each { names: vec!["2024/orders.csv".to_owned()], values }];
    let several = vec![text(&folder.at("20*/orders.csv"))];
    let source = open(&Answers { kind: "csv".to_owned(), several, each, ..Answers::default() });
    assert_eq!(read(source.as_ref()), ["1 orders.csv:2 1|=\"00417\"", "2 orders.csv:3 2|=\"00418\""]);
}

#[cfg(unix)]
#[test]
fn a_link_is_read_only_where_the_file_is_not_that_it_leads_to() {
    use std::os::unix::fs::symlink;
    let (folder, elsewhere) = (Folder::new(), Folder::new());
    folder.write("orders-2.csv", JANUARY);
    for link in ["a-latest.csv", "orders-1.csv", "z-latest.csv"] {
        symlink(folder.at("orders-2.csv"), folder.at(link)).expect("a link");
    }
    let expected = ["1 orders-2.csv:2 1|ada|10", "2 orders-2.csv:3 2|lee|20"];
    assert_eq!(read(together(&[folder.path().to_owned()]).as_ref()), expected);
    // Named beside it, it is still that file.
    let both = [folder.at("z-latest.csv"), folder.at("orders-2.csv")];
    assert_eq!(read(together(&both).as_ref()), expected);
    // Of several links to a file elsewhere it is the first by its name.
    let february = elsewhere.write("february.csv", FEBRUARY);
    for link in ["orders-9.csv", "orders-8.csv"] {
        symlink(&february, folder.at(link)).expect("a link");
    }
    let with = ["1 orders-2.csv:2 1|ada|10", "2 orders-2.csv:3 2|lee|20", "3 orders-8.csv:2 3|kim|30"];
    assert_eq!(read(together(&[folder.path().to_owned()]).as_ref()), with);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_refused_where_its_file_would_be_read() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    let odd = |name: &[u8]| folder.path().join(std::ffi::OsStr::from_bytes(name));
    std::fs::write(odd(b"notes-\xff.md"), "no table").expect("a file");
    std::fs::write(odd(b".orders-\xff.csv"), FEBRUARY).expect("a file");
    assert_eq!(read(together(&[folder.path().to_owned()]).as_ref()).len(), 2, "neither is a file of a table");
    std::fs::write(odd(b"orders-\xff.csv"), FEBRUARY).expect("a file");
    for choice in [folder.path().to_owned(), folder.at("orders-*.csv")] {
        let refused = refused(&[&choice]);
        assert!(refused.contains("orders-\u{fffd}.csv") && refused.contains("Rename the file"), "{refused}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_which_nobody_can_tell_what_it_is_is_refused_and_not_passed_over() {
    let folder = Folder::new();
    folder.write("orders-1.csv", JANUARY);
    std::os::unix::fs::symlink(folder.at("gone.csv"), folder.at("orders-2.csv")).expect("a link");
    for choice in [folder.path().to_owned(), folder.at("orders-*")] {
        let refused = refused(&[&choice]);
        assert!(refused.contains("orders-2.csv") && refused.contains("no file"), "{refused}");
    }
    std::fs::remove_file(folder.at("orders-2.csv")).expect("it can be removed");
    // A folder is none, whatever its name ends in.
    std::fs::create_dir(folder.at("orders-3.csv")).expect("a folder");
    assert_eq!(read(together(&[folder.at("orders-*")]).as_ref()).len(), 2);
}

#[test]
fn one_file_beside_several_is_refused() {
    let folder = Folder::new();
    let one = folder.write("orders-1.csv", JANUARY);
    folder.write("more/orders-2.csv", FEBRUARY);
    let several = vec![text(&folder.at("more"))];
    let both = Answers { kind: "csv".to_owned(), several, ..Answers::default() }.with("file", text(&one));
    let refused = sentence(backfill::source::open(&both).err().expect("it is refused"));
    assert!(refused.contains("orders-1.csv") && refused.contains("more") && refused.contains("\"files\""), "{refused}");
}
