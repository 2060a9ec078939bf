//! What the packages for systems that are not here hold: held against the project and against each other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::Event;

fn packaging() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/packaging")
}

fn read(name: &str) -> String {
    fs::read_to_string(packaging().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The texts of an XML file in their order, each with the element that it stands in; fails where it is none.
fn texts(name: &str) -> Vec<(String, String)> {
    let xml = read(name);
    let mut reader = Reader::from_str(&xml);
    let (mut inside, mut found) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(start) => inside.push(start.name().as_ref().to_owned()),
            Event::End(_) => drop(inside.pop()),
            Event::Text(text) => {
                let text = text.as_ref().trim().to_owned();
                if let Some(element) = inside.last().filter(|_| !text.is_empty()) {
                    found.push((element.clone(), text));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(inside.is_empty(), "{name} ends within {inside:?}");
    found
}

/// The strings that follow a key of a property list.
fn behind(list: &[(String, String)], key: &str) -> BTreeSet<String> {
    let keys = list.iter().enumerate().filter(|(_, (element, text))| element == "key" && text == key);
    let strings = keys.flat_map(|(at, _)| list[at + 1..].iter().take_while(|(element, _)| element == "string"));
    strings.map(|(_, text)| text.clone()).collect()
}

#[test]
fn every_system_knows_a_plan_by_the_same_ending_and_type() {
    let list = texts("macos/Info.plist");
    assert_eq!(behind(&list, "public.filename-extension"), ["backfill".to_owned()].into());
    assert_eq!(behind(&list, "public.mime-type"), ["application/x-backfill-plan".to_owned()].into());
    assert!(behind(&list, "LSItemContentTypes").is_superset(&behind(&list, "UTTypeIdentifier")), "{list:?}");
    assert!(read("linux/mime.xml").contains("<glob pattern=\"*.backfill\"/>"));
    for file in ["linux/mime.xml", "linux/metainfo.xml", "linux/backfill.desktop", "windows/backfill.nsi"] {
        assert!(read(file).contains("application/x-backfill-plan"), "{file} does not know plans");
    }
    assert!(read("windows/backfill.nsi").contains("\"${CLASSES}\\.backfill\" \"\" \"${PLAN}\""));
}

#[test]
fn every_icon_that_is_named_is_there() {
    let list = texts("macos/Info.plist");
    let mut named = behind(&list, "CFBundleIconFile");
    named.extend(behind(&list, "CFBundleTypeIconFile"));
    assert_eq!(named.len(), 2, "{named:?}");
    for name in named {
        let file = fs::read(packaging().join("macos").join(&name).with_extension("icns")).expect("the icon");
        assert!(file.starts_with(b"icns"), "{name} is no icon");
        let file = fs::read(packaging().join("windows").join(&name).with_extension("ico")).expect("the icon");
        assert!(file.starts_with(&[0, 0, 1, 0]), "{name} is no icon");
        for size in [16, 22, 24, 32, 48, 64, 128, 256, 512] {
            let path = packaging().join(format!("linux/icons/{name}-{size}.png"));
            let picture = image::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert_eq!((picture.width(), picture.height()), (size, size), "{}", path.display());
        }
    }
    let window = fs::read(packaging().join("../icon.png")).expect("the window's icon");
    let packed = fs::read(packaging().join("linux/icons/backfill-256.png")).expect("the packages' icon");
    assert!(window == packed, "the window and the packages have different icons: make-icons draws them");
}

#[test]
fn windows_is_told_that_the_program_is_sharp_and_takes_long_paths() {
    let told = texts("windows/backfill.manifest");
    for (element, text) in
        [("dpiAwareness", "PerMonitorV2, PerMonitor"), ("longPathAware", "true"), ("activeCodePage", "UTF-8")]
    {
        assert!(told.contains(&(element.to_owned(), text.to_owned())), "{element} is not {text:?}: {told:?}");
    }
}
